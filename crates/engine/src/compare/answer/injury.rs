//! How somebody is hurt: which parts of the body.

use std::collections::BTreeSet;

use crate::article::Span;
use crate::compare::key::Key;
use crate::compare::words::{Word, WordClass};

use super::reader::Reader;
use super::{Answer, Relation, Value};

/// Parts of the body, each with the region to which it belongs and its plural: of two parts of one region one
/// may be the other told less exactly only if it names the region.
const PARTS: [(&str, &str, &str); 44] = [
    ("head", "head", "heads"),
    ("skull", "head", "skulls"),
    ("temple", "head", "temples"),
    ("face", "head", "faces"),
    ("facial", "head", "facial"),
    ("cheek", "head", "cheeks"),
    ("jaw", "head", "jaws"),
    ("nose", "head", "noses"),
    ("eye", "head", "eyes"),
    ("ear", "head", "ears"),
    ("forehead", "head", "foreheads"),
    ("brain", "head", "brains"),
    ("neck", "neck", "necks"),
    ("throat", "neck", "throats"),
    ("arm", "arm", "arms"),
    ("elbow", "arm", "elbows"),
    ("forearm", "arm", "forearms"),
    ("wrist", "arm", "wrists"),
    ("hand", "arm", "hands"),
    ("finger", "arm", "fingers"),
    ("thumb", "arm", "thumbs"),
    ("shoulder", "shoulder", "shoulders"),
    ("torso", "torso", "torsos"),
    ("chest", "torso", "chests"),
    ("rib", "torso", "ribs"),
    ("lung", "torso", "lungs"),
    ("heart", "torso", "hearts"),
    ("abdomen", "torso", "abdomens"),
    ("abdominal", "torso", "abdominal"),
    ("stomach", "torso", "stomachs"),
    ("back", "back", "backs"),
    ("spine", "back", "spines"),
    ("side", "side", "sides"),
    ("hip", "hip", "hips"),
    ("pelvis", "hip", "pelvises"),
    ("pelvic", "hip", "pelvic"),
    ("groin", "groin", "groins"),
    ("buttock", "buttock", "buttocks"),
    ("leg", "leg", "legs"),
    ("thigh", "leg", "thighs"),
    ("knee", "leg", "knees"),
    ("calf", "leg", "calves"),
    ("ankle", "leg", "ankles"),
    ("foot", "leg", "feet"),
];

/// Words of harm, before a part of the body or behind it.
const HARM: [&str; 40] = [
    "shot",
    "hit",
    "struck",
    "wound",
    "wounds",
    "wounded",
    "injure",
    "injured",
    "injuring",
    "injury",
    "injuries",
    "stabbed",
    "stabbing",
    "stab",
    "grazed",
    "grazing",
    "graze",
    "bullet",
    "bullets",
    "gunshot",
    "gunshots",
    "pierced",
    "penetrated",
    "punctured",
    "broke",
    "broken",
    "fractured",
    "fracture",
    "fractures",
    "shattered",
    "laceration",
    "lacerations",
    "burns",
    "burned",
    "bruised",
    "bruises",
    "slashed",
    "severed",
    "crushed",
    "amputated",
];

/// Words that may stand before a part of the body of somebody.
const OWNERS: [&str; 21] = [
    "the", "a", "an", "his", "her", "their", "its", "my", "your", "our", "left", "right", "upper",
    "lower", "both", "and", "or", "in", "to", "'s", "’s",
];

/// How many words a word of harm may stand away from the part that was hurt.
const REACH: usize = 8;

/// Words between two parts of one list at most.
const LIST_GAP: usize = 4;

/// Likeness that two answers have at least if one person is hurt in both.
const SAME_PERSON: f32 = 0.3;

/// Parts of the body that somebody was hurt at.
#[derive(Debug, PartialEq, Eq)]
pub struct Injury {
    /// The parts, each with the region it belongs to and its side of the body.
    parts: BTreeSet<Part>,
    /// The person named beside it, among all articles.
    person: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    region: &'static str,
    name: &'static str,
    is_left: Option<bool>,
}

impl Part {
    /// Whether both may be one, told more or less exactly.
    fn may_be(self, other: Self) -> bool {
        let names_region = |part: Self| part.name == part.region;
        let sides = self.is_left.zip(other.is_left);
        self.region == other.region
            && (self.name == other.name || names_region(self) || names_region(other))
            && sides.is_none_or(|(own, other)| own == other)
    }
}

impl Injury {
    /// What it has in common with others of the same person.
    pub fn bucket(&self) -> Option<Key> {
        Some(Key::new(("injury", self.person?)))
    }

