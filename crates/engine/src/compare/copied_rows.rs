//! Whether a row is merely copied.

use std::collections::BTreeSet;

use crate::article::Span;

use super::clause::Clauses;
use super::story::Story;

/// Words of a clause that two newsrooms do not happen to write alike.
const WORDS_COPIED: usize = 10;

/// Whether all articles of a row, given by its clauses, tell it in passages that they share with one another.
pub fn is_copied(story: &Story, clauses: &Clauses, group: &[usize]) -> bool {
    let articles: BTreeSet<usize> = group.iter().map(|&at| clauses.all[at].article).collect();
    let Some(first) = articles.first().copied() else {
        return false;
    };
    let mut reached = BTreeSet::from([first]);
    let mut open = vec![first];
    while let Some(article) = open.pop() {
        for &other in articles.difference(&reached.clone()) {
            if share_passages(story, clauses, group, [article, other]) {
                reached.insert(other);
                open.push(other);
            }
        }
    }
    articles.len() > 1 && reached == articles
}

/// Whether two articles have a long clause of the row word for word, or each has one in a passage that both
/// have.
fn share_passages(story: &Story, clauses: &Clauses, group: &[usize], [a, b]: [usize; 2]) -> bool {
    // What both quote is told alike by whoever copied nothing.
    let own = |article: usize| {
        let of_row = group.iter().map(|&at| (at, &clauses.all[at]));
        let quoted = &story.articles[article].prepared.wording.quotations;
        of_row.filter(move |(_, clause)| {
            let held = quoted.iter().map(|quote| shared(*quote, clause.span));
            clause.article == article && 2 * held.sum::<usize>() < clause.span.len()
        })
    };
    let long = |article: usize| {
        let long = own(article).filter(|(_, clause)| clause.words.len() >= WORDS_COPIED);
        long.map(|(at, _)| clauses.original(at))
    };
    if long(a).any(|one| long(b).any(|other| one == other)) {
        return true;
    }
    let pair = [a.min(b), a.max(b)];
    let Some(shared) = story.shared.get(&pair) else {
        return false;
    };
    shared.passages.iter().any(|passage| {
        (0..2).all(|side| {
            own(pair[side]).any(|(_, clause)| is_mostly_in(clause.span, passage.spans[side]))
        })
    })
}

/// Whether three quarters of a clause stand in a passage.
fn is_mostly_in(clause: Span, passage: Span) -> bool {
    4 * shared(clause, passage) >= 3 * clause.len()
}

/// How many code points two spans share.
fn shared(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
