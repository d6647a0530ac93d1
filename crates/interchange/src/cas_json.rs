//! UIMA CAS JSON 0.4, which `INCEpTION` and dkpro-cassis read: a file an article, its types in it.

use serde_json::{Map, Value, json};

use sidelight_engine::article::Span;
use sidelight_engine::facts::FactSheet;

use super::cas::{
    ARTICLE_FEATURES, FACT_FEATURES, FACT_TYPE, METADATA_TYPE, NAME_TYPE, Structure, annotations,
    article_features, features, name_value, own_article_features,
};
use super::format::{Entry, Format, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Incoming, IncomingArticle, ReadError};
use super::naming::file_names;
use super::offsets::Utf16;
use super::{ExportError, cas, loss};

pub static FORMAT: Format = Format {
    key: "cas-json",
    name: "UIMA CAS as JSON",
    description: "For INCEpTION and UIMA: a file for each article, with its types in it.",
    ending: "zip",
    of: Of::Facts,
    unit: OffsetUnit::Utf16,
    keeps: "the text; every fact whole, all its words; names as named entities",
    loses: "the parts of the text; paths of files",
    findings: false,
    losses: |material| loss::of(material, &[loss::sections, loss::files]),
    write: |material| {
        let names = file_names(material.sheets.iter().map(|sheet| &*sheet.article));
        let entries = material.each().zip(names).map(|(sheet, name)| {
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
    let mut about = ARTICLE_FEATURES.into_iter().zip(article_features(&sheet.article));
    add(METADATA_TYPE, whole, &mut about);
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
            METADATA_TYPE: type_of(METADATA_TYPE, "uima.tcas.DocumentAnnotation", own_article_features()),
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
    // They stand in a list, or under their numbers.
    let structures: Vec<&Value> = match &value["%FEATURE_STRUCTURES"] {
        Value::Array(list) => list.iter().collect(),
        Value::Object(numbered) => numbered.values().collect(),
        _ => Vec::new(),
    };
    let structures: Vec<Structure> = structures.into_iter().map(structure).collect();
    cas::article(&entry.name, &structures)
}

fn structure(value: &Value) -> Structure {
    let type_name = value["%TYPE"].as_str().unwrap_or_default();
    let features = value.as_object().into_iter().flatten();
    let features = features.filter_map(|(name, value)| {
        let value = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        Some((name.clone(), value))
    });
    Structure {
        name: type_name.rsplit('.').next().unwrap_or_default().to_owned(),
        features: features.collect(),
    }
}
