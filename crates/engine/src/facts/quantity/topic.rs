//! What a figure is said of where no noun beside it tells: "sales" of "sales rose 5 percent", "the
//! death toll" of "the death toll stood at 53".

use crate::article::{Article, Span};
use crate::facts::clause::{self, Clause};
use crate::language::{Analysis, Dependency, PartOfSpeech, Token};

/// Words of growth, as lemmas.
const RISES: &[&str] = &[
    "rise",
    "grow",
    "increase",
    "climb",
    "jump",
    "gain",
    "soar",
    "surge",
    "expand",
    "advance",
    "leap",
    "swell",
    "raise",
    "boost",
    "growth",
    "hike",
    "rally",
    "widen",
    "strengthen",
    "add",
    "up",
    "high",
    "higher",
];

/// Words of decline, as lemmas.
const FALLS: &[&str] = &[
    "fall",
    "drop",
    "decline",
    "decrease",
    "slip",
    "plunge",
    "shrink",
    "tumble",
    "sink",
    "slide",
    "dip",
    "lose",
    "cut",
    "reduce",
    "lower",
    "slash",
    "plummet",
    "ease",
    "reduction",
    "loss",
    "weaken",
    "slump",
    "shed",
    "retreat",
    "down",
    "low",
];

/// Those of them that tell of a change only with percent or points: who loses money is not less.
const TRANSFERS: &[&str] = &["lose", "gain", "add", "shed"];

/// Verbs that say how much their subject is, as lemmas.
const LEVELS: &[&str] = &[
    "be", "stand", "total", "reach", "hit", "amount", "average", "remain", "stay", "cost", "weigh",
    "measure", "exceed", "top", "number", "range", "close", "end", "come", "trade", "equal",
    "approach", "open", "settle", "sell", "go", "move", "change",
];

/// Nouns that say only that something was counted.
const TOTALS: &[&str] = &[
    "total", "average", "maximum", "minimum", "sum", "number", "figure",
];

/// Which way a figure tells that something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Rise,
    Fall,
}

impl Change {
    fn of(lemma: &str) -> Option<Self> {
        if RISES.contains(&lemma) {
            Some(Self::Rise)
        } else if FALLS.contains(&lemma) {
            Some(Self::Fall)
        } else {
            None
        }
    }

    /// "rise in sales": how much something changed, and not how much it is.
    fn label(self, thing: &str) -> String {
        match self {
            Self::Rise => format!("rise in {thing}"),
            Self::Fall => format!("fall in {thing}"),
        }
    }
}

/// What the amount at `number` is said of by the verb or noun that it depends on.
pub fn said_of(
    article: &Article,
    analysis: &Analysis,
    number: Span,
    amount: Span,
    unit: Option<&str>,
) -> Option<String> {
    let top = top(analysis, number, amount)?;
    let token = &analysis.tokens()[top];
    let head = token.head;
    let relative = matches!(
        unit,
        Some("percent" | "percentage point" | "point" | "basis point")
    );
    if TRANSFERS.contains(&&*analysis.tokens()[head].lemma) && !relative {
        return None;
    }
    let fate = by_fate(analysis, top, amount).filter(|_| unit.is_none());
    fate.or_else(|| match token.dependency {
        Dependency::Attribute
        | Dependency::DirectObject
        | Dependency::NominalAdverbial
        | Dependency::AdverbialModifier => {
            by_particle(article, analysis, head).or_else(|| by_verb(article, analysis, head, None))
        }
        Dependency::PrepositionObject => {
            let preposition = analysis.tokens()[head].lemma.to_lowercase();
            let governor = analysis.tokens()[head].head;
            if is_noun(analysis, governor) {
                return by_noun(article, analysis, governor, &preposition);
            }
            by_verb(article, analysis, governor, Some(&preposition))
        }
        _ => None,
    })
}

/// "rise in sales" where the noun counted is itself one of change: "a 5 percent increase in sales".
pub fn change_in(article: &Article, analysis: &Analysis, noun: usize) -> Option<String> {
    let change = Change::of(&analysis.tokens()[noun].lemma)?;
    let thing = complement(analysis, noun, &["in", "of"])?;
    Some(change.label(&phrase(article, analysis, thing)?))
}

/// The highest token of the amount.
fn top(analysis: &Analysis, number: Span, amount: Span) -> Option<usize> {
    let at = analysis.token_at(number.start)?;
    let tokens = analysis.tokens();
    let within = |&ancestor: &usize| {
        tokens
            .get(ancestor)
            .is_some_and(|token| amount.covers(token.span))
    };
    Some(
        analysis
            .ancestors(at)
            .take_while(within)
            .last()
            .unwrap_or(at),
    )
}

fn is_noun(analysis: &Analysis, token: usize) -> bool {
    matches!(
        analysis.tokens()[token].pos,
        PartOfSpeech::Noun | PartOfSpeech::ProperNoun
    )
}

