//! What a person types into the search, taken apart.

use std::str::FromStr;

use jiff::civil::Date;
use regex::{Regex, RegexBuilder};

use sidelight_engine::compare::Period;
use sidelight_engine::facts::{FactKind, Status};

use super::words::folded_tokens;

/// A search. What is written side by side must all hold.
///
/// | written | finds |
/// |---|---|
/// | `coalition` | the word; the last one may be a beginning |
/// | `"durable solution"` | the words in this order |
/// | `/\d+ (ships\|boats)/` | a regular expression |
/// | `kind:quote,claim` | facts of these kinds |
/// | `status:accepted` | facts with this status |
/// | `speaker:blinken` | quotes and claims of a speaker |
/// | `entity:"Ida Holm"` | facts that name somebody or something |
/// | `value:87`, `value:80..90`, `value:80..` | quantities in a range |
/// | `date:2024-09`, `date:2024-09-01..2024-10` | times in a range |
/// | `in:facts`, `in:texts` | only facts, only places in texts |
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words and patterns.
    pub terms: Vec<Term>,
    /// Only facts of these kinds; any kind where empty.
    pub kinds: Vec<FactKind>,
    /// Only facts with these statuses; any where empty.
    pub statuses: Vec<Status>,
    /// Words of the speaker's name.
    pub speaker: Option<String>,
    /// Words of a name in the fact.
    pub entity: Option<String>,
    /// Only quantities whose number lies, or may lie, in this range; both ends included.
    pub value: Option<[f64; 2]>,
    /// Only times that share a day with this range.
    pub date: Option<Period>,
    /// Facts or texts alone.
    pub scope: Option<Scope>,
}

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// In what facts say.
    Facts,
    /// In the texts of articles.
    Texts,
}

/// What the words must hold.
#[derive(Debug, Clone)]
pub enum Term {
    /// Words in their order, folded: without case and accents.
    Words {
        /// At least one.
        tokens: Vec<String>,
        /// Whether the last one may be the beginning of a word.
        open: bool,
    },
    /// A regular expression, without regard to case.
    Pattern(Regex),
}

/// Why a search makes no sense. The text is meant for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// A regular expression is not one.
    #[error("this is not a regular expression: {0}")]
    Pattern(String),
    /// A filter has a value it does not know.
    #[error("“{value}” is no {what}")]
    Value {
        /// What was expected.
        what: &'static str,
        /// What was written.
        value: String,
    },
}

impl Query {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && !self.is_for_facts()
    }

    /// Whether only facts can answer it.
    pub fn is_for_facts(&self) -> bool {
        !self.kinds.is_empty()
            || !self.statuses.is_empty()
            || self.speaker.is_some()
            || self.entity.is_some()
            || self.value.is_some()
            || self.date.is_some()
            || self.scope == Some(Scope::Facts)
    }

    /// Whether facts are looked through.
    pub(super) fn asks_for_facts(&self) -> bool {
        self.is_for_facts() || self.scope != Some(Scope::Texts)
    }

    /// Whether places in texts are looked for.
    pub(super) fn asks_for_texts(&self) -> bool {
        !self.is_for_facts()
    }

    /// Whether a regular expression is in it.
    pub fn has_pattern(&self) -> bool {
        let pattern = |term: &Term| matches!(term, Term::Pattern(_));
        self.terms.iter().any(pattern)
    }

    fn add_filter(&mut self, name: &str, value: &str) -> Result<(), QueryError> {
        let wrong = |what| QueryError::Value {
            what,
            value: value.to_owned(),
        };
        match name {
            "kind" => {
                for name in value.split(',') {
                    let mut kinds = FactKind::ALL.into_iter();
                    let kind = kinds.find(|kind| kind.as_str() == name.to_lowercase());
                    self.kinds.push(kind.ok_or_else(|| wrong("kind of fact"))?);
                }
            }
            "status" => {
                for name in value.split(',') {
                    let mut known = Status::ALL.into_iter();
                    let status = known.find(|status| status.as_str() == name.to_lowercase());
                    self.statuses.push(status.ok_or_else(|| wrong("status"))?);
                }
            }
            "in" => {
                self.scope = Some(match value.to_lowercase().as_str() {
                    "facts" => Scope::Facts,
                    "texts" => Scope::Texts,
                    _ => return Err(wrong("place to look: facts or texts")),
                });
            }
            "speaker" => self.speaker = Some(value.to_owned()),
            "entity" => self.entity = Some(value.to_owned()),
            "value" => {
                self.value = Some(range_of_numbers(value).ok_or_else(|| wrong("number or range"))?);
            }
            _ => {
                self.date =
                    Some(range_of_days(value).ok_or_else(|| wrong("date or range of dates"))?);
            }
        }
        Ok(())
    }
}

