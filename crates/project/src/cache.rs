//! The sheets read last, so that going back and forth between articles reads nothing.

use std::collections::VecDeque;
use std::sync::Arc;

use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::{Fact, FactId, FactSheet};

use super::decision;

/// How many facts the cached sheets may hold together; about 1 kB of memory each.
const FACTS: usize = 50_000;

/// Sheets, the one used last at the back.
#[derive(Debug, Clone, Default)]
pub(super) struct SheetCache(VecDeque<Arc<FactSheet>>);

impl SheetCache {
    /// The sheet of an article, if it is held.
    pub fn get(&mut self, id: &ArticleId) -> Option<Arc<FactSheet>> {
        let place = self.place_of(id)?;
        let sheet = self.0.remove(place)?;
        self.0.push_back(Arc::clone(&sheet));
        Some(sheet)
    }

    /// Holds a sheet, letting go of those used longest ago where it gets too much.
    pub fn insert(&mut self, sheet: Arc<FactSheet>) {
        self.0.push_back(sheet);
        // An article without facts weighs something too.
        let weigh = |sheet: &Arc<FactSheet>| sheet.facts.len() + 10;
        let mut held: usize = self.0.iter().map(weigh).sum();
        while held > FACTS
            && self.0.len() > 1
            && let Some(oldest) = self.0.pop_front()
        {
            held -= weigh(&oldest);
        }
    }

    /// Lets go of a sheet.
    pub fn remove(&mut self, id: &ArticleId) {
        if let Some(place) = self.place_of(id) {
            self.0.remove(place);
        }
    }

    /// Lets go of everything.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Puts a changed fact into the sheet of its article, or takes it out, if the sheet is held.
    pub fn set_fact(&mut self, article: &ArticleId, id: &FactId, fact: Option<Fact>) {
        let Some(sheet) = self
            .place_of(article)
            .and_then(|place| self.0.get_mut(place))
        else {
            return;
        };
        let sheet = Arc::make_mut(sheet);
        let fact = fact.filter(|fact| fact.stands_in(&sheet.article.text));
        let facts = &mut sheet.facts;
        match (facts.iter().position(|fact| fact.id == *id), fact) {
            (Some(place), Some(fact)) => facts[place] = fact,
            (Some(place), None) => {
                facts.remove(place);
            }
            (None, Some(fact)) => facts.push(fact),
            (None, None) => {}
        }
        decision::sort(facts);
    }

    fn place_of(&self, id: &ArticleId) -> Option<usize> {
        self.0.iter().position(|sheet| sheet.article.id == *id)
    }
}
