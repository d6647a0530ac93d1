//! The way of the data for one article: ingest, language, facts. The window and the headless form
//! both read articles through it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::article::Article;
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{self, FactSheet};
use crate::ingest::{self, IngestError, Input};
use crate::language::{Pipeline, PipelineError};

/// Reads articles. Shared between threads; loading it takes a moment, so do it once.
#[derive(Debug)]
pub struct Engine {
    pipeline: Pipeline,
}

/// Why an article could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The input is at fault.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl Engine {
    /// The engine with the model that is part of the program.
    ///
    /// # Errors
    /// When the embedded model is damaged.
    pub fn embedded() -> Result<Self, PipelineError> {
        Ok(Self {
            pipeline: Pipeline::embedded()?,
        })
    }

    /// Reads an input and draws out its facts. `published` serves where the input tells no date.
    ///
    /// # Errors
    /// When the input cannot be read, or when `cancel` was asked for.
    pub fn read(
        &self,
        input: &Input,
        published: Option<Date>,
        cancel: &CancelToken,
    ) -> Result<FactSheet, ReadError> {
        let article = ingest::read(input, published)?;
        Ok(self.extract(article, cancel)?)
    }

    /// Draws out the facts of an article that is loaded.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub fn extract(&self, article: Article, cancel: &CancelToken) -> Result<FactSheet, Cancelled> {
        let analysis = self.pipeline.analyse(&article, cancel)?;
        let facts = facts::extract(&article, &analysis, cancel)?;
        Ok(FactSheet {
            article: Arc::new(article),
            facts,
        })
    }
}
