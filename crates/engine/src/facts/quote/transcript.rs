//! Interviews and transcripts: lines that begin with the name of who speaks and a colon.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::article::{SectionKind, Span};
use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::title_word;
use crate::facts::{EntityIndex, EntityType, Fact, FactContent, Quote, QuoteMode, Source, Speaker};
use crate::language::Analysis;

/// Lines with a speaker from which an article is a transcript.
const LEAST_TURNS: usize = 3;
/// Speakers of a talk at most: more lines with a colon are a list.
const MOST_SPEAKERS: usize = 60;
/// Words that the name of a speaker may have, with titles.
const MOST_NAME_WORDS: usize = 6;
/// Words that may stand before the colon with all that describes the speaker.
const MOST_LABEL_WORDS: usize = 12;
/// Words from which a turn says something.
const LEAST_WORDS: usize = 3;

/// Letters from which capitals alone are a name.
const LEAST_NAME: usize = 4;

/// Letters and words for the one who asks and the one who answers.
const QUESTIONS: &[&str] = &["q", "question"];
const ANSWERS: &[&str] = &["a", "answer"];

/// Those who ask or lead, by what they do.
const LEADERS: &[&str] = &[
    "host",
    "interviewer",
    "moderator",
    "reporter",
    "anchor",
    "presenter",
    "chair",
    "chairman",
    "chairwoman",
    "journalist",
    "speaker",
    "operator",
];

/// What one says until the next begins.
struct Turn {
    label: Range<usize>,
    content: Range<usize>,
}

/// The quotes of a transcript: nothing where an article is none. Lines of a questioner without a name say
/// nothing that anybody could be held to.
pub fn quotes(source: Source<'_>, entities: &EntityIndex<'_>) -> Vec<Fact> {
    let analysis = source.analysis;
    let turns = turns(analysis);
    let labels: Vec<String> = turns.iter().map(|turn| label_of(source, turn)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in &labels {
        *counts.entry(label).or_default() += 1;
    }
    let exchanged = counts.len() >= 2 && counts.values().any(|&count| count >= 2);
    if turns.len() < LEAST_TURNS || !exchanged || counts.len() > MOST_SPEAKERS {
        return Vec::new();
    }
    let people = Speakers::new(entities, source, &labels, &turns);
    // "READ MORE: …", "VIEW PRICE: …": lines that a page links elsewhere by.
    let known = labels.iter().filter(|label| people.knows(label)).count();
    if known * 2 < labels.len() {
        return Vec::new();
    }
    let said = turns.iter().zip(&labels).filter_map(|(turn, label)| {
        let lower = label.to_lowercase();
        if QUESTIONS.contains(&lower.as_str()) || turn.content.len() < LEAST_WORDS {
            return None;
        }
        let speaker = people.named(label).map(|name| Speaker {
            name,
            span: analysis.span_of(turn.label.clone()),
        });
        let quote = Quote {
            mode: QuoteMode::Direct,
            speaker,
            cue: None,
            addressee: None,
        };
        let span = analysis.span_of(turn.content.clone());
        let content = FactContent::Quote(quote);
        Some(Fact::suggested(
            source.article,
            content,
            &[span],
            "quote.transcript",
            0.85,
        ))
    });
    said.collect()
}

/// The lines of the body that begin with a name and a colon; those without one go on with the turn before.
fn turns(analysis: &Analysis) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for line in lines(analysis) {
        match colon_of(analysis, &line) {
            Some((name_end, colon)) => turns.push(Turn {
                label: line.start..name_end,
                content: colon + 1..line.end,
            }),
            None => {
                if let Some(turn) = turns.last_mut() {
                    // A turn is one stretch of lines.
                    if turn.content.end == line.start && is_sentence(analysis, &line) {
                        turn.content.end = line.end;
                    }
                }
            }
        }
    }
    turns
}

