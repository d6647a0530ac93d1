//! Names that the headline or the summary tells otherwise than the body, where both are surely of one
//! person: only what nobody could take for two people, or for two posts.

use super::{Inward, InwardAnswer, PARTS, part_at};
use crate::article::{SectionKind, Span};
use crate::compare::names::{canonical, forms, given_name};
use crate::compare::prepared::takes_part;
use crate::compare::row::Question;
use crate::compare::words::{concept, words};
use crate::facts::{Claim, EntityType, Fact, FactContent, FactSheet, Mention, Role};

/// Where a part names somebody, or the place of a post, otherwise than the body.
pub fn contradicted(sheet: &FactSheet) -> Vec<Inward> {
    let parts = PARTS.into_iter().filter(|part| *part != SectionKind::Body);
    parts
        .flat_map(|part| {
            let people = misnamed(sheet, part);
            people.into_iter().chain(misplaced(sheet, part))
        })
        .collect()
}

/// A person of an article.
struct Person<'s> {
    name: &'s str,
    forms: Vec<String>,
    /// Where the article names them.
    mentions: Vec<(SectionKind, Span)>,
}

impl Person<'_> {
    fn stands_in(&self, part: SectionKind) -> bool {
        self.mentions.iter().any(|(of, _)| *of == part)
    }

    /// Where a part names them first.
    fn first_in(&self, part: SectionKind) -> Option<Span> {
        let mut mentions = self.mentions.iter();
        mentions.find(|(of, _)| *of == part).map(|(_, span)| *span)
    }

    /// Whether another has the same given name or the same surname, but not both.
    fn has_half_the_name_of(&self, other: &Self) -> bool {
        let ends = |person: &Self| match person.forms.as_slice() {
            [first, .., last] => Some((given_name(first).to_owned(), last.clone())),
            _ => None,
        };
        let (Some((first, last)), Some((other_first, other_last))) = (ends(self), ends(other))
        else {
            return false;
        };
        let is_initial = |name: &str| name.trim_end_matches('.').chars().count() < 2;
        let told = !is_initial(&first) && !is_initial(&other_first);
        let holds = |name: &String, person: &Self| person.forms.contains(name);
        // "Ida Holm Berg" and "Ida Berg" are one name.
        let apart = if first == other_first {
            !holds(&last, other) && !holds(&other_last, self)
        } else {
            last == other_last && !holds(&other.forms[0], self) && !holds(&self.forms[0], other)
        };
        told && apart
    }
}

/// Where a part calls somebody by another name than the body: one half of the name is the same, neither
/// stands in the part of the other, and both have the same post or do the same.
fn misnamed(sheet: &FactSheet, part: SectionKind) -> Vec<Inward> {
    let people = people(sheet);
    let of_part = people
        .iter()
        .filter(|it| it.stands_in(part) && !it.stands_in(SectionKind::Body));
    let found = of_part.filter_map(|person| {
        let mut others = people.iter().filter(|other| {
            other.stands_in(SectionKind::Body)
                && !other.stands_in(part)
                && person.has_half_the_name_of(other)
        });
        let other = others.next()?;
        if others.next().is_some() {
            return None;
        }
        let label = one_post(sheet, part, person, other)
            .or_else(|| one_deed(sheet, part, person, other))?;
        let places = [(part, person), (SectionKind::Body, other)];
        let places = places.map(|(part, person)| Some((part, person.first_in(part)?)));
        Some(inward(
            sheet,
            Question::Who,
            label,
            places.into_iter().flatten(),
        ))
    });
    found.collect()
}

fn people(sheet: &FactSheet) -> Vec<Person<'_>> {
    let facts = sheet.facts.iter().filter(|fact| takes_part(fact));
    let person = |fact: &'_ Fact| {
        let mentions = fact.evidence.iter();
        let named = mentions.filter(|piece| piece.mention == Some(Mention::Name));
        named
            .map(|piece| (part_of(sheet, piece.span), piece.span))
            .collect()
    };
    let people = facts.filter_map(|fact| match &fact.content {
        FactContent::Entity(entity) if entity.entity_type == EntityType::Person => Some(Person {
            name: &entity.name,
            forms: forms(&entity.name),
            mentions: person(fact),
        }),
        _ => None,
    });
    people.collect()
}

fn part_of(sheet: &FactSheet, span: Span) -> SectionKind {
    part_at(sheet.article.section_at(span.start))
}

/// The posts that a part gives, with where it does; none that is over.
fn posts(sheet: &FactSheet, part: SectionKind) -> impl Iterator<Item = (&Role, Span)> {
    let facts = sheet.facts.iter().filter(|fact| takes_part(fact));
    facts.filter_map(move |fact| match &fact.content {
        FactContent::Role(role) if role.until.is_none() => {
            let span = fact.primary_span();
            (part_of(sheet, span) == part).then_some((role, span))
        }
        _ => None,
    })
}

