//! The project that the window works on, and what could not be read into it.

mod away;
mod codebook;
mod entities;
mod newer;
mod occurrences;
mod rows;
mod scope;
mod stories;

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use sidelight_engine::article::{ArticleId, Metadata, Span};
use sidelight_engine::compare::Verdict;
use sidelight_engine::facts::{Evidence, Fact, FactContent, FactId, FactSheet};
use sidelight_project::{
    Applied, ArticleSummary, Decision, Edit, Home, Project, ProjectError, Recent, RowKey,
    StepNumber, manual_fact, quoted,
};

use self::away::Away;
use crate::app::loading::Failure;

pub use away::{Absence, Done, Work};
pub use entities::Identification;
pub use occurrences::Repeated;
pub use scope::Scope;

/// The number of the project and its own revision.
type Revision = (u64, u64);

/// The project that the window works on, and what could not be read into it.
pub struct Workspace {
    home: Option<Home>,
    project: Project,
    /// Who makes the edits, in this project and the next.
    author: String,
    failures: Vec<Failure>,
    /// The project itself, while it is at work elsewhere; `project` then stands in for it.
    away: Option<Away>,
    /// The projects opened before, the present one left out.
    recent: Vec<Recent>,
    /// What the project is called, at a revision.
    name: (Revision, Option<String>),
    /// How many articles it held when it was put on the list of projects.
    listed: usize,
    /// Goes up with every project that is opened, so that revisions of different ones differ.
    generation: u64,
    /// The tags in use, at a revision.
    tags: RefCell<Option<(Revision, Vec<String>)>>,
    /// All articles in the order of the library, at an arrangement of the project.
    in_order: RefCell<Option<(Revision, Arc<[ArticleId]>)>>,
}

impl Workspace {
    /// A workspace over an open project; `home` finds it again at the next start.
    pub fn new(home: Option<Home>, project: Project) -> Self {
        let mut workspace = Self {
            home,
            project,
            author: String::new(),
            failures: Vec::new(),
            away: None,
            recent: Vec::new(),
            name: ((0, 0), None),
            listed: 0,
            generation: 0,
            tags: RefCell::default(),
            in_order: RefCell::default(),
        };
        workspace.note_recent();
        workspace
    }

    /// Names the person whose edits follow.
    pub fn set_author(&mut self, name: String) {
        self.project.set_author(name.clone());
        self.author = name;
    }

    /// The project.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The articles, in the order of adding.
    pub fn articles(&self) -> &[ArticleSummary] {
        self.project.articles()
    }

    /// An article with its facts; a file that cannot be read is told in the log once.
    pub fn sheet(&self, article: &ArticleId) -> Option<Arc<FactSheet>> {
        self.project.article(article)?;
        self.project
            .sheet(article)
            .inspect_err(|error| log::error!("{error}"))
            .ok()
    }

    /// The projects opened before, the last one first, the present one left out.
    pub fn recent(&self) -> &[Recent] {
        &self.recent
    }

    fn note_recent(&mut self) {
        let recent = self.home.as_ref().map(Home::recent).unwrap_or_default();
        let others = recent.into_iter().filter(|it| !self.is_open(&it.path));
        let filled = others.filter(|it| it.name.is_some() || it.articles > 0 || it.used.is_none());
        self.recent = filled.filter(|it| it.path.exists()).collect();
        self.name = ((u64::MAX, 0), None);
        self.listed = self.articles().len();
        self.note_name();
    }

    /// Puts the project on the list of projects with as many articles as it holds now.
    pub fn note_size(&mut self) {
        let now = self.articles().len();
        if self.listed != now {
            self.listed = now;
            self.remember();
        }
    }

    fn remember(&self) {
        if let Some(home) = &self.home
            && let Err(error) = home.remember(&self.project)
        {
            log::warn!("{error}");
        }
    }

