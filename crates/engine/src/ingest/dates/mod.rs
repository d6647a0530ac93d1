//! Days written in many forms and languages.

mod months;

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use regex::Captures;

use super::patterns::pattern;

// 2024-09-30, 2024/9/30, 2024.09.30, 2024. 09. 30., with or without a time behind.
pattern!(
    YEAR_FIRST = r"(?x) (?:^|\D) (?<y>(?:19|20)\d\d) (?:[-/.]|\.\s) (?<m>\d{1,2}) (?:[-/.]|\.\s) (?<d>\d{1,2}) (?:\D|$)"
);
// 2024年9月30日, 2024년 9월 30일
pattern!(
    IDEOGRAPHIC = r"(?x) (?<y>(?:19|20)\d\d) \s* [年년] \s* (?<m>\d{1,2}) \s* [月월] \s* (?<d>\d{1,2}) \s* [日일号號]"
);
// 30 tháng 9, 2024; 30 tháng 9 năm 2024
pattern!(
    VIETNAMESE = r"(?ix) \b (?<d>\d{1,2}) \s+ tháng \s+ (?<m>\d{1,2}) ,? \s+ (?:năm \s+)? (?<y>(?:19|20)\d\d) \b"
);
// 20240930
pattern!(COMPACT = r"(?x) (?:^|\D) (?<y>(?:19|20)\d\d) (?<m>[01]\d) (?<d>[0-3]\d) (?:T|\D|$)");
// 30 September 2024, 30th of Sept., 2024, 30 de septiembre de 2024, 30. září 2024
pattern!(
    DAY_FIRST = r"(?ix) (?:^|[^\d:]) (?<d>\d{1,2}) (?:st|nd|rd|th|er|[ºª°])? [.,\s-]*
        (?: (?:of|de|del|di|den) \s+ | d['’] )? (?<name>\p{L}[\p{L}\p{M}.'’]+)
        [.,\s/-]* (?: (?:of|de|del) \s+ )? (?<y>(?:19|20|24|25)\d\d) (?:\D|$)"
);
// September 30, 2024; Sept 30th 2024
pattern!(
    MONTH_FIRST = r"(?ix) \b (?<name>\p{L}[\p{L}\p{M}.]+) \s* \s (?<d>\d{1,2}) (?:st|nd|rd|th)? [,\s]+ (?<y>(?:19|20)\d\d) (?:\D|$)"
);
// 2024. szeptember 30., 2024 m. rugsėjo 30 d., 2024. gada 30. septembris
pattern!(
    YEAR_AND_NAME = r"(?ix) (?:^|\D) (?<y>(?:19|20)\d\d) (?:ko|[eé]ko)? [.,]? \s+ (?: (?:m\.|gada) \s+ )?
        (?: (?<name>\p{L}[\p{L}\p{M}]+) \.? \s+ (?<d>\d{1,2}) | (?<day>\d{1,2}) [.]? \s+ (?<month>\p{L}[\p{L}\p{M}]+) ) \b"
);
// 30.09.2024, 30/9/2024, 9/30/2024
pattern!(
    NUMERIC = r"(?x) (?:^|\D) (?<a>\d{1,2}) (?<by>[-/.]|\.\s) (?<b>\d{1,2}) (?:[-/.]|\.\s) (?<y>(?:19|20|24|25)\d\d) (?:\D|$)"
);

// 11/28/05
pattern!(SHORT_YEAR = r"^(?<rest>\d{1,2}[-/.]\d{1,2}[-/.])(?<y>\d\d)$");

// /2024/09/30/, /2024-09-30-, /20240930/ or /2024/Sep/30/
pattern!(
    IN_ADDRESS = r"(?ix) [/_=-] (?<y>(?:19|20)\d\d)
        (?: [/_.-] (?: (?<m>0[1-9]|1[0-2]|[1-9]) | (?<name>[a-z]{3,9}) ) [/_.-] (?<d>0[1-9]|[12]\d|3[01]|[1-9])
          | (?<mm>0[1-9]|1[0-2]) (?<dd>0[1-9]|[12]\d|3[01]) ) (?:[/_.&-]|$)"
);

/// Thai papers count the years from the Buddha's death.
const BUDDHIST_ERA: i16 = 543;

/// Where each script that has digits of its own begins them.
const ZEROS: &[char] = &[
    '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '០', '０',
];

/// The first full date in an English text, in whichever form.
pub fn find(text: &str) -> Option<Date> {
    find_in(text, Some("en"))
}

/// The first full date in a text, in whichever form. `language` is the text's, without a region.
pub fn find_in(text: &str, language: Option<&str>) -> Option<Date> {
    let text = &latin_digits(text);
    let numbered = [&*YEAR_FIRST, &*IDEOGRAPHIC, &*VIETNAMESE];
    let named = [&*DAY_FIRST, &*MONTH_FIRST, &*YEAR_AND_NAME];
    let by_numbers = numbered.iter().find_map(|form| {
        form.captures_iter(text)
            .find_map(|found| by_numbers(&found))
    });
    let by_name = || {
        named.iter().find_map(|form| {
            let mut all = form.captures_iter(text);
            all.find_map(|found| by_name(&found, language))
        })
    };
    let by_order = || {
        let mut all = NUMERIC.captures_iter(text);
        all.find_map(|found| by_order(&found, language))
    };
    by_numbers.or_else(by_name).or_else(by_order)
}

