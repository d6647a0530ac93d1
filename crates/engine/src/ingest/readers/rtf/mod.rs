//! RTF documents: the words of the text, without fonts, pictures, headers, comments, deleted words.

mod code_page;
mod tokens;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::ingest::IngestError;
use crate::ingest::document::Document;
use crate::ingest::draft::Draft;

use super::office::{Paragraph, draft};
use tokens::{Token, Tokens};

/// Levels of groups; programs write fewer than thirty.
const MAX_DEPTH: usize = 2_000;

/// Groups that hold no words of the text.
const APART: &[&str] = &[
    "stylesheet",
    "colortbl",
    "info",
    "pict",
    "header",
    "footer",
    "headerl",
    "headerr",
    "headerf",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "object",
    "themedata",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "datastore",
    "latentstyles",
    "annotation",
    "atnid",
    "atnauthor",
    "bkmkstart",
    "bkmkend",
    "pntext",
    "pntxta",
    "pntxtb",
    "nonshppict",
    "footnote",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "revtbl",
    "userprops",
    "template",
    "listtext",
    "colorschememapping",
    "filetbl",
    "mmathPr",
];

/// Reads a document.
pub fn read(document: &Document) -> Result<Vec<Draft>, IngestError> {
    let told = told(&document.bytes).map_err(|reason| IngestError::Damaged {
        name: document.origin.name(),
        what: "RTF document",
        reason,
    })?;
    let paragraph = |text: &str| Paragraph {
        text: text.to_owned(),
        style: String::new(),
    };
    let paragraphs: Vec<Paragraph> = told.text.split(PARAGRAPH).map(paragraph).collect();
    Ok(vec![Draft {
        created: told.created(),
        ..draft(&paragraphs)
    }])
}

/// Stands between paragraphs until they are units; no text has it.
const PARAGRAPH: char = '\u{2029}';

/// What a group says of what stands in it.
#[derive(Debug, Clone)]
struct Group {
    /// Whether its words are left out.
    is_hidden: bool,
    /// What its words are for.
    place: Place,
    /// How many characters after a Unicode one stand in for it.
    stand_ins: usize,
    /// The font, by which bytes are decoded.
    font: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Fonts,
    /// When the document was written.
    Written,
    Apart,
}

/// What a document tells: its words, and when it was written.
fn told(bytes: &[u8]) -> Result<Reader, String> {
    let mut reader = Reader::new();
    for token in Tokens::of(bytes) {
        match token {
            Token::Open if reader.outer.len() >= MAX_DEPTH => {
                return Err(format!(
                    "its groups are nested more than {MAX_DEPTH} levels deep"
                ));
            }
            Token::Open => reader.open(),
            Token::Close => {
                reader.close();
                if reader.outer.is_empty() {
                    break;
                }
            }
            Token::Word(word, number) => reader.word(word, number),
            Token::Symbol(symbol) => reader.symbol(symbol),
            Token::Byte(byte) => reader.byte(byte),
        }
    }
    reader.flush();
    Ok(reader)
}

/// The state on the way through a document.
struct Reader {
    text: String,
    group: Group,
    outer: Vec<Group>,
    /// Bytes that are still to be decoded.
    bytes: Vec<u8>,
    /// The first half of a character beyond the basic plane.
    half: Option<u32>,
    /// Stand-ins that are still to be passed over.
    to_skip: usize,
    /// Whether the group that begins may be left out by a program that does not know it.
    is_optional: bool,
    page: i32,
    fonts: HashMap<i32, i32>,
    /// Year, month and day of the writing, 0 where none is told.
    written: [i32; 3],
}

impl Reader {
    fn new() -> Self {
        Self {
            text: String::new(),
            group: Group {
                is_hidden: false,
                place: Place::Text,
                stand_ins: 1,
                font: -1,
            },
            outer: Vec::new(),
            bytes: Vec::new(),
            half: None,
            to_skip: 0,
            is_optional: false,
            page: code_page::WESTERN,
            fonts: HashMap::new(),
            written: [0; 3],
        }
    }

