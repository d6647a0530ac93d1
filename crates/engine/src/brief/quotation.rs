//! One quotation in all its forms: in which words each article gives it, whose they are, and what was
//! cut, dropped, added or welded of the fullest form.

use std::collections::BTreeSet;
use std::sync::Arc;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::sentence::{Piece, PieceRole};
use super::words::place;
use super::{Brief, Place};
use crate::article::ArticleId;
use crate::compare::{Answer, Question, Row, Slot};
use crate::facts::{Fact, FactContent, FactSheet, Quote, QuoteMode, Status, one_line};

/// What became of the fullest form in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// Words at the beginning are missing.
    CutBefore,
    /// Words at the end are missing.
    CutAfter,
    /// Words in the midst are missing, and a mark tells it.
    Dropped,
    /// Words in the midst are missing, and nothing tells it.
    Welded,
    /// It has words of its own.
    Added,
}

impl Change {
    fn label(self) -> &'static str {
        match self {
            Self::CutBefore => "cut at the beginning",
            Self::CutAfter => "cut at the end",
            Self::Dropped => "words left out",
            Self::Welded => "welded: words left out without a mark",
            Self::Added => "other words",
        }
    }
}

/// The forms of each quotation of a row, a sentence for each article: "A: “We will win” — direct, said by
/// Holm; cut at the end".
pub fn forms(brief: &Brief, sheets: &[Arc<FactSheet>], row: &Row) -> Vec<Vec<Vec<Piece>>> {
    let slots = row.slots.iter();
    let slots = slots.filter(|slot| slot.question == Question::Words);
    slots.map(|slot| of_slot(brief, sheets, slot)).collect()
}

fn of_slot(brief: &Brief, sheets: &[Arc<FactSheet>], slot: &Slot) -> Vec<Vec<Piece>> {
    let answers = slot.cells.iter();
    let mut answers: Vec<(&ArticleId, &Answer)> = answers
        .filter_map(|(article, answers)| {
            let longest = answers.iter().max_by_key(|answer| answer.span.len())?;
            Some((article, longest))
        })
        .collect();
    answers.sort_by_key(|(_, answer)| std::cmp::Reverse(answer.span.len()));
    let Some(fullest) = answers.first().map(|(_, answer)| one_line(&answer.text)) else {
        return Vec::new();
    };
    let form = |(article, answer): &(&ArticleId, &Answer)| {
        let place = place(article, answer);
        let sheet = sheets.iter().find(|sheet| sheet.article.id == **article);
        let quote = sheet.and_then(|sheet| quote_at(sheet, &place));
        let (mut pieces, changes) = marked(&fullest, &one_line(&answer.text), &place);
        let outlet = Piece {
            text: brief.outlet(article).to_owned(),
            role: PieceRole::Outlet,
            place: Some(place),
        };
        pieces.splice(0..0, [outlet, Piece::plain(": “".to_owned())]);
        pieces.push(Piece::plain(format!("”{}", told_how(quote, &changes))));
        pieces
    };
    answers.iter().map(form).collect()
}

/// The quote that holds a place.
fn quote_at<'s>(sheet: &'s FactSheet, place: &Place) -> Option<&'s Quote> {
    let touches = |fact: &&Fact| {
        if fact.status == Status::Rejected {
            return false;
        }
        let mut pieces = fact.evidence.iter();
        pieces.any(|piece| piece.span.overlaps(place.span))
    };
    let mut quotes = sheet.facts.iter().filter(touches);
    quotes.find_map(|fact| match &fact.content {
        FactContent::Quote(quote) => Some(quote),
        _ => None,
    })
}

/// " — direct, said by Holm; cut at the end"
fn told_how(quote: Option<&Quote>, changes: &BTreeSet<Change>) -> String {
    let mode = quote.map(|quote| match quote.mode {
        QuoteMode::Direct => "direct",
        QuoteMode::Indirect => "reported",
        QuoteMode::Mixed => "partly reported",
    });
    let speaker = quote.and_then(|quote| quote.speaker.as_ref());
    let speaker = speaker.map(|speaker| format!("said by {}", speaker.name));
    let own = mode.map(str::to_owned).into_iter().chain(speaker);
    let own: Vec<String> = own.collect();
    let own = Some(own.join(", ")).filter(|own| !own.is_empty());
    let told = changes.iter().map(|change| change.label().to_owned());
    let parts: Vec<String> = own.into_iter().chain(told).collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" — {}", parts.join("; "))
    }
}

