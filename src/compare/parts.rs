//! Which facts have anything to do with each other: what is put together among some of them does not
//! depend on the rest, so it stays while they do.

use std::collections::BTreeMap;

use super::align::{Group, Matching, Place};
use super::table::Table;

/// Items that are tied to each other by likeness, directly or by others, in groups of those about the
/// same thing.
#[derive(Debug)]
pub struct Part {
    groups: Vec<Vec<Place>>,
}

/// The parts of a table, with what the last run knew of them.
pub struct Parts<'o> {
    old: &'o [Part],
    /// For each item the part and group of the last run that it was in.
    known: Vec<Option<(usize, usize)>>,
    /// For each item the first of its part.
    first: Vec<usize>,
    /// For the first item of each part, the part of the last run that has the same items.
    kept: Vec<Option<usize>>,
}

impl<'o> Parts<'o> {
    /// Finds what is tied by `ties` or said twice by one article.
    pub fn new<M: Matching>(
        table: &Table<'_, M>,
        ties: impl Iterator<Item = (usize, usize)>,
        old: &'o [Part],
    ) -> Self {
        let count = table.items.len();
        let mut first: Vec<usize> = (0..count).collect();
        let within = table.first_alike.iter().copied().enumerate();
        for (a, b) in within.chain(ties) {
            let (a, b) = (root(&mut first, a), root(&mut first, b));
            first[a.max(b)] = a.min(b);
        }
        let first: Vec<usize> = (0..count).map(|item| root(&mut first, item)).collect();

        let mut known = vec![None; count];
        for (number, part) in old.iter().enumerate() {
            for (group, places) in part.groups.iter().enumerate() {
                let items = places.iter().filter_map(|place| table.index(*place));
                for item in items.filter(|&item| !table.is_new[item]) {
                    known[item] = Some((number, group));
                }
            }
        }
        let mut sizes = vec![0; count];
        let mut kept: Vec<Option<usize>> = vec![None; count];
        for item in 0..count {
            let part = known[item].map(|(part, _)| part);
            let start = first[item];
            if sizes[start] == 0 {
                kept[start] = part;
            } else if kept[start] != part {
                kept[start] = None;
            }
            sizes[start] += 1;
        }
        for (start, part) in kept.iter_mut().enumerate() {
            *part = part.filter(|&part| old[part].len() == sizes[start]);
        }
        Self {
            old,
            known,
            first,
            kept,
        }
    }

    /// Whether the last run had the part of an item as it is.
    pub fn is_kept(&self, item: usize) -> bool {
        self.kept[self.first[item]].is_some()
    }

    /// The parts that are kept and those that were put together anew, and all their groups in order.
    pub fn with<M: Matching>(
        &self,
        new: Vec<Vec<usize>>,
        table: &Table<'_, M>,
    ) -> (Vec<Part>, Vec<Group>) {
        let kept = self.kept.iter().flatten().flat_map(|&part| {
            let groups = self.old[part].groups.iter();
            groups.map(|places| {
                let items = places.iter().filter_map(|place| table.index(*place));
                (items.collect::<Vec<_>>(), false)
            })
        });
        let new = new.into_iter().map(|items| {
            let is_new = !self.is_old_group(&items);
            (items, is_new)
        });
        let mut groups: Vec<(Vec<usize>, bool)> = kept.chain(new).collect();
        groups.sort_unstable();
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        let mut told = Vec::with_capacity(groups.len());
        for (items, is_new) in groups {
            let places: Vec<Place> = items.iter().map(|&item| table.places[item]).collect();
            let part = items.first().map_or(0, |&item| self.first[item]);
            let part = parts.entry(part).or_insert(Part { groups: Vec::new() });
            part.groups.push(places.clone());
            told.push(Group {
                items: places,
                is_new,
            });
        }
        (parts.into_values().collect(), told)
    }

    /// Whether some items and no others were one group in the last run.
    fn is_old_group(&self, items: &[usize]) -> bool {
        let Some((part, group)) = items.first().and_then(|&item| self.known[item]) else {
            return false;
        };
        let same = |item: &usize| self.known[*item] == Some((part, group));
        items.iter().all(same) && self.old[part].groups[group].len() == items.len()
    }
}

impl Part {
    fn len(&self) -> usize {
        self.groups.iter().map(Vec::len).sum()
    }
}

/// The first item that one is tied to.
fn root(first: &mut [usize], mut item: usize) -> usize {
    while first[item] != item {
        first[item] = first[first[item]];
        item = first[item];
    }
    item
}
