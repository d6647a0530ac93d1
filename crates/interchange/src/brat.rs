//! brat's standoff: a text and an annotation file for each article, and the configuration of the
//! collection. A fact of several pieces is one annotation; of a name each mention is one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};

use sidelight_engine::article::{ArticleId, Span, Text};
use sidelight_engine::facts::{Fact, FactKind, FactSheet, Status, one_line};
use sidelight_project::Sort;

use super::format::{Entry, Format, Material, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Coded, Incoming, IncomingArticle, ReadError, Selected};
use super::marks::{LinkKind, Mark, hexadecimal, label, links, marks, own_labels};
use super::naming::file_names;
use super::offsets::Lines;
use super::{ExportError, Loss, loss};

pub static FORMAT: Format = Format {
    key: "brat",
    name: "brat standoff",
    description: "A text and its annotations for each article, and the configuration of the collection.",
    ending: "zip",
    of: Of::Facts,
    unit: OffsetUnit::CodePointsOfLines,
    keeps: "the text, kinds, facts of several pieces whole, status, who said what, notes, tags",
    loses: "values; what is known of the article, parts of its text; words over a line break are cut there",
    findings: false,
    losses,
    write,
    preview: Preview::Beginning,
    reader: Some(Reader { tells, read }),
};

/// What our own notes are called, which tell the fact and what else brat has no place for.
const OWN_NOTE: &str = "Sidelight";

fn losses(material: &Material<'_>) -> Vec<Loss> {
    loss::of(material, &[
            loss::contents,
            cut,
            loss::suggestions,
            loss::about,
            loss::sections,
            loss::files,
        ])
}

/// Words over a line break, which brat cannot have.
fn cut(material: &Material<'_>) -> Option<Loss> {
    let facts = material.sheets.iter().flat_map(|sheet| &sheet.facts);
    let pieces = facts.flat_map(|fact| &fact.evidence);
    Loss::counted(
        pieces.filter(|piece| piece.text.contains(is_break)).count(),
        "piece of evidence over a line break is cut there",
        "pieces of evidence over line breaks are cut there",
    )
}

fn write(material: &Material<'_>) -> Result<Output, ExportError> {
    let names = file_names(material.sheets.iter().map(|sheet| &*sheet.article));
    let mut entries = vec![Entry {
        name: "annotation.conf".to_owned(),
        bytes: configuration(material).into_bytes(),
    }];
    entries.push(Entry {
        name: "visual.conf".to_owned(),
        bytes: colours(material).into_bytes(),
    });
    for (sheet, name) in material.each().zip(names) {
        let lines = Lines::of(sheet.article.text.as_str());
        let annotations = annotations(sheet, &lines)?;
        entries.push(Entry {
            name: format!("{name}.txt"),
            bytes: lines.text.into_bytes(),
        });
        entries.push(Entry {
            name: format!("{name}.ann"),
            bytes: annotations.into_bytes(),
        });
    }
    Ok(Output::Archive(entries))
}

/// A label as the name of a type: letters, digits, hyphens and underscores.
fn type_name(label: &str) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() || letter == '-' {
            letter
        } else {
            '_'
        }
    };
    let name: String = label.chars().map(plain).collect();
    if name.contains(|letter: char| letter != '_') {
        name
    } else {
        // Nothing of it can be written: its letters by number.
        let numbers = label.chars().map(|letter| format!("_{:x}", u32::from(letter)));
        format!("code{}", numbers.collect::<String>())
    }
}

/// All types with the colours they are drawn in.
fn types(material: &Material<'_>) -> BTreeMap<String, [u8; 3]> {
    let own = own_labels().map(|(label, kind)| (label.to_owned(), kind.colour()));
    let codes = material.codebook.of(Sort::Kind);
    let codes = codes.map(|entry| (type_name(&entry.name), entry.color));
    let used = material.sheets.iter().flat_map(|sheet| &sheet.facts);
    let used = used.map(|fact| (type_name(label(fact)), fact.kind().colour()));
    let mut types: BTreeMap<String, [u8; 3]> = used.collect();
    types.extend(own);
    types.extend(codes);
    types
}

