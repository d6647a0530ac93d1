//! When: days, times of day, and what a clock shows.

mod reading;
mod time_of_day;

use std::collections::BTreeSet;

use crate::compare::calendar::Period;
use crate::compare::key::Key;
use crate::compare::wording::{Code, code};
use crate::compare::words;
use crate::facts::time;
use crate::facts::{Anchor, TimeExpression, TimeRelation, Timex};

use super::{LEAD, Likeness, Relation, is_telling};

use time_of_day::{Clock, PARTS, Part, clock, minutes_apart};

pub use reading::answers;

/// Minutes that two clock times of which one is vague may be apart and mean the same.
const VAGUE_MINUTES: i32 = 15;

/// Minutes by which two clock times may differ that answer one question.
const NEAR_MINUTES: i32 = 30;

/// Minutes of the clock for which things are planned.
const ROUND_MINUTES: i32 = 15;

/// Days of the longest time that dates something: of "the 1940s" it is told that things went on.
const LONGEST_DATED: i64 = 1_000;

/// What it adds that one word names what both date.
const SAME_OCCASION: f32 = 0.15;

/// What differs where two days do.
pub const OTHER_DAYS: &str = "The days differ";

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words that tell a day by that of the writing.
const DAY_WORDS: [&str; 4] = ["today", "yesterday", "tomorrow", "tonight"];

/// How fine a time is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grain {
    Clock,
    Day,
    Coarser,
}

/// A point in time.
#[allow(clippy::struct_excessive_bools)] // each is a question of its own, asked of the words once
#[derive(Debug)]
pub struct Moment {
    /// The TIMEX3 value, where it is resolved.
    pub value: Option<String>,
    period: Option<Period>,
    weekday: Option<usize>,
    part: Option<Part>,
    clock: Option<Clock>,
    relation: Option<TimeRelation>,
    is_vague: bool,
    /// Whether its words tell a day, a month or a year.
    tells_day: bool,
    /// Whether its words name it by a number.
    has_date: bool,
    /// Whether it is counted from another time of the article.
    is_counted: bool,
    /// Whether it dates what somebody says, which may be said again on another day.
    is_of_saying: bool,
    /// Whether a speaker counts it from when they speak: "we leave today".
    is_spoken: bool,
    /// The word that names the occasion that it dates, as it stands.
    pub dated: Option<String>,
    /// What names that occasion: no verb of saying, for what is said may be said again on another day.
    occasions: BTreeSet<Code>,
    /// The concepts of its words, for times that are not resolved.
    words: BTreeSet<Code>,
}

impl Moment {
    fn of(time: &TimeExpression, text: &str, is_vague: bool) -> Option<Self> {
        let is_now = time
            .value
            .as_deref()
            .is_some_and(|value| value.ends_with("_REF"));
        if !matches!(time.timex, Timex::Date | Timex::Time) || is_now {
            return None;
        }
        let forms: Vec<String> = words::words(text)
            .into_iter()
            .map(|word| word.form)
            .collect();
        let tells = |words: &[&str]| forms.iter().any(|form| words.contains(&form.as_str()));
        let weekday = WEEKDAYS.iter().position(|day| tells(&[day]));
        let part = PARTS
            .iter()
            .find(|(_, words)| tells(words))
            .map(|(part, _)| *part);
        let concepts = words::words(text)
            .into_iter()
            .filter(|word| is_telling(word.class))
            .map(|word| code(&words::concept(&word.form)));
        Some(Self {
            period: time.value.as_deref().and_then(Period::of),
            clock: time
                .value
                .as_deref()
                .and_then(|value| clock(value, text, time.zone.as_deref())),
            value: time.value.clone(),
            weekday,
            part,
            relation: time
                .relation
                .filter(|relation| *relation != TimeRelation::On),
            is_vague: is_vague || time.modifier.is_some(),
            tells_day: weekday.is_some()
                || tells(&DAY_WORDS)
                || forms
                    .iter()
                    .any(|form| time::month(form.trim_end_matches('.')).is_some())
                || (time.timex == Timex::Date && text.contains(|c: char| c.is_ascii_digit())),
            has_date: time.timex == Timex::Date
                && text.chars().any(|character| character.is_ascii_digit()),
            is_counted: matches!(time.anchor, Some(Anchor::Earlier(_))),
            is_of_saying: false,
            is_spoken: false,
            dated: None,
            occasions: BTreeSet::new(),
            words: concepts.collect(),
        })
    }

    /// Takes in what another time tells that stands beside it, unless both tell the same sort of time
    /// otherwise; whether it did.
    fn take_in(&mut self, other: &Self) -> bool {
        let clash = |own: bool, other: bool| own && other;
        let days = self
            .period
            .zip(other.period)
            .is_some_and(|(x, y)| !x.overlaps(y));
        if days || clash(self.clock.is_some(), other.clock.is_some()) {
            return false;
        }
        self.clock = self.clock.or(other.clock);
        self.part = self.part.or(other.part);
        self.weekday = self.weekday.or(other.weekday);
        let length = |period: Option<Period>| period.map_or(i64::MAX, Period::days);
        if length(other.period) < length(self.period) {
            self.period = other.period;
            self.value.clone_from(&other.value);
        }
        self.relation = self.relation.or(other.relation);
        self.is_vague |= other.is_vague;
        self.tells_day |= other.tells_day;
        self.words.extend(&other.words);
        true
    }

