//! When: dates as days of the calendar, with what they date.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::compare::align::{Key, Matching};
use crate::compare::bag::Bag;
use crate::compare::calendar::Period;
use crate::compare::prepared::{KeptFact, Prepared};
use crate::compare::verdict::{Claim, Relation};
use crate::compare::wording::Code;
use crate::facts::date_words::{date_words, time_relation};
use crate::facts::{
    self, Anchor, Fact, FactContent, FactKind, Factuality, TimeExpression, TimeRelation, Timex,
};

use super::claim::event_label;
use super::{Kind, best_overlap, cited, contexts, most_frequent};

/// Likeness of the surrounding words from which a coarser and a finer date are taken for the same.
const COMPATIBLE_CONTEXT: f32 = 0.2;

/// Likeness from which different dates are taken to date the same thing. A false conflict is worse
/// than a missed one.
const CONFLICT_CONTEXT: f32 = 0.35;

/// The same where both articles tell of the same event there, each of one such event only.
const CONFLICT_CONTEXT_OF_EVENT: f32 = 0.1;

/// The same where nothing but the date differs.
const CONFLICT_CONTEXT_OF_SENTENCE: f32 = 0.7;

/// Days around publication within which an event is news.
const NEWS_DAYS: i32 = 10;

/// Days between the publication of two articles that tell the same news.
const SAME_NEWS_DAYS: i32 = 3;

/// Concepts by which dates with other values are found.
const KEYS: usize = 8;

/// Matches times.
#[derive(Debug)]
pub struct Times;

/// A time made ready.
#[derive(Debug)]
pub struct Item {
    fact: KeptFact,
    time: TimeExpression,
    value: String,
    period: Option<Period>,
    published: Option<Date>,
    contexts: Vec<Bag>,
    /// What it dates.
    dated: Vec<Dated>,
}

/// An event that a time dates.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Dated {
    trigger: Option<Code>,
    is_to_come: bool,
    /// Whether its article tells of one dated event of this sort only.
    is_only: bool,
    label: String,
}

impl Matching for Times {
    type Item = Item;

    const THRESHOLD: f32 = 0.4;

    fn keys(item: &Item) -> Vec<Key> {
        let words = item
            .contexts
            .iter()
            .flat_map(|context| context.heaviest(KEYS));
        let triggers = item.dated.iter().filter_map(|dated| dated.trigger);
        let concepts: HashSet<Code> = words.chain(triggers).collect();
        let by_words = concepts
            .into_iter()
            .map(|concept| Key::new(("word", concept)));
        by_words.chain([Key::new(("value", &item.value))]).collect()
    }

    fn score(a: &Item, b: &Item, beside: [&[Item]; 2]) -> f32 {
        let context = best_overlap(&a.contexts, &b.contexts);
        if a.value == b.value {
            let enough = a.period.is_some() || context >= COMPATIBLE_CONTEXT;
            return if enough { 0.6 + 0.4 * context } else { 0.0 };
        }
        let (Some(x), Some(y)) = (a.period, b.period) else {
            return 0.0;
        };
        if x.overlaps(y) {
            return if context >= COMPATIBLE_CONTEXT {
                0.4 + 0.4 * context
            } else {
                0.0
            };
        }
        if date_the_same(a, b, beside, context) {
            0.4 + 0.2 * context
        } else {
            0.0
        }
    }

    fn same_within_article(a: &Item, b: &Item) -> bool {
        a.value == b.value
    }
}

impl Kind for Times {
    const KIND: FactKind = FactKind::Time;

    fn items(article: &Prepared) -> Vec<Item> {
        let events: Vec<&facts::Claim> = article.facts().filter_map(dated_event).collect();
        let item = |fact: KeptFact| {
            let FactContent::Time(time) = &fact.content else {
                return None;
            };
            let value = time.value.clone()?;
            Some(Item {
                time: time.clone(),
                period: Period::of(&value).filter(|_| is_date(time)),
                value,
                published: article.article().metadata.published,
                contexts: contexts(article, &fact),
                dated: dated(article, &fact, &events),
                fact,
            })
        };
        article.kept_facts().filter_map(item).collect()
    }

    fn fact(item: &Self::Item) -> &Fact {
        &item.fact
    }

