//! What a name names: what the lists, its own words and the words around it tell.

use std::collections::{HashMap, HashSet};

use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::{self, starts_upper};
use crate::facts::{EntityType, Source};
use crate::language::{Analysis, Dependency, EntityLabel, Token};

use super::mention::NameMention;

/// The type that a label of the recogniser stands for; `None` for times and numbers.
pub fn of_label(label: EntityLabel) -> Option<EntityType> {
    Some(match label {
        EntityLabel::Person => EntityType::Person,
        EntityLabel::Organization => EntityType::Organization,
        EntityLabel::GeopoliticalPlace | EntityLabel::Location | EntityLabel::Facility => {
            EntityType::Place
        }
        EntityLabel::Group => EntityType::Group,
        EntityLabel::Event => EntityType::Event,
        EntityLabel::WorkOfArt | EntityLabel::Law => EntityType::Work,
        EntityLabel::Product => EntityType::Product,
        EntityLabel::Language => EntityType::Other,
        EntityLabel::Date
        | EntityLabel::Time
        | EntityLabel::Percent
        | EntityLabel::Money
        | EntityLabel::Quantity
        | EntityLabel::Ordinal
        | EntityLabel::Cardinal => return None,
    })
}

/// Words that end (or, before "of", begin) the name of an organization.
pub fn is_organization_word(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Agency"
            | "Airlines"
            | "Airways"
            | "Alliance"
            | "Assembly"
            | "Association"
            | "Authority"
            | "Bank"
            | "Board"
            | "Bureau"
            | "Church"
            | "Co"
            | "Coalition"
            | "College"
            | "Commission"
            | "Committee"
            | "Company"
            | "Conference"
            | "Congress"
            | "Corp"
            | "Corporation"
            | "Council"
            | "Court"
            | "Department"
            | "Dept"
            | "Federation"
            | "Force"
            | "Forces"
            | "Forum"
            | "Foundation"
            | "Front"
            | "Fund"
            | "GmbH"
            | "Group"
            | "Holdings"
            | "Inc"
            | "Industries"
            | "Institute"
            | "Institution"
            | "LLC"
            | "League"
            | "Ltd"
            | "Ministry"
            | "Motors"
            | "Office"
            | "Organisation"
            | "Organization"
            | "Parliament"
            | "Party"
            | "Police"
            | "School"
            | "Senate"
            | "Service"
            | "Services"
            | "Society"
            | "Systems"
            | "Team"
            | "Technologies"
            | "Times"
            | "Trust"
            | "Union"
            | "University"
    )
}

/// Common nouns that are written with a capital for one body the reader knows: they name none.
pub fn is_common_body(word: &str) -> bool {
    is_organization_word(word) && !matches!(word, "Congress" | "Senate")
        || matches!(
            word,
            "Administration"
                | "Cabinet"
                | "Education"
                | "Government"
                | "House"
                | "Interior"
                | "State"
        )
}

/// Words that end the name of a place.
fn is_place_word(word: &str) -> bool {
    matches!(
        word,
        "Airport"
            | "Avenue"
            | "Bay"
            | "Beach"
            | "Boulevard"
            | "Bridge"
            | "Canyon"
            | "City"
            | "Coast"
            | "County"
            | "Creek"
            | "Desert"
            | "Gulf"
            | "Highway"
            | "Island"
            | "Islands"
            | "Lake"
            | "Mountain"
            | "Mountains"
            | "Ocean"
            | "Peninsula"
            | "Province"
            | "River"
            | "Road"
            | "Sea"
            | "Square"
            | "Strait"
            | "Street"
            | "Valley"
            | "Village"
    )
}

/// The type that the lists and the name's own words tell, where they tell one, and the rule.
pub fn corrected(source: Source<'_>, mention: &NameMention) -> Option<(EntityType, &'static str)> {
    let analysis = source.analysis;
    let text = mention.text(source);
    let words = &analysis.tokens()[mention.tokens.clone()];
    listed(text)
        .or_else(|| is_code(words).then_some((EntityType::Product, "entity.product_code")))
        .or_else(|| by_own_words(analysis, mention, words))
        .or_else(|| by_context(analysis, mention, text, words))
}

fn listed(text: &str) -> Option<(EntityType, &'static str)> {
    let known = gazetteer();
    if known.organization(text).is_some() {
        Some((EntityType::Organization, "entity.known_organization"))
    } else if known.nation(text).is_some() {
        Some((EntityType::Place, "entity.known_nation"))
    } else if known.is_group(text) {
        Some((EntityType::Group, "entity.known_people"))
    } else if known.is_other(text) {
        Some((EntityType::Other, "entity.known_other"))
    } else {
        None
    }
}

/// "A380", "iPhone": figures and inner capitals are the way of product names.
fn is_code(words: &[Token]) -> bool {
    words.first().is_some_and(|word| {
        let mut characters = word.text.chars();
        let small_first = characters.next().is_some_and(char::is_lowercase)
            && characters.next().is_some_and(char::is_uppercase);
        let has_both = word.text.contains(|c: char| c.is_ascii_digit())
            && word.text.starts_with(|c: char| c.is_ascii_uppercase());
        small_first || has_both && words.len() == 1
    })
}

