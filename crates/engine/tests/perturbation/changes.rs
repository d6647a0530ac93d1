//! The changes, each with its verdict. A change is made only where its outcome is certain: to a fact
//! that the article tells once, in words that the change knows how to handle.

use std::collections::HashMap;

use sidelight_engine::article::Span;
use sidelight_engine::compare::Verdict;
use sidelight_engine::facts::{
    EntityType, Fact, FactContent, FactId, FactKind, FactSheet, Factuality, Mention, QuoteMode,
    Timex,
};

use super::paraphrase::paraphrase;

/// What is done to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Another number.
    Number,
    /// The same in other words.
    Reworded,
    /// The same number, hedged.
    Hedged,
    /// Nothing left of it.
    Dropped,
    /// Another day or year.
    Date,
    /// Its words and those of the next sentence as they stand.
    Copied,
    /// The date without its day.
    CoarserDate,
    /// Somebody else speaks.
    Speaker,
    /// The quote is cut.
    CutQuote,
    /// A word within the quotation marks is another.
    QuotedWord,
    /// What was asserted is denied.
    Negated,
    /// What was asserted is possible.
    Possible,
}

/// A sentence after a change, and the facts that the verdict holds for.
pub struct Changed {
    pub text: String,
    pub facts: Vec<FactId>,
}

/// People whom no article names.
const SPEAKERS: [&str; 3] = ["Harriet Oakley", "Edmund Farrow", "Beatrix Holloway"];

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

/// Words of a quote from which it is sure to be recognised when it is cut or a word is changed.
const LONG_QUOTE: usize = 14;

impl Change {
    /// All of them, those that change and those that do not by turns.
    pub const ALL: [Self; 12] = [
        Self::Number,
        Self::Reworded,
        Self::Hedged,
        Self::Dropped,
        Self::Date,
        Self::Copied,
        Self::CoarserDate,
        Self::Speaker,
        Self::CutQuote,
        Self::QuotedWord,
        Self::Negated,
        Self::Possible,
    ];

    /// The verdict that a row should have.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Number | Self::Date | Self::Speaker | Self::QuotedWord | Self::Negated => {
                Verdict::Conflict
            }
            Self::Hedged | Self::CoarserDate | Self::CutQuote | Self::Possible => {
                Verdict::Compatible
            }
            Self::Reworded => Verdict::Agree,
            Self::Copied => Verdict::Copied,
            Self::Dropped => Verdict::Single,
        }
    }

    /// The sentence after the change; `None` where there is nothing that it could be made to.
    pub fn apply(self, sheet: &FactSheet, once: &[&Fact], sentence: Span) -> Option<Changed> {
        let inside = |fact: &&&Fact| {
            fact.evidence
                .iter()
                .all(|piece| sentence.covers(piece.span))
        };
        let facts: Vec<&Fact> = once.iter().filter(inside).copied().collect();
        match self {
            Self::Number => edit(sheet, sentence, &facts, |fact| {
                plain_number(fact).map(other_number)
            }),
            Self::Hedged => edit(sheet, sentence, &facts, |fact| {
                plain_number(fact).map(|words| format!("about {words}"))
            }),
            Self::Date => edit(sheet, sentence, &facts, other_date),
            Self::CoarserDate => edit(sheet, sentence, &facts, coarser_date),
            Self::Speaker => speaker(sheet, sentence, &facts),
            Self::CutQuote => quote(sheet, sentence, &facts, |words| Some(cut(words))),
            Self::QuotedWord => quote(sheet, sentence, &facts, other_word),
            Self::Negated => verb(sheet, sentence, &facts, |verb| format!("{verb} not")),
            Self::Possible => verb(sheet, sentence, &facts, |verb| {
                if verb == "will" {
                    "may".to_owned()
                } else {
                    "may be".to_owned()
                }
            }),
            Self::Reworded => whole(&facts, paraphrase(sheet, sentence), is_plain),
            Self::Dropped => whole(&facts, String::new(), is_plain),
            Self::Copied => {
                let words = sheet.article.slice(sentence).split_whitespace().count();
                whole(&facts, String::new(), is_plain).filter(|_| words >= 30)
            }
        }
    }
}

