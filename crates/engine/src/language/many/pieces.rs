//! Parts words into pieces that the vectors know: the likeliest ones by how common each is (Kudo 2018, "Subword
//! Regularization", <https://aclanthology.org/P18-1007>).

use std::collections::HashMap;
use std::ops::Range;

use safetensors::{Dtype, SafeTensors};

/// What stands for a blank before a word.
const BLANK: char = '▁';

/// By so much what the vocabulary does not know is less likely than its rarest piece.
const UNKNOWN_PENALTY: f32 = 10.0;

/// Rows of vectors that stand for no piece of a word.
#[derive(Debug, Clone, Copy)]
pub struct Specials {
    /// Opens a text.
    pub begin: u32,
    /// Closes a text.
    pub end: u32,
    /// Stands for what is not known.
    pub unknown: u32,
}

/// The pieces.
#[derive(Debug)]
pub struct Vocabulary {
    /// All pieces, one behind the other in their order.
    text: String,
    /// Where each begins, and where the last one ends.
    starts: Vec<u32>,
    /// The row of each.
    rows: Vec<u32>,
    /// How likely each is, by logarithm.
    scores: Vec<f32>,
    unknown_score: f32,
    specials: Specials,
    /// What characters are read as that are written in several ways.
    plain: HashMap<char, String>,
}

/// The best way to a place in a word.
#[derive(Clone, Copy)]
struct Step {
    score: f32,
    from: usize,
    row: u32,
}

impl Vocabulary {
    /// Reads it out of the tensors of a pack, of which there are vectors for so many rows.
    pub fn read(tensors: &SafeTensors<'_>, rows: usize) -> Result<Self, String> {
        let bytes = |name: &str, dtype: Dtype| match tensors.tensor(name) {
            Ok(tensor) if tensor.dtype() == dtype => Ok(tensor.data().to_vec()),
            Ok(_) => Err(format!("{name} is of another kind")),
            Err(error) => Err(error.to_string()),
        };
        let text = |name: &str| {
            String::from_utf8(bytes(name, Dtype::U8)?).map_err(|error| error.to_string())
        };
        let numbers = |name: &str| Ok::<_, String>(whole(&bytes(name, Dtype::U32)?));
        let scores = bytes("scores", Dtype::F32)?;
        let &[begin, end, unknown] = numbers("specials")?.as_slice() else {
            return Err("the specials are incomplete".to_owned());
        };
        let (characters, readings) = (numbers("characters")?, text("readings")?);
        let plain = characters.into_iter().zip(readings.split('\n'));
        let mut found = Self {
            text: text("pieces")?,
            starts: numbers("starts")?,
            rows: numbers("rows")?,
            scores: scores
                .as_chunks()
                .0
                .iter()
                .map(|&one| f32::from_le_bytes(one))
                .collect(),
            unknown_score: 0.0,
            specials: Specials {
                begin,
                end,
                unknown,
            },
            plain: plain
                .filter_map(|(character, reading)| {
                    Some((char::from_u32(character)?, reading.to_owned()))
                })
                .collect(),
        };
        let is_known = |row: &u32| (*row as usize) < rows;
        let is_sound = found.starts.len() == found.rows.len() + 1
            && found.scores.len() == found.rows.len()
            && found
                .rows
                .iter()
                .chain(&[begin, end, unknown])
                .all(is_known)
            && found
                .starts
                .iter()
                .all(|start| found.text.is_char_boundary(*start as usize))
            && found.starts.is_sorted();
        if !is_sound {
            return Err("the vocabulary is incomplete".to_owned());
        }
        let rarest = found.scores.iter().copied().min_by(f32::total_cmp);
        found.unknown_score = rarest.unwrap_or_default() - UNKNOWN_PENALTY;
        Ok(found)
    }

    /// The rows that stand for no piece.
    pub fn specials(&self) -> Specials {
        self.specials
    }

    /// How a character is read where it is written in several ways.
    pub fn plain(&self, character: char) -> Option<&str> {
        self.plain.get(&character).map(String::as_str)
    }

    /// The rows of the pieces of a word.
    pub fn word(&self, word: &str, after_blank: bool) -> Vec<u32> {
        let mut plain = String::new();
        for character in word.chars() {
            match self.plain(character) {
                Some(reading) => plain.push_str(reading),
                None => plain.push(character),
            }
        }
        let plain = match plain.trim() {
            "" => word.to_owned(),
            trimmed => trimmed.replace(' ', "▁"),
        };
        let text = if after_blank {
            format!("{BLANK}{plain}")
        } else {
            plain
        };
        self.parts(&text).into_iter().map(|(_, row)| row).collect()
    }

