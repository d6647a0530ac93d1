//! What names are known beforehand: nations and their peoples, places, organizations, first names.
//!
//! A list says what a name usually is; the words around it may say otherwise.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::EntityType;

/// A person's sex as their name or title tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// He.
    Male,
    /// She.
    Female,
}

/// The lists.
#[derive(Debug)]
pub struct Gazetteer {
    nations: HashMap<&'static str, &'static str>,
    peoples: HashMap<&'static str, &'static str>,
    groups: HashSet<&'static str>,
    places: HashSet<Cow<'static, str>>,
    landmarks: HashSet<&'static str>,
    towns: HashSet<Cow<'static, str>>,
    organizations: HashMap<&'static str, &'static str>,
    companies: HashSet<&'static str>,
    kind_nouns: HashMap<&'static str, EntityType>,
    others: HashSet<&'static str>,
    /// In lower case.
    products: HashSet<String>,
    no_names: HashSet<&'static str>,
    first_names: HashMap<&'static str, Sex>,
    surnames: HashSet<&'static str>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let (nations, peoples) = nations(include_str!("../../assets/words/nations.txt"));
    Gazetteer {
        nations,
        peoples,
        groups: lines(include_str!("../../assets/words/groups.txt")).collect(),
        places: with_plain_letters(include_str!("../../assets/words/places.txt")),
        landmarks: lines(include_str!("../../assets/words/landmarks.txt")).collect(),
        towns: with_plain_letters(include_str!("../../assets/words/towns.txt")),
        organizations: organizations(include_str!("../../assets/words/organizations.txt")),
        companies: lines(include_str!("../../assets/words/companies_and_bodies.txt")).collect(),
        kind_nouns: kind_nouns(include_str!("../../assets/words/kind_nouns.txt")),
        others: lines(include_str!("../../assets/words/other_names.txt")).collect(),
        products: lines(include_str!("../../assets/words/products.txt"))
            .map(str::to_lowercase)
            .collect(),
        no_names: lines(include_str!("../../assets/words/no_names.txt")).collect(),
        surnames: lines(include_str!("../../assets/words/surnames.txt")).collect(),
        first_names: first_names(include_str!("../../assets/words/first_names.txt")),
    }
});

/// The lists that are part of the program.
pub fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

impl Gazetteer {
    /// The usual name of a country or region, for any of its names.
    pub fn nation(&self, name: &str) -> Option<&'static str> {
        self.nations.get(name).copied()
    }

    /// The country or region of a people, for a word such as "Turkish" or "Turks".
    pub fn nation_of_people(&self, word: &str) -> Option<&'static str> {
        self.peoples.get(word).copied()
    }

    /// Whether a word stands for a people, a faith or a party's adherents.
    pub fn is_group(&self, word: &str) -> bool {
        self.peoples.contains_key(word) || self.groups.contains(word)
    }

    /// Whether a name is a country, a state of the US, a large city or a landmark.
    pub fn is_place(&self, name: &str) -> bool {
        self.nations.contains_key(name) || self.places.contains(name) || self.is_landmark(name)
    }

    /// Whether a name is a building, a quarter or a region that the news names like a place.
    pub fn is_landmark(&self, name: &str) -> bool {
        self.landmarks.contains(name)
    }

    /// Whether a name is a town, a province, a river or a sea: a place where the context bears it out.
    pub fn is_town(&self, name: &str) -> bool {
        self.towns.contains(name)
    }

    /// Whether a name is that of a company, a team or a public body.
    pub fn is_company(&self, name: &str) -> bool {
        self.companies.contains(name)
    }

    /// What a common noun in the singular says of the name beside it: "airline", "village", "novel".
    pub fn kind_of_noun(&self, noun: &str) -> Option<EntityType> {
        self.kind_nouns.get(noun).copied()
    }

    /// The usual name of a well-known organization, for any of its names.
    pub fn organization(&self, name: &str) -> Option<&'static str> {
        self.organizations.get(name).copied()
    }

    /// Whether a name is known to be of another kind than person, organization and place.
    pub fn is_other(&self, name: &str) -> bool {
        self.others.contains(name)
    }

    /// Whether a name is that of a well-known product, however its capitals are set.
    pub fn is_product(&self, name: &str) -> bool {
        self.products.contains(&name.to_lowercase())
    }

    /// Whether a capitalized word or abbreviation names nothing.
    pub fn is_no_name(&self, word: &str) -> bool {
        self.no_names.contains(word)
    }

    /// Whether a word is a common surname.
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// What a first name tells of its bearer's sex; `None` for names of both and unknown ones.
    pub fn sex_of_first_name(&self, name: &str) -> Option<Sex> {
        self.first_names.get(name).copied()
    }
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// Names as they are listed and as the news writes them, without marks on letters: "Herāt" and "Herat".
fn with_plain_letters(list: &'static str) -> HashSet<Cow<'static, str>> {
    let normalizer = DecomposingNormalizerBorrowed::new_nfd();
    let plain = |name: &&str| -> Option<Cow<'static, str>> {
        let is_marked = !name.is_ascii();
        is_marked.then(|| {
            let letters = normalizer.normalize_iter(name.chars());
            Cow::Owned(letters.filter(|c| !is_combining_mark(*c)).collect())
        })
    };
    lines(list)
        .flat_map(|name| plain(&name).into_iter().chain([Cow::Borrowed(name)]))
        .collect()
}

