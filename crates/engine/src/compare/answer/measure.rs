//! Units of measure that can be turned into one another, with their worth in a base unit (NIST Special
//! Publication 811, appendix B).

/// A base unit with the units that are measured in it.
const MEASURES: [(&str, &[(&str, f64)]); 6] = [
    (
        "metre",
        &[
            ("metre", 1.0),
            ("kilometre", 1000.0),
            ("centimetre", 0.01),
            ("millimetre", 0.001),
            ("foot", 0.3048),
            ("inch", 0.0254),
            ("mile", 1609.344),
            ("yard", 0.9144),
            ("nautical mile", 1852.0),
        ],
    ),
    (
        "kilogram",
        &[
            ("kilogram", 1.0),
            ("gram", 0.001),
            ("tonne", 1000.0),
            ("metric ton", 1000.0),
            ("ton", 1000.0),
            ("pound", 0.453_592),
            ("ounce", 0.028_35),
        ],
    ),
    (
        "metre per second",
        &[
            ("metre per second", 1.0),
            ("mile per hour", 0.447_04),
            ("kilometre per hour", 1.0 / 3.6),
            ("knot", 0.514_444),
        ],
    ),
    (
        "second",
        &[
            ("second", 1.0),
            ("minute", 60.0),
            ("hour", 3600.0),
            ("day", 86_400.0),
            ("week", 604_800.0),
            ("month", 2_629_800.0),
            ("year", 31_557_600.0),
        ],
    ),
    (
        "square metre",
        &[
            ("square metre", 1.0),
            ("square kilometre", 1_000_000.0),
            ("square mile", 2_589_988.0),
            ("square foot", 0.092_903),
            ("hectare", 10_000.0),
            ("acre", 4046.86),
        ],
    ),
    (
        "litre",
        &[("litre", 1.0), ("gallon", 3.785_41), ("barrel", 158.987)],
    ),
];

/// The base unit of a unit and its worth in it; the unit itself where it is turned into no other.
pub fn base(unit: &str) -> (&str, f64) {
    let found = MEASURES.iter().find_map(|(base, units)| {
        let (_, factor) = units.iter().find(|(name, _)| *name == unit)?;
        Some((*base, *factor))
    });
    found.unwrap_or((unit, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_one_measure_share_a_base() {
        let in_base =
            |value: f64, unit: &str| (base(unit).0.to_owned(), (value * base(unit).1).round());
        assert_eq!(
            in_base(12.0, "mile per hour").0,
            in_base(20.0, "kilometre per hour").0
        );
        assert_eq!(in_base(30.0, "tonne"), ("kilogram".to_owned(), 30_000.0));
        assert_eq!(base("percent"), ("percent", 1.0));
    }
}
