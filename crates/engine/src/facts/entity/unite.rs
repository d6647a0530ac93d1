//! Which names of an article stand for the same thing: surname and full name, acronym and
//! expansion, "US" and "United States".

use std::collections::HashMap;

use crate::facts::gazetteer::{Sex, gazetteer};
use crate::facts::{EntityType, Source};

use super::mention::NameMention;

/// The mentions of one named thing.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// What it is.
    pub entity_type: EntityType,
    /// What names and titles tell of a person's sex.
    pub sex: Option<Sex>,
    /// Its names, the fullest first.
    pub names: Vec<String>,
    /// Its mentions by name, in the order of the text.
    pub mentions: Vec<NameMention>,
}

/// One spelling of a name with all its mentions.
struct Form<'a> {
    text: &'a str,
    /// The words of the name, as they are compared.
    words: Vec<String>,
    entity_type: EntityType,
    mentions: Vec<NameMention>,
}

/// Unites mentions that stand for the same thing.
pub fn unite(source: Source<'_>, mentions: Vec<NameMention>) -> Vec<Cluster> {
    let mut forms = forms(source, mentions);
    forms.sort_by_key(|form| {
        (
            std::cmp::Reverse(form.words.len()),
            form.mentions[0].tokens.start,
        )
    });
    let mut groups: Vec<Vec<Form<'_>>> = Vec::new();
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for form in forms {
        let keys = keys(&form);
        let mut near: Vec<usize> = keys
            .iter()
            .filter_map(|key| by_key.get(key))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        for group in place(&mut groups, &near, form) {
            for key in &keys {
                by_key.entry(key.clone()).or_default().push(group);
            }
        }
    }
    join_neighbours(source, &mut groups);
    let mut clusters: Vec<Cluster> = groups.into_iter().map(cluster).collect();
    clusters.sort_by_key(|cluster| cluster.mentions.first().map(|mention| mention.tokens.start));
    clusters
}

fn forms(source: Source<'_>, mentions: Vec<NameMention>) -> Vec<Form<'_>> {
    // A nation may be a team in one place and a country in another.
    let mut by_text: HashMap<(&str, EntityType), Form<'_>> = HashMap::new();
    for mention in mentions {
        let text = mention.text(source);
        let form = by_text
            .entry((text, mention.entity_type))
            .or_insert_with(|| Form {
                text,
                words: words(text),
                entity_type: mention.entity_type,
                mentions: Vec::new(),
            });
        form.mentions.push(mention);
    }
    by_text.into_values().collect()
}

/// The words of a name as they are compared: in small letters, without dots and without its article.
fn words(text: &str) -> Vec<String> {
    let text = text.strip_prefix("The ").unwrap_or(text);
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '\u{a0}'));
    parts
        .map(|part| part.replace('.', ""))
        .filter(|part| !part.is_empty())
        .map(|part| part.to_lowercase())
        .collect()
}

/// What two forms of one name have in common at least, so that a form is compared with few others.
fn keys(form: &Form<'_>) -> Vec<String> {
    let known = gazetteer();
    let singular = |word: &String| word.strip_suffix('s').unwrap_or(word).to_owned();
    let [capitals, all] = initials(form.text);
    let usual = [
        known.organization(form.text),
        known.nation(form.text),
        known.nation_of_people(form.text),
    ];
    let mut keys: Vec<String> = form.words.first().map(singular).into_iter().collect();
    keys.extend(form.words.last().map(singular));
    // "Air Force" for "US Air Force".
    keys.extend(form.words.get(1).map(singular));
    keys.extend(usual.into_iter().flatten().map(str::to_owned));
    let letters = [capitals, all, form.text.replace('.', "")];
    keys.extend(letters.into_iter().filter(|key| key.len() > 1));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Puts a form into the group it belongs to, one of those `near` or a new one; which ones it is in
/// now. Persons of one surname part by the nearest full name.
fn place<'a>(groups: &mut Vec<Vec<Form<'a>>>, near: &[usize], mut form: Form<'a>) -> Vec<usize> {
    let near = near.iter().copied();
    let fitting: Vec<usize> = near
        .filter(|&group| groups[group].iter().any(|known| is_same(known, &form)))
        .collect();
    match fitting.as_slice() {
        [] => {
            groups.push(vec![form]);
            return vec![groups.len() - 1];
        }
        &[only] => {
            form.entity_type = groups[only][0].entity_type;
            groups[only].push(form);
        }
        several
            if form.words.len() == 1 && groups[several[0]][0].entity_type == EntityType::Person =>
        {
            let mut open: Vec<NameMention> = Vec::new();
            for mention in form.mentions {
                if is_open(groups, several, &mention) {
                    open.push(mention);
                    continue;
                }
                let nearest = nearest_group(groups, several, &mention);
                groups[nearest].push(Form {
                    text: form.text,
                    words: form.words.clone(),
                    entity_type: EntityType::Person,
                    mentions: vec![mention],
                });
            }
            if !open.is_empty() {
                groups.push(vec![Form {
                    text: form.text,
                    words: form.words,
                    entity_type: EntityType::Person,
                    mentions: open,
                }]);
                let last = groups.len() - 1;
                return fitting.into_iter().chain([last]).collect();
            }
        }
        several => {
            let exact = several.iter().find(|&&group| {
                let mut known = groups[group].iter();
                known.any(|known| known.words == form.words)
            });
            groups[*exact.unwrap_or(&several[0])].push(form);
        }
    }
    fitting
}

