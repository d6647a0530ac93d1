//! What a name names: what the lists and its own words tell, and how that is weighed against the
//! recogniser's labels and the context of all its mentions. A name has one type in an article.

use std::collections::{HashMap, HashSet};

use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::starts_upper;
use crate::facts::{EntityType, Source};
use crate::language::{Analysis, Dependency, EntityLabel, Token};

use super::context;
use super::edges::with_plain_hyphens;
use super::evidence::Evidence;
use super::mention::NameMention;
use super::species::is_binomial;
use super::unite::initials;
use super::words::{
    is_direction, is_event_word, is_organization_word, is_place_word, is_text_word, is_thing_word,
    opens_event, opens_place,
};

use EntityType::{Event, Group, Organization, Other, Person, Place, Product, Work};

/// How much must speak for the type of a name that the recogniser did not find.
const SURE: f32 = 1.4;

/// The type that a label of the recogniser stands for; `None` for times and numbers.
pub fn of_label(label: EntityLabel) -> Option<EntityType> {
    Some(match label {
        EntityLabel::Person => Person,
        EntityLabel::Organization => Organization,
        EntityLabel::GeopoliticalPlace | EntityLabel::Location | EntityLabel::Facility => Place,
        EntityLabel::Group => Group,
        EntityLabel::Event => Event,
        EntityLabel::WorkOfArt | EntityLabel::Law => Work,
        EntityLabel::Product => Product,
        EntityLabel::Language => Other,
        EntityLabel::Date
        | EntityLabel::Time
        | EntityLabel::Percent
        | EntityLabel::Money
        | EntityLabel::Quantity
        | EntityLabel::Ordinal
        | EntityLabel::Cardinal => return None,
    })
}

/// Gives each name the type that most speaks for, over all its mentions, and leaves out the
/// candidates that the recogniser did not find and too little speaks for.
pub fn decide(source: Source<'_>, mentions: &mut Vec<NameMention>) {
    let mut tallies: HashMap<&str, Tally> = HashMap::new();
    for mention in mentions.iter() {
        let text = mention.text(source);
        let tally = tallies
            .entry(text)
            .or_insert_with(|| Tally::new(source.analysis, mention, text));
        tally.count(source.analysis, mention);
    }
    let mut totals: HashMap<&str, Evidence> = tallies
        .iter()
        .map(|(&text, tally)| (text, tally.total()))
        .collect();
    link_names(&mut totals);
    link_coordinated(source, mentions, &mut totals);
    mentions.retain_mut(|mention| {
        let total = &totals[mention.text(source)];
        let (entity_type, rule, _) = total.best();
        mention.entity_type = entity_type;
        mention.rule = rule;
        let is_recognised = tallies[mention.text(source)].is_recognised;
        is_recognised || total.weight(entity_type) >= SURE
    });
}

/// What speaks for the types of one name.
struct Tally {
    /// What lists and the name's own words tell.
    own: Evidence,
    labels: Evidence,
    stated: Told,
    hints: Told,
    mentions: f32,
    is_recognised: bool,
}

impl Tally {
    fn new(analysis: &Analysis, mention: &NameMention, text: &str) -> Self {
        let words = &analysis.tokens()[mention.tokens.clone()];
        Self {
            own: own_evidence(text, words),
            labels: Evidence::default(),
            stated: Told::default(),
            hints: Told::default(),
            mentions: 0.0,
            is_recognised: false,
        }
    }

    fn count(&mut self, analysis: &Analysis, mention: &NameMention) {
        if let Some(label) = mention.label {
            let weight = match label {
                Person | Organization | Place => 1.0,
                _ => 1.3,
            };
            self.labels.add(label, weight, "entity.name");
            self.is_recognised = true;
        }
        let context = context::read(analysis, mention);
        self.stated.count(&context.stated);
        self.hints.count(&context.hints);
        self.mentions += 1.0;
    }

    /// Many mentions tell more than one, but not as many times more.
    fn total(&self) -> Evidence {
        let mut total = self.own;
        total.add_share(
            &self.labels,
            (1.0 / self.mentions.max(1.0).sqrt()).min(2.0 / self.mentions.max(1.0)),
        );
        self.stated.add_to(&mut total);
        self.hints.add_to(&mut total);
        total
    }
}

/// What the contexts of several mentions tell.
#[derive(Default)]
struct Told {
    evidence: Evidence,
    mentions: f32,
}

impl Told {
    fn count(&mut self, evidence: &Evidence) {
        if !evidence.is_empty() {
            self.evidence.add_share(evidence, 1.0);
            self.mentions += 1.0;
        }
    }

