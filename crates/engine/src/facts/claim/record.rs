//! The record of a claim: what an article tells in one clause, slot by slot.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::facts::former_kinds::Told;
use crate::facts::{Evidence, FactId, Phrase, Record, one_line};

/// What an article tells in one clause, in its own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "Told")]
#[cfg_attr(test, schemars(!from))]
pub struct Claim {
    /// The clause on one line.
    pub text: String,
    /// The predicate ("won the World Series"), or the noun that names what happens.
    pub what: Phrase,
    /// Where in `what` the verb or noun stands that names it; `None` where `what` is no more than that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Span>,
    /// Who does it, is it or has it; whom it happens to where nobody is said to do it.
    pub who: Vec<Phrase>,
    /// To whom it is done.
    pub whom: Vec<Phrase>,
    /// When.
    pub when: Vec<Phrase>,
    /// Where.
    #[serde(rename = "where")]
    pub place: Vec<Phrase>,
    /// The quantities told, each with what it counts.
    pub how_many: Vec<Phrase>,
    /// Why.
    pub why: Vec<Phrase>,
    /// How.
    pub how: Vec<Phrase>,
    /// Whether it has happened.
    pub factuality: Factuality,
    /// Who tells it; `None` where the article itself does.
    pub by: Option<Attribution>,
    /// Whether it is what the article is about.
    pub main: bool,
    /// How much it is worth checking, from 0 to 1.
    pub worth: f32,
    /// Under which condition, in the article's words: "if the vote passes".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The same as subjects, relations and objects.
    pub triples: Vec<[String; 3]>,
}

/// Whether what is told has happened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Factuality {
    /// It has.
    #[default]
    Happened,
    /// It goes on, or is so.
    Ongoing,
    /// It is intended or announced.
    Planned,
    /// It may.
    Possible,
    /// It has not or does not, or somebody says so.
    #[serde(alias = "negated")]
    Denied,
}

impl Factuality {
    /// The word that files write.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Ongoing => "ongoing",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }
}

/// What stands for a speaker whom the article does not name.
pub const SOMEBODY: &str = "Somebody";

/// Who tells a claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Attribution {
    /// The speaker's name.
    pub name: String,
    /// The quote in which they tell it.
    #[serde(default)]
    pub fact: Option<FactId>,
}

impl Claim {
    /// A claim that says no more than some words.
    pub fn of_words(what: Phrase) -> Self {
        Self {
            text: one_line(&what.text),
            what,
            trigger: None,
            who: Vec::new(),
            whom: Vec::new(),
            when: Vec::new(),
            place: Vec::new(),
            how_many: Vec::new(),
            why: Vec::new(),
            how: Vec::new(),
            factuality: Factuality::default(),
            by: None,
            main: false,
            worth: 1.0,
            condition: None,
            triples: Vec::new(),
        }
    }

    /// Where the verb or noun stands that names it.
    pub fn trigger(&self) -> Span {
        self.trigger.unwrap_or(self.what.span)
    }

    /// The verb or noun that names it.
    pub fn trigger_word(&self) -> &str {
        let what = &self.what;
        let trigger = self.trigger();
        let byte = |offset: usize| {
            let characters = offset.saturating_sub(what.span.start);
            let mut starts = what.text.char_indices().map(|(byte, _)| byte);
            starts.nth(characters).unwrap_or(what.text.len())
        };
        &what.text[byte(trigger.start)..byte(trigger.end)]
    }

    /// Its slots beside `what`, each with the question that it answers.
    pub fn slots(&self) -> [(&'static str, &[Phrase]); 7] {
        [
            ("who", &self.who),
            ("whom", &self.whom),
            ("when", &self.when),
            ("where", &self.place),
            ("how many", &self.how_many),
            ("why", &self.why),
            ("how", &self.how),
        ]
    }

    fn slots_mut(&mut self) -> impl Iterator<Item = &mut Phrase> {
        let (who, whom, when) = (&mut self.who, &mut self.whom, &mut self.when);
        let (place, how_many) = (&mut self.place, &mut self.how_many);
        let people = who.iter_mut().chain(whom).chain(when);
        let counted = people.chain(place).chain(how_many);
        counted.chain(&mut self.why).chain(&mut self.how)
    }

    /// To whom it is done, less what `what` names already: for putting both into one line.
    pub fn whom_apart(&self) -> impl Iterator<Item = &Phrase> {
        let what = self.what.span;
        self.whom
            .iter()
            .filter(move |phrase| !what.covers(phrase.span))
    }

    /// The clause, after whom it tells of where it does not name them itself: "Ada Obi: left the country".
    pub fn line(&self) -> String {
        let told = self.who.first().or(self.whom.first());
        let told = told.map(|told| one_line(&told.text));
        match told.filter(|told| !self.text.contains(told.as_str())) {
            Some(told) => format!("{told}: {}", self.text),
            None => self.text.clone(),
        }
    }
}

impl Record for Box<Claim> {
    fn of_words(article: &Article, first: Span, words: String) -> Self {
        Self::new(Claim {
            text: words,
            ..Claim::of_words(Phrase::new(article, first))
        })
    }

    fn summary(&self, _: &[Evidence]) -> String {
        let mut line = self.line();
        line.push_str(match self.factuality {
            Factuality::Happened | Factuality::Ongoing => "",
            Factuality::Planned => " (planned)",
            Factuality::Possible => " (possible)",
            Factuality::Denied => " (denied)",
        });
        if let Some(by) = &self.by {
            let _ = write!(line, " — {}", by.name);
        }
        line
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let told = |claim: &Self| Claim {
            main: false,
            worth: 0.0,
            triples: Vec::new(),
            ..(**claim).clone()
        };
        told(self) == told(other)
    }

    fn elsewhere(&mut self, article: &Article, span: Span, _: bool) {
        **self = Claim {
            factuality: self.factuality,
            ..Claim::of_words(Phrase::new(article, span))
        };
    }

    fn places(&self) -> Vec<Span> {
        let itself = std::iter::once(self.what.span).chain(self.trigger);
        let slots = self.slots().into_iter().flat_map(|(_, answers)| answers);
        itself.chain(slots.map(|answer| answer.span)).collect()
    }

    fn move_places(&mut self, place: &dyn Fn(Span) -> Span) {
        self.what.span = place(self.what.span);
        self.trigger = self.trigger.map(place);
        for phrase in self.slots_mut() {
            phrase.span = place(phrase.span);
        }
    }

    fn names(&self) -> Vec<&str> {
        let named = self.who.iter().chain(&self.whom).chain(&self.place);
        named.map(|phrase| phrase.text.as_str()).collect()
    }
}
