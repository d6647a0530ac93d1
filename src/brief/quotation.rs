//! One quotation in all its forms: in which words each article gives it, whose they are, and what was
//! cut, dropped, added or welded of the fullest form.

use std::sync::Arc;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::sentence::{Piece, PieceRole};
use super::words::place;
use super::{Brief, Place};
use crate::article::ArticleId;
use crate::compare::{Answer, Question, Row, Slot};
use crate::facts::{Fact, FactContent, FactSheet, Quote, QuoteMode, one_line};

/// What became of the fullest form in another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Changes {
    /// Words at the beginning are missing.
    cut_before: bool,
    /// Words at the end are missing.
    cut_after: bool,
    /// Words in the midst are missing, and a mark tells it.
    dropped: bool,
    /// Words in the midst are missing, and nothing tells it.
    welded: bool,
    /// It has words of its own.
    added: bool,
}

/// The forms of each quotation of a row, a sentence for each article: "A: “We will win” — direct, said by
/// Holm; cut at the end".
pub fn forms(brief: &Brief, sheets: &[Arc<FactSheet>], row: &Row) -> Vec<Vec<Piece>> {
    let slots = row.slots.iter();
    let slots = slots.filter(|slot| slot.question == Question::Words);
    slots
        .flat_map(|slot| of_slot(brief, sheets, slot))
        .collect()
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
        pieces.push(Piece::plain(format!("”{}", told_how(quote, changes))));
        pieces
    };
    answers.iter().map(form).collect()
}

/// The quote that holds a place.
fn quote_at<'s>(sheet: &'s FactSheet, place: &Place) -> Option<&'s Quote> {
    let touches = |fact: &&Fact| {
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
fn told_how(quote: Option<&Quote>, changes: Changes) -> String {
    let mode = quote.map(|quote| match quote.mode {
        QuoteMode::Direct => "direct",
        QuoteMode::Indirect => "reported",
        QuoteMode::Mixed => "partly reported",
    });
    let speaker = quote.and_then(|quote| quote.speaker.as_ref());
    let speaker = speaker.map(|speaker| format!("said by {}", speaker.name));
    let own = mode.map(str::to_owned).into_iter().chain(speaker);
    let own: Vec<String> = own.collect();
    let cut = match (changes.cut_before, changes.cut_after) {
        (true, true) => Some("cut at both ends"),
        (true, false) => Some("cut at the beginning"),
        (false, true) => Some("cut at the end"),
        (false, false) => None,
    };
    let told = [
        cut,
        changes.dropped.then_some("words left out"),
        changes
            .welded
            .then_some("welded: words left out without a mark"),
        changes.added.then_some("other words"),
    ];
    let parts = Some(own.join(", ")).filter(|own| !own.is_empty());
    let parts = parts
        .into_iter()
        .chain(told.into_iter().flatten().map(str::to_owned));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" — {}", parts.join("; "))
    }
}

/// The words of a form beside those of the fullest: what it lacks struck out, what it has of its own
/// standing out.
fn marked(fullest: &str, form: &str, place: &Place) -> (Vec<Piece>, Changes) {
    let [full, own] = [fullest, form].map(|text| text.split_whitespace().collect::<Vec<&str>>());
    let keys = |words: &[&str]| words.iter().map(|word| key(word)).collect::<Vec<String>>();
    let diff = capture_diff_slices(Algorithm::Myers, &keys(&full), &keys(&own));
    let mut pieces = Vec::new();
    let mut changes = Changes::default();
    let mut add = |words: &[&str], role| {
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
            let at_end = old.end == full.len();
            match (old.start == 0, at_end) {
                (true, _) if new.is_empty() => changes.cut_before = true,
                (_, true) if new.is_empty() => changes.cut_after = true,
                _ if !new.is_empty() => {}
                _ if has_gap(&own, new.start) => changes.dropped = true,
                _ => changes.welded = true,
            }
            add(&full[old], PieceRole::Dropped);
        }
        changes.added |= !new.is_empty();
        add(&own[new], PieceRole::Answer);
    }
    if let Some(last) = pieces.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    (pieces, changes)
}

/// Whether a mark tells that words are missing before a word.
fn has_gap(words: &[&str], at: usize) -> bool {
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

    fn told(fullest: &str, form: &str) -> (String, Changes) {
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
        (pieces.collect::<String>().trim().to_owned(), changes)
    }

    #[test]
    fn what_is_cut_dropped_and_added_is_marked() {
        let full = "We will rebuild the old pier before the winter comes";
        let (words, changes) = told(full, "rebuild the old pier before the winter");
        assert_eq!(
            words,
            "-We will- rebuild the old pier before the winter -comes-"
        );
        assert!(changes.cut_before && changes.cut_after && !changes.welded);
        let (words, changes) = told(full, "We will rebuild the pier before the winter comes");
        assert_eq!(
            words,
            "We will rebuild the -old- pier before the winter comes"
        );
        assert!(changes.welded, "nothing tells that a word is missing");
        let (_, changes) = told(full, "We will rebuild … before the winter comes");
        assert!(!changes.welded, "a mark tells it");
        let (words, changes) = told(full, "We will rebuild the new pier before the winter comes");
        assert_eq!(
            words,
            "We will rebuild the -old- +new+ pier before the winter comes"
        );
        assert!(changes.added);
    }
}
