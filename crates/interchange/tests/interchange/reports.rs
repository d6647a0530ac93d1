//! What is made to be read says what the facts and rows say.

use std::collections::HashSet;

use calamine::Reader as _;
use serde_json::Value;
use sidelight_engine::compare::{Comparison, Verdict};
use sidelight_interchange::Material;

use crate::{CODEBOOK, COMPARISON, STORY, all, nasty, of_facts, of_rows, render, text_of};

#[test]
fn the_report_shows_every_fact_under_its_question() {
    let report = text_of(of_facts("markdown"), &all());
    for question in ["### Who", "### Said", "### How many", "## Comparison"] {
        assert!(report.contains(question), "{question}");
    }
    assert!(report.contains("\n## =HYPERLINK(\"http://example.org\") \\# \\_title\\_\n"));
    assert!(report.contains("Zoë: “=1+1 \\| \\*not\\* a \\<b\\>formula\\</b\\>”"));
    assert!(report.contains("Suggested was: about 3.1 celsius"));
    let widths: HashSet<usize> = report
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.replace("\\|", "").matches('|').count())
        .collect();
    assert_eq!(widths.len(), 1, "every row of the table has the same cells");
}

#[test]
fn the_comparison_is_written_with_what_each_article_says() {
    let json: Value = serde_json::from_str(&text_of(of_rows("json"), &STORY)).unwrap();
    let told: Comparison = serde_json::from_value(json).unwrap();
    assert_eq!(told, *COMPARISON);

    let csv = text_of(of_rows("csv"), &STORY);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let titles: Vec<&str> = STORY
        .iter()
        .map(|sheet| sheet.article.display_title())
        .collect();
    assert_eq!(
        reader.headers().unwrap().iter().skip(4).collect::<Vec<_>>(),
        titles
    );
    for (record, row) in reader.records().zip(&COMPARISON.rows) {
        let record = record.unwrap();
        assert_eq!(&record[2], row.verdict.as_str());
        for (cell, sheet) in record.iter().skip(4).zip(&*STORY) {
            assert_eq!(!cell.is_empty(), row.cells.contains_key(&sheet.article.id));
        }
    }
}

#[test]
fn a_verdict_of_a_person_is_written_and_says_whose_it_is() {
    let mut comparison = COMPARISON.clone();
    let mut rows = comparison.rows.iter_mut();
    let row = rows.find(|row| row.verdict == Verdict::Conflict);
    row.unwrap().overrule(Verdict::Agree);
    let note = "Verdict set by a person; the program's was “conflict”.";
    for format in [of_rows("csv"), of_facts("markdown"), of_rows("html")] {
        let written = String::from_utf8(render(format, &STORY, &comparison)).unwrap();
        let shown = written.replace("&#39;", "'");
        assert!(shown.contains(note), "{}", format.name);
        let untouched = String::from_utf8(render(format, &STORY, &COMPARISON)).unwrap();
        assert!(!untouched.contains("set by a person"), "{}", format.name);
    }
    let json = render(of_rows("json"), &STORY, &comparison);
    let told: Comparison = serde_json::from_slice(&json).unwrap();
    assert_eq!(told, comparison);
    let bytes = render(of_rows("xlsx"), &STORY, &comparison);
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let table = book.worksheet_range("Comparison").unwrap();
    let mut lines = table.rows();
    assert!(lines.any(|line| line[2] == "agree" && line[3].to_string().starts_with(note)));
}

#[test]
fn the_report_cites_each_version_with_outlet_and_day_and_links_the_articles() {
    let page = text_of(of_rows("brief-html"), &STORY);
    let text = text_of(of_rows("brief"), &STORY);
    for told in [
        "Northbridge News Agency",
        "Potomac Valley Courier",
        "1 October 2024",
        "Differences",
        "54 countries",
        "62 countries",
        "https://northbridge-news.example/world/coalition-washington-meeting",
    ] {
        assert!(page.contains(told), "the page tells {told}");
        assert!(text.contains(told), "the text tells {told}");
    }
    let whole = "Delegations from <mark>62 countries</mark> attended";
    assert!(
        page.replace("</i><mark>", "<mark>")
            .replace("</mark><i>", "</mark>")
            .contains(whole)
    );
    assert!(!page.contains("<script"), "it is read without one");
    assert!(!page.contains(" src="), "nothing is fetched");
}

#[test]
fn the_report_is_called_by_its_story_with_articles_and_days() {
    let named = Material {
        story: Some("The Washington meeting"),
        ..Material::new(&STORY, &COMPARISON, &CODEBOOK)
    };
    let of_story = "# The Washington meeting (2 articles, 30 September 2024 to 1 October 2024)";
    let text = of_rows("brief").render(&named).unwrap();
    assert!(String::from_utf8(text).unwrap().starts_with(of_story));
    // Nobody gave it a name: the first headline does.
    let text = text_of(of_rows("brief"), &STORY);
    assert!(text.starts_with("# Coalition against Daesh"));
}

#[test]
fn the_report_of_odd_words_shows_them_as_they_stand() {
    let sheets = [nasty()];
    let comparison = Comparison::default();
    let page = render(of_rows("brief-html"), &sheets, &comparison);
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("=HYPERLINK(&quot;http://example.org&quot;)"));
    assert!(
        !page.contains("href=\"not an address\""),
        "what is no address is no link"
    );
}
