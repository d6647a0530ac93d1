//! Who: what somebody is.

use crate::compare::align::{Key, Matching};
use crate::compare::bag::Bag;
use crate::compare::entities::Who;
use crate::compare::prepared::{KeptFact, Prepared};
use crate::compare::verdict::{Claim, Relation};
use crate::compare::words;
use crate::facts::{Fact, FactContent, FactKind, Role};

use super::{Kind, cited, most_frequent};

/// Words of rank: a title with one and the same title without it are two posts.
const RANKS: [&str; 6] = [
    "deputy",
    "vice",
    "assistant",
    "acting",
    "associate",
    "interim",
];

/// Likeness of two titles from which they stand in one row.
const SIMILAR_TITLE: f32 = 0.5;

/// Matches roles.
#[derive(Debug)]
pub struct Roles;

/// A role made ready.
#[derive(Debug)]
pub struct Item {
    fact: KeptFact,
    role: Role,
    /// The entity of the article that has the name, and whom it stands for; else the name.
    entity: Option<usize>,
    person: Result<u64, String>,
    title: Bag,
    has_rank: bool,
}

impl Matching for Roles {
    type Item = Item;

    const THRESHOLD: f32 = SIMILAR_TITLE;

    fn keys(item: &Item) -> Vec<Key> {
        vec![Key::new(&item.person)]
    }

    fn score(a: &Item, b: &Item, _: [&[Item]; 2]) -> f32 {
        if a.person == b.person {
            a.title.containment(&b.title)
        } else {
            0.0
        }
    }

    fn same_within_article(a: &Item, b: &Item) -> bool {
        a.person == b.person && a.title == b.title
    }
}

impl Kind for Roles {
    const KIND: FactKind = FactKind::Role;

    fn items(article: &Prepared) -> Vec<Item> {
        let item = |fact: KeptFact| {
            let FactContent::Role(role) = &fact.content else {
                return None;
            };
            Some(Item {
                role: role.clone(),
                entity: article.names.of_name(&role.person),
                person: Err(role.person.to_lowercase()),
                title: article.bag_of_text(&role.title),
                has_rank: has_rank(article, &fact, role),
                fact,
            })
        };
        article.kept_facts().filter_map(item).collect()
    }

    fn link(item: &mut Item, who: &[Who]) -> bool {
        let Some(entity) = item.entity.and_then(|entity| who.get(entity)) else {
            return false;
        };
        let person = Ok(entity.number);
        let is_new = item.person != person;
        item.person = person;
        is_new
    }

    fn fact(item: &Self::Item) -> &Fact {
        &item.fact
    }

    fn relate(a: &Self::Item, b: &Self::Item) -> Relation {
        let calls = |item: &Item| {
            let former = if item.role.until.is_some() {
                "former "
            } else {
                ""
            };
            Claim::new(
                ("calls them", "call them"),
                cited(&format!("{former}{}", title(item))),
            )
        };
        if a.role.until.is_some() != b.role.until.is_some() {
            return Relation::compatible(calls(a), calls(b));
        }
        if a.has_rank != b.has_rank && a.role.of == b.role.of && !is_loose(a) && !is_loose(b) {
            return Relation::conflict(calls(a), calls(b));
        }
        if a.title.containment(&b.title) > 0.99 {
            return Relation::Same;
        }
        Relation::compatible(calls(a), calls(b))
    }

    fn label(items: &[&Self::Item]) -> String {
        let person = most_frequent(items.iter().map(|item| item.role.person.as_str()));
        let title = most_frequent(items.iter().map(|item| item.role.title.as_str()));
        cited(&format!("{person}, {title}"))
    }
}

/// Whether the title, or the word just before it, is a word of rank.
fn has_rank(prepared: &Prepared, fact: &Fact, role: &Role) -> bool {
    let is_rank = |form: &str| RANKS.contains(&form);
    let evidence = prepared.words_in(fact.primary_span());
    let before = evidence
        .start
        .checked_sub(1)
        .map(|index| &prepared.words()[index]);
    let adjoins = |word: &words::Word| word.span.end + 1 == fact.primary_span().start;
    before.is_some_and(|word| is_rank(&word.form) && adjoins(word))
        || words::words(&role.title)
            .iter()
            .any(|word| is_rank(&word.form))
}

/// A trade rather than a post: "prosecutor" may be said of a deputy prosecutor as well.
fn is_loose(item: &Item) -> bool {
    let title = &item.role.title;
    let is_one_word = title.split_whitespace().count() == 1;
    is_one_word && item.role.of.is_none() && !item.has_rank && title.starts_with(char::is_lowercase)
}

fn title(item: &Item) -> String {
    match &item.role.of {
        Some(of) if !item.role.title.contains(of.as_str()) => format!("{}, {of}", item.role.title),
        _ => item.role.title.clone(),
    }
}
