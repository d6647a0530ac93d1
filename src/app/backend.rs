//! Wayland or X11: which of the two the window speaks.
//!
//! winit 0.30 receives no files dropped on a Wayland window, while under X11 it does. Nearly every
//! Wayland desktop also runs an X server for older programs, so that one is taken where it is there.

use serde::{Deserialize, Serialize};

/// What the person chose in the settings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    /// The one that receives dropped files.
    #[default]
    Automatic,
    /// Always X11.
    X11,
    /// Always Wayland.
    Wayland,
}

/// The display servers that the environment announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    /// A Wayland compositor.
    pub wayland: bool,
    /// An X server, also one inside a Wayland desktop.
    pub x11: bool,
}

/// The one to connect to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// X11.
    X11,
    /// Wayland: files cannot be dropped on the window.
    Wayland,
}

impl Announced {
    /// Reads the environment.
    pub fn by_environment() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Self {
            wayland: set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET"),
            x11: set("DISPLAY"),
        }
    }
}

/// The backend to use; `None` leaves the choice, and the error message, to the window library.
pub fn choose(preference: Preference, announced: Announced) -> Option<Backend> {
    match (preference, announced.x11, announced.wayland) {
        (_, false, false) => None,
        (Preference::Wayland, _, true) | (Preference::Automatic | Preference::X11, false, true) => {
            Some(Backend::Wayland)
        }
        (_, true, _) => Some(Backend::X11),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Announced = Announced {
        wayland: true,
        x11: true,
    };
    const WAYLAND_ONLY: Announced = Announced {
        wayland: true,
        x11: false,
    };
    const X11_ONLY: Announced = Announced {
        wayland: false,
        x11: true,
    };

    #[test]
    fn x11_is_taken_when_both_are_announced_because_it_receives_drops() {
        assert_eq!(choose(Preference::Automatic, BOTH), Some(Backend::X11));
    }

    #[test]
    fn the_setting_overrides() {
        assert_eq!(choose(Preference::Wayland, BOTH), Some(Backend::Wayland));
        assert_eq!(choose(Preference::X11, BOTH), Some(Backend::X11));
    }

    #[test]
    fn what_is_not_there_is_never_taken() {
        for preference in [Preference::Automatic, Preference::X11, Preference::Wayland] {
            assert_eq!(choose(preference, WAYLAND_ONLY), Some(Backend::Wayland));
            assert_eq!(choose(preference, X11_ONLY), Some(Backend::X11));
        }
    }
}
