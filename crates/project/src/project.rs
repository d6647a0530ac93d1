//! An open project: what is held of it in memory, and how it is changed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Identity, Row, Sameness, Verdict};
use sidelight_engine::disk;
use sidelight_engine::facts::{Fact, FactId, FactSheet};

use super::cache::SheetCache;
use super::error::Fault;
use super::perform::{Duplicate, Effect, Touched};
use super::shared::Owned;
use super::{
    ArticleKey, ArticleSummary, Codebook, Edit, ProjectError, ProjectReader, Refusal, Step,
    StepNumber, Story, StoryId, Verdicts, WordsOnRows, decision, journal, perform, store, tables,
};

/// An open project. It holds its file until it is dropped; nobody else can open it meanwhile.
#[derive(Debug)]
pub struct Project {
    pub(super) path: PathBuf,
    pub(super) file: Owned,
    pub(super) read_only: bool,
    /// Who makes the edits, for provenance.
    pub(super) who: String,
    /// In the order of adding, which is that of the keys.
    pub(super) articles: Vec<ArticleSummary>,
    pub(super) keys: HashMap<ArticleId, ArticleKey>,
    pub(super) stories: Vec<Story>,
    pub(super) words_on_rows: WordsOnRows,
    pub(super) samenesses: Arc<[Sameness]>,
    pub(super) identities: Arc<[Identity]>,
    pub(super) codebook: Arc<Codebook>,
    pub(super) next_undo: Option<Step>,
    pub(super) next_redo: Option<Step>,
    pub(super) revision: u64,
    pub(super) arrangement: u64,
    /// The revision in which each article was changed last, since the project was opened.
    pub(super) changed: HashMap<ArticleId, u64>,
    pub(super) sheets: RefCell<SheetCache>,
}

/// What came of an edit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// The step in the history; `None` where the project was so already.
    pub step: Option<StepNumber>,
    /// Articles that were not added because the project has them.
    pub duplicates: Vec<Duplicate>,
    /// Facts that were changed, added or removed, one by one.
    pub facts: Vec<(ArticleId, FactId)>,
}

impl Project {
    /// Makes a new, empty project at a place where no file is, or an empty one.
    ///
    /// # Errors
    /// When something stands there, or the file cannot be written.
    pub fn create(path: &Path) -> Result<Self, ProjectError> {
        Self::over(path, store::create(path)?)
    }

    /// Opens a project. A read-only file is opened for reading.
    ///
    /// # Errors
    /// When the file is missing, no project, damaged, made by a newer version, or open elsewhere.
    /// Such a file is not written.
    pub fn open(path: &Path) -> Result<Self, ProjectError> {
        Self::over(path, store::open(path)?)
    }

