//! Who is who across articles.

use std::sync::Arc;

use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Identity, Named, compare_judged};
use sidelight_engine::facts::{EntityType, Evidence, FactSheet};

use super::draft::{Draft, compared, shared};

#[test]
fn names_lead_to_the_same_people_and_no_further() {
    let linked = |a: &str, b: &str| {
        let found = compared(vec![
            Draft::new("Wire", a).person(a),
            Draft::new("Post", b).person(b),
        ]);
        !shared(&found).is_empty()
    };
    assert!(linked("Antony Blinken", "Blinken"));
    assert!(linked("Antony J. Blinken", "Antony Blinken"));
    assert!(linked("Nuh Yılmaz", "Nuh Yilmaz"));
    assert!(linked("Frederick C. LaRue", "Fred LaRue"));
    assert!(linked("W. Mark Felt", "Mark Felt"));
    assert!(linked("Usama bin Laden", "Osama bin Laden"));
    assert!(!linked("John Smith", "Jane Smith"));
}

#[test]
fn organizations_are_known_by_their_initials_and_other_names() {
    let linked = |a: &str, b: &str| {
        let organization = |publisher: &str, name: &str| {
            Draft::new(publisher, name).entity(EntityType::Organization, name, &[])
        };
        let found = compared(vec![organization("Wire", a), organization("Post", b)]);
        !shared(&found).is_empty()
    };
    assert!(linked("United Nations", "UN"));
    assert!(linked("Daesh", "ISIS"));
    assert!(linked("Boeing Co.", "Boeing"));
    assert!(linked("US State Department", "State Department"));
    assert!(linked("Indianapolis Colts", "Colts"));
    assert!(!linked("General Motors", "General Electric"));
    assert!(!linked("Global Coalition to Defeat ISIS", "ISIS"));
}

#[test]
fn what_one_article_states_joins_the_names_of_others() {
    let found = compared(vec![
        Draft::new("Wire", "Nusantara").entity(EntityType::Place, "Nusantara", &[]),
        Draft::new("Post", "Nusantara, or IKN").entity(EntityType::Place, "Nusantara", &["IKN"]),
        Draft::new("Courier", "IKN").entity(EntityType::Place, "IKN", &[]),
    ]);
    let [entity] = shared(&found)[..] else {
        panic!("{:?}", found.entities);
    };
    assert_eq!(entity.cells.len(), 3);
}

#[test]
fn an_entity_has_a_cell_for_each_mention() {
    let draft = |publisher: &str| {
        let mut draft =
            Draft::new(publisher, "Blinken spoke. Antony Blinken left.").person("Antony Blinken");
        let again = Evidence::new(&draft.article, Span::new(0, 7));
        draft.facts[0].evidence.push(again);
        draft
    };
    let found = compared(vec![draft("Wire"), draft("Post")]);
    let cells = &found.entities[0].cells[&ArticleId::new("Wire")];
    assert_eq!(cells.len(), 2);
}

#[test]
fn a_persons_word_on_who_is_who_counts_more_than_the_names() {
    let drafts = [
        Draft::new("Wire", "Ida Holm left.").person("Ida Holm"),
        Draft::new("Post", "I. Holm-Berg left.").person("I. Holm-Berg"),
        Draft::new("Courier", "Ida Holm, a sailor, left.").person("Ida Holm"),
    ];
    let sheets = drafts.map(|draft| {
        Arc::new(FactSheet {
            article: Arc::new(draft.article),
            facts: draft.facts,
        })
    });
    let named = |sheet: usize, name: &str| Named {
        article: sheets[sheet].article.id.clone(),
        name: name.to_owned(),
    };
    let say = |one, other, same| Identity { one, other, same };
    let together = |identities: &[Identity]| -> Vec<usize> {
        let found = compare_judged(&sheets, identities, &CancelToken::default()).unwrap();
        let entities = found.entities.iter();
        entities.map(|entity| entity.cells.len()).collect()
    };
    assert_eq!(together(&[]), [2, 1], "by their names");
    let same = say(named(0, "Ida Holm"), named(1, "I. Holm-Berg"), true);
    assert_eq!(together(std::slice::from_ref(&same)), [3]);
    let apart = say(named(0, "Ida Holm"), named(2, "Ida Holm"), false);
    assert_eq!(together(&[same, apart]), [2, 1]);
}
