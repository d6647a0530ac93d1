//! Days in digits, and with the name of a month and a year, in whichever language.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::article::{Article, Text};
use crate::facts::Fact;
use crate::ingest::written_dates;

use super::figures::stands_alone;
use super::time;

/// Year, month and day, by the number of their group.
type Places = (usize, usize, usize);

static DATES: LazyLock<Vec<(Regex, Places)>> = LazyLock::new(|| {
    let dates = [
        (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", (1, 2, 3)),
        (r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日", (1, 2, 3)),
        (r"(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4})", (3, 2, 1)),
    ];
    let compile = |(pattern, places)| Some((Regex::new(pattern).ok()?, places));
    dates.into_iter().filter_map(compile).collect()
});

/// The rule for a date in digits.
pub const IN_DIGITS: &str = "time.digits_alone";

/// The dates. Where day and month could change places the day stands first, as it does in nearly all
/// languages that put the year last.
pub fn dates(article: &Article, text: &Text) -> Vec<Fact> {
    let mut facts = Vec::new();
    let told = |date: Date| Some(date.to_string());
    for (pattern, places) in DATES.iter() {
        for found in pattern.captures_iter(text.as_str()) {
            let whole = found
                .get(0)
                .filter(|whole| stands_alone(text.as_str(), whole));
            if let (Some(whole), Some(date)) = (whole, date(&found, *places)) {
                let span = text.span_of_bytes(whole.range());
                facts.push(time(article, span, told(date), None, IN_DIGITS, 0.9));
            }
        }
    }
    let language = article.metadata.language.as_deref();
    for (bytes, date) in written_dates(text.as_str(), language) {
        let span = text.span_of_bytes(bytes);
        facts.push(time(article, span, told(date), None, IN_DIGITS, 0.9));
    }
    facts
}

fn date(found: &Captures<'_>, (year, month, day): Places) -> Option<Date> {
    let number = |group: usize| found.get(group)?.as_str().parse::<i16>().ok();
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let (month, day) = if month > 12 {
        (day, month)
    } else {
        (month, day)
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
