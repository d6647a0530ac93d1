//! What the window has for each kind of fact: its looks, what one says in words, its form.

use egui::Ui;

use super::dialog::fields::{choice, list, number, optional, removable, text, tick};
use super::lens::Lens;
use super::wording::{self, evidence_words, joined};
use sidelight_engine::article::Span;
use sidelight_engine::facts::{
    Attribution, Claim, EntityType, Fact, FactContent, FactKind, Factuality, Quantity, Quote,
    QuoteMode, Speaker, TimeExpression, TimeRelation, Timex, one_line,
};

/// How the window shows the facts of a kind.
#[derive(Debug)]
pub struct Looks {
    /// Its colour on dark ground; that on light ground is its own.
    pub dark: [u8; 3],
    /// Its colour among those of Wong as published, on light and on dark ground.
    pub wong: [[u8; 3]; 2],
    /// The place of its rail in the margin, counted from the text; `None` for kinds that are marked in
    /// the text.
    pub rail: Option<f32>,
    /// The lenses that list it, beside the one that lists all.
    pub lenses: &'static [Lens],
}

/// How the window shows the facts of a kind.
pub fn looks(kind: FactKind) -> &'static Looks {
    match kind {
        FactKind::Entity => &Looks {
            dark: [0x4F, 0xA3, 0xDA],
            wong: [[0x00, 0x72, 0xB2], [0x00, 0x72, 0xB2]],
            rail: None,
            lenses: &[Lens::Who],
        },
        FactKind::Role => &Looks {
            dark: [0x8A, 0xCB, 0xF0],
            wong: [[0x56, 0xB4, 0xE9], [0x56, 0xB4, 0xE9]],
            rail: None,
            lenses: &[Lens::Who],
        },
        FactKind::Quote => &Looks {
            dark: [0xD9, 0x92, 0xB9],
            wong: [[0xCC, 0x79, 0xA7], [0xCC, 0x79, 0xA7]],
            rail: Some(0.0),
            lenses: &[Lens::Claims, Lens::Said],
        },
        FactKind::Time => &Looks {
            dark: [0xF0, 0xB4, 0x3C],
            wong: [[0xE6, 0x9F, 0x00], [0xE6, 0x9F, 0x00]],
            rail: None,
            lenses: &[Lens::When],
        },
        FactKind::Quantity => &Looks {
            dark: [0x2F, 0xBE, 0x93],
            wong: [[0x00, 0x9E, 0x73], [0x00, 0x9E, 0x73]],
            rail: None,
            lenses: &[Lens::HowMany],
        },
        FactKind::Claim => &Looks {
            dark: [0xF0, 0x86, 0x3C],
            wong: [[0xD5, 0x5E, 0x00], [0xD5, 0x5E, 0x00]],
            rail: Some(1.0),
            lenses: &[Lens::Claims],
        },
        FactKind::Code => &Looks {
            dark: [0xB0, 0x9A, 0xE8],
            wong: [[0x6B, 0x66, 0x5C], [0xA8, 0xA5, 0x9D]],
            rail: None,
            lenses: &[Lens::Claims],
        },
    }
}

/// What a fact says, in one line, without what [`detail`] tells.
pub fn value(fact: &Fact) -> String {
    match &fact.content {
        FactContent::Entity(entity) => entity.name.clone(),
        FactContent::Quote(_) => evidence_words(fact),
        FactContent::Time(time) => {
            wording::time_words(time).unwrap_or_else(|| evidence_words(fact))
        }
        FactContent::Code(code) if code.value.trim().is_empty() => evidence_words(fact),
        FactContent::Code(code) => one_line(&code.value),
        FactContent::Claim(claim) => claim_line(claim),
        FactContent::Quantity(quantity) => quantity_words(fact, quantity),
        FactContent::Role(_) => fact.summary(),
    }
}

