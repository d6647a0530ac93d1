//! Who tells what: the speaker of the quote around some words, or whoever is the subject of the verb
//! that reports them.

use crate::article::Span;
use crate::facts::clause;
use crate::facts::index::SpanIndex;
use crate::facts::{Attribution, Fact, FactContent, FactId, Quote, QuoteMode, SOMEBODY};
use crate::language::Dependency;

use super::extent;
use super::reader::Reader;
use super::subject;

/// The rules by which a clause is what somebody says or thinks.
const THOUGHT: &[&str] = &[
    "quote.adjective",
    "quote.clause_complement",
    "quote.noun_complement",
];

/// Where the words of quotes and of their cues stand.
#[derive(Debug)]
pub struct Said<'a> {
    contents: SpanIndex<(&'a FactId, &'a Quote)>,
    /// The cues, each with the number of its quote's content.
    cues: SpanIndex<&'a Fact>,
}

impl<'a> Said<'a> {
    /// Looks the quotes up among the facts of an article.
    pub fn new(facts: &'a [Fact]) -> Self {
        let (mut contents, mut cues) = (Vec::new(), Vec::new());
        for fact in facts {
            if let FactContent::Quote(quote) = &fact.content {
                // What may not have been said attributes nothing, unless it is a clause that somebody thinks.
                if !fact.is_guess() || THOUGHT.contains(&&*fact.rule) {
                    let pieces = fact.evidence.iter();
                    contents.extend(pieces.map(|piece| (piece.span, (&fact.id, quote))));
                }
                cues.extend(quote.cue.iter().map(|cue| (cue.span, fact)));
            }
        }
        Self {
            contents: SpanIndex::new(contents),
            cues: SpanIndex::new(cues),
        }
    }

    /// The innermost quote that holds some words.
    fn around(&self, words: Span) -> Option<(&'a FactId, &'a Quote)> {
        let around = self.contents.touching(words);
        let around = around.filter(|(content, _)| content.covers(words));
        let innermost = around.min_by_key(|(content, _)| content.len());
        innermost.map(|&(_, found)| found)
    }

    /// What is said by the cue at some words, piece by piece; empty where they are no cue.
    pub fn content_of_cue(&self, words: Span) -> impl Iterator<Item = Span> + '_ {
        let facts = self
            .cues
            .touching(words)
            .flat_map(|(_, fact)| &fact.evidence);
        facts.map(|piece| piece.span)
    }
}

/// Who tells what the clause of a verb tells; `None` where the article does. "The ministers agreed to
/// meet" is told by the article, not by the ministers.
pub fn by(reader: &Reader<'_>, verb: usize) -> Option<Attribution> {
    let told = match reader.said.around(reader.token(verb).span) {
        // "It is expected to rain" is the article's own word.
        Some((_, quote)) if quote.speaker.is_none() && quote.mode == QuoteMode::Indirect => {
            return None;
        }
        // "She said that the man, who has not been named, fled": the aside is the writer's.
        Some((_, quote)) if quote.mode == QuoteMode::Indirect && is_aside(reader, verb) => {
            return None;
        }
        Some((fact, quote)) => Attribution {
            name: quote
                .speaker
                .as_ref()
                .map_or(SOMEBODY, |speaker| &speaker.name)
                .to_owned(),
            fact: Some(fact.clone()),
        },
        None => Attribution {
            name: reporter(reader, verb)?,
            fact: None,
        },
    };
    let acts = reader
        .clause_of(verb)
        .and_then(clause::Clause::subject_head)
        .is_some_and(|head| {
            let entity = reader.entities.at(reader.token(head).span.start);
            entity.is_some_and(|(_, _, entity)| entity.name == told.name)
                || subject::name(reader, head).is_some_and(|(name, _)| name == told.name)
        });
    let in_own_words = matches!(
        reader.said.around(reader.token(verb).span),
        Some((_, quote)) if quote.mode == QuoteMode::Direct
    );
    let is_own_act = acts && !in_own_words && !is_finite_content(reader, verb);
    (!is_own_act).then_some(told)
}

/// Whether a clause is a relative one between commas.
fn is_aside(reader: &Reader<'_>, verb: usize) -> bool {
    let clause = reader.clause_of(verb);
    let top = clause
        .and_then(|clause| clause.chain().next())
        .unwrap_or(verb);
    reader.token(top).dependency == Dependency::RelativeClause && extent::is_set_off(reader, top)
}

/// The subject of the verb of saying, thinking or showing whose complement a clause is.
fn reporter(reader: &Reader<'_>, verb: usize) -> Option<String> {
    let above = content_governor(reader, verb)?;
    // "He was ill; the doctor said why."
    let is_parted = |at: usize| &*reader.token(at).text == ";";
    if verb < above && (verb..above).any(is_parted) {
        return None;
    }
    let reports =
        clause::is_reporting(&reader.lemma(above)) || clause::is_supposing(&reader.lemma(above));
    let subject = reader
        .clause_of(above)?
        .subject_head()
        .filter(|_| reports)?;
    subject::name(reader, subject).map(|(name, _)| name)
}

/// Whether a clause with a tense of its own is what another verb's subject says or thinks.
fn is_finite_content(reader: &Reader<'_>, verb: usize) -> bool {
    content_governor(reader, verb).is_some() && !clause::is_infinitive(reader.analysis(), verb)
}

/// The verb whose clausal complement a clause is, or is joined to.
fn content_governor(reader: &Reader<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    loop {
        let token = reader.token(at);
        match token.dependency {
            Dependency::ClausalComplement => {
                return Some(token.head).filter(|_| !clause::is_found_so(reader.analysis(), at));
            }
            Dependency::Conjunct | Dependency::OpenComplement if token.head != at => {
                at = token.head;
            }
            _ => return None,
        }
    }
}
