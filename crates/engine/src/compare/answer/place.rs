//! Where: places by their names, and what a claim says of where it happened.

use std::collections::BTreeSet;

use crate::article::Span;
use crate::compare::clause::trigger;
use crate::compare::key::Key;
use crate::compare::wording::Code;
use crate::facts::{EntityType, FactContent, Mention};

use super::name::Name;
use super::reader::Reader;
use super::{Answer, Likeness, ONE_NAME, Relation, Value};

/// Code points between two places of which the second tells where the first lies: "Bala, Wales".
const GAP: usize = 5;

/// Words between somebody and where they are from: an age, or "who lived with his wife".
const NATIVE_REACH: usize = 3;

/// What it adds to the likeness of two places that one person is from both, or one thing happened there.
const ONE_PERSON: f32 = 0.5;
const ONE_OCCASION: f32 = 0.2;

/// What two places lose that are named otherwise.
const NAMED_OTHERWISE: f32 = 0.15;

/// A place.
#[derive(Debug)]
pub struct Place {
    pub name: Name,
    /// The place in which it lies, where that is told beside it.
    outer: Option<Vec<String>>,
    /// Who is said to be from there, among all articles: "Ida Holm, 30, of Leeds".
    native: Option<usize>,
    /// What names that which happened there.
    occasions: BTreeSet<Code>,
}

impl Place {
    /// What it may have in common with others in clauses without a common word.
    pub fn bucket(&self) -> Option<Key> {
        let home = self.native.map(|person| Key::new(("home", person)));
        home.or_else(|| self.name.forms.last().map(Key::new))
    }

    pub fn same_question(&self, other: &Self, like: Likeness) -> f32 {
        let home = match self.is_home_of_same(other) {
            Some(true) => ONE_PERSON,
            Some(false) => -ONE_PERSON,
            None => 0.0,
        };
        let occasion = if self.occasions.is_disjoint(&other.occasions) {
            0.0
        } else {
            ONE_OCCASION
        };
        let name = if self.name.is_alike(&other.name) {
            ONE_NAME
        } else {
            -NAMED_OTHERWISE
        };
        like.clauses + home + occasion + name
    }

    /// Whether somebody is said to be from there.
    pub fn is_home(&self) -> bool {
        self.native.is_some()
    }

    /// Whether one person is said to be from both, or each time another; none where it is open.
    pub fn is_home_of_same(&self, other: &Self) -> Option<bool> {
        self.native.zip(other.native).map(|(x, y)| x == y)
    }

    /// Whether the other tells the place in which this one lies, and no more.
    pub fn lies_in(&self, other: &Self) -> bool {
        self.outer.as_ref() == Some(&other.name.forms)
    }

    /// Whether one word names what happened in both, or one person is from both.
    fn is_of_same(&self, other: &Self) -> bool {
        !self.occasions.is_disjoint(&other.occasions) || self.is_home_of_same(other) == Some(true)
    }

    pub fn compare(&self, other: &Self) -> Relation {
        match self.name.compare(&other.name) {
            Relation::Same
                if (self.lies_in(other) || other.lies_in(self)) && self.is_of_same(other) =>
            {
                Relation::Compatible("One is less exact")
            }
            Relation::Same if self.name.is_new(&other.name) || other.name.is_new(&self.name) => {
                Relation::Apart
            }
            Relation::Apart if self.is_home_of_same(other) == Some(true) => {
                Relation::Conflict("They are said to be from other places")
            }
            found => found,
        }
    }
}

/// The places of an article.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let mut found = Vec::new();
    for fact in reader.prepared.facts() {
        let FactContent::Entity(entity) = &fact.content else {
            continue;
        };
        let named = fact.evidence.iter().filter(|evidence| {
            entity.entity_type == EntityType::Place && evidence.mention == Some(Mention::Name)
        });
        for evidence in named {
            let place = Place {
                name: Name::new(reader, &entity.name, &evidence.text),
                outer: None,
                native: native(reader, evidence.span),
                occasions: BTreeSet::new(),
            };
            found.extend(reader.answer(evidence.span, Value::Somewhere(place)));
        }
    }
    found.sort_by_key(|answer| answer.span.start);
    let mut found = joined(reader, found);
    add_scenes(reader, &mut found);
    found
}

/// Adds where claims say that they happened: to the name in it, or by itself where it holds none.
fn add_scenes(reader: &Reader<'_>, found: &mut Vec<Answer>) {
    for fact in reader.prepared.facts() {
        let FactContent::Claim(claim) = &fact.content else {
            continue;
        };
        let occasions: BTreeSet<Code> = trigger(fact)
            .into_iter()
            .flat_map(|trigger| reader.prepared.words_in(trigger))
            .filter_map(|word| reader.prepared.wording.concepts[word])
            .collect();
        let own = claim.place.iter().filter(|place| {
            let mut pieces = fact.evidence.iter();
            pieces.any(|piece| piece.span.covers(place.span))
        });
        for phrase in own {
            let mut is_named = false;
            for answer in found.iter_mut() {
                if let Value::Somewhere(place) = &mut answer.value
                    && phrase.span.overlaps(answer.span)
                {
                    place.occasions.extend(&occasions);
                    is_named = true;
                }
            }
            if !is_named {
                let place = Place {
                    name: Name::new(reader, &phrase.text, &phrase.text),
                    outer: None,
                    native: None,
                    occasions: occasions.clone(),
                };
                found.extend(reader.answer(phrase.span, Value::Somewhere(place)));
            }
        }
    }
}

/// Who is said to be from a place: the person before "of" or "from" and it.
fn native(reader: &Reader<'_>, place: Span) -> Option<usize> {
    let words = reader.prepared.words();
    let first = reader.prepared.words_in(place).start;
    let before = first.checked_sub(1).map(|at| words[at].form.as_str());
    if !matches!(before, Some("of" | "from")) {
        return None;
    }
    let clause = &reader.clauses.all[reader.clauses.at(reader.article, place.start)?];
    let told = Span::new(clause.span.start, words[first - 1].span.start);
    let names = &reader.prepared.names;
    let people = names
        .within(told)
        .filter(|(_, entity)| names.is_person(*entity));
    let (mention, person) = people.max_by_key(|(mention, _)| mention.end)?;
    let between = first.saturating_sub(1 + reader.prepared.words_in(mention).end);
    let who = &reader.story.articles[reader.article].who;
    who.get(person).filter(|_| between <= NATIVE_REACH)?.0
}

/// A place with the place in which it lies is one answer.
fn joined(reader: &Reader<'_>, answers: Vec<Answer>) -> Vec<Answer> {
    let mut joined: Vec<Answer> = Vec::with_capacity(answers.len());
    for answer in answers {
        if let (Value::Somewhere(place), Some(last)) = (&answer.value, joined.last_mut())
            && let Value::Somewhere(inner) = &mut last.value
            && last.clause == answer.clause
            && answer.span.start >= last.span.end
            && answer.span.start - last.span.end <= GAP
        {
            // "From Arlen to Varn" and "Arlen and Varn" are two places.
            let gap = Span::new(last.span.end, answer.span.start);
            let between = reader.prepared.article().slice(gap);
            inner.outer =
                matches!(between.trim(), "," | "in" | ", in").then(|| place.name.forms.clone());
            inner.name.lies_in(&place.name);
            last.span = Span::new(last.span.start, answer.span.end);
        } else {
            joined.push(answer);
        }
    }
    joined
}
