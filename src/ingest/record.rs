//! A line of JSON Lines.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::article::{Article, ArticleId};

use super::source::{self, Document};
use super::{IngestError, dates, format, html, plain};

/// The fields that are read; others are left aside.
#[derive(Debug, Deserialize)]
struct Record {
    id: Option<String>,
    title: Option<String>,
    published: Option<String>,
    url: Option<String>,
    text: Option<String>,
    html: Option<String>,
}

/// Reads a record. Its text stays as it is, but for line breaks and a byte-order mark, so that
/// offsets into the original keep their meaning. A page that it names by path is read from below
/// `pages` alone: whoever wrote the line must not choose among all files of the reader.
pub fn read(line: &str, pages: Option<&Path>) -> Result<Article, IngestError> {
    let record: Record = serde_json::from_str(line).map_err(|error| IngestError::BadRecord {
        name: format!("{}…", &line[..line.floor_char_boundary(40)]),
        reason: error.to_string(),
    })?;
    let name = record.id.clone().unwrap_or_else(|| "record".to_owned());
    let bad = |reason: String| IngestError::BadRecord {
        name: name.clone(),
        reason,
    };
    let published = match record.published.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(told) => {
            let reason = || bad(format!("\"{told}\" under \"published\" is not a date"));
            Some(dates::parse(told).ok_or_else(reason)?)
        }
    };

    let mut article = if let Some(text) = &record.text {
        source::check_size(&name, text.len() as u64)?;
        let clean = plain::with_unix_lines(text);
        if clean.trim().is_empty() {
            return Err(IngestError::Empty { name });
        }
        let mut draft = plain::read(&clean);
        draft.metadata.title.clone_from(&record.title);
        draft.metadata.published = published;
        draft.into_article(text.as_bytes())
    } else if let Some(page) = &record.html {
        read_page(&name, page, record.url.as_deref(), pages)?
    } else {
        return Err(bad("it has neither \"text\" nor \"html\"".to_owned()));
    };

    if let Some(id) = &record.id {
        article.id = ArticleId::new(id);
    }
    article.metadata.title = record.title.or(article.metadata.title);
    article.metadata.published = published.or(article.metadata.published);
    article.provenance.url = record.url.or(article.provenance.url);
    Ok(article)
}

/// A page has a tag in it; everything else is the path of one.
fn read_page(
    name: &str,
    page: &str,
    url: Option<&str>,
    pages: Option<&Path>,
) -> Result<Article, IngestError> {
    if page.contains('<') {
        source::check_size(name, page.len() as u64)?;
        let draft = html::read(name, page, url)?;
        return Ok(draft.into_article(page.as_bytes()));
    }
    let path = below(pages, page).map_err(|reason| IngestError::BadRecord {
        name: name.to_owned(),
        reason,
    })?;
    let document = Document {
        ending: "html".to_owned(),
        url: url.map(str::to_owned),
        ..source::read_file(&path)?
    };
    let mut article = format::read(&document)?.into_article(&document.bytes);
    article.provenance.file = Some(path);
    Ok(article)
}

/// The file of a path that a record names, which must lie below a folder, links followed.
fn below(pages: Option<&Path>, page: &str) -> Result<PathBuf, String> {
    let Some(folder) = pages else {
        return Err(
            "its \"html\" is the path of a page, and no folder of pages was given".to_owned(),
        );
    };
    let gone = |path: &Path| format!("{}: there is no such file", path.display());
    let path = folder.join(page);
    let folder = folder.canonicalize().map_err(|_| gone(folder))?;
    let target = path.canonicalize().map_err(|_| gone(&path))?;
    if !target.starts_with(&folder) {
        return Err(format!("{page} lies outside the folder of pages"));
    }
    Ok(path)
}
