//! The steps of the analysis, one after the other.

use std::ops::Range;

use crate::article::{Article, Span};
use crate::cancel::{CancelToken, Cancelled};

use super::batch::{Batch, Word};
use super::encoder::{Encoder, Feature};
use super::lemmatizer::lemma;
use super::matrix::Matrix;
use super::paragraphs::paragraphs;
use super::parser::{Arc, Parser};
use super::part_of_speech::{Clues, part_of_speech};
use super::projectivity::lower_arcs;
use super::recogniser::{Place, Recogniser};
use super::sentences::sentences;
use super::tagger::Tagger;
use super::tokenizer::{Memory, Tokenizer};
use super::weights::Weights;
use super::{Analysis, Name, Sentence, Tag, Token};

/// Tokens that go through the networks at once: enough for full speed, little memory.
const BATCH: usize = 2000;

/// The English pipeline, ready to run. Shared between threads.
#[derive(Debug)]
pub struct Pipeline {
    tokenizer: Tokenizer,
    syntax: Encoder,
    names: Encoder,
    tagger: Tagger,
    parser: Parser,
    recogniser: Recogniser,
}

/// The pipeline's weights cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// The embedded weights do not have the expected form.
    #[error("the language model inside the program is damaged: {0}")]
    Damaged(String),
}

/// A paragraph that waits for the networks.
#[derive(Debug)]
struct Paragraph {
    /// Its number in the article.
    number: usize,
    /// Code point of the article at which it starts.
    start: usize,
}

impl Pipeline {
    /// The pipeline whose weights are part of the program.
    ///
    /// # Errors
    /// When the embedded weights do not have the expected form.
    pub fn embedded() -> Result<Self, PipelineError> {
        use Feature::{IsSpace, Norm, Prefix, Shape, SpaceAfter, Suffix};

        let weights = Weights::embedded()?;
        let names = [Norm, Prefix, Suffix, Shape];
        let syntax = [Norm, Prefix, Suffix, Shape, SpaceAfter, IsSpace];
        Ok(Self {
            tokenizer: Tokenizer::embedded(),
            syntax: Encoder::load(&weights, "syntax", &syntax)?,
            names: Encoder::load(&weights, "names", &names)?,
            tagger: Tagger::load(&weights)?,
            parser: Parser::load(&weights)?,
            recogniser: Recogniser::load(&weights)?,
        })
    }

    /// Analyses an article.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub fn analyse(&self, article: &Article, cancel: &CancelToken) -> Result<Analysis, Cancelled> {
        let text = article.text.as_str();
        let mut memory = Memory::default();
        let mut analysed = Parts::default();
        let mut waiting = Waiting::default();
        for (number, range) in paragraphs(text).enumerate() {
            let start = article.text.offset_of(range.start);
            let words = self.tokenizer.tokenize(&text[range], &mut memory);
            waiting.push(Paragraph { number, start }, &words);
            if waiting.words.len() >= BATCH {
                cancel.check()?;
                self.analyse_batch(article, &memory, &waiting, &mut analysed);
                waiting = Waiting::default();
            }
        }
        cancel.check()?;
        self.analyse_batch(article, &memory, &waiting, &mut analysed);
        Ok(Analysis::new(
            analysed.tokens,
            analysed.sentences,
            analysed.names,
        ))
    }

    fn analyse_batch(
        &self,
        article: &Article,
        memory: &Memory,
        waiting: &Waiting,
        analysed: &mut Parts,
    ) {
        if waiting.words.is_empty() {
            return;
        }
        let batch = Batch {
            lexicon: &memory.lexicon,
            words: &waiting.words,
            paragraphs: &waiting.ranges,
        };
        let vectors = self.syntax.encode(&batch);
        let tags = self.tagger.tag(&vectors);
        let arcs = self.parse(&batch, &vectors);
        let first_token = analysed.tokens.len();
        let first_sentence = analysed.sentences.len();
        for (paragraph, range) in waiting.paragraphs.iter().zip(&waiting.ranges) {
            analysed.push_paragraph(&batch, paragraph, range, &tags, &arcs, first_token);
        }
        for sentence in &mut analysed.sentences[first_sentence..] {
            sentence.section = article.section_at(sentence.span.start);
        }
        self.recognise(&batch, first_token, analysed);
    }

    fn parse(&self, batch: &Batch, vectors: &Matrix) -> Vec<Arc> {
        let mut arcs = self.parser.parse(vectors, batch.paragraphs);
        let is_space = |word: usize| batch.lexeme(word).is_space;
        for paragraph in batch.paragraphs {
            lower_arcs(&mut arcs, paragraph, is_space);
        }
        arcs
    }

    fn recognise(&self, batch: &Batch, first_token: usize, analysed: &mut Parts) {
        let vectors = self.names.encode(batch);
        let place = |word: usize| {
            let token = &analysed.tokens[first_token + word];
            Place {
                is_space: batch.lexeme(word).is_space,
                ends_sentence: analysed.sentences[token.sentence].tokens.end
                    == first_token + word + 1,
            }
        };
        let places: Vec<Place> = (0..batch.words.len()).map(place).collect();
        for (range, label) in self.recogniser.recognise(&vectors, &places) {
            let tokens = first_token + range.start..first_token + range.end;
            let span = span_of(&analysed.tokens[tokens.clone()]);
            analysed.names.push(Name {
                span,
                tokens,
                label,
            });
        }
    }
}