/// All full dates with the name of a month in a text, and the bytes of each. `language` is the text's,
/// which may have a region.
pub fn written(text: &str, language: Option<&str>) -> Vec<(Range<usize>, Date)> {
    let language = language.and_then(|tag| tag.split('-').next());
    let mut found: Vec<(Range<usize>, Date)> = Vec::new();
    for form in [&*DAY_FIRST, &*MONTH_FIRST, &*YEAR_AND_NAME, &*VIETNAMESE] {
        for captures in form.captures_iter(text) {
            let day = by_name(&captures, language).or_else(|| by_numbers_if_named(&captures));
            let groups = captures.iter().skip(1).flatten();
            let bounds = groups.fold(None, |bounds: Option<Range<usize>>, group| {
                let bounds = bounds.unwrap_or(group.range());
                Some(bounds.start.min(group.start())..bounds.end.max(group.end()))
            });
            let (Some(day), Some(bytes)) = (day, bounds) else {
                continue;
            };
            let is_new = |(other, _): &(Range<usize>, Date)| {
                other.end <= bytes.start || bytes.end <= other.start
            };
            if found.iter().all(is_new) {
                found.push((bytes, day));
            }
        }
    }
    found.sort_by_key(|(bytes, _)| bytes.start);
    found
}

fn by_numbers_if_named(found: &Captures<'_>) -> Option<Date> {
    found.name("m")?;
    by_numbers(found)
}

/// The day of a machine-readable time stamp or a written date.
pub fn parse(text: &str) -> Option<Date> {
    parse_in(text, Some("en"))
}

/// Like [`parse`]; `language` is the text's, without a region.
pub fn parse_in(text: &str, language: Option<&str>) -> Option<Date> {
    let compact = || COMPACT.captures(text).and_then(|found| by_numbers(&found));
    find_in(text, language).or_else(compact)
}

/// The day that the address of a page holds, as many sites build it in.
pub fn in_address(address: &str) -> Option<Date> {
    let found = IN_ADDRESS.captures(address)?;
    let either = |one: &str, other: &str| found.name(one).or_else(|| found.name(other));
    let number = match found.name("name") {
        Some(name) => month(name.as_str())?,
        None => either("m", "mm")?.as_str().parse().ok()?,
    };
    day(&found["y"], number, either("d", "dd")?.as_str())
}

/// Which of two numbers between slashes is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 30/9/2024
    DayFirst,
    /// 9/30/2024
    MonthFirst,
}

