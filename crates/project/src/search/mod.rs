//! Finding: words, patterns and facts over the whole project, as lines with their context.
//!
//! A [`Search`] is carried on in turns on a thread of its own, however long it takes: a regular
//! expression goes through every article. A turn takes pages, each of them short: [`facts`] and
//! [`texts`] say how.

mod facts;
pub(super) mod index;
mod occurrences;
mod query;
mod texts;
mod words;

use std::ops::Range;
use std::time::{Duration, Instant};

use sidelight_engine::article::{ArticleId, Span, Text};
use sidelight_engine::facts::{Fact, FactId, FactKind, one_line, spaced};

use self::facts::Facts;
use self::texts::Texts;
use super::{ProjectError, ProjectReader};

pub use occurrences::Occurrences;
pub use query::{Query, QueryError, Scope, Term};
pub use words::places;

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
    /// The claim that tells it, where words of a text were found.
    pub claim: Option<FoundFact>,
    /// Whether words that were typed apart stand together there, in their order.
    pub together: bool,
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

impl FoundFact {
    fn of(fact: &Fact) -> Self {
        Self {
            id: fact.id.clone(),
            kind: fact.kind(),
            summary: fact.summary(),
        }
    }
}

/// A search that goes on.
#[derive(Debug)]
pub struct Search {
    query: Query,
    lines: usize,
    /// Whether facts were left out, to leave room for texts.
    cut: bool,
    state: State,
}

/// How far a search is.
#[derive(Debug)]
enum State {
    Facts(Facts),
    Texts(Texts),
    Done { all: bool },
}

impl Search {
    /// A search that begins with its first turn.
    pub fn new(query: Query) -> Self {
        let state = match () {
            () if query.is_empty() => State::Done { all: true },
            // Only texts tell where a pattern fits; the facts are then those at these places.
            () if query.has_pattern() || !query.asks_for_facts() => State::Texts(Texts::default()),
            () => State::Facts(Facts::default()),
        };
        Self {
            query,
            lines: 0,
            cut: false,
            state,
        }
    }

    /// Whether there is nothing more to find.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done { .. })
    }

    /// Whether it left something out, for there were more than [`MOST_LINES`], or half of that for facts
    /// beside texts.
    pub fn was_cut(&self) -> bool {
        matches!(self.state, State::Done { all: false })
    }

    /// Goes on for about `turn` and gives what was found meanwhile: facts first, then texts in the
    /// order of adding.
    ///
    /// # Errors
    /// When the file cannot be read, or the project was closed.
    pub fn go_on(
        &mut self,
        project: &ProjectReader,
        turn: Duration,
    ) -> Result<Vec<Line>, ProjectError> {
        let end = Instant::now() + turn;
        let mut found = Vec::new();
        while !self.is_done() && Instant::now() < end {
            self.page(project, &mut found)?;
        }
        self.lines += found.len();
        Ok(found)
    }

    /// A little of what is to be done.
    fn page(&mut self, project: &ProjectReader, found: &mut Vec<Line>) -> Result<(), ProjectError> {
        let facts_alone = self.query.is_for_facts() || !self.query.asks_for_texts();
        let (more, most) = match &mut self.state {
            // Facts leave room for texts.
            State::Facts(facts) => {
                let most = if facts_alone {
                    MOST_LINES
                } else {
                    MOST_LINES / 2
                };
                (facts.page(&self.query, project, found)?, most)
            }
            State::Texts(texts) => (texts.page(&self.query, project, found)?, MOST_LINES),
            State::Done { .. } => return Ok(()),
        };
        let full = self.lines + found.len() >= most;
        if full {
            found.truncate(most - self.lines);
        }
        if full || !more {
            self.cut |= more;
            self.state = match self.state {
                State::Facts(_) if !facts_alone => State::Texts(Texts::default()),
                _ => State::Done { all: !self.cut },
            };
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

    /// The words that were typed side by side as one phrase; none where there is one term alone.
    fn phrase(&self) -> Option<Term> {
        let mut phrase = Vec::new();
        let mut is_open = false;
        for term in &self.terms {
            let Term::Words { tokens, open } = term else {
                return None;
            };
            phrase.extend(tokens.iter().cloned());
            is_open = *open;
        }
        (self.terms.len() > 1).then_some(Term::Words {
            tokens: phrase,
            open: is_open,
        })
    }

    /// Where words that were typed apart stand together in a text.
    fn together(&self, text: &Text) -> Vec<Span> {
        let Some(phrase) = self.phrase() else {
            return Vec::new();
        };
        let ranges = words::occurrences(text.as_str(), &phrase).into_iter();
        ranges.map(|range| text.span_of_bytes(range)).collect()
    }

    /// Where all terms stand in a text; nowhere unless each of them does. Where they stand together
    /// they are one place: `together`.
    fn spans(&self, text: &Text, together: &[Span]) -> Vec<Span> {
        let mut spans = together.to_vec();
        for term in &self.terms {
            let ranges: Vec<Range<usize>> = words::occurrences(text.as_str(), term);
            if ranges.is_empty() {
                return Vec::new();
            }
            let places = ranges.into_iter().map(|range| text.span_of_bytes(range));
            spans.extend(places.filter(|span| !together.iter().any(|whole| whole.covers(*span))));
        }
        spans.sort_unstable();
        spans
    }

    /// Whether number and days pass.
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
            && holds(
                &self.entity,
                &[&speaker[..], &fact.content.names()].concat(),
            )
    }

    fn days(&self) -> Option<[f64; 2]> {
        let date = self.date?;
        Some([index::day_number(date.first), index::day_number(date.last)])
    }
}

/// Words as a phrase of the full-text index.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', " "))
}

fn line(article: ArticleId, text: &Text, span: Span, fact: Option<&Fact>) -> Line {
    let from = span.start.saturating_sub(CONTEXT);
    let mut before = text.slice(Span::new(from, span.start));
    let mut after = text.slice(Span::new(span.end, span.end + CONTEXT));
    // Words that are cut off tell nothing.
    if from > 0 {
        before = before
            .split_once(char::is_whitespace)
            .map_or("", |(_, rest)| rest);
    }
    if span.end + CONTEXT < text.len() {
        after = after
            .rsplit_once(char::is_whitespace)
            .map_or("", |(rest, _)| rest);
    }
    let (before, after) = (spaced(before), spaced(after));
    let found = one_line(text.slice(span));
    Line {
        article,
        span,
        before,
        found,
        after,
        fact: fact.map(FoundFact::of),
        claim: None,
        together: false,
    }
}
