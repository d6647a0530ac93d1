//! A person's word on which claims are one row: it counts more than the program's.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::article::ArticleId;
use crate::facts::FactId;

use super::finding::Remarks;
use super::row::{Comparison, Question, Row, Slot, Verdict};

/// Importance of a row that a person made of a claim: it stands among what one article alone tells.
const ALONE: f32 = -5.0;

/// A claim of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Claimed {
    /// The article.
    pub article: ArticleId,
    /// The fact.
    pub fact: FactId,
}

/// What a person said of two claims.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sameness {
    /// One of them; where they are not the same, the one that leaves the row.
    pub one: Claimed,
    /// The other.
    pub other: Claimed,
    /// Whether they tell the same.
    pub same: bool,
}

impl Comparison {
    /// Takes claims out of rows and joins rows as a person said. What names a claim that no row holds
    /// says nothing.
    pub fn heed(&mut self, said: &[Sameness]) {
        if said.is_empty() {
            return;
        }
        for apart in said.iter().filter(|it| !it.same) {
            let holds = |row: &Row| row.holds(&apart.one) && row.holds(&apart.other);
            if let Some(at) = self.rows.iter().position(holds) {
                let taken = self.rows[at].take_out(&apart.one);
                self.rows.extend(taken);
            }
        }
        for together in said.iter().filter(|it| it.same) {
            let find = |claim: &Claimed| self.rows.iter().position(|row| row.holds(claim));
            if let (Some(one), Some(other)) = (find(&together.one), find(&together.other))
                && one != other
            {
                let joined = self.rows.remove(one.max(other));
                self.rows[one.min(other)].join(joined);
            }
        }
        self.rows
            .sort_by(|a, b| b.importance.total_cmp(&a.importance));
    }
}

impl Row {
    /// Its claims.
    pub fn claims(&self) -> impl Iterator<Item = Claimed> + '_ {
        self.cells.iter().flat_map(|(article, cells)| {
            cells.iter().map(|cell| Claimed {
                article: article.clone(),
                fact: cell.fact.clone(),
            })
        })
    }

    /// Whether a claim is one of its cells.
    pub fn holds(&self, claim: &Claimed) -> bool {
        let cells = self.cells.get(&claim.article);
        cells.is_some_and(|cells| cells.iter().any(|cell| cell.fact == claim.fact))
    }

    /// Makes a row of its own of a claim of this one; none where it holds nothing else.
    fn take_out(&mut self, claim: &Claimed) -> Option<Self> {
        if self.cells.values().map(Vec::len).sum::<usize>() < 2 {
            return None;
        }
        let cells = self.cells.get_mut(&claim.article)?;
        let place = cells.iter().position(|cell| cell.fact == claim.fact)?;
        let cell = cells.remove(place);
        let is_gone = cells.is_empty();
        if is_gone {
            self.cells.remove(&claim.article);
            self.tellers.retain(|teller| *teller != claim.article);
        }
        for slot in &mut self.slots {
            let Some(answers) = slot.cells.get_mut(&claim.article) else {
                continue;
            };
            answers.retain(|answer| !is_gone && !answer.span.overlaps(cell.span));
            if answers.is_empty() {
                slot.leave_out(&claim.article);
            }
        }
        self.slots.retain(|slot| slot.cells.len() > 1);
        let label = cell.readable();
        if label.starts_with(self.label.trim_end_matches('…'))
            && let Some(first) = self.cells.values().flatten().next()
        {
            self.label = first.readable();
        }
        self.verdict = self.verdict_of_slots();
        Some(Self {
            id: format!("{}-{}", self.id, claim.fact.0),
            label,
            verdict: Verdict::Single,
            overruled: None,
            remarks: Remarks::default(),
            tellers: vec![claim.article.clone()],
            joined: false,
            importance: self.importance.min(ALONE),
            cells: [(claim.article.clone(), vec![cell])].into(),
            slots: Vec::new(),
            ..self.clone()
        })
    }

    /// Takes another row in. That they tell the same is a person's word; in which words, nobody has
    /// compared, so they do not agree by that.
    fn join(&mut self, other: Self) {
        let verdict = self.verdict.min(other.verdict).min(Verdict::Compatible);
        for (article, cells) in other.cells {
            self.cells.entry(article).or_default().extend(cells);
        }
        self.slots.extend(other.slots);
        // Who tells one of them tells what both tell: a person says so. Who tells something near stays near.
        let tellers: BTreeSet<ArticleId> = self.tellers.drain(..).chain(other.tellers).collect();
        self.tellers = tellers.into_iter().collect();
        self.joined = true;
        self.importance = self.importance.max(other.importance);
        self.verdict = if self.articles() > 1 {
            verdict
        } else {
            Verdict::Single
        };
    }

    /// In how many articles something of it stands.
    fn articles(&self) -> usize {
        let in_slots = self.slots.iter().flat_map(|slot| slot.cells.keys());
        self.cells
            .keys()
            .chain(in_slots)
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// The gravest verdict of its slots; words that merely stand in each other's place count last.
    fn verdict_of_slots(&self) -> Verdict {
        if self.articles() < 2 {
            return Verdict::Single;
        }
        let telling = self.slots.iter().filter(|it| it.question != Question::What);
        let gravest = telling.map(|slot| slot.verdict).min();
        match gravest.or_else(|| self.slots.iter().map(|slot| slot.verdict).min()) {
            Some(Verdict::Agree) if self.verdict == Verdict::Copied => Verdict::Copied,
            Some(gravest) => gravest,
            None => self.verdict.max(Verdict::Compatible),
        }
    }
}

