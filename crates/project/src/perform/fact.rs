//! Edits of single facts.

use rusqlite::Connection;

use crate::error::{Fault, Refusal};
use crate::{ArticleKey, Edit, decision, tables};
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::{Evidence, Fact, FactContent, FactId, Status};

use super::{Effect, Touched, changed, quoted};

pub(super) fn add(
    connection: &Connection,
    who: &str,
    article: ArticleId,
    mut fact: Fact,
) -> Result<Effect, Fault> {
    if fact.evidence.is_empty() {
        return Err(Refusal::NoEvidence.into());
    }
    let key = key_of(connection, &article)?;
    stands(connection, key, &fact.evidence)?;
    if fact.id.0.is_empty() {
        let present = tables::facts(connection, key)?;
        fact.id = decision::free_id(&fact.id, |id| present.iter().any(|fact| fact.id == *id));
    } else if tables::fact(connection, key, &fact.id)?.is_some() {
        return Err(Refusal::FactExists(article, fact.id).into());
    }
    if fact.status != Status::Suggested && fact.decided_by.is_none() {
        decision::sign(&mut fact, who);
    }
    tables::put_fact(connection, key, &fact)?;
    let label = format!("Add {}", quoted(&fact.summary()));
    let touched = Touched::Fact(key, article.clone(), fact.id.clone());
    let fact = fact.id;
    Ok(changed(Edit::RemoveFact { article, fact }, label, touched))
}

pub(super) fn remove(
    connection: &Connection,
    article: ArticleId,
    id: FactId,
) -> Result<Effect, Fault> {
    let key = key_of(connection, &article)?;
    let fact = known(connection, key, &article, &id)?;
    tables::delete_fact(connection, key, &id)?;
    let label = format!("Delete {}", quoted(&fact.summary()));
    let touched = Touched::Fact(key, article.clone(), id);
    Ok(changed(Edit::AddFact { article, fact }, label, touched))
}

pub(super) fn revise(
    connection: &Connection,
    who: &str,
    article: ArticleId,
    id: &FactId,
    content: FactContent,
    evidence: Vec<Evidence>,
) -> Result<Effect, Fault> {
    if evidence.is_empty() {
        return Err(Refusal::NoEvidence.into());
    }
    stands(connection, key_of(connection, &article)?, &evidence)?;
    change(connection, article, id, "Change to", |fact| {
        if fact.content != content || fact.evidence != evidence {
            decision::revise(fact, content, evidence, who);
        }
    })
}

/// Changes a fact in place; the history calls it by `verb` and what the fact then says.
pub(super) fn change(
    connection: &Connection,
    article: ArticleId,
    id: &FactId,
    verb: &str,
    change: impl FnOnce(&mut Fact),
) -> Result<Effect, Fault> {
    let key = key_of(connection, &article)?;
    let before = known(connection, key, &article, id)?;
    let mut after = before.clone();
    change(&mut after);
    if after == before {
        return Ok(Effect::Nothing);
    }
    let says_the_same = Fact {
        status: before.status,
        decided_by: before.decided_by.clone(),
        ..after.clone()
    } == before;
    if says_the_same {
        tables::put_status(connection, key, &after)?;
    } else {
        tables::put_fact(connection, key, &after)?;
    }
    let label = format!("{verb} {}", quoted(&after.summary()));
    let touched = Touched::Fact(key, article.clone(), id.clone());
    let fact = before;
    let way_back = Edit::RestoreFact { article, fact };
    Ok(changed(way_back, label, touched))
}

/// Refuses words that do not stand in the article where they are said to.
fn stands(connection: &Connection, key: ArticleKey, evidence: &[Evidence]) -> Result<(), Fault> {
    let text = tables::text(connection, key)?;
    match evidence.iter().find(|piece| !piece.stands_in(&text)) {
        Some(piece) => Err(Refusal::NotVerbatim(piece.text.to_string()).into()),
        None => Ok(()),
    }
}

fn key_of(connection: &Connection, article: &ArticleId) -> Result<ArticleKey, Fault> {
    let key = tables::key_of(connection, article)?;
    key.ok_or_else(|| Refusal::UnknownArticle(article.clone()).into())
}

fn known(
    connection: &Connection,
    key: ArticleKey,
    article: &ArticleId,
    id: &FactId,
) -> Result<Fact, Fault> {
    let fact = tables::fact(connection, key, id)?;
    fact.ok_or_else(|| Refusal::UnknownFact(article.clone(), id.clone()).into())
}
