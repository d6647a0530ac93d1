//! What the engine fills in for a fact that a person makes, read on a thread of its own.

use std::sync::Arc;

use super::background::Latest;
use super::loading::SharedEngine;
use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::facts::{FactContent, FactId, FactSheet};
use sidelight_project::StepNumber;

/// The words that a fact is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The article.
    pub article: ArticleId,
    /// The pieces, in the order of the text; at least one.
    pub spans: Vec<Span>,
}

/// Words of a fact whose edges are being moved: however many keys that takes, it is one step of the
/// history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsMoved {
    /// The article.
    pub article: ArticleId,
    /// The fact.
    pub fact: FactId,
    /// Which of the pieces that it rests on.
    pub piece: usize,
    /// The step.
    pub step: StepNumber,
}

/// Reads the words of a fact in the making.
pub struct Filler {
    engine: SharedEngine,
    latest: Latest<Words, Vec<FactContent>>,
}

impl Filler {
    /// A filler that wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context, engine: SharedEngine) -> Self {
        Self {
            engine,
            latest: Latest::new(ctx),
        }
    }

    /// Starts to read words.
    pub fn want(&mut self, sheet: Arc<FactSheet>, spans: Vec<Span>) {
        let engine = Arc::clone(&self.engine);
        let words = Words {
            article: sheet.article.id.clone(),
            spans: spans.clone(),
        };
        self.latest.stop();
        self.latest.start(words, move |cancel| {
            match engine.get() {
                Some(Ok(engine)) => engine.fill_in(&sheet, &spans, cancel),
                // Without an engine what is known of the article has to do.
                _ => Ok(sidelight_engine::facts::by_hand::contents(
                    &sheet,
                    &spans,
                    &[],
                )),
            }
        });
    }

    /// What was read, once: what the words say, by kind.
    pub fn poll(&mut self) -> Option<Vec<FactContent>> {
        self.latest.poll();
        self.latest.take()
    }
}
