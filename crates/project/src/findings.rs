//! What a person said of rows: verdicts, notes, and what they found out about claims.

use std::collections::BTreeMap;

use super::{RowNotes, RowsDone, Verdicts};
use sidelight_engine::article::ArticleId;
use sidelight_engine::brief::Word;
use sidelight_engine::compare::{Cell, Claimed, Finding, Remarks, Row};
use sidelight_engine::facts::{Fact, FactId};

/// Share of the words of a claim that another must have to be the same one, read anew.
const LEAST_KEPT: f32 = 0.8;

/// What a person found out about claims. A claim is known again by its fact, or by its words in the
/// same article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings(BTreeMap<ArticleId, Vec<(Claimed, Known)>>);

/// A finding, and by what its claim is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    found: Found,
    /// The letters of the words of the claim.
    letters: String,
}

/// A finding with the words of the claim that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The words of the claim.
    pub words: String,
    /// The finding.
    pub finding: Finding,
}

impl Findings {
    /// The finding on a row; that on the claim which names it counts first.
    pub fn get(&self, row: &Row) -> Option<&Finding> {
        let (_, known, _) = self.of_row(row)?;
        Some(&known.found.finding)
    }

    /// The words that the finding on a row is about.
    fn words_found_on(&self, row: &Row) -> Option<String> {
        self.of_row(row)?;
        self.key(row).map(|(_, words)| words)
    }

    /// The finding on a claim of an article.
    pub fn on_fact(&self, article: &ArticleId, fact: &Fact) -> Option<&Finding> {
        let words = &fact.evidence.first()?.text;
        let (_, known) = self.of_claim(article, &fact.id, words)?;
        Some(&known.found.finding)
    }

    /// The claim under which a finding on a row stands, or would stand, with its words.
    pub fn key(&self, row: &Row) -> Option<(Claimed, String)> {
        if let Some((claim, known, cell)) = self.of_row(row) {
            let is_it = claim.fact == cell.fact;
            let words = if is_it {
                &cell.text
            } else {
                &known.found.words
            };
            return Some((claim.clone(), words.clone()));
        }
        let (article, cell) = row.named_by()?;
        let claim = Claimed {
            article: article.clone(),
            fact: cell.fact.clone(),
        };
        Some((claim, cell.text.clone()))
    }

    /// What was found out about a claim of a row, and the cell that tells it.
    fn of_row<'s, 'r>(&'s self, row: &'r Row) -> Option<(&'s Claimed, &'s Known, &'r Cell)> {
        // Hardly anything is found out about most rows.
        if self.0.is_empty() {
            return None;
        }
        let cells = row.cells.iter();
        let cells =
            cells.flat_map(|(article, cells)| cells.iter().map(move |cell| (article, cell)));
        let mut cells = row.named_by().into_iter().chain(cells);
        cells.find_map(|(article, cell)| {
            let (claim, known) = self.of_claim(article, &cell.fact, &cell.text)?;
            Some((claim, known, cell))
        })
    }

    fn of_claim(
        &self,
        article: &ArticleId,
        fact: &FactId,
        words: &str,
    ) -> Option<(&Claimed, &Known)> {
        let claims = self.0.get(article)?;
        let known = claims.iter();
        let of_fact = known.clone().find(|(claim, _)| claim.fact == *fact);
        of_fact
            .or_else(|| {
                let letters = letters(words);
                let mut known = known;
                known.find(|(_, known)| is_same_claim(&known.letters, &letters))
            })
            .map(|(claim, known)| (claim, known))
    }
}

impl FromIterator<(Claimed, Found)> for Findings {
    fn from_iter<I: IntoIterator<Item = (Claimed, Found)>>(all: I) -> Self {
        let mut by_article: BTreeMap<ArticleId, Vec<(Claimed, Known)>> = BTreeMap::new();
        for (claim, found) in all {
            let letters = letters(&found.words);
            let of_article = by_article.entry(claim.article.clone()).or_default();
            of_article.push((claim, Known { found, letters }));
        }
        Self(by_article)
    }
}

/// The letters and digits of a passage, without capitals.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether two passages have nearly the same letters, one within the other.
fn is_same_claim(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !short.is_empty()
        && short.len() as f32 >= LEAST_KEPT * long.len() as f32
        && long.contains(short)
}

/// All that a person said of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordsOnRows {
    /// The verdicts that they set over the program's.
    pub verdicts: Verdicts,
    /// Their notes.
    pub notes: RowNotes,
    /// What they found out.
    pub findings: Findings,
    /// What they are done with.
    pub done: RowsDone,
}

impl WordsOnRows {
    /// What was said of a row.
    pub fn on(&self, row: &Row) -> Word {
        Word {
            verdict: self.verdicts.get(row).copied(),
            remarks: self.remarks(row),
        }
    }

    /// What was remarked on a row.
    pub fn remarks(&self, row: &Row) -> Remarks {
        Remarks {
            note: self.notes.get(row).cloned(),
            finding: self.findings.get(row).cloned(),
            found_on: self.findings.words_found_on(row),
            done: self.done.get(row).is_some(),
        }
    }

    /// Writes what was said of a row on it, for files.
    pub fn put_on(&self, row: &mut Row) {
        let Word { verdict, remarks } = self.on(row);
        row.remarks = remarks;
        if let Some(verdict) = verdict {
            row.overrule(verdict);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelight_engine::article::Span;
    use sidelight_engine::compare::{Rating, Verdict};
    use sidelight_engine::facts::{FactId, FactKind};

    #[test]
    fn a_claim_is_known_again_by_most_of_its_words() {
        let was = "The harbour lost 60 boats";
        let is_same = |one: &str, other: &str| is_same_claim(&letters(one), &letters(other));
        assert!(is_same(was, "the harbour\nlost 60 boats."));
        assert!(is_same(was, "The harbour lost 60 boats now"));
        assert!(!is_same(was, "The harbour lost 40 boats"));
        assert!(!is_same(was, "The harbour"));
        assert!(!is_same("", ""));
    }

    #[test]
    fn a_finding_keeps_the_words_of_the_claim_it_was_made_on() {
        let cell = |fact: &str, text: &str| Cell {
            fact: FactId(fact.into()),
            span: Span::new(0, 1),
            text: text.to_owned(),
            alone: None,
            by: None,
        };
        let [mail, post] = ["mail", "post"].map(ArticleId::new);
        let claim = Claimed {
            article: post.clone(),
            fact: FactId("p1".into()),
        };
        let found = Found {
            words: "Sixty boats sank".to_owned(),
            finding: Finding {
                rating: Rating::False,
                source: None,
                note: None,
            },
        };
        let findings: Findings = [(claim.clone(), found)].into_iter().collect();
        // The row is called by the words of another article.
        let row = Row {
            id: "boats".to_owned(),
            kind: FactKind::Claim,
            verdict: Verdict::Agree,
            overruled: None,
            remarks: Remarks::default(),
            importance: 1.0,
            slots: Vec::new(),
            label: "Some 60 boats were lost in the storm".to_owned(),
            cells: [
                (
                    mail.clone(),
                    vec![cell("m1", "Some 60 boats were lost in the storm")],
                ),
                (post, vec![cell("p1", "Sixty boats sank")]),
            ]
            .into(),
            tellers: vec![mail],
            joined: false,
        };
        assert_eq!(
            findings.key(&row),
            Some((claim, "Sixty boats sank".to_owned()))
        );
    }
}
