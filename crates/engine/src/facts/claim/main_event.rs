//! Chooses the event that the article is about.

use std::collections::HashSet;

use crate::article::SectionKind;
use crate::facts::Factuality;
use crate::language::{Dependency, PartOfSpeech, Tag};

use super::happening::Happening;
use super::nominal;
use super::reader::Reader;
use super::unite::Group;
use super::verbal;

/// The number of the group that is the main event: told early and in the headline, repeated, and in full.
pub fn choose(reader: &Reader<'_>, groups: &[Group]) -> Option<usize> {
    let title = Title::of(reader);
    let told_before = told_before(reader);
    let weights = groups
        .iter()
        .map(|group| weight(reader, &title, &told_before, group))
        .enumerate();
    // Of equals the first: news tells the most important thing first.
    let heaviest = weights.reduce(|best, next| if next.1 > best.1 { next } else { best });
    heaviest.map(|(number, _)| number)
}

/// How many sentences that tell something stand before each sentence.
fn told_before(reader: &Reader<'_>) -> Vec<usize> {
    let sentences = reader.analysis().sentences().iter();
    sentences
        .scan(0, |told, sentence| {
            let before = *told;
            let tells = sentence.section != SectionKind::Headline && reader.tells(sentence);
            *told += usize::from(tells);
            Some(before)
        })
        .collect()
}

/// The words of the title, lower case.
struct Title {
    words: HashSet<String>,
    /// Whether the text holds it, so that the events in it are mentions of their own.
    in_text: bool,
}

impl Title {
    fn of(reader: &Reader<'_>) -> Self {
        let sentences = reader.analysis().sentences().iter();
        let headline: Vec<&str> = sentences
            .filter(|sentence| sentence.section == SectionKind::Headline)
            .map(|sentence| reader.source.article.slice(sentence.span))
            .collect();
        let in_text = !headline.is_empty();
        let title = reader.source.article.metadata.title.as_deref();
        let told = if in_text {
            headline.join(" ")
        } else {
            title.unwrap_or_default().to_owned()
        };
        let words = told.split(|c: char| !c.is_alphanumeric());
        Self {
            words: words.map(str::to_lowercase).collect(),
            in_text,
        }
    }

    fn holds(&self, reader: &Reader<'_>, token: usize) -> bool {
        let text = reader.token(token).text.to_lowercase();
        self.words.contains(&text) || self.words.contains(&reader.lemma(token))
    }

    /// What the title adds to the weight of a group: it tells the event, or names who has a part in it.
    fn weight(&self, reader: &Reader<'_>, group: &Group) -> f32 {
        let mut mentions = group.mentions().iter();
        let told = !self.in_text && mentions.any(|mention| self.holds(reader, mention.trigger));
        let parts = [group.who(reader), group.whom(reader)].concat();
        let named = parts
            .iter()
            .filter(|part| self.holds(reader, part.head))
            .count();
        let in_title = if told { 1.5 } else { 0.0 };
        in_title + 0.3 * named.min(2) as f32
    }
}

fn weight(reader: &Reader<'_>, title: &Title, told_before: &[usize], group: &Group) -> f32 {
    let mentions = group.mentions();
    let best = mentions
        .iter()
        .map(|mention| prominence(reader, told_before, mention))
        .fold(0.0, f32::max);
    let repeated = (mentions.len() - 1).min(4) as f32;
    let told = group.primary().answers() as f32;
    let status = match group.factuality() {
        Factuality::Happened | Factuality::Ongoing | Factuality::Planned => 0.0,
        Factuality::Denied => -0.5,
        Factuality::Possible => -1.0,
    };
    best + title.weight(reader, group) + 0.4 * repeated + 0.3 * told + status
}

/// How prominently one mention stands: by its section, its sentence and its place in the sentence.
fn prominence(reader: &Reader<'_>, told_before: &[usize], mention: &Happening) -> f32 {
    let analysis = reader.analysis();
    let sentence = reader.token(mention.trigger).sentence;
    let section = analysis.sentences()[sentence].section;
    let position = match section {
        SectionKind::Headline => 3.0,
        SectionKind::Summary | SectionKind::Dateline | SectionKind::Body => {
            2.0 / (1.0 + told_before[sentence] as f32)
        }
        _ => 0.3,
    };
    let place = match reader.token(mention.trigger).dependency {
        Dependency::Root => 0.6,
        // "Driver arrested after crash": a headline leaves out "was".
        Dependency::ClausalModifier
            if section == SectionKind::Headline && is_headline_passive(reader, mention.trigger) =>
        {
            0.6
        }
        Dependency::RelativeClause | Dependency::ClausalModifier => -0.5,
        // "Mayor resigns as storm hits coast": a headline puts first what it is about.
        Dependency::AdverbialClause | Dependency::PrepositionComplement
            if section == SectionKind::Headline && is_below_event(reader, mention.trigger) =>
        {
            -1.0
        }
        Dependency::AdverbialClause => -0.2,
        _ => 0.0,
    };
    let rule = match mention.rule {
        nominal::RULE if is_leading(reader, mention.trigger) => -0.5,
        nominal::RULE if section == SectionKind::Headline => -2.5,
        nominal::RULE => -1.5,
        nominal::ALONE => -3.0,
        _ => 0.0,
    };
    let quoted = if in_quotation(reader, mention.trigger) {
        -1.5
    } else {
        0.0
    };
    position + place + rule + quoted
}

/// Whether a participle describes the noun that a headline consists of.
fn is_headline_passive(reader: &Reader<'_>, verb: usize) -> bool {
    let token = reader.token(verb);
    let noun = reader.token(token.head);
    // "Arlen: Climber killed in fall": the parse hangs what stands behind the colon on what stands before it.
    let is_headed = noun.dependency == Dependency::Apposition
        && reader.token(noun.head).dependency == Dependency::Root
        && !reader.is_event_noun(noun.head)
        && verbal::colon_between(reader, noun.head, token.head);
    token.tag == Tag::Vbn && (noun.dependency == Dependency::Root || is_headed)
}

/// Whether a word hangs, maybe by a preposition, on a verb or noun that tells an event.
fn is_below_event(reader: &Reader<'_>, token: usize) -> bool {
    let mut above = reader.analysis().ancestors(token);
    let above = above.find(|&at| reader.token(at).pos != PartOfSpeech::Adposition);
    above.is_some_and(|at| reader.token(at).pos == PartOfSpeech::Verb || reader.is_event_noun(at))
}

/// Whether a noun heads its sentence or is a subject or object rather than a mere circumstance.
fn is_leading(reader: &Reader<'_>, noun: usize) -> bool {
    let dependency = reader.token(noun).dependency;
    dependency.is_subject() || matches!(dependency, Dependency::Root | Dependency::DirectObject)
}

/// Whether a token stands within quotation marks that open in its sentence.
fn in_quotation(reader: &Reader<'_>, token: usize) -> bool {
    let analysis = reader.analysis();
    let mut before = analysis.sentence_of(token).tokens.start..token;
    let mark = before.rfind(|&at| {
        let text = reader.token(at).text.trim();
        !text.is_empty() && text.chars().all(|c| "\"'“”‘’«»„`".contains(c))
    });
    mark.is_some_and(|at| {
        reader.token(at).tag == Tag::OpenQuote || matches!(&*reader.token(at).text, "“" | "‘" | "«")
    })
}
