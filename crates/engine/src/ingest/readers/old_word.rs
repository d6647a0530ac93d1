//! Word documents of before 2007 (.doc): the words of the main text, in the pieces in which they lie in the
//! file, without deleted and hidden ones and without the codes of fields.

use std::io::{Cursor, Read};
use std::ops::Range;
use std::time::Duration;

use encoding_rs::WINDOWS_1252;
use serde::{Deserialize, Serialize};

use super::office::{Paragraph, draft};
use crate::ingest::IngestError;
use crate::ingest::apart::{self, DOCUMENT_TIME, Job};
use crate::ingest::document::{Document, MAX_DOCUMENT};
use crate::ingest::draft::Draft;

const WHAT: &str = "old Word document";

/// Where the head of the main stream tells what is needed here: its flags, the length of the text, the
/// table of the letters' looks, the table of pieces.
const FLAGS: usize = 0x0A;
const LENGTH: usize = 0x4C;
const LOOKS: usize = 0xFA;
const PIECES: usize = 0x1A2;

const IS_ENCRYPTED: u16 = 0x0100;
const HAS_SECOND_TABLE: u16 = 0x0200;

/// Looks of letters: deleted by a reviser, hidden.
const DELETED: u16 = 0x0800;
const HIDDEN: u16 = 0x083C;

/// Bytes of a page of looks.
const PAGE: usize = 512;

/// Why there is nothing to read.
#[derive(Debug, Serialize, Deserialize)]
pub enum Failure {
    /// It asks for a password.
    Locked,
    /// What is wrong with it.
    Damaged(String),
}

impl From<&str> for Failure {
    fn from(reason: &str) -> Self {
        Self::Damaged(reason.to_owned())
    }
}

/// The work of reading a document.
#[derive(Debug, Serialize, Deserialize)]
pub struct OldWord;

impl Job for OldWord {
    const NAME: &'static str = "old-word";
    const TIME: Duration = DOCUMENT_TIME;
    type Answer = Result<String, Failure>;

    fn run(self, bytes: Vec<u8>) -> Self::Answer {
        text(bytes)
    }
}

/// Reads a document.
pub fn read(document: &Document) -> Result<Vec<Draft>, IngestError> {
    let name = document.origin.name();
    let text = match apart::run(OldWord, document.bytes.clone()) {
        Ok(Ok(text)) => text,
        Ok(Err(Failure::Locked)) => return Err(IngestError::Locked { name, what: WHAT }),
        Ok(Err(Failure::Damaged(reason))) | Err(reason) => {
            return Err(IngestError::Damaged {
                name,
                what: WHAT,
                reason,
            });
        }
    };
    let paragraph = |text: &str| Paragraph {
        text: text.to_owned(),
        style: String::new(),
    };
    let paragraphs: Vec<Paragraph> = text.split(PARAGRAPH).map(paragraph).collect();
    Ok(vec![draft(&paragraphs)])
}

/// Stands between paragraphs; no text has it.
const PARAGRAPH: char = '\u{2029}';

fn text(bytes: Vec<u8>) -> Result<String, Failure> {
    let unsound = |error: std::io::Error| Failure::Damaged(error.to_string());
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(unsound)?;
    let mut stream = |name: &str| {
        let stream = file.open_stream(name).map_err(unsound)?;
        let mut bytes = Vec::new();
        let read = stream.take(MAX_DOCUMENT).read_to_end(&mut bytes);
        read.map_err(unsound)?;
        Ok::<_, Failure>(Bytes(bytes))
    };
    let main = stream("WordDocument")?;
    let flags = main.u16(FLAGS).ok_or("it is cut off")?;
    if flags & IS_ENCRYPTED != 0 {
        return Err(Failure::Locked);
    }
    let second = flags & HAS_SECOND_TABLE != 0;
    let table = stream(if second { "1Table" } else { "0Table" })?;
    let pieces = pieces(&main, &table).ok_or("the list of its pieces is broken")?;
    let absent = absent(&main, &table).unwrap_or_default();
    let length = main.u32(LENGTH).ok_or("it is cut off")?;
    let mut words = Words::default();
    for piece in &pieces {
        if words.taken >= length {
            break;
        }
        for (at, letter) in piece.letters(&main) {
            if words.taken < length && !absent.iter().any(|range| range.contains(&at)) {
                words.put(letter);
            }
            words.taken += 1;
        }
    }
    Ok(words.text)
}

/// Bytes that may be cut off anywhere.
struct Bytes(Vec<u8>);

impl Bytes {
    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.0.get(at..at.checked_add(2)?)?;
        Some(u16::from_le_bytes(bytes.try_into().ok()?))
    }

    fn u32(&self, at: usize) -> Option<usize> {
        let bytes = self.0.get(at..at.checked_add(4)?)?;
        usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
    }

    /// A stretch whose place and length stand one after the other in a head.
    fn stretch(&self, head: &Self, at: usize) -> Option<Range<usize>> {
        let start = head.u32(at)?;
        let range = start..start.checked_add(head.u32(at + 4)?)?;
        (range.end <= self.0.len()).then_some(range)
    }
}

