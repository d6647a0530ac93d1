//! Names in languages other than English: the layers of multilingual-e5-small (Wang et al. 2024, "Multilingual E5
//! Text Embeddings", <https://arxiv.org/abs/2402.05672>), which know of some hundred languages which words are alike,
//! and learned on English examples what a name is.
//!
//! Their numbers are files beside the program, a pack that it can do without; `training/make_names_pack.py` makes it.

mod decoding;
mod layers;
mod pieces;
mod reader;
mod units;
mod vectors;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::article::Article;
use crate::cancel::{CancelToken, Cancelled};

use super::Name;
use super::paragraphs::paragraphs_of;
use reader::{LAYERS, NameReader, WORDS};

/// The files by which names are found in languages other than English. They are loaded when the first article asks
/// for it. Shared between threads.
#[derive(Debug)]
pub struct NamePack {
    folder: PathBuf,
    reader: OnceLock<Result<NameReader, String>>,
}

impl NamePack {
    /// The pack in a folder; none where its files do not stand there.
    pub fn in_folder(folder: &Path) -> Option<Self> {
        let is_there = [LAYERS, WORDS]
            .iter()
            .all(|file| folder.join(file).is_file());
        is_there.then(|| Self {
            folder: folder.to_owned(),
            reader: OnceLock::new(),
        })
    }

    /// Why its files cannot be used, in words, once an article has asked for them.
    pub fn problem(&self) -> Option<String> {
        self.reader.get()?.as_ref().err().cloned()
    }

    /// The names of an article, in the order of the text; none where the files cannot be used.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub fn names(&self, article: &Article, cancel: &CancelToken) -> Result<Vec<Name>, Cancelled> {
        let load = || NameReader::load(&self.folder).inspect_err(|error| log::info!("{error}"));
        let Ok(reader) = self.reader.get_or_init(load) else {
            return Ok(Vec::new());
        };
        let text = article.text.as_str();
        let mut names = Vec::new();
        for paragraph in paragraphs_of(article) {
            let found = reader.names(&text[paragraph.clone()], cancel)?;
            names.extend(found.into_iter().map(|(bytes, label)| {
                let bytes = paragraph.start + bytes.start..paragraph.start + bytes.end;
                let span = article.text.span_of_bytes(bytes);
                Name {
                    span,
                    tokens: 0..0,
                    label,
                }
            }));
        }
        Ok(names)
    }
}

#[cfg(test)]
mod tests;
