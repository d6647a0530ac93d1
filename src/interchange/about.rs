//! What is known of an article, under the names by which files of other programs hold it: written and
//! read back alike.

use crate::article::{Article, ArticleId, Metadata, Provenance, Text};

use super::incoming::IncomingArticle;

/// The names, in the order of [`values`].
pub const NAMES: [&str; 7] = [
    "article",
    "title",
    "publisher",
    "published",
    "language",
    "url",
    "sha256",
];

/// What is known of an article, in the order of [`NAMES`].
pub fn values(article: &Article) -> [Option<String>; NAMES.len()] {
    let (metadata, provenance) = (&article.metadata, &article.provenance);
    [
        Some(article.id.to_string()),
        metadata.title.clone(),
        metadata.publisher.clone(),
        metadata.published.map(|day| day.to_string()),
        metadata.language.clone(),
        provenance.url.clone(),
        Some(provenance.sha256.clone()).filter(|it| !it.is_empty()),
    ]
}

/// The article of a text, of which a file tells these values.
pub fn article(text: &str, told: impl Fn(&str) -> Option<String>) -> IncomingArticle {
    let [id, title, publisher, published, language, url, sha256] = NAMES.map(told);
    IncomingArticle {
        id: id.map(|id| ArticleId::new(&id)),
        metadata: Metadata {
            title,
            publisher,
            published: published.and_then(|day| day.parse().ok()),
            language,
            ..Metadata::default()
        },
        provenance: Provenance {
            url,
            sha256: sha256.unwrap_or_default(),
            ..Provenance::default()
        },
        text: Some(Text::from(text)),
        ..IncomingArticle::default()
    }
}
