//! The matrix: a row a claim, a column an article, a verdict on each row.

mod cells;
mod claim;
mod filters;
mod headings;
mod heights;
mod listing;
mod saying;
mod versions;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use egui::{Align2, Painter, RichText, Role, Sense, Ui, WidgetInfo, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, PrefetchInfo};
use egui_table::{Table, TableDelegate, TableState};

use self::cells::{Cursor, Judged};
use self::heights::{Heights, Setting};
use self::listing::Listing;
use self::saying::{Saying, sayings};
use self::versions::Versions;
use super::Shown;
use crate::app::command::{Command, Commands, CompareCommand};
use crate::app::theme::{self, Palette};
use crate::app::view::{CompareFilter, Place, RowForm, View};
use crate::app::widgets;
use crate::app::wording;

pub use self::filters::words;
pub use self::listing::{Group, Line, passing, verdicts};

/// Height of the header, in points.
const HEADER: f32 = 74.0;
/// First width of the column that tells the fact and the verdict, in points.
const FACT_WIDTH: f32 = 310.0;
/// Narrowest and widest first width of an article's column, in points.
const COLUMN: (f32, f32) = (190.0, 420.0);
/// Rows that Page up and Page down pass over.
const PAGE: isize = 8;
/// Time a pass may spend on measuring rows that are not seen.
const MEASURING: Duration = Duration::from_millis(3);

/// Keeps what the table is made of until something it depends on changes.
#[derive(Default)]
pub struct Matrix {
    listing: Listing,
    /// What the listing was made from.
    listed: Option<(u64, (u64, u64), CompareFilter)>,
    /// How often the listing was made anew.
    changes: u64,
    versions: Versions,
    heights: Heights,
    /// What the articles say in the rows that are seen.
    seen: HashMap<usize, Vec<Option<Saying>>>,
}