    fn relate(a: &Self::Item, b: &Self::Item) -> Relation {
        let (left, right) = (bound(a.time.relation), bound(b.time.relation));
        if a.value == b.value && left == right {
            return Relation::Same;
        }
        let says = |item: &Item| Claim::says(said(item));
        let approximate = |item: &Item| item.time.modifier.as_deref() == Some("APPROX");
        let fits = match (a.period, b.period) {
            (Some(first), Some(second)) => {
                first.overlaps(second)
                    || approximate(a)
                    || approximate(b)
                    || (left != right && reaches(first, left, second, right))
                    || is_one_night((first, a), (second, b))
            }
            _ => true,
        };
        if fits {
            Relation::compatible(says(a), says(b))
        } else {
            Relation::conflict(says(a), says(b))
        }
    }

    fn label(items: &[&Self::Item]) -> String {
        let same = items.iter().all(|item| item.value == items[0].value);
        let dated = items
            .iter()
            .flat_map(|item| item.dated.iter().map(|dated| dated.label.as_str()));
        let label = most_frequent(dated);
        if !same && !label.is_empty() {
            return cited(label);
        }
        let clearest = items.iter().max_by_key(|item| {
            let words = item
                .fact
                .evidence
                .first()
                .map_or("", |evidence| &evidence.text);
            (
                words.chars().any(|character| character.is_ascii_digit()),
                item.value.len(),
            )
        });
        clearest.map_or_else(String::new, |item| said(item))
    }
}

/// Whether an article with these times gives `other`'s as well.
fn has_both(items: &[Item], other: &Item) -> bool {
    items.iter().any(|own| own.value == other.value)
}

/// Whether different dates are given to the same thing.
fn date_the_same(a: &Item, b: &Item, beside: [&[Item]; 2], context: f32) -> bool {
    if !may_be_at_odds(a, b) || has_both(beside[0], b) || has_both(beside[1], a) {
        return false;
    }
    let same = a
        .dated
        .iter()
        .flat_map(|x| b.dated.iter().map(move |y| (x, y)));
    let mut same = same.filter(|(x, y)| {
        x.trigger.is_some() && x.trigger == y.trigger && x.is_to_come == y.is_to_come
    });
    // What is word for word the same sentence on the same day dates the same thing.
    let same_day = match (a.published, b.published) {
        (Some(x), Some(y)) => x == y,
        _ => has_year(a) && has_year(b),
    };
    if same_day && context >= CONFLICT_CONTEXT_OF_SENTENCE {
        return true;
    }
    match same.next() {
        Some((x, y)) if x.is_only && y.is_only => context >= CONFLICT_CONTEXT_OF_EVENT,
        Some(_) => context >= CONFLICT_CONTEXT,
        None => false,
    }
}

/// The side on which a relation leaves a time open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// Not later.
    Latest,
    /// Not earlier.
    Earliest,
}

fn bound(relation: Option<TimeRelation>) -> Option<Bound> {
    match relation? {
        TimeRelation::On => None,
        TimeRelation::By | TimeRelation::Until | TimeRelation::Before => Some(Bound::Latest),
        TimeRelation::Since | TimeRelation::After => Some(Bound::Earliest),
    }
}

/// Whether one time, as far as its relation leaves it open, reaches the other.
fn reaches(p: Period, p_bound: Option<Bound>, q: Period, q_bound: Option<Bound>) -> bool {
    let one_way = |open: Period, bound: Option<Bound>, other: Period| match bound {
        Some(Bound::Latest) => other.first <= open.last,
        Some(Bound::Earliest) => other.last >= open.first,
        None => false,
    };
    one_way(p, p_bound, q) || one_way(q, q_bound, p)
}

/// Words of the end of a day, and of its beginning.
const LATE: [&str; 5] = ["late", "night", "evening", "midnight", "overnight"];
const EARLY: [&str; 5] = ["early", "morning", "midnight", "overnight", "dawn"];

/// "Late Sunday" and "early Monday".
fn is_one_night(a: (Period, &Item), b: (Period, &Item)) -> bool {
    let (earlier, later) = if a.0.first <= b.0.first {
        (a, b)
    } else {
        (b, a)
    };
    let tells = |item: &Item, words: &[&str]| {
        let evidence = item.fact.evidence.first();
        let text = evidence.map_or_else(String::new, |evidence| evidence.text.to_lowercase());
        words.iter().any(|word| text.contains(word))
    };
    let next_day = earlier
        .0
        .last
        .tomorrow()
        .is_ok_and(|day| day == later.0.first);
    next_day && (tells(earlier.1, &LATE) || tells(later.1, &EARLY))
}