    /// Whether it is sure enough to contradict another: told by the words, and not counted from another
    /// time of the article.
    pub fn is_sure(&self) -> bool {
        (self.tells_day || self.clock.is_some())
            && !self.is_counted
            && !self.is_of_saying
            && !self.is_spoken
    }

    /// Whether neither is an age of years where the other is a day or a year.
    pub fn is_as_fine_as(&self, other: &Self) -> bool {
        let is_age = |moment: &Self| {
            let days = moment.period.map(Period::days);
            days.is_some_and(|days| days > LONGEST_DATED)
        };
        is_age(self) == is_age(other)
    }

    /// Whether one word names what both date; none where nothing names it in one of them.
    pub fn is_of_same_occasion(&self, other: &Self) -> Option<bool> {
        let named = self.dated.is_some() && other.dated.is_some();
        named.then(|| !self.occasions.is_disjoint(&other.occasions))
    }

    /// Whether another tells the same time more exactly: the hour of the day, the day of the month.
    pub fn is_coarser(&self, other: &Self) -> bool {
        if self.clock.is_some() || self.relation.is_some() || other.relation.is_some() {
            return false;
        }
        let days = self.period.zip(other.period);
        let (is_within, is_shorter) = days.map_or((false, false), |(own, other)| {
            let is_within = own.first <= other.first && other.last <= own.last;
            (is_within, own != other)
        });
        let tells_part = other.clock.is_some() || other.part.is_some() && self.part.is_none();
        is_within && (is_shorter || tells_part)
    }

    /// Whether one tells since when and the other when: "today's is the first since 1959".
    pub fn is_since_when(&self, other: &Self) -> bool {
        let is_since = |moment: &Self| moment.relation == Some(TimeRelation::Since);
        is_since(self) != is_since(other)
    }

    /// What it may have in common with others in clauses without a common word.
    pub fn bucket(&self) -> Option<Key> {
        let clock = self
            .clock
            .map(|clock| Key::new(("hour", clock.minute / 60)));
        clock.or_else(|| Some(Key::new(("value", self.value.as_ref()?))))
    }

    /// Whether both tell one time of day: what happens on two days at one minute is one thing.
    pub fn is_same_hour(&self, other: &Self) -> bool {
        let clocks = self.clock.zip(other.clock);
        clocks.is_some_and(|(x, y)| minutes_apart(x, y) == 0)
    }

    /// Whether both tell one minute that is no round one, at which nothing happens twice by habit.
    pub fn is_same_minute(&self, other: &Self) -> bool {
        let is_round = |clock: Clock| clock.minute % ROUND_MINUTES == 0;
        self.is_same_hour(other) && !self.clock.is_some_and(is_round)
    }

    fn grain(&self) -> Grain {
        let is_day = self
            .period
            .is_some_and(|period| period.first == period.last);
        if self.clock.is_some() {
            Grain::Clock
        } else if is_day || self.weekday.is_some() || self.part.is_some() {
            Grain::Day
        } else {
            Grain::Coarser
        }
    }

    pub fn same_question(&self, other: &Self, like: Likeness, sentences: [usize; 2]) -> f32 {
        let clocks = self.clock.zip(other.clock);
        let near_clocks = clocks.is_some_and(|(x, y)| minutes_apart(x, y) <= NEAR_MINUTES);
        let equal = if near_clocks {
            0.25
        } else if self.value.is_some() && self.value == other.value {
            0.15
        } else {
            0.0
        };
        let grain = if self.grain() == other.grain() {
            0.1
        } else {
            0.0
        };
        let lead = if sentences.iter().all(|sentence| *sentence < LEAD) {
            0.2
        } else {
            0.0
        };
        let occasion = if self.occasions.is_disjoint(&other.occasions) {
            0.0
        } else {
            SAME_OCCASION
        };
        0.4 * like.near + 0.6 * like.clauses + equal + grain + lead + occasion - 0.05
    }