impl Matrix {
    /// Draws the switches and the table.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        view: &mut View,
        commands: &mut Commands,
    ) {
        let width = ui.available_width();
        self.list(shown, &view.compare);
        filters::switches(ui, shown, &self.listing, view);
        ui.add_space(2.0);
        if self.listing.shown == 0 {
            nothing(ui, shown, view);
            return;
        }
        if let Some((_, label)) = &view.joining {
            choosing_another(ui, label, commands);
        }
        match view.form {
            RowForm::Versions => {
                let (listing, changes) = (&self.listing, self.changes);
                self.versions
                    .show(ui, width, shown, listing, changes, view, commands);
            }
            RowForm::Columns => self.table(ui, shown, view, commands),
        }
    }

    /// Draws the rows as a table with a column for each article.
    fn table(&mut self, ui: &mut Ui, shown: &Shown<'_>, view: &mut View, commands: &mut Commands) {
        let comparison = shown.comparison;
        let columns = columns(ui, shown);
        let mut table = Table::new()
            .id_salt("comparison")
            .num_rows(self.listing.lines.len() as u64)
            .columns(columns.clone())
            .num_sticky_cols(1)
            .headers([HeaderRow::new(HEADER)]);
        let id = table.get_id(ui);
        let state = TableState::load(ui.ctx(), id).unwrap_or_default();
        let widths: Vec<f32> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let known = state.col_widths.get(&column.id_for(at)).copied();
                column.range.clamp(known.unwrap_or(column.current))
            })
            .collect();
        let setting = Setting {
            generation: shown.generation,
            widths: widths.iter().copied().chain([shown.text_size]).collect(),
            pixels_per_point: ui.pixels_per_point(),
        };
        if self.heights.set(setting, comparison.rows().len()) {
            self.heights.arrange(&self.listing);
        }
        if let Some(place) = self.moved(ui, view, comparison.sheets.len()) {
            commands.compare(CompareCommand::PlaceCursor(place));
        }
        if let Some(at) = view
            .cursor
            .at
            .filter(|_| view.cursor.take || view.cursor.offer)
            && let Some(line) = self.listing.line_of(at.row)
        {
            table = table.scroll_to_row(line as u64, None);
            if at.column > 0 {
                table = table.scroll_to_column(at.column, None);
            }
        }
        let mut content = TableContent {
            shown,
            listing: &self.listing,
            heights: &mut self.heights,
            seen: &mut self.seen,
            widths,
            painter: ui.painter().clone(),
            palette: Palette::of(ui.visuals()),
            view,
            commands,
            reached: false,
        };
        let name = "Claims, a column for each article";
        widgets::table(ui, name, content.listing.shown, |ui| {
            table.show(ui, &mut content)
        });
        content.measure_ahead(ui);
        let reached = content.reached;
        name_edges(ui, id, &columns, shown);
        if view.cursor.take || view.cursor.offer {
            let line = view.cursor.at.and_then(|at| self.listing.line_of(at.row));
            if reached || line.is_none() {
                (view.cursor.take, view.cursor.offer) = (false, false);
            } else {
                // The table scrolls there first.
                ui.ctx().request_repaint();
            }
        }
    }

    fn list(&mut self, shown: &Shown<'_>, filter: &CompareFilter) {
        let key = (shown.generation, shown.workspace.revision(), filter.clone());
        if self.listed.as_ref() == Some(&key) {
            return;
        }
        self.seen.clear();
        let project = shown.workspace.project();
        let before = std::mem::take(&mut self.listing.verdicts);
        self.listing = Listing::new(shown.comparison, filter, project.words_on_rows());
        for (row, (old, new)) in before.iter().zip(&self.listing.verdicts).enumerate() {
            if old != new {
                self.heights.forget(row);
            }
        }
        self.heights.set_rows(shown.comparison.rows().len());
        self.heights.arrange(&self.listing);
        self.listed = Some(key);
        self.changes += 1;
    }

    /// Where the arrow keys and their like move the cursor, if one was pressed.
    fn moved(&self, ui: &Ui, view: &View, articles: usize) -> Option<Place> {
        use egui::{Key, Modifiers};
        let ctx = ui.ctx();
        if widgets::takes_keys(ctx) {
            return None;
        }
        let keys = [
            (Key::ArrowUp, (-1, 0)),
            (Key::ArrowDown, (1, 0)),
            (Key::ArrowLeft, (0, -1)),
            (Key::ArrowRight, (0, 1)),
            (Key::PageUp, (-PAGE, 0)),
            (Key::PageDown, (PAGE, 0)),
            (Key::Home, (isize::MIN, 0)),
            (Key::End, (isize::MAX, 0)),
        ];
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (_, (rows, columns)) = keys.into_iter().find(|(key, _)| pressed(*key))?;
        let listed: Vec<usize> = self.listing.lines.iter().filter_map(Line::row).collect();
        let last = listed.len().checked_sub(1)?;
        let Some(at) = view.cursor.at else {
            return Some(Place {
                row: listed[0],
                column: 0,
            });
        };
        let now = listed.iter().position(|row| *row == at.row);
        let next = now.map_or(0, |now| now.saturating_add_signed(rows).min(last));
        Some(Place {
            row: listed[next],
            column: at.column.saturating_add_signed(columns).min(articles),
        })
    }
}

/// The first column stays in sight; articles share the width where there is more than they need.
fn columns(ui: &Ui, shown: &Shown<'_>) -> Vec<Column> {
    let sheets = &shown.comparison.sheets;
    let free = ui.available_width() - FACT_WIDTH - 4.0;
    let width = (free / sheets.len().max(1) as f32)
        .clamp(COLUMN.0, COLUMN.1)
        .floor();
    let article = Column::new(width).range(140.0..=600.0);
    let mut columns = vec![Column::new(FACT_WIDTH).range(220.0..=520.0).resizable(true)];
    columns.extend(sheets.iter().map(|sheet| {
        let id = egui::Id::unique(("column", sheet.article.id.as_str(), sheets.len()));
        article.id(id).resizable(true)
    }));
    columns
}

/// Names the lines between columns, which the table lets people drag, for assistive programs.
fn name_edges(ui: &Ui, table: egui::Id, columns: &[Column], shown: &Shown<'_>) {
    for (at, column) in columns.iter().enumerate() {
        let id = table.with(column.id_for(at)).with("resize");
        let Some(edge) = ui.ctx().read_response(id) else {
            continue;
        };
        let sheet = at.checked_sub(1).map(|at| &shown.comparison.sheets[at]);
        let title = sheet.map_or("the claims", |sheet| sheet.article.display_title());
        let name = format!("Width of the column of {title}");
        edge.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &name));
    }
}

