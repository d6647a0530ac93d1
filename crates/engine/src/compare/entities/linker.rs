//! Joins the entities of several articles that are the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::compare::identity::Pairs;
use crate::compare::key::Key;
use crate::compare::names;

use super::candidate::Candidate;

/// Joins candidates, surest links first.
pub struct Linker<'a> {
    /// The candidates with their articles, in the order of these.
    candidates: &'a [(usize, &'a Candidate)],
    parents: Vec<usize>,
    /// Full names of the persons in each cluster, at its root.
    full_names: Vec<HashSet<&'a [String]>>,
    /// Candidates that a person told apart.
    apart: Vec<[usize; 2]>,
}

impl<'a> Linker<'a> {
    /// Nothing is joined yet.
    pub fn new(candidates: &'a [(usize, &'a Candidate)]) -> Self {
        let persons = candidates.iter().map(|(_, candidate)| {
            let name = candidate.full_name().filter(|_| candidate.is_person);
            name.into_iter().collect()
        });
        Self {
            candidates,
            parents: (0..candidates.len()).collect(),
            full_names: persons.collect(),
            apart: Vec::new(),
        }
    }

    /// The candidates that are the same, together; what a person said of them comes first.
    pub fn link(mut self, (same, apart): (Pairs, Pairs)) -> Vec<Vec<usize>> {
        self.apart = apart
            .into_iter()
            .filter_map(|pair| self.pair(pair))
            .collect();
        for pair in same {
            if let Some([one, other]) = self.pair(pair) {
                self.unite(one, other);
            }
        }
        self.by_name();
        self.by_acronym();
        self.by_longer_name();
        self.by_given_name();
        self.by_surname();
        self.by_sound();
        let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for candidate in 0..self.candidates.len() {
            clusters
                .entry(self.root(candidate))
                .or_default()
                .push(candidate);
        }
        clusters.into_values().collect()
    }

    fn all(&self) -> impl Iterator<Item = (usize, &'a Candidate)> + use<'a> {
        let candidates = self.candidates.iter().enumerate();
        candidates.map(|(index, (_, candidate))| (index, *candidate))
    }

    fn persons(&self) -> impl Iterator<Item = (usize, &'a Candidate)> + use<'a> {
        self.all().filter(|(_, candidate)| candidate.is_person)
    }

    fn by_name(&mut self) {
        let mut first: HashMap<Key, usize> = HashMap::new();
        for (index, candidate) in self.all() {
            for key in &candidate.sure {
                let other = *first.entry(*key).or_insert(index);
                self.join(other, index);
            }
        }
    }

    /// "UN" is the United Nations when nothing else in the articles has these initials.
    fn by_acronym(&mut self) {
        self.by_meaning(
            |candidate| &candidate.initials,
            |candidate| &candidate.words,
        );
    }

    /// "State Department" is the US State Department when nothing else ends or begins so.
    fn by_longer_name(&mut self) {
        self.by_meaning(|candidate| &candidate.parts, |candidate| &candidate.whole);
    }

    /// What has a key of its own is what alone among all may mean that.
    fn by_meaning(
        &mut self,
        may_mean: impl Fn(&'a Candidate) -> &'a [Key],
        is_called: impl Fn(&'a Candidate) -> &'a [Key],
    ) {
        let mut meanings: HashMap<Key, Vec<usize>> = HashMap::new();
        for (index, candidate) in self.all() {
            for key in may_mean(candidate) {
                meanings.entry(*key).or_default().push(index);
            }
        }
        for (index, candidate) in self.all() {
            for key in is_called(candidate) {
                if let Some(meaning) = meanings.get(key) {
                    self.join_if_one(index, meaning);
                }
            }
        }
    }

    /// "Fred Hale" is Frederick C. Hale, "Mark Felt" is W. Mark Felt.
    fn by_given_name(&mut self) {
        let mut bearers: BTreeMap<&'a str, Vec<(usize, &'a [String])>> = BTreeMap::new();
        for (index, candidate) in self.persons() {
            if let Some(name @ [.., surname]) = candidate.full_name() {
                bearers.entry(surname).or_default().push((index, name));
            }
        }
        for bearers in bearers.into_values() {
            for (position, &(a, name)) in bearers.iter().enumerate() {
                for &(b, other) in &bearers[position + 1..] {
                    if self.root(a) != self.root(b) && given_names_agree(name, other) {
                        self.join(a, b);
                    }
                }
            }
        }
    }

    /// A bare surname is the person who alone among all articles has it.
    fn by_surname(&mut self) {
        let mut bearers: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut bare: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, candidate) in self.persons() {
            if let Some(surname) = candidate.full_name().and_then(<[String]>::last) {
                bearers.entry(surname).or_default().push(index);
            }
            if let Some(name) = candidate.only_name() {
                bare.entry(name).or_default().push(index);
            }
        }
        for (name, indices) in bare {
            for &index in &indices {
                match bearers.get(name) {
                    Some(meaning) => self.join_if_one(index, meaning),
                    None => self.join(indices[0], index),
                }
            }
        }
    }

    /// A name in another language is what alone in a language sounds like it: "أليف آيدن" is Elif Aydin.
    fn by_sound(&mut self) {
        if self
            .all()
            .all(|(_, candidate)| candidate.language.is_none())
        {
            return;
        }
        self.by_sounds(Candidate::sounds, Candidate::sounds);
        self.by_sounds(Candidate::surname_sounds, |candidate| {
            let bare = candidate.only_name();
            bare.map_or_else(Vec::new, |_| candidate.surname_sounds())
        });
    }

    fn by_sounds(
        &mut self,
        may_mean: impl Fn(&Candidate) -> Vec<Key>,
        is_called: impl Fn(&Candidate) -> Vec<Key>,
    ) {
        let mut meanings: HashMap<Key, Vec<usize>> = HashMap::new();
        for (index, candidate) in self.all() {
            for key in may_mean(candidate) {
                meanings.entry(key).or_default().push(index);
            }
        }
        let candidates = self.candidates;
        let language = |index: usize| candidates[index].1.language.as_deref();
        for (index, candidate) in self.all().filter(|(_, it)| it.language.is_some()) {
            let mut by_language: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
            let heard = is_called(candidate);
            for &other in heard.iter().filter_map(|key| meanings.get(key)).flatten() {
                by_language.entry(language(other)).or_default().push(other);
            }
            by_language.remove(&language(index));
            for others in by_language.values() {
                self.join_if_one(index, others);
            }
        }
    }

    /// The candidates at two places.
    fn pair(&self, places: [(usize, usize); 2]) -> Option<[usize; 2]> {
        let at = |place: (usize, usize)| {
            let order = |(article, candidate): &(usize, &Candidate)| (*article, candidate.fact);
            self.candidates.binary_search_by_key(&place, order).ok()
        };
        Some([at(places[0])?, at(places[1])?])
    }

    fn root(&self, mut index: usize) -> usize {
        while self.parents[index] != index {
            index = self.parents[index];
        }
        index
    }

    fn join_if_one(&mut self, index: usize, meanings: &[usize]) {
        let roots: HashSet<usize> = meanings.iter().map(|&meaning| self.root(meaning)).collect();
        if let (1, Some(&meaning)) = (roots.len(), meanings.first()) {
            self.join(meaning, index);
        }
    }

    /// Joins two clusters unless they hold persons who cannot be the same.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (into, from) = (a.min(b), a.max(b));
        if into == from {
            return;
        }
        let differ = |x: &&[String]| self.full_names[from].iter().any(|y| are_two_people(x, y));
        if self.full_names[into].iter().any(differ) {
            return;
        }
        self.unite(into, from);
    }

    /// Joins two clusters unless a person told members of them apart.
    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (into, from) = (a.min(b), a.max(b));
        let told_apart = |pair: &[usize; 2]| {
            let roots = [self.root(pair[0]), self.root(pair[1])];
            roots == [into, from] || roots == [from, into]
        };
        if into == from || self.apart.iter().any(told_apart) {
            return;
        }
        self.parents[from] = into;
        let moved = std::mem::take(&mut self.full_names[from]);
        self.full_names[into].extend(moved);
    }
}

/// Same surname, and given names that cannot be of one person.
fn are_two_people(a: &[String], b: &[String]) -> bool {
    let ([given_a, .., surname_a], [given_b, .., surname_b]) = (a, b) else {
        return false;
    };
    let abbreviates =
        given_a.starts_with(given_b.as_str()) || given_b.starts_with(given_a.as_str());
    surname_a == surname_b && !abbreviates && !given_names_agree(a, b)
}

/// Letters from which the beginning of a given name stands for it.
const TELLING_LETTERS: usize = 3;

/// Whether two names of one surname have a given name in common, as it is or by its short form.
fn given_names_agree(a: &[String], b: &[String]) -> bool {
    let given = |name: &[String]| name[..name.len().saturating_sub(1)].to_vec();
    let agree = |x: &String, y: &String| {
        let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
        let begins = short.chars().count() >= TELLING_LETTERS && long.starts_with(short.as_str());
        names::given_name(x) == names::given_name(y) && short.chars().count() > 1 || begins
    };
    let (first, second) = (given(a), given(b));
    let called = |one: &[String], other: &[String]| {
        one.first()
            .is_some_and(|name| other.iter().any(|given| agree(name, given)))
    };
    called(&first, &second) || called(&second, &first)
}
