//! Names of bodies that hold a list: "the Bureau of Roads, Rivers and Forests".

use std::ops::Range;

use crate::facts::EntityType;
use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::starts_upper;
use crate::language::Analysis;

use super::kind;
use super::words::is_organization_word;

/// The most nouns of a list in a name.
const LISTED: usize = 4;

/// "the *Bureau of Roads*, Rivers and Forests" with the rest of the list that its name holds.
pub fn with_list(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let all = analysis.tokens();
    let mut words = tokens.clone();
    let is_body = words.any(|at| {
        is_organization_word(&all[at].text)
            && all.get(at + 1).is_some_and(|next| &*next.text == "of")
    });
    let sentence_end = analysis.sentence_of(tokens.start).tokens.end;
    let is_noun = |at: usize| {
        at < sentence_end
            && starts_upper(&all[at].text)
            && all[at].tag.is_noun()
            && !gazetteer().is_place(&all[at].text)
            && analysis
                .name_at(at)
                .is_none_or(|name| kind::of_label(name.label) == Some(EntityType::Organization))
    };
    let mut end = tokens.end;
    for _ in 0..LISTED {
        let mark = all
            .get(end)
            .filter(|_| end + 1 < sentence_end && is_noun(end + 1));
        match mark.map(|mark| &*mark.text) {
            Some(",") if is_body => end += 2,
            Some("and" | "&") if is_body && end > tokens.end => return tokens.start..end + 2,
            _ => break,
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::facts;
    use crate::facts::{EntityType, FactContent};

    fn names(body: &str) -> Vec<(String, EntityType)> {
        let found = facts("", body).into_iter();
        let names = found.filter_map(|fact| match fact.content {
            FactContent::Entity(entity) => Some((entity.name, entity.entity_type)),
            _ => None,
        });
        names.collect()
    }

    #[test]
    fn a_body_may_be_named_by_a_list() {
        let body = "Agents of the Bureau of Alcohol, Tobacco, Firearms and Explosives came.";
        let whole = "Bureau of Alcohol, Tobacco, Firearms and Explosives".to_owned();
        assert!(
            names(body).contains(&(whole, EntityType::Organization)),
            "{:?}",
            names(body)
        );
        let body = "Agents of the Ministry of Health, Ada Obi and Per Lund came.";
        let found = names(body);
        assert!(
            found.iter().all(|(name, _)| !name.contains("Health, ")),
            "{found:?}"
        );
    }
}
