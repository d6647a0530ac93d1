//! The record of a quantity.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::facts::{Evidence, Record, in_figures};

/// A number with what it counts. Either `value`, or `low` and/or `high`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Quantity {
    /// The number.
    pub value: Option<f64>,
    /// The lower end of a range.
    pub low: Option<f64>,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// Unit in singular English ("kilometre"), `percent`, or an ISO 4217 currency code.
    pub unit: Option<String>,
    /// `~` about, `<~` nearly, `>~` a little over, `<`, `<=`, `>`, `>=`.
    pub modifier: Option<Cow<'static, str>>,
    /// The thing counted.
    pub of: Option<String>,
}

impl Quantity {
    /// Whether it tells how old somebody is.
    pub fn is_age(&self) -> bool {
        self.of.as_deref() == Some(AGE)
    }
}

/// The thing counted of an age.
pub const AGE: &str = "age";

impl Record for Quantity {
    fn of_words(_: &Article, _: Span, words: String) -> Self {
        Self {
            value: None,
            low: None,
            high: None,
            unit: None,
            modifier: None,
            of: Some(words),
        }
    }

    fn summary(&self, _: &[Evidence]) -> String {
        let number = match (self.value, self.low, self.high) {
            (Some(value), ..) => in_figures(value),
            (None, Some(low), Some(high)) => format!("{} to {}", in_figures(low), in_figures(high)),
            (None, Some(low), None) => format!("{} or more", in_figures(low)),
            (None, None, Some(high)) => format!("{} or less", in_figures(high)),
            (None, None, None) => "an unknown number".to_owned(),
        };
        let modifier = match self.modifier.as_deref() {
            None => "",
            Some("~") => "about ",
            Some("<~") => "nearly ",
            Some(">~") => "a little over ",
            Some("<") => "less than ",
            Some("<=") => "at most ",
            Some(">") => "more than ",
            Some(">=") => "at least ",
            Some(other) => &format!("{other} "),
        };
        let number = match self.unit.as_deref() {
            None => number,
            Some("percent") => format!("{number} %"),
            Some(code) if is_currency_code(code) => format!("{code} {number}"),
            Some(unit) if self.value == Some(1.0) => format!("{number} {unit}"),
            Some(unit) => format!("{number} {}", plural(unit)),
        };
        match (&self.of, &self.unit) {
            (None, _) => format!("{modifier}{number}"),
            (Some(of), None) => format!("{modifier}{number} {of}"),
            (Some(of), Some(_)) => format!("{modifier}{number} · {of}"),
        }
    }

    fn repetition_key(&self) -> Option<String> {
        let of = self.of.as_deref()?.to_lowercase();
        Some(format!(
            "{:?} {:?} {:?} {:?} {:?} {of}",
            self.value, self.low, self.high, self.unit, self.modifier
        ))
    }
}

/// A unit as more than one: "kilometres per hour", "degrees Celsius".
fn plural(unit: &str) -> String {
    let (unit, rate) = unit.split_at(unit.find(" per ").unwrap_or(unit.len()));
    let many = match unit.rsplit(' ').next().unwrap_or_default() {
        "foot" => format!("{}feet", unit.trim_end_matches("foot")),
        "inch" => format!("{unit}es"),
        "century" => "centuries".to_owned(),
        "penny" => "pence".to_owned(),
        "horsepower" | "lux" => unit.to_owned(),
        last if last.ends_with('s') || last.ends_with("hertz") || unit.starts_with("inverse") => {
            unit.to_owned()
        }
        _ => match unit.strip_prefix("degree ") {
            Some(scale) => format!("degrees {scale}"),
            None => format!("{unit}s"),
        },
    };
    format!("{many}{rate}")
}

/// Whether a unit has the form of an ISO 4217 code; units proper are lower-case words.
fn is_currency_code(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(value: f64, modifier: Option<&'static str>, unit: Option<&str>) -> Quantity {
        Quantity {
            value: Some(value),
            low: None,
            high: None,
            unit: unit.map(str::to_owned),
            modifier: modifier.map(Cow::Borrowed),
            of: None,
        }
    }

    #[test]
    fn quantities_read_like_the_words() {
        let mut members = quantity(87.0, Some("<~"), None);
        members.of = Some("member countries".into());
        assert_eq!(members.summary(&[]), "nearly 87 member countries");
        let cost = quantity(1_234_567.5, Some(">"), Some("USD"));
        assert_eq!(cost.summary(&[]), "more than USD 1,234,567.5");
        assert_eq!(quantity(-2.5, None, Some("percent")).summary(&[]), "-2.5 %");
        let speed = quantity(60.0, None, Some("mile per hour"));
        assert_eq!(speed.summary(&[]), "60 miles per hour");
        let height = quantity(6.25, None, Some("foot"));
        assert_eq!(height.summary(&[]), "6.25 feet");
        let range = Quantity {
            value: None,
            low: Some(80.0),
            high: Some(90.0),
            ..members
        };
        assert_eq!(range.summary(&[]), "nearly 80 to 90 member countries");
    }
}
