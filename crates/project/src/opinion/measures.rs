//! How far two people agree, as numbers.

use std::collections::BTreeMap;

/// Cohen's kappa of pairs of categories: agreement beyond what the shares of the categories give by
/// chance (J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
/// Measurement 20, 1960). `None` without pairs, or where both used one and the same category only.
pub fn kappa<C: Ord + Copy>(pairs: &[(C, C)]) -> Option<f64> {
    let count = pairs.len() as f64;
    let same = pairs.iter().filter(|(a, b)| a == b).count() as f64;
    let mut shares: BTreeMap<C, [f64; 2]> = BTreeMap::new();
    for (a, b) in pairs {
        shares.entry(*a).or_default()[0] += 1.0;
        shares.entry(*b).or_default()[1] += 1.0;
    }
    let observed = same / count;
    let expected: f64 = shares
        .values()
        .map(|[a, b]| (a / count) * (b / count))
        .sum();
    beyond_chance(observed, expected)
}

/// Krippendorff's alpha for categories: each unit has the categories that coders gave it, at most one
/// each; what a coder left out is missing (K. Krippendorff, "Computing Krippendorff's
/// Alpha-Reliability", University of Pennsylvania 2011). `None` without units that two coders
/// judged, or where only one category was used.
pub fn alpha<C: Ord + Copy>(units: &[Vec<C>]) -> Option<f64> {
    let units = units.iter().filter(|unit| unit.len() > 1);
    let mut totals: BTreeMap<C, f64> = BTreeMap::new();
    let mut same = 0.0;
    for unit in units {
        let mut here: BTreeMap<C, f64> = BTreeMap::new();
        for category in unit {
            *here.entry(*category).or_default() += 1.0;
        }
        let pairable = unit.len() as f64;
        for (category, count) in here {
            same += count * (count - 1.0) / (pairable - 1.0);
            *totals.entry(category).or_default() += count;
        }
    }
    let all: f64 = totals.values().sum();
    let observed = same / all;
    let expected = totals
        .values()
        .map(|count| count * (count - 1.0))
        .sum::<f64>();
    beyond_chance(observed, expected / (all * (all - 1.0)))
}

fn beyond_chance(observed: f64, expected: f64) -> Option<f64> {
    let value = (observed - expected) / (1.0 - expected);
    value.is_finite().then_some(value)
}

/// F1 of two sets: what both hold, against what each holds. It is what kappa comes near to where the
/// number of things that neither holds is large or unknown, as it is for spans (G. Hripcsak,
/// A. S. Rothschild, "Agreement, the F-Measure, and Reliability in Information Retrieval", JAMIA 12,
/// 2005). `None` where neither holds anything.
pub fn f1(both: usize, mine: usize, theirs: usize) -> Option<f64> {
    (mine + theirs > 0).then(|| 2.0 * both as f64 / (mine + theirs) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: Option<f64>, expected: f64) {
        let value = value.unwrap();
        assert!((value - expected).abs() < 0.0005, "{value}");
    }

    #[test]
    fn kappa_of_known_tables() {
        let table = |cells: &[(char, char, usize)]| -> Vec<(char, char)> {
            let cells = cells.iter();
            cells
                .flat_map(|&(a, b, count)| std::iter::repeat_n((a, b), count))
                .collect()
        };
        // Fifty grant proposals, two readers, yes or no.
        let grants = [
            ('y', 'y', 20),
            ('y', 'n', 5),
            ('n', 'y', 10),
            ('n', 'n', 15),
        ];
        near(kappa(&table(&grants)), 0.4);
        // The same observed agreement of .6 with other shares of the categories.
        let even = [
            ('y', 'y', 45),
            ('y', 'n', 15),
            ('n', 'y', 25),
            ('n', 'n', 15),
        ];
        near(kappa(&table(&even)), 0.1304);
        let uneven = [
            ('y', 'y', 25),
            ('y', 'n', 35),
            ('n', 'y', 5),
            ('n', 'n', 35),
        ];
        near(kappa(&table(&uneven)), 0.2593);
        assert_eq!(kappa::<char>(&[]), None);
        assert_eq!(kappa(&[('y', 'y'); 3]), None, "chance alone gives as much");
    }

    /// The values of one coder a line; a dot is a missing one.
    fn units(coders: &[&str]) -> Vec<Vec<char>> {
        let columns = coders[0].split(' ').count();
        let value = |coder: &str, at: usize| coder.split(' ').nth(at)?.chars().next();
        let column = |at: usize| {
            let values = coders.iter().filter_map(|coder| value(coder, at));
            values.filter(|value| *value != '.').collect()
        };
        (0..columns).map(column).collect()
    }

    #[test]
    fn alpha_of_the_examples_in_its_description() {
        // A: two observers, two categories.
        near(
            alpha(&units(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"])),
            0.095,
        );
        // B: two observers, five categories.
        near(
            alpha(&units(&[
                "a a b b d c c c e d d a",
                "b a b b b c c c e d d d",
            ])),
            0.692,
        );
        // C: four observers, five categories, missing values.
        near(
            alpha(&units(&[
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ])),
            0.743,
        );
        assert_eq!(
            alpha(&units(&["1 .", ". 2"])),
            None,
            "no unit has two values"
        );
    }

    #[test]
    fn f1_is_the_share_of_what_both_hold() {
        near(f1(6, 8, 10), 12.0 / 18.0);
        near(f1(0, 3, 0), 0.0);
        assert_eq!(f1(0, 0, 0), None);
    }
}