/// The group with the last mention before a mention; the first group when all come later.
fn nearest_group(groups: &[Vec<Form<'_>>], among: &[usize], mention: &NameMention) -> usize {
    let last_before = |group: usize| {
        let mentions = groups[group].iter().flat_map(|form| &form.mentions);
        let starts = mentions.map(|known| known.tokens.start);
        starts.filter(|&start| start < mention.tokens.start).max()
    };
    let fits = |group: &usize| {
        let mut known = groups[*group].iter().flat_map(|form| &form.mentions);
        mention.sex.is_none()
            || known.all(|known| known.sex.is_none_or(|sex| Some(sex) == mention.sex))
    };
    let fitting = among.iter().copied().filter(fits);
    fitting
        .max_by_key(|&group| last_before(group))
        .unwrap_or(among[0])
}

/// How near two full names with one surname stand, in tokens, for the surname behind them to be open.
const SIDE_BY_SIDE: usize = 12;

/// Whether a surname may be that of either of two people whose full names stood side by side before it: "Ada
/// Lind and Eva Lind sued. Lind said".
fn is_open(groups: &[Vec<Form<'_>>], among: &[usize], mention: &NameMention) -> bool {
    if mention.sex.is_some() {
        return false;
    }
    let last_before = |group: usize| {
        let forms = groups[group].iter();
        let told =
            forms.flat_map(|form| form.mentions.iter().map(|known| (form.words.len(), known)));
        let before = told.filter(|(_, known)| known.tokens.start < mention.tokens.start);
        before.max_by_key(|(_, known)| known.tokens.start)
    };
    let mut last: Vec<(usize, usize)> = among
        .iter()
        .filter_map(|&group| last_before(group))
        .map(|(words, known)| (known.tokens.start, words))
        .collect();
    last.sort_unstable();
    match last.as_slice() {
        [.., (first, a), (second, b)] => second - first <= SIDE_BY_SIDE && *a > 1 && *b > 1,
        _ => false,
    }
}

/// Whether a shorter or equal form can stand for what a known form names.
fn is_same(known: &Form<'_>, form: &Form<'_>) -> bool {
    let known_names = gazetteer();
    let (a, b) = (known.entity_type, form.entity_type);
    if a == EntityType::Person && known.words.len() > 1 && form.words.len() == 1 {
        // "Ford" is the maker of cars also beside "Betty Ford", where the context says so.
        let is_known_body =
            b == EntityType::Organization && known_names.organization(form.text).is_some();
        let may_be_surname = b == EntityType::Person
            || (!is_known_body
                && matches!(
                    b,
                    EntityType::Organization
                        | EntityType::Product
                        | EntityType::Other
                        | EntityType::Work
                )
                || b == EntityType::Place && !known_names.is_place(form.text));
        let is_part = known.words.last() == form.words.first()
            || (b == EntityType::Person && known.words.first() == form.words.first());
        return may_be_surname && is_part;
    }
    if a != b {
        return false;
    }
    if known.words == form.words {
        return true;
    }
    match a {
        EntityType::Person => is_shorter_person(&known.words, &form.words),
        EntityType::Place => {
            let nation = known_names.nation(known.text);
            nation.is_some() && nation == known_names.nation(form.text)
                || form.text.len() > 1 && is_acronym(form.text, known.text)
        }
        EntityType::Group => {
            let nation = known_names.nation_of_people(known.text);
            let is_plural =
                |short: &Form<'_>, long: &Form<'_>| long.text == format!("{}s", short.text);
            nation.is_some() && nation == known_names.nation_of_people(form.text)
                || is_plural(known, form)
                || is_plural(form, known)
        }
        EntityType::Organization => {
            let usual = known_names.organization(known.text);
            usual.is_some() && usual == known_names.organization(form.text)
                || is_acronym(form.text, known.text)
                || is_shorter_organization(&known.words, &form.words)
                || is_first_word(known, form)
                || is_without_nation(known, form)
        }
        EntityType::Event | EntityType::Work | EntityType::Product | EntityType::Other => {
            is_acronym(form.text, known.text)
        }
    }
}

/// "John Smith" for "John Quincy Smith": first and last word agree, initials count.
fn is_shorter_person(known: &[String], form: &[String]) -> bool {
    let (Some(a_first), Some(b_first)) = (known.first(), form.first()) else {
        return false;
    };
    let first_agrees = a_first == b_first
        || (b_first.chars().count() == 1 && a_first.starts_with(b_first.as_str()))
        || (a_first.chars().count() == 1 && b_first.starts_with(a_first.as_str()));
    form.len() > 1 && known.len() > 1 && first_agrees && known.last() == form.last()
}

/// "Boeing" for "Boeing Co.", "Global Coalition" for "Global Coalition to Defeat ISIS".
fn is_shorter_organization(known: &[String], form: &[String]) -> bool {
    let is_legal_form = |word: &String| {
        matches!(
            word.as_str(),
            "inc"
                | "corp"
                | "corporation"
                | "co"
                | "company"
                | "ltd"
                | "llc"
                | "plc"
                | "group"
                | "computer"
                | "entertainment"
                | "holdings"
                | "industries"
                | "motor"
                | "motors"
                | "systems"
                | "technologies"
        )
    };
    let starts_alike = form.len() < known.len() && known.starts_with(form);
    let rest = &known[form.len().min(known.len())..];
    let rest_is_complement = rest
        .first()
        .is_some_and(|word| matches!(word.as_str(), "to" | "for" | "against" | "on"));
    starts_alike && (rest.iter().all(is_legal_form) || (form.len() > 1 && rest_is_complement))
}

/// "Ebele" for "Ebele Aviation": the first word alone, where it names nothing else.
fn is_first_word(known: &Form<'_>, form: &Form<'_>) -> bool {
    let names = gazetteer();
    let is_distinct = names.organization(form.text).is_none()
        && !names.is_place(form.text)
        && !names.is_group(form.text)
        && names.organization(known.text).is_none()
        && form.text.chars().any(char::is_lowercase);
    form.words.len() == 1
        && known.words.len() > 1
        && known.words.first() == form.words.first()
        && !known
            .words
            .iter()
            .any(|word| matches!(word.as_str(), "of" | "for" | "to"))
        && is_distinct
}

/// "Air Force" for "US Air Force".
fn is_without_nation(known: &Form<'_>, form: &Form<'_>) -> bool {
    let Some((first, rest)) = known.text.split_once(' ') else {
        return false;
    };
    let names = gazetteer();
    let is_nations = names.nation(first).is_some() || names.nation_of_people(first).is_some();
    is_nations && form.words.len() > 1 && words(rest) == form.words
}

/// Whether the letters of a short name are the initials of a long one.
fn is_acronym(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| *c != '.').collect();
    let is_capital = letters.chars().count() > 1 && letters.chars().all(char::is_uppercase);
    is_capital && initials(long).contains(&letters)
}

/// The letters that may stand for a name of several words: of its capitalized words, and of all.
pub fn initials(name: &str) -> [String; 2] {
    let first_letters = |keep: fn(&str) -> bool| -> String {
        let parts = name.split(|c: char| c.is_whitespace() || c == '-');
        let kept = parts.filter(|part| keep(part));
        kept.filter_map(|part| part.chars().next()).collect()
    };
    let is_capitalized = |part: &str| part.starts_with(char::is_uppercase);
    [
        first_letters(is_capitalized),
        first_letters(|_| true).to_uppercase(),
    ]
}

/// Unites names set side by side: "World Health Organization (WHO)", "Daesh/ISIS".
fn join_neighbours(source: Source<'_>, groups: &mut Vec<Vec<Form<'_>>>) {
    let tokens = source.analysis.tokens();
    let mut at: Vec<(usize, usize, usize)> = groups
        .iter()
        .enumerate()
        .flat_map(|(group, forms)| {
            let mentions = forms.iter().flat_map(|form| &form.mentions);
            mentions.map(move |mention| (mention.tokens.start, mention.tokens.end, group))
        })
        .collect();
    at.sort_unstable();
    let mut pairs = Vec::new();
    for pair in at.windows(2) {
        let (&[(_, end, left), (start, next_end, right)], true) =
            (pair, pair[0].1 + 1 == pair[1].0)
        else {
            continue;
        };
        let text = |token: usize| tokens.get(token).map_or("", |token| &*token.text);
        let same_type = groups[left][0].entity_type == groups[right][0].entity_type;
        let is_slash = text(end) == "/" && same_type && end + 1 == start;
        let is_bracketed = text(end) == "("
            && text(next_end) == ")"
            && groups[right][0]
                .text
                .chars()
                .all(|c| c.is_uppercase() || c == '.')
            && groups[left][0].entity_type != EntityType::Person
            && groups[left][0].entity_type != EntityType::Place;
        if left != right && (is_slash || is_bracketed) {
            pairs.push((left, right));
        }
    }
    for (left, right) in pairs {
        let (into, from) = (left.min(right), left.max(right));
        if groups[into].is_empty() || groups[from].is_empty() {
            continue;
        }
        let moved = std::mem::take(&mut groups[from]);
        groups[into].extend(moved);
    }
    groups.retain(|forms| !forms.is_empty());
}

/// The most letters of an acronym.
const ACRONYM: usize = 6;

/// "WASHINGTON", as datelines and headlines set names.
fn is_all_capitals(name: &str) -> bool {
    name.chars().count() > ACRONYM && !name.contains(char::is_lowercase)
}

fn cluster(mut forms: Vec<Form<'_>>) -> Cluster {
    forms.sort_by_key(|form| {
        let count = std::cmp::Reverse(form.mentions.len());
        (
            std::cmp::Reverse(form.words.len()),
            count,
            form.mentions[0].tokens.start,
        )
    });
    let entity_type = forms[0].entity_type;
    let mut names: Vec<String> = Vec::new();
    for form in &forms {
        let text = form.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut known = names.iter_mut();
        match known.find(|known| known.eq_ignore_ascii_case(&text)) {
            None => names.push(text),
            Some(known) if is_all_capitals(known) && !is_all_capitals(&text) => *known = text,
            Some(_) => {}
        }
    }
    let mut mentions: Vec<NameMention> = forms.into_iter().flat_map(|form| form.mentions).collect();
    mentions.sort_by_key(|mention| mention.tokens.start);
    let told = mentions.iter().find_map(|mention| mention.sex);
    let from_name = || {
        let (first, rest) = names.first()?.split_once(' ')?;
        (!rest.is_empty()).then(|| gazetteer().sex_of_first_name(first))?
    };
    Cluster {
        entity_type,
        sex: if entity_type == EntityType::Person {
            told.or_else(from_name)
        } else {
            None
        },
        names,
        mentions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_the_initials_of_their_expansion() {
        assert!(is_acronym("WHO", "World Health Organization"));
        assert!(is_acronym(
            "FARC",
            "Fuerzas Armadas Revolucionarias de Colombia"
        ));
        assert!(is_acronym("U.N.", "United Nations"));
        assert!(!is_acronym("UN", "World Bank"));
        assert!(!is_acronym("Who", "World Health Organization"));
    }

    #[test]
    fn a_shorter_organization_name_drops_only_what_may_be_dropped() {
        let words = |text| words(text);
        assert!(is_shorter_organization(
            &words("Boeing Co."),
            &words("Boeing")
        ));
        assert!(is_shorter_organization(
            &words("Global Coalition to Defeat ISIS"),
            &words("Global Coalition")
        ));
        assert!(!is_shorter_organization(
            &words("New York Times"),
            &words("New York")
        ));
    }

    #[test]
    fn persons_meet_over_middle_names_and_initials() {
        assert!(is_shorter_person(
            &words("George W. Bush"),
            &words("George Bush")
        ));
        assert!(is_shorter_person(
            &words("Antony Blinken"),
            &words("A. Blinken")
        ));
        assert!(!is_shorter_person(
            &words("Barack Obama"),
            &words("Michelle Obama")
        ));
    }
}
