//! A newer text in place of an article: what a person decided moves along with its words.

use std::sync::Arc;

use rusqlite::Connection;

use crate::anchor::Anchors;
use crate::decision::{self, carry_over, is_touched};
use crate::error::Fault;
use crate::{ArticleKey, Edit, tables};
use sidelight_engine::article::{Article, ArticleId, Span};
use sidelight_engine::facts::{Evidence, Fact, FactSheet};

use super::{Effect, Touched, changed, known, quoted};

/// Replaces text, details and suggestions by those of `sheet`; the article keeps its id.
pub(super) fn replace(
    connection: &Connection,
    id: ArticleId,
    mut sheet: FactSheet,
) -> Result<Effect, Fault> {
    let summary = known(connection, &id)?;
    let old = tables::article(connection, &summary)?;
    sheet
        .facts
        .retain(|fact| fact.stands_in(&sheet.article.text));
    let mut new = Arc::unwrap_or_clone(sheet.article);
    new.id = id;
    let touched = tables::facts(connection, summary.key)?;
    let touched = touched.into_iter().filter(is_touched);
    let (moved, gone) = move_along(&old, &new, touched);
    let mut orphans = tables::orphans(connection, summary.key)?;
    orphans.extend(gone);
    let sheet = FactSheet {
        article: Arc::new(new),
        facts: carry_over(moved, sheet.facts),
    };
    put(connection, &sheet, &orphans)
}

/// Puts an article and its facts in the place of what has its id, exactly.
pub(super) fn put(
    connection: &Connection,
    sheet: &FactSheet,
    orphans: &[Fact],
) -> Result<Effect, Fault> {
    let summary = known(connection, &sheet.article.id)?;
    let mut before = FactSheet {
        article: Arc::new(tables::article(connection, &summary)?),
        facts: tables::facts(connection, summary.key)?,
    };
    decision::sort(&mut before.facts);
    let orphans_before = tables::orphans(connection, summary.key)?;
    tables::set_article(connection, summary.key, &sheet.article)?;
    tables::set_facts(connection, summary.key, &sheet.facts)?;
    tables::set_orphans(connection, summary.key, orphans)?;
    let label = format!("Replace the text of {}", quoted(summary.display_title()));
    let way_back = Edit::RestoreText {
        sheet: before,
        orphans: orphans_before,
    };
    Ok(changed(way_back, label, Touched::Article(summary.key)))
}

/// All facts of an article whose words do not stand in it: those that are kept as such, and those that
/// another program put among the others.
pub(crate) fn orphans(connection: &Connection, key: ArticleKey) -> Result<Vec<Fact>, Fault> {
    let mut orphans = tables::orphans(connection, key)?;
    orphans.extend(forged(connection, key)?.1);
    Ok(orphans)
}

/// The facts of an article that stand in its text, and those that do not.
fn forged(connection: &Connection, key: ArticleKey) -> Result<(Vec<Fact>, Vec<Fact>), Fault> {
    let text = tables::text(connection, key)?;
    let facts = tables::readable_facts(connection, key)?.into_iter();
    Ok(facts.partition(|fact| fact.stands_in(&text)))
}

/// Replaces the orphans of an article exactly.
pub(super) fn set_orphans(
    connection: &Connection,
    article: ArticleId,
    orphans: &[Fact],
) -> Result<Effect, Fault> {
    let summary = known(connection, &article)?;
    let before = self::orphans(connection, summary.key)?;
    if before == orphans {
        return Ok(Effect::Nothing);
    }
    // From now on they are kept as what they are.
    for fact in forged(connection, summary.key)?.1 {
        tables::delete_fact(connection, summary.key, &fact.id)?;
    }
    tables::set_orphans(connection, summary.key, orphans)?;
    let title = quoted(summary.display_title());
    let label = format!("Settle facts of {title} that have lost their words");
    let way_back = Edit::SetOrphans {
        article,
        orphans: before,
    };
    Ok(changed(way_back, label, Touched::Listing(summary.key)))
}

/// The facts as they stand in the newer text, and those whose words are gone.
fn move_along(
    old: &Article,
    new: &Article,
    facts: impl Iterator<Item = Fact>,
) -> (Vec<Fact>, Vec<Fact>) {
    let anchors = Anchors::new(&old.text, &new.text);
    let (mut moved, mut gone) = (Vec::new(), Vec::new());
    for mut fact in facts {
        let evidence = placed(&fact.evidence, new, &anchors);
        let Some(first) = evidence.first().map(|piece| piece.span) else {
            gone.push(fact);
            continue;
        };
        fact.evidence = evidence;
        let place = |span: Span| anchors.place(span).unwrap_or(first);
        // The words it gives stay, for a person may have chosen them.
        fact.content.move_places(place);
        if let Some(suggestion) = &mut fact.suggestion {
            let evidence = placed(&suggestion.evidence, new, &anchors);
            suggestion.evidence = if evidence.is_empty() {
                fact.evidence.clone()
            } else {
                evidence
            };
            suggestion.content.move_places(place);
        }
        moved.push(fact);
    }
    (moved, gone)
}

fn placed(evidence: &[Evidence], new: &Article, anchors: &Anchors<'_>) -> Vec<Evidence> {
    let pieces = evidence.iter().filter_map(|piece| {
        let span = anchors.place(piece.span)?;
        Some(Evidence {
            mention: piece.mention,
            ..Evidence::new(new, span)
        })
    });
    pieces.collect()
}
