//! The articles side by side: a row a fact, a column an article.

use egui::{Align2, Rect, RichText, Sense, Ui, pos2, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::command::{Command, Commands};
use super::comparing::Comparison;
use super::icons::Icon;
use super::theme::{self, Palette};
use super::view::{CompareFilter, View};
use super::widgets;
use super::wording;
use crate::compare::{Row, Verdict};
use crate::facts::{FactKind, FactSheet, one_line};

/// Height of a row, in points.
const ROW: f32 = 92.0;
/// Height of the header, in points.
const HEADER: f32 = 58.0;
/// Width of the column that tells the fact and the verdict, in points.
const FACT_WIDTH: f32 = 310.0;
/// Narrowest and widest first width of an article's column, in points.
const COLUMN: (f32, f32) = (210.0, 420.0);

/// The verdicts in the order of what asks for attention.
pub const VERDICTS: [Verdict; 5] = [
    Verdict::Conflict,
    Verdict::Compatible,
    Verdict::Agree,
    Verdict::Copied,
    Verdict::Single,
];

/// Draws the filters and the table.
pub fn show(ui: &mut Ui, comparison: &Comparison, view: &mut View, commands: &mut Commands) {
    filters(ui, comparison, view);
    ui.add_space(theme::SMALL_GAP);
    let mut rows: Vec<&Row> = comparison
        .rows
        .iter()
        .filter(|row| passes(row, &view.compare, comparison))
        .collect();
    rows.sort_by_key(|row| VERDICTS.iter().position(|verdict| *verdict == row.verdict));
    if rows.is_empty() {
        nothing(ui, comparison, view);
        return;
    }
    let width = column_width(ui, comparison);
    let article = Column::new(width).range(COLUMN.0..=600.0);
    let mut columns = vec![Column::new(FACT_WIDTH).range(220.0..=520.0).resizable(true)];
    columns.extend(comparison.sheets.iter().map(|sheet| {
        let id = egui::Id::unique(("column", sheet.article.id.as_str()));
        article.id(id).resizable(true)
    }));
    let mut delegate = Rows {
        comparison,
        rows,
        view,
        commands,
        width,
    };
    Table::new()
        .id_salt("comparison")
        .num_rows(delegate.rows.len() as u64)
        .columns(columns)
        .num_sticky_cols(1)
        .headers([HeaderRow::new(HEADER)])
        .show(ui, &mut delegate);
}

/// Says what to do while there is nothing to compare.
pub fn too_few(ui: &mut Ui) {
    let palette = Palette::of(ui.visuals());
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new("Choose two articles or more").font(theme::serif_strong(26.0)));
        ui.add_space(theme::SMALL_GAP);
        let text = "Tick them in the library on the left.";
        ui.label(RichText::new(text).color(palette.ink_soft));
    });
}

/// Columns share the width where there is more than they need.
fn column_width(ui: &Ui, comparison: &Comparison) -> f32 {
    let free = ui.available_width() - FACT_WIDTH - 4.0;
    (free / comparison.sheets.len().max(1) as f32).clamp(COLUMN.0, COLUMN.1)
}

fn filters(ui: &mut Ui, comparison: &Comparison, view: &mut View) {
    let palette = Palette::of(ui.visuals());
    let focus = std::mem::take(&mut view.focus_search);
    let filter = &mut view.compare;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let all = format!("All {}", comparison.rows.len());
        if widgets::chip(
            ui,
            &all,
            "Show rows of any verdict",
            None,
            filter.verdict.is_none(),
        )
        .clicked()
        {
            filter.verdict = None;
        }
        for verdict in VERDICTS {
            let count = comparison.rows.iter().filter(|row| row.verdict == verdict);
            let label = format!("{} {}", wording::verdict(verdict), count.count());
            let name = format!("Show only: {}", wording::verdict(verdict));
            let on = filter.verdict == Some(verdict);
            let hue = Some(palette.verdict(verdict));
            if widgets::chip(ui, &label, &name, hue, on).clicked() {
                filter.verdict = (!on).then_some(verdict);
            }
        }
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for kind in FactKind::ALL {
            let on = !filter.hidden_kinds.contains(&kind);
            let name = format!("Show {}", wording::kinds(kind).to_lowercase());
            let hue = Some(palette.kind(kind));
            let chip = widgets::chip(ui, wording::kinds(kind), &name, hue, on);
            if chip.double_clicked() {
                let others = FactKind::ALL.into_iter().filter(|other| *other != kind);
                filter.hidden_kinds = others.collect();
            } else if chip.clicked() && !filter.hidden_kinds.remove(&kind) {
                filter.hidden_kinds.insert(kind);
            }
        }
        ui.add_space(theme::SMALL_GAP);
        let width = ui.available_width().min(260.0);
        ui.allocate_ui(vec2(width, 28.0), |ui| {
            widgets::search(ui, &mut filter.text, "Search rows", focus);
        });
    });
}

