//! From bytes to [`Article`]s: which format it is, decoding, main content, metadata, sections.
//!
//! [`walk()`] goes through what a person gave and finds [`Part`]s in it; [`Part::read`] makes articles
//! of one. Each format's reader makes [`draft::Draft`]s; what follows is the same for all of them.

mod apart;
mod dates;
mod document;
mod draft;
mod encoding;
mod error;
mod exports;
mod fields;
mod formats;
mod html;
mod language;
mod patterns;
mod readers;
mod record;
mod sections;
mod walk;
pub mod xml;

use std::io;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::article::Article;
use crate::cancel::CancelToken;

pub use apart::{Limits, in_processes};
pub use dates::written as written_dates;
pub use dates::{is_of_two_days, typed as typed_date};
pub use draft::id_of_file;
pub use error::IngestError;
pub use formats::{endings, media_types};
pub use language::{name as language_name, tag_of_name as tag_of_language};
pub use record::told_name;
pub use sections::body_text;
pub use walk::{Part, Parts, walk};

/// All that readers do apart from the rest.
static JOBS: &[apart::Entry] = &[
    apart::entry::<html::Page>(),
    apart::entry::<html::Fragment>(),
    apart::entry::<html::copied::Copied>(),
    apart::entry::<readers::markdown::Markdown>(),
    apart::entry::<readers::old_word::OldWord>(),
    #[cfg(feature = "pdf")]
    apart::entry::<readers::pdf::Layout>(),
    #[cfg(feature = "sheets")]
    apart::entry::<readers::sheet::Workbook>(),
];

/// Is the process in which readers work, for a program that asked for it by [`in_processes`].
///
/// # Errors
/// When the program that asks is gone.
pub fn serve() -> io::Result<()> {
    apart::serve(JOBS)
}

/// What a person gives to be read.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file or a folder; content and ending tell the format.
    File(PathBuf),
    /// A file whose lines are records, whatever its ending.
    Lines(PathBuf),
    /// Standard input; its content tells the format.
    Standard,
    /// Standard input as lines of records.
    StandardLines,
    /// Text that a person pasted.
    Pasted(String),
    /// What a person copied out of a page and pasted.
    Copied {
        /// Its markup.
        markup: String,
        /// Its words.
        text: String,
    },
    /// An article that is part of the program; the ending of its name tells the format.
    Embedded {
        /// What to call it.
        name: &'static str,
        /// Its content.
        bytes: &'static [u8],
    },
    /// A line of JSON Lines: `{"id","title","published","text"}` or `{"id","url","html"}`, where
    /// `html` is a page, or the path of one where [`Parts::with_pages`] allows it.
    Record(String),
}

impl Input {
    /// What it is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Lines(path) => path.display().to_string(),
            Self::Standard | Self::StandardLines => "standard input".to_owned(),
            Self::Embedded { name, .. } => (*name).to_owned(),
            Self::Pasted(_) | Self::Copied { .. } => "pasted text".to_owned(),
            Self::Record(_) => "a line of JSON Lines".to_owned(),
        }
    }
}

/// Reads the one article of an input. `published` is the date of publication to use when the input
/// tells none.
///
/// # Errors
/// When the input cannot be read, holds no text or several articles; the error names the input and
/// the reason.
pub fn read(input: &Input, published: Option<Date>) -> Result<Article, IngestError> {
    if let Input::File(path) = input
        && path.is_dir()
    {
        return Err(IngestError::Unreadable {
            name: path.display().to_string(),
            reason: "this is a folder".to_owned(),
        });
    }
    let mut articles = Vec::new();
    let mut name = String::new();
    for part in walk([input.clone()], &CancelToken::default()) {
        let part = part?;
        name = part.name();
        articles.extend(part.read(published)?);
    }
    match articles.len() {
        1 => Ok(articles.remove(0)),
        0 => Err(IngestError::Empty { name }),
        count => Err(IngestError::Several { name, count }),
    }
}
