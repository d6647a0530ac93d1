//! Whether a quote is one that a reporter would sign for: somebody who can speak said it, and it tells
//! something. What people want, mean or feel is attributed to them, too, but they said nothing of it.

use crate::facts::{Confidence, EntityIndex, Fact, FactContent, QuoteMode, Speaker, clause};
use crate::language::{Analysis, Dependency, Tag};

use super::cue::{self, CueClass};
use super::draft::{Draft, SpeakerSource};
use super::speaker;

/// How sure it is that something was said which was merely attributed, at most: it counts as doubtful.
pub const ATTRIBUTED: Confidence = 0.35;

/// Verbs of thought by which somebody's view is reported as if it were said: "detectives believe that".
const VIEWS: &[&str] = &[
    "anticipate",
    "assume",
    "believe",
    "conclude",
    "doubt",
    "estimate",
    "expect",
    "fear",
    "forecast",
    "predict",
    "presume",
    "reckon",
    "speculate",
    "suspect",
    "think",
];

/// Nouns for what was said, before their content: "her claim that".
const UTTERANCES: &[&str] = &[
    "accusation",
    "allegation",
    "announcement",
    "argument",
    "assertion",
    "assurance",
    "claim",
    "comment",
    "complaint",
    "contention",
    "declaration",
    "denial",
    "forecast",
    "insistence",
    "message",
    "pledge",
    "prediction",
    "promise",
    "proposal",
    "remark",
    "report",
    "statement",
    "suggestion",
    "testimony",
    "threat",
    "vow",
    "warning",
];

/// Rules by which the form of the text tells that something was said.
const BY_FORM: &[&str] = &[
    "quote.according_to",
    "quote.as_told",
    COLON,
    "quote.credit",
    "quote.handed_over",
    "quote.hearsay",
    "quote.inquiry",
];

/// Whether somebody said what a quote holds.
pub fn is_said(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    draft: &Draft,
    mode: QuoteMode,
    speaker: Option<&Speaker>,
) -> bool {
    if is_imagined(analysis, draft) {
        return false;
    }
    if BY_FORM.contains(&draft.rule) {
        return true;
    }
    let SpeakerSource::Phrase(token) = draft.speaker else {
        return mode == QuoteMode::Direct;
    };
    // "By declaring that it is safe, it gives hope": nothing that could speak.
    let stands_for_nothing = &*analysis.tokens()[token].text.to_lowercase() == "it"
        && entities.at(analysis.tokens()[token].span.start).is_none();
    if stands_for_nothing {
        return false;
    }
    if mode == QuoteMode::Direct {
        // "It would be a difficult thing to say “no” to."
        let is_open = draft
            .cue_head
            .is_some_and(|cue| clause::is_infinitive(analysis, cue));
        // "would call “Home Line” for a ride": a name.
        if draft.content.len() <= NAME_LENGTH && is_supposed(analysis, draft) {
            return false;
        }
        return !is_open || speaker::can_speak(analysis, entities, token);
    }
    let word = analysis.tokens()[token].text.to_lowercase();
    speaker.is_some()
        && !ANYBODY.contains(&word.as_str())
        && !is_supposed(analysis, draft)
        && speaker::can_speak(analysis, entities, token)
        && (mode == QuoteMode::Mixed || tells_something(analysis, draft))
}

/// Doubts what a headline says that somebody says ("Blinken: More is needed"), where the article quotes them
/// nowhere: "John Roe: son held".
pub fn doubt_headlines(facts: &mut [Fact]) {
    let speaker = |fact: &Fact| match &fact.content {
        FactContent::Quote(quote) => Some(quote.speaker.as_ref()?.name.clone()),
        _ => None,
    };
    let quoted = facts.iter().filter(|fact| fact.rule != COLON);
    let names: Vec<String> = quoted.filter_map(speaker).collect();
    for fact in facts.iter_mut().filter(|fact| fact.rule == COLON) {
        if speaker(fact).is_none_or(|name| !names.contains(&name)) {
            fact.confidence = fact.confidence.min(ATTRIBUTED);
        }
    }
}

/// The rule by which a headline's colon parts a speaker from what is said.
const COLON: &str = "quote.colon";

/// Speakers who are nobody in particular.
const ANYBODY: &[&str] = &[
    "you",
    "one",
    "that",
    "this",
    "which",
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "people",
];

