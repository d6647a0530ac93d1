//! Claims as files hold them. Projects of before claims have events and statements instead; both are
//! read as claims, so that what a person decided of them lives on.

use serde::Deserialize;

use super::{Attribution, Claim, Factuality, Phrase};
use crate::article::Span;

/// A claim, an event or a statement, each with the fields that it has.
#[derive(Debug, Deserialize)]
pub struct Told {
    #[serde(default)]
    text: String,
    what: Option<Phrase>,
    #[serde(default)]
    trigger: Option<Span>,
    #[serde(default)]
    who: Vec<Phrase>,
    #[serde(default)]
    whom: Vec<Phrase>,
    #[serde(default)]
    when: Vec<Phrase>,
    #[serde(default, rename = "where")]
    place: Vec<Phrase>,
    #[serde(default)]
    how_many: Vec<Phrase>,
    #[serde(default)]
    why: Vec<Phrase>,
    #[serde(default)]
    how: Vec<Phrase>,
    factuality: Option<Factuality>,
    by: Option<Attribution>,
    #[serde(default)]
    main: bool,
    #[serde(alias = "check_worthiness")]
    worth: Option<f32>,
    condition: Option<String>,
    #[serde(default)]
    triples: Vec<[String; 3]>,
    // What only statements have.
    subject: Option<String>,
    relation: Option<String>,
    object: Option<String>,
    attributed_to: Option<String>,
    polarity: Option<String>,
    modality: Option<String>,
}

impl From<Told> for Claim {
    fn from(told: Told) -> Self {
        let factuality = match (told.polarity.as_deref(), told.modality.as_deref()) {
            (Some("negative"), _) => Factuality::Denied,
            (_, Some("future")) => Factuality::Planned,
            (_, Some("possible" | "necessary")) => Factuality::Possible,
            _ => told.factuality.unwrap_or_default(),
        };
        let triples = match (told.subject, told.relation, told.object) {
            (Some(subject), Some(relation), Some(object)) => vec![[subject, relation, object]],
            _ => told.triples,
        };
        let attributed = |name| Attribution { name, fact: None };
        let mut claim = Self {
            text: told.text,
            // A statement has no words of its own for what is told; its evidence has.
            what: told.what.unwrap_or_else(|| Phrase {
                text: String::new(),
                span: Span::default(),
            }),
            trigger: told.trigger,
            who: told.who,
            whom: told.whom,
            when: told.when,
            place: told.place,
            how_many: told.how_many,
            why: told.why,
            how: told.how,
            factuality,
            by: told.by.or_else(|| told.attributed_to.map(attributed)),
            main: told.main,
            worth: told.worth.unwrap_or(1.0),
            condition: told.condition,
            triples,
        };
        if claim.text.is_empty() {
            claim.text = claim.sentence();
        }
        claim
    }
}

impl Claim {
    /// Who, what and whom in the order of an English sentence; the thing done to first where nobody is
    /// said to do it.
    pub fn sentence(&self) -> String {
        let what = Some(self.what.text.as_str());
        let who = self.who.first().map(|phrase| phrase.text.as_str());
        let whom = self.whom_apart().next().map(|phrase| phrase.text.as_str());
        let parts = if who.is_none() {
            [whom, what, None]
        } else {
            [who, what, whom]
        };
        super::one_line(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}
