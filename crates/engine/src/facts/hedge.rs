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

/// Comparatives that "than" follows, or "or equal to".
const COMPARATIVES: &[(&str, Hedge)] = &[
    ("more", Hedge::More),
    ("greater", Hedge::More),
    ("higher", Hedge::More),
    ("larger", Hedge::More),
    ("bigger", Hedge::More),
    ("longer", Hedge::More),
    ("older", Hedge::More),
    ("less", Hedge::Less),
    ("fewer", Hedge::Less),
    ("lower", Hedge::Less),
    ("smaller", Hedge::Less),
    ("younger", Hedge::Less),
    ("shorter", Hedge::Less),
];

/// Longer phrases first: the first that fits is taken.
const BEFORE: &[(&[&str], Hedge)] = &[
    (&["in", "the", "region", "of"], Hedge::About),
    (&["in", "the", "neighborhood", "of"], Hedge::About),
    (&["in", "the", "neighbourhood", "of"], Hedge::About),
    (&["on", "the", "order", "of"], Hedge::About),
    (&["of", "the", "order", "of"], Hedge::About),
    (&["in", "the", "order", "of"], Hedge::About),
    (&["in", "the", "vicinity", "of"], Hedge::About),
    (&["not", "far", "short", "of"], Hedge::Nearly),
    (&["not", "far", "off"], Hedge::Nearly),
    (&["getting", "on", "for"], Hedge::Nearly),
    (&["just", "shy", "of"], Hedge::Nearly),
    (&["nigh", "on"], Hedge::Nearly),
    (&["close", "on"], Hedge::Nearly),
    (&["shy", "of"], Hedge::Nearly),
    (&["well", "in", "excess", "of"], Hedge::More),
    (&["at", "the", "very", "least"], Hedge::AtLeast),
    (&["at", "the", "least"], Hedge::AtLeast),
    (&["at", "the", "most"], Hedge::AtMost),
    (&["a", "good"], Hedge::JustOver),
    (&["not", "quite"], Hedge::Nearly),
    (&["at", "or", "above"], Hedge::AtLeast),
    (&["at", "or", "below"], Hedge::AtMost),
    (&["a", "little", "over"], Hedge::JustOver),
    (&["a", "little", "under"], Hedge::Nearly),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["a", "maximum", "of"], Hedge::AtMost),
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
    (&["well", "above"], Hedge::More),
    (&["north", "of"], Hedge::More),
    (&["well", "under"], Hedge::Less),
    (&["well", "below"], Hedge::Less),
    (&["minimum", "of"], Hedge::AtLeast),
    (&["maximum", "of"], Hedge::AtMost),
    (&["upwards", "of"], Hedge::More),
    (&["upward", "of"], Hedge::More),
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
    (&["practically"], Hedge::Nearly),
    (&["virtually"], Hedge::Nearly),
    (&["barely"], Hedge::JustOver),
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
    (&["perhaps"], Hedge::About),
    (&["maybe"], Hedge::About),
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
    (&["or", "above"], Hedge::AtLeast),
    (&["and", "above"], Hedge::AtLeast),
    (&["and", "up"], Hedge::AtLeast),
    (&["or", "below"], Hedge::AtMost),
    (&["and", "under"], Hedge::AtMost),
    (&["at", "least"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["at", "the", "least"], Hedge::AtLeast),
    (&["at", "the", "most"], Hedge::AtMost),
    (&["or", "greater", "than"], Hedge::AtLeast),
    (&["or", "more", "than"], Hedge::AtLeast),
    (&["or", "less", "than"], Hedge::AtMost),
    (&["or", "thereabouts"], Hedge::About),
    (&["more", "or", "less"], Hedge::About),
    (&["give", "or", "take"], Hedge::About),
    (&["and", "over"], Hedge::AtLeast),
    (&["and", "counting"], Hedge::AtLeast),
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
    (&["odd"], Hedge::About),
    (&["-", "ish"], Hedge::About),
    (&["-", "some"], Hedge::About),
    (&["plus"], Hedge::AtLeast),
    (&["-", "plus"], Hedge::AtLeast),
    (&["+"], Hedge::AtLeast),
];

/// The hedge whose words end right before `end`, and its first lexeme.
pub fn before(words: &Lexemes<'_>, end: usize) -> Option<(Hedge, usize)> {
    comparison(words, end).or_else(|| {
        find(BEFORE, |phrase| words.reads_before(end, phrase))
            .map(|(hedge, len)| (hedge, end - len))
            .filter(|&(_, start)| !governed(words, start, end))
    })
}

/// Words that "over" stands behind as a preposition: what follows is covered, argued about or ruled, and its
/// number is no bound.
const COVERING: &[&str] = &[
    "bridge",
    "bridges",
    "hover",
    "hovered",
    "hovering",
    "spread",
    "spreads",
    "spreading",
    "drift",
    "drifts",
    "drifted",
    "drifting",
    "stretch",
    "stretches",
    "stretched",
    "stretching",
    "scattered",
    "strewn",
    "extends",
    "extended",
    "extending",
    "distributed",
    "spaced",
    "argue",
    "argued",
    "arguing",
    "argument",
    "fight",
    "fighting",
    "fought",
    "clash",
    "clashed",
    "clashes",
    "quarrel",
    "quarrelled",
    "dispute",
    "disputes",
    "row",
    "rows",
    "talks",
    "negotiations",
    "battle",
    "battles",
    "war",
    "protest",
    "protests",
    "protested",
    "concern",
    "concerns",
    "fears",
    "outrage",
    "anger",
    "lawsuit",
    "scandal",
    "inquiry",
    "investigation",
    "debate",
    "standoff",
    "jailed",
    "arrested",
    "charged",
    "sued",
    "suing",
    "fined",
    "questioned",
    "criticised",
    "criticized",
    "resigned",
    "mourning",
    "worries",
    "worried",
    "control",
    "power",
    "authority",
    "jurisdiction",
    "ruled",
    "rules",
    "rule",
    "ruling",
    "presides",
    "presided",
    "presiding",
    "advantage",
    "victory",
    "victories",
    "win",
    "triumph",
    "reign",
    "reigned",
];

