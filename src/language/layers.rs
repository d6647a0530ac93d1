//! The layers that the networks are built of. Rows are tokens, columns are numbers about them.

use super::PipelineError;
use super::matrix::Matrix;
use super::weights::Weights;

/// Width of the vectors that encode tokens.
pub const WIDTH: usize = 96;

/// Keeps the variance of a constant row above zero.
const VARIANCE_FLOOR: f32 = 1e-8;

/// A layer `input · weightsᵀ + bias`.
#[derive(Debug)]
pub struct Linear {
    weights: Matrix,
    bias: Vec<f32>,
}

impl Linear {
    /// Reads `{name}.weights` and `{name}.bias`.
    pub fn load(weights: &Weights, name: &str) -> Result<Self, PipelineError> {
        Ok(Self {
            weights: weights.matrix(&format!("{name}.weights"))?,
            bias: weights.vector(&format!("{name}.bias"))?,
        })
    }

    /// A layer without bias.
    pub fn without_bias(weights: Matrix) -> Self {
        let bias = vec![0.0; weights.len()];
        Self { weights, bias }
    }

    /// How many numbers come out for a row.
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Applies the layer to each row.
    pub fn apply(&self, input: &Matrix) -> Matrix {
        input.times_transposed(&self.weights, &self.bias)
    }

    /// Applies the layer to one row.
    pub fn apply_to_row(&self, input: &[f32], output: &mut Vec<f32>) {
        output.clear();
        output.extend(self.weights.rows().zip(&self.bias).map(|(row, bias)| {
            let products = row
                .iter()
                .zip(input)
                .map(|(weight, number)| weight * number);
            bias + products.sum::<f32>()
        }));
    }
}

/// A maxout layer (Goodfellow et al. 2013, <https://arxiv.org/abs/1302.4389>) whose output is
/// normalised over the row (Ba et al. 2016, <https://arxiv.org/abs/1607.06450>).
#[derive(Debug)]
pub struct NormalisedMaxout {
    linear: Linear,
    gain: Vec<f32>,
    bias: Vec<f32>,
}

impl NormalisedMaxout {
    /// Reads the layer number `index` of an encoder.
    pub fn load(weights: &Weights, encoder: &str, index: usize) -> Result<Self, PipelineError> {
        Ok(Self {
            linear: Linear::load(weights, &format!("{encoder}.maxout.{index}"))?,
            gain: weights.vector(&format!("{encoder}.norm.{index}.gain"))?,
            bias: weights.vector(&format!("{encoder}.norm.{index}.bias"))?,
        })
    }

    /// Applies the layer to each row.
    pub fn apply(&self, input: &Matrix) -> Matrix {
        let candidates = self.linear.apply(input);
        let pieces = self.linear.outputs() / self.gain.len();
        let mut output = Matrix::zeros(input.len(), self.gain.len());
        for (candidates, row) in candidates.rows().zip(output.rows_mut()) {
            take_largest(candidates, pieces, row);
            self.normalise(row);
        }
        output
    }

    fn normalise(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = row.iter().sum::<f32>() / count;
        let deviations = row.iter().map(|number| (number - mean).powi(2));
        let variance = deviations.sum::<f32>() / count + VARIANCE_FLOOR;
        let scale = variance.sqrt().recip();
        for ((number, gain), bias) in row.iter_mut().zip(&self.gain).zip(&self.bias) {
            *number = (*number - mean) * scale * gain + bias;
        }
    }
}

/// Sets each number to the largest of as many `pieces`.
pub fn take_largest(candidates: &[f32], pieces: usize, row: &mut [f32]) {
    for (number, pieces) in row.iter_mut().zip(candidates.chunks_exact(pieces)) {
        *number = pieces.iter().fold(f32::MIN, |most, &piece| most.max(piece));
    }
}
