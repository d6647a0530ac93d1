//! The lines of a text, and which of them go on in the next: mail, wire copy, scans and columns of
//! newspapers break their lines within sentences.

use std::ops::Range;

/// Letters from which lines are the lines of a column, and up to which.
const NARROWEST: usize = 24;
const WIDEST: usize = 112;

/// Shares of the breaks between lines that stand close together: how many must be where a column
/// ends, and how many within a sentence, for the lines to be broken.
const AT_THE_EDGE: f64 = 0.8;
const WITHIN_SENTENCES: f64 = 0.4;

/// Breaks from which these shares say something.
const BREAKS: usize = 3;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its bytes, without the white space around it and the marks of quoted mail.
    pub bytes: Range<usize>,
    /// Whether its sentence or paragraph goes on in the next line.
    pub goes_on: bool,
    /// How many marks of quoted mail and blanks stand before it.
    depth: usize,
    indent: usize,
}

impl Line {
    /// Whether there is nothing on it.
    pub fn is_blank(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// The lines of a text, in order.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines = plain_lines(text);
    let blocks = blocks(&lines);
    let all: Vec<usize> = blocks.iter().flat_map(breaks).collect();
    let is_broken = Column::of(text, &lines, &all);
    for block in &blocks {
        let own: Vec<usize> = breaks(block).collect();
        let column = is_broken.or_else(|| Column::of(text, &lines, &own));
        let Some(column) = column else {
            continue;
        };
        for at in own {
            lines[at].goes_on = column.is_broken(text, &lines[at], &lines[at + 1]);
        }
    }
    lines
}

/// All lines as they stand.
fn plain_lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    let mut lines: Vec<Line> = text
        .split('\n')
        .map(|line| {
            let start = at;
            at += line.len() + 1;
            let (depth, marks) = quotation(line);
            let rest = &line[marks..];
            let bare = rest.trim();
            let blank = rest.len() - rest.trim_start().len();
            let begin = start + marks + blank;
            Line {
                bytes: begin..begin + bare.len(),
                goes_on: false,
                depth,
                indent: blank,
            }
        })
        .collect();
    // "> 80 percent" on a line of its own quotes nobody.
    for index in 0..lines.len() {
        let neighbours = [index.checked_sub(1), Some(index + 1)];
        let is_quoted = neighbours
            .into_iter()
            .flatten()
            .any(|other| lines.get(other).is_some_and(|line| line.depth > 0));
        if lines[index].depth > 0 && !is_quoted {
            let Range { start, end } = lines[index].bytes;
            let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
            let blank = text[line_start..].len() - text[line_start..].trim_start().len();
            lines[index].bytes = (line_start + blank).min(end)..end;
        }
    }
    lines
}

/// How deep a line is quoted, and the bytes of the marks.
fn quotation(line: &str) -> (usize, usize) {
    let mut depth = 0;
    let mut end = 0;
    for (at, character) in line.char_indices() {
        match character {
            '>' => {
                depth += 1;
                end = at + 1;
            }
            ' ' if depth == 0 && at < 2 || depth > 0 && at == end => {}
            _ => break,
        }
    }
    (depth, end)
}

/// The runs of lines without a blank one between them.
fn blocks(lines: &[Line]) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = None;
    for (index, line) in lines.iter().enumerate() {
        match (start, line.is_blank()) {
            (None, false) => start = Some(index),
            (Some(begun), true) => {
                blocks.push(begun..index);
                start = None;
            }
            _ => {}
        }
    }
    blocks.extend(start.map(|begun| begun..lines.len()));
    blocks
}

/// The lines of a block that another follows.
fn breaks(block: &Range<usize>) -> Range<usize> {
    block.start..block.end.saturating_sub(1).max(block.start)
}

/// The column in which broken lines stand.
#[derive(Debug, Clone, Copy)]
struct Column {
    width: usize,
}

