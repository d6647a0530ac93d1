//! What the window remembers between starts, in a small file of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::backend::Preference;
use super::keymap::Keymap;
use super::lens::Lens;
use super::theme::{self, Hues, Typeface};
use super::workspace::Scope;
use sidelight_engine::disk;
use sidelight_engine::facts::FactKind;

/// The settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name under which decisions are kept; where empty, that of the user's account.
    pub name: String,
    /// Light, dark, or what the system has.
    pub theme: ThemeChoice,
    /// The colours of kinds and verdicts.
    pub hues: Hues,
    /// How large everything is, as a multiple of what the desktop has.
    pub zoom: f32,
    /// Size of article text in points.
    pub text_size: f32,
    /// The letters of article text.
    pub typeface: Typeface,
    /// Kinds of fact that are not drawn out of articles.
    pub left_out: BTreeSet<FactKind>,
    /// The keys.
    pub keys: Keymap,
    /// Wayland or X11.
    pub backend: Preference,
    /// Whether the library is shown.
    pub library: bool,
    /// How wide a person made the panels.
    pub widths: Widths,
    /// How far the review goes.
    pub scope: Scope,
    /// Through which lens articles are read.
    pub lens: Lens,
    /// Whether claims that are most worth checking come first.
    pub by_worth: bool,
    /// Whether the tour was offered: that is done once.
    pub tour_offered: bool,
}

/// How wide a person made panels, in points; where they left them alone, as wide as they come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Widths {
    /// The library, and the history in its place.
    pub library: Option<f32>,
    /// The facts of the article.
    pub facts: Option<f32>,
    /// Words that are looked at, beside the page that leads to them.
    pub words: Option<f32>,
}

/// The least and the greatest zoom.
const ZOOMS: [f32; 2] = [0.5, 3.0];
/// By how much a step of the zoom goes.
pub const ZOOM_STEP: f32 = 0.1;

/// A zoom within bounds, at a whole step.
pub fn bounded_zoom(zoom: f32) -> f32 {
    let [least, most] = ZOOMS;
    (zoom.clamp(least, most) / ZOOM_STEP).round() * ZOOM_STEP
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// What the system has.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            theme: ThemeChoice::default(),
            hues: Hues::default(),
            zoom: 1.0,
            text_size: theme::READING_SIZE,
            typeface: Typeface::default(),
            left_out: BTreeSet::new(),
            keys: Keymap::default(),
            backend: Preference::default(),
            library: true,
            widths: Widths::default(),
            scope: Scope::default(),
            lens: Lens::Claims,
            by_worth: true,
            tour_offered: false,
        }
    }
}

impl Settings {
    /// Who makes the edits, for the history and for those with whom the project is shared.
    pub fn author(&self) -> String {
        match self.name.trim() {
            "" => account(),
            name => name.to_owned(),
        }
    }
}

/// The name of the user's account; empty where the system tells none.
pub fn account() -> String {
    let names = ["USER", "LOGNAME", "USERNAME"];
    let mut names = names
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    names.find(|name| !name.is_empty()).unwrap_or_default()
}

impl From<ThemeChoice> for egui::ThemePreference {
    fn from(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::System => Self::System,
            ThemeChoice::Light => Self::Light,
            ThemeChoice::Dark => Self::Dark,
        }
    }
}

/// The settings and where they are kept.
#[derive(Debug, Default)]
pub struct SettingsStore {
    /// The settings in force.
    pub settings: Settings,
    /// `None` where the system names no folder for settings: they last until the end.
    path: Option<PathBuf>,
    /// What the file holds.
    saved: Settings,
    /// What could not be read, for the person.
    trouble: Option<String>,
}

impl SettingsStore {
    /// Reads the person's settings.
    pub fn of_user() -> Self {
        match directories::ProjectDirs::from("io", "sidelight", "Sidelight") {
            Some(dirs) => Self::at(dirs.config_dir().join("settings.json")),
            None => Self::default(),
        }
    }

    /// Reads the settings of a file. What is missing or damaged has its default; a damaged file is
    /// kept under another name.
    pub fn at(path: PathBuf) -> Self {
        let (settings, trouble) = match disk::read_plain(&path) {
            Ok(bytes) => read(&bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                (Settings::default(), None)
            }
            Err(error) => (Settings::default(), Some(error.to_string())),
        };
        let trouble = trouble.map(|trouble| {
            let kept = path.with_file_name("settings (damaged).json");
            let copied = disk::read_plain(&path).and_then(|bytes| std::fs::write(&kept, bytes));
            let kept = match copied {
                Ok(()) => format!(" The file as it was: {}", kept.display()),
                Err(_) => String::new(),
            };
            format!("{}: {trouble}. Defaults stand in.{kept}", path.display())
        });
        Self {
            saved: settings.clone(),
            settings,
            path: Some(path),
            trouble,
        }
    }

