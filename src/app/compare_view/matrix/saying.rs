//! What each article tells in a row, ready to be set: its words, who says them, what differs.

use std::ops::Range;

use crate::app::compare_view::differing::differing;
use crate::app::comparing::Comparison;
use crate::app::view::Preview;
use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::compare::{Answer, Question, Row, Slot};
use sidelight_engine::facts::{FactSheet, one_line};

/// What one article tells in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Its claims, and answers that stand elsewhere in it.
    pub passages: Vec<Passage>,
    /// Whether an article further left tells it in the very same words.
    pub repeats: bool,
}

/// Words of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words, on one line.
    pub text: String,
    /// The bytes of what differs from the other articles.
    pub marks: Vec<Range<usize>>,
    /// Who says so, where it is not the article itself.
    pub by: Option<String>,
    /// Where they are read.
    pub preview: Preview,
}

impl Saying {
    fn new(row: &Row, sheet: &FactSheet, comparison: &Comparison) -> Option<Self> {
        let id = &sheet.article.id;
        let differing = Differing::in_article(row, id);
        let cells = row.cells.get(id).into_iter().flatten();
        let mut passages: Vec<Passage> = cells
            .map(|cell| Passage {
                marks: differing.marks(cell.span, &cell.text),
                text: one_line(&cell.text),
                by: cell.by.clone(),
                preview: comparison.preview(sheet, cell),
            })
            .collect();
        // A question may reach beyond the claims of the row: its answers are shown as they stand.
        let all = row.slots.iter().filter_map(|slot| slot.cells.get(id));
        let has_claims = !passages.is_empty();
        for answer in all.flatten() {
            let mut known = passages.iter();
            let is_new = known.all(|passage| !passage.preview.span.overlaps(answer.span));
            if is_new && (!has_claims || differing.holds(answer)) {
                passages.push(Passage {
                    marks: differing.marks(answer.span, &answer.text),
                    text: one_line(&answer.text),
                    by: None,
                    preview: Preview {
                        article: id.clone(),
                        fact: None,
                        span: answer.span,
                    },
                });
            }
        }
        (!passages.is_empty()).then_some(Self {
            passages,
            repeats: false,
        })
    }

    /// The words alone.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.passages.iter().map(|passage| passage.text.as_str())
    }
}

/// What each column tells, `None` where nothing was found.
pub fn sayings(row: &Row, comparison: &Comparison) -> Vec<Option<Saying>> {
    let sheets = comparison.sheets.iter();
    let mut sayings: Vec<Option<Saying>> = sheets
        .map(|sheet| Saying::new(row, sheet, comparison))
        .collect();
    for column in 1..sayings.len() {
        let (before, rest) = sayings.split_at_mut(column);
        if let Some(saying) = &mut rest[0] {
            let mut before = before.iter().flatten();
            saying.repeats = before.any(|other| other.words().eq(saying.words()));
        }
    }
    sayings
}

/// The answers by which an article differs from others.
struct Differing<'r> {
    /// Each with the answer to hold it against.
    answers: Vec<(&'r Answer, &'r str)>,
}

impl<'r> Differing<'r> {
    fn in_article(row: &'r Row, article: &ArticleId) -> Self {
        // What is merely worded otherwise would draw the eye from what can be checked.
        let slots = row.slots.iter();
        let slots = slots.filter(|slot| slot.question != Question::What);
        let answers = slots.flat_map(|slot| {
            let own = slot.cells.get(article).into_iter().flatten();
            own.filter_map(|answer| Some((answer, opponent(slot, article, answer)?)))
        });
        Self {
            answers: answers.collect(),
        }
    }

    fn holds(&self, answer: &Answer) -> bool {
        let mut answers = self.answers.iter();
        answers.any(|(known, _)| known.span == answer.span)
    }