/// Facts that stand nowhere else in their article, neither as they are nor with the same value.
pub fn told_once(sheet: &FactSheet) -> Vec<&Fact> {
    let value = |fact: &Fact| match &fact.content {
        FactContent::Quantity(quantity) => quantity.value.map(|value| value.to_string()),
        FactContent::Time(time) => time.value.clone(),
        FactContent::Quote(_) | FactContent::Claim(_) => Some(fact.summary()),
        _ => None,
    };
    let mut alike: HashMap<(FactKind, String), Vec<&Fact>> = HashMap::new();
    for fact in &sheet.facts {
        if let Some(value) = value(fact) {
            alike.entry((fact.kind(), value)).or_default().push(fact);
        }
    }
    let single = alike
        .into_values()
        .filter(|facts| facts.len() == 1)
        .flatten();
    let mut found: Vec<&Fact> = single
        .filter(|fact| fact.evidence.len() == 1 || fact.kind() == FactKind::Quote)
        .collect();
    found.sort_by_key(|fact| (fact.primary_span(), fact.kind()));
    found
}

/// A change of the words of one fact; what stands around them is reworded.
fn edit(
    sheet: &FactSheet,
    sentence: Span,
    facts: &[&Fact],
    change: impl Fn(&Fact) -> Option<String>,
) -> Option<Changed> {
    let (fact, words) = facts.iter().find_map(|fact| Some((*fact, change(fact)?)))?;
    Some(replaced(
        sheet,
        sentence,
        fact.primary_span(),
        &words,
        &fact.id,
    ))
}

fn replaced(sheet: &FactSheet, sentence: Span, place: Span, words: &str, fact: &FactId) -> Changed {
    let before = paraphrase(sheet, Span::new(sentence.start, place.start));
    let after = paraphrase(sheet, Span::new(place.end, sentence.end));
    Changed {
        text: format!("{before}{words}{after}"),
        facts: vec![fact.clone()],
    }
}

/// A change of the whole sentence: the verdict holds for all facts of its sorts.
fn whole(facts: &[&Fact], text: String, sort: impl Fn(&Fact) -> bool) -> Option<Changed> {
    let facts: Vec<FactId> = facts
        .iter()
        .filter(|fact| sort(fact))
        .map(|fact| fact.id.clone())
        .collect();
    (!facts.is_empty()).then_some(Changed { text, facts })
}

/// Numbers and dates that are told for themselves, and direct quotes: they have a verdict of their
/// own whatever stands around them.
fn is_plain(fact: &Fact) -> bool {
    match &fact.content {
        FactContent::Quantity(_) => plain_number(fact).is_some(),
        FactContent::Time(time) => {
            let value = time.value.as_deref().unwrap_or_default();
            time.timex == Timex::Date
                && value.len() >= 4
                && value.starts_with(|first: char| first.is_ascii_digit())
        }
        _ => false,
    }
}

/// The words of a number in digits without any hedge.
fn plain_number(fact: &Fact) -> Option<&str> {
    let FactContent::Quantity(quantity) = &fact.content else {
        return None;
    };
    let words = &*fact.evidence.first()?.text;
    let exact = quantity.value.is_some() && quantity.modifier.is_none();
    let starts =
        words.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '$' | '€' | '£'));
    (exact && starts).then_some(words)
}

/// Other digits in the place of the first number: far enough that no rounding makes both one.
fn other_number(words: &str) -> String {
    let start = words
        .find(|letter: char| letter.is_ascii_digit())
        .unwrap_or(0);
    let length = words[start..].find(|letter: char| !letter.is_ascii_digit() && letter != ',');
    let end = length.map_or(words.len(), |length| start + length);
    let value: u64 = words[start..end].replace(',', "").parse().unwrap_or(0);
    let other = (value * 2 + 3).to_string();
    let grouped = words[start..end].contains(',');
    let mut digits = String::new();
    for (at, digit) in other.chars().enumerate() {
        if grouped && at > 0 && (other.len() - at).is_multiple_of(3) {
            digits.push(',');
        }
        digits.push(digit);
    }
    format!("{}{digits}{}", &words[..start], &words[end..])
}

