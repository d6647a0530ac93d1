//! Who is who: entities of different articles that are the same.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::article::Span;
use crate::facts::{Entity, EntityType, FactContent, FactSheet, Status};

use super::frequencies;
use super::identity::{self, Identity, Pairs};
use super::names::{self, forms};
use super::words::{concept, is_function_word};

/// Endings of company names that reports leave out.
const COMPANY_ENDINGS: [&str; 12] = [
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "plc",
    "llc",
    "ag",
    "group",
];

/// Parts of a person's name that are neither given name nor surname.
const NAME_ENDINGS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Which entities of which articles are the same.
#[derive(Debug, Default)]
pub struct Links {
    /// The members of each cluster: article and place of the fact in its sheet.
    clusters: Vec<Vec<(usize, usize)>>,
    /// For each article its mentions by position with their clusters, longest first.
    mentions: Vec<Vec<(Span, usize)>>,
    /// Cluster of each name in an article.
    names: HashMap<(usize, String), usize>,
    /// Clusters of persons.
    persons: HashSet<usize>,
}

impl Links {
    /// Links the entities of some articles; what a person said of them comes first.
    pub fn new(sheets: &[Arc<FactSheet>], identities: &[Identity]) -> Self {
        let candidates = candidates(sheets);
        let clusters = Linker::new(&candidates).link(identity::judged(sheets, identities));
        let mut links = Self {
            mentions: vec![Vec::new(); sheets.len()],
            ..Self::default()
        };
        for (number, members) in clusters.iter().enumerate() {
            for &member in members {
                links.add(&candidates[member], number, sheets);
            }
            let place = |&member: &usize| (candidates[member].article, candidates[member].fact);
            links.clusters.push(members.iter().map(place).collect());
        }
        for mentions in &mut links.mentions {
            mentions.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        }
        links
    }

    /// Descriptions tell too little to go by for other facts, so they are in clusters alone.
    fn add(&mut self, candidate: &Candidate<'_>, cluster: usize, sheets: &[Arc<FactSheet>]) {
        if !candidate.is_named {
            return;
        }
        let evidence = &sheets[candidate.article].facts[candidate.fact].evidence;
        let spans = evidence.iter().map(|evidence| (evidence.span, cluster));
        self.mentions[candidate.article].extend(spans);
        if candidate.is_person() {
            self.persons.insert(cluster);
        }
        for name in &candidate.names {
            let key = (candidate.article, name.join(" "));
            self.names.entry(key).or_insert(cluster);
        }
    }

    /// The clusters: article and place of the fact in its sheet, in order.
    pub fn clusters(&self) -> &[Vec<(usize, usize)>] {
        &self.clusters
    }

    /// Whether a cluster is a person.
    pub fn is_person(&self, cluster: usize) -> bool {
        self.persons.contains(&cluster)
    }

    /// What a name in an article stands for.
    pub fn of_name(&self, article: usize, name: &str) -> Option<usize> {
        self.names.get(&(article, forms(name).join(" "))).copied()
    }

    /// What the mentions inside a span stand for.
    pub fn within(&self, article: usize, span: Span) -> impl Iterator<Item = usize> + '_ {
        let mentions = &self.mentions[article];
        let first = mentions.partition_point(|(mention, _)| mention.start < span.start);
        let inside = mentions[first..]
            .iter()
            .take_while(move |(mention, _)| mention.start < span.end);
        inside
            .filter(move |(mention, _)| span.covers(*mention))
            .map(|(_, cluster)| *cluster)
    }
}

/// An entity that may be linked.
#[derive(Debug)]
struct Candidate<'a> {
    article: usize,
    fact: usize,
    entity: &'a Entity,
    /// Its names as normalised words, fullest first.
    names: Vec<Vec<String>>,
    /// Whether the article names it; "the driver" has no name, only a description.
    is_named: bool,
}