/// Says that another row is to be chosen.
fn choosing_another(ui: &mut Ui, label: &str, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let frame = egui::Frame::new()
        .fill(palette.accent_soft)
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let label = sidelight_engine::facts::shorten(label, 60);
            let text = format!("Choose the claim that tells the same as “{label}”.");
            ui.label(RichText::new(text).color(palette.ink));
            if ui.button("Cancel").clicked() {
                commands.compare(CompareCommand::EndJoin);
            }
        });
    });
    ui.add_space(2.0);
}

fn nothing(ui: &mut Ui, shown: &Shown<'_>, view: &mut View) {
    let palette = Palette::of(ui.visuals());
    ui.add_space(theme::GAP * 3.0);
    ui.vertical_centered(|ui| {
        let filtered = view.compare.hides_rows() && !shown.comparison.rows().is_empty();
        let text = if filtered {
            "No row passes these filters."
        } else {
            "There is nothing to compare in these articles: no claims were found in them."
        };
        ui.label(RichText::new(text).color(palette.ink_soft));
        if filtered && ui.button("Show all rows").clicked() {
            view.compare.show_all();
        }
    });
}

struct TableContent<'a> {
    shown: &'a Shown<'a>,
    listing: &'a Listing,
    heights: &'a mut Heights,
    /// What the articles say in the rows that are seen.
    seen: &'a mut HashMap<usize, Vec<Option<Saying>>>,
    /// Widths of the columns, in points.
    widths: Vec<f32>,
    painter: Painter,
    palette: &'static Palette,
    view: &'a View,
    commands: &'a mut Commands,
    /// Whether the cell that the keyboard is on was drawn.
    reached: bool,
}

impl TableContent<'_> {
    /// Takes in what the articles say in the rows that are seen, and forgets the others.
    fn read(&mut self, lines: std::ops::Range<usize>) {
        let lines = self.listing.lines.get(lines).unwrap_or_default();
        let rows: Vec<usize> = lines.iter().filter_map(Line::row).collect();
        self.seen.retain(|row, _| rows.contains(row));
        for row in rows {
            let comparison = self.shown.comparison;
            let found = &comparison.rows()[row];
            self.seen
                .entry(row)
                .or_insert_with(|| sayings(found, comparison));
        }
    }

    /// Measures rows that wait for it, a few milliseconds long, and asks for another pass.
    fn measure_ahead(&mut self, ui: &Ui) {
        let waiting = self.heights.waiting(self.listing);
        if waiting.is_empty() {
            return;
        }
        let begun = Instant::now();
        self.measure(waiting, || begun.elapsed() > MEASURING);
        ui.ctx().request_repaint();
    }

    fn measure(&mut self, lines: std::ops::Range<usize>, enough: impl FnMut() -> bool) -> bool {
        let (shown, listing) = (self.shown, self.listing);
        let (widths, painter, palette) = (&self.widths, &self.painter, self.palette);
        let height = |row: usize| {
            let judged = judged(shown, listing, row);
            let first = judged.height(painter, palette, widths[0]);
            let sayings = sayings(judged.row, shown.comparison);
            let columns = sayings.iter().zip(&widths[1..]);
            let others = columns.filter_map(|(saying, width)| {
                Some(saying.as_ref()?.height(painter, palette, *width))
            });
            others.fold(first, f32::max).ceil()
        };
        self.heights.measure(listing, lines, height, enough)
    }
}

