//! What is known of an article, under the names by which files of other programs hold it: written and
//! read back alike.

use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance, Text};

use super::incoming::IncomingArticle;

/// The names, in the order of [`values`].
pub const NAMES: [&str; 9] = [
    "article",
    "title",
    "byline",
    "publisher",
    "published",
    "original_source",
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
        Some(metadata.byline.join("; ")).filter(|it| !it.is_empty()),
        metadata.publisher.clone(),
        metadata.published.map(|day| day.to_string()),
        metadata.original_source.clone(),
        metadata.language.clone(),
        provenance.url.clone(),
        Some(provenance.sha256.clone()).filter(|it| !it.is_empty()),
    ]
}

/// The article of a text, of which a file tells these values.
pub fn article(text: &str, told: impl Fn(&str) -> Option<String>) -> IncomingArticle {
    let [
        id,
        title,
        byline,
        publisher,
        published,
        original_source,
        language,
        url,
        sha256,
    ] = NAMES.map(told);
    IncomingArticle {
        id: id.map(|id| ArticleId::new(&id)),
        metadata: Metadata {
            title,
            byline: byline.map_or_else(Vec::new, |names| {
                let names = names.split(';').map(str::trim);
                names
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned)
                    .collect()
            }),
            publisher,
            published: published.and_then(|day| day.parse().ok()),
            original_source,
            language,
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
