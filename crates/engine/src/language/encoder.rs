//! From words to vectors that know their neighbours.
//!
//! Hash embeddings of a word's features (Serrà and Karatzoglou 2017,
//! <https://arxiv.org/abs/1706.03993>; for this use Miranda et al. 2022,
//! <https://arxiv.org/abs/2212.09255>), then convolutions over a window of three words with
//! residual connections, as spaCy's `MultiHashEmbed` and `MaxoutWindowEncoder` define them
//! (<https://spacy.io/api/architectures>), with `StaticVectors` for the word vectors.

use std::collections::HashMap;
use std::ops::Range;

use super::PipelineError;
use super::batch::{Batch, Word};
use super::hashing::{hash_number, hash_string};
use super::layers::{Linear, NormalisedMaxout, WIDTH};
use super::lexicon::{Lexeme, Lexicon};
use super::matrix::{Matrix, add};
use super::weights::Weights;
use super::word_vectors::WordVectors;

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
    word_vectors: Option<ProjectedVectors>,
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

/// Word vectors, brought to the width of an embedding.
#[derive(Debug)]
struct ProjectedVectors {
    vectors: WordVectors,
    projection: Linear,
}

impl ProjectedVectors {
    fn load(weights: &Weights, encoder: &str, vectors: WordVectors) -> Result<Self, PipelineError> {
        let projection = weights.matrix(&format!("{encoder}.vectors.weights"))?;
        Ok(Self {
            vectors,
            projection: Linear::without_bias(projection),
        })
    }

    /// One row for each word.
    fn of<'a>(&self, words: impl ExactSizeIterator<Item = &'a Lexeme>) -> Matrix {
        let mut vectors = Matrix::zeros(words.len(), self.vectors.width());
        for (row, word) in vectors.rows_mut().zip(words) {
            self.vectors.write(row, word.lower);
        }
        self.projection.apply(&vectors)
    }
}

impl Encoder {
    /// Reads the encoder `name`, whose embeddings look at `features` in this order, and that looks at word
    /// vectors after them if there are any.
    pub fn load(
        weights: &Weights,
        name: &str,
        features: &[Feature],
        vectors: Option<WordVectors>,
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
            word_vectors: vectors
                .map(|vectors| ProjectedVectors::load(weights, name, vectors))
                .transpose()?,
            mix: layer(0)?,
            convolutions: (1..=DEPTH).map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// Whether there is a vector for a word in lower case.
    pub fn knows(&self, word: &str) -> bool {
        let vectors = self.word_vectors.as_ref();
        vectors.is_some_and(|projected| projected.vectors.know(hash_string(word)))
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
        let mut row_of = HashMap::new();
        let mut distinct = Vec::new();
        let rows = batch.words.iter().map(|&word| {
            *row_of.entry(word).or_insert_with(|| {
                distinct.push(word);
                distinct.len() - 1
            })
        });
        let rows = rows.collect();
        let lexeme = |word: &Word| lexicon.get(word.lexeme);
        let vectors = self.word_vectors.as_ref();
        let vectors = vectors.map(|vectors| vectors.of(distinct.iter().map(lexeme)));
        let parts = self.embeddings.len() + usize::from(vectors.is_some());
        let mut features = Matrix::zeros(distinct.len(), parts * WIDTH);
        for (row, (features, word)) in features.rows_mut().zip(&distinct).enumerate() {
            let mut parts = features.chunks_exact_mut(WIDTH);
            for (embedding, part) in self.embeddings.iter().zip(&mut parts) {
                embedding.add_to(part, embedding.feature.of(lexeme(word), word.space_after));
            }
            if let (Some(vectors), Some(part)) = (&vectors, parts.next()) {
                part.copy_from_slice(vectors.row(row));
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
