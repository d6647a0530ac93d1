//! The words that say what a person is: "former deputy foreign minister of Türkiye", read token by
//! token outwards from the noun that names the post.

use std::ops::Range;

use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::{self, starts_upper, title_word};
use crate::facts::{EntityIndex, EntityType, Mention, Source, clause};
use crate::language::{Analysis, Dependency, EntityLabel, PartOfSpeech, Tag, Token};

use super::lexicon::Class;

/// A post read from the words around its noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The noun that names it.
    pub noun: usize,
    /// The title's tokens, one unbroken run.
    pub title: Range<usize>,
    /// The country or organization.
    pub of: Option<String>,
    /// Whether the words say that it is over.
    pub is_former: bool,
    /// All tokens that were read.
    pub phrase: Range<usize>,
}

/// How adjectives end that relate a post to a field: "federal", "economic", "military".
const RELATIONAL: &[&str] = &["al", "ic", "ary", "ear", "ine"];

/// The prepositions between a post and its owner or field.
pub const LINKS: &[&str] = &["at", "for", "from", "in", "of", "on", "to", "with"];

/// Reads the post that the noun at `noun` names, within `limit`.
pub fn read(
    source: Source<'_>,
    entities: &EntityIndex<'_>,
    noun: usize,
    limit: Range<usize>,
) -> Post {
    let reader = Reader { source, entities };
    let mut post = Post {
        noun,
        title: noun..noun + 1,
        of: None,
        is_former: false,
        phrase: noun..noun + 1,
    };
    reader.leftwards(&mut post, limit.start);
    reader.rightwards(&mut post, limit.end);
    post
}

/// Takes in all words of a title from the article that opens it on: "a front end engineer".
pub fn take_in_from_article(analysis: &Analysis, post: &mut Post, article: usize) {
    let tokens = analysis.tokens();
    let first = article + 1;
    let describes = |at: usize| {
        let lower = tokens[at].text.to_lowercase();
        matches!(tokens[at].tag, Tag::Nn | Tag::Nns | Tag::Jj)
            && !titles::is_former(&lower)
            && !Class::Timely.holds(&lower)
    };
    let opens = matches!(&*tokens[article].text, "a" | "an" | "the");
    if opens && first < post.title.start && (first..post.title.start).all(describes) {
        post.title.start = first;
        post.phrase.start = article;
    }
}

/// Whether a token can be the noun of a post: a title, or before a name any noun for people.
pub fn is_post(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    let is_noun = word.tag.is_noun() || word.tag == Tag::Jj && starts_upper(&word.text);
    let lower = word.text.to_lowercase();
    let is_kin = matches!(lower.as_str(), "father" | "mother" | "brother" | "sister")
        && !starts_upper(&word.text);
    let known = title_word(&word.text).is_some_and(|title| !title.is_address && title.is_post);
    is_noun && !is_kin && known
}

/// How nouns of occupation end.
const OCCUPATIONS: &[&str] = &["er", "or", "ist", "ian", "man", "woman"];

/// Whether a noun right before a name says what the person does, by its form: "barrister Colin Yeo".
pub fn is_occupation(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    word.tag == Tag::Nn
        && !starts_upper(&word.text)
        && word.text.len() > 4
        && title_word(&word.text).is_none()
        && OCCUPATIONS.iter().any(|end| word.text.ends_with(end))
        && !Class::NoOccupation.holds(&word.text)
}

/// Reads the words around the noun of a post.
pub struct Reader<'a> {
    pub source: Source<'a>,
    pub entities: &'a EntityIndex<'a>,
}