    /// How likely both tell of one who was hurt, by how alike their clauses are.
    pub fn same_question(&self, other: &Self, clauses: f32) -> f32 {
        match self.person.zip(other.person) {
            Some((own, other)) if own == other => clauses.max(SAME_PERSON) + SAME_PERSON,
            Some(_) => 0.0,
            None => clauses,
        }
    }

    /// Whether one person is named beside both.
    pub fn is_of_same_person(&self, other: &Self) -> bool {
        self.person.is_some() && self.person == other.person
    }

    pub fn compare(&self, other: &Self) -> Relation {
        let all_in = |own: &Self, other: &Self| {
            let mut parts = own.parts.iter();
            parts.all(|part| other.parts.iter().any(|it| part.may_be(*it)))
        };
        if self.parts == other.parts {
            Relation::Same
        } else if all_in(self, other) && all_in(other, self) {
            Relation::Compatible("One is less exact")
        } else if all_in(self, other) || all_in(other, self) {
            Relation::Compatible("One tells more injuries")
        } else {
            Relation::Conflict("The injuries differ")
        }
    }
}

/// The injuries of an article, those that one list tells together.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let mut found: Vec<(Span, usize, BTreeSet<Part>)> = Vec::new();
    let words = reader.prepared.words();
    for at in 0..words.len() {
        let Some((span, part)) = part(reader, words, at) else {
            continue;
        };
        match found.last_mut() {
            Some((whole, last, parts))
                if at - *last <= LIST_GAP && is_list(&words[*last + 1..at]) =>
            {
                *whole = whole.hull(span);
                *last = at;
                parts.insert(part);
            }
            _ => found.push((span, at, BTreeSet::from([part]))),
        }
    }
    let answer = |(span, _, parts)| {
        let person = reader.person_before(span, REACH);
        reader.answer(span, Value::Injury(Injury { parts, person }))
    };
    found.into_iter().filter_map(answer).collect()
}

/// Whether words between two parts of the body make them a list: "back, legs or in the left hand".
fn is_list(between: &[Word]) -> bool {
    let is_linking = |word: &Word| OWNERS.contains(&word.form.as_str());
    between.iter().all(is_linking)
}

/// The part of the body that a word names, where it is told to be hurt, with its side.
fn part(reader: &Reader<'_>, words: &[Word], at: usize) -> Option<(Span, Part)> {
    let form = words[at].form.as_str();
    let (name, region, _) = PARTS
        .into_iter()
        .find(|(name, _, plural)| form == *name || form == *plural)?;
    let article = reader.prepared.article();
    let form_at = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let stands_close = |at: usize| {
        at < words.len()
            && article
                .slice(Span::new(words[at - 1].span.end, words[at].span.start))
                .trim()
                .is_empty()
    };
    let next = at + 1;
    let harm_behind = (next..next + 3).any(|at| HARM.contains(&form_at(at)));
    // "back yard", "head coach", "the head of the department"
    let goes_on = stands_close(next)
        && (words[next].class != WordClass::Function && !is_capital(reader, words, next)
            || form_at(next) == "of"
                && !is_of_body(form_at(at + 3))
                && !is_of_body(form_at(at + 2)));
    if goes_on && !HARM.contains(&form_at(next)) {
        return None;
    }
    let sentence = reader.prepared.sentence_span(words[at].span);
    let first = at.saturating_sub(REACH);
    let harm_before = words[first..at]
        .iter()
        .filter(|word| word.span.start >= sentence.start)
        .any(|word| HARM.contains(&word.form.as_str()));
    let before = at.checked_sub(1).map_or("", form_at);
    let is_owned = OWNERS.contains(&before) || HARM.contains(&before) || harm_behind;
    if !is_owned || !(harm_before || harm_behind) {
        return None;
    }
    let (start, is_left) = match before {
        "left" => (at - 1, Some(true)),
        "right" => (at - 1, Some(false)),
        _ => (at, None),
    };
    let part = Part {
        region,
        name,
        is_left,
    };
    Some((words[start].span.hull(words[at].span), part))
}

fn is_of_body(form: &str) -> bool {
    PARTS
        .iter()
        .any(|(name, _, plural)| form == *name || form == *plural)
}

fn is_capital(reader: &Reader<'_>, words: &[Word], at: usize) -> bool {
    let first = words[at].span.start;
    let first = reader.prepared.article().slice(Span::new(first, first + 1));
    first.chars().all(char::is_uppercase)
}
