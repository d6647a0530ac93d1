//! Words tied to a name by a hyphen: "sub-Saharan Africa" is a region, "pro-Russian" is of no people but Russians.

use std::ops::Range;

use crate::facts::EntityType;
use crate::facts::gazetteer::gazetteer;
use crate::language::Analysis;

use super::mention::NameMention;

/// What somebody is to those who are named behind the hyphen: "pro-Russian", "non-Iranian".
const ATTITUDES: &[&str] = &["pro", "anti", "non"];
/// Where something lies to the place that is named behind the hyphen: "sub-Saharan".
const POSITIONS: &[&str] = &["sub", "trans", "cis"];

/// Whether one of some prefixes and a hyphen stand right before a token.
fn has_prefix(analysis: &Analysis, token: usize, prefixes: &[&str]) -> bool {
    let all = analysis.tokens();
    let before = token.checked_sub(2).and_then(|start| all.get(start..token));
    matches!(before, Some([prefix, hyphen])
        if &*hyphen.text == "-"
            && prefix.span.end == hyphen.span.start
            && prefixes.contains(&prefix.text.to_lowercase().as_str()))
}

/// Joins the region that a prefix and a place make: "sub-Saharan Africa".
pub fn joined_regions(analysis: &Analysis, mentions: Vec<NameMention>) -> Vec<NameMention> {
    let mut joined: Vec<NameMention> = Vec::new();
    for mut mention in mentions {
        if has_prefix(analysis, mention.tokens.start, POSITIONS) {
            mention.tokens.start -= 2;
            mention.label = Some(EntityType::Place);
            mention.entity_type = EntityType::Place;
        } else if let Some(last) = joined.last_mut()
            && last.tokens.end == mention.tokens.start
            && has_prefix(analysis, last.tokens.start + 2, POSITIONS)
        {
            last.tokens.end = mention.tokens.end;
            continue;
        }
        joined.push(mention);
    }
    joined
}

/// A people without what somebody is to it: "Russian" of "pro-Russian".
pub fn without_attitude(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let people = tokens.start + 2;
    let is_people = |token: usize| {
        let text = &analysis.tokens()[token].text;
        gazetteer().nation_of_people(text).is_some()
    };
    if tokens.len() == 3 && has_prefix(analysis, people, ATTITUDES) && is_people(people) {
        people..tokens.end
    } else {
        tokens
    }
}
