//! Words, patterns and facts are found again.

use super::*;

#[test]
fn words_patterns_and_facts_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let add_harbour = Edit::AddArticle {
        sheet: harbour(),
        story: None,
    };
    project.apply(add("a")).unwrap();
    project.apply(add_harbour).unwrap();

    let in_context =
        "in March 2024. “300 ships waited,” Ida Holm said in |Türkiye|. 👩‍🔬 Ships left.";
    assert_eq!(find(&project, "turkiye")[0], in_context);
    assert_eq!(find(&project, "ship").len(), 2 + 2, "two facts, two places");
    assert_eq!(find(&project, "\"ships left\"").len(), 1);
    assert!(find(&project, "ships nowhere").is_empty());
    assert_eq!(find(&project, r"/\d+ ships/").len(), 1);
    assert_eq!(find(&project, r"/\d+ ships/ kind:quantity"), ["many"]);
    assert_eq!(find(&project, "speaker:holm"), ["said"]);
    assert_eq!(find(&project, "value:250..350 kind:quantity"), ["many"]);
    assert_eq!(find(&project, "value:0..1"), ["q0"], "0.1 lies between");
    assert_eq!(find(&project, "date:2024-03-05"), ["when"]);
    assert!(find(&project, "date:2024-04..").is_empty());

    project.apply(accept("harbour", "many")).unwrap();
    assert_eq!(find(&project, "status:accepted"), ["many"]);
    let note = Some("Ask the pilots".to_owned());
    let set_note = Edit::SetNote {
        article: id("harbour"),
        fact: fact_id("when"),
        note,
    };
    project.apply(set_note).unwrap();
    assert_eq!(find(&project, "pilots"), ["when"]);
    project.undo().unwrap();
    assert!(find(&project, "pilots").is_empty());
    let article = id("harbour");
    project.apply(Edit::RemoveArticle { article }).unwrap();
    assert!(find(&project, "ships").is_empty());
}

#[test]
fn facts_and_texts_can_be_sought_alone_and_nothing_is_missed_between_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let many = 60;
    let edits = (0..many).map(|n| add(&format!("article {n}"))).collect();
    project
        .apply(Edit::batch("Add 60 articles", edits))
        .unwrap();
    let facts = many * 4;
    assert_eq!(find(&project, "in:texts countries").len(), many);
    assert_eq!(find(&project, "in:facts countries").len(), facts);
    assert_eq!(find(&project, "countries").len(), facts + many);
    assert_eq!(find(&project, "kind:quantity").len(), facts);
    assert_eq!(find(&project, "status:suggested").len(), facts);
    assert_eq!(find(&project, "value:0.1..2.1").len(), many * 3);
    assert_eq!(find(&project, "value:0..2 member").len(), many * 2);
    assert_eq!(find(&project, "value:3.1 status:suggested").len(), many);
    assert_eq!(find(&project, "entity:nobody"), Vec::<String>::new());
    project.apply(accept("article 7", "q2")).unwrap();
    assert_eq!(find(&project, "status:accepted,rejected"), ["q2"]);
}

#[test]
fn a_search_stops_where_more_lines_help_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let edits = (0..300).map(|n| add(&format!("article {n}"))).collect();
    project
        .apply(Edit::batch("Add 300 articles", edits))
        .unwrap();
    let found = find(&project, "countries");
    let texts = found.iter().filter(|line| line.contains('|')).count();
    assert_eq!(texts, 300, "facts leave room for texts");
    assert_eq!(found.len(), sidelight_project::MOST_LINES / 2 + 300);
    let found = find(&project, "in:facts countries");
    assert_eq!(found.len(), sidelight_project::MOST_LINES);
}
