//! How many, how much, how long, how old.

mod reading;

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};
use std::sync::LazyLock;

use crate::compare::interval::Interval;
use crate::compare::key::Key;
use crate::compare::wording::{Code, code};
use crate::compare::words::{self, WordClass};
use crate::facts::{AGE, Quantity, TimeExpression};

use super::frame::Frame;
use super::setting::Sameness;
use super::{Likeness, Relation, is_telling, measure};

pub use reading::answers;

/// How an age is told in files, behind its number.
pub const OF_AGE: &str = " years of age";

/// How far two numbers may be apart that were turned into one unit: the writers rounded.
const CONVERTED: f64 = 0.03;

/// Likeness of two clauses from which they are one sentence told twice.
const SAME_SENTENCE: f32 = 0.35;

/// Likeness of two clauses from which two ages in them are of one person whom neither names.
const SAME_WORDS: f32 = 0.5;

/// Likeness of two clauses from which like words around two numbers tell that they count one thing.
const LIKE_CLAUSES: f32 = 0.25;

/// Share of the larger of two numbers from which the smaller is about the same.
const NEAR: f64 = 0.8;

/// Likeness of two clauses, or of the words around two numbers, from which they may count one thing.
const SLIGHTLY_ALIKE: f32 = 0.1;
const NEARLY_ALIKE: f32 = 0.2;

/// Likeness of two clauses from which the ages of somebody named in one alone may be one person's.
const ONE_PERSON: f32 = 0.4;

/// Days between two articles from which somebody may have had a birthday, and days of a year.
const BIRTHDAY_DAYS: i32 = 14;
const DAYS_OF_YEAR: f64 = 365.0;

/// The unit of one side of a score.
const SCORE: &str = "score";

/// Times that one number may be larger than another of the same thing.
const FAR_APART: f64 = 2.5;

/// The concepts of words for people whoever they are.
static EVERYBODY: LazyLock<BTreeSet<Code>> = LazyLock::new(|| {
    concepts(
        "people persons victims lives fatalities casualties deaths others more members passengers",
    )
});

/// What is measured: only numbers of one dimension are compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// Things or people.
    Count,
    /// Years of a life.
    Age,
    /// A currency, or a base unit.
    Unit(String),
}

/// A number with what it counts.
#[allow(clippy::struct_excessive_bools)] // each is a question of its own, asked of the words once
#[derive(Debug)]
pub struct Amount {
    pub dimension: Dimension,
    /// In base units.
    value: Option<f64>,
    interval: Interval,
    modifier: Option<String>,
    unit: Option<String>,
    /// The thing counted, in the words of the article.
    thing: Option<String>,
    /// Its concepts.
    of: BTreeSet<Code>,
    frame: Option<Frame>,
    /// Whose age it is, among all articles.
    owner: Option<usize>,
    /// Whether it is an age, and no other age in the article is that of somebody without a name.
    is_only_age: bool,
    /// Whether it is the toll of its sort that the article tells first; later ones may be of other events.
    is_first_toll: bool,
    /// Whether it counts what is left beside something counted before ("three others").
    is_rest: bool,
    /// Whether somebody is told of beside those counted ("a suspect and two victims").
    is_of_list: bool,
}

impl Amount {
    fn of_quantity(quantity: &Quantity) -> Option<Self> {
        let (base, factor) = quantity.unit.as_deref().map_or(("", 1.0), measure::base);
        let dimension = match quantity.of.as_deref() {
            Some(AGE) => Dimension::Age,
            _ if base.is_empty() => Dimension::Count,
            _ => Dimension::Unit(base.to_owned()),
        };
        // Ages are told in years.
        let factor = match dimension {
            Dimension::Age if quantity.unit.is_some() => factor / measure::base("year").1,
            _ => factor,
        };
        let interval = Interval::of(quantity)?;
        let of = quantity.of.as_deref().unwrap_or_default();
        let of = if dimension == Dimension::Age { "" } else { of };
        Some(Self {
            dimension,
            value: quantity.value.map(|value| value * factor),
            interval: Interval {
                low: interval.low * factor,
                high: interval.high * factor,
            },
            modifier: quantity.modifier.as_deref().map(str::to_owned),
            unit: quantity.unit.clone(),
            thing: quantity.of.as_deref().map(str::to_owned),
            of: concepts(of),
            frame: None,
            owner: None,
            is_only_age: false,
            is_first_toll: false,
            is_rest: false,
            is_of_list: false,
        })
    }

