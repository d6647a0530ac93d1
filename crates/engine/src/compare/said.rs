//! Who says so is asked of one thing that is said.

use super::answer::Answer;
use super::clause::Clauses;
use super::row::Question;
use super::rows::TELLS_IT;

/// A question who says so, parted by what is said: what one speaker says elsewhere in a row, where others say
/// other things, is no answer to it.
pub fn parted(clauses: &Clauses, answers: &[Answer], question: Vec<usize>) -> Vec<Vec<usize>> {
    if question.is_empty() || answers[question[0]].question() != Question::SaidBy {
        return vec![question];
    }
    let is_one = |a: usize, b: usize| {
        let [a, b] = [a, b].map(|at| answers[at].clause);
        a == b || clauses.likeness(a, b) >= TELLS_IT
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in question {
        let (joined, others): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| group.iter().any(|&other| is_one(at, other)));
        groups = others;
        groups.push(joined.into_iter().flatten().chain([at]).collect());
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}
