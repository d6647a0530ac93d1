//! The classes of words around the noun that names a post.

use std::collections::HashSet;
use std::sync::LazyLock;

/// What a word around the noun of a post tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Tells the time of the post, not the post: "new".
    Timely,
    /// An adjective that says which post it is: "deputy".
    Kind,
    /// May stand before a hyphen within a title: "co-".
    Prefix,
    /// Ends the name of a body: "Department".
    Body,
    /// Says nothing of the post: "legendary".
    Praise,
    /// Belongs to a title also in capitals: "Home Secretary".
    Portfolio,
    /// A post whose field follows after "of" or "for": "Minister of Industry".
    Fielded,
    /// Ends like a noun of occupation and is none: "paper".
    NoOccupation,
    /// Tells a party: "Conservative".
    Party,
    /// A post that somebody is elected to, which is not of the party: "senator".
    Seat,
}

static WORDS: LazyLock<HashSet<(Class, &'static str)>> = LazyLock::new(|| {
    let list = include_str!("../../../assets/words/posts.txt").lines();
    let lines = list.filter_map(|line| line.split_once('\t'));
    let classes = lines.filter_map(|(class, words)| Some((Class::named(class)?, words)));
    let words = classes.flat_map(|(class, words)| words.split(' ').map(move |word| (class, word)));
    words.collect()
});

impl Class {
    /// Whether a word in lower case is of the class.
    pub fn holds(self, word: &str) -> bool {
        WORDS.contains(&(self, word))
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "timely" => Class::Timely,
            "kind" => Class::Kind,
            "prefix" => Class::Prefix,
            "body" => Class::Body,
            "praise" => Class::Praise,
            "portfolio" => Class::Portfolio,
            "fielded" => Class::Fielded,
            "no-occupation" => Class::NoOccupation,
            "party" => Class::Party,
            "seat" => Class::Seat,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_in_the_list() {
        assert!(Class::Timely.holds("outgoing") && Class::Kind.holds("deputy"));
        assert!(Class::Praise.holds("legendary") && Class::Prefix.holds("co"));
        assert!(Class::Portfolio.holds("finance") && Class::Body.holds("ministry"));
        assert!(Class::Fielded.holds("minister") && Class::NoOccupation.holds("paper"));
        assert!(Class::Party.holds("democrat") && Class::Seat.holds("senator"));
        assert!(!Class::Kind.holds("legendary"));
    }
}
