//! Words as weighted sets, and how alike two of them are.

use super::wording::Code;

/// Weight from which a word tells something.
const TELLING: f32 = 0.1;

/// A set of weighted concepts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bag {
    /// By concept, each once.
    weights: Vec<(Code, f32)>,
    total: f32,
}

impl Bag {
    /// The set of some concepts, each by its heaviest weight.
    pub fn new(mut weights: Vec<(Code, f32)>) -> Self {
        weights.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        weights.dedup_by_key(|(concept, _)| *concept);
        let total = weights.iter().map(|(_, weight)| weight).sum();
        Self { weights, total }
    }

    /// The concepts, in the order of their numbers.
    pub fn concepts(&self) -> impl Iterator<Item = Code> + '_ {
        self.weights.iter().map(|(concept, _)| *concept)
    }

    /// The concepts with their weights, in the order of their numbers.
    pub fn weighted(&self) -> impl Iterator<Item = (Code, f32)> + '_ {
        self.weights.iter().copied()
    }

    /// Weight of the words that both hold: of two weights the lesser, as a word that one article holds
    /// in every sentence tells little of what it says there.
    pub fn shared(&self, other: &Self) -> f32 {
        let (mut a, mut b) = (self.weights.as_slice(), other.weights.as_slice());
        let mut sum = 0.0;
        while let ([(first, x), rest_a @ ..], [(second, y), rest_b @ ..]) = (a, b) {
            match first.cmp(second) {
                std::cmp::Ordering::Less => a = rest_a,
                std::cmp::Ordering::Greater => b = rest_b,
                std::cmp::Ordering::Equal => {
                    sum += x.min(*y);
                    (a, b) = (rest_a, rest_b);
                }
            }
        }
        sum
    }

    /// The words that tell something and that both hold.
    pub fn common<'b>(&'b self, other: &'b Self) -> impl Iterator<Item = Code> + 'b {
        let telling = |weights: &[(Code, f32)], concept: &Code| {
            let at = weights.binary_search_by_key(concept, |(known, _)| *known);
            at.is_ok_and(|at| weights[at].1 > TELLING)
        };
        self.concepts().filter(move |concept| {
            telling(&self.weights, concept) && telling(&other.weights, concept)
        })
    }

    /// Share of the words that both hold, from 0 to 1 (weighted Dice coefficient).
    pub fn overlap(&self, other: &Self) -> f32 {
        let both = self.total + other.total;
        if both == 0.0 {
            return 0.0;
        }
        (2.0 * self.shared(other) / both).min(1.0)
    }
}
