//! Why an input could not be read, in words for the person who opened it.

/// Why an input could not be read. The text names the input and the reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// The file could not be opened or read.
    #[error("{name}: {reason}")]
    Unreadable {
        /// The file or input.
        name: String,
        /// Why, in a reader's words.
        reason: String,
    },
    /// There is nothing in it, or white space only.
    #[error("{name}: there is no text in it")]
    Empty {
        /// The file or input.
        name: String,
    },
    /// The bytes are not those of a format with articles in it.
    #[error("{name}: this is {found}, not a text or a web page{way_out}")]
    NotText {
        /// The file or input.
        name: String,
        /// What the bytes look like, with its article: "a picture".
        found: &'static str,
        /// What a person can do, as the end of the sentence; empty where nothing helps.
        way_out: &'static str,
    },
    /// The file is one of a known format and broken.
    #[error("{name}: this {what} could not be read ({reason})")]
    Damaged {
        /// The file or input.
        name: String,
        /// What it should be: "Word document".
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// It opens only with a password.
    #[error(
        "{name}: this {what} is protected by a password; save it without one and open it again"
    )]
    Locked {
        /// The file or input.
        name: String,
        /// What it is: "PDF document".
        what: &'static str,
    },
    /// The pages are pictures.
    #[error(
        "{name}: its {pages} are pictures without text; a program that recognises text (such as \
         ocrmypdf) can add it"
    )]
    Scanned {
        /// The file or input.
        name: String,
        /// How many there are: "12 pages".
        pages: String,
    },
    /// More than the reader takes.
    #[error("{name}: {size} is more than one article may have ({limit}); nothing of it was read")]
    TooLarge {
        /// The file or input.
        name: String,
        /// How large it is, with its unit.
        size: String,
        /// The limit, with its unit.
        limit: String,
    },
    /// What an archive holds grows beyond what is taken.
    #[error("{name}: {reason}; it was not read")]
    Wall {
        /// The file or input.
        name: String,
        /// Which limit was met.
        reason: String,
    },
    /// It holds no article: a page without running text, a table without a column of texts.
    #[error("{name}: no article was found in it ({reason})")]
    NoArticle {
        /// The file or input.
        name: String,
        /// What it has instead.
        reason: String,
    },
    /// A web address instead of an article.
    #[error(
        "{name}: this is a web address, and Sidelight does not fetch pages; open it in a browser, \
         save the page and open the file"
    )]
    Address {
        /// The file or input.
        name: String,
    },
    /// The page could not be taken apart within the limits.
    #[error("{name}: this page could not be read ({reason})")]
    BadPage {
        /// The file or input.
        name: String,
        /// What went wrong.
        reason: String,
    },
    /// A line of JSON Lines that does not hold an article.
    #[error("{name}: this line is not an article ({reason})")]
    BadRecord {
        /// The record's id where it tells one.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Several articles where one was asked for.
    #[error("{name}: it holds {count} articles, not one")]
    Several {
        /// The file or input.
        name: String,
        /// How many.
        count: usize,
    },
}

impl IngestError {
    /// The file or input that could not be read.
    pub fn name(&self) -> &str {
        match self {
            Self::Unreadable { name, .. }
            | Self::Empty { name }
            | Self::NotText { name, .. }
            | Self::Damaged { name, .. }
            | Self::Locked { name, .. }
            | Self::Scanned { name, .. }
            | Self::TooLarge { name, .. }
            | Self::Wall { name, .. }
            | Self::NoArticle { name, .. }
            | Self::Address { name }
            | Self::BadPage { name, .. }
            | Self::BadRecord { name, .. }
            | Self::Several { name, .. } => name,
        }
    }

    /// Why, without the name.
    pub fn reason(&self) -> String {
        let told = self.to_string();
        let reason = told.strip_prefix(self.name());
        let reason = reason.and_then(|rest| rest.strip_prefix(": "));
        reason.unwrap_or(&told).to_owned()
    }
}
