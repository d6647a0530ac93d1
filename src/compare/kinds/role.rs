//! Who: what somebody is.

use crate::compare::align::{Key, Matching};
use crate::compare::story::{Bag, Prepared, Story};
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
pub struct Roles<'a> {
    items: Vec<Item<'a>>,
}

/// A role made ready.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    article: usize,
    fact: &'a Fact,
    role: &'a Role,
    /// The linked person, else the name.
    person: Result<usize, String>,
    title: Bag,
    has_rank: bool,
}

impl<'a> Roles<'a> {
    /// The roles of a story.
    pub fn new(story: &Story<'a>) -> Self {
        let mut items = Vec::new();
        for (article, prepared) in story.articles.iter().enumerate() {
            for fact in prepared.facts() {
                let FactContent::Role(role) = &fact.content else {
                    continue;
                };
                let linked = story.links.of_name(article, &role.person);
                items.push(Item {
                    article,
                    fact,
                    role,
                    person: linked.ok_or_else(|| role.person.to_lowercase()),
                    title: story.bag_of_text(&role.title),
                    has_rank: has_rank(prepared, fact, role),
                });
            }
        }
        Self { items }
    }

    /// The roles, in the order of the articles.
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }
}

impl<'a> Matching for Roles<'a> {
    type Item = Item<'a>;

    fn article(item: &Item<'a>) -> usize {
        item.article
    }

    fn keys(&self, item: &Item<'a>) -> Vec<Key> {
        vec![Key::new(&item.person)]
    }

    fn score(&self, a: &Item<'a>, b: &Item<'a>) -> f32 {
        if a.person == b.person {
            a.title.containment(&b.title)
        } else {
            0.0
        }
    }

    fn threshold(&self) -> f32 {
        SIMILAR_TITLE
    }

    fn same_within_article(&self, a: &Item<'a>, b: &Item<'a>) -> bool {
        a.person == b.person && a.title == b.title
    }
}

impl Kind for Roles<'_> {
    const KIND: FactKind = FactKind::Role;

    fn fact(item: &Self::Item) -> &Fact {
        item.fact
    }

    fn relate(&self, a: &Self::Item, b: &Self::Item) -> Relation {
        let calls = |item: &Item<'_>| {
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

    fn label(&self, items: &[&Self::Item]) -> String {
        let person = most_frequent(items.iter().map(|item| item.role.person.as_str()));
        let title = most_frequent(items.iter().map(|item| item.role.title.as_str()));
        cited(&format!("{person}, {title}"))
    }
}

/// Whether the title, or the word just before it, is a word of rank.
fn has_rank(prepared: &Prepared<'_>, fact: &Fact, role: &Role) -> bool {
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
fn is_loose(item: &Item<'_>) -> bool {
    let title = &item.role.title;
    let is_one_word = title.split_whitespace().count() == 1;
    is_one_word && item.role.of.is_none() && !item.has_rank && title.starts_with(char::is_lowercase)
}

fn title(item: &Item<'_>) -> String {
    match &item.role.of {
        Some(of) if !item.role.title.contains(of.as_str()) => format!("{}, {of}", item.role.title),
        _ => item.role.title.clone(),
    }
}
