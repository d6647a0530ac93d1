//! The first sentence behind a headline, which tells the main event in other words.

use crate::article::SectionKind;
use crate::facts::clause::{self, Force};
use crate::language::{Dependency, PartOfSpeech, Sentence};

use super::happening::Participant;
use super::lexicon;
use super::reader::Reader;
use super::verbal::participants;

/// The first sentence that tells something, behind the headline if there is one.
pub fn sentence<'a>(reader: &Reader<'a>) -> Option<&'a Sentence> {
    let mut told = reader.analysis().sentences().iter();
    told.find(|sentence| sentence.section != SectionKind::Headline && reader.tells(sentence))
}

/// The people whom the lead of an article with a headline is about: they have a part in its main event.
/// Not whoever merely reports it.
pub fn subjects(reader: &Reader<'_>) -> Vec<Participant> {
    let analysis = reader.analysis();
    let mut told = analysis.sentences().iter();
    let has_headline = told.any(|sentence| sentence.section == SectionKind::Headline);
    let Some(lead) = sentence(reader).filter(|_| has_headline) else {
        return Vec::new();
    };
    let root = reader.clauses.iter().find(|clause| {
        lead.tokens.contains(&clause.verb)
            && reader.token(clause.verb).dependency == Dependency::Root
    });
    let Some(clause) = root.filter(|clause| {
        let lemma = reader.lemma(clause.verb);
        let force = clause::mood(analysis, clause).force;
        !clause::is_reporting(&lemma)
            && !lexicon::is_stance(&lemma)
            && matches!(force, Force::Past | Force::Present)
    }) else {
        return Vec::new();
    };
    let heads = clause
        .subject_head()
        .map(|head| clause::conjuncts(analysis, head))
        .unwrap_or_default();
    let mut people = participants(reader, &heads);
    people.retain(|one| {
        reader.is_somebody(one.head) && reader.token(one.head).pos != PartOfSpeech::Pronoun
    });
    people
}
