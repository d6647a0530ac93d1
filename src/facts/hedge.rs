//! Approximators and bounds around a number: "nearly", "at least", "or more".

use super::lexeme::Lexemes;

/// How the words around a number blur or bound it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// "about 80".
    About,
    /// "nearly 80".
    Nearly,
    /// "just over 80".
    JustOver,
    /// "less than 80".
    Less,
    /// "up to 80".
    AtMost,
    /// "more than 80".
    More,
    /// "at least 80".
    AtLeast,
}

impl Hedge {
    /// The sign of a quantity's modifier.
    pub fn sign(self) -> &'static str {
        match self {
            Self::About => "~",
            Self::Nearly => "<~",
            Self::JustOver => ">~",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// The TIMEX3 modifier of a duration.
    pub fn timex(self) -> &'static str {
        match self {
            Self::About => "APPROX",
            Self::Nearly | Self::Less => "LESS_THAN",
            Self::AtMost => "EQUAL_OR_LESS",
            Self::JustOver | Self::More => "MORE_THAN",
            Self::AtLeast => "EQUAL_OR_MORE",
        }
    }
}

/// Longer phrases first: the first that fits is taken.
const BEFORE: &[(&[&str], Hedge)] = &[
    (&["greater", "than", "or", "equal", "to"], Hedge::AtLeast),
    (&["more", "than", "or", "equal", "to"], Hedge::AtLeast),
    (&["less", "than", "or", "equal", "to"], Hedge::AtMost),
    (&["equal", "to", "or", "more", "than"], Hedge::AtLeast),
    (&["equal", "to", "or", "less", "than"], Hedge::AtMost),
    (&["in", "the", "region", "of"], Hedge::About),
    (&["slightly", "more", "than"], Hedge::JustOver),
    (&["slightly", "less", "than"], Hedge::Nearly),
    (&["a", "little", "over"], Hedge::JustOver),
    (&["a", "little", "under"], Hedge::Nearly),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["a", "maximum", "of"], Hedge::AtMost),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["as", "many", "as"], Hedge::AtMost),
    (&["as", "much", "as"], Hedge::AtMost),
    (&["as", "few", "as"], Hedge::AtLeast),
    (&["as", "little", "as"], Hedge::AtLeast),
    (&["just", "short", "of"], Hedge::Nearly),
    (&["in", "excess", "of"], Hedge::More),
    (&["just", "over"], Hedge::JustOver),
    (&["just", "above"], Hedge::JustOver),
    (&["slightly", "over"], Hedge::JustOver),
    (&["just", "under"], Hedge::Nearly),
    (&["just", "below"], Hedge::Nearly),
    (&["slightly", "under"], Hedge::Nearly),
    (&["close", "to"], Hedge::Nearly),
    (&["well", "over"], Hedge::More),
    (&["more", "than"], Hedge::More),
    (&["greater", "than"], Hedge::More),
    (&["higher", "than"], Hedge::More),
    (&["larger", "than"], Hedge::More),
    (&["bigger", "than"], Hedge::More),
    (&["longer", "than"], Hedge::More),
    (&["older", "than"], Hedge::More),
    (&["upwards", "of"], Hedge::More),
    (&["upward", "of"], Hedge::More),
    (&["less", "than"], Hedge::Less),
    (&["fewer", "than"], Hedge::Less),
    (&["lower", "than"], Hedge::Less),
    (&["smaller", "than"], Hedge::Less),
    (&["younger", "than"], Hedge::Less),
    (&["shorter", "than"], Hedge::Less),
    (&["short", "of"], Hedge::Less),
    (&["at", "least"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["an", "estimated"], Hedge::About),
    (&["somewhere", "around"], Hedge::About),
    (&[">", "="], Hedge::AtLeast),
    (&["<", "="], Hedge::AtMost),
    (&["≥"], Hedge::AtLeast),
    (&["≤"], Hedge::AtMost),
    (&[">"], Hedge::More),
    (&["<"], Hedge::Less),
    (&["~"], Hedge::About),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["nearing"], Hedge::Nearly),
    (&["approaching"], Hedge::Nearly),
    (&["about"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["approx", "."], Hedge::About),
    (&["approx"], Hedge::About),
    (&["around"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["some"], Hedge::About),
    (&["circa"], Hedge::About),
    (&["estimated"], Hedge::About),
    (&["over"], Hedge::More),
    (&["above"], Hedge::More),
    (&["exceeding"], Hedge::More),
    (&["exceed"], Hedge::More),
    (&["exceeds"], Hedge::More),
    (&["exceeded"], Hedge::More),
    (&["surpass"], Hedge::More),
    (&["surpassed"], Hedge::More),
    (&["surpassing"], Hedge::More),
    (&["topping"], Hedge::More),
    (&["under"], Hedge::Less),
    (&["below"], Hedge::Less),
];

const AFTER: &[(&[&str], Hedge)] = &[
    (&["or", "more"], Hedge::AtLeast),
    (&["and", "more"], Hedge::AtLeast),
    (&["or", "greater"], Hedge::AtLeast),
    (&["or", "higher"], Hedge::AtLeast),
    (&["or", "over"], Hedge::AtLeast),
    (&["or", "less"], Hedge::AtMost),
    (&["or", "fewer"], Hedge::AtMost),
    (&["or", "lower"], Hedge::AtMost),
    (&["or", "under"], Hedge::AtMost),
    (&["or", "so"], Hedge::About),
    (&["-", "odd"], Hedge::About),
    (&["-", "plus"], Hedge::AtLeast),
    (&["+"], Hedge::AtLeast),
];

/// The hedge whose words end right before `end`, and its first lexeme.
pub fn before(words: &Lexemes<'_>, end: usize) -> Option<(Hedge, usize)> {
    find(BEFORE, |phrase| words.reads_before(end, phrase)).map(|(hedge, len)| (hedge, end - len))
}

/// The hedge whose words start at `at`, and the lexeme after it.
pub fn after(words: &Lexemes<'_>, at: usize) -> Option<(Hedge, usize)> {
    find(AFTER, |phrase| words.reads(at, phrase)).map(|(hedge, len)| (hedge, at + len))
}

fn find(table: &[(&[&str], Hedge)], fits: impl Fn(&[&str]) -> bool) -> Option<(Hedge, usize)> {
    let found = table.iter().find(|(phrase, _)| fits(phrase));
    found.map(|(phrase, hedge)| (*hedge, phrase.len()))
}
