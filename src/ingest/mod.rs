//! From bytes to an [`Article`]: decoding, main content, metadata, sections.
//!
//! Each format's reader makes a [`draft::Draft`]; what follows is the same for all of them.

mod dates;
mod draft;
mod encoding;
mod error;
mod folder;
mod format;
mod html;
mod language;
mod markdown;
mod patterns;
mod plain;
mod record;
mod sections;
mod source;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::article::Article;

pub use error::IngestError;
pub use folder::expand;
pub use language::name as language_name;
pub use sections::body_text;

/// Where an article is read from.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file; its ending and content tell the format.
    File(PathBuf),
    /// Text that a person pasted.
    Pasted(String),
    /// An article that is part of the program; the ending of its name tells the format.
    Embedded {
        /// What to call it.
        name: &'static str,
        /// Its content.
        bytes: &'static [u8],
    },
    /// A line of JSON Lines: `{"id","title","published","text"}` or `{"id","url","html"}`, where
    /// `html` is a page.
    Record(String),
    /// A line of JSON Lines whose `html` may also be the path of a page below a folder.
    RecordOfPage {
        /// The line.
        line: String,
        /// The folder.
        pages: PathBuf,
    },
}

impl Input {
    /// What it is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Embedded { name, .. } => (*name).to_owned(),
            Self::Pasted(_) => "pasted text".to_owned(),
            Self::Record(_) | Self::RecordOfPage { .. } => "a line of JSON Lines".to_owned(),
        }
    }
}

/// Reads one article. `published` is the date of publication to use when the input tells none.
///
/// # Errors
/// When the input cannot be read or holds no text; the error names the input and the reason.
pub fn read(input: &Input, published: Option<Date>) -> Result<Article, IngestError> {
    let mut article = match input {
        Input::File(path) => {
            let document = source::read_file(path)?;
            let mut article = format::read(&document)?.into_article(&document.bytes);
            article.provenance.file = Some(path.clone());
            article
        }
        Input::Pasted(text) => {
            let document = source::Document::pasted(text)?;
            format::read(&document)?.into_article(&document.bytes)
        }
        Input::Embedded { name, bytes } => {
            let document = source::Document::embedded(name, bytes);
            format::read(&document)?.into_article(&document.bytes)
        }
        Input::Record(line) => record::read(line, None)?,
        Input::RecordOfPage { line, pages } => record::read(line, Some(pages))?,
    };
    article.metadata.published = article.metadata.published.or(published);
    Ok(article)
}
