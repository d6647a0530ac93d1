//! Tables of cells: CSV by RFC 4180, UTF-8, without a formula for any reader.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use super::ExportError;

/// A table in the making.
pub struct Table(Writer<Vec<u8>>);

impl Table {
    /// An empty one.
    pub fn new() -> Self {
        let mut builder = WriterBuilder::new();
        builder.terminator(Terminator::CRLF);
        Self(builder.from_writer(Vec::new()))
    }

    /// Adds a row.
    pub fn row<T: AsRef<str>>(
        &mut self,
        cells: impl IntoIterator<Item = T>,
    ) -> Result<(), ExportError> {
        for cell in cells {
            let guarded = guard(cell.as_ref());
            self.0.write_field(guarded.as_bytes())?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    /// Its bytes.
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
        let written = self.0.into_inner();
        written.map_err(|error| ExportError::Format(error.to_string()))
    }
}

/// Where a program may begin a new cell: it may part cells by another sign than the comma, and then a
/// quotation mark within a cell holds nothing together.
const ENDS_OF_CELLS: [char; 4] = [';', '\t', '\n', '\r'];

/// Signs at the beginning of a cell by which spreadsheets know a formula (OWASP, "CSV Injection").
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The cell with an apostrophe before each sign that a spreadsheet would take for the beginning of a
/// formula, whichever sign parts its cells, blanks and quotation marks left aside. Plain numbers stay
/// numbers.
fn guard(cell: &str) -> Cow<'_, str> {
    if !cell.contains(FORMULA_SIGNS) || is_plain_number(cell) {
        return Cow::Borrowed(cell);
    }
    let mut guarded = String::with_capacity(cell.len() + 1);
    let mut at_start = true;
    for character in cell.chars() {
        if at_start && FORMULA_SIGNS.contains(&character) {
            guarded.push('\'');
        }
        guarded.push(character);
        at_start = is_beginning(character, at_start);
    }
    Cow::Owned(guarded)
}

/// A cell as it was before it was guarded.
pub fn unguarded(cell: &str) -> String {
    let mut bare = String::with_capacity(cell.len());
    let mut at_start = true;
    let mut characters = cell.chars().peekable();
    while let Some(character) = characters.next() {
        let is_guard = at_start
            && character == '\''
            && characters
                .peek()
                .is_some_and(|next| FORMULA_SIGNS.contains(next));
        if !is_guard {
            bare.push(character);
        }
        at_start = is_beginning(character, at_start);
    }
    bare
}

/// Whether a cell may begin behind a character.
fn is_beginning(character: char, at_start: bool) -> bool {
    let is_passed_over =
        character.is_whitespace() || matches!(character, '"' | '\u{200b}' | '\u{feff}');
    ENDS_OF_CELLS.contains(&character) || at_start && is_passed_over
}

/// Digits with at most one sign before and one point among them.
fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_for_every_reader_and_numbers_are_not() {
        for (formula, guarded) in [
            ("=1+1", "'=1+1"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-1+2", "'-1+2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\t'=1"),
            ("  =1", "  '=1"),
            ("\u{a0}\u{feff}=1", "\u{a0}\u{feff}'=1"),
            ("＝1", "'＝1"),
            ("-", "'-"),
            ("ships;=1+1", "ships;'=1+1"),
            ("ships; \"=1+1\"", "ships; \"'=1+1\""),
            ("ships\n=1+1", "ships\n'=1+1"),
        ] {
            assert_eq!(guard(formula), guarded);
            assert_eq!(unguarded(guarded), formula);
        }
        for harmless in [
            "-2.5",
            "+7",
            "87",
            "nearly 87 = 87",
            "",
            "a-b",
            "'quoted'",
            "a; b=c",
        ] {
            assert_eq!(guard(harmless), harmless);
        }
    }
}
