//! What is seen before there is anything to see: what to do.

use egui::{RichText, Ui, vec2};

use super::command::{Action, Command, Commands};
use super::theme::{self, Palette};
use super::widgets;
use super::wording;
use sidelight_engine::ingest::Input;
use sidelight_project::Recent;

/// Projects that are offered to be opened again.
const MOST_RECENT: usize = 5;
/// Width of the list of them, in points.
const LIST: f32 = 460.0;

/// Draws the invitation, and the projects opened before. `drops` tells whether files can be dropped on
/// the window.
pub fn show(ui: &mut Ui, drops: bool, recent: &[Recent], commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let above = if recent.is_empty() { 0.24 } else { 0.1 };
    ui.add_space((ui.available_height() * above).max(30.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(560.0);
        let title = if drops {
            "Drop articles here"
        } else {
            "Open or paste articles"
        };
        ui.label(RichText::new(title).font(theme::serif_strong(32.0)));
        ui.add_space(10.0);
        let text = "Text files, Markdown, saved web pages, or a folder of them. Sidelight reads out \
                    who, what, when, how many and who said so, and ties each fact to its words.";
        let text = RichText::new(text).font(theme::serif(17.0)).color(palette.ink_soft);
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(22.0);
        centred(ui, |ui| {
            commands.primary_button(ui, Action::OpenFiles);
            commands.button(ui, Action::OpenFolder);
            commands.button(ui, Action::OpenSample);
        });
        ui.add_space(16.0);
        let paste = ui.ctx().format_shortcut(&egui::KeyboardShortcut::new(
            egui::Modifiers::COMMAND,
            egui::Key::V,
        ));
        let mut hint = format!("{paste} pastes the text of an article.");
        if !drops {
            hint.push_str(" This desktop gives the window no dropped files (Wayland without XWayland).");
        }
        ui.label(RichText::new(hint).size(13.0).color(palette.ink_faint));
        ui.add_space(6.0);
        let privacy = "Everything stays on this machine.";
        ui.label(RichText::new(privacy).size(13.0).color(palette.ink_faint));
        if !recent.is_empty() {
            ui.add_space(26.0);
            again(ui, palette, recent, commands);
        }
    });
}

/// The projects opened before, by story and date.
fn again(ui: &mut Ui, palette: &Palette, recent: &[Recent], commands: &mut Commands) {
    ui.label(RichText::new("Open again").font(theme::strong(14.0)));
    ui.add_space(4.0);
    ui.set_max_width(LIST);
    ui.spacing_mut().item_spacing.y = 2.0;
    for project in recent.iter().take(MOST_RECENT) {
        let (name, detail) = (wording::project(project), wording::project_detail(project));
        let told = format!("Open again: {name}, {detail}");
        let (rect, response) = widgets::row(ui, 46.0, false, &told);
        let painter = ui.painter();
        let width = rect.width() - 24.0;
        let at = rect.min + vec2(12.0, 5.0);
        widgets::line(painter, at, &name, theme::strong(14.0), palette.ink, width);
        let at = at + vec2(0.0, 19.0);
        let font = theme::sans(12.5);
        widgets::line(painter, at, &detail, font, palette.ink_soft, width);
        if response.clicked() {
            commands.send(Command::Open(vec![Input::File(project.path.clone())]));
        }
    }
}

/// Lays widgets out in a line in the middle. The line is as wide as it was in the pass before;
/// the first pass is discarded.
fn centred(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with("centred");
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    ui.horizontal(|ui| {
        let width = known.unwrap_or_default();
        ui.add_space(((ui.available_width() - width) / 2.0).max(0.0));
        let line = ui.scope(contents).response.rect.width();
        if known != Some(line) {
            ui.data_mut(|data| data.insert_temp(id, line));
            ui.ctx()
                .request_discard("the width of a line was not known");
        }
    });
}
