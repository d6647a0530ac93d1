//! Where names stand and what each stands for: the recogniser's names, their edges and types
//! corrected by what is generally true of names.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::SectionKind;
use crate::facts::gazetteer::{Sex, gazetteer};
use crate::facts::titles::{self, starts_upper, title_word};
use crate::facts::{EntityType, Source, phrase};
use crate::language::{Analysis, Dependency, EntityLabel, PartOfSpeech, Tag};

/// A name in the text, before it is known which names stand for the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// Its tokens, without titles, articles and possessive endings.
    pub tokens: Range<usize>,
    /// What it names.
    pub entity_type: EntityType,
    /// What the words before it tell of a person's sex.
    pub sex: Option<Sex>,
    /// What found it.
    pub rule: &'static str,
}

impl NameMention {
    /// The words of the name, joined as they stand in the text.
    pub fn text<'a>(&self, source: Source<'a>) -> &'a str {
        source
            .article
            .slice(source.analysis.span_of(self.tokens.clone()))
    }
}

/// The names of the article proper, in the order of the text, not overlapping.
pub fn find(source: Source<'_>) -> Vec<NameMention> {
    let analysis = source.analysis;
    let mut mentions: Vec<NameMention> = Vec::new();
    for name in analysis.names() {
        let sentence = analysis.sentence_of(name.tokens.start);
        let Some(entity_type) = type_of_label(name.label) else {
            continue;
        };
        if !sentence.section.holds_facts() {
            continue;
        }
        for part in split_at_slashes(analysis, name.tokens.clone()) {
            mentions.extend(corrected(source, part, entity_type));
        }
    }
    mentions.extend(titled_persons(source, &mentions));
    mentions.sort_by_key(|mention| mention.tokens.start);
    mentions.retain(|mention| !is_in_title(analysis, &mention.tokens));
    agree_on_types(source, &mut mentions);
    let mut mentions = without_headline_guesses(source, mentions);
    mentions.extend(repeated_names(source, &mentions));
    mentions.sort_by_key(|mention| mention.tokens.start);
    mentions.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
    mentions
}

