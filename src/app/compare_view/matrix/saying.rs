//! What each article says in a row, ready to be set: the value, the words around it, what differs.

use std::collections::HashMap;
use std::ops::Range;

use crate::app::compare_view::differing::differing;
use crate::app::comparing::Comparison;
use crate::app::wording;
use crate::article::{Article, Span};
use crate::compare::{Cell, Row, Verdict};
use crate::facts::{Fact, FactContent, FactKind, FactSheet, one_line};

/// What one article says in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saying {
    /// The value; empty where the words say all.
    pub value: Marked,
    /// The words that carry it, with some around them where they alone tell little.
    pub words: Marked,
    /// The bytes of the words that carry the fact.
    pub evidence: Range<usize>,
    /// What else is to be known, in a few words.
    pub detail: String,
    /// Whether an article further left says the very same.
    pub repeats: bool,
}

/// A text in which some bytes are marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// What differs from the other articles.
    pub marks: Vec<Range<usize>>,
}

impl Saying {
    fn new(fact: &Fact, sheet: &FactSheet, cells: &[Cell]) -> Self {
        let (value, surrounded) = match fact.kind() {
            FactKind::Entity => (wording::value(fact), None),
            FactKind::Role | FactKind::Time | FactKind::Quantity | FactKind::Code => {
                (wording::value(fact), Some(fact.primary_span()))
            }
            FactKind::Quote | FactKind::Claim => (String::new(), None),
        };
        let mut saying = Self {
            value: Marked::plain(value),
            detail: detail(fact, cells),
            ..Self::default()
        };
        if let Some(span) = surrounded {
            let (words, evidence) = surroundings(&sheet.article, span);
            // "30 September 2024" needs no words where the words are these and nothing else.
            if !words.eq_ignore_ascii_case(&saying.value.text) {
                (saying.words.text, saying.evidence) = (words, evidence);
            }
        } else if fact.kind() != FactKind::Entity {
            saying.words.text = wording::evidence_words(fact);
            saying.evidence = 0..saying.words.text.len();
        }
        saying
    }

    /// What is compared with the other articles: the value where there is one, else the words.
    fn told(&mut self) -> &mut Marked {
        if self.value.text.is_empty() {
            &mut self.words
        } else {
            &mut self.value
        }
    }
}

impl Marked {
    fn plain(text: String) -> Self {
        Self {
            text,
            marks: Vec::new(),
        }
    }
}

/// What each column says, `None` where it says nothing. Marks what differs, unless all agree.
pub fn sayings(row: &Row, verdict: Verdict, comparison: &Comparison) -> Vec<Option<Saying>> {
    let saying = |sheet: &std::sync::Arc<FactSheet>| {
        let cells = row.cells.get(&sheet.article.id)?;
        let fact = comparison.fact(sheet, cells.first()?)?;
        Some(Saying::new(fact, sheet, cells))
    };
    let mut sayings: Vec<Option<Saying>> = comparison.sheets.iter().map(saying).collect();
    let texts: Vec<Option<String>> = sayings
        .iter_mut()
        .map(|saying| {
            saying
                .as_mut()
                .map(|saying| saying.told().text.to_lowercase())
        })
        .collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in texts.iter().flatten() {
        *counts.entry(text).or_default() += 1;
    }
    let differ = matches!(verdict, Verdict::Conflict | Verdict::Compatible);
    for (column, saying) in sayings.iter_mut().enumerate() {
        let (Some(saying), Some(text)) = (saying, texts[column].as_deref()) else {
            continue;
        };
        saying.repeats = texts[..column].iter().flatten().any(|other| other == text);
        if differ && let Some(other) = opponent(text, &texts, &counts) {
            let told = saying.told();
            told.marks = differing(&told.text, other);
        }
    }
    sayings
}

/// The text to hold against another: the one that most articles have, first from the left. None for
/// the text of most articles itself; where two are as frequent, each is held against the other.
fn opponent<'t>(
    text: &str,
    texts: &'t [Option<String>],
    counts: &HashMap<&str, usize>,
) -> Option<&'t str> {
    let others = texts.iter().flatten().map(String::as_str);
    let others = others.filter(|other| *other != text);
    let most = others.clone().map(|other| counts[other]).max()?;
    let mut likeliest = others.filter(|other| counts[other] == most);
    (counts[text] <= most).then(|| likeliest.next()).flatten()
}

fn detail(fact: &Fact, cells: &[Cell]) -> String {
    let detail = match &fact.content {
        FactContent::Role(_) | FactContent::Time(_) | FactContent::Quantity(_) => String::new(),
        // The article's own voice, and what has happened, go without saying.
        FactContent::Claim(claim) if claim.by.is_none() => {
            wording::factuality_unless_happened(claim.factuality).to_owned()
        }
        _ => wording::detail(fact),
    };
    let facts = cells.chunk_by(|a, b| a.fact == b.fact).count();
    match (detail.is_empty(), facts) {
        (_, 0 | 1) => detail,
        (true, facts) => format!("in {facts} places"),
        (false, facts) => format!("{detail} · in {facts} places"),
    }
}