    /// The bytes that differ in some words of the article, once they stand on one line.
    fn marks(&self, span: Span, text: &str) -> Vec<Range<usize>> {
        let within = self.answers.iter();
        let mut marks: Vec<Range<usize>> = within
            .filter(|(answer, _)| span.covers(answer.span))
            .flat_map(|(answer, other)| {
                let start = place_on_line(text, answer.span.start - span.start);
                let words = one_line(&answer.text);
                let differing = differing(&words, &one_line(other)).into_iter();
                differing.map(move |range| start + range.start..start + range.end)
            })
            .collect();
        marks.sort_by_key(|range| (range.start, range.end));
        marks
    }
}

/// The answer to hold one of an article against: that of most others who tell something else. None for
/// what more tell than anything else, and for an answer that others give as well.
fn opponent<'r>(slot: &'r Slot, article: &ArticleId, answer: &Answer) -> Option<&'r str> {
    slot.differences.iter().find_map(|difference| {
        let own = difference
            .sides
            .iter()
            .find(|side| side.articles.contains(article))?;
        let other = difference.sides.iter().find(|side| *side != own)?;
        let given = |article: &ArticleId| {
            let mut answers = slot.cells.get(article).into_iter().flatten();
            answers.any(|other| other.value == answer.value)
        };
        let outnumbered = own.articles.len() <= other.articles.len();
        let shared = other.articles.iter().any(given);
        (outnumbered && !shared).then_some(other.text.as_str())
    })
}

/// The byte that a code point of a text stands at once the text is on one line.
fn place_on_line(text: &str, at: usize) -> usize {
    let end = text
        .char_indices()
        .nth(at)
        .map_or(text.len(), |(byte, _)| byte);
    let before = &text[..end];
    let line = one_line(before);
    let gap = !line.is_empty() && before.ends_with(char::is_whitespace);
    line.len() + usize::from(gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelight_engine::compare::{Difference, Side, Verdict};

    fn id(name: &str) -> ArticleId {
        ArticleId::new(name)
    }

    fn answer(text: &str) -> Answer {
        Answer {
            span: Span::new(5, 5 + text.chars().count()),
            text: text.to_owned(),
            value: text.to_owned(),
        }
    }

    /// A slot of articles that each tell one answer.
    fn slot(sides: &[(&[&str], &str)]) -> Slot {
        let cells = sides.iter().flat_map(|(articles, text)| {
            articles.iter().map(|name| (id(name), vec![answer(text)]))
        });
        let sides = sides.iter().map(|(articles, text)| Side {
            articles: articles.iter().map(|name| id(name)).collect(),
            text: (*text).to_owned(),
        });
        Slot {
            question: Question::HowMany,
            label: String::new(),
            verdict: Verdict::Conflict,
            cells: cells.clone().collect(),
            differences: vec![Difference {
                reason: String::new(),
                excluding: true,
                sides: sides.collect(),
            }],
        }
    }

    #[test]
    fn each_of_two_is_held_against_the_other_and_a_few_against_the_most() {
        let against = |slot: &Slot, name: &str| {
            let own = &slot.cells[&id(name)][0];
            opponent(slot, &id(name), own).map(str::to_owned)
        };
        let two = slot(&[(&["a"], "62"), (&["b"], "54")]);
        assert_eq!(against(&two, "a").as_deref(), Some("54"));
        assert_eq!(against(&two, "b").as_deref(), Some("62"));
        let three = slot(&[(&["a", "b"], "62"), (&["c"], "54")]);
        assert_eq!(against(&three, "a"), None);
        assert_eq!(against(&three, "c").as_deref(), Some("62"));
    }

    #[test]
    fn a_mark_stays_on_its_words_when_lines_are_joined() {
        let text = "Some\n   54 ships\nwaited";
        let other = answer("62 ships");
        let own = Answer {
            span: Span::new(18, 26),
            text: "54 ships".to_owned(),
            value: String::new(),
        };
        let differing = Differing {
            answers: vec![(&own, &other.text)],
        };
        let line = one_line(text);
        let marks = differing.marks(Span::new(10, 10 + text.len()), text);
        let marked: Vec<&str> = marks.into_iter().map(|range| &line[range]).collect();
        assert_eq!(marked, ["54"]);
    }
}
