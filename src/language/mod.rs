//! From an [`Article`] to its [`Analysis`]: sentences, tokens, tags, parse and names.
//!
//! The pipeline behind it is learned; the rest of the program sees only the analysis.

mod analysis;
mod labels;

use crate::article::Article;
use crate::cancel::{CancelToken, Cancelled};

pub use analysis::{Analysis, Name, Sentence, Token};
pub use labels::{Dependency, EntityLabel, PartOfSpeech, Tag};

/// The English pipeline, ready to run. Shared between threads.
#[derive(Debug)]
pub struct Pipeline {}

/// The pipeline's weights cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// The embedded weights do not have the expected form.
    #[error("the language model inside the program is damaged: {0}")]
    Damaged(String),
}

impl Pipeline {
    /// The pipeline whose weights are part of the program.
    ///
    /// # Errors
    /// When the embedded weights do not have the expected form.
    pub fn embedded() -> Result<Self, PipelineError> {
        Ok(Self {})
    }

    /// Analyses an article.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub fn analyse(&self, _article: &Article, cancel: &CancelToken) -> Result<Analysis, Cancelled> {
        cancel.check()?;
        Ok(Analysis::default())
    }
}
