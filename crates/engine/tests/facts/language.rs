//! The language engine equals the reference, and holds on any text.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde::Deserialize;
use sidelight_engine::article::{
    Article, ArticleId, Metadata, Provenance, Section, SectionKind, Span,
};
use sidelight_engine::cancel::{CancelToken, Cancelled};
use sidelight_engine::language::{Analysis, Pipeline, Tag};

/// Written by `training/write_test_fixture.py`.
const REFERENCE: &str = include_str!("../fixtures/language.jsonl");

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::embedded().unwrap());

#[derive(Deserialize)]
struct Paragraph {
    text: String,
    tokens: Vec<(String, String, String, String, usize, String, bool)>,
    names: Vec<(usize, usize, String)>,
}

fn article(text: &str) -> Article {
    Article {
        id: ArticleId::new("test"),
        metadata: Metadata::default(),
        provenance: Provenance::default(),
        text: text.into(),
        sections: Vec::new(),
    }
}

fn analyse(text: &str) -> Analysis {
    PIPELINE
        .analyse(&article(text), &CancelToken::default())
        .unwrap()
}

/// The texts of the sentences.
fn sentences(text: &str) -> Vec<String> {
    let article = article(text);
    let analysis = analyse(text);
    let spans = analysis.sentences().iter().map(|sentence| sentence.span);
    spans.map(|span| article.slice(span).to_owned()).collect()
}

/// Asserts that an analysis of a paragraph is the reference's, from its token `first` on.
fn assert_equals_reference(analysis: &Analysis, first: usize, paragraph: &Paragraph) {
    for (offset, expected) in paragraph.tokens.iter().enumerate() {
        let index = first + offset;
        let token = &analysis.tokens()[index];
        let found = (
            token.text.to_string(),
            token.tag.label().to_owned(),
            token.pos.label().to_owned(),
            token.lemma.to_string(),
            token.head - first,
            token.dependency.label().to_owned(),
            analysis.sentence_of(index).tokens.start == index,
        );
        assert_eq!(&found, expected, "in {}", paragraph.text);
    }
    let range = first..first + paragraph.tokens.len();
    let names = analysis.names().iter();
    let names = names.filter(|name| range.contains(&name.tokens.start));
    let found: Vec<_> = names
        .map(|name| {
            let label = name.label.label().to_owned();
            (name.tokens.start - first, name.tokens.end - first, label)
        })
        .collect();
    assert_eq!(found, paragraph.names, "in {}", paragraph.text);
}

