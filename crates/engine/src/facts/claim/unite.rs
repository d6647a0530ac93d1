//! Unites the mentions of one event.

use std::collections::HashMap;

use crate::article::Span;
use crate::facts::Factuality;
use crate::facts::clause::{self, Clause};
use crate::language::PartOfSpeech;

use super::extent::{self, Extent};
use super::happening::{Happening, Participant};
use super::nominal;
use super::reader::Reader;
use super::telling;
use super::triples::{self, Triple};

/// The mentions of one event, in the order of the text.
#[derive(Debug, Clone)]
pub struct Group {
    mentions: Vec<Happening>,
    /// Which mention tells most.
    primary: usize,
}

impl Group {
    fn new(first: Happening) -> Self {
        Self {
            mentions: vec![first],
            primary: 0,
        }
    }

    fn push(&mut self, mention: Happening) {
        if mention.answers() > self.primary().answers() {
            self.primary = self.mentions.len();
        }
        self.mentions.push(mention);
    }

    /// The mentions, in the order of the text. Never empty.
    pub fn mentions(&self) -> &[Happening] {
        &self.mentions
    }

    /// The mention that tells most.
    pub fn primary(&self) -> &Happening {
        &self.mentions[self.primary]
    }

    /// The mention that tells the main event as its article puts it: in the headline, else the one
    /// that tells most.
    pub fn leading(&self, reader: &Reader<'_>) -> &Happening {
        let mut mentions = self.mentions.iter();
        mentions
            .find(|mention| clause::in_headline(reader.analysis(), mention.trigger))
            .unwrap_or(self.primary())
    }

    /// The words of the mentions, those of `first` first.
    pub fn evidence(&self, first: &Happening) -> Vec<Span> {
        let others = self.mentions.iter();
        let others = others.filter(|mention| mention.trigger != first.trigger);
        std::iter::once(first.evidence)
            .chain(others.map(|mention| mention.evidence))
            .collect()
    }

    /// What its clauses tell as triples, each once.
    pub fn triples(&self, reader: &Reader<'_>) -> Vec<Triple> {
        let verbs = self.mentions.iter().filter_map(|mention| mention.clause);
        let mut clauses: Vec<&Clause> = Vec::new();
        for clause in verbs.filter_map(|verb| reader.clause_of(verb)) {
            let tokens = Extent::of(reader, clause).tokens;
            let within = tokens.iter().filter_map(|&token| reader.clause_of(token));
            clauses.push(clause);
            clauses.extend(within.filter(|inner| {
                inner.verb != clause.verb
                    && (extent::goes_on(reader, inner.verb) || telling::is_described(reader, inner))
            }));
        }
        let mut found: Vec<Triple> = Vec::new();
        for triple in clauses
            .into_iter()
            .flat_map(|clause| triples::of(reader, clause))
        {
            if !found.contains(&triple) {
                found.push(triple);
            }
        }
        found
    }

    /// The same without some mentions; `None` where none is left.
    pub fn without(&self, is_left_out: impl Fn(&Happening) -> bool) -> Option<Self> {
        let mentions = self.mentions.iter().filter(|mention| !is_left_out(mention));
        let mut mentions = mentions.cloned();
        let mut group = Self::new(mentions.next()?);
        mentions.for_each(|mention| group.push(mention));
        Some(group)
    }

    /// The group without the mentions whose clauses tell more than that of the leading one, and these.
    pub fn split(
        self,
        leading: &Happening,
        repeats: impl Fn(&Happening) -> bool,
    ) -> (Self, Vec<Happening>) {
        let trigger = leading.trigger;
        let (mut same, mut others) = (Vec::new(), Vec::new());
        for mention in self.mentions {
            if mention.trigger == trigger || mention.clause.is_none() || repeats(&mention) {
                same.push(mention);
            } else {
                others.push(mention);
            }
        }
        let primary = same.iter().position(|mention| mention.trigger == trigger);
        let group = Self {
            mentions: same,
            primary: primary.unwrap_or_default(),
        };
        (group, others)
    }

    /// The primary mention first, then the others.
    pub fn by_rank(&self) -> impl Iterator<Item = &Happening> {
        std::iter::once(self.primary()).chain(&self.mentions)
    }

    /// Whether it has happened, by the first mention that tells.
    pub fn factuality(&self) -> Factuality {
        let mut told = self.by_rank().filter(|mention| mention.is_told);
        told.next().unwrap_or(self.primary()).factuality
    }

    /// Who acts, by the first mention that tells.
    pub fn who(&self, reader: &Reader<'_>) -> Vec<Participant> {
        self.participants(reader, |mention| &mention.who, |mention| &mention.whom)
    }

    /// To whom it is done, by the first mention that tells.
    pub fn whom(&self, reader: &Reader<'_>) -> Vec<Participant> {
        self.participants(reader, |mention| &mention.whom, |mention| &mention.who)
    }

