//! CoNLL-U plus: words by sentence, and a column for each kind of fact.

use std::fmt::Write;

use sidelight_engine::facts::{FactKind, FactSheet, Status, one_line};

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::marks::{Mark, marks};
use super::tokens::{apart, sentences, tags, tokens};
use super::{Loss, loss};

pub static FORMAT: Format = Format {
    key: "conllu",
    name: "CoNLL-U plus",
    description: "Words by sentence with their places, and a column for each kind of fact.",
    ending: "conllup",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "words with their places, kinds, ids of facts",
    loses: "values, decisions, notes, tags, overlapping facts of one kind, what is known of the article; white space",
    findings: false,
    losses,
    write: |material| Ok(Output::File(columns(material).into_bytes())),
    preview: Preview::Beginning,
    reader: None,
};

/// The columns of CoNLL-U; those of facts follow.
const COLUMNS: &str = "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC";

fn losses(material: &Material<'_>) -> Vec<Loss> {
    let ways = [
        loss::contents,
        overlapping,
        loss::rejected,
        loss::decisions,
        loss::notes,
        loss::tags,
        loss::suggestions,
        loss::about,
        loss::sections,
    ];
    loss::of(material, &ways)
}

fn overlapping(material: &Material<'_>) -> Option<Loss> {
    let lost = material.sheets.iter().flat_map(|sheet| {
        FactKind::ALL.map(|kind| {
            let all = of_kind(sheet, kind);
            all.len() - apart(all.iter().copied()).len()
        })
    });
    Loss::counted(
        lost.sum(),
        "piece of a fact within another of its kind is left out",
        "pieces of facts within others of their kind are left out",
    )
}

fn of_kind(sheet: &FactSheet, kind: FactKind) -> Vec<Mark<'_>> {
    let marks = marks(sheet).into_iter();
    let holds = |mark: &Mark<'_>| mark.fact.status != Status::Rejected;
    marks
        .filter(|mark| mark.fact.kind() == kind && holds(mark))
        .collect()
}

fn columns(material: &Material<'_>) -> String {
    let mut out = format!("# global.columns = {COLUMNS}");
    for kind in FactKind::ALL {
        let _ = write!(out, " SIDELIGHT:{}", kind.as_str().to_uppercase());
    }
    out.push('\n');
    for sheet in material.each() {
        write_article(&mut out, sheet);
    }
    out
}

fn write_article(out: &mut String, sheet: &FactSheet) {
    let article = &sheet.article;
    let kinds = FactKind::ALL.map(|kind| apart(of_kind(sheet, kind).into_iter()));
    let all: Vec<Mark<'_>> = kinds.iter().flatten().copied().collect();
    let id = one_line(article.id.as_str());
    let _ = writeln!(out, "# newdoc id = {id}");
    // Sentences stay as they are: a claim may go over several.
    for (number, sentence) in (1..).zip(sentences(article, &[])) {
        let tokens = tokens(article, sentence, &all);
        let tags = kinds.each_ref().map(|marks| {
            tags(&tokens, marks, |mark| format!("{}:{}", name(mark.label), name(&mark.fact.id.0)))
        });
        let words = one_line(article.slice(sentence));
        let _ = writeln!(out, "# sent_id = {number}\n# text = {words}");
        for (at, token) in tokens.iter().enumerate() {
            let next = tokens.get(at + 1).map_or(sentence.end, |next| next.start);
            let is_joined = next == token.end && at + 1 < tokens.len();
            let _ = write!(
                out,
                "{}\t{}\t_\t_\t_\t_\t_\t_\t_\tTokenRange={}:{}{}",
                at + 1,
                article.slice(*token),
                token.start,
                token.end,
                if is_joined { "|SpaceAfter=No" } else { "" }
            );
            for tags in &tags {
                let _ = write!(out, "\t{}", tags[at]);
            }
            out.push('\n');
        }
        out.push('\n');
    }
}

/// A name as a part of a tag, which may hold no white space.
fn name(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_")
}