/// The clause, after whom it tells of where it does not name them itself: "Ada Obi … left the country".
fn claim_line(claim: &Claim) -> String {
    let told = claim.who.first().or(claim.whom.first());
    let told = told.map(|told| one_line(&told.text));
    match told.filter(|told| !claim.text.contains(told.as_str())) {
        Some(told) => format!("{told} … {}", claim.text),
        None => claim.text.clone(),
    }
}

/// A number as the article writes it, with what it counts: "$148 million · aid".
fn quantity_words(fact: &Fact, quantity: &Quantity) -> String {
    let words = evidence_words(fact);
    match &quantity.of {
        Some(of) if quantity.unit.is_none() && !words.contains(&**of) => format!("{words} {of}"),
        Some(of) if !words.contains(&**of) => format!("{words} · {of}"),
        _ => words,
    }
}

/// What else a fact says, in a few words; empty where the value says all.
pub fn detail(fact: &Fact) -> String {
    match &fact.content {
        FactContent::Entity(entity) => joined([
            Some(wording::entity_type(entity.entity_type).to_owned()),
            entity
                .place
                .as_ref()
                .map(|place| format!("based in {place}")),
            mentions(fact.evidence.len()),
        ]),
        FactContent::Role(role) => joined([
            role.since.as_ref().map(|since| format!("since {since}")),
            role.until.as_ref().map(|until| format!("until {until}")),
        ]),
        FactContent::Quote(quote) => joined([
            Some(
                quote
                    .speaker
                    .as_ref()
                    .map_or_else(|| "Speaker not told".to_owned(), |s| s.name.clone()),
            ),
            Some(wording::quote_mode(quote.mode).to_owned()),
        ]),
        FactContent::Time(time) => joined([
            Some(wording::timex(time.timex).to_owned()),
            time.value
                .is_none()
                .then(|| "needs the date of publication".to_owned()),
        ]),
        FactContent::Quantity(_) => places(fact.evidence.len()).unwrap_or_default(),
        FactContent::Claim(claim) => joined([
            claim.main.then(|| "Main event".to_owned()),
            claim
                .by
                .as_ref()
                .map(|by| format!("according to {}", by.name)),
            Some(wording::factuality_unless_happened(claim.factuality).to_owned())
                .filter(|factuality| !factuality.is_empty()),
            claim.condition.clone(),
            places(fact.evidence.len()),
        ]),
        FactContent::Code(code) => code.code.clone(),
    }
}

fn mentions(count: usize) -> Option<String> {
    (count > 1).then(|| format!("{count} mentions"))
}

fn places(count: usize) -> Option<String> {
    (count > 1).then(|| format!("told in {count} places"))
}

/// Whether a fact that says this says enough.
pub fn is_complete(content: &FactContent) -> bool {
    let told = |text: &str| !text.trim().is_empty();
    match content {
        FactContent::Entity(entity) => told(&entity.name),
        FactContent::Role(role) => told(&role.person) && told(&role.title),
        FactContent::Quantity(quantity) => {
            quantity.value.is_some() || quantity.low.is_some() || quantity.high.is_some()
        }
        FactContent::Claim(claim) => told(&claim.text),
        FactContent::Code(code) => told(&code.code),
        FactContent::Quote(_) | FactContent::Time(_) => true,
    }
}

/// The fields of a fact whose words begin at `start`.
pub fn fields(ui: &mut Ui, content: &mut FactContent, start: usize) {
    match content {
        FactContent::Entity(entity) => {
            choice(
                ui,
                "Type",
                &mut entity.entity_type,
                &EntityType::ALL,
                |value| wording::entity_type(value).to_owned(),
            );
            text(ui, "Name", &mut entity.name);
            list(ui, "Other names", &mut entity.aliases);
        }
        FactContent::Role(role) => {
            text(ui, "Person", &mut role.person);
            text(ui, "Post or title", &mut role.title);
            optional(ui, "Of", &mut role.of);
            optional(ui, "Since", &mut role.since);
            optional(ui, "Until", &mut role.until);
        }
        FactContent::Quote(quote) => quote_fields(ui, quote, start),
        FactContent::Time(time) => time_fields(ui, time),
        FactContent::Quantity(quantity) => quantity_fields(ui, quantity),
        FactContent::Claim(claim) => claim_fields(ui, claim),
        FactContent::Code(code) => text(ui, &code.code, &mut code.value),
    }
}

