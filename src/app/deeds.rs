//! What can be done with the selected fact, as a menu.

use egui::Ui;

use super::command::{Action, Commands};

/// What is offered, as far as it can be done.
const OFFERED: [Action; 9] = [
    Action::Accept,
    Action::Reject,
    Action::Reset,
    Action::EditFact,
    Action::Note,
    Action::Tags,
    Action::Occurrences,
    Action::WhoIsWho,
    Action::Separate,
];

/// Draws the menu.
pub fn show(ui: &mut Ui, commands: &mut Commands) {
    ui.set_min_width(260.0);
    for action in OFFERED {
        if commands.enabled(action) {
            commands.menu_item(ui, action);
        }
    }
}
