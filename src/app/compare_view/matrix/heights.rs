//! How high the lines of the table are: by what stands in them, estimated until they are set.

use super::listing::{Line, Listing};

/// Height of a heading, in points.
pub const HEADING: f32 = 38.0;
/// Height of a row that was not set yet, in points.
const ESTIMATE: f32 = 104.0;

/// What the heights depend on beside the rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setting {
    /// Which comparison it is.
    pub generation: u64,
    /// Widths of the columns, in points.
    pub widths: Vec<f32>,
    /// Physical pixels per point.
    pub pixels_per_point: f32,
}

/// The heights of all lines.
#[derive(Debug, Default)]
pub struct Heights {
    setting: Setting,
    /// Of each row of the comparison, once it was set.
    known: Vec<Option<f32>>,
    /// Top of each line, and the end of the last, in points.
    tops: Vec<f32>,
    /// No row before this line waits to be measured.
    measured: usize,
}

impl Heights {
    /// Adapts to another comparison, or to other widths. Whether all is to be measured again.
    pub fn set(&mut self, setting: Setting, rows: usize) -> bool {
        let changed = self.setting != setting || self.known.len() != rows;
        if changed {
            self.setting = setting;
            self.known = vec![None; rows];
        }
        changed
    }

    /// Says that every row has to be measured again.
    pub fn forget_all(&mut self) {
        self.known.fill(None);
    }

    /// Makes room for the rows of another comparison; their heights are not known yet.
    pub fn set_rows(&mut self, rows: usize) {
        if self.known.len() != rows {
            self.known = vec![None; rows];
        }
    }

    /// Says that a row has to be measured again.
    pub fn forget(&mut self, row: usize) {
        if let Some(known) = self.known.get_mut(row) {
            *known = None;
        }
    }

    /// Puts the lines one below the other.
    pub fn arrange(&mut self, listing: &Listing) {
        self.tops.clear();
        self.measured = 0;
        let mut top = 0.0;
        for line in &listing.lines {
            self.tops.push(top);
            top += match line {
                Line::Heading(..) => HEADING,
                Line::Row(row) => self.known[*row].unwrap_or(ESTIMATE),
            };
        }
        self.tops.push(top);
    }

    /// Top of a line, in points.
    pub fn top(&self, line: usize) -> f32 {
        let last = self.tops.last().copied().unwrap_or_default();
        self.tops.get(line).copied().unwrap_or(last)
    }

    /// The lines that reach into a range of heights, in points.
    pub fn lines_in(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let count = self.tops.len().saturating_sub(1);
        let first = self.tops.partition_point(|&line| line <= top);
        let last = self.tops.partition_point(|&line| line < bottom);
        first.saturating_sub(1).min(count)..last.min(count)
    }

    /// Measures the rows among some lines that were not yet, until `enough` says so. Whether any
    /// line moved.
    pub fn measure(
        &mut self,
        listing: &Listing,
        lines: std::ops::Range<usize>,
        mut measure: impl FnMut(usize) -> f32,
        mut enough: impl FnMut() -> bool,
    ) -> bool {
        let mut moved = false;
        for line in listing.lines.get(lines).unwrap_or_default() {
            if let Line::Row(row) = line
                && self.known[*row].is_none()
            {
                if enough() {
                    break;
                }
                self.known[*row] = Some(measure(*row));
                moved = true;
            }
        }
        if moved {
            let measured = self.measured;
            self.arrange(listing);
            self.measured = measured;
        }
        moved
    }

    /// The lines from the first one on that is not measured; empty when all are.
    pub fn waiting(&mut self, listing: &Listing) -> std::ops::Range<usize> {
        let rest = listing.lines.iter().enumerate().skip(self.measured);
        let waits = |line: &Line| matches!(line, Line::Row(row) if self.known[*row].is_none());
        let first = rest.clone().find(|(_, line)| waits(line));
        self.measured = first.map_or(listing.lines.len(), |(at, _)| at);
        self.measured..listing.lines.len()
    }
}
