//! The date of publication of an article that tells none.

use super::frame;
use super::sources::date_trouble;
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
        let told = match date {
            Some(date) => wording::day_words(date),
            None if text.trim().is_empty() => "Such as 30 September 2024 or 2024-09-30".to_owned(),
            None => date_trouble(text.trim()).unwrap_or_default(),
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
