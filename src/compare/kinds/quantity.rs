//! How many: numbers as intervals, with the unit and the thing counted.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::article::Span;
use crate::compare::align::{Key, Matching};
use crate::compare::bag::Bag;
use crate::compare::calendar::Period;
use crate::compare::interval::Interval;
use crate::compare::prepared::{KeptFact, Prepared};
use crate::compare::verdict::{Claim, Contrast, Relation};
use crate::compare::words::{self, WordClass};
use crate::facts::{Fact, FactContent, FactKind, Quantity};

use super::{Kind, best_overlap, cited, contexts, most_frequent};

/// Likeness of the surrounding words from which different numbers are taken to count the same thing
/// in the same setting. Above the .25 that separates restatements from other sentences best: a
/// false conflict is worse than a missed one.
const CONFLICT_CONTEXT: f32 = 0.3;

/// The same where nothing tells what is counted, as with sums of money.
const CONFLICT_CONTEXT_ALONE: f32 = 0.4;

/// The same where nothing but the number differs.
const CONFLICT_CONTEXT_OF_SENTENCE: f32 = 0.7;

/// Likeness from which hedged or rounded numbers are taken for the same.
const COMPATIBLE_CONTEXT: f32 = 0.15;

/// Numbers up to this one are so frequent that being equal means little.
const SMALL: f64 = 12.0;

/// Words between a number and the word that tells what befell the people counted.
const CASUALTY_REACH: usize = 6;

/// Days between two articles' publication up to which their figures are of the same state of things.
const SAME_NEWS_DAYS: i32 = 7;

/// Words after a number of which nobody told what it counts, among which that may be.
const COUNTED_REACH: usize = 3;

/// Words between an age and the name of whoever is of that age.
const AGE_REACH: usize = 5;

/// Matches quantities.
#[derive(Debug)]
pub struct Quantities;

/// A quantity made ready.
#[derive(Debug)]
pub struct Item {
    fact: KeptFact,
    quantity: Quantity,
    interval: Interval,
    /// Concepts of the nouns that name the thing counted.
    heads: Vec<String>,
    /// The words after it where nothing tells what it counts.
    following: Vec<String>,
    /// Whether it counts the dead or the hurt.
    fate: Option<Fate>,
    /// Whether it counts what is left beside something counted before ("three others").
    is_rest: bool,
    /// For an age, the names beside it.
    names: Vec<String>,
    /// The days that its sentence tells of.
    periods: Vec<Period>,
    contexts: Vec<Bag>,
    /// When its article was published.
    published: Option<Date>,
}

/// What befell the people whom a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Killed,
    Hurt,
}

impl Matching for Quantities {
    type Item = Item;

    const THRESHOLD: f32 = 0.4;

    fn keys(item: &Item) -> Vec<Key> {
        let unit = item.quantity.unit.as_deref();
        let counted = item.heads.iter().chain(&item.following);
        let of = counted.map(|head| Key::new(("of", unit, head)));
        let number = item
            .quantity
            .value
            .map(|value| Key::new(("value", unit, value.to_bits())));
        let bare = (item.heads.is_empty() || unit.is_some()).then(|| Key::new(("unit", unit)));
        let fate = item
            .fate
            .map(|fate| Key::new(("fate", fate == Fate::Killed)));
        of.chain(number).chain(bare).chain(fate).collect()
    }

    fn score(a: &Item, b: &Item, beside: [&[Item]; 2]) -> f32 {
        if a.quantity.unit != b.quantity.unit || fates_differ(a, b) {
            return 0.0;
        }
        let thing = thing(a, b);
        let context = best_overlap(&a.contexts, &b.contexts);
        if thing == 0.0 && context < CONFLICT_CONTEXT {
            return 0.0;
        }
        if a.quantity.value.is_some() && a.quantity.value == b.quantity.value {
            let telling = a.quantity.value.is_some_and(|value| value > SMALL);
            let enough = telling || context >= COMPATIBLE_CONTEXT;
            return if enough {
                0.5 + 0.25 * thing + 0.25 * context
            } else {
                0.0
            };
        }
        if thing < 0.5 {
            return 0.0;
        }
        if a.interval.overlaps(b.interval) {
            return if context >= COMPATIBLE_CONTEXT {
                0.45 + 0.25 * context
            } else {
                0.0
            };
        }
        let told_apart = a.fate.is_none() && (counts_one(a) || counts_one(b) || kinds_differ(a, b));
        let needed = if thing < 1.0 || told_apart {
            CONFLICT_CONTEXT_ALONE
        } else {
            CONFLICT_CONTEXT
        };
        let both = has_both(beside[0], b) || has_both(beside[1], a);
        let same_sentence = context >= CONFLICT_CONTEXT_OF_SENTENCE;
        if context < needed || both || !may_be_at_odds(a, b, same_sentence) {
            return 0.0;
        }
        0.4 + 0.2 * context
    }

