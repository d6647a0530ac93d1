//! Which facts of different articles are about the same thing: cheap keys find candidates, a score
//! orders them, and the best are put together so that no article has two unlike facts in one row.
//!
//! What was found stays from one run to the next: only pairs with a new fact are scored, and only
//! what a new fact may stand beside, directly or by others, is put together anew.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::cancel::{CancelToken, Cancelled};

use super::groups::Groups;
use super::parts::{Part, Parts};
use super::story::Seat;
use super::table::{Table, Told};

/// How many pairs are scored between two looks at the cancel flag.
const PAIRS_PER_CHECK: usize = 4096;

/// How facts of one kind are matched. All answers rest on the items given, and a score on the other
/// items of their articles too, and on nothing else; so they hold as long as these stay.
pub trait Matching {
    /// A fact made ready.
    type Item: std::fmt::Debug;

    /// The score from which two items stand in one row.
    const THRESHOLD: f32;

    /// Items without a common key are never the same thing.
    fn keys(item: &Self::Item) -> Vec<Key>;

    /// How likely two items are about the same thing; below [`Self::THRESHOLD`] they are not. `beside`
    /// has all items of the article of each.
    fn score(a: &Self::Item, b: &Self::Item, beside: [&[Self::Item]; 2]) -> f32;

    /// Whether two items of one article say the same, so that they share a cell.
    fn same_within_article(a: &Self::Item, b: &Self::Item) -> bool;
}

/// What candidates have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// The key of a sort of likeness and its value.
    pub fn new(value: impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// Where an item stands: its article and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Its article.
    pub seat: Seat,
    /// Its number there.
    pub at: u32,
}

/// Items that stand in one row.
#[derive(Debug, Clone)]
pub struct Group {
    /// In the order of the articles.
    pub items: Vec<Place>,
    /// Whether the last run had no such group of these items as they are.
    pub is_new: bool,
}

/// The facts of one kind, those about the same thing together.
#[derive(Debug)]
pub struct Alignment<M: Matching> {
    told: HashMap<Seat, Told<M::Item>>,
    /// Pairs that may stand in one row, with their scores.
    edges: Vec<(f32, [Place; 2])>,
    /// All scores that were asked for while groups were joined.
    scores: HashMap<[Place; 2], f32>,
    /// What the last run put together.
    parts: Vec<Part>,
}

impl<M: Matching> Default for Alignment<M> {
    fn default() -> Self {
        Self {
            told: HashMap::new(),
            edges: Vec::new(),
            scores: HashMap::new(),
            parts: Vec::new(),
        }
    }
}

impl<M: Matching> Alignment<M> {
    /// The items at a seat, made by `items` where the last run did not have it, else brought up to date by
    /// `update`, which tells whether an item changed.
    pub fn tell(
        &mut self,
        seat: Seat,
        items: impl FnOnce() -> Vec<M::Item>,
        update: impl Fn(&mut M::Item) -> bool,
    ) {
        let told = self.told.entry(seat).or_insert_with(|| Told::new(items()));
        told.update::<M>(update);
    }

    /// An item.
    pub fn item(&self, place: Place) -> Option<&M::Item> {
        self.told.get(&place.seat)?.items.get(place.at as usize)
    }

    /// Groups the items at some seats, in the order of these, and forgets all others. Seats that stay
    /// must stay in their order. Each group holds its items in order, and every item is in one group.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end; then nothing here holds any more.
    pub fn align(&mut self, seats: &[Seat], cancel: &CancelToken) -> Result<Vec<Group>, Cancelled> {
        self.told.retain(|seat, _| seats.contains(seat));
        let table = Table::<M>::new(&self.told, seats);
        let stays = |place: &Place| table.index(*place).is_some_and(|at| !table.is_new[at]);
        self.edges.retain(|(_, pair)| pair.iter().all(stays));
        self.scores.retain(|pair, _| pair.iter().all(stays));
        let new = score_new(&table, cancel)?;
        self.edges.extend(new);

        let edges = self
            .edges
            .iter()
            .filter_map(|(score, [a, b])| Some((*score, table.index(*a)?, table.index(*b)?)));
        let mut edges: Vec<(f32, usize, usize)> = edges.collect();
        let ties = edges.iter().map(|&(_, a, b)| (a, b));
        let parts = Parts::new(&table, ties, &self.parts);
        edges.retain(|&(_, a, _)| !parts.is_kept(a));
        edges.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let mut groups = Groups::new(&table, &mut self.scores, |item| !parts.is_kept(item));
        for (_, a, b) in edges {
            cancel.check()?;
            groups.join(a, b);
        }
        let (parts, groups) = parts.with(groups.finish(), &table);
        self.parts = parts;
        for told in self.told.values_mut() {
            told.is_new.fill(false);
        }
        Ok(groups)
    }
}

/// The pairs with a new item that may stand in one row.
fn score_new<M: Matching>(
    table: &Table<'_, M>,
    cancel: &CancelToken,
) -> Result<Vec<(f32, [Place; 2])>, Cancelled> {
    let mut buckets: HashMap<Key, Vec<usize>> = HashMap::new();
    for item in (0..table.items.len()).filter(|&item| table.is_new[item]) {
        for key in table.keys[item] {
            buckets.entry(*key).or_default().push(item);
        }
    }
    let mut edges = Vec::new();
    let mut others = Vec::new();
    let mut scored = 0_usize;
    for item in 0..table.items.len() {
        let with_key = table.keys[item].iter().filter_map(|key| buckets.get(key));
        // Of two new items the later one finds the earlier.
        let unseen = |other: &&usize| {
            (!table.is_new[item] || **other < item) && table.article[**other] != table.article[item]
        };
        others.clear();
        others.extend(with_key.flatten().filter(unseen));
        others.sort_unstable();
        others.dedup();
        for &other in &others {
            scored += 1;
            if scored.is_multiple_of(PAIRS_PER_CHECK) {
                cancel.check()?;
            }
            let score = table.score(item, other);
            if score >= M::THRESHOLD {
                let pair = [item.min(other), item.max(other)];
                edges.push((score, pair.map(|at| table.places[at])));
            }
        }
    }
    Ok(edges)
}
