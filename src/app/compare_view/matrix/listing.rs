//! Which rows of a comparison are listed, in which order, under which headings.

use crate::app::compare_view::subject::Subject;
use crate::app::comparing::Comparison;
use crate::app::view::{CompareFilter, RowOrder};
use crate::app::wording;
use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Question, Row, Slot, Verdict};
use sidelight_engine::facts::one_line;
use sidelight_project::WordsOnRows;

/// The verdicts in the order of what asks for attention.
pub const VERDICTS: [Verdict; 5] = [
    Verdict::Conflict,
    Verdict::Compatible,
    Verdict::Agree,
    Verdict::Copied,
    Verdict::Single,
];

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What the rows below have in common, and how many there are.
    Heading(Group, usize),
    /// A row of the comparison, by its place there.
    Row(usize),
}

impl Line {
    /// The row; `None` for a heading.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Row(row) => Some(*row),
            Self::Heading(..) => None,
        }
    }
}

/// What rows are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The question that their gravest slot answers.
    Question(Question),
    /// How the articles stand to each other.
    Verdict(Verdict),
}

impl Group {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Question(question) => question.label(),
            Self::Verdict(verdict) => wording::verdict(verdict),
        }
    }
}

/// The rows that are listed.
#[derive(Debug, Default)]
pub struct Listing {
    /// Headings and rows from top to bottom.
    pub lines: Vec<Line>,
    /// Which of the lines are headings, in order.
    headings: Vec<usize>,
    /// The verdict on each row of the comparison: the person's where there is one.
    pub verdicts: Vec<Verdict>,
    /// Which rows the person is done with.
    pub done: Vec<bool>,
    /// Rows that pass the filters.
    pub shown: usize,
}

impl Listing {
    /// Filters and orders the rows; `said` is what a person said of them.
    pub fn new(comparison: &Comparison, filter: &CompareFilter, said: &WordsOnRows) -> Self {
        let all = comparison.rows();
        let verdicts = verdicts(comparison, said);
        let mut rows = passing(comparison, filter, &verdicts, said);
        let group = |at: usize| match filter.order {
            RowOrder::Importance => None,
            RowOrder::Verdict => Some(Group::Verdict(verdicts[at])),
            RowOrder::Question => Some(Group::Question(all[at].question())),
        };
        // Within a group rows stay in the order in which they come.
        rows.sort_by_key(|&at| group(at));
        let mut lines = Vec::with_capacity(rows.len() + VERDICTS.len());
        for same in rows.chunk_by(|&a, &b| group(a) == group(b)) {
            let group = group(same[0]);
            lines.extend(group.map(|group| Line::Heading(group, same.len())));
            if group.is_none_or(|group| !filter.folded.contains(&group)) {
                lines.extend(same.iter().map(|&at| Line::Row(at)));
            }
        }
        let headings = lines.iter().enumerate();
        let headings = headings.filter(|(_, line)| line.row().is_none());
        Self {
            headings: headings.map(|(at, _)| at).collect(),
            lines,
            shown: rows.len(),
            done: all.iter().map(|row| said.done.get(row).is_some()).collect(),
            verdicts,
        }
    }

    /// How many rows of the comparison have this verdict, listed or not.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.verdicts
            .iter()
            .filter(|known| **known == verdict)
            .count()
    }

    /// Which one of the listed rows a line is, counted from 0.
    pub fn place_of(&self, line: usize) -> usize {
        line - self.headings.partition_point(|&heading| heading < line)
    }

    /// The line of a row; `None` while it is not listed.
    pub fn line_of(&self, row: usize) -> Option<usize> {
        self.lines.iter().position(|line| *line == Line::Row(row))
    }
}

/// The verdict on each row: the person's where there is one.
pub fn verdicts(comparison: &Comparison, said: &WordsOnRows) -> Vec<Verdict> {
    let rows = comparison.rows().iter();
    let verdict = |row: &Row| said.verdicts.get(row).copied().unwrap_or(row.verdict);
    rows.map(verdict).collect()
}

/// The rows that pass a filter, by their numbers.
pub fn passing(
    comparison: &Comparison,
    filter: &CompareFilter,
    verdicts: &[Verdict],
    said: &WordsOnRows,
) -> Vec<usize> {
    let all = comparison.rows();
    let about = filter.about.as_ref();
    let about = about.and_then(|anchor| Subject::find(comparison, anchor));
    let passes = |&at: &usize| {
        let row = &all[at];
        filter.verdict.is_none_or(|wanted| wanted == verdicts[at])
            && (!filter.differing || differs(row, verdicts[at]))
            && (!filter.undone || said.done.get(row).is_none())
            && filter.outlet.as_ref().is_none_or(|id| is_told_by(row, id))
            && answers(row, filter.question, filter.verdict)
            && about.as_ref().is_none_or(|subject| subject.is_in(row))
            && holds(row, &filter.text)
    };
    (0..all.len()).filter(passes).collect()
}

/// Whether a row has a slot under a question; one of the wanted verdict where the program's verdict is
/// asked for.
fn answers(row: &Row, question: Option<Question>, verdict: Option<Verdict>) -> bool {
    let wanted = verdict.filter(|wanted| *wanted == row.verdict);
    question.is_none_or(|question| {
        let mut slots = row.slots.iter().filter(|slot| slot.question == question);
        slots.any(|slot| wanted.is_none_or(|wanted| slot.verdict == wanted))
    })
}

/// Whether articles of a row differ in a point that can be checked.
fn differs(row: &Row, verdict: Verdict) -> bool {
    let checkable = |slot: &Slot| slot.question != Question::What && !slot.differences.is_empty();
    match verdict {
        Verdict::Conflict => true,
        Verdict::Compatible => row.slots.iter().any(checkable),
        Verdict::Agree | Verdict::Copied | Verdict::Single => false,
    }
}

fn is_told_by(row: &Row, article: &ArticleId) -> bool {
    let answers = |slot: &Slot| slot.question != Question::What && slot.cells.contains_key(article);
    row.cells.contains_key(article) || row.slots.iter().any(answers)
}

fn holds(row: &Row, wanted: &str) -> bool {
    let wanted = wanted.trim().to_lowercase();
    let holds = |text: &str| one_line(text).to_lowercase().contains(&wanted);
    wanted.is_empty()
        || holds(&row.label)
        || row.reasons().iter().any(|reason| holds(reason))
        || row.cells.values().flatten().any(|cell| {
            let by = cell.by.as_deref().unwrap_or_default();
            holds(&cell.text) || holds(by)
        })
}
