//! What happened: events by what names them, who takes part, and what surrounds them.

use jiff::civil::Date;

use crate::compare::align::{Key, Matching};
use crate::compare::bag::Bag;
use crate::compare::calendar::Period;
use crate::compare::entities::Who;
use crate::compare::prepared::{KeptFact, Prepared};
use crate::compare::verdict::{Claim, Relation};
use crate::compare::words;
use crate::facts::{self, Fact, FactContent, FactKind, Factuality, Phrase};

use super::{CONTEXTS, Kind, best_overlap, cited, most_frequent};

/// Likeness from which an event is denied, not another one, when one article says it did not happen.
const CONFLICT_CONTEXT: f32 = 0.5;

/// Likeness of the participants that it takes as well.
const CONFLICT_PARTICIPANTS: f32 = 0.5;

/// What it adds that each is what its article is about.
const BOTH_MAIN: f32 = 0.15;

/// Share that a verb of little meaning of its own counts: "take part" and "take back".
const LIGHT: f32 = 0.4;

/// Such verbs, by their stems and the words that stand for them.
const LIGHT_VERBS: [&str; 12] = [
    "tak", "take", "giv", "give", "mak", "make", "go", "com", "come", "get", "put", "hold",
];

/// Likeness from which one article tells the same event twice.
const SAME_WITHIN: f32 = 0.5;

/// Matches events.
#[derive(Debug)]
pub struct Claims;

/// An event made ready.
#[derive(Debug)]
pub struct Item {
    fact: KeptFact,
    event: facts::Claim,
    trigger: Bag,
    /// Entities of the article among the participants.
    named: Vec<usize>,
    /// Whom they stand for.
    entities: Vec<u64>,
    participants: Bag,
    contexts: Vec<Bag>,
    /// The days that it is told to be on.
    days: Vec<Period>,
    /// When its article was published.
    published: Option<Date>,
    /// Whether what names it tells little.
    is_light: bool,
    /// Whether its own words hold a denial.
    is_denied: bool,
}

impl Matching for Claims {
    type Item = Item;

    const THRESHOLD: f32 = 0.38;

    fn keys(item: &Item) -> Vec<Key> {
        item.trigger.concepts().map(Key::new).collect()
    }

    fn score(a: &Item, b: &Item, _: [&[Item]; 2]) -> f32 {
        likeness(a, b)
    }

    /// An article that names an event twice by one word means the same, unless others take part in
    /// it or it is on other days.
    fn same_within_article(a: &Item, b: &Item) -> bool {
        let (x, y) = (a.event.factuality, b.event.factuality);
        let same_status = x == y || (is_real(x) && is_real(y));
        let same_word =
            !a.is_light && !a.trigger.is_empty() && a.trigger.concepts().eq(b.trigger.concepts());
        let apart = differ(&a.entities, &b.entities, |x, y| x == y)
            || differ(&a.days, &b.days, |x, y| x.overlaps(*y));
        same_status && ((same_word && !apart) || likeness(a, b) >= SAME_WITHIN)
    }
}

impl Kind for Claims {
    const KIND: FactKind = FactKind::Claim;

    fn items(article: &Prepared) -> Vec<Item> {
        let item = |fact: KeptFact| {
            let FactContent::Claim(event) = &fact.content else {
                return None;
            };
            // The predicate of a main event names who or what undergoes it. Its further places are
            // no more than likely.
            let predicate = event.trigger.map(|_| &event.what);
            let phrases = || {
                let parts = event.who.iter().chain(&event.whom).chain(predicate);
                parts.chain(event.place.first())
            };
            let named = phrases().flat_map(|phrase| article.names.within(phrase.span));
            Some(Item {
                event: (**event).clone(),
                trigger: article.bag(event.trigger(), None),
                named: named.collect(),
                entities: Vec::new(),
                participants: article.bag_of_text(&joined(phrases())),
                contexts: surroundings(article, &fact, event),
                days: days(article, event),
                published: article.article().metadata.published,
                is_light: is_light(event.trigger_word()),
                is_denied: is_denied(article, &fact),
                fact,
            })
        };
        article.kept_facts().filter_map(item).collect()
    }

    fn link(item: &mut Item, who: &[Who]) -> bool {
        let named = item.named.iter().filter_map(|&entity| who.get(entity));
        let mut entities: Vec<u64> = named.map(|who| who.number).collect();
        entities.sort_unstable();
        entities.dedup();
        let is_new = item.entities != entities;
        item.entities = entities;
        is_new
    }

    fn fact(item: &Self::Item) -> &Fact {
        &item.fact
    }

    fn relate(a: &Self::Item, b: &Self::Item) -> Relation {
        let (x, y) = (a.event.factuality, b.event.factuality);
        if x == y || (is_real(x) && is_real(y)) {
            return Relation::Same;
        }
        let reports =
            |item: &Item| Claim::new(("has it", "have it"), status(item.event.factuality));
        let denied = matches!((x, y), (Factuality::Denied, other) | (other, Factuality::Denied) if is_real(other));
        let certain = best_overlap(&a.contexts, &b.contexts) >= CONFLICT_CONTEXT
            && a.participants.overlap(&b.participants) >= CONFLICT_PARTICIPANTS
            && a.is_denied != b.is_denied;
        if denied && certain {
            Relation::conflict(reports(a), reports(b))
        } else {
            Relation::compatible(reports(a), reports(b))
        }
    }

