//! Where articles give several answers to one question.

use super::words::{Words, place};
use super::{Difference, Story, Version};
use crate::article::ArticleId;
use crate::compare::{Answer, Question, Remarks, Row, Side, Slot, Verdict};

/// Lesser differences of a row that are told; more would hide what all tell.
const MOST_LESSER: usize = 2;

/// The contradictions of a row. Where a person calls it one and no slot is, all that differs in it.
pub fn of_row(story: &Story<'_>, row: &Row) -> Vec<Difference> {
    let of_verdict = |verdict: Option<Verdict>| -> Vec<Difference> {
        let slots = row.slots.iter();
        let wanted = slots.filter(|slot| verdict.is_none_or(|wanted| slot.verdict == wanted));
        wanted
            .filter_map(|slot| of_slot(story, row, slot))
            .collect()
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

/// Where the answers of a row cannot all be right if they are told of one thing, which is not proved.
pub fn open(story: &Story<'_>, row: &Row) -> Vec<Difference> {
    let slots = checkable(row).filter(|slot| slot.verdict == Verdict::Compatible && excludes(slot));
    slots.filter_map(|slot| of_slot(story, row, slot)).collect()
}

/// Whether the answers of a slot cannot all be right if they are told of one thing.
fn excludes(slot: &Slot) -> bool {
    slot.differences.iter().any(|it| it.excluding)
}

/// The slots of a row with differences that can be looked up, beside the figures that move.
fn checkable(row: &Row) -> impl Iterator<Item = &Slot> {
    use Question::{How, HowMany, When, Where, Why, Words};
    row.slots.iter().filter(|slot| {
        matches!(slot.question, HowMany | When | Where | Words | How | Why)
            && slot.verdict != Verdict::Agree
            && !super::figures::moves(slot)
            && super::told::is_at_home(row, slot)
            && super::told::is_of_claim(row, slot)
            && has_other_values(slot)
    })
}

/// Where some of a row are less exact than others, or have a quotation otherwise.
pub fn lesser(story: &Story<'_>, row: &Row) -> Vec<Difference> {
    let telling = checkable(row).filter(|slot| !excludes(slot) && has_other_words(slot));
    let found = telling.filter_map(|slot| of_slot(story, row, slot));
    // Whether two quotations are one, cut, is seen where one holds the other.
    let is_cut = |it: &Difference| it.question != Question::Words || it.holds_one_another();
    found.filter(is_cut).take(MOST_LESSER).collect()
}

/// Whether those who differ do so by more than marks and spaces: "Thanksgiving" beside "Thanksgiving" tells a reader
/// nothing.
fn has_other_words(slot: &Slot) -> bool {
    let sides = slot.differences.iter().flat_map(|it| &it.sides);
    let mut texts = sides.map(|side| &side.text);
    let first = texts.next();
    texts.any(|text| first.is_some_and(|first| !same_letters(text, first)))
}

/// Whether the answers do not mean the same in other words.
fn has_other_values(slot: &Slot) -> bool {
    let mut values = slot.cells.values().flatten().map(|answer| &answer.value);
    let first = values.next();
    values.any(|value| Some(value) != first)
}

impl Difference {
    /// Whether another difference is told at the same places: the words of each version overlap.
    pub fn is_of_same_places(&self, other: &Self) -> bool {
        let overlaps = |one: &Version, other: &Version| {
            let mut places = one.tellers.iter();
            places.any(|place| other.tellers.iter().any(|it| it.overlaps(place)))
        };
        let has_its_own = |version: &Version| other.versions.iter().any(|it| overlaps(it, version));
        self.versions.len() == other.versions.len() && self.versions.iter().all(has_its_own)
    }

    /// Whether one version is a part of another, word for word.
    fn holds_one_another(&self) -> bool {
        let texts = self
            .versions
            .iter()
            .map(|version| letters(version.words.answer_text()));
        let texts: Vec<String> = texts.collect();
        let holds = |a: &String| texts.iter().any(|b| a.len() < b.len() && b.contains(a));
        texts.iter().any(holds)
    }
}

/// Letters and digits alone: marks and spaces change no words.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn same_letters(a: &str, b: &str) -> bool {
    letters(a).to_lowercase() == letters(b).to_lowercase()
}

/// The answers of a slot, by who gives them.
pub fn of_slot(story: &Story<'_>, row: &Row, slot: &Slot) -> Option<Difference> {
    let difference = slot.differences.first()?;
    let versions = difference.sides.iter();
    let versions: Vec<Version> = versions
        .filter_map(|side| version(story, row, slot, side))
        .collect();
    (versions.len() > 1).then(|| Difference {
        question: slot.question,
        label: slot.label.clone(),
        verdict: slot.verdict,
        row: row.id.clone(),
        versions,
        remarks: Remarks::default(),
    })
}

fn version(story: &Story<'_>, row: &Row, slot: &Slot, side: &Side) -> Option<Version> {
    let given = |article: &ArticleId| -> Option<&Answer> {
        let answers = slot.cells.get(article)?;
        let same = answers.iter().find(|answer| answer.text == side.text);
        same.or_else(|| answers.first())
    };
    let around = |article: &ArticleId| {
        Some(Words::around(
            story,
            row,
            slot.question,
            article,
            given(article)?,
        ))
    };
    let givers = side.articles.iter();
    let told: Vec<(&ArticleId, Words)> = givers
        .filter_map(|article| Some((article, around(article)?)))
        .collect();
    let is_worded_so = |article| given(article).is_some_and(|answer| answer.text == side.text);
    let cited = told
        .iter()
        .filter(|(article, _)| is_worded_so(article))
        // Words that tell no more than the answer are cited where there are no others.
        .min_by_key(|(_, words)| (words.answer.len() == words.text.len(), words.text.len()));
    let (cited, words) = cited.or(told.first())?;
    let alike = told.iter().all(|(_, other)| words.is_like(other));
    let has_these_words = |words: &Words, article: &ArticleId| {
        given(article).is_some_and(|answer| same_letters(&answer.text, words.answer_text()))
    };
    let mut tellers: Vec<&ArticleId> = side.articles.iter().collect();
    // The one that is cited, who else has its words, and the rest.
    tellers.sort_by_key(|&article| (article != *cited, !has_these_words(words, article)));
    let verbatim = tellers
        .iter()
        .filter(|article| has_these_words(words, article))
        .count();
    let tellers = tellers.into_iter();
    Some(Version {
        words: words.clone(),
        tellers: tellers
            .filter_map(|article| Some(place(article, given(article)?)))
            .collect(),
        verbatim: verbatim.max(1),
        alike,
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
            Some(known) => {
                known.tellers.push(teller);
                known.verbatim += 1;
            }
            None => versions.push(Version {
                words,
                tellers: vec![teller],
                verbatim: 1,
                alike: true,
            }),
        }
    }
    (versions.len() > 1).then(|| Difference {
        question: Question::What,
        label: String::new(),
        verdict: Verdict::Conflict,
        row: row.id.clone(),
        versions,
        remarks: Remarks::default(),
    })
}
