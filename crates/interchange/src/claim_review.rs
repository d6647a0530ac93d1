//! schema.org's `ClaimReview` as JSON-LD: what a person found out about claims, and only that.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use sidelight_engine::article::{Article, ArticleId};
use sidelight_engine::compare::{Finding, Rating, Row};
use sidelight_engine::facts::FactSheet;

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::naming::uuid;
use super::{ExportError, Loss, loss};

pub static FORMAT: Format = Format {
    key: "claimreview",
    name: "ClaimReview",
    description: "Your findings on claims, for search engines and databases of fact checks.",
    ending: "jsonld",
    of: Of::Rows,
    unit: OffsetUnit::None,
    keeps: "your findings: rating, note, source; the claim, who tells it, in which articles",
    loses: "claims without a finding of yours",
    findings: true,
    losses,
    write: |material| document(material).map(Output::File),
    preview: Preview::Beginning,
    reader: None,
};

fn losses(material: &Material<'_>) -> Vec<Loss> {
    let without: fn(&Material<'_>) -> Option<Loss> = |material| {
        let rows = material.comparison.rows.iter();
        Loss::counted(
            rows.filter(|row| row.remarks.finding.is_none()).count(),
            "claim without a finding of yours is left out",
            "claims without a finding of yours are left out",
        )
    };
    loss::of(material, &[without])
}

fn document(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let articles: HashMap<&ArticleId, &Arc<FactSheet>> = material
        .sheets
        .iter()
        .map(|sheet| (&sheet.article.id, sheet))
        .collect();
    let rows = material.comparison.rows.iter();
    let reviews = rows.filter_map(|row| {
        let finding = row.remarks.finding.as_ref()?;
        Some(review(row, finding, &articles))
    });
    let document = json!({
        "@context": "https://schema.org",
        "@graph": reviews.collect::<Vec<Value>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn review(row: &Row, finding: &Finding, articles: &HashMap<&ArticleId, &Arc<FactSheet>>) -> Value {
    let told = row.cells.iter().filter_map(|(id, cells)| Some((articles.get(id)?, cells)));
    let appearances = told.clone().map(|(sheet, _)| appearance(&sheet.article));
    let first = told.clone().filter_map(|(sheet, _)| sheet.article.metadata.published).min();
    let mut speakers = told.flat_map(|(_, cells)| cells.iter().filter_map(|cell| cell.by.as_deref()));
    let mut claim = json!({
        "@type": "Claim",
        "text": row.label,
        "appearance": appearances.collect::<Vec<Value>>(),
    });
    if let Some(day) = first {
        claim["datePublished"] = json!(day);
    }
    if let Some(speaker) = speakers.next() {
        claim["author"] = json!({"@type": "Thing", "name": speaker});
    }
    let mut review = json!({
        "@type": "ClaimReview",
        "@id": format!("urn:uuid:{}", uuid("review", &[&row.id])),
        "claimReviewed": row.label,
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value(finding.rating),
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": finding.rating.label(),
        },
    });
    if let Some(note) = &finding.note {
        review["reviewBody"] = json!(note);
    }
    if let Some(source) = &finding.source {
        review["citation"] = json!(source);
    }
    review
}

/// The rating as a number from 1, wrong, to 5, right.
fn value(rating: Rating) -> u8 {
    match rating {
        Rating::False => 1,
        Rating::Misleading => 2,
        Rating::Unproven => 3,
        Rating::True => 5,
    }
}

fn appearance(article: &Article) -> Value {
    let mut work = json!({"@type": "NewsArticle", "headline": article.display_title()});
    if let Some(url) = &article.provenance.url {
        work["url"] = json!(url);
    }
    if let Some(publisher) = &article.metadata.publisher {
        work["publisher"] = json!({"@type": "Organization", "name": publisher});
    }
    if let Some(day) = article.metadata.published {
        work["datePublished"] = json!(day);
    }
    work
}
