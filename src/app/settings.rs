//! What the window remembers between starts, in a small file of its own.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::backend::Preference;
use super::theme;

/// The settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or what the system has.
    pub theme: ThemeChoice,
    /// Size of article text in points.
    pub text_size: f32,
    /// Wayland or X11.
    pub backend: Preference,
    /// Whether the library is shown.
    pub library: bool,
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
            theme: ThemeChoice::default(),
            text_size: theme::READING_SIZE,
            backend: Preference::default(),
            library: true,
        }
    }
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
}

impl SettingsStore {
    /// Reads the person's settings; a missing or damaged file gives the defaults.
    pub fn load() -> Self {
        let path = directories::ProjectDirs::from("io", "sidelight", "Sidelight")
            .map(|dirs| dirs.config_dir().join("settings.json"));
        let settings: Settings = path
            .as_ref()
            .and_then(|path| std::fs::read(path).ok())
            .and_then(|bytes| {
                serde_json::from_slice(&bytes)
                    .inspect_err(|error| log::warn!("the settings cannot be read: {error}"))
                    .ok()
            })
            .unwrap_or_default();
        Self {
            saved: settings.clone(),
            settings,
            path,
        }
    }

    /// Writes the settings where they changed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&mut self) -> std::io::Result<()> {
        if self.saved == self.settings {
            return Ok(());
        }
        self.saved = self.settings.clone();
        let Some(path) = &self.path else {
            return Ok(());
        };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, serde_json::to_vec_pretty(&self.settings)?)
    }
}
