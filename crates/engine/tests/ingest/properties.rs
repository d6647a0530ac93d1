//! What holds for any text and any bytes.

use proptest::prelude::*;
use sidelight_engine::ingest::{self, Input};

use super::{assert_sections_cover, read_bytes};

/// Lines such as articles have, mixed with characters that offsets go wrong over.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r".to_owned()),
        Just("By Jane Doe\n".to_owned()),
        Just("WASHINGTON (AP) — ".to_owned()),
        Just("About Jane Doe\n\n".to_owned()),
        Just("In conclusion, ".to_owned()),
        Just("Leave a Reply\n".to_owned()),
        Just("30 September 2024\n".to_owned()),
        Just("Source: here\n".to_owned()),
        Just("👩‍👩‍👧e\u{301}\u{200B}\u{A0}".to_owned()),
        "[a-z ]{1,40}[.!]?",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn sections_hold_for_any_text(text in pieces(), marked in any::<bool>()) {
        let text = if marked { format!("\u{FEFF}{text}") } else { text };
        if let Ok(article) = ingest::read(&Input::Pasted(text.clone()), None) {
            assert_sections_cover(&article);
            let unwanted = article.text.as_str().contains(['\r', '\0']);
            prop_assert!(!unwanted);
        }
        let record = serde_json::json!({"text": text}).to_string();
        if let Ok(article) = ingest::read(&Input::Record(record), None) {
            assert_sections_cover(&article);
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}').collect::<String>();
            prop_assert_eq!(solid(article.text.as_str()), solid(&text));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_bytes("any.txt", &bytes);
    }

    #[test]
    fn no_markup_makes_it_panic(tags in proptest::collection::vec(
        prop_oneof![Just("<p>"), Just("</div>"), Just("<table>"), Just("<a href=x>"), Just("words and words. "),
            Just("<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[{}]}</script>"), Just("&#0;&amp;"), Just("é👍")],
        0..60)) {
        let _ = read_bytes("any.html", format!("<html>{}", tags.concat()).as_bytes());
    }
}

#[test]
fn a_text_that_no_reader_sees_has_no_sections() {
    let record = serde_json::json!({"text": "\u{200B}"}).to_string();
    let article = ingest::read(&Input::Record(record), None).unwrap();
    assert_sections_cover(&article);
    assert_eq!(article.sections, []);
}