    fn over(path: &Path, connection: Connection) -> Result<Self, ProjectError> {
        let read_only = connection.is_readonly("main");
        let held = disk::hold(path).map_err(|error| ProjectError::Failed {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
        let mut project = Self {
            path: path.to_owned(),
            read_only: read_only.map_err(|error| Fault::from(error).of(path))?,
            file: Owned::new(connection, Some(held)),
            who: String::new(),
            articles: Vec::new(),
            keys: HashMap::new(),
            stories: Vec::new(),
            words_on_rows: WordsOnRows::default(),
            samenesses: Arc::default(),
            identities: Arc::default(),
            codebook: Arc::default(),
            next_undo: None,
            next_redo: None,
            revision: 0,
            arrangement: 0,
            changed: HashMap::new(),
            sheets: RefCell::default(),
        };
        project.reload().map_err(|fault| fault.of(path))?;
        store::end_limit(&mut project.file.connection())
            .map_err(|error| Fault::from(error).of(path))?;
        Ok(project)
    }

    /// The file it is kept in.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file still bears its name. Where it does not, nothing is kept until the project is
    /// saved as another file.
    pub fn is_in_place(&self) -> bool {
        self.is_at(&self.path)
    }

    /// Whether a path leads to the file of this project.
    pub fn is_at(&self, path: &Path) -> bool {
        self.file.is_at(path)
    }

    /// Whether it can be read only.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Names the person whose edits follow, for the history.
    pub fn set_author(&mut self, name: impl Into<String>) {
        self.who = name.into();
    }

    /// All articles, in the order of adding. Light: neither texts nor facts are read for it.
    pub fn articles(&self) -> &[ArticleSummary] {
        &self.articles
    }

    /// One article of the list.
    pub fn article(&self, id: &ArticleId) -> Option<&ArticleSummary> {
        let place = self.place_of(*self.keys.get(id)?).ok()?;
        self.articles.get(place)
    }

    /// All stories, in the order of their making. Some may have no articles.
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// How many articles each story has that has any.
    pub fn sizes_of_stories(&self) -> BTreeMap<StoryId, usize> {
        let mut sizes = BTreeMap::new();
        for story in self.articles().iter().filter_map(|article| article.story) {
            *sizes.entry(story).or_default() += 1;
        }
        sizes
    }

    /// The id for a story to be added next.
    pub fn next_story(&self) -> StoryId {
        StoryId(
            self.stories
                .iter()
                .map(|story| story.id.0)
                .max()
                .unwrap_or(0)
                + 1,
        )
    }

    /// All that a person said of rows of the comparison.
    pub fn words_on_rows(&self) -> &WordsOnRows {
        &self.words_on_rows
    }

    /// All verdicts that a person set over the program's.
    pub fn verdicts(&self) -> &Verdicts {
        &self.words_on_rows.verdicts
    }

    /// The verdict that a person set over the program's for a row.
    pub fn overruled(&self, row: &Row) -> Option<Verdict> {
        self.words_on_rows.verdicts.get(row).copied()
    }

    /// What a person said on which claims are one row, for [`sidelight_engine::compare::Comparison::heed`].
    pub fn samenesses(&self) -> &Arc<[Sameness]> {
        &self.samenesses
    }

    /// What a person said on who is who, for [`sidelight_engine::compare::compare_judged`].
    pub fn identities(&self) -> &Arc<[Identity]> {
        &self.identities
    }

    /// The kinds and tags that a person made.
    pub fn codebook(&self) -> &Arc<Codebook> {
        &self.codebook
    }

    /// An article with its text and facts, read when first asked for. The same sheet comes back
    /// until something in it changes, so `Arc::ptr_eq` tells whether to lay it out again.
    ///
    /// # Errors
    /// When there is no such article, or the file cannot be read.
    pub fn sheet(&self, id: &ArticleId) -> Result<Arc<FactSheet>, ProjectError> {
        if let Some(sheet) = self.sheets.borrow_mut().get(id) {
            return Ok(sheet);
        }
        let summary = self
            .article(id)
            .ok_or_else(|| Refusal::UnknownArticle(id.clone()))?;
        let sheet = self.read(summary).map_err(|fault| fault.of(&self.path))?;
        let sheet = Arc::new(sheet);
        self.sheets.borrow_mut().insert(Arc::clone(&sheet));
        Ok(sheet)
    }

    /// The facts of an article alone, in no order: for going through many articles.
    ///
    /// # Errors
    /// As [`Project::sheet`].
    pub fn facts(&self, id: &ArticleId) -> Result<Vec<Fact>, ProjectError> {
        if let Some(sheet) = self.sheets.borrow_mut().get(id) {
            return Ok(sheet.facts.clone());
        }
        let summary = self
            .article(id)
            .ok_or_else(|| Refusal::UnknownArticle(id.clone()))?;
        let read = || {
            let connection = self.file.connection();
            let text = tables::text(&connection, summary.key)?;
            let mut facts = tables::readable_facts(&connection, summary.key)?;
            facts.retain(|fact| fact.stands_in(&text));
            Ok(facts)
        };
        read().map_err(|fault: Fault| fault.of(&self.path))
    }

    /// Reads the project on another thread, for [`crate::Search`] and [`crate::Occurrences`].
    pub fn reader(&self) -> ProjectReader {
        self.file.lend(&self.path)
    }

    /// The tags that facts have, in alphabetical order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tags(&self) -> Result<Vec<String>, ProjectError> {
        tables::tags(&self.file.connection()).map_err(|fault| fault.of(&self.path))
    }

    /// Facts whose words do not stand in the article: those that a person had worked on before its text
    /// was replaced, and those that another program put there. They are no part of [`Project::sheet`],
    /// but never dropped.
    ///
    /// # Errors
    /// When there is no such article, or the file cannot be read.
    pub fn orphans(&self, id: &ArticleId) -> Result<Vec<Fact>, ProjectError> {
        let summary = self
            .article(id)
            .ok_or_else(|| Refusal::UnknownArticle(id.clone()))?;
        let read = || perform::orphans(&self.file.connection(), summary.key);
        read().map_err(|fault| fault.of(&self.path))
    }

    fn read(&self, summary: &ArticleSummary) -> Result<FactSheet, Fault> {
        let article = Arc::new(tables::article(&self.file.connection(), summary)?);
        let mut facts = tables::readable_facts(&self.file.connection(), summary.key)?;
        decision::sort(&mut facts);
        // Whoever wrote the file, only words of the article are shown as such.
        Ok(FactSheet { article, facts }.checked().0)
    }

    /// Carries out an edit as one step of the history. When it returns, the step is on the disk.
    ///
    /// # Errors
    /// When the edit does not fit the project or the file cannot be written; then nothing changed.
    pub fn apply(&mut self, edit: Edit) -> Result<Applied, ProjectError> {
        self.carry_out(None, edit)
    }

    /// Carries out an edit as a part of `step`, so that both are undone at once: for an import whose
    /// articles come in one after the other. Once something else was done, it is a step of its own.
    ///
    /// # Errors
    /// As [`Project::apply`].
    pub fn extend(&mut self, step: StepNumber, edit: Edit) -> Result<Applied, ProjectError> {
        self.carry_out(Some(step), edit)
    }

    fn carry_out(&mut self, step: Option<StepNumber>, edit: Edit) -> Result<Applied, ProjectError> {
        let last = self.next_undo.as_ref().map(|step| step.number);
        let mut step = step.filter(|step| Some(*step) == last && self.next_redo.is_none());
        let batch = match &edit {
            Edit::Batch { label, .. } => Some(label.clone()),
            _ => None,
        };
        self.transact(|connection, who, touched| {
            let mut applied = Applied::default();
            for edit in edit.flatten() {
                let change = match perform::perform(connection, who, edit)? {
                    Effect::Changed(change) => change,
                    Effect::Nothing => continue,
                    Effect::Duplicate(duplicate) => {
                        applied.duplicates.push(duplicate);
                        continue;
                    }
                };
                let label = batch.as_ref().unwrap_or(&change.label);
                let number = match step {
                    Some(number) => number,
                    None => journal::begin(connection, who, label)?,
                };
                journal::append(connection, number, &change.way_back)?;
                if let Touched::Fact(_, article, fact) = &change.touched {
                    applied.facts.push((article.clone(), fact.clone()));
                }
                touched.insert(change.touched);
                step = Some(number);
                applied.step = step;
            }
            Ok(applied)
        })
    }

    /// Grows with every change, so that what is derived from the project knows when it is stale.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Grows when articles come, go or move between stories.
    pub fn arrangement(&self) -> u64 {
        self.arrangement
    }

    /// The articles of which anything was changed after a [`Project::revision`].
    pub fn changed_since(&self, revision: u64) -> impl Iterator<Item = &ArticleId> {
        let changed = self.changed.iter();
        changed.filter_map(move |(id, changed)| (*changed > revision).then_some(id))
    }

    /// The [`Project::revision`] in which anything of an article was changed last; 0 for one that
    /// is as it was opened.
    pub fn changed(&self, id: &ArticleId) -> u64 {
        self.changed.get(id).copied().unwrap_or(0)
    }

    /// Runs `work` in a transaction and then brings up to date what is held in memory.
    pub(super) fn transact<T>(
        &mut self,
        work: impl FnOnce(&Connection, &str, &mut BTreeSet<Touched>) -> Result<T, Fault>,
    ) -> Result<T, ProjectError> {
        if self.read_only {
            return Err(ProjectError::ReadOnly {
                path: self.path.clone(),
            });
        }
        let mut touched = BTreeSet::new();
        // What is acknowledged must be in the file that bears the name.
        let in_place = || self.is_in_place().then_some(()).ok_or(Fault::Moved);
        let run = || {
            in_place()?;
            let mut connection = self.file.connection();
            let transaction = connection.transaction()?;
            let result = work(&transaction, &self.who, &mut touched)?;
            in_place()?;
            transaction.commit()?;
            Ok(result)
        };
        let result = run().map_err(|fault: Fault| fault.of(&self.path))?;
        if !touched.is_empty() {
            self.refresh(touched)
                .map_err(|fault| fault.of(&self.path))?;
        }
        Ok(result)
    }
}

/// Whether two names lead to one file.
pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use sidelight_engine::article::{Article, Metadata, Provenance, Span};
    use sidelight_engine::facts::{Entity, EntityType, Evidence, FactContent};

