//! What a clause puts into a slot: numbers, times, names, quoted words, what is said to have happened.
//! Answers of one sort may answer one question; whether they do, and how they then stand to each other,
//! each sort tells in a module of its own.

mod amount;
mod beside;
mod charge;
mod facility;
mod forms;
mod frame;
mod injury;
mod measure;
mod moment;
mod name;
mod place;
mod predicate;
mod proof;
mod quoted;
mod reader;
mod setting;
mod street;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::article::Span;

use super::bag::Bag;
use super::clause::{Clause, Clauses};
use super::key::Key;
use super::prepared::Prepared;
use super::row::Question;
use super::story::Story;
use super::wording::Code;
use super::words::WordClass;

use amount::Amount;
use charge::Charge;
use facility::Facility;
use injury::Injury;
use moment::Moment;
use place::Place;
use predicate::Predicate;
use quoted::Quoted;
use reader::Reader;
use setting::Setting;
use street::Street;

pub use amount::{Dimension, OF_AGE};
pub use name::Name;
pub use predicate::answers as predicates;
pub use proof::{is_worth_telling, relation};

/// How much less a word tells of an answer, by each word that stands between.
const DISTANCE: f32 = 0.15;

/// Sentences at the beginning of an article that tell of its main event.
const LEAD: usize = 4;

/// What is asked for where somebody is from.
const HOME: &str = "home";

/// What is asked for where somebody is hurt, and where somebody is accused.
const INJURY: &str = "injury";
const CHARGE: &str = "charge";

/// What it adds to the likeness of two answers that one name stands in both.
const ONE_NAME: f32 = 0.3;

/// An answer and where it stands.
#[derive(Debug)]
pub struct Answer {
    /// The clause.
    pub clause: usize,
    /// The place of its article in the story.
    pub article: usize,
    /// The words of the answer.
    pub span: Span,
    /// What is compared.
    pub value: Value,
    /// The words of the clause around it, the nearer the heavier.
    near: Bag,
    /// The same of the words that articles in other languages may share.
    near_across: Bag,
    setting: Setting,
}

/// What is compared of an answer.
#[derive(Debug)]
pub enum Value {
    /// How many, how much, how long, how old.
    Amount(Amount),
    /// When.
    Moment(Moment),
    /// Who has a part in it.
    Somebody(Name),
    /// Where.
    Somewhere(Place),
    /// In which street.
    Street(Street),
    /// Who says so.
    Speaker(Name),
    /// In which words.
    Quoted(Quoted),
    /// To which hospital, in which jail.
    Facility(Facility),
    /// How somebody is hurt.
    Injury(Injury),
    /// What somebody is accused of.
    Charge(Charge),
    /// Whether and how it happened.
    Predicate(Predicate),
}

/// Words of an original clause: the clause, the first of them, and how many.
pub type Passage = (usize, usize, usize);

/// Only answers of one sort may answer one question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sort {
    /// What is asked.
    question: Question,
    /// Of a number, what is measured.
    dimension: Option<Dimension>,
    /// Of a place, whether somebody is from there.
    is_home: bool,
    /// Of a place, whether it is an address.
    is_street: bool,
    /// Of a place, which sort of house it is.
    house: Option<&'static str>,
}

impl Sort {
    /// Whether its answers are told with the words of each row, so that those of two rows are those of two
    /// questions: who speaks, who is named, where it happened. Where somebody is from is told anywhere.
    pub fn is_told_by_row(&self) -> bool {
        match self.question {
            Question::SaidBy | Question::Who => true,
            Question::Where => !self.is_home && !self.is_street,
            _ => false,
        }
    }
}

