//! PDF documents: letters with their places, put into lines, columns, paragraphs and articles.

mod articles;
mod furniture;
mod hyphens;
mod letters;
mod order;
mod paragraphs;

use std::time::Duration;

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

use crate::ingest::IngestError;
use crate::ingest::apart::{self, DOCUMENT_TIME, Job};
use crate::ingest::document::Document;
use crate::ingest::draft::Draft;

/// What people call one.
const WHAT: &str = "PDF document";

/// Most pages that are read.
const MAX_PAGES: usize = 5_000;

/// A piece of a line, where its letters stand close together. Places are in points from the top left.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    left: f64,
    right: f64,
    /// The line that the letters stand on.
    base: f64,
    /// The size of the letters.
    size: f64,
    text: String,
}

impl Piece {
    /// The upper edge of its letters.
    fn top(&self) -> f64 {
        self.base - 0.8 * self.size
    }

    /// Whether another stands on the same line.
    fn is_level_with(&self, other: &Self) -> bool {
        (self.base - other.base).abs() < self.size.max(other.size)
    }

    /// How many letters it has.
    fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether another is of the same size, or nearly.
    fn is_sized_like(&self, other: &Self, tolerance: f64) -> bool {
        (self.size / other.size - 1.0).abs() < tolerance
    }
}

/// A page.
#[derive(Debug)]
struct Page {
    pieces: Vec<Piece>,
    height: f64,
}

/// Why there is nothing to read.
#[derive(Debug, Serialize, Deserialize)]
pub enum Failure {
    /// It asks for a password.
    Locked,
    /// What is wrong with it.
    Damaged(String),
    /// The number of its pages, which are pictures.
    Scanned(usize),
    /// Which limit it exceeds.
    Wall(String),
}

/// The work of reading a document.
#[derive(Debug, Serialize, Deserialize)]
pub struct Layout;

impl Job for Layout {
    const NAME: &'static str = "pdf";
    const TIME: Duration = DOCUMENT_TIME;
    type Answer = Result<Vec<Draft>, Failure>;

    fn run(self, bytes: Vec<u8>) -> Self::Answer {
        drafts(bytes)
    }
}

/// Reads a document.
pub fn read(document: &Document) -> Result<Vec<Draft>, IngestError> {
    let name = document.origin.name();
    match apart::run(Layout, document.bytes.clone()) {
        Ok(Ok(drafts)) => Ok(drafts),
        Ok(Err(Failure::Locked)) => Err(IngestError::Locked { name, what: WHAT }),
        Ok(Err(Failure::Scanned(pages))) => Err(IngestError::Scanned {
            name,
            pages: match pages {
                1 => "1 page".to_owned(),
                _ => format!("{pages} pages"),
            },
        }),
        Ok(Err(Failure::Wall(reason))) => Err(IngestError::Wall { name, reason }),
        Ok(Err(Failure::Damaged(reason))) | Err(reason) => Err(IngestError::Damaged {
            name,
            what: WHAT,
            reason,
        }),
    }
}

fn drafts(bytes: Vec<u8>) -> Result<Vec<Draft>, Failure> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Failure::Locked,
        LoadPdfError::Decryption(_) => Failure::Damaged("its encryption is not known".to_owned()),
        LoadPdfError::Invalid => Failure::Damaged("it is broken off or no PDF at all".to_owned()),
    })?;
    let count = pdf.pages().len();
    if count > MAX_PAGES {
        return Err(Failure::Wall(format!(
            "it has {count} pages, more than {MAX_PAGES}"
        )));
    }
    let cache = InterpreterCache::new();
    let pages: Vec<Page> = pdf
        .pages()
        .iter()
        .map(|page| letters::of(page, &pdf, &cache))
        .collect();
    if pages.iter().all(|page| page.pieces.is_empty()) {
        return Err(Failure::Scanned(count));
    }
    let address = furniture::address(&pages);
    let edges = furniture::first_edges(&pages);
    let pages = furniture::without(pages);
    let mut blocks: Vec<order::Block> = pages
        .into_iter()
        .enumerate()
        .flat_map(|(number, page)| order::blocks(page.pieces, number + 1))
        .collect();
    // So that a paragraph goes on from page to page.
    blocks.sort_by_key(|block| block.is_list);
    let paragraphs = paragraphs::of(&blocks);
    let mut articles = articles::of(&paragraphs, &edges);
    if let [article] = &mut articles[..] {
        article.url = address;
    }
    Ok(articles)
}
