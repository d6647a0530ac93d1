//! From bytes to an [`Article`]: decoding, main content, metadata, sections.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::article::Article;

/// Where an article is read from.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file; its ending and content tell the format.
    File(PathBuf),
    /// Text that a person pasted.
    Pasted(String),
    /// A line of JSON Lines: `{"id","title","published","text"}` or `{"id","url","html"}`, where
    /// `html` is a page or the path of one.
    Record(String),
}

/// Why an input could not be read. The text names the input and the reason for a reader.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The file could not be read.
    #[error("{name}: {reason}")]
    Unreadable {
        /// The file or input.
        name: String,
        /// Why, in a reader's words.
        reason: String,
    },
}

/// Reads one article. `published` is the date of publication to use when the input tells none.
///
/// # Errors
/// When the input cannot be read or holds no text.
pub fn read(input: &Input, _published: Option<Date>) -> Result<Article, IngestError> {
    Err(IngestError::Unreadable {
        name: format!("{input:?}"),
        reason: "nothing is read yet".to_owned(),
    })
}
