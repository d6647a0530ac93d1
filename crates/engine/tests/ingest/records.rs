//! Records and folders: many articles, each with what is told of it.

use std::fs;
use std::path::PathBuf;

use jiff::civil::date;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::ingest::{self, Input};

use super::fixture;

#[test]
fn records_keep_their_text_and_id() {
    let record = |line: serde_json::Value| ingest::read(&Input::Record(line.to_string()), None);
    let article = record(serde_json::json!({
        "id": "a/1", "title": "A title", "published": "2024-09-30T10:00:00Z",
        "text": "A title\r\n\r\n A \u{200B}text\u{C} with e\u{301} and 👍🏽.",
    }))
    .unwrap();
    assert_eq!(article.id.as_str(), "a/1");
    assert_eq!(
        article.text.as_str(),
        "A title\n\n A \u{200B}text\u{C} with e\u{301} and 👍🏽."
    );
    assert_eq!(article.metadata.published, Some(date(2024, 9, 30)));

    let html = fs::read_to_string(fixture("page.html")).unwrap();
    let page = serde_json::json!({"id": "p", "url": "https://x.example/a", "html": html});
    let page = record(page).unwrap();
    assert_eq!(page.provenance.url.as_deref(), Some("https://x.example/a"));

    for (line, reason) in [
        (
            serde_json::json!({"id": "x"}),
            "x: this line is not an article (it has neither \"text\" nor \"html\")",
        ),
        (
            serde_json::json!({"id": "x", "text": "a", "published": "soon"}),
            "x: this line is not an article (\"soon\" under \"published\" is not a date)",
        ),
        (
            serde_json::json!({"id": "x", "text": " "}),
            "x: there is no text in it",
        ),
    ] {
        assert_eq!(record(line).unwrap_err().to_string(), reason);
    }
    assert!(ingest::read(&Input::Record("{".to_owned()), None).is_err());
}

#[test]
fn the_date_given_from_outside_serves_only_where_none_is_told() {
    let given = Some(date(2020, 1, 1));
    let read = |text: &str| ingest::read(&Input::Pasted(text.to_owned()), given).unwrap();
    assert_eq!(
        read("A headline\n\nA first sentence.").metadata.published,
        given
    );
    assert_eq!(
        read("A headline\n\nMonday, 30 September 2024\n\nA first sentence.")
            .metadata
            .published,
        Some(date(2024, 9, 30))
    );
}

#[test]
fn folders_give_their_articles_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("b.txt", "text");
    put("a/deep/z.md", "text");
    put("a/.hidden.txt", "text");
    put(".git/x.txt", "text");
    put("a/picture.png", "");
    put("c.jsonl", "{\"id\":\"1\"}\n\n{\"id\":\"2\"}\r\n");
    let cancel = CancelToken::default();
    let shown = |path: PathBuf| -> Vec<String> {
        let parts = ingest::walk([Input::File(path)], &cancel);
        let folder = format!("{}/", folder.path().display());
        parts
            .map(|part| match part {
                Ok(part) => part.name().replace(&folder, ""),
                Err(error) => format!("not read: {}", error.name().replace(&folder, "")),
            })
            .collect()
    };
    assert_eq!(
        shown(folder.path().to_owned()),
        [
            "a/deep/z.md",
            "not read: a/picture.png",
            "b.txt",
            "c.jsonl, line 1",
            "c.jsonl, line 3"
        ]
    );
    assert_eq!(
        shown(folder.path().join("gone.txt")),
        ["not read: gone.txt"]
    );

    let mut parts = ingest::walk([Input::File(folder.path().to_owned())], &cancel);
    assert!(parts.next().is_some());
    cancel.cancel();
    assert!(parts.next().is_none());
}
