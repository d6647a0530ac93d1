//! Who says so is asked of one thing that is said.

use super::answer::Answer;
use super::clause::Clauses;
use super::linkage;
use super::row::Question;
use super::rows::TELLS_IT;

/// A question who says so, parted by what is said: what one speaker says elsewhere in a row, where others say
/// other things, is no answer to it.
pub fn parted(clauses: &Clauses, answers: &[Answer], question: Vec<usize>) -> Vec<Vec<usize>> {
    if question.is_empty() || answers[question[0]].question() != Question::SaidBy {
        return vec![question];
    }
    let is_one = |pair: &[usize; 2]| {
        let [a, b] = pair.map(|at| answers[question[at]].clause);
        a == b || clauses.likeness(a, b) >= TELLS_IT
    };
    let alike = linkage::pairs(question.len()).filter(is_one);
    let groups = linkage::connected(question.len(), alike).into_iter();
    groups
        .map(|group| group.into_iter().map(|at| question[at]).collect())
        .collect()
}