/// The tokens of each line of the body.
fn lines(analysis: &Analysis) -> Vec<Range<usize>> {
    let mut lines: Vec<(usize, Range<usize>)> = Vec::new();
    let body = analysis.sentences().iter();
    let body = body
        .filter(|sentence| matches!(sentence.section, SectionKind::Body | SectionKind::Summary));
    for sentence in body {
        match lines.last_mut() {
            Some((paragraph, line)) if *paragraph == sentence.paragraph => {
                line.end = sentence.tokens.end;
            }
            _ => lines.push((sentence.paragraph, sentence.tokens.clone())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn is_sentence(analysis: &Analysis, line: &Range<usize>) -> bool {
    let last = analysis.tokens().get(line.end - 1);
    last.is_some_and(|token| matches!(&*token.text, "." | "?" | "!" | "…" | "”" | "\""))
}

/// The colon behind the name that a line begins with, and where the name ends: a comma may tell what the person is.
fn colon_of(analysis: &Analysis, line: &Range<usize>) -> Option<(usize, usize)> {
    let tokens = analysis.tokens();
    let end = line.end.min(line.start + MOST_LABEL_WORDS);
    let colon = (line.start..end).find(|&at| &*tokens[at].text == ":")?;
    let comma = (line.start..colon).find(|&at| matches!(&*tokens[at].text, "," | "("));
    let label = line.start..comma.unwrap_or(colon);
    let word = |at: usize| {
        let text = &tokens[at].text;
        let title = title_word(text).is_some() || LEADERS.contains(&text.to_lowercase().as_str());
        &**text == "." || text.starts_with(char::is_uppercase) || title
    };
    let named = (1..=MOST_NAME_WORDS).contains(&label.len()) && label.clone().all(word);
    (colon + 1 < line.end && named).then_some((label.end, colon))
}

fn label_of(source: Source<'_>, turn: &Turn) -> String {
    let span = source.analysis.span_of(turn.label.clone());
    source.article.slice(span).trim().to_owned()
}

/// Whom the labels of a transcript stand for.
struct Speakers {
    /// Full names by what stands before the colon, in lower case.
    names: HashMap<String, String>,
    /// All people that the article names.
    people: Vec<String>,
    /// Who answers, where one person alone is named before the first question.
    asked: Option<String>,
}

impl Speakers {
    fn new(
        entities: &EntityIndex<'_>,
        source: Source<'_>,
        labels: &[String],
        turns: &[Turn],
    ) -> Self {
        let analysis = source.analysis;
        let before = turns
            .first()
            .map_or(0, |turn| analysis.tokens()[turn.label.start].span.start);
        let people = |span: Span| {
            let inside = entities.within(span).map(|(_, _, entity)| entity);
            let people = inside.filter(|entity| entity.entity_type == EntityType::Person);
            let names: BTreeSet<String> = people.map(|person| person.name.clone()).collect();
            names.into_iter().collect::<Vec<String>>()
        };
        let all = people(Span::new(0, source.article.text.len()));
        let mut names = HashMap::new();
        let labels: BTreeSet<&String> = labels.iter().collect();
        for label in &labels {
            let bare = without_titles(label);
            if let Some(name) = full_name(&bare, &labels, &all) {
                names.insert(label.to_lowercase(), in_lower_case(&name));
            }
        }
        let asked = match people(Span::new(0, before)).as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        };
        Self {
            names,
            people: all,
            asked,
        }
    }

    /// Whether a label is the name of somebody or tells what they do.
    fn knows(&self, label: &str) -> bool {
        let lower = label.to_lowercase();
        let words: Vec<String> = label.split_whitespace().map(in_lower_case).collect();
        let has_first_name = |word: &String| gazetteer().sex_of_first_name(word).is_some();
        let is_listed = match words.as_slice() {
            [only] => has_first_name(only) || gazetteer().is_surname(only),
            [first, ..] => has_first_name(first) || title_word(&first.to_lowercase()).is_some(),
            [] => false,
        };
        [QUESTIONS, ANSWERS, LEADERS]
            .iter()
            .any(|list| list.contains(&lower.as_str()))
            || self.people.iter().any(|name| {
                let name = name.to_lowercase();
                name == lower || name.ends_with(&format!(" {lower}"))
            })
            || is_listed
    }

    /// The name of who speaks under a label; none where that is open.
    fn named(&self, label: &str) -> Option<String> {
        let lower = label.to_lowercase();
        if ANSWERS.contains(&lower.as_str()) {
            return self.asked.clone();
        }
        self.names.get(&lower).cloned()
    }
}

/// A label without titles and forms of address.
fn without_titles(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    let is_title = |word: &&&str| {
        let word = word.trim_end_matches('.');
        title_word(&word.to_lowercase()).is_some() && words.len() > 1
    };
    let titles = words.iter().take_while(is_title).count();
    words[titles.min(words.len() - 1)..].join(" ")
}

/// The fullest name that ends as a label does: one of the article's people, another label, or the label itself.
/// None where two people share it.
fn full_name(label: &str, labels: &BTreeSet<&String>, people: &[String]) -> Option<String> {
    let lower = label.to_lowercase();
    let ends = |name: &str| {
        let name = name.to_lowercase();
        name == lower || name.ends_with(&format!(" {lower}"))
    };
    let mut known: Vec<&String> = people
        .iter()
        .filter(|name| ends(name) && name.split_whitespace().count() > 1)
        .collect();
    known.dedup_by_key(|name| name.to_lowercase());
    match known.as_slice() {
        [only] => return Some((*only).clone()),
        [] => {}
        _ => return None,
    }
    let longer = labels.iter().map(|other| without_titles(other));
    let mut longer: Vec<String> = longer
        .filter(|other| ends(other) && other.len() > label.len())
        .collect();
    longer.sort();
    longer.dedup();
    match longer.as_slice() {
        [only] => Some(only.clone()),
        [] => Some(label.to_owned()),
        _ => None,
    }
}

/// A name in capitals throughout, as a name is written: "ADA OBI"; short ones and those without a vowel may be
/// letters that stand for words.
fn in_lower_case(name: &str) -> String {
    let shouted = !name.contains(char::is_lowercase);
    let letters = name.len() < LEAST_NAME || !name.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    if !shouted || letters {
        return name.to_owned();
    }
    let mut inside = false;
    let lower = name.chars().map(|letter| {
        let kept = if inside {
            letter.to_lowercase().next()
        } else {
            None
        };
        inside = letter.is_alphabetic();
        kept.unwrap_or(letter)
    });
    lower.collect()
}