    fn add_to(&self, total: &mut Evidence) {
        total.add_share(&self.evidence, 1.0 / self.mentions.max(1.0).sqrt());
    }
}

/// A lone word that ends the full name of a person is that person, an acronym what it stands for.
fn link_names(totals: &mut HashMap<&str, Evidence>) {
    let mut surnames: HashMap<&str, bool> = HashMap::new();
    let mut expansions: HashMap<String, (&str, EntityType)> = HashMap::new();
    let mut called: HashMap<&str, EntityType> = HashMap::new();
    // The first word of "Northrop Grumman" stands for it.
    let mut shortened: HashSet<&str> = HashSet::new();
    for (&text, total) in totals.iter() {
        let Some((_, last)) = text.rsplit_once(char::is_whitespace) else {
            continue;
        };
        match total.best().0 {
            Person => {
                surnames.insert(last, true);
                if let Some((first, _)) = text.split_once(char::is_whitespace) {
                    let is_first_name = gazetteer().sex_of_first_name(first).is_some();
                    surnames.entry(first).or_insert(!is_first_name);
                }
            }
            found if kind_by_first_word(text) == Some(found) => {
                let (_, name) = text.split_once(char::is_whitespace).unwrap_or(("", last));
                called.insert(name, found);
            }
            found => {
                let first = text.split_whitespace().next().unwrap_or(text);
                if found == Organization && is_distinctive(first) {
                    shortened.insert(first);
                }
                for letters in initials(text) {
                    let first = expansions.entry(letters).or_insert((text, found));
                    *first = (*first).min((text, found));
                }
            }
        }
    }
    for (&text, total) in totals.iter_mut() {
        match surnames.get(text) {
            // "Ford" beside "Gerald Ford" may still be the maker of cars.
            Some(true) if gazetteer().organization(text).is_some() => {
                total.add(Person, 1.5, "entity.surname");
            }
            Some(true) => total.add(Person, 2.2, "entity.surname"),
            Some(false) => total.add(Person, 1.2, "entity.surname"),
            None => {}
        }
        if let Some(&kind) = called.get(text) {
            total.add(kind, 2.5, "entity.shortened");
        }
        if shortened.contains(text) && !surnames.contains_key(text) {
            total.add(Organization, 2.2, "entity.shortened");
        }
        let letters = text.replace('.', "");
        if let Some(&(_, found)) = expansions.get(&letters).filter(|_| letters.len() > 1) {
            total.add(found, 2.0, "entity.acronym");
        }
    }
}

/// Whether the first word of an organization tells it from others, as "Ebele" does in "Ebele Aviation" and
/// "Air", "British" and "London" do not.
fn is_distinctive(word: &str) -> bool {
    let known = gazetteer();
    word.contains(char::is_lowercase)
        && !known.is_place(word)
        && !known.is_town(word)
        && !known.is_group(word)
        && known.nation_of_people(word).is_none()
        && known.sex_of_first_name(word).is_none()
        && !is_organization_word(word)
}

/// Things named in one breath are mostly of one kind: "Alphabet, Meta and Ebele".
fn link_coordinated(
    source: Source<'_>,
    mentions: &[NameMention],
    totals: &mut HashMap<&str, Evidence>,
) {
    let analysis = source.analysis;
    let at_head: HashMap<usize, &NameMention> = mentions
        .iter()
        .filter_map(|mention| Some((analysis.head_of(mention.tokens.clone())?, mention)))
        .collect();
    let mut told: Vec<(&str, EntityType)> = Vec::new();
    for (&head, mention) in &at_head {
        let token = &analysis.tokens()[head];
        if token.dependency != Dependency::Conjunct {
            continue;
        }
        if let Some(other) = at_head.get(&token.head) {
            let (a, b) = (mention.text(source), other.text(source));
            told.push((a, totals[b].best().0));
            told.push((b, totals[a].best().0));
        }
    }
    told.sort_unstable();
    told.dedup();
    for (text, entity_type) in told {
        if let Some(total) = totals.get_mut(text) {
            total.add(entity_type, 0.6, "entity.coordination");
        }
    }
}

/// What the lists and the words of a name tell.
fn own_evidence(text: &str, words: &[Token]) -> Evidence {
    let mut own = Evidence::default();
    listed(text, &mut own);
    // "Union" in "European Union" tells nothing more.
    if gazetteer().nation(text).is_none() {
        by_words(text, words, &mut own);
    }
    own
}

