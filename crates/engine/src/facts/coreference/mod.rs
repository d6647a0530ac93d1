//! Which named thing a pronoun or a description stands for.
//!
//! The nearest fitting name wins, subjects before others; where two fit as well, neither is taken:
//! an unknown referent is better than a wrong one.

mod bearers;
mod quoted;
mod speaking;

use std::collections::HashMap;
use std::ops::Range;

use crate::language::{Analysis, Dependency, EntityLabel, Tag};

use super::gazetteer::{Sex, gazetteer};
use super::{EntityType, Mention};

/// A named thing that pronouns and descriptions may stand for.
#[derive(Debug, Clone)]
pub struct Referent<'a> {
    /// What it is.
    pub entity_type: EntityType,
    /// A person's sex, where it is told.
    pub sex: Option<Sex>,
    /// All its names.
    pub names: &'a [String],
    /// The tokens of its mentions by name, in the order of the text.
    pub mentions: Vec<Range<usize>>,
}

/// A mention without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Which of the referents it stands for.
    pub referent: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Pronoun or nominal.
    pub mention: Mention,
}

/// How many sentences back a pronoun may reach.
const REACH: usize = 3;
/// How many sentences back "it" and "the company" may reach.
const REACH_OF_THINGS: usize = 2;
/// By how much the best candidate must lead the next.
const LEAD: f32 = 0.4;

/// The same where both were named in one sentence before.
const RIVAL_LEAD: f32 = 1.0;

/// A mention that was passed on the way through the text.
#[derive(Debug, Clone, Copy)]
struct Passed {
    referent: usize,
    head: usize,
}

/// Reads the text once from its start and keeps the mentions it has passed.
struct Reader<'a> {
    analysis: &'a Analysis,
    referents: &'a [Referent<'a>],
    sexes: Vec<Option<Sex>>,
    /// Who bears a noun that names a person's post or the kind of a thing: "minister", "airline".
    bearers: HashMap<String, Vec<usize>>,
    passed: Vec<Passed>,
    /// Whose words a token stands in, where they are within quotation marks.
    quoted_by: HashMap<usize, usize>,
    /// Where in `passed` each referent was mentioned last.
    last_passed: Vec<Option<usize>>,
}

