//! How much speaks for each type a name may have.

use crate::facts::EntityType;

const TYPES: [EntityType; EntityType::ALL.len()] = EntityType::ALL;

/// Weights for and against each type, and the rule that spoke loudest for it. A weight of 1 is what
/// the recogniser's label counts; lists and context count more or less than it.
#[derive(Debug, Clone, Copy)]
pub struct Evidence {
    weights: [f32; TYPES.len()],
    rules: [(f32, &'static str); TYPES.len()],
}

impl Default for Evidence {
    fn default() -> Self {
        Self {
            weights: [0.0; TYPES.len()],
            rules: [(0.0, "entity.name"); TYPES.len()],
        }
    }
}

impl Evidence {
    /// Counts `weight` for a type (against it where negative), without being what a reader is told.
    pub fn weigh(&mut self, entity_type: EntityType, weight: f32) {
        self.weights[entity_type as usize] += weight;
    }

    /// Counts `weight` for a type, by a rule.
    pub fn add(&mut self, entity_type: EntityType, weight: f32, rule: &'static str) {
        self.weigh(entity_type, weight);
        let at = entity_type as usize;
        if weight > self.rules[at].0 {
            self.rules[at] = (weight, rule);
        }
    }

    /// Counts all of some other evidence `share` times.
    pub fn add_share(&mut self, other: &Self, share: f32) {
        for at in 0..TYPES.len() {
            self.weights[at] += other.weights[at] * share;
            if other.rules[at].0 > self.rules[at].0 {
                self.rules[at] = other.rules[at];
            }
        }
    }

    /// What speaks for a type.
    pub fn weight(&self, entity_type: EntityType) -> f32 {
        self.weights[entity_type as usize]
    }

    /// Whether nothing speaks for or against any type.
    pub fn is_empty(&self) -> bool {
        self.weights.iter().all(|&weight| weight == 0.0)
    }

    /// The type that most speaks for, with its rule and by how much it leads the next.
    pub fn best(&self) -> (EntityType, &'static str, f32) {
        let mut ranked: Vec<usize> = (0..TYPES.len()).collect();
        ranked.sort_by(|&a, &b| self.weights[b].total_cmp(&self.weights[a]));
        let (first, second) = (ranked[0], ranked[1]);
        let lead = self.weights[first] - self.weights[second];
        (TYPES[first], self.rules[first].1, lead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_type_wins_with_its_loudest_rule() {
        let mut evidence = Evidence::default();
        evidence.add(EntityType::Place, 1.0, "label");
        evidence.add(EntityType::Organization, 0.6, "verb");
        evidence.add(EntityType::Organization, 0.9, "noun");
        let (entity_type, rule, lead) = evidence.best();
        assert_eq!((entity_type, rule), (EntityType::Organization, "noun"));
        assert!((lead - 0.5).abs() < 1e-6);
    }
}
