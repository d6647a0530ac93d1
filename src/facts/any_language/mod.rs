//! What can be read out of an article whose language the engine does not know: words in quotation
//! marks, dates and numbers in digits. Nothing here looks at a word.
//!
//! How a language writes decimals and groups of digits follows the Unicode CLDR
//! (<https://cldr.unicode.org>, `symbols-numberSystem-latn`): where its mark could mean either, the
//! language decides.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Match, Regex};

use crate::article::{Article, Span, Text};
use crate::ingest::written_dates;

use super::quantity::currency_of_sign;
use super::{
    Confidence, Fact, FactContent, Quantity, Quote, QuoteMode, Source, TimeExpression, Timex, quote,
};

/// Languages that write a point before decimals, as English does.
const POINT_BEFORE_DECIMALS: [&str; 22] = [
    "am", "bn", "cy", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "my", "ne", "pa", "si", "ta",
    "te", "th", "tl", "ur", "yi", "zh",
];

/// Words in marks count as speech from this many words on: fewer are mostly titles and terms.
const SPEECH_WORDS: usize = 4;
/// The same in characters, for scripts without spaces between words.
const SPEECH_CHARACTERS: usize = 10;

/// How words for thousands and more begin in the languages that news is read in most, and what they
/// multiply by. Those of which languages think differently have no value; a number before one of them
/// is left out.
const LARGE: [(&str, Option<f64>); 26] = [
    ("mio", Some(1e6)),
    ("milliard", Some(1e9)),
    ("miliard", Some(1e9)),
    ("millard", Some(1e9)),
    ("mill", Some(1e6)),
    ("milj", Some(1e6)),
    ("mily", Some(1e6)),
    ("mln", Some(1e6)),
    ("mld", Some(1e9)),
    ("mrd", Some(1e9)),
    ("mia.", Some(1e9)),
    ("bili", None),
    ("billi", None),
    ("bln", None),
    ("tsd", Some(1e3)),
    ("tausend", Some(1e3)),
    ("млн", Some(1e6)),
    ("млрд", Some(1e9)),
    ("мил", None),
    ("тыс", Some(1e3)),
    ("مليون", Some(1e6)),
    ("مليار", Some(1e9)),
    ("ألف", Some(1e3)),
    ("万", Some(1e4)),
    ("亿", Some(1e8)),
    ("億", Some(1e8)),
];
/// Such words that begin like others.
const LARGE_IN_FULL: [&str; 5] = ["mil", "mille", "mila", "bin", "만"];

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

/// A number in groups of three digits or without, with the sign before or after it.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?x)
        (?: (?<before> [%٪\p{Sc}]) [\ \u{a0}\u{202f}]? )?
        (?<number>
            \d{1,3} (?: [.,'’٬\ \u{a0}\u{202f}] \d{3} )+ (?: [.,٫] \d+ )?
          | \d+ (?: [.,٫] \d+ )?
        )
        (?: [\ \u{a0}\u{202f}]? (?<after> [%٪\p{Sc}]) )?";
    Regex::new(pattern).ok()
});

/// The facts that an article in any language shows.
pub fn extract(source: Source<'_>) -> Vec<Fact> {
    let text = with_plain_digits(source.article.text.as_str());
    let dates = dates(source.article, &text);
    let numbers = numbers(source.article, &text, &dates);
    [quotes(source), dates, numbers].concat()
}

/// The text with ASCII digits for those of the other scripts that news is printed in.
fn with_plain_digits(text: &str) -> Text {
    const ZEROS: [char; 5] = ['٠', '۰', '०', '০', '０'];
    let plain = |character: char| {
        let digit = ZEROS.iter().find_map(|&zero| {
            let value = u32::from(character).checked_sub(u32::from(zero))?;
            char::from_digit(value, 10)
        });
        digit.unwrap_or(character)
    };
    text.chars().map(plain).collect::<String>().into()
}

fn quotes(source: Source<'_>) -> Vec<Fact> {
    let is_speech = |span: &Span| {
        let words = source.article.slice(*span);
        let is_word = |word: &&str| word.contains(char::is_alphanumeric);
        let count = words.split_whitespace().filter(is_word).count();
        count >= SPEECH_WORDS
            || count == 1
                && words.chars().filter(|c| c.is_alphanumeric()).count() >= SPEECH_CHARACTERS
    };
    let quote = |span: Span| {
        let content = FactContent::Quote(Quote {
            mode: QuoteMode::Direct,
            speaker: None,
            cue: None,
            addressee: None,
        });
        Fact::suggested(source.article, content, &[span], "quote.marks_alone", 0.6)
    };
    let spans = quote::in_marks(source).into_iter();
    spans.filter(is_speech).map(quote).collect()
}

