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
    let is_lifted = |&word: &usize| arcs[word].relation.true_head.is_some();
    let lifted: Vec<usize> = paragraph.clone().filter(is_lifted).collect();
    if lifted.is_empty() {
        return;
    }
    let mut children = vec![Vec::new(); paragraph.len()];
    for child in paragraph.clone().filter(|&child| arcs[child].head != child) {
        children[arcs[child].head - paragraph.start].push(child);
    }
    for child in lifted {
        let Relation {
            dependency,
            true_head,
        } = arcs[child].relation;
        let mut level = vec![arcs[child].head];
        let mut found = None;
        while found.is_none() && !level.is_empty() {
            let below = level
                .iter()
                .flat_map(|head| &children[head - paragraph.start]);
            let below = below
                .copied()
                .filter(|&word| word != child && !is_space(word));
            level = below.collect();
            let has_relation = |&&word: &&usize| {
                arcs[word].relation.true_head.is_none()
                    && Some(arcs[word].relation.dependency) == true_head
            };
            found = level.iter().find(has_relation).copied();
        }
        if let Some(head) = found {
            children[arcs[child].head - paragraph.start].retain(|&other| other != child);
            let siblings = &mut children[head - paragraph.start];
            siblings.insert(siblings.partition_point(|&other| other < child), child);
            arcs[child].head = head;
        }
        arcs[child].relation = Relation::plain(dependency);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(head: usize, label: &str) -> Arc {
        Arc {
            head,
            relation: Relation::from_label(label).unwrap(),
        }
    }

    #[test]
    fn a_lifted_arc_goes_back_to_the_head_it_names() {
        // "What did they want to say": the object of "say" hangs on "want".
        let mut arcs = [
            arc(3, "dobj||xcomp"),
            arc(3, "aux"),
            arc(3, "nsubj"),
            arc(3, "ROOT"),
            arc(5, "aux"),
            arc(3, "xcomp"),
        ];
        lower_arcs(&mut arcs, &(0..6), |_| false);
        assert_eq!(arcs[0], arc(5, "dobj"));
        assert_eq!(arcs[1], arc(3, "aux"));
    }

    #[test]
    fn an_arc_whose_head_is_not_there_stays() {
        let mut arcs = [arc(1, "dobj||xcomp"), arc(1, "ROOT")];
        lower_arcs(&mut arcs, &(0..2), |_| false);
        assert_eq!(arcs[0], arc(1, "dobj"));
    }
}
