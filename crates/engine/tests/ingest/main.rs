//! From files, folders, pasted text and records to articles.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

mod bytes;
mod pages;
mod parts;
mod properties;
mod records;
mod ways_in;

use std::fs;
use std::path::{Path, PathBuf};

use sidelight_engine::article::{Article, SectionKind};
use sidelight_engine::ingest::{self, IngestError, Input};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn read_fixture(name: &str) -> Article {
    ingest::read(&Input::File(fixture(name)), None).unwrap()
}

fn read_bytes(name: &str, bytes: &[u8]) -> Result<Article, IngestError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    ingest::read(&Input::File(path), None)
}

fn pasted(text: &str) -> Article {
    ingest::read(&Input::Pasted(text.to_owned()), None).unwrap()
}

/// Each section's role and its words, shortened to the first ones.
fn outline(article: &Article) -> Vec<(SectionKind, &str)> {
    let sections = article.sections.iter();
    sections
        .map(|section| (section.kind, article.slice(section.span)))
        .collect()
}

fn kinds(article: &Article) -> Vec<SectionKind> {
    article
        .sections
        .iter()
        .map(|section| section.kind)
        .collect()
}

/// Whether no reader sees a character: white space, zero-width spaces, marks of direction.
fn is_unseen(character: char) -> bool {
    let is_mark = matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    );
    character.is_whitespace() || is_mark
}

/// Sections are in order, do not overlap and leave out only what no reader sees.
fn assert_sections_cover(article: &Article) {
    let mut end = 0;
    let blank = |start, end| {
        let between = article.slice(sidelight_engine::article::Span::new(start, end));
        between.chars().all(is_unseen)
    };
    for section in &article.sections {
        assert!(section.span.start >= end && !section.span.is_empty());
        assert!(blank(end, section.span.start));
        end = section.span.end;
    }
    assert!(end <= article.text.len() && blank(end, article.text.len()));
}
