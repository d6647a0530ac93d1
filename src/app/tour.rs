//! A tour of four steps through the sample story, in a strip at the bottom where it covers nothing.

use egui::{EventFilter, Frame, Label, Margin, Panel, RichText, Ui};

use super::command::{Action, Command, Commands, TourCommand};
use super::notices::Notices;
use super::theme::{self, Palette};
use super::widgets;

/// A step of the tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What one sees first.
    Brief,
    /// A claim with all that is told of it.
    Claim,
    /// A fact in its article.
    Fact,
    /// What can be taken along.
    Report,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Brief, Self::Claim, Self::Fact, Self::Report];

    /// Its number, counted from 1.
    fn number(self) -> usize {
        self as usize + 1
    }

    /// The step after it, or before it.
    fn by(self, steps: isize) -> Option<Self> {
        let at = (self as usize).checked_add_signed(steps)?;
        Self::ALL.get(at).copied()
    }

    fn title(self) -> &'static str {
        match self {
            Self::Brief => "What one sees first",
            Self::Claim => "One claim, all who tell it",
            Self::Fact => "Every fact stands on its words",
            Self::Report => "Take it along",
        }
    }

    /// What is to be seen, with the keys as they are bound.
    fn text(self, key: impl Fn(Action) -> String) -> String {
        match self {
            Self::Brief => "Four articles tell of one meeting. The brief says who tells it and who copied, then \
                            where they differ, the worst first. Click on a sentence to see its words."
                .to_owned(),
            Self::Claim => format!(
                "Below a claim stands each article’s own sentence; what differs is marked. The last word is \
                 yours: another verdict ({}), not the same ({}), or what you found out ({}).",
                key(Action::Overrule),
                key(Action::NotSame),
                key(Action::Finding)
            ),
            Self::Fact => format!(
                "Each fact in the list leads to the words that carry it. {} accepts it, {} rejects it, {} goes on to \
                 the next; {} takes anything back.",
                key(Action::Accept),
                key(Action::Reject),
                key(Action::Skip),
                key(Action::Undo)
            ),
            Self::Report => format!(
                "{} makes a report of the brief, with your findings, or a file of all facts. {} tells what the view \
                 you are in shows. Now drop articles of your own on the window.",
                key(Action::Export),
                key(Action::ViewHelp)
            ),
        }
    }
}

/// Where the tour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is offered, with the sample story at hand or not.
    Offered { at_hand: bool },
    /// At a step.
    At(Step),
}

/// The tour, where it is under way or offered.
#[derive(Debug, Default)]
pub struct Tour {
    place: Option<Place>,
    /// The step that is still to be brought on show.
    awaited: Option<Step>,
    /// Whether the keyboard is to come to its main button.
    takes_keyboard: bool,
    /// Whether the keyboard is in the strip.
    has_keyboard: bool,
    /// What is to be told to those who listen.
    said: Option<String>,
}

impl Tour {
    /// Offers it; `at_hand` tells whether the sample story is in the project.
    pub fn offer(&mut self, at_hand: bool) {
        if self.place.is_none() {
            self.place = Some(Place::Offered { at_hand });
            self.said = Some(offer(at_hand).to_owned());
        }
    }

    /// Goes to a step.
    pub fn go_to(&mut self, step: Step, key: impl Fn(Action) -> String) {
        self.place = Some(Place::At(step));
        self.awaited = Some(step);
        self.takes_keyboard = true;
        self.said = Some(format!("{}. {}", step.title(), step.text(key)));
    }

    /// Ends it.
    pub fn end(&mut self) {
        *self = Self::default();
    }

    /// The step that is still to be brought on show.
    pub fn awaited(&self) -> Option<Step> {
        self.awaited
    }

    /// The awaited step is on show.
    pub fn is_shown(&mut self) {
        self.awaited = None;
    }

    /// Tells those who listen what is new, once.
    pub fn say(&mut self, notices: &mut Notices) {
        if let Some(said) = self.said.take() {
            notices.say(said);
        }
    }

    /// Whether the keyboard is in the strip.
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    /// Draws the strip, where there is one.
    pub fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let Some(place) = self.place else { return };
        let palette = Palette::of(ui.visuals());
        let margin = Margin::symmetric(theme::PANEL_MARGIN, 9);
        let frame = Frame::new().fill(palette.accent_soft).inner_margin(margin);
        Panel::bottom("tour")
            .frame(frame)
            .resizable(false)
            .show(ui, |ui| {
                widgets::name_panel(ui, "Tour");
                ui.horizontal(|ui| {
                    let room = ui.available_width() - BUTTONS;
                    ui.vertical(|ui| {
                        ui.set_width(room.max(BUTTONS));
                        words(ui, place, commands);
                    });
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        self.buttons(ui, place, commands);
                    });
                });
            });
    }

    fn buttons(&mut self, ui: &mut Ui, place: Place, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let (back, next, end) = match place {
            Place::Offered { .. } => (None, Some(("Start the tour", Step::Brief)), "No, thanks"),
            Place::At(step) => {
                let next = step.by(1).map(|next| ("Next", next));
                let end = next.map_or("Done", |_| "End the tour");
                (step.by(-1).map(|back| ("Back", back)), next, end)
            }
        };
        let mut held = false;
        let mut button = |ui: &mut Ui, label: &str, is_main: bool, command: TourCommand| {
            let text = RichText::new(label).font(theme::strong(13.5));
            let button = if is_main {
                egui::Button::new(text.color(palette.on_accent)).fill(palette.accent)
            } else {
                egui::Button::new(label)
            };
            let response = ui.add(button);
            if is_main && std::mem::take(&mut self.takes_keyboard) {
                response.request_focus();
            }
            if response.has_focus() {
                held = true;
                // Escape ends the tour; else it would only leave the button.
                let filter = EventFilter {
                    escape: true,
                    ..EventFilter::default()
                };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            }
            if response.clicked() {
                commands.send(Command::Tour(command));
            }
        };
        // From the right: the main thing stands last and is reached first.
        match next {
            Some((label, step)) => button(ui, label, true, TourCommand::Go(step)),
            None => button(ui, end, true, TourCommand::End),
        }
        if let Some((label, step)) = back {
            button(ui, label, false, TourCommand::Go(step));
        }
        if next.is_some() {
            button(ui, end, false, TourCommand::End);
        }
        self.has_keyboard = held;
    }
}

/// Width that the buttons take, in points.
const BUTTONS: f32 = 270.0;

fn words(ui: &mut Ui, place: Place, commands: &Commands) {
    let palette = Palette::of(ui.visuals());
    ui.spacing_mut().item_spacing.y = 2.0;
    let (title, text) = match place {
        Place::Offered { at_hand } => {
            ("A tour in four steps".to_owned(), offer(at_hand).to_owned())
        }
        Place::At(step) => {
            let title = format!("{} of {}: {}", step.number(), Step::ALL.len(), step.title());
            let ctx = ui.ctx().clone();
            (title, step.text(|action| commands.key(&ctx, action)))
        }
    };
    ui.label(RichText::new(title).font(theme::strong(14.0)));
    let text = RichText::new(text).size(13.5).color(palette.ink);
    ui.add(Label::new(text).wrap());
}

fn offer(at_hand: bool) -> &'static str {
    if at_hand {
        "See on the sample story what Sidelight is for. It stands in Help as well."
    } else {
        "It opens the sample story in a project of its own; this one is kept and stands in File, Open recent."
    }
}
