//! One mention of an event.

use crate::article::Span;
use crate::facts::{Confidence, EventStatus};

/// One mention of an event: a verb or noun with the words around it that answer the reader's questions.
#[derive(Debug, Clone)]
pub struct Happening {
    /// The token that names it.
    pub trigger: usize,
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
    /// Whether it has happened.
    pub status: EventStatus,
    /// Whether the words tell the status; a noun alone is taken for what has happened.
    pub status_is_told: bool,
    /// Whether the words take it as known: "the meeting".
    pub definite: bool,
    /// The words that tell of it.
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
    /// How many of the reader's questions it answers.
    pub fn answers(&self) -> usize {
        let participants = [&self.who, &self.whom];
        let circumstances = [&self.when, &self.place, &self.why, &self.how];
        participants.iter().filter(|some| !some.is_empty()).count()
            + circumstances.iter().filter(|some| !some.is_empty()).count()
    }
}
