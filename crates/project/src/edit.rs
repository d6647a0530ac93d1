//! Every change of a project, as data.

use serde::{Deserialize, Serialize};

use sidelight_engine::article::{ArticleId, Metadata};
use sidelight_engine::compare::{Claimed, Finding, Named, Verdict};
use sidelight_engine::facts::{Evidence, Fact, FactContent, FactId, FactSheet};

use super::{CodebookEntry, RowKey, Sort, StoryId};

/// Names a removed article that can still be brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleKey(pub(super) i64);

/// One change of a project. There is no other way to change one, and each has an inverse, so all
/// of them can be undone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// Adds an article with its facts. One that is there already (same id, or same original bytes)
    /// is not added again but reported in [`super::Applied::duplicates`]. Facts whose words do not
    /// stand in it become orphans ([`super::Project::orphans`]).
    AddArticle {
        /// The article and its facts.
        sheet: FactSheet,
        /// The story it belongs to.
        story: Option<StoryId>,
    },
    /// Takes an article with its facts out of the project.
    RemoveArticle {
        /// The article.
        article: ArticleId,
    },
    /// Brings a removed article back as it was: the inverse of the removal. Only undo and redo make
    /// it, since keys do not leave the project.
    RestoreArticle {
        /// The article.
        key: ArticleKey,
    },
    /// Replaces what is known of an article: title, date of publication and so on.
    SetMetadata {
        /// The article.
        article: ArticleId,
        /// All of it, changed or not.
        metadata: Metadata,
    },
    /// Marks an article as finished, or takes the mark away.
    SetFinished {
        /// The article.
        article: ArticleId,
        /// Whether it is finished.
        finished: bool,
    },
    /// Replaces the suggestions after the article was read anew. Whatever a person decided stays;
    /// a new suggestion that rests on the same words as a decision, or on words that do not stand in
    /// the article, is left out.
    Reextract {
        /// The article.
        article: ArticleId,
        /// What the engine now finds.
        facts: Vec<Fact>,
    },
    /// Replaces all facts exactly: the inverse of [`Edit::Reextract`].
    SetFacts {
        /// The article.
        article: ArticleId,
        /// The facts.
        facts: Vec<Fact>,
    },
    /// Replaces an article by a newer text of it. What a person decided moves along with its words;
    /// where those are gone it becomes an orphan ([`super::Project::orphans`]).
    ReplaceText {
        /// The article, which keeps its id.
        article: ArticleId,
        /// The newer text with what the engine finds in it.
        sheet: FactSheet,
    },
    /// Puts an article, its facts and its orphans back exactly: the inverse of
    /// [`Edit::ReplaceText`].
    RestoreText {
        /// The article and its facts.
        sheet: FactSheet,
        /// Its orphans.
        orphans: Vec<Fact>,
    },
    /// Replaces the orphans of an article, for instance to delete one. Together with
    /// [`Edit::AddFact`] it gives an orphan other words.
    SetOrphans {
        /// The article.
        article: ArticleId,
        /// The orphans.
        orphans: Vec<Fact>,
    },
    /// Adds a fact; with an empty id it gets one (see [`super::Applied::facts`]).
    AddFact {
        /// The article.
        article: ArticleId,
        /// The fact, for instance from [`super::manual_fact`].
        fact: Fact,
    },
    /// Deletes a fact. To tell that a suggestion is wrong, reject it instead.
    RemoveFact {
        /// The article.
        article: ArticleId,
        /// The fact.
        fact: FactId,
    },
    /// Puts a fact back exactly: the inverse of the edits of one fact.
    RestoreFact {
        /// The article.
        article: ArticleId,
        /// The fact as it was.
        fact: Fact,
    },
    /// Accepts or rejects a fact, or takes that back.
    Decide {
        /// The article.
        article: ArticleId,
        /// The fact.
        fact: FactId,
        /// What the person decided.
        decision: Decision,
    },
    /// Changes what a fact says or which words carry it. The engine's suggestion is kept beside it.
    Revise {
        /// The article.
        article: ArticleId,
        /// The fact.
        fact: FactId,
        /// What it says now.
        content: FactContent,
        /// The words that carry it now.
        evidence: Vec<Evidence>,
    },
    /// Sets or clears the remark on a fact.
    SetNote {
        /// The article.
        article: ArticleId,
        /// The fact.
        fact: FactId,
        /// The remark.
        note: Option<String>,
    },
    /// Replaces the labels of a fact.
    SetTags {
        /// The article.
        article: ArticleId,
        /// The fact.
        fact: FactId,
        /// The labels.
        tags: Vec<String>,
    },
    /// Adds an empty story. [`super::Project::next_story`] gives an id that is free.
    AddStory {
        /// Its id.
        story: StoryId,
        /// Its name.
        name: String,
    },
    /// Removes a story that has no articles.
    RemoveStory {
        /// The story.
        story: StoryId,
    },
    /// Names a story.
    RenameStory {
        /// The story.
        story: StoryId,
        /// Its new name.
        name: String,
    },
    /// Moves an article to a story, or out of any.
    MoveArticle {
        /// The article.
        article: ArticleId,
        /// Where it goes.
        story: Option<StoryId>,
    },
    /// Sets a person's verdict over the program's for a row of the comparison, or takes it back.
    OverruleVerdict {
        /// The row.
        row: RowKey,
        /// What the row is about, for the history.
        label: String,
        /// The person's verdict.
        verdict: Option<Verdict>,
    },
    /// Sets or clears a person's note on a row of the comparison.
    SetRowNote {
        /// The row.
        row: RowKey,
        /// What the row is about, for the history.
        label: String,
        /// The note.
        note: Option<String>,
    },
    /// Says that a person is done with a row of the comparison, or not yet.
    SetRowDone {
        /// The row.
        row: RowKey,
        /// What the row is about, for the history.
        label: String,
        /// Whether they are done with it.
        done: bool,
    },
    /// Sets or clears what a person found out about a claim.
    SetFinding {
        /// The claim.
        claim: Claimed,
        /// Its words, for the history, and to know it again.
        words: String,
        /// The finding.
        finding: Option<Finding>,
    },
    /// Says that two claims tell the same, so that they are one row, or that one of them does not
    /// belong to the row of the other; or takes that back.
    JudgeSameness {
        /// One of them; where they are not the same, the one that leaves the row.
        one: Claimed,
        /// The other.
        other: Claimed,
        /// What the first one tells, for the history.
        label: String,
        /// Whether they are the same; `None` leaves it to the program.
        same: Option<bool>,
    },
    /// Says that two entities are the same for comparing, or are not, or takes that back.
    JudgeIdentity {
        /// One of them.
        one: Named,
        /// The other.
        other: Named,
        /// Whether they are the same; `None` leaves it to their names.
        same: Option<bool>,
    },
    /// Adds or changes a kind or a tag of the codebook, or takes it out. Facts that have it keep it.
    SetCodebookEntry {
        /// What it is for.
        sort: Sort,
        /// Its name.
        name: String,
        /// The whole entry, of this name; `None` takes it out.
        entry: Option<CodebookEntry>,
    },
    /// Gives a kind or a tag another name, in the codebook and in all facts.
    RenameCodebookEntry {
        /// What it is for.
        sort: Sort,
        /// Its name.
        from: String,
        /// Its new name, which nothing has yet.
        to: String,
    },
    /// Several edits as one step of the history: all are done, or none.
    Batch {
        /// What the step is called in the history.
        label: String,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
}

/// What a person can decide about a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It is right as it stands.
    Accept,
    /// It is wrong.
    Reject,
    /// Nothing yet: back to how the engine suggested it. A manual fact becomes manual again.
    Reset,
}

impl Decision {
    /// What the history calls it.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Accept => "Accept",
            Self::Reject => "Reject",
            Self::Reset => "Reset",
        }
    }
}

impl Edit {
    /// Several edits as one step, called `label` in the history.
    pub fn batch(label: impl Into<String>, edits: Vec<Self>) -> Self {
        Self::Batch {
            label: label.into(),
            edits,
        }
    }

    /// The edits in it, without batches, in order.
    pub(super) fn flatten(self) -> Vec<Self> {
        match self {
            Self::Batch { edits, .. } => edits.into_iter().flat_map(Self::flatten).collect(),
            single => vec![single],
        }
    }
}
