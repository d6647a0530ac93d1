//! spaCy's training data (`.spacy`): a `DocBin` of version 0.1, that is `MessagePack` in zlib, in which
//! every string is named by its hash.

use std::collections::BTreeSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rmp::encode as pack;

use sidelight_engine::language::hash_string;

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::spacy::{SpacyDoc, Token};
use super::{ExportError, spacy, spacy_lines};

pub static FORMAT: Format = Format {
    key: "spacy",
    name: "spaCy training data",
    description: "The same for spaCy's own commands: spacy train, spacy debug data.",
    ending: "spacy",
    of: Of::Facts,
    unit: OffsetUnit::Tokens,
    keeps: "the text, kinds as labels, all words",
    loses: "values, ids, decisions, notes, tags; what is known of the article; pieces of one fact become spans",
    findings: false,
    losses: spacy::losses,
    write: |material| doc_bin(material).map(Output::File),
    preview: Preview::As(&spacy_lines::FORMAT),
    reader: None,
};

/// The attributes of tokens that are written, by spaCy's numbers: `ORTH`, `ENT_IOB`, `ENT_TYPE`.
const ATTRIBUTES: [u64; 3] = [65, 77, 78];

/// What `ENT_IOB` says of a token.
const INSIDE: u64 = 1;
const OUTSIDE: u64 = 2;
const BEGIN: u64 = 3;

/// The name of the group that the spans of facts are in.
const GROUP: &str = "facts";

/// The number by which spaCy names a string; the empty one is 0.
fn string_id(text: &str) -> u64 {
    if text.is_empty() { 0 } else { hash_string(text) }
}

fn doc_bin(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let mut strings: BTreeSet<&str> = BTreeSet::from(["", GROUP]);
    let docs: Vec<SpacyDoc<'_>> = material.each().map(|sheet| SpacyDoc::of(sheet)).collect();
    let (mut tokens, mut blanks, mut lengths) = (Vec::new(), Vec::new(), Vec::new());
    let mut groups = Vec::new();
    for (sheet, doc) in material.sheets.iter().zip(&docs) {
        let mut names = doc.names.iter().peekable();
        for token in &doc.tokens {
            while names.next_if(|name| name.span.end <= token.span.start).is_some() {}
            let (part, label) = match names.peek() {
                Some(name) if name.span.start == token.span.start => (BEGIN, name.label),
                Some(name) if name.span.contains(token.span.start) => (INSIDE, name.label),
                _ => (OUTSIDE, ""),
            };
            let word: &str = sheet.article.slice(token.span);
            strings.extend([word, label]);
            for value in [string_id(word), part, string_id(label)] {
                tokens.extend(value.to_le_bytes());
            }
            blanks.push(u8::from(token.has_blank));
        }
        let length = i32::try_from(doc.tokens.len());
        let length = length.map_err(|error| ExportError::Format(error.to_string()))?;
        lengths.extend(length.to_le_bytes());
        strings.extend(doc.marks.iter().map(|mark| mark.label));
        groups.push(span_groups(doc)?);
    }
    let packed = packed(&Parts {
        tokens,
        blanks,
        lengths,
        strings,
        groups,
    })?;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let done = encoder.write_all(&packed).and_then(|()| encoder.finish());
    done.map_err(|error| ExportError::Format(error.to_string()))
}

/// What a `DocBin` holds.
struct Parts<'a> {
    tokens: Vec<u8>,
    blanks: Vec<u8>,
    lengths: Vec<u8>,
    strings: BTreeSet<&'a str>,
    /// The groups of spans of each document.
    groups: Vec<Vec<u8>>,
}

/// The length of something as `MessagePack` has it.
fn length(count: usize) -> Result<u32, ExportError> {
    u32::try_from(count).map_err(|error| ExportError::Format(error.to_string()))
}

type Packed = Result<Vec<u8>, ExportError>;

impl From<pack::ValueWriteError<std::io::Error>> for ExportError {
    fn from(error: pack::ValueWriteError<std::io::Error>) -> Self {
        Self::Format(error.to_string())
    }
}

fn packed(parts: &Parts<'_>) -> Packed {
    let mut out = Vec::new();
    pack::write_map_len(&mut out, 9)?;
    pack::write_str(&mut out, "version")?;
    pack::write_str(&mut out, "0.1")?;
    pack::write_str(&mut out, "attrs")?;
    pack::write_array_len(&mut out, length(ATTRIBUTES.len())?)?;
    for attribute in ATTRIBUTES {
        pack::write_uint(&mut out, attribute)?;
    }
    let bytes = [
        ("tokens", &parts.tokens),
        ("spaces", &parts.blanks),
        ("lengths", &parts.lengths),
    ];
    for (name, bytes) in bytes {
        pack::write_str(&mut out, name)?;
        pack::write_bin(&mut out, bytes)?;
    }
    pack::write_str(&mut out, "strings")?;
    pack::write_array_len(&mut out, length(parts.strings.len())?)?;
    for string in &parts.strings {
        pack::write_str(&mut out, string)?;
    }
    let documents = length(parts.groups.len())?;
    pack::write_str(&mut out, "cats")?;
    pack::write_array_len(&mut out, documents)?;
    for _ in &parts.groups {
        pack::write_map_len(&mut out, 0)?;
    }
    pack::write_str(&mut out, "flags")?;
    pack::write_array_len(&mut out, documents)?;
    for _ in &parts.groups {
        pack::write_map_len(&mut out, 1)?;
        pack::write_str(&mut out, "has_unknown_spaces")?;
        pack::write_bool(&mut out, false).map_err(|error| ExportError::Format(error.to_string()))?;
    }
    pack::write_str(&mut out, "span_groups")?;
    pack::write_array_len(&mut out, documents)?;
    for group in &parts.groups {
        pack::write_bin(&mut out, group)?;
    }
    Ok(out)
}

/// The spans of a document: a map from the packed group to the names it goes by.
fn span_groups(doc: &SpacyDoc<'_>) -> Packed {
    let mut group = Vec::new();
    pack::write_map_len(&mut group, 3)?;
    pack::write_str(&mut group, "name")?;
    pack::write_str(&mut group, GROUP)?;
    pack::write_str(&mut group, "attrs")?;
    pack::write_map_len(&mut group, 0)?;
    pack::write_str(&mut group, "spans")?;
    pack::write_array_len(&mut group, length(doc.marks.len())?)?;
    for mark in &doc.marks {
        let first = doc.tokens.partition_point(|token| token.span.end <= mark.span.start);
        let last = doc.tokens.partition_point(|token: &Token| token.span.start < mark.span.end);
        let mut span = Vec::new();
        for hash in [0, 0, string_id(mark.label)] {
            span.extend(hash.to_be_bytes());
        }
        for place in [first, last, mark.span.start, mark.span.end] {
            let place = i32::try_from(place);
            let place = place.map_err(|error| ExportError::Format(error.to_string()))?;
            span.extend(place.to_be_bytes());
        }
        pack::write_bin(&mut group, &span)?;
    }
    let mut groups = Vec::new();
    pack::write_map_len(&mut groups, 1)?;
    pack::write_bin(&mut groups, &group)?;
    pack::write_array_len(&mut groups, 1)?;
    pack::write_str(&mut groups, GROUP)?;
    Ok(groups)
}
