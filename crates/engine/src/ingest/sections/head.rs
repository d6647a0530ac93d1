//! The head of an article: headline, byline, dateline, summary.

use std::collections::HashSet;

use crate::article::{Metadata, SectionKind, Span};
use crate::ingest::dates;
use crate::ingest::patterns::pattern;

use super::{Part, ends_sentence, names};

/// Units at the top among which byline and date line are looked for.
const HEAD: usize = 6;

/// Words up to which a line may be a date line.
const DATE_LINE: usize = 10;

/// Words of a headline at most.
const LONGEST_HEADLINE: usize = 30;

/// Words up to which a line in the head is the name of a paper.
const PUBLISHER: usize = 6;

/// The share of a standfirst's words that the article takes up again at once. In ordinary reports
/// the second paragraph repeats about a fifth of the first.
const RESTATED: f64 = 0.5;

pattern!(
    FIELD = r"(?i)^(?<key>title|headline|authors?|byline|date|published|publisher|publication|newspaper|source|url)\s*:\s+(?<value>\S.*)$"
);
// An address and nothing else, as it is copied along with a page.
pattern!(ADDRESS = r"(?i)^(?:https?://|www\.)\S+$");
// WASHINGTON (Reuters) — ; ANKARA, Sept 30 (AA) - ; NEW YORK, Nov. 19 (UPI) — ; LONDON —
pattern!(
    OPENING = r"(?x) ^
    (?<place> \p{Lu}[\p{L}.'’\-]* (?: [\s/]+ \p{L}[\p{L}.'’\-]* ){0,3} (?: ,\s+ \p{Lu}[\p{L}.]* (?:\s+\p{Lu}[\p{L}.]*){0,2} )? )?
    (?<date> ,?\s* (?:\p{Lu}\p{L}{2,8}\.?\s+\d{1,2} | \d{1,2}\s+\p{Lu}\p{L}{2,8}\.?) (?:,?\s+(?:19|20)\d\d)? )?
    (?: ,?\s* [(\[] (?<agency> [^()\[\]]{2,40} ) [)\]] )?
    \s* (?<dash> — | – | -{1,2} | : ) \s+"
);
// A line that is a date and the words that go with one.
pattern!(
    AROUND_DATE = r"(?ix)
    \b (?: published | updated | posted | modified | last | first | on | at | date | created | issued | released
         | (?:mon|tues|wednes|thurs|fri|satur|sun)day | mon | tue | wed | thu | fri | sat | sun
         | [ap]\.?m\.? | [a-z]{2,4}t | gmt | utc | by ) \b
    | \d{1,2} : \d\d (?: :\d\d )? (?: Z | [+-]\d\d:?\d\d )? | \d{4} \s* (?:hrs|gmt) | [^\p{L}]"
);
// What only a page says of its day.
pattern!(OF_PAGE = r"(?i) \b(?:published|updated|posted)\b | \d:\d\d");
pattern!(
    SUMMARY_LABEL =
        r"(?i)^(?:summary|abstract|in brief|at a glance|key points|tl;?dr)\b\s*[:.–—-]?\s*$"
);

