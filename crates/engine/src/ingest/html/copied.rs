//! What a person copied out of a page: some paragraphs, an article, or the page with all that is on it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Failure, blocks, clutter, read_page, taken_apart};
use crate::article::SectionKind;
use crate::ingest::IngestError;
use crate::ingest::apart::{self, Job, PAGE_TIME};
use crate::ingest::draft::Draft;

/// Parts of a page that nobody copies who chose an article on it.
const AROUND: &str = "nav, footer, aside, form";

/// Blocks in which the headline stands.
const HEAD: usize = 3;

/// The work of reading what was copied.
#[derive(Debug, Serialize, Deserialize)]
pub struct Copied;

impl Job for Copied {
    const NAME: &'static str = "copied";
    const TIME: Duration = PAGE_TIME;
    type Answer = Result<Draft, Failure>;

    fn run(self, bytes: Vec<u8>) -> Self::Answer {
        let markup = String::from_utf8_lossy(&bytes);
        let document = taken_apart(&markup)?;
        if document.select(AROUND).exists()
            && let Ok(article) = read_page(&markup, None)
        {
            return Ok(article);
        }
        let headline = document.select("h1").nodes().first().copied();
        let headline = headline.map(blocks::text).filter(|text| !text.is_empty());
        let mut blocks = blocks::of(&document);
        clutter::mark(&mut blocks);
        let mut draft = Draft::default();
        for (index, block) in blocks.iter().enumerate() {
            let is_headline = index < HEAD
                && draft.metadata.title.is_none()
                && headline.as_ref() == Some(&block.text);
            if is_headline {
                draft.metadata.title.clone_from(&headline);
                draft.push(&block.text, Some(SectionKind::Headline));
            } else {
                draft.push(&block.text, block.role);
            }
        }
        Ok(draft)
    }
}

/// Reads what was copied.
///
/// # Errors
/// When it cannot be taken apart within the limits, or there is no text in it.
pub fn read(name: &str, markup: &str) -> Result<Draft, IngestError> {
    let name = name.to_owned();
    match apart::run(Copied, markup.into()) {
        Ok(Ok(draft)) if draft.text.is_empty() => Err(IngestError::Empty { name }),
        Ok(Ok(draft)) => Ok(draft),
        Ok(Err(Failure::NoArticle(reason) | Failure::BadPage(reason))) | Err(reason) => {
            Err(IngestError::BadPage { name, reason })
        }
    }
}
