//! What the program reads in processes of their own is what the library reads here.

use std::fs;
use std::process::Command;

use super::{BODY, pdf, read_path};

#[test]
fn every_reader_reads_the_same_in_a_process_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let [first, second] = BODY;
    let lines = vec![
        (60, 700, 20, "Harbour reopens"),
        (60, 660, 11, first),
        (60, 640, 11, second),
    ];
    write("a.pdf", &pdf::document(&[lines]));
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

    let (here, failures) = read_path(folder.path().to_owned());
    assert_eq!((here.len(), failures), (5, Vec::new()));
    let mut program = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    let output = program.arg("extract").arg(folder.path()).output().unwrap();
    let apart = String::from_utf8(output.stdout).unwrap();
    let texts = apart.lines().map(|line| {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        article["text"].as_str().unwrap().to_owned()
    });
    let expected: Vec<&str> = here.iter().map(|article| article.text.as_str()).collect();
    assert_eq!(texts.collect::<Vec<_>>(), expected);
}
