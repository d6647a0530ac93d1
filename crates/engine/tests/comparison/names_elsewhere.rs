//! Names of articles in several languages are linked, whatever letters they are written in.

use std::path::Path;
use std::sync::Arc;

use sidelight_engine::Engine;
use sidelight_engine::article::ArticleId;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparison, compare};
use sidelight_engine::facts::{Entity, EntityType, Fact, FactContent, FactSheet, Mention};
use sidelight_engine::ingest::Input;
use sidelight_engine::language::NamePack;

use super::ENGINE;

use EntityType::{Organization, Person, Place};

/// An article whose first words are some names.
fn article(id: &str, language: &str, names: &[(EntityType, &str)]) -> Arc<FactSheet> {
    let words: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
    let record = serde_json::json!({"id": id, "language": language, "text": words.join(" – ")});
    let input = Input::Record(record.to_string());
    let mut sheet = ENGINE.read(&input, None, &CancelToken::default()).unwrap();
    sheet.facts.clear();
    let text = sheet.article.text.clone();
    for (number, (entity_type, name)) in names.iter().enumerate() {
        let content = FactContent::Entity(Entity {
            entity_type: *entity_type,
            name: (*name).to_owned(),
            aliases: Vec::new(),
            place: None,
        });
        let at = text.as_str().find(name).unwrap();
        let span = text.span_of_bytes(at..at + name.len());
        let mut fact = Fact::suggested(&sheet.article, content, &[span], "test", 0.9);
        fact.id.0 = number.to_string().into();
        fact.evidence[0].mention = Some(Mention::Name);
        sheet.facts.push(fact);
    }
    Arc::new(sheet)
}

/// The names of each entity that more than one article has.
fn shared(sheets: &[Arc<FactSheet>]) -> Vec<String> {
    let comparison = compare(sheets, &CancelToken::default()).unwrap();
    let linked = comparison.entities.iter();
    let linked = linked.filter(|entity| entity.cells.len() > 1);
    let mut names: Vec<String> = linked
        .map(|entity| {
            let mut names = vec![entity.name.clone()];
            names.extend(entity.aliases.iter().cloned());
            names.sort();
            names.join(", ")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_name_in_other_letters_is_the_one_that_sounds_like_it() {
    let english = article(
        "en",
        "en",
        &[
            (Person, "Elif Aydin"),
            (Person, "Omar Aydin"),
            (Person, "Anna Lebedeva"),
            (Place, "Demirova"),
            (Place, "Turkey"),
            (Organization, "Nordfracht"),
        ],
    );
    let arabic = article(
        "ar",
        "ar",
        &[(Person, "أليف آيدن"), (Place, "دميروفا"), (Place, "تركيا")],
    );
    let russian = article(
        "ru",
        "ru",
        &[
            (Person, "Лебедева"),
            (Place, "Демирова"),
            (Organization, "Нордфрахт"),
        ],
    );
    assert_eq!(
        shared(&[english, arabic, russian]),
        [
            "Anna Lebedeva, Лебедева",
            "Demirova, Демирова, دميروفا",
            "Elif Aydin, أليف آيدن",
            "Nordfracht, Нордфрахт",
            "Turkey, تركيا",
        ]
    );
}

#[test]
fn what_sounds_like_two_others_is_neither() {
    let english = article("en", "en", &[(Person, "Ada Morris"), (Person, "Ede Mures")]);
    let russian = article("ru", "ru", &[(Person, "Ада Морис")]);
    assert_eq!(shared(&[english, russian]), [""; 0]);
    // English names are told by their letters.
    let one = article("one", "en", &[(Person, "Ada Morris")]);
    let other = article("other", "en", &[(Person, "Ede Mures")]);
    assert_eq!(shared(&[one, other]), [""; 0]);
}

/// The engine with a pack of names.
///
/// Skipped unless `SIDELIGHT_TEST_NAMES` names the folder of one.
fn engine_with_names() -> Option<Engine> {
    let Some(folder) = std::env::var_os("SIDELIGHT_TEST_NAMES") else {
        eprintln!("skipped: SIDELIGHT_TEST_NAMES names no pack of names");
        return None;
    };
    let pack = NamePack::in_folder(Path::new(&folder)).expect("the files of a pack");
    Some(Engine::embedded().unwrap().with_names(Some(Arc::new(pack))))
}

/// The articles in which somebody or something of a name is.
fn articles_with(comparison: &Comparison, name: &str) -> Vec<ArticleId> {
    let is_called = |known: &str| known == name;
    let entity = comparison.entities.iter().find(|entity| {
        is_called(&entity.name) || entity.aliases.iter().any(|alias| is_called(alias))
    });
    entity.map_or_else(Vec::new, |entity| entity.cells.keys().cloned().collect())
}

#[test]
fn who_and_where_is_found_in_each_language_of_a_story() {
    let Some(engine) = engine_with_names() else {
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples-many");
    let sheets = [
        "harbour-wire.html",
        "rheinblick.html",
        "demirova-postasi.html",
        "sada-al-marfa.html",
    ]
    .map(|name| {
        let input = Input::File(folder.join(name));
        Arc::new(engine.read(&input, None, &CancelToken::default()).unwrap())
    });
    let comparison = compare(&sheets, &CancelToken::default()).unwrap();
    let all: Vec<String> = comparison
        .entities
        .iter()
        .map(|entity| {
            format!(
                "{:?} {} {:?} in {}",
                entity.entity_type,
                entity.name,
                entity.aliases,
                entity.cells.len()
            )
        })
        .collect();
    for (name, articles) in [
        ("Demirova", 4),
        ("Elif Aydin", 3),
        ("Turkey", 4),
        ("Murat Sen", 3),
    ] {
        assert_eq!(
            articles_with(&comparison, name).len(),
            articles,
            "{name} {all:#?}"
        );
    }
}
