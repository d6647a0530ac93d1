//! Names of two halves that "and" joins: "Parks and Rivers Service", "Obi & Obi".

use std::ops::Range;

use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::{starts_upper, title_word};
use crate::language::{Analysis, Tag};

use super::edges::words_of;
use super::mention::is_title_case;
use super::words::is_organization_word;

/// A body with the first of two nouns that "and" joins in its name: "the *Parks and* Rivers Service". A name of its
/// own before "and" stays apart, as does what follows no article or name.
pub fn with_first_half(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let all = analysis.tokens();
    let sentence = analysis.sentence_of(tokens.start).tokens.clone();
    let ends_body = tokens.len() > 1 && is_organization_word(&all[tokens.end - 1].text);
    let Some(noun) = tokens
        .start
        .checked_sub(2)
        .filter(|&noun| noun > sentence.start)
    else {
        return tokens;
    };
    let word = &all[noun];
    let before = &all[noun - 1];
    let is_half = matches!(&*all[noun + 1].text, "and" | "&")
        && starts_upper(&word.text)
        && (word.tag.is_noun() || word.tag == Tag::Jj)
        && analysis.name_at(noun).is_none()
        && title_word(&word.text).is_none()
        && !is_organization_word(&word.text)
        && (before.tag == Tag::Dt || before.text.ends_with('.') && starts_upper(&before.text));
    if ends_body && is_half && !is_title_case(analysis, sentence) {
        noun..tokens.end
    } else {
        tokens
    }
}

/// A listed firm with its second partner, which the recogniser may take for a name of its own: "Obi *and Obi*".
pub fn with_partner(analysis: &Analysis, tokens: &Range<usize>) -> Option<Range<usize>> {
    let all = analysis.tokens();
    let whole = tokens.start..tokens.end + 2;
    let joined = matches!(all.get(tokens.end), Some(word) if matches!(&*word.text, "and" | "&"));
    if !joined || whole.end > analysis.sentence_of(tokens.start).tokens.end {
        return None;
    }
    let text = words_of(analysis, whole.clone());
    let forms = [text.replace(" and ", " & "), text.replace(" & ", " and ")];
    let known = gazetteer();
    let is_listed = forms
        .iter()
        .any(|form| known.is_company(form) || known.organization(form).is_some());
    is_listed.then_some(whole)
}
