//! Kinds and tags of a person's own.

use super::*;

#[test]
fn a_renamed_kind_is_renamed_in_every_fact_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    project.apply(add("a")).unwrap();
    let entry = CodebookEntry {
        sort: Sort::Kind,
        name: "Framing".to_owned(),
        color: [1, 2, 3],
        key: Some('g'),
        description: String::new(),
    };
    let set = |name: &str| Edit::SetCodebookEntry {
        sort: Sort::Kind,
        name: name.to_owned(),
        entry: Some(CodebookEntry {
            name: name.to_owned(),
            ..entry.clone()
        }),
    };
    project.apply(set("Framing")).unwrap();
    let content = FactContent::Code(Code {
        code: "Framing".to_owned(),
        value: "as a loss".to_owned(),
    });
    let sheet = project.sheet(&id("a")).unwrap();
    let evidence = vec![Evidence::new(&sheet.article, Span::new(0, 3))];
    let fact = manual_fact(content, evidence);
    let article = id("a");
    project.apply(Edit::AddFact { article, fact }).unwrap();
    let before = state(&project);

    let rename = |from: &str, to: &str| Edit::RenameCodebookEntry {
        sort: Sort::Kind,
        from: from.to_owned(),
        to: to.to_owned(),
    };
    project.apply(rename("Framing", "Frame")).unwrap();
    let mut project = reopen(project);
    assert_eq!(find(&project, "frame loss"), ["fact-1"]);
    project.apply(set("Tone")).unwrap();
    let refused = project.apply(rename("Tone", "Frame")).unwrap_err();
    assert_eq!(refused.to_string(), "“Frame” is in use already");
    project.undo().unwrap();
    project.undo().unwrap();
    assert_eq!(state(&project), before);
}
