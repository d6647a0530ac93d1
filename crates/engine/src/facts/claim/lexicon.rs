//! Which words tell of events. From general knowledge of English; no outside list.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::facts::clause;

/// Verbs that tell a state, a property or an attitude rather than something that happens.
const STATES: &[&str] = &[
    "abound",
    "account",
    "adhere",
    "admire",
    "affect",
    "aim",
    "allow",
    "amount",
    "appear",
    "apply",
    "appreciate",
    "aspire",
    "base",
    "be",
    "bear",
    "behave",
    "belong",
    "border",
    "care",
    "centre",
    "center",
    "characterise",
    "characterize",
    "combine",
    "comprise",
    "concern",
    "consist",
    "constitute",
    "contain",
    "correspond",
    "cost",
    "cover",
    "date",
    "depend",
    "deserve",
    "desire",
    "despise",
    "differ",
    "dislike",
    "doubt",
    "embody",
    "enable",
    "enjoy",
    "ensure",
    "entail",
    "entitle",
    "equal",
    "estimate",
    "exceed",
    "exist",
    "expect",
    "extend",
    "favor",
    "favour",
    "fear",
    "feature",
    "feel",
    "fit",
    "follow",
    "function",
    "hate",
    "have",
    "hope",
    "house",
    "imagine",
    "imply",
    "include",
    "indicate",
    "intend",
    "interest",
    "involve",
    "know",
    "lack",
    "last",
    "let",
    "lie",
    "like",
    "live",
    "look",
    "love",
    "matter",
    "mean",
    "measure",
    "mind",
    "necessitate",
    "need",
    "number",
    "occupy",
    "owe",
    "own",
    "pertain",
    "pose",
    "possess",
    "prefer",
    "presume",
    "prove",
    "rank",
    "reflect",
    "regard",
    "relate",
    "rely",
    "remain",
    "represent",
    "require",
    "resemble",
    "reside",
    "respect",
    "result",
    "seem",
    "serve",
    "situate",
    "sound",
    "span",
    "stand",
    "stem",
    "stretch",
    "suffice",
    "suit",
    "suppose",
    "suspect",
    "symbolise",
    "symbolize",
    "taste",
    "tend",
    "think",
    "total",
    "trust",
    "underlie",
    "understand",
    "underpin",
    "value",
    "want",
    "weigh",
    "wish",
    "wonder",
    "worry",
];

/// Verbs that add little to the event noun they take: "held talks", "carried out an attack".
const LIGHT: &[&str] = &[
    "carry",
    "commit",
    "conduct",
    "deliver",
    "do",
    "execute",
    "face",
    "give",
    "have",
    "hold",
    "host",
    "launch",
    "make",
    "mount",
    "open",
    "organise",
    "organize",
    "pay",
    "perform",
    "see",
    "stage",
    "suffer",
    "sustain",
    "take",
    "undergo",
    "undertake",
    "wage",
];

/// Verbs that tell no more than when their passive subject is to happen.
const SCHEDULING: &[&str] = &[
    "arrange", "expect", "plan", "postpone", "schedule", "set", "slate",
];

/// Verbs that tell no more than that their subject happens.
const OCCURRENCE: &[&str] = &[
    "happen", "occur", "take", "ensue", "erupt", "convene", "unfold", "hold", "stage", "conduct",
];

/// Verbs that are acts of their own though they take an open complement: "agreed to meet".
const COMMITMENTS: &[&str] = &[
    "agree",
    "attempt",
    "choose",
    "decide",
    "decline",
    "offer",
    "opt",
    "pledge",
    "promise",
    "refuse",
    "swear",
    "threaten",
    "try",
    "volunteer",
    "vote",
    "vow",
];

/// Event nouns of what lasts for long.
const LASTING: &[&str] = &[
    "blockade",
    "boycott",
    "campaign",
    "ceasefire",
    "conflict",
    "crackdown",
    "crisis",
    "drought",
    "emergency",
    "famine",
    "fighting",
    "investigation",
    "lockdown",
    "mission",
    "occupation",
    "offensive",
    "operation",
    "pandemic",
    "probe",
    "recession",
    "siege",
    "standoff",
    "truce",
    "unrest",
    "violence",
    "war",
];

