//! Numbers with their modifiers as intervals.

use crate::facts::Quantity;

/// How far "about" and "nearly" reach, as a share of the number: what readers take them to mean.
const VAGUENESS: f64 = 0.1;

/// Zeros at the end of a count from which it is taken for rounded: "3,000" but not "90".
const ROUND_ZEROS: usize = 2;

/// The numbers that a quantity may stand for, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lowest.
    pub low: f64,
    /// Highest.
    pub high: f64,
}

impl Interval {
    /// What a quantity may stand for; `None` when it has no number.
    pub fn of(quantity: &Quantity) -> Option<Self> {
        let Some(value) = quantity.value else {
            return Self::between(quantity.low, quantity.high);
        };
        let leeway = value.abs() * VAGUENESS;
        let exact = Self::rounded(value, quantity.unit.is_some());
        let (low, high) = match quantity.modifier.as_deref() {
            Some("~") => (
                exact.low.min(value - leeway),
                exact.high.max(value + leeway),
            ),
            Some("<~") => (value - leeway, value),
            Some(">~") => (value, value + leeway),
            Some("<" | "<=") => (f64::NEG_INFINITY, value),
            Some(">" | ">=") => (value, f64::INFINITY),
            _ => (exact.low, exact.high),
        };
        Some(Self { low, high })
    }

    fn between(low: Option<f64>, high: Option<f64>) -> Option<Self> {
        (low.is_some() || high.is_some()).then(|| Self {
            low: low.unwrap_or(f64::NEG_INFINITY),
            high: high.unwrap_or(f64::INFINITY),
        })
    }

    /// A number as exact as it is written. Counts are exact unless they are round; measures are
    /// exact to their last digit.
    fn rounded(value: f64, is_measure: bool) -> Self {
        let half = half_step(value, is_measure);
        Self {
            low: value - half,
            high: value + half,
        }
    }

    /// Whether some number lies in both. Ends that merely touch after rounding do not count.
    pub fn overlaps(self, other: Self) -> bool {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        let exact = self.low >= self.high || other.low >= other.high;
        let open = self.is_open() || other.is_open();
        low < high || (low <= high && (exact || open))
    }

    fn is_open(self) -> bool {
        self.low.is_infinite() || self.high.is_infinite()
    }
}

/// Half of the last digit's worth that a number is written with; 0 for an exact count.
fn half_step(value: f64, is_measure: bool) -> f64 {
    let written = format!("{}", value.abs());
    if let Some((_, decimals)) = written.split_once('.') {
        return if is_measure {
            0.5 / ten_to(decimals.len())
        } else {
            0.0
        };
    }
    match written.len() - written.trim_end_matches('0').len() {
        zeros if zeros >= ROUND_ZEROS && value != 0.0 => 0.5 * ten_to(zeros),
        0 if is_measure => 0.5,
        _ => 0.0,
    }
}

fn ten_to(places: usize) -> f64 {
    std::iter::repeat_n(10.0, places).product()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(value: f64, modifier: Option<&'static str>, unit: Option<&str>) -> Interval {
        let quantity = Quantity {
            value: Some(value),
            low: None,
            high: None,
            unit: unit.map(str::to_owned),
            modifier: modifier.map(Into::into),
            of: None,
        };
        Interval::of(&quantity).unwrap()
    }

    #[test]
    fn hedged_numbers_overlap_what_they_may_stand_for() {
        let exact = interval(87.0, None, None);
        assert!(exact.overlaps(interval(80.0, Some(">"), None)));
        assert!(exact.overlaps(interval(87.0, Some("<~"), None)));
        assert!(exact.overlaps(interval(90.0, Some("~"), None)));
        assert!(!exact.overlaps(interval(68.0, None, None)));
        assert!(!exact.overlaps(interval(90.0, Some(">="), None)));
    }

    #[test]
    fn round_numbers_stand_for_what_rounds_to_them() {
        assert!(interval(3000.0, None, None).overlaps(interval(3012.0, None, None)));
        assert!(interval(1_200_000.0, None, None).overlaps(interval(1_234_567.0, None, None)));
        assert!(interval(150e6, None, Some("USD")).overlaps(interval(148e6, None, Some("USD"))));
        assert!(interval(5.0, None, Some("percent")).overlaps(interval(
            5.3,
            None,
            Some("percent")
        )));
        assert!(!interval(5.0, None, Some("percent")).overlaps(interval(
            6.0,
            None,
            Some("percent")
        )));
        assert!(!interval(90.0, None, None).overlaps(interval(87.0, None, None)));
    }
}
