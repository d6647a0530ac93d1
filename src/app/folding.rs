//! Side panels in a window that is too narrow for all of them: they fold into a strip at its edge, from which
//! one at a time is opened over the rest.

use egui::{Button, Frame, Margin, Panel, Ui, vec2};

use super::command::{Command, Commands};
use super::icons::Icon;
use super::theme::Palette;
use super::view::{Mode, Side};

/// Width that the library needs, in points.
const LIBRARY: f32 = 220.0;
/// Width that the facts need, in points.
pub(super) const FACTS: f32 = 310.0;
/// Width that an article needs to read well beside them, in points.
const ARTICLE: f32 = 400.0;
/// Width that what is compared or found needs, in points.
const COMPARED: f32 = 520.0;
/// Width of the strip of a panel that is folded, in points.
const STRIP: f32 = 36.0;

/// Which panels are folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Folded {
    /// The library, or the history in its place.
    pub library: bool,
    /// The facts of the article.
    pub facts: bool,
}

impl Folded {
    /// What a window of a width has no room for; `library` tells whether that is to be shown.
    pub fn in_width(width: f32, mode: Mode, library: bool) -> Self {
        let reads = mode == Mode::Read;
        let needed = if reads { FACTS + ARTICLE } else { COMPARED };
        let left = if library { LIBRARY } else { 0.0 };
        let folds_library = library && width < left + needed;
        let strip = if folds_library { STRIP } else { left };
        Self {
            library: folds_library,
            facts: reads && width < strip + needed,
        }
    }

    /// Whether a panel is folded.
    pub fn has(self, side: Side) -> bool {
        match side {
            Side::Library => self.library,
            Side::Facts => self.facts,
        }
    }
}

/// Draws the strip of a folded panel; `open` tells whether it is opened over the rest.
pub(super) fn strip(ui: &mut Ui, side: Side, open: bool, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let frame = Frame::new()
        .fill(palette.chrome)
        .inner_margin(Margin::symmetric(4, 10));
    let (panel, what) = match side {
        Side::Library => (Panel::left("folded library"), "articles"),
        Side::Facts => (Panel::right("folded facts"), "facts"),
    };
    let panel = panel.frame(frame).exact_size(STRIP).resizable(false);
    panel.show(ui, |ui| {
        let name = format!("{} the {what}", if open { "Hide" } else { "Show" });
        let button = Button::new("").min_size(vec2(STRIP - 8.0, 30.0));
        let button = ui.add(button).accessible_name(&name);
        let points_left = open == (side == Side::Library);
        let icon = if points_left { Icon::Left } else { Icon::Right };
        icon.paint(ui.painter(), button.rect.center(), 13.0, palette.ink_soft);
        if button.on_hover_text(name).clicked() {
            commands.send(Command::Unfold((!open).then_some(side)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_folds_first_and_the_facts_where_that_is_not_enough() {
        let folded = |width| Folded::in_width(width, Mode::Read, true);
        let [wide, narrow, least] = [1280.0, 900.0, 450.0].map(folded);
        assert_eq!((wide.library, wide.facts), (false, false));
        assert_eq!((narrow.library, narrow.facts), (true, false));
        assert_eq!((least.library, least.facts), (true, true));
    }
}
