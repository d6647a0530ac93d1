//! What comparing gives: rows of claims with their slots, linked entities, copied passages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::finding::Remarks;
use super::within::Inward;
use crate::article::{ArticleId, Span};
use crate::facts::{EntityType, FactId, FactKind, one_line};

/// Several articles set side by side.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The claims, the most important first.
    pub rows: Vec<Row>,
    /// The people, bodies and places, those of most articles first.
    pub entities: Vec<LinkedEntity>,
    /// What two articles share word for word.
    pub copied: Vec<Copied>,
    /// Where an article's headline or summary contradicts its body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<Inward>,
}

/// One claim across several articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Row {
    /// Names it within its comparison: the same articles and facts give the same one.
    pub id: String,
    /// What its cells are: claims.
    #[serde(default = "claims")]
    pub kind: FactKind,
    /// The claim in the words of the article that tells it best.
    pub label: String,
    /// How the articles stand to each other: the gravest of its slots.
    pub verdict: Verdict,
    /// The program's verdict where a person set another; none otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overruled: Option<Verdict>,
    /// What a person remarked on it.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// The articles that tell what the label says, in like words; the others of the row tell something
    /// near it, or answer a question of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tellers: Vec<ArticleId>,
    /// Whether it was joined of several rows: that its tellers tell the same is a person's word.
    #[serde(skip)]
    pub joined: bool,
    /// How much it matters to a reader of the story; the more, the higher.
    pub importance: f32,
    /// Where each article tells it; an article in which it was not found has no entry.
    pub cells: BTreeMap<ArticleId, Vec<Cell>>,
    /// The points that can be checked by themselves, the gravest first.
    pub slots: Vec<Slot>,
}

/// The kind of the cells of every row.
fn claims() -> FactKind {
    FactKind::Claim
}

impl Row {
    /// Sets a person's verdict over the program's.
    pub fn overrule(&mut self, verdict: Verdict) {
        if verdict != self.verdict {
            self.overruled = Some(self.verdict);
            self.verdict = verdict;
        }
    }

    /// The question of its gravest slot.
    pub fn question(&self) -> Question {
        let gravest = self.slots.iter().min_by_key(|slot| slot.verdict);
        gravest.map_or(Question::What, |slot| slot.question)
    }

    /// The claim that gives it its name.
    pub fn named_by(&self) -> Option<(&ArticleId, &Cell)> {
        let cells = || {
            let articles = self.cells.iter();
            articles.flat_map(|(article, cells)| cells.iter().map(move |cell| (article, cell)))
        };
        let start = self.label.trim_end_matches('…');
        let named = cells().find(|(_, cell)| cell.readable().starts_with(start));
        named.or_else(|| cells().next())
    }

    /// What an article says in it, in its words; empty where it says nothing.
    pub fn words_of(&self, article: &ArticleId) -> String {
        let cells = self.cells.get(article).into_iter().flatten();
        let words: Vec<String> = cells.map(|cell| one_line(&cell.text)).collect();
        words.join(" … ")
    }

    /// Why the verdict is as it is, and whose it is where a person set it.
    pub fn reasons(&self) -> Vec<String> {
        let by_person = self.overruled.map(|own| {
            let own = own.as_str();
            format!("Verdict set by a person; the program's was “{own}”.")
        });
        let differences = self.slots.iter().flat_map(|slot| &slot.differences);
        let own = differences.map(|difference| difference.reason.clone());
        let remarks = self.remarks.sentences();
        by_person.into_iter().chain(remarks).chain(own).collect()
    }
}

/// A claim of one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cell {
    /// The fact.
    pub fact: FactId,
    /// The words of the claim.
    #[serde(flatten)]
    pub span: Span,
    /// These words as they stand.
    pub text: String,
    /// These words as they can be read alone, where they cannot be as they stand: "\[Ida Holm\] was held".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<String>,
    /// Who says so, where it is not the article itself.
    pub by: Option<String>,
}

impl Cell {
    /// Its words on one line, to be read without those around them.
    pub fn readable(&self) -> String {
        self.alone.clone().unwrap_or_else(|| one_line(&self.text))
    }
}