/// How two answers to one question stand to each other, and what differs, in a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// No difference worth a word.
    Same,
    /// Two answers that have so little to do with each other that each is of a question of its own.
    Apart,
    /// A difference, but no contradiction.
    Compatible(&'static str),
    /// Both cannot be right if they answer one question, which is not proved.
    Unproved(&'static str),
    /// Both cannot be right.
    Conflict(&'static str),
}

/// What two answers have to do with each other before they are compared.
#[derive(Debug, Clone, Copy)]
pub struct Likeness {
    /// How alike their clauses are.
    clauses: f32,
    /// How alike the words around them are.
    near: f32,
    /// Whether their articles are in different languages.
    is_across: bool,
}

impl Answer {
    fn new(story: &Story, clauses: &Clauses, clause: usize, span: Span, value: Value) -> Self {
        let found = &clauses.all[clause];
        let prepared = &story.articles[found.article].prepared;
        let own = prepared.words_in(span);
        let languages = clauses.languages();
        let near_across = if languages.are_several() {
            near(prepared, clauses, found, &own, |concept| {
                languages.share(concept)
            })
        } else {
            Bag::default()
        };
        Self {
            clause,
            article: found.article,
            span,
            value,
            setting: Setting::of(story, clauses, found, span),
            near: near(prepared, clauses, found, &own, |_| true),
            near_across,
        }
    }

    /// The question that it answers.
    pub fn question(&self) -> Question {
        match self.value {
            Value::Amount(_) => Question::HowMany,
            Value::Moment(_) => Question::When,
            Value::Somebody(_) => Question::Who,
            Value::Somewhere(_) | Value::Street(_) | Value::Facility(_) => Question::Where,
            Value::Speaker(_) => Question::SaidBy,
            Value::Quoted(_) => Question::Words,
            Value::Injury(_) => Question::How,
            Value::Charge(_) => Question::Why,
            Value::Predicate(_) => Question::Status,
        }
    }

    /// The name of whoever has a part in it, where it is one.
    pub fn somebody(&self) -> Option<&Name> {
        match &self.value {
            Value::Somebody(name) => Some(name),
            _ => None,
        }
    }

    /// Its sort.
    pub fn sort(&self) -> Sort {
        let dimension = match &self.value {
            Value::Amount(amount) => Some(amount.dimension.clone()),
            _ => None,
        };
        Sort {
            question: self.question(),
            dimension,
            is_home: matches!(&self.value, Value::Somewhere(place) if place.is_home()),
            is_street: matches!(&self.value, Value::Street(_)),
            house: match &self.value {
                Value::Facility(facility) => Some(facility.sort),
                _ => None,
            },
        }
    }

    /// Where it stands in the first clause that has the same words, counted in words: equal for answers
    /// that are copied.
    pub fn place(&self, story: &Story, clauses: &Clauses) -> Passage {
        let clause = &clauses.all[self.clause];
        let words = story.articles[self.article].prepared.words_in(self.span);
        let start = words.start.saturating_sub(clause.words.start);
        (clauses.original(self.clause), start, words.len())
    }

    /// What answers have in common that may answer one question though their clauses have no word in
    /// common.
    pub fn keys(&self) -> Vec<Key> {
        let key = match &self.value {
            Value::Street(street) => return street.keys().collect(),
            Value::Amount(amount) => amount.bucket(),
            Value::Moment(moment) => moment.bucket(),
            Value::Somewhere(place) => place.bucket(),
            Value::Somebody(name) => name.forms.last().map(Key::new),
            Value::Injury(injury) => injury.person.key(INJURY),
            Value::Charge(charge) => charge.person.key(CHARGE),
            _ => None,
        };
        key.into_iter().collect()
    }

    /// An age or a measure, to be found again: its sort and its number, by bits.
    pub fn measured(&self) -> Option<(Sort, u64)> {
        match &self.value {
            Value::Amount(amount) => Some((self.sort(), amount.measured()?.to_bits())),
            _ => None,
        }
    }

    /// Whether another answer of the article says the same in full: the name of which it is a part.
    pub fn is_shortened(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Somebody(x), Value::Somebody(y)) => x.is_shortened(y),
            (Value::Moment(x), Value::Moment(y)) => x.is_coarser(y),
            (Value::Amount(x), Value::Amount(y)) => x.is_vaguer(y) || x.is_part_of(y),
            (Value::Street(x), Value::Street(y)) => x.is_coarser(y),
            (Value::Somewhere(x), Value::Somewhere(y)) => y.lies_in(x),
            (Value::Facility(x), Value::Facility(y)) => x.is_vaguer(y),
            _ => false,
        }
    }

    /// Whether it may be answered otherwise at another time: a figure, a charge. A name stays, a day tells itself
    /// which it is, and an age goes with whoever has it.
    fn is_of_its_time(&self) -> bool {
        match &self.value {
            Value::Amount(amount) => amount.dimension != Dimension::Age,
            Value::Injury(_) | Value::Charge(_) | Value::Facility(_) => true,
            _ => false,
        }
    }

    /// What is asked for, where something tells: the thing counted, the occasion dated.
    pub fn asked(&self) -> Option<String> {
        match &self.value {
            Value::Amount(amount) => amount.asked(),
            Value::Moment(moment) => moment.dated.clone(),
            Value::Somewhere(place) => place.is_home().then(|| HOME.to_owned()),
            Value::Facility(facility) => Some(facility.sort.to_owned()),
            Value::Injury(_) => Some(INJURY.to_owned()),
            Value::Charge(_) => Some(CHARGE.to_owned()),
            _ => None,
        }
    }

    /// What is compared, in words for files.
    pub fn value_text(&self, text: &str) -> String {
        match &self.value {
            Value::Amount(amount) => amount.to_string(),
            Value::Moment(moment) => moment.value.clone().unwrap_or_else(|| text.to_lowercase()),
            Value::Somebody(name) | Value::Speaker(name) => name.forms.join(" "),
            Value::Somewhere(place) => place.name.forms.join(" "),
            Value::Quoted(_)
            | Value::Predicate(_)
            | Value::Street(_)
            | Value::Facility(_)
            | Value::Injury(_)
            | Value::Charge(_) => text.to_lowercase(),
        }
    }
}