/// How a column of dates is written, where at least one of them leaves no doubt.
pub fn order<'a>(dates: impl Iterator<Item = &'a str>) -> Option<Order> {
    let numbers = dates.filter_map(|date| {
        let found = NUMERIC.captures(date)?;
        Some((
            found["a"].parse::<u8>().ok()?,
            found["b"].parse::<u8>().ok()?,
        ))
    });
    let (mut first, mut second) = (0, 0);
    for (a, b) in numbers {
        first = first.max(a);
        second = second.max(b);
    }
    match (first > 12, second > 12) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Like [`parse`], for one of a column of dates that are written alike.
pub fn parse_ordered(text: &str, order: Order) -> Option<Date> {
    let ordered = || {
        let found = NUMERIC.captures(text)?;
        let month = match order {
            Order::DayFirst => "b",
            Order::MonthFirst => "a",
        };
        let number = if month == "a" { "b" } else { "a" };
        day(&found["y"], found[month].parse().ok()?, &found[number])
    };
    ordered().or_else(|| parse(text))
}

/// The day that a person typed: as [`find`], but the year may be told by its last two digits.
pub fn typed(text: &str) -> Option<Date> {
    find(text).or_else(|| find(&with_whole_year(text)?))
}

/// A date in numbers with the century that its year lacks: 1969 to 2068, as POSIX reads two digits.
fn with_whole_year(text: &str) -> Option<String> {
    const LAST_CENTURY: u8 = 69;
    let found = SHORT_YEAR.captures(text.trim())?;
    let year: u8 = found["y"].parse().ok()?;
    let century = if year < LAST_CENTURY { 20 } else { 19 };
    Some(format!("{}{century}{year:02}", &found["rest"]))
}

/// Whether numbers between slashes are one day where the month is told first and another where the day is:
/// 7/8/2012.
pub fn is_of_two_days(text: &str) -> bool {
    let text = with_whole_year(text).unwrap_or_else(|| text.to_owned());
    let read = |order| parse_ordered(&text, order);
    find(&text).is_none() && read(Order::DayFirst).is_some() && read(Order::MonthFirst).is_some()
}

/// The number of an English month, written in full or shortened.
pub fn month(name: &str) -> Option<i8> {
    months::number(name, Some("en"))
}

fn by_numbers(found: &Captures<'_>) -> Option<Date> {
    day(&found["y"], found["m"].parse().ok()?, &found["d"])
}

fn by_name(found: &Captures<'_>, language: Option<&str>) -> Option<Date> {
    let either = |one, other| found.name(one).or_else(|| found.name(other));
    let name = either("name", "month")?;
    let number = either("d", "day")?;
    let month = months::number(name.as_str(), language)?;
    day(&found["y"], month, number.as_str())
}

/// Dots are put between day-first numbers everywhere. Slashes differ between the countries that write
/// English, and there only numbers above twelve tell which is the day.
fn by_order(found: &Captures<'_>, language: Option<&str>) -> Option<Date> {
    let (a, b): (i8, i8) = (found["a"].parse().ok()?, found["b"].parse().ok()?);
    let day_first = found["by"].starts_with('.') || language != Some("en");
    if a > 12 || a == b || (day_first && b <= 12) {
        day(&found["y"], b, &found["a"])
    } else if b > 12 {
        day(&found["y"], a, &found["b"])
    } else {
        None
    }
}

fn day(year: &str, month: i8, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok()?;
    let year = if year >= 2400 {
        year - BUDDHIST_ERA
    } else {
        year
    };
    Date::new(year, month, day.parse().ok()?).ok()
}

/// A text with the digits of other scripts as 0 to 9.
fn latin_digits(text: &str) -> Cow<'_, str> {
    let digit = |character: char| {
        let zero = ZEROS.iter().rfind(|&&zero| zero <= character)?;
        char::from_digit(character as u32 - *zero as u32, 10)
    };
    if text.is_ascii() || !text.chars().any(|character| digit(character).is_some()) {
        return Cow::Borrowed(text);
    }
    let latin = |character| digit(character).unwrap_or(character);
    Cow::Owned(text.chars().map(latin).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn numbers_that_can_be_two_days_are_none() {
        assert!(is_of_two_days("7/8/2012"));
        for text in ["8/8/2012", "7/18/2012", "7.8.2012", "7 August 2012", "1/2"] {
            assert!(!is_of_two_days(text), "{text}");
        }
    }

    #[test]
    fn a_person_may_type_two_digits_of_a_year() {
        assert_eq!(typed("11/28/05"), Some(date(2005, 11, 28)));
        assert_eq!(typed("28.11.98"), Some(date(1998, 11, 28)));
        assert_eq!(typed("30 September 2024"), Some(date(2024, 9, 30)));
        assert_eq!(typed("7/8/05"), None);
        assert!(is_of_two_days("7/8/05"));
        assert_eq!(
            find("a score of 11/28/05"),
            None,
            "only where a date is asked for"
        );
    }

    #[test]
    fn an_address_tells_the_day_of_a_page() {
        for address in [
            "https://post.example/news/2024/09/30/ferry",
            "https://post.example/sports/2024-09-30-ferry_N.htm",
            "https://post.example/2024/Sep/30/ferry/",
            "https://post.example/20240930/ferry",
        ] {
            assert_eq!(in_address(address), Some(date(2024, 9, 30)), "{address}");
        }
        for address in [
            "https://post.example/2024/09/how-it-sank",
            "https://post.example/2024/13/30/ferry",
        ] {
            assert_eq!(in_address(address), None, "{address}");
        }
    }

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
    fn reads_dates_of_many_languages() {
        for (language, text) in [
            ("de", "Montag, 3. Oktober 2024"),
            ("es", "3 de octubre de 2024"),
            ("fr", "Publié le 3 octobre 2024 à 10h"),
            ("ru", "3 октября 2024, 12:30"),
            ("pl", "3 października 2024"),
            ("tr", "03 Ekim 2024"),
            ("hu", "2024. október 3."),
            ("lt", "2024 m. spalio 3 d."),
            ("lv", "2024. gada 3. oktobris"),
            ("zh", "2024年10月3日"),
            ("ko", "2024년 10월 3일"),
            ("vi", "3 tháng 10, 2024"),
            ("hi", "३ अक्टूबर २०२४"),
            ("ar", "٣ أكتوبر ٢٠٢٤"),
            ("th", "3 ตุลาคม 2567"),
            ("he", "3 באוקטובר 2024"),
            ("it", "03/10/2024"),
            ("sk", "3. 10. 2024"),
        ] {
            let expected = Some(date(2024, 10, 3));
            assert_eq!(parse_in(text, Some(language)), expected, "{text}");
        }
        // The same word is another month in Croatian.
        let text = "5. listopada 2020";
        assert_eq!(find_in(text, Some("hr")), Some(date(2020, 10, 5)));
        assert_eq!(find_in(text, Some("pl")), Some(date(2020, 11, 5)));
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