    /// Takes up what the project is called now, in the list of projects as well.
    pub fn note_name(&mut self) {
        let now = self.revision();
        if self.name.0 == now || self.away.is_some() {
            return;
        }
        let file = || {
            let stem = self.project.path().file_stem()?;
            Some(stem.to_string_lossy().into_owned())
        };
        let home = self.home.as_ref();
        let name = home.map_or_else(file, |home| home.name_of(&self.project));
        let is_other = self.name.1 != name;
        self.name = (now, name);
        if is_other {
            self.listed = self.articles().len();
            self.remember();
        }
    }

    /// Inputs that could not be read.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// Differs whenever anything of the project may.
    pub fn revision(&self) -> Revision {
        (self.generation, self.project.revision())
    }

    /// The tags that facts of the project have, in alphabetical order.
    pub fn tags(&self) -> Vec<String> {
        let now = self.revision();
        let mut known = self.tags.borrow_mut();
        match &*known {
            Some((revision, tags)) if *revision == now => tags.clone(),
            _ => {
                let tags = self.project.tags();
                let tags = tags.inspect_err(|error| log::error!("{error}"));
                known.insert((now, tags.unwrap_or_default())).1.clone()
            }
        }
    }

    /// What the project is called; none while it is empty and was never named.
    pub fn project_name(&self) -> Option<&str> {
        self.name.1.as_deref()
    }

    /// Puts an input on the list of those that could not be read.
    pub fn fail(&mut self, failure: Failure) {
        if !self.failures.contains(&failure) {
            self.failures.push(failure);
        }
    }

    /// Takes one off the list.
    pub fn dismiss_failure(&mut self, index: usize) {
        if index < self.failures.len() {
            self.failures.remove(index);
        }
    }

    /// Empties the list.
    pub fn dismiss_failures(&mut self) {
        self.failures.clear();
    }

