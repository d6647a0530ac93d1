//! Which facts of different articles are about the same thing: cheap keys find candidates, a score
//! orders them, and the best are put together so that no article has two unlike facts in one row.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::cancel::{CancelToken, Cancelled};

/// How many pairs are scored between two looks at the cancel flag.
const PAIRS_PER_CHECK: usize = 4096;

/// Share of the threshold that two groups must reach on average over all their pairs: keeps a chain
/// of likenesses from joining things that are unlike.
const LINKAGE: f32 = 0.8;

/// How facts of one kind are matched.
pub trait Matching {
    /// A fact made ready.
    type Item;

    /// The article of an item.
    fn article(item: &Self::Item) -> usize;

    /// Items without a common key are never the same thing.
    fn keys(&self, item: &Self::Item) -> Vec<Key>;

    /// How likely two items are about the same thing; below [`Self::threshold`] they are not.
    fn score(&self, a: &Self::Item, b: &Self::Item) -> f32;

    /// The score from which two items stand in one row.
    fn threshold(&self) -> f32;

    /// Whether two items of one article say the same, so that they share a cell.
    fn same_within_article(&self, a: &Self::Item, b: &Self::Item) -> bool;
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

/// Groups items that are about the same thing; each group holds indices in order, and every item is
/// in one group.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn align<M: Matching>(
    matching: &M,
    items: &[M::Item],
    cancel: &CancelToken,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let mut edges = Vec::new();
    let mut scored = HashSet::new();
    for bucket in buckets(matching, items).values() {
        for (position, &a) in bucket.iter().enumerate() {
            for &b in &bucket[position + 1..] {
                if M::article(&items[a]) == M::article(&items[b]) || !scored.insert((a, b)) {
                    continue;
                }
                if scored.len().is_multiple_of(PAIRS_PER_CHECK) {
                    cancel.check()?;
                }
                let score = matching.score(&items[a], &items[b]);
                if score >= matching.threshold() {
                    edges.push((score, a, b));
                }
            }
        }
    }
    edges.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut groups = Groups::new(matching, items);
    for (_, a, b) in edges {
        cancel.check()?;
        groups.join(a, b);
    }
    Ok(groups.finish())
}

fn buckets<M: Matching>(matching: &M, items: &[M::Item]) -> BTreeMap<Key, Vec<usize>> {
    let mut buckets: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, item) in items.iter().enumerate() {
        let keys: HashSet<Key> = matching.keys(item).into_iter().collect();
        for key in keys {
            buckets.entry(key).or_default().push(index);
        }
    }
    buckets
}

/// Groups that grow.
struct Groups<'a, M: Matching> {
    matching: &'a M,
    items: &'a [M::Item],
    group_of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl<'a, M: Matching> Groups<'a, M> {
    /// One group for each thing that an article says, however often it says it.
    fn new(matching: &'a M, items: &'a [M::Item]) -> Self {
        let mut groups = Self {
            matching,
            items,
            group_of: Vec::with_capacity(items.len()),
            members: Vec::new(),
        };
        let mut first_with: HashMap<(usize, Key), Vec<usize>> = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            let keys = matching.keys(item);
            let article = M::article(item);
            let earlier = keys
                .iter()
                .flat_map(|key| first_with.get(&(article, *key)).into_iter().flatten())
                .copied()
                .filter(|&other| matching.same_within_article(&items[other], item))
                .min();
            let group = earlier.map_or(groups.members.len(), |other| groups.group_of[other]);
            if group == groups.members.len() {
                groups.members.push(Vec::new());
            }
            groups.members[group].push(index);
            groups.group_of.push(group);
            for key in keys {
                first_with.entry((article, key)).or_default().push(index);
            }
        }
        groups
    }

    fn join(&mut self, a: usize, b: usize) {
        let (into, from) = (self.group_of[a], self.group_of[b]);
        if into == from || !self.fit(into, from) {
            return;
        }
        let moved = std::mem::take(&mut self.members[from]);
        for &item in &moved {
            self.group_of[item] = into;
        }
        self.members[into].extend(moved);
    }

    /// Whether two groups are alike on average and no article says unlike things in them.
    fn fit(&self, a: usize, b: usize) -> bool {
        let article = |item: &usize| M::article(&self.items[*item]);
        let told_twice = |item: &usize| {
            self.members[a].iter().any(|other| {
                let (x, y) = (&self.items[*other], &self.items[*item]);
                article(other) == article(item) && !self.matching.same_within_article(x, y)
            })
        };
        if self.members[b].iter().any(told_twice) {
            return false;
        }
        let pairs = self.members[a].len() * self.members[b].len();
        if pairs == 1 {
            return true;
        }
        let all = self.members[a]
            .iter()
            .flat_map(|x| self.members[b].iter().map(move |y| (x, y)));
        let sum: f32 = all
            .map(|(x, y)| self.matching.score(&self.items[*x], &self.items[*y]))
            .sum();
        sum / pairs as f32 >= LINKAGE * self.matching.threshold()
    }

    fn finish(self) -> Vec<Vec<usize>> {
        let mut groups = self.members;
        groups.retain(|group| !group.is_empty());
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort();
        groups
    }
}