    /// The day on which the document was written.
    fn created(&self) -> Option<Date> {
        let [year, month, day] = self.written;
        let date = Date::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        );
        date.ok()
    }

    fn open(&mut self) {
        self.flush();
        self.outer.push(self.group.clone());
        self.to_skip = 0;
    }

    fn close(&mut self) {
        self.flush();
        if let Some(outer) = self.outer.pop() {
            self.group = outer;
        }
        self.to_skip = 0;
        self.is_optional = false;
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if word == "u" {
            self.flush();
            self.character(number.unwrap_or(63));
            self.to_skip = self.group.stand_ins;
            return;
        }
        self.flush();
        self.to_skip = 0;
        match word {
            "ansicpg" => self.page = number.unwrap_or(code_page::WESTERN),
            "mac" => self.page = code_page::MACINTOSH,
            "uc" => self.group.stand_ins = number.unwrap_or(1).clamp(0, 16) as usize,
            "deff" if self.group.font < 0 => self.group.font = number.unwrap_or(0),
            "f" => self.group.font = number.unwrap_or(0),
            "fcharset" if self.group.place == Place::Fonts => {
                if let Some(page) = number.and_then(code_page::of_charset) {
                    self.fonts.insert(self.group.font, page);
                }
            }
            "fonttbl" => self.group.place = Place::Fonts,
            "creatim" => self.group.place = Place::Written,
            "yr" | "mo" | "dy" if self.group.place == Place::Written => {
                let part = ["yr", "mo", "dy"].iter().position(|part| *part == word);
                if let (Some(part), Some(number)) = (part, number) {
                    self.written[part] = number;
                }
            }
            "deleted" | "v" => self.group.is_hidden = number != Some(0),
            apart if APART.contains(&apart) => self.group.place = Place::Apart,
            _ => match spoken(word) {
                Some(character) => self.put(character),
                None if self.is_optional => self.group.place = Place::Apart,
                None => {}
            },
        }
        self.is_optional = false;
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'{' | b'}' | b'\\' => self.byte(symbol),
            b'*' => self.is_optional = true,
            b'~' => self.spoken_symbol('\u{A0}'),
            b'_' => self.spoken_symbol('\u{2011}'),
            b'-' => self.spoken_symbol('\u{AD}'),
            b'\r' | b'\n' => self.spoken_symbol(PARAGRAPH),
            _ => {}
        }
    }

    fn spoken_symbol(&mut self, character: char) {
        self.flush();
        self.put(character);
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    /// A Unicode character by its number, which is signed and in two halves beyond the basic plane.
    fn character(&mut self, number: i32) {
        let code = (number & 0xFFFF) as u32;
        if (0xD800..0xDC00).contains(&code) {
            self.half = Some(code);
            return;
        }
        let code = match self.half.take() {
            Some(high) if (0xDC00..0xE000).contains(&code) => {
                0x1_0000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            }
            _ => code,
        };
        if let Some(character) = char::from_u32(code) {
            self.put(character);
        }
    }

    fn put(&mut self, character: char) {
        if !self.group.is_hidden && self.group.place == Place::Text {
            self.text.push(character);
        }
    }

    /// Decodes the bytes that came in one font.
    fn flush(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.is_empty() || self.group.is_hidden || self.group.place != Place::Text {
            return;
        }
        let page = self
            .fonts
            .get(&self.group.font)
            .copied()
            .unwrap_or(self.page);
        self.text.push_str(&code_page::decode(page, &bytes));
    }
}

/// The character that a control word stands for.
fn spoken(word: &str) -> Option<char> {
    Some(match word {
        "par" | "row" | "page" | "sect" => PARAGRAPH,
        "line" => '\n',
        "tab" | "cell" => '\t',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "lquote" => '‘',
        "rquote" => '’',
        "endash" => '–',
        "emdash" => '—',
        "bullet" => '•',
        "emspace" | "enspace" | "qmspace" => ' ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_the_code_page_of_their_font() {
        let document = br"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset238 Arial CE;}}
{\info{\title Not this}}{\*\unknown gone}{\header Not this}\f0 Caf\'e9 \f1\'b9\f0\par
\ldblquote Yes,\rdblquote  he said\u8212?no \u-10180?\u-8399?.{\deleted Not this}\par {\field{\*\fldinst HYPERLINK x}{\fldrslt a link}}}";
        let text = told(document).unwrap().text;
        assert_eq!(
            text.trim(),
            "Café ą\u{2029}“Yes,” he said—no 🌱.\u{2029}a link"
        );
    }

    #[test]
    fn groups_without_end_are_an_error() {
        assert!(told(&b"{".repeat(100_000)).is_err());
        assert!(told(b"{\\rtf1 broken \\u").is_ok());
    }
}
