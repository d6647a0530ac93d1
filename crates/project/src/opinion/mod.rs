//! Another person's decisions about the same articles: set beside one's own, measured, settled.
//!
//! An [`Opinion`] is read from a copy of the other project, which stays as it is. [`Side`] sets one
//! article of it beside the same article of one's own project; [`Agreement`] sums up how far both
//! go together, [`Difference`] is what can be settled.

mod measures;
mod pairs;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::{Fact, FactId, FactKind, FactSheet, Status};

use super::{Edit, Project, ProjectError, store};

pub use measures::{alpha, f1, kappa};
pub use pairs::{Difference, Pair};

/// Another person's decisions.
#[derive(Debug, Clone)]
pub struct Opinion {
    /// What to call the person: the name in the decisions, else that of the file.
    pub name: String,
    /// The articles that both projects have and either has decisions on.
    pub sheets: Vec<OpinionSheet>,
}

/// One article of another project.
#[derive(Debug, Clone)]
pub struct OpinionSheet {
    /// The article in one's own project.
    pub article: ArticleId,
    /// The same in the other one.
    pub sheet: FactSheet,
}

/// An article of one's own project, to be found in another one.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Its id.
    pub id: ArticleId,
    /// SHA-256 of its original bytes.
    pub sha256: String,
    /// Whether one's own project has decisions on it.
    pub decided: bool,
}

impl Opinion {
    /// Reads the decisions of another project on articles of one's own. The file is only read; one
    /// of an older version is brought forward in a copy.
    ///
    /// # Errors
    /// As [`Project::open`].
    pub fn read(path: &Path, wanted: &[Wanted]) -> Result<Self, ProjectError> {
        let failed = |error: std::io::Error| ProjectError::Failed {
            path: path.to_owned(),
            reason: error.to_string(),
        };
        let folder = tempfile::tempdir().map_err(failed)?;
        let copy = folder.path().join("copy.sidelight");
        store::copy_of(path, &copy)?;
        let theirs = Project::open(&copy)?;
        let mut by_sha256 = BTreeMap::new();
        for entry in theirs.articles() {
            by_sha256.insert(entry.provenance.sha256.as_str(), &entry.id);
        }
        let mut sheets = Vec::new();
        for wanted in wanted {
            let same_bytes = || by_sha256.get(wanted.sha256.as_str()).copied();
            let known = theirs.article(&wanted.id).map(|entry| &entry.id);
            let Some(entry) = known
                .or_else(|| same_bytes().filter(|_| !wanted.sha256.is_empty()))
                .and_then(|id| theirs.article(id))
            else {
                continue;
            };
            if wanted.decided || entry.counts.reviewed() > 0 {
                let sheet = theirs.sheet(&entry.id)?;
                sheets.push(OpinionSheet {
                    article: wanted.id.clone(),
                    sheet: Arc::unwrap_or_clone(sheet),
                });
            }
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        Ok(Self {
            name: name_in(&sheets).unwrap_or_else(|| stem.into_owned()),
            sheets,
        })
    }
}

/// The one name that stands in the decisions.
fn name_in(sheets: &[OpinionSheet]) -> Option<String> {
    let facts = sheets.iter().flat_map(|sheet| &sheet.sheet.facts);
    let names: BTreeSet<&str> = facts
        .filter_map(|fact| fact.decided_by.as_deref())
        .collect();
    match names.len() {
        1 => names.first().map(|name| (*name).to_owned()),
        _ => None,
    }
}

/// What a person made of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// It is right.
    Accepted,
    /// It is right once it is changed.
    Changed,
    /// It is wrong.
    Rejected,
}

impl Judgement {
    /// The judgement that a status tells; `None` while nothing is decided.
    pub fn of(status: Status) -> Option<Self> {
        match status {
            Status::Suggested => None,
            Status::Accepted | Status::Manual => Some(Self::Accepted),
            Status::Edited => Some(Self::Changed),
            Status::Rejected => Some(Self::Rejected),
        }
    }
}

/// One article in both projects.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// What both have, or one of them.
    pub pairs: Vec<Pair>,
    /// Whether the texts differ, so that nothing can be set side by side.
    pub other_text: bool,
}

impl Side {
    /// Sets an article beside the same one of another project.
    pub fn new(mine: &FactSheet, theirs: &FactSheet) -> Self {
        if mine.article.text.as_str() != theirs.article.text.as_str() {
            return Self {
                pairs: Vec::new(),
                other_text: true,
            };
        }
        Self {
            pairs: pairs::pairs(&mine.facts, &theirs.facts),
            other_text: false,
        }
    }
}

/// How far two people agree about the facts of one kind, or of all.
#[derive(Debug, Clone, Default)]
pub struct Agreement {
    units: Vec<(Judgement, Judgement)>,
    one_sided: usize,
    /// Spans that hold true for both, for one's own project, for the other one.
    both: usize,
    mine: usize,
    theirs: usize,
}

