//! Whether a contradiction is proved: that two answers are told of the same thing, on days on which both
//! cannot be right.

use crate::compare::clause::Clauses;
use crate::compare::row::FIGURE_CHANGED;
use crate::compare::story::Story;

use super::amount::Amount;
use super::moment::OTHER_DAYS;
use super::setting::Sameness;
use super::{Answer, LEAD, Likeness, Relation, Value, compare, likeness, same_question};

/// How two answers to one question stand to each other. A contradiction between answers of which it is
/// not sure that they answer the same question is none.
pub fn relation(story: &Story, clauses: &Clauses, a: &Answer, b: &Answer) -> Relation {
    let found = compare(a, b);
    // Two fires of two years are not one because both killed people.
    if let (Value::Predicate(_), Value::Predicate(_)) = (&a.value, &b.value)
        && a.setting.is_on_other_days(&b.setting)
    {
        return Relation::Apart;
    }
    let Relation::Conflict(what) = found else {
        return found;
    };
    if may_have_moved(story, a, b) {
        return Relation::Compatible(FIGURE_CHANGED);
    }
    if let (Value::Amount(x), Value::Amount(y)) = (&a.value, &b.value)
        && x.may_have_aged(y, days_apart(story, a, b))
    {
        return Relation::Compatible("They are told on other days");
    }
    let like = likeness(clauses, a, b);
    let alike = like.clauses >= 0.2 || like.near >= 0.3 || like.clauses + like.near >= 0.4;
    if is_singular(clauses, a, b) || alike && is_same_thing(a, b, like) {
        found
    } else {
        Relation::Unproved(what)
    }
}

/// Whether two answers can hardly be told of two things, whatever the words around them: the only age
/// that each article gives on top, an exact minute, a name of which the rest is the same, the home of one person.
fn is_singular(clauses: &Clauses, a: &Answer, b: &Answer) -> bool {
    let is_lead = |answer: &Answer| clauses.all[answer.clause].sentence < LEAD;
    match (&a.value, &b.value) {
        (Value::Amount(x), Value::Amount(y)) => x.is_age_of_the_same(y) && is_lead(a) && is_lead(b),
        (Value::Somebody(x), Value::Somebody(y)) => x.shares_a_word(y),
        (Value::Somewhere(x), Value::Somewhere(y)) => x.is_home_of_same(y) == Some(true),
        // Two crossings of one street may both be told.
        (Value::Street(x), Value::Street(y)) => !x.is_crossing() || !y.is_crossing(),
        (Value::Moment(x), Value::Moment(y)) => x.is_same_minute(y) && x.is_sure() && y.is_sure(),
        _ => false,
    }
}

/// Whether something tells that two answers are told of the same thing, beside like words.
fn is_same_thing(a: &Answer, b: &Answer, like: Likeness) -> bool {
    let (own, other) = (&a.setting, &b.setting);
    match (&a.value, &b.value) {
        (Value::Amount(x), Value::Amount(y)) => x.counts_the_same(y, like, own.sameness(other)),
        (Value::Moment(x), Value::Moment(y)) => {
            let occasion = x.is_of_same_occasion(y).unwrap_or_else(|| {
                !own.triggers.is_disjoint(&other.triggers) || like.clauses >= SAME_SENTENCE
            });
            x.is_sure()
                && y.is_sure()
                && x.is_as_fine_as(y)
                && (like.clauses >= LIKE_SENTENCE || !own.has_other_parties(other))
                && (occasion || x.is_same_hour(y))
        }
        (Value::Predicate(_), Value::Predicate(_)) => {
            like.clauses >= SAME_SAYING && own.sameness(other) != Sameness::Other
        }
        (Value::Injury(x), Value::Injury(y)) => x.person.is_same(y.person),
        (Value::Charge(x), Value::Charge(y)) => x.person.is_same(y.person),
        // Of several who are hurt, each may be in another hospital.
        (Value::Facility(_), Value::Facility(_)) => false,
        (Value::Speaker(x), Value::Speaker(y)) => {
            like.clauses >= GIVEN_WORDS && x.names_a_person() && y.names_a_person()
        }
        _ => true,
    }
}