    fn same_within_article(a: &Item, b: &Item) -> bool {
        a.quantity.value.is_some()
            && a.quantity.value == b.quantity.value
            && a.quantity.unit == b.quantity.unit
            && !fates_differ(a, b)
            && (a.heads.iter().any(|head| b.heads.contains(head))
                || best_overlap(&a.contexts, &b.contexts) >= CONFLICT_CONTEXT)
    }
}

impl Kind for Quantities {
    const KIND: FactKind = FactKind::Quantity;

    fn items(article: &Prepared) -> Vec<Item> {
        let item = |fact: KeptFact| {
            let FactContent::Quantity(quantity) = &fact.content else {
                return None;
            };
            let heads = heads(quantity.of.as_deref().unwrap_or_default());
            let following = if heads.is_empty() {
                following(article, &fact)
            } else {
                Vec::new()
            };
            Some(Item {
                interval: Interval::of(quantity)?,
                quantity: quantity.clone(),
                heads,
                following,
                fate: fate(article, fact.primary_span()),
                is_rest: is_rest(article, &fact),
                names: names_beside(article, &fact),
                periods: periods_beside(article, &fact),
                contexts: contexts(article, &fact),
                published: article.article().metadata.published,
                fact,
            })
        };
        article.kept_facts().filter_map(item).collect()
    }

    fn fact(item: &Self::Item) -> &Fact {
        &item.fact
    }

    fn relate(a: &Self::Item, b: &Self::Item) -> Relation {
        let (x, y) = (&a.quantity, &b.quantity);
        if x.value.is_some() && x.value == y.value && x.modifier == y.modifier {
            if counts_differ(a, b) {
                let counts = |item: &Item| {
                    let of = item.quantity.of.as_deref().unwrap_or_default();
                    Claim::new(("counts", "count"), cited(of))
                };
                return Relation::Compatible(Contrast {
                    common: Some(format!("All say {}", number_words(x))),
                    left: counts(a),
                    right: counts(b),
                });
            }
            return Relation::Same;
        }
        let says = |item: &Item| Claim::says(said(item));
        let sign_alone = x.value.is_some() && x.value == y.value.map(|value| -value);
        if (x.low, x.high, x.value) == (y.low, y.high, y.value) && x.modifier == y.modifier {
            Relation::Same
        } else if sign_alone
            || a.interval.overlaps(b.interval)
            || (x.value.is_some() && x.value == y.value)
        {
            Relation::compatible(says(a), says(b))
        } else {
            at_odds(a, b)
        }
    }

    fn label(items: &[&Self::Item]) -> String {
        let of = most_frequent(items.iter().filter_map(|item| item.quantity.of.as_deref()));
        if !of.is_empty() {
            return cited(of);
        }
        items
            .first()
            .map_or_else(String::new, |item| cited(&said(item)))
    }
}

/// Different numbers: a conflict, unless the figures may have changed between the articles. What
/// is measured, such as a price or how far it rose, is another every day; what is counted holds for
/// some days.
fn at_odds(a: &Item, b: &Item) -> Relation {
    let says = |item: &Item| Claim::says(said(item));
    let days = days_apart(a, b).unwrap_or(0);
    let contrast = Contrast {
        common: match days {
            0 => None,
            1 => Some("Published a day apart".to_owned()),
            _ => Some(format!("Published {days} days apart")),
        },
        left: says(a),
        right: says(b),
    };
    let is_measured = (a.heads.is_empty() && b.heads.is_empty()) || is_change(a) || is_change(b);
    if days > SAME_NEWS_DAYS || (is_measured && days > 0) {
        Relation::Compatible(contrast)
    } else {
        Relation::Conflict(contrast)
    }
}

