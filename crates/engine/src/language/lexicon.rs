//! The words of an article, each kept once, with the features the encoders look at: spaCy's lexical
//! attributes `LOWER`, `NORM`, `PREFIX`, `SUFFIX`, `SHAPE` and `IS_SPACE` (<https://spacy.io/api/token#attributes>).

use std::collections::HashMap;

use super::characters::{is_digit, is_letter, is_space};
use super::hashing::hash_string;

static SYMBOLS: &str = include_str!("../../assets/model/symbols.tsv");
static NORMS: &str = include_str!("../../assets/model/norms.tsv");

/// Words of this many code points and more share one shape.
const LONG: usize = 100;
/// A run of like characters shows at most this often in a shape.
const LONGEST_RUN: usize = 4;
/// Code points of a suffix.
const SUFFIX: usize = 3;

/// A distinct word of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme {
    /// As it is written.
    pub text: Box<str>,
    /// Its length in code points.
    pub len: usize,
    /// Whether it is white space.
    pub is_space: bool,
    /// Hash of it in lower case.
    pub lower: u64,
    /// Hash of its normal form: lower case, usual spelling.
    pub norm: u64,
    /// Hash of its first code point.
    pub prefix: u64,
    /// Hash of its last three code points.
    pub suffix: u64,
    /// Hash of its shape: `Xxxx` for a capitalised word, `dd` for a number of two digits.
    pub shape: u64,
}

/// Index of a [`Lexeme`] in its [`Lexicon`].
pub type LexemeId = usize;

/// The words seen so far.
#[derive(Debug, Default)]
pub struct Lexicon {
    lexemes: Vec<Lexeme>,
    ids: HashMap<(Box<str>, Option<&'static str>), LexemeId>,
}

impl Lexicon {
    /// The word with this number.
    pub fn get(&self, id: LexemeId) -> &Lexeme {
        &self.lexemes[id]
    }

    /// The number of a word. `read_as` is a word that it is read like, and `norm` its normal form, where
    /// the tokenizer knows better.
    pub fn intern(
        &mut self,
        vocabulary: &Vocabulary,
        text: &str,
        read_as: Option<&'static str>,
        norm: Option<&'static str>,
    ) -> LexemeId {
        *self.ids.entry((text.into(), norm)).or_insert_with(|| {
            self.lexemes.push(vocabulary.lexeme(text, read_as, norm));
            self.lexemes.len() - 1
        })
    }
}

/// What the model knows of words beforehand.
#[derive(Debug)]
pub struct Vocabulary {
    /// Words that the model numbers by hand instead of by hash.
    symbols: HashMap<&'static str, u64>,
    /// Normal forms by the number of the word.
    norms: HashMap<u64, &'static str>,
}

impl Vocabulary {
    /// Reads the embedded tables.
    pub fn embedded() -> Self {
        let symbol = |line: &'static str| {
            let (name, number) = line.split_once('\t')?;
            Some((name, number.parse().ok()?))
        };
        let norm = |line: &'static str| {
            let (number, norm) = line.split_once('\t')?;
            Some((u64::from_str_radix(number, 16).ok()?, norm))
        };
        Self {
            symbols: SYMBOLS.lines().filter_map(symbol).collect(),
            norms: NORMS.lines().filter_map(norm).collect(),
        }
    }

    fn number(&self, string: &str) -> u64 {
        let symbol = self.symbols.get(string).copied();
        symbol.unwrap_or_else(|| hash_string(string))
    }

    fn lexeme(
        &self,
        text: &str,
        read_as: Option<&'static str>,
        norm: Option<&'static str>,
    ) -> Lexeme {
        let word = text;
        let text = read_as.unwrap_or(text);
        let norm = norm.or_else(|| self.norms.get(&self.number(text)).copied());
        let lower = self.number(&text.to_lowercase());
        let len = text.chars().count();
        let suffix = text.char_indices().nth(len.saturating_sub(SUFFIX));
        let prefix = text.chars().next().map_or(0, char::len_utf8);
        Lexeme {
            text: word.into(),
            len: word.chars().count(),
            is_space: text.chars().all(is_space),
            lower,
            norm: norm.map_or(lower, |norm| self.number(norm)),
            prefix: self.number(&text[..prefix]),
            suffix: self.number(suffix.map_or(text, |(start, _)| &text[start..])),
            shape: self.number(&shape(text, len)),
        }
    }
}

/// The pattern of capitals, small letters and digits of a word.
fn shape(text: &str, len: usize) -> String {
    if len >= LONG {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(text.len());
    let mut last = None;
    let mut run = 0;
    for character in text.chars() {
        let class = match character {
            c if is_letter(c) && c.is_uppercase() => 'X',
            c if is_letter(c) => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        run = if last == Some(class) { run + 1 } else { 0 };
        last = Some(class);
        if run < LONGEST_RUN {
            shape.push(class);
        }
    }
    shape
}
