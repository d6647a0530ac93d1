//! In the place of names in many languages where the feature `names-many` is off: there is no pack.

use std::path::Path;

use crate::article::Article;
use crate::cancel::{CancelToken, Cancelled};

use super::Name;

/// The files by which names are found in languages other than English, of which there are none.
#[derive(Debug)]
pub enum NamePack {}

impl NamePack {
    /// The pack in a folder.
    pub fn in_folder(_folder: &Path) -> Option<Self> {
        None
    }

    /// Why its files cannot be used.
    pub fn problem(&self) -> Option<String> {
        match *self {}
    }

    /// The names of an article, in the order of the text.
    ///
    /// # Errors
    /// [`Cancelled`] when it was asked for before the end.
    pub fn names(&self, _: &Article, _: &CancelToken) -> Result<Vec<Name>, Cancelled> {
        match *self {}
    }
}