fn is_change(item: &Item) -> bool {
    let mut heads = item.heads.iter();
    heads.any(|head| {
        CHANGES
            .iter()
            .any(|change| head.starts_with(&format!("{change} ")))
    })
}

/// Whether an article with these numbers gives `other`'s of the same thing as well: then the two stand
/// beside each other and do not contradict.
fn has_both(items: &[Item], other: &Item) -> bool {
    items.iter().any(|own| {
        own.quantity.value == other.quantity.value
            && own.quantity.unit == other.quantity.unit
            && thing(own, other) > 0.0
    })
}

/// Days between the publication of the two articles; `None` where one does not tell its day.
fn days_apart(a: &Item, b: &Item) -> Option<i32> {
    let apart = a.published?.until(b.published?).ok()?;
    Some(apart.get_days().abs())
}

/// How alike the things counted are: 1 for the same, 0 for different ones, between where one article
/// does not tell.
fn thing(a: &Item, b: &Item) -> f32 {
    if a.heads.is_empty() || b.heads.is_empty() {
        return if a.fate.is_some() && a.fate == b.fate {
            1.0
        } else {
            0.5
        };
    }
    if a.heads.iter().any(|head| b.heads.contains(head)) {
        return 1.0;
    }
    if a.fate.is_some() && a.fate == b.fate {
        1.0
    } else {
        0.0
    }
}

/// Whether different numbers can be numbers of the same thing at all: something must tell what is
/// counted, and it must be told alike.
fn may_be_at_odds(a: &Item, b: &Item, same_sentence: bool) -> bool {
    let share_head = a.heads.iter().any(|head| b.heads.contains(head));
    let bare = a.heads.is_empty() || b.heads.is_empty();
    let told = share_head || (bare && (a.quantity.unit.is_some() || same_sentence));
    let same_days = a.periods.is_empty()
        || b.periods.is_empty()
        || a.periods
            .iter()
            .any(|x| b.periods.iter().any(|y| x.overlaps(*y)));
    let is_age = |item: &Item| item.quantity.of.as_deref() == Some(AGE);
    let same_person = a.names.iter().any(|name| b.names.contains(name));
    told && same_days
        && a.fate == b.fate
        && a.is_rest == b.is_rest
        && (same_person || same_sentence || !(is_age(a) || is_age(b)))
}

/// "One" is said of many things in passing.
fn counts_one(item: &Item) -> bool {
    item.quantity.value == Some(1.0)
}

/// Whether only one of the things counted is told more closely: "villages", "worst-hit villages".
fn kinds_differ(a: &Item, b: &Item) -> bool {
    let concepts = |item: &Item| -> BTreeSet<String> {
        let words = words::words(item.quantity.of.as_deref().unwrap_or_default());
        let telling = words
            .iter()
            .filter(|word| word.class != WordClass::Function);
        telling.map(|word| words::concept(&word.form)).collect()
    };
    concepts(a) != concepts(b)
}

/// How a thing counted begins that is a change of another.
const CHANGES: [&str; 2] = ["rise", "fall"];

/// What an age counts.
const AGE: &str = "age";

fn is_rest(prepared: &Prepared, fact: &Fact) -> bool {
    let words = prepared.words_in(fact.primary_span());
    let near = prepared
        .words()
        .get(words.start..(words.end + 1).min(prepared.words().len()));
    near.unwrap_or_default()
        .iter()
        .any(|word| matches!(word.form.as_str(), "other" | "others" | "more"))
}

fn following(prepared: &Prepared, fact: &Fact) -> Vec<String> {
    let words = prepared.words_in(fact.primary_span());
    let sentence = prepared.words_in(prepared.sentence_span(fact.primary_span()));
    let end = (words.end + COUNTED_REACH).min(sentence.end);
    let after = prepared.words().get(words.end..end).unwrap_or_default();
    let telling = after
        .iter()
        .filter(|word| word.class != WordClass::Function);
    telling.map(|word| words::concept(&word.form)).collect()
}

