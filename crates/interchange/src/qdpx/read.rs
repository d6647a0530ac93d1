//! Reading a project: ours, or one that another program made.

use std::collections::HashMap;

use sidelight_engine::article::{Span, Text};
use sidelight_engine::facts::Status;
use sidelight_engine::ingest::xml::{Element, parse};
use crate::about;
use crate::format::Entry;
use crate::incoming::{Coded, Incoming, IncomingArticle, ReadError, Selected};
use crate::marks::kind_of;
use sidelight_project::{CodebookEntry, Sort};

use super::{DECISIONS, DOCUMENT, Group, PROGRAM, variable};

/// The colour of a code that has none.
const GREY: [u8; 3] = [0x6b, 0x66, 0x5c];

pub fn tells(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| entry.name == DOCUMENT)
}

pub fn read(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let document = entries.iter().find(|entry| entry.name == DOCUMENT);
    let document = document.ok_or_else(|| ReadError::new("it holds no project.qde"))?;
    let document = String::from_utf8_lossy(&document.bytes);
    let root = parse(document.trim_start_matches('\u{feff}')).map_err(ReadError::new)?;
    if root.name != "Project" {
        return Err(ReadError::new(format!("{DOCUMENT} is no project")));
    }
    let mut project = Project::default();
    for user in root.within("User") {
        let name = user.attribute("name").or_else(|| user.attribute("id"));
        if let Some((guid, name)) = user.attribute("guid").zip(name) {
            project.users.insert(guid.to_lowercase(), name.to_owned());
        }
    }
    if let Some(codes) = root.child("CodeBook").and_then(|book| book.child("Codes")) {
        project.take_codes(codes, None);
    }
    for variable in root.within("Variable") {
        if let Some((guid, name)) = variable.attribute("guid").zip(variable.attribute("name")) {
            project.variables.insert(guid.to_lowercase(), name.to_owned());
        }
    }
    for case in root.within("Case") {
        for source in case.all("SourceRef") {
            if let Some(guid) = source.attribute("targetGUID") {
                let values = project.values(case);
                project.cases.insert(guid.to_lowercase(), values);
            }
        }
    }
    let notes: HashMap<String, String> = root
        .child("Notes")
        .map(|notes| notes.elements().filter_map(|note| note_text(note, entries)).collect())
        .unwrap_or_default();
    project.notes = notes;
    let sources = root.within("TextSource");
    let articles: Result<Vec<_>, _> = sources
        .into_iter()
        .map(|source| project.article(source, entries))
        .collect();
    Ok(Incoming {
        articles: articles?,
        codebook: project.codebook,
    })
}

/// A code: the group it is in, and its name.
#[derive(Debug, Clone)]
struct Code {
    group: Group,
    name: String,
}

#[derive(Debug, Default)]
struct Project {
    users: HashMap<String, String>,
    codes: HashMap<String, Code>,
    variables: HashMap<String, String>,
    /// The values of the variables of each source.
    cases: HashMap<String, HashMap<String, String>>,
    notes: HashMap<String, String>,
    codebook: Vec<CodebookEntry>,
}

impl Project {
    /// Takes in the codes of an element, and those below them, whose names say what they are below.
    fn take_codes(&mut self, parent: &Element, above: Option<&Code>) {
        for element in parent.all("Code") {
            let name = element.attribute("name").unwrap_or_default().trim();
            let heading = Group::ALL.iter().find(|group| {
                above.is_none() && group.name() == name
            });
            let code = match (heading, above) {
                (Some(group), _) => Code {
                    group: *group,
                    name: String::new(),
                },
                (None, Some(above)) if above.name.is_empty() => Code {
                    group: above.group,
                    name: name.to_owned(),
                },
                (None, Some(above)) => Code {
                    group: above.group,
                    name: format!("{} / {name}", above.name),
                },
                (None, None) => Code {
                    group: Group::Kinds,
                    name: name.to_owned(),
                },
            };
            if let Some(guid) = element.attribute("guid").filter(|_| !code.name.is_empty()) {
                self.codes.insert(guid.to_lowercase(), code.clone());
                self.describe(&code, element);
            }
            self.take_codes(element, Some(&code));
        }
    }

    /// Puts a code that a person made into the code book.
    fn describe(&mut self, code: &Code, element: &Element) {
        let sort = match code.group {
            Group::Kinds if kind_of(&code.name).is_none() => Sort::Kind,
            Group::Tags => Sort::Tag,
            Group::Kinds | Group::Decisions => return,
        };
        let mut known = self.codebook.iter();
        if known.any(|entry| entry.sort == sort && entry.name == code.name) {
            return;
        }
        let description = element.child("Description").map(Element::text);
        let entry = CodebookEntry {
            sort,
            name: code.name.clone(),
            color: element.attribute("color").and_then(colour).unwrap_or(GREY),
            key: None,
            description: description.unwrap_or_default(),
        };
        // What we wrote without an entry of a code book comes back without one.
        let guid = element.attribute("guid").unwrap_or_default();
        let is_ours = guid.eq_ignore_ascii_case(&code.group.guid(&code.name));
        if !(is_ours && entry.color == GREY && entry.description.is_empty()) {
            self.codebook.push(entry);
        }
    }

