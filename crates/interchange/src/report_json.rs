//! The brief of a story as one JSON document: its sentences in pieces, each with its place.

use serde_json::{Value, json};

use sidelight_engine::brief::{Brief, Piece};

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::{ExportError, report};

pub static FORMAT: Format = Format {
    key: "brief-json",
    name: "Brief as JSON",
    description: "The brief for scripts: its sentences in pieces, each with its place in an article.",
    ending: "json",
    of: Of::Rows,
    unit: OffsetUnit::CodePoints,
    keeps: report::KEEPS,
    loses: report::LOSES,
    findings: true,
    losses: report::losses,
    write: |material| {
        let brief = report::brief(material);
        document(&brief).map(Output::File)
    },
    preview: Preview::Beginning,
    reader: None,
};

fn document(brief: &Brief) -> Result<Vec<u8>, ExportError> {
    let articles = brief.sources.iter().map(|source| {
        json!({
            "id": source.article,
            "outlet": source.outlet,
            "title": source.title,
            "published": source.published,
            "url": source.address,
            "copied": sentence(&source.copied_sentence(brief)),
        })
    });
    let parts = brief.parts(usize::MAX, true).into_iter().map(|part| {
        let items = part.items.iter().map(|item| {
            let details = item.details.iter().map(|line| sentence(line));
            json!({
                "told_by": item.group,
                "question": item.question,
                "verdict": item.verdict,
                "row": item.row,
                "sentence": sentence(&item.sentence),
                "details": details.collect::<Vec<Value>>(),
            })
        });
        json!({"part": part.title, "items": items.collect::<Vec<Value>>()})
    });
    let document = json!({
        "articles": articles.collect::<Vec<Value>>(),
        "parts": parts.collect::<Vec<Value>>(),
        "alike_in_part": brief.alike_in_part,
    });
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn sentence(pieces: &[Piece]) -> Value {
    let pieces = pieces.iter().map(|piece| match &piece.place {
        Some(place) => json!({
            "text": piece.text,
            "article": place.article,
            "start": place.span.start,
            "end": place.span.end,
        }),
        None => json!({"text": piece.text}),
    });
    pieces.collect()
}
