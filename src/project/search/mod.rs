//! Finding: words, patterns and facts over the whole project, as lines with their context.
//!
//! A [`Search`] is carried on in short turns, so that the window goes on between them however long
//! the search takes: a regular expression goes through every article.

pub(super) mod index;
mod occurrences;
mod query;
mod words;

use std::ops::Range;
use std::time::{Duration, Instant};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::article::{ArticleId, Span, Text};
use crate::facts::{Fact, FactId, FactKind};

use super::error::Fault;
use super::{ArticleKey, Project, ProjectError, tables};

pub use occurrences::Occurrences;
pub use query::{Query, QueryError, Term};

/// Lines after which a search stops: more would not be read.
pub const MOST_LINES: usize = 1_000;

/// Characters of context on each side of what was found.
const CONTEXT: usize = 60;

/// Something that was found, with the words around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The article.
    pub article: ArticleId,
    /// Where it stands.
    pub span: Span,
    /// The words before it, on one line.
    pub before: String,
    /// What was found, on one line.
    pub found: String,
    /// The words after it, on one line.
    pub after: String,
    /// The fact, where one was found.
    pub fact: Option<FoundFact>,
}

/// A fact that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundFact {
    /// Its id in the article.
    pub id: FactId,
    /// Its kind.
    pub kind: FactKind,
    /// What it says, in one line.
    pub summary: String,
}

/// A search that goes on.
#[derive(Debug)]
pub struct Search {
    query: Query,
    /// The article that was gone through last.
    after: i64,
    lines: usize,
    state: State,
}

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Facts,
    Texts,
    Done { all: bool },
}

impl Search {
    /// A search that begins with its first turn.
    pub fn new(query: Query) -> Self {
        let state = match () {
            () if query.is_empty() => State::Done { all: true },
            // Only texts tell where a pattern fits; the facts are then those at these places.
            () if query.has_pattern() => State::Texts,
            () => State::Facts,
        };
        Self {
            query,
            after: 0,
            lines: 0,
            state,
        }
    }

    /// Whether there is nothing more to find.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done { .. })
    }

    /// Whether it stopped at [`MOST_LINES`].
    pub fn was_cut(&self) -> bool {
        self.state == State::Done { all: false }
    }

    /// Goes on for about `turn` and gives what was found meanwhile: facts first, then texts in the
    /// order of adding.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn go_on(&mut self, project: &Project, turn: Duration) -> Result<Vec<Line>, ProjectError> {
        let end = Instant::now() + turn;
        let mut found = Vec::new();
        let mut work = || {
            while !self.is_done() && Instant::now() < end {
                match self.state {
                    State::Facts => self.facts(&project.connection, &mut found)?,
                    State::Texts => self.text(&project.connection, &mut found)?,
                    State::Done { .. } => {}
                }
                if self.lines + found.len() >= MOST_LINES {
                    found.truncate(MOST_LINES - self.lines);
                    self.state = State::Done { all: false };
                }
            }
            Ok(())
        };
        work().map_err(|fault: Fault| fault.of(&project.path))?;
        self.lines += found.len();
        Ok(found)
    }

    /// All facts that the indexes give, at once.
    fn facts(&mut self, connection: &Connection, found: &mut Vec<Line>) -> Result<(), Fault> {
        let (sql, values) = facts_statement(&self.query);
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut text: Option<(i64, Text)> = None;
        while let Some(row) = rows.next()? {
            let key: i64 = row.get(0)?;
            let record = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
            let fact: Fact = serde_json::from_str(record)?;
            if !self.query.admits(&fact) {
                continue;
            }
            let text = match &mut text {
                Some((of, text)) if *of == key => text,
                other => {
                    &mut other
                        .insert((key, tables::text(connection, ArticleKey(key))?))
                        .1
                }
            };
            let article = ArticleId::new(&row.get::<_, String>(1)?);
            found.push(line(article, text, fact.primary_span(), Some(&fact)));
        }
        self.state = if self.query.is_for_facts() {
            State::Done { all: true }
        } else {
            State::Texts
        };
        Ok(())
    }

    /// The next article whose text may hold what is sought.
    fn text(&mut self, connection: &Connection, found: &mut Vec<Line>) -> Result<(), Fault> {
        let words = self.query.words();
        let next =
            "SELECT key, id FROM article WHERE removed = 0 AND key > ?1 ORDER BY key LIMIT 1";
        let next_with_words =
            "SELECT key, id FROM text_index CROSS JOIN article ON key = text_index.rowid
             WHERE text_index MATCH ?2 AND text_index.rowid > ?1 AND removed = 0
             ORDER BY text_index.rowid LIMIT 1";
        let sql = if words.is_empty() {
            next
        } else {
            next_with_words
        };
        let mut values = vec![Value::from(self.after)];
        if !words.is_empty() {
            values.push(Value::from(words));
        }
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let Some(row) = rows.next()? else {
            self.state = State::Done { all: true };
            return Ok(());
        };
        let (key, id): (i64, String) = (row.get(0)?, row.get(1)?);
        self.after = key;
        let (key, article) = (ArticleKey(key), ArticleId::new(&id));
        let text = tables::text(connection, key)?;
        let spans = self.query.spans(&text);
        if !self.query.is_for_facts() {
            let lines = spans.into_iter();
            found.extend(lines.map(|span| line(article.clone(), &text, span, None)));
        } else if !spans.is_empty() {
            let touches = |fact: &Fact| {
                let mut evidence = fact.evidence.iter();
                evidence.any(|piece| spans.iter().any(|span| span.overlaps(piece.span)))
            };
            for fact in tables::facts(connection, key)? {
                if self.query.admits(&fact) && self.query.admits_state(&fact) && touches(&fact) {
                    found.push(line(
                        article.clone(),
                        &text,
                        fact.primary_span(),
                        Some(&fact),
                    ));
                }
            }
        }
        Ok(())
    }
}

