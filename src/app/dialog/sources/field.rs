//! The things that are known of an article, as they are typed.

use sidelight_engine::article::Metadata;
use sidelight_engine::ingest::{is_of_two_days, language_name, tag_of_language, typed_date};

/// Something that is known of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its headline.
    Title,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Author,
    /// On which day it was published.
    Date,
    /// In which language it is written.
    Language,
}

/// What stands between two authors.
const AND: &str = "; ";

impl Field {
    /// All of them, as the columns of a table are.
    pub const ALL: [Self; 5] = [
        Self::Title,
        Self::Outlet,
        Self::Author,
        Self::Date,
        Self::Language,
    ];

    /// The order in which they are asked for of one article.
    pub const BELOW_EACH_OTHER: [Self; 5] = [
        Self::Outlet,
        Self::Title,
        Self::Author,
        Self::Date,
        Self::Language,
    ];

    /// Space between two columns, in points, and the room that all of them take.
    pub const GAP: f32 = 6.0;
    pub const ROOM: f32 = 800.0;

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Outlet => "Outlet",
            Self::Author => "Author",
            Self::Date => "Date",
            Self::Language => "Language",
        }
    }

    /// What stands in its place while nothing is told.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Outlet => "Outlet",
            Self::Author => "Name; name",
            Self::Date => "Day, month, year",
            Self::Language => "English",
        }
    }

    /// Width of its column, in points.
    pub fn width(self) -> f32 {
        match self {
            Self::Title => 212.0,
            Self::Outlet => 176.0,
            Self::Author => 132.0,
            Self::Date => 112.0,
            Self::Language => 96.0,
        }
    }

    /// Width where it has a line to itself, in points.
    pub fn width_alone(self, room: f32) -> f32 {
        match self {
            Self::Title | Self::Outlet | Self::Author => room,
            Self::Date | Self::Language => room.min(180.0),
        }
    }

    /// What is known.
    pub fn read(self, metadata: &Metadata) -> String {
        let text = match self {
            Self::Title => metadata.title.clone(),
            Self::Outlet => metadata.publisher.clone(),
            Self::Author => Some(metadata.byline.join(AND)),
            Self::Date => metadata.published.map(|date| date.to_string()),
            Self::Language => metadata
                .language
                .as_deref()
                .map(|tag| language_name(tag).to_owned()),
        };
        text.unwrap_or_default()
    }

    /// Keeps what was typed, which gives no trouble.
    pub fn write(self, text: &str, metadata: &mut Metadata) {
        let text = text.trim();
        let told = (!text.is_empty()).then_some(text);
        match self {
            Self::Title => metadata.title = told.map(str::to_owned),
            Self::Outlet => metadata.publisher = told.map(str::to_owned),
            Self::Author => {
                let names = text.split(AND.trim()).map(str::trim);
                let names = names.filter(|name| !name.is_empty());
                metadata.byline = names.map(str::to_owned).collect();
            }
            Self::Date => metadata.published = told.and_then(typed_date),
            Self::Language => metadata.language = told.and_then(language),
        }
    }

    /// Why what was typed cannot be kept.
    pub fn trouble(self, text: &str) -> Option<String> {
        let text = text.trim();
        match self {
            _ if text.is_empty() => None,
            Self::Date => date_trouble(text),
            Self::Language if language(text).is_none() => Some(format!(
                "“{text}” is no language that is known: write “Spanish” or “es”."
            )),
            _ => None,
        }
    }
}

/// The tag of a language that is called by its English name or by a tag, which others may know.
fn language(text: &str) -> Option<String> {
    let primary = text.split('-').next().unwrap_or_default();
    let is_tag = matches!(primary.len(), 2..=3) && primary.chars().all(|c| c.is_ascii_alphabetic());
    let named = tag_of_language(text).map(str::to_owned);
    named.or_else(|| is_tag.then(|| text.to_lowercase()))
}

/// Why what was typed is no day.
pub fn date_trouble(text: &str) -> Option<String> {
    if is_of_two_days(text) {
        Some(format!(
            "“{text}” can be two days: write the month as a word, such as 30 September 2024."
        ))
    } else if typed_date(text).is_none() {
        Some(format!(
            "“{text}” is no date: write day, month and year, such as 30 September 2024 or 2024-09-30."
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_what_is_known_afterwards() {
        let mut metadata = Metadata::default();
        for (field, text) in [
            (Field::Title, "Quay shut"),
            (Field::Outlet, "Gull Mail"),
            (Field::Author, "Ida Holm; Finn, Ada"),
            (Field::Date, "2025-03-04"),
            (Field::Language, "Spanish"),
        ] {
            assert_eq!(field.trouble(text), None, "{text}");
            field.write(text, &mut metadata);
            assert_eq!(field.read(&metadata), text);
        }
        assert_eq!(metadata.byline, ["Ida Holm", "Finn, Ada"]);
        assert_eq!(metadata.language.as_deref(), Some("es"));
        for field in Field::ALL {
            field.write(" ", &mut metadata);
        }
        assert_eq!(metadata, Metadata::default(), "emptied is not told");
    }

    #[test]
    fn languages_are_known_by_name_and_by_tag_as_they_are_shown() {
        for text in [
            "english", "English", "en", "pt-BR", "Chinese", "Persian", "deu",
        ] {
            assert_eq!(Field::Language.trouble(text), None, "{text}");
        }
        assert!(Field::Language.trouble("Klingonish").is_some());
        assert!(Field::Date.trouble("yesterday").is_some());
    }

    #[test]
    fn days_are_taken_as_people_write_them() {
        for text in [
            "2008-12-19",
            "19 December 2008",
            "Dec. 19, 2008",
            "19 DECEMBER, 2008",
            "December 19th, 2008, 09:11 GMT",
            "12/19/2008",
        ] {
            let mut metadata = Metadata::default();
            Field::Date.write(text, &mut metadata);
            assert_eq!(Field::Date.read(&metadata), "2008-12-19", "{text}");
        }
    }
}
