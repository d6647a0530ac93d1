//! What a word is like, told by the words it stands beside in much text: word vectors that were learned
//! beforehand (Global Vectors, Pennington et al. 2014, <https://aclanthology.org/D14-1162>). A recogniser that looks
//! at them knows names that no annotated text held.

use super::PipelineError;
use super::weights::Weights;

/// The vectors of the commonest words. They stay in the embedded file until a word is looked up.
#[derive(Debug)]
pub struct WordVectors {
    /// Hashes of the words in lower case, sorted.
    words: &'static [[u8; 8]],
    /// For each word, signed numbers of one byte.
    numbers: &'static [u8],
    /// For each word, what its numbers are multiplied with.
    scales: Vec<f32>,
    width: usize,
}

impl WordVectors {
    /// Reads the embedded table.
    pub fn embedded() -> Result<Self, PipelineError> {
        let file = Weights::of_word_vectors()?;
        let (words, _) = file.bytes("words")?.as_chunks();
        let numbers = file.bytes("numbers")?;
        let scales = file.vector("scales")?;
        if words.is_empty() || scales.len() != words.len() || numbers.len() % words.len() != 0 {
            return Err(PipelineError::Damaged(
                "its word vectors are incomplete".to_owned(),
            ));
        }
        Ok(Self {
            words,
            numbers,
            scales,
            width: numbers.len() / words.len(),
        })
    }

    /// How many numbers a vector has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether there is a vector for a word.
    pub fn know(&self, word: u64) -> bool {
        self.index(word).is_some()
    }

    fn index(&self, word: u64) -> Option<usize> {
        let found = self
            .words
            .binary_search_by_key(&word, |&bytes| u64::from_le_bytes(bytes));
        found.ok()
    }

    /// Writes the vector of a word into `row`, which stays as it is for an unknown word.
    pub fn write(&self, row: &mut [f32], word: u64) {
        let Some(index) = self.index(word) else {
            return;
        };
        let numbers = &self.numbers[index * self.width..][..self.width];
        for (target, &number) in row.iter_mut().zip(numbers) {
            *target = f32::from(number.cast_signed()) * self.scales[index];
        }
    }
}
