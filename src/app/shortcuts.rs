//! Keys, and the text of the clipboard, as commands.

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

/// Reads the keys of this pass. While a person types, only keys that no field needs count.
pub fn read(ctx: &Context, commands: &mut Commands) {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some());
    for (key, action) in commands.keymap().all() {
        if typing && !(action.works_while_typing() && key.modifiers.command) {
            continue;
        }
        let works_widgets = key.modifiers.is_none() && WORK_WIDGETS.contains(&key.logical_key);
        if focused && works_widgets {
            continue;
        }
        if ctx.input_mut(|input| input.consume_shortcut(&key)) {
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