impl Reader<'_> {
    pub fn token(&self, at: usize) -> &Token {
        &self.source.analysis.tokens()[at]
    }

    /// What stands before the noun: its kind, whom it belongs to, "former".
    fn leftwards(&self, post: &mut Post, first: usize) {
        let analysis = self.source.analysis;
        let head_is_capital = starts_upper(&self.token(post.noun).text);
        let is_acronym = self
            .token(post.noun)
            .text
            .chars()
            .filter(|c| c.is_uppercase())
            .count()
            > 1;
        let mut at = post.noun;
        while at > first {
            let word = self.token(at - 1);
            let lower = word.text.to_lowercase();
            if titles::is_former(&lower) {
                post.is_former = true;
                at -= 1;
            } else if is_hyphen(word) && at >= first + 2 {
                // "co-founder", "vice-president", "ex-president"; but "pro-Western president"
                let prefix = self.token(at - 2).text.to_lowercase();
                at -= 2;
                if titles::is_former(&prefix) {
                    post.is_former = true;
                } else if Class::Prefix.holds(&prefix) || title_word(&prefix).is_some() {
                    post.title.start = at;
                } else {
                    // "pan-democratic councillor": what the hyphen joins is no part of the post.
                    post.title.start = post.title.start.max((at + 3).min(post.noun));
                    break;
                }
            } else if Class::Timely.holds(&lower) || self.is_party(post.noun, at - 1) {
                at -= 1;
            } else if word.tag == Tag::PossessiveMark && post.of.is_none() && at >= first + 2 {
                let end = at - 1;
                at = self.possessor_start(first, end);
                post.of = self.owner_name(at..end);
                break;
            } else if word.tag == Tag::PrpPossessive {
                at -= 1;
                post.of = self.organization_at(at);
                break;
            } else if let Some(nation) = gazetteer().nation_of_people(&word.text) {
                at -= 1;
                post.of.get_or_insert_with(|| nation.to_owned());
            } else if post.of.is_some() {
                break;
            } else if let Some(start) = self.owner_before(first, at, head_is_capital && !is_acronym)
            {
                post.of = self.owner_name(start..at);
                at = start;
            } else if self.tells_kind(at - 1, head_is_capital) {
                at -= 1;
                post.title.start = at;
            } else if &*lower == "and"
                && at >= first + 2
                && !is_post(analysis, at - 2)
                && at < post.noun
                && !self.token(at - 2).tag.is_proper_noun()
                && self.tells_kind(at - 2, head_is_capital)
            {
                // "interior and overseas minister"
                at -= 2;
                post.title.start = at;
            } else {
                break;
            }
        }
        // "*former* two-time heavyweight champion": what the post is called is cut, not that it is over.
        let phrase = clause::noun_phrase(analysis, post.noun);
        post.is_former |= (phrase.start.max(first)..at)
            .any(|before| titles::is_former(&self.token(before).text.to_lowercase()));
        post.phrase.start = at;
        if at > first && self.token(at - 1).tag == Tag::Dt {
            post.phrase.start = at - 1;
        }
    }

    /// Whether a word tells the party of somebody with a seat, which does not belong to the party:
    /// "Conservative MP", "New Democrat senator".
    fn is_party(&self, noun: usize, at: usize) -> bool {
        let holds = |class: Class, at: usize| class.holds(&self.token(at).text.to_lowercase());
        let is_party = holds(Class::Party, at)
            || matches!(
                &*self.token(at).text,
                "New" | "Social" | "Liberal" | "Christian"
            ) && holds(Class::Party, at + 1);
        is_party && starts_upper(&self.token(at).text) && holds(Class::Seat, noun)
    }

    /// Whether a word before the noun says which post it is.
    fn tells_kind(&self, at: usize, head_is_capital: bool) -> bool {
        let word = self.token(at);
        let lower = word.text.to_lowercase();
        if Class::Praise.holds(&lower) || self.is_person(at) {
            return false;
        }
        if Class::Kind.holds(&lower)
            || Class::Portfolio.holds(&lower)
            || title_word(&word.text).is_some_and(|title| !title.is_address)
        {
            // "director General Lee": a rank in capitals begins a title of its own.
            let is_rank =
                head_is_capital && !starts_upper(&word.text) && is_post(self.source.analysis, at);
            return word.tag != Tag::Dt && !is_rank;
        }
        match word.pos {
            PartOfSpeech::Adjective => {
                word.tag == Tag::Jj && RELATIONAL.iter().any(|end| lower.ends_with(end))
            }
            PartOfSpeech::Noun => matches!(word.tag, Tag::Nn | Tag::Nns) && !is_measure(word),
            // A capital at the start of a sentence: "Immigration lawyer Ann Lee".
            PartOfSpeech::ProperNoun => {
                head_is_capital || at == self.source.analysis.sentence_of(at).tokens.start
            }
            _ => false,
        }
    }

    /// What stands after the noun: "emeritus", the field, whom the post belongs to.
    fn rightwards(&self, post: &mut Post, last: usize) {
        let mut at = post.noun + 1;
        if at + 1 < last && is_hyphen(self.token(at)) && !self.stands_free(at) {
            at += 2;
        } else if at < last
            && matches!(
                &*self.token(at).text.to_lowercase(),
                "emeritus" | "elect" | "designate" | "general"
            )
            && starts_upper(&self.token(at).text) == starts_upper(&self.token(post.noun).text)
        {
            at += 1;
        }
        post.title.end = at;
        post.phrase.end = at;
        while at + 1 < last && LINKS.contains(&&*self.token(at).text) {
            let link = at;
            let has_article = self.token(link + 1).pos == PartOfSpeech::Determiner;
            let start = link + 1 + usize::from(has_article);
            // "resigned as minister of health on Friday"
            if start >= last || self.is_time(start) {
                return;
            }
            if has_capital(&self.token(start).text) {
                let mut end = self.name_end(start, last);
                if gazetteer()
                    .nation_of_people(&self.token(end - 1).text)
                    .is_some()
                {
                    // "of the Slovenian national team"
                    end = self.chunk_end(start, last);
                }
                let tells_field = &*self.token(link).text != "at";
                if tells_field && post.title.end == link && self.is_field(post.noun, start, end) {
                    post.title.end = end;
                    post.phrase.end = end;
                    at = end;
                    continue;
                }
                if post.of.is_none() {
                    post.of = self.owner_name(start..end);
                }
                post.phrase.end = self.names_end(end, last);
                return;
            }
            let is_field = matches!(&*self.token(link).text, "of" | "for" | "to" | "in")
                && post.title.end == link;
            let end = self.chunk_end(start, last);
            if end == start {
                return;
            }
            let holds_name = (start..end).find(|&at| has_capital(&self.token(at).text));
            match holds_name {
                Some(name) if post.of.is_none() => {
                    post.of = self.owner_name(name..end);
                    post.phrase.end = end;
                    return;
                }
                _ if is_field && !has_article => {
                    post.title.end = end;
                    post.phrase.end = end;
                }
                // "head of the department at Yale": the name may still follow.
                _ if !LINKS.contains(&self.text_at(end, last)) => return,
                _ => {}
            }
            at = end;
        }
    }

    /// Whether blanks stand around a dash, which then joins nothing: "an artist – were".
    fn stands_free(&self, dash: usize) -> bool {
        self.token(dash).span.start > self.token(dash - 1).span.end
    }

    fn text_at(&self, at: usize, last: usize) -> &str {
        if at < last { &self.token(at).text } else { "" }
    }

    /// Whether a token is part of a date or another time.
    fn is_time(&self, at: usize) -> bool {
        let name = self.source.analysis.name_at(at).map(|name| name.label);
        matches!(name, Some(EntityLabel::Date | EntityLabel::Time))
    }

    /// Whether a token is part of a person's name.
    pub fn is_person(&self, at: usize) -> bool {
        let entity = self.entities.at(self.token(at).span.start);
        entity.is_some_and(|(_, mention, entity)| {
            mention == Some(Mention::Name) && entity.entity_type == EntityType::Person
        })
    }

    pub fn person_starts(&self, at: usize) -> bool {
        let start = self.token(at).span.start;
        self.entities
            .at(start)
            .is_some_and(|(span, mention, entity)| {
                span.start == start
                    && mention == Some(Mention::Name)
                    && entity.entity_type == EntityType::Person
            })
    }

    /// The end of the adjectives and nouns from `start` on.
    pub fn chunk_end(&self, start: usize, last: usize) -> usize {
        let is_nominal = |at: usize| {
            matches!(
                self.token(at).pos,
                PartOfSpeech::Noun | PartOfSpeech::Adjective | PartOfSpeech::ProperNoun
            )
        };
        let mut end = start;
        while end < last {
            let joins = &*self.token(end).text == "and"
                && end > start
                && end + 1 < last
                && is_nominal(end + 1)
                && !is_post(self.source.analysis, end + 1);
            if is_nominal(end) && !self.person_starts(end) || is_hyphen(self.token(end)) {
                end += 1;
            } else if joins {
                end += 2;
            } else {
                break;
            }
        }
        end
    }
}

