//! Keys, and the text of the clipboard, as commands.

use egui::{Context, Event, Key, KeyboardShortcut};

use super::command::{Action, Command, Commands};
use crate::facts::FactKind;
use crate::ingest::Input;

/// The keys of the kinds, in their order.
pub const KIND_KEYS: [Key; 7] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
];

/// Reads the keys of this pass. While a person types, only keys that no field needs count.
pub fn read(ctx: &Context, commands: &mut Commands) {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let keys = Action::ALL.iter();
    let keys = keys.flat_map(|&action| action.shortcuts().iter().map(move |key| (key, action)));
    let mut keys: Vec<(&KeyboardShortcut, Action)> = keys.collect();
    // The window library takes Ctrl+Shift+F for Ctrl+F, too: what has Shift comes first.
    keys.sort_by_key(|(key, _)| !key.modifiers.shift);
    for (key, action) in keys {
        if typing && !action.works_while_typing() {
            continue;
        }
        // These two work the widget that the keyboard is on.
        let plain = key.modifiers.is_none();
        if focused && plain && matches!(key.logical_key, Key::Space | Key::Enter) {
            continue;
        }
        if ctx.input_mut(|input| input.consume_shortcut(key)) {
            commands.act(action);
        }
    }
    if !typing {
        for (key, kind) in KIND_KEYS.into_iter().zip(FactKind::ALL) {
            let pressed = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
            if pressed && commands.enabled(Action::AddFact) {
                commands.send(Command::AddFact(kind));
            }
        }
        for event in ctx.input(|input| input.events.clone()) {
            match event {
                Event::Paste(text) => commands.send(Command::Open(vec![Input::Pasted(text)])),
                Event::Copy => commands.act(Action::Copy),
                _ => {}
            }
        }
    }
}
