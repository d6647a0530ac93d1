//! Bringing what is held in memory up to date after the file changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::error::Fault;
use super::perform::Touched;
use super::{ArticleKey, Project, WordsOnRows, journal, row_tables, tables, word_tables};

impl Project {
    /// Reads again what an edit reached.
    pub(super) fn refresh(&mut self, touched: BTreeSet<Touched>) -> Result<(), Fault> {
        if touched.contains(&Touched::Everything) {
            return self.reload();
        }
        self.revision += 1;
        let mut articles = BTreeSet::new();
        for touched in touched {
            match touched {
                Touched::Article(key) => {
                    if let Ok(place) = self.place_of(key) {
                        self.sheets.get_mut().remove(&self.articles[place].id);
                    }
                    articles.insert(key);
                }
                Touched::Listing(key) => {
                    articles.insert(key);
                }
                Touched::Fact(key, article, id) => {
                    let fact = tables::fact(&self.file.connection(), key, &id)?;
                    self.sheets.get_mut().set_fact(&article, &id, fact);
                    articles.insert(key);
                }
                Touched::Stories => self.stories = word_tables::stories(&self.file.connection())?,
                Touched::Codebook => {
                    self.codebook = Arc::new(word_tables::codebook(&self.file.connection())?);
                }
                // Read as a whole above.
                Touched::Everything => {}
                Touched::Rows => self.read_words_on_rows()?,
                Touched::Identities => {
                    self.identities = word_tables::identities(&self.file.connection())?.into();
                }
            }
        }
        for key in articles {
            self.refresh_summary(key)?;
        }
        self.next_undo = journal::next_undo(&self.file.connection())?;
        self.next_redo = journal::next_redo(&self.file.connection())?;
        Ok(())
    }

    fn refresh_summary(&mut self, key: ArticleKey) -> Result<(), Fault> {
        let place = self.place_of(key);
        let summary = tables::summary(&self.file.connection(), key)?;
        match (place, summary) {
            (Ok(place), Some(summary)) => {
                self.changed.insert(summary.id.clone(), self.revision);
                self.arrangement += u64::from(self.articles[place].story != summary.story);
                self.articles[place] = summary;
            }
            (Ok(place), None) => {
                self.arrangement += 1;
                let gone = self.articles.remove(place);
                self.keys.remove(&gone.id);
            }
            (Err(place), Some(summary)) => {
                self.arrangement += 1;
                self.changed.insert(summary.id.clone(), self.revision);
                self.keys.insert(summary.id.clone(), key);
                self.articles.insert(place, summary);
            }
            (Err(_), None) => {}
        }
        Ok(())
    }

    /// Reads everything that is held in memory.
    pub(super) fn reload(&mut self) -> Result<(), Fault> {
        self.revision += 1;
        self.arrangement += 1;
        self.sheets.get_mut().clear();
        self.articles = tables::summaries(&self.file.connection())?;
        let keys = self.articles.iter();
        self.keys = keys
            .map(|article| (article.id.clone(), article.key))
            .collect();
        self.stories = word_tables::stories(&self.file.connection())?;
        self.read_words_on_rows()?;
        self.identities = word_tables::identities(&self.file.connection())?.into();
        self.codebook = Arc::new(word_tables::codebook(&self.file.connection())?);
        self.next_undo = journal::next_undo(&self.file.connection())?;
        self.next_redo = journal::next_redo(&self.file.connection())?;
        Ok(())
    }

    fn read_words_on_rows(&mut self) -> Result<(), Fault> {
        let connection = self.file.connection();
        let words_on_rows = WordsOnRows {
            verdicts: row_tables::verdicts(&connection)?,
            notes: row_tables::row_notes(&connection)?,
            findings: row_tables::findings(&connection)?,
            done: row_tables::rows_done(&connection)?,
        };
        let samenesses = row_tables::samenesses(&connection)?;
        drop(connection);
        self.words_on_rows = words_on_rows;
        // What stays as it was need not be compared again.
        if *self.samenesses != samenesses[..] {
            self.samenesses = samenesses.into();
        }
        Ok(())
    }

    /// Where an article stands in the list, or would stand.
    pub(super) fn place_of(&self, key: ArticleKey) -> Result<usize, usize> {
        self.articles
            .binary_search_by_key(&key, |article| article.key)
    }
}
