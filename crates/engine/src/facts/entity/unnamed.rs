//! People whom an article does not name, where they act, suffer or speak in a fact: "the driver",
//! "two soldiers", "police".

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::Span;
use crate::facts::people::{is_body, is_person};
use crate::facts::titles::title_word;
use crate::facts::{
    Confidence, Entity, EntityIndex, EntityType, Evidence, Fact, FactContent, Mention, Source,
    clause,
};
use crate::language::{Analysis, Dependency, Tag};

/// The rule of all facts of this module.
pub const RULE: &str = "entity.unnamed";

/// How often they are right: 95 % of these mentions are annotated as people in GUM (Zeldes, 2017), where
/// which of them are one person was not counted.
const CONFIDENCE: Confidence = 0.85;

/// Nouns that are said of anybody.
const ANYBODY: [&str; 4] = ["group", "head", "people", "person"];

/// People without a name that take part in `facts`, each with all its mentions.
pub fn extract(source: Source<'_>, named: &EntityIndex<'_>, facts: &[&[Fact]]) -> Vec<Fact> {
    let analysis = source.analysis;
    let parts = participants(facts.iter().copied().flatten()).into_iter();
    let heads = parts.filter_map(|span| analysis.head_of(analysis.tokens_in(span)));
    let heads = heads.flat_map(|head| clause::conjuncts(analysis, head));
    let take_part: HashSet<Key> = heads.filter_map(|head| key(source, named, head)).collect();
    let mut places: HashMap<Key, usize> = HashMap::new();
    let mut mentions: Vec<Vec<Range<usize>>> = Vec::new();
    for head in 0..analysis.tokens().len() {
        let Some(key) = key(source, named, head).filter(|key| take_part.contains(key)) else {
            continue;
        };
        let place = *places.entry(key).or_insert(mentions.len());
        if place == mentions.len() {
            mentions.push(Vec::new());
        }
        mentions[place].push(clause::noun_phrase(analysis, head));
    }
    mentions
        .iter()
        .map(|mentions| fact(source, mentions))
        .collect()
}

/// What mentions of one person have in common: the noun, and whether it is a plural.
type Key = (String, bool);

/// Where those stand who act, suffer or speak.
fn participants<'f>(facts: impl Iterator<Item = &'f Fact>) -> Vec<Span> {
    let mut spans = Vec::new();
    for fact in facts {
        match &fact.content {
            FactContent::Claim(claim) => {
                let parts = claim.who.iter().chain(&claim.whom);
                spans.extend(parts.map(|phrase| phrase.span));
            }
            FactContent::Quote(quote) => {
                spans.extend(quote.speaker.iter().map(|speaker| speaker.span));
            }
            _ => {}
        }
    }
    spans
}

/// `None` for a noun that stands for no people, or for people that the article names.
fn key(source: Source<'_>, named: &EntityIndex<'_>, head: usize) -> Option<Key> {
    let analysis = source.analysis;
    let word = &analysis.tokens()[head];
    let lemma = word.lemma.to_lowercase();
    let is_plural = word.tag == Tag::Nns;
    let names_people = is_person(&lemma)
        || title_word(&lemma).is_some_and(|title| !title.is_address) && !word.text.contains('.');
    if !(is_plural || word.tag == Tag::Nn)
        || !names_people
        || ANYBODY.contains(&lemma.as_str())
        || !analysis.sentence_of(head).section.holds_facts()
        || named.at(word.span.start).is_some()
        || word.dependency == Dependency::Compound
        || is_many(analysis, head)
    {
        return None;
    }
    let phrase = analysis.span_of(clause::noun_phrase(analysis, head));
    let holds_person = named
        .within(phrase)
        .any(|(_, _, entity)| entity.entity_type == EntityType::Person);
    let restates = |token: usize| named.at(analysis.tokens()[token].span.start).is_some();
    let is_restated = word.dependency == Dependency::Apposition && restates(word.head)
        || analysis
            .children_by(head, Dependency::Apposition)
            .any(restates);
    (!holds_person && !is_restated).then_some((lemma, is_plural))
}

/// "*a host* of measures": a number, and nobody.
fn is_many(analysis: &Analysis, noun: usize) -> bool {
    let has = |dependency, text: &str| {
        let mut children = analysis.children_by(noun, dependency);
        children.any(|child| analysis.tokens()[child].text.eq_ignore_ascii_case(text))
    };
    &*analysis.tokens()[noun].lemma == "host"
        && has(Dependency::Determiner, "a")
        && has(Dependency::Preposition, "of")
}

fn fact(source: Source<'_>, mentions: &[Range<usize>]) -> Fact {
    let analysis = source.analysis;
    let name = |tokens: &Range<usize>| {
        let opens = |token: &usize| {
            matches!(
                analysis.tokens()[*token].tag,
                Tag::Dt | Tag::PrpPossessive | Tag::Pdt
            )
        };
        // "later his campaign director"
        let leads = |token: &usize| opens(token) || analysis.tokens()[*token].tag == Tag::Rb;
        let leading = tokens.clone().take_while(leads);
        let start = leading.filter(opens).last();
        let start = start.map_or(tokens.start, |last| (last + 1).min(tokens.end - 1));
        // "his *mother*'s car"
        let is_marked = analysis.tokens()[tokens.end - 1].tag == Tag::PossessiveMark;
        let end = (tokens.end - usize::from(is_marked)).max(start + 1);
        let words = source.article.slice(analysis.span_of(start..end));
        // A capital at the beginning of a sentence is none of the word's own.
        let is_number = analysis.tokens()[start].tag == Tag::Cd;
        if analysis.name_at(start).is_some() && !is_number {
            words.to_owned()
        } else {
            decapitalized(words)
        }
    };
    let head = |tokens: &Range<usize>| analysis.head_of(tokens.clone());
    let noun = mentions.first().and_then(head);
    let noun = noun.map(|noun| &analysis.tokens()[noun]);
    let is_many =
        noun.is_some_and(|noun| noun.tag == Tag::Nns || is_body(&noun.lemma.to_lowercase()));
    let entity = Entity {
        entity_type: if is_many {
            EntityType::Group
        } else {
            EntityType::Person
        },
        name: mentions.first().map_or_else(String::new, name),
        aliases: Vec::new(),
        place: None,
    };
    let mut fact = Fact::suggested(
        source.article,
        FactContent::Entity(entity),
        &[],
        RULE,
        CONFIDENCE,
    );
    let evidence = mentions.iter().map(|tokens| {
        let span = analysis.span_of(tokens.clone());
        Evidence::new(source.article, span).with_mention(Mention::Nominal)
    });
    fact.evidence = evidence.collect();
    fact
}

fn decapitalized(words: &str) -> String {
    let is_acronym = words.chars().nth(1).is_some_and(char::is_uppercase);
    if is_acronym {
        return words.to_owned();
    }
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}