/// The dates. Where day and month could change places the day stands first, as it does in nearly all
/// languages that put the year last.
fn dates(article: &Article, text: &Text) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (pattern, places) in DATES.iter() {
        for found in pattern.captures_iter(text.as_str()) {
            let whole = found
                .get(0)
                .filter(|whole| stands_alone(text.as_str(), whole));
            if let (Some(whole), Some(date)) = (whole, date(&found, *places)) {
                let span = text.span_of_bytes(whole.range());
                facts.push(time(article, span, date.to_string(), 0.9));
            }
        }
    }
    let language = article.metadata.language.as_deref();
    for (bytes, date) in written_dates(text.as_str(), language) {
        facts.push(time(
            article,
            text.span_of_bytes(bytes),
            date.to_string(),
            0.9,
        ));
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

/// The numbers that belong to none of the dates; four digits that can be a year are one.
fn numbers(article: &Article, text: &Text, dates: &[Fact]) -> Vec<Fact> {
    let mut facts = Vec::new();
    let Some(pattern) = NUMBER.as_ref() else {
        return facts;
    };
    let mut dates: Vec<Span> = dates.iter().map(Fact::primary_span).collect();
    dates.sort_unstable();
    let is_in_date = |span: Span| {
        let next = dates.partition_point(|date| date.end <= span.start);
        dates.get(next).is_some_and(|date| date.overlaps(span))
    };
    let language = article.metadata.language.as_deref().unwrap_or_default();
    for found in pattern.captures_iter(text.as_str()) {
        let (Some(whole), Some(number)) = (found.get(0), found.name("number")) else {
            continue;
        };
        let span = text.span_of_bytes(whole.range());
        if !stands_alone(text.as_str(), &whole) || is_in_date(span) {
            continue;
        }
        let unit = ["before", "after"].iter().find_map(|group| {
            let sign = found.name(group)?.as_str();
            if matches!(sign, "%" | "٪") {
                Some("percent")
            } else {
                currency_of_sign(sign)
            }
        });
        let written = number.as_str();
        if whole.range() == number.range() && is_year(written) {
            facts.push(time(article, span, written.to_owned(), 0.7));
            continue;
        }
        let rest = &text.as_str()[whole.end()..];
        let (span, factor) = match large(rest) {
            Some((_, None)) => continue,
            Some((length, Some(factor))) => {
                let end = whole.end() + length;
                (text.span_of_bytes(whole.start()..end), factor)
            }
            None => (span, 1.0),
        };
        if let Some(value) = value(written, language) {
            facts.push(quantity(article, span, value * factor, unit));
        }
    }
    facts
}

/// Whether no letter of a word and no other figure touches what was found: "A380", "10:30" and
/// "2-1" are no numbers. Scripts without cases often write numbers right beside words.
fn stands_alone(text: &str, found: &Match<'_>) -> bool {
    !is_touched(text[..found.start()].chars().rev()) && !is_touched(text[found.end()..].chars())
}

fn is_touched(mut outwards: impl Iterator<Item = char>) -> bool {
    match outwards.next() {
        Some(':' | '/' | '-' | '.' | ',' | '_' | '@' | '#') => {
            outwards.next().is_some_and(|c| c.is_ascii_digit())
        }
        Some(c) => c.is_uppercase() || c.is_lowercase() || c.is_ascii_digit(),
        None => false,
    }
}

/// The next word where it stands for thousands or more: up to which byte it goes, and what it
/// multiplies by if that is known.
fn large(text: &str) -> Option<(usize, Option<f64>)> {
    let rest = text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
    let end = rest
        .find(|c: char| !c.is_alphabetic() && c != '.')
        .unwrap_or(rest.len());
    // A full stop that ends the sentence is no part of the word.
    let written = &rest[..end];
    let written = if text[text.len() - rest.len() + end..].trim().is_empty() {
        written.trim_end_matches('.')
    } else {
        written
    };
    let word = written.to_lowercase();
    let length = text.len() - rest.len() + written.len();
    if LARGE_IN_FULL.contains(&&*word) {
        return Some((length, None));
    }
    let found = LARGE.iter().find(|(large, _)| word.starts_with(large));
    found.map(|(_, factor)| (length, *factor))
}

/// Whether four digits are a year of the last or this century.
fn is_year(written: &str) -> bool {
    let is_number = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (written.starts_with("19") || written.starts_with("20"))
}

/// The number that digits with marks between them write in a language.
fn value(written: &str, language: &str) -> Option<f64> {
    let has_point = has_decimal_point(language);
    let written = written.replace('٫', if has_point { "." } else { "," });
    let marks: Vec<(usize, char)> = written
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let decimal = match marks[..] {
        [] => None,
        [(at, mark)] => {
            let is_group = written.len() - at == 4 && (mark == ',') == has_point;
            (!is_group).then_some(at)
        }
        [.., (_, before), (at, last)] => (before != last).then_some(at),
    };
    let digits = |part: &str| {
        part.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let (whole, fraction) = written.split_at(decimal.unwrap_or(written.len()));
    format!("{}.{}", digits(whole), digits(fraction))
        .parse()
        .ok()
}

fn has_decimal_point(language: &str) -> bool {
    let language = language.split('-').next().unwrap_or_default();
    POINT_BEFORE_DECIMALS.contains(&language)
}

fn time(article: &Article, span: Span, value: String, confidence: Confidence) -> Fact {
    let content = FactContent::Time(TimeExpression {
        timex: Timex::Date,
        value: Some(value),
        modifier: None,
        relation: None,
        anchor: None,
        zone: None,
    });
    Fact::suggested(article, content, &[span], "time.digits_alone", confidence)
}

fn quantity(article: &Article, span: Span, value: f64, unit: Option<&str>) -> Fact {
    let content = FactContent::Quantity(Quantity {
        value: Some(value),
        low: None,
        high: None,
        unit: unit.map(str::to_owned),
        modifier: None,
        of: None,
    });
    let confidence = if unit.is_some() { 0.9 } else { 0.6 };
    Fact::suggested(
        article,
        content,
        &[span],
        "quantity.digits_alone",
        confidence,
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts::testing;

    /// What was read, a line each.
    fn read(language: &str, text: &str) -> Vec<String> {
        let facts = testing::facts_in(language, text);
        let line = |fact: &Fact| match &fact.content {
            FactContent::Quote(_) => format!("quote {}", fact.evidence[0].text),
            FactContent::Time(time) => format!("time {}", time.value.as_deref().unwrap_or("?")),
            FactContent::Quantity(quantity) => format!(
                "number {} {}",
                quantity.value.unwrap_or_default(),
                quantity.unit.as_deref().unwrap_or_default()
            ),
            other => panic!("no such fact can be known: {other:?}"),
        };
        facts.iter().map(line).collect()
    }

    #[test]
    fn a_german_article_gives_quotes_dates_and_numbers() {
        let text = "Am 30.09.2024 sagte Ministerin Müller: „Wir warten nicht länger auf Hilfe.“ Die \
            1.250 Soldaten der A380-Staffel kosten 12,5 Mio. Euro, 2,5 % oder 12.000,50 € seit 2019. \
            »Das ist ein starkes Stück«, rief er um 10:30 Uhr.";
        assert_eq!(
            read("de", text),
            [
                "time 2024-09-30",
                "quote „Wir warten nicht länger auf Hilfe.“",
                "number 1250 ",
                "number 12500000 ",
                "number 2.5 percent",
                "number 12000.5 EUR",
                "time 2019",
                "quote »Das ist ein starkes Stück«",
            ]
        );
    }

    #[test]
    fn turkish_arabic_and_chinese_digits_are_read() {
        assert_eq!(
            read(
                "tr",
                "Bakan, \u{201c}Artık daha fazla beklemeyeceğiz\u{201d} dedi; 87 ülke %12,5 verdi."
            ),
            [
                "quote \u{201c}Artık daha fazla beklemeyeceğiz\u{201d}",
                "number 87 ",
                "number 12.5 percent"
            ]
        );
        assert_eq!(
            read("ar", "وصل ٨٧ وزيرا في 2024/09/30"),
            ["number 87 ", "time 2024-09-30"]
        );
        assert_eq!(
            read(
                "zh",
                "2024年9月30日，87个国家表示：「我们不会再等待下去了。」"
            ),
            [
                "time 2024-09-30",
                "number 87 ",
                "quote 「我们不会再等待下去了。」"
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn facts_hold_the_words_they_stand_on(
            bits in proptest::collection::vec(
                prop_oneof!["\\PC{0,6}", "[0-9.,'/:%€$ -]{0,10}", "[„“”«»\"٠-٩٫٬年月日\\u{a0} a-z]{0,12}"],
                0..10),
        ) {
            let text = bits.concat();
            let characters: Vec<char> = text.chars().collect();
            for fact in testing::facts_in("de", &text) {
                let evidence = &fact.evidence[0];
                let words: String =
                    characters[evidence.span.start..evidence.span.end].iter().collect();
                prop_assert_eq!(&*evidence.text, words);
            }
        }
    }
}
