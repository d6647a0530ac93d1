//! Columns of tables and fields of records by the names that programs give them.

use std::collections::HashMap;

use crate::article::Metadata;

use super::draft::Draft;
use super::html;
use super::readers::plain;
use super::sections::names;
use super::{IngestError, dates};

/// What a column or field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// The article's text.
    Text,
    /// The article as a page or a piece of one.
    Html,
    /// A standfirst or abstract.
    Summary,
    /// Who wrote it.
    Byline,
    /// The day of publication.
    Published,
    /// Paper, site or channel.
    Publisher,
    /// Where that took it from.
    Source,
    /// Its web address.
    Url,
    /// Its language.
    Language,
}

/// The names of each field, letters and digits only, in the order of how well they fit.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Title,
        &[
            "title",
            "headline",
            "titel",
            "titre",
            "titulo",
            "titolo",
            "überschrift",
            "heading",
            "documenttitle",
            "articletitle",
            "titlepage",
        ],
    ),
    (
        Field::Text,
        &[
            "text",
            "fulltext",
            "maintext",
            "body",
            "articletext",
            "articlebody",
            "content",
            "articlecontent",
            "story",
            "texte",
            "inhalt",
            "volltext",
            "testo",
            "texto",
            "bodytext",
            "plaintext",
            "cleantext",
            "artikeltext",
        ],
    ),
    (
        Field::Html,
        &[
            "html",
            "contenthtml",
            "bodyhtml",
            "bodyxhtml",
            "rawhtml",
            "articlehtml",
            "pagehtml",
        ],
    ),
    (
        Field::Summary,
        &[
            "summary",
            "abstract",
            "description",
            "lead",
            "standfirst",
            "teaser",
            "excerpt",
            "subtitle",
            "deck",
        ],
    ),
    (
        Field::Byline,
        &[
            "byline",
            "author",
            "authors",
            "autor",
            "auteur",
            "auteurs",
            "autore",
            "writer",
            "creator",
            "journalist",
            "reporter",
        ],
    ),
    (
        Field::Published,
        &[
            "published",
            "publishdate",
            "datepublish",
            "datepublished",
            "publicationdate",
            "pubdate",
            "publishedat",
            "publishedon",
            "date",
            "datum",
            "fecha",
            "data",
            "loaddate",
            "day",
            "dateofpublication",
            "publicationday",
            "firstcreated",
            "created",
            "createdat",
            "timestamp",
            "dateissued",
        ],
    ),
    (
        Field::Publisher,
        &[
            "publisher",
            "publication",
            "outlet",
            "medianame",
            "newspaper",
            "paper",
            "sourcename",
            "source",
            "publicationtitle",
            "pubtitle",
            "media",
            "medium",
            "quelle",
            "journal",
            "zeitung",
            "site",
            "sitename",
            "sourcedomain",
            "domain",
            "copyrightholder",
            "feedname",
        ],
    ),
    (
        Field::Source,
        &["originalsource", "agency", "newsagency", "credit"],
    ),
    (
        Field::Url,
        &[
            "url",
            "link",
            "articleurl",
            "sourceurl",
            "weburl",
            "canonicalurl",
            "permalink",
            "guid",
            "href",
            "adresse",
            "documenturl",
        ],
    ),
    (
        Field::Language,
        &[
            "language",
            "lang",
            "sprache",
            "langue",
            "idioma",
            "articlelanguage",
        ],
    ),
];

/// The field that a name means, and how well it fits: the less the better.
pub fn of_name(name: &str) -> Option<(Field, usize)> {
    let bare: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    NAMES.iter().find_map(|(field, names)| {
        let fit = names.iter().position(|known| *known == bare)?;
        Some((*field, fit))
    })
}

/// Which of some names holds which field; of two names for one field the better counts.
pub fn of_names<'a>(names: impl Iterator<Item = &'a str>) -> HashMap<Field, usize> {
    let mut found: HashMap<Field, (usize, usize)> = HashMap::new();
    for (index, name) in names.enumerate() {
        if let Some((field, fit)) = of_name(name) {
            let best = found.entry(field).or_insert((index, fit));
            if fit < best.1 {
                *best = (index, fit);
            }
        }
    }
    let places = found.into_iter();
    places.map(|(field, (index, _))| (field, index)).collect()
}

/// What a record says in its fields.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What stands in each field; blank ones are left out.
    pub values: HashMap<Field, String>,
    /// The authors, where the record lists them one by one.
    pub authors: Vec<String>,
    /// How its dates are written.
    pub order: Option<dates::Order>,
}

impl Told {
    /// Keeps what a field holds unless it is blank.
    pub fn put(&mut self, field: Field, value: &str) {
        let value = value.trim();
        if !value.is_empty() && !matches!(value.to_lowercase().as_str(), "nan" | "null" | "none") {
            self.values.insert(field, value.to_owned());
        }
    }

    fn get(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(String::as_str)
    }

    /// What the fields say of the article.
    pub fn metadata(&self) -> Metadata {
        Metadata {
            title: self.get(Field::Title).map(html::plain_line),
            byline: if self.authors.is_empty() {
                names::credited(self.get(Field::Byline).unwrap_or_default())
            } else {
                let authors = self.authors.iter();
                names::distinct(authors.flat_map(|author| names::credited(author)))
            },
            published: self
                .get(Field::Published)
                .and_then(|told| match self.order {
                    Some(order) => dates::parse_ordered(told, order),
                    None => dates::parse_in(told, self.get(Field::Language)),
                }),
            publisher: self.get(Field::Publisher).map(publisher),
            original_source: self.get(Field::Source).map(str::to_owned),
            language: self.get(Field::Language).and_then(language_tag),
        }
    }

    /// The article of the record; `None` where it has no text.
    ///
    /// # Errors
    /// When its markup cannot be taken apart.
    pub fn draft(&self, name: &str) -> Result<Option<Draft>, IngestError> {
        let metadata = self.metadata();
        let summary = self.get(Field::Summary).map(html::plain_line);
        let text = self.get(Field::Html).or_else(|| self.get(Field::Text));
        let (Some(text), summary) = text.map_or((summary.as_deref(), None), |text| {
            (Some(text), summary.as_deref())
        }) else {
            return Ok(None);
        };
        let starts_text = summary.is_some_and(|summary| text.contains(summary));
        let mut draft = Draft::told(metadata, summary.filter(|_| !starts_text));
        if html::is_markup(text) {
            draft.push_blocks(&html::fragment(name, text)?);
        } else {
            draft.push_text(&plain::read(&plain::clean(text)));
        }
        draft.url = self.get(Field::Url).map(str::to_owned);
        Ok(Some(draft))
    }
}

/// The name of a paper; of an address its host.
fn publisher(told: &str) -> String {
    html::host(told).unwrap_or(told).to_owned()
}

/// "en-GB", "EN", "eng" and "English" as BCP 47 writes them, without a region.
pub fn language_tag(told: &str) -> Option<String> {
    let primary = told.split(['-', '_']).next()?.trim().to_lowercase();
    if primary.len() == 2 && primary.chars().all(|c| c.is_ascii_lowercase()) {
        return Some(primary);
    }
    super::language::tag_of_name(&primary).map(str::to_owned)
}
