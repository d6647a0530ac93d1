//! What happened: events by what names them, who takes part, and what surrounds them.

use jiff::civil::Date;

use crate::compare::align::{Key, Matching};
use crate::compare::calendar::Period;
use crate::compare::story::{Bag, Prepared, Story};
use crate::compare::verdict::{Claim, Relation};
use crate::compare::words;
use crate::facts::{Event, EventStatus, Fact, FactContent, FactKind, Phrase};

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
pub struct Events<'a> {
    items: Vec<Item<'a>>,
}

/// An event made ready.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    article: usize,
    fact: &'a Fact,
    event: &'a Event,
    trigger: Bag,
    /// Linked entities among the participants.
    entities: Vec<usize>,
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

impl<'a> Events<'a> {
    /// The events of a story.
    pub fn new(story: &Story<'a>) -> Self {
        let mut items = Vec::new();
        for (article, prepared) in story.articles.iter().enumerate() {
            for fact in prepared.facts() {
                let FactContent::Event(event) = &fact.content else {
                    continue;
                };
                // The predicate of a main event names who or what undergoes it. Its further places are
                // no more than likely.
                let predicate = event.trigger.map(|_| &event.what);
                let phrases = || {
                    let parts = event.who.iter().chain(&event.whom).chain(predicate);
                    parts.chain(event.place.first())
                };
                let mut entities: Vec<usize> = phrases()
                    .flat_map(|phrase| story.links.within(article, phrase.span))
                    .collect();
                entities.sort_unstable();
                entities.dedup();
                items.push(Item {
                    article,
                    fact,
                    event,
                    trigger: story.bag(article, event.trigger(), None),
                    entities,
                    participants: story.bag_of_text(&joined(phrases())),
                    contexts: surroundings(story, article, fact, event),
                    days: days(prepared, event),
                    published: prepared.article().metadata.published,
                    is_light: is_light(event.trigger_word()),
                    is_denied: is_denied(prepared, fact),
                });
            }
        }
        Self { items }
    }

    /// The events, in the order of the articles.
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }
}

impl<'a> Matching for Events<'a> {
    type Item = Item<'a>;

    fn article(item: &Item<'a>) -> usize {
        item.article
    }

    fn keys(&self, item: &Item<'a>) -> Vec<Key> {
        item.trigger.concepts().map(Key::new).collect()
    }

    fn score(&self, a: &Item<'a>, b: &Item<'a>) -> f32 {
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

    fn threshold(&self) -> f32 {
        0.38
    }

    /// An article that names an event twice by one word means the same, unless others take part in
    /// it or it is on other days.
    fn same_within_article(&self, a: &Item<'a>, b: &Item<'a>) -> bool {
        let (x, y) = (a.event.status, b.event.status);
        let same_status = x == y || (is_real(x) && is_real(y));
        let same_word =
            !a.is_light && !a.trigger.is_empty() && a.trigger.concepts().eq(b.trigger.concepts());
        let apart = differ(&a.entities, &b.entities, |x, y| x == y)
            || differ(&a.days, &b.days, |x, y| x.overlaps(*y));
        same_status && ((same_word && !apart) || self.score(a, b) >= SAME_WITHIN)
    }
}

impl Kind for Events<'_> {
    const KIND: FactKind = FactKind::Event;

    fn fact(item: &Self::Item) -> &Fact {
        item.fact
    }

    fn relate(&self, a: &Self::Item, b: &Self::Item) -> Relation {
        let (x, y) = (a.event.status, b.event.status);
        if x == y || (is_real(x) && is_real(y)) {
            return Relation::Same;
        }
        let reports =
            |item: &Item<'_>| Claim::new(("has it", "have it"), status(item.event.status));
        let denied = matches!((x, y), (EventStatus::Negated, other) | (other, EventStatus::Negated) if is_real(other));
        let certain = best_overlap(&a.contexts, &b.contexts) >= CONFLICT_CONTEXT
            && a.participants.overlap(&b.participants) >= CONFLICT_PARTICIPANTS
            && a.is_denied != b.is_denied;
        if denied && certain {
            Relation::conflict(reports(a), reports(b))
        } else {
            Relation::compatible(reports(a), reports(b))
        }
    }

    fn label(&self, items: &[&Self::Item]) -> String {
        let what = most_frequent(items.iter().map(|item| item.event.what.text.as_str()));
        let best = items
            .iter()
            .filter(|item| item.event.what.text == what)
            .max_by_key(|item| (!item.event.who.is_empty(), !item.event.whom.is_empty()));
        best.map_or_else(String::new, |item| event_label(item.event))
    }
}

/// An event in the order of an English sentence: who, what, whom; the thing done to first where
/// nobody is said to do it.
pub fn event_label(event: &Event) -> String {
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
fn surroundings(story: &Story<'_>, article: usize, fact: &Fact, event: &Event) -> Vec<Bag> {
    let prepared = &story.articles[article];
    let pieces = fact.evidence.iter().take(CONTEXTS);
    pieces
        .map(|piece| {
            let sentence = prepared.sentence_span(piece.span);
            story.bag(article, sentence, Some(event.trigger()))
        })
        .collect()
}

/// Whether both lists tell something, and nothing of the one is in the other.
fn differ<T>(one: &[T], other: &[T], is_same: impl Fn(&T, &T) -> bool) -> bool {
    let in_other = |x: &T| other.iter().any(|y| is_same(x, y));
    !one.is_empty() && !other.is_empty() && !one.iter().any(in_other)
}

/// The days of the times that an event is told with.
fn days(prepared: &Prepared<'_>, event: &Event) -> Vec<Period> {
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
fn is_another_time(a: &Item<'_>, b: &Item<'_>) -> bool {
    let is_past = |item: &Item<'_>| is_real(item.event.status);
    let is_coming = |item: &Item<'_>| item.event.status == EventStatus::Planned;
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

fn is_denied(prepared: &Prepared<'_>, fact: &Fact) -> bool {
    let words = &prepared.words()[prepared.words_in(fact.primary_span())];
    words.iter().any(|word| words::is_denial(&word.form))
}

fn joined<'p>(phrases: impl Iterator<Item = &'p Phrase>) -> String {
    phrases
        .map(|phrase| phrase.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_real(status: EventStatus) -> bool {
    matches!(status, EventStatus::Happened | EventStatus::Ongoing)
}

fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Happened => "as done",
        EventStatus::Ongoing => "as going on",
        EventStatus::Planned => "as planned",
        EventStatus::Possible => "as possible",
        EventStatus::Negated => "as not done",
    }
}