/// Finds the pronouns and descriptions that stand for `referents`, in the order of the text.
pub fn resolve(analysis: &Analysis, referents: &[Referent<'_>]) -> Vec<Reference> {
    let mut named: HashMap<usize, (usize, Range<usize>)> = HashMap::new();
    for (index, referent) in referents.iter().enumerate() {
        for tokens in &referent.mentions {
            named.insert(tokens.start, (index, tokens.clone()));
        }
    }
    let heads = named.values().filter_map(|(referent, tokens)| {
        let head = analysis.head_of(tokens.clone())?;
        Some((head, *referent))
    });
    let mut reader = Reader {
        analysis,
        quoted_by: quoted::speakers(analysis, &heads.collect()),
        referents,
        sexes: referents.iter().map(|referent| referent.sex).collect(),
        bearers: bearers::of(analysis, referents),
        last_passed: vec![None; referents.len()],
        passed: Vec::new(),
    };
    let mut references = Vec::new();
    let mut at = 0;
    while at < analysis.tokens().len() {
        if let Some((referent, tokens)) = named.get(&at) {
            let head = analysis.head_of(tokens.clone()).unwrap_or(at);
            reader.pass(*referent, head);
            at = tokens.end;
            continue;
        }
        if analysis.sentence_of(at).section.holds_facts()
            && let Some(reference) = reader.pronoun(at).or_else(|| reader.description(at))
        {
            reader.pass(reference.referent, at);
            references.push(reference);
        }
        at += 1;
    }
    references.extend(quoted::first_persons(analysis, referents, &reader.passed));
    references
}

impl Reader<'_> {
    fn pass(&mut self, referent: usize, head: usize) {
        self.last_passed[referent] = Some(self.passed.len());
        self.passed.push(Passed { referent, head });
    }

    fn pronoun(&mut self, token: usize) -> Option<Reference> {
        let word = &self.analysis.tokens()[token];
        if !matches!(word.tag, Tag::Prp | Tag::PrpPossessive) {
            return None;
        }
        let referent = match word.text.to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => self.person(token, Sex::Male),
            "she" | "her" | "hers" | "herself" => self.person(token, Sex::Female),
            "it" | "its" | "itself" | "they" | "their" | "them" | "themselves" => self.thing(token),
            _ => None,
        }?;
        Some(Reference {
            referent,
            tokens: token..token + 1,
            mention: Mention::Pronoun,
        })
    }

    /// The person that a pronoun of one sex stands for.
    fn person(&mut self, token: usize, sex: Sex) -> Option<usize> {
        let mut scores: HashMap<usize, f32> = HashMap::new();
        for passed in self.within_reach(token) {
            let referent = &self.referents[passed.referent];
            let fits = referent.entity_type == EntityType::Person
                && self.sexes[passed.referent].is_none_or(|known| known == sex);
            if fits
                && self.quoted_by.get(&token) != Some(&passed.referent)
                && !self.share_verb(passed.head, token)
                && !self.speaks_of(token, passed.referent)
            {
                let mut score = self.salience(passed.head, token);
                if self.sexes[passed.referent].is_none() {
                    score -= 0.5;
                }
                let best = scores.entry(passed.referent).or_insert(f32::MIN);
                *best = best.max(score);
            }
        }
        let found = leader(&scores)?;
        if self.has_rival(&scores, found, token)
            || self.yields_to_unnamed(found, token)
            || self.follows_unnamed(found, token)
            || self.was_last_unnamed(found, token)
            || self.is_said_by_unnamed(found, token)
            || self.tells_which_unnamed(found, token)
        {
            return None;
        }
        self.sexes[found] = Some(sex);
        Some(found)
    }

    /// Whether another who fits was named beside the leader, in a sentence before the pronoun's own: "Obi met
    /// Eze. He said" leaves open which of the two.
    fn has_rival(&self, scores: &HashMap<usize, f32>, found: usize, token: usize) -> bool {
        let tokens = self.analysis.tokens();
        let sentence_of = |referent: usize| {
            let last = self.last_passed[referent]?;
            Some(tokens[self.passed[last].head].sentence)
        };
        let place = sentence_of(found);
        let before = place.is_some_and(|sentence| sentence < tokens[token].sentence);
        before
            && scores.iter().any(|(&other, &score)| {
                other != found && sentence_of(other) == place && scores[&found] - score < RIVAL_LEAD
            })
    }

    /// The organization, group or place that "it" or "they" stands for: one that was a subject, or
    /// stands before the pronoun in its sentence.
    fn thing(&self, token: usize) -> Option<usize> {
        let analysis = self.analysis;
        let word = &analysis.tokens()[token];
        let is_plural = word.text.to_lowercase().starts_with("the");
        let is_possessive = word.tag == Tag::PrpPossessive;
        if !is_possessive && (!word.dependency.is_subject() || is_expletive(analysis, token)) {
            return None;
        }
        let mut scores: HashMap<usize, f32> = HashMap::new();
        for passed in self.within_reach(token) {
            let other = &analysis.tokens()[passed.head];
            let distance = word.sentence - other.sentence;
            let preference = match self.referents[passed.referent].entity_type {
                EntityType::Organization => 0.4,
                EntityType::Group if is_plural && self.role(passed.head).is_subject() => 0.4,
                EntityType::Place | EntityType::Product if !is_plural => 0.0,
                _ => continue,
            };
            // "At the games, they lost": where it was, and not who.
            let is_scene = distance == 0
                && other.dependency == Dependency::PrepositionObject
                && matches!(
                    &*analysis.tokens()[other.head].text.to_lowercase(),
                    "at" | "in" | "on"
                )
                && !is_possessive;
            if is_scene {
                continue;
            }
            let was_subject = self.role(passed.head).is_subject();
            let is_near = distance == 0 || distance <= REACH_OF_THINGS && was_subject;
            if is_near && !self.share_verb(passed.head, token) {
                let score = self.salience(passed.head, token) + preference;
                let best = scores.entry(passed.referent).or_insert(f32::MIN);
                *best = best.max(score);
            }
        }
        let found = leader(&scores).filter(|found| scores[found] > 0.3)?;
        let last = self
            .passed
            .iter()
            .rfind(|passed| passed.referent == found)?;
        let rival = (last.head + 1..token).any(|between| {
            let word = &analysis.tokens()[between];
            let number = if is_plural { Tag::Nns } else { Tag::Nn };
            word.tag == number
                && (word.dependency.is_subject()
                    || is_plural && word.dependency == Dependency::DirectObject)
        });
        let speakers = is_plural && self.speakers_of(token).is_some_and(|at| at != last.head);
        (!rival && !speakers).then_some(found)
    }

    /// The grammatical role of a mention; one in apposition has that of the noun it restates.
    fn role(&self, head: usize) -> Dependency {
        let tokens = self.analysis.tokens();
        let mut at = head;
        while tokens[at].dependency == Dependency::Apposition && tokens[at].head != at {
            at = tokens[at].head;
        }
        tokens[at].dependency
    }

    fn within_reach(&self, token: usize) -> impl Iterator<Item = Passed> + '_ {
        let sentence = self.analysis.tokens()[token].sentence;
        let recent = self.passed.iter().rev().copied();
        let near = recent.take_while(move |passed| {
            self.analysis.tokens()[passed.head].sentence + REACH >= sentence
        });
        near.collect::<Vec<_>>().into_iter().rev()
    }

    /// Whether a name and a pronoun are arguments of one verb: then they differ, unless reflexive.
    fn share_verb(&self, name: usize, pronoun: usize) -> bool {
        let tokens = self.analysis.tokens();
        let is_reflexive = tokens[pronoun].text.ends_with("self");
        let mut governor = tokens[pronoun].head;
        if tokens[pronoun].dependency == Dependency::PrepositionObject {
            governor = tokens[governor].head;
        }
        let is_possessive = tokens[pronoun].tag == Tag::PrpPossessive;
        tokens[name].head == governor && name != governor && !is_reflexive && !is_possessive
    }

    fn salience(&self, name: usize, pronoun: usize) -> f32 {
        let tokens = self.analysis.tokens();
        let distance = tokens[pronoun].sentence - tokens[name].sentence;
        let role = match self.role(name) {
            Dependency::Subject | Dependency::PassiveSubject | Dependency::Root => 1.5,
            Dependency::DirectObject | Dependency::Dative | Dependency::Agent => 0.7,
            Dependency::Possessive | Dependency::Compound => 0.2,
            _ => 0.4,
        };
        let order = name as f32 / tokens.len() as f32 * 0.01;
        role + order - distance as f32
    }

    /// "the minister", "the Coalition": a definite noun that a known post or name contains.
    fn description(&self, token: usize) -> Option<Reference> {
        let analysis = self.analysis;
        let word = &analysis.tokens()[token];
        // The recogniser may take "the Coalition" for a name.
        let is_within_name = analysis
            .name_at(token)
            .is_some_and(|name| name.tokens.end != token + 1 || name.tokens.start + 1 < token);
        if !matches!(word.tag, Tag::Nn | Tag::Nnp) || is_within_name {
            return None;
        }
        let first = *analysis.children(token).first()?;
        let is_definite = matches!(
            &*analysis.tokens()[first].text,
            "the" | "The" | "this" | "This"
        );
        // A clause behind a comma tells more of the thing, but not which one is meant.
        let has_comma = analysis.tokens().get(token + 1);
        let has_comma = has_comma.is_some_and(|next| &*next.text == ",");
        let is_plain = analysis.children(token).iter().all(|&child| {
            child < token && (child == first || analysis.tokens()[child].tag == Tag::Jj)
                || match analysis.tokens()[child].dependency {
                    Dependency::Case | Dependency::Punctuation => true,
                    Dependency::RelativeClause => has_comma,
                    _ => false,
                }
        });
        if !is_definite || !is_plain {
            return None;
        }
        let noun = word.text.to_lowercase();
        let bearers = self.bearers.get(&noun).map_or(&[][..], Vec::as_slice);
        let recent = bearers.iter().copied();
        let told = recent
            .filter(|&bearer| self.last_passed[bearer].is_some())
            .max_by_key(|&bearer| self.last_passed[bearer]);
        let referent = told.or_else(|| self.kind_of_thing(token, &noun))?;
        Some(Reference {
            referent,
            tokens: first..token + 1,
            mention: Mention::Nominal,
        })
    }

    /// The thing that a noun for many may stand for: "the company", "the country", "the city".
    fn kind_of_thing(&self, token: usize, noun: &str) -> Option<usize> {
        let fits = |referent: &Referent<'_>| {
            let is_nation = || {
                let mut names = referent.names.iter();
                names.any(|name| gazetteer().nation(name).is_some())
            };
            match noun {
                "company" | "firm" | "organization" | "organisation" | "group" | "agency"
                | "corporation" | "airline" | "automaker" | "carmaker" | "manufacturer"
                | "retailer" | "bank" | "giant" | "club" | "party" => {
                    referent.entity_type == EntityType::Organization
                }
                "country" | "nation" => referent.entity_type == EntityType::Place && is_nation(),
                "city" | "town" | "village" => {
                    referent.entity_type == EntityType::Place && !is_nation()
                }
                _ => false,
            }
        };
        let mut scores: HashMap<usize, f32> = HashMap::new();
        for passed in self.within_reach(token) {
            if fits(&self.referents[passed.referent]) {
                let score = self.salience(passed.head, token);
                let best = scores.entry(passed.referent).or_insert(f32::MIN);
                *best = best.max(score);
            }
        }
        leader(&scores)
    }
}

