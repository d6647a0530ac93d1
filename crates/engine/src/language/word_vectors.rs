//! What a word is like, told by the words it stands beside in much text: word vectors that were learned
//! beforehand (Global Vectors, Pennington et al. 2014, <https://aclanthology.org/D14-1162>). A recogniser that looks
//! at them knows names that no annotated text held.

use super::PipelineError;
use super::weights::{File, Weights};

/// The vectors of the commonest words. They stay in the embedded files until a word is looked up.
#[derive(Debug)]
pub struct WordVectors {
    /// In the order of the hashes of their words.
    parts: Vec<Part>,
    width: usize,
}

/// The words of a range of hashes.
#[derive(Debug)]
struct Part {
    /// Hashes of the words in lower case, sorted.
    words: &'static [[u8; 8]],
    /// The last of them.
    last: u64,
    /// For each word, signed numbers of one byte.
    numbers: &'static [u8],
    /// For each word, what its numbers are multiplied with.
    scales: Vec<f32>,
}

impl WordVectors {
    /// Reads the embedded tables.
    pub fn embedded() -> Result<Self, PipelineError> {
        let parts = [File::FirstWords, File::SecondWords].map(Part::embedded);
        let parts = parts.into_iter().collect::<Result<Vec<Part>, _>>()?;
        let mut widths = parts.iter().map(Part::width);
        let width = widths.next().unwrap_or_default();
        if widths.any(|other| other != width) {
            return Err(incomplete());
        }
        Ok(Self { parts, width })
    }

    /// How many numbers a vector has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether there is a vector for a word.
    pub fn know(&self, word: u64) -> bool {
        self.find(word).is_some()
    }

    fn find(&self, word: u64) -> Option<(&Part, usize)> {
        let part = self.parts.iter().find(|part| word <= part.last)?;
        let words = part.words;
        let found = words.binary_search_by_key(&word, |&bytes| u64::from_le_bytes(bytes));
        Some((part, found.ok()?))
    }

    /// Writes the vector of a word into `row`, which stays as it is for an unknown word.
    pub fn write(&self, row: &mut [f32], word: u64) {
        let Some((part, index)) = self.find(word) else {
            return;
        };
        let numbers = &part.numbers[index * self.width..][..self.width];
        for (target, &number) in row.iter_mut().zip(numbers) {
            *target = f32::from(number.cast_signed()) * part.scales[index];
        }
    }
}

impl Part {
    fn embedded(file: File) -> Result<Self, PipelineError> {
        let file = Weights::embedded(file)?;
        let (words, _) = file.bytes("words")?.as_chunks();
        let numbers = file.bytes("numbers")?;
        let scales = file.vector("scales")?;
        let last = *words.last().ok_or_else(incomplete)?;
        if scales.len() != words.len() || numbers.len() % words.len() != 0 {
            return Err(incomplete());
        }
        Ok(Self {
            words,
            last: u64::from_le_bytes(last),
            numbers,
            scales,
        })
    }

    fn width(&self) -> usize {
        self.numbers.len() / self.words.len()
    }
}

fn incomplete() -> PipelineError {
    PipelineError::Damaged("its word vectors are incomplete".to_owned())
}
