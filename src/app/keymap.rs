//! Which keys ask for which action: the program's own, unless a person bound others.

use std::borrow::Cow;
use std::collections::BTreeMap;

use egui::{Context, Key, KeyboardShortcut, Modifiers};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::command::Action;

/// The keys of all actions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keymap {
    /// What a person bound otherwise than the program.
    changed: BTreeMap<Action, Vec<KeyboardShortcut>>,
}

impl Keymap {
    /// The keys of an action; the first is the one that is shown.
    pub fn of(&self, action: Action) -> &[KeyboardShortcut] {
        let changed = self.changed.get(&action);
        changed.map_or(action.default_keys(), Vec::as_slice)
    }

    /// The first key of an action as it is written on keyboards; empty where it has none.
    pub fn first(&self, ctx: &Context, action: Action) -> String {
        let key = self.of(action).first();
        key.map(|&key| shown(ctx, key)).unwrap_or_default()
    }

    /// Every key with its action. Those with more modifiers come first: a key is also pressed, as the
    /// window library sees it, when Shift or Alt is held down beside it.
    pub fn all(&self) -> Vec<(KeyboardShortcut, Action)> {
        let mut all: Vec<(KeyboardShortcut, Action)> = Action::all()
            .flat_map(|action| self.of(action).iter().map(move |&key| (key, action)))
            .collect();
        all.sort_by_key(|(key, _)| std::cmp::Reverse(weight(key.modifiers)));
        all
    }

    /// What has a key, other than `action` itself.
    pub fn taken(&self, key: KeyboardShortcut, action: Action) -> Option<Action> {
        let mut others = Action::all().filter(|other| *other != action);
        others.find(|other| self.of(*other).contains(&key))
    }

    /// Binds a key to an action in place of its key number `at`, or beside its others. Whatever else
    /// had the key loses it.
    pub fn bind(&mut self, action: Action, at: Option<usize>, key: KeyboardShortcut) {
        if let Some(other) = self.taken(key, action) {
            let kept = self.of(other).iter().copied().filter(|taken| *taken != key);
            let kept = kept.collect();
            self.set(other, kept);
        }
        let mut keys = self.of(action).to_vec();
        match at.and_then(|at| keys.get_mut(at)) {
            Some(place) => *place = key,
            None => keys.push(key),
        }
        let mut once: Vec<KeyboardShortcut> = Vec::with_capacity(keys.len());
        for key in keys {
            if !once.contains(&key) {
                once.push(key);
            }
        }
        self.set(action, once);
    }

    /// Takes key number `at` away from an action.
    pub fn unbind(&mut self, action: Action, at: usize) {
        let mut keys = self.of(action).to_vec();
        if at < keys.len() {
            keys.remove(at);
        }
        self.set(action, keys);
    }

    /// Whether a person bound other keys to an action.
    pub fn is_changed(&self, action: Action) -> bool {
        self.changed.contains_key(&action)
    }

    /// Whether anything was bound otherwise than the program does.
    pub fn is_default(&self) -> bool {
        self.changed.is_empty()
    }

    /// Gives an action the program's own keys again; what took one of them meanwhile loses it.
    pub fn reset(&mut self, action: Action) {
        self.changed.remove(&action);
        for &key in action.default_keys() {
            if let Some(other) = self.taken(key, action) {
                let kept = self.of(other).iter().copied().filter(|taken| *taken != key);
                let kept = kept.collect();
                self.set(other, kept);
            }
        }
    }

    /// Keys that a person bound are theirs, whatever a later version of the program has them do.
    fn give_way(&mut self) {
        let bound: Vec<KeyboardShortcut> = self.changed.values().flatten().copied().collect();
        for action in Action::all() {
            let own = action.default_keys();
            if !self.is_changed(action) && own.iter().any(|key| bound.contains(key)) {
                let left = own.iter().copied().filter(|key| !bound.contains(key));
                self.set(action, left.collect());
            }
        }
    }

    fn set(&mut self, action: Action, keys: Vec<KeyboardShortcut>) {
        if keys == action.default_keys() {
            self.changed.remove(&action);
        } else {
            self.changed.insert(action, keys);
        }
    }
}

/// How many modifiers there are.
fn weight(modifiers: Modifiers) -> usize {
    let held = [
        modifiers.alt,
        modifiers.shift,
        modifiers.command || modifiers.ctrl || modifiers.mac_cmd,
    ];
    held.into_iter().filter(|held| *held).count()
}

/// The key that is pressed in this pass, as one that can be bound.
pub fn pressed(events: &[egui::Event]) -> Option<KeyboardShortcut> {
    events.iter().find_map(|event| match *event {
        egui::Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => Some(bindable(key, modifiers)),
        _ => None,
    })
}

/// The Shift that a sign itself needs is no part of the key: it differs between keyboards.
fn bindable(key: Key, modifiers: Modifiers) -> KeyboardShortcut {
    let by_shift = matches!(
        key,
        Key::Plus
            | Key::Colon
            | Key::Pipe
            | Key::Questionmark
            | Key::Exclamationmark
            | Key::OpenCurlyBracket
            | Key::CloseCurlyBracket
    );
    let modifiers = Modifiers {
        alt: modifiers.alt,
        shift: modifiers.shift && !by_shift,
        command: modifiers.command || modifiers.ctrl,
        ..Modifiers::NONE
    };
    KeyboardShortcut::new(modifiers, key)
}

