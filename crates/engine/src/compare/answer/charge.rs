//! What somebody is accused of, or was found guilty of.

use std::collections::BTreeSet;

use crate::compare::key::Key;
use crate::compare::words::Word;

use super::reader::Reader;
use super::{Answer, Relation, Value};

/// Crimes, each with the words for it.
const CRIMES: [(&str, &[&str]); 38] = [
    ("homicide", &["homicide", "homicides"]),
    ("murder", &["murder", "murders", "murdering"]),
    ("manslaughter", &["manslaughter"]),
    ("assault", &["assault", "assaults", "assaulting"]),
    ("battery", &["battery"]),
    (
        "kidnapping",
        &["kidnapping", "kidnappings", "abduction", "abducting"],
    ),
    ("rape", &["rape", "rapes", "raping"]),
    ("robbery", &["robbery", "robberies", "robbing"]),
    ("burglary", &["burglary", "burglaries"]),
    ("theft", &["theft", "thefts", "larceny", "stealing"]),
    ("fraud", &["fraud"]),
    ("arson", &["arson"]),
    ("possession", &["possession", "possessing"]),
    ("endangering", &["endangering", "endangerment"]),
    ("conspiracy", &["conspiracy", "conspiring"]),
    ("drunken driving", &["dui", "dwi", "driving"]),
    ("trespassing", &["trespass", "trespassing"]),
    ("extortion", &["extortion", "blackmail"]),
    ("bribery", &["bribery", "bribes"]),
    ("perjury", &["perjury"]),
    ("forgery", &["forgery"]),
    ("stalking", &["stalking"]),
    ("harassment", &["harassment"]),
    ("terrorism", &["terrorism"]),
    ("treason", &["treason"]),
    ("espionage", &["espionage", "spying"]),
    ("negligence", &["negligence"]),
    ("abuse", &["abuse"]),
    ("cruelty", &["cruelty"]),
    ("trafficking", &["trafficking"]),
    ("smuggling", &["smuggling"]),
    ("laundering", &["laundering"]),
    ("racketeering", &["racketeering"]),
    ("corruption", &["corruption"]),
    ("embezzlement", &["embezzlement", "embezzling"]),
    ("obstruction", &["obstruction", "obstructing"]),
    ("evasion", &["evasion"]),
    ("vandalism", &["vandalism"]),
];

/// Words that tell of which sort or degree a crime is, each with that which stands for it.
const SORTS: [(&str, &str); 28] = [
    ("1st", "first"),
    ("2nd", "second"),
    ("3rd", "third"),
    ("first-degree", "first"),
    ("second-degree", "second"),
    ("third-degree", "third"),
    ("first", "first"),
    ("second", "second"),
    ("third", "third"),
    ("attempted", "attempted"),
    ("aggravated", "aggravated"),
    ("voluntary", "voluntary"),
    ("involuntary", "involuntary"),
    ("vehicular", "vehicular"),
    ("capital", "capital"),
    ("sexual", "sexual"),
    ("felony", "felony"),
    ("armed", "armed"),
    ("child", "child"),
    ("drug", "drug"),
    ("money", "money"),
    ("tax", "tax"),
    ("criminal", "criminal"),
    ("reckless", "reckless"),
    ("negligent", "negligent"),
    ("gross", "gross"),
    ("insurance", "insurance"),
    ("wire", "wire"),
];

/// Sorts of a crime of which it is of one alone.
const DEGREES: [&str; 3] = ["first", "second", "third"];

/// Words by which somebody is accused.
const ACCUSED: [&str; 18] = [
    "accused",
    "accuse",
    "accuses",
    "charged",
    "charge",
    "charges",
    "charging",
    "count",
    "counts",
    "indicted",
    "indictment",
    "arrested",
    "arrest",
    "booked",
    "suspicion",
    "suspected",
    "wanted",
    "arraigned",
];

/// Words by which somebody was found guilty.
const FOUND_GUILTY: [&str; 9] = [
    "convicted",
    "conviction",
    "convictions",
    "guilty",
    "sentenced",
    "jailed",
    "convict",
    "imprisoned",
    "acquitted",
];

/// Words behind such a word within which the crime is told.
const REACH: usize = 14;

/// Words of a crime's sorts at most.
const MOST_SORTS: usize = 4;

/// Words between two crimes of one list at most.
const LIST_GAP: usize = 6;

/// Likeness that two answers have at least if one person is accused in both.
const SAME_PERSON: f32 = 0.3;

/// What somebody is accused or guilty of.
#[derive(Debug, PartialEq, Eq)]
pub struct Charge {
    crimes: BTreeSet<Crime>,
    /// Whether it was proved in court.
    is_proved: bool,
    /// The person named beside it, among all articles.
    person: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Crime {
    name: &'static str,
    sorts: BTreeSet<&'static str>,
}

impl Crime {
    /// Whether both may be one, told more or less exactly.
    fn may_be(&self, other: &Self) -> bool {
        let is_part = self.sorts.is_subset(&other.sorts) || other.sorts.is_subset(&self.sorts);
        self.name == other.name && is_part
    }

