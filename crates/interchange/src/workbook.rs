//! Workbooks (Office Open XML): sheets whose heads stay in sight and that print a page wide. Everything
//! but numbers is written as text, so nothing in them is a formula; no word of a cell is cut off.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// UTF-16 code units that a cell can hold.
const LONGEST_CELL: usize = 32_767;

/// Height of a line of words, and of the highest row there can be, in points.
const LINE_HEIGHT: f64 = 15.0;
const HIGHEST_ROW: f64 = 409.0;

/// The number by which a workbook knows paper of A4.
const A4: u8 = 9;

/// A column: its head, and its width in digits.
pub type Column<'t> = (&'t str, f64);

/// What stands in a cell.
pub enum Cell<'t> {
    /// Words.
    Words(&'t str),
    /// Words on a ground of this colour.
    Marked(&'t str, u32),
    /// A number.
    Number(usize),
}

/// A workbook in the making.
#[derive(Default)]
pub struct Book(Workbook);

impl Book {
    /// Adds a sheet of these columns.
    pub fn sheet(&mut self, name: &str, columns: &[Column<'_>]) -> Result<Sheet<'_>, XlsxError> {
        let table = self.0.add_worksheet();
        table.set_name(name)?;
        table.set_landscape();
        table.set_paper_size(A4);
        table.set_print_fit_to_pages(1, 0);
        table.set_repeat_rows(0, 0)?;
        table.set_freeze_panes(1, 0)?;
        let head = plain()
            .set_bold()
            .set_background_color(Color::RGB(0x00EE_EEEE));
        let mut highest = 1;
        for (column, (title, width)) in (0..).zip(columns) {
            let title = parts(title)[0];
            table.set_column_width(column, *width)?;
            table.write_string_with_format(0, column, title, &head)?;
            highest = highest.max(lines(title, *width));
        }
        set_height(table, 0, highest)?;
        Ok(Sheet {
            table,
            widths: columns.iter().map(|(_, width)| *width).collect(),
            line: 1,
        })
    }

    /// Its bytes.
    pub fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        self.0.save_to_buffer()
    }
}

/// A sheet of a workbook.
pub struct Sheet<'b> {
    table: &'b mut Worksheet,
    widths: Vec<f64>,
    line: u32,
}

impl Sheet<'_> {
    /// Adds a row and answers in which line it begins, as a reader counts. What is too long for a cell
    /// goes on in the cells below it.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<usize, XlsxError> {
        let first = self.line;
        let mut heights: Vec<usize> = Vec::new();
        for ((column, cell), width) in (0..).zip(cells).zip(&self.widths) {
            let (words, format) = match cell {
                Cell::Number(number) => {
                    let number = *number as f64;
                    self.table
                        .write_number_with_format(first, column, number, &plain())?;
                    continue;
                }
                Cell::Words(words) => (words, plain()),
                Cell::Marked(words, colour) => {
                    (words, plain().set_background_color(Color::RGB(*colour)))
                }
            };
            for (below, part) in parts(words).into_iter().enumerate() {
                let line = first + u32::try_from(below).unwrap_or(u32::MAX);
                self.table
                    .write_string_with_format(line, column, part, &format)?;
                heights.resize(heights.len().max(below + 1), 1);
                heights[below] = heights[below].max(lines(part, *width));
            }
        }
        for height in heights {
            set_height(self.table, self.line, height)?;
            self.line += 1;
        }
        self.line = self.line.max(first + 1);
        Ok(first as usize + 1)
    }

    /// Lets a reader filter its rows.
    pub fn finish(self) -> Result<(), XlsxError> {
        let last = u16::try_from(self.widths.len()).unwrap_or(u16::MAX);
        let last = last.saturating_sub(1);
        self.table.autofilter(0, 0, self.line - 1, last)?;
        Ok(())
    }
}

/// Words that go on in further lines, from the top of their cell.
fn plain() -> Format {
    Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00D5_D5D5))
}

/// Gives a row the height of so many lines: not every program finds it by itself.
fn set_height(table: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    let height = (lines as f64 * LINE_HEIGHT).min(HIGHEST_ROW);
    table.set_row_height(row, height)?;
    Ok(())
}

/// In how many lines words stand in a column, with some room for wide letters.
fn lines(words: &str, width: f64) -> usize {
    let room = (width * 0.9).max(1.0) as usize;
    let of_paragraph = |paragraph: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in paragraph.split_inclusive(char::is_whitespace) {
            let length = word.width();
            if used > 0 && used + length > room {
                lines += 1;
                used = 0;
            }
            used += length;
            // A word wider than the column goes on below.
            let further = used.saturating_sub(1) / room;
            lines += further;
            used -= further * room;
        }
        lines
    };
    words.lines().map(of_paragraph).sum::<usize>().max(1)
}

/// The words in parts that cells can hold; at least one.
fn parts(words: &str) -> Vec<&str> {
    if words.len() <= LONGEST_CELL {
        return vec![words];
    }
    let mut parts = Vec::new();
    let (mut start, mut held) = (0, 0);
    for (at, grapheme) in words.grapheme_indices(true) {
        let units = grapheme.encode_utf16().count();
        if held + units > LONGEST_CELL {
            parts.push(&words[start..at]);
            (start, held) = (at, 0);
        }
        held += units;
    }
    parts.push(&words[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_as_a_column_has_room() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("one two", 10.0), 1);
        assert_eq!(lines("one two three", 10.0), 2);
        assert_eq!(lines("one\ntwo", 10.0), 2);
        assert_eq!(lines("unbrokenwordoftwentyfour", 10.0), 3);
        assert_eq!(lines("unbrokenofnineteen9", 10.0), 3);
        assert_eq!(lines("“one” – two", 14.0), 1);
        assert_eq!(lines("会議は終わった。", 10.0), 2);
    }
}
