//! The table of facts: one fact a row, with its primary evidence.

use sidelight_engine::article::{Article, ArticleId, Metadata, Span};
use sidelight_engine::facts::Fact;

use super::cells::Table;
use super::cells::unguarded;
use super::format::{Entry, Format, Material, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Coded, Incoming, IncomingArticle, ReadError, Selected};
use super::{ExportError, Loss, loss};

pub static FORMAT: Format = Format {
    key: "csv",
    name: "CSV",
    description: "A table with one fact a row, for spreadsheets and statistics.",
    ending: "csv",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: KEEPS,
    loses: LOSES,
    findings: false,
    losses,
    write: |material| facts(material).map(Output::File),
    preview: Preview::Beginning,
    reader: Some(READER),
};

pub(super) const READER: Reader = Reader { tells, read };

pub(super) const KEEPS: &str =
    "of every fact its value in words, status, who decided, note, tags, first suggestion, primary words";

pub(super) const LOSES: &str = "the text; further evidence; fields of values";

pub(super) fn losses(material: &Material<'_>) -> Vec<Loss> {
    loss::of(material, &[loss::fields, loss::further_pieces, loss::texts])
}

/// The columns of the table of facts. Positions are those of the primary evidence.
pub(super) const FACT_COLUMNS: [&str; 19] = [
    "article",
    "title",
    "publisher",
    "published",
    "fact",
    "question",
    "kind",
    "value",
    "status",
    "decided_by",
    "evidence",
    "start",
    "end",
    "mentions",
    "confidence",
    "rule",
    "note",
    "tags",
    "suggestion",
];

/// One fact a row, with its primary evidence.
pub(super) fn facts(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let mut table = Table::new();
    table.row(FACT_COLUMNS)?;
    for sheet in material.each() {
        for fact in &sheet.facts {
            table.row(fact_cells(&sheet.article, fact))?;
        }
    }
    table.finish()
}

pub(super) fn fact_cells(article: &Article, fact: &Fact) -> [String; FACT_COLUMNS.len()] {
    let metadata = &article.metadata;
    let span = fact.primary_span();
    let evidence = fact.evidence.first();
    let suggestion = fact.suggestion.as_ref();
    [
        article.id.to_string(),
        article.display_title().to_owned(),
        metadata.publisher.clone().unwrap_or_default(),
        metadata
            .published
            .map_or_else(String::new, |date| date.to_string()),
        fact.id.to_string(),
        fact.kind().question().to_owned(),
        fact.kind().as_str().to_owned(),
        fact.summary(),
        fact.status.as_str().to_owned(),
        fact.decided_by.clone().unwrap_or_default(),
        evidence.map_or_else(String::new, |piece| piece.text.to_string()),
        span.start.to_string(),
        span.end.to_string(),
        fact.evidence.len().to_string(),
        format!("{:.2}", fact.confidence),
        fact.rule.to_string(),
        fact.note.clone().unwrap_or_default(),
        fact.tags.join("; "),
        suggestion.map_or_else(String::new, |was| was.content.summary(&was.evidence)),
    ]
}

/// The head of a table of facts, if it is one, and the sign that parts its cells: spreadsheets write
/// it anew as their country has it.
fn head(entries: &[Entry]) -> Option<(u8, &[u8])> {
    let [only] = entries else { return None };
    let bytes = only.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&only.bytes);
    let first = bytes.split(|byte| *byte == b'\n').next()?;
    let first = std::str::from_utf8(first).ok()?;
    let known = |sign: u8| {
        let names: Vec<&str> = first.split(char::from(sign)).map(|it| it.trim().trim_matches('"')).collect();
        NEEDED.iter().all(|name| names.contains(name))
    };
    let sign = [b',', b';', b'\t'].into_iter().find(|sign| known(*sign))?;
    Some((sign, bytes))
}

/// The columns without which nothing is brought back.
const NEEDED: [&str; 3] = ["article", "fact", "status"];

fn tells(entries: &[Entry]) -> bool {
    head(entries).is_some()
}

fn read(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let (sign, bytes) = head(entries).ok_or_else(|| ReadError::new("it is no table of facts"))?;
    let mut table = ::csv::ReaderBuilder::new()
        .delimiter(sign)
        .flexible(true)
        .from_reader(bytes);
    let wrong = |line: usize, error: &dyn std::fmt::Display| ReadError {
        line,
        reason: error.to_string(),
    };
    let names = table.headers().map_err(|error| wrong(1, &error))?.clone();
    let mut articles: Vec<IncomingArticle> = Vec::new();
    for (record, line) in table.records().zip(2..) {
        let record = record.map_err(|error| wrong(line, &error))?;
        let cell = |name: &str| {
            let place = names.iter().position(|it| it.trim() == name)?;
            let cell = unguarded(record.get(place)?);
            (!cell.is_empty()).then_some(cell)
        };
        let Some(id) = cell("article").map(|id| ArticleId::new(&id)) else {
            continue;
        };
        let coded = coded(&cell);
        match articles.iter_mut().find(|it| it.id.as_ref() == Some(&id)) {
            Some(article) => article.coded.push(coded),
            None => articles.push(IncomingArticle {
                id: Some(id),
                metadata: Metadata {
                    title: cell("title"),
                    ..Metadata::default()
                },
                coded: vec![coded],
                ..IncomingArticle::default()
            }),
        }
    }
    Ok(Incoming {
        articles,
        codebook: Vec::new(),
    })
}

/// What a row says of its fact; the value in words is for people alone.
fn coded(cell: &dyn Fn(&str) -> Option<String>) -> Coded {
    let place = |name: &str| cell(name).and_then(|it| it.trim().parse().ok());
    let ends = place("start").zip(place("end"));
    let status = cell("status").map(|it| it.trim().to_lowercase());
    let tags = cell("tags").unwrap_or_default();
    let tags = tags.split(';').map(|tag| unguarded(tag.trim()));
    Coded {
        id: cell("fact"),
        label: cell("kind").unwrap_or_default(),
        pieces: vec![Selected {
            span: ends.map(|(start, end)| Span::new(start, end)),
            words: cell("evidence").unwrap_or_default(),
            ..Selected::default()
        }],
        status: status.and_then(|it| serde_json::from_value(it.into()).ok()),
        coder: cell("decided_by"),
        note: cell("note"),
        tags: tags.filter(|tag| !tag.is_empty()).collect(),
        ..Coded::default()
    }
}
