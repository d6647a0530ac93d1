//! What somebody is accused of, or was found guilty of.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::compare::words::Word;

use super::beside::Beside;
use super::reader::Reader;
use super::{Answer, Relation, Value, forms};

/// Crimes, each in the words for it.
const CRIMES: &str = "homicide/homicides murder/murders/murdering manslaughter assault/assaults/assaulting battery \
    kidnapping/kidnappings/abduction/abducting rape/rapes/raping robbery/robberies/robbing burglary/burglaries \
    theft/thefts/larceny/stealing fraud arson possession/possessing endangering/endangerment conspiracy/conspiring \
    dui/dwi/driving trespass/trespassing extortion/blackmail bribery/bribes perjury forgery stalking harassment terrorism \
    treason espionage/spying negligence abuse cruelty trafficking smuggling laundering racketeering corruption \
    embezzlement/embezzling obstruction/obstructing evasion vandalism";

/// Words that tell of which sort or degree a crime is.
const SORTS: &str = "first/1st/first-degree second/2nd/second-degree third/3rd/third-degree attempted aggravated voluntary \
    involuntary vehicular capital sexual felony armed child drug money tax criminal reckless negligent gross insurance wire";

/// Sorts of a crime of which it is of one alone.
const DEGREES: [&str; 3] = ["first", "second", "third"];

/// Words by which somebody is accused, and by which they were found guilty.
const ACCUSED: &str = "accused accuse accuses charged charge charges charging count counts indicted indictment arrested arrest \
    booked suspicion suspected wanted arraigned";
const FOUND_GUILTY: &str =
    "convicted conviction convictions guilty sentenced jailed convict imprisoned acquitted";

/// Words behind such a word within which the crime is told.
const REACH: usize = 14;

/// Words of a crime's sorts at most.
const MOST_SORTS: usize = 4;

/// Words between two crimes of one list at most.
const LIST_GAP: usize = 6;

/// What somebody is accused or guilty of.
#[derive(Debug, PartialEq, Eq)]
pub struct Charge {
    crimes: BTreeSet<Crime>,
    /// Whether it was proved in court.
    is_proved: bool,
    /// Who is charged.
    pub person: Beside,
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
    /// How likely both tell of one charge, by how alike their clauses are: a sentence is none.
    pub fn same_question(&self, other: &Self, clauses: f32) -> f32 {
        if self.is_proved == other.is_proved {
            self.person.likely(other.person, clauses)
        } else {
            0.0
        }
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
        let mut charging = (from..words.len()).filter_map(|at| Some((at, charging(&words[at])?)));
        let Some((at, is_proved)) = charging.next() else {
            break;
        };
        let clause = clause_of(at);
        let crimes = around(words, at, |at| clause_of(at) == clause);
        from = crimes.last().map_or(at, |(_, last, _)| at.max(*last)) + 1;
        let (Some((first, ..)), Some((_, last, _))) = (crimes.first(), crimes.last()) else {
            continue;
        };
        let span = words[*first].span.hull(words[*last].span);
        let person = Beside::of(reader, span, REACH);
        let charge = Charge {
            is_proved,
            person,
            crimes: crimes.into_iter().map(|(.., crime)| crime).collect(),
        };
        found.extend(reader.answer(span, Value::Charge(charge)));
    }
    found
}

/// Whether a word tells that somebody is accused, or was found guilty; none for other words.
fn charging(word: &Word) -> Option<bool> {
    static WORDS: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
        let accused = ACCUSED.split_whitespace().map(|word| (word, false));
        let guilty = FOUND_GUILTY.split_whitespace().map(|word| (word, true));
        accused.chain(guilty).collect()
    });
    WORDS.get(word.form.as_str()).copied()
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
    static CRIME: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| forms::table(CRIMES));
    static SORT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| forms::table(SORTS));
    let name = *CRIME.get(words[at].form.as_str())?;
    let mut sorts = BTreeSet::new();
    let mut first = at;
    for before in (at.saturating_sub(MOST_SORTS)..at).rev() {
        if !is_in_clause(before) {
            break;
        }
        match SORT.get(words[before].form.as_str()) {
            Some(sort) => {
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
