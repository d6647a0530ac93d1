//! The likeliest sequence of tags (Viterbi 1967), and the names that it tells.

use std::ops::Range;

use crate::language::EntityLabel;

/// Outside of names; then, for each label, where a name begins and where it goes on.
const OUTSIDE: usize = 0;

/// How many tags there are.
pub const TAGS: usize = 1 + 2 * EntityLabel::ALL.len();

/// What a tag says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Outside,
    Begins(EntityLabel),
    GoesOn(EntityLabel),
}

impl Tag {
    fn of(number: usize) -> Self {
        let label = (number.saturating_sub(1)) / 2;
        match EntityLabel::ALL.get(label) {
            Some(label) if number % 2 == 1 => Self::Begins(*label),
            Some(label) if number != OUTSIDE => Self::GoesOn(*label),
            _ => Self::Outside,
        }
    }
}

/// The names in a sequence of units, of each of which is told how likely each tag is, by logarithm.
pub fn names(likelihoods: &[Vec<f32>]) -> Vec<(Range<usize>, EntityLabel)> {
    let mut names: Vec<(Range<usize>, EntityLabel)> = Vec::new();
    for (at, tag) in path(likelihoods).into_iter().enumerate() {
        match (Tag::of(tag), names.last_mut()) {
            (Tag::GoesOn(_), Some((name, _))) => name.end = at + 1,
            (Tag::Begins(label) | Tag::GoesOn(label), _) => names.push((at..at + 1, label)),
            (Tag::Outside, _) => {}
        }
    }
    names
}

/// The likeliest tags in which nothing goes on that did not begin.
fn path(likelihoods: &[Vec<f32>]) -> Vec<usize> {
    let Some((first, rest)) = likelihoods.split_first() else {
        return Vec::new();
    };
    let goes_on = |tag: usize| tag != OUTSIDE && tag.is_multiple_of(2);
    let start = |(tag, score): (usize, &f32)| if goes_on(tag) { f32::MIN } else { *score };
    let mut scores: Vec<f32> = first.iter().enumerate().map(start).collect();
    let mut steps: Vec<Vec<usize>> = Vec::new();
    let best = |scores: &[f32]| {
        let ranked = scores.iter().enumerate();
        ranked
            .max_by(|a, b| a.1.total_cmp(b.1))
            .map_or(OUTSIDE, |(tag, _)| tag)
    };
    for here in rest {
        let likeliest = best(&scores);
        let before = |tag: usize| {
            if !goes_on(tag) {
                return likeliest;
            }
            // It began right before, or went on there.
            if scores[tag - 1] >= scores[tag] {
                tag - 1
            } else {
                tag
            }
        };
        let step: Vec<usize> = (0..here.len()).map(before).collect();
        scores = step
            .iter()
            .zip(here)
            .map(|(from, score)| scores[*from] + score)
            .collect();
        steps.push(step);
    }
    let mut path = vec![best(&scores)];
    for step in steps.iter().rev() {
        let last = path.last().copied().unwrap_or(OUTSIDE);
        path.push(step[last]);
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Likelihoods under which one tag stands out by unit.
    fn sure(tags: &[usize]) -> Vec<Vec<f32>> {
        let row = |tag: &usize| {
            (0..TAGS)
                .map(|other| if other == *tag { -0.1 } else { -5.0 })
                .collect()
        };
        tags.iter().map(row).collect()
    }

    const PERSON: usize = 1;

    #[test]
    fn what_begins_and_goes_on_is_one_name() {
        let names = names(&sure(&[0, PERSON, PERSON + 1, PERSON, 0, PERSON + 7]));
        assert_eq!(names[0], (1..3, EntityLabel::Person));
        assert_eq!(names[1], (3..4, EntityLabel::Person));
    }

    #[test]
    fn nothing_goes_on_that_did_not_begin() {
        let mut likelihoods = sure(&[0, PERSON + 1]);
        likelihoods[1][PERSON] = -0.3;
        assert_eq!(names(&likelihoods), [(1..2, EntityLabel::Person)]);
        assert!(names(&[]).is_empty());
    }
}
