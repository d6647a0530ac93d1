//! A text that is addressed by code points.

use serde::{Deserialize, Serialize};

use super::Span;

/// Code points between two remembered byte offsets: a compromise of memory and steps.
const STRIDE: usize = 64;

/// An immutable text with quick conversion between code points and bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "String", into = "String")]
pub struct Text {
    string: String,
    /// Length in code points.
    len: usize,
    /// Byte offset of every `STRIDE`th code point; empty for ASCII, where bytes are code points.
    checkpoints: Vec<usize>,
}

impl Text {
    /// The text as a string slice.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Length in code points.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// The words of a span; the part past the end of the text is left out.
    pub fn slice(&self, span: Span) -> &str {
        let start = self.byte_of(span.start);
        &self.string[start..self.byte_of(span.end).max(start)]
    }

    /// The byte offset of a code point; the text's length in bytes for one past its end.
    pub fn byte_of(&self, offset: usize) -> usize {
        if offset >= self.len {
            return self.string.len();
        }
        if self.checkpoints.is_empty() {
            return offset;
        }
        let checkpoint = self.checkpoints[offset / STRIDE];
        let rest = self.string[checkpoint..]
            .char_indices()
            .nth(offset % STRIDE);
        rest.map_or(self.string.len(), |(bytes, _)| checkpoint + bytes)
    }

    /// The code point that the byte at `byte` belongs to; the length for one past the end.
    pub fn offset_of(&self, byte: usize) -> usize {
        if byte >= self.string.len() {
            return self.len;
        }
        if self.checkpoints.is_empty() {
            return byte;
        }
        let index = self
            .checkpoints
            .partition_point(|&checkpoint| checkpoint <= byte)
            - 1;
        let checkpoint = self.checkpoints[index];
        let steps = self.string[checkpoint..]
            .char_indices()
            .take_while(|(at, _)| checkpoint + at <= byte);
        index * STRIDE + steps.count().saturating_sub(1)
    }

    /// The span of a byte range.
    pub fn span_of_bytes(&self, bytes: std::ops::Range<usize>) -> Span {
        Span::new(self.offset_of(bytes.start), self.offset_of(bytes.end))
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(0, self.len)
    }
}

impl From<String> for Text {
    fn from(string: String) -> Self {
        let mut len = 0;
        let mut checkpoints = Vec::new();
        if string.is_ascii() {
            len = string.len();
        } else {
            for (byte, _) in string.char_indices() {
                if len % STRIDE == 0 {
                    checkpoints.push(byte);
                }
                len += 1;
            }
        }
        Self {
            string,
            len,
            checkpoints,
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.string
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn slices_like_a_vector_of_characters(
            characters in proptest::collection::vec(
                prop_oneof![any::<char>(), Just('\u{301}'), Just('👩'), Just('a'), Just('\n')], 0..300),
            a in 0_usize..320,
            b in 0_usize..320,
        ) {
            let text = Text::from(characters.iter().collect::<String>());
            let (start, end) = (a.min(b), a.max(b));
            let expected: String = characters.iter().skip(start).take(end - start).collect();
            prop_assert_eq!(text.slice(Span::new(start, end)), expected);
            prop_assert_eq!(text.len(), characters.len());
            let offset = start.min(characters.len());
            prop_assert_eq!(text.offset_of(text.byte_of(offset)), offset);
        }
    }
}