fn nothing(ui: &mut Ui, comparison: &Comparison, view: &mut View) {
    let palette = Palette::of(ui.visuals());
    ui.add_space(theme::GAP * 3.0);
    ui.vertical_centered(|ui| {
        let filtered = view.compare != CompareFilter::default() && !comparison.rows.is_empty();
        let text = if filtered {
            "No row passes these filters."
        } else {
            "There is nothing to compare in these articles."
        };
        ui.label(RichText::new(text).color(palette.ink_soft));
        if filtered && ui.button("Show all rows").clicked() {
            view.compare = CompareFilter::default();
        }
    });
}

fn passes(row: &Row, filter: &CompareFilter, comparison: &Comparison) -> bool {
    let wanted = filter.text.trim().to_lowercase();
    filter.verdict.is_none_or(|verdict| verdict == row.verdict)
        && !filter.hidden_kinds.contains(&row.kind)
        && (wanted.is_empty()
            || row.label.to_lowercase().contains(&wanted)
            || row
                .differences
                .iter()
                .any(|text| text.to_lowercase().contains(&wanted))
            || words(row, comparison).any(|text| text.to_lowercase().contains(&wanted)))
}

fn words<'a>(row: &'a Row, comparison: &'a Comparison) -> impl Iterator<Item = &'a str> {
    comparison.sheets.iter().flat_map(|sheet| {
        let cells = row.cells.get(&sheet.article.id).into_iter().flatten();
        cells.map(|cell| sheet.article.slice(cell.span))
    })
}

struct Rows<'a> {
    comparison: &'a Comparison,
    rows: Vec<&'a Row>,
    view: &'a View,
    commands: &'a mut Commands,
    /// First width of an article's column, in points.
    width: f32,
}

impl TableDelegate for Rows<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        if ui.is_sizing_pass() {
            // The cells are painted and ask for no width of their own.
            let first = cell.col_range.start == 0;
            ui.allocate_space(vec2(if first { FACT_WIDTH } else { self.width }, HEADER));
            return;
        }
        let palette = Palette::of(ui.visuals());
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, palette.chrome);
        let line = egui::Stroke::new(1.0, palette.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
        let place = rect.shrink2(vec2(12.0, 8.0));
        let Some(column) = cell.col_range.start.checked_sub(1) else {
            let at = place.left_center();
            let font = theme::strong(13.5);
            ui.painter().text(
                at,
                Align2::LEFT_CENTER,
                "Fact and verdict",
                font,
                palette.ink,
            );
            return;
        };
        if let Some(sheet) = self.comparison.sheets.get(column) {
            article_header(ui, place, sheet);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, _row: u64) {
        let palette = Palette::of(ui.visuals());
        let rect = ui.max_rect();
        let line = egui::Stroke::new(1.0, palette.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(&row) = self.rows.get(cell.row_nr as usize) else {
            return;
        };
        match cell.col_nr.checked_sub(1) {
            None => verdict(ui, row),
            Some(column) => {
                if let Some(sheet) = self.comparison.sheets.get(column) {
                    self.article_cell(ui, row, sheet);
                }
            }
        }
    }

    fn default_row_height(&self) -> f32 {
        ROW
    }
}

fn article_header(ui: &mut Ui, place: Rect, sheet: &FactSheet) {
    let palette = Palette::of(ui.visuals());
    let article = &sheet.article;
    let painter = ui.painter();
    let title = article.display_title();
    widgets::line(
        painter,
        place.left_top(),
        title,
        theme::strong(13.5),
        palette.ink,
        place.width(),
    );
    let origin = wording::origin(&article.metadata);
    widgets::line(
        painter,
        place.left_top() + vec2(0.0, 21.0),
        &origin,
        theme::sans(12.5),
        palette.ink_soft,
        place.width(),
    );
    let id = ui.scope_id().with("header");
    let response = ui.interact(place, id, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, title));
    response.on_hover_text(format!("{title}\n{origin}"));
}

