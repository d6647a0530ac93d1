//! The two sides of a score or a vote.

use crate::facts::lexeme::Lexemes;
use crate::facts::number;

use super::amount::{Extent, Found, Sort};
use super::unit;

const CONTESTS: &[&str] = &[
    "win", "won", "wins", "beat", "beating", "lost", "loss", "defeat", "defeated", "victory",
    "draw", "drew", "tie", "tied", "score", "lead", "led", "vote", "voted", "votes",
];

/// Lexemes before and behind a score in which a word of contest tells what it is.
const CONTEST_REACH: usize = 5;

/// "52-35", "a 3-2 win": two numbers that no range explains.
pub fn score(words: &Lexemes<'_>, at: usize) -> Option<[Found; 2]> {
    let (first, second) = (words.integer(at)?, words.integer(at + 2)?);
    let dash = matches!(words.lower(at + 1), "-" | "–") && words.joins(at + 1, words.lower(at + 1));
    let short = first < 1000 && second < 1000;
    let alone = !(words.is_glued(at) && words.before(at) != "(")
        && !(words.is_glued(at + 3)
            && (words.is_word(at + 3)
                || matches!(words.lower(at + 3), "-" | "–" | "%" | "/" | "x")));
    let near = at.saturating_sub(CONTEST_REACH)..at + 3 + CONTEST_REACH;
    let contested = near
        .into_iter()
        .any(|index| CONTESTS.contains(&words.lower(index)));
    let measured =
        unit::after_number(words, at + 3).is_some() || number::scale(words.lower(at + 3)).is_some();
    // "the 18-24 age group"
    let of_age = matches!(
        words.lower(at + 3),
        "age" | "aged" | "year" | "years" | "demographic"
    ) || matches!(words.before(at), "aged" | "ages" | "age");
    // "ISO 639-3" is no result.
    let likely = first >= second && (first < 20 || second.saturating_mul(10) >= first);
    if !dash || !short || !alone || measured || of_age || !(likely || contested) {
        return None;
    }
    let side = |at: usize, value: u32| Found {
        start: at,
        end: at + 1,
        number: at,
        number_end: at + 1,
        extent: Extent::Exactly(f64::from(value)),
        unit: None,
        hedge: None,
        sort: Sort::Score,
    };
    Some([side(at, first), side(at + 2, second)])
}
