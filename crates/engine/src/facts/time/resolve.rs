//! Places what the words say in the calendar.

use jiff::civil::{Date, Weekday};

use crate::facts::{Anchor, Timex};

use super::calendar::{self, CalendarValue};
use super::expression::{Amount, Choice, Clock, Expression, Hours, Point, TimeOfDay, Unit, Year};
use super::tense::Tense;
use super::{holiday, range};

/// A time expression with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// TIMEX3 type.
    pub timex: Timex,
    /// TIMEX3 value; `None` where what it is counted from is not known.
    pub value: Option<String>,
    /// What it was counted from.
    pub anchor: Option<Anchor>,
    /// Offset of its time zone from universal time, where that is told and another.
    pub zone: Option<String>,
}

/// Resolves the expressions of one article in the order of its text.
#[derive(Debug)]
pub struct Resolver {
    published: Option<Date>,
    /// The dates spoken of so far.
    history: Vec<CalendarValue>,
}

/// A date in the calendar and what it was counted from.
#[derive(Debug, Clone)]
struct Placed {
    value: CalendarValue,
    anchor: Option<Anchor>,
}

impl Placed {
    fn absolute(value: CalendarValue) -> Self {
        Self {
            value,
            anchor: None,
        }
    }

    fn from_publication(value: CalendarValue) -> Self {
        Self {
            value,
            anchor: Some(Anchor::Publication),
        }
    }
}

impl Resolver {
    /// For an article published on a day, where that is known.
    pub fn new(published: Option<Date>) -> Self {
        Self {
            published,
            history: Vec::new(),
        }
    }

    /// The type, value and anchor of an expression; remembers its date for those that follow.
    pub fn resolve(&mut self, expression: &Expression, tense: Tense) -> Resolved {
        let plain = |timex, value: String| Resolved {
            timex,
            value: Some(value),
            anchor: None,
            zone: None,
        };
        match expression {
            Expression::Duration(duration) => plain(Timex::Duration, duration.to_string()),
            Expression::Set(recurrence) => plain(Timex::Set, recurrence.to_string()),
            Expression::Vague(reference) => plain(Timex::Date, (*reference).to_owned()),
            Expression::Date(point) => {
                let placed = self.remember(point, tense);
                Resolved {
                    timex: Timex::Date,
                    value: placed.as_ref().map(|placed| placed.value.to_string()),
                    anchor: placed.and_then(|placed| placed.anchor),
                    zone: None,
                }
            }
            Expression::Interval(from, to) => {
                let from = self.remember(&range::opening(from, to), tense);
                let to = self.remember(to, tense);
                let both = from.zip(to);
                Resolved {
                    timex: Timex::Date,
                    value: both
                        .as_ref()
                        .map(|(from, to)| format!("{}/{}", from.value, to.value)),
                    anchor: both.and_then(|(from, _)| from.anchor),
                    zone: None,
                }
            }
            Expression::Time(time, day) => self.time(*time, day.as_ref(), tense),
            Expression::Hours(hours) => self.hours(hours, tense),
        }
    }

    fn remember(&mut self, point: &Point, tense: Tense) -> Option<Placed> {
        let placed = self.place(point, tense)?;
        self.history.push(placed.value);
        Some(placed)
    }

    /// A time of the day that is named, last spoken of, or the day of publication.
    fn time(&mut self, time: TimeOfDay, day: Option<&Point>, tense: Tense) -> Resolved {
        let placed = match day {
            Some(point) => self.remember(point, tense),
            None => self.reference(Unit::Day),
        };
        let value = match (&placed, day) {
            (Some(placed), _) => Some(format!("{}{time}", placed.value)),
            (None, None) => Some(time.to_string()),
            (None, Some(_)) => None,
        };
        Resolved {
            timex: Timex::Time,
            value,
            anchor: placed.and_then(|placed| placed.anchor),
            zone: time.zone(),
        }
    }

    /// From one time to another; the hour of an end that is earlier lies on the next day.
    fn hours(&mut self, hours: &Hours, tense: Tense) -> Resolved {
        let (start, start_day) = &hours.from;
        let (end, end_day) = &hours.to;
        let from = match start_day {
            Some(day) => self.remember(day, tense),
            None => self.reference(Unit::Day),
        };
        let day_of_end = match (end_day, &from) {
            (Some(day), _) => self.remember(day, tense).map(|placed| placed.value),
            (
                None,
                Some(Placed {
                    value: CalendarValue::Day(day),
                    ..
                }),
            ) if is_earlier(*end, *start) => day.tomorrow().ok().map(CalendarValue::Day),
            (None, from) => from.as_ref().map(|placed| placed.value),
        };
        let value = match (&from, day_of_end) {
            (Some(from), Some(to)) => Some(format!("{}{start}/{to}{end}", from.value)),
            _ if start_day.is_none() && end_day.is_none() => Some(format!("{start}/{end}")),
            _ => None,
        };
        Resolved {
            timex: Timex::Time,
            value,
            anchor: from.and_then(|placed| placed.anchor),
            zone: end.zone().or_else(|| start.zone()),
        }
    }

