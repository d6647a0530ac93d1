//! Who: the entities that the articles name.

use crate::compare::story::Story;
use crate::compare::verdict::{Claim, Relation};
use crate::compare::words;
use crate::facts::{Entity, Fact, FactContent};

use super::most_frequent;

/// An entity of an article.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// The article.
    pub article: usize,
    /// The fact.
    pub fact: &'a Fact,
    entity: &'a Entity,
}

/// Entities of a story, told by the places of their articles and their numbers there.
pub fn items<'s>(story: &'s Story, cluster: &[(usize, usize)]) -> Vec<Item<'s>> {
    let item = |&(article, entity): &(usize, usize)| {
        let prepared = &story.articles[article].prepared;
        let fact = prepared.sheet.facts.get(prepared.names.fact(entity))?;
        match &fact.content {
            FactContent::Entity(entity) => Some(Item {
                article,
                fact,
                entity,
            }),
            _ => None,
        }
    };
    cluster.iter().filter_map(item).collect()
}

/// Whether two articles call the entity by the same name.
pub fn relate(a: &Item<'_>, b: &Item<'_>) -> Relation {
    let share_a_word = names(a).iter().any(|x| {
        let words = words::words(x);
        names(b).iter().any(|y| {
            words::words(y)
                .iter()
                .any(|word| words.iter().any(|own| own.form == word.form))
        })
    });
    if share_a_word {
        return Relation::Same;
    }
    let calls = |item: &Item<'_>| Claim::new(("calls it", "call it"), item.entity.name.clone());
    Relation::compatible(calls(a), calls(b))
}

/// Its most frequent name.
pub fn label(items: &[&Item<'_>]) -> String {
    most_frequent(items.iter().map(|item| item.entity.name.as_str())).to_owned()
}

fn names<'a>(item: &Item<'a>) -> Vec<&'a str> {
    let aliases = item.entity.aliases.iter().map(String::as_str);
    std::iter::once(item.entity.name.as_str())
        .chain(aliases)
        .collect()
}
