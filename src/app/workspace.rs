//! The articles and facts that the window works on.

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::ArticleId;
use crate::facts::{Fact, FactId, FactSheet, Status};

use super::loading::Failure;
use super::view::Review;
use super::wording;

/// The articles and facts that the window works on.
#[derive(Debug, Default)]
pub struct Workspace {
    sheets: Vec<Arc<FactSheet>>,
    entries: Vec<ArticleEntry>,
    by_id: HashMap<ArticleId, usize>,
    failures: Vec<Failure>,
    revision: u64,
}

/// What the library shows of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleEntry {
    /// The article.
    pub id: ArticleId,
    /// Its title, or what else to call it.
    pub title: String,
    /// Who published it; empty where not told.
    pub publisher: String,
    /// When it was published, in words; empty where not told.
    pub published: String,
    /// The file or address it came from.
    pub place: String,
    /// How far it is reviewed.
    pub counts: Counts,
}

impl ArticleEntry {
    fn new(sheet: &FactSheet) -> Self {
        let article = &sheet.article;
        let metadata = &article.metadata;
        let place = match (&article.provenance.file, &article.provenance.url) {
            (Some(file), _) => file.display().to_string(),
            (None, Some(url)) => url.clone(),
            (None, None) => "Pasted text".to_owned(),
        };
        Self {
            id: article.id.clone(),
            title: article.display_title().to_owned(),
            publisher: metadata.publisher.clone().or_else(|| metadata.original_source.clone()).unwrap_or_default(),
            published: metadata.published.map(wording::day_words).unwrap_or_default(),
            place,
            counts: Counts::of(sheet),
        }
    }

    /// Source and date, or what is known of them.
    pub fn origin(&self) -> String {
        match (self.publisher.as_str(), self.published.as_str()) {
            ("", "") => "No source, no date".to_owned(),
            (publisher, "") => format!("{publisher} · no date"),
            ("", published) => published.to_owned(),
            (publisher, published) => format!("{publisher} · {published}"),
        }
    }

    /// What a search looks at, in lower case.
    pub fn searchable(&self) -> String {
        format!("{} {} {}", self.title, self.publisher, self.published).to_lowercase()
    }
}

/// How many facts of an article stand where in the review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All facts.
    pub facts: usize,
    /// Those that a person decided about.
    pub decided: usize,
}

impl Counts {
    fn of(sheet: &FactSheet) -> Self {
        let decided = |fact: &&Fact| Review::of(fact.status) != Review::Open;
        Self {
            facts: sheet.facts.len(),
            decided: sheet.facts.iter().filter(decided).count(),
        }
    }
}

impl Workspace {
    pub fn articles(&self) -> &[ArticleEntry] { &self.entries }
    pub fn sheet(&self, id: &ArticleId) -> Option<&Arc<FactSheet>> { self.sheets.get(*self.by_id.get(id)?) }
    pub fn fact(&self, article: &ArticleId, fact: &FactId) -> Option<&Fact> { self.sheet(article)?.facts.iter().find(|f| f.id == *fact) }
    pub fn failures(&self) -> &[Failure] { &self.failures }
    pub fn revision(&self) -> u64 { self.revision }
    pub fn add(&mut self, sheet: FactSheet) {
        let id = sheet.article.id.clone();
        if self.by_id.contains_key(&id) { return; }
        self.by_id.insert(id, self.sheets.len());
        self.entries.push(ArticleEntry::new(&sheet));
        self.sheets.push(Arc::new(sheet));
        self.revision += 1;
    }
    pub fn fail(&mut self, failure: Failure) { self.failures.push(failure); }
    pub fn dismiss_failure(&mut self, index: usize) { if index < self.failures.len() { self.failures.remove(index); } }
    pub fn dismiss_failures(&mut self) { self.failures.clear(); }
    pub fn set_status(&mut self, article: &ArticleId, fact: &FactId, status: Status) {
        if let Some(&at) = self.by_id.get(article) && let Some(f) = Arc::make_mut(&mut self.sheets[at]).facts.iter_mut().find(|f| f.id == *fact) { f.status = status; self.entries[at].counts = Counts::of(&self.sheets[at]); self.revision += 1; }
    }
}