fn type_of_label(label: EntityLabel) -> Option<EntityType> {
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

/// "Daesh/ISIS" is two names.
fn split_at_slashes(analysis: &Analysis, tokens: Range<usize>) -> Vec<Range<usize>> {
    let is_slash = |token: &usize| &*analysis.tokens()[*token].text == "/";
    let slashes: Vec<usize> = tokens.clone().filter(is_slash).collect();
    let starts = std::iter::once(tokens.start).chain(slashes.iter().map(|slash| slash + 1));
    let ends = slashes.iter().copied().chain(std::iter::once(tokens.end));
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

fn corrected(
    source: Source<'_>,
    tokens: Range<usize>,
    entity_type: EntityType,
) -> Option<NameMention> {
    let analysis = source.analysis;
    let (tokens, sex) = without_titles(analysis, name_edges(analysis, tokens));
    let tokens = match entity_type {
        EntityType::Person => whole_person_name(analysis, tokens),
        _ => tokens,
    };
    if tokens.is_empty() || !can_be_name(analysis, &tokens) {
        return None;
    }
    let mut mention = NameMention {
        tokens,
        entity_type,
        sex,
        rule: "entity.name",
    };
    if let Some((entity_type, rule)) = better_type(source, &mention) {
        mention.entity_type = entity_type;
        mention.rule = rule;
    }
    Some(mention)
}

/// A name without its article, possessive ending and marks.
fn name_edges(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let mut tokens = phrase::trim(analysis, tokens);
    let all = analysis.tokens();
    while !tokens.is_empty() && is_outside_name(&all[tokens.start].text, all[tokens.start].tag) {
        tokens = phrase::trim(analysis, tokens.start + 1..tokens.end);
    }
    while !tokens.is_empty() && all[tokens.end - 1].tag == Tag::PossessiveMark {
        tokens = phrase::trim(analysis, tokens.start..tokens.end - 1);
    }
    tokens
}

fn is_outside_name(text: &str, tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Dt | Tag::PrpPossessive | Tag::In | Tag::Cc | Tag::PossessiveMark
    ) && !starts_upper(text)
        || matches!(text, "The" | "the" | "A" | "An")
}

/// A name without the titles before it, and the sex they tell.
fn without_titles(analysis: &Analysis, tokens: Range<usize>) -> (Range<usize>, Option<Sex>) {
    let mut start = tokens.start;
    let mut sex = None;
    let all = analysis.tokens();
    while start + 1 < tokens.end {
        let Some(title) = title_word(&all[start].text).filter(|_| {
            let next = &all[start + 1];
            next.tag.is_proper_noun() || starts_upper(&next.text)
        }) else {
            break;
        };
        let rest = start + 1..tokens.end;
        let names_organization = rest
            .clone()
            .any(|token| is_organization_word(&all[token].text))
            || matches!(&*all[rest.start].text, "of" | "for");
        if names_organization {
            break;
        }
        sex = sex.or(title.sex);
        start += 1;
    }
    let sex = sex.or_else(|| {
        let before = start.checked_sub(1)?;
        title_word(&all[before].text)?.sex
    });
    (start..tokens.end, sex)
}

/// A person's name with the proper nouns that belong to it but that the recogniser left out.
fn whole_person_name(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    if start == end {
        return start..end;
    }
    let all = analysis.tokens();
    let belongs = |token: usize, neighbour: usize| {
        let word = &all[token];
        let is_linked = (word.head == neighbour && word.dependency == Dependency::Compound)
            || (all[neighbour].head == token && all[neighbour].dependency == Dependency::Compound);
        word.tag == Tag::Nnp
            && is_linked
            && starts_upper(&word.text)
            && analysis.name_at(token).is_none()
            && title_word(&word.text).is_none()
            && !gazetteer().is_group(&word.text)
            && gazetteer().nation(&word.text).is_none()
            && !is_organization_word(&word.text)
    };
    while end < all.len() && belongs(end, end - 1) {
        end += 1;
    }
    while start > 0
        && gazetteer()
            .sex_of_first_name(&all[start - 1].text)
            .is_some()
        && belongs(start - 1, start)
    {
        start -= 1;
    }
    start..end
}

fn can_be_name(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let words = &analysis.tokens()[tokens.clone()];
    let has_capital = words
        .iter()
        .any(|word| word.text.contains(char::is_uppercase));
    let only_titles = words
        .iter()
        .all(|word| title_word(&word.text).is_some() || word.pos == PartOfSpeech::Adposition);
    let only_pronouns = words
        .iter()
        .all(|word| matches!(word.tag, Tag::Prp | Tag::PrpPossessive | Tag::Dt | Tag::Wp));
    let has_verb = words.iter().any(|word| {
        matches!(word.tag, Tag::Vbz | Tag::Vbd | Tag::Vbp) && !starts_upper(&word.text)
    });
    has_capital && !only_titles && !only_pronouns && !has_verb
}

/// Words that end (or, before "of", begin) the name of an organization.
fn is_organization_word(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Agency"
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
            | "Team"
            | "Times"
            | "Trust"
            | "Union"
            | "University"
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
            | "District"
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

/// The type that the lists and the name's own words tell, where they tell one.
fn better_type(source: Source<'_>, mention: &NameMention) -> Option<(EntityType, &'static str)> {
    let analysis = source.analysis;
    let known = gazetteer();
    let text = mention.text(source);
    let words = &analysis.tokens()[mention.tokens.clone()];
    let (first, last) = (words.first()?, words.last()?);
    if known.organization(text).is_some() {
        return Some((EntityType::Organization, "entity.known_organization"));
    }
    if known.nation(text).is_some() {
        return Some((EntityType::Place, "entity.known_nation"));
    }
    if known.is_group(text) {
        return Some((EntityType::Group, "entity.known_people"));
    }
    if mention.entity_type == EntityType::Person {
        let is_titled = titles::before(analysis, mention.tokens.start).is_some();
        let has_first_name = words.len() > 1 && known.sex_of_first_name(&first.text).is_some();
        if is_titled || has_first_name {
            return None;
        }
    }
    if words.len() > 1 && is_organization_word(&last.text) {
        return Some((EntityType::Organization, "entity.organization_word"));
    }
    let of = words.get(1).is_some_and(|word| &*word.text == "of");
    if of && is_organization_word(&first.text) {
        return Some((EntityType::Organization, "entity.organization_word"));
    }
    if words.len() > 1 && is_place_word(&last.text) {
        return Some((EntityType::Place, "entity.place_word"));
    }
    let governed_by_place_preposition = analysis
        .head_of(mention.tokens.clone())
        .map(|head| &analysis.tokens()[head])
        .filter(|head| head.dependency == Dependency::PrepositionObject)
        .map(|head| analysis.tokens()[head.head].text.to_lowercase())
        .is_some_and(|preposition| {
            matches!(preposition.as_str(), "in" | "near" | "from" | "at" | "to")
        });
    if known.is_place(text) && governed_by_place_preposition {
        return Some((EntityType::Place, "entity.known_place"));
    }
    None
}

/// Whether a name is only the last part of a title, as "State" in "Secretary of State".
fn is_in_title(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let all = analysis.tokens();
    let Some([title, of]) = tokens
        .start
        .checked_sub(2)
        .and_then(|start| all.get(start..tokens.start))
    else {
        return false;
    };
    &*of.text == "of"
        && title_word(&title.text).is_some()
        && tokens.len() == 1
        && matches!(
            &*all[tokens.start].text,
            "State" | "Staff" | "Defense" | "Defence"
        )
}

/// Proper nouns after a capitalized title that the recogniser left out are a person's name.
fn titled_persons(source: Source<'_>, found: &[NameMention]) -> Vec<NameMention> {
    let analysis = source.analysis;
    let all = analysis.tokens();
    let taken: HashSet<usize> = found.iter().flat_map(|name| name.tokens.clone()).collect();
    let mut persons = Vec::new();
    for sentence in analysis.sentences() {
        if !sentence.section.holds_facts() || is_title_case(analysis, sentence.tokens.clone()) {
            continue;
        }
        for start in sentence.tokens.clone().skip(1) {
            let title = title_word(&all[start - 1].text);
            let Some(title) = title.filter(|_| starts_upper(&all[start - 1].text)) else {
                continue;
            };
            let is_name = |token: &usize| {
                let word = &all[*token];
                word.tag == Tag::Nnp
                    && starts_upper(&word.text)
                    && !taken.contains(token)
                    && title_word(&word.text).is_none()
                    && analysis.name_at(*token).is_none()
            };
            let end = (start..sentence.tokens.end)
                .find(|token| !is_name(token))
                .unwrap_or(sentence.tokens.end);
            let names_organization =
                (start..end).any(|token| is_organization_word(&all[token].text));
            if start < end && !names_organization {
                persons.push(NameMention {
                    tokens: start..end,
                    entity_type: EntityType::Person,
                    sex: title.sex,
                    rule: "entity.title_before_name",
                });
            }
        }
    }
    persons
}

/// One name has one type within an article: that of most of its mentions.
fn agree_on_types(source: Source<'_>, mentions: &mut [NameMention]) {
    let mut votes: HashMap<&str, Vec<EntityType>> = HashMap::new();
    for mention in mentions.iter() {
        votes
            .entry(mention.text(source))
            .or_default()
            .push(mention.entity_type);
    }
    for mention in mentions {
        let types = &votes[mention.text(source)];
        let count = |wanted: EntityType| types.iter().filter(|&&found| found == wanted).count();
        if let Some(&winner) = types
            .iter()
            .rev()
            .max_by_key(|&&entity_type| count(entity_type))
        {
            mention.entity_type = winner;
        }
    }
}

/// Whether most words of a sentence are capitalized, as in many headlines: capitals then tell nothing.
fn is_title_case(analysis: &Analysis, tokens: Range<usize>) -> bool {
    let words = &analysis.tokens()[tokens];
    let long = || {
        words.iter().filter(|word| {
            word.text.chars().count() > 3 && word.text.starts_with(char::is_alphabetic)
        })
    };
    let capital = long().filter(|word| starts_upper(&word.text)).count();
    long().count() >= 4 && capital * 10 >= long().count() * 8
}

/// In a line where every word is capitalized, only names that are known or stand elsewhere count.
fn without_headline_guesses(source: Source<'_>, mentions: Vec<NameMention>) -> Vec<NameMention> {
    let analysis = source.analysis;
    let is_guess: Vec<bool> = mentions
        .iter()
        .map(|mention| {
            let sentence = analysis.sentence_of(mention.tokens.start);
            is_title_case(analysis, sentence.tokens.clone())
        })
        .collect();
    let pairs = mentions.iter().zip(&is_guess);
    let elsewhere: HashSet<&str> = pairs
        .filter(|(_, is_guess)| !**is_guess)
        .map(|(mention, _)| mention.text(source))
        .collect();
    let has_body = analysis
        .sentences()
        .iter()
        .any(|sentence| sentence.section == SectionKind::Body);
    let is_sure = |mention: &NameMention| {
        elsewhere.contains(mention.text(source)) || mention.rule.starts_with("entity.known")
    };
    let pairs = mentions.iter().zip(&is_guess);
    pairs
        .filter(|(mention, is_guess)| !**is_guess || !has_body || is_sure(mention))
        .map(|(mention, _)| mention.clone())
        .collect()
}

/// Words that are a name in one place are the same name in another.
fn repeated_names(source: Source<'_>, mentions: &[NameMention]) -> Vec<NameMention> {
    let analysis = source.analysis;
    let all = analysis.tokens();
    let mut by_first: HashMap<&str, Vec<NameMention>> = HashMap::new();
    let mut taken = vec![false; all.len()];
    for mention in mentions {
        taken[mention.tokens.clone()].fill(true);
        for form in [Some(mention.clone()), surname(mention)]
            .into_iter()
            .flatten()
        {
            let first = &*all[form.tokens.start].text;
            by_first.entry(first).or_default().push(form);
        }
    }
    for known in by_first.values_mut() {
        known.sort_by_key(|mention| std::cmp::Reverse(mention.tokens.len()));
    }
    let mut repeated = Vec::new();
    for sentence in analysis.sentences() {
        if !sentence.section.holds_facts() {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let names = by_first.get(&*all[at].text).map_or(&[][..], Vec::as_slice);
            let same = names.iter().find(|name| {
                let here = at..at + name.tokens.len();
                here.end <= sentence.tokens.end
                    && here.clone().all(|token| !taken[token])
                    && here
                        .zip(name.tokens.clone())
                        .all(|(a, b)| all[a].text == all[b].text)
                    && starts_upper(&all[at].text)
                    && is_usual_name_word(analysis, at)
            });
            match same {
                Some(name) => {
                    let tokens = at..at + name.tokens.len();
                    at = tokens.end;
                    repeated.push(NameMention {
                        tokens,
                        rule: "entity.repeated_name",
                        ..name.clone()
                    });
                }
                None => at += 1,
            }
        }
    }
    repeated
}

/// The last word of a person's name of several words, which may stand alone for the whole.
fn surname(mention: &NameMention) -> Option<NameMention> {
    let is_long_person = mention.entity_type == EntityType::Person && mention.tokens.len() > 1;
    is_long_person.then(|| NameMention {
        tokens: mention.tokens.end - 1..mention.tokens.end,
        ..mention.clone()
    })
}

fn is_usual_name_word(analysis: &Analysis, token: usize) -> bool {
    matches!(
        analysis.tokens()[token].pos,
        PartOfSpeech::ProperNoun | PartOfSpeech::Noun | PartOfSpeech::Adjective
    )
}
