//! What a fact says: one record for each kind.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::claim_record::Claim;
use super::fact::FactKind;
use crate::article::{Article, Span};

/// What a fact says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FactContent {
    /// A named thing.
    Entity(Entity),
    /// What somebody is.
    Role(Role),
    /// Words of a speaker.
    Quote(Quote),
    /// A time expression.
    Time(TimeExpression),
    /// A number with what it counts.
    Quantity(Quantity),
    /// What the article tells in one clause. Projects of before have events and statements in its place.
    #[serde(alias = "event", alias = "statement")]
    Claim(Box<Claim>),
    /// Words to which a person gave a kind of their own.
    Code(Code),
}

impl FactContent {
    /// Its kind.
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Entity(_) => FactKind::Entity,
            Self::Role(_) => FactKind::Role,
            Self::Quote(_) => FactKind::Quote,
            Self::Time(_) => FactKind::Time,
            Self::Quantity(_) => FactKind::Quantity,
            Self::Claim(_) => FactKind::Claim,
            Self::Code(_) => FactKind::Code,
        }
    }

    /// Whether another says the same of the same words: how much it is worth and what else it is called
    /// are of no matter.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Entity(one), Self::Entity(other)) => {
                (one.entity_type, &one.name) == (other.entity_type, &other.name)
            }
            (Self::Claim(one), Self::Claim(other)) => {
                let told = |claim: &Claim| Claim {
                    main: false,
                    worth: 0.0,
                    triples: Vec::new(),
                    ..claim.clone()
                };
                told(one) == told(other)
            }
            (one, other) => one == other,
        }
    }

    /// Every place that is named within it.
    pub fn places(&self) -> impl Iterator<Item = Span> {
        let (mut speech, mut claim) = (None, None);
        match self {
            Self::Quote(quote) => {
                let speaker = quote.speaker.as_ref().map(|speaker| speaker.span);
                speech = Some(
                    speaker
                        .into_iter()
                        .chain(quote.cue.as_ref().map(|cue| cue.span)),
                );
            }
            Self::Claim(told) => {
                let itself = std::iter::once(told.what.span).chain(told.trigger);
                let slots = told.slots().into_iter().flat_map(|(_, answers)| answers);
                claim = Some(itself.chain(slots.map(|answer| answer.span)));
            }
            Self::Entity(_) | Self::Role(_) | Self::Time(_) | Self::Quantity(_) | Self::Code(_) => {
            }
        }
        speech
            .into_iter()
            .flatten()
            .chain(claim.into_iter().flatten())
    }

    /// Gives every place that is named within it another one; the words stay.
    pub fn move_places(&mut self, place: impl Fn(Span) -> Span) {
        match self {
            Self::Quote(quote) => {
                if let Some(speaker) = &mut quote.speaker {
                    speaker.span = place(speaker.span);
                }
                if let Some(cue) = &mut quote.cue {
                    cue.span = place(cue.span);
                }
            }
            Self::Claim(claim) => {
                claim.what.span = place(claim.what.span);
                claim.trigger = claim.trigger.map(&place);
                for phrase in claim.slots_mut() {
                    phrase.span = place(phrase.span);
                }
            }
            Self::Entity(_) | Self::Role(_) | Self::Time(_) | Self::Quantity(_) | Self::Code(_) => {
            }
        }
    }
}

/// A named thing, or people that are only described, with all mentions as evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entity {
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Its fullest name in the article, without titles; of people without one, what they are called.
    pub name: String,
    /// Its other names in the article.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Where an organization is based, in the article's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityType {
    /// A human.
    Person,
    /// A company, agency, party, institution.
    Organization,
    /// A country, city, region, building.
    Place,
    /// A nationality, religion, people; many people without a name ("soldiers").
    Group,
    /// A named event.
    Event,
    /// A law, book, film.
    Work,
    /// An object or service.
    Product,
    /// Any other name.
    Other,
}

impl EntityType {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Group,
        Self::Event,
        Self::Work,
        Self::Product,
        Self::Other,
    ];
}

/// What somebody is, where and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Role {
    /// The person's name.
    pub person: String,
    /// The post or title.
    pub title: String,
    /// The organization or country.
    #[serde(default)]
    pub of: Option<String>,
    /// Since when, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Until when, where told; "former" gives `past`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// Words of a speaker; the content is the evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Quote {
    /// Whose words stand there.
    pub mode: QuoteMode,
    /// Who said it; `None` where the article does not tell.
    pub speaker: Option<Speaker>,
    /// The words that tell it was said ("warned", "according to").
    pub cue: Option<Phrase>,
    /// To whom it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
}

/// Whose words stand in a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuoteMode {
    /// All within quotation marks.
    Direct,
    /// The article's own words.
    Indirect,
    /// Some within quotation marks.
    Mixed,
}

/// The speaker of a quote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Speaker {
    /// The name the mention stands for, pronouns resolved; the mention itself where it names nobody.
    pub name: String,
    /// The mention beside the cue.
    #[serde(flatten)]
    pub span: Span,
}

/// Some words and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
}

impl Phrase {
    /// The words of a span of the article.
    pub fn new(article: &Article, span: Span) -> Self {
        Self {
            text: article.slice(span).to_owned(),
            span,
        }
    }
}

/// A time expression (TIMEX3, ISO-TimeML).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimeExpression {
    /// What sort of time it is.
    pub timex: Timex,
    /// TIMEX3 value at the granularity of the words; `None` while it cannot be resolved.
    pub value: Option<String>,
    /// TIMEX3 modifier, such as `APPROX` or `START`.
    #[serde(rename = "mod")]
    pub modifier: Option<Cow<'static, str>>,
    /// How the thing told of relates to the time.
    pub relation: Option<TimeRelation>,
    /// What the value was counted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// The zone of a time of day as its offset from universal time (`-05:00`); universal time itself
    /// is the `Z` of the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Timex {
    /// A day or coarser.
    Date,
    /// Finer than a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// How the thing told of relates to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimeRelation {
    /// At or within it.
    On,
    /// Not later.
    By,
    /// From it on.
    Since,
    /// Up to it.
    Until,
    /// Earlier.
    Before,
    /// Later.
    After,
}

/// What a relative time was counted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The day of publication.
    Publication,
    /// A time the article gave before, by its value.
    Earlier(String),
}

/// A number with what it counts. Either `value`, or `low` and/or `high`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Quantity {
    /// The number.
    pub value: Option<f64>,
    /// The lower end of a range.
    pub low: Option<f64>,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// Unit in singular English ("kilometre"), `percent`, or an ISO 4217 currency code.
    pub unit: Option<String>,
    /// `~` about, `<~` nearly, `>~` a little over, `<`, `<=`, `>`, `>=`.
    pub modifier: Option<Cow<'static, str>>,
    /// The thing counted.
    pub of: Option<String>,
}

impl Quantity {
    /// Whether it tells how old somebody is.
    pub fn is_age(&self) -> bool {
        self.of.as_deref() == Some(AGE)
    }
}

/// The thing counted of an age.
pub const AGE: &str = "age";

/// Words to which a person gave a kind of their own; the codebook of the project describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Code {
    /// The name of the kind.
    pub code: String,
    /// What the person wrote down of these words; may be empty.
    #[serde(default)]
    pub value: String,
}
