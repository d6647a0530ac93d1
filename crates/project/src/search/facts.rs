//! The search through the facts, a page at a time, led by the narrowest index.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use sidelight_engine::article::{ArticleId, Span, Text};
use sidelight_engine::facts::{Fact, FactKind, Status};

use super::{Line, Query, line};
use crate::error::Fault;
use crate::{ArticleKey, ProjectError, ProjectReader, tables};

/// Facts looked at in a page.
const PAGE: usize = 64;

/// Keys of facts that a page of the full-text index spans at first; more once pages are quick.
const WINDOW: i64 = 4_096;

/// A page that took less than this was a small one.
const QUICK: Duration = Duration::from_millis(1);

/// A range of numbers or days that holds more facts than this narrows nothing.
const WIDE: usize = 20_000;

/// How far the search through the facts is.
#[derive(Debug, Default)]
pub(super) struct Facts {
    lead: Option<Lead>,
    /// The article looked at last, for facts of one article mostly follow each other.
    seen: Option<Seen>,
}

/// What leads.
#[derive(Debug)]
enum Lead {
    /// The full-text index: the key of the last fact, and how many keys a page spans.
    Words { after: i64, window: i64 },
    /// Facts whose number or day fits.
    Keys(VecDeque<i64>),
    /// Facts of these kinds and statuses, one after the other, from a key on.
    Kinds {
        left: VecDeque<(FactKind, Status)>,
        after: i64,
    },
}

/// An article that was looked at.
#[derive(Debug)]
struct Seen {
    article: i64,
    text: Text,
    /// Where words that were typed apart stand together.
    together: Vec<Span>,
}

/// A fact with its article, as the database gives it.
struct Candidate {
    article: i64,
    id: ArticleId,
    fact: Fact,
    key: i64,
}

impl Facts {
    /// Looks at some more facts. Whether there are more.
    pub(super) fn page(
        &mut self,
        query: &Query,
        project: &ProjectReader,
        found: &mut Vec<Line>,
    ) -> Result<bool, ProjectError> {
        let lead = match &mut self.lead {
            Some(lead) => lead,
            none => none.insert(project.read(|connection| Lead::of(query, connection))?),
        };
        let (candidates, more) = lead.page(query, project)?;
        for candidate in candidates {
            if !query.admits(&candidate.fact) {
                continue;
            }
            let Seen { text, together, .. } = match &mut self.seen {
                Some(seen) if seen.article == candidate.article => seen,
                other => {
                    let article = candidate.article;
                    let key = ArticleKey(article);
                    let text = project.read(|connection| tables::text(connection, key))?;
                    other.insert(Seen {
                        article,
                        together: query.together(&text),
                        text,
                    })
                }
            };
            if !candidate.fact.stands_in(text) {
                continue;
            }
            let span = candidate.fact.primary_span();
            let mut pieces = candidate.fact.evidence.iter();
            let together = pieces.any(|piece| together.iter().any(|it| piece.span.covers(*it)));
            found.push(Line {
                together,
                ..line(candidate.id, text, span, Some(&candidate.fact))
            });
        }
        Ok(more)
    }
}

