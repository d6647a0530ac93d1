//! Writing a project.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use sidelight_engine::article::Article;
use sidelight_engine::facts::{Fact, FactSheet, Status};
use crate::about;
use crate::format::{Entry, Material};
use crate::marks::{hexadecimal, label, marks, own_labels};
use crate::naming::{uuid, uuid_of_fact};
use crate::offsets::Lines;
use crate::xml::escape;
use sidelight_project::Sort;

use super::{DECISIONS, DOCUMENT, Group, NAMESPACE, PROGRAM, variable};

/// A code: its name, colour and description.
struct Code {
    name: String,
    colour: String,
    description: String,
}

pub fn files(material: &Material<'_>) -> Vec<Entry> {
    let mut entries = vec![Entry {
        name: DOCUMENT.to_owned(),
        bytes: document(material).into_bytes(),
    }];
    for sheet in material.sheets {
        let lines = Lines::of(sheet.article.text.as_str());
        entries.push(Entry {
            name: format!("Sources/{}.txt", guid("source", &sheet.article, "")),
            bytes: lines.text.into_bytes(),
        });
    }
    entries
}

fn guid(kind: &str, article: &Article, name: &str) -> String {
    uuid(kind, &[article.id.as_str(), name]).to_uppercase()
}

fn user_guid(name: &str) -> String {
    uuid("user", &[name]).to_uppercase()
}

fn document(material: &Material<'_>) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"{NAMESPACE}\" name=\"{}\" origin=\"Sidelight {}\" creatingUserGUID=\"{}\">\n",
        escape(&title(material)),
        env!("CARGO_PKG_VERSION"),
        user_guid(PROGRAM),
    );
    write_users(&mut out, material);
    write_codes(&mut out, material);
    // An element without content may not stand there.
    if !material.sheets.is_empty() {
        write_variables(&mut out);
        write_cases(&mut out, material);
        let names = names(material);
        out.push_str("<Sources>\n");
        for (sheet, name) in material.each().zip(names) {
            write_source(&mut out, sheet, &name);
        }
        out.push_str("</Sources>\n");
    }
    out.push_str("</Project>\n");
    out
}

fn title(material: &Material<'_>) -> String {
    match material.sheets {
        [] => "Empty".to_owned(),
        [only] => only.article.display_title().to_owned(),
        [first, rest @ ..] => {
            format!("{} and {} more", first.article.display_title(), rest.len())
        }
    }
}

/// What each source is called: no two alike.
fn names(material: &Material<'_>) -> Vec<String> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let names = material.sheets.iter().map(|sheet| {
        let title = sheet.article.display_title();
        let times = taken.entry(title.to_lowercase()).or_default();
        *times += 1;
        match *times {
            1 => title.to_owned(),
            _ => format!("{title} ({})", sheet.article.id),
        }
    });
    names.collect()
}

fn write_users(out: &mut String, material: &Material<'_>) {
    let facts = material.sheets.iter().flat_map(|sheet| &sheet.facts);
    let mut people: Vec<&str> = facts.filter_map(|fact| fact.decided_by.as_deref()).collect();
    people.push(PROGRAM);
    people.sort_unstable();
    people.dedup();
    out.push_str("<Users>\n");
    for name in people {
        let _ = writeln!(out, "<User guid=\"{}\" name=\"{}\"/>", user_guid(name), escape(name));
    }
    out.push_str("</Users>\n");
}

/// The codes of a group.
fn codes(group: Group, material: &Material<'_>) -> Vec<Code> {
    let facts = || material.sheets.iter().flat_map(|sheet| &sheet.facts);
    let mut codes: BTreeMap<String, Code> = BTreeMap::new();
    let mut add = |name: &str, colour: String, description: &str| {
        codes.entry(name.to_owned()).or_insert_with(|| Code {
            name: name.to_owned(),
            colour,
            description: description.to_owned(),
        });
    };
    let sort = match group {
        Group::Kinds => Some(Sort::Kind),
        Group::Tags => Some(Sort::Tag),
        Group::Decisions => None,
    };
    for entry in sort.into_iter().flat_map(|sort| material.codebook.of(sort)) {
        add(&entry.name, hexadecimal(entry.color), &entry.description);
    }
    match group {
        Group::Kinds => {
            for (name, kind) in own_labels() {
                add(name, hexadecimal(kind.colour()), kind.meaning());
            }
            for fact in facts() {
                add(label(fact), hexadecimal(fact.kind().colour()), "");
            }
        }
        Group::Decisions => {
            for (status, colour) in DECISIONS {
                add(status.as_str(), colour.to_owned(), "");
            }
        }
        Group::Tags => {
            for tag in facts().flat_map(|fact| &fact.tags) {
                add(tag, "#6B665C".to_owned(), "");
            }
        }
    }
    codes.into_values().collect()
}

