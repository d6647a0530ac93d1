//! What the program reads in processes of their own is what the library reads here.

use std::fs;
use std::path::Path;
use std::process::Command;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::ingest::{self, Input};

/// The body of a made-up article.
const BODY: [&str; 2] = [
    "The harbour of Arlen was shut on Sunday after a storm had torn the last of its ropes, the mayor said.",
    "Some 450 ships wait outside, and the first of them is to be let in on Tuesday.",
];

const PDF: &[u8] = include_bytes!("../../fuzz/corpus/pdf/lines.pdf");

/// The texts of the articles of a folder, as the library reads them.
fn read_here(folder: &Path) -> Vec<String> {
    let parts = ingest::walk([Input::File(folder.to_owned())], &CancelToken::default());
    let articles = parts.flat_map(|part| part.and_then(|part| part.read(None)).unwrap());
    articles
        .map(|article| article.text.as_str().to_owned())
        .collect()
}

#[test]
fn every_reader_reads_the_same_in_a_process_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let [first, second] = BODY;
    write("a.pdf", PDF);
    write(
        "b.md",
        format!("# Harbour reopens\n\n*{first}*\n\n{second}").as_bytes(),
    );
    let page = format!("<html><h1>Harbour</h1><article><p>{first}<p>{second}</article></html>");
    write("c.html", page.as_bytes());
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (name, words)) in [("title", "Harbour reopens"), ("text", first)]
        .iter()
        .enumerate()
    {
        let column = u16::try_from(column).unwrap();
        sheet.write(0, column, *name).unwrap();
        sheet.write(1, column, *words).unwrap();
    }
    write("d.xlsx", &book.save_to_buffer().unwrap());
    let item = format!(
        "<item><title>Harbour</title><description>&lt;p>{first}&lt;p>{second}</description></item>"
    );
    write(
        "e.rss",
        format!("<rss version='2.0'><channel>{item}</channel></rss>").as_bytes(),
    );

    let here = read_here(folder.path());
    assert_eq!(here.len(), 5);
    let mut program = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    let output = program.arg("extract").arg(folder.path()).output().unwrap();
    let apart = String::from_utf8(output.stdout).unwrap();
    let texts = apart.lines().map(|line| {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        article["text"].as_str().unwrap().to_owned()
    });
    assert_eq!(texts.collect::<Vec<_>>(), here);
}
