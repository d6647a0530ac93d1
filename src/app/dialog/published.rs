//! The date of publication of an article that tells none.

use egui::{RichText, TextEdit, Ui};
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
    let field = TextEdit::singleline(text)
        .hint_text("2024-09-30")
        .desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Date of publication");
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    let date: Option<Date> = text.trim().parse().ok();
    let told = match (date, text.trim().is_empty()) {
        (Some(date), _) => wording::day_words(date),
        (None, true) => "Year, month and day, such as 2024-09-30".to_owned(),
        (None, false) => {
            "This is not a date: write year, month and day, such as 2024-09-30".to_owned()
        }
    };
    ui.label(RichText::new(told).size(13.0).color(palette.ink_faint));
    let entered = super::entered(ui, &field);
    if (super::buttons(ui, "Set date", date.is_some(), commands) || entered)
        && let Some(date) = date
    {
        commands.send(Command::SetPublished(date));
    }
}
