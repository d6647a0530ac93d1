//! An entity of an article with all that it may be recognised by in others.

use crate::article::{Article, Span};
use crate::facts::{Entity, EntityType, FactContent, FactSheet, knows_language_of};

use crate::compare::foreign;
use crate::compare::frequencies;
use crate::compare::key::Key;
use crate::compare::names::{self, forms};
use crate::compare::prepared::takes_part;
use crate::compare::sounds;
use crate::compare::words::{concept, is_function_word};

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

/// An entity that may be linked.
#[derive(Debug)]
pub struct Candidate {
    /// The place of the fact in its sheet.
    pub fact: usize,
    /// Where it is mentioned.
    pub mentions: Vec<Span>,
    /// Whether it is a person who is named.
    pub is_person: bool,
    /// Its names as normalised words, fullest first.
    pub names: Vec<Vec<String>>,
    /// Names by which it is recognised for certain.
    pub sure: Vec<Key>,
    /// Unless it is a person, its names of one word, its initials, its names by their sort, and parts of
    /// these that can stand for them.
    pub words: Vec<Key>,
    pub initials: Vec<Key>,
    pub whole: Vec<Key>,
    pub parts: Vec<Key>,
    /// The language of its article, unless that is English.
    pub language: Option<String>,
    sort: EntityType,
}

impl Candidate {
    /// The entities of an article, in the order of its facts.
    pub fn all(sheet: &FactSheet) -> Vec<Self> {
        let facts = sheet.facts.iter().enumerate();
        let entities = facts.filter_map(|(place, fact)| match &fact.content {
            FactContent::Entity(entity) if takes_part(fact) => {
                let mentions = fact.evidence.iter().map(|evidence| evidence.span);
                let is_named = !fact.is_unnamed();
                let mut found = Self::new(place, entity, is_named, mentions.collect());
                found.read_language(&sheet.article, entity);
                Some(found)
            }
            _ => None,
        });
        entities.collect()
    }

    fn new(fact: usize, entity: &Entity, is_named: bool, mentions: Vec<Span>) -> Self {
        let is_person = is_named && entity.entity_type == EntityType::Person;
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
        let mut found = Self {
            fact,
            mentions,
            is_person,
            sure: Vec::new(),
            words: Vec::new(),
            initials: Vec::new(),
            whole: Vec::new(),
            parts: Vec::new(),
            language: None,
            sort: sort_of(entity.entity_type),
            names,
        };
        found.sure = found.sure_keys(entity.entity_type == EntityType::Place);
        if !is_person {
            let sort = sort_of(entity.entity_type);
            let key = |name: &String| Key::new((sort, name));
            let names = || found.names.iter();
            let words = names().filter(|name| name.len() == 1).flatten();
            let words = words.map(Key::new).collect();
            let initials = names().flat_map(|name| acronyms(name));
            let initials = initials.map(Key::new).collect();
            let whole = names().map(|name| key(&name.join(" "))).collect();
            let parts = names().flat_map(|name| parts(name, sort));
            let parts = parts.map(|part| key(&part)).collect();
            (found.words, found.initials) = (words, initials);
            (found.whole, found.parts) = (whole, parts);
        }
        found
    }

    /// Adds its language, and in it what places are called in English.
    fn read_language(&mut self, article: &Article, entity: &Entity) {
        if knows_language_of(&article.metadata) {
            return;
        }
        let tag = article.metadata.language.as_deref();
        self.language = tag.and_then(|tag| tag.split('-').next()).map(str::to_owned);
        if !self.is_person {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            let english = names.filter_map(|name| foreign::place_in_english(article, name));
            let canonical = |name: &str| Key::new(names::canonical(forms(name).join(" ")));
            self.sure.extend(english.map(canonical));
        }
    }

    /// How its names sound; of those of a person, the full ones.
    pub fn sounds(&self) -> Vec<Key> {
        let names = self.names.iter();
        let full = names.filter(|name| !self.is_person || name.len() > 1);
        full.flat_map(|name| self.sounds_of(name)).collect()
    }

    /// How the last names of a person sound.
    pub fn surname_sounds(&self) -> Vec<Key> {
        let last = self.names.iter().filter_map(|name| name.last());
        let last = last.filter(|_| self.is_person);
        last.flat_map(|last| self.sounds_of(std::slice::from_ref(last)))
            .collect()
    }

    fn sounds_of(&self, name: &[String]) -> impl Iterator<Item = Key> + use<> {
        let sort = self.sort;
        let readings = sounds::of(name).into_iter();
        readings.map(move |reading| Key::new((sort, reading)))
    }

    /// For a person known by given name and surname: all words of the name.
    pub fn full_name(&self) -> Option<&[String]> {
        let name = self.names.iter().find(|name| name.len() > 1)?;
        Some(name)
    }

    /// The one word that a person is known by.
    pub fn only_name(&self) -> Option<&str> {
        match self.names.as_slice() {
            [name] if self.is_person && name.len() == 1 => name.first().map(String::as_str),
            _ => None,
        }
    }

    fn sure_keys(&self, is_place: bool) -> Vec<Key> {
        let mut keys = Vec::new();
        for name in &self.names {
            let joined = names::canonical(name.join(" "));
            let state = names::state(&joined).filter(|_| is_place);
            let joined = state.map_or(joined, str::to_owned);
            if joined.contains(' ') || !self.is_person {
                keys.push(Key::new(joined));
            }
        }
        if self.is_person
            && let Some([given, .., surname]) = self.full_name()
        {
            let given = names::given_name(given);
            keys.push(Key::new(format!("{given} {surname}")));
        }
        keys
    }
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

/// Peoples, teams and parties are taken for organizations as often as not.
fn sort_of(entity_type: EntityType) -> EntityType {
    match entity_type {
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