fn configuration(material: &Material<'_>) -> String {
    let mut out = String::from("[entities]\n");
    for name in types(material).keys() {
        let _ = writeln!(out, "{name}");
    }
    out.push_str("\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
    for kind in LinkKind::ALL {
        let _ = writeln!(out, "{}\tArg1:<ENTITY>, Arg2:<ENTITY>", kind.name());
    }
    let statuses = Status::ALL.map(Status::as_str).join("|");
    let _ = write!(
        out,
        "\n[events]\n\n[attributes]\nStatus\tArg:<ENTITY>, Value:{statuses}\n"
    );
    out
}

fn colours(material: &Material<'_>) -> String {
    let mut out = String::from("[labels]\n\n[drawing]\nSPAN_DEFAULT\tfgColor:black, borderColor:darken\n");
    for (name, colour) in types(material) {
        let _ = writeln!(out, "{name}\tbgColor:{}, fgColor:white", hexadecimal(colour));
    }
    out
}

/// Whether brat, or a program that reads its files, would begin a new line or field there.
fn is_break(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The parts of a span between line breaks, without the blanks at their ends.
fn parts(text: &Text, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = span.start;
    for line in text.slice(span).split(is_break) {
        let length = line.chars().count();
        let before = length - line.trim_start().chars().count();
        let words = line.trim().chars().count();
        if words > 0 {
            parts.push(Span::new(start + before, start + before + words));
        }
        start += length + 1;
    }
    parts
}

/// The fragments of an annotation: in order and apart, as brat needs them.
fn fragments(text: &Text, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut all: Vec<Span> = spans.flat_map(|span| parts(text, span)).collect();
    all.sort_unstable();
    let mut fragments: Vec<Span> = Vec::new();
    for span in all {
        match fragments.last_mut() {
            Some(last) if span.start < last.end => *last = last.hull(span),
            _ => fragments.push(span),
        }
    }
    fragments
}

/// The annotations that a fact becomes: the numbers of its marks that each holds.
fn grouped(marks: &[Mark<'_>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (number, mark) in marks.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if mark.piece > 0 && mark.fact.kind() != FactKind::Entity => {
                group.push(number);
            }
            _ => groups.push(vec![number]),
        }
    }
    groups
}

fn annotations(sheet: &FactSheet, lines: &Lines) -> Result<String, ExportError> {
    let text = Text::from(lines.text.as_str());
    let marks = marks(sheet);
    let mut out = String::new();
    // The annotation that each mark is in.
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut notes = 1_usize..;
    for (number, group) in (1..).zip(grouped(&marks)) {
        let spans = group.iter().map(|mark| lines.span(marks[*mark].span));
        let fragments = fragments(&text, spans);
        if fragments.is_empty() {
            continue;
        }
        numbers.extend(group.iter().map(|mark| (*mark, number)));
        let first = &marks[group[0]];
        let places: Vec<String> = fragments
            .iter()
            .map(|span| format!("{} {}", span.start, span.end))
            .collect();
        let words: Vec<&str> = fragments.iter().map(|span| text.slice(*span)).collect();
        let _ = writeln!(
            out,
            "T{number}\t{} {}\t{}",
            type_name(first.label),
            places.join(";"),
            words.join(" ")
        );
        let status = first.fact.status.as_str();
        let _ = writeln!(out, "A{number}\tStatus T{number} {status}");
        let own = serde_json::to_string(&own_note(&sheet.article.id, first))?;
        let mut note = |kind: &str, words: &str| {
            let id = notes.next().unwrap_or_default();
            let _ = writeln!(out, "#{id}\t{kind} T{number}\t{words}");
        };
        note(OWN_NOTE, &own);
        if let (Some(words), 0) = (&first.fact.note, first.piece) {
            note("AnnotatorNotes", &one_line(words));
        }
    }
    let mut told = BTreeSet::new();
    for link in links(&marks) {
        let (Some(from), Some(to)) = (numbers.get(&link.from), numbers.get(&link.to)) else {
            continue;
        };
        if from != to && told.insert((link.kind.name(), from, to)) {
            let (number, kind) = (told.len(), link.kind.name());
            let _ = writeln!(out, "R{number}\t{kind} Arg1:T{from} Arg2:T{to}");
        }
    }
    Ok(out)
}

fn own_note(article: &ArticleId, mark: &Mark<'_>) -> Value {
    let Fact {
        id,
        decided_by,
        tags,
        note,
        ..
    } = mark.fact;
    json!({
        "article": article.as_str(),
        "fact": id.to_string(),
        "piece": mark.piece + 1,
        "label": mark.label,
        "coder": decided_by,
        "tags": tags,
        "note": note,
    })
}

