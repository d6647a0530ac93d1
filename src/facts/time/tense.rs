//! Whether the clause around a time expression tells of what was or of what will be.

use crate::article::SectionKind;
use crate::language::{Analysis, Dependency, Tag};

/// The direction in which a bare weekday or month lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// Told of as past.
    Past,
    /// Told of as yet to come.
    Future,
    /// The clause does not tell.
    Unknown,
}

/// Verbs whose infinitive lies ahead: "plans to meet on Friday".
const PROSPECTIVE: &[&str] = &[
    "plan", "expect", "schedule", "intend", "hope", "want", "aim", "set", "slate", "due", "vow",
    "pledge", "promise", "prepare", "propose", "vote", "decide", "go", "need", "likely", "ready",
];

/// Verbs whose present lies ahead where a day is told: "the fair opens on Friday".
const SCHEDULED: &[&str] = &[
    "arrive", "begin", "close", "conclude", "end", "expire", "kick", "leave", "open", "reopen",
    "resume", "return", "start",
];

/// The tense of the clause that governs `token`. A past verb tells nothing of a date that belongs
/// to a noun: "announced a meeting on 12 October".
pub fn tense_at(analysis: &Analysis, token: usize) -> Tense {
    let tokens = analysis.tokens();
    let mut beyond_noun = false;
    let chain = std::iter::once(token).chain(analysis.ancestors(token));
    for (steps, at) in chain.enumerate() {
        let Some(word) = tokens.get(at) else { break };
        if word.tag.is_verb() || word.tag == Tag::Md {
            match tense_of_verb(analysis, at) {
                Tense::Unknown => {}
                Tense::Past if beyond_noun => return Tense::Unknown,
                tense => return tense,
            }
        }
        let adverbial = word.dependency == Dependency::NominalAdverbial;
        beyond_noun |= steps > 0 && word.tag.is_noun() && !adverbial;
    }
    Tense::Unknown
}

fn tense_of_verb(analysis: &Analysis, verb: usize) -> Tense {
    let Some(token) = analysis.tokens().get(verb) else {
        return Tense::Unknown;
    };
    let auxiliaries = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];
    let mut infinitive = false;
    for &child in analysis.children(verb) {
        let Some(auxiliary) = analysis.tokens().get(child) else {
            continue;
        };
        if !auxiliaries.contains(&auxiliary.dependency) {
            continue;
        }
        match (&*auxiliary.lemma, auxiliary.tag) {
            ("will" | "shall" | "may" | "can" | "'ll", _) | (_, Tag::Md) => {
                return modal(&auxiliary.text);
            }
            (_, Tag::To) => infinitive = true,
            (_, Tag::Vbd) | ("have", Tag::Vbz | Tag::Vbp) => return Tense::Past,
            _ => {}
        }
    }
    if infinitive {
        let governor = analysis.tokens().get(token.head);
        // Headlines put what lies ahead into the infinitive.
        let ahead = analysis.is_root(verb)
            || governor.is_some_and(|governor| {
                // "is to be held on Friday"
                let is_to = &*governor.lemma == "be" && matches!(governor.tag, Tag::Vbz | Tag::Vbp);
                is_to || PROSPECTIVE.contains(&&*governor.lemma)
            });
        return if ahead { Tense::Future } else { Tense::Unknown };
    }
    match token.tag {
        Tag::Vbd => Tense::Past,
        // "plans announced in January"
        Tag::Vbn if token.dependency == Dependency::ClausalModifier => Tense::Past,
        // In headlines the present tells what was.
        Tag::Vbz | Tag::Vbp
            if SCHEDULED.contains(&&*token.lemma)
                && analysis.sentence_of(verb).section != SectionKind::Headline =>
        {
            Tense::Future
        }
        _ => Tense::Unknown,
    }
}

fn modal(text: &str) -> Tense {
    match text.to_lowercase().as_str() {
        "will" | "shall" | "'ll" | "’ll" | "may" | "can" | "must" | "should" => Tense::Future,
        _ => Tense::Unknown,
    }
}
