//! Files in which people have articles, made here with made-up text: each gives its articles with
//! what the file tells of them, or a sentence that says why not.
mod archives;
mod documents;
mod lists;
mod pdf;

use std::path::PathBuf;

use sidelight_engine::article::Article;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::ingest::{self, Input};

/// The body of a made-up article.
pub(crate) const BODY: [&str; 2] = [
    "The harbour of Arlen was shut on Sunday after a storm had torn the last of its ropes, the mayor said.",
    "Some 450 ships wait outside, and the first of them is to be let in on Tuesday.",
];

/// The articles of a file, and why others could not be read.
pub(crate) fn read(name: &str, bytes: &[u8]) -> (Vec<Article>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_path(path)
}

/// The articles of a file or folder, and why others could not be read.
pub(crate) fn read_path(path: PathBuf) -> (Vec<Article>, Vec<String>) {
    let mut articles = Vec::new();
    let mut failures = Vec::new();
    for part in ingest::walk([Input::File(path)], &CancelToken::default()) {
        match part.and_then(|part| part.read(None)) {
            Ok(found) => articles.extend(found),
            Err(error) => failures.push(error.to_string()),
        }
    }
    (articles, failures)
}

/// A ZIP archive of these files.
pub(crate) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // The kind of an office document stands in its first part as it is, by their standards.
        let options = zip::write::SimpleFileOptions::default();
        let options = match *name {
            "mimetype" => options.compression_method(zip::CompressionMethod::Stored),
            _ => options,
        };
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The titles of articles.
pub(crate) fn titles(articles: &[Article]) -> Vec<&str> {
    let titles = articles.iter();
    titles
        .filter_map(|article| article.metadata.title.as_deref())
        .collect()
}
