//! Which clauses of a story tell of one thing.

use std::collections::BTreeMap;

use crate::cancel::{CancelToken, Cancelled};

use super::clause::Clauses;
use super::linkage;

/// Likeness from which clauses tell of the same thing, on average.
const JOIN: f32 = 0.12;

/// How near a clause of an article must be to those of the others, next to the nearest of the same
/// article, to be of one row with them.
const NEAR_THE_NEAREST: f32 = 0.4;

/// How like a clause must be to one of another article, and how many telling words both must have: one
/// name alone makes no row.
const LEAST_LINK: f32 = 0.16;
const FEWEST_COMMON: usize = 2;

/// Likeness from which names and figures alone link two clauses: whose speaker, place or day is the same may
/// tell of different things.
const SURE_LINK: f32 = 0.25;

/// Likeness from which two clauses are linked though no word names what happens in both.
const WITHOUT_ONE_ACT: f32 = 0.2;

/// The clauses of a story in groups that tell of one thing, each with its copies, and the number of the group
/// of each clause.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn aligned(
    clauses: &Clauses,
    cancel: &CancelToken,
) -> Result<(Vec<Vec<usize>>, Vec<usize>), Cancelled> {
    let edges = clauses.edges();
    let clusters = linkage::clusters(clauses.all.len(), edges, JOIN, |_, _| false, cancel)?;
    let clusters = clusters
        .into_iter()
        .flat_map(|cluster| without_hangers_on(clauses, cluster));
    // What is copied word for word stands where its original does.
    let is_original = |cluster: &Vec<usize>| clauses.original(cluster[0]) == cluster[0];
    let mut groups: Vec<Vec<usize>> = clusters.filter(is_original).collect();
    let mut group_of = vec![0; clauses.all.len()];
    for (number, group) in groups.iter_mut().enumerate() {
        let copies: Vec<usize> = group
            .iter()
            .flat_map(|&clause| clauses.copies(clause).iter().copied())
            .collect();
        group.extend(copies);
        group.sort_unstable();
        for &clause in group.iter() {
            group_of[clause] = number;
        }
    }
    Ok((groups, group_of))
}

/// A cluster without the clauses that came into it by others of their article alone, and each of these
/// by itself.
fn without_hangers_on(clauses: &Clauses, cluster: Vec<usize>) -> Vec<Vec<usize>> {
    let centre = |number: usize| -> f32 { clauses.nearness(number, &cluster) };
    let mut nearest: BTreeMap<usize, f32> = BTreeMap::new();
    for &number in &cluster {
        let of_article = nearest.entry(clauses.all[number].article).or_default();
        *of_article = of_article.max(centre(number));
    }
    if nearest.len() == 1 {
        return vec![cluster];
    }
    let (row, others): (Vec<usize>, Vec<usize>) = cluster.iter().partition(|&&number| {
        let clause = &clauses.all[number];
        let is_linked = cluster.iter().any(|&other| {
            if clauses.all[other].article == clause.article {
                return false;
            }
            let likeness = clauses.likeness(number, other);
            let common = clauses.common(number, other);
            let least = if clause.tells_what(&clauses.all[other]) {
                LEAST_LINK
            } else {
                WITHOUT_ONE_ACT
            };
            likeness >= least
                && common.all >= FEWEST_COMMON
                && (likeness >= SURE_LINK || common.plain >= FEWEST_COMMON)
        });
        is_linked && centre(number) >= NEAR_THE_NEAREST * nearest[&clause.article]
    });
    std::iter::once(row)
        .chain(others.into_iter().map(|number| vec![number]))
        .filter(|row| !row.is_empty())
        .collect()
}
