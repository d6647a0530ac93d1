//! Kinds and tags of one's own.

use super::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::Fact;
use sidelight_project::{Applied, Codebook, CodebookEntry, Edit, ProjectError, Sort, quoted};

impl Workspace {
    /// Adds an entry to the codebook, or changes the one that it was.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn keep_entry(
        &mut self,
        was: Option<CodebookEntry>,
        entry: CodebookEntry,
    ) -> Result<Applied, ProjectError> {
        let rename = was.filter(|was| was.name != entry.name);
        let set = Edit::SetCodebookEntry {
            sort: entry.sort,
            name: entry.name.clone(),
            entry: Some(entry.clone()),
        };
        let edit = match rename {
            None => set,
            Some(was) => {
                let label = format!("Rename {} to {}", quoted(&was.name), quoted(&entry.name));
                let rename = Edit::RenameCodebookEntry {
                    sort: entry.sort,
                    from: was.name,
                    to: entry.name,
                };
                Edit::batch(label, vec![rename, set])
            }
        };
        self.project.apply(edit)
    }

    /// Takes an entry out of the codebook; facts that have it keep it.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn remove_entry(&mut self, sort: Sort, name: String) -> Result<Applied, ProjectError> {
        let entry = None;
        self.project
            .apply(Edit::SetCodebookEntry { sort, name, entry })
    }

    /// Takes over all entries of another codebook, over those of the same names.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn import_codebook(&mut self, codebook: Codebook) -> Result<Applied, ProjectError> {
        let set = |entry: CodebookEntry| Edit::SetCodebookEntry {
            sort: entry.sort,
            name: entry.name.clone(),
            entry: Some(entry),
        };
        let edits = codebook.entries.into_iter().map(set).collect();
        self.project.apply(Edit::batch("Import a codebook", edits))
    }

    /// Gives a fact a tag, or takes it away.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn toggle_tag(
        &mut self,
        article: ArticleId,
        fact: Fact,
        tag: String,
    ) -> Result<Applied, ProjectError> {
        let mut tags = fact.tags;
        match tags.iter().position(|known| *known == tag) {
            Some(at) => {
                tags.remove(at);
            }
            None => tags.push(tag),
        }
        let fact = fact.id;
        self.project.apply(Edit::SetTags {
            article,
            fact,
            tags,
        })
    }
}
