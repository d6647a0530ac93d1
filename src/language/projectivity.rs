//! Arcs that cross others: pseudo-projective parsing with the encoding scheme "Head" (Nivre and
//! Nilsson 2005, <https://aclanthology.org/P05-1013>).
//!
//! The parser builds projective trees. An arc that crossed others was lifted in the training data
//! to a higher head, and its label notes the relation of its true head: `dobj||xcomp`.

use std::ops::Range;

use super::Dependency;
use super::parser::Arc;

/// The relation of an arc as the parser assigns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// The relation proper.
    pub dependency: Dependency,
    /// Relation of the true head, where the arc was lifted.
    pub true_head: Option<Dependency>,
}

impl Relation {
    /// A relation whose arc stands where it belongs.
    pub fn plain(dependency: Dependency) -> Self {
        Self {
            dependency,
            true_head: None,
        }
    }

    /// Reads `dobj` or `dobj||xcomp`.
    pub fn from_label(label: &str) -> Option<Self> {
        match label.split_once("||") {
            None => Dependency::from_label(label).map(Self::plain),
            Some((dependency, true_head)) => Some(Self {
                dependency: Dependency::from_label(dependency)?,
                true_head: Some(Dependency::from_label(true_head)?),
            }),
        }
    }
}

/// Puts the lifted arcs of a paragraph back: the first word below the head, breadth-first and left
/// to right, that has the noted relation becomes the head.
pub fn lower_arcs(arcs: &mut [Arc], paragraph: &Range<usize>, is_space: impl Fn(usize) -> bool) {
    for child in paragraph.clone() {
        let Relation {
            dependency,
            true_head: Some(wanted),
        } = arcs[child].relation
        else {
            continue;
        };
        if let Some(head) = find_below(arcs, paragraph, child, wanted, &is_space) {
            arcs[child].head = head;
        }
        arcs[child].relation = Relation::plain(dependency);
    }
}

fn find_below(
    arcs: &[Arc],
    paragraph: &Range<usize>,
    child: usize,
    wanted: Dependency,
    is_space: &impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut level = vec![arcs[child].head];
    while !level.is_empty() {
        let mut below = Vec::new();
        for head in level {
            for word in paragraph.clone() {
                if arcs[word].head != head || word == head || word == child || is_space(word) {
                    continue;
                }
                let relation = arcs[word].relation;
                if relation == Relation::plain(wanted) {
                    return Some(word);
                }
                below.push(word);
            }
        }
        level = below;
    }
    None
}
