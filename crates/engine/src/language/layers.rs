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

    /// Applies the layer to each row.
    pub fn apply(&self, input: &Matrix) -> Matrix {
        input.times_transposed(&self.weights, &self.bias)
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
        let mut output = Matrix::zeros(input.len(), self.gain.len());
        for (candidates, row) in candidates.rows().zip(output.rows_mut()) {
            take_largest(candidates, row);
            self.normalise(row);
        }
        output
    }

    fn normalise(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = sum(row, |number| number) / count;
        let variance = sum(row, |number| (number - mean).powi(2)) / count + VARIANCE_FLOOR;
        let scale = variance.sqrt().recip();
        for ((number, gain), bias) in row.iter_mut().zip(&self.gain).zip(&self.bias) {
            *number = (*number - mean) * scale * gain + bias;
        }
    }
}

/// Sets each number to the largest of its candidates: the first ones of all numbers stand side by
/// side, then the second ones, and so on.
pub fn take_largest(candidates: &[f32], row: &mut [f32]) {
    row.fill(f32::MIN);
    for candidates in candidates.chunks_exact(row.len()) {
        for (number, &candidate) in row.iter_mut().zip(candidates) {
            *number = number.max(candidate);
        }
    }
}

/// The sum of a function of each number, in lanes that vector units add up side by side.
fn sum(numbers: &[f32], function: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = numbers.as_chunks::<8>();
    let mut lanes = [0.0; 8];
    for chunk in chunks {
        for (lane, &number) in lanes.iter_mut().zip(chunk) {
            *lane += function(number);
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().map(|&number| function(number)).sum::<f32>()
}