    fn values(&self, of: &Element) -> HashMap<String, String> {
        let values = of.all("VariableValue").filter_map(|value| {
            let variable = value.child("VariableRef")?.attribute("targetGUID")?;
            let name = self.variables.get(&variable.to_lowercase())?;
            let told = value.elements().find(|it| it.name != "VariableRef")?;
            Some((name.to_lowercase(), told.text()))
        });
        values.collect()
    }

    fn article(&self, source: &Element, entries: &[Entry]) -> Result<IncomingArticle, ReadError> {
        let name = source.attribute("name").unwrap_or("a text");
        let text = match source.child("PlainTextContent") {
            Some(content) => content.text(),
            None => text_of(source, entries)
                .ok_or_else(|| ReadError::new(format!("the text of “{name}” is not in it")))?,
        };
        let guid = source.attribute("guid").unwrap_or_default().to_lowercase();
        let mut values = self.cases.get(&guid).cloned().unwrap_or_default();
        values.extend(self.values(source));
        let told = |name: &str| values.get(name).filter(|it| !it.is_empty()).cloned();
        let text = Text::from(text);
        let selections = source.all("PlainTextSelection");
        let coded = selections.flat_map(|selection| self.coded(selection, &text));
        let coded = coded.collect();
        let mut article = about::article(text.as_str(), |name| told(variable(name)));
        article.metadata.title = Some(name.to_owned());
        Ok(IncomingArticle { coded, ..article })
    }

    /// The annotations of a selection: one for each kind that it is coded with, and for each person.
    fn coded(&self, selection: &Element, text: &Text) -> Vec<Coded> {
        let place = |name: &str| selection.attribute(name).and_then(|it| it.trim().parse().ok());
        let (Some(start), Some(end)) = (place("startPosition"), place("endPosition")) else {
            return Vec::new();
        };
        let span = Span::new(start, end);
        let memo = selection.child("Description").map(Element::text);
        let refs = selection.all("NoteRef").filter_map(|it| it.attribute("targetGUID"));
        let mut notes = refs.filter_map(|guid| self.notes.get(&guid.to_lowercase()).cloned());
        let note = memo.filter(|memo| !memo.is_empty()).or_else(|| notes.next());
        let codings: Vec<(&Code, Option<&str>)> = selection
            .all("Coding")
            .filter_map(|coding| {
                let code = coding.child("CodeRef")?.attribute("targetGUID")?;
                let user = coding
                    .attribute("creatingUser")
                    .or_else(|| selection.attribute("creatingUser"));
                let user = user.and_then(|guid| self.users.get(&guid.to_lowercase()));
                Some((self.codes.get(&code.to_lowercase())?, user.map(String::as_str)))
            })
            .collect();
        let of = |group: Group| codings.iter().filter(move |(code, _)| code.group == group);
        let tags: Vec<String> = of(Group::Tags).map(|(code, _)| code.name.clone()).collect();
        // Of several decisions the last is the newest.
        let decision = of(Group::Decisions).next_back();
        let status = decision.and_then(|(code, user)| {
            let known = DECISIONS.iter();
            let status = known.clone().find(|(status, _)| status.as_str() == code.name)?.0;
            Some((status, *user))
        });
        let coded = of(Group::Kinds).map(|(code, user)| {
            let (status, coder) = match status {
                Some((status, user)) => (Some(status), user),
                None if *user == Some(PROGRAM) => (Some(Status::Suggested), None),
                None => (None, *user),
            };
            let piece = Selected {
                words: text.slice(span).to_owned(),
                ..Selected::at(span)
            };
            Coded {
                id: selection.attribute("guid").map(str::to_owned),
                status,
                coder: coder.filter(|name| *name != PROGRAM).map(str::to_owned),
                note: note.clone(),
                tags: tags.clone(),
                ..Coded::labelled(&code.name, vec![piece])
            }
        });
        coded.collect()
    }
}

/// A note with its GUID.
fn note_text(note: &Element, entries: &[Entry]) -> Option<(String, String)> {
    let guid = note.attribute("guid")?.to_lowercase();
    let text = match note.child("PlainTextContent") {
        Some(content) => content.text(),
        None => text_of(note, entries)?,
    };
    (!text.is_empty()).then_some((guid, text))
}

/// The text that lies beside the document, without a byte-order mark.
fn text_of(source: &Element, entries: &[Entry]) -> Option<String> {
    let path = source.attribute("plainTextPath")?;
    let name = path.trim_start_matches("internal://");
    let is_it = |entry: &&Entry| entry.name.rsplit('/').next() == Some(name);
    let bytes = &entries.iter().find(is_it)?.bytes;
    let text = String::from_utf8_lossy(bytes);
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

fn colour(written: &str) -> Option<[u8; 3]> {
    let digits = written.strip_prefix('#').filter(|it| it.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}