/// A key as keyboards write it.
pub fn shown(ctx: &Context, key: KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(&key);
    let name = key.logical_key.name();
    let symbol = key.logical_key.symbol_or_name();
    // The library spells signs out; its arrows are missing from many fonts.
    match text.strip_suffix(name) {
        Some(modifiers) if symbol.is_ascii() => format!("{modifiers}{symbol}"),
        _ => text,
    }
}

/// A key as the settings file writes it: `Ctrl+Shift+Z`, on every system.
fn written(key: KeyboardShortcut) -> String {
    let mut written = String::new();
    for (held, name) in [
        (key.modifiers.command, "Ctrl+"),
        (key.modifiers.alt, "Alt+"),
        (key.modifiers.shift, "Shift+"),
    ] {
        if held {
            written.push_str(name);
        }
    }
    written + key.logical_key.name()
}

fn read(written: &str) -> Option<KeyboardShortcut> {
    let mut parts: Vec<&str> = written.split('+').collect();
    let key = Key::from_name(parts.pop()?)?;
    let mut modifiers = Modifiers::NONE;
    for part in parts {
        match part {
            "Ctrl" => modifiers.command = true,
            "Alt" => modifiers.alt = true,
            "Shift" => modifiers.shift = true,
            _ => return None,
        }
    }
    Some(KeyboardShortcut::new(modifiers, key))
}

impl Serialize for Keymap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = |keys: &Vec<KeyboardShortcut>| keys.iter().copied().map(written).collect();
        let changed = self.changed.iter();
        let written: BTreeMap<Cow<'_, str>, Vec<String>> = changed
            .map(|(action, bound)| (action.name(), keys(bound)))
            .collect();
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Keymap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = BTreeMap::<String, Vec<String>>::deserialize(deserializer)?;
        let mut keymap = Self::default();
        for (name, keys) in written {
            // A later version may know more actions.
            let Some(action) = Action::all().find(|action| action.name() == name) else {
                continue;
            };
            let keys = keys.iter().map(|key| {
                read(key).ok_or_else(|| D::Error::custom(format!("there is no key “{key}”")))
            });
            keymap.set(action, keys.collect::<Result<_, _>>()?);
        }
        keymap.give_way();
        Ok(keymap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelight_engine::facts::FactKind;

    const R: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::R);

    #[test]
    fn no_two_actions_share_a_key() {
        let keymap = Keymap::default();
        for (key, action) in keymap.all() {
            assert_eq!(keymap.taken(key, action), None, "{action:?}: {key:?}");
        }
    }

    #[test]
    fn a_key_goes_to_one_action_and_back() {
        let mut keymap = Keymap::default();
        let accept = keymap.of(Action::Accept)[0];
        keymap.bind(Action::Reject, Some(0), accept);
        assert!(keymap.of(Action::Accept).is_empty());
        assert_eq!(keymap.taken(accept, Action::Accept), Some(Action::Reject));
        keymap.reset(Action::Accept);
        assert_eq!(keymap.of(Action::Accept), [accept]);
        assert!(!keymap.of(Action::Reject).contains(&accept));
        keymap.reset(Action::Reject);
        assert!(keymap.is_default());
    }

    #[test]
    fn the_same_key_twice_is_one_key() {
        let mut keymap = Keymap::default();
        keymap.bind(Action::Skip, None, R);
        keymap.bind(Action::Skip, None, R);
        assert_eq!(keymap.of(Action::Skip).len(), 2);
        keymap.unbind(Action::Skip, 1);
        assert!(keymap.is_default());
    }

    #[test]
    fn keys_come_back_from_the_settings_file() {
        for (key, action) in Keymap::default().all() {
            assert_eq!(read(&written(key)), Some(key), "{action:?}");
        }
        let mut keymap = Keymap::default();
        keymap.bind(Action::Accept, Some(0), R);
        let json = serde_json::to_string(&keymap).unwrap();
        assert_eq!(json, r#"{"Accept":["R"]}"#);
        assert_eq!(serde_json::from_str::<Keymap>(&json).unwrap(), keymap);
        assert!(serde_json::from_str::<Keymap>(r#"{"Accept":["Hyper+R"]}"#).is_err());
        let later = serde_json::from_str::<Keymap>(r#"{"Teleport":["R"]}"#).unwrap();
        assert!(later.is_default());
    }

    #[test]
    fn the_command_of_a_kind_of_fact_has_a_digit_and_a_name_in_the_settings_file() {
        let add = Action::Add(FactKind::Claim);
        let digit = KeyboardShortcut::new(Modifiers::NONE, Key::Num6);
        assert_eq!(Keymap::default().of(add), [digit]);
        let keymap = serde_json::from_str::<Keymap>(r#"{"AddClaim":["R"]}"#).unwrap();
        assert_eq!(keymap.of(add), [R]);
    }

    #[test]
    fn signs_are_shown_as_keyboards_show_them() {
        let ctx = Context::default();
        let key = |key| shown(&ctx, KeyboardShortcut::new(Modifiers::NONE, key));
        assert_eq!(key(Key::Questionmark), "?");
        assert_eq!(key(Key::PageDown), "PageDown");
        assert_eq!(key(Key::A), "A");
    }

    #[test]
    fn more_modifiers_are_looked_for_first() {
        let keymap = Keymap::default();
        let place = |wanted: Action| {
            keymap
                .all()
                .iter()
                .position(|(_, action)| *action == wanted)
        };
        assert!(place(Action::OpenFolder) < place(Action::OpenFiles));
    }
}