/// "It" without meaning: "it is important that".
fn is_expletive(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    let verb = word.head;
    let is_clause = |&child: &usize| {
        matches!(
            analysis.tokens()[child].dependency,
            Dependency::ClausalComplement
                | Dependency::OpenComplement
                | Dependency::ClausalSubject
                | Dependency::AdverbialClause
                | Dependency::RelativeClause
        )
    };
    let attributes = [Dependency::Attribute, Dependency::AdjectivalComplement];
    let attribute = analysis.child_by(verb, &attributes);
    let has_clause = analysis.children(verb).iter().any(is_clause)
        || attribute.is_some_and(|at| analysis.children(at).iter().any(is_clause));
    let is_copula = &*analysis.tokens()[verb].lemma == "be";
    // "It is Tuesday."
    let is_time = attribute
        .and_then(|at| analysis.name_at(at))
        .is_some_and(|name| matches!(name.label, EntityLabel::Date | EntityLabel::Time));
    word.text.eq_ignore_ascii_case("it")
        && (is_copula && (has_clause || is_time) || word.dependency == Dependency::Expletive)
}

/// The best candidate, where it leads clearly.
fn leader(scores: &HashMap<usize, f32>) -> Option<usize> {
    let mut ranked: Vec<(usize, f32)> = scores.iter().map(|(&at, &score)| (at, score)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    match ranked.as_slice() {
        [only] => Some(only.0),
        [first, second, ..] if first.1 - second.1 >= LEAD => Some(first.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_equal_candidates_give_none() {
        assert_eq!(leader(&HashMap::from([(0, 1.5), (1, 1.4)])), None);
        assert_eq!(leader(&HashMap::from([(0, 1.5), (1, 0.4)])), Some(0));
    }
}
