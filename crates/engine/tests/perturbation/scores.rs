//! How often the verdicts are right.

use std::collections::{BTreeMap, BTreeSet};

use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::compare::{Question, Row, Slot, Verdict};
use sidelight_engine::facts::{Fact, FactKind, FactSheet};

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
            let fact = first.facts.iter().find(|fact| fact.id == expected.fact);
            let judged = fact.and_then(|fact| Judged::of(fact, id, rows));
            let (Some(fact), Some(judged)) = (fact, judged) else {
                continue;
            };
            let row = judged.row;
            let given = judged.verdict();
            if expected.verdict == Verdict::Conflict {
                expected_conflicts.push(std::ptr::from_ref(row));
            }
            *self.counts.entry((expected.verdict, given)).or_default() += 1;
            let (right, all) = self.changes.entry(expected.change).or_default();
            *all += 1;
            if given == expected.verdict {
                *right += 1;
            } else {
                let found = is_found(fact, second, expected.place);
                self.not_found += usize::from(!found && expected.verdict != Verdict::Single);
                self.mistakes.push(format!(
                    "{id} {:?}{}: {:?} {}: {given:?}, not {:?} {:?}",
                    expected.change,
                    if found { "" } else { " (not found)" },
                    fact.kind(),
                    fact.summary(),
                    expected.verdict,
                    row.reasons()
                ));
            }
        }
        for row in rows.iter().filter(|row| row.cells.len() > 1) {
            let cells = row.cells.get(id).into_iter().flatten();
            let answers = row.slots.iter().filter_map(|slot| slot.cells.get(id));
            let answers = answers.flatten().map(|answer| answer.span);
            let spans: Vec<Span> = cells.map(|cell| cell.span).chain(answers).collect();
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
                    row.label,
                    row.reasons()
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

/// Where the comparison judges a fact of an article.
struct Judged<'r> {
    row: &'r Row,
    /// The slot that it answers; none where it is judged with its claim.
    slot: Option<&'r Slot>,
}

impl<'r> Judged<'r> {
    /// A number or a date is judged by the slot that it answers, all else by the claim that tells it.
    fn of(fact: &Fact, article: &ArticleId, rows: &'r [Row]) -> Option<Self> {
        let span = fact.primary_span();
        let question = match fact.kind() {
            FactKind::Quantity => Some(Question::HowMany),
            FactKind::Time => Some(Question::When),
            _ => None,
        };
        let answers = |slot: &&Slot| {
            let mut answers = slot.cells.get(article).into_iter().flatten();
            Some(slot.question) == question && answers.any(|answer| answer.span.overlaps(span))
        };
        let mut slots = rows.iter().flat_map(|row| {
            let slots = row.slots.iter().filter(answers);
            slots.map(move |slot| (row, Some(slot)))
        });
        let tells = |row: &&Row| {
            let mut cells = row.cells.get(article).into_iter().flatten();
            cells.any(|cell| cell.span.overlaps(span))
        };
        let row = || Some((rows.iter().find(tells)?, None));
        let (row, slot) = slots.next().or_else(row)?;
        Some(Self { row, slot })
    }

    fn verdict(&self) -> Verdict {
        match (self.row.verdict, self.slot) {
            (Verdict::Copied, _) | (_, None) => self.row.verdict,
            (_, Some(slot)) => slot.verdict,
        }
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
