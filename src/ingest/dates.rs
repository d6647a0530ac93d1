//! Days written in many forms.

use jiff::civil::Date;
use regex::Captures;

use super::patterns::pattern;

// 2024-09-30, 2024/9/30, 2024.09.30, with or without a time behind.
pattern!(
    YEAR_FIRST =
        r"(?x) (?:^|\D) (?<y>(?:19|20)\d\d) [-/.] (?<m>\d{1,2}) [-/.] (?<d>\d{1,2}) (?:\D|$)"
);
// 20240930
pattern!(COMPACT = r"(?x) (?:^|\D) (?<y>(?:19|20)\d\d) (?<m>[01]\d) (?<d>[0-3]\d) (?:T|\D|$)");
// 30 September 2024, 30th of Sept., 2024
pattern!(
    DAY_FIRST = r"(?ix) \b (?<d>\d{1,2}) (?:st|nd|rd|th)? [.\s-]* (?:of\s+)? (?<name>\p{L}{3,}) [.,\s-]* (?<y>(?:19|20)\d\d) \b"
);
// September 30, 2024; Sept 30th 2024
pattern!(
    MONTH_FIRST = r"(?ix) \b (?<name>\p{L}{3,}) [.\s]* \s (?<d>\d{1,2}) (?:st|nd|rd|th)? [,\s]+ (?<y>(?:19|20)\d\d) \b"
);
// 30.09.2024, 30/9/2024, 9/30/2024
pattern!(
    NUMERIC = r"(?x) (?:^|\D) (?<a>\d{1,2}) (?<by>[-/.]) (?<b>\d{1,2}) [-/.] (?<y>(?:19|20)\d\d) (?:\D|$)"
);

/// The first full date in a text, in whichever form.
pub fn find(text: &str) -> Option<Date> {
    let year_first = || {
        YEAR_FIRST
            .captures_iter(text)
            .find_map(|found| by_numbers(&found))
    };
    let named = || {
        let day_first = DAY_FIRST
            .captures_iter(text)
            .find_map(|found| by_name(&found));
        day_first.or_else(|| {
            MONTH_FIRST
                .captures_iter(text)
                .find_map(|found| by_name(&found))
        })
    };
    let numeric = || {
        NUMERIC
            .captures_iter(text)
            .find_map(|found| by_order(&found))
    };
    year_first().or_else(named).or_else(numeric)
}

/// The day of a machine-readable time stamp or a written date.
pub fn parse(text: &str) -> Option<Date> {
    let compact = || COMPACT.captures(text).and_then(|found| by_numbers(&found));
    find(text).or_else(compact)
}

fn by_numbers(found: &Captures<'_>) -> Option<Date> {
    day(&found["y"], found["m"].parse().ok()?, &found["d"])
}

fn by_name(found: &Captures<'_>) -> Option<Date> {
    day(&found["y"], month(&found["name"])?, &found["d"])
}

/// Dots are put between day-first numbers everywhere; slashes differ between countries, and then
/// only numbers above twelve tell which is the day.
fn by_order(found: &Captures<'_>) -> Option<Date> {
    let (a, b): (i8, i8) = (found["a"].parse().ok()?, found["b"].parse().ok()?);
    if &found["by"] == "." || a > 12 || a == b {
        day(&found["y"], b, &found["a"])
    } else if b > 12 {
        day(&found["y"], a, &found["b"])
    } else {
        None
    }
}

fn day(year: &str, month: i8, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// The number of an English month, written in full or shortened to three letters or more.
pub fn month(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_lowercase();
    let number = NAMES
        .iter()
        .position(|month| name.len() >= 3 && month.starts_with(&name))?;
    i8::try_from(number + 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn reads_the_forms_that_papers_write() {
        for text in [
            "September 30, 2024",
            "Sept. 30, 2024",
            "30 September 2024",
            "30 Sept 2024",
            "Mon, 30 Sep 2024 10:00:00 GMT",
            "30th of September, 2024",
            "Published: 2024-09-30",
            "2024-09-30T08:15:00+03:00",
            "2024/09/30",
            "20240930",
            "30.09.2024",
            "30/09/2024",
            "9/30/2024",
        ] {
            assert_eq!(parse(text), Some(date(2024, 9, 30)), "{text}");
        }
    }

    #[test]
    fn leaves_what_is_not_one_day() {
        for text in [
            "September 2024",
            "03/04/2024",
            "2024-13-45",
            "the 30th",
            "30 Widgets 2024",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
