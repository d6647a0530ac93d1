//! TIMEX3 values as days of the calendar.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The days that a value covers, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl Period {
    /// The days of a TIMEX3 value; `None` for values that name no days, such as durations and
    /// `PRESENT_REF`.
    pub fn of(value: &str) -> Option<Self> {
        let day = value.split('T').next()?;
        let mut parts = day.split('-');
        let year = parts.next()?;
        let rest: Vec<_> = parts.collect();
        if year.len() < 4 {
            return Self::of_years(year);
        }
        let year: i16 = year.parse().ok()?;
        match rest.as_slice() {
            [] => Self::months(year, 1, 12),
            [part] => Self::of_part(year, part),
            [week, _] if week.starts_with('W') => Self::of_part(year, week),
            [month, day] => {
                let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
                Some(Self {
                    first: date,
                    last: date,
                })
            }
            _ => None,
        }
    }

    /// Decades (`199`) and centuries (`19`).
    fn of_years(digits: &str) -> Option<Self> {
        let years = match digits.len() {
            3 => 10,
            2 => 100,
            _ => return None,
        };
        let first: i16 = digits.parse::<i16>().ok()?.checked_mul(years)?;
        Some(Self {
            first: Date::new(first, 1, 1).ok()?,
            last: Date::new(first.checked_add(years - 1)?, 12, 31).ok()?,
        })
    }

    fn of_part(year: i16, part: &str) -> Option<Self> {
        if let Some(week) = part.strip_prefix('W') {
            let monday = ISOWeekDate::new(year, week.parse().ok()?, Weekday::Monday).ok()?;
            let first = monday.date();
            let last = first.checked_add(6.days()).ok()?;
            return Some(Self { first, last });
        }
        match part {
            "Q1" => Self::months(year, 1, 3),
            "Q2" => Self::months(year, 4, 6),
            "Q3" => Self::months(year, 7, 9),
            "Q4" => Self::months(year, 10, 12),
            "H1" => Self::months(year, 1, 6),
            "H2" => Self::months(year, 7, 12),
            // Seasons begin and end loosely: a month is added on each side.
            "SP" => Self::months(year, 2, 6),
            "SU" => Self::months(year, 5, 9),
            "FA" => Self::months(year, 8, 12),
            month => {
                let month = month.parse().ok()?;
                Self::months(year, month, month)
            }
        }
    }

    fn months(year: i16, first: i8, last: i8) -> Option<Self> {
        Some(Self {
            first: Date::new(year, first, 1).ok()?,
            last: Date::new(year, last, 1).ok()?.last_of_month(),
        })
    }

    /// How many days it covers.
    pub fn days(self) -> i64 {
        let apart = self.first.until(self.last);
        apart.map_or(i64::MAX, |span| i64::from(span.get_days()) + 1)
    }

    /// Whether they share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn values_keep_their_granularity() {
        for (value, first, last) in [
            ("2014", date(2014, 1, 1), date(2014, 12, 31)),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2024-09-30", date(2024, 9, 30), date(2024, 9, 30)),
            ("2024-09-30T08:15", date(2024, 9, 30), date(2024, 9, 30)),
            ("2024-W40", date(2024, 9, 30), date(2024, 10, 6)),
            ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30)),
            ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ] {
            assert_eq!(Period::of(value), Some(Period { first, last }), "{value}");
        }
    }

    #[test]
    fn values_without_days_have_none() {
        for value in [
            "P2W",
            "PRESENT_REF",
            "XXXX-09",
            "",
            "2024-13",
            "2024-WE",
            "-",
        ] {
            assert_eq!(Period::of(value), None, "{value}");
        }
    }
}
