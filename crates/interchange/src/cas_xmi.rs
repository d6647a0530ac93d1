//! UIMA CAS as XMI 1.0 with its type system, which every program on UIMA reads.

use std::fmt::Write;

use sidelight_engine::article::Span;
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::xml;

use super::cas::{
    ARTICLE_FEATURES, FACT_FEATURES, FACT_TYPE, METADATA_TYPE, NAME_TYPE, Structure, annotations,
    article_features, features, name_value, own_article_features,
};
use super::format::{Entry, Format, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Incoming, IncomingArticle, ReadError};
use super::naming::file_names;
use super::offsets::Utf16;
use super::xml::escape;
use super::{ExportError, cas, loss};

pub static FORMAT: Format = Format {
    key: "cas-xmi",
    name: "UIMA CAS as XMI",
    description: "For UIMA, GATE and older INCEpTION: a file for each article, and the type system.",
    ending: "zip",
    of: Of::Facts,
    unit: OffsetUnit::Utf16,
    keeps: "the text; every fact whole, all its words; names as named entities",
    loses: "the parts of the text; paths of files; characters that XML has no form for become blanks",
    findings: false,
    losses: |material| loss::of(material, &[loss::sections, loss::files]),
    write: |material| {
        let names = file_names(material.sheets.iter().map(|sheet| &*sheet.article));
        let mut entries = vec![Entry {
            name: "TypeSystem.xml".to_owned(),
            bytes: type_system().into_bytes(),
        }];
        for (sheet, name) in material.each().zip(names) {
            entries.push(Entry {
                name: format!("{name}.xmi"),
                bytes: document(sheet)?.into_bytes(),
            });
        }
        Ok(Output::Archive(entries))
    },
    preview: Preview::Beginning,
    reader: Some(Reader { tells, read }),
};

fn type_system() -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n<types>\n",
    );
    let types: [(&str, &str, &[&str]); 3] = [
        (FACT_TYPE, "uima.tcas.Annotation", &FACT_FEATURES),
        (NAME_TYPE, "uima.tcas.Annotation", &["value"]),
        (METADATA_TYPE, "uima.tcas.DocumentAnnotation", own_article_features()),
    ];
    for (name, parent, features) in types {
        let _ = writeln!(
            out,
            "<typeDescription><name>{name}</name><description/><supertypeName>{parent}</supertypeName><features>"
        );
        for feature in features {
            let _ = writeln!(
                out,
                "<featureDescription><name>{feature}</name><description/><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>"
            );
        }
        out.push_str("</features></typeDescription>\n");
    }
    out.push_str("</types>\n</typeSystemDescription>\n");
    out
}

fn document(sheet: &FactSheet) -> Result<String, ExportError> {
    let article = &sheet.article;
    let text = article.text.as_str();
    let whole = Utf16::of(text).units(article.text.span());
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" \
         xmlns:custom=\"http:///webanno/custom.ecore\" xmlns:ner=\"http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore\" \
         xmlns:metadata=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\" xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n",
    );
    // The text itself is structure 1.
    let mut last = 1;
    let mut element = |name: &str, span: Span, values: &mut dyn Iterator<Item = (&str, Option<String>)>| {
        last += 1;
        let _ = write!(
            out,
            "<{name} xmi:id=\"{last}\" sofa=\"1\" begin=\"{}\" end=\"{}\"",
            span.start, span.end
        );
        for (feature, value) in values {
            if let Some(value) = value {
                let _ = write!(out, " {feature}=\"{}\"", escape(&value));
            }
        }
        out.push_str("/>\n");
    };
    let mut about = ARTICLE_FEATURES.into_iter().zip(article_features(article));
    element("metadata:DocumentMetaData", whole, &mut about);
    for annotation in annotations(sheet) {
        let values = features(&annotation.mark)?;
        element("custom:Fact", annotation.units, &mut FACT_FEATURES.into_iter().zip(values));
        if let Some(value) = name_value(annotation.mark.fact) {
            let value = ("value", Some(value.to_owned()));
            element("ner:NamedEntity", annotation.units, &mut std::iter::once(value));
        }
    }
    let members: Vec<String> = (2..=last).map(|id| id.to_string()).collect();
    let _ = write!(
        out,
        "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\"{}\"/>\n\
         <cas:View sofa=\"1\" members=\"{}\"/>\n</xmi:XMI>\n",
        escape(text),
        members.join(" ")
    );
    Ok(out)
}

fn tells(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| entry.has_ending("xmi"))
}

fn read(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let documents = entries.iter().filter(|entry| entry.has_ending("xmi"));
    let articles: Result<Vec<_>, _> = documents.map(article).collect();
    Ok(Incoming {
        articles: articles?,
        codebook: Vec::new(),
    })
}

fn article(entry: &Entry) -> Result<IncomingArticle, ReadError> {
    let text = entry.utf8()?.trim_start_matches('\u{feff}');
    let root = xml::parse(text).map_err(|error| {
        let reason = format!("{}: {error}", entry.name);
        ReadError::new(reason)
    })?;
    let structures: Vec<Structure> = root
        .elements()
        .map(|element| Structure {
            name: element.name.clone(),
            features: element.attributes.iter().cloned().collect(),
        })
        .collect();
    cas::article(&entry.name, &structures)
}
