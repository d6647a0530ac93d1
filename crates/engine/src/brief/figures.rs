//! Figures that change with the days of the articles: tolls, counts, prices.

use jiff::civil::Date;

use super::words::{Words, place};
use super::{Place, Story};
use crate::compare::{Difference, OF_AGE, Question, Row, Slot, Verdict};

/// A figure that changes.
#[derive(Debug, Clone, PartialEq)]
pub struct MovingFigure {
    /// The row of the comparison, by its id.
    pub row: String,
    /// What is counted, in the words of the latest article.
    pub words: Words,
    /// What each article tells, the earliest first.
    pub points: Vec<Point>,
}

/// A figure of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The day of the article.
    pub day: Date,
    /// The number.
    pub value: f64,
    /// The words as they stand.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

impl MovingFigure {
    /// Where each point stands in a plot, from 0 to 1: by day, and by number from the least to the
    /// greatest.
    pub fn places(&self) -> Vec<[f64; 2]> {
        let first = self.points.iter().map(|point| point.day).min();
        let days = |point: &Point| {
            let since = first.and_then(|first| first.until(point.day).ok());
            since.map_or(0.0, |span| f64::from(span.get_days()))
        };
        let last = self.points.iter().map(days).fold(1.0, f64::max);
        let numbers = || self.points.iter().map(|point| point.value);
        let least = numbers().fold(f64::INFINITY, f64::min);
        let range = (numbers().fold(f64::NEG_INFINITY, f64::max) - least).max(f64::MIN_POSITIVE);
        let place = |point: &Point| [days(point) / last, (point.value - least) / range];
        self.points.iter().map(place).collect()
    }
}

/// The moving figures of a row.
pub fn of_row(story: &Story<'_>, row: &Row) -> Vec<MovingFigure> {
    let slots = row.slots.iter().filter(|slot| moves(slot));
    slots
        .filter_map(|slot| figure(story, row, slot))
        .filter(goes_one_way)
        .collect()
}

/// Whether a figure only grows or only falls: one that goes up and down counts now this, now that.
fn goes_one_way(figure: &MovingFigure) -> bool {
    let numbers = figure.points.iter().map(|point| point.value);
    numbers.clone().is_sorted() || numbers.rev().is_sorted()
}

/// Whether the answers to a question differ because they are of different days.
pub fn moves(slot: &Slot) -> bool {
    slot.question == Question::HowMany
        && slot.verdict != Verdict::Conflict
        && slot.differences.iter().any(Difference::is_by_day)
}

fn figure(story: &Story<'_>, row: &Row, slot: &Slot) -> Option<MovingFigure> {
    let mut points = Vec::new();
    let mut latest = None;
    for (article, answers) in &slot.cells {
        let Some(day) = story
            .sheet(article)
            .and_then(|sheet| sheet.article.metadata.published)
        else {
            continue;
        };
        // An article that tells the toll of before and that of now tells the greater one as its own.
        // How old somebody is changes with no day of the news.
        let read = answers
            .iter()
            .filter(|answer| !answer.value.ends_with(OF_AGE));
        let read = read.filter_map(|answer| Some((answer, Amount::read(&answer.value)?)));
        let Some((answer, amount)) =
            read.max_by(|(_, a), (_, b)| a.middle().total_cmp(&b.middle()))
        else {
            continue;
        };
        if latest.is_none_or(|(known, _, _)| known <= day) {
            latest = Some((day, article, answer));
        }
        points.push(Point {
            day,
            value: amount.middle(),
            text: crate::facts::one_line(&answer.text),
            place: place(article, answer),
        });
    }
    points.sort_by(|a, b| a.day.cmp(&b.day).then(a.value.total_cmp(&b.value)));
    let (_, article, answer) = latest?;
    let days = points.first()?.day != points.last()?.day;
    days.then(|| MovingFigure {
        row: row.id.clone(),
        words: Words::around(story, row, slot.question, article, answer),
        points,
    })
}

/// A number as the rows write it, before its unit.
#[derive(Debug, Clone, PartialEq)]
struct Amount {
    low: f64,
    high: f64,
}

impl Amount {
    /// Reads what a row writes; none where it is no number.
    fn read(value: &str) -> Option<Self> {
        let rest = value.trim_start_matches(['<', '>', '=', '~']);
        let modifier = &value[..value.len() - rest.len()];
        let number = rest.split(' ').next()?;
        let (low, high) = if let Some((low, high)) = number.split_once("..") {
            (low.parse().ok()?, high.parse().ok()?)
        } else {
            let exact: f64 = number.parse().ok()?;
            match modifier {
                ">" | ">=" => (exact, f64::INFINITY),
                "<" | "<=" => (f64::NEG_INFINITY, exact),
                _ => (exact, exact),
            }
        };
        Some(Self { low, high })
    }

    /// One number for it.
    fn middle(&self) -> f64 {
        match (self.low.is_finite(), self.high.is_finite()) {
            (true, true) => f64::midpoint(self.low, self.high),
            (true, false) => self.low,
            _ => self.high,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: &str) -> Amount {
        Amount::read(value).unwrap()
    }

    #[test]
    fn numbers_are_read_whatever_hedges_them() {
        assert_eq!(amount("~9000").middle(), 9000.0);
        assert_eq!(amount("3..5 day").middle(), 4.0);
        assert_eq!(amount("148000000 USD").middle(), 148_000_000.0);
        assert_eq!(amount("<=12").middle(), 12.0);
        assert_eq!(Amount::read("many"), None);
    }
}