fn tells(entries: &[Entry]) -> bool {
    pairs(entries).next().is_some()
}

/// The annotation files that have a text beside them.
fn pairs(entries: &[Entry]) -> impl Iterator<Item = (&Entry, &Entry, &str)> {
    entries.iter().filter_map(|entry| {
        let stem = entry.name.strip_suffix(".ann")?;
        let text = entries.iter().find(|it| it.name.strip_suffix(".txt") == Some(stem))?;
        Some((entry, text, stem))
    })
}

fn read(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let articles: Result<Vec<_>, _> = pairs(entries)
        .map(|(annotations, text, stem)| article(annotations, text, stem))
        .collect();
    Ok(Incoming {
        articles: articles?,
        codebook: Vec::new(),
    })
}

fn article(annotations: &Entry, text: &Entry, stem: &str) -> Result<IncomingArticle, ReadError> {
    let text = Text::from(text.utf8()?);
    let mut found: Vec<(&str, Coded)> = Vec::new();
    let mut pieces: BTreeMap<&str, u64> = BTreeMap::new();
    let mut id_of_article = ArticleId::new(stem);
    let lines = annotations.utf8()?.split('\n');
    for (number, line) in (1..).zip(lines) {
        let wrong = || ReadError {
            line: number,
            reason: format!("“{line}” is no line of brat"),
        };
        let mut fields = line.trim_end_matches('\r').splitn(3, '\t');
        let (Some(id), about) = (fields.next().filter(|id| !id.is_empty()), fields.next()) else {
            continue;
        };
        let words = fields.next().unwrap_or_default();
        let about = about.ok_or_else(wrong)?;
        if id.starts_with('T') {
            let (kind, places) = about.split_once(' ').ok_or_else(wrong)?;
            let pieces: Option<Vec<Selected>> = places.split(';').map(selected).collect();
            let pieces = pieces.ok_or_else(wrong)?;
            let outside = |it: &Selected| it.span.is_none_or(|span| !text.span().covers(span));
            if pieces.iter().any(outside) {
                return Err(wrong());
            }
            found.push((id, Coded::labelled(kind, pieces)));
            continue;
        }
        let mut parts = about.split(' ');
        let (kind, target) = (parts.next(), parts.next());
        let Some((target, coded)) = found.iter_mut().find(|(id, _)| Some(*id) == target) else {
            continue;
        };
        match kind {
            Some("Status") => {
                let value = parts.next().unwrap_or_default();
                coded.status = serde_json::from_value(Value::String(value.to_owned())).ok();
            }
            Some(OWN_NOTE) => {
                if let Ok(own) = serde_json::from_str::<Value>(words) {
                    if let Some(id) = own["article"].as_str() {
                        id_of_article = ArticleId::new(id);
                    }
                    pieces.insert(*target, own["piece"].as_u64().unwrap_or(1));
                    take_own(coded, &own);
                }
            }
            Some("AnnotatorNotes") if coded.note.is_none() => coded.note = Some(words.to_owned()),
            _ => {}
        }
    }
    // Further mentions of a name are pieces of the same fact.
    let mut coded: Vec<Coded> = Vec::new();
    for (id, annotation) in found {
        let is_further = pieces.get(id).is_some_and(|piece| *piece > 1);
        let mut known = coded.iter_mut();
        match known.find(|it| is_further && it.id == annotation.id) {
            Some(first) => first.pieces.extend(annotation.pieces),
            None => coded.push(annotation),
        }
    }
    let mut article = IncomingArticle::of_text(text.as_str());
    article.id = Some(id_of_article);
    article.metadata.title = Some(stem.to_owned());
    article.coded = coded;
    Ok(article)
}

fn selected(place: &str) -> Option<Selected> {
    let (start, end) = place.split_once(' ')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    Some(Selected::at(Span::new(start, end)))
}

/// Takes over what our own note tells of an annotation, as far as it has still the label it had.
fn take_own(coded: &mut Coded, own: &Value) {
    let told = |key: &str| own[key].as_str().map(str::to_owned);
    coded.id = told("fact");
    coded.coder = told("coder");
    if let Some(note) = told("note") {
        coded.note = Some(note);
    }
    if let Some(label) = told("label").filter(|label| type_name(label) == coded.label) {
        coded.label = label;
    }
    let tags = own["tags"].as_array().into_iter().flatten();
    let tags = tags.filter_map(Value::as_str);
    coded.tags = tags.map(str::to_owned).collect();
}
