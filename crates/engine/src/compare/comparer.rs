//! Comparing again and again: only what changed is looked at anew.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::article::{Article, ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::FactSheet;

use super::copied::{self, Shared};
use super::entities::{self, Who};
use super::facing;
use super::identity::Identity;
use super::outlet::outlets;
use super::prepared::Prepared;
use super::row::{self, Comparison, Copied, Row};
use super::rows::rows;
use super::story::{Member, Story};
use super::within::{Inward, within};
use super::wording::Wording;

/// Compares the articles of a story, which may change between two calls: articles come and go, facts
/// are decided, a person says who is who. What an article tells is read once, and passages that two share
/// are sought once. The answer is that of [`super::compare_judged`].
#[derive(Debug, Default)]
pub struct Comparer {
    texts: HashMap<ArticleId, Read>,
    seated: Vec<Seated>,
    /// What each two texts share that have a run of words in common, the first being the earlier.
    shared: HashMap<[u32; 2], Shared>,
    /// The texts among which passages were sought.
    sought: HashSet<u32>,
    last_text: u32,
    /// Where each article contradicts itself.
    inward: Vec<(Arc<FactSheet>, Arc<[Inward]>)>,
}

/// The words of an article.
#[derive(Debug)]
struct Read {
    /// Tells this text from all others that were read.
    number: u32,
    article: Arc<Article>,
    /// Passages that are nothing but a direct quote count for no copy.
    quoted: Vec<Span>,
    wording: Arc<Wording>,
}

/// An article with its facts as they were compared last.
#[derive(Debug, Clone)]
struct Seated {
    text: u32,
    prepared: Arc<Prepared>,
    name: String,
}