/// "sales rose 5 percent", "raised rates to 5 percent", "the toll stood at 53".
fn by_verb(
    article: &Article,
    analysis: &Analysis,
    verb: usize,
    preposition: Option<&str>,
) -> Option<String> {
    let token = &analysis.tokens()[verb];
    if !token.tag.is_verb() {
        return None;
    }
    let clause = Clause::read(analysis, verb);
    let lemma = token.lemma.as_ref();
    let object = clause
        .objects
        .iter()
        .copied()
        .find(|&object| names_thing(analysis, object));
    let subject = clause
        .subject_head()
        .filter(|&head| names_thing(analysis, head));
    let moved = Change::of(lemma);
    let thing = match moved {
        Some(_) => object.or(subject)?,
        None if LEVELS.contains(&lemma) => subject?,
        None => return None,
    };
    let thing = phrase(article, analysis, thing)?;
    match (moved, preposition) {
        (Some(change), None | Some("by")) => Some(change.label(&thing)),
        (_, Some("to" | "from" | "at" | "above" | "below")) | (None, None) => Some(thing),
        _ => None,
    }
}

/// "a population of 3 million", "a rise of 5 percent in sales".
fn by_noun(
    article: &Article,
    analysis: &Analysis,
    noun: usize,
    preposition: &str,
) -> Option<String> {
    let lemma = analysis.tokens()[noun].lemma.as_ref();
    if let Some(change) = Change::of(lemma).filter(|_| matches!(preposition, "of" | "by")) {
        let thing = complement(analysis, noun, &["in"])?;
        return Some(change.label(&phrase(article, analysis, thing)?));
    }
    (preposition == "of" && !TOTALS.contains(&lemma)).then_some(())?;
    phrase(article, analysis, noun)
}

/// Words that may stand between a number of people and their fate: "12 feared dead", "300 still missing".
const BEFORE_FATES: &[&str] = &[
    "still",
    "feared",
    "confirmed",
    "reported",
    "presumed",
    "left",
    "others",
    "more",
];

/// "14 were killed", "killing 14", "14 dead": people are counted, though no noun names them.
fn by_fate(analysis: &Analysis, number: usize, amount: Span) -> Option<String> {
    let tokens = analysis.tokens();
    // "40 dead, over 1,700 hurt"
    let beside = analysis.token_at(amount.end + 1);
    let passed = beside
        .filter(|&at| BEFORE_FATES.contains(&&*tokens[at].text))
        .map(|at| at + 1);
    let below = analysis.child_by(
        number,
        &[Dependency::ClausalModifier, Dependency::AdjectivalModifier],
    );
    let above = matches!(
        tokens[number].dependency,
        Dependency::PassiveSubject | Dependency::Subject | Dependency::DirectObject
    );
    let told = below
        .into_iter()
        .chain(above.then_some(tokens[number].head))
        .chain(passed.or(beside))
        .filter(|&at| at < tokens.len());
    let mut fates = told.filter_map(|at| fate(&tokens[at]));
    fates.next().map(str::to_owned)
}

/// What a word tells to have become of people.
pub fn fate(word: &Token) -> Option<&'static str> {
    Some(match word.lemma.as_ref() {
        "kill" => "killed",
        "die" | "dead" => "dead",
        "injure" | "wound" | "hurt" | "injured" | "wounded" => "injured",
        "arrest" | "detain" => "arrested",
        "displace" | "displaced" => "displaced",
        "homeless" => "homeless",
        "evacuate" => "evacuated",
        _ if word.text.eq_ignore_ascii_case("missing") => "missing",
        _ => return None,
    })
}

/// "shares were up 5 percent", "the Dax was 1.75% lower".
fn by_particle(article: &Article, analysis: &Analysis, particle: usize) -> Option<String> {
    let token = &analysis.tokens()[particle];
    let change = Change::of(&token.lemma).filter(|_| !token.tag.is_verb())?;
    let subject = Clause::read(analysis, token.head).subject_head()?;
    let thing = phrase(article, analysis, subject).filter(|_| names_thing(analysis, subject))?;
    Some(change.label(&thing))
}

/// The noun that a preposition ties to another.
fn complement(analysis: &Analysis, noun: usize, prepositions: &[&str]) -> Option<usize> {
    let tokens = analysis.tokens();
    let mut tied = analysis.children_by(noun, Dependency::Preposition);
    let preposition = tied.find(|&child| prepositions.contains(&&*tokens[child].lemma))?;
    let object = analysis.child_by(preposition, &[Dependency::PrepositionObject])?;
    names_thing(analysis, object).then_some(object)
}

/// Whether a noun names what can be counted or change, as "5 percent" does not; "the S&P 500" does.
fn names_thing(analysis: &Analysis, noun: usize) -> bool {
    let number = analysis.child_by(noun, &[Dependency::NumericModifier]);
    match analysis.tokens()[noun].pos {
        PartOfSpeech::ProperNoun => true,
        PartOfSpeech::Noun => number.is_none(),
        _ => false,
    }
}

/// A noun with what stands before it, without its article; of "the number of people", the people.
fn phrase(article: &Article, analysis: &Analysis, noun: usize) -> Option<String> {
    let total = TOTALS.contains(&&*analysis.tokens()[noun].lemma);
    let noun = complement(analysis, noun, &["of"])
        .filter(|_| total)
        .unwrap_or(noun);
    let mut tokens = clause::noun_phrase(analysis, noun);
    let determiner = |at: usize| {
        matches!(
            analysis.tokens()[at].dependency,
            Dependency::Determiner | Dependency::Possessive
        ) && analysis.tokens()[at].head == noun
            && analysis.children(at).is_empty()
    };
    while tokens.start < noun && determiner(tokens.start) {
        tokens.start += 1;
    }
    let words = article.slice(analysis.span_of(tokens));
    (!words.is_empty()).then(|| words.to_owned())
}
