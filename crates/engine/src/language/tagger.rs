//! Fine parts of speech: a linear classifier over the encoded tokens, as spaCy's `Tagger` defines it
//! (<https://spacy.io/api/tagger>, <https://spacy.io/api/architectures#Tagger>).

use super::layers::Linear;
use super::matrix::Matrix;
use super::weights::Weights;
use super::{PipelineError, Tag};

static TAGS: &str = include_str!("../../assets/model/tags.txt");

/// The classifier.
#[derive(Debug)]
pub struct Tagger {
    linear: Linear,
    tags: Vec<Tag>,
}

impl Tagger {
    /// Reads the tagger.
    pub fn load(weights: &Weights) -> Result<Self, PipelineError> {
        let tag = |label| {
            Tag::from_label(label)
                .ok_or_else(|| PipelineError::Damaged(format!("unknown tag {label}")))
        };
        Ok(Self {
            linear: Linear::load(weights, "tagger")?,
            tags: TAGS.lines().map(tag).collect::<Result<_, _>>()?,
        })
    }

    /// The tag of each token.
    pub fn tag(&self, vectors: &Matrix) -> Vec<Tag> {
        let scores = self.linear.apply(vectors);
        let best = |scores: &[f32]| {
            let scores = scores.iter().zip(&self.tags);
            let best = scores.reduce(|best, next| if next.0 > best.0 { next } else { best });
            best.map_or(Tag::Unknown, |(_, &tag)| tag)
        };
        scores.rows().map(best).collect()
    }
}
