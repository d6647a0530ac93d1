//! From a paragraph to its names.

use std::fs;
use std::ops::Range;
use std::path::Path;

use safetensors::SafeTensors;

use crate::cancel::{CancelToken, Cancelled};
use crate::language::EntityLabel;

use super::decoding;
use super::layers::Layers;
use super::pieces::Vocabulary;
use super::units::{Unit, Units};
use super::vectors::Vectors;

/// The files of a pack.
pub const LAYERS: &str = "layers.onnx";
pub const WORDS: &str = "words.safetensors";

/// A pack that is loaded.
#[derive(Debug)]
pub struct NameReader {
    pub vocabulary: Vocabulary,
    vectors: Vectors,
    layers: Layers,
}

impl NameReader {
    /// Loads the pack in a folder; if it cannot be used, tells the file at fault and why.
    pub fn load(folder: &Path) -> Result<Self, String> {
        let at_fault =
            |file: &str, reason: String| format!("{}: {reason}", folder.join(file).display());
        let read = |file: &str| fs::read(folder.join(file)).map_err(|error| error.to_string());
        let of_words = |reason: String| at_fault(WORDS, reason);
        let table = read(WORDS).map_err(of_words)?;
        let tensors = SafeTensors::deserialize(&table);
        let tensors = tensors.map_err(|error| of_words(error.to_string()))?;
        let vectors = Vectors::read(&tensors).map_err(of_words)?;
        let vocabulary = Vocabulary::read(&tensors, vectors.len()).map_err(of_words)?;
        let layers = read(LAYERS).and_then(|file| Layers::read(file, vectors.width()));
        Ok(Self {
            vocabulary,
            layers: layers.map_err(|reason| at_fault(LAYERS, reason))?,
            vectors,
        })
    }

    /// The names of a paragraph and where in it they stand, in bytes.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub fn names(
        &self,
        paragraph: &str,
        cancel: &CancelToken,
    ) -> Result<Vec<(Range<usize>, EntityLabel)>, Cancelled> {
        let units = Units::of(paragraph, &self.vocabulary);
        let mut names = Vec::new();
        for window in units.windows() {
            cancel.check()?;
            let likelihoods = self.of_units(window);
            for (of_units, label) in decoding::names(&likelihoods) {
                let (first, last) = (&window[of_units.start], &window[of_units.end - 1]);
                names.push((first.bytes.start..last.bytes.end, label));
            }
        }
        Ok(names)
    }

    /// How likely each tag is for each unit, as its first piece tells; nothing for any where the layers cannot be run.
    fn of_units(&self, window: &[Unit]) -> Vec<Vec<f32>> {
        match self.of_rows(&self.rows(window)) {
            Ok(tags) => {
                let firsts = window.iter().scan(1, |next, unit| {
                    let first = *next;
                    *next += unit.pieces.len();
                    Some(first)
                });
                firsts.filter_map(|at| tags.get(at).cloned()).collect()
            }
            Err(error) => {
                log::warn!("names in many languages: {error}");
                Vec::new()
            }
        }
    }

    /// The pieces of some units between those that open and close a text.
    pub fn rows(&self, units: &[Unit]) -> Vec<u32> {
        let specials = self.vocabulary.specials();
        let pieces = units.iter().flat_map(|unit| &unit.pieces).copied();
        let rows = std::iter::once(specials.begin).chain(pieces);
        rows.chain([specials.end]).collect()
    }

    /// How likely each tag is for each of some pieces, by logarithm.
    pub fn of_rows(&self, rows: &[u32]) -> Result<Vec<Vec<f32>>, String> {
        let vectors = rows.iter().flat_map(|row| self.vectors.of(*row));
        self.layers.run(vectors.collect())
    }
}
