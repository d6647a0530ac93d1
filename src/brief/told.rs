//! What several articles tell.

use super::words::{self, Words};
use super::{Place, Story, Told, differences};
use crate::article::ArticleId;
use crate::compare::{Cell, Question, Row, Slot, Verdict};
use crate::facts::one_line;

/// Questions whose answers tell that an article speaks of the same thing.
const TELLING: [Question; 3] = [Question::HowMany, Question::When, Question::Words];

/// What a row tells, and who tells it; none where its articles are alike in part only, or one of them
/// tells it and others merely answer a question of it elsewhere.
pub fn of_row(story: &Story<'_>, row: &Row, verdict: Verdict) -> Option<Told> {
    if verdict == Verdict::Compatible && !is_one_claim(row) {
        return None;
    }
    let (article, cell) = best(row)?;
    let tellers = tellers(row);
    if tellers.len() < 2 {
        return None;
    }
    let articles = story.sheets.iter().map(|sheet| &sheet.article.id);
    let missing = articles.filter(|id| tellers.iter().all(|teller| teller.article != **id));
    Some(Told {
        row: row.id.clone(),
        words: Words {
            by: cell.by.clone(),
            ..Words::plain(&cell.text)
        },
        missing: missing.cloned().collect(),
        copied: verdict == Verdict::Copied,
        lesser: if verdict == Verdict::Compatible {
            differences::lesser(story, row)
        } else {
            Vec::new()
        },
        tellers: with_first(tellers, article),
        note: None,
    })
}

/// Whether the articles of a row tell one thing: they answer a question alike or nearly so, not merely
/// use some of the same words.
fn is_one_claim(row: &Row) -> bool {
    let answers = |slot: &Slot| {
        TELLING.contains(&slot.question) && slot.cells.len() > 1 && is_at_home(row, slot)
    };
    let same_words = |slot: &Slot| {
        slot.question == Question::What
            && slot.differences.is_empty()
            && slot.verdict == Verdict::Agree
            && slot.cells.len() == row.cells.len()
    };
    row.slots
        .iter()
        .any(|slot| answers(slot) || same_words(slot))
}

/// Whether at least half of the answers to a question stand in the claims of the row: a question may reach far
/// beyond them.
pub fn is_at_home(row: &Row, slot: &Slot) -> bool {
    let inside = slot.cells.iter().filter(|(article, answers)| {
        let cells = row.cells.get(*article).into_iter().flatten();
        let mut spans = cells.map(|cell| cell.span);
        spans.any(|span| answers.iter().any(|answer| span.overlaps(answer.span)))
    });
    2 * inside.count() >= slot.cells.len()
}

/// The claim that gives the row its name.
pub fn best(row: &Row) -> Option<(&ArticleId, &Cell)> {
    let cells = || {
        let articles = row.cells.iter();
        articles.flat_map(|(article, cells)| cells.iter().map(move |cell| (article, cell)))
    };
    let start = row.label.trim_end_matches('…');
    let named = cells().find(|(_, cell)| one_line(&cell.text).starts_with(start));
    named.or_else(|| cells().next())
}

/// Where each article tells what a row tells: in a claim, or by an answer that stands elsewhere.
pub fn tellers(row: &Row) -> Vec<Place> {
    let claims = row.cells.iter().filter_map(|(article, cells)| {
        let cell = cells.first()?;
        Some(place(article, cell))
    });
    let mut found: Vec<Place> = claims.collect();
    let slots = row.slots.iter();
    for slot in slots.filter(|slot| TELLING.contains(&slot.question) && is_at_home(row, slot)) {
        for (article, answers) in &slot.cells {
            let known = found.iter().any(|place| place.article == *article);
            if let Some(answer) = answers.first().filter(|_| !known) {
                found.push(words::place(article, answer));
            }
        }
    }
    found
}

pub fn with_first(mut tellers: Vec<Place>, article: &ArticleId) -> Vec<Place> {
    tellers.sort_by_key(|place| place.article != *article);
    tellers
}

/// Where a claim stands.
pub fn place(article: &ArticleId, cell: &Cell) -> Place {
    Place {
        article: article.clone(),
        fact: Some(cell.fact.clone()),
        span: cell.span,
    }
}
