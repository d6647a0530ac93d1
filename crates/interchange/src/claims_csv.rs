//! The claims as a flat table: one answer of one claim a row.

use sidelight_engine::article::Span;
use sidelight_engine::facts::{Claim, Fact, FactContent, FactKind, FactSheet, Phrase, Quantity};

use super::cells::Table;
use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::{ExportError, Loss, loss};

pub static FORMAT: Format = Format {
    key: "claims",
    name: "Claims as CSV",
    description: "A flat table with a row for each answer of each claim, for statistics.",
    ending: "csv",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "of every claim its predicate and each answer with its place and value, factuality, who tells it, worth, status",
    loses: "the text; facts that are no claims; further evidence; triples; notes, tags, who decided, first suggestions",
    findings: false,
    losses,
    write: |material| table(material).map(Output::File),
    preview: Preview::Beginning,
    reader: None,
};

const COLUMNS: [&str; 20] = [
    "article",
    "title",
    "publisher",
    "published",
    "claim",
    "text",
    "factuality",
    "by",
    "quote",
    "main",
    "worth",
    "condition",
    "status",
    "confidence",
    "question",
    "answer",
    "start",
    "end",
    "value",
    "unit",
];

fn losses(material: &Material<'_>) -> Vec<Loss> {
    loss::of(
        material,
        &[
            others,
            loss::texts,
            loss::notes,
            loss::tags,
            loss::names,
            loss::suggestions,
        ],
    )
}

fn others(material: &Material<'_>) -> Option<Loss> {
    let facts = material.sheets.iter().flat_map(|sheet| &sheet.facts);
    Loss::counted(
        facts.filter(|fact| fact.kind() != FactKind::Claim).count(),
        "fact that is no claim is left out",
        "facts that are no claims are left out",
    )
}

fn table(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let mut table = Table::new();
    table.row(COLUMNS)?;
    for sheet in material.each() {
        for fact in &sheet.facts {
            if let FactContent::Claim(claim) = &fact.content {
                let about = about(sheet, fact, claim);
                for (question, answer) in answers(claim) {
                    let told = told(sheet, question, answer);
                    table.row(about.iter().chain(&told))?;
                }
            }
        }
    }
    table.finish()
}

/// What is the same in all rows of a claim.
fn about(sheet: &FactSheet, fact: &Fact, claim: &Claim) -> [String; 14] {
    let article = &sheet.article;
    let metadata = &article.metadata;
    let published = metadata.published.map(|date| date.to_string());
    let by = claim.by.as_ref();
    let quote = by.and_then(|by| by.fact.as_ref());
    [
        article.id.to_string(),
        article.display_title().to_owned(),
        metadata.publisher.clone().unwrap_or_default(),
        published.unwrap_or_default(),
        fact.id.to_string(),
        claim.text.clone(),
        claim.factuality.as_str().to_owned(),
        by.map_or_else(String::new, |by| by.name.clone()),
        quote.map_or_else(String::new, ToString::to_string),
        claim.main.to_string(),
        format!("{:.2}", claim.worth),
        claim.condition.clone().unwrap_or_default(),
        fact.status.as_str().to_owned(),
        format!("{:.2}", fact.confidence),
    ]
}

/// The predicate and the answers to each question.
fn answers(claim: &Claim) -> impl Iterator<Item = (&'static str, &Phrase)> {
    let slots = claim.slots().into_iter();
    let answers = slots.flat_map(|(question, answers)| answers.iter().map(move |it| (question, it)));
    std::iter::once(("what", &claim.what)).chain(answers)
}

/// An answer, and what other facts know of its words.
fn told(sheet: &FactSheet, question: &str, answer: &Phrase) -> [String; 6] {
    let (values, units): (Vec<String>, Vec<String>) = known(sheet, question, answer.span).unzip();
    [
        question.replace(' ', "_"),
        answer.text.clone(),
        answer.span.start.to_string(),
        answer.span.end.to_string(),
        values.join("; "),
        units.join("; "),
    ]
}

/// The values of the facts within some words that answer a question, each with its unit.
fn known(
    sheet: &FactSheet,
    question: &str,
    words: Span,
) -> impl Iterator<Item = (String, String)> {
    let within = move |fact: &&Fact| fact.evidence.iter().any(|piece| words.covers(piece.span));
    let facts = sheet.facts.iter().filter(within);
    facts.filter_map(move |fact| match (&fact.content, question) {
        (FactContent::Time(time), "when") => Some((time.value.clone()?, String::new())),
        (FactContent::Quantity(quantity), "how many") => {
            Some((number(quantity), quantity.unit.clone().unwrap_or_default()))
        }
        (FactContent::Entity(entity), "who" | "whom" | "where") => {
            Some((entity.name.clone(), String::new()))
        }
        _ => None,
    })
}

/// A number, or the ends of a range, either of which may be open.
fn number(quantity: &Quantity) -> String {
    let end = |end: Option<f64>| end.map_or_else(String::new, |end| end.to_string());
    match quantity.value {
        Some(value) => value.to_string(),
        None => format!("{}..{}", end(quantity.low), end(quantity.high)),
    }
}
