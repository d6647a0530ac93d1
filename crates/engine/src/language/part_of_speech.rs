//! Coarse parts of speech from the fine ones, the words and the parse: the English rules of
//! spaCy's attribute ruler (<https://spacy.io/api/attributeruler>), in its order.

use super::{Dependency, PartOfSpeech, Tag};

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Clues<'a> {
    /// The word, apostrophes plain.
    pub text: &'a str,
    /// The same in lower case.
    pub lower: &'a str,
    /// Whether it is white space.
    pub is_space: bool,
    /// Its fine part of speech.
    pub tag: Tag,
    /// Its relation to its head.
    pub dependency: Dependency,
}

const SUBORDINATORS: [&str; 35] = [
    "that", "if", "because", "while", "since", "so", "whether", "although", "though", "unless",
    "once", "cause", "upon", "till", "whereas", "whilst", "except", "despite", "wether", "but",
    "becuse", "whie", "it", "w/out", "albeit", "save", "besides", "becouse", "coz", "til", "ask",
    "i'd", "seince", "tho", "sice",
];

const INDEFINITE_PRONOUNS: [&str; 12] = [
    "something",
    "anyone",
    "anything",
    "nothing",
    "someone",
    "everything",
    "everyone",
    "everybody",
    "nobody",
    "somebody",
    "anybody",
    "any1",
];

/// The coarse part of speech of a word; `before` is the word before it.
pub fn part_of_speech(word: Clues, before: Option<Clues>) -> PartOfSpeech {
    if word.is_space {
        return PartOfSpeech::Space;
    }
    by_construction(word, before)
        .or_else(|| by_word(word))
        .unwrap_or_else(|| by_tag(word.tag))
}

/// What the place in the parse decides.
fn by_construction(word: Clues, before: Option<Clues>) -> Option<PartOfSpeech> {
    use Dependency as Dep;

    let follows_expletive = before.is_some_and(|before| before.dependency == Dep::Expletive);
    if follows_expletive && matches!(word.lower, "is" | "are" | "was" | "were" | "'s" | "'re") {
        return Some(PartOfSpeech::Verb);
    }
    let is_determiner = matches!(word.dependency, Dep::Determiner | Dep::QuantifierModifier);
    if matches!(word.tag, Tag::Dt | Tag::Wdt) && !is_determiner {
        return Some(PartOfSpeech::Pronoun);
    }
    if word.tag == Tag::In && word.dependency == Dep::Marker {
        return Some(PartOfSpeech::Subordinator);
    }
    let is_clause = matches!(
        word.dependency,
        Dep::Root
            | Dep::AdverbialClause
            | Dep::ClausalComplement
            | Dep::Conjunct
            | Dep::RelativeClause
            | Dep::OpenComplement
    );
    if is_clause
        && matches!(
            word.lower,
            "do" | "does" | "did" | "'d" | "have" | "has" | "had"
        )
    {
        return Some(PartOfSpeech::Verb);
    }
    let is_auxiliary = matches!(word.dependency, Dep::Auxiliary | Dep::PassiveAuxiliary);
    (is_auxiliary && word.tag != Tag::To).then_some(PartOfSpeech::Auxiliary)
}

/// What the word decides together with its tag.
fn by_word(word: Clues) -> Option<PartOfSpeech> {
    match (word.tag, word.lower) {
        (Tag::Cc, "but") if word.dependency == Dependency::AdverbialModifier => {
            Some(PartOfSpeech::Adverb)
        }
        (Tag::Wdt, "that") => Some(PartOfSpeech::Pronoun),
        (Tag::In, lower) if lower == "will" || SUBORDINATORS.contains(&lower) => {
            Some(PartOfSpeech::Subordinator)
        }
        (Tag::Nn, lower) if INDEFINITE_PRONOUNS.contains(&lower) => Some(PartOfSpeech::Pronoun),
        (Tag::Rb, "not" | "n't" | "nt") => Some(PartOfSpeech::Particle),
        (Tag::Vb, "be" | "do" | "have" | "of" | "'ve")
        | (Tag::Vbn, "been" | "had")
        | (Tag::Vbg, "being")
        | (Tag::Vbz, "is" | "'s" | "has" | "does")
        | (Tag::Vbp, "are" | "'re" | "am" | "'m" | "do" | "have" | "'ve" | "'s")
        | (Tag::Vbd, "was" | "were" | "did" | "had" | "'d") => Some(PartOfSpeech::Auxiliary),
        _ => None,
    }
}

/// What the tag alone decides.
fn by_tag(tag: Tag) -> PartOfSpeech {
    match tag {
        Tag::CloseQuote
        | Tag::Comma
        | Tag::OpenBracket
        | Tag::CloseBracket
        | Tag::SentenceEnd
        | Tag::Colon
        | Tag::Hyphen
        | Tag::Ornament
        | Tag::OpenQuote => PartOfSpeech::Punctuation,
        Tag::Currency | Tag::Symbol => PartOfSpeech::Symbol,
        Tag::Affix | Tag::Jj | Tag::Jjr | Tag::Jjs => PartOfSpeech::Adjective,
        Tag::Cc => PartOfSpeech::Coordinator,
        Tag::Cd => PartOfSpeech::Number,
        Tag::Dt | Tag::Pdt | Tag::Wdt | Tag::WpPossessive => PartOfSpeech::Determiner,
        Tag::Ex | Tag::Prp | Tag::PrpPossessive | Tag::Wp => PartOfSpeech::Pronoun,
        Tag::In | Tag::Rp => PartOfSpeech::Adposition,
        Tag::Md => PartOfSpeech::Auxiliary,
        Tag::Nn | Tag::Nns => PartOfSpeech::Noun,
        Tag::Nnp | Tag::Nnps => PartOfSpeech::ProperNoun,
        Tag::PossessiveMark | Tag::To => PartOfSpeech::Particle,
        Tag::Rb | Tag::Rbr | Tag::Rbs => PartOfSpeech::Adverb,
        Tag::Uh => PartOfSpeech::Interjection,
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => PartOfSpeech::Verb,
        Tag::Wrb => PartOfSpeech::Subordinator,
        Tag::Address | Tag::Fw | Tag::ListMark | Tag::Unknown | Tag::Space => PartOfSpeech::Other,
    }
}
