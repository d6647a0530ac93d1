//! How the window is parted: bars above and below, the library on the left, what is worked on in the rest.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::command::Commands;
use super::folding::{self, Folded};
use super::status_bar::{self, Activity};
use super::theme::{self, Palette};
use super::view::{Mode, Side};
use super::{Sidelight, empty_state, library, tool_bar, widgets};

/// Share of the window that the library takes at most.
const LIBRARY: f32 = 0.32;

impl Sidelight {
    /// Draws the bars, the panels and what stands between them.
    pub(super) fn views(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let side = Frame::new()
            .fill(palette.panel)
            .inner_margin(Margin::symmetric(theme::PANEL_MARGIN, 12));
        let bar = |height| {
            let margin = Margin::symmetric(10, height);
            Frame::new().fill(palette.chrome).inner_margin(margin)
        };
        Panel::top("tool bar")
            .frame(bar(7))
            .exact_size(46.0)
            .show(ui, |ui| {
                widgets::name_panel(ui, "Commands");
                tool_bar::show(ui, &self.view, self.workspace.recent(), commands);
            });
        let activity = Activity {
            reading: self.loader.progress(),
            exporting: self.exporter.progress(),
            comparing: self.view.mode == Mode::Compare && self.comparer.is_busy(),
        };
        Panel::bottom("status bar")
            .frame(bar(0))
            .exact_size(30.0)
            .show(ui, |ui| {
                widgets::name_panel(ui, "Status");
                self.notices.speak(ui);
                let article = self.view.article.as_ref();
                status_bar::show(ui, &self.workspace, article, &activity, commands);
            });
        self.tour.show(ui, commands);
        let empty = self.workspace.articles().is_empty() && self.workspace.failures().is_empty();
        let beside = self.history.is_open() || self.store.settings.library && !empty;
        let folded = Folded::in_width(ui.available_width(), self.view.mode, beside);
        let open = self.view.laid_over.filter(|side| folded.has(*side));
        if folded.library {
            folding::strip(ui, Side::Library, open == Some(Side::Library), commands);
        } else if beside {
            let width = self.store.settings.widths.library;
            let panel = Panel::left("library")
                .frame(side)
                .default_size(width.unwrap_or(300.0))
                .size_range(220.0..=(ui.available_width() * LIBRARY).clamp(220.0, 460.0))
                .show(ui, |ui| self.library(ui, commands));
            widgets::keep_width(&panel.response, &mut self.store.settings.widths.library);
        }
        if open == Some(Side::Library) {
            CentralPanel::default()
                .frame(side)
                .show(ui, |ui| self.library(ui, commands));
            return;
        }
        match (self.current_sheet(), self.view.mode) {
            (None, _) => {
                CentralPanel::default()
                    .frame(Frame::new().fill(palette.paper))
                    .show(ui, |ui| {
                        let recent = self.workspace.recent();
                        empty_state::show(ui, self.drops, recent, commands);
                    });
            }
            (Some(sheet), Mode::Read) => self.reading(ui, &sheet, folded.facts, commands),
            (Some(_), Mode::Compare) => self.comparing(ui, commands),
            (Some(_), Mode::SecondOpinion) => {
                CentralPanel::default()
                    .frame(Frame::new().fill(palette.paper))
                    .show(ui, |ui| {
                        widgets::name_panel(ui, "Second opinion");
                        self.second_opinion.show(ui, &self.workspace, commands);
                    });
            }
            (Some(_), Mode::Find) => {
                CentralPanel::default()
                    .frame(Frame::new().fill(palette.paper))
                    .show(ui, |ui| {
                        widgets::name_panel(ui, "Search");
                        self.finder.show(ui, &self.workspace, commands);
                    });
            }
        }
    }

    /// The library, or the history in its place.
    fn library(&mut self, ui: &mut Ui, commands: &mut Commands) {
        if self.history.is_open() {
            widgets::name_panel(ui, "History");
            self.history.show(ui, &self.workspace, commands);
        } else {
            widgets::name_panel(ui, "Articles");
            library::show(ui, &self.workspace, &mut self.view, commands);
        }
    }
}