/// What the row is about, how the articles stand to each other, and why.
fn verdict(ui: &mut Ui, row: &Row) {
    let palette = Palette::of(ui.visuals());
    let rect = ui.max_rect();
    let reasons = row.differences.join(" ");
    let word = wording::verdict(row.verdict);
    let response = ui.interact(rect, ui.scope_id().with("verdict"), Sense::hover());
    response.widget_info(|| {
        let name = format!(
            "{}: {}, {word}. {reasons}",
            wording::kind(row.kind),
            row.label
        );
        egui::WidgetInfo::labeled(egui::Role::RowHeader, true, name)
    });
    let painter = ui.painter_at(rect);
    let hue = palette.kind(row.kind);
    let bar = Rect::from_min_max(
        pos2(rect.left() + 6.0, rect.top() + 10.0),
        pos2(rect.left() + 10.0, rect.bottom() - 10.0),
    );
    painter.rect_filled(bar, 2.0, hue);
    let left = rect.left() + 20.0;
    let width = rect.right() - 10.0 - left;
    let at = |y: f32| pos2(left, rect.top() + y);
    widgets::line(
        &painter,
        at(9.0),
        &row.label,
        theme::strong(14.0),
        palette.ink,
        width,
    );
    let color = palette.verdict(row.verdict);
    Icon::of_verdict(row.verdict).paint(&painter, at(38.0) + vec2(7.0, 0.0), 15.0, color);
    widgets::line(
        &painter,
        at(30.0) + vec2(21.0, 0.0),
        word,
        theme::strong(13.0),
        color,
        width - 21.0,
    );
    let galley = widgets::elided(
        &painter,
        &reasons,
        theme::sans(12.5),
        palette.ink_soft,
        width,
        2,
    );
    painter.galley(at(49.0), galley, palette.ink_soft);
    if !reasons.is_empty() {
        response.on_hover_text(format!("{}\n{word}\n{reasons}", row.label));
    }
}

impl Rows<'_> {
    /// What one article says: a click reads it in place.
    fn article_cell(&mut self, ui: &mut Ui, row: &Row, sheet: &FactSheet) {
        let palette = Palette::of(ui.visuals());
        let rect = ui.max_rect().shrink2(vec2(4.0, 3.0));
        let article = &sheet.article;
        let cells = row.cells.get(&article.id).map_or(&[][..], Vec::as_slice);
        let Some(cell) = cells.first() else {
            let font = theme::sans(13.0);
            ui.painter().text(
                rect.left_top() + vec2(8.0, 8.0),
                Align2::LEFT_TOP,
                "does not say",
                font,
                palette.ink_faint,
            );
            return;
        };
        let id = ui.scope_id().with(("cell", article.id.as_str()));
        let response = ui.interact(rect, id, Sense::click());
        let fact = self.comparison.fact(sheet, cell);
        let shown = self
            .view
            .preview
            .as_ref()
            .is_some_and(|(a, f)| *a == article.id && *f == cell.fact);
        response.widget_info(|| {
            let name = format!("{}, in {}", row.label, article.display_title());
            egui::WidgetInfo::selected(egui::Role::Cell, true, shown, name)
        });
        let fill = match (shown, response.hovered()) {
            (true, _) => palette.accent_soft,
            (false, true) => palette.hover,
            (false, false) => egui::Color32::TRANSPARENT,
        };
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, theme::RADIUS, fill);
        if response.has_focus() {
            let stroke = egui::Stroke::new(1.5, palette.accent);
            painter.rect_stroke(rect, theme::RADIUS, stroke, egui::StrokeKind::Inside);
        }
        let left = rect.left() + 8.0;
        let width = rect.width() - 16.0;
        let mut y = rect.top() + 6.0;
        if let Some(fact) = fact {
            let value = wording::value(fact);
            let font = theme::sans(13.5);
            widgets::line(&painter, pos2(left, y), &value, font, palette.ink, width);
            y += 20.0;
        }
        let words = one_line(article.slice(cell.span));
        if fact.is_none_or(|fact| wording::value(fact) != words) {
            let words = format!("“{words}”");
            let font = theme::serif(13.5);
            let galley = widgets::elided(&painter, &words, font, palette.ink_soft, width, 2);
            painter.galley(pos2(left, y), galley, palette.ink_soft);
        }
        if cells.len() > 1 {
            let more = format!("+{}", cells.len() - 1);
            let at = rect.right_bottom() - vec2(8.0, 5.0);
            let font = theme::sans(12.0);
            painter.text(at, Align2::RIGHT_BOTTOM, more, font, palette.ink_faint);
        }
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.double_clicked() {
            self.commands.send(Command::ShowFact {
                article: article.id.clone(),
                fact: cell.fact.clone(),
                evidence: 0,
            });
        } else if response.clicked() {
            self.commands.send(Command::Preview {
                article: article.id.clone(),
                fact: cell.fact.clone(),
            });
        }
    }
}
