//! PDF documents, written here by hand: letters with their places and nothing else.

use std::fmt::Write;

use super::{read, titles};

/// A line: its left edge, its height over the foot of the page, the size of its letters, its words.
type Line<'a> = (u32, u32, u32, &'a str);

/// A document of pages of A4 size, set in a font that every reader has.
pub fn document(pages: &[Vec<Line<'_>>]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>".to_owned(),
    ];
    let mut kids = String::new();
    for page in pages {
        let mut content = String::new();
        for (left, base, size, words) in page {
            let words = words.replace('(', "\\(").replace(')', "\\)");
            writeln!(content, "BT /F {size} Tf {left} {base} Td ({words}) Tj ET").unwrap();
        }
        let number = objects.len() + 1;
        write!(kids, "{number} 0 R ").unwrap();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
            number + 1
        ));
        objects.push(format!(
            "<</Length {}>>stream\n{content}endstream",
            content.len()
        ));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
    let mut bytes = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        writeln!(bytes, "{} 0 obj{object}endobj", index + 1).unwrap();
    }
    let table = bytes.len();
    writeln!(bytes, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).unwrap();
    for place in places {
        writeln!(bytes, "{place:010} 00000 n ").unwrap();
    }
    writeln!(
        bytes,
        "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF",
        objects.len() + 1
    )
    .unwrap();
    bytes.into_bytes()
}

/// A page of two columns under a headline, with a running head and a page number.
fn page<'a>(number: &'a str, left: &[&'a str], right: &[&'a str]) -> Vec<Line<'a>> {
    let mut lines = vec![
        (60, 810, 8, "The Arlen Post, late edition"),
        (290, 30, 8, number),
    ];
    for (column, words) in [(60, left), (310, right)] {
        let heights = (0..).map(|line| 700 - line * 12);
        lines.extend(
            words
                .iter()
                .zip(heights)
                .map(|(words, base)| (column, base, 10, *words)),
        );
    }
    lines
}

#[test]
fn columns_are_read_one_after_the_other_and_broken_words_are_whole() {
    let mut first = page(
        "1",
        &[
            "The harbour of Arlen was shut on Sun-",
            "day after a storm had torn the last of",
            "its ropes, the mayor said.",
        ],
        &[
            "Some 450 ships wait outside, and the",
            "first of them is to be let in on the",
            "next morning, if the sea is calm and",
        ],
    );
    first.insert(2, (60, 740, 20, "Storm shuts the harbour"));
    let second = page(
        "2",
        &["the wind has turned by then, or on", "the day after it."],
        &["Nobody was hurt in the night of the", "storm."],
    );
    let (articles, failures) = read("paper.pdf", &document(&[first, second]));
    assert_eq!(
        titles(&articles),
        ["Storm shuts the harbour"],
        "{failures:?}"
    );
    let text = articles[0].text.as_str();
    assert!(
        text.contains(
            "was shut on Sunday after a storm had torn the last of its ropes, the mayor said."
        ),
        "{text}"
    );
    assert!(
        text.contains("is calm and the wind has turned by then, or on the day after it."),
        "{text}"
    );
    assert!(!text.contains("late edition"), "{text}");
}

#[test]
fn a_page_that_a_browser_printed_is_read_without_what_stands_around_its_article() {
    let around = |number: &'static str| {
        vec![
            (60, 815, 8, "11/29/26, 5:22 PM"),
            (
                200,
                815,
                8,
                "Storm shuts the harbour of Arlen | The Arlen Post",
            ),
            (60, 20, 8, "https://post.example/storm?id=7"),
            (540, 20, 8, number),
        ]
    };
    let mut first = around("1/2");
    first.extend([
        (60, 790, 10, "Home World Sport"),
        (60, 760, 20, "Storm shuts the"),
        (60, 736, 20, "harbour of Arlen"),
        (400, 766, 12, "Most read today"),
        (420, 748, 10, "Ten soups for cold"),
        (420, 736, 10, "Derby without a goal"),
        (60, 705, 10, "By Ida Holm"),
        (60, 680, 10, "1 March 2026"),
        (
            60,
            650,
            10,
            "The harbour of Arlen was shut on Sunday after a storm had torn the last of its",
        ),
        (60, 638, 10, "ropes, the mayor said."),
        (
            90,
            600,
            10,
            "Ships that wait in front of the harbour on Sunday evening. Photo: Jo Brandt",
        ),
        (
            60,
            575,
            10,
            "Some 450 ships wait outside, and the first of them is to be let in on Tuesday",
        ),
        (
            60,
            563,
            10,
            "if the sea is calm and the wind has turned by then.",
        ),
        (
            60,
            551,
            10,
            "Two of them carry grain, and a third one has had no fresh water since Friday, so",
        ),
        (
            60,
            539,
            10,
            "that the coastguard brought some in the night.",
        ),
    ]);
    let mut second = around("2/2");
    second.push((60, 780, 10, "Nobody was hurt in the night of the storm."));
    let (articles, failures) = read("print.pdf", &document(&[first, second]));
    assert_eq!(
        titles(&articles),
        ["Storm shuts the harbour of Arlen"],
        "{failures:?}"
    );
    let article = &articles[0];
    assert_eq!(article.metadata.byline, ["Ida Holm"]);
    assert_eq!(
        article.metadata.publisher.as_deref(),
        Some("The Arlen Post")
    );
    assert_eq!(
        article.metadata.published,
        Some(jiff::civil::date(2026, 3, 1))
    );
    assert_eq!(
        article.provenance.url.as_deref(),
        Some("https://post.example/storm?id=7")
    );
    let body = sidelight_engine::ingest::body_text(article);
    assert!(!body.contains("soups") && !body.contains("5:22"), "{body}");
    assert!(!body.contains("Jo Brandt Some"), "{body}");
    assert!(
        body.contains("by then.") && body.contains("Nobody was hurt"),
        "{body}"
    );
}

#[test]
fn pages_without_letters_are_told_as_pictures() {
    let (articles, failures) = read("scan.pdf", &document(&[Vec::new(), Vec::new()]));
    assert!(articles.is_empty());
    assert!(
        failures[0].contains("2 pages are pictures") && failures[0].contains("ocrmypdf"),
        "{failures:?}"
    );
}
