//! Words that tell how real a clause is.
//!
//! The classes of governing verbs follow the literature on factuality (implicative, aspectual,
//! commissive and volitional verbs).

/// Verbs and adjectives whose open complement is still to come.
pub const INTENDING: &[&str] = &[
    "about",
    "agree",
    "aim",
    "arrange",
    "choose",
    "commit",
    "decide",
    "design",
    "due",
    "expect",
    "go",
    "intend",
    "mean",
    "opt",
    "plan",
    "pledge",
    "poise",
    "prepare",
    "promise",
    "ready",
    "resolve",
    "schedule",
    "set",
    "slate",
    "swear",
    "undertake",
    "vow",
];

/// Verbs and adjectives whose open complement is wished, tried, supposed or reported.
pub const DOUBTING: &[&str] = &[
    "able",
    "allege",
    "appear",
    "attempt",
    "believe",
    "consider",
    "dare",
    "estimate",
    "fear",
    "free",
    "hesitate",
    "hope",
    "keen",
    "likely",
    "presume",
    "propose",
    "report",
    "rumor",
    "rumour",
    "say",
    "seek",
    "seem",
    "strive",
    "struggle",
    "suppose",
    "suspect",
    "think",
    "threaten",
    "try",
    "understand",
    "unlikely",
    "wait",
    "want",
    "willing",
    "wish",
    "work",
];

/// Verbs whose open complement is asked for.
pub const REQUIRING: &[&str] = &["have", "need", "oblige", "ought", "require"];

/// Verbs and adjectives whose open complement was not done.
pub const FAILING: &[&str] = &[
    "avoid",
    "decline",
    "fail",
    "forget",
    "neglect",
    "refuse",
    "reluctant",
    "unable",
    "unwilling",
];

/// Verbs with an object whose complement was done: "forced them to leave".
pub const CAUSING: &[&str] = &[
    "cause", "compel", "drive", "force", "get", "hear", "help", "lead", "leave", "let", "make",
    "persuade", "prompt", "see", "watch",
];

/// Verbs whose finite complement is no more than somebody's guess or wish.
pub const SUPPOSING: &[&str] = &[
    "believe",
    "demand",
    "expect",
    "fear",
    "feel",
    "guess",
    "hope",
    "imagine",
    "predict",
    "propose",
    "recommend",
    "speculate",
    "suggest",
    "suppose",
    "suspect",
    "think",
    "urge",
    "want",
    "wish",
    "worry",
];

/// Verbs whose finite complement is said not to be so.
pub const REFUTING: &[&str] = &["deny", "disprove", "dispute", "refute", "reject"];

/// Verbs and adjectives whose complement is asked for.
pub const ASKING: &[&str] = &[
    "ask",
    "beg",
    "demand",
    "need",
    "plead",
    "propose",
    "recommend",
    "request",
    "urge",
];

/// Verbs and adjectives of what is no more than wished for, be it a noun or a clause.
pub const WISHING: &[&str] = &[
    "hope", "keen", "like", "long", "love", "prefer", "want", "wish",
];

/// Nouns that tell what speaks for something.
pub const EVIDENCE: &[&str] = &[
    "confirmation",
    "evidence",
    "hint",
    "indication",
    "proof",
    "sign",
    "suggestion",
    "truth",
];

/// Adjectives whose complement may be so.
pub const UNSURE: &[&str] = &[
    "conceivable",
    "doubtful",
    "likely",
    "possible",
    "probable",
    "uncertain",
    "unclear",
    "unlikely",
];

/// Adjectives whose complement ought to be so: "important that we act".
pub const URGENT: &[&str] = &[
    "crucial",
    "critical",
    "essential",
    "imperative",
    "important",
    "necessary",
    "urgent",
    "vital",
];

/// Nouns whose infinitive is still to come: "a plan to leave".
pub const PLANS: &[&str] = &[
    "agreement",
    "commitment",
    "deal",
    "decision",
    "intention",
    "pact",
    "plan",
    "pledge",
    "promise",
    "vow",
];

/// Adverbs by which nobody in particular vouches for what is told.
pub const HEARSAY: &[&str] = &[
    "allegedly",
    "apparently",
    "presumably",
    "purportedly",
    "reportedly",
    "supposedly",
];

/// Words that open a condition or a question.
pub const CONDITIONS: &[&str] = &["if", "unless", "whether", "lest", "provided", "assuming"];

/// Subjects and objects that deny: "no one came".
pub const DENYING: &[&str] = &["no", "nobody", "none", "nothing", "neither", "no-one"];