/// Likeness of their clauses from which two times date one thing though it is named otherwise.
const SAME_SENTENCE: f32 = 0.45;

/// Likeness of their clauses from which others may have a part in what both date: who is named there is
/// told in other words.
const LIKE_SENTENCE: f32 = 0.25;

/// Days between two articles beyond which any count of theirs may be of another state of things.
const SAME_NEWS_DAYS: i32 = 7;

/// Days between the articles of two answers; 0 where one has no day.
fn days_apart(story: &Story, a: &Answer, b: &Answer) -> i32 {
    let published = |answer: &Answer| {
        story.articles[answer.article]
            .prepared
            .article()
            .metadata
            .published
    };
    published(a)
        .zip(published(b))
        .and_then(|(x, y)| x.until(y).ok())
        .map_or(0, |span| span.get_days().abs())
}

/// Whether two figures may both have been right, each on the day of its article: a toll moves from day
/// to day, other counts within weeks.
fn may_have_moved(story: &Story, a: &Answer, b: &Answer) -> bool {
    let (Value::Amount(x), Value::Amount(y)) = (&a.value, &b.value) else {
        return false;
    };
    let apart = days_apart(story, a, b);
    let daily = |amount: &Amount| amount.is_toll() || amount.is_quoted_daily();
    apart > 0 && daily(x) && daily(y) || apart > SAME_NEWS_DAYS && x.is_counted()
}

/// Likeness of their clauses from which two claims tell of one thing.
const SAME_SAYING: f32 = 0.6;

/// Likeness of their clauses from which two speakers are given the same words.
const GIVEN_WORDS: f32 = 0.4;

/// How likely two numbers, or two quotations, must answer one question for a difference to be told.
const LIKELY_NUMBERS: f32 = 0.25;
const LIKELY_WORDS: f32 = 0.5;

/// How alike two clauses must be for the difference of those who say it, or of whether it happened.
const LIKELY_SAYING: f32 = 0.4;

/// How likely one person must be hurt or accused in two clauses for a difference to be told.
const LIKELY_PERSON: f32 = 0.25;

/// How likely two times must date one thing for their difference to be told, and how alike the clauses must
/// be where no word tells what they date, or another one in each.
const LIKELY_TIMES: f32 = 0.2;
const UNDATED: f32 = 0.15;
const DATED_OTHERWISE: f32 = 0.2;

/// Whether two answers that differ, without a proved contradiction, so surely answer one question that a
/// reader should know of it.
pub fn is_worth_telling(clauses: &Clauses, a: &Answer, b: &Answer, relation: Relation) -> bool {
    let like = likeness(clauses, a, b);
    let likely = same_question(clauses, a, b);
    match (&a.value, &b.value) {
        (Value::Amount(x), Value::Amount(y)) => {
            // An equal number, or one in the other's bounds, is seldom of another thing.
            let is_near = x.is_near(y)
                || matches!(relation, Relation::Compatible(what) if what != FIGURE_CHANGED);
            let told_of = a.setting.sameness(&b.setting);
            likely >= LIKELY_NUMBERS && (is_near || x.may_count_the_same(y, like, told_of))
        }
        (Value::Moment(x), Value::Moment(y)) => {
            let least = match x.is_of_same_occasion(y) {
                Some(true) => 0.0,
                Some(false) => DATED_OTHERWISE,
                None => UNDATED,
            };
            // Two days that nothing ties to one thing are mostly those of two.
            let says_more = relation != Relation::Unproved(OTHER_DAYS);
            says_more && likely >= LIKELY_TIMES && like.clauses >= least
        }
        (Value::Quoted(_), Value::Quoted(_)) => likely >= LIKELY_WORDS,
        (Value::Injury(_), Value::Injury(_))
        | (Value::Charge(_), Value::Charge(_))
        | (Value::Facility(_), Value::Facility(_)) => {
            likely >= LIKELY_PERSON && !a.setting.has_other_parties(&b.setting)
        }
        (Value::Speaker(_), Value::Speaker(_)) | (Value::Predicate(_), Value::Predicate(_)) => {
            like.clauses >= LIKELY_SAYING
        }
        _ => true,
    }
}
