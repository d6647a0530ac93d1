//! A quote on its way: which tokens were said, which tell that they were.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::facts::Confidence;
use crate::language::{Analysis, Dependency};

use super::cue::{self, CueClass};

/// Who said something, as far as the parse tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeakerSource {
    /// The noun phrase around a token.
    Phrase(usize),
    /// Nobody is told.
    Untold,
}

/// A quote before its words become spans.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The tokens that were said.
    pub content: BTreeSet<usize>,
    /// The tokens that tell it; `None` where a quotation stands alone.
    pub cue: Option<Range<usize>>,
    /// The verb or noun of the cue.
    pub cue_head: Option<usize>,
    /// Who said it.
    pub speaker: SpeakerSource,
    /// The noun of the person it was said to.
    pub addressee: Option<usize>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How likely it is right.
    pub confidence: Confidence,
}

impl Draft {
    /// The share of this draft's content that another's holds too.
    pub fn share_within(&self, other: &Self) -> f32 {
        let common = self.content.intersection(&other.content).count();
        common as f32 / self.content.len().max(1) as f32
    }

    /// Whether nobody says it: "no group has claimed".
    pub fn is_denied(&self, analysis: &Analysis) -> bool {
        let SpeakerSource::Phrase(token) = self.speaker else {
            return false;
        };
        let says = self
            .cue_head
            .and_then(|cue| cue::verb(analysis, cue))
            .is_some_and(|verb| verb.class == CueClass::Say);
        let text = |at: usize| analysis.tokens()[at].text.to_lowercase();
        let determiners = [Dependency::Determiner, Dependency::Negation];
        let nobody = matches!(text(token).as_str(), "none" | "nobody")
            || analysis
                .child_by(token, &determiners)
                .is_some_and(|at| text(at) == "no");
        says && nobody
    }

    /// Whether another's cue stands within this content.
    pub fn surrounds(&self, other: &Self) -> bool {
        other
            .cue_head
            .is_some_and(|cue| self.content.contains(&cue))
    }
}

/// Which drafts hold a token in their content.
#[derive(Debug, Default)]
pub struct Holders(HashMap<usize, Vec<usize>>);

impl Holders {
    /// Of all these drafts.
    pub fn new(drafts: &[Draft]) -> Self {
        let mut holders = Self::default();
        for (number, draft) in drafts.iter().enumerate() {
            holders.add(number, draft);
        }
        holders
    }

    /// Adds the draft with the next number.
    pub fn add(&mut self, number: usize, draft: &Draft) {
        for &token in &draft.content {
            self.0.entry(token).or_default().push(number);
        }
    }

    /// The numbers of the drafts that hold a token, in their order.
    pub fn of(&self, token: usize) -> impl Iterator<Item = usize> {
        self.0.get(&token).into_iter().flatten().copied()
    }
}