impl Slot {
    /// Forgets what an article answers.
    fn leave_out(&mut self, article: &ArticleId) {
        self.cells.remove(article);
        for difference in &mut self.differences {
            for side in &mut difference.sides {
                side.articles.retain(|known| known != article);
            }
            difference.sides.retain(|side| !side.articles.is_empty());
        }
        self.differences
            .retain(|difference| difference.sides.len() > 1);
        if self.differences.is_empty() {
            self.verdict = Verdict::Agree;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(article: &str, fact: &str) -> Claimed {
        Claimed {
            article: ArticleId::new(article),
            fact: FactId(fact.into()),
        }
    }

    fn row(id: &str, verdict: Verdict, importance: f32, cells: &[(&str, &str)]) -> Row {
        let cells: serde_json::Map<_, _> = cells
            .iter()
            .map(|(article, fact)| {
                let cell = serde_json::json!({
                    "fact": fact, "start": 0, "end": 9, "text": format!("{fact} here"), "by": null,
                });
                ((*article).to_owned(), serde_json::json!([cell]))
            })
            .collect();
        let answer = |words: &str| serde_json::json!([{"start": 2, "end": 5, "text": words, "value": words}]);
        let slots = if verdict == Verdict::Conflict {
            serde_json::json!([{
                "question": "how_many", "label": "boats", "verdict": "conflict",
                "cells": {"a": answer("60"), "b": answer("60"), "c": answer("40")},
                "differences": [{"reason": "The numbers differ", "sides": [
                    {"articles": ["a", "b"], "text": "60"}, {"articles": ["c"], "text": "40"},
                ]}],
            }])
        } else {
            serde_json::json!([])
        };
        serde_json::from_value(serde_json::json!({
            "id": id, "label": "boats", "verdict": verdict, "importance": importance,
            "cells": cells, "slots": slots,
        }))
        .unwrap()
    }

    fn comparison() -> Comparison {
        let told = [("a", "a1"), ("b", "b1"), ("c", "c1")];
        Comparison {
            rows: vec![
                row("boats", Verdict::Conflict, 3.0, &told),
                row("pier", Verdict::Single, -5.0, &[("a", "a2")]),
                row("quay", Verdict::Single, -5.0, &[("b", "b2")]),
            ],
            ..Comparison::default()
        }
    }

    fn said(one: Claimed, other: Claimed, same: bool) -> Sameness {
        Sameness { one, other, same }
    }

    #[test]
    fn a_claim_taken_out_stands_alone_and_takes_its_answers_along() {
        let mut comparison = comparison();
        comparison.heed(&[said(claim("c", "c1"), claim("a", "a1"), false)]);
        assert_eq!(comparison.rows.len(), 4);
        let boats = &comparison.rows[0];
        assert_eq!(boats.cells.len(), 2);
        assert_eq!(boats.verdict, Verdict::Agree, "the other two say the same");
        assert!(boats.slots[0].differences.is_empty());
        let mut rows = comparison.rows.iter();
        let alone = rows.find(|row| row.holds(&claim("c", "c1"))).unwrap();
        assert_eq!(alone.verdict, Verdict::Single);
        assert_eq!(alone.label, "c1 here");
    }

    #[test]
    fn joined_rows_are_one_and_do_not_agree_by_that() {
        let mut comparison = comparison();
        comparison.heed(&[said(claim("b", "b2"), claim("a", "a2"), true)]);
        assert_eq!(comparison.rows.len(), 2);
        let joined = &comparison.rows[1];
        assert!(joined.holds(&claim("a", "a2")) && joined.holds(&claim("b", "b2")));
        assert_eq!(joined.verdict, Verdict::Compatible);
    }

    #[test]
    fn what_is_said_of_claims_that_are_gone_changes_nothing() {
        let mut comparison = comparison();
        let before = comparison.clone();
        let gone = claim("a", "gone");
        comparison.heed(&[
            said(gone.clone(), claim("a", "a1"), false),
            said(gone, claim("b", "b2"), true),
        ]);
        assert_eq!(comparison, before);
    }
}
