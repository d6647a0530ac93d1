//! What a person said of rows: verdicts, notes, and what they found out about claims.

use std::collections::BTreeMap;

use super::{RowNotes, Verdicts};
use crate::article::ArticleId;
use crate::brief::Word;
use crate::compare::{Claimed, Finding, Remarks, Row};
use crate::facts::{Fact, FactId};

/// Share of the words of a claim that another must have to be the same one, read anew.
const LEAST_KEPT: f32 = 0.8;

/// What a person found out about claims. A claim is known again by its fact, or by its words in the
/// same article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings(BTreeMap<Claimed, Found>);

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
        let (_, found) = self.of_row(row)?;
        Some(&found.finding)
    }

    /// The finding on a claim of an article.
    pub fn on_fact(&self, article: &ArticleId, fact: &Fact) -> Option<&Finding> {
        let words = &fact.evidence.first()?.text;
        let (_, found) = self.of_claim(article, &fact.id, words)?;
        Some(&found.finding)
    }

    /// The claim under which a finding on a row stands, or would stand, with its words.
    pub fn key(&self, row: &Row) -> Option<(Claimed, String)> {
        let known = self.of_row(row).map(|(claim, _)| claim.clone());
        let (article, cell) = row.named_by()?;
        let own = || Claimed {
            article: article.clone(),
            fact: cell.fact.clone(),
        };
        Some((known.unwrap_or_else(own), cell.text.clone()))
    }

    fn of_row(&self, row: &Row) -> Option<(&Claimed, &Found)> {
        // Hardly anything is found out about most rows.
        if self.0.is_empty() {
            return None;
        }
        let cells = row.cells.iter();
        let cells =
            cells.flat_map(|(article, cells)| cells.iter().map(move |cell| (article, cell)));
        let mut cells = row.named_by().into_iter().chain(cells);
        cells.find_map(|(article, cell)| self.of_claim(article, &cell.fact, &cell.text))
    }

    fn of_claim(
        &self,
        article: &ArticleId,
        fact: &FactId,
        words: &str,
    ) -> Option<(&Claimed, &Found)> {
        let claim = Claimed {
            article: article.clone(),
            fact: fact.clone(),
        };
        self.0.get_key_value(&claim).or_else(|| {
            let mut known = self.0.iter().filter(|(claim, _)| claim.article == *article);
            known.find(|(_, found)| is_same_claim(&found.words, words))
        })
    }
}

impl FromIterator<(Claimed, Found)> for Findings {
    fn from_iter<I: IntoIterator<Item = (Claimed, Found)>>(found: I) -> Self {
        Self(found.into_iter().collect())
    }
}

/// Whether two passages have nearly the same letters, one within the other.
fn is_same_claim(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !short.is_empty()
        && short.len() as f32 >= LEAST_KEPT * long.len() as f32
        && long.contains(&short)
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

    #[test]
    fn a_claim_is_known_again_by_most_of_its_words() {
        let was = "The harbour lost 60 boats";
        assert!(is_same_claim(was, "the harbour\nlost 60 boats."));
        assert!(is_same_claim(was, "The harbour lost 60 boats now"));
        assert!(!is_same_claim(was, "The harbour lost 40 boats"));
        assert!(!is_same_claim(was, "The harbour"));
        assert!(!is_same_claim("", ""));
    }
}
