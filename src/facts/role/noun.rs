//! The noun phrase that says what a person is: "deputy foreign minister of Türkiye".

use std::ops::Range;

use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::title_word;
use crate::facts::{EntityIndex, EntityType, Source, phrase};
use crate::language::{Analysis, Dependency, Tag};

/// A post read from a noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The title's tokens, one unbroken run.
    pub title: Range<usize>,
    /// The country or organization.
    pub of: Option<String>,
    /// Whether the words say that it is over.
    pub is_former: bool,
    /// All tokens of the phrase.
    pub phrase: Range<usize>,
}

/// The posts that the noun phrase around `noun` names: one, or several as in "founder and editor".
pub fn posts(source: Source<'_>, entities: &EntityIndex<'_>, noun: usize) -> Vec<Post> {
    let conjuncts = source.analysis.children_by(noun, Dependency::Conjunct);
    let nouns = std::iter::once(noun).chain(conjuncts);
    let mut posts: Vec<Post> = nouns
        .filter_map(|noun| post(source, entities, noun))
        .collect();
    // "president and owner of the club": what stands at the last belongs to all.
    if let Some(shared) = posts.last().and_then(|last| last.of.clone()) {
        for post in posts.iter_mut().filter(|post| post.of.is_none()) {
            post.of = Some(shared.clone());
        }
    }
    posts
}

fn post(source: Source<'_>, entities: &EntityIndex<'_>, noun: usize) -> Option<Post> {
    let analysis = source.analysis;
    let tokens = analysis.tokens();
    let is_post = title_word(&tokens[noun].text).is_some_and(|word| !word.is_address);
    if !is_post || !tokens[noun].tag.is_noun() {
        return None;
    }
    let mut start = noun;
    let mut of = None;
    let mut is_former = false;
    for &child in analysis
        .children(noun)
        .iter()
        .rev()
        .filter(|&&child| child < noun)
    {
        let word = &tokens[child];
        if word.dependency == Dependency::Possessive {
            of = owner(source, entities, child);
            break;
        }
        match word.text.to_lowercase().as_str() {
            "former" | "ex" | "then" | "late" | "onetime" => is_former = true,
            _ if !modifies(word.dependency) => {}
            _ if of.is_none() && named_owner(entities, analysis, child).is_some() => {
                of = named_owner(entities, analysis, child);
            }
            _ if of.is_none() => start = analysis.subtree_range(child).start.min(start),
            _ => {}
        }
    }
    let mut end = noun + 1;
    for preposition in analysis
        .children_by(noun, Dependency::Preposition)
        .filter(|&child| child > noun)
    {
        if of.is_none() {
            (end, of) = complement(source, entities, preposition, end);
        }
    }
    let title = phrase::trim(analysis, start..end);
    let whole = analysis.subtree_without(noun, |child| {
        !matches!(
            tokens[child].dependency,
            Dependency::Preposition | Dependency::PrepositionObject
        ) && child > noun
    });
    let last = whole.last().map_or(end, |last| last + 1);
    Some(Post {
        phrase: phrase::trim(analysis, whole.first().copied().unwrap_or(start)..last),
        title,
        of,
        is_former,
    })
}

fn modifies(dependency: Dependency) -> bool {
    matches!(
        dependency,
        Dependency::AdjectivalModifier | Dependency::Compound | Dependency::NominalModifier
    )
}

/// What follows the noun: whom the post belongs to, or more of the title ("professor of law").
fn complement(
    source: Source<'_>,
    entities: &EntityIndex<'_>,
    preposition: usize,
    end: usize,
) -> (usize, Option<String>) {
    let analysis = source.analysis;
    let tokens = analysis.tokens();
    let Some(object) = analysis.child_by(preposition, &[Dependency::PrepositionObject]) else {
        return (end, None);
    };
    let is_belonging = matches!(
        &*tokens[preposition].text,
        "of" | "for" | "at" | "with" | "in" | "to"
    );
    let is_title_part = matches!(&*tokens[object].text, "State" | "Staff" | "staff" | "state");
    if is_belonging
        && !is_title_part
        && let Some(owner) = owner(source, entities, object)
    {
        return (end, Some(owner));
    }
    if !matches!(&*tokens[preposition].text, "of" | "for") || preposition != end {
        return (end, None);
    }
    let nested = analysis.child_by(object, &[Dependency::Preposition]);
    let object_end = analysis
        .subtree_without(object, |child| child > object)
        .last()
        .map_or(end, |last| last + 1);
    match nested {
        Some(nested) if nested == object_end => complement(source, entities, nested, object_end),
        _ => (object_end, None),
    }
}

/// The name that a possessor or an object of a preposition is.
fn owner(source: Source<'_>, entities: &EntityIndex<'_>, head: usize) -> Option<String> {
    let analysis = source.analysis;
    let (span, _, entity) = entities.at(analysis.tokens()[head].span.start)?;
    matches!(
        entity.entity_type,
        EntityType::Organization | EntityType::Place
    )
    .then(|| of_name(source.article.slice(span), &entity.name))
}

/// The country or organization that stands before a title noun.
fn named_owner(entities: &EntityIndex<'_>, analysis: &Analysis, token: usize) -> Option<String> {
    let word = &analysis.tokens()[token];
    if let Some(nation) = gazetteer().nation_of_people(&word.text) {
        return Some(nation.to_owned());
    }
    let (_, _, entity) = entities
        .at(word.span.start)
        .filter(|_| word.tag != Tag::Cd)?;
    matches!(
        entity.entity_type,
        EntityType::Organization | EntityType::Place
    )
    .then(|| entity.name.clone())
}

/// How the owner of a post is named: a people by its country, a pronoun by its name.
pub fn of_name(words: &str, name: &str) -> String {
    let is_named = words.starts_with(char::is_uppercase);
    match gazetteer().nation_of_people(words) {
        Some(nation) => nation.to_owned(),
        None if is_named => words.to_owned(),
        None => name.to_owned(),
    }
}
