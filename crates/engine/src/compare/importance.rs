//! What matters more to who checks a story: among the slots of a row, and among its rows.

use std::cmp::Ordering;

use super::row::{Question, Slot, Verdict};

/// What a conflict adds to the importance of its row.
const IN_CONFLICT: f32 = 4.0;

/// What it takes from the importance of a row that one article alone tells it.
const ALONE: f32 = 5.0;

/// How much more an article tells by its headline, and by the two sentences behind it.
const HEADLINE: f32 = 1.5;
const LEAD: f32 = 0.8;

/// How important a row is: what differs on numbers, dates and words first, then what many tell, then headline and
/// lead; what one alone tells last. `first` is the earliest of its sentences.
pub fn importance(slots: &[Slot], articles: usize, first: Option<usize>) -> f32 {
    let differences: f32 = slots.iter().map(worth).sum();
    let lead = match first {
        Some(0) => HEADLINE,
        Some(1 | 2) => LEAD,
        _ => 0.0,
    };
    let alone = if articles < 2 { ALONE } else { 0.0 };
    let conflict = if slots.iter().any(in_conflict) {
        IN_CONFLICT
    } else {
        0.0
    };
    differences + conflict + 2.0 * (articles as f32).ln() + lead - alone
}

/// Conflicts before all, then what tells how the articles stand to each other: that all name one person or place
/// tells least.
pub fn weightier_first(a: &Slot, b: &Slot) -> Ordering {
    let conflicts = in_conflict(b).cmp(&in_conflict(a));
    let telling = makes_verdict(b).cmp(&makes_verdict(a));
    conflicts.then(telling).then(worth(b).total_cmp(&worth(a)))
}

fn in_conflict(slot: &Slot) -> bool {
    slot.verdict == Verdict::Conflict
}

/// Whether a slot tells how the articles of its row stand to each other, where anything else does: that one
/// name stands in both tells nothing of what they say, nor do words in each other's place.
pub fn makes_verdict(slot: &Slot) -> bool {
    match slot.question {
        Question::What => false,
        Question::Who | Question::Where => slot.verdict != Verdict::Agree,
        _ => true,
    }
}

/// How much a slot matters: what differs on a number, a date or exact words the most.
fn worth(slot: &Slot) -> f32 {
    let question = match slot.question {
        Question::HowMany => 3.0,
        Question::When | Question::Words => 2.0,
        Question::Status | Question::What => 0.0,
        _ => 1.0,
    };
    let verdict = match slot.verdict {
        Verdict::Conflict => 2.0,
        Verdict::Compatible => 0.6,
        _ => 0.2,
    };
    question * verdict
}
