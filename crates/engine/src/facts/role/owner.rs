//! Whom a post belongs to: where the name of the country or organization begins and ends.

use std::ops::Range;

use crate::facts::entity::is_organization_word;
use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::{self, starts_upper, title_word};
use crate::facts::{EntityType, Mention};
use crate::language::{PartOfSpeech, Tag};

use super::lexicon::Class;
use super::post::{LINKS, Reader, has_capital, is_hyphen, is_post};

/// What people are by colour, descent or faith; they own no post: "the first *Black* mayor".
const DESCRIBING: &[&str] = &[
    "Asian",
    "Black",
    "Catholic",
    "Christian",
    "Hindu",
    "Hispanic",
    "Jewish",
    "Latina",
    "Latino",
    "Muslim",
    "Protestant",
    "Sikh",
    "White",
];

impl Reader<'_> {
    /// Where the name of the owner starts that ends right before `end`.
    pub fn owner_before(&self, first: usize, end: usize, head_is_capital: bool) -> Option<usize> {
        let analysis = self.source.analysis;
        let last = self.token(end - 1);
        let text = last.text.to_lowercase();
        if let Some(start) = self.whole_owner(first, end, head_is_capital) {
            return Some(start);
        }
        if !has_capital(&last.text)
            || DESCRIBING.contains(&&*last.text)
            || matches!(last.pos, PartOfSpeech::Number | PartOfSpeech::Determiner)
            || self.is_person(end - 1)
            || Class::Portfolio.holds(&text)
            || Class::Kind.holds(&text)
            || title_word(&last.text).is_some()
        {
            return None;
        }
        let named = analysis
            .name_at(end - 1)
            .filter(|name| name.tokens.end == end && name.tokens.start >= first);
        if let Some((span, mention, entity)) = self.entities.at(last.span.start)
            && mention == Some(Mention::Name)
            && matches!(
                entity.entity_type,
                EntityType::Organization | EntityType::Place | EntityType::Group
            )
        {
            let tokens = analysis.tokens_in(span);
            if tokens.end == end && tokens.start >= first {
                return Some(self.without_article(tokens.start));
            }
        }
        if head_is_capital && !Class::Body.holds(&text) {
            // "Foreign Secretary", "Chief Executive": capitals alone tell no owner.
            return named
                .map(|name| self.without_article(name.tokens.start))
                .filter(|&start| {
                    (start..end)
                        .all(|at| !Class::Portfolio.holds(&self.token(at).text.to_lowercase()))
                });
        }
        let start = self.owner_start(first, end);
        let is_plain_word = start + 1 == end
            && start == analysis.sentence_of(start).tokens.start
            && last.pos == PartOfSpeech::Adjective;
        (!is_plain_word).then_some(start)
    }

    /// Where an owner of several words starts though its last could tell the kind of a post: "City *Attorney*
    /// spokeswoman", "Velmora Highway *Patrol* Officer".
    fn whole_owner(&self, first: usize, end: usize, head_is_capital: bool) -> Option<usize> {
        let last = &self.token(end - 1).text;
        let is_office = !head_is_capital
            && starts_upper(last)
            && title_word(last).is_some_and(|title| !title.is_address)
            && end >= first + 2
            && starts_upper(&self.token(end - 2).text)
            && self.token(end - 2).tag.is_noun()
            && !self.is_person(end - 2);
        if is_office {
            return Some(self.owner_start(first, end));
        }
        // "Velmora Highway Patrol Officer": the recogniser may take all of it for the title.
        let is_force = end >= first + 3
            && matches!(&**last, "Patrol" | "Police")
            && (2..=3).all(|back| {
                let word = self.token(end - back);
                starts_upper(&word.text) && word.tag.is_noun() && title_word(&word.text).is_none()
            });
        if is_force {
            return Some(self.owner_start(first, end));
        }
        let named = self.entities.at(self.token(end - 1).span.start);
        let (span, mention, entity) = named?;
        let tokens = self.source.analysis.tokens_in(span);
        let is_body = mention == Some(Mention::Name)
            && entity.entity_type == EntityType::Organization
            && is_organization_word(last);
        (is_body && tokens.len() > 1 && tokens.end == end && tokens.start >= first)
            .then(|| self.without_article(tokens.start))
    }

    /// The start of the run of capitalised words that ends at `end`.
    pub fn owner_start(&self, first: usize, end: usize) -> usize {
        let mut start = end - 1;
        while start > first {
            let word = self.token(start - 1);
            let joins = matches!(&*word.text, "of" | "and" | "&" | "for" | "-" | "on" | "the")
                && start >= first + 2
                && starts_upper(&self.token(start - 2).text)
                && starts_upper(&self.token(start).text)
                && self.are_one_name(start - 2, start);
            if joins {
                start -= 2;
            } else if starts_upper(&word.text)
                && !matches!(word.pos, PartOfSpeech::Determiner | PartOfSpeech::Number)
                && word.pos != PartOfSpeech::Adposition
                && !titles::is_former(&word.text)
                // "*Lead* Ebele researcher"
                && !matches!(&*word.text, "Lead" | "Principal" | "Senior")
                && gazetteer()
                    .nation_of_people(&word.text)
                    .is_none_or(|_| self.are_one_name(start - 1, start))
            {
                start -= 1;
            } else {
                break;
            }
        }
        start
    }

    /// The start of the words before a possessive mark: "the Afghan team's".
    pub fn possessor_start(&self, first: usize, end: usize) -> usize {
        let mut start = end - 1;
        while !has_capital(&self.token(start).text)
            && start > first
            && matches!(
                self.token(start - 1).pos,
                PartOfSpeech::Noun | PartOfSpeech::Adjective | PartOfSpeech::ProperNoun
            )
        {
            start -= 1;
        }
        if has_capital(&self.token(start).text) {
            self.owner_start(first, start + 1)
        } else {
            start
        }
    }

    /// Whether two tokens stand in one name, or in none the recogniser knows.
    pub fn are_one_name(&self, one: usize, other: usize) -> bool {
        let name = |at: usize| {
            self.source
                .analysis
                .name_at(at)
                .map(|name| name.tokens.clone())
        };
        name(one) == name(other)
    }

    pub fn without_article(&self, start: usize) -> usize {
        start + usize::from(self.token(start).tag == Tag::Dt)
    }

    /// The name of an owner; `None` where the words hold no name.
    pub fn owner_name(&self, tokens: Range<usize>) -> Option<String> {
        let analysis = self.source.analysis;
        let start = self.without_article(tokens.start);
        let words = self
            .source
            .article
            .slice(analysis.span_of(start..tokens.end));
        if !words.contains(char::is_uppercase) {
            return None;
        }
        let nation = gazetteer().nation_of_people(words);
        Some(nation.map_or_else(
            || words.split_whitespace().collect::<Vec<_>>().join(" "),
            str::to_owned,
        ))
    }

    /// The organization or place that a pronoun or description stands for.
    pub fn organization_at(&self, at: usize) -> Option<String> {
        let (_, _, entity) = self.entities.at(self.token(at).span.start)?;
        matches!(
            entity.entity_type,
            EntityType::Organization | EntityType::Place
        )
        .then(|| entity.name.clone())
    }

    /// The end of the name that starts at `start`: capitalised words, with "of" and the like inside,
    /// and the common noun that closes it ("the Lombardy region").
    pub fn name_end(&self, start: usize, last: usize) -> usize {
        let analysis = self.source.analysis;
        let mut end = start + 1;
        while end < last {
            let word = self.token(end);
            let next_is_capital = |skip: usize| {
                end + skip < last
                    && starts_upper(&self.token(end + skip).text)
                    && self.are_one_name(end - 1, end + skip)
            };
            let is_joint = matches!(
                &*word.text,
                "of" | "for" | "and" | "&" | "on" | "de" | "del" | "la" | "in" | "to"
            ) || is_hyphen(word);
            let is_possessive = word.tag == Tag::PossessiveMark;
            if starts_upper(&word.text) && word.pos != PartOfSpeech::Punctuation
                || word.tag == Tag::Cd
            {
                if self.person_starts(end) {
                    break;
                }
                end += 1;
            } else if is_joint && next_is_capital(1) && !self.person_starts(end + 1) {
                end += 2;
            } else if is_joint
                && end + 1 < last
                && self.token(end + 1).pos == PartOfSpeech::Determiner
                && next_is_capital(2)
                && !self.person_starts(end + 2)
            {
                end += 3;
            } else if is_possessive && end + 1 < last {
                end = self.chunk_end(end + 1, last);
                break;
            } else if matches!(word.tag, Tag::Nn | Tag::Nns)
                && word.head != end
                && analysis.tokens()[end - 1].head == end
                && !is_post(analysis, end)
            {
                end += 1;
                break;
            } else {
                break;
            }
        }
        end
    }

    /// The end of what says more of an owner: "the Dallas chapter *of the Council*".
    pub fn names_end(&self, mut end: usize, last: usize) -> usize {
        while end + 1 < last && LINKS.contains(&&*self.token(end).text) {
            let has_article = self.token(end + 1).pos == PartOfSpeech::Determiner;
            let start = end + 1 + usize::from(has_article);
            if start >= last || !has_capital(&self.token(start).text) {
                break;
            }
            end = self.name_end(start, last);
        }
        end
    }

    /// Whether the capitalised words after a post tell its field and no owner.
    pub fn is_field(&self, noun: usize, start: usize, end: usize) -> bool {
        let lemma = self.token(noun).text.to_lowercase();
        let is_place = (start..end).any(|at| {
            let entity = self.entities.at(self.token(at).span.start);
            let is_place = entity.is_some_and(|(_, mention, entity)| {
                mention == Some(Mention::Name) && entity.entity_type == EntityType::Place
            });
            is_place || gazetteer().is_place(&self.token(at).text)
        });
        let is_office = matches!(&*self.token(start).text, "State" | "Staff" | "Exchequer");
        let is_named = (start..end).any(|at| self.source.analysis.name_at(at).is_some());
        let is_body = is_organization_word(&self.token(end - 1).text);
        let is_joint =
            (start..end).any(|at| &*self.token(at).text == "and") && !is_named && !is_body;
        is_office || (Class::Fielded.holds(&lemma) || is_joint) && !is_place
    }
}
