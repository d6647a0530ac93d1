//! The record of a claim: what an article tells in one clause, slot by slot.

use serde::{Deserialize, Serialize};

use super::content::Phrase;
use super::fact::FactId;
use super::former_kinds::Told;
use crate::article::Span;

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
            text: super::one_line(&what.text),
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

    pub(super) fn slots_mut(&mut self) -> impl Iterator<Item = &mut Phrase> {
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
}
