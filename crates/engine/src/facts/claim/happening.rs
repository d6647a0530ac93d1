//! One mention of an event.

use crate::article::Span;
use crate::facts::{Confidence, Factuality};

use super::reader::Reader;

/// One mention of an event: a verb or noun with the words around it that answer the reader's questions.
#[derive(Debug, Clone)]
pub struct Happening {
    /// The token that names it.
    pub trigger: usize,
    /// The verb of the clause that tells it; a noun alone has none.
    pub clause: Option<usize>,
    /// What mentions of the same event have in common: the verb, or the noun where no verb tells the same.
    pub key: String,
    /// Who acts.
    pub who: Vec<Participant>,
    /// To whom it is done.
    pub whom: Vec<Participant>,
    /// When.
    pub when: Vec<Span>,
    /// Where.
    pub place: Vec<Span>,
    /// Why.
    pub why: Vec<Span>,
    /// How.
    pub how: Vec<Span>,
    /// The quantities told.
    pub how_many: Vec<Span>,
    /// Whether it has happened.
    pub factuality: Factuality,
    /// Whether the words tell that; a noun alone is taken for what has happened.
    pub is_told: bool,
    /// Whether the words take it as known: "the meeting".
    pub definite: bool,
    /// The words that tell it.
    pub evidence: Span,
    /// The rule that found it.
    pub rule: &'static str,
    /// How likely it is right.
    pub confidence: Confidence,
}

/// Somebody or something that takes part in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    /// The head of the phrase.
    pub head: usize,
    /// The phrase.
    pub span: Span,
}

impl Happening {
    /// The same, told by the clause of a verb.
    pub fn told_in(self, verb: usize) -> Self {
        Self {
            clause: Some(verb),
            ..self
        }
    }

    /// The verbs of its clause.
    pub fn verbs(&self, reader: &Reader<'_>) -> Vec<usize> {
        let clause = self.clause.and_then(|verb| reader.clause_of(verb));
        clause.map_or_else(Vec::new, |clause| clause.chain().collect())
    }

    /// How many of the reader's questions it answers.
    pub fn answers(&self) -> usize {
        let participants = [&self.who, &self.whom];
        let circumstances = [&self.when, &self.place, &self.why, &self.how];
        participants.iter().filter(|some| !some.is_empty()).count()
            + circumstances.iter().filter(|some| !some.is_empty()).count()
    }
}