/// Marks the units of the head. The span of a dateline that opens the first paragraph is returned,
/// since it is a part of a unit.
pub fn mark(parts: &mut [Part<'_>], metadata: &mut Metadata) -> Option<Span> {
    let mut at = mark_fields(parts, metadata);
    at += mark_headline(&mut parts[at..], metadata);
    at = mark_lines(parts, at, metadata);
    at += mark_summary(&mut parts[at..]);
    mark_lines(parts, at, metadata);
    opening_dateline(parts, metadata)
}

/// Parts a headline from the day that a copied page left behind it: "Ferry sinks! Monday, March 3, 2025".
pub fn part_from_day(parts: &mut Vec<Part<'_>>) {
    let is_first = |part: &Part<'_>| part.is_open() && !ADDRESS.is_match(part.text);
    let Some(first) = parts.iter().position(is_first) else {
        return;
    };
    let Part { text, span, .. } = parts[first];
    let Some((headline, day)) = before_day(text).filter(|_| first + 1 < parts.len()) else {
        return;
    };
    let end = span.start + headline.chars().count();
    let start = span.end - day.chars().count();
    parts[first] = Part {
        text: headline,
        span: Span::new(span.start, end),
        kind: Some(SectionKind::Headline),
    };
    let day = Part {
        text: day,
        span: Span::new(start, span.end),
        kind: None,
    };
    parts.insert(first + 1, day);
}

/// A headline and the day behind it, where a stop or the words of the page tell them apart: that of "Remembering
/// September 11, 2001" is a part of it.
fn before_day(line: &str) -> Option<(&str, &str)> {
    let is_long = line.split_whitespace().count() > LONGEST_HEADLINE;
    if is_long || line.contains('\n') || is_nothing_but_date(line) {
        return None;
    }
    let blanks = line.char_indices().filter(|(_, c)| c.is_whitespace());
    let mut splits = blanks.map(|(at, _)| (line[..at].trim_end(), line[at..].trim_start()));
    splits.find(|(headline, day)| {
        let parted = ends_sentence(headline) || headline.ends_with(['|', '–', '—', '-', '•']);
        !headline.is_empty() && is_nothing_but_date(day) && (parted || OF_PAGE.is_match(day))
    })
}

/// Lines such as "Author: Jane Doe", addresses and days at the very top. Returns where the rest begins.
fn mark_fields(parts: &mut [Part<'_>], metadata: &mut Metadata) -> usize {
    for (index, part) in parts.iter_mut().enumerate() {
        if part.is_open() && ADDRESS.is_match(part.text) {
            part.kind = Some(SectionKind::Source);
            continue;
        }
        if part.is_open() && is_nothing_but_date(part.text) {
            part.kind = Some(SectionKind::Dateline);
            metadata.published = metadata.published.or_else(|| dates::find(part.text));
            continue;
        }
        let field = FIELD.captures(part.text);
        // "Source: suspect in custody" on top is a headline.
        let field = field.filter(|field| {
            part.is_open() && part.words() <= 40 && (index > 0 || &field["key"] != "Source")
        });
        let Some(field) = field else {
            return index;
        };
        let value = field["value"].trim();
        part.kind = Some(match field["key"].to_lowercase().as_str() {
            "title" | "headline" => {
                metadata.title.get_or_insert_with(|| value.to_owned());
                SectionKind::Headline
            }
            "author" | "authors" | "byline" => {
                if metadata.byline.is_empty() {
                    metadata.byline = names::credited(value);
                }
                SectionKind::Byline
            }
            "publisher" | "publication" | "newspaper" => {
                metadata.publisher.get_or_insert_with(|| value.to_owned());
                SectionKind::Source
            }
            "source" => {
                metadata
                    .original_source
                    .get_or_insert_with(|| value.to_owned());
                SectionKind::Source
            }
            "url" => SectionKind::Source,
            _ => {
                metadata.published = metadata.published.or_else(|| dates::parse(value));
                SectionKind::Dateline
            }
        });
    }
    parts.len()
}

/// The address that a text states for itself: at the very top, alone or as "URL: …".
pub fn own_address(text: &str) -> Option<String> {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if ADDRESS.is_match(line) {
            return Some(line.to_owned());
        }
        let field = FIELD.captures(line)?;
        let value = field["value"].trim();
        if field["key"].eq_ignore_ascii_case("url") && ADDRESS.is_match(value) {
            return Some(value.to_owned());
        }
    }
    None
}

/// The first unit is the headline when it says what the title says or when it is a title in form.
/// Returns where the rest begins.
fn mark_headline(parts: &mut [Part<'_>], metadata: &mut Metadata) -> usize {
    let more = parts.iter().skip(1).any(Part::is_open);
    let Some(first) = parts.first_mut() else {
        return 0;
    };
    if first.is_open() {
        let fits = match &metadata.title {
            Some(title) => same_words(title, first.text),
            None => {
                more && first.words() <= LONGEST_HEADLINE
                    && !first.text.contains('\n')
                    && !first.ends_sentence()
            }
        };
        if !fits {
            return 0;
        }
        first.kind = Some(SectionKind::Headline);
    }
    if first.kind == Some(SectionKind::Headline) && metadata.title.is_none() {
        metadata.title = Some(first.text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    1
}

/// Marks bylines, date lines and what stands between them. Returns where the rest begins.
fn mark_lines(parts: &mut [Part<'_>], from: usize, metadata: &mut Metadata) -> usize {
    let mut at = from;
    while at < parts.len().min(HEAD) {
        if parts[at].is_open() && !mark_line(&mut parts[at], metadata) {
            let is_interposed = at > 0
                && parts
                    .get_mut(at + 1)
                    .is_some_and(|next| next.is_open() && mark_line(next, metadata));
            if !is_interposed {
                break;
            }
            mark_interposed(&mut parts[at], metadata);
        }
        at += 1;
    }
    at
}

/// Between the headline and a byline or date line stands the standfirst, or the paper's name.
fn mark_interposed(part: &mut Part<'_>, metadata: &mut Metadata) {
    if metadata.byline.iter().any(|author| author == part.text) {
        part.kind = Some(SectionKind::Byline);
    } else if part.words() <= PUBLISHER && !part.ends_sentence() && is_in_capitals(part.text) {
        part.kind = Some(SectionKind::Source);
        metadata
            .publisher
            .get_or_insert_with(|| part.text.to_owned());
    } else {
        part.kind = Some(SectionKind::Summary);
    }
}

/// Whether every longer word of a line has a capital, as the names of papers have: "No injuries reported" has not.
fn is_in_capitals(line: &str) -> bool {
    const LONGEST_SMALL: usize = 3;
    let mut words = line.split_whitespace();
    words.all(|word| word.chars().count() <= LONGEST_SMALL || !word.starts_with(char::is_lowercase))
}

/// A byline or a date line.
fn mark_line(part: &mut Part<'_>, metadata: &mut Metadata) -> bool {
    if part.words() > 20 || part.text.contains('\n') {
        return false;
    }
    let date = dates::find(part.text);
    if date.is_some() && is_date_alone(part.text) {
        part.kind = Some(SectionKind::Dateline);
        metadata.published = metadata.published.or(date);
        return true;
    }
    if names::behind_by(part.text).is_some() && !part.ends_sentence() {
        let people = names::people(part.text);
        if people.is_empty() {
            return false;
        }
        part.kind = Some(SectionKind::Byline);
        metadata.published = metadata.published.or(date);
        if metadata.byline.is_empty() {
            metadata.byline = people;
        }
        return true;
    }
    false
}

/// Whether a line tells a day and hardly anything else.
pub fn is_date_line(line: &str) -> bool {
    line.split_whitespace().count() <= DATE_LINE
        && dates::find(line).is_some()
        && is_date_alone(line)
}

/// Whether a line tells a day and no more than its hour and zone: "7 July 2005 London bombings" is a headline.
fn is_nothing_but_date(line: &str) -> bool {
    const LONGEST_ZONE: usize = 3;
    let rest = AROUND_DATE.replace_all(line, " ");
    let mut rest = rest
        .split_whitespace()
        .filter(|word| dates::month(word).is_none());
    is_date_line(line) && rest.all(|word| word.chars().count() <= LONGEST_ZONE)
}

/// Whether hardly anything is left of a line once the date and its company are gone.
fn is_date_alone(line: &str) -> bool {
    let rest = AROUND_DATE.replace_all(line, " ");
    let rest = rest
        .split_whitespace()
        .filter(|word| dates::month(word).is_none());
    rest.count() <= 3
}

/// A summary is labelled so, or what follows begins again from the start and takes up most of its
/// words.
fn mark_summary(parts: &mut [Part<'_>]) -> usize {
    if let [label, summary, ..] = parts
        && label.is_open()
        && summary.is_open()
        && SUMMARY_LABEL.is_match(label.text)
    {
        label.kind = Some(SectionKind::Summary);
        summary.kind = Some(SectionKind::Summary);
        return 2;
    }
    if let [summary, lead, next, ..] = parts
        && [&*summary, &*lead, &*next]
            .iter()
            .all(|part| part.is_open())
        && summary.words() < lead.words()
        && (15..=150).contains(&summary.words())
        && restated(summary.text, lead.text) >= RESTATED
    {
        summary.kind = Some(SectionKind::Summary);
        return 1;
    }
    0
}

/// The share of the content words of `summary` that are in `text`.
fn restated(summary: &str, text: &str) -> f64 {
    let words = content_words(summary);
    let taken_up = words.intersection(&content_words(text)).count();
    taken_up as f64 / words.len().max(1) as f64
}

/// Longer words by their beginnings, so that endings do not count.
fn content_words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(|word| word.to_lowercase().chars().take(6).collect())
        .collect()
}

/// Open units among which the one is looked for that a dateline opens.
const BEFORE_DATELINE: usize = 3;

/// Words up to which a unit before the dateline is a standfirst.
const STANDFIRST: usize = 60;

/// The dateline that opens one of the first open units, with the dash behind it. What stands before
/// it is the standfirst.
fn opening_dateline(parts: &mut [Part<'_>], metadata: &mut Metadata) -> Option<Span> {
    let open = parts.iter().enumerate();
    let open = open.filter(|(_, part)| part.is_open() && part.words() >= 5);
    let open: Vec<usize> = open.map(|(index, _)| index).take(BEFORE_DATELINE).collect();
    let opened = open
        .iter()
        .position(|&index| dateline(parts[index].text).is_some())?;
    let is_standfirst = |&index: &usize| parts[index].words() <= STANDFIRST;
    if !open[..opened].iter().all(is_standfirst) {
        return None;
    }
    let first = &parts[open[opened]];
    let found = dateline(first.text)?;
    if metadata.publisher.is_none() {
        metadata.publisher = found.agency.map(str::to_owned);
    }
    if metadata.published.is_none() {
        metadata.published = found.date.and_then(dates::find);
    }
    let start = first.span.start;
    let span = Span::new(start, start + found.whole.trim_end().chars().count());
    for &index in &open[..opened] {
        parts[index].kind = Some(SectionKind::Summary);
    }
    Some(span)
}

/// What a dateline says.
struct Dateline<'a> {
    whole: &'a str,
    date: Option<&'a str>,
    agency: Option<&'a str>,
}

/// The dateline that a paragraph begins with.
fn dateline(paragraph: &str) -> Option<Dateline<'_>> {
    let found = OPENING.captures(paragraph)?;
    let place = found.name("place").map_or("", |place| place.as_str());
    let agency = found.name("agency").map(|agency| agency.as_str().trim());
    let date = found.name("date").map(|date| date.as_str());
    let is_shouted = place.split(',').next().is_some_and(|city| {
        city.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !city.chars().any(char::is_lowercase)
    });
    let by_dash = &found["dash"] != ":";
    let has_month = date.is_some_and(|date| {
        let words = date.split(|c: char| !c.is_alphabetic());
        words.into_iter().any(|word| dates::month(word).is_some())
    });
    let is_one = by_dash && (is_shouted || has_month) || agency.is_some() && !place.is_empty();
    is_one.then(|| Dateline {
        whole: found.get(0).map_or("", |found| found.as_str()),
        date,
        agency,
    })
}

/// Whether two lines have the same words, apart from case and punctuation.
fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    words(a) == words(b)
}
