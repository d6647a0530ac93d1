//! Keys that belong to the places where they work: nobody can bind others.

use super::Page;

/// Such a key, or several that belong together.
pub struct FixedKey {
    /// As keyboards write them.
    pub keys: &'static str,
    /// What they do.
    pub does: &'static str,
    /// The views in which they do it; empty where they do everywhere.
    pub on: &'static [Page],
}

/// All of them.
pub const FIXED: &[FixedKey] = &[
    FixedKey {
        keys: "Ctrl+V",
        does: "Read the pasted text as an article",
        on: &[],
    },
    FixedKey {
        keys: "Tab, Shift+Tab",
        does: "To the next control, or the one before",
        on: &[],
    },
    FixedKey {
        keys: "Enter, Space",
        does: "Work the control that has the keyboard",
        on: &[],
    },
    FixedKey {
        keys: "Shift+F10",
        does: "What can be done with an article",
        on: &[],
    },
    FixedKey {
        keys: "Esc",
        does: "Close, or select nothing",
        on: &[],
    },
    FixedKey {
        keys: "Up, Down",
        does: "From sentence to sentence",
        on: &[Page::Brief],
    },
    FixedKey {
        keys: "Up, Down",
        does: "From claim to claim, and through an open one",
        on: &[Page::Claims],
    },
    FixedKey {
        keys: "Right, Left",
        does: "Open the claim, or fold it",
        on: &[Page::Claims],
    },
    FixedKey {
        keys: "Right, Left",
        does: "From place to place of a sentence",
        on: &[Page::Brief, Page::Claims],
    },
    FixedKey {
        keys: "Enter",
        does: "Show the words in their article",
        on: &[Page::Brief, Page::Claims],
    },
    FixedKey {
        keys: "Page up, Page down, Home, End",
        does: "Turn the page",
        on: &[Page::Brief, Page::Claims],
    },
    FixedKey {
        keys: "Up, Down, Enter",
        does: "From hit to hit, and open one",
        on: &[Page::Search],
    },
    FixedKey {
        keys: "Up, Down",
        does: "From difference to difference",
        on: &[Page::SecondOpinion],
    },
];

impl FixedKey {
    /// Whether it does something in a view alone.
    pub fn is_of(&self, page: Page) -> bool {
        self.on.contains(&page)
    }
}
