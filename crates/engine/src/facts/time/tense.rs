//! Whether the clause around a time expression tells of what was or of what will be.

use crate::article::SectionKind;
use crate::facts::lexeme::Lexemes;
use crate::language::{Analysis, Dependency, Tag};

/// The direction in which a bare weekday or month lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// Told of as past.
    Past,
    /// Told of as yet to come.
    Future,
    /// Planned, whether or not it came to be: "set for Tuesday".
    Planned,
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
    "resume", "return", "start", "meet", "vote", "face", "hold", "host", "debut", "premiere",
    "appear", "testify",
];

/// What is said when it is said.
const UTTERANCES: &[&str] = &[
    "statement",
    "interview",
    "speech",
    "letter",
    "report",
    "email",
    "tweet",
    "testimony",
    "memo",
    "filing",
    "briefing",
];

/// What is planned for a day or put off to it, as lemmas.
const PLANNED: &[&str] = &[
    "plan",
    "schedule",
    "slate",
    "set",
    "due",
    "book",
    "arrange",
    "expect",
    "fix",
    "bill",
    "call",
    "timetable",
];

/// What is put off lies ahead, however long ago that was done.
const PUT_OFF: &[&str] = &[
    "postpone",
    "delay",
    "adjourn",
    "defer",
    "reschedule",
    "suspend",
    "put",
    "push",
    "move",
    "extend",
    "shut",
    "close",
    "remand",
    "jail",
    "detain",
    "ban",
];

/// Words between a time and what was planned for it.
const PLAN_REACH: usize = 5;

/// Whether a word that the time depends on tells that it was planned or put off.
fn planned_at(analysis: &Analysis, token: usize) -> Option<Tense> {
    let tokens = analysis.tokens();
    let mut preposition = "";
    for at in std::iter::once(token)
        .chain(analysis.ancestors(token))
        .take(PLAN_REACH)
    {
        let word = tokens.get(at)?;
        let lemma = &*word.lemma;
        if word.dependency == Dependency::Preposition {
            preposition = if preposition.is_empty() || preposition == "on" {
                lemma
            } else {
                preposition
            };
            continue;
        }
        match preposition {
            "for" if PLANNED.contains(&lemma) => return Some(Tense::Planned),
            "on" | "in" | "at" | "" if lemma == "due" => return Some(Tense::Planned),
            "until" | "till" | "to" | "for" if PUT_OFF.contains(&lemma) => {
                return Some(Tense::Future);
            }
            _ => {}
        }
        if at != token && (word.tag.is_verb() || lemma == "due") {
            return None;
        }
    }
    None
}

/// The same by the words right before the time, where the parse ties it to another: "put off until 9:00 on
/// Sunday", "due in court on Friday".
pub fn planned_before(words: &Lexemes<'_>, start: usize) -> Option<Tense> {
    const POSTPONED: &[&str] = &[
        "off",
        "back",
        "postponed",
        "delayed",
        "adjourned",
        "deferred",
        "rescheduled",
        "suspended",
        "extended",
    ];
    const DUE_REACH: usize = 6;
    let word = words.before(words.back(start, 1));
    let put_off =
        matches!(words.before(start), "until" | "till" | "to") && POSTPONED.contains(&word);
    if put_off {
        return Some(Tense::Future);
    }
    let reach = (start.saturating_sub(DUE_REACH)..start).rev();
    let mut clause = reach.take_while(|&at| words.is_word(at) && words.lower(at) != "and");
    let due = clause.any(|at| words.lower(at) == "due" && words.lower(at + 1) != "to");
    due.then_some(Tense::Planned)
}

/// The tense of the clause that governs `token`. A past verb tells nothing of a date that belongs
/// to a noun: "announced a meeting on 12 October".
pub fn tense_at(analysis: &Analysis, token: usize) -> Tense {
    if let Some(planned) = planned_at(analysis, token) {
        return planned;
    }
    let tokens = analysis.tokens();
    let mut beyond_noun = false;
    let chain = std::iter::once(token).chain(analysis.ancestors(token));
    for (steps, at) in chain.enumerate() {
        let Some(word) = tokens.get(at) else { break };
        if word.tag.is_verb() || word.tag == Tag::Md {
            match tense_of_verb(analysis, at) {
                Tense::Unknown => {}
                // "will run from the post drawn for Saturday's race": the participle tells nothing of the day.
                Tense::Past if beyond_noun && word.dependency == Dependency::ClausalModifier => {}
                Tense::Past if beyond_noun => return Tense::Unknown,
                tense => return tense,
            }
        }
        let adverbial = word.dependency == Dependency::NominalAdverbial;
        // "said in a statement in May" was said in May.
        let utterance = UTTERANCES.contains(&&*word.lemma);
        beyond_noun |= steps > 0 && word.tag.is_noun() && !adverbial && !utterance;
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
