//! An article as it is read by the data of its language: tokens and sentences.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::article::{Article, Span, Text};
use crate::tongue::{Sort, Token, Tongue, tokens};

/// Marks that end sentences.
const STOPS: [char; 6] = ['.', '!', '?', '…', '؟', '。'];

/// An article in a language.
pub struct Reading<'a> {
    pub article: &'a Article,
    /// Its text with ASCII digits.
    pub text: &'a Text,
    pub tongue: &'static Tongue,
    pub tokens: Vec<Token<'a>>,
    /// The sentences, as ranges of tokens.
    pub sentences: Vec<Range<usize>>,
    /// Names that stand in full somewhere, by their last words; none where two end alike.
    names: HashMap<&'a str, Option<&'a str>>,
}

impl<'a> Reading<'a> {
    pub fn new(article: &'a Article, text: &'a Text, tongue: &'static Tongue) -> Self {
        let tokens = tokens(text.as_str(), tongue.apostrophe);
        let sentences = sentences(&tokens, tongue);
        let mut reading = Self {
            article,
            text,
            tongue,
            tokens,
            sentences,
            names: HashMap::new(),
        };
        reading.names = reading.names_in_full();
        reading
    }

    /// The day of publication.
    pub fn published(&self) -> Option<Date> {
        self.article.metadata.published
    }

    /// The first token that begins at a place or behind it.
    pub fn token_at(&self, place: usize) -> usize {
        self.tokens
            .partition_point(|token| token.span.start < place)
    }

    /// The tokens from one on.
    pub fn from(&self, at: usize) -> &[Token<'a>] {
        &self.tokens[at.min(self.tokens.len())..]
    }

    /// The span of some tokens; empty at 0 for none.
    pub fn span(&self, range: &Range<usize>) -> Span {
        match self.tokens.get(range.clone()) {
            Some([first, .., last]) => first.span.hull(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The sentence of a token.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        let next = self
            .sentences
            .partition_point(|sentence| sentence.end <= token);
        let last = self.tokens.len();
        self.sentences.get(next).cloned().unwrap_or(last..last)
    }

    /// Whether a word is the last of a name that stands in full somewhere.
    pub fn is_surname(&self, word: &str) -> bool {
        self.names.contains_key(word)
    }

    /// The name that stands in full somewhere and ends with a word.
    pub fn name_in_full(&self, word: &str) -> Option<&'a str> {
        self.names.get(word).copied().flatten()
    }

    /// Whether a token may be a part of a name: it has a capital and is no word of the language that names
    /// nobody.
    pub fn may_be_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.has_capital() && {
                let names_nobody = ["function", "weekday", "month", "pronoun", "determiner"];
                !names_nobody
                    .iter()
                    .any(|kind| self.tongue.is(kind, &token.lower))
            }
        })
    }

    /// Two or three capitalised words in a row, without what tells who bears them, are a name.
    fn names_in_full(&self) -> HashMap<&'a str, Option<&'a str>> {
        let mut found: HashMap<&str, Option<&str>> = HashMap::new();
        for sentence in &self.sentences {
            let mut start = sentence.start;
            for at in sentence.start..=sentence.end {
                if at < sentence.end && self.may_be_name(at) {
                    continue;
                }
                let is_title = |at: &usize| self.is_speaker(&self.tokens[*at].lower);
                let first = start + (start..at).take_while(is_title).count();
                if (2..=3).contains(&(at - first.min(at))) {
                    let name = self.text.slice(self.span(&(first..at)));
                    let known = found.entry(self.tokens[at - 1].text).or_insert(Some(name));
                    *known = known.filter(|known| *known == name);
                }
                start = at + 1;
            }
        }
        found
    }

    /// Whether a word names somebody who speaks by what they are. German joins such words to others:
    /// "Innenministerin".
    pub fn is_speaker(&self, word: &str) -> bool {
        self.tongue.is("speaker", word)
            || self.tongue.has("nouns have capitals")
                && self.tongue.words("speaker").any(|(speaker, _)| {
                    let joined = word.strip_suffix(speaker);
                    joined.is_some_and(|before| before.chars().count() > 2)
                })
            || word
                .rsplit_once('-')
                .is_some_and(|(_, last)| self.tongue.is("speaker", last))
    }
}

fn sentences(tokens: &[Token<'_>], tongue: &Tongue) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        let begins = at > start && (tokens[at].begins_line || begins_sentence(tokens, tongue, at));
        if begins {
            found.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Whether a token begins a sentence: a stop stands before it, perhaps with marks that close.
fn begins_sentence(tokens: &[Token<'_>], tongue: &Tongue, at: usize) -> bool {
    let (token, before) = (&tokens[at], &tokens[..at]);
    let is_glued = before
        .last()
        .is_some_and(|last| last.span.end == token.span.start);
    let may_begin = token.sort != Sort::Mark || token.is_one_of(&OPENING);
    if is_glued && token.sort == Sort::Mark || !may_begin {
        return false;
    }
    let closing = before
        .iter()
        .rev()
        .take_while(|token| token.is_one_of(&CLOSING))
        .count();
    let Some((stop, words)) = before[..at - closing].split_last() else {
        return false;
    };
    if !stop.is_one_of(&STOPS) {
        return false;
    }
    let is_small = token.text.chars().next().is_some_and(char::is_lowercase);
    if !stop.is('.') {
        return !is_small || closing == 0;
    }
    let Some(last) = words.last() else {
        return false;
    };
    let is_abbreviated = words.last().is_some_and(|last| {
        let with_stop = &before[words.len() - 1..];
        let is_letter = last.is_word() && last.text.chars().count() == 1 && last.has_capital();
        is_letter || tongue.find("abbreviation", with_stop).is_some()
    });
    let is_ordinal = last.sort == Sort::Figure && tongue.makes_ordinal(last.span.len());
    !is_abbreviated && !is_ordinal && !is_small
}

/// Marks with which a quotation opens, and those with which it closes.
pub const OPENING: [char; 9] = ['“', '„', '«', '»', '"', '‘', '‹', '(', '—'];
pub const CLOSING: [char; 8] = ['”', '“', '»', '«', '"', '’', '›', ')'];
