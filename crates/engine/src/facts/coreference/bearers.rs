//! The nouns by which named things may be described: a person's posts, the kinds of a thing.

use std::collections::{HashMap, HashSet};

use crate::facts::EntityType;
use crate::facts::titles::{self, title_word};
use crate::language::{Analysis, Dependency, Tag};

use super::Referent;

/// Who bears a noun that names a person's post or the kind of a thing: "minister", "airline".
pub fn of(analysis: &Analysis, referents: &[Referent<'_>]) -> HashMap<String, Vec<usize>> {
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, referent) in referents.iter().enumerate() {
        let mut nouns = match referent.entity_type {
            EntityType::Person => posts(analysis, referent),
            _ => kinds(analysis, referent),
        };
        if referent.entity_type == EntityType::Organization {
            nouns.extend(kind_in_name(&referent.names[0]));
        }
        for noun in nouns {
            bearers.entry(noun).or_default().push(index);
        }
    }
    bearers
}

/// The common nouns that restate a thing's names: "Ebele, an airline", "the airline Ebele".
fn kinds(analysis: &Analysis, referent: &Referent<'_>) -> HashSet<String> {
    let tokens = analysis.tokens();
    let mut kinds = HashSet::new();
    for mention in &referent.mentions {
        let Some(head) = analysis.head_of(mention.clone()) else {
            continue;
        };
        let word = &tokens[head];
        let mut nouns: Vec<usize> = analysis.children_by(head, Dependency::Apposition).collect();
        match word.dependency {
            Dependency::Apposition => nouns.push(word.head),
            Dependency::Subject if &*tokens[word.head].lemma == "be" => {
                nouns.extend(analysis.children_by(word.head, Dependency::Attribute));
            }
            _ => {}
        }
        nouns.extend(mention.start.checked_sub(1));
        let common = nouns
            .into_iter()
            .filter(|&noun| tokens[noun].tag == Tag::Nn);
        kinds.extend(common.map(|noun| tokens[noun].text.to_lowercase()));
    }
    kinds
}

/// The nouns of the titles before and after a person's names.
fn posts(analysis: &Analysis, referent: &Referent<'_>) -> HashSet<String> {
    let mut posts = HashSet::new();
    let mut add = |token: usize| {
        let word = analysis.tokens()[token].text.to_lowercase();
        if let Some(title) = title_word(&word).filter(|title| !title.is_address) {
            posts.insert(title.long.map_or(word, str::to_lowercase));
        }
    };
    for mention in &referent.mentions {
        if let Some(phrase) = titles::before(analysis, mention.start) {
            phrase.title.for_each(&mut add);
        }
        if let Some(head) = analysis.head_of(mention.clone()) {
            analysis
                .children_by(head, Dependency::Apposition)
                .for_each(&mut add);
        }
    }
    posts
}

/// What an organization's name says that it is: its last word, or the word before its complement
/// ("Global Coalition to Defeat ISIS").
fn kind_in_name(name: &str) -> Option<String> {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let is_complement = |word: &String| {
        matches!(
            word.as_str(),
            "of" | "to" | "for" | "against" | "on" | "in" | "and"
        )
    };
    let end = words.iter().position(is_complement).unwrap_or(words.len());
    let is_long = words.len() > 1 && end > 0;
    is_long.then(|| words[end - 1].clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_what_kind_of_organization_it_is() {
        let kind = kind_in_name;
        assert_eq!(
            kind("Global Coalition to Defeat ISIS").as_deref(),
            Some("coalition")
        );
        assert_eq!(
            kind("Ministry of Foreign Affairs").as_deref(),
            Some("ministry")
        );
        assert_eq!(kind("Supreme Court").as_deref(), Some("court"));
        assert_eq!(kind("Reuters"), None);
    }
}
