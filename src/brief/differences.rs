//! Where articles give several answers to one question.

use std::collections::BTreeMap;

use super::figures::Amount;
use super::words::{Words, place};
use super::{Difference, Story, Version};
use crate::article::{ArticleId, SectionKind};
use crate::compare::{Answer, Question, Row, Side, Slot, Verdict};

/// The contradictions of a row. Where a person calls it one and no slot is, all that differs in it.
pub fn of_row(story: &Story<'_>, row: &Row) -> Vec<Difference> {
    let of_verdict = |verdict: Option<Verdict>| -> Vec<Difference> {
        let slots = row.slots.iter();
        let wanted = slots.filter(|slot| verdict.is_none_or(|wanted| slot.verdict == wanted));
        wanted.filter_map(|slot| of_slot(story, row, slot)).collect()
    };
    let mut found = of_verdict(Some(Verdict::Conflict));
    if found.is_empty() {
        found = of_verdict(None);
    }
    if found.is_empty() {
        found.extend(whole(row));
    }
    found
}

/// Where some of a row are less exact than others, or have a quotation otherwise.
pub fn lesser(story: &Story<'_>, row: &Row) -> Vec<Difference> {
    let slots = row.slots.iter().filter(|slot| {
        let checkable = matches!(
            slot.question,
            Question::HowMany | Question::When | Question::Words
        );
        checkable && slot.verdict != Verdict::Agree && !super::figures::moves(slot)
    });
    slots.filter_map(|slot| of_slot(story, row, slot)).collect()
}

/// The answers of a slot, by who gives them.
fn of_slot(story: &Story<'_>, row: &Row, slot: &Slot) -> Option<Difference> {
    let difference = slot.differences.first()?;
    let versions = difference.sides.iter();
    let versions: Vec<Version> = versions
        .filter_map(|side| version(story, row, slot, side))
        .collect();
    (versions.len() > 1).then(|| Difference {
        question: slot.question,
        verdict: slot.verdict,
        row: row.id.clone(),
        versions,
    })
}

fn version(story: &Story<'_>, row: &Row, slot: &Slot, side: &Side) -> Option<Version> {
    let given = |article: &ArticleId| -> Option<&Answer> {
        let answers = slot.cells.get(article)?;
        let same = answers.iter().find(|answer| answer.text == side.text);
        same.or_else(|| answers.first())
    };
    let mut givers = side.articles.iter();
    let cited = givers
        .find(|article| given(article).is_some_and(|answer| answer.text == side.text))
        .or_else(|| side.articles.first())?;
    let words = Words::around(story, row, slot.question, cited, given(cited)?);
    let tellers = side.articles.iter();
    let tellers = tellers.filter_map(|article| Some(place(article, given(article)?)));
    Some(Version {
        words,
        tellers: tellers.collect(),
    })
}

/// What each article tells, whole, where nothing smaller differs.
fn whole(row: &Row) -> Option<Difference> {
    let mut versions: Vec<Version> = Vec::new();
    for (article, cells) in &row.cells {
        let Some(cell) = cells.first() else {
            continue;
        };
        let words = Words::plain(&cell.text);
        let teller = super::told::place(article, cell);
        match versions.iter_mut().find(|known| known.words == words) {
            Some(known) => known.tellers.push(teller),
            None => versions.push(Version {
                words,
                tellers: vec![teller],
            }),
        }
    }
    (versions.len() > 1).then(|| Difference {
        question: Question::What,
        verdict: Verdict::Conflict,
        row: row.id.clone(),
        versions,
    })
}

/// Where the headline or summary of an article gives a number that its own text does not bear out.
pub fn within(story: &Story<'_>, row: &Row) -> Vec<Difference> {
    let slots = row.slots.iter();
    let numbers = slots.filter(|slot| slot.question == Question::HowMany);
    numbers
        .flat_map(|slot| {
            let cells = slot.cells.iter();
            cells.filter_map(move |(article, answers)| {
                headline_against_text(story, row, slot, article, answers)
            })
        })
        .collect()
}

fn headline_against_text(
    story: &Story<'_>,
    row: &Row,
    slot: &Slot,
    article: &ArticleId,
    answers: &[Answer],
) -> Option<Difference> {
    let sheet = story.sheet(article)?;
    let mut by_section: BTreeMap<bool, Vec<(&Answer, Amount)>> = BTreeMap::new();
    for answer in answers {
        let section = sheet.article.section_at(answer.span.start);
        let on_top = matches!(section, SectionKind::Headline | SectionKind::Summary);
        let amount = Amount::read(&answer.value)?;
        by_section.entry(on_top).or_default().push((answer, amount));
    }
    let (top, text) = (by_section.get(&true)?, by_section.get(&false)?);
    let (headline, amount) = top.first()?;
    let borne_out = |(_, other): &(&Answer, Amount)| amount.may_be(other);
    if text.iter().any(borne_out) {
        return None;
    }
    let version = |answer: &Answer| Version {
        words: Words::around(story, row, slot.question, article, answer),
        tellers: vec![place(article, answer)],
    };
    Some(Difference {
        question: slot.question,
        verdict: Verdict::Conflict,
        row: row.id.clone(),
        versions: vec![version(headline), version(text.first()?.0)],
    })
}