    /// Whether both are one crime of two degrees.
    fn is_of_other_degree(&self, other: &Self) -> bool {
        let degree = |crime: &Self| DEGREES.into_iter().find(|it| crime.sorts.contains(it));
        let degrees = degree(self).zip(degree(other));
        self.name == other.name && degrees.is_some_and(|(own, other)| own != other)
    }
}

impl Charge {
    /// What it has in common with others of the same person.
    pub fn bucket(&self) -> Option<Key> {
        Some(Key::new(("charge", self.person?)))
    }

    /// How likely both tell of one who is accused, by how alike their clauses are.
    pub fn same_question(&self, other: &Self, clauses: f32) -> f32 {
        if self.is_proved != other.is_proved {
            return 0.0;
        }
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
            let mut crimes = own.crimes.iter();
            crimes.all(|crime| other.crimes.iter().any(|it| crime.may_be(it)))
        };
        let mut pairs = self
            .crimes
            .iter()
            .flat_map(|own| other.crimes.iter().map(move |other| (own, other)));
        if self.crimes == other.crimes {
            Relation::Same
        } else if all_in(self, other) && all_in(other, self) {
            Relation::Compatible("One is less exact")
        } else if pairs.any(|(own, other)| own.is_of_other_degree(other)) {
            Relation::Conflict("The degree of the charge differs")
        } else if all_in(self, other) || all_in(other, self) {
            Relation::Compatible("One tells more charges")
        } else {
            Relation::Compatible("The charges differ")
        }
    }
}

/// The charges of an article, those of a clause together.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let words = reader.prepared.words();
    let clause_of = |at: usize| reader.clauses.at(reader.article, words[at].span.start);
    let mut found = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let Some(at) = (from..words.len()).find(|&at| is_charging(&words[at])) else {
            break;
        };
        let clause = clause_of(at);
        let crimes = around(words, at, |at| clause_of(at) == clause);
        from = crimes.last().map_or(at, |(_, last, _)| at.max(*last)) + 1;
        let (Some((first, ..)), Some((_, last, _))) = (crimes.first(), crimes.last()) else {
            continue;
        };
        let span = words[*first].span.hull(words[*last].span);
        let is_proved = FOUND_GUILTY.contains(&words[at].form.as_str());
        let person = reader.person_before(span, REACH);
        let charge = Charge {
            is_proved,
            person,
            crimes: crimes.into_iter().map(|(.., crime)| crime).collect(),
        };
        found.extend(reader.answer(span, Value::Charge(charge)));
    }
    found
}

fn is_charging(word: &Word) -> bool {
    let form = word.form.as_str();
    ACCUSED.contains(&form) || FOUND_GUILTY.contains(&form)
}

/// The crimes told behind a word of charging in its clause, or right before it: "a murder charge". With the
/// first and the last of the words of each.
fn around(
    words: &[Word],
    at: usize,
    is_in_clause: impl Fn(usize) -> bool,
) -> Vec<(usize, usize, Crime)> {
    let end = (at + REACH).min(words.len());
    let behind = (at + 1..end).take_while(|&at| is_in_clause(at));
    let before = at.checked_sub(1).filter(|&at| is_in_clause(at));
    let places = before.into_iter().chain(behind);
    let crimes = places.filter_map(|at| crime(words, at, &is_in_clause));
    let mut last = at;
    let is_listed = |(first, end, _): &(usize, usize, Crime)| {
        let is_near = first.saturating_sub(last) <= LIST_GAP;
        last = *end;
        is_near
    };
    crimes.take_while(is_listed).collect()
}

/// The crime that a word names, with the words that tell its sort.
fn crime(
    words: &[Word],
    at: usize,
    is_in_clause: impl Fn(usize) -> bool,
) -> Option<(usize, usize, Crime)> {
    let form = words[at].form.as_str();
    let (name, _) = CRIMES.iter().find(|(_, forms)| forms.contains(&form))?;
    let sort = |at: usize| {
        let form = words[at].form.as_str();
        SORTS.iter().find(|(word, _)| *word == form)
    };
    let mut sorts = BTreeSet::new();
    let mut first = at;
    for before in (at.saturating_sub(MOST_SORTS)..at).rev() {
        if !is_in_clause(before) {
            break;
        }
        match sort(before) {
            Some((_, sort)) => {
                sorts.insert(*sort);
                first = before;
            }
            // "second degree murder"
            None if words[before].form.trim_start_matches('-') == "degree" => {}
            None => break,
        }
    }
    Some((first, at, Crime { name, sorts }))
}
