//! Tables open in spreadsheets, hold no formula and leave nothing out.

use calamine::{DataType as _, Reader as _};
use sidelight_engine::article::Span;
use sidelight_engine::compare::Comparison;

use crate::{COMPARISON, STORY, all, nasty, of_facts, of_rows, render, text_of};

#[test]
fn csv_has_a_row_a_fact_and_no_formula() {
    let sheets = all();
    let csv = text_of(of_facts("csv"), &sheets);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|known| known == name).unwrap();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let facts: usize = sheets.iter().map(|sheet| sheet.facts.len()).sum();
    assert_eq!(rows.len(), facts);
    for row in &rows {
        // Whichever sign a program parts cells by, and whatever blanks stand before.
        for cell in row.iter().flat_map(|cell| cell.split([';', '\t', '\n'])) {
            assert!(!cell.trim_start().starts_with(['=', '@', '+']), "{row:?}");
        }
    }
    let quote = &rows[facts - 2];
    assert_eq!(
        &quote[column("title")],
        "'=HYPERLINK(\"http://example.org\") # _title_"
    );
    assert_eq!(&quote[column("note")], "'-2+3\nsecond line");
    assert_eq!(&quote[column("tags")], "'@work; to check");
    assert_eq!(&quote[column("published")], "2024-09-30");
    let cold = &rows[facts - 1];
    assert_eq!(&cold[column("value")], "about -3.1 celsius");
    assert_eq!(&cold[column("suggestion")], "about 3.1 celsius");
    assert_eq!(&cold[column("decided_by")], "Ida");
    assert_eq!(&quote[column("decided_by")], "");
    assert_eq!(&cold[column("status")], "edited");
    let start: usize = cold[column("start")].parse().unwrap();
    let end: usize = cold[column("end")].parse().unwrap();
    assert_eq!(nasty().article.slice(Span::new(start, end)), "−3 °C");

    let excel = render(of_facts("csv-excel"), &sheets, &Comparison::default());
    assert_eq!(excel.strip_prefix(b"\xef\xbb\xbf"), Some(csv.as_bytes()));
}

#[test]
fn a_workbook_opens_in_another_program_with_its_words_and_places() {
    let bytes = render(of_rows("xlsx"), &STORY, &COMPARISON);
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let table = book.worksheet_range("Comparison").unwrap();
    let lines: Vec<&[calamine::Data]> = table.rows().collect();
    let heads: Vec<String> = lines[0].iter().map(ToString::to_string).collect();
    assert_eq!(heads[..4], ["Question", "Claim", "Verdict", "Why"]);
    assert_eq!(heads[4], STORY[0].article.display_title());
    assert_eq!(lines.len(), COMPARISON.rows.len() + 1);
    for (line, row) in lines[1..].iter().zip(&COMPARISON.rows) {
        assert_eq!(line[1].to_string(), row.label);
        assert_eq!(line[2].to_string(), row.verdict.as_str());
        assert_eq!(line[3].to_string(), row.reasons().join(" "));
    }
    let evidence = book.worksheet_range("Evidence").unwrap();
    for line in evidence.rows().skip(1) {
        let [.., title, words, start, end] = line else {
            unreachable!("eight columns");
        };
        let mut sheets = STORY.iter();
        let sheet = sheets.find(|sheet| *title == sheet.article.display_title());
        let [start, end] = [start, end].map(|place| place.as_f64().unwrap());
        let span = Span::new(start as usize, end as usize);
        assert_eq!(sheet.unwrap().article.slice(span), words.to_string());
    }
    let formulas = book.worksheet_formula("Comparison").unwrap();
    assert!(formulas.used_cells().next().is_none());
}

#[test]
fn a_cell_that_is_too_long_goes_on_below_and_no_word_is_lost() {
    let mut comparison = COMPARISON.clone();
    let long = "Ein Dorf\u{301} 🛟 ".repeat(9_000);
    comparison.rows[0].label.clone_from(&long);
    let bytes = render(of_rows("xlsx"), &STORY, &comparison);
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let table = book.worksheet_range("Comparison").unwrap();
    let told: Vec<String> = table
        .rows()
        .skip(1)
        .map(|line| line[1].to_string())
        .collect();
    let parts = told
        .iter()
        .take_while(|cell| **cell != comparison.rows[1].label);
    let parts: Vec<&str> = parts.map(String::as_str).collect();
    assert!(parts.len() > 2);
    assert_eq!(parts.concat(), long);
    let evidence = book.worksheet_range("Evidence").unwrap();
    let mut lines = evidence.rows().skip(1);
    let second = lines
        .find(|line| line[2] == comparison.rows[1].label.as_str())
        .unwrap();
    let number = second[0].as_f64().unwrap() as usize;
    assert_eq!(
        table.rows().nth(number - 1).unwrap()[1].to_string(),
        comparison.rows[1].label,
        "the evidence names the line of its row"
    );
}
