//! The learned numbers, embedded in the program as safetensors files
//! (<https://github.com/huggingface/safetensors#format>).

use std::fmt::Write;
use std::sync::LazyLock;

use safetensors::SafeTensors;
use safetensors::tensor::TensorView;
use sha2::{Digest, Sha256};

use super::PipelineError;
use super::matrix::Matrix;

/// A file of tensors, which is a crate of its own.
#[derive(Debug, Clone, Copy)]
pub enum File {
    /// Tagger and parser.
    Syntax,
    /// The recogniser of names.
    Names,
    /// The word vectors whose hashes are the lower half.
    FirstWords,
    /// The word vectors whose hashes are the upper half.
    SecondWords,
}

impl File {
    const ALL: [Self; 4] = [
        Self::Syntax,
        Self::Names,
        Self::FirstWords,
        Self::SecondWords,
    ];

    fn tensors(self) -> &'static [u8] {
        match self {
            Self::Syntax => sidelight_model_syntax::TENSORS,
            Self::Names => sidelight_model_names::TENSORS,
            Self::FirstWords => sidelight_model_words_1::TENSORS,
            Self::SecondWords => sidelight_model_words_2::TENSORS,
        }
    }

    fn sha256(self) -> &'static str {
        let line = match self {
            Self::Syntax => sidelight_model_syntax::SHA256,
            Self::Names => sidelight_model_names::SHA256,
            Self::FirstWords => sidelight_model_words_1::SHA256,
            Self::SecondWords => sidelight_model_words_2::SHA256,
        };
        line.trim_end()
    }
}

/// Characters of a fingerprint by which people tell one model from another.
const SHORT: usize = 16;

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let fingerprints = File::ALL.map(File::sha256).concat();
    let mut version = hexadecimal(&Sha256::digest(fingerprints));
    version.truncate(SHORT);
    version
});

/// Tells the embedded model from all others: the beginning of the fingerprint of the fingerprints of its files.
pub fn model_version() -> &'static str {
    &VERSION
}

/// The tensors of an embedded file by name. The README of its crate tells where they come from.
pub struct Weights(SafeTensors<'static>);

impl Weights {
    /// Checks an embedded file and reads its table of contents.
    pub fn embedded(file: File) -> Result<Self, PipelineError> {
        let digest = hexadecimal(&Sha256::digest(file.tensors()));
        if digest != file.sha256() {
            return Err(PipelineError::Damaged(format!(
                "the SHA-256 of its {file:?} is {digest}, not {}",
                file.sha256()
            )));
        }
        let tensors = SafeTensors::deserialize(file.tensors())
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