/// Another day of the month or another year.
fn other_date(fact: &Fact) -> Option<String> {
    let (words, value) = dated(fact)?;
    let day = value.rsplit('-').next().filter(|_| value.len() == 10);
    let (old, new) = match day.and_then(|day| day.parse::<u32>().ok()) {
        Some(day) => (day, if day > 14 { day - 6 } else { day + 6 }),
        None if value.len() == 4 => {
            let year: u32 = value.parse().ok()?;
            (year, year - 3)
        }
        None => return None,
    };
    let place = number_place(words, old)?;
    Some(format!(
        "{}{new}{}",
        &words[..place.start],
        &words[place.end..]
    ))
}

/// "March 4, 2008" without its day.
fn coarser_date(fact: &Fact) -> Option<String> {
    let (words, value) = dated(fact)?;
    if value.len() != 10 || MONTHS.iter().all(|month| !words.contains(month)) {
        return None;
    }
    let month = MONTHS.iter().find(|month| words.contains(*month))?;
    Some(format!("{month} {}", &value[..4]))
}

fn dated(fact: &Fact) -> Option<(&str, &str)> {
    let FactContent::Time(time) = &fact.content else {
        return None;
    };
    let words = &*fact.evidence.first()?.text;
    let value = time.value.as_deref()?;
    (time.timex == Timex::Date && time.relation.is_none()).then_some((words, value))
}

/// Where a number stands alone in some words.
fn number_place(words: &str, number: u32) -> Option<std::ops::Range<usize>> {
    let digits = number.to_string();
    words.match_indices(&digits).find_map(|(at, found)| {
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let end = at + found.len();
        let alone =
            !is_digit(words[..at].chars().next_back()) && !is_digit(words[end..].chars().next());
        alone.then_some(at..end)
    })
}

/// The words of a direct quote that is long enough to be known again.
fn long_quote(fact: &Fact) -> Option<Vec<&str>> {
    let FactContent::Quote(quote) = &fact.content else {
        return None;
    };
    let [piece] = fact.evidence.as_slice() else {
        return None;
    };
    let words: Vec<&str> = piece.text.split_whitespace().collect();
    (quote.mode == QuoteMode::Direct && words.len() >= LONG_QUOTE).then_some(words)
}

fn quote(
    sheet: &FactSheet,
    sentence: Span,
    facts: &[&Fact],
    change: impl Fn(&[&str]) -> Option<String>,
) -> Option<Changed> {
    let (fact, words) = facts
        .iter()
        .find_map(|fact| Some((*fact, change(&long_quote(fact)?)?)))?;
    let old = &fact.evidence.first()?.text;
    let opening = if words.starts_with(is_mark) || !old.starts_with(is_mark) {
        ""
    } else {
        "“"
    };
    let closing = match old.chars().next_back().filter(|last| is_mark(*last)) {
        Some(last) if !words.ends_with(is_mark) => last.to_string(),
        _ => String::new(),
    };
    let words = format!("{opening}{words}{closing}");
    Some(replaced(
        sheet,
        sentence,
        fact.primary_span(),
        &words,
        &fact.id,
    ))
}