impl Query {
    /// The words as the full-text index is asked for them; empty where there are none.
    fn words(&self) -> String {
        let terms = self.terms.iter().filter_map(|term| match term {
            Term::Words { tokens, open } => {
                let star = if *open { " *" } else { "" };
                Some(format!("{}{star}", quoted(&tokens.join(" "))))
            }
            Term::Pattern(_) => None,
        });
        terms.collect::<Vec<_>>().join(" AND ")
    }

    /// What the index of facts is asked for; empty where nothing is.
    fn fact_words(&self) -> String {
        let column = |column: &str, words: &Option<String>| {
            let words = words.as_ref()?;
            Some(format!("{column} : {}", quoted(words)))
        };
        let words = Some(self.words()).filter(|words| !words.is_empty());
        let speaker = column("speaker", &self.speaker);
        let entity = column("{speaker names}", &self.entity);
        let parts = words.map(|words| format!("({words})")).into_iter();
        parts
            .chain(speaker)
            .chain(entity)
            .collect::<Vec<_>>()
            .join(" AND ")
    }

    /// Where all terms stand in a text; nowhere unless each of them does.
    fn spans(&self, text: &Text) -> Vec<Span> {
        let mut spans = Vec::new();
        for term in &self.terms {
            let ranges: Vec<Range<usize>> = words::occurrences(text.as_str(), term);
            if ranges.is_empty() {
                return Vec::new();
            }
            spans.extend(ranges.into_iter().map(|range| text.span_of_bytes(range)));
        }
        spans.sort_unstable();
        spans
    }

    /// Whether the exact number and days pass; the indexes know them rounded.
    fn admits(&self, fact: &Fact) -> bool {
        let overlap = |wanted: Option<[f64; 2]>, has: Option<[f64; 2]>| match (wanted, has) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some([low, high]), Some([from, to])) => low <= to && from <= high,
        };
        overlap(self.value, index::numbers(fact)) && overlap(self.days(), index::days(fact))
    }

    /// Whether kind, status and names pass, told without the index.
    fn admits_state(&self, fact: &Fact) -> bool {
        let holds = |wanted: &Option<String>, texts: &[&str]| {
            wanted.as_ref().is_none_or(|wanted| {
                let tokens = words::folded_tokens(wanted);
                let term = Term::Words {
                    tokens,
                    open: false,
                };
                texts
                    .iter()
                    .any(|text| !words::occurrences(text, &term).is_empty())
            })
        };
        let speaker = [index::speaker(fact)];
        (self.kinds.is_empty() || self.kinds.contains(&fact.kind()))
            && (self.statuses.is_empty() || self.statuses.contains(&fact.status))
            && holds(&self.speaker, &speaker)
            && holds(&self.entity, &[&speaker[..], &index::names(fact)].concat())
    }

    fn days(&self) -> Option<[f64; 2]> {
        let date = self.date?;
        Some([index::day_number(date.first), index::day_number(date.last)])
    }
}

/// The statement that lets the narrowest index lead.
fn facts_statement(query: &Query) -> (String, Vec<Value>) {
    let mut values = Vec::new();
    let mut conditions = vec!["removed = 0".to_owned()];
    let words = query.fact_words();
    let by_words = !words.is_empty();
    if by_words {
        conditions.push("fact_index MATCH ?".to_owned());
        values.push(Value::from(words));
    }
    for (table, range) in [("number_index", query.value), ("day_index", query.days())] {
        if let Some([low, high]) = range {
            conditions.push(format!(
                "fact.key IN (SELECT fact FROM {table} WHERE high >= ? AND low <= ?)"
            ));
            values.extend([Value::from(low), Value::from(high)]);
        }
    }
    let mut one_of = |column: &str, names: Vec<&'static str>| {
        if !names.is_empty() {
            let marks = vec!["?"; names.len()].join(", ");
            conditions.push(format!("{column} IN ({marks})"));
            values.extend(names.into_iter().map(|name| Value::from(name.to_owned())));
        }
    };
    one_of(
        "fact.kind",
        query.kinds.iter().map(|kind| kind.as_str()).collect(),
    );
    one_of(
        "fact.status",
        query
            .statuses
            .iter()
            .map(|status| status.as_str())
            .collect(),
    );
    let from = if by_words {
        "fact_index CROSS JOIN fact ON fact.key = fact_index.rowid"
    } else {
        "fact"
    };
    let sql = format!(
        "SELECT article.key, article.id, record FROM {from}
         CROSS JOIN article ON article.key = fact.article
         WHERE {} LIMIT {MOST_LINES}",
        conditions.join(" AND ")
    );
    (sql, values)
}

/// Words as a phrase of the full-text index.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', " "))
}

fn line(article: ArticleId, text: &Text, span: Span, fact: Option<&Fact>) -> Line {
    let from = span.start.saturating_sub(CONTEXT);
    let before = one_line(text.slice(Span::new(from, span.start)));
    let after = one_line(text.slice(Span::new(span.end, span.end + CONTEXT)));
    let found = one_line(text.slice(span));
    Line {
        article,
        span,
        before,
        found: found.trim().to_owned(),
        after,
        fact: fact.map(|fact| FoundFact {
            id: fact.id.clone(),
            kind: fact.kind(),
            summary: fact.summary(),
        }),
    }
}

/// The text with every run of white space as one space; one at an end stays.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}