/// The same, but for a measure: "jumped over 3 fences" and "took over 3 firms", but "jumped over 3 points" and
/// "took over 3 hours" tell how far and how long.
const CROSSING: &[&str] = &[
    "climb", "climbs", "climbed", "climbing", "jump", "jumps", "jumped", "jumping", "leap",
    "leapt", "vault", "vaulted", "step", "stepped", "trip", "tripped", "fly", "flies", "flew",
    "flying", "soar", "circled", "circling", "rolled", "hand", "hands", "handed", "handing",
    "turn", "turned", "turning", "take", "takes", "took", "taken", "taking", "watched", "watching",
    "pore", "pored", "poring", "knocked", "lead",
];

/// Words that "about" stands behind as a preposition.
const ABOUT: &[&str] = &[
    "book",
    "books",
    "film",
    "films",
    "movie",
    "documentary",
    "story",
    "stories",
    "song",
    "songs",
    "novel",
    "question",
    "questions",
    "concern",
    "concerns",
    "complaint",
    "complaints",
    "complained",
    "talk",
    "talks",
    "talked",
    "talking",
    "speak",
    "spoke",
    "speaking",
    "wrote",
    "writing",
    "written",
    "worry",
    "worries",
    "worried",
    "rumours",
    "rumors",
    "lies",
    "lied",
    "details",
    "information",
    "claims",
    "allegations",
];

/// Words that "under" and "below" stand behind as prepositions of place.
const UNDER: &[&str] = &[
    "buried",
    "trapped",
    "submerged",
    "hidden",
    "stuck",
    "lies",
    "lay",
    "lying",
    "sits",
    "crushed",
];

/// Nouns that tell a measure.
const MEASURES: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "decade",
    "percent",
    "%",
    "point",
    "mile",
    "metre",
    "meter",
    "kilometre",
    "kilometer",
    "feet",
    "foot",
    "yard",
    "km",
    "m",
    "ft",
];

/// Whether the word between `start` and `end` belongs to the one before it and bounds nothing.
fn governed(words: &Lexemes<'_>, start: usize, end: usize) -> bool {
    if end != start + 1 || words.is_glued(start) {
        return false;
    }
    let before = words.before(start);
    let measures = |index: usize| {
        let word = words.lower(index);
        MEASURES.contains(&word.strip_suffix('s').unwrap_or(word))
    };
    match words.lower(start) {
        "over" => {
            // "over the last five months"
            words.lower(end) == "the"
                || COVERING.contains(&before)
                || CROSSING.contains(&before) && !(end + 1..end + 4).any(measures)
        }
        "about" => ABOUT.contains(&before),
        "under" | "below" => UNDER.contains(&before),
        _ => false,
    }
}

/// The hedge whose words start at `at`, and the lexeme after it.
pub fn after(words: &Lexemes<'_>, at: usize) -> Option<(Hedge, usize)> {
    let found = find(AFTER, |phrase| words.reads(at, phrase))?;
    let (hedge, end) = (found.0, at + found.1);
    // "or greater than 190", "and over 200" bound the number behind them.
    let open = matches!(words.before(end), "than" | "over" | "plus") && words.digits(end).is_some();
    (!open).then_some((hedge, end))
}

/// "more than", "no fewer than", "slightly more than", "less than or equal to", "higher or equal to",
/// "equal to or less than".
fn comparison(words: &Lexemes<'_>, end: usize) -> Option<(Hedge, usize)> {
    let comparative = |at: usize| {
        let word = words.lower(at);
        let found = COMPARATIVES.iter().find(|(name, _)| *name == word)?;
        Some(found.1)
    };
    let or_equal = words.reads_before(end, &["or", "equal", "to"])
        || words.reads_before(end, &["or", "equal", "than"]);
    if or_equal {
        let than = end - 3;
        let at = words.back(than, 1 + usize::from(words.before(than) == "than"));
        return Some((or_equal_to(comparative(at)?), at));
    }
    if words.before(end) != "than" {
        return None;
    }
    let at = words.back(end, 2);
    let hedge = comparative(at)?;
    if words.reads_before(at, &["equal", "to", "or"]) {
        return Some((or_equal_to(hedge), at - 3));
    }
    Some(match (words.before(at), hedge) {
        ("no" | "not", Hedge::More) => (Hedge::AtMost, at - 1),
        ("no" | "not", _) => (Hedge::AtLeast, at - 1),
        ("slightly", Hedge::More) => (Hedge::JustOver, at - 1),
        ("slightly", _) => (Hedge::Nearly, at - 1),
        _ => (hedge, at),
    })
}

fn or_equal_to(hedge: Hedge) -> Hedge {
    match hedge {
        Hedge::More => Hedge::AtLeast,
        _ => Hedge::AtMost,
    }
}

fn find(table: &[(&[&str], Hedge)], fits: impl Fn(&[&str]) -> bool) -> Option<(Hedge, usize)> {
    let found = table.iter().find(|(phrase, _)| fits(phrase));
    found.map(|(phrase, hedge)| (*hedge, phrase.len()))
}
