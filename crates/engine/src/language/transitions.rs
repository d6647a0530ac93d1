//! What the parser and the entity recogniser share: a network that scores the next move from a few
//! tokens of the state (Chen and Manning 2014, <https://aclanthology.org/D14-1082>), as spaCy's
//! `TransitionBasedParser` defines it (<https://spacy.io/api/architectures#parser>).

use super::PipelineError;
use super::layers::{Linear, take_largest};
use super::matrix::{Matrix, add};
use super::weights::Weights;

/// Linear functions that a hidden number is the maximum of.
const PIECES: usize = 2;

/// The network that scores moves.
#[derive(Debug)]
pub struct MoveScorer {
    reduce: Linear,
    lower: Linear,
    lower_bias: Vec<f32>,
    /// What an absent token adds, one row for each place in the state.
    absent: Matrix,
    /// One row for each hidden number, one column for each move.
    upper_weights: Matrix,
    upper_bias: Vec<f32>,
}

impl MoveScorer {
    /// Reads the network `name`, which scores this many `moves`.
    pub fn load(weights: &Weights, name: &str, moves: usize) -> Result<Self, PipelineError> {
        let scorer = Self {
            reduce: Linear::load(weights, &format!("{name}.reduce"))?,
            lower: Linear::without_bias(weights.matrix(&format!("{name}.lower.weights"))?),
            lower_bias: weights.vector(&format!("{name}.lower.bias"))?,
            absent: weights.matrix(&format!("{name}.lower.absent"))?,
            upper_weights: weights.matrix(&format!("{name}.upper.weights"))?,
            upper_bias: weights.vector(&format!("{name}.upper.bias"))?,
        };
        let outputs = scorer.upper_bias.len();
        if outputs == moves {
            Ok(scorer)
        } else {
            let message = format!("{name} scores {outputs} moves of {moves}");
            Err(PipelineError::Damaged(message))
        }
    }

    /// Computes beforehand what each token adds in each place of the state.
    pub fn prepare(&self, vectors: &Matrix) -> PreparedScorer<'_> {
        let reduced = self.reduce.apply(vectors);
        PreparedScorer {
            scorer: self,
            contributions: self.lower.apply(&reduced),
            sums: Vec::new(),
            hidden: Vec::new(),
            scores: Vec::new(),
        }
    }
}

/// A scorer that has seen the tokens.
#[derive(Debug)]
pub struct PreparedScorer<'a> {
    scorer: &'a MoveScorer,
    contributions: Matrix,
    sums: Vec<f32>,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

impl PreparedScorer<'_> {
    /// The best of the allowed moves for a state that is described by these tokens.
    pub fn best<const N: usize>(
        &mut self,
        state: [Option<usize>; N],
        is_allowed: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let scorer = self.scorer;
        self.sums.clone_from(&scorer.lower_bias);
        let width = self.sums.len();
        for (place, token) in state.into_iter().enumerate() {
            let contribution = match token {
                Some(token) => &self.contributions.row(token)[place * width..][..width],
                None => scorer.absent.row(place),
            };
            add(&mut self.sums, contribution, 1.0);
        }
        self.hidden.resize(width / PIECES, 0.0);
        take_largest(&self.sums, &mut self.hidden);
        self.scores.clone_from(&scorer.upper_bias);
        for (&hidden, weights) in self.hidden.iter().zip(scorer.upper_weights.rows()) {
            add(&mut self.scores, weights, hidden);
        }
        let allowed = self.scores.iter().enumerate();
        let allowed = allowed.filter(|&(index, _)| is_allowed(index));
        // The first of equals wins, as in the reference.
        let best = allowed.reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map(|(index, _)| index)
    }
}