impl Column {
    /// The column of these lines, if they are broken at its edge.
    fn of(text: &str, lines: &[Line], breaks: &[usize]) -> Option<Self> {
        let mut widths: Vec<usize> = breaks.iter().map(|&at| width(text, &lines[at])).collect();
        widths.sort_unstable();
        // A few lines may be longer: addresses, and words of which a part was put in later.
        let width = *widths.get(widths.len().saturating_sub(1) * 19 / 20)?;
        if !(NARROWEST..=WIDEST).contains(&width) {
            return None;
        }
        let column = Self { width };
        let count = |is_one: &dyn Fn(&Line, &Line) -> bool| {
            let pairs = breaks
                .iter()
                .filter(|&&at| is_one(&lines[at], &lines[at + 1]));
            pairs.count() as f64
        };
        let all = breaks.len() as f64;
        let full = count(&|line, next| column.is_full(text, line, next));
        let within = count(&|line, _| !ends_sentence(words(text, line)));
        let goes_on = count(&|_, next| begins_within(words(text, next)));
        let is_enough = breaks.len() >= BREAKS || goes_on > 0.0;
        let is_column = full >= AT_THE_EDGE * all && within >= WITHIN_SENTENCES * all;
        (is_enough && is_column && goes_on > 0.0).then_some(column)
    }

    /// Whether the first word of the next line had no room on this one.
    fn is_full(self, text: &str, line: &Line, next: &Line) -> bool {
        let last = words(text, line);
        let word = words(text, next)
            .split_whitespace()
            .next()
            .unwrap_or_default();
        // Of a broken word the rest may have had room.
        let is_broken_word = last.ends_with('-') && last.len() > 1;
        is_broken_word || width(text, line) + 1 + word.chars().count() > self.width
    }

    /// Whether a line goes on in the next.
    fn is_broken(self, text: &str, line: &Line, next: &Line) -> bool {
        let (last, first) = (words(text, line), words(text, next));
        if line.depth != next.depth || is_listed(first) {
            return false;
        }
        let begins_paragraph = next.indent >= line.indent + 2 && ends_sentence(last);
        let is_full = self.is_full(text, line, next);
        !begins_paragraph && (is_full || begins_within(first) && !ends_sentence(last))
    }
}

fn words<'a>(text: &'a str, line: &Line) -> &'a str {
    &text[line.bytes.clone()]
}

fn width(text: &str, line: &Line) -> usize {
    words(text, line).chars().count()
}

/// Whether a line is an item of a list.
fn is_listed(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered =
        rest.len() < line.len() && line.len() - rest.len() <= 2 && rest.starts_with(". ");
    is_numbered || line.starts_with(['•', '▪', '‣', '◦', '·']) || line.starts_with("* ")
}

/// Whether a line can only be the middle of a sentence.
fn begins_within(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
}

fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', ' ']);
    end.ends_with(['.', '!', '?', '…', ':', '。', '؟'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<String> {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut goes_on = false;
        for line in lines(text).iter().filter(|line| !line.is_blank()) {
            let words = words(text, line);
            match paragraphs.last_mut().filter(|_| goes_on) {
                Some(open) => *open = format!("{open} {words}"),
                None => paragraphs.push(words.to_owned()),
            }
            goes_on = line.goes_on;
        }
        paragraphs
    }

    #[test]
    fn lines_of_a_column_are_broken() {
        let text = "Storm shuts harbour\n\nARLEN - The harbour of Arlen was shut\non Sunday after \
            the storm had torn the\nlast of the ropes.\n\nNobody was hurt, the mayor said in a\n\
            statement.";
        assert_eq!(
            joined(text),
            [
                "Storm shuts harbour",
                "ARLEN - The harbour of Arlen was shut on Sunday after the storm had torn the last of \
                 the ropes.",
                "Nobody was hurt, the mayor said in a statement."
            ]
        );
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        for text in [
            "Storm shuts harbour\nBy Ida Holm\n1 March 2026\nThe harbour was shut on Sunday, the mayor \
             said, and it will stay so until the ropes are mended by the crew.\nNobody was hurt.",
            "Milk\nBread\nA pound of butter\nCheese",
            "Title: Storm shuts harbour\nAuthor: Ida Holm\nDate: 1 March 2026\n\nThe harbour was shut.",
            "“We wait.”\n“For how long?”\n“Nobody knows that yet.”\n“Then we go home.”",
        ] {
            assert!(lines(text).iter().all(|line| !line.goes_on), "{text}");
        }
    }

    #[test]
    fn marks_of_quoted_mail_are_no_words() {
        let text = "Ida wrote:\n\n> The harbour was shut on Sunday after\n> the storm, the mayor of Arlen\n> said.\n\nSee?";
        assert_eq!(
            joined(text),
            [
                "Ida wrote:",
                "The harbour was shut on Sunday after the storm, the mayor of Arlen said.",
                "See?"
            ]
        );
        assert_eq!(
            joined("Share\n> 80 percent\nof all"),
            ["Share", "> 80 percent", "of all"]
        );
    }
}
