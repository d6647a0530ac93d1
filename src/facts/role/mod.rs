//! Who: what somebody is, from titles before names, appositions, copulas and verbs of office.

mod noun;

use std::ops::Range;

use crate::article::Span;
use crate::language::{Analysis, Dependency};

use super::titles::{self, title_word};
use super::{Confidence, EntityIndex, EntityType, Fact, FactContent, Mention, Role, Source};

use noun::Post;

/// A person named at some place in the text.
struct Person<'a> {
    name: &'a str,
    tokens: Range<usize>,
    /// The token that governs the name.
    head: usize,
    span: Span,
}

/// The roles of an article.
pub fn extract(source: Source<'_>, entities: &EntityIndex<'_>) -> Vec<Fact> {
    let mut roles = Vec::new();
    for person in persons(source, entities) {
        roles.extend(before_name(source, &person));
        if person.is_by_name(source, entities) {
            roles.extend(beside_name(source, entities, &person));
        }
        roles.extend(by_verb(source, entities, &person));
    }
    unite_short_titles(roles)
}

impl Person<'_> {
    fn is_by_name(&self, source: Source<'_>, entities: &EntityIndex<'_>) -> bool {
        let start = source.analysis.tokens()[self.tokens.start].span.start;
        entities
            .at(start)
            .is_some_and(|(_, mention, _)| mention == Some(Mention::Name))
    }
}

/// All mentions of persons, pronouns included.
fn persons<'a>(source: Source<'a>, entities: &EntityIndex<'a>) -> Vec<Person<'a>> {
    let analysis = source.analysis;
    let mentions = entities.within(source.article.text.span());
    mentions
        .filter(|(_, _, entity)| entity.entity_type == EntityType::Person)
        .filter_map(|(span, _, entity)| {
            let tokens = analysis.tokens_in(span);
            let head = analysis.head_of(tokens.clone())?;
            Some(Person {
                name: &entity.name,
                tokens,
                head,
                span,
            })
        })
        .collect()
}

/// "US Secretary of State Antony Blinken".
fn before_name(source: Source<'_>, person: &Person<'_>) -> Option<Fact> {
    let analysis = source.analysis;
    let phrase = titles::before(analysis, person.tokens.start)?;
    let only_address = phrase.title.clone().all(|token| {
        title_word(&analysis.tokens()[token].text).is_some_and(|word| word.is_address)
    });
    let is_plural = phrase.title.end > 0
        && analysis.tokens()[phrase.title.end - 1].text.ends_with('s')
        && title_word(
            analysis.tokens()[phrase.title.end - 1]
                .text
                .trim_end_matches('s'),
        )
        .is_some();
    if only_address || is_plural {
        return None;
    }
    let of = phrase.of.clone().map(|of| {
        let words = source.article.slice(analysis.span_of(of));
        noun::of_name(words, words)
    });
    let role = role(
        person,
        full_title(source, phrase.title.clone()),
        of,
        phrase.is_former,
    );
    let start = phrase
        .of
        .map_or(phrase.title.start, |of| of.start.min(phrase.title.start));
    let span = analysis.span_of(start..person.tokens.end);
    Some(fact(source, role, span, "role.before_name", 0.92))
}

/// "Nuh Yilmaz, Türkiye's deputy foreign minister", "the deputy foreign minister, Nuh Yilmaz",
/// "Nuh Yilmaz, who is deputy foreign minister".
fn beside_name(source: Source<'_>, entities: &EntityIndex<'_>, person: &Person<'_>) -> Vec<Fact> {
    let analysis = source.analysis;
    let tokens = analysis.tokens();
    let mut found = Vec::new();
    let after = analysis.children_by(person.head, Dependency::Apposition);
    for noun in after.filter(|&noun| noun >= person.tokens.end) {
        found.extend(facts(
            source,
            entities,
            person,
            noun,
            "role.apposition_after",
            0.88,
        ));
    }
    let governor = tokens[person.head].head;
    if tokens[person.head].dependency == Dependency::Apposition && governor < person.tokens.start {
        found.extend(facts(
            source,
            entities,
            person,
            governor,
            "role.apposition_before",
            0.85,
        ));
    }
    for clause in analysis.children_by(person.head, Dependency::RelativeClause) {
        if &*tokens[clause].lemma == "be"
            && let Some(noun) = analysis.child_by(clause, &[Dependency::Attribute])
        {
            found.extend(facts(
                source,
                entities,
                person,
                noun,
                "role.relative_clause",
                0.85,
            ));
        }
    }
    found
}