    use super::*;
    use crate::manual_fact;

    fn add(id: &str, text: &str) -> Edit {
        let article = Article {
            id: ArticleId::new(id),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: text.into(),
            sections: Vec::new(),
        };
        let article = Arc::new(article);
        let facts = Vec::new();
        let sheet = FactSheet { article, facts };
        Edit::AddArticle { sheet, story: None }
    }

    #[test]
    fn tags_in_use_are_those_of_facts_that_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::create(&folder.path().join("p.sidelight")).unwrap();
        project.apply(add("a", "Ida Holm")).unwrap();
        let id = ArticleId::new("a");
        let before = project.changed(&id);
        let evidence = vec![Evidence {
            span: Span::new(0, 8),
            text: "Ida Holm".into(),
            mention: None,
        }];
        let entity = FactContent::Entity(Entity {
            entity_type: EntityType::Person,
            name: "Ida Holm".to_owned(),
            aliases: Vec::new(),
            place: None,
        });
        let fact = manual_fact(entity, evidence);
        let article = id.clone();
        let added = project.apply(Edit::AddFact { article, fact }).unwrap();
        let (article, fact) = added.facts[0].clone();
        assert!(project.tags().unwrap().is_empty());
        let tags = ["urgent", "desk"].map(str::to_owned).to_vec();
        let set = Edit::SetTags {
            article,
            fact,
            tags,
        };
        project.apply(set).unwrap();
        assert_eq!(project.tags().unwrap(), ["desk", "urgent"]);
        assert!(project.changed(&id) > before);
        assert_eq!(project.facts(&id).unwrap().len(), 1);
        let article = id.clone();
        project.apply(Edit::RemoveArticle { article }).unwrap();
        assert!(project.tags().unwrap().is_empty());
        project.undo().unwrap();
        project.undo().unwrap();
        assert!(project.tags().unwrap().is_empty());
    }

    #[test]
    fn a_full_disk_gives_a_message_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::create(&folder.path().join("p.sidelight")).unwrap();
        project.apply(add("a", "text")).unwrap();
        let limit = |project: &Project, pages: u32| {
            let set = format!("PRAGMA max_page_count = {pages}");
            let set = project
                .file
                .connection()
                .query_row(&set, [], |row| row.get(0));
            set.unwrap()
        };
        // No page can be added beyond those there are.
        let _: u32 = limit(&project, 1);
        let error = project.apply(add("b", &"x".repeat(100_000))).unwrap_err();
        assert!(matches!(error, ProjectError::DiskFull { .. }));
        assert!(error.to_string().contains("p.sidelight"));
        assert_eq!(project.articles().len(), 1);
        assert_eq!(project.history(10).unwrap().len(), 1);

        let _: u32 = limit(&project, u32::MAX - 1);
        project.apply(add("b", "text")).unwrap();
        assert_eq!(project.articles().len(), 2);
    }
}
