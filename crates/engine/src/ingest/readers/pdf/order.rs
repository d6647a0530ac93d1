//! The order in which a page is read: down a column, then the next one, under what stands across them.

use super::Piece;

/// Columns in columns.
const MAX_DEPTH: usize = 6;

/// Pieces from which a region may have columns.
const COLUMNS: usize = 4;

/// Shares of a region's pieces: what each column must hold, and what may stand across the gutter.
const COLUMN: f64 = 0.12;
const ACROSS: f64 = 0.35;

/// The lines of one column between two things that stand across it.
#[derive(Debug)]
pub struct Block {
    /// The lines from top to bottom.
    pub lines: Vec<Piece>,
    /// Whether it is a box beside the text that lists what else there is to read.
    pub is_list: bool,
    /// The page that it stands on.
    pub page: usize,
}

/// The blocks of a page, in reading order, boxes that list other things last.
pub fn blocks(mut pieces: Vec<Piece>, page: usize) -> Vec<Block> {
    let mut found = Vec::new();
    let mut lists = Vec::new();
    while let Some(list) = list_beside(&mut pieces) {
        lists.push(lines(list));
    }
    take_apart(pieces, 0, &mut found);
    let block = |is_list| {
        move |lines| Block {
            lines,
            is_list,
            page,
        }
    };
    let text = found.into_iter().map(block(false));
    text.chain(lists.into_iter().map(block(true))).collect()
}

/// Takes a box beside the text out of a page whose lines are a heading and headlines below it: "Most
/// read".
fn list_beside(pieces: &mut Vec<Piece>) -> Option<Vec<Piece>> {
    let heading = pieces.iter().find_map(|heading| {
        let list: Vec<&Piece> = below(heading, pieces).collect();
        let is_beside = |line: &Piece| {
            let mut others = pieces.iter();
            others.any(|other| other.right < heading.left && line.is_level_with(other))
        };
        let beside = list.iter().filter(|line| is_beside(line)).count();
        let is_list = (2..=LIST).contains(&list.len())
            && list.iter().all(|line| is_headline(&line.text))
            && list.iter().all(|line| line.size < 0.95 * heading.size);
        (is_list && beside > 0).then(|| heading.clone())
    })?;
    let list: Vec<Piece> = below(&heading, pieces).cloned().collect();
    pieces.retain(|piece| *piece != heading && !list.contains(piece));
    Some([vec![heading], list].concat())
}

/// Most lines of a box of headlines.
const LIST: usize = 12;

/// The lines of a column right below a heading.
fn below<'a>(heading: &'a Piece, pieces: &'a [Piece]) -> impl Iterator<Item = &'a Piece> {
    let mut base = heading.base;
    let mut column: Vec<&Piece> = pieces
        .iter()
        .filter(|line| line.base > heading.base && line.right > heading.left)
        .collect();
    column.sort_by(|a, b| a.base.total_cmp(&b.base));
    column.into_iter().take_while(move |line| {
        let is_near = line.base - base < 2.2 * heading.size;
        base = line.base;
        is_near && line.left >= heading.left
    })
}

/// Whether a line may be a headline: it begins as one and ends no sentence.
fn is_headline(line: &str) -> bool {
    let line = line.trim();
    let begins = line.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    begins && !line.ends_with(['.', ',', ';', '-', '\u{AD}']) && line.split_whitespace().count() > 1
}

fn take_apart(mut pieces: Vec<Piece>, depth: usize, found: &mut Vec<Vec<Piece>>) {
    if pieces.is_empty() {
        return;
    }
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let gutter = if depth < MAX_DEPTH && pieces.len() >= COLUMNS {
        gutter(&pieces)
    } else {
        None
    };
    let Some(gutter) = gutter else {
        found.push(lines(pieces));
        return;
    };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for piece in pieces {
        if gutter.is_left(&piece) {
            left.push(piece);
        } else if gutter.is_right(&piece) {
            right.push(piece);
        } else {
            // What stands across the columns closes what stands above it.
            take_apart(std::mem::take(&mut left), depth + 1, found);
            take_apart(std::mem::take(&mut right), depth + 1, found);
            let above = found.last_mut().filter(|block| {
                block.last().is_some_and(|line| {
                    gutter.is_across(line)
                        && line.is_sized_like(&piece, 0.15)
                        && piece.base - line.base < 2.0 * piece.size
                })
            });
            match above {
                Some(block) => block.push(piece),
                None => found.push(vec![piece]),
            }
        }
    }
    take_apart(left, depth + 1, found);
    take_apart(right, depth + 1, found);
}

