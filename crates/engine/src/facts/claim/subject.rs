//! How the subject of a clause is called.

use crate::facts::clause::{self, Clause, SubjectOrigin};
use crate::facts::people::is_person;
use crate::language::{Dependency, PartOfSpeech, Tag};

use super::extent;
use super::reader::Reader;

/// The words for a subject, a pronoun replaced by the name it stands for, and whether it names
/// somebody or something. `None` for subjects that say nothing.
pub fn name(reader: &Reader<'_>, head: usize) -> Option<(String, bool)> {
    let token = reader.token(head);
    if token.pos != PartOfSpeech::Pronoun {
        // "All those who came", "many of the dead"
        let stands_alone = reader.analysis().children(head).is_empty();
        let is_empty = match token.tag {
            Tag::Ex | Tag::Wdt | Tag::Wp | Tag::Wrb => true,
            Tag::Dt => stands_alone,
            _ => token.dependency == Dependency::Expletive,
        };
        return (!is_empty).then(|| (words(reader, head), true));
    }
    if let Some((_, _, entity)) = reader.entities.at(token.span.start) {
        return Some((entity.name.clone(), true));
    }
    let personal = matches!(
        token.text.to_lowercase().as_str(),
        "he" | "she" | "they" | "we" | "i"
    );
    personal.then(|| (token.text.to_string(), false))
}

/// Whether two nouns may be the subject: "the election of the council, *which* is held in May".
pub fn is_open(reader: &Reader<'_>, clause: &Clause) -> bool {
    let Some(subject) = clause
        .subject
        .filter(|subject| subject.origin == SubjectOrigin::Antecedent)
    else {
        return false;
    };
    let noun = reader.token(subject.head);
    let of = reader.token(noun.head);
    let is_owner = noun.dependency == Dependency::PrepositionObject
        && of.text.eq_ignore_ascii_case("of")
        && reader.token(of.head).tag.is_noun();
    let top = clause.chain().next().unwrap_or(clause.verb);
    let asks_which = reader
        .analysis()
        .children(clause.verb)
        .iter()
        .any(|&child| reader.token(child).text.eq_ignore_ascii_case("which"));
    // "the lawyer of the centre, *which* sues": no person is a which.
    let is_person = reader.is_in_person(subject.head)
        || noun.tag == Tag::Nn && is_person(&reader.lemma(subject.head));
    asks_which && (is_person || is_owner && extent::is_set_off(reader, top))
}

/// The words of a subject or object: a noun with its "of" phrases, an adjective with what it governs.
pub fn words(reader: &Reader<'_>, head: usize) -> String {
    clause::words(
        reader.source.article,
        reader.analysis(),
        &tokens(reader, head),
    )
}

/// Their tokens.
pub fn tokens(reader: &Reader<'_>, head: usize) -> Vec<usize> {
    let analysis = reader.analysis();
    let phrase = analysis.span_of(clause::extended_phrase(analysis, head));
    analysis
        .tokens_in(reader.entities.whole_names(phrase))
        .collect()
}
