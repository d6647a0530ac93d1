//! Keys, and the text of the clipboard, as commands.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers, Popup};

use super::command::{Action, Command, Commands, MakeCommand};
use super::widgets;
use sidelight_engine::facts::{Code, FactContent};
use sidelight_project::{Codebook, CodebookEntry, Sort};

/// Keys that work the widget which has the keyboard.
const WORK_WIDGETS: [Key; 6] = [
    Key::Space,
    Key::Enter,
    Key::ArrowRight,
    Key::ArrowLeft,
    Key::ArrowDown,
    Key::ArrowUp,
];

/// Keys that are bound by the program and type nothing.
const FUNCTION_KEYS: [Key; 2] = [Key::F1, Key::F3];

/// The actions whose keys were pressed, in the order of the presses: somebody who is quicker than the
/// window loses none.
fn pressed(ctx: &Context, keys: &[(KeyboardShortcut, Action)]) -> Vec<Action> {
    let mut asked = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let found = keys.iter().find(|(bound, _)| {
                bound.logical_key == *key && modifiers.matches_logically(bound.modifiers)
            });
            asked.extend(found.map(|(_, action)| *action));
            found.is_none()
        });
    });
    asked
}

/// Reads the keys of this pass. While a person types, only keys that no field needs count.
/// Keys of the codebook count last. Where the text that is read `runs_back`, from right to left, so do
/// the arrows.
pub fn read(
    ctx: &Context,
    codebook: &Codebook,
    runs_back: impl Fn() -> bool,
    commands: &mut Commands,
) {
    let typing = ctx.text_edit_focused();
    let in_menu = Popup::is_any_open(ctx);
    let focused = widgets::is_worked_by_keys(ctx);
    let counts = |key: KeyboardShortcut, action: Action| {
        // These work the widget that the keyboard is on, and the views where they do nothing else.
        let works_widgets = key.modifiers.is_none() && WORK_WIDGETS.contains(&key.logical_key);
        let left = works_widgets && (focused || !commands.enabled(action));
        let types_nothing = key.modifiers.command || FUNCTION_KEYS.contains(&key.logical_key);
        let types = typing && !(action.works_while_typing() && types_nothing);
        // An open menu is closed by them, or takes them to find what it offers.
        let of_menu = in_menu && key.modifiers.is_none();
        !left && !types && !of_menu
    };
    let mut keys = commands.keymap().all();
    keys.retain(|&(key, action)| counts(key, action));
    let along = |key: Key| matches!(key, Key::ArrowLeft | Key::ArrowRight);
    let arrow = |event: &Event| matches!(event, Event::Key { key, .. } if along(*key));
    if ctx.input(|input| input.events.iter().any(arrow)) && runs_back() {
        for (_, action) in keys.iter_mut().filter(|(key, _)| along(key.logical_key)) {
            *action = action.turned();
        }
    }
    for action in pressed(ctx, &keys) {
        commands.act(action);
    }
    if !typing && !in_menu {
        for entry in &codebook.entries {
            let key = entry
                .key
                .and_then(|key| Key::from_name(&key.to_uppercase().to_string()));
            let pressed = key
                .is_some_and(|key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)));
            if pressed && let Some(command) = of_entry(entry, commands) {
                commands.send(command);
            }
        }
        for event in ctx.input(|input| input.events.clone()) {
            match event {
                Event::Paste(text) => commands.send(Command::Paste(text)),
                Event::Copy => commands.act(Action::Copy),
                _ => {}
            }
        }
    }
}

/// What the key of an entry of the codebook does.
fn of_entry(entry: &CodebookEntry, commands: &Commands) -> Option<Command> {
    let command = match entry.sort {
        Sort::Kind if commands.enabled(Action::AddFact) => {
            let content = Code {
                code: entry.name.clone(),
                value: String::new(),
            };
            MakeCommand::Add(FactContent::Code(content))
        }
        Sort::Tag if commands.enabled(Action::Note) => MakeCommand::ToggleTag(entry.name.clone()),
        Sort::Kind | Sort::Tag => return None,
    };
    Some(Command::Make(command))
}
