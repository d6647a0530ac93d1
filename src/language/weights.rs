//! The learned numbers, embedded in the program as a safetensors file
//! (<https://github.com/huggingface/safetensors#format>).

use std::fmt::Write;

use safetensors::SafeTensors;
use sha2::{Digest, Sha256};

use super::PipelineError;
use super::matrix::Matrix;

static FILE: &[u8] = include_bytes!("../../assets/model/weights.safetensors");
static SHA256: &str = include_str!("../../assets/model/weights.sha256");

/// The tensors of the embedded model by name. `assets/README.md` tells where they come from.
pub struct Weights(SafeTensors<'static>);

impl Weights {
    /// Checks the embedded file and reads its table of contents.
    pub fn embedded() -> Result<Self, PipelineError> {
        let digest = hexadecimal(&Sha256::digest(FILE));
        if digest != SHA256.trim_end() {
            return Err(PipelineError::Damaged(format!(
                "its SHA-256 is {digest}, not {}",
                SHA256.trim_end()
            )));
        }
        let tensors = SafeTensors::deserialize(FILE)
            .map_err(|error| PipelineError::Damaged(error.to_string()))?;
        Ok(Self(tensors))
    }

    /// A tensor with two dimensions.
    pub fn matrix(&self, name: &str) -> Result<Matrix, PipelineError> {
        let (shape, numbers) = self.tensor(name)?;
        match shape.as_slice() {
            &[_, columns] => Ok(Matrix::from_numbers(columns, numbers)),
            _ => Err(wrong_shape(name, &shape)),
        }
    }

    /// A tensor with one dimension.
    pub fn vector(&self, name: &str) -> Result<Vec<f32>, PipelineError> {
        let (shape, numbers) = self.tensor(name)?;
        match shape.as_slice() {
            [_] => Ok(numbers),
            _ => Err(wrong_shape(name, &shape)),
        }
    }

    fn tensor(&self, name: &str) -> Result<(Vec<usize>, Vec<f32>), PipelineError> {
        let view = self
            .0
            .tensor(name)
            .map_err(|error| PipelineError::Damaged(error.to_string()))?;
        let (numbers, _) = view.data().as_chunks::<4>();
        let numbers = numbers.iter().map(|&bytes| f32::from_le_bytes(bytes));
        Ok((view.shape().to_vec(), numbers.collect()))
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn wrong_shape(name: &str, shape: &[usize]) -> PipelineError {
    PipelineError::Damaged(format!("{name} has the shape {shape:?}"))
}
