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

/// "said in a statement" may be this long, without what describes the statement further.
const MOST_ADJUNCT_WORDS: usize = 8;

static VERBS: LazyLock<HashMap<&'static str, CueVerb>> = LazyLock::new(|| {
    let list = include_str!("../../../assets/words/attribution_verbs.txt").lines();
    list.filter(|line| !line.starts_with('#'))
        .filter_map(verb_entry)
        .collect()
});

/// The prepositions, and `c` for a clause and `i` for an infinitive, that content may follow.
pub type Frames = HashSet<&'static str>;

static NOUNS: LazyLock<HashMap<&'static str, Frames>> =
    LazyLock::new(|| frames(include_str!("../../../assets/words/attribution_nouns.txt")));

static ADJECTIVES: LazyLock<HashMap<&'static str, Frames>> = LazyLock::new(|| {
    frames(include_str!(
        "../../../assets/words/attribution_adjectives.txt"
    ))
});

static SPEAKERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let list = include_str!("../../../assets/words/speakers.txt").lines();
    list.filter(|line| !line.starts_with('#')).collect()
});

fn frames(list: &'static str) -> HashMap<&'static str, Frames> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let entries = lines.map(|line| {
        let (word, frames) = line.split_once('\t').unwrap_or((line, ""));
        (word, frames.split_whitespace().collect())
    });
    entries.collect()
}

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
    VERBS
        .get(&*word.lemma.to_lowercase())
        .filter(|_| is_verb || is_mistaken_for_noun(analysis, token))
}

/// A verb such as "plans" that the tagger takes for a plural, though it heads the sentence and has a
/// clause for its complement.
pub fn is_mistaken_for_noun(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    let complement = [Dependency::ClausalComplement, Dependency::OpenComplement];
    word.tag == Tag::Nns
        && word.dependency == Dependency::Root
        && analysis.child_by(token, &complement).is_some()
}

/// What may follow a token that is a noun of the list.
pub fn noun(analysis: &Analysis, token: usize) -> Option<&'static Frames> {
    let word = &analysis.tokens()[token];
    let is_noun = matches!(word.tag, Tag::Nn | Tag::Nns) && !is_mistaken_for_noun(analysis, token);
    NOUNS
        .get(&*word.lemma.to_lowercase())
        .filter(|_| is_noun && word.dependency != Dependency::Compound)
}

/// What may follow a token that is an adjective of the list.
pub fn adjective(analysis: &Analysis, token: usize) -> Option<&'static Frames> {
    ADJECTIVES.get(&*analysis.tokens()[token].text.to_lowercase())
}

/// How nouns for people of a trade, a place or a mind end.
const PEOPLE: &[&str] = &["er", "or", "ist", "ian", "ee", "man", "woman", "person"];

/// Whether a noun names people, or a body or paper that speaks for them.
pub fn is_speaking_noun(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    let lemma = word.lemma.to_lowercase();
    SPEAKERS.contains(lemma.as_str())
        || SPEAKERS.contains(word.text.to_lowercase().as_str())
        || lemma.len() > 4 && PEOPLE.iter().any(|end| lemma.ends_with(end))
}

/// Whether a noun is one that "address" or "raise" make a matter of speech: "the need for".
pub fn is_topic(analysis: &Analysis, token: usize) -> bool {
    noun(analysis, token).is_some()
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

/// Nouns, beside those of [`is_utterance`], for where something is said: "on his show".
const OCCASIONS: &[&str] = &[
    "appearance",
    "ad",
    "article",
    "blog",
    "book",
    "brief",
    "briefing",
    "broadcast",
    "call",
    "column",
    "conference",
    "debate",
    "editorial",
    "essay",
    "event",
    "facebook",
    "filing",
    "hearing",
    "message",
    "news",
    "op",
    "opinion",
    "page",
    "phone",
    "podcast",
    "program",
    "programme",
    "rally",
    "response",
    "ruling",
    "segment",
    "show",
    "telegram",
    "twitter",
    "video",
];

/// The verb group with "in a statement" and the like, should that follow at once.
pub fn verb_phrase(analysis: &Analysis, verb: usize) -> Range<usize> {
    let tokens = analysis.tokens();
    let group = verb_group(analysis, verb);
    let names_occasion = |preposition: &usize| {
        let object = analysis.child_by(*preposition, &[Dependency::PrepositionObject]);
        object.is_some_and(|object| {
            let lemma = tokens[object].lemma.to_lowercase();
            is_utterance(analysis, object) || OCCASIONS.contains(&lemma.as_str())
        })
    };
    let follows = |preposition: &usize| {
        *preposition == group.end
            && matches!(
                &*tokens[*preposition].text,
                "in" | "on" | "during" | "at" | "over" | "via"
            )
    };
    let adjunct = analysis
        .children_by(verb, Dependency::Preposition)
        .find(|preposition| follows(preposition) && names_occasion(preposition));
    let Some(adjunct) = adjunct else {
        return group;
    };
    let subtree = analysis.subtree_without(adjunct, |child| {
        matches!(
            tokens[child].dependency,
            Dependency::RelativeClause
                | Dependency::ClausalModifier
                | Dependency::ClausalComplement
        ) || tokens[child].pos == PartOfSpeech::Punctuation
    });
    let run = subtree
        .iter()
        .zip(group.end..)
        .take_while(|(at, next)| **at == *next);
    let count = run.count();
    if count <= MOST_ADJUNCT_WORDS {
        group.start..group.end + count
    } else {
        group
    }
}

/// Verbs that only say how another goes: "continued to portray".
const ASPECTS: &[&str] = &[
    "appear", "attempt", "begin", "cease", "continue", "decline", "fail", "go", "keep", "move",
    "refuse", "seem", "start", "stop", "tend", "try",
];

/// Whether a verb only says how another goes.
pub fn is_aspect(analysis: &Analysis, verb: usize) -> bool {
    ASPECTS.contains(&&*analysis.tokens()[verb].lemma)
}

/// A verb with its auxiliaries, adverbs and particle, and the verb that says how it goes, as far as
/// they stand together.
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
    let above = tokens[verb].head;
    if tokens[verb].dependency == Dependency::OpenComplement
        && above + 1 == start
        && is_aspect(analysis, above)
    {
        start = verb_group(analysis, above).start;
    }
    let follows = |at: usize| {
        tokens.get(at).is_some_and(|next| {
            next.head == verb
                && (next.dependency == Dependency::Particle
                    || next.dependency == Dependency::AdverbialModifier
                        && matches!(next.tag, Tag::Rb | Tag::Rp)
                        && analysis.children(at).is_empty())
        })
    };
    let end = (verb + 1..=tokens.len())
        .find(|&at| !follows(at))
        .unwrap_or(verb + 1);
    start..end
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
        assert!(NOUNS["claim"].contains("of"));
        assert!(ADJECTIVES["willing"].contains("i"));
        let list = include_str!("../../../assets/words/attribution_verbs.txt").lines();
        let entries = list.filter(|line| !line.starts_with('#')).count();
        assert_eq!(entries, VERBS.len(), "each line is a verb of its own");
    }
}
