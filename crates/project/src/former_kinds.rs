//! Events and statements of older files become the claims that have their words.

use rusqlite::{Connection, params};

use super::ArticleKey;
use super::decision::is_touched;
use super::error::Fault;
use super::search::index;
use super::tables;
use sidelight_engine::article::Span;
use sidelight_engine::facts::{Evidence, Fact, FactContent, Phrase};

/// Writes the records of all claims as claims. What a person worked on stays as it is; of suggestions
/// that tell one clause several times, one stays.
pub fn to_claims(connection: &Connection) -> Result<(), Fault> {
    let mut articles =
        connection.prepare("SELECT DISTINCT article FROM fact WHERE kind = 'claim'")?;
    let articles = articles.query_map([], |row| row.get(0).map(ArticleKey))?;
    for article in articles.collect::<Result<Vec<_>, _>>()? {
        in_article(connection, article)?;
    }
    let mut orphaned = connection.prepare("SELECT DISTINCT article FROM orphan")?;
    let orphaned = orphaned.query_map([], |row| row.get(0).map(ArticleKey))?;
    for article in orphaned.collect::<Result<Vec<_>, _>>()? {
        let orphans: Vec<Fact> = tables::orphans(connection, article)?
            .into_iter()
            .map(as_claim)
            .collect();
        tables::set_orphans(connection, article, &orphans)?;
    }
    Ok(())
}

fn in_article(connection: &Connection, article: ArticleKey) -> Result<(), Fault> {
    let mut found: Vec<(i64, Fact)> = Vec::new();
    let mut claims = connection
        .prepare_cached("SELECT key, record FROM fact WHERE article = ?1 AND kind = 'claim'")?;
    let mut rows = claims.query([article.0])?;
    while let Some(row) = rows.next()? {
        let record = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        found.push((row.get(0)?, as_claim(serde_json::from_str(record)?)));
    }
    // What a person worked on comes first, then the longer words.
    found.sort_by_key(|(_, fact)| {
        (
            !is_touched(fact),
            std::cmp::Reverse(fact.primary_span().len()),
        )
    });
    let mut told: Vec<Span> = Vec::new();
    for (key, fact) in found {
        let span = fact.primary_span();
        if !is_touched(&fact) && told.iter().any(|other| other.overlaps(span)) {
            connection
                .prepare_cached("DELETE FROM fact WHERE key = ?1")?
                .execute([key])?;
            continue;
        }
        told.push(span);
        connection
            .prepare_cached("UPDATE fact SET record = ?2 WHERE key = ?1")?
            .execute(params![key, serde_json::to_string(&fact)?])?;
        index::put_fact(connection, key, &fact)?;
    }
    Ok(())
}

/// The fact with the words of its evidence for what it tells, where it had no words of its own.
fn as_claim(mut fact: Fact) -> Fact {
    fill(&mut fact.content, &fact.evidence);
    if let Some(suggestion) = &mut fact.suggestion {
        fill(&mut suggestion.content, &suggestion.evidence);
    }
    fact
}

fn fill(content: &mut FactContent, evidence: &[Evidence]) {
    if let (FactContent::Claim(claim), Some(piece)) = (content, evidence.first())
        && claim.what.text.is_empty()
    {
        claim.what = Phrase {
            text: piece.text.as_ref().to_owned(),
            span: piece.span,
        };
    }
}