impl Candidate<'_> {
    fn is_person(&self) -> bool {
        self.is_named && self.entity.entity_type == EntityType::Person
    }

    /// For a person known by given name and surname: all words of the name.
    fn full_name(&self) -> Option<&[String]> {
        let name = self.names.iter().find(|name| name.len() > 1)?;
        Some(name)
    }

    /// The one word that a person is known by.
    fn only_name(&self) -> Option<&str> {
        match self.names.as_slice() {
            [name] if self.is_person() && name.len() == 1 => name.first().map(String::as_str),
            _ => None,
        }
    }

    /// Names by which it is recognised for certain.
    fn keys(&self) -> Vec<(bool, String)> {
        let single = |name: &str| (self.is_person(), name.to_owned());
        let mut keys = Vec::new();
        for name in &self.names {
            let joined = names::canonical(name.join(" "));
            let is_place = self.entity.entity_type == EntityType::Place;
            let state = names::state(&joined).filter(|_| is_place);
            let joined = state.map_or(joined, str::to_owned);
            if joined.contains(' ') {
                keys.push((false, joined));
            } else if !self.is_person() {
                keys.push(single(&joined));
            }
        }
        if self.is_person()
            && let Some([given, .., surname]) = self.full_name()
        {
            let given = names::given_name(given);
            keys.push((false, format!("{given} {surname}")));
        }
        keys
    }
}

fn candidates(sheets: &[Arc<FactSheet>]) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    for (article, sheet) in sheets.iter().enumerate() {
        for (fact, content) in sheet.facts.iter().enumerate() {
            let FactContent::Entity(entity) = &content.content else {
                continue;
            };
            if content.status == Status::Rejected || content.evidence.is_empty() {
                continue;
            }
            let endings: &[&str] = match entity.entity_type {
                EntityType::Person => &NAME_ENDINGS,
                _ => &COMPANY_ENDINGS,
            };
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            let mut names: Vec<_> = names
                .map(|name| without_ending(forms(name), endings))
                .filter(|name| !name.is_empty())
                .collect();
            names.dedup();
            found.push(Candidate {
                article,
                fact,
                entity,
                names,
                is_named: !content.is_unnamed(),
            });
        }
    }
    found
}

fn without_ending(mut forms: Vec<String>, endings: &[&str]) -> Vec<String> {
    while forms.len() > 1
        && forms
            .last()
            .is_some_and(|last| endings.contains(&last.as_str()))
    {
        forms.pop();
    }
    forms
}

/// Joins candidates, surest links first.
struct Linker<'a> {
    candidates: &'a [Candidate<'a>],
    parents: Vec<usize>,
    /// Full names of the persons in each cluster, at its root.
    full_names: Vec<HashSet<&'a [String]>>,
    /// Candidates that a person told apart.
    apart: Vec<[usize; 2]>,
}