/// One point of a claim, and what each article says to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Slot {
    /// The question that it answers.
    pub question: Question,
    /// What is asked for: the thing counted, the occasion dated.
    pub label: String,
    /// How the answers stand to each other.
    pub verdict: Verdict,
    /// The answers.
    pub cells: BTreeMap<ArticleId, Vec<Answer>>,
    /// What differs; empty where all say the same.
    pub differences: Vec<Difference>,
}

/// What an article puts into a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Answer {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The words as they stand.
    pub text: String,
    /// What is compared: the number with its unit, the date, the linked name, the normalised words.
    pub value: String,
}

/// Answers that are not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Difference {
    /// What differs and what each says, as a sentence.
    pub reason: String,
    /// Whether they cannot all be right if they are told of one thing: none is merely less exact.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub excluding: bool,
    /// The versions: those who say the same, together.
    pub sides: Vec<Side>,
}

/// Why figures differ that articles of different days tell.
pub const FIGURE_CHANGED: &str = "The figure changed from day to day";

impl Difference {
    /// What differs, without what each says.
    pub fn why(&self) -> &str {
        let before = self.reason.split_once(": ");
        before.map_or(&self.reason, |(why, _)| why)
    }

    /// Whether the answers differ because they are of different days.
    pub fn is_by_day(&self) -> bool {
        self.reason.starts_with(FIGURE_CHANGED)
    }
}

/// One version of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Side {
    /// Who tells it.
    pub articles: Vec<ArticleId>,
    /// In which words, as the first of them has it.
    pub text: String,
}

/// The questions that slots answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// How many, how much, how long, how old.
    HowMany,
    /// On which day, at what time.
    When,
    /// Where.
    Where,
    /// Who has a part in it.
    Who,
    /// Who says so.
    SaidBy,
    /// In which words.
    Words,
    /// What stands in the place of a like thing.
    What,
    /// How somebody is hurt.
    How,
    /// What somebody is accused of.
    Why,
    /// Whether and how it happened.
    Status,
}

impl Question {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 10] = [
        Self::HowMany,
        Self::When,
        Self::Where,
        Self::Who,
        Self::SaidBy,
        Self::Words,
        Self::What,
        Self::How,
        Self::Why,
        Self::Status,
    ];

    /// The question for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::HowMany => "How many",
            Self::When => "When",
            Self::Where => "Where",
            Self::Who => "Who",
            Self::SaidBy => "Who says so",
            Self::Words => "In which words",
            Self::What => "What",
            Self::How => "How hurt",
            Self::Why => "Why accused",
            Self::Status => "Whether it happened",
        }
    }

    /// The question as files write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HowMany => "how_many",
            Self::When => "when",
            Self::Where => "where",
            Self::Who => "who",
            Self::SaidBy => "said_by",
            Self::Words => "words",
            Self::What => "what",
            Self::How => "how",
            Self::Why => "why",
            Self::Status => "status",
        }
    }
}

/// How the articles of a row stand to each other, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They cannot all be right.
    Conflict,
    /// Less precise, hedged or reworded, yet no contradiction.
    Compatible,
    /// They say the same in their own words.
    Agree,
    /// They say the same because one copied the words.
    Copied,
    /// One article only.
    Single,
}

impl Verdict {
    /// The verdict as files and readers call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Compatible => "compatible",
            Self::Agree => "agree",
            Self::Copied => "copied",
            Self::Single => "single",
        }
    }
}

/// A person, body or place across several articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LinkedEntity {
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Its fullest name.
    pub name: String,
    /// Its other names in any article.
    pub aliases: Vec<String>,
    /// Its mentions in each article.
    pub cells: BTreeMap<ArticleId, Vec<EntityCell>>,
}

/// A mention of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EntityCell {
    /// The fact.
    pub fact: FactId,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
}

/// A passage that two articles share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Copied {
    /// Where it stands in one.
    pub a: Passage,
    /// Where it stands in the other.
    pub b: Passage,
    /// Who had it first, where something tells.
    pub likely_original: Option<ArticleId>,
}

/// A place in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
}
