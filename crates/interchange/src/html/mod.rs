//! The comparison as one page: style and script inside, nothing fetched, readable without script.

use std::fmt::Write;
use std::sync::Arc;

use sidelight_engine::article::Article;
use sidelight_engine::compare::outlets;
use sidelight_engine::compare::{Row, Verdict};
use sidelight_engine::facts::date_words::day_words;
use sidelight_engine::facts::{FactSheet, one_line};

use super::format::{Format, Of, OffsetUnit, Output, Preview};
use super::loss;

pub static FORMAT: Format = Format {
    key: "html",
    name: "Comparison as a web page",
    description: "A page to search, send and print: opens in any browser, needs no network.",
    ending: "html",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: "rows, verdicts, reasons, the words of each article with their places",
    loses: "slots; people and copied passages",
    findings: true,
    losses: |material| loss::of(material, &[loss::slots, loss::beside_rows]),
    write: |material| {
        let page = page(material.sheets, &material.comparison.rows);
        Ok(Output::File(page.into_bytes()))
    },
    preview: Preview::Beginning,
    reader: None,
};

const STYLE: &str = include_str!("page.css");

const SCRIPT: &str = include_str!("page.js");

/// Verdicts in the order of the filter, with the sign that stands for each beside its word.
const VERDICTS: [(Verdict, &str); 5] = [
    (Verdict::Conflict, "≠"),
    (Verdict::Compatible, "≈"),
    (Verdict::Agree, "="),
    (Verdict::Copied, "⧉"),
    (Verdict::Single, "1"),
];

/// What the comparison is called.
pub(super) fn title(sheets: &[Arc<FactSheet>]) -> String {
    match sheets {
        [] => "Comparison".to_owned(),
        [only] => format!("Facts of {}", only.article.display_title()),
        [first, ..] => format!(
            "{} articles: {}",
            sheets.len(),
            first.article.display_title()
        ),
    }
}

/// The page.
fn page(sheets: &[Arc<FactSheet>], rows: &[Row]) -> String {
    let mut out = String::new();
    let title = escape(&title(sheets));
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Sidelight {}\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n",
        env!("CARGO_PKG_VERSION"),
    );
    write_articles(&mut out, sheets);
    write_filters(&mut out, rows);
    out.push_str("</header>\n<main>\n");
    if !rows.is_empty() {
        write_rows(&mut out, sheets, rows);
    }
    let _ = write!(
        out,
        "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    );
    out
}

fn write_articles(out: &mut String, sheets: &[Arc<FactSheet>]) {
    out.push_str("<ol class=\"articles\">\n");
    for sheet in sheets {
        let _ = writeln!(out, "<li>{}</li>", citation(&sheet.article));
    }
    out.push_str("</ol>\n");
}

/// Title, linked where the article has an address, publisher, day and authors.
fn citation(article: &Article) -> String {
    let metadata = &article.metadata;
    let title = escape(article.display_title());
    let address = article.provenance.url.as_deref();
    let address = address.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let title = match address {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{title}</a>", escape(url)),
        None => title,
    };
    let authors = metadata.byline.join(", ");
    let told = [
        metadata.publisher.clone(),
        metadata.published.map(day_words),
        (!authors.is_empty()).then_some(authors),
    ];
    let told = told
        .into_iter()
        .flatten()
        .map(|part| format!(" · {}", escape(&part)));
    format!("<b>{title}</b>{}", told.collect::<String>())
}

fn write_filters(out: &mut String, rows: &[Row]) {
    out.push_str(
        "<form class=\"filters\" hidden>\n<input type=\"search\" placeholder=\"Search facts and words\" aria-label=\"Search facts and words\">\n",
    );
    for (verdict, sign) in VERDICTS {
        let count = rows.iter().filter(|row| row.verdict == verdict).count();
        let name = verdict.as_str();
        let _ = writeln!(
            out,
            "<label class=\"{name}\"><input type=\"checkbox\" value=\"{name}\" checked> {sign} {name} ({count})</label>"
        );
    }
    out.push_str("<output></output>\n</form>\n");
}

fn write_rows(out: &mut String, sheets: &[Arc<FactSheet>], rows: &[Row]) {
    let _ = write!(
        out,
        "<section>\n<h2>Claims</h2>\n<table style=\"--articles: {}\">\n<thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Verdict</th>",
        sheets.len()
    );
    for ((number, sheet), name) in (1..).zip(sheets).zip(outlets(sheets)) {
        let article = &sheet.article;
        let _ = write!(
            out,
            "<th scope=\"col\" title=\"{}\">{number}. {}</th>",
            escape(article.display_title()),
            escape(&name)
        );
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        write_row(out, sheets, row);
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

fn write_row(out: &mut String, sheets: &[Arc<FactSheet>], row: &Row) {
    let verdict = row.verdict.as_str();
    let sign = VERDICTS.iter().find(|(known, _)| *known == row.verdict);
    let sign = sign.map_or("", |(_, sign)| sign);
    let _ = write!(
        out,
        "<tr class=\"{verdict}\"><th scope=\"row\" dir=\"auto\">{}<small>{}</small></th><td><span class=\"verdict\">{sign} {verdict}</span>",
        escape(&row.label),
        row.question().label(),
    );
    for reason in row.reasons() {
        let _ = write!(out, "<p>{}</p>", escape(&reason));
    }
    out.push_str("</td>");
    for sheet in sheets {
        let Some(cells) = row.cells.get(&sheet.article.id) else {
            out.push_str("<td class=\"absent\">not found</td>");
            continue;
        };
        out.push_str("<td>");
        for cell in cells {
            if let Some(speaker) = &cell.by {
                let _ = write!(out, "<p>{}:</p>", escape(speaker));
            }
            let _ = write!(
                out,
                "<blockquote dir=\"auto\" title=\"characters {} to {}\">{}</blockquote>",
                cell.span.start,
                cell.span.end,
                escape(&one_line(&cell.text))
            );
        }
        out.push_str("</td>");
    }
    out.push_str("</tr>\n");
}

/// The text with the signs of HTML written out, for content and for quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Control characters are no part of an HTML document.
            _ if character.is_control() && !matches!(character, '\n' | '\t') => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}
