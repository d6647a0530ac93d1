//! Puts what the steps found together into an [`Analysis`].

use std::borrow::Cow;

use crate::article::{Article, Span};

use super::batch::{Batch, Paragraph, text_len};
use super::lemmatizer::lemma;
use super::lexicon::Lexicon;
use super::parser::Arc;
use super::part_of_speech::{Clues, part_of_speech};
use super::recogniser::{NamedRange, Place};
use super::sentences::sentences;
use super::{Analysis, Name, Sentence, Tag, Token};

/// What is analysed so far.
#[derive(Debug)]
pub struct Assembly<'a> {
    article: &'a Article,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
}

impl<'a> Assembly<'a> {
    /// Nothing of this article yet.
    pub fn new(article: &'a Article) -> Self {
        Self {
            article,
            tokens: Vec::new(),
            sentences: Vec::new(),
            names: Vec::new(),
        }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// All of it.
    pub fn finish(self) -> Analysis {
        Analysis::new(self.tokens, self.sentences, self.names)
    }

    /// Appends the tokens and sentences of a batch.
    pub fn push_tokens(&mut self, batch: &Batch, lexicon: &Lexicon, tags: &[Tag], arcs: &[Arc]) {
        let plain: Vec<Cow<str>> = batch
            .words
            .iter()
            .map(|word| with_plain_apostrophes(&lexicon.get(word.lexeme).text))
            .collect();
        let lowers: Vec<String> = plain.iter().map(|text| text.to_lowercase()).collect();
        let clues = |word: usize| Clues {
            text: &plain[word],
            lower: &lowers[word],
            is_space: lexicon.get(batch.words[word].lexeme).is_space,
            tag: tags[word],
            dependency: arcs[word].relation.dependency,
        };
        let clues: Vec<Clues> = (0..batch.words.len()).map(clues).collect();
        let first_token = self.tokens.len();
        for paragraph in &batch.paragraphs {
            self.push_paragraph(paragraph, batch, lexicon, &clues, arcs, first_token);
        }
    }

    fn push_paragraph(
        &mut self,
        paragraph: &Paragraph,
        batch: &Batch,
        lexicon: &Lexicon,
        clues: &[Clues],
        arcs: &[Arc],
        first_token: usize,
    ) {
        let clues = &clues[..paragraph.words.end];
        let mut offset = paragraph.start;
        for range in sentences(arcs, &paragraph.words) {
            let first = self.tokens.len();
            for word in range {
                let lexeme = lexicon.get(batch.words[word].lexeme);
                let before = (word > paragraph.words.start).then(|| clues[word - 1]);
                let pos = part_of_speech(clues[word], before);
                let after = clues.get(word + 1).copied();
                self.tokens.push(Token {
                    text: lexeme.text.clone(),
                    lemma: lemma(clues[word], pos, before, after),
                    span: Span::new(offset, offset + lexeme.len),
                    tag: if lexeme.is_space {
                        Tag::Space
                    } else {
                        clues[word].tag
                    },
                    pos,
                    head: first_token + arcs[word].head,
                    dependency: clues[word].dependency,
                    sentence: self.sentences.len(),
                });
                offset += text_len(&batch.words[word..=word], lexicon);
            }
            let span = span_of(&self.tokens[first..]);
            self.sentences.push(Sentence {
                span,
                tokens: first..self.tokens.len(),
                paragraph: paragraph.number,
                section: self.article.section_at(span.start),
            });
        }
    }

    /// What the recogniser must know of the tokens from `first` on.
    pub fn places_from(&self, first: usize) -> Vec<Place> {
        let tokens = self.tokens.iter().enumerate().skip(first);
        let place = |(index, token): (usize, &Token)| Place {
            is_space: token.tag == Tag::Space,
            ends_sentence: self.sentences[token.sentence].tokens.end == index + 1,
        };
        tokens.map(place).collect()
    }

    /// Appends names whose tokens are counted from the token `first`.
    pub fn push_names(&mut self, first: usize, names: Vec<NamedRange>) {
        self.names.extend(names.into_iter().map(|(range, label)| {
            let tokens = first + range.start..first + range.end;
            let span = span_of(&self.tokens[tokens.clone()]);
            Name {
                span,
                tokens,
                label,
            }
        }));
    }
}

/// A word whose apostrophes are plain. Here Sidelight leaves its reference, whose rules know `'s` as
/// a form of "be" but not `’s`, which newspapers print.
fn with_plain_apostrophes(text: &str) -> Cow<'_, str> {
    if text.contains('’') {
        text.replace('’', "'").into()
    } else {
        text.into()
    }
}

fn span_of(tokens: &[Token]) -> Span {
    match tokens {
        [first, .., last] => first.span.hull(last.span),
        [only] => only.span,
        [] => Span::default(),
    }
}
