//! TIMEX3 values in a reader's words.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A TIMEX3 value in words where its form is a common one, else the value itself.
pub fn date_words(value: &str) -> String {
    duration(value)
        .or_else(|| calendar(value))
        .unwrap_or_else(|| value.to_owned())
}

/// A year, a month or a day as a mark on a line has room for it.
pub fn short_date(value: &str) -> String {
    let parts: Vec<&str> = value.split('-').collect();
    let short = |month: &str| month_name(month).map(|name| &name[..3]);
    let words = match parts.as_slice() {
        [year, month] => short(month).map(|month| format!("{month} {year}")),
        [_, month, day] => {
            short(month).map(|month| format!("{} {month}", day.trim_start_matches('0')))
        }
        _ => None,
    };
    words.unwrap_or_else(|| value.to_owned())
}

fn duration(value: &str) -> Option<String> {
    let period = value.strip_prefix('P')?;
    let (clock, period) = match period.strip_prefix('T') {
        Some(rest) => (true, rest),
        None => (false, period),
    };
    let unit = match (period.chars().last()?, clock) {
        ('Y', _) => "year",
        ('M', false) => "month",
        ('M', true) => "minute",
        ('W', _) => "week",
        ('D', _) => "day",
        ('H', _) => "hour",
        ('S', _) => "second",
        _ => return None,
    };
    match &period[..period.len() - 1] {
        "1" => Some(format!("1 {unit}")),
        "X" => Some(format!("some {unit}s")),
        number if number.parse::<f64>().is_ok() => Some(format!("{number} {unit}s")),
        _ => None,
    }
}

fn calendar(value: &str) -> Option<String> {
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    let parts: Vec<&str> = day.split('-').collect();
    let words = match parts.as_slice() {
        [year] if is_number(year, 4) => (*year).to_owned(),
        [year, week] if is_number(year, 4) && week.starts_with('W') => {
            let week: u8 = week[1..].parse().ok()?;
            format!("week {week} of {year}")
        }
        [year, month] if is_number(year, 4) && is_number(month, 2) => {
            format!("{} {year}", month_name(month)?)
        }
        [year, month, number] if is_number(year, 4) => {
            let number: u8 = number.parse().ok()?;
            format!("{number} {} {year}", month_name(month)?)
        }
        _ => return None,
    };
    Some(match clock {
        "" => words,
        "MO" => format!("{words}, morning"),
        "AF" => format!("{words}, afternoon"),
        "EV" => format!("{words}, evening"),
        "NI" => format!("{words}, night"),
        clock => format!("{words}, {clock}"),
    })
}

/// A day as people write it.
pub fn day_words(day: Date) -> String {
    date_words(&day.to_string())
}

fn month_name(month: &str) -> Option<&'static str> {
    let number: usize = month.parse().ok()?;
    MONTHS.get(number.checked_sub(1)?).copied()
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_values_are_put_in_words() {
        for (value, words) in [
            ("2024-09-30", "30 September 2024"),
            ("2014-09", "September 2014"),
            ("2014", "2014"),
            ("2024-W38", "week 38 of 2024"),
            ("P2W", "2 weeks"),
            ("PT30M", "30 minutes"),
            ("P1Y", "1 year"),
            ("2024-09-30TMO", "30 September 2024, morning"),
            ("PRESENT_REF", "PRESENT_REF"),
            ("2024-SU", "2024-SU"),
        ] {
            assert_eq!(date_words(value), words);
        }
    }
}