    fn label(items: &[&Self::Item]) -> String {
        let what = most_frequent(items.iter().map(|item| item.event.what.text.as_str()));
        let best = items
            .iter()
            .filter(|item| item.event.what.text == what)
            .max_by_key(|item| (!item.event.who.is_empty(), !item.event.whom.is_empty()));
        best.map_or_else(String::new, |item| event_label(&item.event))
    }
}

/// How likely two events are one.
fn likeness(a: &Item, b: &Item) -> f32 {
    if is_another_time(a, b) {
        return 0.0;
    }
    let trigger = a.trigger.overlap(&b.trigger);
    let context = best_overlap(&a.contexts, &b.contexts);
    let participants = a.participants.overlap(&b.participants);
    let shared = a
        .entities
        .iter()
        .filter(|entity| b.entities.contains(entity))
        .count();
    let fewest = a.entities.len().min(b.entities.len()).max(1);
    let entities = shared as f32 / fewest as f32;
    let main = if a.event.main && b.event.main {
        BOTH_MAIN
    } else {
        0.0
    };
    let trigger = if a.is_light && b.is_light {
        LIGHT * trigger
    } else {
        trigger
    };
    0.4 * trigger + 0.4 * context + 0.15 * participants + 0.1 * entities + main
}

/// An event in the order of an English sentence: who, what, whom; the thing done to first where
/// nobody is said to do it.
pub fn event_label(event: &facts::Claim) -> String {
    let what = Some(event.what.text.clone());
    let who = event.who.first().map(|phrase| phrase.text.clone());
    let whom = event.whom_apart().next().map(|phrase| phrase.text.clone());
    let parts = if who.is_none() {
        [whom, what, None]
    } else {
        [who, what, whom]
    };
    cited(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The words of the sentences that tell an event, less those that name it.
fn surroundings(article: &Prepared, fact: &Fact, event: &facts::Claim) -> Vec<Bag> {
    let pieces = fact.evidence.iter().take(CONTEXTS);
    pieces
        .map(|piece| {
            let sentence = article.sentence_span(piece.span);
            article.bag(sentence, Some(event.trigger()))
        })
        .collect()
}

/// Whether both lists tell something, and nothing of the one is in the other.
fn differ<T>(one: &[T], other: &[T], is_same: impl Fn(&T, &T) -> bool) -> bool {
    let in_other = |x: &T| other.iter().any(|y| is_same(x, y));
    !one.is_empty() && !other.is_empty() && !one.iter().any(in_other)
}

/// The days of the times that an event is told with.
fn days(prepared: &Prepared, event: &facts::Claim) -> Vec<Period> {
    let stands_in = |fact: &&Fact| {
        let mut whens = event.when.iter();
        let span = fact.primary_span();
        whens.any(|when| {
            fact.evidence
                .iter()
                .any(|piece| piece.span.overlaps(when.span))
                || when.span.covers(span)
        })
    };
    let period = |fact: &Fact| match &fact.content {
        FactContent::Time(time) => Period::of(time.value.as_deref()?),
        _ => None,
    };
    let times = prepared.facts().filter(stands_in);
    times.filter_map(period).collect()
}

/// "They met on Monday" and "they meet again in June": one is past where the other is to come, on
/// other days or on days after the one was told.
fn is_another_time(a: &Item, b: &Item) -> bool {
    let is_past = |item: &Item| is_real(item.event.factuality);
    let is_coming = |item: &Item| item.event.factuality == Factuality::Planned;
    let (past, coming) = if is_past(a) && is_coming(b) {
        (a, b)
    } else if is_past(b) && is_coming(a) {
        (b, a)
    } else {
        return false;
    };
    let later = |day: &Period| past.published.is_some_and(|told| day.first > told);
    let apart = |day: &Period| {
        let mut days = past.days.iter();
        !past.days.is_empty() && !days.any(|other| other.overlaps(*day))
    };
    let mut days = coming.days.iter();
    !coming.days.is_empty() && days.all(|day| later(day) || apart(day))
}

fn is_light(trigger: &str) -> bool {
    let words = words::words(trigger);
    let light = |word: &words::Word| LIGHT_VERBS.contains(&words::concept(&word.form).as_str());
    words.iter().all(light)
}

fn is_denied(prepared: &Prepared, fact: &Fact) -> bool {
    let words = &prepared.words()[prepared.words_in(fact.primary_span())];
    words.iter().any(|word| words::is_denial(&word.form))
}

fn joined<'p>(phrases: impl Iterator<Item = &'p Phrase>) -> String {
    phrases
        .map(|phrase| phrase.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_real(status: Factuality) -> bool {
    matches!(status, Factuality::Happened | Factuality::Ongoing)
}

fn status(status: Factuality) -> &'static str {
    match status {
        Factuality::Happened => "as done",
        Factuality::Ongoing => "as going on",
        Factuality::Planned => "as planned",
        Factuality::Possible => "as possible",
        Factuality::Denied => "as not done",
    }
}
