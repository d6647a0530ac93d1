//! The way of the data for one article: ingest, language, facts. The window and the headless form
//! both read articles through it.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::article::{Article, ReadingText, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{self, Fact, FactContent, FactSheet, by_hand};
use crate::guard::{Fault, guarded};
use crate::ingest::{self, IngestError, Input, Part};
use crate::language::{NamePack, Pipeline, PipelineError};

/// The version of the program, which every line that it prints tells.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Reads articles. Shared between threads; loading it takes a moment, so do it once.
#[derive(Debug)]
pub struct Engine {
    pipeline: Pipeline,
    /// What finds names in languages other than English.
    names: Option<Arc<NamePack>>,
}

/// Why an article could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The input is at fault.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The program is at fault.
    #[error("{name}: {fault}")]
    Fault {
        /// What the input is called.
        name: String,
        /// What to tell of it.
        fault: Fault,
    },
}

impl Engine {
    /// The engine with the model that is part of the program.
    ///
    /// # Errors
    /// When the embedded model is damaged.
    pub fn embedded() -> Result<Self, PipelineError> {
        Ok(Self {
            pipeline: Pipeline::embedded()?,
            names: None,
        })
    }

    /// The engine that also finds the names of people, organizations and places in articles which are not English, if
    /// there is a pack.
    #[must_use]
    pub fn with_names(self, pack: Option<Arc<NamePack>>) -> Self {
        Self {
            names: pack,
            ..self
        }
    }

    /// Reads the articles of a part of an input, in their order, and draws out their facts.
    /// `published` serves where an article tells no date.
    ///
    /// # Errors
    /// When the part cannot be read, when `cancel` was asked for, or when the part brings a fault of the
    /// program to light.
    pub fn read_part(
        &self,
        part: Part,
        published: Option<Date>,
        cancel: &CancelToken,
    ) -> Result<Vec<FactSheet>, ReadError> {
        let name = part.name();
        let read = guarded(|| {
            let read = part.read(published);
            cancel.check()?;
            let mut articles = read?;
            let sheets: Result<Vec<FactSheet>, Cancelled> = if articles.len() == 1 {
                let articles = articles.drain(..);
                articles
                    .map(|article| self.extract(article, cancel))
                    .collect()
            } else {
                let articles = articles.into_par_iter();
                articles
                    .map(|article| self.extract(article, cancel))
                    .collect()
            };
            Ok(sheets?)
        });
        read.unwrap_or_else(|fault| Err(ReadError::Fault { name, fault }))
    }

    /// Reads the one article of an input and draws out its facts. `published` serves where the input
    /// tells no date.
    ///
    /// # Errors
    /// When the input cannot be read or holds several articles, when `cancel` was asked for, or when
    /// the input brings a fault of the program to light.
    pub fn read(
        &self,
        input: &Input,
        published: Option<Date>,
        cancel: &CancelToken,
    ) -> Result<FactSheet, ReadError> {
        let read = guarded(|| {
            let article = ingest::read(input, published)?;
            Ok(self.extract(article, cancel)?)
        });
        read.unwrap_or_else(|fault| {
            let name = input.name();
            Err(ReadError::Fault { name, fault })
        })
    }

    /// Draws out the facts of an article that is loaded.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    pub fn extract(&self, article: Article, cancel: &CancelToken) -> Result<FactSheet, Cancelled> {
        let knows = |word: &str| self.pipeline.knows(word);
        let facts = match ReadingText::of(article.text.as_str(), &knows) {
            Some(reading) => {
                let mut facts = self.facts_of(&reading.article(&article), cancel)?;
                for fact in &mut facts {
                    put_back(fact, &article, &reading);
                }
                facts
            }
            None => self.facts_of(&article, cancel)?,
        };
        Ok(FactSheet {
            article: Arc::new(article),
            facts,
        })
    }

    fn facts_of(&self, article: &Article, cancel: &CancelToken) -> Result<Vec<Fact>, Cancelled> {
        let mut analysis = self.pipeline.analyse(article, cancel)?;
        if !facts::knows_language_of(&article.metadata) {
            let pack = self.names.as_ref();
            let names = pack.map(|pack| pack.names(article, cancel)).transpose()?;
            analysis = analysis.with_names(names.unwrap_or_default());
        }
        facts::extract(article, &analysis, cancel)
    }

    /// What the words of some spans say, for each kind in the order of [`FactKind::READ`]: what a
    /// fact that a person makes of them begins with.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end.
    ///
    /// [`FactKind::READ`]: crate::facts::FactKind::READ
    pub fn fill_in(
        &self,
        sheet: &FactSheet,
        spans: &[Span],
        cancel: &CancelToken,
    ) -> Result<Vec<FactContent>, Cancelled> {
        let mut readings = Vec::new();
        for (part, start) in by_hand::parts(&sheet.article, spans) {
            let read = self.extract(part, cancel)?;
            readings.push(by_hand::placed(read.facts, start));
        }
        Ok(by_hand::contents(sheet, spans, &readings))
    }
}

/// Gives a fact of the reading text its words in the text as it stands.
fn put_back(fact: &mut Fact, article: &Article, reading: &ReadingText) {
    fact.content
        .move_places(|span| reading.span_as_it_stands(span));
    for piece in &mut fact.evidence {
        piece.span = reading.span_as_it_stands(piece.span);
        piece.text = article.slice(piece.span).into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::FactKind;

    /// What the engine fills in for the words of a text, by kind.
    fn filled(text: &str, words: &str, kind: FactKind) -> FactContent {
        let engine = Engine::embedded().unwrap();
        let cancel = CancelToken::default();
        let published = Some("2024-10-02".parse().unwrap());
        let input = Input::Pasted(text.to_owned());
        let sheet = engine.read(&input, published, &cancel).unwrap();
        let at = sheet.article.text.as_str().find(words).unwrap();
        let span = sheet.article.text.span_of_bytes(at..at + words.len());
        let contents = engine.fill_in(&sheet, &[span], &cancel).unwrap();
        let place = FactKind::READ.iter().position(|known| *known == kind);
        contents[place.unwrap()].clone()
    }

    const TEXT: &str = "Harbour reopens\n\nThe harbour of Arlen reopened on Tuesday. “We waited for \
        two weeks,” Mayor Ida Holm said. Nearly 300 ships had waited.";

    #[test]
    fn the_fields_of_a_new_fact_are_read_from_its_words() {
        let FactContent::Time(time) = filled(TEXT, "Tuesday", FactKind::Time) else {
            panic!("a time");
        };
        assert_eq!(time.value.as_deref(), Some("2024-10-01"));
        // The words that a person chose count, not those that the engine took.
        let FactContent::Quantity(quantity) = filled(TEXT, "300 ships", FactKind::Quantity) else {
            panic!("a quantity");
        };
        assert_eq!((quantity.value, quantity.modifier), (Some(300.0), None));
        assert_eq!(quantity.of.as_deref(), Some("ships"));
        let FactContent::Quote(quote) = filled(TEXT, "We waited", FactKind::Quote) else {
            panic!("a quote");
        };
        assert_eq!(quote.speaker.unwrap().name, "Ida Holm");
        let FactContent::Entity(entity) = filled(TEXT, "Ida Holm", FactKind::Entity) else {
            panic!("an entity");
        };
        assert_eq!(entity.entity_type, facts::EntityType::Person);
    }

    #[test]
    fn words_of_which_the_engine_knows_nothing_say_themselves() {
        let FactContent::Claim(claim) = filled(TEXT, "of Arlen", FactKind::Claim) else {
            panic!("a statement");
        };
        assert!(claim.text.contains("of Arlen"));
    }
}