impl Lead {
    fn of(query: &Query, connection: &Connection) -> Result<Self, Fault> {
        if !query.fact_words().is_empty() {
            return Ok(Self::Words {
                after: 0,
                window: WINDOW,
            });
        }
        let ranges = [
            ("number_index", query.value, FactKind::Quantity),
            ("day_index", query.days(), FactKind::Time),
        ];
        let range = ranges.into_iter().find(|(_, range, _)| range.is_some());
        let Some((table, Some([low, high]), kind)) = range else {
            let kinds = some_or_all(&query.kinds, &FactKind::ALL);
            return Ok(Self::kinds(query, &kinds));
        };
        let sql = format!(
            "SELECT fact FROM {table} WHERE low BETWEEN ?1 AND ?2
             UNION ALL
             SELECT fact FROM {table} WHERE low < high AND low < ?1 AND high >= ?1
             LIMIT {WIDE}"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let keys = statement.query_map([low, high], |row| row.get(0))?;
        let mut keys: Vec<i64> = keys.collect::<Result<_, _>>()?;
        if keys.len() < WIDE {
            keys.sort_unstable();
            return Ok(Self::Keys(keys.into()));
        }
        let kinds = some_or_all(&query.kinds, &FactKind::ALL);
        let kinds: Vec<FactKind> = kinds.into_iter().filter(|known| *known == kind).collect();
        Ok(Self::kinds(query, &kinds))
    }

    fn kinds(query: &Query, kinds: &[FactKind]) -> Self {
        let statuses = some_or_all(&query.statuses, &Status::ALL);
        let pairs = kinds
            .iter()
            .flat_map(|kind| statuses.iter().map(|status| (*kind, *status)));
        Self::Kinds {
            left: pairs.collect(),
            after: 0,
        }
    }

    /// The next facts, and whether there are more.
    fn page(
        &mut self,
        query: &Query,
        project: &ProjectReader,
    ) -> Result<(Vec<Candidate>, bool), ProjectError> {
        let candidates = |from: &str, conditions: &str, values: &[Value]| {
            project.read(|connection| candidates(connection, from, conditions, values))
        };
        match self {
            Self::Words { after, window } => {
                let begun = Instant::now();
                let last = *after + *window;
                let (conditions, mut values) = kind_and_status(query);
                let from = "fact_index CROSS JOIN fact ON fact.key = fact_index.rowid";
                let conditions = format!(
                    "fact_index MATCH ? AND fact_index.rowid > ? AND fact_index.rowid <= ?
                     {conditions} ORDER BY fact_index.rowid"
                );
                let mut all = vec![
                    Value::from(query.fact_words()),
                    Value::from(*after),
                    Value::from(last),
                ];
                all.append(&mut values);
                let candidates = candidates(from, &conditions, &all)?;
                *after = match candidates.last() {
                    Some(candidate) if candidates.len() == PAGE => candidate.key,
                    _ => last,
                };
                if begun.elapsed() < QUICK {
                    *window = window.saturating_mul(2).min(1 << 40);
                }
                let more = candidates.len() == PAGE || last < project.read(last_key)?;
                Ok((candidates, more))
            }
            Self::Keys(keys) => {
                let page: Vec<i64> = keys.drain(..keys.len().min(PAGE)).collect();
                let marks = vec!["?"; page.len()].join(", ");
                let (more, mut values) = kind_and_status(query);
                let conditions = format!("fact.key IN ({marks}) {more} ORDER BY fact.key");
                let mut all: Vec<Value> = page.into_iter().map(Value::from).collect();
                all.append(&mut values);
                let candidates = candidates("fact", &conditions, &all)?;
                Ok((candidates, !keys.is_empty()))
            }
            Self::Kinds { left, after } => {
                let Some((kind, status)) = left.front().copied() else {
                    return Ok((Vec::new(), false));
                };
                let from = "fact INDEXED BY fact_by_kind";
                let conditions = "kind = ? AND status = ? AND fact.key > ? ORDER BY fact.key";
                let values = vec![
                    Value::from(kind.as_str().to_owned()),
                    Value::from(status.as_str().to_owned()),
                    Value::from(*after),
                ];
                let candidates = candidates(from, conditions, &values)?;
                match candidates.last() {
                    Some(candidate) if candidates.len() == PAGE => *after = candidate.key,
                    _ => {
                        left.pop_front();
                        *after = 0;
                    }
                }
                Ok((candidates, !left.is_empty()))
            }
        }
    }
}

/// At most [`PAGE`] facts of articles that are not removed.
fn candidates(
    connection: &Connection,
    from: &str,
    conditions: &str,
    values: &[Value],
) -> Result<Vec<Candidate>, Fault> {
    let sql = format!(
        "SELECT article.key, article.id, fact.key, record FROM {from}
         CROSS JOIN article ON article.key = fact.article AND removed = 0
         WHERE {conditions} LIMIT {PAGE}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut candidates = Vec::new();
    while let Some(row) = rows.next()? {
        candidates.push(candidate(row)?);
    }
    Ok(candidates)
}

fn candidate(row: &Row<'_>) -> Result<Candidate, Fault> {
    let record = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(Candidate {
        article: row.get(0)?,
        id: ArticleId::new(&row.get::<_, String>(1)?),
        key: row.get(2)?,
        fact: serde_json::from_str(record)?,
    })
}

fn last_key(connection: &Connection) -> Result<i64, Fault> {
    let mut statement = connection.prepare_cached("SELECT ifnull(max(key), 0) FROM fact")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// What further narrows a statement, and its values.
fn kind_and_status(query: &Query) -> (String, Vec<Value>) {
    let kinds: Vec<&str> = query.kinds.iter().map(|kind| kind.as_str()).collect();
    let statuses = query.statuses.iter().map(|status| status.as_str());
    let columns = [("fact.kind", kinds), ("fact.status", statuses.collect())];
    let wanted = columns.iter().filter(|(_, names)| !names.is_empty());
    let one_of = |(column, names): &(&str, Vec<&str>)| {
        format!("AND {column} IN ({})", vec!["?"; names.len()].join(", "))
    };
    let conditions: Vec<String> = wanted.map(one_of).collect();
    let names = columns.into_iter().flat_map(|(_, names)| names);
    let values = names.map(|name| Value::from(name.to_owned()));
    (conditions.join(" "), values.collect())
}

fn some_or_all<T: Copy>(some: &[T], all: &[T]) -> Vec<T> {
    if some.is_empty() { all } else { some }.to_vec()
}