    /// The answer to a question by the first mention that names somebody, else by the first that has
    /// a pronoun. Whoever has the other part in the primary mention does not have this one.
    fn participants(
        &self,
        reader: &Reader<'_>,
        question: impl Fn(&Happening) -> &Vec<Participant>,
        other: impl Fn(&Happening) -> &Vec<Participant>,
    ) -> Vec<Participant> {
        let taken = referents(reader, other(self.primary()));
        let free = |some: &Vec<Participant>| -> Vec<Participant> {
            let mut some = some.clone();
            some.retain(|participant| !taken.contains(&reader.referent(participant.head)));
            some
        };
        let told = || {
            let answers = self.by_rank().map(|mention| free(question(mention)));
            answers.filter(|some| !some.is_empty())
        };
        let named = |some: &Vec<Participant>| {
            let mut some = some.iter();
            some.all(|participant| reader.token(participant.head).pos != PartOfSpeech::Pronoun)
        };
        told()
            .find(named)
            .or_else(|| told().next())
            .unwrap_or_default()
    }

    /// The answer to a question by the first mention that gives one.
    pub fn circumstances(&self, question: impl Fn(&Happening) -> &Vec<Span>) -> &[Span] {
        let mut told = self.by_rank().map(question);
        told.find(|some| !some.is_empty())
            .map_or(&[], Vec::as_slice)
    }
}

/// Puts mentions of the same event together. Mentions come and groups go in the order of the text.
pub fn unite(reader: &Reader<'_>, mentions: Vec<Happening>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for mention in mentions {
        let candidates = by_key.entry(mention.key.clone()).or_default();
        let same = candidates
            .iter()
            .rev()
            .copied()
            .find(|&number| is_same(reader, &groups[number], &mention));
        if let Some(number) = same {
            groups[number].push(mention);
        } else {
            candidates.push(groups.len());
            groups.push(Group::new(mention));
        }
    }
    groups
}

/// Whether a mention tells of the event of a group: nothing speaks against it, and something for it.
fn is_same(reader: &Reader<'_>, group: &Group, mention: &Happening) -> bool {
    let earlier = [group.who(reader), group.whom(reader)].map(|some| referents(reader, &some));
    let later = [&mention.who, &mention.whom].map(|some| referents(reader, some));
    let verdicts = [0, 1].map(|part| share(&earlier[part], &later[part]));
    let told = group.mentions.iter().find(|earlier| earlier.is_told);
    // "The next meeting" is another one than "the meeting" before it.
    let earlier_reality = told.map_or(0, |earlier| reality(earlier.factuality));
    let differs = mention.is_told && earlier_reality != reality(mention.factuality);
    let when = group.circumstances(|earlier| &earlier.when);
    if differs || verdicts.contains(&Some(false)) || times_differ(reader, when, &mention.when) {
        return false;
    }
    // "The tram overturned" and "the overturned tram" give the tram different parts.
    let crossed = [share(&earlier[0], &later[1]), share(&earlier[1], &later[0])];
    let noun = |mention: &Happening| mention.rule == nominal::RULE;
    let first = &group.mentions[0];
    let taken_as_known = mention.definite || clause::in_headline(reader.analysis(), first.trigger);
    verdicts.contains(&Some(true))
        || crossed.contains(&Some(true))
        || (taken_as_known && (noun(mention) || noun(first)))
}

/// The names of some participants, for comparing.
fn referents(reader: &Reader<'_>, some: &[Participant]) -> Vec<String> {
    let heads = some.iter().map(|participant| participant.head);
    heads.map(|head| reader.referent(head)).collect()
}

/// Statuses that the same event may have at once have the same number: it has begun, it is to come, or
/// it is denied.
fn reality(status: Factuality) -> u8 {
    match status {
        Factuality::Happened | Factuality::Ongoing => 0,
        Factuality::Planned | Factuality::Possible => 1,
        Factuality::Denied => 2,
    }
}

/// Whether two lists have a member in common; `None` where one of them is empty.
fn share(one: &[String], other: &[String]) -> Option<bool> {
    let told = !one.is_empty() && !other.is_empty();
    told.then(|| one.iter().any(|name| other.contains(name)))
}

/// Whether both tell times and no value of the one begins a value of the other.
fn times_differ(reader: &Reader<'_>, one: &[Span], other: &[Span]) -> bool {
    let values = |spans: &[Span]| -> Vec<String> {
        let times = spans.iter().filter_map(|&span| reader.time_at(span));
        times.filter_map(|time| time.value.clone()).collect()
    };
    let (one, other) = (values(one), values(other));
    let fits = |a: &String, b: &String| a.starts_with(b.as_str()) || b.starts_with(a.as_str());
    !one.is_empty() && !other.is_empty() && !one.iter().any(|a| other.iter().any(|b| fits(a, b)))
}
