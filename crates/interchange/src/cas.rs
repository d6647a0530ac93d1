//! What both forms of a UIMA CAS hold: one annotation a piece of a fact, offsets in UTF-16.

use std::collections::{BTreeMap, HashSet};

use serde::de::DeserializeOwned;

use sidelight_engine::article::{Article, Span};
use sidelight_engine::facts::{Fact, FactContent, FactSheet};

use super::incoming::{Coded, IncomingArticle, ReadError, Selected};
use super::marks::{Mark, marks};
use super::offsets::Utf16;
use super::{ExportError, about};

/// The type of our annotations; `INCEpTION` shows types of this package as layers of the project's own.
pub const FACT_TYPE: &str = "webanno.custom.Fact";

/// Its features, all of them strings, in the order of [`features`].
pub const FACT_FEATURES: [&str; 10] = [
    "kind", "fact", "piece", "mention", "status", "coder", "note", "tags", "record", "summary",
];

/// The type by which programs know names.
pub const NAME_TYPE: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";

/// The type of what is known of the article.
pub const METADATA_TYPE: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

/// The features of the article, in the order of [`article_features`]. The first is UIMA's own.
pub const ARTICLE_FEATURES: [&str; about::NAMES.len()] = [
    "language",
    "documentId",
    "documentTitle",
    "byline",
    "publisher",
    "published",
    "original_source",
    "url",
    "sha256",
];

/// Those of [`ARTICLE_FEATURES`] that UIMA does not know by itself.
pub fn own_article_features() -> &'static [&'static str] {
    &ARTICLE_FEATURES[1..]
}

/// The feature that holds what [`about::NAMES`] call so.
fn feature_of(name: &str) -> &str {
    match name {
        "article" => "documentId",
        "title" => "documentTitle",
        other => other,
    }
}

/// The values of [`ARTICLE_FEATURES`].
pub fn article_features(article: &Article) -> [Option<String>; ARTICLE_FEATURES.len()] {
    let told = about::NAMES
        .map(feature_of)
        .into_iter()
        .zip(about::values(article));
    let mut told: BTreeMap<&str, Option<String>> = told.collect();
    ARTICLE_FEATURES.map(|feature| told.remove(feature).flatten())
}

/// An annotation of a CAS.
pub struct Annotation<'a> {
    /// The piece.
    pub mark: Mark<'a>,
    /// Where it stands, in UTF-16 code units.
    pub units: Span,
}

/// The annotations of an article, in the order of the text.
pub fn annotations(sheet: &FactSheet) -> Vec<Annotation<'_>> {
    let positions = Utf16::of(sheet.article.text.as_str());
    let marks = marks(sheet).into_iter();
    let mut annotations: Vec<Annotation<'_>> = marks
        .map(|mark| Annotation {
            mark,
            units: positions.units(mark.span),
        })
        .collect();
    annotations.sort_by_key(|it| (it.units, it.mark.piece));
    annotations
}

/// The values of [`FACT_FEATURES`]; the record stands with the first piece.
///
/// # Errors
/// When a fact has no form in JSON.
pub fn features(mark: &Mark<'_>) -> Result<[Option<String>; FACT_FEATURES.len()], ExportError> {
    let Mark { fact, piece, .. } = mark;
    let is_first = *piece == 0;
    let record = if is_first {
        Some(serde_json::to_string(fact)?)
    } else {
        None
    };
    Ok([
        Some(mark.label.to_owned()),
        Some(fact.id.to_string()),
        Some((piece + 1).to_string()),
        fact.evidence[*piece]
            .mention
            .map(|mention| mention.as_str().to_owned()),
        Some(fact.status.as_str().to_owned()),
        fact.decided_by.clone(),
        fact.note.clone().filter(|_| is_first),
        (is_first && !fact.tags.is_empty()).then(|| fact.tags.join("; ")),
        record,
        is_first.then(|| fact.summary()),
    ])
}

/// The value that a name has for recognisers of names, where the fact is one.
pub fn name_value(fact: &Fact) -> Option<&'static str> {
    let FactContent::Entity(entity) = &fact.content else {
        return None;
    };
    Some(super::marks::conll_type(entity.entity_type))
}

