//! The columns of CoNLL-2003: a word, its part of speech, its chunk, and the name it is in.

use std::fmt::Write;

use sidelight_engine::facts::{FactContent, FactSheet, Status};

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::marks::{Mark, conll_type, marks};
use super::spacy::is_name;
use super::tokens::{apart, sentences, tags, tokens};
use super::{Loss, loss};

pub static FORMAT: Format = Format {
    key: "conll2003",
    name: "CoNLL-2003",
    description: "Names in columns, for recognisers of names: PER, ORG, LOC, MISC.",
    ending: "conll",
    of: Of::Facts,
    unit: OffsetUnit::Tokens,
    keeps: "words and names",
    loses: "all other facts, names within names, what is known of the article, white space",
    findings: false,
    losses,
    write: |material| Ok(Output::File(columns(material).into_bytes())),
    preview: Preview::Beginning,
    reader: None,
};

/// The names of an article that hold.
fn names(sheet: &FactSheet) -> Vec<Mark<'_>> {
    let names = marks(sheet).into_iter();
    names
        .filter(|mark| mark.fact.status != Status::Rejected && is_name(mark))
        .collect()
}

fn losses(material: &Material<'_>) -> Vec<Loss> {
    let ways: [fn(&Material<'_>) -> Option<Loss>; 4] =
        [others, overlapping, loss::rejected, loss::about];
    loss::of(material, &ways)
}

fn others(material: &Material<'_>) -> Option<Loss> {
    let facts = material.sheets.iter().flat_map(|sheet| &sheet.facts);
    Loss::counted(
        facts
            .filter(|fact| !matches!(fact.content, FactContent::Entity(_)))
            .count(),
        "fact that is no name is left out",
        "facts that are no names are left out",
    )
}

fn overlapping(material: &Material<'_>) -> Option<Loss> {
    let lost = material.sheets.iter().map(|sheet| {
        let names = names(sheet);
        names.len() - apart(names.iter().copied()).len()
    });
    Loss::counted(
        lost.sum(),
        "name within another is left out",
        "names within others are left out",
    )
}

fn columns(material: &Material<'_>) -> String {
    let mut out = String::new();
    for sheet in material.each() {
        out.push_str("-DOCSTART- -X- O O\n\n");
        let names = apart(names(sheet).into_iter());
        for sentence in sentences(&sheet.article, &names) {
            let tokens = tokens(&sheet.article, sentence, &names);
            let tags = tags(&tokens, &names, |mark| match &mark.fact.content {
                FactContent::Entity(entity) => conll_type(entity.entity_type).to_owned(),
                _ => mark.label.to_owned(),
            });
            for (token, tag) in tokens.iter().zip(tags) {
                let _ = writeln!(out, "{} -X- -X- {tag}", sheet.article.slice(*token));
            }
            out.push('\n');
        }
    }
    if out.is_empty() {
        out.push('\n');
    }
    out
}
