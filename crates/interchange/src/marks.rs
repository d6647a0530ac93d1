//! Facts as other annotation programs know them: labelled spans, and links between them.

use std::collections::HashMap;

use sidelight_engine::article::Span;
use sidelight_engine::facts::{EntityType, Fact, FactContent, FactId, FactKind, FactSheet};

/// A piece of a fact as a labelled span.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// What a program that knows labels alone calls it.
    pub label: &'a str,
    /// Where it stands.
    pub span: Span,
    /// Which piece of the fact it is, from 0.
    pub piece: usize,
}

/// A link between two marks, told by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What it means.
    pub kind: LinkKind,
    /// Where it begins.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
}

/// What a link means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// It names the same entity as another mention.
    Same,
    /// It is a further piece of a fact.
    Part,
    /// It was said by.
    Speaker,
    /// It is told in the quote.
    ToldIn,
}

impl LinkKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Same, Self::Part, Self::Speaker, Self::ToldIn];

    /// The name of the relation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Part => "part",
            Self::Speaker => "speaker",
            Self::ToldIn => "told_in",
        }
    }
}

/// What a program that knows labels alone calls a fact: the type of an entity, a person's own kind,
/// else the kind.
pub fn label(fact: &Fact) -> &str {
    match &fact.content {
        FactContent::Entity(entity) if entity.entity_type != EntityType::Other => {
            entity.entity_type.as_str()
        }
        FactContent::Code(code) => &code.code,
        other => other.kind().as_str(),
    }
}

/// The labels that the program's own kinds have, in the order of the kinds.
pub fn own_labels() -> impl Iterator<Item = (&'static str, FactKind)> {
    let types = entity_types().map(|kind| (kind.as_str(), FactKind::Entity));
    let kinds = FactKind::READ.iter().map(|kind| (kind.as_str(), *kind));
    types.chain(kinds)
}

/// The types of entity that are labels by themselves.
fn entity_types() -> impl Iterator<Item = EntityType> {
    let types = EntityType::ALL.into_iter();
    types.filter(|it| *it != EntityType::Other)
}

/// What other programs call the same; in lower case.
const FOREIGN_LABELS: [(&str, FactKind, Option<EntityType>); 18] = [
    ("entity", FactKind::Entity, None),
    ("name", FactKind::Entity, None),
    ("misc", FactKind::Entity, None),
    ("per", FactKind::Entity, Some(EntityType::Person)),
    ("org", FactKind::Entity, Some(EntityType::Organization)),
    (
        "organisation",
        FactKind::Entity,
        Some(EntityType::Organization),
    ),
    ("loc", FactKind::Entity, Some(EntityType::Place)),
    ("location", FactKind::Entity, Some(EntityType::Place)),
    ("gpe", FactKind::Entity, Some(EntityType::Place)),
    ("fac", FactKind::Entity, Some(EntityType::Place)),
    ("norp", FactKind::Entity, Some(EntityType::Group)),
    ("work_of_art", FactKind::Entity, Some(EntityType::Work)),
    ("law", FactKind::Entity, Some(EntityType::Work)),
    ("date", FactKind::Time, None),
    ("money", FactKind::Quantity, None),
    ("percent", FactKind::Quantity, None),
    ("cardinal", FactKind::Quantity, None),
    ("statement", FactKind::Claim, None),
];

/// The kind that a label stands for, where it is one of the program's own or common elsewhere.
pub fn kind_of(label: &str) -> Option<FactKind> {
    let label = label.to_lowercase();
    let foreign = FOREIGN_LABELS.iter().map(|(name, kind, _)| (*name, *kind));
    let mut known = own_labels().chain(foreign);
    known.find(|(name, _)| *name == label).map(|(_, kind)| kind)
}

/// The type of entity that a label stands for.
pub fn entity_type_of(label: &str) -> Option<EntityType> {
    let label = label.to_lowercase();
    let own = entity_types();
    let own = own.map(|kind| (kind.as_str(), Some(kind)));
    let foreign = FOREIGN_LABELS.iter().map(|(name, _, kind)| (*name, *kind));
    let mut known = own.chain(foreign);
    known.find(|(name, _)| *name == label)?.1
}

/// The type of an entity among the four of CoNLL-2003.
pub fn conll_type(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "PER",
        EntityType::Organization => "ORG",
        EntityType::Place => "LOC",
        _ => "MISC",
    }
}

/// A colour as red, green and blue in hexadecimal.
pub fn hexadecimal([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// All pieces of all facts, fact by fact.
pub fn marks(sheet: &FactSheet) -> Vec<Mark<'_>> {
    let marks = sheet.facts.iter().flat_map(|fact| {
        let pieces = fact.evidence.iter().enumerate();
        pieces.map(move |(piece, evidence)| Mark {
            fact,
            label: label(fact),
            span: evidence.span,
            piece,
        })
    });
    marks.collect()
}

/// The links between marks.
pub fn links(marks: &[Mark<'_>]) -> Vec<Link> {
    let mut first: HashMap<&FactId, usize> = HashMap::new();
    let mut mentions: HashMap<Span, usize> = HashMap::new();
    for (number, mark) in marks.iter().enumerate() {
        first.entry(&mark.fact.id).or_insert(number);
        if mark.fact.kind() == FactKind::Entity {
            mentions.entry(mark.span).or_insert(number);
        }
    }
    let mut links = Vec::new();
    for (number, mark) in marks.iter().enumerate() {
        let mut link = |kind, from, to: Option<&usize>| {
            links.extend(to.filter(|to| **to != from).map(|to| Link {
                kind,
                from,
                to: *to,
            }));
        };
        if mark.piece > 0 {
            let kind = match mark.fact.kind() {
                FactKind::Entity => LinkKind::Same,
                _ => LinkKind::Part,
            };
            link(kind, number, first.get(&mark.fact.id));
            continue;
        }
        match &mark.fact.content {
            FactContent::Quote(quote) => {
                let speaker = quote.speaker.as_ref();
                let mention = speaker.and_then(|speaker| mentions.get(&speaker.span));
                link(LinkKind::Speaker, number, mention);
            }
            FactContent::Claim(claim) => {
                let quote = claim.by.as_ref().and_then(|by| by.fact.as_ref());
                link(
                    LinkKind::ToldIn,
                    number,
                    quote.and_then(|quote| first.get(quote)),
                );
            }
            _ => {}
        }
    }
    links
}
