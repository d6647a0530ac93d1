//! The record of a time expression.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::facts::{Evidence, Record};

/// A time expression (TIMEX3, ISO-TimeML).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimeExpression {
    /// What sort of time it is.
    pub timex: Timex,
    /// TIMEX3 value at the granularity of the words; `None` while it cannot be resolved.
    pub value: Option<String>,
    /// TIMEX3 modifier, such as `APPROX` or `START`.
    #[serde(rename = "mod")]
    pub modifier: Option<Cow<'static, str>>,
    /// How the thing told of relates to the time.
    pub relation: Option<TimeRelation>,
    /// What the value was counted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// The zone of a time of day as its offset from universal time (`-05:00`); universal time itself
    /// is the `Z` of the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Timex {
    /// A day or coarser.
    Date,
    /// Finer than a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// How the thing told of relates to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimeRelation {
    /// At or within it.
    On,
    /// Not later.
    By,
    /// From it on.
    Since,
    /// Up to it.
    Until,
    /// Earlier.
    Before,
    /// Later.
    After,
}

/// What a relative time was counted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The day of publication.
    Publication,
    /// A time the article gave before, by its value.
    Earlier(String),
}

impl Record for TimeExpression {
    fn of_words(_: &Article, _: Span, _: String) -> Self {
        Self {
            timex: Timex::Date,
            value: None,
            modifier: None,
            relation: None,
            anchor: None,
            zone: None,
        }
    }

    fn summary(&self, evidence: &[Evidence]) -> String {
        let words = evidence.first().map_or("", |piece| &*piece.text);
        let Some(value) = &self.value else {
            return format!("“{words}” (not resolved)");
        };
        let value = match self.timex {
            Timex::Date | Timex::Time => value.clone(),
            Timex::Duration => duration_in_words(value).unwrap_or_else(|| value.clone()),
            Timex::Set => format!("{words} ({value})"),
        };
        let modifier = match self.modifier.as_deref() {
            None => "",
            Some("APPROX") => "about ",
            Some("START") => "start of ",
            Some("MID") => "middle of ",
            Some("END") => "end of ",
            Some("LESS_THAN") => "less than ",
            Some("MORE_THAN") => "more than ",
            Some("EQUAL_OR_LESS") => "at most ",
            Some("EQUAL_OR_MORE") => "at least ",
            Some("BEFORE") => "earlier than ",
            Some("AFTER") => "later than ",
            Some("ON_OR_BEFORE") => "not later than ",
            Some("ON_OR_AFTER") => "not earlier than ",
            Some(other) => return format!("{value} ({other})"),
        };
        let relation = match self.relation {
            None | Some(TimeRelation::On) => "",
            Some(TimeRelation::By) => "by ",
            Some(TimeRelation::Since) => "since ",
            Some(TimeRelation::Until) => "until ",
            Some(TimeRelation::Before) => "before ",
            Some(TimeRelation::After) => "after ",
        };
        format!("{relation}{modifier}{value}")
    }

    fn repetition_key(&self) -> Option<String> {
        let value = self.value.as_deref()?;
        Some(format!(
            "{:?} {value} {:?} {:?} {:?}",
            self.timex, self.modifier, self.relation, self.zone
        ))
    }

    // What was counted from the day of one article is another day in the next.
    fn elsewhere(&mut self, _: &Article, _: Span, same: bool) {
        if !same && self.anchor.is_some() {
            self.anchor = None;
            self.value = None;
        }
    }
}

/// `P3Y` as "3 years"; `None` for durations of several parts or of vague length.
fn duration_in_words(value: &str) -> Option<String> {
    let rest = value.strip_prefix('P')?;
    let (rest, units): (&str, &[(char, &str)]) = match rest.strip_prefix('T') {
        Some(rest) => (rest, &[('H', "hour"), ('M', "minute"), ('S', "second")]),
        None => (
            rest,
            &[('Y', "year"), ('M', "month"), ('W', "week"), ('D', "day")],
        ),
    };
    let letter = rest.chars().last()?;
    let &(_, unit) = units.iter().find(|(known, _)| *known == letter)?;
    let number = rest.strip_suffix(letter)?;
    number.parse::<f64>().ok()?;
    let plural = if number == "1" { "" } else { "s" };
    Some(format!("{number} {unit}{plural}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_tell_their_relation_and_length() {
        let time = |timex, value: Option<&str>, relation| TimeExpression {
            timex,
            value: value.map(str::to_owned),
            modifier: None,
            relation,
            anchor: None,
            zone: None,
        };
        let words = [Evidence {
            span: Span::new(0, 6),
            text: "Monday".into(),
            mention: None,
        }];
        let by = time(Timex::Date, Some("2025-09"), Some(TimeRelation::By));
        assert_eq!(by.summary(&words), "by 2025-09");
        let years = time(Timex::Duration, Some("P3Y"), None);
        assert_eq!(years.summary(&words), "3 years");
        let hour = time(Timex::Duration, Some("PT1H"), None);
        assert_eq!(hour.summary(&words), "1 hour");
        let unresolved = time(Timex::Date, None, None);
        assert_eq!(unresolved.summary(&words), "“Monday” (not resolved)");
    }
}