/// Verbs of saying by which somebody takes a stand in public.
const STANCES: &[&str] = &[
    "accuse",
    "admit",
    "announce",
    "apologise",
    "apologize",
    "blame",
    "call",
    "claim",
    "concede",
    "condemn",
    "confirm",
    "criticise",
    "criticize",
    "declare",
    "defend",
    "demand",
    "denounce",
    "deny",
    "disclose",
    "hail",
    "insist",
    "praise",
    "propose",
    "react",
    "recommend",
    "reject",
    "respond",
    "reveal",
    "signal",
    "slam",
    "unveil",
    "urge",
    "warn",
];

/// Nouns that name events, by noun.
static EVENT_NOUNS: LazyLock<HashMap<&'static str, EventNoun>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/words/event-nouns.tsv").lines();
    let entry = |line: &'static str| {
        let mut cells = line.split('\t');
        let (noun, key, of) = (cells.next()?, cells.next()?, cells.next()?);
        let of_is_whom = of == "whom";
        Some((noun, EventNoun { key, of_is_whom }))
    };
    lines.filter_map(entry).collect()
});

/// A noun that names events.
#[derive(Debug, Clone, Copy)]
pub struct EventNoun {
    /// The verb that tells the same, or the noun again.
    pub key: &'static str,
    /// Whether "of" tells to whom it is done ("the killing of the minister") rather than who acts
    /// ("the visit of the minister").
    pub of_is_whom: bool,
}

/// Whether a verb tells a state, or reports what somebody says, thinks or sees.
pub fn is_eventless(lemma: &str) -> bool {
    STATES.contains(&lemma) || clause::is_reporting(lemma)
}

/// Whether a verb says what its subject is or has; its object undergoes nothing.
pub fn is_possession(lemma: &str) -> bool {
    matches!(
        lemma,
        "be" | "comprise"
            | "contain"
            | "cost"
            | "have"
            | "include"
            | "lack"
            | "number"
            | "own"
            | "total"
            | "weigh"
    )
}

/// Whether a participle tells no more than how something is called.
pub fn is_naming(lemma: &str) -> bool {
    matches!(
        lemma,
        "call" | "dub" | "entitle" | "know" | "name" | "title"
    )
}

/// Whether a participle alone may be no more than a preposition.
pub fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "based" | "compared" | "given" | "granted" | "provided"
    )
}

/// Verbs with a noun that is no thing beside them: "take part", "open fire".
const IDIOMS: &[(&str, &[&str])] = &[
    ("exchange", &["fire"]),
    ("give", &["birth", "way"]),
    ("open", &["fire"]),
    ("return", &["fire"]),
    (
        "take",
        &["aim", "care", "effect", "hold", "part", "place", "shape"],
    ),
];

/// Whether a noun tells with its verb what happens, and is nothing to which it happens.
pub fn is_idiom(verb: &str, noun: &str) -> bool {
    let mut idioms = IDIOMS.iter();
    idioms.any(|(known, nouns)| *known == verb && nouns.contains(&noun))
}

/// Whether a verb adds little to an event noun that is its object.
pub fn is_light(lemma: &str) -> bool {
    LIGHT.contains(&lemma)
}

/// Whether a verb tells no more than when its passive subject is to happen.
pub fn is_scheduling(lemma: &str) -> bool {
    SCHEDULING.contains(&lemma)
}

/// Whether a verb tells no more than that its subject happens.
pub fn is_occurrence(lemma: &str) -> bool {
    OCCURRENCE.contains(&lemma)
}

/// Whether a verb tells that somebody takes a stand in public.
pub fn is_stance(lemma: &str) -> bool {
    STANCES.contains(&lemma)
}

/// Whether a noun names something that lasts.
pub fn is_lasting(lemma: &str) -> bool {
    LASTING.contains(&lemma)
}

/// Whether a verb with an open complement is an act of its own: "agreed to meet".
pub fn is_commitment(lemma: &str) -> bool {
    COMMITMENTS.contains(&lemma)
}

/// The entry of a noun that names events.
pub fn event_noun(lemma: &str) -> Option<EventNoun> {
    EVENT_NOUNS.get(lemma).copied()
}
