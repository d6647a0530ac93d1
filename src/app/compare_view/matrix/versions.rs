//! Claims one below the other: each with who tells it and in which points they differ, and opened with
//! each article's own sentence.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::claim::{Told, draw, mark_place};
use super::headings;
use super::heights::{Heights, Setting};
use super::judged;
use super::listing::{Line, Listing};
use crate::app::command::{Commands, CompareCommand};
use crate::app::compare_view::Shown;
use crate::app::theme;
use crate::app::view::{Place, View};
use crate::app::widgets;

/// Widest line, in points.
const MEASURE: f32 = 900.0;
/// Rows that Page up and Page down pass over.
const PAGE: isize = 8;
/// Time a pass may spend on measuring rows that are not seen.
const MEASURING: Duration = Duration::from_millis(3);

/// Keeps how high the rows are and what the seen ones tell.
#[derive(Default)]
pub struct Versions {
    heights: Heights,
    seen: HashMap<usize, Told>,
    /// How many changes the listing had seen when the heights were arranged.
    arranged: u64,
    /// The revision of the project whose notes the rows show.
    revision: (u64, u64),
}

impl Versions {
    /// Draws the rows into a width; `changes` counts how often the listing was made anew.
    #[allow(clippy::too_many_arguments, reason = "what rows are drawn from")]
    pub fn show(
        &mut self,
        ui: &mut Ui,
        width: f32,
        shown: &Shown<'_>,
        listing: &Listing,
        changes: u64,
        view: &mut View,
        commands: &mut Commands,
    ) {
        let width = (width - 2.0 * theme::GAP).min(MEASURE);
        let setting = Setting {
            generation: shown.generation,
            widths: vec![width, shown.text_size],
            pixels_per_point: ui.pixels_per_point(),
        };
        let rows = shown.comparison.rows().len();
        if self.heights.set(setting, rows) || self.arranged != changes {
            self.seen.clear();
            if self.revision != shown.workspace.revision() {
                self.revision = shown.workspace.revision();
                self.heights.forget_all();
            }
            self.heights.set_rows(rows);
            self.heights.arrange(listing);
            self.arranged = changes;
        }
        self.moved(ui, listing, view, commands);
        let take = view.cursor.take || view.cursor.offer;
        let target = view.cursor.at.filter(|_| take);
        let target = target.and_then(|at| listing.line_of(at.row));
        let mut reached = target.is_none();
        let total = self.heights.top(listing.lines.len());
        let mut area = ScrollArea::vertical().id_salt("claims").auto_shrink(false);
        if let Some(offset) = view.scroll_to.claims.take() {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(total + theme::GAP * 3.0);
            let origin = ui.max_rect().min;
            let seen = self.in_sight(ui, shown, listing, view, width, viewport.y_range());
            let unseen = target.filter(|line| !seen.contains(line));
            if let Some(line) = target {
                let top = origin.y + self.heights.top(line);
                let bottom = origin.y + self.heights.top(line + 1);
                let rect = Rect::from_min_max(
                    pos2(origin.x, top),
                    pos2(origin.x + width, bottom.min(top + viewport.height() * 0.8)),
                );
                ui.scroll_to_rect(rect, None);
            }
            let listed = &listing.lines;
            let mut drawn = Vec::new();
            widgets::table(ui, "Claims", listing.shown, |ui| {
                for line in seen.chain(unseen) {
                    let top = origin.y + self.heights.top(line);
                    let height = self.heights.top(line + 1) - self.heights.top(line);
                    let rect = Rect::from_min_size(pos2(origin.x, top), vec2(width, height));
                    let builder = UiBuilder::new().max_rect(rect);
                    match listed.get(line) {
                        Some(&Line::Heading(group, count)) => {
                            let mut child = ui.new_child(builder.id_salt(("group", line)));
                            let folded = view.compare.folded.contains(&group);
                            if headings::group(&mut child, group, count, folded) {
                                commands.compare(CompareCommand::FoldRows(group, !folded));
                            }
                        }
                        Some(&Line::Row(row)) => {
                            let mut child = ui.new_child(builder.id_salt(("claim", row)));
                            let place = listing.place_of(line);
                            widgets::mark_row(&child, place);
                            let judged = judged(shown, listing, row);
                            let open = view.opened.contains(&judged.row.id);
                            let told = self
                                .seen
                                .entry(row)
                                .or_insert_with(|| Told::of(shown, row, open));
                            reached |= Some(line) == target;
                            draw(&mut child, shown, row, judged, told, view, commands);
                            mark_place(&child, place);
                            drawn.push(row);
                        }
                        None => {}
                    }
                }
            });
            self.seen.retain(|row, _| drawn.contains(row));
        });
        view.scrolled.claims = Some(output.state.clamped_offset().y);
        if take {
            if reached {
                (view.cursor.take, view.cursor.offer) = (false, false);
            }
            ui.ctx().request_repaint();
        }
        view.cursor.part = false;
        self.measure_ahead(ui, shown, listing, view, width);
    }

    /// The lines in sight, once their heights are known.
    #[allow(clippy::too_many_arguments, reason = "what rows are measured by")]
    fn in_sight(
        &mut self,
        ui: &Ui,
        shown: &Shown<'_>,
        listing: &Listing,
        view: &View,
        width: f32,
        sight: egui::Rangef,
    ) -> std::ops::Range<usize> {
        for row in self.changed(shown, view) {
            self.heights.forget(row);
            self.seen.remove(&row);
            self.heights.arrange(listing);
        }
        loop {
            let lines = self.heights.lines_in(sight.min, sight.max);
            if !self.measure(ui, shown, listing, view, width, lines.clone(), || false) {
                return lines;
            }
        }
    }

    /// Seen rows that were opened or folded since they were set.
    fn changed(&self, shown: &Shown<'_>, view: &View) -> Vec<usize> {
        let rows = shown.comparison.rows();
        let changed = self.seen.iter().filter(|(row, told)| {
            let open = view.opened.contains(&rows[**row].id);
            open != told.open
        });
        changed.map(|(row, _)| *row).collect()
    }

    #[allow(clippy::too_many_arguments, reason = "what rows are measured by")]
    fn measure(
        &mut self,
        ui: &Ui,
        shown: &Shown<'_>,
        listing: &Listing,
        view: &View,
        width: f32,
        lines: std::ops::Range<usize>,
        enough: impl FnMut() -> bool,
    ) -> bool {
        let rows = shown.comparison.rows();
        let seen = &mut self.seen;
        // What was made to be measured is drawn in the same pass, where it is in sight.
        let height = |row: usize| {
            let open = view.opened.contains(&rows[row].id);
            let told = seen.entry(row);
            let told = told.or_insert_with(|| Told::of(shown, row, open));
            told.height(ui, shown, width).ceil()
        };
        self.heights.measure(listing, lines, height, enough)
    }

    /// Measures rows that wait for it, a few milliseconds long, and asks for another pass.
    fn measure_ahead(
        &mut self,
        ui: &Ui,
        shown: &Shown<'_>,
        listing: &Listing,
        view: &View,
        width: f32,
    ) {
        let waiting = self.heights.waiting(listing);
        if waiting.is_empty() {
            return;
        }
        let begun = Instant::now();
        self.measure(ui, shown, listing, view, width, waiting, || {
            begun.elapsed() > MEASURING
        });
        ui.ctx().request_repaint();
    }

    /// Moves the keyboard where an arrow key or its like asks for it: from claim to claim, and through
    /// the lines of one that is open.
    fn moved(&self, ui: &Ui, listing: &Listing, view: &View, commands: &mut Commands) {
        use egui::{Key, Modifiers};
        let ctx = ui.ctx();
        if widgets::takes_keys(ctx) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let listed: Vec<usize> = listing.lines.iter().filter_map(Line::row).collect();
        let Some(last) = listed.len().checked_sub(1) else {
            return;
        };
        let at = view.cursor.at.filter(|at| listed.contains(&at.row));
        let lines = |row: usize| {
            let told = self.seen.get(&row).filter(|told| told.open);
            told.map_or(0, Told::lines)
        };
        let now = at.and_then(|at| listed.iter().position(|row| *row == at.row));
        let claim = |place: usize| Place {
            row: listed[place],
            column: 0,
        };
        let place = match (at, now) {
            (Some(at), Some(now)) => {
                let jumps = [
                    (Key::PageDown, PAGE),
                    (Key::PageUp, -PAGE),
                    (Key::Home, isize::MIN),
                    (Key::End, isize::MAX),
                ];
                if pressed(Key::ArrowDown) {
                    if at.column < lines(at.row) {
                        let column = at.column + 1;
                        Some(Place { column, ..at })
                    } else {
                        Some(claim((now + 1).min(last)))
                    }
                } else if pressed(Key::ArrowUp) {
                    match at.column.checked_sub(1) {
                        Some(column) => Some(Place { column, ..at }),
                        None => Some(claim(now.saturating_sub(1))),
                    }
                } else {
                    let jump = jumps.into_iter().find(|(key, _)| pressed(*key));
                    jump.map(|(_, by)| claim(now.saturating_add_signed(by).min(last)))
                }
            }
            _ => (pressed(Key::ArrowDown) || pressed(Key::ArrowUp)).then(|| claim(0)),
        };
        if let Some(place) = place {
            commands.compare(CompareCommand::PlaceCursor(place));
        }
    }
}