    /// What could not be read, once.
    pub fn take_trouble(&mut self) -> Option<String> {
        self.trouble.take()
    }

    /// Whether the settings are others than those in the file.
    pub fn is_changed(&self) -> bool {
        self.saved != self.settings
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// When the file cannot be written; it is not tried again before they change once more.
    pub fn save(&mut self) -> std::io::Result<()> {
        self.saved = self.settings.clone();
        let Some(path) = &self.path else {
            return Ok(());
        };
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        disk::write_atomically(path, &serde_json::to_vec_pretty(&self.settings)?)
    }
}

/// The settings that a file holds, and what of it could not be read. One damaged line leaves the
/// others in force.
fn read(bytes: &[u8]) -> (Settings, Option<String>) {
    let lines: serde_json::Map<String, Value> = match serde_json::from_slice(bytes) {
        Ok(lines) => lines,
        Err(error) => {
            let trouble = format!("the settings cannot be read ({error})");
            return (Settings::default(), Some(trouble));
        }
    };
    let mut good = serde_json::Map::new();
    let mut damaged = Vec::new();
    for (name, value) in lines {
        let alone = serde_json::Map::from_iter([(name.clone(), value.clone())]);
        match serde_json::from_value::<Settings>(Value::Object(alone)) {
            Ok(_) => {
                good.insert(name, value);
            }
            Err(error) => damaged.push(format!("“{name}” ({error})")),
        }
    }
    let mut settings: Settings = serde_json::from_value(Value::Object(good)).unwrap_or_default();
    settings.text_size = settings.text_size.clamp(theme::SMALLEST, theme::LARGEST);
    settings.zoom = bounded_zoom(settings.zoom);
    let trouble = (!damaged.is_empty())
        .then(|| format!("these settings cannot be read: {}", damaged.join(", ")));
    (settings, trouble)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn settings_come_back_as_they_were_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some/where/settings.json");
        let mut store = SettingsStore::at(path.clone());
        assert_eq!(store.take_trouble(), None, "the first start has no file");
        store.settings.name = "Ada".to_owned();
        store.settings.theme = ThemeChoice::Dark;
        store.settings.left_out.insert(FactKind::Claim);
        let mut keys = Keymap::default();
        keys.unbind(crate::app::command::Action::Accept, 0);
        store.settings.keys = keys;
        store.save().unwrap();
        let again = SettingsStore::at(path);
        assert_eq!(again.settings, store.settings);
        assert_eq!(again.settings.author(), "Ada");
    }

    #[test]
    fn a_damaged_file_gives_the_defaults_and_a_message_and_is_kept() {
        let (_folder, path) = file("{ \"theme\": \"dark\", ");
        let mut store = SettingsStore::at(path.clone());
        assert_eq!(store.settings, Settings::default());
        let trouble = store.take_trouble().unwrap();
        assert!(trouble.contains("settings.json"), "{trouble}");
        assert_eq!(store.take_trouble(), None, "told once");
        store.settings.library = false;
        store.save().unwrap();
        let kept = path.with_file_name("settings (damaged).json");
        assert!(
            std::fs::read_to_string(kept)
                .unwrap()
                .starts_with("{ \"theme\"")
        );
    }

    #[test]
    fn a_damaged_line_leaves_the_others_in_force() {
        let (_folder, path) = file(
            r#"{ "theme": "dark", "text_size": "large", "keys": { "Accept": ["Hyper+A"] },
                 "of a later version": 1 }"#,
        );
        let mut store = SettingsStore::at(path);
        assert_eq!(store.settings.theme, ThemeChoice::Dark);
        assert_eq!(store.settings.text_size, theme::READING_SIZE);
        assert!(store.settings.keys.is_default());
        let trouble = store.take_trouble().unwrap();
        assert!(trouble.contains("“text_size”"), "{trouble}");
        assert!(trouble.contains("“keys”"), "{trouble}");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_in_the_place_of_the_file_holds_nobody_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
        let (sender, read) = std::sync::mpsc::sync_channel(1);
        std::thread::spawn(move || sender.send(Box::new(SettingsStore::at(path))));
        let mut store = read
            .recv_timeout(std::time::Duration::from_secs(20))
            .expect("nobody waits for what comes through the pipe");
        assert_eq!(store.settings, Settings::default());
        let trouble = store.take_trouble().unwrap();
        assert!(trouble.contains("this is not a plain file"), "{trouble}");
    }

    #[test]
    fn a_size_that_nobody_could_read_is_brought_within_bounds() {
        let (_folder, path) = file(r#"{ "text_size": 900 }"#);
        assert_eq!(SettingsStore::at(path).settings.text_size, theme::LARGEST);
        let (_folder, path) = file(r#"{ "zoom": 0.0 }"#);
        assert_eq!(SettingsStore::at(path).settings.zoom, ZOOMS[0]);
    }
}
