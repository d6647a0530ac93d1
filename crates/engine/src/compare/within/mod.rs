//! One article against itself: where its headline or its summary tells a figure, a day, a name or a place
//! otherwise than its body does.

mod names;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::comparer::Comparer;
use super::row::{Question, Slot, Verdict};
use crate::article::{Article, ArticleId, Section, SectionKind, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::FactSheet;

/// A question that an article answers otherwise in one of its parts than in another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Inward {
    /// The article.
    pub article: ArticleId,
    /// The question.
    pub question: Question,
    /// What is asked for: the thing counted, the occasion dated.
    pub label: String,
    /// The answers, in the order of the text.
    pub answers: Vec<InwardAnswer>,
}

/// What a part of an article answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InwardAnswer {
    /// The part: headline, summary or body.
    pub section: SectionKind,
    /// Where the answer stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its words.
    pub text: String,
}

/// The parts that are held against each other.
const PARTS: [SectionKind; 3] = [
    SectionKind::Headline,
    SectionKind::Summary,
    SectionKind::Body,
];

/// Where an article contradicts itself. Its parts are compared as articles of a story are.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn within(sheet: &FactSheet, cancel: &CancelToken) -> Result<Vec<Inward>, Cancelled> {
    let parts: Vec<(SectionKind, Arc<FactSheet>)> = PARTS
        .into_iter()
        .filter_map(|part| Some((part, Arc::new(part_of(sheet, part)?))))
        .collect();
    if parts.len() < 2 {
        return Ok(Vec::new());
    }
    let sheets: Vec<Arc<FactSheet>> = parts.iter().map(|(_, sheet)| Arc::clone(sheet)).collect();
    let rows = Comparer::default().rows(&sheets, cancel)?;
    let slots = rows.iter().flat_map(|row| &row.slots);
    let contradicted = slots.filter(|slot| {
        slot.verdict == Verdict::Conflict
            && matches!(
                slot.question,
                Question::HowMany | Question::When | Question::Who | Question::Where
            )
    });
    let found = contradicted.filter_map(|slot| inward(&sheet.article.id, slot));
    let mut found: Vec<Inward> = found.collect();
    let named = names::contradicted(sheet).into_iter();
    let new: Vec<Inward> = named
        .filter(|it| !found.iter().any(|known| known.is_of_words_of(it)))
        .collect();
    found.extend(new);
    Ok(found)
}

impl Inward {
    /// Whether another is about some of the same words.
    fn is_of_words_of(&self, other: &Self) -> bool {
        let mut answers = self.answers.iter();
        answers.any(|answer| other.answers.iter().any(|it| it.span.overlaps(answer.span)))
    }
}

fn inward(article: &ArticleId, slot: &Slot) -> Option<Inward> {
    let sides = slot.differences.iter().flat_map(|it| &it.sides);
    let answers = sides.filter_map(|side| {
        let part = side.articles.first()?;
        let mut told = slot.cells.get(part)?.iter();
        let answer = told.find(|answer| answer.text == side.text)?;
        Some(InwardAnswer {
            section: PARTS.into_iter().find(|kind| id_of(*kind) == *part)?,
            span: answer.span,
            text: answer.text.clone(),
        })
    });
    let mut answers: Vec<InwardAnswer> = answers.collect();
    answers.sort_by_key(|answer| answer.span);
    answers.dedup();
    (answers.len() > 1).then(|| Inward {
        article: article.clone(),
        question: slot.question,
        label: slot.label.clone(),
        answers,
    })
}

/// What a part is called while it stands for an article.
fn id_of(part: SectionKind) -> ArticleId {
    ArticleId::new(match part {
        SectionKind::Headline => "1 headline",
        SectionKind::Summary => "2 summary",
        _ => "3 body",
    })
}

/// The part that a section belongs to.
fn part_at(kind: SectionKind) -> SectionKind {
    match kind {
        SectionKind::Headline | SectionKind::Summary => kind,
        _ => SectionKind::Body,
    }
}

/// A part of an article as an article of its own, whose words stand where they stood; none where it has
/// no such part.
fn part_of(sheet: &FactSheet, part: SectionKind) -> Option<FactSheet> {
    let article = &sheet.article;
    let mut facts = sheet.facts.clone();
    for fact in &mut facts {
        fact.evidence
            .retain(|piece| part_at(article.section_at(piece.span.start)) == part);
    }
    facts.retain(|fact| !fact.evidence.is_empty());
    (!facts.is_empty()).then(|| FactSheet {
        article: Arc::new(Article {
            id: id_of(part),
            sections: sections_of(article, part),
            ..(**article).clone()
        }),
        facts,
    })
}

/// The sections of an article, all that is no part of `part` being none of it.
fn sections_of(article: &Article, part: SectionKind) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut end = 0;
    let last = Section {
        kind: SectionKind::Body,
        span: Span::new(article.text.len(), article.text.len()),
    };
    for section in article.sections.iter().chain([&last]) {
        // What stands in no section is body.
        let gap = Section {
            kind: SectionKind::Body,
            span: Span::new(end, section.span.start),
        };
        end = section.span.end;
        sections.extend([gap, *section]);
    }
    sections.retain(|section| !section.span.is_empty());
    for section in &mut sections {
        if part_at(section.kind) != part {
            section.kind = SectionKind::Boilerplate;
        }
    }
    sections
}
