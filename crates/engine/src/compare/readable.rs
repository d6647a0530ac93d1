//! Words that can be read without those before them: a claim as it may stand alone in a list.

use crate::article::Span;
use crate::facts::{Claim, Entity, EntityType, Fact, FactContent, Mention, Phrase, one_line};

use super::list;
use super::prepared::Prepared;
use super::words::{Word, is_function_word};

/// Words that join a clause to the one before it.
const JOINING: [&str; 8] = [
    "and",
    "but",
    "or",
    "so",
    "then",
    "also",
    "however",
    "meanwhile",
];

/// Pronouns for a person, those first that own something.
const OWNING: [&str; 2] = ["his", "her"];
const PERSONAL: [&str; 2] = ["he", "she"];

/// Words that stand for what the clause before them tells of.
const RELATIVE: [&str; 2] = ["which", "who"];

/// Words from which a clause tells something without its subject.
const FEWEST_WORDS: usize = 4;

/// Words up to its verb that a clause without a subject has, and what they may be.
const BEFORE_VERB: usize = 4;
const BEFORE_IT: [&str; 18] = [
    "was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "will", "would",
    "later", "now", "then", "also", "not", "still",
];

/// The words at a span as they can be read alone: without what only joins them to others, with the name for a
/// pronoun in brackets where nobody else can be meant, and with the subject that a clause shares with the one
/// before it. None where they can be read as they stand, or nothing tells how they could.
pub fn alone(prepared: &Prepared, span: Span, claim: Option<&Claim>) -> Option<String> {
    let words = &prepared.words()[prepared.words_in(span)];
    let joining = words
        .iter()
        .take_while(|word| JOINING.contains(&word.form.as_str()))
        .count();
    let words = &words[joining..];
    let first = words.first()?;
    let form = first.form.as_str();
    let rest = |from: usize| one_line(prepared.article().slice(Span::new(from, span.end)));
    let (subject, told) = if PERSONAL.contains(&form) || OWNING.contains(&form) {
        let name = only_person(prepared, first)?;
        let owner = if OWNING.contains(&form) { "’s" } else { "" };
        (Some(format!("{name}{owner}")), rest(first.span.end))
    } else if RELATIVE.contains(&form) {
        let subject = subject_of(claim?, span)?;
        let is_person = names_a_person(prepared, subject[0].span);
        let fits = is_person.is_none_or(|is_person| is_person == (form == "who"));
        if !fits || !begins_with_verb(prepared, &words[1..], claim?) {
            return None;
        }
        (Some(in_words(subject)), rest(first.span.end))
    } else if claim.is_some_and(|claim| begins_with_verb(prepared, words, claim)) {
        let subject = subject_of(claim?, span)?;
        (Some(in_words(subject)), rest(first.span.start))
    } else if form.ends_with("ing") {
        return None;
    } else {
        (None, rest(first.span.start))
    };
    match subject {
        Some(subject) => Some(format!("[{subject}] {}", told.trim_start())),
        None if joining > 0 => Some(told),
        None => None,
    }
}

/// Who has a part in a claim, as the words before its clause name them. Never empty.
fn subject_of(claim: &Claim, span: Span) -> Option<&[Phrase]> {
    let acting = if claim.who.is_empty() {
        &claim.whom
    } else {
        &claim.who
    };
    let is_named = |phrase: &Phrase| {
        let is_pronoun = is_function_word(&phrase.text.to_lowercase());
        phrase.span.end <= span.start && !is_pronoun
    };
    (!acting.is_empty() && acting.iter().all(is_named)).then_some(acting)
}

fn in_words(subject: &[Phrase]) -> String {
    let words: Vec<String> = subject
        .iter()
        .map(|phrase| one_line(&phrase.text))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    list(&words)
}

/// Whether what is named at a span is a person or a group of people; none where nothing is.
fn names_a_person(prepared: &Prepared, span: Span) -> Option<bool> {
    let mut facts = prepared.facts();
    facts.find_map(|fact| match &fact.content {
        FactContent::Entity(entity) => {
            let is_named = fact.evidence.iter().any(|it| it.span == span);
            let is_person = [EntityType::Person, EntityType::Group].contains(&entity.entity_type);
            is_named.then_some(is_person)
        }
        _ => None,
    })
}

/// Whether a clause begins with the verb of its claim, whose subject stands before it: "and nabbed 23 men", "but
/// were then arrested".
fn begins_with_verb(prepared: &Prepared, words: &[Word], claim: &Claim) -> bool {
    let verb = prepared.words_in(claim.trigger()).start;
    let at = prepared.words().get(verb).map(|word| word.span.start);
    let mut lead = words.iter().take(BEFORE_VERB);
    let leads = |word: &&Word| BEFORE_IT.contains(&word.form.as_str()) || word.form.ends_with("ly");
    let opens = lead.find(|word| !leads(word));
    words.len() >= FEWEST_WORDS
        && opens.is_some_and(|word| Some(word.span.start) == at && !word.form.ends_with("ing"))
}

/// The person for whom a pronoun stands, where no other is named in its sentence before it or in the one
/// before that.
fn only_person(prepared: &Prepared, pronoun: &Word) -> Option<String> {
    let own = prepared.sentence_span(pronoun.span);
    let last_before = prepared.words_in(own).start.checked_sub(1);
    let earlier = last_before.map(|at| prepared.sentence_span(prepared.words()[at].span));
    let start = earlier.map_or(own.start, |earlier| earlier.start);
    let near = Span::new(start, pronoun.span.start);
    let people = prepared.facts().filter_map(person);
    let mut named = people.filter(|(fact, _)| {
        let mut evidence = fact.evidence.iter();
        evidence.any(|it| it.mention == Some(Mention::Name) && near.covers(it.span))
    });
    let (fact, entity) = named.next()?;
    let stands = fact
        .evidence
        .iter()
        .any(|it| it.span.start == pronoun.span.start);
    (stands && named.next().is_none()).then(|| entity.name.clone())
}

fn person(fact: &Fact) -> Option<(&Fact, &Entity)> {
    match &fact.content {
        FactContent::Entity(entity) if entity.entity_type == EntityType::Person => {
            Some((fact, entity))
        }
        _ => None,
    }
}