    pub fn compare(&self, other: &Self) -> Relation {
        const DAYS: Relation = Relation::Conflict(OTHER_DAYS);
        const LESS: Relation = Relation::Compatible("One is less exact");
        if let (Some(x), Some(y)) = (self.clock, other.clock) {
            return self.compare_clocks(other, x, y);
        }
        if self.is_at_other_time_of_day(other) {
            return Relation::Conflict("The times of day differ");
        }
        let is_same_value =
            self.value.is_some() && self.value == other.value && self.clock == other.clock;
        if is_same_value && self.part == other.part && self.relation == other.relation {
            return Relation::Same;
        }
        if let (Some(x), Some(y)) = (self.period, other.period) {
            let same = x == y && self.part == other.part && self.clock == other.clock;
            let is_worded_alike = self.words == other.words && x.overlaps(y);
            return if (same || is_worded_alike) && self.relation == other.relation {
                Relation::Same
            } else if self.is_named_alike(other) {
                // "Monday" in articles of two weeks: which one is meant hangs on their own days.
                LESS
            } else if x.overlaps(y) || self.is_left_open(other) || self.is_one_night(other) {
                LESS
            } else {
                DAYS
            };
        }
        match (self.weekday(), other.weekday()) {
            (Some(x), Some(y)) if x != y => DAYS,
            _ if self.words == other.words && self.relation == other.relation => Relation::Same,
            _ => LESS,
        }
    }

    /// Whether both are of one day, or may be, and each of another time of it: "at 11.30 a.m.", "on Friday
    /// afternoon".
    fn is_at_other_time_of_day(&self, other: &Self) -> bool {
        let is_other_day = self
            .period
            .zip(other.period)
            .is_some_and(|(x, y)| !x.overlaps(y));
        let is_bound = self.relation.is_some() || other.relation.is_some();
        let has_zone = [self, other]
            .iter()
            .any(|it| it.clock.is_some_and(|it| it.zone.is_some()));
        if is_other_day || is_bound || has_zone {
            return false;
        }
        let parts = self.part.zip(other.part);
        match (self.clock, other.clock) {
            (Some(clock), None) => other.part.is_some_and(|part| !part.holds(clock)),
            (None, Some(clock)) => self.part.is_some_and(|part| !part.holds(clock)),
            _ => parts.is_some_and(|(own, other)| !own.overlaps(other)),
        }
    }

    /// Whether both are told by one word that has another day in every week or year.
    fn is_named_alike(&self, other: &Self) -> bool {
        let same_words = self.words == other.words;
        let same_weekday = self.weekday.is_some() && self.weekday == other.weekday;
        (same_words || same_weekday) && !self.has_date && !other.has_date
    }

    /// The weekday, as told or by the calendar.
    fn weekday(&self) -> Option<usize> {
        let by_calendar = || {
            let day = self
                .period
                .filter(|period| period.first == period.last)?
                .first;
            Some(usize::from(
                day.weekday().to_monday_zero_offset().unsigned_abs(),
            ))
        };
        self.weekday.or_else(by_calendar)
    }

    fn compare_clocks(&self, other: &Self, x: Clock, y: Clock) -> Relation {
        // The day of a mere hour is that of the writing, or of what was told before.
        let days = self.period.zip(other.period);
        let days = days.filter(|_| self.tells_day && other.tells_day);
        let other_days = days.is_some_and(|(x, y)| !x.overlaps(y));
        let one_zone = x.zone.is_some() != y.zone.is_some();
        match minutes_apart(x, y) {
            // One minute of two days is no night between them.
            apart if other_days && (apart == 0 || !self.is_one_night(other)) => {
                Relation::Conflict(OTHER_DAYS)
            }
            0 if self.is_vague == other.is_vague || self.relation == other.relation => {
                Relation::Same
            }
            0 => Relation::Compatible("One is less exact"),
            apart if apart <= VAGUE_MINUTES && (self.is_vague || other.is_vague) => {
                Relation::Compatible("The times are told about alike")
            }
            // A time with its zone beside one without: they may be the same hour.
            apart if one_zone && apart % 60 == 0 => {
                Relation::Compatible("The times are told for different zones")
            }
            _ => Relation::Conflict("The times differ"),
        }
    }

    /// Whether the relation of one leaves it open towards the other; two limits of one sort do not.
    fn is_left_open(&self, other: &Self) -> bool {
        self.relation != other.relation && (self.reaches(other) || other.reaches(self))
    }

    /// Whether its relation leaves it open towards the other: "by June" reaches 3 May.
    fn reaches(&self, other: &Self) -> bool {
        let (Some(own), Some(other)) = (self.period, other.period) else {
            return false;
        };
        match self.relation {
            Some(TimeRelation::By | TimeRelation::Until | TimeRelation::Before) => {
                other.first <= own.last
            }
            Some(TimeRelation::Since | TimeRelation::After) => other.last >= own.first,
            Some(TimeRelation::On) | None => false,
        }
    }

    /// "Late Sunday" and "early Monday".
    fn is_one_night(&self, other: &Self) -> bool {
        let (Some(x), Some(y)) = (self.period, other.period) else {
            return false;
        };
        let (earlier, later, parts) = if x.first <= y.first {
            (x, y, [self.part, other.part])
        } else {
            (y, x, [other.part, self.part])
        };
        let follows = earlier
            .last
            .tomorrow()
            .is_ok_and(|next| next == later.first);
        follows
            && (matches!(parts[0], Some(Part::Night | Part::Evening))
                || matches!(parts[1], Some(Part::Morning | Part::Night)))
    }
}
