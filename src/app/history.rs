//! The history: what was done, by whom and when, and the way to any place in it.

use std::collections::HashMap;

use egui::{Rect, RichText, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::command::{Command, Commands};
use super::theme::{self, Palette};
use super::widgets;
use super::workspace::Workspace;
use sidelight_project::{ArticleSummary, Step, StepNumber};

/// Height of a step, in points.
const ROW: f32 = 50.0;
/// Steps that are read at first, and again whenever more are asked for.
const READ: u32 = 500;

/// The panel, and the steps it read last.
#[derive(Debug, Default)]
pub struct HistoryPanel {
    is_open: bool,
    /// The state of the project that was read.
    read: Option<(u64, u64)>,
    limit: u32,
    /// Newest first.
    steps: Vec<Step>,
    /// Where the steps that were seen were done, in words.
    places: HashMap<StepNumber, String>,
}

impl HistoryPanel {
    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Shows it, or hides it.
    pub fn toggle(&mut self) {
        self.is_open = !self.is_open;
    }

    /// Draws the panel.
    pub fn show(&mut self, ui: &mut Ui, workspace: &Workspace, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        self.update(workspace);
        ui.horizontal(|ui| {
            ui.label(RichText::new("History").font(theme::strong(15.0)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let close = ui.button("Close").accessible_name("Close the history");
                if close.clicked() {
                    self.is_open = false;
                }
            });
        });
        ui.add_space(2.0);
        let told = "Click a step to go back to it, or forward. What comes after it stays until \
                    something new is done.";
        ui.label(RichText::new(told).size(12.5).color(palette.ink_soft));
        ui.add_space(theme::SMALL_GAP);
        ui.spacing_mut().item_spacing.y = 0.0;
        // One more row: the place before the first step, or the button for earlier ones.
        let rows = self.steps.len() + 1;
        ScrollArea::vertical()
            .id_salt("history")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(rows as f32 * ROW + theme::GAP);
                let origin = ui.max_rect().min;
                let width = ui.available_width();
                let first = (viewport.top() / ROW).max(0.0) as usize;
                let last = ((viewport.bottom() / ROW).ceil() as usize).min(rows);
                for at in first..last {
                    let corner = pos2(origin.x, origin.y + at as f32 * ROW);
                    let rect = Rect::from_min_size(corner, vec2(width, ROW));
                    let builder = UiBuilder::new().id_salt(("step", at)).max_rect(rect);
                    ui.scope_builder(builder, |ui| self.row(ui, at, workspace, commands));
                }
            });
    }

    /// Reads the steps again where the project changed.
    fn update(&mut self, workspace: &Workspace) {
        let now = workspace.revision();
        if self.read == Some(now) {
            return;
        }
        self.limit = self.limit.max(READ);
        match workspace.project().history(self.limit) {
            Ok(steps) => self.steps = steps,
            Err(error) => log::error!("{error}"),
        }
        self.places.clear();
        self.read = Some(now);
    }

    fn row(&mut self, ui: &mut Ui, at: usize, workspace: &Workspace, commands: &mut Commands) {
        let present = self.steps.iter().find(|step| !step.undone);
        let present = present.map(|step| step.number);
        let Some(step) = self.steps.get(at) else {
            if self.steps.len() < self.limit as usize {
                let line = Drawn {
                    label: "The beginning",
                    detail: "Nothing done yet",
                    undone: false,
                    here: present.is_none(),
                };
                if line.draw(ui) {
                    commands.send(Command::GoTo(None));
                }
            } else if ui.button("Show earlier steps").clicked() {
                self.limit += READ;
                self.read = None;
            }
            return;
        };
        let place = self.places.entry(step.number);
        let place = place.or_insert_with(|| place_of(step, workspace));
        let who = if step.who.is_empty() {
            "you"
        } else {
            &step.who
        };
        let mut detail = format!("{} · {who}", moment(step.at, Timestamp::now()));
        if !place.is_empty() {
            detail = format!("{detail} · {place}");
        }
        let line = Drawn {
            label: &step.label,
            detail: &detail,
            undone: step.undone,
            here: present == Some(step.number),
        };
        if line.draw(ui) {
            commands.send(Command::GoTo(Some(step.number)));
        }
    }
}

/// A row as it is drawn.
struct Drawn<'a> {
    label: &'a str,
    detail: &'a str,
    undone: bool,
    /// Whether the project stands here.
    here: bool,
}

impl Drawn<'_> {
    /// Whether it was clicked.
    fn draw(&self, ui: &mut Ui) -> bool {
        let palette = Palette::of(ui.visuals());
        let state = match (self.here, self.undone) {
            (true, _) => ", where the project stands",
            (false, true) => ", undone",
            (false, false) => "",
        };
        let name = format!("Step: {}, {}{state}", self.label, self.detail);
        let (rect, response) = widgets::row(ui, ROW, self.here, &name);
        let painter = ui.painter();
        let dot = pos2(rect.left() + 12.0, rect.top() + 17.0);
        match (self.here, self.undone) {
            (true, _) => {
                painter.circle_filled(dot, 5.5, palette.accent);
            }
            (false, true) => {
                painter.circle_stroke(dot, 4.0, Stroke::new(1.3, palette.ink_faint));
            }
            (false, false) => {
                painter.circle_filled(dot, 3.5, palette.ink_faint);
            }
        }
        let ink = if self.undone {
            palette.ink_faint
        } else {
            palette.ink
        };
        let left = rect.left() + 26.0;
        let width = rect.right() - 8.0 - left;
        let font = if self.here {
            theme::strong(13.5)
        } else {
            theme::sans(13.5)
        };
        let at = pos2(left, rect.top() + 8.0);
        widgets::line(painter, at, self.label, font, ink, width);
        let detail = match (self.here, self.undone) {
            (true, _) => format!("You are here · {}", self.detail),
            (false, true) => format!("Undone · {}", self.detail),
            (false, false) => self.detail.to_owned(),
        };
        let at = pos2(left, rect.top() + 28.0);
        widgets::line(
            painter,
            at,
            &detail,
            theme::sans(12.0),
            palette.ink_faint,
            width,
        );
        response.on_hover_text(self.label).clicked()
    }
}

/// The article that a step is about, unless its label names it.
fn place_of(step: &Step, workspace: &Workspace) -> String {
    let articles = workspace.project().articles_of(step.number);
    let articles = articles.unwrap_or_else(|error| {
        log::error!("{error}");
        Vec::new()
    });
    if articles.len() > 1 {
        return "several articles".to_owned();
    }
    let first = articles.first();
    let entry = first.and_then(|article| workspace.project().article(article));
    let title = entry.map(ArticleSummary::display_title);
    let new = title.filter(|title| !step.label.contains(title));
    new.unwrap_or_default().to_owned()
}

/// When something was done, as precisely as one asks: the time today, else the day too.
fn moment(at: Timestamp, now: Timestamp) -> String {
    let zone = TimeZone::system();
    let (at, now) = (
        at.to_zoned_datetime(zone.clone()),
        now.to_zoned_datetime(zone),
    );
    let form = match () {
        () if at.date() == now.date() => "%H:%M",
        () if at.year() == now.year() => "%-d %b, %H:%M",
        () => "%-d %b %Y, %H:%M",
    };
    at.strftime(form).to_string()
}