    /// A point to the day, where its value is coarser: "two months from today".
    fn exact_day(&self, point: &Point, tense: Tense) -> Option<Date> {
        match point {
            Point::FromPublication(unit, shift) => {
                calendar::add(self.published?, *unit, i32::from(*shift)).ok()
            }
            Point::FromReference(unit, shift) => {
                let reference = self.reference(*unit)?.value.first_day().ok()?;
                calendar::add(reference, *unit, i32::from(*shift)).ok()
            }
            Point::CountedFrom(unit, shift, origin) => {
                calendar::add(self.exact_day(origin, tense)?, *unit, i32::from(*shift)).ok()
            }
            _ => self.place(point, tense)?.value.first_day().ok(),
        }
    }

    /// The date last spoken of that is as fine as `unit`, else the day of publication.
    fn reference(&self, unit: Unit) -> Option<Placed> {
        let earlier = self.history.iter().rev().find(|value| value.unit() <= unit);
        match earlier {
            Some(value) => Some(Placed {
                value: *value,
                anchor: Some(Anchor::Earlier(value.to_string())),
            }),
            None => Some(Placed::from_publication(CalendarValue::Day(
                self.published?,
            ))),
        }
    }

    #[allow(
        clippy::too_many_lines,
        reason = "an arm for each sort of point, in one place"
    )]
    /// Where a point lies; `None` when its anchor is not known or the calendar has no such day.
    fn place(&self, point: &Point, tense: Tense) -> Option<Placed> {
        match point {
            Point::Century(century) => Some(Placed::absolute(CalendarValue::Century(*century))),
            Point::Decade(decade) => Some(Placed::absolute(CalendarValue::Decade(*decade))),
            Point::Year(year) => self.in_year(*year, tense, |year| Some(CalendarValue::Year(year))),
            Point::FiscalYear(year) => {
                self.in_year(*year, tense, |year| Some(CalendarValue::FiscalYear(year)))
            }
            Point::Half(half, year) => {
                self.in_year(*year, tense, |year| Some(CalendarValue::Half(year, *half)))
            }
            Point::Quarter(quarter, year) => self.in_year(*year, tense, |year| {
                Some(CalendarValue::Quarter(year, *quarter))
            }),
            Point::Season(season, year) => self.in_year(*year, tense, |year| {
                Some(CalendarValue::Season(year, *season))
            }),
            Point::Month(month, year) => self.in_year(*year, tense, |year| {
                Some(CalendarValue::Month(year, *month))
            }),
            Point::Week(week, year) => self.in_year(*year, tense, |year| {
                let monday = calendar::monday_of_week(year, *week).ok()?;
                Some(CalendarValue::Week(monday))
            }),
            Point::Day(month, day, year) => self.in_year(*year, tense, |year| {
                Date::new(year, *month, *day).ok().map(CalendarValue::Day)
            }),
            Point::Holiday(holiday, year) => self.in_year(*year, tense, |year| {
                holiday::day(*holiday, year).ok().map(CalendarValue::Day)
            }),
            Point::WeekOfMonth(rank, month) => {
                let month = self.place(month, tense)?;
                let (first, last) = (month.value.first_day().ok()?, month.value.last_day().ok()?);
                // The weeks of a month are those with most of their days in it.
                let day = match rank {
                    -1 => calendar::add(last, Unit::Day, -3).ok()?,
                    rank => calendar::add(first, Unit::Day, i32::from(*rank) * 7 - 4).ok()?,
                };
                Some(Placed {
                    value: CalendarValue::holding(day, Unit::Week),
                    anchor: month.anchor,
                })
            }
            Point::DayOfMonth(day) => self.day_of_month(*day, None, tense),
            Point::WeekdayAndDay(weekday, day) => self.day_of_month(*day, Some(*weekday), tense),
            Point::DayWithin(rank, whole) => {
                let whole = self.place(whole, tense)?;
                let (first, last) = (whole.value.first_day().ok()?, whole.value.last_day().ok()?);
                let day = match *rank {
                    rank if rank < 0 => calendar::add(last, Unit::Day, i32::from(rank) + 1).ok()?,
                    rank => calendar::add(first, Unit::Day, i32::from(rank) - 1).ok()?,
                };
                (first <= day && day <= last).then_some(Placed {
                    value: CalendarValue::Day(day),
                    anchor: whole.anchor,
                })
            }
            Point::NthWeekday(rank, weekday, whole) => {
                let whole = self.place(whole, tense)?;
                let first = whole.value.first_day().ok()?;
                let day = match (rank, whole.value.unit()) {
                    (-1, Unit::Year) => calendar::add(first, Unit::Month, 11).ok()?,
                    _ => first,
                };
                Some(Placed {
                    value: CalendarValue::Day(day.nth_weekday_of_month(*rank, *weekday).ok()?),
                    anchor: whole.anchor,
                })
            }
            Point::WeekdayNear(weekday, near) => {
                let near = self.exact_day(near, tense)?;
                let day = day_of_week(near, *weekday)?;
                Some(Placed::from_publication(CalendarValue::Day(day)))
            }
            Point::WeekHolding(day) => {
                let day = self.place(day, tense)?;
                Some(Placed {
                    value: CalendarValue::holding(day.value.first_day().ok()?, Unit::Week),
                    anchor: day.anchor,
                })
            }
            Point::WeekendAt(day) => {
                let placed = self.place(day, tense)?;
                let day = placed.value.first_day().ok()?;
                // A Monday or Tuesday makes the weekend before it a long one.
                let before = day.weekday().to_monday_zero_offset() < 2;
                let day = calendar::add(day, Unit::Week, -i32::from(before)).ok()?;
                Some(Placed {
                    value: CalendarValue::holding(day, Unit::Weekend),
                    anchor: placed.anchor,
                })
            }
            Point::Weekday(weekday, choice) => self.weekday(*weekday, *choice, tense),
            Point::WeekdayOfWeek(weekday, shift) => {
                let week = calendar::add(self.published?, Unit::Week, i32::from(*shift)).ok()?;
                let day = day_of_week(week, *weekday)?;
                Some(Placed::from_publication(CalendarValue::Day(day)))
            }
            Point::FromPublication(unit, shift) => {
                let day = calendar::add(self.published?, *unit, i32::from(*shift)).ok()?;
                Some(Placed::from_publication(CalendarValue::holding(day, *unit)))
            }
            Point::FromReference(unit, shift) => {
                let reference = self.reference(*unit)?;
                let day = reference.value.first_day().ok()?;
                let day = calendar::add(day, *unit, i32::from(*shift)).ok()?;
                Some(Placed {
                    value: CalendarValue::holding(day, *unit),
                    anchor: reference.anchor,
                })
            }
            Point::CountedFrom(unit, _, origin) => {
                // Counted from a day it is a day, whatever the unit.
                let day = self.exact_day(point, tense)?;
                let origin = self.place(origin, tense)?;
                let granularity = origin.value.unit().min(*unit);
                Some(Placed {
                    value: CalendarValue::holding(day, granularity),
                    anchor: origin.anchor,
                })
            }
            Point::Opening(from, to) => {
                let end = self.place(to, tense)?;
                let mut end_point = range::in_year(to, end.value.first_day().ok()?.year());
                let mut start = Point::clone(from);
                range::share_year(&mut start, &mut end_point);
                Some(Placed {
                    value: self.place(&start, tense)?.value,
                    anchor: end.anchor,
                })
            }
            Point::Weekend(choice) => {
                let published = self.published?;
                let weekends = (-1..=1).filter_map(|shift| {
                    let day = calendar::add(published, Unit::Week, shift).ok()?;
                    Some(CalendarValue::holding(day, Unit::Weekend))
                });
                let tense = if tense == Tense::Future {
                    tense
                } else {
                    Tense::Past
                };
                choose(weekends, *choice, tense, published).map(Placed::from_publication)
            }
        }
    }

    /// A thing that every year has, in the year meant.
    fn in_year(
        &self,
        year: Year,
        tense: Tense,
        of_year: impl Fn(i16) -> Option<CalendarValue>,
    ) -> Option<Placed> {
        match year {
            Year::Given(year) => of_year(year).map(Placed::absolute),
            Year::FromPublication(shift) => {
                of_year(self.published?.year() + shift).map(Placed::from_publication)
            }
            Year::Chosen(choice) => {
                let published = self.published?;
                // Four years to each side hold a leap day.
                let candidates = (-4..=4).filter_map(|shift| of_year(published.year() + shift));
                choose(candidates, choice, tense, published).map(Placed::from_publication)
            }
        }
    }

    /// A day of a month near publication, on a weekday where that is told.
    fn day_of_month(&self, day: i8, weekday: Option<Weekday>, tense: Tense) -> Option<Placed> {
        let published = self.published?;
        // Any day of the month falls on any weekday within fourteen months.
        let reach = if weekday.is_some() { 14 } else { 2 };
        let months = (-reach..=reach).filter_map(|shift| {
            let month = calendar::add(published.first_of_month(), Unit::Month, shift).ok()?;
            let day = Date::new(month.year(), month.month(), day).ok()?;
            weekday
                .is_none_or(|weekday| day.weekday() == weekday)
                .then_some(CalendarValue::Day(day))
        });
        choose(months, Choice::ByTense, tense, published).map(Placed::from_publication)
    }

    fn weekday(&self, weekday: Weekday, choice: Choice, tense: Tense) -> Option<Placed> {
        let published = self.published?;
        let of_week = |shift| {
            let week = calendar::add(published, Unit::Week, shift).ok()?;
            day_of_week(week, weekday)
        };
        let days = (-1..=1).filter_map(of_week).map(CalendarValue::Day);
        let value = match choice {
            Choice::This => CalendarValue::Day(of_week(0)?),
            // "last Friday" and "next Friday" are those of the weeks before and after.
            Choice::Last => CalendarValue::Day(of_week(-1)?),
            Choice::Next => CalendarValue::Day(of_week(1)?),
            Choice::ByTense if tense == Tense::Unknown => {
                choose(days, choice, Tense::Past, published)?
            }
            _ => choose(days, choice, tense, published)?,
        };
        Some(Placed::from_publication(value))
    }
}

