//! What one person says in several quotations.

use crate::facts::{Source, phrase};
use crate::language::Analysis;

use super::direct::is_sentence_like;
use super::marks::Quotation;

/// Adds what the same person goes on saying: “A,” he said. “B.”
pub fn go_on(
    source: Source<'_>,
    quotations: &[Quotation],
    members: &mut Vec<usize>,
    taken: &mut [bool],
    verb: usize,
) {
    let analysis = source.analysis;
    loop {
        let Some(&last) = members.last() else {
            return;
        };
        let next = last + 1;
        if next >= quotations.len() || taken[next] {
            return;
        }
        let (before, after) = (&quotations[last], &quotations[next]);
        let same_paragraph = analysis.sentence_of(before.tokens.start).paragraph
            == analysis.sentence_of(after.tokens.start).paragraph;
        let from = if same_paragraph && verb >= before.tokens.end {
            analysis.sentence_of(verb).tokens.end.max(before.tokens.end)
        } else {
            before.tokens.end
        };
        let gap = from.min(after.tokens.start)..after.tokens.start;
        let only_marks = gap.clone().all(|token| phrase::is_mark(analysis, token));
        // "“A,” he told “The Morning Hour”": only behind a mark does the same person go on.
        let is_apart = after
            .tokens
            .start
            .checked_sub(1)
            .is_none_or(|token| phrase::is_mark(analysis, token));
        let follows = only_marks && is_apart && (same_paragraph || before.continues);
        if !follows || !(before.continues || is_sentence_like(source, after)) {
            return;
        }
        members.push(next);
        taken[next] = true;
    }
}

/// Adds the paragraphs of which the quotation with the cue is the last: “A.\n“B,” he said.
pub fn come_from(
    analysis: &Analysis,
    quotations: &[Quotation],
    members: &mut Vec<usize>,
    taken: &mut [bool],
) {
    while let Some(&first) = members.first()
        && let Some(before) = first.checked_sub(1)
        && quotations[before].continues
        && !taken[before]
        && (quotations[before].tokens.end..quotations[first].tokens.start)
            .all(|token| phrase::is_mark(analysis, token))
    {
        members.insert(0, before);
        taken[before] = true;
    }
}
