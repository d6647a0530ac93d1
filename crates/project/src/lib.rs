//! What is kept: articles, facts, a person's decisions, undo. Alone knows `SQLite`.
//!
//! A [`Project`] is one file. [`Project::apply`] is the only way to change it: each [`Edit`] is
//! carried out in a transaction together with its entry in the journal, so what was acknowledged
//! is on the disk. [`Project::undo`] and [`Project::redo`] walk the journal, across restarts and
//! without end. What the window draws every frame ([`Project::articles`], [`Project::stories`],
//! [`Project::next_undo`]) is held in memory; texts and facts are read when [`Project::sheet`] asks
//! for them. [`Home`] finds the project of the last time again.
//!
//! ```
//! use sidelight_engine::Engine;
//! use sidelight_engine::cancel::CancelToken;
//! use sidelight_engine::facts::Status;
//! use sidelight_engine::ingest::Input;
//! use sidelight_project::{Decision, Edit, Project};
//!
//! let text = "A ferry sank off Arlen on Tuesday. At least 12 people were killed.";
//! let engine = Engine::embedded()?;
//! let sheet = engine.read(&Input::Pasted(text.to_owned()), None, &CancelToken::default())?;
//! let (article, fact) = (sheet.article.id.clone(), sheet.facts[0].id.clone());
//!
//! let folder = tempfile::tempdir()?;
//! let mut project = Project::create(&folder.path().join("ferry.sidelight"))?;
//! project.apply(Edit::AddArticle { sheet, story: None })?;
//! project.apply(Edit::Decide {
//!     article: article.clone(),
//!     fact,
//!     decision: Decision::Accept,
//! })?;
//! assert_eq!(project.facts(&article)?[0].status, Status::Accepted);
//!
//! project.undo()?; // the decision
//! assert_eq!(project.facts(&article)?[0].status, Status::Suggested);
//! project.undo()?; // the article
//! assert!(project.articles().is_empty());
//! project.redo()?;
//! assert_eq!(project.articles().len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Errors may grow and are `#[non_exhaustive]`; [`Edit`] and [`Decision`] are not, so that whoever shows a history
//! hears of a new one from the compiler.

mod anchor;
mod cache;
mod codebook;
mod decision;
mod edit;
mod error;
mod findings;
mod former_kinds;
mod former_text;
mod history;
mod home;
mod journal;
mod look;
mod migration;
pub mod opinion;
mod perform;
mod project;
mod refresh;
mod row_tables;
mod save;
mod schema;
mod search;
mod shared;
mod store;
mod summary;
mod tables;
mod verdicts;
mod word_tables;

pub use anchor::Anchors;
pub use codebook::{Codebook, CodebookEntry, Sort};
pub use decision::manual_fact;
pub use edit::{ArticleKey, Decision, Edit};
pub use error::{ProjectError, Refusal};
pub use findings::{Findings, Found, WordsOnRows};
pub use former_text::FormerText;
pub use history::Way;
pub use home::{Home, Recent, largest};
pub use journal::{Step, StepNumber};
pub use perform::{Duplicate, quoted};
pub use project::{Applied, Project};
pub use search::{
    FoundFact, Line, MOST_LINES, Occurrences, Query, QueryError, Scope, Search, Term, places,
};
pub use shared::ProjectReader;
pub use summary::{ArticleSummary, Progress, StatusCounts, Story, StoryId};
pub use verdicts::{ByRow, RowKey, RowNotes, RowsDone, Verdicts};
