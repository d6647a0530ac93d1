//! Text that no editor would let pass: cut names, lone brackets and quotation marks, titles of nobody.
//! It is read to its end, and every fact rests on words that stand where the fact says.

use proptest::prelude::*;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::Input;

use crate::ENGINE;

fn read(text: &str) -> Option<FactSheet> {
    let input = Input::Pasted(text.to_owned());
    ENGINE.read(&input, None, &CancelToken::default()).ok()
}

fn assert_verbatim(sheet: &FactSheet) {
    for fact in &sheet.facts {
        assert!(!fact.evidence.is_empty(), "{fact:?}");
        for piece in &fact.evidence {
            assert_eq!(sheet.article.slice(piece.span), &*piece.text);
        }
    }
}

#[test]
fn a_name_of_which_trimming_leaves_nothing_is_no_name() {
    for text in ["K(O", "V(T said.", "Berg met R(u", "(S", "Minister(s"] {
        assert_verbatim(&read(text).unwrap());
    }
}

/// Words, marks and blanks in any order.
fn scraps() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "K(O",
        "Berg",
        "Ida Holm",
        "St.",
        "Mr",
        "Minister",
        "of",
        "the",
        "The",
        "for",
        "in",
        "O'",
        "O’",
        "Flight",
        "447",
        "Photo",
        "Jr.",
        "III",
        "Z.",
        "Washington",
        "D.C.",
        "Ministry",
        "and",
        "said",
        "“",
        "”",
        "\"",
        "'s",
        "’s",
        "(",
        ")",
        "[",
        "]",
        "-",
        "–",
        "—",
        "/",
        ";",
        ":",
        ",",
        ".",
        "!",
        "?",
        "1,1",
        "1,940",
        "$",
        "€5",
        "%",
        "3 March",
        "Monday",
        "2024-09-30",
        "5:30 pm",
        "dead",
        "killed",
        "was",
        "not",
        "may",
        "that",
        "who",
        "by",
        "to",
        "…",
        "*",
        "#",
        "&",
        "@",
        "\n",
        "\n\n",
        "\u{A0}",
        "\u{AD}",
        "\u{200B}",
        "e\u{301}",
        "👩‍👧",
        "İ",
        "ß",
        "Ǆ",
        "ﬁ",
        "１２",
        "ЧП",
        "北京",
        "مصر",
    ]);
    let word =
        prop_oneof![8 => words.prop_map(str::to_owned), 1 => "[A-Z(]{1,3}", 1 => "\\PC{1,4}"];
    let blank = prop::sample::select(vec!["", " ", " ", " "]);
    let piece = (word, blank).prop_map(|(word, blank)| word + blank);
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scraps_of_text_are_read_to_their_end(text in scraps()) {
        if let Some(sheet) = read(&text) {
            assert_verbatim(&sheet);
        }
    }
}
