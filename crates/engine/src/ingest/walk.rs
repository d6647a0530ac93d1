//! From what a person gives to the parts that hold articles: through folders, archives, boxes of
//! mail and lists of records. Nothing is lost without a word: what cannot be read is an error in
//! its place, and the rest follows.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufReader, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::Article;
use crate::cancel::CancelToken;
use crate::guard::{Fault, guarded};

use super::apart;
use super::document::{Document, Opened, Origin, unreadable};
use super::draft::Draft;
use super::formats::{self, Format, Reader};
use super::readers::lines;
use super::{IngestError, Input, html, record};

/// Archives in archives, messages in messages: so deep that only a trap goes deeper.
const MAX_DEPTH: usize = 6;

/// Most parts that one file of a person may hold: more than any paper prints in ten years.
const MAX_PARTS: usize = 1_000_000;

/// What one or more articles are read from. Finding parts is quick; reading them is the work, which
/// may go on side by side.
#[derive(Debug)]
pub struct Part {
    origin: Origin,
    content: Content,
    cancel: CancelToken,
}

#[derive(Debug)]
enum Content {
    Document(Document, &'static Format),
    Draft(Box<Draft>),
    Unread(IngestError),
    Record {
        line: String,
        /// Below which folder a page may lie that it names by path.
        pages: Option<Arc<Path>>,
    },
}

impl Part {
    /// What messages call it.
    pub fn name(&self) -> String {
        self.origin.name()
    }

    /// The number of the line that it is, from 1, in a file of records.
    pub fn line(&self) -> Option<usize> {
        self.origin.line
    }

    /// The line of JSON Lines, where it is one.
    pub fn record(&self) -> Option<&str> {
        match &self.content {
            Content::Record { line, .. } => Some(line),
            _ => None,
        }
    }

    /// Whether the main text has to be found in a page.
    pub fn is_page(&self) -> bool {
        matches!(&self.content, Content::Document(_, format) if format.is_page())
    }

    /// Reads its articles, at least one. `published` is the day of publication of those that tell none.
    ///
    /// # Errors
    /// When it cannot be read or holds no text.
    pub fn read(self, published: Option<Date>) -> Result<Vec<Article>, IngestError> {
        apart::until(&self.cancel.clone(), || self.read_here(published))
    }

    fn read_here(self, published: Option<Date>) -> Result<Vec<Article>, IngestError> {
        let Self {
            origin, content, ..
        } = self;
        let mut articles = match content {
            Content::Document(document, format) => {
                let drafts = format.read(&document)?;
                let single = drafts.len() == 1;
                let article = |draft: Draft| {
                    if single {
                        draft.into_article(&document.bytes)
                    } else {
                        let original = draft.fingerprint();
                        draft.into_article(&original)
                    }
                };
                drafts.into_iter().map(article).collect()
            }
            Content::Draft(draft) => {
                let original = draft.fingerprint();
                vec![draft.into_article(&original)]
            }
            Content::Unread(error) => return Err(error),
            Content::Record { line, pages } => {
                vec![record::read(&line, &origin, pages.as_deref())?]
            }
        };
        for article in &mut articles {
            article.metadata.published = article.metadata.published.or(published);
            let provenance = &mut article.provenance;
            provenance.file = provenance.file.take().or_else(|| origin.file.clone());
            provenance.url = provenance.url.take().or_else(|| origin.url.clone());
            let places = [origin.place.clone(), provenance.place.take()];
            let places: Vec<String> = places.into_iter().flatten().collect();
            provenance.place = (!places.is_empty()).then(|| places.join(", "));
        }
        Ok(articles)
    }
}

/// What the reader of a format finds on its way through a file.
pub enum Found {
    /// An article.
    Draft(Box<Draft>),
    /// A line of records.
    Record(String),
    /// One that could not be read.
    Unread(IngestError),
    /// A file in the file, whose format is still to be told.
    Opened(Opened),
}

/// What lies in a file, one after the other as it is asked for.
pub type Findings = Box<dyn Iterator<Item = Result<(Origin, Found), IngestError>> + Send>;

/// The parts that inputs hold, one after the other as they are asked for; the files of folders in
/// the order of their names, hidden ones left aside. Ends early once `cancel` was asked for.
pub fn walk(inputs: impl IntoIterator<Item = Input>, cancel: &CancelToken) -> Parts {
    Parts {
        inputs: inputs.into_iter().collect(),
        open: Vec::new(),
        name: String::new(),
        given: 0,
        pages: None,
        cancel: cancel.clone(),
    }
}

/// What is left to visit.
pub struct Parts {
    inputs: VecDeque<Input>,
    /// The files that are open, the innermost last.
    open: Vec<Open>,
    /// What the input is called that is visited.
    name: String,
    /// How many parts the open files have given.
    given: usize,
    pages: Option<Arc<Path>>,
    cancel: CancelToken,
}

impl Iterator for Parts {
    type Item = Result<Part, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.cancel.is_cancelled() {
                return None;
            }
            let step = if self.open.is_empty() {
                self.given = 0;
                let input = self.inputs.pop_front()?;
                self.name = input.name();
                guarded(|| apart::until(&self.cancel.clone(), || self.enter(input)))
            } else {
                Ok(apart::until(&self.cancel.clone(), || self.go_on()))
            };
            let step = step.unwrap_or_else(|_| Err(fault(self.name.clone())));
            if let Some(part) = step.transpose() {
                self.given += 1;
                return Some(part);
            }
        }
    }
}