fn quote_fields(ui: &mut Ui, quote: &mut Quote, start: usize) {
    let modes = [QuoteMode::Direct, QuoteMode::Indirect, QuoteMode::Mixed];
    choice(ui, "Mode", &mut quote.mode, &modes, |mode| {
        wording::quote_mode(mode).to_owned()
    });
    let mut name = quote.speaker.as_ref().map(|speaker| speaker.name.clone());
    optional(ui, "Speaker", &mut name);
    // A speaker named by hand has no mention of its own: it stands where the quote begins.
    let place = quote
        .speaker
        .as_ref()
        .map_or(Span::new(start, start), |speaker| speaker.span);
    quote.speaker = name.map(|name| Speaker { name, span: place });
    optional(ui, "Said to", &mut quote.addressee);
}

fn time_fields(ui: &mut Ui, time: &mut TimeExpression) {
    let types = [Timex::Date, Timex::Time, Timex::Duration, Timex::Set];
    choice(ui, "Type", &mut time.timex, &types, |timex| {
        wording::timex(timex).to_owned()
    });
    optional(ui, "Value (2024-09-30, P2W)", &mut time.value);
    let relations = [
        None,
        Some(TimeRelation::On),
        Some(TimeRelation::By),
        Some(TimeRelation::Since),
        Some(TimeRelation::Until),
        Some(TimeRelation::Before),
        Some(TimeRelation::After),
    ];
    choice(ui, "Relation", &mut time.relation, &relations, |relation| {
        relation.map_or("—", wording::time_relation).to_owned()
    });
}

fn quantity_fields(ui: &mut Ui, quantity: &mut Quantity) {
    let modifiers: [&'static str; 8] = ["", "~", "<~", ">~", "<", "<=", ">", ">="];
    let known = |known: &&&'static str| Some(**known) == quantity.modifier.as_deref();
    let mut modifier = modifiers.iter().find(known).copied().unwrap_or_default();
    choice(ui, "How exact", &mut modifier, &modifiers, |modifier| {
        wording::quantity_modifier(modifier).to_owned()
    });
    quantity.modifier = (!modifier.is_empty()).then_some(modifier.into());
    number(ui, "Number", &mut quantity.value);
    number(ui, "From", &mut quantity.low);
    number(ui, "To", &mut quantity.high);
    optional(ui, "Unit or currency", &mut quantity.unit);
    optional(ui, "Of what", &mut quantity.of);
}

fn claim_fields(ui: &mut Ui, claim: &mut Claim) {
    text(ui, "Claim", &mut claim.text);
    let told = [
        Factuality::Happened,
        Factuality::Ongoing,
        Factuality::Planned,
        Factuality::Possible,
        Factuality::Denied,
    ];
    choice(ui, "Status", &mut claim.factuality, &told, |factuality| {
        wording::factuality(factuality).to_owned()
    });
    let mut name = claim.by.as_ref().map(|by| by.name.clone());
    optional(ui, "According to", &mut name);
    // Another name is told in no quote that the engine knows of.
    let same = claim.by.take().filter(|by| Some(&by.name) == name.as_ref());
    claim.by = same.or_else(|| name.map(|name| Attribution { name, fact: None }));
    tick(ui, "Main event", "The article is about it", &mut claim.main);
    for (label, phrases) in [
        ("Who", &mut claim.who),
        ("To whom", &mut claim.whom),
        ("When", &mut claim.when),
        ("Where", &mut claim.place),
        ("How many", &mut claim.how_many),
        ("Why", &mut claim.why),
        ("How", &mut claim.how),
    ] {
        removable(ui, label, phrases);
    }
}