/// The white strip between two columns.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    /// Where the right column begins.
    x: f64,
    /// The size of most letters around it.
    em: f64,
}

impl Gutter {
    fn is_left(self, piece: &Piece) -> bool {
        piece.right <= self.x + 0.1 * self.em
    }

    fn is_right(self, piece: &Piece) -> bool {
        piece.left >= self.x
    }

    fn is_across(self, piece: &Piece) -> bool {
        !self.is_left(piece) && !self.is_right(piece)
    }
}

/// The gutter that the fewest pieces stand across, else that of a column beside some of the lines.
fn gutter(pieces: &[Piece]) -> Option<Gutter> {
    let mut sizes: Vec<f64> = pieces.iter().map(|piece| piece.size).collect();
    sizes.sort_by(f64::total_cmp);
    let em = sizes[sizes.len() / 2];
    let mut places: Vec<f64> = pieces.iter().map(|piece| piece.left - 0.2 * em).collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < 0.3 * em);
    let gutters = || places.iter().map(|&x| Gutter { x, em });
    let best = gutters()
        .filter_map(|gutter| Some((crossings(gutter, pieces)?, gutter)))
        .min_by(|(a, _), (b, _)| a.total_cmp(b));
    let best = best.map(|(_, gutter)| gutter);
    best.or_else(|| gutters().find(|gutter| is_beside_some(*gutter, pieces)))
}

/// How much stands across a gutter, less for columns of like length; `None` where it parts none.
fn crossings(gutter: Gutter, pieces: &[Piece]) -> Option<f64> {
    let left: Vec<&Piece> = pieces
        .iter()
        .filter(|piece| gutter.is_left(piece))
        .collect();
    let right: Vec<&Piece> = pieces
        .iter()
        .filter(|piece| gutter.is_right(piece))
        .collect();
    let all = pieces.len() as f64;
    let fewer = left.len().min(right.len());
    let across = (pieces.len() - left.len() - right.len()) as f64 / all;
    if fewer < 2 || (fewer as f64) < COLUMN * all || across > ACROSS {
        return None;
    }
    // Columns stand beside each other, not one under the other.
    let has_neighbour = |piece: &&&Piece| {
        let after = left.partition_point(|other| other.base < piece.base - 1.3 * gutter.em);
        left.get(after)
            .is_some_and(|other| other.base < piece.base + 1.3 * gutter.em)
    };
    let beside = right.iter().filter(has_neighbour).count();
    (beside * 2 >= fewer).then(|| across - 0.3 * fewer as f64 / all)
}

/// Whether a short column of text stands right of a gutter beside longer lines that do not cross it.
fn is_beside_some(gutter: Gutter, pieces: &[Piece]) -> bool {
    let left: Vec<&Piece> = pieces
        .iter()
        .filter(|piece| gutter.is_left(piece))
        .collect();
    let column = pieces
        .iter()
        .filter(|piece| gutter.is_right(piece) && (piece.left - gutter.x).abs() < 3.0 * gutter.em);
    let column: Vec<&Piece> = column.collect();
    let letters: usize = column.iter().map(|piece| piece.length()).sum();
    if column.len() < 2 || left.len() < 2 || letters < 40 {
        return false;
    }
    let top = column
        .iter()
        .map(|piece| piece.top())
        .fold(f64::MAX, f64::min);
    let bottom = column.iter().map(|piece| piece.base).fold(0.0, f64::max);
    let mut across = pieces.iter().filter(|piece| gutter.is_across(piece));
    let is_crossed = across.any(|piece| piece.base >= top && piece.top() <= bottom);
    let long = left.iter().filter(|piece| piece.length() > 20).count();
    !is_crossed && long * 2 > left.len()
}

/// Puts pieces on one base line together.
fn lines(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut lines: Vec<Piece> = Vec::new();
    for piece in pieces {
        let line = lines
            .last_mut()
            .filter(|line| (line.base - piece.base).abs() < 0.4 * line.size.max(piece.size));
        let Some(line) = line else {
            lines.push(piece);
            continue;
        };
        if piece.left < line.left {
            line.text = format!("{} {}", piece.text, line.text);
        } else {
            if piece.left - line.right > 0.1 * piece.size && !line.text.ends_with(' ') {
                line.text.push(' ');
            }
            line.text.push_str(&piece.text);
        }
        line.left = line.left.min(piece.left);
        line.right = line.right.max(piece.right);
    }
    lines
}