const FILTERS: [&str; 7] = ["in", "kind", "status", "speaker", "entity", "value", "date"];

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            if let Some(pattern) = rest.strip_prefix('/') {
                let (pattern, after) = until(pattern, '/');
                query.terms.push(Term::Pattern(compile(pattern)?));
                rest = after;
            } else if let Some(phrase) = rest.strip_prefix('"') {
                let (phrase, after) = until(phrase, '"');
                query.terms.extend(words(phrase, false));
                rest = after;
            } else if let Some((name, value)) = filter(rest) {
                let (value, after) = match value.strip_prefix('"') {
                    Some(quoted) => until(quoted, '"'),
                    None => word(value),
                };
                if !value.is_empty() {
                    query.add_filter(name, value)?;
                }
                rest = after;
            } else {
                let (typed, after) = word(rest);
                query.terms.extend(words(typed, after.is_empty()));
                rest = after;
            }
            rest = rest.trim_start();
        }
        Ok(query)
    }
}

fn filter(text: &str) -> Option<(&'static str, &str)> {
    let (name, value) = text.split_once(':')?;
    let known = FILTERS
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(name))?;
    Some((known, value))
}

/// The text before a closing mark and what follows it; all of it where the mark is missing, for it
/// is still being typed.
fn until(text: &str, mark: char) -> (&str, &str) {
    text.split_once(mark).unwrap_or((text, ""))
}

fn word(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

fn words(text: &str, open: bool) -> Option<Term> {
    let tokens: Vec<String> = folded_tokens(text);
    (!tokens.is_empty()).then_some(Term::Words { tokens, open })
}

fn compile(pattern: &str) -> Result<Regex, QueryError> {
    let mut builder = RegexBuilder::new(pattern);
    builder.case_insensitive(true).multi_line(true);
    builder.build().map_err(|error| match error {
        regex::Error::Syntax(told) => {
            let last = told.lines().last().unwrap_or_default();
            QueryError::Pattern(last.trim_start_matches("error: ").to_owned())
        }
        other => QueryError::Pattern(other.to_string()),
    })
}

fn range_of_numbers(text: &str) -> Option<[f64; 2]> {
    let number = |text: &str| {
        text.replace(',', "")
            .parse::<f64>()
            .ok()
            .filter(|n| !n.is_nan())
    };
    let Some((low, high)) = text.split_once("..") else {
        let value = number(text)?;
        return Some([value, value]);
    };
    let end = |text: &str, open: f64| match text {
        "" => Some(open),
        text => number(text),
    };
    Some([end(low, f64::MIN)?, end(high, f64::MAX)?])
}

fn range_of_days(text: &str) -> Option<Period> {
    let Some((from, to)) = text.split_once("..") else {
        return Period::of(text);
    };
    let first = match from {
        "" => Date::MIN,
        from => Period::of(from)?.first,
    };
    let last = match to {
        "" => Date::MAX,
        to => Period::of(to)?.last,
    };
    Some(Period { first, last })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn parse(text: &str) -> Query {
        text.parse().unwrap()
    }

    #[test]
    fn words_phrases_and_filters_are_told_apart() {
        let query =
            parse("Türkiye \"Durable solution\" kind:quote,claim speaker:\"Ida Holm\" coal");
        let terms: Vec<(Vec<String>, bool)> = query
            .terms
            .iter()
            .map(|term| match term {
                Term::Words { tokens, open } => (tokens.clone(), *open),
                Term::Pattern(_) => unreachable!("there is none"),
            })
            .collect();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(terms[0], (words("turkiye"), false));
        assert_eq!(terms[1], (words("durable solution"), false));
        assert_eq!(terms[2], (words("coal"), true), "it is still being typed");
        assert_eq!(query.kinds, [FactKind::Quote, FactKind::Claim]);
        assert_eq!(query.speaker.as_deref(), Some("Ida Holm"));
    }

    #[test]
    fn ranges_of_numbers_and_days() {
        assert_eq!(parse("value:80..90").value, Some([80.0, 90.0]));
        assert_eq!(parse("value:10,000").value, Some([10_000.0, 10_000.0]));
        assert_eq!(parse("value:80..").value, Some([80.0, f64::MAX]));
        let days = parse("date:2024-09-15..2024-10").date.unwrap();
        assert_eq!(
            (days.first, days.last),
            (date(2024, 9, 15), date(2024, 10, 31))
        );
    }

    #[test]
    fn what_makes_no_sense_is_told_in_words() {
        let error = "kind:quotation".parse::<Query>().unwrap_err();
        assert_eq!(error.to_string(), "“quotation” is no kind of fact");
        assert!(matches!(
            "/(/".parse::<Query>(),
            Err(QueryError::Pattern(_))
        ));
        assert!(parse("kind:").is_empty(), "it is still being typed");
        // A time of day and an address are words, not filters.
        assert_eq!(parse("at 10:30").terms.len(), 2);
    }
}
