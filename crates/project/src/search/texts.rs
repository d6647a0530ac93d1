//! The search through the texts, an article at a time.

use std::collections::VecDeque;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::facts::Fact;

use super::{FoundFact, Line, Query, line};
use crate::error::Fault;
use crate::{ArticleKey, ProjectError, ProjectReader, tables};

/// Articles asked for at once: the index has to think anew each time.
const ASKED: usize = 64;

/// How far the search through the texts is.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// The last article that was asked for.
    after: i64,
    /// Articles whose texts may hold what is sought.
    next: VecDeque<(i64, ArticleId)>,
}

impl Texts {
    /// Looks through the next article. Whether there may be more.
    pub(super) fn page(
        &mut self,
        query: &Query,
        project: &ProjectReader,
        found: &mut Vec<Line>,
    ) -> Result<bool, ProjectError> {
        if self.next.is_empty() {
            self.next = project.read(|connection| articles(query, connection, self.after))?;
        }
        let Some((key, article)) = self.next.pop_front() else {
            return Ok(false);
        };
        self.after = key;
        let key = ArticleKey(key);
        let text = project.read(|connection| tables::text(connection, key))?;
        let together = query.together(&text);
        let spans = query.spans(&text, &together);
        if !query.is_for_facts() {
            if spans.is_empty() {
                return Ok(true);
            }
            let claims = project.read(|connection| tables::claims(connection, key))?;
            let lines = spans.into_iter();
            found.extend(lines.map(|span| Line {
                claim: told_by(&claims, span),
                together: together.contains(&span),
                ..line(article.clone(), &text, span, None)
            }));
        } else if !spans.is_empty() {
            let touches = |fact: &Fact| {
                let mut evidence = fact.evidence.iter();
                evidence.any(|piece| spans.iter().any(|span| span.overlaps(piece.span)))
            };
            let facts = project.read(|connection| tables::readable_facts(connection, key))?;
            let facts = facts
                .into_iter()
                .filter(|fact| query.admits(fact) && query.admits_state(fact) && touches(fact));
            found.extend(
                facts.map(|fact| line(article.clone(), &text, fact.primary_span(), Some(&fact))),
            );
        }
        Ok(true)
    }
}

/// The shortest claim that holds a place.
fn told_by(claims: &[Fact], place: Span) -> Option<FoundFact> {
    let pieces = claims
        .iter()
        .flat_map(|claim| claim.evidence.iter().map(move |piece| (claim, piece.span)));
    let holding = pieces.filter(|(_, span)| span.covers(place));
    let (claim, _) = holding.min_by_key(|(_, span)| span.len())?;
    Some(FoundFact::of(claim))
}

/// The next articles whose texts may hold what is sought.
fn articles(
    query: &Query,
    connection: &Connection,
    after: i64,
) -> Result<VecDeque<(i64, ArticleId)>, Fault> {
    let words = query.words();
    let mut values = vec![Value::from(after)];
    let sql = if words.is_empty() {
        format!(
            "SELECT key, id FROM article WHERE removed = 0 AND key > ?1 ORDER BY key LIMIT {ASKED}"
        )
    } else {
        values.push(Value::from(words));
        format!(
            "SELECT key, id FROM text_index CROSS JOIN article ON key = text_index.rowid
             WHERE text_index MATCH ?2 AND text_index.rowid > ?1 AND removed = 0
             ORDER BY text_index.rowid LIMIT {ASKED}"
        )
    };
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut articles = VecDeque::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(1)?;
        articles.push_back((row.get(0)?, ArticleId::new(&id)));
    }
    Ok(articles)
}
