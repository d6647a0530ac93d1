//! What is so: clauses that tell a state, a property, a possession or a saying rather than an event.

use std::collections::HashSet;

use crate::facts::clause::{self, Clause, SubjectOrigin};
use crate::language::Dependency;

use super::happening::{Happening, Participant};
use super::predicate;
use super::reader::Reader;
use super::{lexicon, subject, verbal};

/// The id of the rule.
pub const RULE: &str = "claim.state";

/// What the clauses tell that make a claim and have none of the verbs that are `told` already.
pub fn happenings(reader: &Reader<'_>, told: &HashSet<usize>) -> Vec<Happening> {
    let others = reader
        .clauses
        .iter()
        .filter(|clause| !clause.chain().any(|verb| told.contains(&verb)))
        .filter(|clause| reader.claims.contains(&clause.verb));
    others.map(|clause| happening(reader, clause)).collect()
}

fn happening(reader: &Reader<'_>, clause: &Clause) -> Happening {
    let analysis = reader.analysis();
    let lemma = reader.lemma(clause.verb);
    let read = verbal::read(reader, clause);
    let mut told = Happening {
        trigger: clause.predicative.unwrap_or(clause.verb),
        rule: RULE,
        confidence: certainty(reader, clause),
        ..read
    };
    if lexicon::is_possession(&lemma) && !clause.passive {
        told.whom.clear();
    }
    // "There were 40 people on board."
    let exists = analysis
        .child_by(clause.verb, &[Dependency::Expletive])
        .is_some();
    if let Some(noun) = clause.predicative.filter(|_| exists) {
        told.who = vec![Participant {
            head: noun,
            span: analysis.span_of(clause::extended_phrase(analysis, noun)),
        }];
    }
    let words = predicate::of(reader, &told);
    told.key = format!(
        "{lemma} {}",
        reader.source.article.slice(words).to_lowercase()
    );
    told
}

/// How likely a claim of this sort is right, by how sure its subject is.
fn certainty(reader: &Reader<'_>, clause: &Clause) -> f32 {
    let Some(subject) = clause.subject else {
        return 0.6;
    };
    let origin = match subject.origin {
        SubjectOrigin::Own => 0.0,
        SubjectOrigin::Antecedent => 0.05,
        SubjectOrigin::Shared => 0.1,
    };
    let is_named = subject::name(reader, subject.head).is_some_and(|(_, named)| named);
    0.67 - origin - if is_named { 0.0 } else { 0.1 }
}