impl Read {
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
    ) -> Result<Comparison, Cancelled> {
        let story = self.read(sheets, identities, cancel)?;
        Ok(Comparison {
            rows: rows(&story, cancel)?,
            entities: entities::linked(&story),
            copied: copied_of(&story),
            within: self.within(&story, cancel)?,
        })
    }

    /// The rows of some articles alone.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub(super) fn rows(
        &mut self,
        sheets: &[Arc<FactSheet>],
        cancel: &CancelToken,
    ) -> Result<Vec<Row>, Cancelled> {
        let story = self.read(sheets, &[], cancel)?;
        rows(&story, cancel)
    }

    fn read(
        &mut self,
        sheets: &[Arc<FactSheet>],
        identities: &[Identity],
        cancel: &CancelToken,
    ) -> Result<Story, Cancelled> {
        cancel.check()?;
        // In an order of their own, so that the order in which articles come changes nothing.
        let mut sheets = sheets.to_vec();
        sheets.sort_by(|a, b| a.article.id.cmp(&b.article.id));
        let seated = self.seat(&sheets, cancel)?;
        let before = std::mem::replace(&mut self.seated, seated);
        if !self.stands_in_order(&before) {
            self.shared.clear();
            self.sought.clear();
        }
        self.story(identities, cancel)
    }

    /// Where articles contradict themselves; each is looked at once.
    fn within(&mut self, story: &Story, cancel: &CancelToken) -> Result<Vec<Inward>, Cancelled> {
        let mut found = Vec::new();
        for member in &story.articles {
            let sheet = &member.prepared.sheet;
            let mut same = self.inward.iter().filter(|(it, _)| Arc::ptr_eq(it, sheet));
            let inward = if let Some((_, inward)) = same.next() {
                Arc::clone(inward)
            } else {
                // What is known stays when this is stopped.
                let inward: Arc<[Inward]> = within(sheet, cancel)?.into();
                self.inward.push((Arc::clone(sheet), Arc::clone(&inward)));
                inward
            };
            found.extend(inward.iter().cloned());
        }
        let stays = |known: &Arc<FactSheet>| {
            let mut members = story.articles.iter();
            members.any(|member| Arc::ptr_eq(known, &member.prepared.sheet))
        };
        self.inward.retain(|(known, _)| stays(known));
        Ok(found)
    }

    /// Gives each article its seat, that of the last run where nothing of it changed.
    fn seat(
        &mut self,
        sheets: &[Arc<FactSheet>],
        cancel: &CancelToken,
    ) -> Result<Vec<Seated>, Cancelled> {
        let mut known: HashMap<&ArticleId, Vec<&Seated>> = HashMap::new();
        for seated in &self.seated {
            let id = &seated.prepared.article().id;
            known.entry(id).or_default().push(seated);
        }
        let mut seats = Vec::with_capacity(sheets.len());
        for sheet in sheets {
            let of_id = known.get_mut(&sheet.article.id);
            let is_same = |seated: &&Seated| {
                Arc::ptr_eq(&seated.prepared.sheet, sheet) || *seated.prepared.sheet == **sheet
            };
            let same = of_id.and_then(|all| Some(all.remove(all.iter().position(is_same)?)));
            seats.push(same.cloned());
        }
        let mut found = Vec::with_capacity(sheets.len());
        for ((sheet, name), seated) in sheets.iter().zip(outlets(sheets)).zip(seats) {
            cancel.check()?;
            let seated = seated.unwrap_or_else(|| self.sit_down(sheet));
            found.push(Seated { name, ..seated });
        }
        let texts: HashSet<u32> = found.iter().map(|seated| seated.text).collect();
        self.texts.retain(|_, read| texts.contains(&read.number));
        Ok(found)
    }

    /// Reads an article that is new or changed; its words only where these changed.
    fn sit_down(&mut self, sheet: &Arc<FactSheet>) -> Seated {
        let id = &sheet.article.id;
        let known = self.texts.remove(id).filter(|read| read.is_of(sheet));
        let read = known.unwrap_or_else(|| {
            self.last_text += 1;
            Read {
                number: self.last_text,
                article: Arc::clone(&sheet.article),
                quoted: copied::quoted(sheet.facts.iter()),
                wording: Arc::new(Wording::of(&sheet.article)),
            }
        });
        let seated = Seated {
            text: read.number,
            prepared: Arc::new(Prepared::of(sheet, Arc::clone(&read.wording))),
            name: String::new(),
        };
        self.texts.insert(id.clone(), read);
        seated
    }

    /// Whether the articles that stayed stand in the order in which they stood.
    fn stands_in_order(&self, before: &[Seated]) -> bool {
        let places = before.iter().enumerate();
        let places: HashMap<u32, usize> = places.map(|(at, seated)| (seated.text, at)).collect();
        let stayed = self
            .seated
            .iter()
            .filter_map(|seated| places.get(&seated.text));
        stayed.is_sorted()
    }

    /// The articles as they stand beside each other.
    fn story(&mut self, identities: &[Identity], cancel: &CancelToken) -> Result<Story, Cancelled> {
        let sheets = self
            .seated
            .iter()
            .map(|seated| Arc::clone(&seated.prepared.sheet));
        let sheets: Vec<Arc<FactSheet>> = sheets.collect();
        let names = self.seated.iter().map(|seated| &seated.prepared.names);
        let clusters = entities::clusters(names, &sheets, identities);
        let who = self.numbered(&clusters);
        self.seek_passages(cancel)?;
        let member = |(seated, who): (&Seated, _)| Member {
            prepared: Arc::clone(&seated.prepared),
            name: seated.name.clone(),
            who,
        };
        Ok(Story {
            articles: self.seated.iter().zip(who).map(member).collect(),
            shared: self.shared_by_place(),
            entities: clusters,
        })
    }

    /// Whom the entities of each article stand for.
    fn numbered(&self, clusters: &[Vec<(usize, usize)>]) -> Vec<Vec<Who>> {
        let mut found: Vec<Vec<Who>> = vec![Vec::new(); self.seated.len()];
        for (number, cluster) in clusters.iter().enumerate() {
            for &(article, entity) in cluster {
                let of_article = &mut found[article];
                of_article.resize(of_article.len().max(entity + 1), Who::default());
                of_article[entity] = Who(Some(number));
            }
        }
        found
    }

    /// Seeks what the articles share; that of two texts is sought when they first meet.
    fn seek_passages(&mut self, cancel: &CancelToken) -> Result<(), Cancelled> {
        let texts: Vec<u32> = self.seated.iter().map(|seated| seated.text).collect();
        let present: HashSet<u32> = texts.iter().copied().collect();
        self.shared
            .retain(|pair, _| pair.iter().all(|text| present.contains(text)));
        let articles: Vec<&Prepared> = self.seated.iter().map(|seated| &*seated.prepared).collect();
        let is_new = |at: usize| !self.sought.contains(&texts[at]);
        for pair in copied::candidates(&articles, is_new) {
            cancel.check()?;
            let [first, second] = pair.map(|at| articles[at]);
            let shared = copied::shared_by(first, second);
            self.shared.insert(pair.map(|at| texts[at]), shared);
        }
        self.sought = present;
        Ok(())
    }

    /// What each two articles share, by their places.
    fn shared_by_place(&self) -> HashMap<[usize; 2], Shared> {
        let texts: Vec<u32> = self.seated.iter().map(|seated| seated.text).collect();
        let pairs = (0..texts.len()).flat_map(|b| (0..b).map(move |a| [a, b]));
        let found = pairs.filter_map(|pair| {
            let shared = self.shared.get(&pair.map(|at| texts[at]))?;
            Some((pair, shared.clone()))
        });
        found.collect()
    }
}

/// The passages that two articles share, with the likely original.
fn copied_of(story: &Story) -> Vec<Copied> {
    let mut pairs: Vec<_> = story.shared.iter().collect();
    pairs.sort_by_key(|(pair, _)| **pair);
    let mut found = Vec::new();
    for (&pair, Shared { copied, .. }) in pairs {
        let [first, second] = pair.map(|at| &story.articles[at]);
        let sheets = [first, second].map(|member| Arc::clone(&member.prepared.sheet));
        let shares = [0, 1].map(|side| share(&sheets[side], copied, side));
        let origin = facing::origin(&sheets, shares).and_then(|origin| origin.original);
        let place = |side: usize, span: Span| row::Passage {
            article: sheets[side].article.id.clone(),
            span,
        };
        found.extend(copied.iter().map(|passage| Copied {
            a: place(0, passage[0]),
            b: place(1, passage[1]),
            likely_original: origin.clone(),
        }));
    }
    found
}

/// Share of the text of one side that stands in passages, from 0 to 1.
fn share(sheet: &FactSheet, passages: &[[Span; 2]], side: usize) -> f32 {
    let copied: usize = passages.iter().map(|passage| passage[side].len()).sum();
    copied as f32 / sheet.article.text.len().max(1) as f32
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
        let wording = |comparer: &Comparer, id: &str| {
            Arc::clone(&comparer.texts[&ArticleId::new(id)].wording)
        };
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
        assert_eq!(comparer.texts.len(), 2, "what is gone is forgotten");
    }
}
