//! The words of a clause: from its first participant to its last complement, less the clauses in it that
//! make a point of their own.

use std::ops::Range;

use crate::article::Span;
use crate::facts::clause::{self, Clause, SubjectOrigin};
use crate::facts::{one_line, phrase};
use crate::language::{Dependency, PartOfSpeech, Tag};

use super::reader::Reader;
use super::telling;

/// What sets a clause apart that stands within another.
const ASIDE: [char; 7] = [',', ';', ':', '-', '–', '—', ' '];

/// The words of a clause.
#[derive(Debug, Clone)]
pub struct Extent {
    /// Its tokens, in the order of the text. Never empty.
    pub tokens: Vec<usize>,
    /// From the first to the last.
    pub span: Span,
}

impl Extent {
    /// The words of a clause. One that only tells that something is said has that in it as well.
    pub fn of(reader: &Reader<'_>, clause: &Clause) -> Self {
        let analysis = reader.analysis();
        let top = clause.chain().next().unwrap_or(clause.verb);
        let content = clause
            .complement
            .filter(|_| telling::has_content(reader, clause));
        let mut tokens = analysis.subtree_without(top, |child| {
            Some(child) != content && is_apart(reader, clause, child)
        });
        let sentence = &analysis.sentence_of(clause.verb).tokens;
        tokens.retain(|token| sentence.contains(token));
        tokens.splice(..0, antecedent(reader, clause, &tokens));
        let torn_off = clause
            .subject_head()
            .filter(|&head| clause::is_torn_off(analysis, head));
        if let Some(subject) = torn_off {
            tokens.extend(analysis.subtree(subject));
            tokens.sort_unstable();
            tokens.dedup();
        }
        trim(reader, clause, &mut tokens);
        if tokens.is_empty() {
            tokens.push(clause.verb);
        }
        let (first, last) = (tokens[0], tokens[tokens.len() - 1]);
        let ends = phrase::with_hyphens(analysis, first..last + 1);
        tokens.splice(..0, ends.start..first);
        tokens.extend(last + 1..ends.end);
        let span = reader.whole(analysis.span_of(ends));
        Self { tokens, span }
    }

    /// The words on one line, with dots where a clause in between is left out.
    pub fn text(&self, reader: &Reader<'_>) -> String {
        let analysis = reader.analysis();
        let mut line = String::new();
        let mut end = self.span.start;
        let runs = phrase::runs(&self.tokens).into_iter();
        let is_told = |run: &Range<usize>| !phrase::trim(analysis, run.clone()).is_empty();
        for run in runs.filter(is_told) {
            let span = analysis.span_of(run);
            let between = analysis.tokens_in(Span::new(end, span.start.max(end)));
            let leaves_out = leaves_out(reader, between);
            let article = reader.source.article;
            if leaves_out {
                let told = line.trim_end_matches(ASIDE).len();
                line.truncate(told);
                line.push_str(" … ");
                line.push_str(article.slice(span).trim_start_matches(ASIDE));
            } else {
                line.push_str(article.slice(Span::new(end, span.end)));
            }
            end = span.end;
        }
        if end < self.span.end {
            line.push_str(reader.source.article.slice(Span::new(end, self.span.end)));
        }
        one_line(&line)
    }
}

/// Whether tokens between the words of a clause are another clause or tell who says it. Anything else belongs to
/// the phrase around it, however the parse hangs it: "through which *over* a hundred ships pass".
fn leaves_out(reader: &Reader<'_>, mut between: Range<usize>) -> bool {
    between.any(|token| {
        reader.clause_of(token).is_some()
            || reader.token(token).text.eq_ignore_ascii_case("according")
    })
}

/// Whether a branch makes a point of its own, or is none of the clause.
fn is_apart(reader: &Reader<'_>, clause: &Clause, child: usize) -> bool {
    let analysis = reader.analysis();
    let token = reader.token(child);
    // The verb of a branch may be the governor of the one that carries the meaning: "*failed* to stop".
    let makes_claim = || {
        let inner = analysis.children_by(child, Dependency::OpenComplement);
        std::iter::once(child)
            .chain(inner)
            .any(|verb| reader.claims.contains(&verb))
    };
    // What hangs on another clause within this one is told with it: "a standoff that lasted *until* …".
    let is_own = || clause.chain().any(|at| at == token.head);
    match token.dependency {
        Dependency::Interjection => clause.subject_head() != Some(child),
        Dependency::Parataxis | Dependency::Unclassified | Dependency::Meta => true,
        Dependency::AdverbialClause if is_condition(reader, child) => false,
        Dependency::RelativeClause | Dependency::ClausalModifier => makes_claim(),
        Dependency::AdverbialClause => is_own() && makes_claim(),
        Dependency::Conjunct => {
            clause::is_torn_off(analysis, child) && clause.subject_head() != Some(child)
                || reader.clause_of(child).is_some()
                    && clause.chain().any(|at| at == token.head)
                    && !goes_on(reader, child)
        }
        Dependency::ClausalComplement => is_own() && telling::is_content(reader, child),
        Dependency::Preposition => token.text.eq_ignore_ascii_case("according"),
        _ => false,
    }
}

