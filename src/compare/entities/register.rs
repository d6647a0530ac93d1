//! Numbers of entities that stay from one comparison to the next.

use std::collections::HashMap;

use crate::compare::story::Seat;

use super::Who;

/// Gives the same number to entities as long as the same articles' entities are the same, so that one
/// can tell from the numbers whether anything changed.
#[derive(Debug, Default)]
pub struct Register {
    /// The numbers of the entities of each article.
    known: HashMap<Seat, Vec<u64>>,
    next: u64,
}

impl Register {
    /// Numbers the entities of the articles at some seats, given which are the same and which are
    /// persons; forgets all other articles.
    pub fn number(
        &mut self,
        seats: &[Seat],
        clusters: &[Vec<(usize, usize)>],
        is_person: impl Fn(usize, usize) -> bool,
    ) -> Vec<Vec<Who>> {
        self.known.retain(|seat, _| seats.contains(seat));
        let mut holders: HashMap<u64, usize> = HashMap::new();
        for number in self.known.values().flatten() {
            *holders.entry(*number).or_default() += 1;
        }
        let mut found: Vec<Vec<Who>> = vec![Vec::new(); seats.len()];
        for cluster in clusters {
            let number = self.number_of(seats, cluster, &holders);
            let is_person = cluster
                .iter()
                .any(|&(article, entity)| is_person(article, entity));
            for &(article, entity) in cluster {
                let of_article = &mut found[article];
                let nobody = Who {
                    number: 0,
                    is_person: false,
                };
                of_article.resize(of_article.len().max(entity + 1), nobody);
                of_article[entity] = Who { number, is_person };
            }
        }
        for (seat, of_article) in seats.iter().zip(&found) {
            let numbers = of_article.iter().map(|who| who.number).collect();
            self.known.insert(*seat, numbers);
        }
        found
    }

    /// The number that all known members of a cluster and no others have, else a new one.
    fn number_of(
        &mut self,
        seats: &[Seat],
        cluster: &[(usize, usize)],
        holders: &HashMap<u64, usize>,
    ) -> u64 {
        let known = |&(article, entity): &(usize, usize)| {
            self.known.get(&seats[article])?.get(entity).copied()
        };
        let mut numbers = cluster.iter().filter_map(known);
        if let Some(first) = numbers.next() {
            let others: Vec<u64> = numbers.collect();
            let alone = holders.get(&first) == Some(&(others.len() + 1));
            if alone && others.iter().all(|number| *number == first) {
                return first;
            }
        }
        self.next += 1;
        self.next
    }
}