fn by_own_words(
    analysis: &Analysis,
    mention: &NameMention,
    words: &[Token],
) -> Option<(EntityType, &'static str)> {
    let known = gazetteer();
    let (first, last) = (words.first()?, words.last()?);
    let has_first_name = words.len() > 1
        && known.sex_of_first_name(&first.text).is_some()
        && !known.is_place(&first.text);
    let names_organization = words.iter().any(|word| is_organization_word(&word.text));
    match mention.entity_type {
        EntityType::Person => {
            let is_titled = titles::before(analysis, mention.tokens.start).is_some();
            let is_acronym = words.len() == 1
                && (2..=5).contains(&first.text.chars().count())
                && first.text.chars().all(char::is_uppercase);
            if is_acronym && !is_titled {
                return Some((EntityType::Organization, "entity.acronym"));
            }
            if is_titled || has_first_name {
                return None;
            }
        }
        EntityType::Organization | EntityType::Place | EntityType::Product => {
            let is_plain = words.iter().all(|word| {
                let is_particle = matches!(
                    &*word.text,
                    "de" | "von" | "van" | "der" | "bin" | "al" | "-"
                );
                is_particle || starts_upper(&word.text) && word.tag.is_proper_noun()
            });
            let is_surname = known.is_surname(&last.text) || words.len() == 2;
            if has_first_name
                && is_plain
                && is_surname
                && !names_organization
                && !is_place_word(&last.text)
            {
                return Some((EntityType::Person, "entity.first_name"));
            }
        }
        _ => {}
    }
    if words.len() > 1 && is_organization_word(&last.text) {
        return Some((EntityType::Organization, "entity.organization_word"));
    }
    // "Ministry of Foreign Affairs", "Coalition to Defeat ISIS": the word before the complement.
    let complement = words
        .iter()
        .position(|word| matches!(&*word.text, "of" | "for" | "to" | "on" | "against"));
    if let Some(before) = complement.and_then(|at| words.get(at.checked_sub(1)?))
        && is_organization_word(&before.text)
    {
        return Some((EntityType::Organization, "entity.organization_word"));
    }
    if words.len() > 1 && is_place_word(&last.text) {
        return Some((EntityType::Place, "entity.place_word"));
    }
    None
}

fn by_context(
    analysis: &Analysis,
    mention: &NameMention,
    text: &str,
    words: &[Token],
) -> Option<(EntityType, &'static str)> {
    let known = gazetteer();
    let tokens = analysis.tokens();
    let head = analysis.head_of(mention.tokens.clone())?;
    let governor = &tokens[tokens[head].head];
    let is_in_place = tokens[head].dependency == Dependency::PrepositionObject
        && matches!(
            &*governor.text.to_lowercase(),
            "in" | "near" | "from" | "at" | "to"
        );
    if known.is_place(text) && is_in_place {
        return Some((EntityType::Place, "entity.known_place"));
    }
    let is_person_of_clause =
        analysis
            .children_by(head, Dependency::RelativeClause)
            .any(|clause| {
                let mut subjects = analysis.children(clause).iter();
                subjects.any(|&subject| tokens[subject].text.eq_ignore_ascii_case("who"))
            });
    let may_be_person = matches!(
        mention.entity_type,
        EntityType::Organization | EntityType::Place
    ) && words.len() == 1
        && !known.is_place(text)
        && text.chars().any(char::is_lowercase);
    let has_article = mention
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| matches!(&*tokens[before].text, "the" | "The"));
    let bears_surname = known.is_surname(text) && !has_article && !is_in_place;
    let is_person = may_be_person && (is_person_of_clause || bears_surname);
    is_person.then_some((EntityType::Person, "entity.surname"))
}

/// One name has one type within an article: that of most of its mentions. A lone word that is a
/// place elsewhere is no person unless a fuller name bears it.
pub fn agree(source: Source<'_>, mentions: &mut [NameMention]) {
    let mut votes: HashMap<&str, Vec<EntityType>> = HashMap::new();
    let mut surnames: HashSet<&str> = HashSet::new();
    for mention in mentions.iter() {
        let text = mention.text(source);
        votes.entry(text).or_default().push(mention.entity_type);
        if mention.entity_type == EntityType::Person
            && let Some((_, last)) = text.rsplit_once(char::is_whitespace)
        {
            surnames.insert(last);
        }
    }
    for mention in mentions {
        let text = mention.text(source);
        let types = &votes[text];
        let count = |wanted: EntityType| types.iter().filter(|&&found| found == wanted).count();
        if let Some(&winner) = types
            .iter()
            .rev()
            .max_by_key(|&&entity_type| count(entity_type))
        {
            mention.entity_type = winner;
        }
        let is_stray_place = mention.entity_type == EntityType::Person
            && gazetteer().is_place(text)
            && !surnames.contains(text)
            && titles::before(source.analysis, mention.tokens.start).is_none();
        if is_stray_place && !gazetteer().is_surname(text) {
            mention.entity_type = EntityType::Place;
            mention.rule = "entity.known_place";
        }
    }
}