/// How far two people agree, by kind.
#[derive(Debug, Clone, Default)]
pub struct Agreements(BTreeMap<Option<FactKind>, Agreement>);

impl Agreements {
    /// Takes a fact in.
    pub fn add(&mut self, pair: &Pair) {
        for key in [None, Some(pair.kind())] {
            self.0.entry(key).or_default().count(pair);
        }
    }

    /// Over all kinds, under `None`, then kind by kind.
    pub fn iter(&self) -> impl Iterator<Item = (Option<FactKind>, &Agreement)> {
        self.0.iter().map(|(kind, agreement)| (*kind, agreement))
    }
}

impl Agreement {
    fn count(&mut self, pair: &Pair) {
        let judged = |fact: &Option<Fact>| fact.as_ref().and_then(|f| Judgement::of(f.status));
        let (mine, theirs) = (judged(&pair.mine), judged(&pair.theirs));
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => self.units.push((mine, theirs)),
            (None, None) => {}
            _ => self.one_sided += 1,
        }
        let holds = |judgement: Option<Judgement>| {
            judgement.is_some_and(|judgement| judgement != Judgement::Rejected)
        };
        let same_span = match (&pair.mine, &pair.theirs) {
            (Some(mine), Some(theirs)) => mine.primary_span() == theirs.primary_span(),
            _ => false,
        };
        self.mine += usize::from(holds(mine));
        self.theirs += usize::from(holds(theirs));
        self.both += usize::from(holds(mine) && holds(theirs) && same_span);
    }

    /// Facts that both decided on.
    pub fn decided_by_both(&self) -> usize {
        self.units.len()
    }

    /// Facts that only one of them decided on.
    pub fn decided_by_one(&self) -> usize {
        self.one_sided
    }

    /// The share of the former on which both say the same.
    pub fn share(&self) -> Option<f64> {
        let same = self.units.iter().filter(|(mine, theirs)| mine == theirs);
        let share = same.count() as f64 / self.units.len() as f64;
        share.is_finite().then_some(share)
    }

    /// Cohen's kappa of accepted, changed and rejected.
    pub fn kappa(&self) -> Option<f64> {
        kappa(&self.units)
    }

    /// Krippendorff's alpha of the same.
    pub fn alpha(&self) -> Option<f64> {
        let units: Vec<Vec<Judgement>> = self.units.iter().map(|(a, b)| vec![*a, *b]).collect();
        alpha(&units)
    }

    /// F1 of the spans that each holds true, facts added by hand among them.
    pub fn span_f1(&self) -> Option<f64> {
        f1(self.both, self.mine, self.theirs)
    }
}

/// How a difference is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// As one's own project has it.
    Mine,
    /// As the other project has it.
    Theirs,
    /// Both facts are kept.
    Both,
}

/// The edit that settles a difference; `None` where one's own project stays as it is.
pub fn settle(difference: &Difference, settlement: Settlement, name: &str) -> Option<Edit> {
    let Difference { article, pair } = difference;
    let mut theirs = pair.theirs.clone()?;
    if theirs.decided_by.is_none() {
        theirs.decided_by = Some(name.to_owned());
    }
    let label = format!("Take from {name}: {}", theirs.summary());
    let article = article.clone();
    let edit = match (settlement, &pair.mine) {
        (Settlement::Mine, _) => return None,
        (Settlement::Theirs, Some(mine)) => Edit::RestoreFact {
            article,
            fact: Fact {
                id: mine.id.clone(),
                note: mine.note.clone().or(theirs.note),
                tags: mine.tags.clone(),
                ..theirs
            },
        },
        (Settlement::Both, _) | (Settlement::Theirs, None) => Edit::AddFact {
            article,
            fact: Fact {
                id: FactId::default(),
                ..theirs
            },
        },
    };
    Some(Edit::batch(label, vec![edit]))
}

/// Whether both facts can be kept: each holds something true, and not the same.
pub fn can_keep_both(difference: &Difference) -> bool {
    let holds = |fact: &Option<Fact>| {
        let status = fact.as_ref().map(|fact| fact.status);
        status
            .and_then(Judgement::of)
            .is_some_and(|judgement| judgement != Judgement::Rejected)
    };
    let pair = &difference.pair;
    holds(&pair.mine) && holds(&pair.theirs)
}

/// The articles of a project, to be found in another one.
pub fn wanted(project: &Project) -> Vec<Wanted> {
    let articles = project.articles().iter();
    let wanted = articles.map(|entry| Wanted {
        id: entry.id.clone(),
        sha256: entry.provenance.sha256.clone(),
        decided: entry.counts.reviewed() > 0,
    });
    wanted.collect()
}
