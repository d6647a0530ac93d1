//! The facts of articles as something to read, by the reader's question: blocks that Markdown, a page and
//! a document show in their own ways.

use std::sync::Arc;

use sidelight_engine::article::Article;
use sidelight_engine::facts::date_words::day_words;
use sidelight_engine::facts::{Fact, FactKind, FactSheet, Status, one_line};

use super::format::Material;
use super::{Loss, loss};

pub const KEEPS: &str =
    "facts in words by question, status, note, tags, first suggestion, up to three quotations";

pub const LOSES: &str =
    "the text; fields of values; places of words; further quotations; who decided";

/// How many different pieces of evidence of one fact are quoted; an entity may have a hundred.
const QUOTED_PIECES: usize = 3;

/// A block of the report.
pub enum Block<'a> {
    /// The headline of an article, and where it leads.
    Article(&'a str, Option<&'a str>),
    /// Where an article came from.
    Origin(String),
    /// The question that the facts below answer.
    Question(&'static str),
    /// A fact in words, with its status and tags.
    Fact(String, &'a Fact),
    /// What else is to be told of a fact.
    Beside(String),
    /// Words that carry a fact.
    Quoted(&'a str),
}

/// What is lost in the report.
pub fn losses(material: &Material<'_>) -> Vec<Loss> {
    loss::of(
        material,
        &[loss::fields, unquoted, loss::names, loss::texts],
    )
}

/// Pieces of evidence that are counted and not quoted.
fn unquoted(material: &Material<'_>) -> Option<Loss> {
    let facts = material.sheets.iter().flat_map(|sheet| &sheet.facts);
    let unquoted = facts.map(|fact| fact.evidence.len() - quoted(fact).len());
    Loss::counted(
        unquoted.sum(),
        "further piece of evidence is counted, not quoted",
        "further pieces of evidence are counted, not quoted",
    )
}

/// How many facts of how many articles it tells.
pub fn summary(sheets: &[Arc<FactSheet>]) -> String {
    let articles = sheets.len();
    let facts: usize = sheets.iter().map(|sheet| sheet.facts.len()).sum();
    let counted = |count: usize, noun: &str| {
        let ending = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{ending}")
    };
    let (facts, articles) = (counted(facts, "fact"), counted(articles, "article"));
    format!("{facts} from {articles}, read by Sidelight.")
}

/// The blocks of an article.
pub fn blocks(sheet: &FactSheet) -> Vec<Block<'_>> {
    let article = &sheet.article;
    let address = article.provenance.url.as_deref();
    let mut blocks = vec![Block::Article(article.display_title(), address)];
    let origin = origin(article);
    if !origin.is_empty() {
        blocks.push(Block::Origin(origin));
    }
    let mut question = "";
    for kind in FactKind::ALL {
        for fact in sheet.facts.iter().filter(|fact| fact.kind() == kind) {
            if question != kind.question() {
                question = kind.question();
                blocks.push(Block::Question(question));
            }
            add_fact(&mut blocks, fact);
        }
    }
    blocks
}

/// Publisher, day, authors and address in one line.
fn origin(article: &Article) -> String {
    let (metadata, provenance) = (&article.metadata, &article.provenance);
    let file = || Some(provenance.file.as_ref()?.display().to_string());
    let authors = metadata.byline.join(", ");
    let parts = [
        metadata.publisher.clone(),
        metadata.published.map(day_words),
        (!authors.is_empty()).then_some(authors),
        provenance.url.clone().or_else(file),
    ];
    let told: Vec<String> = parts.into_iter().flatten().collect();
    told.join(" · ")
}

fn add_fact<'a>(blocks: &mut Vec<Block<'a>>, fact: &'a Fact) {
    blocks.push(Block::Fact(one_line(&fact.summary()), fact));
    if let Some(suggestion) = &fact.suggestion {
        let was = suggestion.content.summary(&suggestion.evidence);
        blocks.push(Block::Beside(format!("Suggested was: {was}")));
    }
    if let Some(note) = &fact.note {
        blocks.push(Block::Beside(format!("Note: {note}")));
    }
    let quoted = quoted(fact);
    blocks.extend(quoted.iter().map(|words| Block::Quoted(words)));
    let places = fact.evidence.len();
    if places > quoted.len() {
        blocks.push(Block::Beside(format!("{places} places in all")));
    }
}

fn quoted(fact: &Fact) -> Vec<&str> {
    let mut quoted: Vec<&str> = Vec::new();
    for piece in &fact.evidence {
        if quoted.len() < QUOTED_PIECES && !quoted.contains(&&*piece.text) {
            quoted.push(&piece.text);
        }
    }
    quoted
}

/// What follows the words of a fact: whether it holds, and its tags.
pub fn standing(fact: &Fact) -> String {
    let mut told = format!("({})", fact.status.as_str());
    if !fact.tags.is_empty() {
        told.push_str(" · ");
        told.push_str(&fact.tags.join(", "));
    }
    told
}

/// Whether the words of a fact are struck out.
pub fn is_struck_out(fact: &Fact) -> bool {
    fact.status == Status::Rejected
}
