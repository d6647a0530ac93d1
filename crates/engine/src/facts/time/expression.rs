//! What a time expression says, before it is placed in the calendar.

use jiff::civil::Weekday;

use super::holiday::Holiday;

/// What the words say.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A day or something coarser.
    Date(Point),
    /// From one day or year to another: "March 9-11", "2009-2011".
    Interval(Point, Point),
    /// A time of a day; without a day, of the day last spoken of.
    Time(TimeOfDay, Option<Point>),
    /// From one time of a day to another: "from 2 to 4 pm on Monday".
    Hours(Hours),
    /// How long.
    Duration(Duration),
    /// How often.
    Set(Recurrence),
    /// No place in the calendar: one of the TIMEX3 references (`PAST_REF`).
    Vague(&'static str),
}

/// A place in the calendar.
#[derive(Debug, Clone, PartialEq)]
pub enum Point {
    /// By number: 20 is the twentieth.
    Century(i16),
    /// By its first three digits: 196 is the sixties.
    Decade(i16),
    /// A calendar year.
    Year(Year),
    /// A fiscal year.
    FiscalYear(Year),
    /// First or second half of a year.
    Half(i8, Year),
    /// Quarter of a year.
    Quarter(i8, Year),
    /// Season of a year.
    Season(Season, Year),
    /// Month of a year.
    Month(i8, Year),
    /// ISO week of a year.
    Week(i8, Year),
    /// Week of a month, counted from 1; -1 is the last.
    WeekOfMonth(i8, Box<Point>),
    /// Month and day of a year.
    Day(i8, i8, Year),
    /// Day of a month that is not told: "the 15th".
    DayOfMonth(i8),
    /// The same with its weekday, which tells the month: "Friday the 13th".
    WeekdayAndDay(Weekday, i8),
    /// Day of a month told by other means: "the 15th of next month"; -1 is the last, -2 the one before.
    DayWithin(i8, Box<Point>),
    /// Which of its weekdays, -1 being the last: "the first Monday of October".
    NthWeekday(i8, Weekday, Box<Point>),
    /// A feast or public holiday of a year.
    Holiday(Holiday, Year),
    /// A weekday.
    Weekday(Weekday, Choice),
    /// A weekday of the week that lies so many weeks from the present one.
    WeekdayOfWeek(Weekday, i16),
    /// The weekday of the week that holds another point: "Friday two weeks ago".
    WeekdayNear(Weekday, Box<Point>),
    /// The week that holds another point: "the week of June 5".
    WeekHolding(Box<Point>),
    /// A weekend.
    Weekend(Choice),
    /// The weekend at a day: "Labor Day weekend".
    WeekendAt(Box<Point>),
    /// So many units from the day of publication: "last week", "two years ago".
    FromPublication(Unit, i16),
    /// So many units from the time last spoken of: "two days later".
    FromReference(Unit, i16),
    /// So many units from another point: "two weeks before Christmas".
    CountedFrom(Unit, i16, Box<Point>),
    /// The start of a range, in the year that its end tells: "from January 23 to March 9".
    Opening(Box<Point>, Box<Point>),
}

/// From one time to another; an end without a day lies on the day of the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    /// Where it starts.
    pub from: (TimeOfDay, Option<Point>),
    /// Where it ends.
    pub to: (TimeOfDay, Option<Point>),
}

/// Which of the things that recur is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Only the tense tells: "on Monday", "in March".
    ByTense,
    /// "this Monday".
    This,
    /// "last Monday".
    Last,
    /// "next Monday".
    Next,
    /// "this past Monday".
    Past,
    /// "this coming Monday".
    Coming,
}

/// The year of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// As written.
    Given(i16),
    /// So many years from the year of publication: "of last year".
    FromPublication(i16),
    /// Not told.
    Chosen(Choice),
}

/// Seasons of the northern calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// From March.
    Spring,
    /// From June.
    Summer,
    /// From September.
    Autumn,
    /// From December.
    Winter,
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say all")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A time within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeOfDay {
    /// By the clock.
    Clock(Clock),
    /// A part of the day.
    Part(DayPart),
}

