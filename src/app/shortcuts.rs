//! Keys, and the text of the clipboard, as commands.

use std::cmp::Reverse;

use egui::{Context, Event, Key, Modifiers};

use super::command::{Action, Command, Commands, MakeCommand};
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

/// Keys that work the widget which has the keyboard.
const WORK_WIDGETS: [Key; 6] = [
    Key::Space,
    Key::Enter,
    Key::ArrowRight,
    Key::ArrowLeft,
    Key::ArrowDown,
    Key::ArrowUp,
];

/// How many modifiers are to be held.
fn held(modifiers: Modifiers) -> usize {
    let Modifiers {
        alt,
        ctrl,
        shift,
        command,
        ..
    } = modifiers;
    [alt, ctrl || command, shift]
        .into_iter()
        .filter(|held| *held)
        .count()
}

/// Reads the keys of this pass. While a person types, only keys that no field needs count.
pub fn read(ctx: &Context, commands: &mut Commands) {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let actions = Action::ALL.iter();
    let keys =
        actions.flat_map(|&action| action.shortcuts().iter().map(move |keys| (keys, action)));
    let mut keys: Vec<_> = keys.collect();
    // egui takes Shift+Enter for Enter too, so what asks for more keys is looked for first.
    keys.sort_by_key(|(shortcut, _)| Reverse(held(shortcut.modifiers)));
    for (shortcut, action) in keys {
        // These work the widget that the keyboard is on.
        let works_widgets =
            shortcut.modifiers.is_none() && WORK_WIDGETS.contains(&shortcut.logical_key);
        let rests = typing && !action.works_while_typing() || focused && works_widgets;
        if !rests && ctx.input_mut(|input| input.consume_shortcut(shortcut)) {
            commands.act(action);
        }
    }
    if !typing {
        for (key, kind) in KIND_KEYS.into_iter().zip(FactKind::ALL) {
            let pressed = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if pressed && commands.enabled(Action::AddFact) {
                commands.send(Command::Make(MakeCommand::Form(kind)));
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
