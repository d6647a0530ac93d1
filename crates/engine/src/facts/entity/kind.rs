//! What a name names: what the lists and its own words tell (`own_words`), weighed against the
//! recogniser's labels and the context of all its mentions. A name has one type in an article.

use std::collections::{HashMap, HashSet};

use crate::facts::gazetteer::gazetteer;
use crate::facts::{EntityType, Source};
use crate::language::{Analysis, Dependency, EntityLabel};

use super::context;
use super::evidence::Evidence;
use super::mention::NameMention;
use super::own_words::{self, kind_by_first_word};
use super::unite::initials;
use super::words::is_organization_word;

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
            own: own_words::evidence(text, words),
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
        // "Ebele" of "Ebele Police" may be the town.
        let is_place = total.best().0 == Place;
        if shortened.contains(text) && !surnames.contains_key(text) && !is_place {
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