/// A time by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23, or 24 for the end of the day.
    pub hour: u8,
    /// Minute, where told.
    pub minute: Option<u8>,
    /// Second, where told.
    pub second: Option<u8>,
    /// The time zone, where told.
    pub zone: Option<Zone>,
}

/// A time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// So many minutes east of universal time.
    Offset(i16),
    /// Of a place or season that the name alone does not tell: "ET", "local time".
    Open,
}

/// Parts of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say all")]
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

/// A length of time: "3 years and 2 months".
#[derive(Debug, Clone, PartialEq)]
pub struct Duration(pub Vec<(Amount, Unit)>);

/// How many units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// A number.
    Exact(f64),
    /// "several", "a few", or the bare plural.
    Some,
}

/// How often.
#[derive(Debug, Clone, PartialEq)]
pub enum Recurrence {
    /// Every so many units.
    Every(Duration),
    /// On a weekday, at a time of the day where told.
    Weekday(Weekday, Option<TimeOfDay>),
    /// At a time of every day.
    Daily(TimeOfDay),
    /// In a month of every year.
    Month(i8),
    /// On a day of every month.
    DayOfMonth(i8),
}

impl Season {
    /// TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month it starts in.
    pub fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl DayPart {
    /// TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

impl TimeOfDay {
    /// The offset of its zone from universal time, where the words tell one other than zero.
    pub fn zone(self) -> Option<String> {
        let Self::Clock(Clock {
            zone: Some(Zone::Offset(minutes)),
            ..
        }) = self
        else {
            return None;
        };
        let (sign, size) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
        (minutes != 0).then(|| format!("{sign}{:02}:{:02}", size / 60, size % 60))
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Part(part) => write!(f, "T{}", part.code()),
            Self::Clock(clock) => {
                write!(f, "T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0))?;
                if let Some(second) = clock.second {
                    write!(f, ":{second:02}")?;
                }
                match clock.zone {
                    Some(Zone::Offset(0)) => f.write_str("Z"),
                    _ => Ok(()),
                }
            }
        }
    }
}

impl std::fmt::Display for Duration {
    /// ISO 8601, with `X` for an amount that is not told: `P3Y2M`, `PT30M`, `PXD`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("P")?;
        let mut within_day = false;
        for (amount, unit) in &self.0 {
            if *unit <= Unit::Hour && !within_day {
                f.write_str("T")?;
                within_day = true;
            }
            let (factor, code) = match unit {
                Unit::Second => (1.0, "S"),
                Unit::Minute | Unit::Month => (1.0, "M"),
                Unit::Hour => (1.0, "H"),
                Unit::Day => (1.0, "D"),
                Unit::Weekend => (1.0, "WE"),
                Unit::Week => (1.0, "W"),
                Unit::Fortnight => (2.0, "W"),
                Unit::Quarter => (1.0, "Q"),
                Unit::Year => (1.0, "Y"),
                Unit::Decade => (10.0, "Y"),
                Unit::Century => (100.0, "Y"),
            };
            match (amount, unit) {
                (Amount::Exact(count), _) => write!(f, "{}{code}", count * factor)?,
                (Amount::Some, Unit::Decade) => f.write_str("XDE")?,
                (Amount::Some, Unit::Century) => f.write_str("XCE")?,
                (Amount::Some, _) => write!(f, "X{code}")?,
            }
        }
        Ok(())
    }
}

impl std::fmt::Display for Recurrence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Every(duration) => write!(f, "{duration}"),
            Self::Weekday(weekday, time) => {
                write!(f, "XXXX-WXX-{}", weekday.to_monday_one_offset())?;
                time.map_or(Ok(()), |time| write!(f, "{time}"))
            }
            Self::Daily(time) => write!(f, "{time}"),
            Self::Month(month) => write!(f, "XXXX-{month:02}"),
            Self::DayOfMonth(day) => write!(f, "XXXX-XX-{day:02}"),
        }
    }
}
