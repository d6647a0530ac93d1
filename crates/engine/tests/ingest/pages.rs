//! Web pages, and what is copied out of them.

use std::fs;

use jiff::civil::date;
use sidelight_engine::ingest::{self, IngestError, Input, body_text};

use super::{assert_sections_cover, fixture, read_bytes, read_fixture};

#[test]
fn a_web_page_gives_its_article_and_metadata() {
    let article = read_fixture("page.html");
    assert_eq!(
        article.metadata.title.as_deref(),
        Some("River Towns Rebuild Their Dykes – and Argue Who Pays")
    );
    assert_eq!(article.metadata.byline, ["Ana Pérez", "Tom van Dijk"]);
    assert_eq!(article.metadata.published, Some(date(2024, 9, 30)));
    assert_eq!(
        article.metadata.publisher.as_deref(),
        Some("The River Courier")
    );
    assert_eq!(article.metadata.language.as_deref(), Some("en"));
    assert_eq!(
        article.provenance.url.as_deref(),
        Some("https://courier.example/2024/09/30/dykes")
    );
    assert_eq!(
        article.text.as_str().lines().next(),
        article.metadata.title.as_deref()
    );
    let body = body_text(&article);
    assert!(body.contains("“We cannot wait for another flood,” said Mayor Ilse Brandt."));
    for noise in ["Most read", "cookies", "Leave a reply", "Sign up"] {
        assert!(!body.contains(noise), "{noise} in {body}");
    }
    assert_sections_cover(&article);
}

#[test]
fn a_page_under_another_ending_is_still_a_page() {
    let page = fs::read(fixture("page.html")).unwrap();
    let article = read_bytes("page.txt", &page).unwrap();
    assert_eq!(article.text, read_fixture("page.html").text);
    let text = read_bytes(
        "note.html",
        "A line of text that is no page at all.".as_bytes(),
    );
    assert!(
        matches!(text, Err(IngestError::NoArticle { .. })),
        "{text:?}"
    );
}

#[test]
fn what_was_copied_out_of_a_page_keeps_its_headline_and_paragraphs() {
    let copied = |markup: &str, text: &str| {
        let (markup, text) = (markup.to_owned(), text.to_owned());
        ingest::read(&Input::Copied { markup, text }, None)
    };
    let chosen = "<meta charset='utf-8'><h1>Storm shuts <i>harbour</i></h1><p>By Ida Holm</p><p>1 March 2026</p>\
        <p style='x'>The harbour of Arlen was shut on <a href='#'>Sunday</a>.</p><ul><li>450 ships wait.</li></ul>";
    let article = copied(chosen, "Storm shuts harbour By Ida Holm").unwrap();
    assert_eq!(
        article.metadata.title.as_deref(),
        Some("Storm shuts harbour")
    );
    assert_eq!(article.metadata.byline, ["Ida Holm"]);
    assert_eq!(article.metadata.published, Some(date(2026, 3, 1)));
    let text = article.text.as_str();
    assert!(
        text.ends_with("shut on Sunday.\n\n450 ships wait."),
        "{text}"
    );

    let body = "The harbour of Arlen was shut on Sunday after a storm had torn its ropes, the mayor said. ";
    let whole = format!(
        "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>Storm shuts harbour</h1><p>{body}</p>\
         <p>{body}</p></article><footer>Cookie settings</footer>"
    );
    let article = copied(&whole, body).unwrap();
    assert!(!article.text.as_str().contains("Cookie settings"));
    // Without markup that can be read, the words are read.
    assert_eq!(copied("<p> </p>", body).unwrap().text.as_str(), body);
    let link = "https://post.example/a";
    let refused = copied(&format!("<a href='{link}'>{link}</a>"), link).unwrap_err();
    assert!(refused.to_string().contains("does not fetch"));
}
