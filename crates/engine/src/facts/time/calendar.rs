//! Places in the calendar at the granularity of the words, and counting in them.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Error, Span};

use super::expression::{Season, Unit};

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarValue {
    /// By number: 20 is the twentieth.
    Century(i16),
    /// By its first three digits.
    Decade(i16),
    /// Calendar year.
    Year(i16),
    /// Fiscal year.
    FiscalYear(i16),
    /// Half of a year.
    Half(i16, i8),
    /// Quarter of a year.
    Quarter(i16, i8),
    /// Season, by the year it starts in.
    Season(i16, Season),
    /// Month of a year.
    Month(i16, i8),
    /// ISO week, by its Monday.
    Week(Date),
    /// Weekend, by the Monday of its ISO week.
    Weekend(Date),
    /// A day.
    Day(Date),
}

impl CalendarValue {
    /// What holds `day`, as coarse as `unit`; a day for units within a day.
    pub fn holding(day: Date, unit: Unit) -> Self {
        let (year, month) = (day.year(), day.month());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Weekend => Self::Weekend(monday_of(day)),
            Unit::Week | Unit::Fortnight => Self::Week(monday_of(day)),
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year / 10),
            Unit::Century => Self::Century((year - 1) / 100 + 1),
        }
    }

    /// Its first day.
    ///
    /// # Errors
    /// When the calendar has no such day.
    pub fn first_day(self) -> Result<Date, Error> {
        match self {
            Self::Century(century) => Date::new(century * 100 - 99, 1, 1),
            Self::Decade(decade) => Date::new(decade * 10, 1, 1),
            Self::Year(year) | Self::FiscalYear(year) => Date::new(year, 1, 1),
            Self::Half(year, half) => Date::new(year, half * 6 - 5, 1),
            Self::Quarter(year, quarter) => Date::new(year, quarter * 3 - 2, 1),
            Self::Season(year, season) => Date::new(year, season.first_month(), 1),
            Self::Month(year, month) => Date::new(year, month, 1),
            Self::Week(monday) => Ok(monday),
            Self::Weekend(monday) => monday.checked_add(Span::new().days(5)),
            Self::Day(day) => Ok(day),
        }
    }

    /// Its last day.
    ///
    /// # Errors
    /// When the calendar has no such day.
    pub fn last_day(self) -> Result<Date, Error> {
        let first = self.first_day()?;
        let next = match self {
            Self::Half(..) => add(first, Unit::Quarter, 2)?,
            Self::Weekend(_) => add(first, Unit::Day, 2)?,
            _ => add(first, self.unit(), 1)?,
        };
        next.yesterday()
    }

    /// The unit it is a whole one of.
    pub fn unit(self) -> Unit {
        match self {
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) | Self::FiscalYear(_) => Unit::Year,
            Self::Half(..) | Self::Quarter(..) | Self::Season(..) => Unit::Quarter,
            Self::Month(..) => Unit::Month,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Day(_) => Unit::Day,
        }
    }
}

impl std::fmt::Display for CalendarValue {
    /// TIMEX3.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Century(century) => write!(f, "{:02}", century - 1),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::FiscalYear(year) => write!(f, "FY{year:04}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Season(year, season) => write!(f, "{year:04}-{}", season.code()),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Week(monday) => write_week(f, *monday),
            Self::Weekend(monday) => {
                write_week(f, *monday)?;
                f.write_str("-WE")
            }
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

fn write_week(f: &mut std::fmt::Formatter<'_>, monday: Date) -> std::fmt::Result {
    let week = monday.iso_week_date();
    write!(f, "{:04}-W{:02}", week.year(), week.week())
}

/// The day that lies `count` units from `day`.
///
/// # Errors
/// When the calendar ends before.
pub fn add(day: Date, unit: Unit, count: i32) -> Result<Date, Error> {
    let span = Span::new();
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => span,
        Unit::Day => span.try_days(count)?,
        Unit::Weekend | Unit::Week => span.try_weeks(count)?,
        Unit::Fortnight => span.try_weeks(count * 2)?,
        Unit::Month => span.try_months(count)?,
        Unit::Quarter => span.try_months(count * 3)?,
        Unit::Year => span.try_years(count)?,
        Unit::Decade => span.try_years(count * 10)?,
        Unit::Century => span.try_years(count * 100)?,
    };
    day.checked_add(span)
}

/// The Monday of the ISO week of `day`.
pub fn monday_of(day: Date) -> Date {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(Span::new().days(back)).unwrap_or(day)
}

/// The Monday of an ISO week.
///
/// # Errors
/// When the year has no such week.
pub fn monday_of_week(year: i16, week: i8) -> Result<Date, Error> {
    Ok(ISOWeekDate::new(year, week, Weekday::Monday)?.date())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn writes_timex_values_at_their_granularity() {
        let day = date(2024, 9, 30);
        let written = |unit| CalendarValue::holding(day, unit).to_string();
        assert_eq!(written(Unit::Day), "2024-09-30");
        assert_eq!(written(Unit::Week), "2024-W40");
        assert_eq!(written(Unit::Weekend), "2024-W40-WE");
        assert_eq!(written(Unit::Quarter), "2024-Q3");
        assert_eq!(written(Unit::Decade), "202");
        assert_eq!(written(Unit::Century), "20");
    }
}
