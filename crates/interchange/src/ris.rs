//! RIS: the articles as references, for Zotero, `EndNote` and Citavi.

use std::collections::BTreeSet;
use std::fmt::Write;

use sidelight_engine::facts::{FactSheet, Status, one_line};

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::{Loss, loss};

pub static FORMAT: Format = Format {
    key: "ris",
    name: "RIS references",
    description: "The articles as references for Zotero, EndNote and Citavi.",
    ending: "ris",
    of: Of::Facts,
    unit: OffsetUnit::None,
    keeps: "title, authors, outlet, day, address, language; tags as keywords; notes",
    loses: "the text and the facts",
    findings: false,
    losses,
    write: |material| {
        let entries = material.each().map(|sheet| reference(sheet));
        Ok(Output::File(entries.collect::<String>().into_bytes()))
    },
    preview: Preview::Beginning,
    reader: None,
};

fn losses(material: &Material<'_>) -> Vec<Loss> {
    let left_out: fn(&Material<'_>) -> Option<Loss> = |material| {
        let facts = material.sheets.iter().map(|sheet| sheet.facts.len());
        Loss::counted(
            facts.sum(),
            "fact is left out: references have no place for it",
            "facts are left out: references have no place for them",
        )
    };
    loss::of(material, &[left_out, loss::texts])
}

fn reference(sheet: &FactSheet) -> String {
    let article = &sheet.article;
    let metadata = &article.metadata;
    let mut out = String::new();
    let mut field = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            let _ = write!(out, "{tag}  - {value}\r\n");
        }
    };
    field("TY", "NEWS");
    field("ID", article.id.as_str());
    field("TI", article.display_title());
    for author in &metadata.byline {
        field("AU", author);
    }
    field("T2", metadata.publisher.as_deref().unwrap_or_default());
    if let Some(day) = metadata.published {
        field("PY", &format!("{:04}", day.year()));
        field("DA", &format!("{:04}/{:02}/{:02}/", day.year(), day.month(), day.day()));
    }
    field("UR", article.provenance.url.as_deref().unwrap_or_default());
    field("LA", metadata.language.as_deref().unwrap_or_default());
    let tags: BTreeSet<&String> = sheet.facts.iter().flat_map(|fact| &fact.tags).collect();
    for tag in tags {
        field("KW", tag);
    }
    for fact in &sheet.facts {
        if let Some(note) = fact.note.as_ref().filter(|_| fact.status != Status::Rejected) {
            field("N1", &format!("{}: {note}", fact.summary()));
        }
    }
    out.push_str("ER  - \r\n\r\n");
    out
}
