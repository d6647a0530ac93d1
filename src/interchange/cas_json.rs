//! UIMA CAS JSON 0.4, which `INCEpTION` and dkpro-cassis read: a file an article, its types in it.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::article::{ArticleId, Metadata, Provenance, Span, Text};
use crate::facts::{Fact, FactSheet};

use super::cas::{FACT_FEATURES, FACT_TYPE, METADATA_TYPE, NAME_TYPE, annotations, features, name_value};
use super::format::{Entry, Format, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Coded, Incoming, IncomingArticle, ReadError, Selected};
use super::naming::file_names;
use super::offsets::Utf16;
use super::{ExportError, loss};

pub static FORMAT: Format = Format {
    key: "cas-json",
    name: "UIMA CAS as JSON",
    description: "For INCEpTION and UIMA: a file for each article, with its types in it.",
    ending: "zip",
    of: Of::Facts,
    unit: OffsetUnit::Utf16,
    keeps: "the text; every fact whole, all its words; names as named entities",
    loses: "the sections of the article",
    losses: loss::nothing,
    write: |material| {
        let names = file_names(material.sheets.iter().map(|sheet| &*sheet.article));
        let entries = material.sheets.iter().zip(names).map(|(sheet, name)| {
            Ok(Entry {
                name: format!("{name}.json"),
                bytes: document(sheet)?,
            })
        });
        let entries: Result<Vec<Entry>, ExportError> = entries.collect();
        Ok(Output::Archive(entries?))
    },
    preview: Preview::Beginning,
    reader: Some(Reader { tells, read }),
};

/// The features of the article, and where their values are.
const ARTICLE_FEATURES: [&str; 6] =
    ["documentId", "documentTitle", "publisher", "published", "url", "sha256"];

fn article_features(sheet: &FactSheet) -> [Option<String>; ARTICLE_FEATURES.len()] {
    let article = &sheet.article;
    [
        Some(article.id.to_string()),
        article.metadata.title.clone(),
        article.metadata.publisher.clone(),
        article.metadata.published.map(|day| day.to_string()),
        article.provenance.url.clone(),
        Some(article.provenance.sha256.clone()).filter(|it| !it.is_empty()),
    ]
}

