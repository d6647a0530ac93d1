//! What can go wrong with a project, in a reader's words.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::FactId;

use super::StoryId;

/// Why a project could not be opened, read or changed. The text names the file and the reason.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectError {
    /// There is no such file.
    #[error("{}: there is no such file", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A new project was to be made where something stands already.
    #[error("{}: a file of this name exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{}: this is not a Sidelight project", path.display())]
    NotAProject {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program made it.
    #[error(
        "{}: a newer version of Sidelight made this project (format {found}, this version reads up to {known}); it was left untouched",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The format of the file.
        found: u32,
        /// The latest format this program reads.
        known: u32,
    },
    /// Its content makes no sense.
    #[error("{}: the project file is damaged ({reason}); it was left untouched", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// Another window has it open.
    #[error("{}: this project is open in another Sidelight window", path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// The file does not bear its name any more.
    #[error(
        "{}: this project file was moved, removed or replaced by another program, so the change was not kept; save the project under a name to go on",
        path.display()
    )]
    Moved {
        /// Where it stood.
        path: PathBuf,
    },
    /// It holds what no program of ours puts into a project.
    #[error(
        "{}: this file holds more than a project does ({found}), which could harm you; it was left untouched",
        path.display()
    )]
    Foreign {
        /// The file.
        path: PathBuf,
        /// The first such thing.
        found: String,
    },
    /// The file cannot be written.
    #[error("{}: this file is read-only, so the change was not kept", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// No room is left.
    #[error("{}: the disk is full, so the change was not kept", path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// Any other trouble with the file.
    #[error("{}: {reason}", path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The system names no folder for a user's data.
    #[error("no folder for your data was found: set HOME or XDG_DATA_HOME")]
    NoUserFolder,
    /// The edit does not fit the project.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Why an edit does not fit the project it was meant for.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// No such article.
    #[error("the project has no article {0}")]
    UnknownArticle(ArticleId),
    /// No such fact.
    #[error("the article {0} has no fact {1}")]
    UnknownFact(ArticleId, FactId),
    /// A fact of this id is there already.
    #[error("the article {0} has a fact {1} already")]
    FactExists(ArticleId, FactId),
    /// An article of this id is there already.
    #[error("the project has an article {0} already")]
    ArticleExists(ArticleId),
    /// Words that stand elsewhere or nowhere.
    #[error("the words “{0}” do not stand in the article where the fact says")]
    NotVerbatim(String),
    /// A fact without words.
    #[error("a fact needs words of the article that carry it")]
    NoEvidence,
    /// No such story.
    #[error("the project has no story {0}")]
    UnknownStory(StoryId),
    /// A story of this id is there already.
    #[error("the project has a story {0} already")]
    StoryExists(StoryId),
    /// No such kind or tag.
    #[error("the codebook has no “{0}”")]
    UnknownCode(String),
    /// A kind or tag of this name is there already.
    #[error("“{0}” is in use already")]
    NameInUse(String),
    /// An entry of the codebook was to be kept under another name than its own.
    #[error("the entry of the codebook is not called “{0}”")]
    OtherName(String),
    /// Only an empty story can be removed.
    #[error("the story {0} still has articles")]
    StoryNotEmpty(StoryId),
}

/// Trouble inside the store, before it is known which file it concerns.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Record(#[from] serde_json::Error),
    #[error("{0}")]
    Inconsistent(&'static str),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("the project was closed meanwhile")]
    Closed,
    #[error("the project file was moved")]
    Moved,
    #[error("the file holds {0}")]
    Foreign(String),
}

impl Fault {
    /// Whether somebody else needed the connection in the middle of a statement.
    pub fn is_interruption(&self) -> bool {
        let code = match self {
            Self::Sqlite(error) => error.sqlite_error_code(),
            _ => None,
        };
        code == Some(ErrorCode::OperationInterrupted)
    }

    /// The same trouble, told of a file.
    pub fn of(self, path: &Path) -> ProjectError {
        let path = path.to_owned();
        match self {
            Self::Refused(refusal) => refusal.into(),
            Self::Record(error) => ProjectError::Damaged {
                path,
                reason: error.to_string(),
            },
            Self::Inconsistent(reason) => ProjectError::Damaged {
                path,
                reason: reason.to_owned(),
            },
            Self::Moved => ProjectError::Moved { path },
            Self::Foreign(found) => ProjectError::Foreign { path, found },
            Self::Closed => ProjectError::Failed {
                path,
                reason: self.to_string(),
            },
            Self::Sqlite(error) => {
                let reason = error.to_string();
                match error.sqlite_error_code() {
                    Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                        ProjectError::InUse { path }
                    }
                    Some(ErrorCode::NotADatabase) => ProjectError::NotAProject { path },
                    Some(ErrorCode::ReadOnly) => ProjectError::ReadOnly { path },
                    // Only the limit on opening interrupts what is told here.
                    Some(ErrorCode::OperationInterrupted) => ProjectError::Damaged {
                        path,
                        reason: "reading it comes to no end".to_owned(),
                    },
                    Some(ErrorCode::DiskFull) => ProjectError::DiskFull { path },
                    // No code: a column is missing or of another type.
                    Some(ErrorCode::DatabaseCorrupt) | None => {
                        ProjectError::Damaged { path, reason }
                    }
                    Some(_) => ProjectError::Failed { path, reason },
                }
            }
        }
    }
}
