//! The form for what a fact says.

use egui::{ComboBox, DragValue, Grid, Rect, RichText, ScrollArea, TextEdit, Ui};

use super::frame::{self, Control as _};
use crate::app::command::{Action, Command, Commands, MakeCommand};
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::article::{Article, Span};
use sidelight_engine::facts::{
    Attribution, Claim, EntityType, Fact, FactContent, FactId, FactKind, Factuality, Quantity,
    Quote, QuoteMode, Speaker, TimeExpression, TimeRelation, Timex, one_line,
};

/// What a fact says, in the making.
#[derive(Debug)]
pub struct FactForm {
    /// The fact that is changed; `None` while one is added.
    fact: Option<FactId>,
    /// The words it rests on.
    words: String,
    /// Where they stand.
    spans: Vec<Span>,
    content: FactContent,
    /// What the words say by kind, while a fact is added.
    templates: Vec<FactContent>,
    /// Where the words are on the screen, as far as they are in sight.
    beside: Option<Rect>,
}

impl FactForm {
    /// A form to change a fact, beside its words where these are in sight.
    pub fn edit(fact: &Fact, beside: Option<Rect>) -> Self {
        Self {
            fact: Some(fact.id.clone()),
            words: wording::evidence_words(fact),
            spans: fact.evidence.iter().map(|piece| piece.span).collect(),
            content: fact.content.clone(),
            templates: Vec::new(),
            beside,
        }
    }

    /// A form to add a fact from some words of an article. `contents` is what they say as far as it
    /// is known, by kind.
    pub fn add(
        article: &Article,
        spans: Vec<Span>,
        content: FactContent,
        contents: Vec<FactContent>,
        beside: Option<Rect>,
    ) -> Self {
        let words: Vec<&str> = spans.iter().map(|span| article.slice(*span)).collect();
        Self {
            fact: None,
            words: one_line(&words.join(" … ")),
            spans,
            content,
            templates: contents,
            beside,
        }
    }

    /// Takes over what the engine read in the words of a new fact; what the person wrote stays.
    pub fn fill(&mut self, contents: Vec<FactContent>) {
        if self.templates.contains(&self.content)
            && let Some(content) = of_kind(&contents, self.content.kind())
        {
            self.content = content.clone();
        }
        self.templates = contents;
    }

    /// Where the words are on the screen, as far as they are in sight.
    pub fn beside(&self) -> Option<Rect> {
        self.beside
    }

    /// Where the words of a new fact stand.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let adds = self.fact.is_none();
        let title = if adds { "Add a fact" } else { "Edit the fact" };
        frame::page(ui, title, 500.0, |ui| self.contents(ui, commands));
        let label = if adds { "Add" } else { "Save" };
        if frame::buttons(ui, label, is_complete(&self.content), commands) {
            commands.send(Command::Make(MakeCommand::Submit {
                fact: self.fact.clone(),
                content: self.content.clone(),
            }));
        }
    }

    fn contents(&mut self, ui: &mut Ui, commands: &Commands) {
        let palette = Palette::of(ui.visuals());
        let words = RichText::new(format!("“{}”", self.words)).font(theme::words(ui.ctx(), 15.0));
        ScrollArea::vertical()
            .id_salt("words")
            .max_height(90.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.add(egui::Label::new(words.color(palette.ink_soft)).wrap())
            });
        ui.add_space(theme::SMALL_GAP);
        if self.fact.is_none() {
            self.kinds(ui, commands);
            ui.add_space(theme::SMALL_GAP);
        }
        let start = self.spans.first().map_or(0, |span| span.start);
        Grid::new(("fields", self.content.kind()))
            .num_columns(2)
            .spacing([14.0, 8.0])
            .min_col_width(110.0)
            .show(ui, |ui| fields(ui, &mut self.content, start));
    }

    /// The kinds to choose from, also by their keys.
    fn kinds(&mut self, ui: &mut Ui, commands: &Commands) {
        let palette = Palette::of(ui.visuals());
        let typing = ui.ctx().text_edit_focused();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(5.0, 5.0);
            for (kind, action) in Action::KINDS {
                let key = commands.key(ui.ctx(), action);
                let label = format!("{key} {}", wording::kind(kind));
                let name = format!("Kind: {}", wording::kind(kind));
                let on = self.content.kind() == kind;
                let hue = Some(palette.kind(kind));
                let chip = widgets::chip(ui, label.trim(), &name, hue, on);
                let mut keys = commands.keymap().of(action).iter();
                let pressed =
                    !typing && keys.any(|key| ui.input_mut(|input| input.consume_shortcut(key)));
                if (chip.clicked() || pressed)
                    && let Some(template) = of_kind(&self.templates, kind)
                {
                    self.content = template.clone();
                }
            }
        });
    }
}

