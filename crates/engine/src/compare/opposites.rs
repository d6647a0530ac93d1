//! Words that cannot both be told of one thing: it rose or it fell.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::wording::{Code, code};
use super::words::concept;

/// Pairs of opposites, of which the other forms and synonyms follow.
const OPPOSITES: &str = "rise fall,win lose,convict acquit,guilty innocent,accept reject,approve reject,open close,deny admit,\
deny confirm,alive dead,survive die,support oppose,begin end,buy sell,arrive leave,free arrest,legal illegal,pass fail,\
succeed fail,gain lose,strengthen weaken,allow ban,include exclude,join leave,hire dismiss,agree refuse,true false,\
safe dangerous,higher lower,more less,early late,first last,north south,east west,left right,male female,man woman,boy girl,\
father mother,son daughter,brother sister,husband wife";

/// Whether two concepts are opposites.
pub fn are_opposite(a: Code, b: Code) -> bool {
    static PAIRS: LazyLock<HashSet<[Code; 2]>> = LazyLock::new(|| {
        let pairs = OPPOSITES.split(',').filter_map(|pair| pair.split_once(' '));
        let codes = pairs.map(|(one, other)| [code(&concept(one)), code(&concept(other))]);
        codes.flat_map(|[a, b]| [[a, b], [b, a]]).collect()
    });
    PAIRS.contains(&[a, b])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_are_known_in_all_their_forms() {
        let of = |word: &str| code(&concept(word));
        for (a, b) in [
            ("rose", "fell"),
            ("acquitted", "convicted"),
            ("daughters", "son"),
            ("lost", "won"),
        ] {
            assert!(are_opposite(of(a), of(b)), "{a} {b}");
        }
        assert!(!are_opposite(of("rose"), of("grew")));
    }
}
