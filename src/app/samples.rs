//! The sample story that comes with the program.

use std::sync::LazyLock;

use sidelight_engine::article::ArticleId;
use sidelight_engine::ingest::{Input, id_of_file};

macro_rules! sample {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../assets/samples/", $name)),
        )
    };
}

/// The files of the story.
const FILES: [(&str, &[u8]); 4] = [
    sample!("northbridge-wire.html"),
    sample!("meridian-post.html"),
    sample!("potomac-courier.txt"),
    sample!("coalition-statement.md"),
];

static ARTICLES: LazyLock<Vec<ArticleId>> =
    LazyLock::new(|| FILES.iter().map(|(_, bytes)| id_of_file(bytes)).collect());

/// The articles of the story, to be read.
pub fn inputs() -> Vec<Input> {
    let embedded = FILES.map(|(name, bytes)| Input::Embedded { name, bytes });
    embedded.into()
}

/// The articles of the story, once they are read.
pub fn articles() -> &'static [ArticleId] {
    &ARTICLES
}
