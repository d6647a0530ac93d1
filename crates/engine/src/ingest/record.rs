//! A line of JSON Lines.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::article::{Article, ArticleId};

use super::document::{Document, MAX_ARTICLE, Opened, Origin, check_size};
use super::fields::Told;
use super::readers::{json, page, plain};
use super::{IngestError, dates, html};

/// Reads a record. Its text stays as it is, but for line breaks and a byte-order mark, so that
/// offsets into the original keep their meaning. A page that it names by path is read from below
/// `pages` alone: whoever wrote the line must not choose among all files of the reader.
pub fn read(line: &str, origin: &Origin, pages: Option<&Path>) -> Result<Article, IngestError> {
    let bad_line = |reason: String| IngestError::BadRecord {
        name: origin.name(),
        reason,
    };
    let record: Value = serde_json::from_str(line).map_err(|error| bad_line(error.to_string()))?;
    if !record.is_object() {
        return Err(bad_line("it is no object".to_owned()));
    }
    let told = |key: &str| record.get(key).and_then(Value::as_str).map(str::trim);
    let words = |key: &str| {
        told(key)
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
    };
    let id =
        told_name(record.get("id")).map_err(|reason| bad_line(format!("its \"id\" {reason}")))?;
    let id = id.map(|id| id.trim().to_owned());
    let name = id.clone().unwrap_or_else(|| origin.name());
    let bad = |reason: String| IngestError::BadRecord {
        name: name.clone(),
        reason,
    };
    let published = match words("published") {
        None => None,
        Some(told) => {
            let reason = || bad(format!("\"{told}\" under \"published\" is not a date"));
            Some(dates::parse(&told).ok_or_else(reason)?)
        }
    };

    // What other programs call the same things.
    let fields = json::told(&record);
    let mut article = if let Some(text) = record.get("text").and_then(Value::as_str) {
        of_text(text, &fields, &name)?
    } else if let Some(page) = record.get("html").and_then(Value::as_str) {
        of_page(&name, page, told("url"), pages)?
    } else if let Some(draft) = fields.draft(&name)? {
        draft.into_article(line.as_bytes())
    } else {
        return Err(bad("it has neither \"text\" nor \"html\"".to_owned()));
    };

    if let Some(id) = &id {
        article.id = ArticleId::new(id);
    }
    article.metadata.title = words("title").or(article.metadata.title);
    article.metadata.published = published.or(article.metadata.published);
    article.provenance.url = words("url").or(article.provenance.url);
    Ok(article)
}

/// What a key names something by: text, or a number as it is written; `None` where it says nothing.
///
/// # Errors
/// When it is something else, with what is wrong with it.
pub fn told_name(value: Option<&Value>) -> Result<Option<String>, &'static str> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(name)) => Ok((!name.trim().is_empty()).then(|| name.clone())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err("is neither text nor a number"),
    }
}

fn of_text(text: &str, fields: &Told, name: &str) -> Result<Article, IngestError> {
    check_size(name, text.len() as u64, MAX_ARTICLE)?;
    let clean = plain::with_unix_lines(text);
    if clean.trim().is_empty() {
        return Err(IngestError::Empty {
            name: name.to_owned(),
        });
    }
    let mut draft = plain::read(&clean);
    draft.metadata = fields.metadata();
    Ok(draft.into_article(text.as_bytes()))
}

/// A page has a tag in it; everything else is the path of one.
fn of_page(
    name: &str,
    page: &str,
    url: Option<&str>,
    pages: Option<&Path>,
) -> Result<Article, IngestError> {
    if page.contains('<') {
        check_size(name, page.len() as u64, MAX_ARTICLE)?;
        let draft = html::read(name, page, url)?;
        return Ok(draft.into_article(page.as_bytes()));
    }
    let path = below(pages, page).map_err(|reason| IngestError::BadRecord {
        name: name.to_owned(),
        reason,
    })?;
    let mut document: Document = Opened::file(&path)?.into_document(MAX_ARTICLE)?;
    document.origin.url = url.map(str::to_owned);
    let draft = page::read_one(&document)?;
    let mut article = draft.into_article(&document.bytes);
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