/// A feature structure, as a file of either form tells it.
#[derive(Debug, Default)]
pub struct Structure {
    /// The name of its type, without the package.
    pub name: String,
    /// Its features.
    pub features: BTreeMap<String, String>,
}

impl Structure {
    fn told(&self, feature: &str) -> Option<&str> {
        let value = self.features.get(feature).map(String::as_str);
        value.filter(|value| !value.is_empty())
    }

    /// Whether it is of the type of this name.
    fn is(&self, type_name: &str) -> bool {
        type_name.rsplit('.').next() == Some(&self.name)
    }

    /// Where it stands, in code points.
    fn span(&self, positions: &Utf16) -> Option<Span> {
        let place = |feature| self.told(feature)?.parse().ok();
        Some(positions.code_points(Span::new(place("begin")?, place("end")?)))
    }
}

/// The article of a file, of which `file` is the name.
///
/// # Errors
/// When it has no text.
pub fn article(file: &str, structures: &[Structure]) -> Result<IncomingArticle, ReadError> {
    let text = structures
        .iter()
        .find_map(|it| it.features.get("sofaString").map(String::as_str));
    let text = text.ok_or_else(|| ReadError::new(format!("{file}: it has no text")))?;
    let about = structures.iter().find(|it| it.is(METADATA_TYPE));
    let told = |name: &str| about?.told(feature_of(name)).map(str::to_owned);
    let mut article = about::article(text, told);
    article
        .metadata
        .title
        .get_or_insert_with(|| file.to_owned());
    article.coded = coded(structures, &Utf16::of(text));
    Ok(article)
}

/// The facts, and names that somebody marked beside them.
fn coded(structures: &[Structure], positions: &Utf16) -> Vec<Coded> {
    let of_type = |type_name: &'static str| {
        let fitting = structures.iter().filter(move |it| it.is(type_name));
        fitting.filter_map(|it| Some((it, it.span(positions)?)))
    };
    let mut pieces: Vec<(usize, Coded)> = of_type(FACT_TYPE)
        .map(|(it, span)| {
            let number = it.told("piece").and_then(|number| number.parse().ok());
            (number.unwrap_or(1), piece(it, span))
        })
        .collect();
    // The first piece of a fact holds what it says; the others follow it.
    pieces.sort_by_key(|(number, _)| *number);
    let mut coded: Vec<Coded> = Vec::new();
    for (_, piece) in pieces {
        let mut known = coded.iter_mut();
        match known.find(|it| it.id.is_some() && it.id == piece.id) {
            Some(first) => first.pieces.extend(piece.pieces),
            None => coded.push(piece),
        }
    }
    let pieces = coded.iter().flat_map(|it| &it.pieces);
    let marked: HashSet<Span> = pieces.filter_map(|piece| piece.span).collect();
    let names = of_type(NAME_TYPE).filter(|(_, span)| !marked.contains(span));
    coded.extend(names.map(|(it, span)| {
        let label = it.told("value").unwrap_or("entity");
        Coded::labelled(label, vec![Selected::at(span)])
    }));
    coded
}

/// A piece of a fact.
fn piece(structure: &Structure, span: Span) -> Coded {
    let told = |feature: &str| structure.told(feature).map(str::to_owned);
    let record = told("record").and_then(|it| serde_json::from_str::<Fact>(&it).ok());
    let tags = told("tags").unwrap_or_default();
    let tags = tags.split(';').map(str::trim).filter(|tag| !tag.is_empty());
    let before = record.map(Coded::from).unwrap_or_default();
    Coded {
        id: told("fact").or(before.id),
        label: told("kind").unwrap_or(before.label),
        pieces: vec![Selected {
            mention: one_of(told("mention")),
            ..Selected::at(span)
        }],
        status: one_of(told("status")).or(before.status),
        coder: told("coder").or(before.coder),
        note: told("note").or(before.note),
        tags: tags.map(str::to_owned).collect(),
        content: before.content,
        confidence: before.confidence,
        rule: before.rule,
        suggestion: before.suggestion,
    }
}

/// One of several values, by its name in files.
fn one_of<T: DeserializeOwned>(name: Option<String>) -> Option<T> {
    serde_json::from_value(name?.into()).ok()
}