fn listed(text: &str, own: &mut Evidence) {
    let text = &*with_plain_hyphens(text);
    let known = gazetteer();
    let is_single = !text.contains(char::is_whitespace);
    let is_persons =
        is_single && (known.is_surname(text) || known.sex_of_first_name(text).is_some());
    if known.organization(text).is_some() || is_nations_organization(text) {
        own.add(Organization, 3.0, "entity.known_organization");
    } else if known.nation(text).is_some() {
        own.add(Place, 4.0, "entity.known_nation");
    } else if known.is_landmark(text) {
        // Like a country for its government, a building for its tenant stays a place.
        own.add(Place, 4.0, "entity.known_place");
    } else if known.is_group(text) {
        own.add(Group, 4.0, "entity.known_people");
    } else if known.is_other(text) {
        own.add(Other, 4.0, "entity.known_other");
    } else if known.is_product(text) {
        own.add(Product, 5.0, "entity.known_other");
    } else if known.is_place(text) {
        own.add(
            Place,
            if is_persons { 1.0 } else { 2.3 },
            "entity.known_place",
        );
    } else if known.is_company(text) {
        let weight = match (is_single, is_persons) {
            (false, _) => 2.2,
            (true, false) => 1.2,
            (true, true) => 0.5,
        };
        own.add(Organization, weight, "entity.known_company");
    } else if known.is_town(text) {
        own.add(
            Place,
            if is_persons { 0.4 } else { 0.85 },
            "entity.known_town",
        );
    }
}

/// What the first word of a name tells that may be left off: "Cyclone Ebele" is "Ebele" as well,
/// "Spacecraft Ebele" too.
fn kind_by_first_word(text: &str) -> Option<EntityType> {
    match text.split_whitespace().next()? {
        "Cyclone" | "Hurricane" | "Storm" | "Typhoon" => Some(Event),
        "Capsule" | "Probe" | "Rover" | "Satellite" | "Shuttle" | "Spacecraft" => Some(Product),
        _ => None,
    }
}

/// "UK Supreme Court": a nation before the name of an organization that many have.
fn is_nations_organization(text: &str) -> bool {
    let known = gazetteer();
    text.split_once(' ').is_some_and(|(nation, name)| {
        known.nation(nation).is_some() && known.organization(name).is_some()
    })
}

/// "A380", "iPhone": figures and inner capitals are the way of product names.
fn is_code(words: &[Token]) -> bool {
    words.first().is_some_and(|word| {
        let mut characters = word.text.chars();
        let small_first = characters.next().is_some_and(char::is_lowercase)
            && characters.next().is_some_and(char::is_uppercase);
        let has_both = word.text.contains(|c: char| c.is_ascii_digit())
            && word.text.starts_with(|c: char| c.is_ascii_uppercase());
        // "F-16 Fighting Falcon"
        let opens_model = word.text.contains('-') && is_model(&word.text);
        small_first || has_both && words.len() == 1 || opens_model
    }) || words
        .last()
        .is_some_and(|word| words.len() > 1 && is_model(&word.text))
}

/// "747", "737-800", "A380": what numbers a model.
pub fn is_model(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word
        .trim_start_matches(|c: char| c.is_ascii_uppercase())
        .len();
    let is_plain = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let has_letters = letters < word.len();
    is_plain
        && digits >= 2
        && word.len() - letters <= 3
        && (has_letters || digits == 3 || word.contains('-'))
        && word.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
}

fn by_words(text: &str, words: &[Token], own: &mut Evidence) {
    if is_binomial(words) {
        own.add(Other, 4.0, "entity.species");
    }
    if is_code(words) {
        own.add(Product, 3.0, "entity.product_code");
    }
    match words {
        [] => {}
        [_] => by_single_word(text, own),
        [first, .., last] => {
            by_common_words(words, first, last, own);
            by_name_words(words, first, last, own);
        }
    }
}

fn by_single_word(text: &str, own: &mut Evidence) {
    let known = gazetteer();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_acronym = (2..=5).contains(&letters)
        && text
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '.' | '&'));
    if is_acronym {
        own.add(Organization, 0.7, "entity.acronym");
        own.add(Person, -1.5, "");
    }
    if known.is_surname(text) {
        let names_other = known.is_place(text) || known.is_town(text) || known.is_company(text);
        let weight = if names_other { 0.7 } else { 1.2 };
        own.add(Person, weight, "entity.surname");
    } else if known.sex_of_first_name(text).is_some() {
        own.add(Person, 1.2, "entity.first_name");
    }
}