    /// A length of time as a number of seconds.
    fn of_duration(time: &TimeExpression) -> Option<Self> {
        let value = time.value.as_deref()?;
        let digits = value.strip_prefix('P')?.trim_start_matches('T');
        let letter = digits.chars().last()?;
        let number: f64 = digits.strip_suffix(letter)?.parse().ok()?;
        let unit = match (letter, value.starts_with("PT")) {
            ('Y', _) => "year",
            ('M', false) => "month",
            ('W', _) => "week",
            ('D', _) => "day",
            ('H', _) => "hour",
            ('M', true) => "minute",
            ('S', _) => "second",
            _ => return None,
        };
        let modifier = match time.modifier.as_deref() {
            Some("APPROX") => Some("~"),
            Some("MORE_THAN") => Some(">"),
            Some("LESS_THAN") => Some("<"),
            Some("EQUAL_OR_MORE") => Some(">="),
            Some("EQUAL_OR_LESS") => Some("<="),
            _ => None,
        };
        Self::of_quantity(&Quantity {
            value: Some(number),
            low: None,
            high: None,
            unit: Some(unit.to_owned()),
            modifier: modifier.map(Into::into),
            of: None,
        })
    }

    /// The number, or the end of a range that is told.
    fn representative(&self) -> f64 {
        let ends = [self.interval.low, self.interval.high];
        let told = ends.into_iter().find(|end| end.is_finite());
        self.value.or(told).unwrap_or_default()
    }

    /// What is counted, where something tells.
    pub fn asked(&self) -> Option<String> {
        let frame = self.frame.map(|frame| frame.label().to_owned());
        frame.or_else(|| self.thing.clone())
    }

    /// What it may have in common with others in clauses without a common word.
    pub fn bucket(&self) -> Option<Key> {
        let value = self.measured();
        let by_frame = self.frame.map(|frame| Key::new(("frame", frame as u8)));
        by_frame.or_else(|| value.map(|value| Key::new(("value", value.to_bits()))))
    }

    /// The number of what is measured or old: not of what is counted.
    pub fn measured(&self) -> Option<f64> {
        self.value.filter(|_| self.dimension != Dimension::Count)
    }

    fn is_age_of_nobody(&self) -> bool {
        self.dimension == Dimension::Age && self.owner.is_none()
    }

    /// Whether both are ages of the one nameless person of whom their articles tell.
    pub fn is_age_of_the_same(&self, other: &Self) -> bool {
        self.is_only_age && other.is_only_age && !self.is_far_from(other)
    }

    /// Whether both are about the same number.
    pub fn is_near(&self, other: &Self) -> bool {
        let (x, y) = (self.representative(), other.representative());
        x.min(y) > NEAR * x.max(y)
    }

    fn is_far_from(&self, other: &Self) -> bool {
        let (x, y) = (self.representative(), other.representative());
        x.min(y) * FAR_APART < x.max(y)
    }

    /// Whether another tells the same number more exactly: how many the dozens are.
    pub fn is_vaguer(&self, other: &Self) -> bool {
        let (own, other) = (self.interval, other.interval);
        own != other && own.low <= other.low && other.high <= own.high
    }

    /// Whether it counts people by what befell them.
    pub fn is_toll(&self) -> bool {
        self.frame.is_some()
    }

    fn is_score(&self) -> bool {
        matches!(&self.dimension, Dimension::Unit(unit) if unit == SCORE)
    }

    /// Whether somebody may have become as old as the other tells in some days.
    pub fn may_have_aged(&self, other: &Self, days: i32) -> bool {
        let years = (self.representative() - other.representative()).abs();
        self.dimension == Dimension::Age
            && days >= BIRTHDAY_DAYS
            && years <= f64::from(days) / DAYS_OF_YEAR + 1.0
    }

    /// Whether it is a price or a share, which is another every day.
    pub fn is_quoted_daily(&self) -> bool {
        let unit = match &self.dimension {
            Dimension::Unit(unit) => unit.as_str(),
            _ => "",
        };
        unit == "percent" || is_currency(unit)
    }

    /// Whether it counts things or money, whose number may change; what is measured stays.
    pub fn is_counted(&self) -> bool {
        match &self.dimension {
            Dimension::Count => true,
            Dimension::Age => false,
            Dimension::Unit(unit) => is_currency(unit),
        }
    }

    /// Whether an article may well tell two of them that answer one question: the old toll and the new,
    /// the age in the headline and in the text.
    pub fn may_be_told_twice(&self, other: &Self) -> bool {
        match self.dimension {
            Dimension::Age => self.owner.is_some() && self.owner == other.owner,
            _ => self.frame.is_some() && other.frame.is_some(),
        }
    }

