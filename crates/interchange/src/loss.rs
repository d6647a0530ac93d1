//! What an export leaves out or changes, counted, so that a person can be told before it is written.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use sidelight_engine::article::Metadata;
use sidelight_engine::facts::{Fact, FactContent, FactKind, FactSheet, Status};

use super::format::Material;

/// One thing that is lost, in words: "12 facts of several pieces become 31 spans".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss(String);

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Loss {
    /// So many of a thing, and what becomes of them; `None` where there are none.
    pub fn counted(count: usize, one: &str, many: &str) -> Option<Self> {
        match count {
            0 => None,
            1 => Some(Self(format!("1 {one}"))),
            _ => Some(Self(format!("{count} {many}"))),
        }
    }
}

/// Nothing is lost.
pub fn nothing(_: &Material<'_>) -> Vec<Loss> {
    Vec::new()
}

/// What is lost where a format knows labelled spans alone.
pub fn beyond_labels(material: &Material<'_>) -> Vec<Loss> {
    let ways = [
        contents,
        pieces,
        rejected,
        decisions,
        notes,
        tags,
        suggestions,
        sections,
        files,
    ];
    of(material, &ways)
}

/// What is lost of the material, one way of losing a line.
pub fn of(material: &Material<'_>, ways: &[fn(&Material<'_>) -> Option<Loss>]) -> Vec<Loss> {
    ways.iter().filter_map(|way| way(material)).collect()
}

fn facts<'a>(material: &Material<'a>) -> impl Iterator<Item = &'a Fact> {
    let sheets: &'a [Arc<FactSheet>] = material.sheets;
    sheets.iter().flat_map(|sheet| &sheet.facts)
}

fn count(material: &Material<'_>, is_lost: impl Fn(&Fact) -> bool) -> usize {
    facts(material).filter(|fact| is_lost(fact)).count()
}

/// Facts of several pieces, each of which becomes a span.
pub fn pieces(material: &Material<'_>) -> Option<Loss> {
    let split = || facts(material).filter(|fact| fact.evidence.len() > 1);
    let spans: usize = split().map(|fact| fact.evidence.len()).sum();
    Loss::counted(
        split().count(),
        &format!("fact of several pieces becomes {spans} spans"),
        &format!("facts of several pieces become {spans} spans"),
    )
}

/// Pieces beyond the first of each fact, which are left out.
pub fn further_pieces(material: &Material<'_>) -> Option<Loss> {
    let left_out = facts(material).map(|fact| fact.evidence.len().saturating_sub(1));
    Loss::counted(
        left_out.sum(),
        "further piece of evidence is left out",
        "further pieces of evidence are left out",
    )
}

/// Rejected facts, which are left out.
pub fn rejected(material: &Material<'_>) -> Option<Loss> {
    Loss::counted(
        count(material, |fact| fact.status == Status::Rejected),
        "rejected fact is left out",
        "rejected facts are left out",
    )
}

/// Decisions that the format has no place for.
pub fn decisions(material: &Material<'_>) -> Option<Loss> {
    let decided = |fact: &Fact| !matches!(fact.status, Status::Suggested | Status::Rejected);
    Loss::counted(
        count(material, decided),
        "decision is left out",
        "decisions are left out",
    )
}

/// Notes that the format has no place for.
pub fn notes(material: &Material<'_>) -> Option<Loss> {
    Loss::counted(
        count(material, |fact| fact.note.is_some()),
        "note is left out",
        "notes are left out",
    )
}

/// What a person found out about claims, where the format has no place for it.
pub fn findings(material: &Material<'_>) -> Option<Loss> {
    let findings = material.findings?;
    let found = material.sheets.iter().flat_map(|sheet| {
        let claims = sheet.facts.iter();
        let claims = claims.filter(|fact| fact.kind() == FactKind::Claim);
        claims.filter(|fact| findings.on_fact(&sheet.article.id, fact).is_some())
    });
    Loss::counted(
        found.count(),
        "finding on a claim is left out",
        "findings on claims are left out",
    )
}

/// Tags that the format has no place for.
pub fn tags(material: &Material<'_>) -> Option<Loss> {
    Loss::counted(
        facts(material).map(|fact| fact.tags.len()).sum(),
        "tag is left out",
        "tags are left out",
    )
}

