//! The settings.

use egui::{RichText, Slider, Ui};

use crate::app::backend::Preference;
use crate::app::command::{Command, Commands};
use crate::app::settings::{Settings, ThemeChoice};
use crate::app::theme::{self, Palette};

pub(super) fn show(ui: &mut Ui, settings: &mut Settings, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    ui.set_width(460.0);
    super::title(ui, "Settings");
    heading(ui, "Theme");
    ui.horizontal(|ui| {
        for (choice, label) in [
            (ThemeChoice::System, "As the system"),
            (ThemeChoice::Light, "Light"),
            (ThemeChoice::Dark, "Dark"),
        ] {
            ui.radio_value(&mut settings.theme, choice, label);
        }
    });
    ui.ctx().set_theme(settings.theme);
    ui.add_space(theme::GAP);
    heading(ui, "Size of article text");
    ui.add(
        Slider::new(&mut settings.text_size, 13.0..=30.0)
            .step_by(1.0)
            .suffix(" pt"),
    )
    .accessible_name("Size of article text");
    if cfg!(target_os = "linux") {
        ui.add_space(theme::GAP);
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
            ui.radio_value(&mut settings.backend, choice, label);
        }
        let note = RichText::new("Takes effect at the next start.").size(13.0);
        ui.label(note.color(palette.ink_faint));
    }
    ui.add_space(theme::GAP);
    if ui.button("Close").clicked() {
        commands.send(Command::CloseDialog);
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::strong(14.0)));
}
