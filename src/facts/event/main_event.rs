//! Chooses the event that the article is about.

use crate::article::SectionKind;
use crate::facts::EventStatus;
use crate::language::{Dependency, Tag};

use super::happening::Happening;
use super::nominal;
use super::reader::Reader;
use super::unite::Group;

/// The number of the group that is the main event: told early and in the headline, repeated, and in full.
pub fn choose(reader: &Reader<'_>, groups: &[Group]) -> Option<usize> {
    let title = Title::of(reader);
    let weights = groups
        .iter()
        .map(|group| weight(reader, &title, group))
        .enumerate();
    // Of equals the first: news tells the most important thing first.
    let heaviest = weights.reduce(|best, next| if next.1 > best.1 { next } else { best });
    heaviest.map(|(number, _)| number)
}

/// The words of the title, lower case, for articles whose text does not hold it.
struct Title(Vec<String>);

impl Title {
    fn of(reader: &Reader<'_>) -> Self {
        let mut sentences = reader.analysis().sentences().iter();
        let title = if sentences.any(|sentence| sentence.section == SectionKind::Headline) {
            None
        } else {
            reader.source.article.metadata.title.as_deref()
        };
        let words = title
            .unwrap_or_default()
            .split(|c: char| !c.is_alphanumeric());
        Self(words.map(str::to_lowercase).collect())
    }

    fn holds(&self, reader: &Reader<'_>, mention: &Happening) -> bool {
        let text = reader.token(mention.trigger).text.to_lowercase();
        self.0
            .iter()
            .any(|word| *word == text || *word == mention.key)
    }
}

fn weight(reader: &Reader<'_>, title: &Title, group: &Group) -> f32 {
    let mentions = group.mentions();
    let best = mentions
        .iter()
        .map(|mention| prominence(reader, mention))
        .fold(0.0, f32::max);
    let in_title = mentions.iter().any(|mention| title.holds(reader, mention));
    let repeated = (mentions.len() - 1).min(4) as f32;
    let told = group.primary().answers() as f32;
    let status = match group.status() {
        EventStatus::Happened | EventStatus::Ongoing | EventStatus::Planned => 0.0,
        EventStatus::Negated => -0.5,
        EventStatus::Possible => -1.0,
    };
    best + if in_title { 1.5 } else { 0.0 } + 0.4 * repeated + 0.3 * told + status
}

/// How prominently one mention stands: by its section, its sentence and its place in the sentence.
fn prominence(reader: &Reader<'_>, mention: &Happening) -> f32 {
    let analysis = reader.analysis();
    let sentence = reader.token(mention.trigger).sentence;
    let section = analysis.sentences()[sentence].section;
    let before = analysis.sentences()[..sentence]
        .iter()
        .filter(|earlier| earlier.section == section && earlier.section.holds_facts())
        .count();
    let position = match section {
        SectionKind::Headline => 3.0,
        SectionKind::Summary | SectionKind::Body => 2.0 / (1.0 + before as f32),
        _ => 0.3,
    };
    let place = match reader.token(mention.trigger).dependency {
        Dependency::Root => 0.6,
        Dependency::RelativeClause | Dependency::ClausalModifier => -0.5,
        Dependency::AdverbialClause => -0.2,
        _ => 0.0,
    };
    let rule = match mention.rule {
        nominal::RULE if is_leading(reader, mention.trigger) => -0.5,
        nominal::RULE => -1.5,
        _ => 0.0,
    };
    let quoted = if in_quotation(reader, mention.trigger) {
        -1.5
    } else {
        0.0
    };
    position + place + rule + quoted
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
