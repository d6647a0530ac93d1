//! The date of publication of an article that tells none.

use super::frame;
use crate::app::command::{Command, Commands};
use crate::app::theme::Palette;
use crate::app::wording;
use egui::{RichText, Ui};
use sidelight_engine::ingest::typed_date;

pub(super) fn show(ui: &mut Ui, text: &mut String, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let date = frame::page(ui, "Date of publication", 420.0, |ui| {
        let why = "“Monday” and “two weeks ago” are counted from this day.";
        ui.label(RichText::new(why).color(palette.ink_soft));
        frame::line(ui, text, "Day, month, year", "Date of publication");
        let date = typed_date(text);
        let told = match (date, text.trim().is_empty()) {
            (Some(date), _) => wording::day_words(date),
            (None, true) => "Such as 30 September 2024 or 2024-09-30".to_owned(),
            (None, false) => {
                "This is not a date: write day, month and year, such as 30 September 2024"
                    .to_owned()
            }
        };
        ui.label(RichText::new(told).size(13.0).color(palette.ink_faint));
        date
    });
    if frame::buttons(ui, "Set date", date.is_some(), commands)
        && let Some(date) = date
    {
        commands.send(Command::SetPublished(date));
    }
}
