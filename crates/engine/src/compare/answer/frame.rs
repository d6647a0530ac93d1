//! What was done to the people whom a number counts: counts of two frames never meet, for the dead are
//! not the hurt.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::compare::words::stem;

/// What befell people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frame {
    /// They died.
    Dead,
    /// They are hurt.
    Hurt,
    /// They are badly hurt.
    Grave,
    /// They are in hospital.
    Hospital,
    /// They are stuck.
    Trapped,
    /// Nobody knows where they are.
    Missing,
    /// They are arrested or taken hostage.
    Held,
    /// They had to leave their homes.
    Moved,
}

impl Frame {
    /// What those are called whom it befell.
    pub fn label(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Hurt => "hurt",
            Self::Grave => "badly hurt",
            Self::Hospital => "in hospital",
            Self::Trapped => "trapped",
            Self::Missing => "missing",
            Self::Held => "held",
            Self::Moved => "moved out",
        }
    }
}

/// The words that tell a frame; a word of two frames counts for the first.
const WORDS: [(Frame, &str); 8] = [
    (
        Frame::Grave,
        "seriously critically gravely severely life-threatening",
    ),
    (
        Frame::Hospital,
        "hospital hospitals hospitalised hospitalized treated",
    ),
    (
        Frame::Dead,
        "killed kill kills killing dead died die dies dying deaths death toll fatalities fatality lives slain perished deceased",
    ),
    (
        Frame::Hurt,
        "injured injuring injuries injury wounded wounding hurt casualties",
    ),
    (Frame::Trapped, "trapped trapping trap stuck stranded"),
    (Frame::Missing, "missing unaccounted"),
    (
        Frame::Held,
        "arrested detained kidnapped abducted jailed hostages hostage",
    ),
    (Frame::Moved, "evacuated displaced homeless fled evacuate"),
];

/// The frame that a word tells, given in its normalised form.
pub fn of(form: &str) -> Option<Frame> {
    static FRAMES: LazyLock<HashMap<String, Frame>> = LazyLock::new(|| {
        let mut frames = HashMap::new();
        for (frame, words) in WORDS {
            for word in words.split(' ') {
                frames.entry(stem(word)).or_insert(frame);
            }
        }
        frames
    });
    FRAMES.get(&stem(form)).copied()
}
