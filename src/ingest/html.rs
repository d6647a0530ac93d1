//! Web pages: the article's main content.

use rs_trafilatura::Options;

use super::IngestError;
use super::draft::Draft;

/// Reads the article on a page.
pub fn read(name: &str, page: &str, url: Option<&str>) -> Result<Draft, IngestError> {
    let options = Options {
        url: url.map(str::to_owned),
        ..Options::default()
    };
    let found = rs_trafilatura::extract_with_options(page, &options).map_err(|error| {
        IngestError::BadPage {
            name: name.to_owned(),
            reason: error.to_string(),
        }
    })?;
    let mut draft = Draft::default();
    if let Some(title) = &found.metadata.title {
        draft.push(title, Some(crate::article::SectionKind::Headline));
    }
    for line in found.content_text.lines() {
        draft.push(line, None);
    }
    draft.metadata.title = found.metadata.title;
    draft.metadata.publisher = found.metadata.sitename;
    draft.metadata.language = found.metadata.language;
    draft.url = found.metadata.url;
    Ok(draft)
}