/// Letters that lie together in the main stream.
struct Piece {
    start: usize,
    count: usize,
    /// Whether each letter takes one byte, of the Western code page, or two.
    is_narrow: bool,
}

impl Piece {
    /// Its letters, each with its place in the stream; a pair of two that make one letter is put
    /// together.
    fn letters(&self, main: &Bytes) -> Vec<(usize, char)> {
        let width = if self.is_narrow { 1 } else { 2 };
        let end = self.start.saturating_add(self.count.saturating_mul(width));
        let bytes = main.0.get(self.start..end.min(main.0.len()));
        let bytes = bytes.unwrap_or_default();
        if self.is_narrow {
            let (letters, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            return (self.start..).zip(letters.chars()).collect();
        }
        let units = bytes
            .chunks_exact(2)
            .map(|two| u16::from_le_bytes([two[0], two[1]]));
        let mut at = self.start;
        let letters = char::decode_utf16(units).map(|letter| {
            let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
            let place = at;
            at += 2 * letter.len_utf16();
            (place, letter)
        });
        letters.collect()
    }
}

/// The pieces of the text in their order.
fn pieces(main: &Bytes, table: &Bytes) -> Option<Vec<Piece>> {
    let range = table.stretch(main, PIECES)?;
    let mut at = range.start;
    // Looks that pieces have in common come first.
    while *table.0.get(at)? == 1 {
        at += 3 + usize::from(table.u16(at + 1)?);
    }
    let size = table.u32(at + 1)?;
    let list = at + 5;
    let count = size.checked_sub(4)? / 12;
    let describe = |index: usize| {
        let (from, to) = (
            table.u32(list + 4 * index)?,
            table.u32(list + 4 * index + 4)?,
        );
        let place = table.u32(list + 4 * (count + 1) + 8 * index + 2)?;
        let is_narrow = place & 0x4000_0000 != 0;
        let place = place & 0x3FFF_FFFF;
        Some(Piece {
            start: if is_narrow { place / 2 } else { place },
            count: to.checked_sub(from)?,
            is_narrow,
        })
    };
    (0..count).map(describe).collect()
}

/// Where in the main stream letters lie that are not to be read.
fn absent(main: &Bytes, table: &Bytes) -> Option<Vec<Range<usize>>> {
    let range = table.stretch(main, LOOKS)?;
    let count = range.len().checked_sub(4)? / 8;
    let mut found = Vec::new();
    for index in 0..count {
        let page = table.u32(range.start + 4 * (count + 1) + 4 * index)?;
        let page = page.checked_mul(PAGE)?;
        let runs = usize::from(*main.0.get(page + PAGE - 1)?);
        for run in 0..runs {
            let looks = *main.0.get(page + 4 * (runs + 1) + run)?;
            let looks = page + 2 * usize::from(looks);
            if looks > page && is_absent(main, looks)? {
                found.push(main.u32(page + 4 * run)?..main.u32(page + 4 * run + 4)?);
            }
        }
    }
    Some(found)
}

/// Whether looks say that letters are deleted or hidden.
fn is_absent(main: &Bytes, looks: usize) -> Option<bool> {
    let end = looks + 1 + usize::from(*main.0.get(looks)?);
    let mut at = looks + 1;
    while at + 2 < end {
        let what = main.u16(at)?;
        let value = *main.0.get(at + 2)?;
        if [DELETED, HIDDEN].contains(&what) && value == 1 {
            return Some(true);
        }
        // The three highest bits tell how long the value is.
        at += 2 + match what >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            7 => 3,
            3 => 4,
            _ => 1 + usize::from(value),
        };
    }
    Some(false)
}

/// The words of a text as its letters come.
#[derive(Default)]
struct Words {
    text: String,
    /// How many letters have come.
    taken: usize,
    /// For each field that is open, whether its code is over and its words have begun.
    fields: Vec<bool>,
}

impl Words {
    fn put(&mut self, letter: char) {
        match letter {
            '\u{13}' => self.fields.push(false),
            '\u{14}' => {
                if let Some(field) = self.fields.last_mut() {
                    *field = true;
                }
            }
            '\u{15}' => {
                self.fields.pop();
            }
            _ if self.fields.contains(&false) => {}
            '\r' | '\u{7}' | '\u{C}' => self.text.push(PARAGRAPH),
            '\u{B}' => self.text.push('\n'),
            '\u{1E}' => self.text.push('\u{2011}'),
            '\u{1F}' => self.text.push('\u{AD}'),
            '\t' => self.text.push(letter),
            // Anchors of pictures, notes and remarks.
            _ if letter.is_control() => {}
            _ => self.text.push(letter),
        }
    }
}