/// A file whose parts are visited.
struct Open {
    name: String,
    findings: Findings,
    /// Whether it is no loss where nothing more is found.
    may_be_empty: bool,
}

impl Open {
    /// Lines that a program hands over, of which there may be none.
    fn records(name: &str, findings: Findings) -> Self {
        Self {
            name: name.to_owned(),
            findings,
            may_be_empty: true,
        }
    }
}

type Step = Result<Option<Part>, IngestError>;

impl Parts {
    /// The same, whose records may name pages by path; they are read from below a folder.
    #[must_use]
    pub fn with_pages(mut self, folder: &Path) -> Self {
        self.pages = Some(folder.into());
        self
    }

    /// Takes what comes next in the innermost file that is open.
    fn go_on(&mut self) -> Step {
        let Some(open) = self.open.last_mut() else {
            return Ok(None);
        };
        let Ok(next) = guarded(|| open.findings.next()) else {
            // It may not be relied on any more; what it lies in may.
            let name = open.name.clone();
            self.open.pop();
            return Err(fault(name));
        };
        if let Some(found) = next {
            open.may_be_empty = true;
            let (origin, found) = found?;
            let name = origin.name();
            return guarded(|| self.take(origin, found)).unwrap_or_else(|_| Err(fault(name)));
        }
        match self.open.pop() {
            Some(Open {
                name,
                may_be_empty: false,
                ..
            }) => Err(IngestError::NoArticle {
                name,
                reason: "nothing is in it".to_owned(),
            }),
            _ => Ok(None),
        }
    }

    fn enter(&mut self, input: Input) -> Step {
        match input {
            Input::File(path) if path.is_dir() => {
                self.list(&path, Input::File)?;
                Ok(None)
            }
            Input::Lines(path) if path.is_dir() => {
                self.list(&path, Input::Lines)?;
                Ok(None)
            }
            Input::File(path) => self.open(Opened::file(&path)?),
            Input::Lines(path) => {
                let opened = Opened::file(&path)?;
                self.open
                    .push(Open::records(&self.name, lines::records(opened)?));
                Ok(None)
            }
            Input::Standard => self.open(standard()),
            Input::StandardLines => {
                self.open
                    .push(Open::records(&self.name, lines::records(standard())?));
                Ok(None)
            }
            Input::Pasted(text) => {
                let origin = Origin::named("pasted text");
                if formats::is_address(&text) {
                    return Err(IngestError::Address {
                        name: origin.name(),
                    });
                }
                let bytes = text.into_bytes();
                self.open(Opened::document(Document { origin, bytes }))
            }
            Input::Copied { markup, text } => {
                let origin = Origin::named("pasted text");
                match html::copied::read(&origin.name(), &markup) {
                    Ok(draft) if !formats::is_address(&text) => {
                        let content = Content::Draft(Box::new(draft));
                        Ok(Some(self.part(origin, content)))
                    }
                    _ => self.enter(Input::Pasted(text)),
                }
            }
            Input::Embedded { name, bytes } => {
                let origin = Origin::named(name);
                let bytes = bytes.to_vec();
                self.open(Opened::document(Document { origin, bytes }))
            }
            Input::Record(line) => {
                let content = self.record(line);
                Ok(Some(self.part(Origin::named("record"), content)))
            }
        }
    }