/// The words of a form beside those of the fullest: what it lacks struck out, what it has of its own
/// standing out.
fn marked(fullest: &str, form: &str, place: &Place) -> (Vec<Piece>, BTreeSet<Change>) {
    let [full, own] = [fullest, form].map(words);
    let keys = |words: &[String]| words.iter().map(|word| key(word)).collect::<Vec<String>>();
    let diff = capture_diff_slices(Algorithm::Myers, &keys(&full), &keys(&own));
    let mut pieces = Vec::new();
    let mut changes = BTreeSet::new();
    let mut add = |words: &[String], role| {
        if !words.is_empty() {
            pieces.push(Piece {
                text: format!("{} ", words.join(" ")),
                role,
                place: Some(place.clone()),
            });
        }
    };
    for op in &diff {
        let (_, old, new) = op.as_tag_tuple();
        if let DiffOp::Equal { .. } = op {
            add(&own[new], PieceRole::Cited);
            continue;
        }
        if !old.is_empty() {
            if new.is_empty() {
                changes.insert(if old.start == 0 {
                    Change::CutBefore
                } else if old.end == full.len() {
                    Change::CutAfter
                } else if has_gap(&own, new.start) {
                    Change::Dropped
                } else {
                    Change::Welded
                });
            }
            add(&full[old], PieceRole::Dropped);
        }
        if !new.is_empty() {
            changes.insert(Change::Added);
        }
        add(&own[new], PieceRole::Answer);
    }
    if let Some(last) = pieces.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    (pieces, changes)
}

/// The words of a text, each with the signs that stand alone behind it: a sign is no word.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in text.split_whitespace() {
        match words.last_mut() {
            Some(last) if !has_letters(part) || !has_letters(last) => {
                last.push(' ');
                last.push_str(part);
            }
            _ => words.push(part.to_owned()),
        }
    }
    words
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether a mark tells that words are missing before a word.
fn has_gap(words: &[String], at: usize) -> bool {
    let around = at.saturating_sub(1)..(at + 1).min(words.len());
    let marks = ["…", "...", "”", "\"", "[", "“"];
    words[around]
        .iter()
        .any(|word| marks.iter().any(|mark| word.contains(mark)))
}

/// A word without its marks and capitals.
fn key(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    let key: String = letters.flat_map(char::to_lowercase).collect();
    if key.is_empty() { word.to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;

    fn told(fullest: &str, form: &str) -> (String, Vec<Change>) {
        let place = Place {
            article: ArticleId::new("a"),
            fact: None,
            span: Span::new(0, 1),
        };
        let (pieces, changes) = marked(fullest, form, &place);
        let pieces = pieces.iter().map(|piece| match piece.role {
            PieceRole::Dropped => format!("-{}- ", piece.text.trim()),
            PieceRole::Answer => format!("+{}+ ", piece.text.trim()),
            _ => piece.text.clone(),
        });
        let words: String = pieces.collect();
        (words.trim().to_owned(), changes.into_iter().collect())
    }

    #[test]
    fn what_is_cut_dropped_and_added_is_marked() {
        let full = "We will rebuild the old pier before the winter comes";
        let (words, changes) = told(full, "rebuild the old pier before the winter");
        assert_eq!(
            words,
            "-We will- rebuild the old pier before the winter -comes-"
        );
        assert_eq!(changes, [Change::CutBefore, Change::CutAfter]);
        let (words, changes) = told(full, "We will rebuild the pier before the winter comes");
        assert_eq!(
            words,
            "We will rebuild the -old- pier before the winter comes"
        );
        assert_eq!(changes, [Change::Welded], "nothing tells it");
        for gap in ["…", "...", "[…]"] {
            let cut = format!("We will rebuild {gap} before the winter comes");
            let (words, changes) = told(full, &cut);
            assert_eq!(
                words,
                format!("We will rebuild {gap} -the old pier- before the winter comes")
            );
            assert_eq!(changes, [Change::Dropped], "a mark tells it");
        }
        let (words, changes) = told(full, "We will rebuild the new pier before the winter comes");
        assert_eq!(
            words,
            "We will rebuild the -old- +new+ pier before the winter comes"
        );
        assert_eq!(changes, [Change::Added]);
    }
}
