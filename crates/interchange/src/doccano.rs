//! doccano's JSON Lines for sequence labelling with relations: a line an article. Other keys of a line
//! become its meta data, by which the article is known again.

use serde_json::{Value, json};

use sidelight_engine::article::Span;
use sidelight_engine::facts::{FactSheet, Status};

use super::format::{Entry, Format, Material, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Coded, Incoming, IncomingArticle, ReadError, Selected};
use super::marks::{Mark, links, marks};
use super::{ExportError, about, loss};

pub static FORMAT: Format = Format {
    key: "doccano",
    name: "doccano",
    description: "JSON Lines for a project of sequence labelling with relations and overlapping spans.",
    ending: "jsonl",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "the text, kinds as labels, all words, who said what",
    loses: "values, decisions, notes, tags, parts of the text; pieces of one fact become spans with a relation",
    findings: false,
    losses: loss::beyond_labels,
    write: |material| lines(material).map(Output::File),
    preview: Preview::Beginning,
    reader: Some(Reader { tells, read }),
};

fn lines(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let mut numbers = 1_usize..;
    for (number, sheet) in (1..).zip(material.each()) {
        serde_json::to_writer(&mut bytes, &line(number, sheet, &mut numbers))?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// An article; `numbers` gives ids to its entities and relations.
fn line(number: usize, sheet: &FactSheet, numbers: &mut impl Iterator<Item = usize>) -> Value {
    let article = &sheet.article;
    let kept = marks(sheet).into_iter();
    let kept: Vec<Mark<'_>> = kept
        .filter(|mark| mark.fact.status != Status::Rejected)
        .collect();
    let ids: Vec<usize> = numbers.take(kept.len()).collect();
    let entities = kept.iter().zip(&ids).map(|(mark, id)| {
        json!({
            "id": id,
            "label": mark.label,
            "start_offset": mark.span.start,
            "end_offset": mark.span.end,
        })
    });
    let relations = links(&kept).into_iter().zip(1..).map(|(link, id): (_, usize)| {
        json!({
            "id": id,
            "from_id": ids[link.from],
            "to_id": ids[link.to],
            "type": link.kind.name(),
        })
    });
    let mut line = json!({
        "id": number,
        "text": article.text.as_str(),
        "entities": entities.collect::<Vec<Value>>(),
        "relations": relations.collect::<Vec<Value>>(),
        "Comments": [],
    });
    for (name, value) in about::NAMES.into_iter().zip(about::values(article)) {
        line[name] = json!(value);
    }
    line
}

fn objects(bytes: &[u8]) -> impl Iterator<Item = (usize, Result<Value, serde_json::Error>)> {
    let lines = bytes.split(|byte| *byte == b'\n').zip(1..);
    let filled = lines.filter(|(line, _)| !line.trim_ascii().is_empty());
    filled.map(|(line, number)| (number, serde_json::from_slice(line)))
}

fn tells(entries: &[Entry]) -> bool {
    let [only] = entries else { return false };
    let Some((_, Ok(first))) = objects(&only.bytes).next() else {
        return false;
    };
    first["text"].is_string() && (first["entities"].is_array() || spans(&first).is_some())
}

/// The labels of a line without relations: `[[start, end, label], …]`.
fn spans(line: &Value) -> Option<&Vec<Value>> {
    let spans = line["label"].as_array().or_else(|| line["labels"].as_array())?;
    spans
        .iter()
        .all(|span| span[0].is_u64() && span[1].is_u64() && span[2].is_string())
        .then_some(spans)
}

fn read(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let mut incoming = Incoming::default();
    for entry in entries {
        for (number, line) in objects(&entry.bytes) {
            let line = line.map_err(|error| ReadError {
                line: number,
                reason: error.to_string(),
            })?;
            let article = article(&line).ok_or_else(|| ReadError {
                line: number,
                reason: "it has no \"text\"".to_owned(),
            })?;
            incoming.articles.push(article);
        }
    }
    Ok(incoming)
}

fn article(line: &Value) -> Option<IncomingArticle> {
    let text = line["text"].as_str()?;
    let told = |key: &str| {
        let value = line.get(key).or_else(|| line["meta"].get(key));
        value.and_then(Value::as_str).map(str::to_owned)
    };
    let place = |value: &Value| value.as_u64().and_then(|it| usize::try_from(it).ok());
    let coded = |start: &Value, end: &Value, label: &Value| {
        let span = Span::new(place(start)?, place(end)?);
        Some(Coded::labelled(label.as_str()?, vec![Selected::at(span)]))
    };
    let entities = line["entities"].as_array().into_iter().flatten();
    let entities = entities.filter_map(|it| coded(&it["start_offset"], &it["end_offset"], &it["label"]));
    let spans = spans(line).into_iter().flatten();
    let spans = spans.filter_map(|it| coded(&it[0], &it[1], &it[2]));
    Some(IncomingArticle {
        coded: entities.chain(spans).collect(),
        ..about::article(text, told)
    })
}
