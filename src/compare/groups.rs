//! Groups of facts about the same thing that grow.

use std::collections::HashMap;

use super::align::{Matching, Place};
use super::table::Table;

/// Share of the threshold that two groups must reach on average over all their pairs: keeps a chain
/// of likenesses from joining things that are unlike.
const LINKAGE: f32 = 0.8;

/// Groups that grow.
pub struct Groups<'t, M: Matching> {
    table: &'t Table<'t, M>,
    /// The scores that were asked for already.
    scores: &'t mut HashMap<[Place; 2], f32>,
    group_of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl<'t, M: Matching> Groups<'t, M> {
    /// One group for each thing that an article says, however often it says it, of the items that take
    /// part.
    pub fn new(
        table: &'t Table<'t, M>,
        scores: &'t mut HashMap<[Place; 2], f32>,
        takes_part: impl Fn(usize) -> bool,
    ) -> Self {
        let mut members = vec![Vec::new(); table.items.len()];
        for item in (0..table.items.len()).filter(|&item| takes_part(item)) {
            members[table.first_alike[item]].push(item);
        }
        Self {
            table,
            scores,
            group_of: table.first_alike.clone(),
            members,
        }
    }

    /// Joins the groups of two items if they fit.
    pub fn join(&mut self, a: usize, b: usize) {
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
    fn fit(&mut self, a: usize, b: usize) -> bool {
        let (table, members) = (self.table, &self.members);
        let pairs = || {
            let all = members[a].iter();
            all.flat_map(|x| members[b].iter().map(move |y| (*x, *y)))
        };
        if pairs().any(|(x, y)| table.differ_within_article(x, y)) {
            return false;
        }
        let count = members[a].len() * members[b].len();
        if count == 1 {
            return true;
        }
        let mut sum = 0.0;
        for (x, y) in pairs() {
            let pair = [x.min(y), x.max(y)].map(|item| table.places[item]);
            let score = self.scores.entry(pair);
            sum += *score.or_insert_with(|| table.score(x, y));
        }
        sum / count as f32 >= LINKAGE * M::THRESHOLD
    }

    /// The groups, each with its items in order.
    pub fn finish(self) -> Vec<Vec<usize>> {
        let mut groups = self.members;
        groups.retain(|group| !group.is_empty());
        for group in &mut groups {
            group.sort_unstable();
        }
        groups
    }
}