    pub fn same_question(&self, other: &Self, like: Likeness) -> f32 {
        let equal = if self.is_equal(other) {
            0.15
        } else if self.is_near(other) {
            0.08
        } else {
            0.0
        };
        if self.dimension == Dimension::Age {
            let owner = match (self.owner, other.owner) {
                (Some(x), Some(y)) if x == y => 0.4,
                (Some(_), Some(_)) => -0.4,
                _ => 0.0,
            };
            return 0.5 * like.near + 0.3 * like.clauses + owner + equal;
        }
        if self.dimension != Dimension::Count {
            return 0.6 * like.near + 0.4 * like.clauses + 0.1 + equal;
        }
        let thing = match (self.frame, other.frame) {
            (Some(x), Some(y)) if x == y => 0.36,
            // The dead are not the hurt, however like the words around them.
            (Some(_), Some(_)) => return 0.0,
            _ if self.of.is_empty() || other.of.is_empty() => 0.15,
            _ if self.of.is_disjoint(&other.of) => -0.15,
            _ => 0.3,
        };
        0.45 * like.near + 0.25 * like.clauses + thing + equal
    }

    fn is_equal(&self, other: &Self) -> bool {
        let (Some(x), Some(y)) = (self.value, other.value) else {
            return self.value.is_none()
                && other.value.is_none()
                && self.interval == other.interval;
        };
        let leeway = if self.unit == other.unit {
            0.0
        } else {
            CONVERTED
        };
        x == y || (x - y).abs() <= leeway * x.abs().max(y.abs())
    }

    /// Whether each counts something that the other does not, and one of them several sorts of things: "87 member
    /// countries", "87 countries and organizations". What is called by other words alone is the same.
    fn counts_other_things(&self, other: &Self) -> bool {
        let lacks = |one: &Self, other: &Self| !one.of.is_subset(&other.of);
        let is_of_several = |one: &Self| {
            one.thing
                .as_deref()
                .is_some_and(|thing| thing.contains(" and "))
        };
        let frames = self.frame.zip(other.frame);
        frames.is_some_and(|(x, y)| x != y)
            || frames.is_none()
                && is_of_several(self) != is_of_several(other)
                && lacks(self, other)
                && lacks(other, self)
    }

    /// Whether it may count some of those whom another counts: "six men" of "seven people".
    fn counts_a_part_of(&self, other: &Self) -> bool {
        let is_particular = |thing: &&Code| !EVERYBODY.contains(thing);
        let is_smaller = self.representative() <= other.representative();
        is_smaller
            && self.of.iter().any(|thing| is_particular(&thing))
            && self.of.is_disjoint(&other.of)
    }

    /// Whether it counts some of those whom another of the article counts in all: "two women" of "seven dead".
    pub fn is_part_of(&self, other: &Self) -> bool {
        other.is_first_toll
            && self.is_toll()
            && self.frame == other.frame
            && !self.is_equal(other)
            && self.counts_a_part_of(other)
    }

    /// Both together, where they count those of one frame: "six men and one woman".
    fn sum(&self, other: &Self) -> Option<Self> {
        let is_one_count = self.frame.is_some()
            && self.frame == other.frame
            && self.modifier.is_none()
            && other.modifier.is_none();
        let value = self.value.zip(other.value).filter(|_| is_one_count);
        let value = value.map(|(x, y)| x + y)?;
        Some(Self {
            dimension: Dimension::Count,
            value: Some(value),
            interval: Interval {
                low: value,
                high: value,
            },
            modifier: None,
            unit: None,
            thing: None,
            of: BTreeSet::new(),
            frame: self.frame,
            owner: None,
            is_only_age: false,
            is_first_toll: false,
            is_rest: self.is_rest,
            is_of_list: false,
        })
    }

    pub fn compare(&self, other: &Self) -> Relation {
        if self.is_equal(other) {
            if self.dimension == Dimension::Age
                && self.owner.zip(other.owner).is_some_and(|(x, y)| x != y)
            {
                return Relation::Apart;
            }
            if self.counts_other_things(other) {
                return Relation::Compatible("Other things are counted");
            }
            return if self.modifier == other.modifier || self.unit != other.unit {
                Relation::Same
            } else {
                Relation::Compatible("One is less exact")
            };
        }
        if self.is_score() {
            // One side of a score is nothing without the other.
            return Relation::Apart;
        }
        let is_lower_bound = |amount: &Self| amount.interval.high.is_infinite();
        if is_lower_bound(self) && is_lower_bound(other) && self.interval.low != other.interval.low
        {
            return Relation::Conflict("The lower bounds differ");
        }
        if self.interval.overlaps(other.interval) {
            Relation::Compatible("One is less exact")
        } else {
            Relation::Conflict("The numbers differ")
        }
    }

