//! The brief from top to bottom: its parts, and in each the sentences. The window and the report follow
//! it alike.

use super::sentence::{Piece, PieceRole, asked, cited, inward_sentence};
use super::{Alone, Brief, Difference, Told, Words};
use crate::compare::{Remarks, Verdict};
use crate::facts::one_line;

/// A part of the brief.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which one.
    pub kind: PartKind,
    /// What it is called.
    pub title: &'static str,
    /// What it holds, in a sentence.
    pub explanation: &'static str,
    /// Its sentences.
    pub items: Vec<Item>,
}

/// The parts of the brief, in their order; the list of articles stands before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// What a person found out.
    Findings,
    /// Who copied from whom.
    Copying,
    /// Where the articles contradict each other.
    Differences,
    /// Where they give several answers, if those are answers to one question.
    Open,
    /// Where an article contradicts itself.
    Within,
    /// What all or most tell.
    ByMost,
    /// Figures that change from day to day.
    Moving,
    /// What several tell, but not most.
    BySome,
    /// What several tell, each in words of its own.
    InOwnWords,
    /// What one alone tells.
    Alone,
}

impl PartKind {
    /// What it is called in a brief of so many articles.
    fn title(self, articles: usize) -> &'static str {
        match self {
            Self::Findings => "Findings",
            Self::Copying => "Who copied from whom",
            Self::Differences => "Differences",
            Self::Open => "Answers that differ",
            Self::Within => "Within one article",
            Self::ByMost => "Told by all or most",
            Self::Moving => "Moving figures",
            Self::BySome => "Told by some",
            Self::InOwnWords => "Told by several, each in other words",
            Self::Alone if articles == 1 => "What it tells",
            Self::Alone => "Found in one article only",
        }
    }

    /// What it holds, in a sentence.
    fn explanation(self, articles: usize) -> &'static str {
        match self {
            Self::Findings => "What was found out about claims; it stands below them as well.",
            Self::Copying => "Passages in the same words or nearly so, quotations aside.",
            Self::Differences => "Not all of these can be right.",
            Self::Open => {
                "Not all of these can be right if they are told of one thing: read them side by side."
            }
            Self::Within => "The headline or the summary tells it otherwise than the rest.",
            Self::ByMost => {
                "More than half of the articles tell it; where some are less exact, it stands below."
            }
            Self::Moving => "These change from day to day; each was told on its day.",
            Self::BySome => "Two articles or more tell it, but not most.",
            Self::InOwnWords => {
                "They tell of one thing or of what is near it: read them side by side."
            }
            Self::Alone if articles == 1 => "What is most worth checking first.",
            Self::Alone => "No match was found in the others; they may tell it in other words.",
        }
    }
}

/// A sentence of the brief with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The article that alone tells it, where the sentences of a part are put together by article.
    pub group: Option<String>,
    /// The question that is answered otherwise.
    pub question: Option<&'static str>,
    /// How the articles stand to each other.
    pub verdict: Verdict,
    /// The row of the comparison, by its id; empty where it is of no matter.
    pub row: String,
    /// The sentence.
    pub sentence: Vec<Piece>,
    /// What else is to be told, each in a line.
    pub details: Vec<Vec<Piece>>,
    /// The number of the moving figure that it tells.
    pub figure: Option<usize>,
}

impl Item {
    fn new(verdict: Verdict, row: &str, sentence: Vec<Piece>) -> Self {
        Self {
            group: None,
            question: None,
            verdict,
            row: row.to_owned(),
            sentence,
            details: Vec::new(),
            figure: None,
        }
    }
}