/// How likely two answers of one sort answer the same question, from about 0 to 1.
pub fn same_question(clauses: &Clauses, a: &Answer, b: &Answer) -> f32 {
    if a.is_of_its_time() && a.setting.is_of_other_time(&b.setting) {
        return 0.0;
    }
    let like = likeness(clauses, a, b);
    match (&a.value, &b.value) {
        (Value::Amount(x), Value::Amount(y)) => x.same_question(y, like),
        (Value::Moment(x), Value::Moment(y)) => {
            let lead = [a, b].map(|answer| clauses.all[answer.clause].sentence);
            x.same_question(y, like, lead)
        }
        (Value::Somebody(x), Value::Somebody(y)) => {
            if x.is_alike(y) {
                like.clauses + ONE_NAME
            } else {
                0.0
            }
        }
        (Value::Somewhere(x), Value::Somewhere(y)) => x.same_question(y, like),
        (Value::Street(x), Value::Street(y)) => x.same_question(y),
        (Value::Facility(_), Value::Facility(_)) => Facility::same_question(like.clauses),
        (Value::Quoted(x), Value::Quoted(y)) => x.shared(y, like.clauses),
        (Value::Injury(x), Value::Injury(y)) => x.person.likely(y.person, like.clauses),
        (Value::Charge(x), Value::Charge(y)) => x.same_question(y, like.clauses),
        (Value::Speaker(_), Value::Speaker(_)) => like.clauses + 0.1,
        _ => like.clauses,
    }
}

/// Whether two answers of one article cannot both answer one question: "two weeks to A, three to B".
pub fn two_questions(a: &Answer, b: &Answer) -> bool {
    if a.article != b.article {
        return false;
    }
    if a.clause != b.clause {
        // An article may tell a toll twice, the old and the new; what is not a toll it tells once.
        return match (&a.value, &b.value) {
            (Value::Amount(x), Value::Amount(y)) => {
                !x.may_be_told_twice(y) && matches!(compare(a, b), Relation::Conflict(_))
            }
            (Value::Moment(x), Value::Moment(y)) => x.is_since_when(y),
            _ => false,
        };
    }
    match (&a.value, &b.value) {
        (Value::Moment(x), Value::Moment(y)) if x.is_since_when(y) => true,
        (Value::Amount(_), Value::Amount(_)) | (Value::Moment(_), Value::Moment(_)) => {
            matches!(compare(a, b), Relation::Conflict(_))
        }
        (Value::Somebody(x), Value::Somebody(y)) => !x.is_alike(y),
        (Value::Somewhere(x), Value::Somewhere(y)) => !x.name.is_alike(&y.name),
        (Value::Injury(_), Value::Injury(_))
        | (Value::Charge(_), Value::Charge(_))
        | (Value::Facility(_), Value::Facility(_)) => compare(a, b) != Relation::Same,
        _ => false,
    }
}

