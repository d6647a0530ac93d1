//! Figures that a text broke: "13, 000", "$27. 5 million", "8: 30pm".
//!
//! Converters put a blank behind every comma, point and colon. Where words around the figures show that they are
//! one, the blank is read over; where they may be two, they stay as they stand.

use crate::facts::{hedge, number, time};

use super::Lexemes;

/// Words before a number, beside those that loosen or bound it, that are about how much it is.
const MEASURING: &[&str] = &["all", "exactly", "many", "measured", "measuring", "only"];

/// Words before a number behind which another may follow: "at 25, 300 people".
const PLACING: &[&str] = &[
    "age", "aged", "ages", "and", "at", "by", "for", "from", "in", "no", "number", "of", "on",
    "or", "page", "pages", "room", "since", "to", "until",
];

/// Words before a time of day.
const TIMING: &[&str] = &["about", "around", "at", "by", "from", "since", "until"];

/// Words behind a fraction of a number, beside those that multiply it.
const MEASURED: &[&str] = &["%", "degree", "degrees", "magnitude", "per", "percent"];

/// Halves of the day, of which the first letter may stand apart.
const HALVES: &[&str] = &["a", "am", "p", "pm"];

impl Lexemes<'_> {
    /// Ties the parts of broken figures together.
    pub(super) fn mend(&mut self) {
        for mark in 1..self.len().saturating_sub(1) {
            let is_broken = self.is_glued(mark)
                && !self.is_glued(mark + 1)
                && match self.lower(mark) {
                    "," => self.parts_thousands(mark),
                    "." => self.parts_decimals(mark),
                    ":" => self.parts_minutes(mark),
                    _ => false,
                };
            if is_broken {
                self.0[mark + 1].glued = true;
            }
        }
    }

    /// Whether the digits before a mark are a number of their own, of at most so many digits.
    fn ends_number(&self, mark: usize, most: usize) -> bool {
        self.digits(mark - 1)
            .is_some_and(|digits| digits.len() <= most)
            && !(self.is_glued(mark - 1) && matches!(self.before(mark - 1), "." | "-" | "/" | ":"))
    }

    fn is_money(&self, at: usize) -> bool {
        matches!(self.before(at), "$" | "€" | "£" | "¥" | "₹")
    }

    /// Whether what stands before a number tells how much it is.
    fn is_measured(&self, number: usize) -> bool {
        self.is_money(number)
            || MEASURING.contains(&self.before(number))
            || hedge::before(self, number).is_some()
    }

    /// "13, 000 people", "a further 2, 129 points"
    fn parts_thousands(&self, comma: usize) -> bool {
        let Some(group) = self.digits(comma + 1).filter(|group| group.len() == 3) else {
            return false;
        };
        let number = comma - 1;
        let goes_on = self.is_glued(comma - 1) && self.before(number) == ",";
        let lists = !goes_on && self.before(number) == "," || self.digits(comma + 3).is_some();
        let before = self.before(number);
        let in_prose = number > 0
            && self.is_word(number - 1)
            && !self.is_capitalised(number - 1)
            && !PLACING.contains(&before);
        let counts = self.is_word(comma + 2) || self.lower(comma + 2) == "-";
        self.ends_number(comma, 3)
            // No number begins with a nought.
            && (group.starts_with('0')
                || !lists
                    && (self.is_measured(number) || in_prose && counts))
    }

    /// "$27. 5 million", "a 6. 1-magnitude quake"
    fn parts_decimals(&self, point: usize) -> bool {
        let number = point - 1;
        let behind = self.lower(point + 2);
        let compounds = behind == "-" && self.is_glued(point + 2) && self.is_word(point + 3);
        let multiplied = number::scale(behind).or_else(|| number::scale_letter(behind));
        let measured = MEASURED.contains(&behind) || multiplied.is_some() || compounds;
        self.ends_number(point, 3)
            && self
                .digits(point + 1)
                .is_some_and(|decimals| decimals.len() <= 2)
            && number > 0
            && (measured || self.is_measured(number))
    }

    /// "8: 30pm", "at 06: 31"
    fn parts_minutes(&self, colon: usize) -> bool {
        let behind = self.lower(colon + 2);
        let is_clock = self.integer(colon - 1).is_some_and(|hour| hour < 24)
            && self
                .digits(colon + 1)
                .is_some_and(|minutes| minutes.len() == 2)
            && self.integer(colon + 1).is_some_and(|minute| minute < 60);
        self.ends_number(colon, 2)
            && is_clock
            && (HALVES.contains(&behind)
                || time::zone(self, colon + 2).is_some()
                || TIMING.contains(&self.before(colon - 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the figures of a text are read as one.
    fn is_one(text: &str) -> bool {
        let words = Lexemes::new(text, 0);
        let marks = 1..words.len().saturating_sub(1);
        let broken =
            |mark: &usize| words.digits(mark - 1).is_some() && words.digits(mark + 1).is_some();
        let mut between = marks.filter(broken);
        between.any(|mark| words.is_glued(mark + 1))
    }

    #[test]
    fn figures_that_a_text_broke_are_one() {
        for text in [
            "home to 13, 000 people",
            "lost $380, 600 in a night",
            "now has 2, 129 points",
            "the record of 4, 051 yards",
            "more than 1, 250 were hurt",
            "a 6. 1-magnitude quake",
            "worth £1. 7m",
            "shot 46. 8 percent",
            "began around 8: 30pm",
            "at 06: 31 the cable broke",
        ] {
            assert!(is_one(text), "{text}");
        }
    }

    #[test]
    fn figures_that_may_be_two_stay_two() {
        for text in [
            "On May 5, 200 people came",
            "at 25, 300 people a day",
            "pages 12, 345",
            "children aged 3, 120 of them",
            "in rows 1, 200, 300",
            "the score was 3: 20 fans left",
            "Psalm 8: 30 verses",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
