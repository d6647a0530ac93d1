//! What several articles tell.

use std::collections::BTreeSet;

use super::words::Words;
use super::{Place, Story, Told, differences};
use crate::article::ArticleId;
use crate::compare::words;
use crate::compare::{Cell, Question, Remarks, Row, Slot, Verdict};

/// Questions whose answers tell that an article speaks of the same thing.
const TELLING: [Question; 3] = [Question::HowMany, Question::When, Question::Words];

/// What a row tells, and who tells it; none where nothing shows that its articles speak of one thing.
pub fn of_row(story: &Story<'_>, row: &Row, verdict: Verdict, remarks: &Remarks) -> Option<Told> {
    let (article, cell) = row.named_by()?;
    let Tellers {
        told,
        near,
        missing,
    } = Tellers::of(story, row, article);
    let is_alike = row.joined || verdict != Verdict::Compatible || is_one_claim(row);
    let in_own_words = !is_alike || told.len() < 2;
    let is_told_once = told.len() + near.len() < 2;
    // What a person remarked on is never left out.
    let is_remarked = remarks.tell();
    if is_told_once || in_own_words && !has_common_point(row) && !is_remarked {
        return None;
    }
    Some(Told {
        row: row.id.clone(),
        words: Words::of_claim(story, article, cell),
        missing,
        quotations: quotations(row, told.iter().chain(&near)),
        near,
        copied: verdict == Verdict::Copied,
        lesser: if verdict == Verdict::Compatible {
            differences::lesser(story, row)
        } else {
            Vec::new()
        },
        differs: false,
        tellers: told,
        in_own_words,
        remarks: remarks.clone(),
    })
}

/// Whether several articles of a row answer one question of it, beyond naming or quoting the same people.
fn has_common_point(row: &Row) -> bool {
    let mut slots = row.slots.iter();
    slots.any(|slot| slot.cells.len() > 1 && is_point(row, slot))
}

/// Whether a question is about what the row tells, and not merely about who is named or quoted beside it: of one
/// who speaks often all kinds of things are told.
fn is_point(row: &Row, slot: &Slot) -> bool {
    let of_people = matches!(
        slot.question,
        Question::What | Question::Who | Question::SaidBy
    );
    !of_people && is_of_claim(row, slot)
}

/// Whether somebody who tells the claim of a row answers the question there: else only sentences near it do.
pub fn is_of_claim(row: &Row, slot: &Slot) -> bool {
    let best = row.named_by().map(|(article, _)| article);
    slot.cells.iter().any(|(article, answers)| {
        let tells = row.tellers.contains(article) || best == Some(article);
        let cells = row.cells.get(article).into_iter().flatten();
        let mut spans = cells.map(|cell| cell.span);
        tells && spans.any(|span| answers.iter().any(|answer| span.overlaps(answer.span)))
    })
}

/// The words of each place.
fn quotations<'p>(row: &Row, places: impl Iterator<Item = &'p Place>) -> Vec<Words> {
    let cells = places.filter_map(|place| row.cells.get(&place.article)?.first());
    cells.map(|cell| Words::plain(&cell.text)).collect()
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

/// Words in common from which two sentences may tell of one thing though they answer no question alike.
const COMMON_WORDS: usize = 4;

/// What the words of a sentence stand for, beside names and small words.
fn telling_words(sentence: &str) -> BTreeSet<String> {
    let words = words::words(sentence).into_iter();
    let telling = words.filter(|word| word.class == words::WordClass::Content);
    telling.map(|word| words::concept(&word.form)).collect()
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

/// Who tells what a row tells.
pub struct Tellers {
    /// Where they tell it.
    pub told: Vec<Place>,
    /// Where others tell something near it.
    pub near: Vec<Place>,
    /// Articles that tell nothing of it.
    pub missing: Vec<ArticleId>,
}

impl Tellers {
    /// Of a row, the article first that tells it best: the row is named in its words, so it tells it.
    pub fn of(story: &Story<'_>, row: &Row, best: &ArticleId) -> Self {
        let cells = row.cells.iter();
        let firsts = cells.filter_map(|(article, cells)| Some(place(article, cells.first()?)));
        let (mut told, near): (Vec<Place>, Vec<Place>) = firsts
            .partition(|place| place.article == *best || row.tellers.contains(&place.article));
        told.sort_by_key(|place| place.article != *best);
        // What shares no more with the claim than the people in it is no match of it.
        let points = row.slots.iter().filter(|slot| is_point(row, slot));
        let points: Vec<&Slot> = points.collect();
        let named = row.named_by().map_or("", |(_, cell)| cell.text.as_str());
        let named = telling_words(named);
        let shares_words = |cell: &Cell| {
            let words = telling_words(&cell.text);
            named.intersection(&words).count() >= COMMON_WORDS
        };
        let is_near = |place: &Place| {
            let mut points = points.iter();
            let mut cells = row.cells[&place.article].iter();
            row.joined
                || points.any(|slot| slot.cells.contains_key(&place.article))
                || cells.any(shares_words)
        };
        let near: Vec<Place> = near.into_iter().filter(is_near).collect();
        let is_found = |id: &ArticleId| told.iter().chain(&near).any(|it| it.article == *id);
        let articles = story.sheets.iter().map(|sheet| &sheet.article.id);
        let missing = articles.filter(|id| !is_found(id)).cloned().collect();
        Self {
            told,
            near,
            missing,
        }
    }
}

/// Where a claim stands.
pub fn place(article: &ArticleId, cell: &Cell) -> Place {
    Place {
        article: article.clone(),
        fact: Some(cell.fact.clone()),
        span: cell.span,
    }
}
