//! TEI P5: each article with its header, its text as it stands, and its facts as stand-off annotations.

use std::fmt::Write;

use sidelight_engine::article::Article;
use sidelight_engine::facts::{Fact, FactSheet};

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::marks::label;
use super::naming::uuid_of_fact;
use super::xml::escape;
use super::loss;

pub static FORMAT: Format = Format {
    key: "tei",
    name: "TEI",
    description: "A TEI corpus for editions and text archives: texts, headers, stand-off annotations.",
    ending: "xml",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "the text, what is known of the article, facts in words with all their pieces, status, who decided, confidence, notes, tags",
    loses: "fields of values; first suggestions; parts of the text; characters that XML has no form for become blanks",
    findings: false,
    losses: |material| loss::of(material, &[loss::fields, loss::suggestions, loss::sections, loss::files]),
    write: |material| {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n",
        );
        write_header(&mut out, "News articles and their facts", None);
        for (number, sheet) in (1..).zip(material.each()) {
            write_article(&mut out, number, sheet);
        }
        out.push_str("</teiCorpus>\n");
        Ok(Output::File(out.into_bytes()))
    },
    preview: Preview::Beginning,
    reader: None,
};

fn write_header(out: &mut String, title: &str, article: Option<&Article>) {
    let _ = write!(
        out,
        "<teiHeader>\n<fileDesc>\n<titleStmt><title>{}</title>",
        escape(title)
    );
    let metadata = article.map(|article| &article.metadata);
    for author in metadata.into_iter().flat_map(|it| &it.byline) {
        let _ = write!(out, "<author>{}</author>", escape(author));
    }
    let _ = write!(
        out,
        "</titleStmt>\n<publicationStmt><p>Written by Sidelight {}.</p></publicationStmt>\n<sourceDesc>",
        env!("CARGO_PKG_VERSION")
    );
    match article {
        Some(article) => write_source(out, article),
        None => out.push_str("<p>News articles.</p>"),
    }
    out.push_str("</sourceDesc>\n</fileDesc>\n");
    if let Some(language) = metadata.and_then(|it| it.language.as_deref()) {
        let language = escape(language);
        let _ = writeln!(
            out,
            "<profileDesc><langUsage><language ident=\"{language}\">{language}</language></langUsage></profileDesc>"
        );
    }
    out.push_str("</teiHeader>\n");
}

fn write_source(out: &mut String, article: &Article) {
    let _ = write!(out, "<bibl><title>{}</title>", escape(article.display_title()));
    if let Some(publisher) = &article.metadata.publisher {
        let _ = write!(out, "<publisher>{}</publisher>", escape(publisher));
    }
    if let Some(day) = article.metadata.published {
        let _ = write!(out, "<date when=\"{day}\">{day}</date>");
    }
    if let Some(url) = &article.provenance.url {
        let url = escape(url);
        let _ = write!(out, "<ref>{url}</ref>");
    }
    let _ = write!(out, "<idno>{}</idno></bibl>", escape(article.id.as_str()));
}

fn write_article(out: &mut String, number: usize, sheet: &FactSheet) {
    let article = &*sheet.article;
    out.push_str("<TEI>\n");
    write_header(out, article.display_title(), Some(article));
    let _ = writeln!(
        out,
        "<text><body><ab xml:id=\"text-{number}\" xml:space=\"preserve\">{}</ab></body></text>",
        escape(article.text.as_str())
    );
    if !sheet.facts.is_empty() {
        out.push_str("<standOff>\n<listAnnotation>\n");
        for fact in &sheet.facts {
            write_fact(out, number, article, fact);
        }
        out.push_str("</listAnnotation>\n</standOff>\n");
    }
    out.push_str("</TEI>\n");
}

fn write_fact(out: &mut String, number: usize, article: &Article, fact: &Fact) {
    let targets: Vec<String> = fact
        .evidence
        .iter()
        .map(|piece| {
            let (start, length) = (piece.span.start, piece.span.len());
            format!("#string-range(text-{number},{start},{length})")
        })
        .collect();
    let _ = write!(
        out,
        "<annotation xml:id=\"fact-{}\" target=\"{}\" cert=\"{:.2}\">",
        uuid_of_fact(&article.id, fact),
        targets.join(" "),
        fact.confidence
    );
    let mut note = |kind: &str, words: &str| {
        let _ = write!(out, "<note type=\"{kind}\">{}</note>", escape(words));
    };
    note("kind", label(fact));
    note("value", &fact.summary());
    note("status", fact.status.as_str());
    note("rule", &fact.rule);
    if let Some(name) = &fact.decided_by {
        note("decided-by", name);
    }
    if let Some(remark) = &fact.note {
        note("remark", remark);
    }
    for tag in &fact.tags {
        note("tag", tag);
    }
    out.push_str("</annotation>\n");
}
