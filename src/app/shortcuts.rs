//! Keys, and the text of the clipboard, as commands.

use egui::{Context, Event, Key};

use super::command::{Action, Command, Commands};
use crate::ingest::Input;

/// Reads the keys of this pass. While a person types, only keys that no field needs count.
pub fn read(ctx: &Context, commands: &mut Commands) {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some());
    for &action in Action::ALL {
        if typing && !action.works_while_typing() {
            continue;
        }
        for shortcut in action.shortcuts() {
            // These two work the widget that the keyboard is on.
            let plain = shortcut.modifiers.is_none();
            if focused && plain && matches!(shortcut.logical_key, Key::Space | Key::Enter) {
                continue;
            }
            if ctx.input_mut(|input| input.consume_shortcut(shortcut)) {
                commands.act(action);
            }
        }
    }
    if !typing {
        for event in ctx.input(|input| input.events.clone()) {
            match event {
                Event::Paste(text) => commands.send(Command::Open(vec![Input::Pasted(text)])),
                Event::Copy => commands.act(Action::Copy),
                _ => {}
            }
        }
    }
}