/// Verbs whose subject learns what a report or a warning holds, and has not said it.
const LEARNING: &[&str] = &["receive", "hear", "get", "see", "read", "obtain"];

/// Whether nothing tells that it was said: "would say", "if you are wondering", "received reports that".
fn is_supposed(analysis: &Analysis, draft: &Draft) -> bool {
    let tokens = analysis.tokens();
    let Some(cue) = draft.cue_head else {
        return false;
    };
    let governor = tokens[cue].head;
    let lower = |at: usize| tokens[at].text.to_lowercase();
    let mut before = analysis
        .children_by(cue, Dependency::Auxiliary)
        .chain(analysis.children_by(cue, Dependency::Marker));
    before.any(|at| SUPPOSING.contains(&lower(at).as_str()))
        || tokens[cue].tag.is_noun() && LEARNING.contains(&&*tokens[governor].lemma)
}

/// Words before a verb that only suppose that it happens.
const SUPPOSING: &[&str] = &[
    "would", "could", "can", "might", "may", "should", "if", "whether",
];

/// Words that nobody spoke: "as if to say".
fn is_imagined(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(cue) = &draft.cue else {
        return false;
    };
    let before = &analysis.tokens()[..cue.end];
    let words = before.iter().rev().take(IMAGINED_REACH);
    let words: Vec<String> = words.map(|token| token.text.to_lowercase()).collect();
    let mut pairs = words.windows(2);
    pairs.any(|pair| pair[1] == "as" && matches!(pair[0].as_str(), "if" | "though"))
}

/// Words up to a cue among which "as if" tells that nobody spoke.
const IMAGINED_REACH: usize = 5;

/// Verbs whose preposition leads to what somebody speaks of, and not to what they say: "responded to a call".
const ANSWERING: &[&str] = &[
    "allude", "answer", "point", "react", "refer", "reply", "respond",
];

/// Tokens between quotation marks, marks included, that may be no more than a name.
const NAME_LENGTH: usize = 5;

/// Words at the start of what is said that tell whether it is an aside.
const OPENING: usize = 3;

/// Whether the cue is one of speech, and what follows it can be true or false, or be done.
fn tells_something(analysis: &Analysis, draft: &Draft) -> bool {
    let tokens = analysis.tokens();
    let Some(cue) = draft.cue_head else {
        return true;
    };
    // The tagger takes the verb of a short clause for a participle now and then: then its subject tells.
    let is_finite = draft.content.iter().any(|&at| {
        matches!(tokens[at].tag, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
            || matches!(
                tokens[at].dependency,
                Dependency::Subject | Dependency::PassiveSubject
            )
    });
    let mut opening = draft.content.iter().map(|&at| &tokens[at]).take(OPENING);
    let first = opening.next();
    // "found ropes, all of which proved": what "which" stands for was found.
    let is_aside = first
        .is_some_and(|word| matches!(word.tag, Tag::Dt | Tag::Cd | Tag::Jj | Tag::Nn))
        && opening.next().is_some_and(|word| &*word.text == "of")
        && opening
            .next()
            .is_some_and(|word| matches!(word.tag, Tag::Wdt | Tag::Wp));
    if is_aside {
        return false;
    }
    let is_question = first
        .is_some_and(|word| matches!(word.tag, Tag::Wdt | Tag::Wp | Tag::WpPossessive | Tag::Wrb));
    let lemma = tokens[cue].lemma.to_lowercase();
    if draft.rule == "quote.preposition" && ANSWERING.contains(&lemma.as_str()) {
        return false;
    }
    match cue::verb(analysis, cue).map(|entry| entry.class) {
        // "vowed to rebuild", "denied the charges"
        Some(CueClass::Say) => {
            is_finite || matches!(draft.rule, "quote.infinitive" | "quote.object")
        }
        Some(CueClass::Direct) => draft.addressee.is_some() || is_finite,
        // "finding the cause is the task": a verb as a noun finds nothing.
        Some(CueClass::Show) => is_finite && !is_question && tokens[cue].tag != Tag::Vbg,
        Some(CueClass::Think) => is_finite && !is_question && VIEWS.contains(&lemma.as_str()),
        Some(CueClass::Intend | CueClass::Judge) => false,
        None => is_finite && UTTERANCES.contains(&lemma.as_str()),
    }
}