    /// Adds articles that were read, as a part of an import that goes on.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn add(
        &mut self,
        sheets: Vec<FactSheet>,
        import: Option<StepNumber>,
    ) -> Result<Applied, ProjectError> {
        let add = |sheet| Edit::AddArticle { sheet, story: None };
        let edit = Edit::batch("Add articles", sheets.into_iter().map(add).collect());
        match import {
            Some(step) => self.project.extend(step, edit),
            None => self.project.apply(edit),
        }
    }

    /// Takes an article out.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn remove(&mut self, article: ArticleId) -> Result<Applied, ProjectError> {
        self.project.apply(Edit::RemoveArticle { article })
    }

    /// Decides about a fact, and about the quotation that stands with it.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn decide(
        &mut self,
        article: &ArticleId,
        fact: &Fact,
        quotation: Option<FactId>,
        decision: Decision,
    ) -> Result<Applied, ProjectError> {
        let decide = |fact: FactId| Edit::Decide {
            article: article.clone(),
            fact,
            decision,
        };
        let of_fact = decide(fact.id.clone());
        match quotation {
            Some(quotation) => {
                let label = format!("{} {}", decision.verb(), quoted(&fact.summary()));
                let edits = vec![of_fact, decide(quotation)];
                self.project.apply(Edit::batch(label, edits))
            }
            None => self.project.apply(of_fact),
        }
    }

    /// Sets the tags of a fact.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn set_tags(
        &mut self,
        article: ArticleId,
        fact: FactId,
        tags: Vec<String>,
    ) -> Result<Applied, ProjectError> {
        self.project.apply(Edit::SetTags {
            article,
            fact,
            tags,
        })
    }

    /// Changes what a fact says or which words carry it; as a part of `step`, should that be the
    /// last one.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn revise(
        &mut self,
        article: ArticleId,
        fact: FactId,
        content: FactContent,
        evidence: Vec<Evidence>,
        step: Option<StepNumber>,
    ) -> Result<Applied, ProjectError> {
        let edit = Edit::Revise {
            article,
            fact,
            content,
            evidence,
        };
        match step {
            Some(step) => self.project.extend(step, edit),
            None => self.project.apply(edit),
        }
    }

    /// Adds a fact that a person found in some words.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn add_fact(
        &mut self,
        sheet: &FactSheet,
        spans: &[Span],
        content: FactContent,
    ) -> Result<Applied, ProjectError> {
        let evidence = spans
            .iter()
            .map(|span| Evidence::new(&sheet.article, *span));
        self.project.apply(Edit::AddFact {
            article: sheet.article.id.clone(),
            fact: manual_fact(content, evidence.collect()),
        })
    }

    /// Sets the note on a fact; an empty one is removed.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn set_note(
        &mut self,
        article: ArticleId,
        fact: FactId,
        note: &str,
    ) -> Result<Applied, ProjectError> {
        let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        self.project.apply(Edit::SetNote {
            article,
            fact,
            note,
        })
    }

    /// Changes what is known of an article.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn set_metadata(
        &mut self,
        article: ArticleId,
        metadata: Metadata,
    ) -> Result<Applied, ProjectError> {
        self.project.apply(Edit::SetMetadata { article, metadata })
    }

    /// Replaces what is known of some articles, as one step.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn set_sources(
        &mut self,
        changes: Vec<(ArticleId, Metadata)>,
    ) -> Result<Applied, ProjectError> {
        let edits = changes.into_iter();
        let edits: Vec<Edit> = edits
            .map(|(article, metadata)| Edit::SetMetadata { article, metadata })
            .collect();
        let label = format!(
            "Set what is known of {}",
            crate::app::wording::counted(edits.len(), "article", "articles")
        );
        self.project.apply(Edit::batch(label, edits))
    }

    /// Marks an article as finished, or takes the mark away.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn toggle_finished(&mut self, article: ArticleId) -> Result<Applied, ProjectError> {
        let finished = self
            .project
            .article(&article)
            .is_some_and(|entry| entry.finished);
        self.project.apply(Edit::SetFinished {
            article,
            finished: !finished,
        })
    }

    /// Replaces the suggestions of an article that was read anew, as a part of the step that was the cause.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn reextract(
        &mut self,
        sheet: FactSheet,
        cause: Option<StepNumber>,
    ) -> Result<Applied, ProjectError> {
        let edit = Edit::Reextract {
            article: sheet.article.id.clone(),
            facts: sheet.facts,
        };
        match cause {
            Some(step) => self.project.extend(step, edit),
            None => self.project.apply(edit),
        }
    }

    /// Takes over what settles differences to another person's decisions.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn settle(&mut self, edit: Edit) -> Result<Applied, ProjectError> {
        self.project.apply(edit)
    }

    /// Sets a person's verdict over the program's, or takes it back.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn overrule(
        &mut self,
        row: RowKey,
        label: String,
        verdict: Option<Verdict>,
    ) -> Result<Applied, ProjectError> {
        self.project.apply(Edit::OverruleVerdict {
            row,
            label,
            verdict,
        })
    }

    /// Goes on with another project file.
    ///
    /// # Errors
    /// When it cannot be opened; then the present one stays.
    pub fn open(&mut self, path: &Path) -> Result<(), ProjectError> {
        if self.is_open(path) {
            return Ok(());
        }
        let project = match &self.home {
            Some(home) => home.open(path)?,
            None => Project::open(path)?,
        };
        self.replace(project);
        Ok(())
    }

    /// Whether a path leads to the present project, whose file is locked by this very window.
    pub fn is_open(&self, path: &Path) -> bool {
        self.project.is_at(path)
    }

    /// Goes on with an empty project.
    ///
    /// # Errors
    /// When it cannot be made; then the present one stays.
    pub fn start_anew(&mut self) -> Result<(), ProjectError> {
        let home = self.home.as_ref().ok_or(ProjectError::NoUserFolder)?;
        let project = home.new_project()?;
        self.replace(project);
        Ok(())
    }

    fn replace(&mut self, project: Project) {
        self.project = project;
        self.project.set_author(self.author.clone());
        self.failures.clear();
        self.generation += 1;
        self.note_recent();
    }
}