impl Brief {
    /// The parts that hold anything. So many outlets are named one by one, the others counted; with
    /// `quoted`, all versions of a difference are cited in full.
    pub fn parts(&self, most: usize, quoted: bool) -> Vec<Part> {
        let difference = |difference: &Difference| Item {
            question: Some(asked(difference.question, &difference.label)),
            details: if quoted {
                difference.quotations(self)
            } else {
                Vec::new()
            }
            .into_iter()
            .chain(remarks(&difference.remarks))
            .collect(),
            ..Item::new(
                difference.verdict,
                &difference.row,
                difference.sentence(self, most),
            )
        };
        let told = |told: &Told| {
            let verdict = if told.copied {
                Verdict::Copied
            } else if told.lesser.is_empty() && !told.differs && !told.in_own_words {
                Verdict::Agree
            } else {
                Verdict::Compatible
            };
            let lesser = told.lesser.iter();
            let cited = quoted || told.in_own_words;
            Item {
                details: lesser
                    .map(|lesser| lesser.versions_in_short(self, most))
                    .chain(cited.then(|| told.quotations(self)).into_iter().flatten())
                    .chain(remarks(&told.remarks))
                    .collect(),
                ..Item::new(verdict, &told.row, told.sentence(self, most))
            }
        };
        let alone = |alone: &Alone| -> Vec<Item> {
            let claims = alone.claims.iter().map(|claim| Item {
                group: Some(self.outlet(&alone.article).to_owned()),
                details: remarks(&claim.remarks).collect(),
                ..Item::new(Verdict::Single, &claim.row, claim.sentence(self))
            });
            claims.collect()
        };
        let moving = self.moving.iter().enumerate().map(|(at, figure)| Item {
            figure: Some(at),
            ..Item::new(Verdict::Compatible, &figure.row, figure.sentence(self))
        });
        let within = self.within.iter().map(|inward| Item {
            group: Some(self.outlet(&inward.article).to_owned()),
            question: Some(asked(inward.question, &inward.label)),
            ..Item::new(Verdict::Conflict, "", inward_sentence(inward))
        });
        let copying = self.sources.iter().filter(|it| !it.copied.is_empty());
        let copying =
            copying.map(|source| Item::new(Verdict::Copied, "", source.copied_sentence(self)));
        let articles = self.sources.len();
        let parts = [
            (PartKind::Findings, self.findings()),
            (PartKind::Copying, copying.collect()),
            (
                PartKind::Differences,
                self.differences.iter().map(difference).collect(),
            ),
            (PartKind::Open, self.open.iter().map(difference).collect()),
            (PartKind::Within, within.collect()),
            (PartKind::ByMost, self.by_most.iter().map(told).collect()),
            (PartKind::Moving, moving.collect()),
            (PartKind::BySome, self.by_some.iter().map(told).collect()),
            (
                PartKind::InOwnWords,
                self.in_own_words.iter().map(told).collect(),
            ),
            (PartKind::Alone, self.alone.iter().flat_map(alone).collect()),
        ];
        let parts = parts.into_iter();
        parts
            .map(|(kind, items): (PartKind, Vec<Item>)| Part {
                kind,
                title: kind.title(articles),
                explanation: kind.explanation(articles),
                items,
            })
            .filter(|part| !part.items.is_empty())
            .collect()
    }
}

impl Brief {
    /// The findings of a person, each once.
    fn findings(&self) -> Vec<Item> {
        let differences = self.differences.iter();
        let told = self.by_most.iter().chain(&self.by_some);
        let told = told.chain(&self.in_own_words);
        let alone = self.alone.iter().flat_map(|alone| &alone.claims);
        let remarked = differences
            .map(|it| (&it.row, &it.remarks, Verdict::Conflict))
            .chain(told.map(|it| (&it.row, &it.remarks, Verdict::Compatible)))
            .chain(alone.map(|it| (&it.row, &it.remarks, Verdict::Single)));
        let mut found: Vec<Item> = Vec::new();
        for (row, remarks, verdict) in remarked {
            let (Some(finding), true) = (
                finding_in_words(remarks),
                found.iter().all(|item| item.row != *row),
            ) else {
                continue;
            };
            found.push(Item::new(verdict, row, finding));
        }
        found
    }

    /// What was sought and not found, as far as it must not be taken for granted.
    pub fn absences(&self) -> Vec<String> {
        if self.sources.len() < 2 {
            return Vec::new();
        }
        let copied = self.sources.iter().any(|source| !source.copied.is_empty());
        let copied = (!copied).then(|| "No passage was found that two of them share.".to_owned());
        let told = self.by_most.iter().chain(&self.by_some);
        let mut told = told.chain(&self.in_own_words);
        let differ = told.any(|told| !told.lesser.is_empty())
            || !self.moving.is_empty()
            || !self.open.is_empty();
        let excluding = self.differences.is_empty().then(|| {
            let below = if differ {
                "Answers that differ without that stand below."
            } else {
                "What is told in other words is not held against each other: that is left to the reader."
            };
            format!("No answers were found that exclude each other. {below}")
        });
        let most = (self.by_most.is_empty() && self.sources.len() > 2).then(|| {
            "No claim was found that more than half of them tell in like words.".to_owned()
        });
        copied.into_iter().chain(excluding).chain(most).collect()
    }
}

/// The lines of what a person remarked: "Note: asked the harbour master".
fn remarks(remarks: &Remarks) -> impl Iterator<Item = Vec<Piece>> + '_ {
    remarked(remarks).map(|(what, mut words)| {
        words.insert(0, Piece::plain(format!("{what}: ")));
        words
    })
}

/// Each thing that a person remarked, and what it is.
pub fn remarked(remarks: &Remarks) -> impl Iterator<Item = (&'static str, Vec<Piece>)> + '_ {
    let finding = finding_in_words(remarks);
    let finding = finding.into_iter().map(|pieces| ("Finding", pieces));
    let note = remarks.note.iter();
    let note = note.map(|note| ("Note", vec![Piece::plain(one_line(note))]));
    finding.chain(note)
}

/// "“54 members came” — False. The register has 62. Source: https://…".
fn finding_in_words(remarks: &Remarks) -> Option<Vec<Piece>> {
    let finding = remarks.finding.as_ref()?;
    let plain = |text: &str| Piece::plain(one_line(text));
    let mut pieces = Vec::new();
    if let Some(words) = &remarks.found_on {
        pieces.extend(cited(&Words::plain(words)));
        pieces.push(Piece::plain(" — ".to_owned()));
    }
    pieces.push(plain(&finding.told()));
    if let Some(source) = &finding.source {
        pieces.push(Piece::plain(" Source: ".to_owned()));
        pieces.push(Piece {
            role: PieceRole::Address,
            ..plain(source)
        });
    }
    Some(pieces)
}
