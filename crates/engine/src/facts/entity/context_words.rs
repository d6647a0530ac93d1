//! Common words beside a name: what they tell of what it names.

/// What stands in papers and books: "an essay in Ebele" tells no place.
pub fn is_publication(noun: &str) -> bool {
    matches!(
        noun,
        "article"
            | "column"
            | "editorial"
            | "essay"
            | "interview"
            | "op-ed"
            | "paper"
            | "profile"
            | "review"
            | "story"
    )
}

/// What both people and organizations are called.
pub fn is_shared_title(noun: &str) -> bool {
    matches!(
        noun,
        "rival"
            | "partner"
            | "operator"
            | "owner"
            | "producer"
            | "publisher"
            | "champion"
            | "host"
            | "winner"
            | "developer"
            | "builder"
            | "regulator"
            | "broadcaster"
            | "star"
            | "opponent"
            | "ally"
    )
}

/// What people do, but neither places nor organizations.
pub fn does_as_person(verb: &str) -> bool {
    matches!(
        verb,
        "die"
            | "smile"
            | "laugh"
            | "marry"
            | "graduate"
            | "wear"
            | "sit"
            | "sleep"
            | "recall"
            | "remember"
            | "retire"
            | "resign"
            | "wake"
            | "walk"
            | "tweet"
            | "whisper"
            | "shrug"
            | "nod"
            | "wonder"
            | "testify"
            | "plead"
            | "love"
            | "hate"
            | "cry"
            | "kneel"
            | "apologise"
            | "apologize"
    )
}

/// What is done to people, but hardly to places and organizations.
pub fn happens_to_person(verb: &str) -> bool {
    matches!(
        verb,
        "arrest"
            | "bear"
            | "convict"
            | "elect"
            | "handcuff"
            | "hospitalise"
            | "hospitalize"
            | "imprison"
            | "interview"
            | "jail"
            | "kill"
            | "marry"
            | "murder"
            | "shoot"
            | "stab"
            | "survive"
            | "thank"
    )
}

/// Verbs and nouns of going somewhere.
pub fn is_motion(verb: &str) -> bool {
    matches!(
        verb,
        "travel"
            | "go"
            | "fly"
            | "move"
            | "return"
            | "drive"
            | "come"
            | "flee"
            | "head"
            | "sail"
            | "arrive"
            | "flight"
            | "trip"
            | "visit"
            | "journey"
            | "deport"
            | "emigrate"
            | "escape"
            | "leave"
            | "depart"
    )
}
