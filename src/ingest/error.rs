//! Why an input could not be read, in words for the person who opened it.

/// Why an input could not be read. The text names the input and the reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
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
    /// The bytes are not those of a text.
    #[error("{name}: this is {found}, not a text or a web page")]
    NotText {
        /// The file or input.
        name: String,
        /// What the bytes look like, with its article: "a PDF document".
        found: &'static str,
    },
    /// More than one article may have.
    #[error("{name}: {size} is more than one article may have ({limit}); nothing of it was read")]
    TooLarge {
        /// The file or input.
        name: String,
        /// How large it is, with its unit.
        size: String,
        /// The limit, with its unit.
        limit: String,
    },
    /// A web page without an article in it.
    #[error("{name}: no article was found on this page ({reason})")]
    NoArticle {
        /// The file or input.
        name: String,
        /// What the page has instead.
        reason: String,
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
}
