//! From days to places on a line. Long gaps in which nothing is dated are shortened, or ten years of
//! a story's past would leave no room for the days it is about.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::wording;
use sidelight_engine::compare::Period;

/// A line of time whose ends are 0 and 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scale {
    /// Days at which something begins or ends, with their places, in order.
    stops: Vec<(Date, f32)>,
}

/// Room that every stretch between two stops gets, however short, in the measure of the logarithm
/// of days.
const LEAST_ROOM: f32 = 0.4;

impl Scale {
    /// A line on which all of these have a place.
    pub fn new(periods: impl Iterator<Item = Period>) -> Self {
        let mut days: Vec<Date> = periods
            .flat_map(|period| [period.first, day_after(period.last)])
            .collect();
        days.sort_unstable();
        days.dedup();
        let room = |pair: &[Date]| (1.0 + days_between(pair[0], pair[1])).ln() + LEAST_ROOM;
        let total: f32 = days.windows(2).map(room).sum();
        let mut place = 0.0;
        let mut stops = Vec::with_capacity(days.len());
        for (at, &day) in days.iter().enumerate() {
            if at > 0 {
                place += room(&days[at - 1..=at]) / total;
            }
            stops.push((day, place.min(1.0)));
        }
        Self { stops }
    }

    /// Where a day begins.
    pub fn place(&self, day: Date) -> f32 {
        let after = self.stops.partition_point(|(stop, _)| *stop <= day);
        let Some(&(before, from)) = after.checked_sub(1).and_then(|at| self.stops.get(at)) else {
            return 0.0;
        };
        let Some(&(next, to)) = self.stops.get(after) else {
            return 1.0;
        };
        from + (to - from) * days_between(before, day) / days_between(before, next).max(1.0)
    }

    /// Where a period begins and ends.
    pub fn range(&self, period: Period) -> (f32, f32) {
        (self.place(period.first), self.place(day_after(period.last)))
    }

    /// Days worth a mark, the coarsest first, each with its place and what it is called.
    pub fn ticks(&self) -> Vec<(f32, String)> {
        let mut ticks: Vec<(u8, f32, String)> = self
            .stops
            .iter()
            .map(|&(day, place)| {
                let value = day.to_string();
                let (rank, value) = match (day.month(), day.day()) {
                    (1, 1) => (0, &value[..4]),
                    (_, 1) => (1, &value[..7]),
                    _ => (2, value.as_str()),
                };
                (rank, place, wording::short_date(value))
            })
            .collect();
        ticks.sort_by_key(|(rank, ..)| *rank);
        ticks
            .into_iter()
            .map(|(_, place, text)| (place, text))
            .collect()
    }
}

/// The day after; the day itself at the end of the calendar.
fn day_after(day: Date) -> Date {
    day.checked_add(1.day()).unwrap_or(day)
}

fn days_between(from: Date, to: Date) -> f32 {
    from.until(to).map_or(0.0, |span| span.get_days() as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(values: &[&str]) -> Scale {
        Scale::new(values.iter().filter_map(|value| Period::of(value)))
    }

    #[test]
    fn the_order_of_time_is_kept_and_a_month_holds_its_days() {
        let scale = scale(&["2014", "2024-09", "2024-09-30", "2025-09"]);
        let range = |value: &str| scale.range(Period::of(value).unwrap());
        assert!(range("2014").1 < range("2024-09").0);
        assert!(range("2024-09").0 < range("2024-09-30").0);
        assert!(range("2024-09-30").1 <= range("2024-09").1);
        assert_eq!(range("2014").0, 0.0);
        assert!((range("2025-09").1 - 1.0).abs() < 1e-5);
    }

    #[test]
    fn a_day_is_seen_beside_ten_years() {
        let scale = scale(&["2014", "2024-09-30"]);
        let (from, to) = scale.range(Period::of("2024-09-30").unwrap());
        assert!(to - from > 0.05, "{from} to {to}");
    }

    #[test]
    fn no_dates_make_an_empty_line() {
        assert!(scale(&[]).ticks().is_empty());
        assert_eq!(scale(&[]).place(Date::constant(2024, 1, 1)), 0.0);
    }
}