/// First suggestions of changed facts that the format has no place for.
pub fn suggestions(material: &Material<'_>) -> Option<Loss> {
    Loss::counted(
        count(material, |fact| fact.suggestion.is_some()),
        "first suggestion of a changed fact is left out",
        "first suggestions of changed facts are left out",
    )
}

/// The names of those who decided, where the format has no place for them.
pub fn names(material: &Material<'_>) -> Option<Loss> {
    let names = facts(material).filter_map(|fact| fact.decided_by.as_deref());
    Loss::counted(
        names.collect::<BTreeSet<_>>().len(),
        "name of who decided is left out",
        "names of who decided are left out",
    )
}

/// What facts say beyond their kind and words: speakers, values, slots of claims.
pub fn contents(material: &Material<'_>) -> Option<Loss> {
    Loss::counted(
        facts(material).count(),
        "fact keeps its kind and words alone, not its value",
        "facts keep their kind and words alone, not their values",
    )
}

/// Values that are told in words, without their fields.
pub fn fields(material: &Material<'_>) -> Option<Loss> {
    let has_fields = |fact: &Fact| !matches!(fact.content, FactContent::Code(_));
    Loss::counted(
        count(material, has_fields),
        "value is told in words, without its fields",
        "values are told in words, without their fields",
    )
}

/// The texts of the articles.
pub fn texts(material: &Material<'_>) -> Option<Loss> {
    Loss::counted(
        material.sheets.len(),
        "text of an article is left out",
        "texts of articles are left out",
    )
}

/// What is known of the articles beside their texts.
pub fn about(material: &Material<'_>) -> Option<Loss> {
    let has_any = |sheet: &&Arc<FactSheet>| {
        let article = &sheet.article;
        article.metadata != Metadata::default() || article.provenance.url.is_some()
    };
    Loss::counted(
        material.sheets.iter().filter(has_any).count(),
        "article is written without title, outlet, day and address",
        "articles are written without title, outlet, day and address",
    )
}

/// The same where the address is kept.
pub fn about_but_address(material: &Material<'_>) -> Option<Loss> {
    let has_any = |sheet: &&Arc<FactSheet>| sheet.article.metadata != Metadata::default();
    Loss::counted(
        material.sheets.iter().filter(has_any).count(),
        "article is written without title, outlet and day",
        "articles are written without title, outlet and day",
    )
}

/// The parts of the texts: headline, by-line, captions.
pub fn sections(material: &Material<'_>) -> Option<Loss> {
    let sections = material
        .sheets
        .iter()
        .map(|sheet| sheet.article.sections.len());
    Loss::counted(
        sections.sum(),
        "mark of a headline, by-line or other part of a text is left out",
        "marks of headlines, by-lines and other parts of texts are left out",
    )
}

/// Where the files of the articles lie.
pub fn files(material: &Material<'_>) -> Option<Loss> {
    let told = material
        .sheets
        .iter()
        .map(|sheet| &sheet.article.provenance);
    Loss::counted(
        told.filter(|it| it.file.is_some() || it.place.is_some() || it.remark.is_some())
            .count(),
        "path of a file is left out",
        "paths of files are left out",
    )
}

/// The points of claims with the answer of each article.
pub fn slots(material: &Material<'_>) -> Option<Loss> {
    let slots = material.comparison.rows.iter().map(|row| row.slots.len());
    Loss::counted(
        slots.sum(),
        "point of a claim is left out, its difference told in words",
        "points of claims are left out, their differences told in words",
    )
}

/// The places of the words of claims.
pub fn places(material: &Material<'_>) -> Option<Loss> {
    let rows = material.comparison.rows.iter();
    Loss::counted(
        rows.flat_map(|row| row.cells.values()).map(Vec::len).sum(),
        "place of words is left out",
        "places of words are left out",
    )
}

/// The people, bodies and places of a comparison, and the passages that its articles share.
pub fn beside_rows(material: &Material<'_>) -> Option<Loss> {
    let comparison = material.comparison;
    Loss::counted(
        comparison.entities.len() + comparison.copied.len(),
        "linked name or copied passage is left out",
        "linked names and copied passages are left out",
    )
}
