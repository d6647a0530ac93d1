//! Names that the recogniser left out or cut: known names, and runs of proper nouns whose type other
//! evidence has to tell.

use std::ops::Range;

use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::{starts_upper, title_word};
use crate::facts::{EntityType, Source};
use crate::language::{Analysis, Tag};

use super::edges::{self, with_plain_hyphens};
use super::mention::{NameMention, can_be_name, is_title_case};

/// The longest known name, in tokens.
const LONGEST: usize = 6;

/// Adds known names of several words and known acronyms; the pieces that the recogniser cut them into are left out.
pub fn with_known_names(source: Source<'_>, mentions: Vec<NameMention>) -> Vec<NameMention> {
    let analysis = source.analysis;
    let mut holder: Vec<Option<usize>> = vec![None; analysis.tokens().len()];
    for (index, mention) in mentions.iter().enumerate() {
        holder[mention.tokens.clone()].fill(Some(index));
    }
    let mut found: Vec<NameMention> = Vec::new();
    let mut is_covered = vec![false; mentions.len()];
    for sentence in analysis.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end && sentence.section.holds_facts() {
            let Some(tokens) = known_name(source, at, sentence.tokens.end) else {
                at += 1;
                continue;
            };
            let touched: Vec<usize> = tokens.clone().filter_map(|token| holder[token]).collect();
            let is_within = |&index: &usize| {
                let other = &mentions[index].tokens;
                tokens.start <= other.start && other.end <= tokens.end
            };
            if touched.iter().all(is_within) {
                for &index in &touched {
                    is_covered[index] = true;
                }
                let label = touched.first().and_then(|&index| mentions[index].label);
                found.push(candidate(tokens.clone(), label));
            }
            at = tokens.end;
        }
    }
    let kept = mentions.into_iter().zip(is_covered);
    found.extend(kept.filter_map(|(mention, covered)| (!covered).then_some(mention)));
    found
}

/// The longest known name that starts at a token: of several words, or an acronym. "WHO" is tagged like
/// "who", and the recogniser may miss it.
fn known_name(source: Source<'_>, start: usize, sentence_end: usize) -> Option<Range<usize>> {
    let analysis = source.analysis;
    if !starts_upper(&analysis.tokens()[start].text) {
        return None;
    }
    let ends = (start + 1..=sentence_end.min(start + LONGEST)).rev();
    let mut ranges = ends.map(|end| start..end);
    ranges.find(|tokens| {
        let text = source.article.slice(analysis.span_of(tokens.clone()));
        let text = &*with_plain_hyphens(text);
        let known = gazetteer();
        if tokens.len() == 1 {
            let is_acronym = text.len() > 2 && text.chars().all(|c| c.is_uppercase() || c == '&');
            let is_known =
                known.organization(text).is_some() || text.contains('&') && known.is_company(text);
            return is_acronym && is_known;
        }
        known.organization(text).is_some()
            || known.nation(text).is_some()
            || known.is_other(text)
            || known.is_place(text)
            || known.is_company(text)
    })
}

/// Runs of proper nouns outside the names found. Their type is open, and so is whether they are
/// names at all.
pub fn candidates(analysis: &Analysis, mentions: &[NameMention]) -> Vec<NameMention> {
    let all = analysis.tokens();
    let mut is_taken = vec![false; all.len()];
    for mention in mentions {
        is_taken[mention.tokens.clone()].fill(true);
    }
    let mut found = Vec::new();
    for sentence in analysis.sentences() {
        if !sentence.section.holds_facts() || is_title_case(analysis, sentence.tokens.clone()) {
            continue;
        }
        let is_free = |token: usize| {
            all[token].tag.is_proper_noun()
                && starts_upper(&all[token].text)
                && !is_taken[token]
                && analysis.name_at(token).is_none()
        };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = (at..sentence.tokens.end)
                .find(|&token| !is_free(token))
                .unwrap_or(sentence.tokens.end);
            if at == end {
                at += 1;
                continue;
            }
            let Some(named) = edges::trimmed(analysis, at..end) else {
                at = end;
                continue;
            };
            let (tokens, sex) = edges::without_titles(analysis, named);
            // "Foreign Secretary": a title is no name, nor is what belongs to one.
            let is_title = tokens
                .clone()
                .any(|token| title_word(&all[token].text).is_some())
                || all.get(end).is_some_and(|next| {
                    starts_upper(&next.text) && title_word(&next.text).is_some()
                });
            let is_time = all[tokens.start].tag == Tag::Cd;
            if !is_title && !is_time && can_be_name(analysis, &tokens) {
                found.push(NameMention {
                    sex,
                    ..candidate(tokens, None)
                });
            }
            at = end;
        }
    }
    found
}

fn candidate(tokens: Range<usize>, label: Option<EntityType>) -> NameMention {
    NameMention {
        tokens,
        entity_type: label.unwrap_or(EntityType::Other),
        label,
        sex: None,
        rule: "entity.name",
    }
}
