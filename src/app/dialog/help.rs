//! A page of help for each view: what it shows, what can be done in it, and its keys.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::frame;
use super::keys;
use crate::app::command::{Action, Command, Commands};
use crate::app::help::{FIXED, Page};
use crate::app::keymap;
use crate::app::theme::{self, Palette};
use crate::app::widgets;

/// Width of the page, and of the list of pages beside it, in points.
const WIDTH: f32 = 780.0;
const PAGES: f32 = 150.0;
/// Height of the window that what stands above and below takes, and bounds of that of the page, in points.
const BESIDE: f32 = 200.0;
const HEIGHT: [f32; 2] = [180.0, 520.0];

pub(super) fn show(ui: &mut Ui, page: &mut Page, commands: &mut Commands) {
    frame::page(ui, "Help", WIDTH, |ui| {
        let height = frame::room(ui, BESIDE, HEIGHT);
        let width = ui.available_width();
        let layout = Layout::top_down(Align::Min);
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(PAGES, height), layout, |ui| {
                ui.set_width(PAGES);
                pages(ui, page);
            });
            ui.add_space(theme::GAP);
            let rest = vec2(width - PAGES - 4.0 * theme::GAP, height);
            ui.allocate_ui_with_layout(rest, layout, |ui| {
                ScrollArea::vertical()
                    .id_salt(page.text().title)
                    .max_height(height)
                    .min_scrolled_height(height)
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        ui.set_max_width(rest.x - theme::GAP);
                        told(ui, *page, commands);
                    });
            });
        });
    });
    frame::closing(ui, commands, |ui, commands| {
        for action in [Action::Keys, Action::Legend, Action::Tour] {
            if ui.button(action.label()).clicked() {
                commands.send(Command::CloseDialog);
                commands.act(action);
            }
        }
    });
}

/// The pages, that on show marked.
fn pages(ui: &mut Ui, page: &mut Page) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let palette = Palette::of(ui.visuals());
    widgets::list(ui, "Pages of help", Page::ALL.len(), |ui| {
        for (place, other) in Page::ALL.into_iter().enumerate() {
            let title = other.text().title;
            let (rect, response) = widgets::row(ui, 30.0, other == *page, title);
            widgets::mark_place(&response, place);
            let at = rect.left_center() + vec2(10.0, -9.0);
            let font = theme::sans(13.5);
            widgets::line(ui.painter(), at, title, font, palette.ink, rect.width());
            if response.clicked() {
                *page = other;
            }
        }
    });
}

fn told(ui: &mut Ui, page: Page, commands: &Commands) {
    let palette = Palette::of(ui.visuals());
    let text = page.text();
    let words = |text: &str| Label::new(RichText::new(text).size(14.0)).wrap();
    ui.label(RichText::new(text.title).font(theme::serif_strong(21.0)));
    ui.add_space(theme::SMALL_GAP);
    ui.add(words(text.shows));
    heading(ui, "What can be done");
    for deed in text.deeds {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new("–").color(palette.ink_faint));
            ui.add(words(deed));
        });
    }
    heading(ui, "Keys");
    ui.spacing_mut().item_spacing.y = 3.0;
    for &action in text.actions {
        let bound = commands.keymap().of(action);
        let shown = bound.iter().map(|&key| keymap::shown(ui.ctx(), key));
        let shown: Vec<String> = shown.collect();
        if !shown.is_empty() {
            keys::line(ui, &action.label(), &shown.join(", "));
        }
    }
    for key in FIXED.iter().filter(|key| key.is_of(page)) {
        keys::line(ui, key.does, key.keys);
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(theme::GAP);
    ui.label(RichText::new(text).font(theme::strong(14.0)));
}