/// Whether two of some names are one in two spellings.
pub fn are_spelt_otherwise(answers: &[&Answer]) -> bool {
    let names = answers.iter().filter_map(|answer| match &answer.value {
        Value::Somebody(name) => Some((&name.forms, name)),
        _ => None,
    });
    let names: BTreeMap<&Vec<String>, &Name> = names.collect();
    let names: Vec<&Name> = names.into_values().collect();
    let mut others = names.iter().enumerate();
    others.any(|(at, x)| {
        let mut before = names[..at].iter();
        before.any(|y| x.is_spelt_otherwise(y))
    })
}

fn compare(a: &Answer, b: &Answer) -> Relation {
    match (&a.value, &b.value) {
        (Value::Amount(x), Value::Amount(y)) => x.compare(y),
        (Value::Moment(x), Value::Moment(y)) => x.compare(y),
        (Value::Somebody(x), Value::Somebody(y)) => x.compare(y),
        (Value::Somewhere(x), Value::Somewhere(y)) => x.compare(y),
        (Value::Street(x), Value::Street(y)) => x.compare(y),
        (Value::Facility(x), Value::Facility(y)) => x.compare(y),
        (Value::Speaker(x), Value::Speaker(y)) => x.compare_speakers(y),
        (Value::Quoted(x), Value::Quoted(y)) => x.compare(y),
        (Value::Injury(x), Value::Injury(y)) => x.compare(y),
        (Value::Charge(x), Value::Charge(y)) => x.compare(y),
        (Value::Predicate(x), Value::Predicate(y)) => x.compare(y),
        _ => Relation::Same,
    }
}

fn likeness(clauses: &Clauses, a: &Answer, b: &Answer) -> Likeness {
    let is_across = clauses.languages().differ(a.article, b.article);
    Likeness {
        clauses: clauses.likeness(a.clause, b.clause),
        near: if is_across {
            a.near_across.overlap(&b.near_across)
        } else {
            a.near.overlap(&b.near)
        },
        is_across,
    }
}

/// The words of a clause around some of them.
fn near(
    prepared: &Prepared,
    clauses: &Clauses,
    clause: &Clause,
    own: &Range<usize>,
    counts: impl Fn(Code) -> bool,
) -> Bag {
    let around = clause.words.clone().filter(|word| !own.contains(word));
    let weighted = around.filter_map(|word| {
        let concept = prepared.wording.concepts[word].filter(|concept| counts(*concept))?;
        let distance = if word < own.start {
            own.start - word
        } else {
            word + 1 - own.end
        };
        let weight = clauses.weight(concept) / (1.0 + DISTANCE * distance as f32);
        Some((concept, weight))
    });
    Bag::new(weighted.collect())
}

/// All answers of a story that its facts tell.
pub fn answers(story: &Story, clauses: &Clauses) -> Vec<Answer> {
    let mut found = Vec::new();
    for (article, member) in story.articles.iter().enumerate() {
        let reader = Reader {
            story,
            clauses,
            article,
            prepared: &member.prepared,
        };
        let mut of_article = amount::answers(&reader);
        of_article.extend(moment::answers(&reader));
        of_article.extend(name::answers(&reader));
        of_article.extend(place::answers(&reader));
        of_article.extend(street::answers(&reader));
        of_article.extend(quoted::answers(&reader));
        of_article.extend(facility::answers(&reader));
        of_article.extend(injury::answers(&reader));
        of_article.extend(charge::answers(&reader));
        found.extend(without_nested(of_article));
    }
    found
}

/// Leaves out an answer that another of its sort covers: a duration that is listed as a time and as a
/// quantity counts once.
fn without_nested(mut answers: Vec<Answer>) -> Vec<Answer> {
    answers.sort_by(|a, b| {
        let order = |answer: &Answer| (answer.sort(), answer.span.start);
        order(a).cmp(&order(b)).then(b.span.end.cmp(&a.span.end))
    });
    let mut kept: Vec<Answer> = Vec::with_capacity(answers.len());
    for answer in answers {
        let nested = kept
            .last()
            .is_some_and(|last| last.sort() == answer.sort() && answer.span.start < last.span.end);
        if !nested {
            kept.push(answer);
        }
    }
    kept.sort_by_key(|answer| (answer.span.start, answer.span.end, answer.question()));
    kept
}

/// Whether a word tells anything.
fn is_telling(class: WordClass) -> bool {
    class != WordClass::Function
}
