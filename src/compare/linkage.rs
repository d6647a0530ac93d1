//! Average linkage over a sparse graph: the two clusters that are most alike are joined first, unless
//! something keeps them apart.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use crate::cancel::{CancelToken, Cancelled};

/// Joins between two looks at the cancel flag.
const JOINS_PER_CHECK: usize = 256;

/// The likeness of two items, the lesser number first. What is not told is 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The two items.
    pub pair: [usize; 2],
    /// How alike they are, from 0 to 1.
    pub likeness: f32,
}

/// Two clusters that may be joined; the sizes tell whether either changed since.
#[derive(Debug, PartialEq)]
struct Candidate {
    mean: f32,
    pair: [usize; 2],
    sizes: [usize; 2],
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean
            .total_cmp(&other.mean)
            .then_with(|| other.pair.cmp(&self.pair))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Clusters of the items 0 to `count` whose members are alike on average, each in order, by their first
/// items. `apart` tells of the members of two clusters whether they must not be joined.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn clusters(
    count: usize,
    edges: &[Edge],
    threshold: f32,
    apart: impl Fn(&[usize], &[usize]) -> bool,
    cancel: &CancelToken,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let mut members: Vec<Vec<usize>> = (0..count).map(|item| vec![item]).collect();
    let mut sums: Vec<BTreeMap<usize, f32>> = vec![BTreeMap::new(); count];
    let mut heap = BinaryHeap::new();
    for &Edge { pair, likeness } in edges {
        let [a, b] = pair;
        *sums[a].entry(b).or_default() += likeness;
        *sums[b].entry(a).or_default() += likeness;
        if likeness >= threshold {
            heap.push(Candidate {
                mean: likeness,
                pair,
                sizes: [1, 1],
            });
        }
    }
    let mut joins = 0;
    while let Some(Candidate { pair, sizes, .. }) = heap.pop() {
        let [into, from] = pair;
        let is_current = [into, from].map(|at| members[at].len()) == sizes;
        if !is_current || apart(&members[into], &members[from]) {
            continue;
        }
        joins += 1;
        if joins % JOINS_PER_CHECK == 0 {
            cancel.check()?;
        }
        let moved = std::mem::take(&mut members[from]);
        members[into].extend(moved);
        for (other, sum) in std::mem::take(&mut sums[from]) {
            sums[other].remove(&from);
            if other != into {
                *sums[into].entry(other).or_default() += sum;
                *sums[other].entry(into).or_default() += sum;
            }
        }
        for (&other, sum) in &sums[into] {
            let pair = [into.min(other), into.max(other)];
            let sizes = pair.map(|at| members[at].len());
            let mean = sum / (sizes[0] * sizes[1]) as f32;
            if mean >= threshold {
                heap.push(Candidate { mean, pair, sizes });
            }
        }
    }
    members.retain(|cluster| !cluster.is_empty());
    for cluster in &mut members {
        cluster.sort_unstable();
    }
    members.sort();
    Ok(members)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(a: usize, b: usize, likeness: f32) -> Edge {
        Edge {
            pair: [a, b],
            likeness,
        }
    }

    #[test]
    fn a_chain_of_likenesses_does_not_join_what_is_unlike() {
        let edges = [edge(0, 1, 0.9), edge(1, 2, 0.4), edge(3, 4, 0.5)];
        let found = clusters(5, &edges, 0.3, |_, _| false, &CancelToken::default()).unwrap();
        assert_eq!(found, [vec![0, 1], vec![2], vec![3, 4]]);
    }

    #[test]
    fn what_is_kept_apart_is_never_joined() {
        let edges = [edge(0, 1, 0.9), edge(0, 2, 0.8)];
        let apart = |a: &[usize], b: &[usize]| a.contains(&0) && b.contains(&1);
        let found = clusters(3, &edges, 0.3, apart, &CancelToken::default()).unwrap();
        assert_eq!(found, [vec![0, 2], vec![1]]);
    }
}
