//! From words to vectors that know their neighbours.
//!
//! Hash embeddings of a word's features (Serrà and Karatzoglou 2017,
//! <https://arxiv.org/abs/1706.03993>; for this use Miranda et al. 2022,
//! <https://arxiv.org/abs/2212.09255>), then convolutions over a window of three words with
//! residual connections, as spaCy's `MultiHashEmbed` and `MaxoutWindowEncoder` define them
//! (<https://spacy.io/api/architectures>).

use std::collections::HashMap;
use std::ops::Range;

use super::PipelineError;
use super::batch::{Batch, Word};
use super::hashing::hash_number;
use super::layers::{NormalisedMaxout, WIDTH};
use super::lexicon::{Lexeme, Lexicon};
use super::matrix::{Matrix, add};
use super::weights::Weights;

/// How many convolutions follow one another.
const DEPTH: usize = 4;
/// Seed of the first embedding; each further one takes the next number.
const FIRST_SEED: u32 = 8;

/// What an embedding looks at.
#[derive(Debug, Clone, Copy)]
pub enum Feature {
    Norm,
    Prefix,
    Suffix,
    Shape,
    SpaceAfter,
    IsSpace,
}

impl Feature {
    fn of(self, lexeme: &Lexeme, space_after: bool) -> u64 {
        match self {
            Self::Norm => lexeme.norm,
            Self::Prefix => lexeme.prefix,
            Self::Suffix => lexeme.suffix,
            Self::Shape => lexeme.shape,
            Self::SpaceAfter => u64::from(space_after),
            Self::IsSpace => u64::from(lexeme.is_space),
        }
    }
}

/// A network that encodes each token with its surroundings.
#[derive(Debug)]
pub struct Encoder {
    embeddings: Vec<HashEmbedding>,
    mix: NormalisedMaxout,
    convolutions: Vec<NormalisedMaxout>,
}

/// A table whose rows words share: each word adds up four rows that its hash chooses.
#[derive(Debug)]
struct HashEmbedding {
    feature: Feature,
    seed: u32,
    table: Matrix,
}

impl HashEmbedding {
    fn add_to(&self, row: &mut [f32], feature: u64) {
        for hash in hash_number(feature, self.seed) {
            add(row, self.table.row(hash as usize % self.table.len()), 1.0);
        }
    }
}

impl Encoder {
    /// Reads the encoder `name`, whose embeddings look at `features` in this order.
    pub fn load(
        weights: &Weights,
        name: &str,
        features: &[Feature],
    ) -> Result<Self, PipelineError> {
        let embedding = |(seed, (index, &feature)): (u32, (usize, &Feature))| {
            let table = weights.matrix(&format!("{name}.embedding.{index}"))?;
            Ok(HashEmbedding {
                feature,
                seed,
                table,
            })
        };
        let layer = |index| NormalisedMaxout::load(weights, name, index);
        Ok(Self {
            embeddings: (FIRST_SEED..)
                .zip(features.iter().enumerate())
                .map(embedding)
                .collect::<Result<_, PipelineError>>()?,
            mix: layer(0)?,
            convolutions: (1..=DEPTH).map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// One row for each token of the batch.
    pub fn encode(&self, batch: &Batch, lexicon: &Lexicon) -> Matrix {
        let (words, rows) = self.embed(batch, lexicon);
        // Zeros between paragraphs, as many as there are convolutions: none sees another.
        let padded_len = batch.words.len() + DEPTH * (batch.paragraphs.len() + 1);
        let mut padded = Matrix::zeros(padded_len, WIDTH);
        for (number, paragraph) in batch.paragraphs.iter().enumerate() {
            let padding = DEPTH * (number + 1);
            for token in paragraph.words.clone() {
                padded
                    .row_mut(token + padding)
                    .copy_from_slice(words.row(rows[token]));
            }
        }
        for convolution in &self.convolutions {
            let changes = convolution.apply(&windows(&padded));
            for (row, change) in padded.rows_mut().zip(changes.rows()) {
                add(row, change, 1.0);
            }
        }
        let mut tokens = Matrix::zeros(batch.words.len(), WIDTH);
        for (number, paragraph) in batch.paragraphs.iter().enumerate() {
            let Range { start, end } = paragraph.words;
            let padding = DEPTH * (number + 1);
            let encoded = padded.rows_between(start + padding, end + padding);
            tokens.rows_between_mut(start, end).copy_from_slice(encoded);
        }
        tokens
    }

    /// Vectors of the distinct words of a batch, and which of them each token has.
    fn embed(&self, batch: &Batch, lexicon: &Lexicon) -> (Matrix, Vec<usize>) {
        let mut distinct = HashMap::new();
        let row_of = |&word: &Word| {
            let next = distinct.len();
            *distinct.entry(word).or_insert(next)
        };
        let rows: Vec<usize> = batch.words.iter().map(row_of).collect();
        let mut features = Matrix::zeros(distinct.len(), self.embeddings.len() * WIDTH);
        for (word, &row) in &distinct {
            let lexeme = lexicon.get(word.lexeme);
            let columns = features.row_mut(row).chunks_exact_mut(WIDTH);
            for (embedding, columns) in self.embeddings.iter().zip(columns) {
                embedding.add_to(columns, embedding.feature.of(lexeme, word.space_after));
            }
        }
        (self.mix.apply(&features), rows)
    }
}

/// Each row between the row before it and the row after it.
fn windows(rows: &Matrix) -> Matrix {
    let len = rows.len();
    let mut windows = Matrix::zeros(len, 3 * WIDTH);
    for (at, window) in windows.rows_mut().enumerate() {
        let (start, end) = (at.saturating_sub(1), (at + 2).min(len));
        let from = if at == 0 { WIDTH } else { 0 };
        let rows = rows.rows_between(start, end);
        window[from..from + rows.len()].copy_from_slice(rows);
    }
    windows
}
