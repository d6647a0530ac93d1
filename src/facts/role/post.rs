//! The words that say what a person is: "former deputy foreign minister of Türkiye", read token by
//! token outwards from the noun that names the post.

use std::ops::Range;

use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::{self, starts_upper, title_word};
use crate::facts::{EntityIndex, EntityType, Mention, Source, clause};
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag, Token};

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

/// Words before a title that tell its time, not the post.
const TIMELY: &[&str] = &[
    "current", "future", "incoming", "longtime", "new", "newest", "newly", "outgoing", "present",
    "serving", "sitting", "next", "previous",
];

/// Adjectives that say which post it is, beside those that end as [`RELATIONAL`] says.
const KINDS: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "chief",
    "civil",
    "deputy",
    "emeritus",
    "executive",
    "first",
    "foreign",
    "founding",
    "head",
    "home",
    "human",
    "independent",
    "interim",
    "joint",
    "junior",
    "lead",
    "managing",
    "overseas",
    "prime",
    "private",
    "public",
    "senior",
    "shadow",
    "visiting",
    "vice",
];

/// How adjectives end that relate a post to a field: "federal", "economic", "military".
const RELATIONAL: &[&str] = &["al", "ic", "ary", "ear", "ine"];

/// Adjectives with such an ending that praise or blame instead.
const PRAISE: &[&str] = &[
    "actual",
    "beautiful",
    "charismatic",
    "classic",
    "controversial",
    "critical",
    "enthusiastic",
    "exceptional",
    "famous",
    "final",
    "formal",
    "iconic",
    "influential",
    "legendary",
    "local",
    "loyal",
    "notable",
    "original",
    "pragmatic",
    "prolific",
    "popular",
    "populist",
    "real",
    "revolutionary",
    "successful",
    "typical",
    "unusual",
    "usual",
    "visionary",
];

/// Capitalised words that belong to a title rather than name its owner: "Home Secretary".
const PORTFOLIOS: &[&str] = &[
    "agriculture",
    "budget",
    "commerce",
    "culture",
    "defence",
    "defense",
    "district",
    "economy",
    "education",
    "employment",
    "energy",
    "environment",
    "exterior",
    "finance",
    "fire",
    "general",
    "health",
    "housing",
    "immigration",
    "industry",
    "information",
    "interior",
    "justice",
    "labor",
    "labour",
    "lieutenant",
    "major",
    "marketing",
    "police",
    "press",
    "sales",
    "science",
    "security",
    "sports",
    "state",
    "team",
    "tourism",
    "trade",
    "transport",
    "transportation",
    "treasury",
    "water",
    "welfare",
];

/// Posts whose field follows after "of" or "for": "Minister of Industry".
const FIELDED: &[&str] = &[
    "chancellor",
    "chief",
    "commissioner",
    "lecturer",
    "minister",
    "prosecutor",
    "professor",
    "reader",
    "secretary",
    "undersecretary",
];

/// The prepositions between a post and its owner or field.
const LINKS: &[&str] = &["at", "for", "from", "in", "of", "on", "to", "with"];

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

/// Whether a token can be the noun of a post: a title, or before a name any noun for people.
pub fn is_post(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    let is_noun = word.tag.is_noun() || word.tag == Tag::Jj && titles::starts_upper(&word.text);
    let lower = word.text.to_lowercase();
    let is_kin = matches!(lower.as_str(), "father" | "mother" | "brother" | "sister")
        && !starts_upper(&word.text);
    let known = title_word(&word.text).is_some_and(|title| !title.is_address && title.is_post);
    is_noun && !is_kin && known
}

/// How nouns of occupation end.
const OCCUPATIONS: &[&str] = &["er", "or", "ist", "ian", "man", "woman"];

