//! Another person's decisions beside one's own: how far both agree, and what is to be settled.

mod view;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::Context;

use super::background::Latest;
use super::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::FactId;
use sidelight_project::ProjectError;
use sidelight_project::opinion::{Agreements, Difference, Opinion, Side, wanted};

/// Time a pass may spend on setting articles side by side.
const TURN: Duration = Duration::from_millis(5);

/// The second opinion that is looked at, if there is one.
pub struct SecondOpinion {
    reading: Latest<PathBuf, Result<Opinion, ProjectError>>,
    opinion: Option<Opinion>,
    /// The state of the project that is, or is being, set beside it.
    of: Option<(u64, u64)>,
    /// How many of its articles were looked at.
    looked_at: usize,
    coming: Outcome,
    shown: Outcome,
    /// Differences that were settled as one's own project has it: the other's facts.
    settled: BTreeSet<(ArticleId, FactId)>,
    /// The difference that keys settle.
    marked: usize,
    /// Whether it should come into sight.
    reveal: bool,
    filter: Filter,
}

/// What came of setting articles side by side.
#[derive(Debug, Default)]
struct Outcome {
    agreements: Agreements,
    differences: Vec<Difference>,
    /// Articles whose texts differ.
    other_texts: usize,
}

/// Which differences are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Filter {
    /// All of them.
    #[default]
    All,
    /// Where both decided.
    Contested,
    /// Where only the other one did.
    OnlyTheirs,
}

impl SecondOpinion {
    /// None yet; what is read wakes the window of `ctx`.
    pub fn new(ctx: &Context) -> Self {
        Self {
            reading: Latest::new(ctx),
            opinion: None,
            of: None,
            looked_at: 0,
            coming: Outcome::default(),
            shown: Outcome::default(),
            settled: BTreeSet::new(),
            marked: 0,
            reveal: false,
            filter: Filter::default(),
        }
    }

    /// Starts to read another person's project.
    pub fn read(&mut self, path: PathBuf, workspace: &Workspace) {
        self.close();
        let wanted = wanted(workspace.project());
        self.reading
            .start(path.clone(), move |_| Ok(Opinion::read(&path, &wanted)));
    }

    /// Sets what another person decided beside one's own, as it was brought back from a file.
    pub fn set_beside(&mut self, opinion: Opinion) {
        self.close();
        self.opinion = Some(opinion);
    }

    /// Forgets it.
    pub fn close(&mut self) {
        self.reading.stop();
        self.opinion = None;
        self.of = None;
        self.shown = Outcome::default();
        self.settled.clear();
        self.marked = 0;
    }

    /// Goes on with what is to be done; an error where the other project cannot be read.
    pub fn advance(&mut self, ctx: &Context, workspace: &Workspace) -> Result<(), ProjectError> {
        self.reading.poll();
        if let Some(read) = self.reading.take() {
            self.opinion = Some(read?);
            self.of = None;
        }
        let Some(opinion) = &self.opinion else {
            return Ok(());
        };
        let now = workspace.revision();
        if self.of != Some(now) {
            self.of = Some(now);
            self.looked_at = 0;
            self.coming = Outcome::default();
        }
        let end = Instant::now() + TURN;
        while let Some(theirs) = opinion.sheets.get(self.looked_at) {
            if Instant::now() > end {
                ctx.request_repaint();
                return Ok(());
            }
            self.looked_at += 1;
            if let Some(mine) = workspace.sheet(&theirs.article) {
                let side = Side::new(&mine, &theirs.sheet);
                self.coming.take_in(&theirs.article, side);
            }
            if self.looked_at == opinion.sheets.len() {
                self.shown = std::mem::take(&mut self.coming);
            }
        }
        Ok(())
    }

    /// What to call the other person.
    pub fn name(&self) -> &str {
        self.opinion.as_ref().map_or("", |opinion| &opinion.name)
    }

    /// The difference that keys settle.
    pub fn marked(&self) -> Option<&Difference> {
        self.listed().nth(self.marked)
    }

    /// Goes to another difference of the list.
    pub fn mark(&mut self, at: usize) {
        self.marked = at;
        self.reveal = true;
    }

    /// Takes a difference off the list: one's own project stays as it is.
    pub fn keep_mine(&mut self, difference: &Difference) {
        if let Some(theirs) = &difference.pair.theirs {
            let key = (difference.article.clone(), theirs.id.clone());
            self.settled.insert(key);
        }
    }

    /// The differences where only the other one decided.
    pub fn only_theirs(&self) -> Vec<Difference> {
        let open = self.open();
        open.filter(|difference| !difference.pair.is_contested())
            .cloned()
            .collect()
    }

    /// Differences that are not settled.
    fn open(&self) -> impl Iterator<Item = &Difference> {
        self.shown.differences.iter().filter(|difference| {
            let theirs = difference.pair.theirs.as_ref();
            theirs.is_none_or(|fact| {
                let key = (difference.article.clone(), fact.id.clone());
                !self.settled.contains(&key)
            })
        })
    }

    /// Those of them that the filter shows.
    fn listed(&self) -> impl Iterator<Item = &Difference> {
        let filter = self.filter;
        self.open().filter(move |difference| match filter {
            Filter::All => true,
            Filter::Contested => difference.pair.is_contested(),
            Filter::OnlyTheirs => !difference.pair.is_contested(),
        })
    }
}

impl Outcome {
    fn take_in(&mut self, article: &ArticleId, side: Side) {
        self.other_texts += usize::from(side.other_text);
        for pair in side.pairs {
            self.agreements.add(&pair);
            if pair.differs() {
                self.differences.push(Difference {
                    article: article.clone(),
                    pair,
                });
            }
        }
    }
}
