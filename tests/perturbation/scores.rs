//! How often the verdicts are right.

use std::collections::{BTreeMap, BTreeSet};

use sidelight::article::Span;
use sidelight::compare::{Cell, Row, Verdict};
use sidelight::facts::{Fact, FactKind, FactSheet};

use super::{Baseline, Change, Perturbed, forms};

const VERDICTS: [Verdict; 5] = [
    Verdict::Conflict,
    Verdict::Compatible,
    Verdict::Agree,
    Verdict::Copied,
    Verdict::Single,
];

/// Verdicts counted: what they should be and what they are.
#[derive(Debug, Default)]
pub struct Scores {
    counts: BTreeMap<(Verdict, Verdict), usize>,
    changes: BTreeMap<Change, (usize, usize)>,
    /// Rows of both articles over what was not changed, and those of them called conflict.
    unchanged: usize,
    false_conflicts: usize,
    /// Wrong verdicts on facts where none of their kind was found in the changed sentence.
    not_found: usize,
    /// What went wrong, in words.
    pub mistakes: Vec<String>,
}

impl Scores {
    /// Counts the verdicts of the baseline on a first article and one made from it.
    pub fn count_baseline(&mut self, first: &FactSheet, second: &FactSheet, made: &Perturbed) {
        let baseline = Baseline::new(first, second);
        for fact in &first.facts {
            let given = || baseline.verdict(fact);
            let mut expected = made.expected.iter();
            if let Some(expected) = expected.find(|expected| expected.fact == fact.id) {
                let key = (expected.verdict, given());
                *self.counts.entry(key).or_default() += 1;
                continue;
            }
            let mut changed = made.changed.iter();
            let is_touched = changed.any(|changed| changed.overlaps(fact.primary_span()));
            if !is_touched && fact.kind() != FactKind::Entity {
                self.unchanged += 1;
                self.false_conflicts += usize::from(given() == Verdict::Conflict);
            }
        }
    }

    /// Counts the rows of a first article and one made from it.
    pub fn count(&mut self, first: &FactSheet, second: &FactSheet, made: &Perturbed, rows: &[Row]) {
        let id = &first.article.id;
        let mut expected_conflicts = Vec::new();
        for expected in &made.expected {
            let holds = |row: &&Row| {
                let cells = row.cells.get(id).into_iter().flatten();
                cells.into_iter().any(|cell| cell.fact == expected.fact)
            };
            let Some(row) = rows.iter().find(holds) else {
                continue;
            };
            if expected.verdict == Verdict::Conflict {
                expected_conflicts.push(std::ptr::from_ref(row));
            }
            *self
                .counts
                .entry((expected.verdict, row.verdict))
                .or_default() += 1;
            let (right, all) = self.changes.entry(expected.change).or_default();
            *all += 1;
            if row.verdict == expected.verdict {
                *right += 1;
            } else {
                let fact = first.facts.iter().find(|fact| fact.id == expected.fact);
                let found = fact.is_some_and(|fact| is_found(fact, second, expected.place));
                self.not_found += usize::from(!found && expected.verdict != Verdict::Single);
                let words = fact.map_or_else(String::new, |fact| {
                    format!("{:?} {}", fact.kind(), fact.summary())
                });
                self.mistakes.push(format!(
                    "{id} {:?}{}: {words}: {:?}, not {:?} {:?}",
                    expected.change,
                    if found { "" } else { " (not found)" },
                    row.verdict,
                    expected.verdict,
                    row.differences
                ));
            }
        }
        for row in rows.iter().filter(|row| row.cells.len() > 1) {
            let cells = row.cells.get(id).into_iter().flatten();
            let fact = |cell: &Cell| first.facts.iter().find(|fact| fact.id == cell.fact);
            let pieces = cells.filter_map(fact).flat_map(|fact| &fact.evidence);
            let spans: Vec<Span> = pieces.map(|piece| piece.span).collect();
            let touched = made
                .changed
                .iter()
                .any(|changed| spans.iter().any(|span| span.overlaps(*changed)));
            if touched || expected_conflicts.contains(&std::ptr::from_ref(row)) {
                continue;
            }
            self.unchanged += 1;
            if row.verdict == Verdict::Conflict {
                self.false_conflicts += 1;
                self.mistakes.push(format!(
                    "{id} false conflict: {} {:?}",
                    row.label, row.differences
                ));
            }
        }
    }

    /// How many verdicts were counted.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// F1 of a verdict.
    pub fn f1(&self, verdict: Verdict) -> f64 {
        let sum = |which: &dyn Fn(&(Verdict, Verdict)) -> bool| {
            let counts = self.counts.iter().filter(|(key, _)| which(key));
            counts.map(|(_, count)| *count as f64).sum::<f64>()
        };
        let right = sum(&|key| key.0 == verdict && key.1 == verdict);
        let expected = sum(&|key| key.0 == verdict);
        let given = sum(&|key| key.1 == verdict);
        2.0 * right / (expected + given).max(1.0)
    }

    /// Mean of the F1 of all verdicts.
    pub fn macro_f1(&self) -> f64 {
        VERDICTS
            .iter()
            .map(|verdict| self.f1(*verdict))
            .sum::<f64>()
            / VERDICTS.len() as f64
    }

    /// Share of conflicts, from 0 to 1, among the verdicts where there is none: of the facts that
    /// were counted and of all other rows of both articles.
    pub fn false_conflicts(&self) -> f64 {
        let without = self
            .counts
            .iter()
            .filter(|((expected, _), _)| *expected != Verdict::Conflict);
        let (mut wrong, mut all) = (self.false_conflicts, self.unchanged);
        for ((_, given), count) in without {
            all += count;
            wrong += if *given == Verdict::Conflict {
                *count
            } else {
                0
            };
        }
        wrong as f64 / all.max(1) as f64
    }

    /// The figures, a line each.
    pub fn report(&self) -> String {
        let mut lines = vec![format!(
            "{} verdicts, macro F1 {:.3}, false conflicts {:.2} % of {}",
            self.total(),
            self.macro_f1(),
            100.0 * self.false_conflicts(),
            self.unchanged
        )];
        for verdict in VERDICTS {
            let row =
                VERDICTS.map(|given| self.counts.get(&(verdict, given)).copied().unwrap_or(0));
            lines.push(format!(
                "{:<11} F1 {:.3}  given as {row:?}",
                verdict.as_str(),
                self.f1(verdict)
            ));
        }
        if self.not_found > 0 {
            lines.push(format!(
                "wrong because no such fact was found in the changed sentence: {}",
                self.not_found
            ));
        }
        for (change, (right, all)) in &self.changes {
            lines.push(format!("{change:?}: {right} of {all}"));
        }
        lines.join("\n")
    }
}

/// Whether a fact of the same kind that shares half of its words was found in a place.
fn is_found(fact: &Fact, sheet: &FactSheet, place: Span) -> bool {
    let words = |fact: &Fact| -> BTreeSet<String> {
        let pieces = fact.evidence.iter();
        pieces.flat_map(|piece| forms(&piece.text)).collect()
    };
    let own = words(fact);
    let mut others = sheet
        .facts
        .iter()
        .filter(|other| other.kind() == fact.kind() && other.primary_span().overlaps(place));
    // Numbers and dates have few words, and one of them is another after the change.
    let few = matches!(fact.kind(), FactKind::Quantity | FactKind::Time);
    others.any(|other| few || 2 * words(other).intersection(&own).count() >= own.len())
}
