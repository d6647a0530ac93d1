//! The names of fields in exports of news databases, in the languages in which they come.

use crate::ingest::patterns::pattern;

/// What a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The headline.
    Title,
    /// The authors.
    Byline,
    /// The standfirst.
    Summary,
    /// The paper.
    Publisher,
    /// Paper, place and day in one.
    PublisherAndDay,
    /// The day of publication.
    Published,
    /// The web address.
    Url,
    /// The language.
    Language,
    /// The text begins behind the colon.
    Text,
    /// Something else in the head.
    Head,
    /// Something else behind the text.
    Tail,
}

/// The keys by their names in lower case.
const KEYS: &[(Key, &[&str])] = &[
    (Key::Title, &["headline", "title"]),
    (
        Key::Byline,
        &[
            "byline",
            "author",
            "authors",
            "autor",
            "auteur",
            "autoren",
            "verfasser",
            "auteurs",
        ],
    ),
    (
        Key::Summary,
        &["highlight", "abstract", "highlights", "zusammenfassung"],
    ),
    (
        Key::Publisher,
        &[
            "publication title",
            "source",
            "quelle",
            "journal",
            "newspaper",
        ],
    ),
    (Key::PublisherAndDay, &["publication info"]),
    (
        Key::Published,
        &["publication date", "date", "datum", "publication-date"],
    ),
    (Key::Url, &["url", "links", "link", "document url"]),
    (
        Key::Language,
        &["language", "sprache", "langue", "language of publication"],
    ),
    (Key::Text, &["full text", "text", "volltext", "texte"]),
    (
        Key::Head,
        &[
            "section",
            "length",
            "dateline",
            "series",
            "rubrik",
            "länge",
            "longueur",
            "rubrique",
            "edition",
            "find a copy",
            "column",
            "ressort",
            "page",
            "pages",
        ],
    ),
    (
        Key::Tail,
        &[
            "load-date",
            "publication-type",
            "publication type",
            "subject",
            "graphic",
            "update",
            "publikationstyp",
            "type",
            "journal code",
            "correction-date",
            "organization",
            "company",
            "ticker",
            "industry",
            "geographic",
            "person",
            "country",
            "city",
            "state",
            "publisher",
            "document type",
            "proquest document id",
            "copyright",
            "database",
            "classification",
            "location",
            "people",
            "publication year",
            "country of publication",
            "issn",
            "place of publication",
            "last updated",
            "identifier / keyword",
            "notes",
            "load date",
            "company / organization",
            "source type",
            "publication subject",
            "accession number",
        ],
    ),
];

/// Names that stand in the head in one database and behind the text in another.
pub fn may_follow(key: Key) -> bool {
    !matches!(key, Key::Byline | Key::Summary | Key::Text | Key::Head)
}

pattern!(FIELD = r"^(?<key>\p{L}[\p{L} /-]{2,30}?)\s*:\s*(?<value>.*)$");
pattern!(LENGTH = r"(?i)^[\d.,]+\s+(?:words|wörter|mots|palabras|parole|woorden)$");
pattern!(
    COPYRIGHT = r"(?i)^(?:copyright\b|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits réservés)"
);

/// The field that a line holds, and its value.
pub fn field(line: &str) -> Option<(Key, &str)> {
    let found = FIELD.captures(line)?;
    let name = found["key"].to_lowercase();
    let (key, _) = KEYS
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()))?;
    Some((*key, found.name("value")?.as_str().trim()))
}

/// "289 words"
pub fn is_length(line: &str) -> bool {
    LENGTH.is_match(line)
}

/// "© 2026 The Harbour Courier"
pub fn is_copyright(line: &str) -> bool {
    COPYRIGHT.is_match(line)
}

/// The line alone before a text, and the one behind it.
pub fn is_before_text(line: &str) -> bool {
    ["body", "text", "fließtext", "corps"].contains(&line.to_lowercase().as_str())
}

/// The line alone behind a text.
pub fn is_behind_text(line: &str) -> bool {
    ["classification", "klassifizierung", "correction appended"]
        .contains(&line.to_lowercase().as_str())
}
