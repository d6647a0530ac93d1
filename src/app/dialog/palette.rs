//! All commands, found by typing.

use egui::{Key, RichText, ScrollArea, Ui, pos2};

use super::frame;
use crate::app::command::{Action, Command, Commands};
use crate::app::theme::{self, Palette};
use crate::app::widgets;

/// What was typed and which command is marked.
#[derive(Debug, Default)]
pub struct PaletteState {
    text: String,
    marked: usize,
}

impl PaletteState {
    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        frame::name(ui, "All commands");
        ui.set_width(frame::width(ui, 520.0));
        let field = widgets::search(ui, &mut self.text, "Find a command", true);
        if field.changed() {
            self.marked = 0;
        }
        let found = found(&self.text);
        let (up, down, enter) = ui.input(|input| {
            (
                input.key_pressed(Key::ArrowUp),
                input.key_pressed(Key::ArrowDown),
                input.key_pressed(Key::Enter),
            )
        });
        self.marked = (self.marked + usize::from(down))
            .saturating_sub(usize::from(up))
            .min(found.len().saturating_sub(1));
        let mut picked = enter.then(|| found.get(self.marked).copied()).flatten();
        let room = frame::room(ui, 120.0, [80.0, 380.0]);
        ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if found.is_empty() {
                    let palette = Palette::of(ui.visuals());
                    ui.label(RichText::new("No command is called so.").color(palette.ink_soft));
                }
                for (index, &action) in found.iter().enumerate() {
                    if line(ui, action, index == self.marked, commands) {
                        picked = Some(action);
                    }
                }
            });
        if let Some(action) = picked {
            commands.send(Command::CloseDialog);
            commands.act(action);
        }
    }
}

/// The commands whose names hold every word that was typed.
fn found(typed: &str) -> Vec<Action> {
    let typed = typed.to_lowercase();
    let holds_all = |action: &Action| {
        let label = action.label().to_lowercase();
        typed.split_whitespace().all(|word| label.contains(word))
    };
    Action::all().filter(holds_all).collect()
}

fn line(ui: &mut Ui, action: Action, marked: bool, commands: &Commands) -> bool {
    let palette = Palette::of(ui.visuals());
    let (rect, response) = widgets::row(ui, 32.0, marked, &action.label());
    let ink = if commands.enabled(action) {
        palette.ink
    } else {
        palette.ink_faint
    };
    let painter = ui.painter();
    let at = pos2(rect.left() + 10.0, rect.center().y - 9.0);
    widgets::line(
        painter,
        at,
        &action.label(),
        theme::sans(14.0),
        ink,
        rect.width() - 160.0,
    );
    let keys = commands.key(ui.ctx(), action);
    let at = egui::Align2::RIGHT_CENTER;
    let place = pos2(rect.right() - 10.0, rect.center().y);
    painter.text(place, at, keys, theme::sans(12.5), palette.ink_faint);
    if marked {
        response.scroll_to_me(None);
    }
    response.clicked()
}
