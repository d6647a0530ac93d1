//! Comparing again and again: what was read before is not read anew.

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::{Article, ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::FactSheet;

use super::copied::{self, Passage};
use super::identity::Identity;
use super::story::Story;
use super::wording::Wording;
use super::{Row, rows};

/// Compares the articles of a story, which may change between two calls. The words of an article and
/// the passages that two articles share are kept as long as their texts stay; only what a new article
/// brings is read. Names and the weights of words hold for all articles together, so rows are always
/// made anew: the answer is that of [`super::compare_judged`].
#[derive(Debug, Default)]
pub struct Comparer {
    read: HashMap<ArticleId, Read>,
    /// The passages of each two articles that were looked at, the first being the earlier.
    passages: HashMap<[ArticleId; 2], Vec<Passage>>,
}

/// What was read of an article.
#[derive(Debug)]
struct Read {
    article: Arc<Article>,
    /// Passages that are nothing but a direct quote count for no copy.
    quoted: Vec<Span>,
    wording: Arc<Wording>,
}

impl Read {
    fn of(sheet: &FactSheet) -> Self {
        Self {
            article: Arc::clone(&sheet.article),
            quoted: copied::quoted(sheet.facts.iter()),
            wording: Arc::new(Wording::of(&sheet.article)),
        }
    }

    fn is_of(&self, sheet: &FactSheet) -> bool {
        let same_article = Arc::ptr_eq(&self.article, &sheet.article)
            || (self.article.text == sheet.article.text
                && self.article.sections == sheet.article.sections);
        same_article && self.quoted == copied::quoted(sheet.facts.iter())
    }
}

impl Comparer {
    /// Sets articles side by side, as [`super::compare_judged`] does.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub fn compare(
        &mut self,
        sheets: &[Arc<FactSheet>],
        identities: &[Identity],
        cancel: &CancelToken,
    ) -> Result<Vec<Row>, Cancelled> {
        cancel.check()?;
        self.read(sheets, cancel)?;
        let wordings = sheets.iter().map(|sheet| {
            let read = &self.read[&sheet.article.id];
            Arc::clone(&read.wording)
        });
        let story = Story::of(sheets, identities, wordings);
        let passages = self.passages(&story, cancel)?;
        rows::rows(&story, &passages, cancel)
    }

    /// Reads what is new and forgets what is gone.
    fn read(&mut self, sheets: &[Arc<FactSheet>], cancel: &CancelToken) -> Result<(), Cancelled> {
        let mut kept = HashMap::new();
        for sheet in sheets {
            cancel.check()?;
            let id = &sheet.article.id;
            let known = self.read.remove(id).filter(|read| read.is_of(sheet));
            if known.is_none() {
                self.passages.retain(|pair, _| !pair.contains(id));
            }
            kept.insert(id.clone(), known.unwrap_or_else(|| Read::of(sheet)));
        }
        self.passages
            .retain(|pair, _| pair.iter().all(|id| kept.contains_key(id)));
        self.read = kept;
        Ok(())
    }

    /// The passages of the story; those of two articles are sought when they first meet.
    fn passages(
        &mut self,
        story: &Story<'_>,
        cancel: &CancelToken,
    ) -> Result<Vec<Passage>, Cancelled> {
        let id = |article: usize| story.articles[article].article().id.clone();
        let mut found = Vec::new();
        for (a, b) in copied::candidates(story) {
            cancel.check()?;
            let of_pair = self
                .passages
                .entry([id(a), id(b)])
                .or_insert_with(|| copied::of_pair(story, a, b));
            found.extend(of_pair.iter().map(|passage| Passage {
                articles: [a, b],
                ..passage.clone()
            }));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Metadata, Provenance, Text};

    fn sheet(id: &str, text: &str) -> Arc<FactSheet> {
        Arc::new(FactSheet {
            article: Arc::new(Article {
                id: ArticleId::new(id),
                metadata: Metadata::default(),
                provenance: Provenance::default(),
                text: Text::from(text),
                sections: Vec::new(),
            }),
            facts: Vec::new(),
        })
    }

    #[test]
    fn only_the_new_article_is_read() {
        let mut comparer = Comparer::default();
        let never = CancelToken::default();
        let mut sheets = vec![
            sheet("a", "The council met on Monday."),
            sheet("b", "The mayor spoke on Tuesday."),
        ];
        let wording =
            |comparer: &Comparer, id: &str| Arc::clone(&comparer.read[&ArticleId::new(id)].wording);
        comparer.compare(&sheets, &[], &never).unwrap();
        let before = ["a", "b"].map(|id| wording(&comparer, id));
        sheets.push(sheet(
            "c",
            "The council met on Monday, and the mayor spoke.",
        ));
        sheets[1] = sheet("b", "The mayor was silent.");
        comparer.compare(&sheets, &[], &never).unwrap();
        let is_kept = |at: usize, id: &str| Arc::ptr_eq(&before[at], &wording(&comparer, id));
        assert!(is_kept(0, "a"), "nothing of it changed");
        assert!(!is_kept(1, "b"), "its text is another");
        sheets.remove(0);
        comparer.compare(&sheets, &[], &never).unwrap();
        assert_eq!(comparer.read.len(), 2, "what is gone is forgotten");
    }
}