/// Days from which a time that is counted from the day of publication ("last year") is too coarse
/// to contradict a day.
const COARSE_DAYS: i32 = 300;

fn is_coarse(item: &Item) -> bool {
    let relative = item.time.anchor == Some(Anchor::Publication);
    relative
        && item
            .period
            .is_some_and(|period| days_between(period.first, period.last) >= COARSE_DAYS)
}

/// Whether two dates are sure enough to contradict each other: days, not hours; not counted from
/// another time of the article; and where both are of the news of the day, the same day's news.
fn may_be_at_odds(a: &Item, b: &Item) -> bool {
    let is_sure = |item: &Item| {
        item.time.timex == Timex::Date && !matches!(item.time.anchor, Some(Anchor::Earlier(_)))
    };
    let is_relative = |item: &Item| item.time.anchor == Some(Anchor::Publication);
    if !is_sure(a) || !is_sure(b) || is_coarse(a) != is_coarse(b) {
        return false;
    }
    if is_relative(a) && is_relative(b) && same_words(a, b) {
        return false;
    }
    match (a.published, b.published) {
        (Some(x), Some(y)) if is_news(a, x) && is_news(b, y) => {
            days_between(x, y) <= SAME_NEWS_DAYS
        }
        (Some(x), Some(y)) => has_year(a) && has_year(b) || days_between(x, y) <= SAME_NEWS_DAYS,
        _ => has_year(a) && has_year(b),
    }
}

/// Whether the words alone name the year.
fn has_year(item: &Item) -> bool {
    let words = item
        .fact
        .evidence
        .first()
        .map_or("", |evidence| &evidence.text);
    let mut numbers = words.split(|character: char| !character.is_ascii_digit());
    numbers.any(|number| number.len() == 4)
}

fn same_words(a: &Item, b: &Item) -> bool {
    let words = |item: &Item| {
        item.fact
            .evidence
            .first()
            .map(|evidence| evidence.text.to_lowercase())
    };
    words(a) == words(b)
}

fn is_news(item: &Item, published: Date) -> bool {
    item.period
        .is_some_and(|period| days_between(period.first, published) <= NEWS_DAYS)
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

fn is_date(time: &TimeExpression) -> bool {
    matches!(time.timex, Timex::Date | Timex::Time)
}

fn dated_event(fact: &Fact) -> Option<&facts::Claim> {
    match &fact.content {
        FactContent::Claim(event) if !event.when.is_empty() => Some(&**event),
        _ => None,
    }
}

fn dated(article: &Prepared, fact: &Fact, events: &[&facts::Claim]) -> Vec<Dated> {
    let of_fact = events.iter().filter(|event| {
        let mut times = event.when.iter();
        times.any(|when| {
            fact.evidence
                .iter()
                .any(|evidence| evidence.span.overlaps(when.span))
        })
    });
    let to_come = |event: &facts::Claim| event.factuality == Factuality::Planned;
    of_fact
        .map(|event| {
            let trigger = trigger(article, event);
            let alike = events
                .iter()
                .filter(|other| to_come(other) == to_come(event))
                .filter(|other| self::trigger(article, other) == trigger);
            Dated {
                trigger,
                is_to_come: to_come(event),
                is_only: alike.count() == 1,
                label: event_label(event),
            }
        })
        .collect()
}

fn trigger(article: &Prepared, event: &facts::Claim) -> Option<Code> {
    article
        .bag_of_text(event.trigger_word())
        .heaviest(1)
        .first()
        .copied()
}

/// A time as its article words it, with the date where the words alone do not tell it.
fn said(item: &Item) -> String {
    let words = item
        .fact
        .evidence
        .first()
        .map_or("", |evidence| &evidence.text);
    let relation = match item.time.relation {
        Some(TimeRelation::On) | None => "",
        Some(relation) => time_relation(relation),
    };
    let opening = words.split_whitespace().next().unwrap_or_default();
    let told = relation.is_empty() || opening.eq_ignore_ascii_case(relation);
    let phrase = if told {
        words.to_owned()
    } else {
        format!("{relation} {words}")
    };
    if is_date(&item.time) && !has_year(item) {
        cited(&format!("{phrase} ({})", date_words(&item.value)))
    } else {
        cited(&phrase)
    }
}