    /// The pieces of a text in which blanks are written out, by where they stand, with their rows. What is not known
    /// is one piece as long as it goes on.
    pub fn parts(&self, text: &str) -> Vec<(Range<usize>, u32)> {
        let none = Step {
            score: f32::NEG_INFINITY,
            from: 0,
            row: self.specials.unknown,
        };
        let mut steps = vec![none; text.len() + 1];
        steps[0].score = 0.0;
        for (start, character) in text.char_indices() {
            let before = steps[start].score;
            let mut reach = |end: usize, row: u32, score: f32| {
                if before + score > steps[end].score {
                    steps[end] = Step {
                        score: before + score,
                        from: start,
                        row,
                    };
                }
            };
            let next = start + character.len_utf8();
            reach(next, self.specials.unknown, self.unknown_score);
            self.beginnings(&text[start..], |length, at| {
                reach(start + length, self.rows[at], self.scores[at]);
            });
        }
        let mut parts: Vec<(Range<usize>, u32)> = Vec::new();
        let mut end = text.len();
        while end > 0 {
            let Step { from, row, .. } = steps[end];
            match parts.last_mut() {
                Some((later, other)) if row == self.specials.unknown && *other == row => {
                    later.start = from;
                }
                _ => parts.push((from..end, row)),
            }
            end = from;
        }
        parts.reverse();
        parts
    }

    /// Tells of each piece that a text begins with, how long it is and its place.
    fn beginnings(&self, text: &str, mut tell: impl FnMut(usize, usize)) {
        let mut among = 0..self.rows.len();
        for (at, character) in text.char_indices() {
            let length = at + character.len_utf8();
            let begun = &text[..length];
            // Sorted pieces that begin alike stand together, the shortest one first.
            let head = |place: usize| {
                let piece = self.piece(place).as_bytes();
                &piece[..piece.len().min(length)]
            };
            let first = partition_point(among.clone(), |place| head(place) < begun.as_bytes());
            among =
                first..partition_point(first..among.end, |place| head(place) <= begun.as_bytes());
            if among.is_empty() {
                return;
            }
            if self.piece(among.start).len() == length {
                tell(length, among.start);
            }
        }
    }

    fn piece(&self, place: usize) -> &str {
        &self.text[self.starts[place] as usize..self.starts[place + 1] as usize]
    }
}

/// The first place of a range at which a condition no longer holds, which holds up to one place and not behind it.
fn partition_point(mut range: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    while range.start < range.end {
        let middle = range.start.midpoint(range.end);
        if holds(middle) {
            range.start = middle + 1;
        } else {
            range.end = middle;
        }
    }
    range.start
}

fn whole(bytes: &[u8]) -> Vec<u32> {
    let (numbers, _) = bytes.as_chunks();
    numbers
        .iter()
        .map(|&number| u32::from_le_bytes(number))
        .collect()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A vocabulary of a few pieces; its rows are their places, the rarer the later.
    pub fn vocabulary(pieces: &[&str]) -> Vocabulary {
        let mut sorted: Vec<(&str, u32)> = pieces.iter().copied().zip(3..).collect();
        sorted.sort_unstable();
        let mut starts = vec![0];
        for (piece, _) in &sorted {
            starts.push(starts.last().unwrap() + piece.len() as u32);
        }
        Vocabulary {
            text: sorted.iter().map(|(piece, _)| *piece).collect(),
            starts,
            rows: sorted.iter().map(|(_, row)| *row).collect(),
            scores: sorted.iter().map(|(_, row)| -(*row as f32)).collect(),
            unknown_score: -50.0,
            specials: Specials {
                begin: 0,
                end: 1,
                unknown: 2,
            },
            plain: [('ﬁ', "fi".to_owned()), ('\u{ad}', String::new())].into(),
        }
    }

    #[test]
    fn a_word_is_its_likeliest_pieces() {
        // Rows:                     3      4     5     6    7    8
        let vocabulary = vocabulary(&["▁a", "bc", "▁ab", "c", "b", "▁"]);
        assert_eq!(vocabulary.word("abc", true), [3, 4]);
        assert_eq!(vocabulary.word("bcc", false), [4, 6]);
        assert_eq!(
            vocabulary.word("xyb", true),
            [8, 2, 7],
            "what is not known is one piece"
        );
    }

    #[test]
    fn characters_are_read_as_the_vocabulary_writes_them() {
        let vocabulary = vocabulary(&["fi", "n"]);
        assert_eq!(vocabulary.word("ﬁ\u{ad}n", false), [3, 4]);
        assert_eq!(vocabulary.word("\u{ad}", false), [2]);
    }
}