/// "Yilmaz is deputy foreign minister", "was appointed minister", "resigned as minister".
fn by_verb(source: Source<'_>, entities: &EntityIndex<'_>, person: &Person<'_>) -> Vec<Fact> {
    let analysis = source.analysis;
    let tokens = analysis.tokens();
    let verb = tokens[person.head].head;
    let is_negated = analysis.child_by(verb, &[Dependency::Negation]).is_some();
    if is_negated || verb == person.head || is_hypothetical(analysis, verb) {
        return Vec::new();
    }
    let lemma = &*tokens[verb].lemma;
    let complement = [Dependency::Attribute, Dependency::ObjectPredicate];
    match tokens[person.head].dependency {
        Dependency::Subject if matches!(lemma, "be" | "become" | "remain") => {
            let noun = analysis.child_by(verb, &[Dependency::Attribute]);
            noun.map_or_else(Vec::new, |noun| {
                facts(source, entities, person, noun, "role.copula", 0.8)
            })
        }
        Dependency::PassiveSubject | Dependency::DirectObject
            if matches!(
                lemma,
                "appoint" | "name" | "elect" | "make" | "crown" | "promote"
            ) =>
        {
            let noun = analysis
                .child_by(verb, &complement)
                .or_else(|| as_object(analysis, verb));
            noun.map_or_else(Vec::new, |noun| {
                facts(source, entities, person, noun, "role.appointed", 0.8)
            })
        }
        Dependency::Subject
            if matches!(
                lemma,
                "serve" | "work" | "act" | "resign" | "retire" | "step"
            ) =>
        {
            let Some(noun) = as_object(analysis, verb) else {
                return Vec::new();
            };
            let mut found = facts(source, entities, person, noun, "role.serves_as", 0.8);
            if matches!(lemma, "resign" | "retire" | "step") {
                for fact in &mut found {
                    if let FactContent::Role(role) = &mut fact.content {
                        role.until = Some("past".to_owned());
                    }
                }
            }
            found
        }
        _ => Vec::new(),
    }
}

/// Whether a verb does not tell what is: "could be president", "wants to be president".
fn is_hypothetical(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let mut auxiliaries = analysis.children_by(verb, Dependency::Auxiliary);
    auxiliaries.any(|auxiliary| matches!(tokens[auxiliary].tag.label(), "MD" | "TO"))
}

/// The noun after "as".
fn as_object(analysis: &Analysis, verb: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    let mut prepositions = analysis.children_by(verb, Dependency::Preposition);
    let preposition = prepositions.find(|&preposition| &*tokens[preposition].text == "as")?;
    analysis.child_by(preposition, &[Dependency::PrepositionObject])
}

fn facts(
    source: Source<'_>,
    entities: &EntityIndex<'_>,
    person: &Person<'_>,
    noun: usize,
    rule: &'static str,
    confidence: Confidence,
) -> Vec<Fact> {
    let posts = noun::posts(source, entities, noun).into_iter();
    posts
        .map(
            |Post {
                 title,
                 of,
                 is_former,
                 phrase,
             }| {
                let span = source.analysis.span_of(phrase).hull(person.span);
                let role = role(person, full_title(source, title), of, is_former);
                fact(source, role, span, rule, confidence)
            },
        )
        .collect()
}

fn role(person: &Person<'_>, title: String, of: Option<String>, is_former: bool) -> Role {
    Role {
        person: person.name.to_owned(),
        title,
        of,
        since: None,
        until: is_former.then(|| "past".to_owned()),
    }
}

fn fact(
    source: Source<'_>,
    role: Role,
    span: Span,
    rule: &'static str,
    confidence: Confidence,
) -> Fact {
    Fact::suggested(
        source.article,
        FactContent::Role(role),
        &[span],
        rule,
        confidence,
    )
}

/// The words of a title, abbreviations in full.
fn full_title(source: Source<'_>, title: Range<usize>) -> String {
    let words = source.article.slice(source.analysis.span_of(title));
    let words = words.split_whitespace().map(|word| {
        let word = word.strip_prefix("ex-").unwrap_or(word);
        let long = title_word(word).and_then(|title| title.long);
        long.unwrap_or(word)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// "Secretary Blinken" repeats "Secretary of State Antony Blinken".
fn unite_short_titles(roles: Vec<Fact>) -> Vec<Fact> {
    let mut united: Vec<Fact> = Vec::new();
    let mut short = Vec::new();
    for fact in roles {
        let FactContent::Role(role) = &fact.content else {
            continue;
        };
        if role.of.is_none() {
            short.push(fact);
        } else {
            united.push(fact);
        }
    }
    for fact in short {
        let FactContent::Role(role) = &fact.content else {
            continue;
        };
        let fuller = united.iter_mut().find(|known| match &known.content {
            FactContent::Role(known) => {
                known.person == role.person
                    && known.until == role.until
                    && is_part_of_title(&role.title, &known.title)
            }
            _ => false,
        });
        match fuller {
            Some(known) => known.evidence.extend(fact.evidence),
            None => united.push(fact),
        }
    }
    for fact in &mut united {
        fact.evidence.sort_by_key(|evidence| evidence.span);
    }
    united
}

fn is_part_of_title(short: &str, long: &str) -> bool {
    let long = long.to_lowercase();
    let short = short.to_lowercase();
    long.split_whitespace()
        .collect::<Vec<_>>()
        .starts_with(&short.split_whitespace().collect::<Vec<_>>())
        || long.ends_with(&short)
}
