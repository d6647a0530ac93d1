//! The steps of the analysis, one after the other.

use crate::article::Article;
use crate::cancel::{CancelToken, Cancelled};

use super::Analysis;
use super::assembly::Assembly;
use super::batch::{self, Batch};
use super::encoder::{Encoder, Feature};
use super::lexicon::Lexicon;
use super::paragraphs::paragraphs_of;
use super::parser::Parser;
use super::projectivity::lower_arcs;
use super::recogniser::Recogniser;
use super::tagger::Tagger;
use super::tokenizer::{Memory, Tokenizer};
use super::weights::{File, Weights};
use super::word_vectors::WordVectors;

/// The English pipeline, ready to run. Shared between threads.
#[derive(Debug)]
pub struct Pipeline {
    tokenizer: Tokenizer,
    /// Serves the tagger and the parser.
    syntax_encoder: Encoder,
    tagger: Tagger,
    parser: Parser,
    /// Serves the recogniser.
    name_encoder: Encoder,
    recogniser: Recogniser,
}

/// The pipeline's weights cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PipelineError {
    /// The embedded weights do not have the expected form.
    #[error("the language model inside the program is damaged: {0}")]
    Damaged(String),
}

impl Pipeline {
    /// The pipeline whose weights are part of the program.
    ///
    /// # Errors
    /// When the embedded weights do not have the expected form.
    pub fn embedded() -> Result<Self, PipelineError> {
        use Feature::{IsSpace, Norm, Prefix, Shape, SpaceAfter, Suffix};

        let of_syntax = Weights::embedded(File::Syntax)?;
        let of_names = Weights::embedded(File::Names)?;
        let syntax = [Norm, Prefix, Suffix, Shape, SpaceAfter, IsSpace];
        let names = [Norm, Prefix, Suffix, Shape];
        let vectors = WordVectors::embedded()?;
        Ok(Self {
            tokenizer: Tokenizer::embedded(),
            syntax_encoder: Encoder::load(&of_syntax, "syntax", &syntax, None)?,
            tagger: Tagger::load(&of_syntax)?,
            parser: Parser::load(&of_syntax)?,
            name_encoder: Encoder::load(&of_names, "names", &names, Some(vectors))?,
            recogniser: Recogniser::load(&of_names)?,
        })
    }

    /// Whether a word in lower case is a common one of the language, in any of its forms.
    pub fn knows(&self, word: &str) -> bool {
        self.name_encoder.knows(word)
    }

    /// Analyses an article.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub fn analyse(&self, article: &Article, cancel: &CancelToken) -> Result<Analysis, Cancelled> {
        let text = article.text.as_str();
        let mut memory = Memory::default();
        let mut batch = Batch::default();
        let mut assembly = Assembly::new(article);
        for (number, range) in paragraphs_of(article).into_iter().enumerate() {
            let mut start = article.text.offset_of(range.start);
            let words = self.tokenizer.tokenize(&text[range], &mut memory);
            for part in batch::parts(&words, &memory.lexicon) {
                batch.push(number, start, part);
                start += batch::text_len(part, &memory.lexicon);
                if batch.is_full() {
                    cancel.check()?;
                    self.analyse_batch(&batch, &memory.lexicon, &mut assembly);
                    batch = Batch::default();
                }
            }
        }
        cancel.check()?;
        self.analyse_batch(&batch, &memory.lexicon, &mut assembly);
        Ok(assembly.finish())
    }

    fn analyse_batch(&self, batch: &Batch, lexicon: &Lexicon, assembly: &mut Assembly) {
        let vectors = self.syntax_encoder.encode(batch, lexicon);
        let tags = self.tagger.tag(&vectors);
        let mut arcs = self.parser.parse(&vectors, batch);
        let is_space = |word: usize| lexicon.get(batch.words[word].lexeme).is_space;
        for paragraph in &batch.paragraphs {
            lower_arcs(&mut arcs, &paragraph.words, is_space);
        }
        let first = assembly.len();
        assembly.push_tokens(batch, lexicon, &tags, &arcs);
        let vectors = self.name_encoder.encode(batch, lexicon);
        let places = assembly.places_from(first);
        assembly.push_names(first, self.recogniser.recognise(&vectors, &places));
    }
}
