//! An article is replaced by a newer text of it.

use super::*;

#[test]
fn decisions_move_along_with_their_words_into_a_newer_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let sheet = harbour();
    project
        .apply(Edit::AddArticle {
            sheet: sheet.clone(),
            story: None,
        })
        .unwrap();
    for fact in ["said", "when"] {
        project.apply(accept("harbour", fact)).unwrap();
    }
    let before = state(&project);

    let mut newer = sheet.clone();
    let article = Arc::make_mut(&mut newer.article);
    article.id = id("of the newer bytes");
    article.text = "Update 🎉\n“300 ships waited,” the mayor Ida Holm said in Türkiye.".into();
    newer.facts.clear();
    let article = id("harbour");
    let replace = Edit::ReplaceText {
        article,
        sheet: newer,
    };
    project.apply(replace).unwrap();
    let now = project.sheet(&id("harbour")).unwrap();
    let said = &now.facts[..];
    assert_eq!(said.len(), 1, "untouched suggestions are the engine's");
    assert_eq!(&*said[0].evidence[0].text, "“300 ships waited,”");
    let FactContent::Quote(quote) = &said[0].content else {
        panic!("it is a quote");
    };
    assert_eq!(
        now.article.slice(quote.speaker.as_ref().unwrap().span),
        "Ida Holm"
    );
    let orphans = project.orphans(&id("harbour")).unwrap();
    assert_eq!(orphans[0].id, fact_id("when"));
    assert_eq!(find(&project, "mayor").len(), 1);
    project.undo().unwrap();
    assert_eq!(state(&project), before);
    assert!(find(&project, "mayor").is_empty());
}

#[test]
fn a_fact_that_lost_its_words_gets_others_or_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(&folder);
    let sheet = harbour();
    let add_harbour = Edit::AddArticle {
        sheet: sheet.clone(),
        story: None,
    };
    project.apply(add_harbour).unwrap();
    project.apply(accept("harbour", "when")).unwrap();
    let mut newer = sheet;
    Arc::make_mut(&mut newer.article).text = "The harbour of Arlen reopened in spring.".into();
    newer.facts.clear();
    let article = id("harbour");
    let replace = Edit::ReplaceText {
        article,
        sheet: newer,
    };
    project.apply(replace).unwrap();
    let before = state(&project);
    let mut orphan = project.orphans(&id("harbour")).unwrap().remove(0);
    assert_eq!(&*orphan.evidence[0].text, "March 2024");

    let now = project.sheet(&id("harbour")).unwrap();
    let spring = Span::new(33, 39);
    assert_eq!(now.article.slice(spring), "spring");
    orphan.evidence = vec![Evidence::new(&now.article, spring)];
    let attach = vec![
        Edit::SetOrphans {
            article: id("harbour"),
            orphans: Vec::new(),
        },
        Edit::AddFact {
            article: id("harbour"),
            fact: orphan,
        },
    ];
    project.apply(Edit::batch("Attach", attach)).unwrap();
    assert!(project.orphans(&id("harbour")).unwrap().is_empty());
    let now = project.sheet(&id("harbour")).unwrap();
    let attached: Vec<_> = now
        .facts
        .iter()
        .map(|f| (f.status, &*f.evidence[0].text))
        .collect();
    assert_eq!(attached, [(Status::Accepted, "spring")]);
    project.undo().unwrap();
    assert_eq!(state(&project), before);
}