    fn take(&mut self, origin: Origin, found: Found) -> Step {
        if self.given > MAX_PARTS {
            self.open.clear();
            return Err(IngestError::Wall {
                name: origin.label,
                reason: format!("it holds more than {MAX_PARTS} articles"),
            });
        }
        let content = match found {
            Found::Draft(draft) => Content::Draft(draft),
            Found::Record(line) => self.record(line),
            Found::Unread(error) => Content::Unread(error),
            Found::Opened(opened) if opened.origin.depth > MAX_DEPTH => {
                return Err(IngestError::Wall {
                    name: origin.name(),
                    reason: format!("more than {MAX_DEPTH} archives lie in each other"),
                });
            }
            Found::Opened(opened) => return self.open(opened),
        };
        Ok(Some(self.part(origin, content)))
    }

    fn part(&self, origin: Origin, content: Content) -> Part {
        Part {
            origin,
            content,
            cancel: self.cancel.clone(),
        }
    }

    fn record(&self, line: String) -> Content {
        let pages = self.pages.clone();
        Content::Record { line, pages }
    }

    /// Tells the format of something, and takes it apart where it holds many.
    fn open(&mut self, mut opened: Opened) -> Step {
        let format = formats::detect(&mut opened)?;
        let origin = opened.origin.clone();
        match format.reader {
            Reader::Document { limit, .. } => {
                let content = Content::Document(opened.into_document(limit)?, format);
                Ok(Some(self.part(origin, content)))
            }
            Reader::Parts(open) => {
                self.open.push(Open {
                    name: origin.name(),
                    findings: open(opened)?,
                    may_be_empty: false,
                });
                Ok(None)
            }
            Reader::Refused { way_out } => Err(IngestError::NotText {
                name: origin.name(),
                found: format.name,
                way_out,
            }),
        }
    }

    /// Puts the files and folders of a folder before what is left.
    fn list(&mut self, folder: &Path, input: fn(PathBuf) -> Input) -> Result<(), IngestError> {
        let failed = |error: &std::io::Error| unreadable(&Origin::file(folder), error);
        let mut found: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| failed(&error))? {
            let entry = entry.map_err(|error| failed(&error))?;
            let kind = entry.file_type().map_err(|error| failed(&error))?;
            let path = entry.path();
            // A link to a folder may lead back up: only links to files are followed.
            let is_circle = kind.is_symlink() && path.is_dir();
            if !is_hidden(&entry.file_name().to_string_lossy()) && !is_circle {
                found.push(path);
            }
        }
        found.sort();
        let pages: Vec<PathBuf> = found
            .iter()
            .filter(|path| path.is_file())
            .cloned()
            .collect();
        found.retain(|path| !(path.is_dir() && belongs_to_page(path, &pages)));
        for path in found.into_iter().rev() {
            self.inputs.push_front(input(path));
        }
        Ok(())
    }
}

/// What is told of something that brought a fault of the program to light.
fn fault(name: String) -> IngestError {
    IngestError::Unreadable {
        name,
        reason: Fault.to_string(),
    }
}

fn standard() -> Opened {
    let origin = Origin::named("standard input");
    Opened::stream(origin, Box::new(BufReader::new(stdin())))
}

/// Whether a name is one that desktops do not show: of files that programs leave behind.
pub fn is_hidden(name: &str) -> bool {
    let left_behind = ["thumbs.db", "desktop.ini", "__macosx"];
    name.starts_with('.') || left_behind.contains(&name.to_lowercase().as_str())
}

/// Whether a folder holds the pictures and frames of a page that a browser saved beside it.
fn belongs_to_page(folder: &Path, pages: &[PathBuf]) -> bool {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else {
        return false;
    };
    // Browsers write the ending in their own language: "_files", "-Dateien", "_fichiers".
    pages.iter().any(|page| {
        let stem = page.file_stem().and_then(|stem| stem.to_str());
        let rest = stem.and_then(|stem| name.strip_prefix(stem));
        formats::is_page_name(page) && rest.is_some_and(|rest| rest.starts_with(['_', '-', '.']))
    })
}