/// Nouns with such an ending that name no occupation.
const NO_OCCUPATIONS: &[&str] = &[
    "ancestor",
    "answer",
    "beginner",
    "brother",
    "center",
    "centre",
    "chapter",
    "character",
    "color",
    "computer",
    "consumer",
    "corner",
    "cover",
    "customer",
    "daughter",
    "dinner",
    "disaster",
    "disorder",
    "error",
    "factor",
    "father",
    "floor",
    "folder",
    "foreigner",
    "gender",
    "hunger",
    "intruder",
    "killer",
    "layer",
    "letter",
    "liquor",
    "matter",
    "meter",
    "mirror",
    "monster",
    "mother",
    "motor",
    "murder",
    "murderer",
    "neighbor",
    "newcomer",
    "newspaper",
    "number",
    "offender",
    "offer",
    "order",
    "other",
    "paper",
    "passenger",
    "peer",
    "poster",
    "power",
    "predecessor",
    "prisoner",
    "quarter",
    "river",
    "robber",
    "rumor",
    "sector",
    "server",
    "sister",
    "stranger",
    "successor",
    "summer",
    "survivor",
    "teenager",
    "terror",
    "theater",
    "tower",
    "user",
    "visitor",
    "voter",
    "water",
    "weather",
    "winner",
    "winter",
];

/// Whether a noun right before a name says what the person does, by its form: "barrister Colin Yeo".
pub fn is_occupation(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    word.tag == Tag::Nn
        && !starts_upper(&word.text)
        && word.text.len() > 4
        && title_word(&word.text).is_none()
        && OCCUPATIONS.iter().any(|end| word.text.ends_with(end))
        && !NO_OCCUPATIONS.contains(&&*word.text)
}

