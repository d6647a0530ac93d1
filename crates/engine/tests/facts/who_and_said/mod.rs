//! Who the article names, what they are and what they said, read from text as a person pastes it.

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::facts::{Entity, FactContent, FactSheet, Quote, Role};
use sidelight_engine::ingest::Input;

use crate::ENGINE;

mod said;
mod who;

fn read(text: &str) -> FactSheet {
    let input = Input::Pasted(text.to_owned());
    ENGINE
        .read(&input, None, &CancelToken::default())
        .expect("the text is readable")
}

fn entities(sheet: &FactSheet) -> impl Iterator<Item = &Entity> {
    sheet.facts.iter().filter_map(|fact| match &fact.content {
        FactContent::Entity(entity) => Some(entity),
        _ => None,
    })
}

fn roles(sheet: &FactSheet) -> Vec<&Role> {
    let roles = sheet.facts.iter().filter_map(|fact| match &fact.content {
        FactContent::Role(role) => Some(role),
        _ => None,
    });
    roles.collect()
}

/// Each quote with its words, pieces joined by a bar.
fn quotes(sheet: &FactSheet) -> Vec<(&Quote, String)> {
    let quotes = sheet.facts.iter().filter_map(|fact| match &fact.content {
        FactContent::Quote(quote) => {
            let words: Vec<&str> = fact.evidence.iter().map(|piece| &*piece.text).collect();
            Some((quote, words.join(" | ")))
        }
        _ => None,
    });
    quotes.collect()
}

fn speaker<'a>(quotes: &'a [(&Quote, String)], words: &str) -> Option<&'a str> {
    let (quote, _) = quotes
        .iter()
        .find(|(_, content)| content.contains(words))
        .unwrap_or_else(|| panic!("no quote holds {words:?}: {quotes:#?}"));
    quote.speaker.as_ref().map(|speaker| speaker.name.as_str())
}
