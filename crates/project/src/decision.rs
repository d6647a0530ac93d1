//! What decisions do to facts: pure functions, no storage.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use sidelight_engine::article::Span;
use sidelight_engine::facts::{Evidence, Fact, FactContent, FactId, FactKind, Status, Suggestion};

use super::Decision;

/// What the rules of events and statements begin with, which claims took the place of.
const FORMER_KINDS: [&str; 2] = ["event.", "statement."];

/// The rule of facts that a person made.
const MANUAL_RULE: &str = "manual";

/// A fact that a person makes from words of the article. Its id is given when it is added.
pub fn manual_fact(content: FactContent, evidence: Vec<Evidence>) -> Fact {
    Fact {
        id: FactId::default(),
        content,
        evidence,
        confidence: 1.0,
        rule: Cow::Borrowed(MANUAL_RULE),
        status: Status::Manual,
        decided_by: None,
        note: None,
        tags: Vec::new(),
        suggestion: None,
    }
}

/// Applies a decision of a person, who may have no name.
pub(super) fn decide(fact: &mut Fact, decision: Decision, who: &str) {
    let before = fact.status;
    fact.status = match decision {
        Decision::Reject => Status::Rejected,
        // A fact that was made or changed by hand keeps saying so when it is accepted.
        Decision::Accept | Decision::Reset if is_manual(fact) => Status::Manual,
        Decision::Accept if fact.suggestion.is_some() => Status::Edited,
        Decision::Accept => Status::Accepted,
        Decision::Reset => {
            if let Some(suggestion) = fact.suggestion.take() {
                fact.content = suggestion.content;
                fact.evidence = suggestion.evidence;
            }
            Status::Suggested
        }
    };
    if fact.status == Status::Suggested {
        fact.decided_by = None;
    } else if fact.status != before {
        sign(fact, who);
    }
}

/// Keeps who decided on a fact.
pub(super) fn sign(fact: &mut Fact, who: &str) {
    fact.decided_by = Some(who.to_owned()).filter(|who| !who.is_empty());
}

/// Changes what a fact says, keeping what was suggested.
pub(super) fn revise(fact: &mut Fact, content: FactContent, evidence: Vec<Evidence>, who: &str) {
    sign(fact, who);
    let old_content = std::mem::replace(&mut fact.content, content);
    let old_evidence = std::mem::replace(&mut fact.evidence, evidence);
    if is_manual(fact) {
        fact.status = Status::Manual;
        return;
    }
    if fact.suggestion.is_none() {
        fact.suggestion = Some(Box::new(Suggestion {
            content: old_content,
            evidence: old_evidence,
        }));
    }
    fact.status = Status::Edited;
}

/// The facts of an article that was read anew: what a person touched stays as it is, the rest is
/// replaced by `found`, less what rests on the same words as something touched.
pub(super) fn carry_over(present: Vec<Fact>, found: Vec<Fact>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = present.into_iter().filter(is_touched).collect();
    let touched = facts.len();
    for new in found {
        if !facts[..touched].iter().any(|kept| settles(kept, &new)) {
            facts.push(new);
        }
    }
    give_ids(&mut facts);
    facts
}

/// Sets the order of an article's facts: by the text, then by kind and id.
pub(super) fn sort(facts: &mut [Fact]) {
    facts.sort_by(|a, b| {
        let order = |fact: &Fact| (fact.primary_span(), fact.kind());
        order(a).cmp(&order(b)).then_with(|| a.id.cmp(&b.id))
    });
}

/// Gives an id to each fact that has none, or one that an earlier fact of the article has.
pub(super) fn give_ids(facts: &mut [Fact]) {
    let mut taken: HashSet<FactId> = HashSet::with_capacity(facts.len());
    for fact in facts {
        if fact.id.0.is_empty() || taken.contains(&fact.id) {
            fact.id = free_id(&fact.id, |id| taken.contains(id));
        }
        taken.insert(fact.id.clone());
    }
}

/// The first of `wanted-2`, `wanted-3` and so on that is not taken; `fact-1` and so on for none.
pub(super) fn free_id(wanted: &FactId, taken: impl Fn(&FactId) -> bool) -> FactId {
    let (stem, first) = match &*wanted.0 {
        "" => ("fact", 1_u64),
        stem => (stem, 2),
    };
    let mut candidates = (first..).map(|n| FactId(Arc::from(format!("{stem}-{n}"))));
    candidates.find(|id| !taken(id)).unwrap_or_default()
}

fn is_manual(fact: &Fact) -> bool {
    fact.rule == MANUAL_RULE
}

/// Whether a person left a trace on it.
pub(super) fn is_touched(fact: &Fact) -> bool {
    fact.status != Status::Suggested || fact.note.is_some() || !fact.tags.is_empty()
}

/// Whether a kept fact leaves nothing to suggest where `new` stands. A rejection holds only for what
/// was rejected: a different reading of the same words is a new suggestion.
fn settles(kept: &Fact, new: &Fact) -> bool {
    let same_words = |evidence: &[Evidence]| {
        let span = |pieces: &[Evidence]| pieces.first().map(|piece| piece.span);
        span(evidence) == span(&new.evidence)
    };
    if is_same_clause(kept, new) {
        return true;
    }
    if kept.status == Status::Rejected {
        return kept.content == new.content && same_words(&kept.evidence);
    }
    // A person may have united two entities: a mention of one of them is no new entity.
    let is_mention = || {
        let mut mentions = kept.evidence.iter();
        kept.kind() == FactKind::Entity && mentions.any(|piece| piece.span == new.primary_span())
    };
    let suggested = kept.suggestion.as_deref();
    kept.kind() == new.kind() && (same_words(&kept.evidence) || is_mention())
        || suggested
            .is_some_and(|was| was.content.kind() == new.kind() && same_words(&was.evidence))
}

/// Whether a kept claim that was an event or a statement once tells the clause of a new one.
fn is_same_clause(kept: &Fact, new: &Fact) -> bool {
    let was = kept.suggestion.as_deref();
    let words = kept
        .evidence
        .iter()
        .chain(was.iter().flat_map(|was| &was.evidence));
    let here = new.primary_span();
    let much_the_same = |there: Span| {
        let both = here
            .end
            .min(there.end)
            .saturating_sub(here.start.max(there.start));
        both * 2 >= here.hull(there).len()
    };
    FORMER_KINDS.iter().any(|kind| kept.rule.starts_with(kind))
        && new.kind() == FactKind::Claim
        && kept.kind() == FactKind::Claim
        && words.map(|piece| piece.span).any(much_the_same)
}
