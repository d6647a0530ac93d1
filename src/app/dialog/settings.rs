//! The settings.

use egui::{RichText, Slider, TextEdit, Ui};

use super::frame::{self, Control as _};
use crate::app::backend::Preference;
use crate::app::command::{Action, Command, Commands};
use crate::app::settings::{self, Settings, ThemeChoice};
use crate::app::theme::{self, Hues, Palette, Typeface};
use sidelight_engine::facts::FactKind;

pub(super) fn show(ui: &mut Ui, settings: &mut Settings, commands: &mut Commands) {
    frame::page(ui, "Settings", 500.0, |ui| {
        person(ui, settings);
        colours(ui, settings);
        sizes(ui, settings, commands);
        kinds(ui, settings);
        if cfg!(target_os = "linux") {
            display(ui, settings);
        }
    });
    frame::closing(ui, commands, |ui, commands| {
        if ui.button("Keys…").clicked() {
            commands.send(Command::CloseDialog);
            commands.act(Action::Keys);
        }
    });
}

fn person(ui: &mut Ui, settings: &mut Settings) {
    heading(ui, "Your name");
    let field = TextEdit::singleline(&mut settings.name)
        .hint_text(settings::account())
        .desired_width(260.0);
    ui.add(field)
        .accessible_name("Your name")
        .leaving_enter()
        .first();
    note(
        ui,
        "Kept beside each of your steps in the history of a project.",
    );
    ui.add_space(theme::GAP);
}

fn colours(ui: &mut Ui, settings: &mut Settings) {
    heading(ui, "Theme");
    ui.horizontal(|ui| {
        for (choice, label) in [
            (ThemeChoice::System, "As the system"),
            (ThemeChoice::Light, "Light"),
            (ThemeChoice::Dark, "Dark"),
        ] {
            ui.radio_value(&mut settings.theme, choice, label)
                .leaving_enter();
        }
    });
    ui.add_space(theme::GAP);
    heading(ui, "Colours of the kinds");
    ui.horizontal(|ui| {
        for (hues, label) in [
            (Hues::Standard, "Standard"),
            (Hues::Wong, "For colour blindness (Wong 2011)"),
        ] {
            ui.radio_value(&mut settings.hues, hues, label)
                .leaving_enter();
        }
    });
    ui.add_space(theme::GAP);
}

fn sizes(ui: &mut Ui, settings: &mut Settings, commands: &mut Commands) {
    heading(ui, "Size of everything");
    ui.horizontal(|ui| {
        commands.button(ui, Action::ZoomOut);
        ui.label(format!("{:.0} %", settings.zoom * 100.0));
        commands.button(ui, Action::ZoomIn);
        commands.button(ui, Action::ZoomReset);
    });
    ui.add_space(theme::GAP);
    heading(ui, "Article text");
    ui.horizontal(|ui| {
        for (typeface, label) in [
            (Typeface::Serif, "Serif"),
            (Typeface::Sans, "Sans serif"),
            (Typeface::Monospace, "Letters of one width"),
        ] {
            ui.radio_value(&mut settings.typeface, typeface, label)
                .leaving_enter();
        }
    });
    ui.add(
        Slider::new(&mut settings.text_size, theme::SMALLEST..=theme::LARGEST)
            .step_by(1.0)
            .suffix(" pt"),
    )
    .accessible_name("Size of article text");
    let palette = Palette::of(ui.visuals());
    let sample = RichText::new("About 87 countries signed by Monday, she said.");
    let sample = sample.font(settings.typeface.regular(settings.text_size));
    ui.add(egui::Label::new(sample.color(palette.ink)).truncate());
    ui.add_space(theme::GAP);
}

fn kinds(ui: &mut Ui, settings: &mut Settings) {
    heading(ui, "Facts that are drawn out");
    ui.horizontal_wrapped(|ui| {
        for kind in FactKind::READ {
            let mut wanted = !settings.left_out.contains(&kind);
            let tick = ui.checkbox(&mut wanted, kind.plural());
            if tick.leaving_enter().changed() {
                if wanted {
                    settings.left_out.remove(&kind);
                } else {
                    settings.left_out.insert(kind);
                }
            }
        }
    });
    note(ui, "Holds for articles that are read from now on.");
    ui.add_space(theme::GAP);
}

fn display(ui: &mut Ui, settings: &mut Settings) {
    heading(ui, "Display");
    for (choice, label) in [
        (
            Preference::Automatic,
            "Automatic: X11 where it is there, for it takes dropped files",
        ),
        (Preference::X11, "X11"),
        (
            Preference::Wayland,
            "Wayland: files cannot be dropped on the window",
        ),
    ] {
        ui.radio_value(&mut settings.backend, choice, label)
            .leaving_enter();
    }
    note(ui, "Takes effect at the next start.");
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::strong(14.0)));
}

fn note(ui: &mut Ui, text: &str) {
    let palette = Palette::of(ui.visuals());
    ui.label(RichText::new(text).size(13.0).color(palette.ink_faint));
}
