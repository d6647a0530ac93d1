//! From lines to paragraphs: across columns and pages, with words whole.

use super::hyphens::Words;
use super::order::Block;
use super::Piece;

/// A paragraph, heading or caption.
#[derive(Debug, Default, Clone)]
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// The size of its letters.
    pub size: f64,
    /// The page on which it begins.
    pub page: usize,
}

/// The paragraphs of blocks that are in reading order.
pub fn of(blocks: &[Block]) -> Vec<Paragraph> {
    let lines = blocks.iter().flat_map(|block| &block.lines);
    let words = Words::of(lines.map(|line| line.text.as_str()));
    let mut done: Vec<Paragraph> = Vec::new();
    for block in blocks {
        let form = Form::of(&block.lines);
        for (index, line) in block.lines.iter().enumerate() {
            let goes_on = match (index.checked_sub(1), done.last()) {
                (_, None) => false,
                (None, Some(open)) => goes_on_in_next_block(open, line),
                (Some(above), Some(_)) => !form.is_new_paragraph(&block.lines[above], line),
            };
            match done.last_mut().filter(|_| goes_on) {
                Some(open) => open.text = words.joined(&open.text, line.text.trim()),
                None => done.push(Paragraph {
                    text: line.text.trim().to_owned(),
                    size: line.size,
                    page: block.page,
                }),
            }
        }
    }
    for paragraph in &mut done {
        paragraph.text = paragraph.text.trim().to_owned();
    }
    done.retain(|paragraph| !paragraph.text.is_empty());
    done
}

/// Where the lines of a block stand.
struct Form {
    left: f64,
    right: f64,
    /// The distance from line to line.
    leading: f64,
}

impl Form {
    fn of(lines: &[Piece]) -> Self {
        let mut leads: Vec<f64> = lines.windows(2).map(|pair| pair[1].base - pair[0].base).collect();
        leads.sort_by(f64::total_cmp);
        Self {
            left: lines.iter().map(|line| line.left).fold(f64::MAX, f64::min),
            right: lines.iter().map(|line| line.right).fold(0.0, f64::max),
            leading: leads.get(leads.len() / 2).copied().unwrap_or(0.0),
        }
    }

    fn is_new_paragraph(&self, above: &Piece, line: &Piece) -> bool {
        let width = self.right - self.left;
        let is_resized = !line.is_sized_like(above, 0.12);
        let is_far = line.base - above.base > 1.35 * self.leading.max(line.size);
        let indent = line.left - self.left;
        let is_indented = indent > 0.6 * line.size
            && indent < 4.0 * line.size
            && above.left - self.left < 0.4 * line.size;
        let rest = self.right - above.right;
        let is_short_end = rest > 0.25 * width && ends(&above.text, ENDS_SENTENCE);
        let is_heading = rest > 0.4 * width && width > 15.0 * line.size;
        is_resized || is_far || is_indented || is_short_end || is_heading
    }
}

const ENDS_SENTENCE: &[char] = &['.', '!', '?', '”', '"'];
const ENDS_PARAGRAPH: &[char] = &['.', '!', '?', '”', '"', ':', ')'];

fn ends(text: &str, with: &[char]) -> bool {
    text.trim_end().ends_with(with)
}

/// Letters from which a paragraph that ends in the middle of a sentence goes on in the next column.
const BEGUN: usize = 60;

fn goes_on_in_next_block(open: &Paragraph, line: &Piece) -> bool {
    let is_broken_word = ends(&open.text, &['-', '\u{AD}']);
    let is_alike = (line.size / open.size - 1.0).abs() < 0.1;
    let is_open = !ends(&open.text, ENDS_PARAGRAPH);
    let starts_within = line.text.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
    is_broken_word || is_alike && is_open && (starts_within || open.text.chars().count() > BEGUN)
}