impl TableDelegate for TableContent<'_> {
    fn prepare(&mut self, info: &PrefetchInfo) {
        let lines = &info.visible_rows;
        let end = (lines.end as usize).min(self.listing.lines.len());
        self.read(lines.start as usize..end);
        // One more on each side: what comes into sight next is in its place by then.
        let first = (lines.start as usize).saturating_sub(1);
        let last = (lines.end as usize + 1).min(self.listing.lines.len());
        if self.measure(first..last.max(first), || false) {
            self.painter
                .ctx()
                .request_discard("heights of rows that came into sight");
        }
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        if ui.is_sizing_pass() {
            // The cells are painted and ask for no width of their own.
            let width = self.widths[cell.col_range.start];
            ui.allocate_space(vec2(width, HEADER));
            return;
        }
        let palette = self.palette;
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, palette.chrome);
        let line = egui::Stroke::new(1.0, palette.line_strong);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
        let place = rect.shrink2(vec2(12.0, 8.0));
        let Some(column) = cell.col_range.start.checked_sub(1) else {
            let rows = self.listing.shown;
            let text = wording::counted(rows, "row", "rows");
            let id = ui.scope_id().with("header");
            let response = ui.interact(place, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &text));
            let font = theme::strong(13.5);
            let at = place.left_center();
            let ink = palette.ink;
            ui.painter().text(at, Align2::LEFT_CENTER, text, font, ink);
            return;
        };
        if let Some(sheet) = self.shown.comparison.sheets.get(column) {
            headings::article(ui, place, sheet, self.shown, self.view, self.commands);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, line: u64) {
        widgets::mark_row(ui, line as usize);
        let palette = self.palette;
        let rect = ui.max_rect();
        if matches!(
            self.listing.lines.get(line as usize),
            Some(Line::Heading(..))
        ) {
            ui.painter().rect_filled(rect, 0.0, palette.panel);
        }
        let line = egui::Stroke::new(1.0, palette.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        match self.listing.lines.get(cell.row_nr as usize) {
            Some(&Line::Heading(group, count)) if cell.col_nr == 0 => {
                let folded = self.view.compare.folded.contains(&group);
                if headings::group(ui, group, count, folded) {
                    self.commands
                        .compare(CompareCommand::FoldRows(group, !folded));
                }
            }
            Some(&Line::Row(row)) => self.row_cell(ui, row, cell.col_nr),
            _ => {}
        }
    }

    fn row_top_offset(&self, _ctx: &egui::Context, _table_id: egui::Id, row_nr: u64) -> f32 {
        self.heights.top(row_nr as usize)
    }
}

impl TableContent<'_> {
    fn row_cell(&mut self, ui: &mut Ui, row: usize, column: usize) {
        let cursor = Cursor {
            here: Place { row, column },
            at: self.view.cursor.at.as_ref(),
            take_focus: self.view.cursor.take,
        };
        self.reached |= cursor.at == Some(&cursor.here) && ui.is_rect_visible(ui.max_rect());
        let judged = judged(self.shown, self.listing, row);
        let Some(article) = column.checked_sub(1) else {
            let on_this = self.view.cursor.at.is_some_and(|place| place.row == row);
            let open = self.view.cursor.offer && on_this;
            judged.show(ui, cursor, open, self.commands);
            return;
        };
        let Some(sheet) = self.shown.comparison.sheets.get(article) else {
            return;
        };
        let title = sheet.article.display_title();
        let saying = self
            .seen
            .get(&row)
            .and_then(|sayings| sayings[article].as_ref());
        let Some(saying) = saying else {
            cells::silent(ui, cursor, title, self.commands);
            return;
        };
        let mut previews = saying.passages.iter().map(|passage| &passage.preview);
        let at = previews.position(|preview| self.view.preview.as_ref() == Some(preview));
        let label = &judged.row.label;
        let response = saying.show(ui, label, title, at.is_some(), cursor, self.commands);
        // An article may tell it in several places: each click goes on to the next.
        let next = at.map_or(0, |at| (at + 1) % saying.passages.len());
        if response.double_clicked() {
            let current = &saying.passages[at.unwrap_or_default()].preview;
            self.commands.send(Command::read(sheet, current));
        } else if response.clicked() {
            let preview = saying.passages[next].preview.clone();
            self.commands.compare(CompareCommand::Preview(preview));
        }
    }
}

/// A row with the verdict on it.
fn judged<'a>(shown: &'a Shown<'_>, listing: &Listing, row: usize) -> Judged<'a> {
    Judged {
        row: &shown.comparison.rows()[row],
        verdict: listing.verdicts[row],
        verdicts: shown.workspace.project().verdicts(),
        done: listing.done[row],
        brief: shown.brief,
    }
}
