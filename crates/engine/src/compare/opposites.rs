//! Words that cannot both be told of one thing: it rose or it fell.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::wording::{Code, code};
use super::words::concept;

/// Pairs of opposites, of which the other forms and synonyms follow.
const OPPOSITES: &str = "win lose,convict acquit,guilty innocent,accept reject,approve reject,open close,deny admit,\
deny confirm,alive dead,survive die,support oppose,begin end,buy sell,arrive leave,free arrest,legal illegal,pass fail,\
succeed fail,gain lose,strengthen weaken,allow ban,include exclude,join leave,hire dismiss,agree refuse,true false,\
safe dangerous,higher lower,more less,early late,first last,north south,east west,left right,male female,man woman,boy girl,\
father mother,son daughter,brother sister,husband wife";

/// Those of how much something is: of prices one is told, of a climber both.
const OF_AMOUNTS: &str = "rise fall";

/// Whether two concepts are opposites, of whatever they are told.
pub fn are_opposite(a: Code, b: Code) -> bool {
    static PAIRS: LazyLock<HashSet<[Code; 2]>> = LazyLock::new(|| pairs(OPPOSITES));
    PAIRS.contains(&[a, b])
}

/// Whether two concepts are opposites where they are told of how much something is.
pub fn are_opposite_amounts(a: Code, b: Code) -> bool {
    static PAIRS: LazyLock<HashSet<[Code; 2]>> = LazyLock::new(|| pairs(OF_AMOUNTS));
    PAIRS.contains(&[a, b])
}

/// The pairs of a list, either way about.
fn pairs(list: &str) -> HashSet<[Code; 2]> {
    let pairs = list.split(',').filter_map(|pair| pair.split_once(' '));
    let codes = pairs.map(|(one, other)| [code(&concept(one)), code(&concept(other))]);
    codes.flat_map(|[a, b]| [[a, b], [b, a]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_are_known_in_all_their_forms() {
        let of = |word: &str| code(&concept(word));
        for (a, b) in [
            ("acquitted", "convicted"),
            ("daughters", "son"),
            ("lost", "won"),
        ] {
            assert!(are_opposite(of(a), of(b)), "{a} {b}");
        }
        assert!(are_opposite_amounts(of("rose"), of("fell")));
        assert!(!are_opposite_amounts(of("rose"), of("grew")));
    }
}
