//! Stories of many articles: grouped apart, and compared one after the other.

use serde_json::{Value, json};

use crate::{SAMPLES, lines, objects, record, run};

/// Articles of three events, of two outlets each.
fn of_three_events() -> Vec<Value> {
    let events = [
        (
            "The harbour of Arlen reopened on Tuesday after a storm had closed it for two weeks.",
            "harbour",
        ),
        (
            "A jury in Brookfield found the banker Ida Holm guilty of fraud on Wednesday.",
            "jury",
        ),
        (
            "Scientists measured the largest crater of Mars with a new radar on Thursday.",
            "crater",
        ),
    ];
    let mut articles = Vec::new();
    for outlet in ["wire", "post"] {
        for (text, name) in events {
            articles.push(json!({
                "id": format!("{outlet}-{name}"), "title": format!("The {name}"), "published": "2024-10-02",
                "text": format!("The {name}\n\n{text} The {outlet} was told so."),
            }));
        }
    }
    articles
}

#[test]
fn group_names_the_story_of_each_article_in_the_order_of_the_input() {
    let articles = of_three_events();
    let output = run(&["group", "--from", "jsonl"], &lines(&articles));
    assert!(output.status.success());
    let told = objects(&output);
    let ids: Vec<&Value> = told.iter().map(|it| &it["id"]).collect();
    let given: Vec<&Value> = articles.iter().map(|it| &it["id"]).collect();
    assert_eq!(ids, given);
    for at in 0..3 {
        assert_eq!(told[at]["story"], told[at + 3]["story"]);
        assert_ne!(told[at]["story"], told[(at + 1) % 3]["story"]);
    }
    // Two events whose articles have the same headline are two stories all the same.
    let same: Vec<Value> = articles[..2]
        .iter()
        .map(|article| {
            let mut article = article.clone();
            article["title"] = "News".into();
            article
        })
        .collect();
    let told = objects(&run(&["group", "--from", "jsonl"], &lines(&same)));
    assert_eq!(
        (&told[0]["story"], &told[1]["story"]),
        (&json!("News"), &json!("News (2)"))
    );
}

#[test]
fn articles_that_were_grouped_apart_give_the_rows_of_those_that_compare_groups() {
    let articles = of_three_events();
    let stories = objects(&run(&["group", "--from", "jsonl"], &lines(&articles)));
    let named: Vec<Value> = articles
        .iter()
        .zip(&stories)
        .map(|(article, told)| {
            let mut article = article.clone();
            article["story"] = told["story"].clone();
            article
        })
        .collect();
    let extracted = run(&["extract", "--from", "jsonl"], &lines(&named));
    let extracted = String::from_utf8(extracted.stdout).expect("UTF-8");
    let apart = run(&["compare", "--from", "jsonl", "--to", "jsonl"], &extracted);
    let at_once = [
        "compare",
        "--from",
        "jsonl",
        "--stories",
        "find",
        "--to",
        "jsonl",
    ];
    assert_eq!(apart.stdout, run(&at_once, &lines(&articles)).stdout);
}

#[test]
fn sorted_stories_give_the_same_rows_as_stories_in_memory() {
    let of_story = |id: usize| {
        let mut line: Value = serde_json::from_str(&record(id)).expect("a record");
        line["story"] = (id / 2).into();
        line
    };
    let input = lines(&(0..90).map(of_story).collect::<Vec<_>>());
    for form in ["json", "jsonl"] {
        let compare = |stories| {
            run(
                &[
                    "compare",
                    "--from",
                    "jsonl",
                    "--to",
                    form,
                    "--stories",
                    stories,
                ],
                &input,
            )
        };
        let (sorted, given) = (compare("sorted"), compare("given"));
        assert!(sorted.status.success());
        assert_eq!(sorted.stdout, given.stdout);
    }
    let alone = run(&["compare", "--stories", "sorted", SAMPLES], "");
    assert_eq!(alone.stdout, run(&["compare", SAMPLES], "").stdout);
}

#[test]
fn a_story_that_comes_again_among_sorted_ones_is_told_and_nothing_half_is_taken_for_whole() {
    let mut articles = of_three_events();
    for (article, story) in articles.iter_mut().zip(["a", "a", "b", "a", "b", "b"]) {
        article["story"] = story.into();
    }
    let asked = [
        "compare",
        "--from",
        "jsonl",
        "--stories",
        "sorted",
        "--to",
        "jsonl",
    ];
    let output = run(&asked, &lines(&articles));
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("the story \"a\" do not stand together"),
        "{told}"
    );
}
