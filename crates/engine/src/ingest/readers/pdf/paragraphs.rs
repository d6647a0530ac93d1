//! From lines to paragraphs: across columns and pages, with words whole.

use super::Piece;
use super::hyphens::Words;
use super::order::Block;

/// A paragraph, heading or caption.
#[derive(Debug, Default, Clone)]
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// The size of its letters.
    pub size: f64,
    /// The page on which it begins.
    pub page: usize,
    /// Whether it is of a box that lists what else there is to read.
    pub is_list: bool,
    /// Where its last line stands.
    base: f64,
    left: f64,
}

/// The paragraphs of blocks that are in reading order.
pub fn of(blocks: &[Block]) -> Vec<Paragraph> {
    let lines = blocks.iter().flat_map(|block| &block.lines);
    let words = Words::of(lines.map(|line| line.text.as_str()));
    let tolerance = tolerance(blocks);
    let mut done: Vec<Paragraph> = Vec::new();
    for block in blocks {
        let form = Form::of(&block.lines, tolerance);
        for (index, line) in block.lines.iter().enumerate() {
            let goes_on = !block.is_list
                && match (index.checked_sub(1), done.last()) {
                    (_, None) => false,
                    (None, Some(open)) => {
                        open.goes_on_below(line, block.page, tolerance)
                            || open.goes_on_in_next_column(line, block.page, tolerance)
                    }
                    (Some(above), Some(_)) => !form.is_new_paragraph(&block.lines[above], line),
                };
            if let Some(open) = done.last_mut().filter(|_| goes_on) {
                open.text = words.joined(&open.text, line.text.trim());
                (open.base, open.left) = (line.base, line.left);
            } else {
                done.push(Paragraph {
                    text: line.text.trim().to_owned(),
                    size: line.size,
                    page: block.page,
                    is_list: block.is_list,
                    base: line.base,
                    left: line.left,
                });
            }
        }
    }
    for paragraph in &mut done {
        paragraph.text = paragraph.text.trim().to_owned();
    }
    done.retain(|paragraph| !paragraph.text.is_empty());
    done
}

/// How much the sizes of letters in one paragraph may differ. Programs that recognise text measure
/// another size for every line.
fn tolerance(blocks: &[Block]) -> f64 {
    let pairs = blocks.iter().flat_map(|block| block.lines.windows(2));
    let (mut all, mut uneven) = (0, 0);
    for pair in pairs {
        all += 1;
        uneven += usize::from(!pair[0].is_sized_like(&pair[1], 0.03));
    }
    if uneven * 5 > all * 2 { 0.5 } else { 0.12 }
}

/// How many times as high as its letters a line of a paragraph is at most, but where every second line
/// is left free.
const TIGHT: f64 = 1.8;

/// Where the lines of a block stand.
struct Form {
    left: f64,
    right: f64,
    /// The distance from line to line.
    leading: f64,
    /// The size of most letters.
    size: f64,
    tolerance: f64,
}

impl Form {
    fn of(lines: &[Piece], tolerance: f64) -> Self {
        let mut sizes: Vec<f64> = lines.iter().map(|line| line.size).collect();
        sizes.sort_by(f64::total_cmp);
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
        let mut leads: Vec<f64> = lines
            .windows(2)
            .map(|pair| pair[1].base - pair[0].base)
            .collect();
        leads.sort_by(f64::total_cmp);
        // Where paragraphs are short, most distances are those between them.
        let tight = leads.partition_point(|lead| *lead < TIGHT * size);
        if tight * 4 >= leads.len() {
            leads.truncate(tight);
        }
        Self {
            left: lines.iter().map(|line| line.left).fold(f64::MAX, f64::min),
            right: lines.iter().map(|line| line.right).fold(0.0, f64::max),
            leading: leads.get(leads.len() / 2).copied().unwrap_or(0.0),
            size,
            tolerance,
        }
    }

    fn is_new_paragraph(&self, above: &Piece, line: &Piece) -> bool {
        let is_resized = !line.is_sized_like(above, self.tolerance);
        let is_far = line.base - above.base > 1.35 * self.leading.max(line.size);
        let indent = line.left - self.left;
        let is_indented = indent > 0.6 * line.size
            && indent < 4.0 * line.size
            && above.left - self.left < 0.4 * line.size;
        // Larger letters are those of headlines, whose lines end where it pleases the eye.
        let is_larger = line.size > 1.2 * self.size;
        is_resized || is_far || is_indented || !is_larger && self.has_room(above, line)
    }

    /// Whether the first word of a line had room on the one above, which so ends a paragraph.
    fn has_room(&self, above: &Piece, line: &Piece) -> bool {
        let letters = line.length().max(1) as f64;
        let first = line.text.split_whitespace().next().unwrap_or_default();
        let width = (first.chars().count() + 1) as f64 * (line.right - line.left) / letters;
        let slack = ROOM * (self.right - self.left);
        !ends(&above.text, &['-', '\u{AD}']) && self.right - above.right > width + slack
    }
}

/// The part of a column's width by which ragged lines differ.
const ROOM: f64 = 0.06;

const ENDS_PARAGRAPH: &[char] = &['.', '!', '?', '”', '"', ':', ')'];

fn ends(text: &str, with: &[char]) -> bool {
    text.trim_end().ends_with(with)
}

/// Letters from which a paragraph that ends in the middle of a sentence goes on in the next column.
const BEGUN: usize = 60;

impl Paragraph {
    fn is_sized_like(&self, line: &Piece, tolerance: f64) -> bool {
        (line.size / self.size - 1.0).abs() < tolerance
    }

    /// Whether a line right below it, of the same form, belongs to it, though it does not reach across
    /// all columns: the last line of a headline.
    fn goes_on_below(&self, line: &Piece, page: usize, tolerance: f64) -> bool {
        let distance = line.base - self.base;
        let is_below = (0.7 * self.size..1.7 * self.size).contains(&distance);
        let is_flush = (line.left - self.left).abs() < 0.5 * self.size;
        let is_like = self.is_sized_like(line, tolerance.min(0.25));
        self.page == page && is_below && is_flush && is_like && !ends(&self.text, ENDS_PARAGRAPH)
    }

    fn goes_on_in_next_column(&self, line: &Piece, page: usize, tolerance: f64) -> bool {
        let is_flush = (line.left - self.left).abs() < self.size;
        let is_same_column = self.page == page && is_flush && line.base > self.base;
        // What is set in, such as a caption, stands in the same column as the text under it.
        let is_parted = self.page == page
            && (line.left - self.left).abs() < 4.0 * self.size
            && line.base - self.base > 1.7 * self.size;
        let is_broken_word = ends(&self.text, &['-', '\u{AD}']);
        let is_open = !ends(&self.text, ENDS_PARAGRAPH);
        let starts_within = line
            .text
            .starts_with(|c: char| c.is_lowercase() || c.is_numeric());
        let is_like = self.is_sized_like(line, tolerance.min(0.25));
        is_broken_word
            || !is_same_column
                && is_like
                && is_open
                && (starts_within || self.text.chars().count() > BEGUN && !is_parted)
    }
}