fn reference() -> Vec<Paragraph> {
    let lines = REFERENCE.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn each_paragraph_is_analysed_like_the_reference_does() {
    for paragraph in reference() {
        let analysis = analyse(&paragraph.text);
        assert_eq!(
            analysis.tokens().len(),
            paragraph.tokens.len(),
            "{}",
            paragraph.text
        );
        assert_equals_reference(&analysis, 0, &paragraph);
    }
}

#[test]
fn paragraphs_of_an_article_do_not_change_each_other() {
    let paragraphs = reference();
    let texts: Vec<&str> = paragraphs
        .iter()
        .map(|paragraph| &*paragraph.text)
        .collect();
    let analysis = analyse(&texts.join("\n\n"));
    let mut first = 0;
    for paragraph in &paragraphs {
        assert_equals_reference(&analysis, first, paragraph);
        first += paragraph.tokens.len();
    }
    assert_eq!(analysis.tokens().len(), first);
}

#[test]
fn no_sentence_runs_over_a_line_break() {
    let text =
        "Floods Hit Varna\nBy Ivan Petrov\n- two dead\n- ten missing\n\nThe rain came.  It left.";
    let expected = [
        "Floods Hit Varna",
        "By Ivan Petrov",
        "- two dead",
        "- ten missing",
        "The rain came.  ",
        "It left.",
    ];
    assert_eq!(sentences(text), expected);
}

#[test]
fn typographic_apostrophes_are_understood() {
    let plain = analyse("It's clear they've left; he'd gone.");
    let typographic = analyse("It’s clear they’ve left; he’d gone.");
    let lemmas = |analysis: &Analysis| -> Vec<_> {
        let tokens = analysis.tokens().iter();
        tokens
            .map(|token| (token.lemma.clone(), token.pos))
            .collect()
    };
    assert_eq!(lemmas(&plain), lemmas(&typographic));
}

#[test]
fn a_sentence_knows_its_section_and_paragraph() {
    let mut article = article("Floods hit Varna\nThe rain came. It left.");
    article.sections = vec![Section {
        kind: SectionKind::Headline,
        span: Span::new(0, 16),
    }];
    let analysis = PIPELINE.analyse(&article, &CancelToken::default()).unwrap();
    let places: Vec<_> = analysis
        .sentences()
        .iter()
        .map(|sentence| (sentence.paragraph, sentence.section))
        .collect();
    let body = SectionKind::Body;
    assert_eq!(places, [(0, SectionKind::Headline), (1, body), (1, body)]);
}

#[test]
fn a_very_long_paragraph_is_read_to_its_end() {
    let text = "The minister met the envoys in Varna on Monday. ".repeat(1500);
    let analysis = analyse(&text);
    assert_eq!(analysis.tokens().len(), 15_000);
    assert_eq!(analysis.sentences().len(), 1500);
    assert!(
        analysis
            .sentences()
            .iter()
            .all(|sentence| sentence.paragraph == 0)
    );
}

#[test]
fn a_long_run_of_marks_takes_no_long_time() {
    let analysis = analyse(&format!("{} end", "(((:):-)...\"".repeat(2000)));
    assert!(analysis.tokens().len() > 2000);
}

#[test]
fn analysis_stops_when_asked() {
    let cancel = CancelToken::default();
    cancel.cancel();
    assert!(matches!(
        PIPELINE.analyse(&article("Rain."), &cancel),
        Err(Cancelled)
    ));
}

#[test]
fn no_text_gives_no_tokens() {
    assert!(analyse("").tokens().is_empty());
    assert!(analyse(" \n\t\n").tokens().is_empty());
}

/// Bits of text that try the rules, and any characters between them.
fn any_text() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        "\\PC{0,8}",
        "[a-zA-Z0-9.,:;!?'\"()/@#%$€’“”… \n-]{0,12}",
        proptest::sample::select(vec![
            "👩‍👩‍👧",
            "e\u{301}",
            "\u{301}",
            "don't",
            "U.S.",
            "…",
            "http://a.bc/(d)",
            "a@b.cd",
            ":-)",
            "\u{a0}",
            "\u{200f}عربي",
            "5km²",
            "\n",
            "\u{2028}",
            "\u{0}",
            "½",
            "İ",
            "ß",
            "  ",
            "\t",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(bit, 0..12).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn tokens_and_sentences_and_names_lie_where_they_say(text in any_text()) {
        let article = article(&text);
        let analysis = analyse(&text);
        let mut end = 0;
        for token in analysis.tokens() {
            prop_assert!(token.span.start >= end && !token.span.is_empty());
            prop_assert_eq!(article.slice(token.span), &*token.text);
            // Only white space lies between tokens.
            prop_assert_eq!(article.slice(Span::new(end, token.span.start)).trim(), "");
            end = token.span.end;
        }
        prop_assert_eq!(article.slice(Span::new(end, article.text.len())).trim(), "");
        let mut next = 0;
        for sentence in analysis.sentences() {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(!sentence.tokens.is_empty());
            prop_assert_eq!(sentence.span, analysis.span_of(sentence.tokens.clone()));
            prop_assert!(!article.slice(sentence.span).contains('\n'));
            for token in sentence.tokens.clone() {
                prop_assert!(sentence.tokens.contains(&analysis.tokens()[token].head));
            }
            next = sentence.tokens.end;
        }
        prop_assert_eq!(next, analysis.tokens().len());
        for name in analysis.names() {
            prop_assert_eq!(name.span, analysis.span_of(name.tokens.clone()));
            prop_assert!(analysis.tokens()[name.tokens.start].tag != Tag::Space);
        }
    }
}

#[test]
fn a_title_cut_short_ends_no_sentence() {
    for told in [
        "\"It was quick,\" Arlen police Const. Jorun Halvard said on Friday.",
        "Prosecutors charged Insp. Bo Vik with fraud.",
        "Police Supt. Ida Holm praised Asst. Dist. Atty. Eva Lie.",
        "The Rev. Eva Lie prayed with Cpl. Odd Nes, Dep. Liv Rud and Cllr. Siv Ask.",
        "Nobody was hurt, said Off. Ida Holm beside Ofc. Odd Nes.",
    ] {
        let text = format!("{told} Nobody else came.");
        let found = sentences(&text);
        assert_eq!(found.len(), 2, "{found:?}");
    }
    let found = sentences("He was made a constable. Const was the name of the ship. It sank.");
    assert_eq!(found.len(), 3, "{found:?}");
}