/// Whether a word has a capital anywhere, as "iPhone".
pub fn has_capital(word: &str) -> bool {
    word.contains(char::is_uppercase)
}

/// Whether a token is a hyphen or a dash used as one.
pub fn is_hyphen(word: &Token) -> bool {
    matches!(&*word.text, "-" | "–" | "‑")
}

/// Nouns that count or date: "veteran of ten *years*".
fn is_measure(word: &Token) -> bool {
    matches!(
        &*word.lemma,
        "year" | "day" | "week" | "month" | "today" | "yesterday" | "time" | "kind" | "number"
    )
}

/// The nouns joined to `noun`, itself first, that name posts. In "professor emeritus" the word
/// before does.
pub fn joined(analysis: &Analysis, noun: usize) -> Vec<usize> {
    let nouns = clause::conjuncts(analysis, noun).into_iter();
    let posts = nouns.filter_map(|noun| {
        let before = noun.checked_sub(1);
        let before = before.filter(|&before| analysis.tokens()[before].head == noun);
        [Some(noun), before]
            .into_iter()
            .flatten()
            .find(|&noun| is_post(analysis, noun))
    });
    posts.collect()
}

/// The first noun of a post in a stretch of words that a noun phrase may hold before it.
pub fn first_in(analysis: &Analysis, tokens: Range<usize>) -> Option<usize> {
    let mut found = None;
    for at in tokens {
        let word = &analysis.tokens()[at];
        let is_part = matches!(
            word.pos,
            PartOfSpeech::Determiner
                | PartOfSpeech::Adjective
                | PartOfSpeech::Noun
                | PartOfSpeech::ProperNoun
                | PartOfSpeech::Number
                | PartOfSpeech::Adverb
        ) || is_hyphen(word)
            || matches!(
                word.tag,
                Tag::PossessiveMark | Tag::PrpPossessive | Tag::Vbg | Tag::Vbn
            )
            || word.dependency == Dependency::Coordinator && found.is_none();
        if !is_part {
            break;
        }
        if is_post(analysis, at) {
            found = Some(at);
        } else if found.is_some() {
            break;
        }
    }
    found
}
