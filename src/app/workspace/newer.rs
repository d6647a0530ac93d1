//! Articles that come in again with a newer text, and facts that lost their words by it.

use super::Workspace;
use sidelight_engine::article::{Article, ArticleId, Span};
use sidelight_engine::facts::{Evidence, Fact, FactId, FactSheet};
use sidelight_project::{Applied, ArticleSummary, Edit, ProjectError, quoted};

impl Workspace {
    /// The article of the project that seems to be the same with an older text: of the same file or
    /// address, or of the same title by the same publisher.
    pub fn older(&self, article: &Article) -> Option<ArticleId> {
        let new = &article.provenance;
        let mut entries = self.articles().iter();
        // The same bytes are the same article, not a newer one.
        let known = |entry: &ArticleSummary| {
            entry.id == article.id || entry.provenance.sha256 == new.sha256
        };
        if new.sha256.is_empty() || self.articles().iter().any(known) {
            return None;
        }
        let same = |entry: &&ArticleSummary| {
            let old = &entry.provenance;
            let title = article.metadata.title.is_some()
                && entry.metadata.title == article.metadata.title
                && entry.metadata.publisher.is_some()
                && entry.metadata.publisher == article.metadata.publisher;
            // Of a file with many articles one may have taken the place of another.
            let alone = new.place.is_none() && old.place.is_none();
            new.file.is_some() && alone && old.file == new.file
                || new.url.is_some() && old.url == new.url
                || title
        };
        entries.find(same).map(|entry| entry.id.clone())
    }

    /// Replaces articles by newer texts of them, as one step.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn replace_texts(
        &mut self,
        newer: Vec<(ArticleId, FactSheet)>,
    ) -> Result<Applied, ProjectError> {
        let replace = |(article, sheet)| Edit::ReplaceText { article, sheet };
        let mut edits: Vec<Edit> = newer.into_iter().map(replace).collect();
        let edit = match edits.len() {
            1 => edits.remove(0),
            many => Edit::batch(format!("Replace {many} articles by newer texts"), edits),
        };
        self.project.apply(edit)
    }

    /// Facts of an article that have lost their words.
    pub fn orphans(&self, article: &ArticleId) -> Vec<Fact> {
        let orphans = self.project.orphans(article);
        orphans.unwrap_or_else(|error| {
            log::error!("{error}");
            Vec::new()
        })
    }

    /// Deletes a fact that has lost its words.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn delete_orphan(
        &mut self,
        article: &ArticleId,
        fact: &FactId,
    ) -> Result<Applied, ProjectError> {
        let (gone, left) = self.without(article, fact);
        let name = gone.map_or_else(String::new, |fact| fact.summary());
        self.project
            .apply(Edit::batch(format!("Delete {}", quoted(&name)), vec![left]))
    }

    /// Gives a fact that has lost its words those of a span.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn attach_orphan(
        &mut self,
        sheet: &FactSheet,
        fact: &FactId,
        span: Span,
    ) -> Result<Applied, ProjectError> {
        let article = &sheet.article.id;
        let (Some(mut fact), left) = self.without(article, fact) else {
            return Ok(Applied::default());
        };
        let label = format!("Attach {} to other words", quoted(&fact.summary()));
        fact.evidence = vec![Evidence::new(&sheet.article, span)];
        fact.id = FactId::default();
        let article = article.clone();
        let add = Edit::AddFact { article, fact };
        self.project.apply(Edit::batch(label, vec![left, add]))
    }

    /// An orphan, and the edit that takes it off the list.
    fn without(&self, article: &ArticleId, fact: &FactId) -> (Option<Fact>, Edit) {
        let orphans = self.orphans(article).into_iter();
        let (taken, orphans): (Vec<Fact>, Vec<Fact>) = orphans.partition(|known| known.id == *fact);
        let edit = Edit::SetOrphans {
            article: article.clone(),
            orphans,
        };
        (taken.into_iter().next(), edit)
    }
}