/// The first part of a quote, as a reporter cuts: where a phrase ends, with the mark that stood at the
/// end of the whole.
fn cut(words: &[&str]) -> String {
    let half = words.len() / 2;
    let ends_phrase = |at: &usize| {
        let next = words[*at].trim_matches(is_mark);
        words[at - 1].ends_with([',', ';']) || BEFORE_PHRASE.contains(&next)
    };
    let third = words.len() / 3;
    let places = (third..words.len() - third).filter(ends_phrase);
    let place = places.min_by_key(|at| at.abs_diff(half)).unwrap_or(half);
    let kept = words[..place].join(" ");
    let kept = kept.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let last = words
        .last()
        .map_or("", |last| last.trim_end_matches(is_mark));
    let stop = last.chars().next_back();
    let stop = stop.filter(|stop| matches!(stop, ',' | '.' | '?' | '!'));
    format!("{kept}{}", stop.map_or_else(String::new, String::from))
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”')
}

/// Words that begin a phrase that can be left out.
const BEFORE_PHRASE: [&str; 14] = [
    "and", "but", "because", "which", "if", "when", "as", "for", "in", "on", "with", "at", "by",
    "from",
];

/// A long word in the midst of the quote gives way to another.
fn other_word(words: &[&str]) -> Option<String> {
    let midst = 4..words.len() - 4;
    let is_word =
        |word: &str| word.len() >= 6 && word.chars().all(|letter| letter.is_ascii_lowercase());
    let at = midst.into_iter().find(|at| is_word(words[*at]))?;
    let mut changed = words.to_vec();
    changed[at] = if words[at].ends_with('s') {
        "lanterns"
    } else {
        "harvest"
    };
    Some(changed.join(" "))
}

/// Another name where the article names the person who speaks beside a long quote. An organization
/// may speak through a person, so another name in its place is no conflict.
fn speaker(sheet: &FactSheet, sentence: Span, facts: &[&Fact]) -> Option<Changed> {
    facts.iter().find_map(|fact| {
        let FactContent::Quote(quote) = &fact.content else {
            return None;
        };
        long_quote(fact)?;
        let beside = quote.speaker.as_ref()?;
        let is_name = sheet.facts.iter().any(|entity| {
            let pieces = entity.evidence.iter();
            let mut named = pieces.filter(|piece| piece.mention == Some(Mention::Name));
            let is_person = matches!(&entity.content, FactContent::Entity(entity) if entity.entity_type == EntityType::Person);
            is_person && named.any(|piece| piece.span == beside.span)
        });
        if !is_name || !sentence.covers(beside.span) {
            return None;
        }
        let name = SPEAKERS[fact.primary_span().start % SPEAKERS.len()];
        Some(replaced(sheet, sentence, beside.span, name, &fact.id))
    })
}

/// A change of the verb of a claim that asserts something.
fn verb(
    sheet: &FactSheet,
    sentence: Span,
    facts: &[&Fact],
    change: impl Fn(&str) -> String,
) -> Option<Changed> {
    facts.iter().find_map(|fact| {
        let FactContent::Claim(claim) = &fact.content else {
            return None;
        };
        let span = fact.primary_span();
        let words: Vec<(usize, String)> = words_at(sheet.article.slice(span));
        let auxiliary = |word: &str| match claim.factuality {
            Factuality::Happened | Factuality::Ongoing => {
                matches!(word, "is" | "are" | "was" | "were")
            }
            Factuality::Planned => word == "will",
            Factuality::Possible | Factuality::Denied => false,
        };
        let verbs: Vec<_> = words.iter().filter(|(_, word)| auxiliary(word)).collect();
        let (at, verb) = verbs.first().filter(|_| verbs.len() == 1)?;
        if claim.what.text.split_whitespace().next() != Some(verb.as_str()) {
            return None;
        }
        let place = Span::new(span.start + at, span.start + at + verb.chars().count());
        Some(replaced(sheet, sentence, place, &change(verb), &fact.id))
    })
}

/// The words of a text with their places in code points.
fn words_at(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, letter) in text.chars().enumerate() {
        match found.last_mut() {
            Some((_, word)) if open && letter.is_alphanumeric() => word.push(letter),
            _ if letter.is_alphanumeric() => found.push((at, letter.to_string())),
            _ => {}
        }
        open = letter.is_alphanumeric();
    }
    found
}