fn names_beside(prepared: &Prepared, fact: &Fact) -> Vec<String> {
    let words = prepared.words_in(fact.primary_span());
    let sentence = prepared.words_in(prepared.sentence_span(fact.primary_span()));
    let start = words.start.saturating_sub(AGE_REACH).max(sentence.start);
    let end = (words.end + AGE_REACH).min(sentence.end);
    let near = prepared.words().get(start..end).unwrap_or_default();
    let names = near.iter().filter(|word| word.class == WordClass::Name);
    names.map(|word| word.form.clone()).collect()
}

fn periods_beside(prepared: &Prepared, fact: &Fact) -> Vec<Period> {
    let sentence = prepared.sentence_span(fact.primary_span());
    let within = |other: &&Fact| {
        other
            .evidence
            .iter()
            .any(|evidence| sentence.covers(evidence.span))
    };
    let value = |other: &Fact| match &other.content {
        FactContent::Time(time) => Period::of(time.value.as_deref()?),
        _ => None,
    };
    prepared.facts().filter(within).filter_map(value).collect()
}

fn fates_differ(a: &Item, b: &Item) -> bool {
    matches!((a.fate, b.fate), (Some(x), Some(y)) if x != y)
}

/// Whether the same number counts other things: "87 countries", "87 countries and organizations".
fn counts_differ(a: &Item, b: &Item) -> bool {
    let told = !a.heads.is_empty() && !b.heads.is_empty();
    let all_in = |x: &Item, y: &Item| x.heads.iter().all(|head| y.heads.contains(head));
    let same_fate = a.fate.is_some() && a.fate == b.fate;
    told && !same_fate && !(all_in(a, b) && all_in(b, a))
}

/// The nouns that a phrase names: the last word before a preposition, of each part of "A and B". How
/// much something changed is another thing than how much it is: "rise in sales" keeps both words.
fn heads(of: &str) -> Vec<String> {
    for change in CHANGES {
        if let Some(thing) = of
            .strip_prefix(change)
            .and_then(|of| of.strip_prefix(" in "))
        {
            let things = heads(thing).into_iter();
            return things.map(|head| format!("{change} {head}")).collect();
        }
    }
    let mut heads = Vec::new();
    let mut last = None;
    for word in words::words(of) {
        if word.class != WordClass::Function {
            last = Some(words::concept(&word.form));
        } else if matches!(word.form.as_str(), "and" | "or") {
            heads.extend(last.take());
        } else if last.is_some() {
            break;
        }
    }
    heads.extend(last);
    heads
}

/// What the words nearest to a number say of the people it counts.
fn fate(prepared: &Prepared, span: Span) -> Option<Fate> {
    let own = prepared.words_in(span);
    let sentence = prepared.words_in(prepared.sentence_span(span));
    let near = |index: usize| {
        let before = own.start.saturating_sub(index + 1);
        before.max(index.saturating_sub(own.end.saturating_sub(1)))
    };
    let told = sentence
        .filter(|&index| near(index) <= CASUALTY_REACH)
        .filter_map(|index| {
            let concept = words::concept(&prepared.words()[index].form);
            let fate = match concept.as_str() {
                "kill" => Fate::Killed,
                "injur" => Fate::Hurt,
                _ => return None,
            };
            Some((near(index), fate))
        });
    told.min_by_key(|(distance, _)| *distance)
        .map(|(_, fate)| fate)
}

/// A quantity as its article words it, with the thing counted.
fn said(item: &Item) -> String {
    let words = item
        .fact
        .evidence
        .first()
        .map_or("", |evidence| &evidence.text);
    let words = within_sentence(words);
    match item.quantity.of.as_deref() {
        Some(of) if !words.contains(of) => cited(&format!("{words} {of}")),
        _ => cited(&words),
    }
}

/// "At least 80" as it is said within a sentence: a number begins with no name.
fn within_sentence(words: &str) -> String {
    let mut characters = words.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => words.to_owned(),
    }
}

fn number_words(quantity: &Quantity) -> String {
    quantity
        .value
        .map_or_else(String::new, |value| value.to_string())
}
