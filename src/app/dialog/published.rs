//! The date of publication of an article that tells none.

use egui::{RichText, Ui};
use jiff::civil::Date;

use crate::app::command::{Command, Commands};
use crate::app::theme::Palette;
use crate::app::wording;

pub(super) fn show(ui: &mut Ui, text: &mut String, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    ui.set_width(420.0);
    super::title(ui, "Date of publication");
    let why = "“Monday” and “two weeks ago” are counted from this day.";
    ui.label(RichText::new(why).color(palette.ink_soft));
    let entered = super::line(ui, text, "2024-09-30", "Date of publication");
    let date: Option<Date> = text.trim().parse().ok();
    let told = match (date, text.trim().is_empty()) {
        (Some(date), _) => wording::day_words(date),
        (None, true) => "Year, month and day, such as 2024-09-30".to_owned(),
        (None, false) => {
            "This is not a date: write year, month and day, such as 2024-09-30".to_owned()
        }
    };
    ui.label(RichText::new(told).size(13.0).color(palette.ink_faint));
    if (super::buttons(ui, "Set date", date.is_some(), commands) || entered)
        && let Some(date) = date
    {
        commands.send(Command::SetPublished(date));
    }
}