    /// Whether two numbers that differ may count the same thing, so far that a reader should know of it.
    pub fn may_count_the_same(&self, other: &Self, like: Likeness, told_of: Sameness) -> bool {
        let shares_thing = !self.of.is_disjoint(&other.of);
        let other_thing = !self.of.is_empty() && !other.of.is_empty() && !shares_thing;
        let alike = like.clauses >= SLIGHTLY_ALIKE || like.near >= NEARLY_ALIKE;
        let is_one_thing = match &self.dimension {
            Dimension::Age => match (self.owner, other.owner) {
                (Some(x), Some(y)) => x == y,
                _ => like.clauses >= ONE_PERSON,
            },
            Dimension::Count if self.frame.is_some() && self.frame == other.frame => {
                !self.counts_a_part_of(other) && !other.counts_a_part_of(self)
            }
            Dimension::Count => self.frame == other.frame && shares_thing && alike,
            Dimension::Unit(_) => !other_thing && alike,
        };
        is_one_thing
            && told_of != Sameness::Other
            && self.counts_all_or_part_like(other)
            && (self.frame.is_some() || !self.is_far_from(other))
    }

    /// Whether two numbers count the same thing: something must tell it beside like words.
    pub fn counts_the_same(&self, other: &Self, like: Likeness, told_of: Sameness) -> bool {
        let far_apart = self.is_far_from(other) && like.near < 0.5;
        let shares_thing = !self.of.is_disjoint(&other.of);
        let other_thing = !self.of.is_empty() && !other.of.is_empty() && !shares_thing;
        let told_of_same = told_of == Sameness::Same
            || (told_of == Sameness::Open
                && like.near >= SAME_SENTENCE
                && like.clauses >= LIKE_CLAUSES);
        let proved = match &self.dimension {
            Dimension::Age if self.is_far_from(other) => false,
            Dimension::Age => match (self.owner, other.owner) {
                (Some(x), Some(y)) => x == y,
                _ => like.clauses >= SAME_WORDS && like.near >= SAME_SENTENCE,
            },
            Dimension::Count if self.frame.is_some() && self.frame == other.frame => {
                let is_toll_of_story = self.is_first_toll && other.is_first_toll;
                // In another language no claim names what befell them; the words around both must.
                let is_same = told_of == Sameness::Same || like.is_across && told_of_same;
                let is_toll = is_same && !self.is_far_from(other)
                    || is_toll_of_story && told_of != Sameness::Other;
                // One day has several arrests for several things.
                let is_told_alike =
                    self.frame != Some(Frame::Held) || like.clauses >= SAME_SENTENCE;
                is_toll
                    && is_told_alike
                    && !self.counts_a_part_of(other)
                    && !other.counts_a_part_of(self)
            }
            Dimension::Count => {
                self.frame == other.frame && shares_thing && told_of_same && !far_apart
            }
            Dimension::Unit(_) => !other_thing && !far_apart && told_of_same,
        };
        proved && self.counts_all_or_part_like(other)
    }

    /// Whether both count all of whom they tell, or both what is left beside others.
    fn counts_all_or_part_like(&self, other: &Self) -> bool {
        self.is_rest == other.is_rest && self.is_of_list == other.is_of_list
    }
}

impl Display for Amount {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(modifier) = &self.modifier {
            write!(f, "{modifier}")?;
        }
        match self.value {
            Some(value) => write!(f, "{value}")?,
            None => write!(f, "{}..{}", self.interval.low, self.interval.high)?,
        }
        match &self.dimension {
            Dimension::Count => Ok(()),
            Dimension::Age => f.write_str(OF_AGE),
            Dimension::Unit(unit) => write!(f, " {unit}"),
        }
    }
}

/// Whether a unit is a currency, by its ISO 4217 code.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.chars().all(char::is_uppercase)
}

fn concepts(text: &str) -> BTreeSet<Code> {
    let words = words::words(text).into_iter();
    let telling = words.filter(|word| is_telling(word.class) && word.class != WordClass::Number);
    telling
        .map(|word| code(&words::concept(&word.form)))
        .collect()
}