fn is_same_title(one: &Role, other: &Role) -> bool {
    forms(&one.title) == forms(&other.title)
}

/// The post that a part gives to one and the body to the other.
fn one_post(
    sheet: &FactSheet,
    part: SectionKind,
    one: &Person<'_>,
    other: &Person<'_>,
) -> Option<String> {
    let of = |role: &Role| role.of.as_deref().map(|of| canonical(forms(of).join(" ")));
    let (role, _) = posts(sheet, part).find(|(role, _)| {
        let mut others = posts(sheet, SectionKind::Body);
        role.person == one.name
            && others.any(|(known, _)| {
                let of = of(role).zip(of(known));
                known.person == other.name
                    && is_same_title(role, known)
                    && of.is_none_or(|(of, known)| of == known)
            })
    })?;
    Some(role.title.clone())
}

/// What a part tells of one, and the body of the other in the same verb or noun.
fn one_deed(
    sheet: &FactSheet,
    part: SectionKind,
    one: &Person<'_>,
    other: &Person<'_>,
) -> Option<String> {
    let deeds = |part: SectionKind, person: &Person<'_>| -> Vec<(String, String)> {
        let facts = sheet.facts.iter().filter(|fact| takes_part(fact));
        let claims = facts.filter_map(|fact| match &fact.content {
            FactContent::Claim(claim) => Some(claim),
            _ => None,
        });
        let told = claims.filter(|claim| is_told_of(sheet, claim, part, person));
        told.map(|claim| {
            let trigger = sheet.article.slice(claim.trigger());
            let concepts: Vec<String> = words(trigger)
                .iter()
                .map(|word| concept(&word.form))
                .collect();
            (concepts.join(" "), claim.what.text.clone())
        })
        .collect()
    };
    let others = deeds(SectionKind::Body, other);
    let mut own = deeds(part, one).into_iter();
    own.find(|(deed, _)| others.iter().any(|(other, _)| other == deed))
        .map(|(_, what)| what)
}

/// Whether a claim tells in a part that a person does or is something.
fn is_told_of(sheet: &FactSheet, claim: &Claim, part: SectionKind, person: &Person<'_>) -> bool {
    let mut mentions = person.mentions.iter();
    part_of(sheet, claim.trigger()) == part
        && mentions.any(|(_, span)| claim.who.iter().any(|who| who.span.covers(*span)))
}

/// Where a part gives somebody a post of another place than the body: both are named as places, and
/// neither stands in the part of the other.
fn misplaced(sheet: &FactSheet, part: SectionKind) -> Vec<Inward> {
    let place = |name: &str| {
        let facts = sheet.facts.iter().filter(|fact| takes_part(fact));
        let wanted = forms(name);
        let mut places = facts.filter(move |fact| match &fact.content {
            FactContent::Entity(entity) if entity.entity_type == EntityType::Place => {
                let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
                names.any(|name| forms(name) == wanted)
            }
            _ => false,
        });
        places.next()
    };
    let stands_in = |place: &Fact, part| {
        let mut mentions = place.evidence.iter();
        mentions.any(|piece| part_of(sheet, piece.span) == part)
    };
    let first_in = |place: &Fact, part| {
        let mut mentions = place.evidence.iter();
        let first = mentions.find(|piece| part_of(sheet, piece.span) == part)?;
        Some((part, first.span))
    };
    let mut found = Vec::new();
    for (role, _) in posts(sheet, part) {
        for (other, _) in posts(sheet, SectionKind::Body) {
            if role.person != other.person || !is_same_title(role, other) {
                continue;
            }
            let (Some(of), Some(other_of)) = (role.of.as_deref(), other.of.as_deref()) else {
                continue;
            };
            let (Some(one), Some(two)) = (place(of), place(other_of)) else {
                continue;
            };
            let is_other =
                one.id != two.id && !stands_in(one, SectionKind::Body) && !stands_in(two, part);
            if is_other {
                let places = [first_in(one, part), first_in(two, SectionKind::Body)];
                let places = places.into_iter().flatten();
                found.push(inward(sheet, Question::Where, role.title.clone(), places));
            }
        }
    }
    found.dedup();
    found
}

fn inward(
    sheet: &FactSheet,
    question: Question,
    label: String,
    places: impl Iterator<Item = (SectionKind, Span)>,
) -> Inward {
    let answer = |(section, span): (SectionKind, Span)| InwardAnswer {
        section,
        span,
        text: sheet.article.slice(span).to_owned(),
    };
    Inward {
        article: sheet.article.id.clone(),
        question,
        label,
        answers: places.map(answer).collect(),
    }
}