/// The block of combining diacritical marks, which decomposed letters carry.
fn is_combining_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

type Names = HashMap<&'static str, &'static str>;

/// Name, other names and words for the people, separated by tabs, each list by commas.
fn nations(list: &'static str) -> (Names, Names) {
    let (mut nations, mut peoples) = (Names::new(), Names::new());
    for line in lines(list) {
        let mut fields = line.split('\t');
        let name = fields.next().unwrap_or_default();
        let words = |field: Option<&'static str>, names: &mut Names| {
            let words = field.unwrap_or_default().split(',');
            names.extend(
                words
                    .filter(|word| !word.is_empty())
                    .map(|word| (word, name)),
            );
        };
        nations.insert(name, name);
        words(fields.next(), &mut nations);
        words(fields.next(), &mut peoples);
    }
    (nations, peoples)
}

/// The names of one organization, separated by tabs.
fn organizations(list: &'static str) -> Names {
    let mut names = Names::new();
    for line in lines(list) {
        let usual = line.split('\t').next().unwrap_or_default();
        names.extend(line.split('\t').map(|name| (name, usual)));
    }
    names
}

/// A type, a colon and the nouns that tell it.
fn kind_nouns(list: &'static str) -> HashMap<&'static str, EntityType> {
    let entries = lines(list).filter_map(|line| {
        let (kind, nouns) = line.split_once(": ")?;
        let entity_type = match kind {
            "organization" => EntityType::Organization,
            "place" => EntityType::Place,
            "product" => EntityType::Product,
            "work" => EntityType::Work,
            "event" => EntityType::Event,
            _ => EntityType::Other,
        };
        Some(nouns.split(' ').map(move |noun| (noun, entity_type)))
    });
    entries.flatten().collect()
}

/// A first name and `m` or `f`, separated by a tab.
fn first_names(list: &'static str) -> HashMap<&'static str, Sex> {
    let entry = |line: &'static str| {
        let (name, sex) = line.split_once('\t')?;
        let sex = if sex == "m" { Sex::Male } else { Sex::Female };
        Some((name, sex))
    };
    lines(list).filter_map(entry).collect()
}

/// Whether a common noun, one or many of them, is that of a place, a product or another thing: no people.
pub fn is_noun_of_things(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    let singular = match (noun.strip_suffix("ies"), noun.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => noun,
    };
    let kind = gazetteer().kind_of_noun(&singular);
    kind.is_some_and(|kind| {
        !matches!(
            kind,
            EntityType::Person | EntityType::Organization | EntityType::Group
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_nation_meet() {
        let known = gazetteer();
        assert_eq!(known.nation("U.S."), known.nation("United States"));
        assert_eq!(known.nation("Turkey"), Some("Türkiye"));
        assert_eq!(known.nation_of_people("Turkish"), Some("Türkiye"));
        assert!(known.is_place("Baghdad"));
        assert!(known.is_group("Shiites"));
    }

    #[test]
    fn places_are_known_without_the_marks_on_their_letters() {
        assert!(gazetteer().is_place("Zürich"));
        assert!(gazetteer().is_place("Zurich"));
    }

    #[test]
    fn daesh_is_isis() {
        let known = gazetteer();
        assert_eq!(known.organization("Daesh"), known.organization("ISIS"));
    }

    #[test]
    fn first_names_tell_the_sex_where_they_can() {
        let known = gazetteer();
        assert_eq!(known.sex_of_first_name("Antony"), Some(Sex::Male));
        assert_eq!(known.sex_of_first_name("Hillary"), Some(Sex::Female));
        assert_eq!(known.sex_of_first_name("Taylor"), None);
    }
}