fn write_codes(out: &mut String, material: &Material<'_>) {
    out.push_str("<CodeBook>\n<Codes>\n");
    for group in Group::ALL {
        let _ = writeln!(
            out,
            "<Code guid=\"{}\" name=\"{}\" isCodable=\"false\">\n<Description>{}</Description>",
            group.guid(""),
            group.name(),
            group.description()
        );
        for code in codes(group, material) {
            let _ = write!(
                out,
                "<Code guid=\"{}\" name=\"{}\" isCodable=\"true\" color=\"{}\">",
                group.guid(&code.name),
                escape(&code.name),
                code.colour
            );
            if !code.description.is_empty() {
                let _ = write!(out, "<Description>{}</Description>", escape(&code.description));
            }
            out.push_str("</Code>\n");
        }
        out.push_str("</Code>\n");
    }
    out.push_str("</Codes>\n</CodeBook>\n");
}

fn variable_guid(name: &str) -> String {
    uuid("variable", &[name]).to_uppercase()
}

fn write_variables(out: &mut String) {
    out.push_str("<Variables>\n");
    for name in about::NAMES.map(variable) {
        let kind = if name == "published" { "Date" } else { "Text" };
        let guid = variable_guid(name);
        let _ = writeln!(
            out,
            "<Variable guid=\"{guid}\" name=\"{name}\" typeOfVariable=\"{kind}\"/>"
        );
    }
    out.push_str("</Variables>\n");
}

fn write_cases(out: &mut String, material: &Material<'_>) {
    out.push_str("<Cases>\n");
    for (sheet, name) in material.sheets.iter().zip(names(material)) {
        let article = &*sheet.article;
        let _ = writeln!(
            out,
            "<Case guid=\"{}\" name=\"{}\">",
            guid("case", article, ""),
            escape(&name)
        );
        let variables = about::NAMES.map(variable).into_iter();
        for (variable, value) in variables.zip(about::values(article)) {
            let Some(value) = value else { continue };
            let kind = if variable == "published" { "DateValue" } else { "TextValue" };
            let _ = writeln!(
                out,
                "<VariableValue><VariableRef targetGUID=\"{}\"/><{kind}>{}</{kind}></VariableValue>",
                variable_guid(variable),
                escape(&value)
            );
        }
        let source = guid("source", article, "");
        let _ = writeln!(out, "<SourceRef targetGUID=\"{source}\"/>\n</Case>");
    }
    out.push_str("</Cases>\n");
}

fn write_source(out: &mut String, sheet: &FactSheet, name: &str) {
    let article = &*sheet.article;
    let lines = Lines::of(article.text.as_str());
    let source = guid("source", article, "");
    let program = user_guid(PROGRAM);
    let _ = writeln!(
        out,
        "<TextSource guid=\"{source}\" name=\"{}\" plainTextPath=\"internal://{source}.txt\" creatingUser=\"{program}\">",
        escape(name)
    );
    for mark in marks(sheet) {
        let span = lines.span(mark.span);
        if span.is_empty() {
            continue;
        }
        let fact = mark.fact;
        let selection = match mark.piece {
            0 => uuid_of_fact(&article.id, fact),
            piece => uuid("piece", &[article.id.as_str(), &fact.id.0, &piece.to_string()]),
        };
        let selection = selection.to_uppercase();
        let user = user_guid(fact.decided_by.as_deref().unwrap_or(PROGRAM));
        let _ = writeln!(
            out,
            "<PlainTextSelection guid=\"{selection}\" name=\"{}\" startPosition=\"{}\" endPosition=\"{}\" creatingUser=\"{user}\">",
            escape(&fact.summary()),
            span.start,
            span.end
        );
        if let (Some(note), 0) = (&fact.note, mark.piece) {
            let _ = writeln!(out, "<Description>{}</Description>", escape(note));
        }
        for (group, code) in codings(fact) {
            let coding = uuid("coding", &[&selection, group.name(), code]).to_uppercase();
            let _ = writeln!(
                out,
                "<Coding guid=\"{coding}\" creatingUser=\"{user}\"><CodeRef targetGUID=\"{}\"/></Coding>",
                group.guid(code)
            );
        }
        out.push_str("</PlainTextSelection>\n");
    }
    out.push_str("</TextSource>\n");
}

/// The codes of a fact.
fn codings(fact: &Fact) -> Vec<(Group, &str)> {
    let mut codings = vec![(Group::Kinds, label(fact))];
    // What is no more than suggested is told by the name of the program.
    if fact.status != Status::Suggested {
        codings.push((Group::Decisions, fact.status.as_str()));
    }
    codings.extend(fact.tags.iter().map(|tag| (Group::Tags, tag.as_str())));
    codings
}
