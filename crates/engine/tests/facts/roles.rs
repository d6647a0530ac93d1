//! The roles of annotated articles (`tests/roles/README.md`): how many the program finds, and how
//! many of those it gives are right.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::{FactContent, Role};
use sidelight_engine::ingest::Input;

const ARTICLES: &str = include_str!("../roles/articles.jsonl");

/// The least F1 of each part of the annotation; what it is now stands in `docs/quality.md`.
const LEAST: [(&str, f64); 3] = [("read", 0.85), ("unread", 0.55), ("later", 0.70)];

#[derive(Deserialize)]
struct Article {
    part: String,
    text: String,
    roles: Vec<Annotated>,
}

/// A role as annotated. Any of its titles and owners is right.
#[derive(Deserialize)]
struct Annotated {
    person: String,
    title: Vec<String>,
    of: Vec<Option<String>>,
    former: bool,
    evidence: Vec<(usize, usize)>,
}

/// What was found of one part.
#[derive(Default)]
struct Count {
    right: usize,
    given: usize,
    annotated: usize,
}

fn articles() -> Vec<(String, Article)> {
    let lines = ARTICLES.lines();
    lines
        .map(|line| {
            let article = serde_json::from_str(line).expect("each line is an article");
            (line.to_owned(), article)
        })
        .collect()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// A title without what tells only its time.
fn title_words(title: &str) -> Vec<String> {
    let words = words(title).into_iter();
    let is_timely = |word: &String| {
        matches!(
            word.as_str(),
            "the" | "a" | "an" | "current" | "new" | "outgoing" | "former"
        )
    };
    words.skip_while(is_timely).collect()
}

/// The same name, or one that ends with the same word.
fn is_same_person(one: &str, other: &str) -> bool {
    words(one).last() == words(other).last()
}

/// The same owner, or a shorter or longer form of its name.
fn is_same_owner(annotated: Option<&str>, given: Option<&str>) -> bool {
    let (Some(annotated), Some(given)) = (annotated, given) else {
        return annotated.is_none() && given.is_none();
    };
    let set = |name: &str| -> HashSet<String> {
        let words = words(name).into_iter();
        words
            .filter(|word| !matches!(word.as_str(), "the" | "of"))
            .collect()
    };
    let (annotated, given) = (set(annotated), set(given));
    annotated.is_subset(&given) || given.is_subset(&annotated)
}

fn is_same(annotated: &Annotated, given: &Role) -> bool {
    let title = title_words(&given.title);
    is_same_person(&annotated.person, &given.person)
        && annotated
            .title
            .iter()
            .any(|known| title_words(known) == title)
        && annotated
            .of
            .iter()
            .any(|known| is_same_owner(known.as_deref(), given.of.as_deref()))
        && annotated.former == given.until.is_some()
}

#[test]
fn annotated_evidence_stands_in_the_text() {
    for (_, article) in articles() {
        let length = article.text.chars().count();
        for role in article.roles {
            assert!(!role.evidence.is_empty(), "{} has no words", role.person);
            let is_inside = |&(start, end): &(usize, usize)| start < end && end <= length;
            assert!(role.evidence.iter().all(is_inside), "{}", role.person);
        }
    }
}

#[test]
fn roles_are_found_as_well_as_the_notes_on_quality_say() {
    let engine = Engine::embedded().expect("the model is whole");
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for (line, article) in articles() {
        let sheet = engine
            .read(&Input::Record(line), None, &CancelToken::default())
            .expect("the text is readable");
        let given = sheet.facts.iter().filter_map(|fact| match &fact.content {
            FactContent::Role(role) => Some(role),
            _ => None,
        });
        let mut given: Vec<&Role> = given.collect();
        let count = counts.entry(article.part).or_default();
        count.annotated += article.roles.len();
        count.given += given.len();
        for annotated in &article.roles {
            if let Some(at) = given.iter().position(|role| is_same(annotated, role)) {
                given.swap_remove(at);
                count.right += 1;
            }
        }
    }
    for (part, least) in LEAST {
        let count = &counts[part];
        let f1 = 2.0 * count.right as f64 / (count.given + count.annotated) as f64;
        println!(
            "{part}: F1 {f1:.3}, precision {:.3}, recall {:.3}",
            count.right as f64 / count.given as f64,
            count.right as f64 / count.annotated as f64
        );
        assert!(f1 >= least, "{part}: F1 {f1:.3} is below {least}");
    }
}