impl<'a> Linker<'a> {
    fn new(candidates: &'a [Candidate<'a>]) -> Self {
        let persons = candidates.iter().map(|candidate| {
            let name = candidate.full_name().filter(|_| candidate.is_person());
            name.into_iter().collect()
        });
        Self {
            candidates,
            parents: (0..candidates.len()).collect(),
            full_names: persons.collect(),
            apart: Vec::new(),
        }
    }

    fn link(mut self, (same, apart): (Pairs, Pairs)) -> Vec<Vec<usize>> {
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
        let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for candidate in 0..self.candidates.len() {
            clusters
                .entry(self.root(candidate))
                .or_default()
                .push(candidate);
        }
        let mut clusters: Vec<_> = clusters.into_values().collect();
        clusters.sort();
        clusters
    }

    fn by_name(&mut self) {
        let mut first: HashMap<(bool, String), usize> = HashMap::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
            for key in candidate.keys() {
                let other = *first.entry(key).or_insert(index);
                self.join(other, index);
            }
        }
    }

    /// "UN" is the United Nations when nothing else in the articles has these initials.
    fn by_acronym(&mut self) {
        let mut meanings: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
            if !candidate.is_person() {
                for acronym in candidate.names.iter().flat_map(|name| acronyms(name)) {
                    meanings.entry(acronym).or_default().push(index);
                }
            }
        }
        for (index, candidate) in self.candidates.iter().enumerate() {
            if candidate.is_person() {
                continue;
            }
            let short = candidate
                .names
                .iter()
                .filter(|name| name.len() == 1)
                .flatten();
            for meaning in short.filter_map(|name| meanings.get(name)) {
                self.join_if_one(index, meaning);
            }
        }
    }

    /// "State Department" is the US State Department when nothing else ends or begins so.
    fn by_longer_name(&mut self) {
        let mut longer: HashMap<(EntityType, String), Vec<usize>> = HashMap::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
            let sort = sort_of(candidate);
            let parts = candidate.names.iter().flat_map(|name| parts(name, sort));
            for part in parts.filter(|_| !candidate.is_person()) {
                longer.entry((sort, part)).or_default().push(index);
            }
        }
        for (index, candidate) in self.candidates.iter().enumerate() {
            if candidate.is_person() {
                continue;
            }
            for name in &candidate.names {
                let key = (sort_of(candidate), name.join(" "));
                if let Some(meaning) = longer.get(&key) {
                    self.join_if_one(index, meaning);
                }
            }
        }
    }

    /// "Fred Hale" is Frederick C. Hale, "Mark Felt" is W. Mark Felt.
    fn by_given_name(&mut self) {
        let mut bearers: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
            if let Some([.., surname]) = candidate.full_name().filter(|_| candidate.is_person()) {
                bearers.entry(surname).or_default().push(index);
            }
        }
        for indices in bearers.into_values() {
            for (position, &a) in indices.iter().enumerate() {
                for &b in &indices[position + 1..] {
                    let names = self.candidates[a]
                        .full_name()
                        .zip(self.candidates[b].full_name());
                    if self.root(a) != self.root(b)
                        && names.is_some_and(|(x, y)| given_names_agree(x, y))
                    {
                        self.join(a, b);
                    }
                }
            }
        }
    }

    /// A bare surname is the person who alone among all articles has it.
    fn by_surname(&mut self) {
        let mut bearers: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
            if candidate.is_person() {
                let surname = candidate.full_name().and_then(<[String]>::last);
                if let Some(surname) = surname {
                    bearers.entry(surname).or_default().push(index);
                }
            }
        }
        let mut bare: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, candidate) in self.candidates.iter().enumerate() {
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

    /// The candidates at two places.
    fn pair(&self, places: [(usize, usize); 2]) -> Option<[usize; 2]> {
        let at = |(article, fact): (usize, usize)| {
            let order = |candidate: &Candidate<'_>| (candidate.article, candidate.fact);
            let found = self
                .candidates
                .binary_search_by_key(&(article, fact), order);
            found.ok()
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

/// Peoples, teams and parties are taken for organizations as often as not.
fn sort_of(candidate: &Candidate<'_>) -> EntityType {
    match candidate.entity.entity_type {
        EntityType::Group => EntityType::Organization,
        other => other,
    }
}

/// The initials of a name of several words, with and without its small words.
fn acronyms(name: &[String]) -> Vec<String> {
    let initials = |all: bool| -> String {
        let kept = name.iter().filter(|word| all || !is_function_word(word));
        kept.filter_map(|word| word.chars().next()).collect()
    };
    let mut found = vec![initials(true), initials(false)];
    found.dedup();
    found.retain(|acronym| acronym.chars().count() > 1);
    if name.len() < 2 { Vec::new() } else { found }
}

/// Beginnings and ends of a name that can stand for it: two words at least, or one that is no common
/// word: "Colts" for the Indianapolis Colts, "Mediterranean" for the Mediterranean Sea.
fn parts(name: &[String], sort: EntityType) -> Vec<String> {
    let lengths = 2..name.len();
    let ends = lengths.flat_map(|length| [&name[..length], &name[name.len() - length..]]);
    let content = |part: &&[String]| {
        let edge = |word: Option<&String>| word.is_some_and(|word| !is_function_word(word));
        edge(part.first()) && edge(part.last())
    };
    let mut parts: Vec<_> = ends.filter(content).map(|part| part.join(" ")).collect();
    let is_common = |word: &String| frequencies::holding(&concept(word)) > 0;
    match (sort, name) {
        // "Friends of the Colts" are not the Colts.
        (EntityType::Organization, [before @ .., last])
            if !before.is_empty()
                && !before.iter().any(|word| is_function_word(word))
                && last.ends_with('s')
                && !is_common(last) =>
        {
            parts.push(last.clone());
        }
        (EntityType::Place, [first, rest @ ..])
            if !rest.is_empty() && rest.iter().all(is_common) && !is_common(first) =>
        {
            parts.push(first.clone());
        }
        _ => {}
    }
    parts.sort();
    parts.dedup();
    parts
}
