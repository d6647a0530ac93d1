//! Average linkage over a sparse graph: the two clusters that are most alike are joined first.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use crate::cancel::{CancelToken, Cancelled};

/// What is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A group that is there already; two of them are never joined.
    Fixed(usize),
    /// An article.
    Free(usize),
}

/// How alike nodes are. What is not told is 0.
#[derive(Debug, Default)]
pub struct Edges {
    /// How many articles a node stands for.
    sizes: BTreeMap<Node, usize>,
    /// Sum of likeness over all pairs of articles of two nodes, both ways.
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
    pub fn node(&mut self, node: Node, articles: usize) {
        self.sizes.insert(node, articles);
    }

    /// Adds the likeness of two articles to that of their nodes.
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

/// What is joined, in order, until no two nodes are alike enough.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn merges(
    mut edges: Edges,
    threshold: f32,
    cancel: &CancelToken,
) -> Result<Vec<Merge>, Cancelled> {
    let mut heap = BinaryHeap::new();
    for node in edges.nodes() {
        let neighbours = edges.sums.get(&node).into_iter().flat_map(BTreeMap::keys);
        let later: Vec<Node> = neighbours.copied().filter(|other| *other > node).collect();
        for other in later {
            offer(&edges, node, other, threshold, &mut heap);
        }
    }
    let mut found = Vec::new();
    while let Some(Candidate { mean, into, from }) = heap.pop() {
        // What was offered before one of the two changed is out of date.
        if edges.mean(into, from) != Some(mean) {
            continue;
        }
        cancel.check()?;
        found.push(Merge { into, from });
        for other in edges.join(into, from) {
            offer(&edges, into, other, threshold, &mut heap);
        }
    }
    Ok(found)
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
