//! The facts of one kind of all articles in one row, so that they are told by one number.

use std::collections::HashMap;

use super::align::{Key, Matching, Place};
use super::story::Seat;

/// The items of an article.
#[derive(Debug)]
pub struct Told<I> {
    pub items: Vec<I>,
    keys: Vec<Vec<Key>>,
    /// For each item the first that says the same.
    first_alike: Vec<usize>,
    /// Whether an item is new or changed since the last run.
    pub is_new: Vec<bool>,
}

impl<I> Told<I> {
    /// Takes the items of an article that was not there in the last run.
    pub fn new(items: Vec<I>) -> Self {
        Self {
            keys: Vec::new(),
            first_alike: Vec::new(),
            is_new: vec![true; items.len()],
            items,
        }
    }

    /// Brings the items up to date; `update` tells whether it changed one.
    pub fn update<M: Matching<Item = I>>(&mut self, update: impl Fn(&mut I) -> bool) {
        for (item, is_new) in self.items.iter_mut().zip(&mut self.is_new) {
            *is_new |= update(item);
        }
        if self.is_new.contains(&true) {
            self.keys = self.items.iter().map(M::keys).collect();
            self.first_alike = self.alike::<M>();
        }
    }

    fn alike<M: Matching<Item = I>>(&self) -> Vec<usize> {
        let mut with_key: HashMap<Key, Vec<usize>> = HashMap::new();
        let mut alike: Vec<usize> = Vec::with_capacity(self.items.len());
        for (index, (item, keys)) in self.items.iter().zip(&self.keys).enumerate() {
            let earlier = keys.iter().filter_map(|key| with_key.get(key)).flatten();
            let same = earlier
                .copied()
                .filter(|&other| M::same_within_article(&self.items[other], item));
            alike.push(same.min().map_or(index, |other| alike[other]));
            for key in keys {
                with_key.entry(*key).or_default().push(index);
            }
        }
        alike
    }
}

/// The items of all articles in the order of these, each told by its place in this row.
#[derive(Debug)]
pub struct Table<'t, M: Matching> {
    pub items: Vec<&'t M::Item>,
    pub places: Vec<Place>,
    pub keys: Vec<&'t [Key]>,
    /// The place of its article among the articles.
    pub article: Vec<usize>,
    /// Whether an item is new or changed since the last run.
    pub is_new: Vec<bool>,
    /// The first item of the same article that says the same.
    pub first_alike: Vec<usize>,
    /// All items of each article.
    articles: Vec<&'t [M::Item]>,
    /// Where the items of each seat begin.
    starts: Vec<Option<usize>>,
}

impl<'t, M: Matching> Table<'t, M> {
    /// The items at some seats.
    pub fn new(told: &'t HashMap<Seat, Told<M::Item>>, seats: &[Seat]) -> Self {
        let last = seats.iter().max().map_or(0, |seat| *seat as usize + 1);
        let mut table = Self {
            items: Vec::new(),
            places: Vec::new(),
            keys: Vec::new(),
            article: Vec::new(),
            is_new: Vec::new(),
            first_alike: Vec::new(),
            articles: Vec::new(),
            starts: vec![None; last],
        };
        for (article, seat) in seats.iter().enumerate() {
            let Some(told) = told.get(seat) else {
                continue;
            };
            let start = table.items.len();
            table.starts[*seat as usize] = Some(start);
            table.items.extend(&told.items);
            let places = 0..told.items.len() as u32;
            let places = places.map(|at| Place { seat: *seat, at });
            table.places.extend(places);
            table.keys.extend(told.keys.iter().map(Vec::as_slice));
            table.article.resize(table.items.len(), article);
            table.is_new.extend(&told.is_new);
            let alike = told.first_alike.iter().map(|first| start + first);
            table.first_alike.extend(alike);
            table.articles.resize(article, &[]);
            table.articles.push(&told.items);
        }
        table
    }

    /// The number of the item at a place; none where its article is gone.
    pub fn index(&self, place: Place) -> Option<usize> {
        let start = *self.starts.get(place.seat as usize)?;
        Some(start? + place.at as usize)
    }

    /// How likely two items are about the same thing.
    pub fn score(&self, a: usize, b: usize) -> f32 {
        let (a, b) = (a.min(b), a.max(b));
        let beside = [a, b].map(|item| self.articles[self.article[item]]);
        M::score(self.items[a], self.items[b], beside)
    }

    /// Whether an article says two unlike things in two items.
    pub fn differ_within_article(&self, a: usize, b: usize) -> bool {
        self.article[a] == self.article[b] && !M::same_within_article(self.items[a], self.items[b])
    }
}