/// Code points shown before and after the words that carry a fact.
const AROUND: (usize, usize) = (36, 48);

/// The words of a span with some of its sentence, on one line, and the bytes of the span in it.
fn surroundings(article: &Article, span: Span) -> (String, Range<usize>) {
    let start = span.start.saturating_sub(AROUND.0);
    let end = (span.end + AROUND.1).min(article.text.len());
    let (before, cut_before) = tail(article.slice(Span::new(start, span.start)), start > 0);
    let (after, cut_after) = head(
        article.slice(Span::new(span.end, end)),
        end < article.text.len(),
    );
    let mut text = String::new();
    if cut_before {
        text.push('…');
    }
    push_words(&mut text, before, before.ends_with(char::is_whitespace));
    let from = text.len();
    push_words(&mut text, article.slice(span), false);
    let to = text.len();
    if after.starts_with(char::is_whitespace) {
        text.push(' ');
    }
    push_words(&mut text, after, false);
    if cut_after {
        text.push('…');
    }
    (text, from..to)
}

fn push_words(text: &mut String, words: &str, space_after: bool) {
    let words = one_line(words);
    text.push_str(&words);
    if space_after && !words.is_empty() {
        text.push(' ');
    }
}

/// The end of the text from the last sentence on, and whether a sentence was cut.
fn tail(text: &str, cut: bool) -> (&str, bool) {
    let mut ends = text.char_indices().filter(|&(at, character)| {
        let ends_sentence =
            matches!(character, '.' | '!' | '?') && text[at + 1..].starts_with(char::is_whitespace);
        character == '\n' || ends_sentence
    });
    if let Some((at, character)) = ends.next_back() {
        return (text[at + character.len_utf8()..].trim_start(), false);
    }
    match text.find(char::is_whitespace) {
        Some(at) if cut => (text[at..].trim_start(), true),
        _ => (text, false),
    }
}

/// The beginning of the text up to the end of the sentence, and whether it was cut.
fn head(text: &str, cut: bool) -> (&str, bool) {
    let mut ends = text.char_indices().filter(|&(at, character)| {
        let ends_sentence = matches!(character, '.' | '!' | '?')
            && text[at + 1..]
                .chars()
                .next()
                .is_none_or(char::is_whitespace);
        character == '\n' || ends_sentence
    });
    if let Some((at, _)) = ends.next() {
        return (&text[..at], false);
    }
    match text.rfind(char::is_whitespace) {
        Some(at) if cut => (text[..at].trim_end(), true),
        _ => (text.trim_end(), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Metadata, Provenance};

    fn shown(text: &str, words: &str) -> (String, String) {
        let at = text.find(words).unwrap();
        let article = Article {
            id: ArticleId::new("a"),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: text.into(),
            sections: Vec::new(),
        };
        let span = article.text.span_of_bytes(at..at + words.len());
        let (around, evidence) = surroundings(&article, span);
        let carried = around[evidence].to_owned();
        (around, carried)
    }

    #[test]
    fn a_number_is_shown_in_its_sentence() {
        let (around, words) = shown("It rained. Some 62 countries\nattended", "62");
        assert_eq!((&*around, &*words), ("Some 62 countries", "62"));
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text = "The delegations that had travelled to the capital from as many as 62 countries \
                    of three continents attended all of the talks that were held in the morning.";
        let (around, words) = shown(text, "62");
        assert_eq!(words, "62");
        assert!(around.starts_with('…') && around.ends_with('…'), "{around}");
        for word in around.trim_matches('…').split(' ') {
            assert!(text.split([' ', '.']).any(|known| known == word), "{word}");
        }
    }

    #[test]
    fn each_of_two_is_held_against_the_other_and_a_few_against_the_most() {
        let texts = |all: &[&str]| all.iter().map(|text| Some((*text).to_owned())).collect();
        let against = |all: &[&str], text: &str| {
            let texts: Vec<Option<String>> = texts(all);
            let mut counts = HashMap::new();
            for text in texts.iter().flatten() {
                *counts.entry(text.as_str()).or_default() += 1;
            }
            opponent(text, &texts, &counts).map(str::to_owned)
        };
        assert_eq!(against(&["62", "54"], "62").as_deref(), Some("54"));
        assert_eq!(against(&["62", "54"], "54").as_deref(), Some("62"));
        assert_eq!(against(&["62", "62", "54"], "62"), None);
        assert_eq!(against(&["62", "62", "54"], "54").as_deref(), Some("62"));
    }
}