fn of_kind(contents: &[FactContent], kind: FactKind) -> Option<&FactContent> {
    contents.iter().find(|content| content.kind() == kind)
}

/// Whether a fact that says this says enough.
pub(super) fn is_complete(content: &FactContent) -> bool {
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
fn fields(ui: &mut Ui, content: &mut FactContent, start: usize) {
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
    ui.label("Main event");
    ui.checkbox(&mut claim.main, "The article is about it")
        .leaving_enter();
    ui.end_row();
    for (label, phrases) in [
        ("Who", &mut claim.who),
        ("To whom", &mut claim.whom),
        ("When", &mut claim.when),
        ("Where", &mut claim.place),
        ("How many", &mut claim.how_many),
        ("Why", &mut claim.why),
        ("How", &mut claim.how),
    ] {
        if !phrases.is_empty() {
            ui.label(label);
            ui.vertical(|ui| {
                phrases.retain(|phrase| {
                    ui.horizontal(|ui| {
                        let remove = ui.small_button("×");
                        let name = format!("Remove {}", phrase.text);
                        let remove = remove.accessible_name(name).clicked();
                        ui.add(egui::Label::new(one_line(&phrase.text)).truncate());
                        !remove
                    })
                    .inner
                });
            });
            ui.end_row();
        }
    }
}

fn text(ui: &mut Ui, label: &str, value: &mut String) {
    ui.label(label);
    let field = TextEdit::singleline(value).desired_width(f32::INFINITY);
    ui.add(field).accessible_name(label).leaving_enter().first();
    ui.end_row();
}

fn optional(ui: &mut Ui, label: &str, value: &mut Option<String>) {
    let mut words = value.clone().unwrap_or_default();
    text(ui, label, &mut words);
    *value = Some(words).filter(|words| !words.trim().is_empty());
}

fn list(ui: &mut Ui, label: &str, values: &mut Vec<String>) {
    let mut words = values.join("; ");
    let before = words.clone();
    text(ui, label, &mut words);
    if words != before {
        *values = words
            .split(';')
            .map(|name| name.trim_start().to_owned())
            .collect();
    }
}

fn number(ui: &mut Ui, label: &str, value: &mut Option<f64>) {
    ui.label(label);
    ui.horizontal(|ui| {
        let mut known = value.is_some();
        let name = format!("{label} is known");
        ui.checkbox(&mut known, "")
            .accessible_name(name)
            .leaving_enter();
        let mut number = value.unwrap_or_default();
        let field = DragValue::new(&mut number).speed(1.0);
        ui.add_enabled(known, field).accessible_name(label);
        *value = known.then_some(number);
    });
    ui.end_row();
}

fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    value: &mut T,
    options: &[T],
    name: impl Fn(T) -> String,
) {
    ui.label(label);
    ComboBox::from_id_salt(label)
        .selected_text(name(*value))
        .width(200.0)
        .show_ui(ui, |ui| {
            for &option in options {
                ui.selectable_value(value, option, name(option));
            }
        })
        .response
        .accessible_name(label);
    ui.end_row();
}
