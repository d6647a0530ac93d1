//! A row of the comparison to be read by itself: the claim, who tells it, in which points they differ,
//! and each article's own sentence.

use std::sync::Arc;

use super::sentence::{Piece, PieceRole};
use super::told::{self, Tellers};
use super::words::Words;
use super::{Brief, Difference, Place, Story, differences};
use crate::article::{Article, ArticleId, Span, Unit};
use crate::compare::{Question, Row, Verdict};
use crate::facts::{FactSheet, spaced};

/// A row to be read by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What it tells, in the words of the one who tells it best.
    pub words: Words,
    /// Where each article tells it.
    pub tellers: Vec<Place>,
    /// Where others tell something near it.
    pub near: Vec<Place>,
    /// Articles in which it was not found.
    pub missing: Vec<ArticleId>,
    /// The points in which they differ, the gravest first.
    pub points: Vec<Difference>,
}

impl Claim {
    /// A row of a comparison of these articles; none for a row without a claim.
    pub fn of(sheets: &[Arc<FactSheet>], row: &Row) -> Option<Self> {
        let story = Story::new(sheets);
        let (article, cell) = row.named_by()?;
        let Tellers {
            told,
            near,
            missing,
        } = Tellers::of(&story, row, article);
        // What is merely worded otherwise is seen where the claim is opened.
        let slots = row.slots.iter().filter(|slot| {
            let proved = slot.verdict == Verdict::Conflict;
            let is_its_own = || told::is_at_home(row, slot) && told::is_of_claim(row, slot);
            proved || is_checkable(slot.question) && is_its_own()
        });
        let points = slots.filter_map(|slot| differences::of_slot(&story, row, slot));
        Some(Self {
            words: Words::of_claim(&story, article, cell),
            tellers: told,
            near,
            missing,
            points: points.collect(),
        })
    }

    /// Each article's sentences of a row, the words of the claim in their context and what differs
    /// standing out; in the order of the articles of the brief, each with its article.
    pub fn sentences(
        brief: &Brief,
        sheets: &[Arc<FactSheet>],
        row: &Row,
    ) -> Vec<(ArticleId, Vec<Piece>)> {
        let story = Story::new(sheets);
        let mut sentences = Vec::new();
        for source in &brief.sources {
            let Some(sheet) = story.sheet(&source.article) else {
                continue;
            };
            let cells = row.cells.get(&source.article).into_iter().flatten();
            let places = cells.map(|cell| told::place(&source.article, cell));
            let places: Vec<Place> = places.collect();
            let answers = differing_answers(row, &source.article);
            let told = places
                .iter()
                .map(|place| in_context(&sheet.article, place, &answers));
            sentences.extend(told.map(|sentence| (source.article.clone(), sentence)));
        }
        sentences
    }
}

/// Questions whose answers can be looked up, whether or not it is proved that they contradict.
fn is_checkable(question: Question) -> bool {
    use Question::{How, HowMany, SaidBy, Status, What, When, Where, Who, Why, Words};
    match question {
        HowMany | When | Where | Who | Words | How | Why => true,
        SaidBy | What | Status => false,
    }
}

/// The answers of an article to questions that are answered otherwise elsewhere.
fn differing_answers(row: &Row, article: &ArticleId) -> Vec<Span> {
    let slots = row.slots.iter();
    let slots = slots.filter(|slot| !slot.differences.is_empty() && is_checkable(slot.question));
    let answers = slots.flat_map(|slot| slot.cells.get(article).into_iter().flatten());
    let mut spans: Vec<Span> = answers.map(|answer| answer.span).collect();
    spans.sort_unstable();
    spans
}

/// The words of a place within their sentences.
fn in_context(article: &Article, place: &Place, answers: &[Span]) -> Vec<Piece> {
    let Span { start, end } = place.span;
    let sentence = |offset| article.unit_at(Unit::Sentence, offset);
    let whole = [sentence(start), sentence(end.saturating_sub(1))];
    let whole = whole.into_iter().flatten().fold(place.span, Span::hull);
    let mut pieces = Vec::new();
    let mut add = |text: &str, role| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                role,
                place: Some(place.clone()),
            });
        }
    };
    let part = |start: usize, end: usize| spaced(article.slice(Span::new(start, end.max(start))));
    add(&part(whole.start, start), PieceRole::Context);
    let mut at = start;
    for answer in answers.iter().filter(|answer| place.span.covers(**answer)) {
        if answer.start < at {
            continue;
        }
        add(&part(at, answer.start), PieceRole::Cited);
        add(&part(answer.start, answer.end), PieceRole::Answer);
        at = answer.end;
    }
    add(&part(at, end), PieceRole::Cited);
    add(&part(end, whole.end), PieceRole::Context);
    pieces
}
