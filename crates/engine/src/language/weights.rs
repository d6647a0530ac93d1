//! The learned numbers, embedded in the program as safetensors files
//! (<https://github.com/huggingface/safetensors#format>).

use std::fmt::Write;
use std::sync::LazyLock;

use safetensors::SafeTensors;
use safetensors::tensor::TensorView;
use sha2::{Digest, Sha256};

use super::PipelineError;
use super::matrix::Matrix;

static NETWORKS: &[u8] = include_bytes!("../../assets/model/weights.safetensors");
static NETWORKS_SHA256: &str = include_str!("../../assets/model/weights.sha256");
static WORD_VECTORS: &[u8] = include_bytes!("../../assets/model/word_vectors.safetensors");
static WORD_VECTORS_SHA256: &str = include_str!("../../assets/model/word_vectors.sha256");

/// Characters of a fingerprint by which people tell one model from another.
const SHORT: usize = 8;

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let short = |sha256: &'static str| sha256.get(..SHORT).unwrap_or(sha256);
    format!("{}-{}", short(NETWORKS_SHA256), short(WORD_VECTORS_SHA256))
});

/// Tells the embedded model from all others: the beginnings of the fingerprints of its files.
pub fn model_version() -> &'static str {
    &VERSION
}

/// The tensors of an embedded file by name. `assets/README.md` tells where they come from.
pub struct Weights(SafeTensors<'static>);

impl Weights {
    /// The weights of the networks.
    pub fn of_networks() -> Result<Self, PipelineError> {
        Self::checked(NETWORKS, NETWORKS_SHA256)
    }

    /// The table of word vectors.
    pub fn of_word_vectors() -> Result<Self, PipelineError> {
        Self::checked(WORD_VECTORS, WORD_VECTORS_SHA256)
    }

    /// Checks an embedded file and reads its table of contents.
    fn checked(file: &'static [u8], sha256: &str) -> Result<Self, PipelineError> {
        let digest = hexadecimal(&Sha256::digest(file));
        if digest != sha256.trim_end() {
            return Err(PipelineError::Damaged(format!(
                "its SHA-256 is {digest}, not {}",
                sha256.trim_end()
            )));
        }
        let tensors = SafeTensors::deserialize(file)
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

    /// The bytes of a tensor as they stand in the file, which is part of the program.
    pub fn bytes(&self, name: &str) -> Result<&'static [u8], PipelineError> {
        Ok(self.view(name)?.data())
    }

    fn tensor(&self, name: &str) -> Result<(Vec<usize>, Vec<f32>), PipelineError> {
        let view = self.view(name)?;
        let (numbers, _) = view.data().as_chunks::<4>();
        let numbers = numbers.iter().map(|&bytes| f32::from_le_bytes(bytes));
        Ok((view.shape().to_vec(), numbers.collect()))
    }

    fn view(&self, name: &str) -> Result<TensorView<'static>, PipelineError> {
        self.0
            .tensor(name)
            .map_err(|error| PipelineError::Damaged(error.to_string()))
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
