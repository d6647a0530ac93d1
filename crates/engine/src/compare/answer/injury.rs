//! How somebody is hurt: which parts of the body.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use crate::article::Span;
use crate::compare::words::{Word, WordClass};

use super::beside::Beside;
use super::reader::Reader;
use super::{Answer, Relation, Value, forms};

/// Parts of the body by region, in their forms; the first of a region stands for all of it, so that another of it
/// may be the same told more exactly.
const REGIONS: [&str; 11] = [
    "head/heads skull/skulls temple/temples face/faces/facial cheek/cheeks jaw/jaws nose/noses eye/eyes ear/ears \
     forehead/foreheads brain/brains",
    "neck/necks throat/throats",
    "arm/arms elbow/elbows forearm/forearms wrist/wrists hand/hands finger/fingers thumb/thumbs",
    "shoulder/shoulders",
    "torso/torsos chest/chests rib/ribs lung/lungs heart/hearts abdomen/abdominal stomach/stomachs",
    "back/backs spine/spinal",
    "side/sides",
    "hip/hips pelvis/pelvic",
    "groin",
    "buttock/buttocks",
    "leg/legs thigh/thighs knee/knees calf/calves ankle/ankles foot/feet",
];

/// Words of harm, before a part of the body or behind it.
const HARM: &str = "shot hit struck wound wounds wounded injure injured injuring injury injuries stab stabbed stabbing graze \
    grazed grazing bullet bullets gunshot gunshots pierced penetrated punctured broke broken fracture fractured fractures \
    shattered laceration lacerations burns burned bruised bruises slashed severed crushed amputated";

/// Words that may stand before a part of the body of somebody.
const OWNERS: [&str; 21] = [
    "the", "a", "an", "his", "her", "their", "its", "my", "your", "our", "left", "right", "upper",
    "lower", "both", "and", "or", "in", "to", "'s", "’s",
];

/// How many words a word of harm may stand away from the part that was hurt.
const REACH: usize = 8;

/// Words between two parts of one list at most.
const LIST_GAP: usize = 4;

/// Parts of the body that somebody was hurt at.
#[derive(Debug, PartialEq, Eq)]
pub struct Injury {
    /// The parts, each with the region it belongs to and its side of the body.
    parts: BTreeSet<Part>,
    /// Who is hurt.
    pub person: Beside,
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
        let person = Beside::of(reader, span, REACH);
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
    let (region, name) = named(&words[at].form)?;
    let form_at = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let harms = |at: usize| is_harm(form_at(at));
    let next = at + 1;
    let stands_close = next < words.len() && reader.prepared.gap_before(next).trim().is_empty();
    // "the head of the department", but "the back of the head"
    let is_of_other =
        || form_at(next) == "of" && [2, 3].iter().all(|on| named(form_at(at + on)).is_none());
    // "back yard", "head coach"
    let is_in_compound =
        || words[next].class != WordClass::Function && !reader.prepared.is_capital(next);
    if stands_close && !harms(next) && (is_in_compound() || is_of_other()) {
        return None;
    }
    let sentence = reader.prepared.sentence_span(words[at].span);
    let harm_behind = (next..next + 3).any(harms);
    let harm_before = (at.saturating_sub(REACH)..at)
        .any(|at| words[at].span.start >= sentence.start && harms(at));
    let before = at.checked_sub(1).map_or("", form_at);
    let is_owned = OWNERS.contains(&before) || is_harm(before) || harm_behind;
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

/// The part of the body that a form names, behind its region.
fn named(form: &str) -> Option<(&'static str, &'static str)> {
    static PARTS: LazyLock<HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
        let of_region = |parts: &'static str| {
            let region = forms::of(parts).next().map_or("", |(_, region)| region);
            forms::of(parts).map(move |(form, part)| (form, (region, part)))
        };
        REGIONS.into_iter().flat_map(of_region).collect()
    });
    PARTS.get(form).copied()
}

fn is_harm(form: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| HARM.split_whitespace().collect());
    WORDS.contains(form)
}
