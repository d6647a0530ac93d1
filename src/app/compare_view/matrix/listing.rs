//! Which rows of a comparison are listed, in which order, under which headings.

use crate::app::compare_view::subject::Subject;
use crate::app::comparing::Comparison;
use crate::app::view::{CompareFilter, RowOrder};
use crate::app::wording;
use crate::compare::{Row, Verdict};
use crate::facts::FactKind;

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
    /// The reader's question, by the first kind that answers it.
    Question(FactKind),
    /// How the articles stand to each other.
    Verdict(Verdict),
}

impl Group {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Question(kind) => kind.question(),
            Self::Verdict(verdict) => wording::verdict(verdict),
        }
    }
}

/// The rows that are listed.
#[derive(Debug, Default)]
pub struct Listing {
    /// Headings and rows from top to bottom.
    pub lines: Vec<Line>,
    /// The verdict on each row of the comparison: the person's where there is one.
    pub verdicts: Vec<Verdict>,
    /// Rows that pass the filters.
    pub shown: usize,
}

impl Listing {
    /// Filters and orders the rows; `overruled` gives a person's verdict on a row.
    pub fn new(
        comparison: &Comparison,
        filter: &CompareFilter,
        overruled: impl Fn(&Row) -> Option<Verdict>,
    ) -> Self {
        let verdict = |row: &Row| overruled(row).unwrap_or(row.verdict);
        let verdicts: Vec<Verdict> = comparison.rows.iter().map(verdict).collect();
        let about = filter.about.as_ref();
        let about = about.and_then(|anchor| Subject::find(comparison, anchor));
        let passes = |&at: &usize| {
            let row = &comparison.rows[at];
            filter.verdict.is_none_or(|wanted| wanted == verdicts[at])
                && !filter.hidden_kinds.contains(&row.kind)
                && about
                    .as_ref()
                    .is_none_or(|subject| subject.is_in(row, comparison))
                && holds(row, &filter.text, comparison)
        };
        let mut rows: Vec<usize> = (0..comparison.rows.len()).filter(passes).collect();
        let rank = |at: usize| VERDICTS.iter().position(|known| *known == verdicts[at]);
        let group = |at: usize| match filter.order {
            RowOrder::ConflictsFirst => Group::Verdict(verdicts[at]),
            RowOrder::ByQuestion => Group::Question(first_of(comparison.rows[at].kind)),
        };
        match filter.order {
            RowOrder::ConflictsFirst => rows.sort_by_key(|&at| rank(at)),
            // Rows come in the order of the questions.
            RowOrder::ByQuestion => {
                rows.sort_by_key(|&at| (first_of(comparison.rows[at].kind), rank(at)));
            }
        }
        let mut lines = Vec::with_capacity(rows.len() + VERDICTS.len());
        for same in rows.chunk_by(|&a, &b| group(a) == group(b)) {
            let group = group(same[0]);
            lines.push(Line::Heading(group, same.len()));
            if !filter.folded.contains(&group) {
                lines.extend(same.iter().map(|&at| Line::Row(at)));
            }
        }
        Self {
            lines,
            shown: rows.len(),
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

    /// The line of a row; `None` while it is not listed.
    pub fn line_of(&self, row: usize) -> Option<usize> {
        self.lines.iter().position(|line| *line == Line::Row(row))
    }
}

/// The first kind that answers the same question.
fn first_of(kind: FactKind) -> FactKind {
    let mut kinds = FactKind::ALL.into_iter();
    let first = kinds.find(|known| known.question() == kind.question());
    first.unwrap_or(kind)
}

fn holds(row: &Row, wanted: &str, comparison: &Comparison) -> bool {
    let wanted = wanted.trim().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&wanted);
    wanted.is_empty()
        || holds(&row.label)
        || row.differences.iter().any(|text| holds(text))
        || comparison.sheets.iter().any(|sheet| {
            let cells = row.cells.get(&sheet.article.id);
            let mut cells = cells.into_iter().flatten();
            cells.any(|cell| holds(sheet.article.slice(cell.span)))
        })
}
