//! What a name tells of what it names: the lists that hold it, and its own words.

use crate::facts::EntityType;
use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::starts_upper;
use crate::language::Token;

use super::edges::with_plain_hyphens;
use super::evidence::Evidence;
use super::species::is_binomial;
use super::words::{
    is_direction, is_event_word, is_organization_word, is_place_word, is_storm_word,
    is_street_word, is_text_word, is_thing_word, opens_event, opens_place,
};

use EntityType::{Event, Group, Organization, Other, Person, Place, Product, Work};

/// What the lists and the words of a name tell.
pub fn evidence(text: &str, words: &[Token]) -> Evidence {
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
/// "Spacecraft Ebele" and "MV Ebele" too.
pub fn kind_by_first_word(text: &str) -> Option<EntityType> {
    match text.split_whitespace().next()? {
        first if is_storm_word(first) => Some(Event),
        "Capsule" | "Probe" | "Rover" | "Satellite" | "Shuttle" | "Spacecraft" | "HMAS"
        | "HMCS" | "HMS" | "INS" | "MV" | "RMS" | "USNS" | "USS" => Some(Product),
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
            // "Ada Street" is nobody's name.
            if is_street_word(&last.text) {
                own.add(Place, 2.0, "entity.place_word");
            } else {
                by_name_words(words, first, last, own);
            }
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
        own.weigh(Person, -1.5);
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
        own.weigh(Person, -2.0);
    } else if is_short && known.nation(&last.text).is_some() && is_own_name(&first.text) {
        own.add(Organization, 1.0, "entity.branch");
        own.weigh(Person, -1.0);
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
