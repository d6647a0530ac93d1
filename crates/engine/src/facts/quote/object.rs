//! Quotes whose content is the object of a verb: "denied the claim", "opposes a ban", "proposed leaving",
//! "the plan that he opposes".

use std::collections::BTreeSet;

use crate::facts::clause as parse;
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::clause::{Complement, subtree_without};
use super::cue::{self, CueClass, CueVerb};
use super::{noun, relative, speaker};

/// "proposed leaving", "rule out a vote", "oppose tinkering".
pub fn gerund(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let clausal = [Dependency::OpenComplement, Dependency::ClausalComplement];
    let gerund = analysis
        .child_by(verb, &clausal)
        .filter(|&child| child > verb && analysis.tokens()[child].tag == Tag::Vbg)?;
    let takes_object = entry.has("o") && !speaker::is_passive(analysis, verb);
    takes_object.then(|| Complement {
        tokens: subtree_without(analysis, gerund, verb),
        addressee: None,
        preposition: None,
        rule: "quote.object",
        confidence: 0.7,
    })
}

/// "denied the claim", "emphasized the need for", "the plan was announced".
pub fn object(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let is_passive = speaker::is_passive(analysis, verb);
    let role = if is_passive {
        Dependency::PassiveSubject
    } else {
        Dependency::DirectObject
    };
    let object = analysis
        .child_by(verb, &[role])
        .filter(|&at| is_passive || at > verb)?;
    // "expressed concern that he might leave": the noun has content of its own.
    if noun::tells_by_itself(analysis, entry, object) {
        return None;
    }
    let is_topic = entry.has("x") && cue::is_topic(analysis, object);
    // "the need for governments to prioritize safety" is not what they intend.
    let is_unrealised = entry.class == CueClass::Intend && parse::is_infinitive(analysis, verb);
    let is_finding = entry.class == CueClass::Show && is_by_inquiry(analysis, verb);
    if is_unrealised || !(entry.has("o") || is_topic || is_finding) {
        return None;
    }
    if is_in_compound(analysis, verb, object) || is_taken(analysis, verb, object) {
        return None;
    }
    let pos = tokens[object].pos;
    let mut content: BTreeSet<usize> = analysis.subtree(object).into_iter().collect();
    let is_full = match entry.class {
        CueClass::Judge => {
            matches!(pos, PartOfSpeech::Noun | PartOfSpeech::ProperNoun)
                || matches!(
                    &*tokens[object].text.to_lowercase(),
                    "him" | "her" | "them" | "us" | "me"
                )
        }
        _ if is_finding => {
            // "shows the mayor *with a lead of nine points*"
            let after = analysis.children_by(verb, Dependency::Preposition);
            for preposition in after.filter(|&at| at > object) {
                content.extend(analysis.subtree(preposition));
            }
            content.len() > 2
        }
        _ => pos == PartOfSpeech::Noun && content.len() > 1,
    };
    is_full.then_some(Complement {
        tokens: content,
        addressee: None,
        preposition: None,
        rule: "quote.object",
        confidence: 0.7,
    })
}

/// What is claimed and not said: "the flood *claimed the lives* of two men", "*claimed the title*".
fn is_taken(analysis: &Analysis, verb: usize, object: usize) -> bool {
    const TAKEN: &[&str] = &["crown", "life", "medal", "prize", "spot", "title", "victim"];
    let lemma = |at: usize| analysis.tokens()[at].lemma.to_lowercase();
    lemma(verb) == "claim" && TAKEN.contains(&lemma(object).as_str())
}

/// Whether a verb stands between two nouns like a noun itself: "stood by the baggage *claim* belt".
fn is_in_compound(analysis: &Analysis, verb: usize, object: usize) -> bool {
    let tokens = analysis.tokens();
    let before = verb.checked_sub(1).map(|at| &tokens[at]);
    let after = tokens.get(verb + 1);
    let is_subject = |at: usize| tokens[at].head == verb && tokens[at].dependency.is_subject();
    tokens[verb].tag != Tag::Vbd
        && object > verb
        && before.is_some_and(|word| word.tag == Tag::Nn && !is_subject(verb - 1))
        && after.is_some_and(|word| word.tag == Tag::Nn)
}

/// "the plan *that the mayor opposes*".
pub fn described(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let shows_a_mind = matches!(entry.class, CueClass::Judge | CueClass::Intend);
    let tokens = relative::object(analysis, verb).filter(|_| entry.has("o") && shows_a_mind)?;
    Some(Complement {
        tokens,
        addressee: None,
        preposition: None,
        rule: "quote.relative",
        confidence: 0.5,
    })
}

/// "The poll showed", "the study found": what they show is told by them.
fn is_by_inquiry(analysis: &Analysis, verb: usize) -> bool {
    const INQUIRIES: &[&str] = &[
        "analysis", "census", "paper", "poll", "report", "research", "study", "survey",
    ];
    let subject = analysis.child_by(verb, &[Dependency::Subject]);
    subject
        .is_some_and(|at| INQUIRIES.contains(&analysis.tokens()[at].lemma.to_lowercase().as_str()))
}
