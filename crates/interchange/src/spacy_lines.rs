//! spaCy's JSON (`Doc.to_json`), an article a line: all facts as spans, names as entities too.

use serde_json::{Value, json};

use sidelight_engine::facts::FactSheet;

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::spacy::SpacyDoc;
use super::{ExportError, spacy};

pub static FORMAT: Format = Format {
    key: "spacy-json",
    name: "spaCy as JSON Lines",
    description: "A document a line for spaCy's Doc.from_json: names as entities, all facts as spans.",
    ending: "jsonl",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "the text, kinds as labels, all words, ids of facts",
    loses: "values, decisions, notes, tags; what is known of the article; pieces of one fact become spans",
    findings: false,
    losses: spacy::losses,
    write: |material| lines(material).map(Output::File),
    preview: Preview::Beginning,
    reader: None,
};

fn lines(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    for sheet in material.each() {
        serde_json::to_writer(&mut bytes, &line(sheet))?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn line(sheet: &FactSheet) -> Value {
    let doc = SpacyDoc::of(sheet);
    let tokens = doc.tokens.iter().zip(0..).map(|(token, id): (_, usize)| {
        json!({"id": id, "start": token.span.start, "end": token.span.end})
    });
    let names = doc.names.iter().map(|mark| {
        json!({"start": mark.span.start, "end": mark.span.end, "label": mark.label})
    });
    let spans = doc.marks.iter().map(|mark| {
        json!({
            "start": mark.span.start,
            "end": mark.span.end,
            "label": mark.label,
            "id": mark.fact.id.to_string(),
            "kb_id": "",
        })
    });
    json!({
        "text": sheet.article.text.as_str(),
        "ents": names.collect::<Vec<Value>>(),
        "spans": {"facts": spans.collect::<Vec<Value>>()},
        "tokens": tokens.collect::<Vec<Value>>(),
    })
}
