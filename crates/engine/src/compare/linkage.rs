//! Average linkage over a sparse graph: the two clusters that are most alike are joined first, unless
//! something keeps them apart.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use crate::cancel::{CancelToken, Cancelled};

/// What is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A group that is there already; two of them are never joined.
    Fixed(usize),
    /// A single item.
    Free(usize),
}

/// How alike nodes are. What is not told is 0.
#[derive(Debug, Default)]
pub struct Edges {
    /// How many items a node stands for.
    sizes: BTreeMap<Node, usize>,
    /// Sum of likeness over all pairs of items of two nodes, both ways.
    sums: BTreeMap<Node, BTreeMap<Node, f32>>,
}

/// One node taken into another. The smaller of the two stays.
#[derive(Debug, Clone, Copy)]
pub struct Merge {
    /// The node that stays.
    pub into: Node,
    /// The node that is gone.
    pub from: Node,
}

impl Edges {
    /// Makes a node known.
    pub fn node(&mut self, node: Node, items: usize) {
        self.sizes.insert(node, items);
    }

    /// Adds the likeness of two items to that of their nodes.
    pub fn add(&mut self, a: Node, b: Node, likeness: f32) {
        for (from, to) in [(a, b), (b, a)] {
            *self.sums.entry(from).or_default().entry(to).or_default() += likeness;
        }
    }

    /// All nodes, in order.
    pub fn nodes(&self) -> Vec<Node> {
        self.sizes.keys().copied().collect()
    }

    fn mean(&self, a: Node, b: Node) -> Option<f32> {
        let sum = *self.sums.get(&a)?.get(&b)?;
        Some(sum / (self.sizes.get(&a)? * self.sizes.get(&b)?) as f32)
    }

    fn join(&mut self, into: Node, from: Node) -> Vec<Node> {
        let size = self.sizes.remove(&from).unwrap_or(0);
        *self.sizes.entry(into).or_default() += size;
        let neighbours = self.sums.remove(&from).unwrap_or_default();
        for (&other, &sum) in &neighbours {
            if let Some(back) = self.sums.get_mut(&other) {
                back.remove(&from);
            }
            if other != into {
                self.add(into, other, sum);
            }
        }
        let touched = self.sums.get(&into);
        touched.map_or_else(Vec::new, |touched| touched.keys().copied().collect())
    }
}

/// Two nodes that may be joined.
#[derive(Debug, PartialEq)]
struct Candidate {
    mean: f32,
    into: Node,
    from: Node,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let nodes = (other.into, other.from).cmp(&(self.into, self.from));
        self.mean.total_cmp(&other.mean).then(nodes)
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What is joined, in order, until no two nodes are alike enough. `join` takes note of each two nodes
/// before they are joined, or refuses it.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn merges(
    mut edges: Edges,
    threshold: f32,
    mut join: impl FnMut(Merge) -> bool,
    cancel: &CancelToken,
) -> Result<(), Cancelled> {
    let mut heap = BinaryHeap::new();
    for node in edges.nodes() {
        let neighbours = edges.sums.get(&node).into_iter().flat_map(BTreeMap::keys);
        let later: Vec<Node> = neighbours.copied().filter(|other| *other > node).collect();
        for other in later {
            offer(&edges, node, other, threshold, &mut heap);
        }
    }
    while let Some(Candidate { mean, into, from }) = heap.pop() {
        // What was offered before one of the two changed is out of date.
        if edges.mean(into, from) != Some(mean) {
            continue;
        }
        cancel.check()?;
        if !join(Merge { into, from }) {
            continue;
        }
        for other in edges.join(into, from) {
            offer(&edges, into, other, threshold, &mut heap);
        }
    }
    Ok(())
}

/// The likeness of two items, the lesser number first. What is not told is 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The two items.
    pub pair: [usize; 2],
    /// How alike they are, from 0 to 1.
    pub likeness: f32,
}

/// Clusters of the items 0 to `count` whose members are alike on average, each in order, by their first
/// items. `apart` tells of the members of two clusters whether they must not be joined.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn clusters(
    count: usize,
    alike: impl IntoIterator<Item = Edge>,
    threshold: f32,
    apart: impl Fn(&[usize], &[usize]) -> bool,
    cancel: &CancelToken,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let mut edges = Edges::default();
    for item in 0..count {
        edges.node(Node::Free(item), 1);
    }
    for edge in alike {
        let [a, b] = edge.pair.map(Node::Free);
        edges.add(a, b, edge.likeness);
    }
    let mut members: Vec<Vec<usize>> = (0..count).map(|item| vec![item]).collect();
    let join = |Merge { into, from }: Merge| {
        let (Node::Free(into), Node::Free(from)) = (into, from) else {
            return false;
        };
        if apart(&members[into], &members[from]) {
            return false;
        }
        let moved = std::mem::take(&mut members[from]);
        members[into].extend(moved);
        true
    };
    merges(edges, threshold, join, cancel)?;
    members.retain(|cluster| !cluster.is_empty());
    for cluster in &mut members {
        cluster.sort_unstable();
    }
    members.sort();
    Ok(members)
}

/// The items 0 to `count` in groups that pairs hold together, however far from each other their ends are; each in order, by
/// their first items.
pub fn connected(count: usize, pairs: impl IntoIterator<Item = [usize; 2]>) -> Vec<Vec<usize>> {
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|item| vec![item]).collect();
    for pair in pairs {
        let [a, b] = pair.map(|item| group_of[item]);
        let (into, from) = (a.min(b), a.max(b));
        if into != from {
            let moved = std::mem::take(&mut groups[from]);
            for &item in &moved {
                group_of[item] = into;
            }
            groups[into].extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

/// Each two of the items 0 to `count`.
pub fn pairs(count: usize) -> impl Iterator<Item = [usize; 2]> {
    (0..count).flat_map(move |a| (a + 1..count).map(move |b| [a, b]))
}

fn offer(edges: &Edges, a: Node, b: Node, threshold: f32, heap: &mut BinaryHeap<Candidate>) {
    if let (Node::Fixed(_), Node::Fixed(_)) = (a, b) {
        return;
    }
    let (into, from) = (a.min(b), a.max(b));
    if let Some(mean) = edges.mean(into, from).filter(|mean| *mean >= threshold) {
        heap.push(Candidate { mean, into, from });
    }
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
        let found = clusters(5, edges, 0.3, |_, _| false, &CancelToken::default()).unwrap();
        assert_eq!(found, [vec![0, 1], vec![2], vec![3, 4]]);
    }

    #[test]
    fn what_is_connected_stands_in_one_group() {
        let found = connected(6, [[1, 4], [4, 2], [5, 3]]);
        assert_eq!(found, [vec![0], vec![1, 2, 4], vec![3, 5]]);
    }

    #[test]
    fn what_is_kept_apart_is_never_joined() {
        let edges = [edge(0, 1, 0.9), edge(0, 2, 0.8)];
        let apart = |a: &[usize], b: &[usize]| a.contains(&0) && b.contains(&1);
        let found = clusters(3, edges, 0.3, apart, &CancelToken::default()).unwrap();
        assert_eq!(found, [vec![0, 2], vec![1]]);
    }
}
