//! The words that tell that something was said, thought or intended.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

/// What a verb tells of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueClass {
    /// Somebody said it.
    Say,
    /// Somebody thinks it.
    Think,
    /// Somebody means to do it.
    Intend,
    /// Somebody wants another to do it.
    Direct,
    /// Somebody approves or disapproves of it.
    Judge,
    /// A poll, a study, a document shows it.
    Show,
}

/// A verb of the list and how its content follows.
#[derive(Debug, Clone)]
pub struct CueVerb {
    /// What it tells of its content.
    pub class: CueClass,
    frames: HashSet<&'static str>,
}

impl CueVerb {
    /// Whether the content may follow in a form: a letter or a preposition of the list's head.
    pub fn has(&self, frame: &str) -> bool {
        self.frames.contains(frame)
    }
}

static VERBS: LazyLock<HashMap<&'static str, CueVerb>> = LazyLock::new(|| {
    let list = include_str!("../../../assets/words/attribution_verbs.txt").lines();
    list.filter(|line| !line.starts_with('#'))
        .filter_map(verb_entry)
        .collect()
});

static NOUNS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let list = include_str!("../../../assets/words/attribution_nouns.txt").lines();
    list.filter(|line| !line.starts_with('#')).collect()
});

fn verb_entry(line: &'static str) -> Option<(&'static str, CueVerb)> {
    let mut fields = line.split('\t');
    let lemma = fields.next()?;
    let class = match fields.next()? {
        "say" => CueClass::Say,
        "think" => CueClass::Think,
        "intend" => CueClass::Intend,
        "direct" => CueClass::Direct,
        "judge" => CueClass::Judge,
        "show" => CueClass::Show,
        _ => return None,
    };
    let frames = fields.next()?.split(' ').collect();
    Some((lemma, CueVerb { class, frames }))
}

/// The entry of a token that is a verb of the list.
pub fn verb(analysis: &Analysis, token: usize) -> Option<&'static CueVerb> {
    let word = &analysis.tokens()[token];
    let is_verb = word.tag.is_verb()
        && word.pos == PartOfSpeech::Verb
        && !matches!(
            word.dependency,
            Dependency::AdjectivalModifier | Dependency::Compound
        );
    VERBS.get(&*word.lemma.to_lowercase()).filter(|_| is_verb)
}

/// Whether a token is a noun of the list.
pub fn is_noun(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    matches!(word.tag, Tag::Nn | Tag::Nns) && NOUNS.contains(&*word.lemma.to_lowercase())
}

/// Whether a noun is one that "address" or "raise" make a matter of speech: "the need for".
pub fn is_topic(analysis: &Analysis, token: usize) -> bool {
    is_noun(analysis, token)
        || matches!(
            &*analysis.tokens()[token].lemma,
            "challenge"
                | "commitment"
                | "importance"
                | "issue"
                | "matter"
                | "necessity"
                | "need"
                | "opposition"
                | "problem"
                | "question"
                | "readiness"
                | "support"
                | "urgency"
                | "willingness"
        )
}

/// Whether a noun is something said or written: "his remarks".
pub fn is_utterance(analysis: &Analysis, token: usize) -> bool {
    matches!(
        &*analysis.tokens()[token].lemma,
        "address"
            | "announcement"
            | "comment"
            | "email"
            | "interview"
            | "letter"
            | "memo"
            | "post"
            | "release"
            | "remark"
            | "report"
            | "speech"
            | "statement"
            | "testimony"
            | "tweet"
            | "word"
    )
}

/// A verb with its auxiliaries, adverbs and particle, as far as they stand together.
pub fn verb_group(analysis: &Analysis, verb: usize) -> Range<usize> {
    let tokens = analysis.tokens();
    let is_part = |token: usize| {
        tokens[token].head == verb
            && matches!(
                tokens[token].dependency,
                Dependency::Auxiliary
                    | Dependency::PassiveAuxiliary
                    | Dependency::Negation
                    | Dependency::AdverbialModifier
            )
            && tokens[token].pos != PartOfSpeech::Subordinator
            && !matches!(tokens[token].tag, Tag::Wrb)
    };
    let mut start = verb;
    while start > 0 && is_part(start - 1) && tokens[start - 1].sentence == tokens[verb].sentence {
        start -= 1;
    }
    let has_particle = tokens
        .get(verb + 1)
        .is_some_and(|next| next.head == verb && next.dependency == Dependency::Particle);
    start..verb + 1 + usize::from(has_particle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        let said = &VERBS["say"];
        assert_eq!(said.class, CueClass::Say);
        assert!(said.has("c") && said.has("q") && !said.has("o"));
        assert!(VERBS["call"].has("for"));
        assert!(NOUNS.contains("claim"));
        let list = include_str!("../../../assets/words/attribution_verbs.txt").lines();
        let entries = list.filter(|line| !line.starts_with('#')).count();
        assert_eq!(entries, VERBS.len(), "each line is a verb of its own");
    }
}