/// Words that bind a clause to another, which is another statement without it: "she never cared *until* she
/// met him", "the strike ends *if* both sides agree".
const CONDITIONS: [&str; 6] = ["if", "unless", "until", "till", "lest", "provided"];

/// Whether a clause is one on which the truth of the other hangs.
fn is_condition(reader: &Reader<'_>, verb: usize) -> bool {
    let analysis = reader.analysis();
    let markers = analysis
        .children_by(verb, Dependency::Marker)
        .chain(analysis.children_by(verb, Dependency::Preposition))
        .chain(analysis.children_by(verb, Dependency::AdverbialModifier));
    markers
        .filter(|&at| at < verb)
        .any(|at| CONDITIONS.contains(&reader.token(at).text.to_lowercase().as_str()))
}

/// Whether a clause is told in one with the infinitive that it is joined to.
pub fn goes_on(reader: &Reader<'_>, verb: usize) -> bool {
    let analysis = reader.analysis();
    clause::goes_on(analysis, verb) && clause::is_infinitive(analysis, verb)
}

/// Whether a mark stands before the words of a branch: "the dam, built in 1974".
pub fn is_set_off(reader: &Reader<'_>, top: usize) -> bool {
    let analysis = reader.analysis();
    let start = analysis.subtree_range(top).start;
    start > analysis.sentence_of(top).tokens.start
        && reader.token(start - 1).pos == PartOfSpeech::Punctuation
}

/// The noun that a clause right behind it describes: "the dam, built in 1974".
fn antecedent(reader: &Reader<'_>, clause: &Clause, tokens: &[usize]) -> Vec<usize> {
    let analysis = reader.analysis();
    let described = clause
        .subject
        .filter(|subject| subject.origin == SubjectOrigin::Antecedent);
    let (Some(subject), Some(&first)) = (described, tokens.first()) else {
        return Vec::new();
    };
    let noun = clause::noun_phrase(analysis, subject.head);
    // "Ada Obi, of Lagos, who fell"
    let is_of_noun = |at: usize| analysis.ancestors(at).any(|above| above == subject.head);
    let beside = noun.end <= first
        && (noun.end..first)
            .all(|at| reader.token(at).pos == PartOfSpeech::Punctuation || is_of_noun(at));
    if beside {
        (noun.start..first).collect()
    } else {
        Vec::new()
    }
}

/// Takes marks and words that only join the clause to others off its edges.
fn trim(reader: &Reader<'_>, clause: &Clause, tokens: &mut Vec<usize>) {
    let analysis = reader.analysis();
    let joins = |at: usize| {
        let token = reader.token(at);
        phrase::is_mark(analysis, at)
            || matches!(
                token.dependency,
                Dependency::Coordinator | Dependency::Preconjunction
            )
            || token.tag == Tag::Cc
            // "if" may stand before a condition that is part of the claim.
            || token.dependency == Dependency::Marker && clause.chain().any(|verb| verb == token.head)
    };
    // "stopped at the gate, *then*" what is told next
    let goes_on_behind = |at: usize| {
        analysis.sentence_of(at).tokens.contains(&(at + 1))
            && reader.token(at + 1).pos != PartOfSpeech::Punctuation
    };
    let leads_on = |tokens: &[usize]| match tokens {
        [.., before, last] => {
            let is_adverb = reader.token(*last).dependency == Dependency::AdverbialModifier;
            let is_apart = before + 1 < *last || phrase::is_mark(analysis, *before);
            is_adverb && is_apart && goes_on_behind(*last)
        }
        _ => false,
    };
    // "and *re*-entered": a part of the next clause.
    let ends = |last: usize| {
        let of_prefix = |at: usize| phrase::is_prefix(analysis, at);
        joins(last) || of_prefix(last) || last.checked_sub(1).is_some_and(of_prefix)
    };
    while tokens.last().is_some_and(|&last| ends(last)) || leads_on(tokens) {
        tokens.pop();
    }
    let opens = |at: usize, next: Option<&usize>| {
        let is_adverb = reader.token(at).dependency == Dependency::AdverbialModifier
            && clause.chain().any(|verb| reader.token(at).head == verb);
        // "*when* the tug sank", "*where* the index fell": the words of the claim are those behind it.
        let is_relative = is_adverb && reader.token(at).tag == Tag::Wrb;
        joins(at)
            || is_relative
            || is_adverb && next.is_some_and(|&next| &*reader.token(next).text == ",")
    };
    let kept = tokens
        .iter()
        .enumerate()
        .position(|(place, &at)| !opens(at, tokens.get(place + 1)));
    tokens.drain(..kept.unwrap_or(tokens.len()));
    if let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) {
        let whole = phrase::with_marks(analysis, first..last + 1);
        tokens.splice(..0, whole.start..first);
        tokens.extend(last + 1..whole.end);
    }
}