/// Capitalized common nouns tell what the whole name is.
fn by_common_words(words: &[Token], first: &Token, last: &Token, own: &mut Evidence) {
    // "Ministry of Foreign Affairs", "Coalition to Defeat ISIS": the word before the complement.
    let complement = words.iter().position(|word| is_complement_word(&word.text));
    let has_organization_head = complement
        .and_then(|at| words.get(at.checked_sub(1)?))
        .is_some_and(|before| is_organization_word(&before.text));
    let is_short_person =
        has_first_name(first) && words.len() == 2 && gazetteer().is_surname(&last.text);
    let opens_event = opens_event(&first.text) && !is_place_word(&last.text);
    if is_event_word(&last.text) || opens_event {
        own.add(Event, 3.0, "entity.event_word");
    } else if is_text_word(&last.text) {
        own.add(Work, 3.0, "entity.text_word");
    } else if is_organization_word(&last.text) || has_organization_head {
        own.add(Organization, 3.0, "entity.organization_word");
    } else if is_place_word(&last.text) {
        let weight = if is_short_person { 0.5 } else { 2.2 };
        own.add(Place, weight, "entity.place_word");
    } else if opens_place(&first.text) {
        own.add(Place, 2.4, "entity.place_word");
    } else if kind_by_first_word(&first.text) == Some(Product) {
        own.add(Product, 2.4, "entity.kind_before_name");
    }
    if words.iter().any(|word| &*word.text == "&") {
        own.add(Organization, 1.0, "entity.organization_word");
    }
}

/// First names, surnames and nations within a name.
fn by_name_words(words: &[Token], first: &Token, last: &Token, own: &mut Evidence) {
    let known = gazetteer();
    let is_short = words.len() == 2;
    // "Ebele House" is one where Ebele is a surname, "Ayo House" may be a person.
    let is_thing = is_thing_word(&last.text) && (!is_short || known.is_surname(&first.text));
    if is_thing {
        own.add(Person, -2.0, "");
    } else if is_short && known.nation(&last.text).is_some() && is_own_name(&first.text) {
        own.add(Organization, 1.0, "entity.branch");
        own.add(Person, -1.0, "");
    } else if is_direction(&first.text) && known.is_place(&last.text) {
        own.add(Place, 2.0, "entity.known_place");
    }
    let has_common_end = is_place_word(&last.text) || is_organization_word(&last.text);
    let names_other = known.is_place(&last.text) || has_common_end;
    let is_surname = known.is_surname(&last.text) && (is_short || !has_common_end);
    let is_plain = words.iter().all(|word| {
        is_particle(&word.text) || starts_upper(&word.text) && word.tag.is_proper_noun()
    });
    let is_person = is_plain && !is_thing && (is_surname || !names_other);
    if has_first_name(first) && is_person && words.len() <= 4 {
        let weight = match (known.is_surname(&last.text), is_short) {
            (true, _) => 2.0,
            (false, true) => 1.3,
            (false, false) => 1.0,
        };
        own.add(Person, weight, "entity.first_name");
    }
    if is_initials(&first.text) && known.is_surname(&last.text) && !names_other {
        own.add(Person, 1.3, "entity.initials");
    }
}

fn has_first_name(first: &Token) -> bool {
    let known = gazetteer();
    known.sex_of_first_name(&first.text).is_some()
        && !known.is_place(&first.text)
        && !is_direction(&first.text)
}

/// "A.B." and "A.": what stands for first names.
fn is_initials(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or_default().split('.');
    gazetteer().nation(word).is_none()
        && letters.clone().count() <= 3
        && letters.into_iter().all(|letter| {
            let mut characters = letter.chars();
            characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
        })
}

/// Whether a word before the name of a nation is a name of its own, as in "Ebele Canada", and
/// tells neither a part of the nation nor its people: "Upper Egypt", "Soviet Russia", "Mary France".
pub fn is_own_name(word: &str) -> bool {
    let known = gazetteer();
    !is_direction(word)
        && !known.is_group(word)
        && !known.is_place(word)
        && known.sex_of_first_name(word).is_none()
        && !matches!(
            word,
            "Greater"
                | "Imperial"
                | "Inner"
                | "Lower"
                | "Mainland"
                | "New"
                | "Occupied"
                | "Old"
                | "Saint"
                | "Soviet"
                | "Unified"
                | "United"
                | "Upper"
        )
}

/// Small words within a person's name.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "du"
            | "la"
            | "le"
            | "von"
            | "van"
            | "den"
            | "der"
            | "ter"
            | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "y"
            | "-"
    )
}

/// Words between an organization and what it is for: "of", "for".
pub fn is_complement_word(text: &str) -> bool {
    matches!(text, "of" | "for" | "to" | "on" | "against")
}
