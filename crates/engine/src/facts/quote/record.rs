//! The record of a quote.

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::facts::{Evidence, Phrase, Record, SOMEBODY, words_of};

/// Words of a speaker; the content is the evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Quote {
    /// Whose words stand there.
    pub mode: QuoteMode,
    /// Who said it; `None` where the article does not tell.
    pub speaker: Option<Speaker>,
    /// The words that tell it was said ("warned", "according to").
    pub cue: Option<Phrase>,
    /// To whom it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
}

/// Whose words stand in a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuoteMode {
    /// All within quotation marks.
    Direct,
    /// The article's own words.
    Indirect,
    /// Some within quotation marks.
    Mixed,
}

/// The speaker of a quote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Speaker {
    /// The name the mention stands for, pronouns resolved; the mention itself where it names nobody.
    pub name: String,
    /// The mention beside the cue.
    #[serde(flatten)]
    pub span: Span,
}

impl Record for Quote {
    fn of_words(_: &Article, _: Span, words: String) -> Self {
        Self {
            mode: if words.starts_with(['“', '"', '‘', '«', '„']) {
                QuoteMode::Direct
            } else {
                QuoteMode::Indirect
            },
            speaker: None,
            cue: None,
            addressee: None,
        }
    }

    fn summary(&self, evidence: &[Evidence]) -> String {
        let words = words_of(evidence);
        let speaker = self
            .speaker
            .as_ref()
            .map_or(SOMEBODY, |speaker| &speaker.name);
        match self.mode {
            QuoteMode::Direct => {
                let bare =
                    words.trim_matches(|c: char| "\"“”„«»‘’'".contains(c) || c.is_whitespace());
                format!("{speaker}: “{bare}”")
            }
            QuoteMode::Indirect | QuoteMode::Mixed => format!("{speaker}: {words}"),
        }
    }

    fn elsewhere(&mut self, _: &Article, span: Span, _: bool) {
        self.cue = None;
        if let Some(speaker) = &mut self.speaker {
            speaker.span = Span::new(span.start, span.start);
        }
    }

    fn places(&self) -> Vec<Span> {
        let speaker = self.speaker.iter().map(|speaker| speaker.span);
        speaker.chain(self.cue.iter().map(|cue| cue.span)).collect()
    }

    fn move_places(&mut self, place: &dyn Fn(Span) -> Span) {
        if let Some(speaker) = &mut self.speaker {
            speaker.span = place(speaker.span);
        }
        if let Some(cue) = &mut self.cue {
            cue.span = place(cue.span);
        }
    }

    fn names(&self) -> Vec<&str> {
        let speaker = self.speaker.as_ref();
        vec![speaker.map_or("", |speaker| &speaker.name)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direct_quotes_stand_in_one_pair_of_marks() {
        let quote = Quote {
            mode: QuoteMode::Direct,
            speaker: None,
            cue: None,
            addressee: None,
        };
        let words = [Evidence {
            span: Span::new(0, 12),
            text: "“We\nwill win”".into(),
            mention: None,
        }];
        let content = crate::facts::FactContent::Quote(quote);
        assert_eq!(content.summary(&words), "Somebody: “We will win”");
    }
}
