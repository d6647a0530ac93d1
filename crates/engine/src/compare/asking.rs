//! The questions of a story, each to be asked in one row.

use std::collections::BTreeMap;

use crate::cancel::{CancelToken, Cancelled};

use super::answer::Answer;
use super::clause::Clauses;
use super::story::Story;
use super::{said, slots, spelling};

/// The questions that several articles answer, by the numbers of the answers: none of two things, those that each
/// row asks anew row by row, and how a name is spelt once for each name.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn questions(
    story: &Story,
    clauses: &Clauses,
    answers: &[Answer],
    row_of: &[usize],
    cancel: &CancelToken,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let questions = slots::questions(story, clauses, answers, row_of, cancel)?.into_iter();
    let questions = questions
        .flat_map(|question| said::parted(clauses, answers, question))
        .flat_map(|question| spelling::parted(answers, question));
    let is_of_spelling =
        |question: &Vec<usize>| spelling::is_told(story, clauses, answers, question);
    let by_row = |question| by_row(answers, row_of, question);
    // A name that is spelt otherwise is told of all rows together, or of one of them.
    let (mut spellings, others): (Vec<_>, Vec<_>) = questions.partition(is_of_spelling);
    let others = others.into_iter().flat_map(by_row);
    let (of_spelling, mut others): (Vec<_>, Vec<_>) = others.partition(is_of_spelling);
    spellings.extend(of_spelling);
    let more = spelling::told_nowhere(answers, &spellings);
    let (of_spelling, more): (Vec<_>, Vec<_>) = more.into_iter().partition(is_of_spelling);
    spellings.extend(of_spelling);
    others.extend(more.into_iter().flat_map(by_row));
    others.extend(spelling::united(answers, &spellings));
    Ok(others)
}

/// A question parted by the rows in which it is told, where each row tells another.
fn by_row(answers: &[Answer], row_of: &[usize], question: Vec<usize>) -> Vec<Vec<usize>> {
    if !question
        .first()
        .is_some_and(|&at| answers[at].sort().is_told_by_row())
    {
        return vec![question];
    }
    let mut told: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for answer in question {
        let row = row_of[answers[answer].clause];
        told.entry(row).or_default().push(answer);
    }
    told.into_values().collect()
}