struct Reader<'a> {
    source: Source<'a>,
    entities: &'a EntityIndex<'a>,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> &Token {
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
                // "co-founder", "vice-president", "ex-president"
                if titles::is_former(&self.token(at - 2).text) {
                    post.is_former = true;
                } else {
                    post.title.start = at - 2;
                }
                at -= 2;
            } else if TIMELY.contains(&lower.as_str()) {
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
                && self.tells_kind(at - 2, head_is_capital)
            {
                // "interior and overseas minister"
                at -= 2;
                post.title.start = at;
            } else {
                break;
            }
        }
        post.phrase.start = at;
        if at > first && self.token(at - 1).tag == Tag::Dt {
            post.phrase.start = at - 1;
        }
    }

    /// Whether a word before the noun says which post it is.
    fn tells_kind(&self, at: usize, head_is_capital: bool) -> bool {
        let word = self.token(at);
        let lower = word.text.to_lowercase();
        if KINDS.contains(&lower.as_str())
            || title_word(&word.text).is_some_and(|title| !title.is_address)
        {
            return word.tag != Tag::Dt;
        }
        match word.pos {
            PartOfSpeech::Adjective => {
                word.tag == Tag::Jj
                    && RELATIONAL.iter().any(|end| lower.ends_with(end))
                    && !PRAISE.contains(&lower.as_str())
            }
            PartOfSpeech::Noun => matches!(word.tag, Tag::Nn | Tag::Nns) && !is_measure(word),
            // A capital at the start of a sentence: "Immigration lawyer Ann Lee".
            PartOfSpeech::ProperNoun => {
                head_is_capital || at == self.source.analysis.sentence_of(at).tokens.start
            }
            _ => false,
        }
    }

    /// Where the name of the owner starts that ends right before `end`.
    fn owner_before(&self, first: usize, end: usize, head_is_capital: bool) -> Option<usize> {
        let analysis = self.source.analysis;
        let last = self.token(end - 1);
        let text = last.text.to_lowercase();
        if !has_capital(&last.text)
            || PORTFOLIOS.contains(&text.as_str())
            || KINDS.contains(&text.as_str())
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
        if head_is_capital {
            // "Foreign Secretary", "Chief Executive": capitals alone tell no owner.
            return named
                .map(|name| self.without_article(name.tokens.start))
                .filter(|&start| {
                    (start..end)
                        .all(|at| !PORTFOLIOS.contains(&&*self.token(at).text.to_lowercase()))
                });
        }
        let start = self.owner_start(first, end);
        let is_plain_word = start + 1 == end
            && start == analysis.sentence_of(start).tokens.start
            && last.pos == PartOfSpeech::Adjective;
        (!is_plain_word).then_some(start)
    }

    /// The start of the run of capitalised words that ends at `end`.
    fn owner_start(&self, first: usize, end: usize) -> usize {
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
                && word.pos != PartOfSpeech::Determiner
                && word.pos != PartOfSpeech::Adposition
                && !titles::is_former(&word.text)
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
    fn possessor_start(&self, first: usize, end: usize) -> usize {
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
    fn are_one_name(&self, one: usize, other: usize) -> bool {
        let name = |at: usize| {
            self.source
                .analysis
                .name_at(at)
                .map(|name| name.tokens.clone())
        };
        name(one) == name(other)
    }

    fn without_article(&self, start: usize) -> usize {
        start + usize::from(self.token(start).tag == Tag::Dt)
    }

    /// The name of an owner; `None` where the words hold no name.
    fn owner_name(&self, tokens: Range<usize>) -> Option<String> {
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
    fn organization_at(&self, at: usize) -> Option<String> {
        let (_, _, entity) = self.entities.at(self.token(at).span.start)?;
        matches!(
            entity.entity_type,
            EntityType::Organization | EntityType::Place
        )
        .then(|| entity.name.clone())
    }

    /// What stands after the noun: "emeritus", the field, whom the post belongs to.
    fn rightwards(&self, post: &mut Post, last: usize) {
        let mut at = post.noun + 1;
        if at + 1 < last && is_hyphen(self.token(at)) {
            at += 2;
        } else if at < last
            && matches!(
                &*self.token(at).text.to_lowercase(),
                "emeritus" | "elect" | "designate" | "general"
            )
        {
            at += 1;
        }
        post.title.end = at;
        post.phrase.end = at;
        while at + 1 < last && LINKS.contains(&&*self.token(at).text) {
            let link = at;
            let has_article = self.token(link + 1).pos == PartOfSpeech::Determiner;
            let start = link + 1 + usize::from(has_article);
            if start >= last {
                return;
            }
            if has_capital(&self.token(start).text) {
                let end = self.name_end(start, last);
                if post.title.end == link && self.is_field(post.noun, start, end) {
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
                _ if !LINKS.contains(&&*self.text_at(end, last)) => return,
                _ => {}
            }
            at = end;
        }
    }

    /// The end of what says more of an owner: "the Dallas chapter *of the Council*".
    fn names_end(&self, mut end: usize, last: usize) -> usize {
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

    fn text_at(&self, at: usize, last: usize) -> &str {
        if at < last { &self.token(at).text } else { "" }
    }

    /// Whether the capitalised words after a post tell its field and no owner.
    fn is_field(&self, noun: usize, start: usize, end: usize) -> bool {
        let lemma = self.token(noun).text.to_lowercase();
        let is_place = (start..end).any(|at| {
            let entity = self.entities.at(self.token(at).span.start);
            let is_place = entity.is_some_and(|(_, mention, entity)| {
                mention == Some(Mention::Name) && entity.entity_type == EntityType::Place
            });
            is_place || gazetteer().is_place(&self.token(at).text)
        });
        let is_office = matches!(&*self.token(start).text, "State" | "Staff" | "Exchequer");
        is_office || FIELDED.contains(&lemma.as_str()) && !is_place
    }

    /// The end of the name that starts at `start`: capitalised words, with "of" and the like inside,
    /// and the common noun that closes it ("the Lombardy region").
    fn name_end(&self, start: usize, last: usize) -> usize {
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

    fn person_starts(&self, at: usize) -> bool {
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
    fn chunk_end(&self, start: usize, last: usize) -> usize {
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
fn has_capital(word: &str) -> bool {
    word.contains(char::is_uppercase)
}

fn is_hyphen(word: &Token) -> bool {
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
