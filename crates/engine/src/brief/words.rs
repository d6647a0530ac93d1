//! Words of an article as a sentence of the brief cites them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Place, Story};
use crate::article::{ArticleId, Span, Unit};
use crate::compare::{Answer, Cell, Question, Row};
use crate::facts::date_words::date_words;
use crate::facts::{one_line, shorten};

/// Code points of a citation at most.
const LONGEST: usize = 220;

/// Share of the words of the longer that two must have in common to say nearly the same.
const LIKE_WORDS: f32 = 0.6;

/// Words of an article, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words; where an answer is cited, with the clause around it.
    pub text: String,
    /// The bytes of the answer in them; all of them where they are no more than that.
    pub answer: Range<usize>,
    /// What the answer means where its words do not tell: the day of "Tuesday".
    pub meaning: Option<String>,
    /// Who says so, where it is not the article itself.
    pub by: Option<String>,
}

impl Words {
    /// Words in which nothing stands out.
    pub fn plain(text: &str) -> Self {
        let text = without_stop(&shortened(&one_line(text))).to_owned();
        Self {
            answer: 0..text.len(),
            text,
            meaning: None,
            by: None,
        }
    }

    /// The words of a claim, with who says so where that is somebody with a name.
    pub fn of_claim(story: &Story<'_>, article: &ArticleId, cell: &Cell) -> Self {
        let by = cell.by.clone();
        Self {
            by: by.filter(|by| holds_a_name(story.names(article), by)),
            ..Self::plain(&cell.readable())
        }
    }

    /// Whether other words say nearly the same, by the words that both have.
    pub fn is_like(&self, other: &Self) -> bool {
        let words = |text: &str| -> BTreeSet<String> {
            let words = text.split(|c: char| !c.is_alphanumeric());
            let words = words.filter(|word| !word.is_empty());
            words.map(str::to_lowercase).collect()
        };
        let (own, others) = (words(&self.text), words(&other.text));
        let shared = own.intersection(&others).count() as f32;
        shared >= LIKE_WORDS * own.len().max(others.len()) as f32
    }

    /// The words of the answer alone.
    pub fn answer_text(&self) -> &str {
        &self.text[self.answer.clone()]
    }

    /// An answer in the clause of the row that holds it, or else in its sentence.
    pub fn around(
        story: &Story<'_>,
        row: &Row,
        question: Question,
        article: &ArticleId,
        answer: &Answer,
    ) -> Self {
        let alone = Self {
            meaning: meaning(question, answer),
            ..Self::plain(&answer.text)
        };
        let cells = row.cells.get(article).into_iter().flatten();
        let clauses = cells.map(|cell| cell.span);
        let clause = clauses
            .filter(|span| span.covers(answer.span))
            .min_by_key(|span| span.len());
        let Some(sheet) = story.sheet(article) else {
            return alone;
        };
        let sentence = || {
            let found = sheet.article.unit_at(Unit::Sentence, answer.span.start)?;
            found.covers(answer.span).then_some(found)
        };
        let Some(around) = clause.or_else(sentence) else {
            return alone;
        };
        let part = |start, end| one_line(sheet.article.slice(Span::new(start, end)));
        let before = part(around.start, answer.span.start);
        let own = one_line(&answer.text);
        let after = part(answer.span.end, around.end);
        let gap = |at: usize| {
            let character = sheet.article.slice(Span::new(at, at + 1)).chars().next();
            character.is_some_and(char::is_whitespace)
        };
        let mut text = before;
        if !text.is_empty() && gap(answer.span.start - 1) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(&own);
        let end = text.len();
        if !without_stop(&after).is_empty() && gap(answer.span.end) {
            text.push(' ');
        }
        text.push_str(without_stop(&after));
        if text.chars().count() > LONGEST {
            return alone;
        }
        Self {
            text,
            answer: start..end,
            ..alone
        }
    }
}

/// Whether words name somebody or something that the article knows by a name; "she", "relatives" and
/// the first word of a sentence do not.
fn holds_a_name(names: &[&str], words: &str) -> bool {
    let is_whole = |at: usize, name: &str| {
        let (before, after) = (&words[..at], &words[at + name.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    names.iter().any(|name| {
        let mut places = words.match_indices(name);
        places.any(|(at, name)| is_whole(at, name))
    })
}

/// Cut between two words where it is long.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut = shorten(text, LONGEST);
    match cut.rsplit_once(' ') {
        Some((whole, _)) => format!("{whole} …"),
        None => cut,
    }
}

/// Words that go on within a sentence of the brief.
fn without_stop(text: &str) -> &str {
    let cut = text.trim_end_matches(['.', ',', ';', ':', ' ']);
    let last = cut.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    // "U.S." keeps its dot.
    let is_abbreviation = last.contains('.') && last.split('.').all(is_letter);
    if is_abbreviation && text[cut.len()..].starts_with('.') {
        &text[..=cut.len()]
    } else {
        cut
    }
}

/// The day that the words of a time mean, where they name it otherwise.
fn meaning(question: Question, answer: &Answer) -> Option<String> {
    let names_a_number = answer.text.chars().any(char::is_numeric);
    let is_day = answer.value.len() == "2025-03-04".len()
        && answer.value.chars().all(|c| c.is_ascii_digit() || c == '-');
    (question == Question::When && is_day && !names_a_number).then(|| date_words(&answer.value))
}

/// Where an article answers a question.
pub fn place(article: &ArticleId, answer: &Answer) -> Place {
    Place {
        article: article.clone(),
        fact: None,
        span: answer.span,
    }
}
