//! Web Annotations point at the words.

use std::collections::HashSet;

use serde_json::Value;
use sidelight_engine::compare::{Claimed, Comparison, Finding, Rating};
use sidelight_engine::facts::FactId;
use sidelight_interchange::Material;
use sidelight_project::{Codebook, Found};

use crate::{all, odd, of_facts, render};

#[test]
fn web_annotations_point_at_the_words() {
    let sheets = all();
    let collection: Value = serde_json::from_slice(&render(
        of_facts("webannotation"),
        &sheets,
        &Comparison::default(),
    ))
    .unwrap();
    assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(collection["type"], "AnnotationCollection");
    assert_eq!(collection["first"]["type"], "AnnotationPage");
    let annotations = collection["first"]["items"].as_array().unwrap();
    assert_eq!(collection["total"], annotations.len());
    let facts = sheets
        .iter()
        .flat_map(|sheet| sheet.facts.iter().map(move |fact| (sheet, fact)));
    let mut ids = HashSet::new();
    for (annotation, (sheet, fact)) in annotations.iter().zip(facts) {
        assert!(
            ids.insert(annotation["id"].as_str().unwrap()),
            "ids are unique"
        );
        assert_eq!(annotation["type"], "Annotation");
        let creator = fact.decided_by.as_deref();
        assert_eq!(annotation["creator"]["name"].as_str(), creator);
        let targets = annotation["target"].as_array().unwrap();
        assert_eq!(targets.len(), fact.evidence.len());
        for target in targets {
            let [position, quote] = target["selector"].as_array().unwrap().as_slice() else {
                panic!("two selectors: {target}");
            };
            let (start, end) = (position["start"].as_u64(), position["end"].as_u64());
            let [start, end] = [start, end].map(|offset| offset.unwrap() as usize);
            let characters = sheet.article.text.as_str().chars();
            let exact: String = characters.skip(start).take(end - start).collect();
            assert_eq!(quote["exact"], exact);
            let parts = ["prefix", "exact", "suffix"].map(|part| quote[part].as_str().unwrap());
            assert!(sheet.article.text.as_str().contains(&parts.concat()));
        }
    }
    let last = annotations.last().unwrap();
    let source = last["target"][0]["source"].as_str().unwrap();
    assert_eq!(
        source,
        "file:///tmp/a%20folder/100%20%25%20%C3%A4%23%3F.txt"
    );
    let again = render(of_facts("webannotation"), &sheets, &Comparison::default());
    assert_eq!(serde_json::from_slice::<Value>(&again).unwrap(), collection);
}

#[test]
fn an_annotation_holds_the_whole_fact() {
    let collection: Value = serde_json::from_slice(&render(
        of_facts("webannotation"),
        &all(),
        &Comparison::default(),
    ))
    .unwrap();
    let annotations = collection["first"]["items"].as_array().unwrap();
    let told = annotations.last().unwrap()["body"].as_array().unwrap();
    let whole = told
        .iter()
        .find(|body| body["format"] == "application/json");
    let whole: Value = serde_json::from_str(whole.unwrap()["value"].as_str().unwrap()).unwrap();
    assert_eq!(whole["confidence"], 0.5);
    assert_eq!(whole["rule"], "unit");
    assert_eq!(whole["suggestion"]["value"], 3.1);
}

#[test]
fn what_a_person_found_out_about_a_claim_stands_in_its_annotation_with_the_source() {
    let sheets = odd::story();
    let (article, claim) = (sheets[0].article.id.clone(), FactId("gave".into()));
    let found = Found {
        words: "gave".to_owned(),
        finding: Finding {
            rating: Rating::Misleading,
            source: Some("https://register.example/tea".to_owned()),
            note: Some("There was no tea".to_owned()),
        },
    };
    let claim = Claimed {
        article,
        fact: claim,
    };
    let findings = [(claim, found)].into_iter().collect();
    let (comparison, codebook) = (Comparison::default(), Codebook::default());
    let material = Material {
        findings: Some(&findings),
        ..Material::new(&sheets, &comparison, &codebook)
    };
    let written = of_facts("webannotation").render(&material).unwrap();
    let collection: Value = serde_json::from_slice(&written).unwrap();
    let items = collection["first"]["items"].as_array().unwrap();
    let told = |annotation: &Value| {
        let bodies = annotation["body"].to_string();
        let finding = "Misleading. There was no tea. Source: https://register.example/tea";
        let links = r#""purpose":"linking","source":"https://register.example/tea""#;
        (bodies.contains(finding), bodies.contains(links))
    };
    assert_eq!(
        items.iter().filter(|it| told(it) == (true, true)).count(),
        1
    );
    assert_eq!(
        items.iter().filter(|it| told(it) == (false, false)).count(),
        items.len() - 1
    );
    let lost = |id: &str| {
        let losses = of_facts(id).losses(&material).into_iter();
        let told: Vec<String> = losses.map(|loss| loss.to_string()).collect();
        told.contains(&"1 finding on a claim is left out".to_owned())
    };
    assert!(!lost("webannotation") && lost("brat") && lost("jsonl"));
}
