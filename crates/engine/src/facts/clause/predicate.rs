//! Which words are verbs that make clauses.

use crate::facts::people::is_person;
use crate::facts::phrase;
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::is_part_of_name;

/// Whether a token is a verb that makes a clause rather than an auxiliary, an adjective or a noun.
pub fn is_predicate(analysis: &Analysis, token: usize) -> bool {
    let at = &analysis.tokens()[token];
    let verb = at.tag.is_verb() && matches!(at.pos, PartOfSpeech::Verb | PartOfSpeech::Auxiliary);
    // The parse takes the hyphen of "re-entered" for a verb of its own.
    let is_word = at.text.contains(char::is_alphanumeric);
    verb && is_word
        && !is_part_of_name(analysis, token)
        && !phrase::is_prefix(analysis, token)
        && !has_owner_as_subject(analysis, token)
        && !tells_which_person(analysis, token)
        && !tells_side(analysis, token)
        && match at.dependency {
            Dependency::Auxiliary
            | Dependency::PassiveAuxiliary
            | Dependency::AdjectivalModifier
            | Dependency::Compound
            | Dependency::Case
            | Dependency::Preposition
            | Dependency::Marker
            | Dependency::AdverbialModifier
            | Dependency::Negation => false,
            // A verb that the parse hangs where a noun belongs is a gerund used as a noun.
            Dependency::Subject
            | Dependency::DirectObject
            | Dependency::PrepositionObject
            | Dependency::NominalModifier => analysis
                .child_by(token, &[Dependency::DirectObject])
                .is_some(),
            // Verbs do not hang in conjunction on nouns, but "talks and fighting" may look so.
            Dependency::Conjunct => at.head == token || !analysis.tokens()[at.head].tag.is_noun(),
            _ => true,
        }
}

/// "Ada Obi, *left*, looks on": where somebody stands in a picture.
fn tells_side(analysis: &Analysis, token: usize) -> bool {
    let tokens = analysis.tokens();
    let is = |at: Option<usize>, marks: &[&str]| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|word| marks.contains(&&*word.text))
    };
    tokens[token].text.eq_ignore_ascii_case("left")
        && is(token.checked_sub(1), &[",", "("])
        && is(Some(token + 1), &[",", ")"])
}

/// "Ada Obi, Velmora *shooting* survivor": what befell somebody stands before the noun for them.
fn tells_which_person(analysis: &Analysis, verb: usize) -> bool {
    const DEEDS: &[&str] = &["bombing", "killing", "kidnapping", "shooting", "stabbing"];
    let tokens = analysis.tokens();
    let auxiliary = [Dependency::Auxiliary];
    DEEDS.contains(&&*tokens[verb].text.to_lowercase())
        && analysis.child_by(verb, &auxiliary).is_none()
        && tokens.get(verb + 1).is_some_and(|noun| {
            noun.tag == Tag::Nn
                && (noun.head == verb || tokens[verb].head == verb + 1)
                && is_person(&noun.lemma.to_lowercase())
        })
}

/// "the club's *glittering* legacy": what the parse takes for the subject owns the noun behind.
fn has_owner_as_subject(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let owns = |subject: usize| {
        let mut marks = analysis.children_by(subject, Dependency::Case);
        marks.any(|mark| tokens[mark].tag == Tag::PossessiveMark)
    };
    let is_mark = |&child: &usize| child < verb && tokens[child].tag == Tag::PossessiveMark;
    tokens[verb].tag == Tag::Vbg
        && (analysis
            .child_by(verb, &[Dependency::Subject])
            .is_some_and(owns)
            || analysis.children(verb).iter().any(is_mark))
}
