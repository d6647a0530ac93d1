//! One module a format, or a family of them: from bytes to drafts of articles.

pub mod agency;
pub mod archive;
pub mod epub;
pub mod feed;
pub mod json;
pub mod lines;
pub mod mail;
pub mod mailbox;
pub mod markdown;
mod office;
pub mod old_word;
pub mod page;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plain;
pub mod rtf;
#[cfg(feature = "sheets")]
pub mod sheet;
pub mod table;
pub mod warc;
pub mod word;
pub mod writer;
