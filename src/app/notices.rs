//! Short messages in the middle, above the status bar, where they cover no buttons.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{
    Align2, Area, Color32, Context, Frame, Id, Label, Order, Rect, RichText, Role, Sense, Ui, Vec2,
    WidgetInfo, vec2,
};

use super::command::{Action, Command, Commands};
use super::icons::Icon;
use super::theme::{self, Palette};

/// A message that needs no answer stays so long, in seconds; one that offers to take back what was done, longer.
const STAY: f64 = 5.0;
const STAY_TO_UNDO: f64 = 12.0;
/// Width of the text of a message, in points; longer text goes on in the next line.
const WIDTH: f32 = 320.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Told,
    Done,
    Failed,
}

#[derive(Debug)]
struct Notice {
    kind: Kind,
    text: String,
    /// When it goes away by itself, in the window's time; `None` before it was first shown.
    until: Option<f64>,
    /// The state of the project in which undoing takes back what is told.
    undoes: Option<Revision>,
}

/// The number of the project and its own revision.
type Revision = (u64, u64);

/// The messages on show, the newest last.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
    /// What is said to who listens, and the frame in which it was told first.
    said: Option<(String, Option<u64>)>,
}

impl Notices {
    /// Tells something worth knowing.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.push(Kind::Told, text.into(), None);
    }

    /// Tells that something was done.
    pub fn done(&mut self, text: impl Into<String>) {
        self.push(Kind::Done, text.into(), None);
    }

    /// Tells that something was done which brought the project to this revision, and offers to take it back
    /// as long as nothing else is done.
    pub fn done_to(&mut self, revision: Revision, text: impl Into<String>) {
        self.push(Kind::Done, text.into(), Some(revision));
    }

    /// Tells that something failed; stays until it is taken away.
    pub fn failed(&mut self, text: impl Into<String>) {
        self.push(Kind::Failed, text.into(), None);
    }

    /// Tells what everybody sees who looks at the window, to those who listen.
    pub fn say(&mut self, text: impl Into<String>) {
        self.said = Some((text.into(), None));
    }

    /// Gives assistive programs for a frame what is said; they read it out.
    pub fn speak(&mut self, ui: &Ui) {
        let now = ui.ctx().cumulative_frame_nr();
        self.said
            .take_if(|(_, told)| *told.get_or_insert(now) != now);
        let text = self.said.as_ref().map_or("", |(text, _)| text.as_str());
        let place = Rect::from_min_size(ui.max_rect().min, Vec2::ZERO);
        let said = ui.interact(place, Id::unique("said"), Sense::empty());
        said.widget_info(|| WidgetInfo::labeled(Role::Status, true, text));
        ui.ctx()
            .accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
    }

    fn push(&mut self, kind: Kind, text: String, undoes: Option<Revision>) {
        self.shown.retain(|notice| notice.text != text);
        self.shown.push(Notice {
            kind,
            text,
            until: None,
            undoes,
        });
    }

    /// Draws the messages and drops those whose time is over, or which a further step of the project, now at
    /// this revision, has overtaken.
    pub fn show(&mut self, ctx: &Context, revision: Revision, commands: &mut Commands) {
        if self.shown.is_empty() {
            return;
        }
        let now = ctx.input(|input| input.time);
        self.shown.retain_mut(|notice| {
            let stay = match notice.undoes {
                Some(_) => STAY_TO_UNDO,
                None => STAY,
            };
            notice.undoes.is_none_or(|undoes| undoes == revision)
                && (notice.kind == Kind::Failed || *notice.until.get_or_insert(now + stay) > now)
        });
        let mut ends = self.shown.iter().filter_map(|notice| notice.until);
        if let Some(first) = ends.by_ref().reduce(f64::min) {
            ctx.request_repaint_after(Duration::from_secs_f64((first - now).max(0.0)));
        }
        Area::new(Id::unique("notices"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -42.0))
            .show(ctx, |ui| {
                self.shown.retain(|notice| !draw(ui, notice, commands));
            });
    }
}

/// Whether it was taken away.
fn draw(ui: &mut Ui, notice: &Notice, commands: &mut Commands) -> bool {
    let palette = Palette::of(ui.visuals());
    let (icon, color): (Icon, Color32) = match notice.kind {
        Kind::Told => (Icon::Dot, palette.accent),
        Kind::Done => (Icon::Check, palette.success),
        Kind::Failed => (Icon::Cross, palette.danger),
    };
    let frame = Frame::popup(ui.style()).inner_margin(10);
    let dismissed = frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            super::widgets::icon(ui, icon, 16.0, color);
            ui.scope(|ui| {
                ui.set_width(WIDTH);
                let text = RichText::new(&notice.text).font(theme::sans(13.5));
                let told = ui.add(Label::new(text).wrap());
                // Read out when it comes, wherever the keyboard is.
                ui.ctx().accesskit_node_builder(told.id, |node| {
                    node.set_label(notice.text.as_str());
                    node.set_live(Live::Polite);
                });
            });
            let undo = notice.undoes.is_some() && {
                let name = format!("Undo: {}", notice.text);
                ui.small_button("Undo").accessible_name(name).clicked()
            };
            if undo {
                commands.send(Command::Do(Action::Undo));
            }
            let dismiss = ui.small_button("×");
            let dismiss = dismiss.accessible_name("Take this message away");
            undo || dismiss.clicked()
        })
        .inner
    });
    dismissed.inner
}