/// Whether a time of the clock comes before another within a day.
fn is_earlier(time: TimeOfDay, than: TimeOfDay) -> bool {
    let minutes = |clock: Clock| (clock.hour, clock.minute.unwrap_or(0));
    match (time, than) {
        (TimeOfDay::Clock(time), TimeOfDay::Clock(than)) => minutes(time) < minutes(than),
        _ => false,
    }
}

/// Whether a length of time may be a date as well: "in two weeks" of what will be.
pub fn ahead(expression: &Expression) -> Option<Point> {
    let Expression::Duration(duration) = expression else {
        return None;
    };
    match duration.0.as_slice() {
        [(Amount::Exact(count), unit)] if *unit >= Unit::Day && count.fract() == 0.0 => {
            Some(Point::FromPublication(*unit, *count as i16))
        }
        _ => None,
    }
}

fn day_of_week(day: Date, weekday: Weekday) -> Option<Date> {
    let offset = i32::from(weekday.to_monday_zero_offset());
    calendar::add(calendar::monday_of(day), Unit::Day, offset).ok()
}

/// Of candidates in order, the one the words or the tense choose.
fn choose(
    candidates: impl Iterator<Item = CalendarValue>,
    choice: Choice,
    tense: Tense,
    published: Date,
) -> Option<CalendarValue> {
    let spans = candidates.filter_map(|candidate| {
        let (first, last) = (candidate.first_day().ok()?, candidate.last_day().ok()?);
        Some((candidate, first, last))
    });
    let mut spans: Vec<_> = spans.collect();
    let latest = |spans: Vec<(CalendarValue, Date, Date)>, fits: &dyn Fn(Date, Date) -> bool| {
        let mut fitting = spans.into_iter().rev();
        fitting.find(|(_, first, last)| fits(*first, *last))
    };
    let chosen = match (choice, tense) {
        (Choice::This, _) => latest(spans, &|first, _| first.year() == published.year()),
        (Choice::Last | Choice::Past, _) => latest(spans, &|_, last| last < published),
        (Choice::ByTense, Tense::Past) => latest(spans, &|first, _| first <= published),
        (Choice::Next | Choice::Coming, _) => {
            spans.into_iter().find(|(_, first, _)| *first > published)
        }
        (Choice::ByTense, Tense::Future) => {
            spans.into_iter().find(|(_, _, last)| *last >= published)
        }
        // What was planned for yesterday may just have been put off.
        (Choice::ByTense, Tense::Planned) => {
            let since = published.yesterday().ok()?;
            spans.into_iter().find(|(_, _, last)| *last >= since)
        }
        (Choice::ByTense, Tense::Unknown) => {
            // News tells more of what was: what is to come must lie clearly nearer.
            spans.sort_by_key(|(_, first, _)| {
                let distance = published.duration_until(*first);
                if distance.is_positive() {
                    distance * 3 / 2
                } else {
                    distance.abs()
                }
            });
            spans.into_iter().next()
        }
    };
    chosen.map(|(value, ..)| value)
}