/// Paragraphs that wait for the networks, and their words.
#[derive(Debug, Default)]
struct Waiting {
    paragraphs: Vec<Paragraph>,
    ranges: Vec<Range<usize>>,
    words: Vec<Word>,
}

impl Waiting {
    fn push(&mut self, paragraph: Paragraph, words: &[Word]) {
        let start = self.words.len();
        self.words.extend(words);
        self.paragraphs.push(paragraph);
        self.ranges.push(start..self.words.len());
    }
}

/// What is analysed so far.
#[derive(Debug, Default)]
struct Parts {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
}

impl Parts {
    fn push_paragraph(
        &mut self,
        batch: &Batch,
        paragraph: &Paragraph,
        range: &Range<usize>,
        tags: &[Tag],
        arcs: &[Arc],
        first_token: usize,
    ) {
        let lowers: Vec<String> = range
            .clone()
            .map(|word| batch.lexeme(word).text.to_lowercase())
            .collect();
        let clues = |word: usize| {
            let lower = range
                .contains(&word)
                .then(|| lowers[word - range.start].as_str())?;
            Some(Clues {
                lower,
                is_space: batch.lexeme(word).is_space,
                tag: tags[word],
                dependency: arcs[word].relation.dependency,
            })
        };
        let mut offset = paragraph.start;
        for sentence in sentences(arcs, range) {
            let number = self.sentences.len();
            let first = self.tokens.len();
            for word in sentence {
                let lexeme = batch.lexeme(word);
                let Some(here) = clues(word) else { continue };
                let before = word.checked_sub(1).and_then(clues);
                let pos = part_of_speech(here, before);
                let tag = if lexeme.is_space {
                    Tag::Space
                } else {
                    here.tag
                };
                self.tokens.push(Token {
                    text: lexeme.text.clone(),
                    lemma: lemma(&lexeme.text, here, pos, before, clues(word + 1)),
                    span: Span::new(offset, offset + lexeme.len),
                    tag,
                    pos,
                    head: first_token + arcs[word].head,
                    dependency: here.dependency,
                    sentence: number,
                });
                offset += lexeme.len + usize::from(batch.words[word].space_after);
            }
            let tokens = first..self.tokens.len();
            self.sentences.push(Sentence {
                span: span_of(&self.tokens[tokens.clone()]),
                tokens,
                paragraph: paragraph.number,
                section: crate::article::SectionKind::Body,
            });
        }
    }
}

fn span_of(tokens: &[Token]) -> Span {
    match tokens {
        [first, .., last] => first.span.hull(last.span),
        [only] => only.span,
        [] => Span::default(),
    }
}
