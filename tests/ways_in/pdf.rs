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
fn pages_without_letters_are_told_as_pictures() {
    let (articles, failures) = read("scan.pdf", &document(&[Vec::new(), Vec::new()]));
    assert!(articles.is_empty());
    assert!(
        failures[0].contains("2 pages are pictures") && failures[0].contains("ocrmypdf"),
        "{failures:?}"
    );
}