fn document(sheet: &FactSheet) -> Result<Vec<u8>, ExportError> {
    let text = sheet.article.text.as_str();
    let mut structures = vec![json!({
        "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView",
        "mimeType": "text", "sofaString": text,
    })];
    let mut add = |type_name: &str, span: Span, values: &mut dyn Iterator<Item = (&str, Option<String>)>| {
        let mut structure = Map::new();
        structure.insert("%ID".to_owned(), (structures.len() + 1).into());
        structure.insert("%TYPE".to_owned(), type_name.into());
        structure.insert("@sofa".to_owned(), 1.into());
        structure.insert("begin".to_owned(), span.start.into());
        structure.insert("end".to_owned(), span.end.into());
        for (name, value) in values {
            structure.extend(value.map(|value| (name.to_owned(), value.into())));
        }
        structures.push(Value::Object(structure));
    };
    let whole = Utf16::of(text).units(sheet.article.text.span());
    let language = sheet.article.metadata.language.clone();
    let told = ARTICLE_FEATURES.into_iter().zip(article_features(sheet));
    add(METADATA_TYPE, whole, &mut std::iter::once(("language", language)).chain(told));
    for annotation in annotations(sheet) {
        let values = features(&annotation.mark)?;
        add(FACT_TYPE, annotation.units, &mut FACT_FEATURES.into_iter().zip(values));
        if let Some(value) = name_value(annotation.mark.fact) {
            let value = ("value", Some(value.to_owned()));
            add(NAME_TYPE, annotation.units, &mut std::iter::once(value));
        }
    }
    let members: Vec<usize> = (2..=structures.len()).collect();
    let document = json!({
        "%TYPES": {
            FACT_TYPE: type_of(FACT_TYPE, "uima.tcas.Annotation", &FACT_FEATURES),
            NAME_TYPE: type_of(NAME_TYPE, "uima.tcas.Annotation", &["value"]),
            METADATA_TYPE: type_of(METADATA_TYPE, "uima.tcas.DocumentAnnotation", &ARTICLE_FEATURES),
        },
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}},
    });
    let mut bytes = serde_json::to_vec(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn type_of(name: &str, parent: &str, features: &[&str]) -> Value {
    let mut described = json!({"%NAME": name, "%SUPER_TYPE": parent});
    for feature in features {
        described[*feature] = json!({"%NAME": feature, "%RANGE": "uima.cas.String"});
    }
    described
}

fn is_document(entry: &Entry) -> bool {
    entry.has_ending("json")
        && serde_json::from_slice::<Value>(&entry.bytes)
            .is_ok_and(|value| !value["%FEATURE_STRUCTURES"].is_null())
}

fn tells(entries: &[Entry]) -> bool {
    entries.iter().any(is_document)
}

fn read(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let documents = entries.iter().filter(|entry| is_document(entry));
    let articles: Result<Vec<_>, _> = documents.map(article).collect();
    Ok(Incoming {
        articles: articles?,
        codebook: Vec::new(),
    })
}

fn article(entry: &Entry) -> Result<IncomingArticle, ReadError> {
    let value: Value =
        serde_json::from_slice(&entry.bytes).map_err(|error| ReadError::of_json(&error))?;
    let structures = structures(&value["%FEATURE_STRUCTURES"]);
    let text = structures.iter().find_map(|it| it["sofaString"].as_str());
    let text = text.ok_or_else(|| ReadError::new(format!("{}: it has no text", entry.name)))?;
    let positions = Utf16::of(text);
    let span = |it: &Value| {
        let place = |key: &str| it[key].as_u64().and_then(|it| usize::try_from(it).ok());
        Some(positions.code_points(Span::new(place("begin")?, place("end")?)))
    };
    let is = |it: &Value, name: &str| it["%TYPE"].as_str() == Some(name);
    let facts = structures.iter().filter(|it| is(it, FACT_TYPE));
    let mut coded: Vec<Coded> = Vec::new();
    let mut pieces: Vec<(usize, Coded)> = Vec::new();
    for (fact, span) in facts.filter_map(|it| Some((it, span(it)?))) {
        let number = fact["piece"].as_str().and_then(|it| it.parse().ok());
        pieces.push((number.unwrap_or(1), of_fact(fact, span)));
    }
    // The first piece of a fact holds what it says; the others follow it.
    pieces.sort_by_key(|(number, _)| *number);
    for (_, piece) in pieces {
        let mut known = coded.iter_mut();
        match known.find(|it| it.id.is_some() && it.id == piece.id) {
            Some(first) => first.pieces.extend(piece.pieces),
            None => coded.push(piece),
        }
    }
    // Names that somebody marked beside our facts.
    let marked: HashSet<Span> = coded
        .iter()
        .flat_map(|it| it.pieces.iter().filter_map(|piece| piece.span))
        .collect();
    let names = structures.iter().filter(|it| is(it, NAME_TYPE));
    let names = names.filter_map(|it| Some((it, span(it)?)));
    let names = names.filter(|(_, span)| !marked.contains(span));
    coded.extend(names.map(|(it, span)| {
        Coded::labelled(it["value"].as_str().unwrap_or("entity"), vec![Selected::at(span)])
    }));
    let about = structures.iter().find(|it| is(it, METADATA_TYPE));
    let told = |key: &str| about.and_then(|it| it[key].as_str()).map(str::to_owned);
    Ok(IncomingArticle {
        id: told("documentId").map(|id| ArticleId::new(&id)),
        metadata: Metadata {
            title: told("documentTitle").or_else(|| Some(entry.name.clone())),
            publisher: told("publisher"),
            published: told("published").and_then(|day| day.parse().ok()),
            language: told("language"),
            ..Metadata::default()
        },
        provenance: Provenance {
            url: told("url"),
            sha256: told("sha256").unwrap_or_default(),
            ..Provenance::default()
        },
        text: Some(Text::from(text)),
        coded,
        ..IncomingArticle::default()
    })
}

/// The feature structures, which stand in a list or under their numbers.
fn structures(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(numbered) => numbered.values().collect(),
        _ => Vec::new(),
    }
}

fn of_fact(structure: &Value, span: Span) -> Coded {
    let told = |key: &str| {
        let value = structure[key].as_str();
        value.filter(|it| !it.is_empty()).map(str::to_owned)
    };
    let record = told("record").and_then(|it| serde_json::from_str::<Fact>(&it).ok());
    let status = told("status").and_then(|it| serde_json::from_value(Value::String(it)).ok());
    let tags = told("tags").unwrap_or_default();
    let tags = tags.split(';').map(str::trim).filter(|tag| !tag.is_empty());
    let before = record.map(Coded::from).unwrap_or_default();
    Coded {
        id: told("fact").or(before.id),
        label: told("kind").unwrap_or(before.label),
        pieces: vec![Selected {
            mention: told("mention").and_then(|it| serde_json::from_value(Value::String(it)).ok()),
            ..Selected::at(span)
        }],
        status: status.or(before.status),
        coder: told("coder").or(before.coder),
        note: told("note").or(before.note),
        tags: tags.map(str::to_owned).collect(),
        content: before.content,
        confidence: before.confidence,
        rule: before.rule,
        suggestion: before.suggestion,
    }
}
