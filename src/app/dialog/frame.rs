//! What dialogs have in common: a name, contents that scroll where the window is too low for them, buttons
//! that always stand, and the keyboard, which comes in, does the main thing by Enter and goes back.

use std::mem::{Discriminant, discriminant};

use egui::{
    Align, Button, Context, FocusDirection, Id, Key, Layout, Margin, Memory, Modifiers, Response,
    RichText, ScrollArea, TextEdit, Ui, UiKind, vec2,
};

use super::Dialog;
use crate::app::command::{Command, Commands};
use crate::app::theme::{self, Palette};

/// Width of the window that stays free beside a dialog, in points.
const ASIDE: f32 = 72.0;
/// Height of the window that title, buttons and margins of a dialog take, in points.
const BESIDE: f32 = 168.0;
/// Room for the lines around controls, in points.
const LINES: i8 = 2;
/// However low the window is, contents are seen in this height, in points.
const LEAST: f32 = 60.0;

/// Where the keyboard was before a dialog came, and which one has it.
#[derive(Debug, Default)]
pub struct Keyboard {
    of: Option<Discriminant<Dialog>>,
    /// Whether that one is being measured and not seen yet.
    measured: bool,
    back_to: Option<Id>,
}

impl Keyboard {
    /// Gives the keyboard to a dialog that has come, before it is drawn, and back when it has gone.
    pub fn follow(&mut self, ctx: &Context, dialog: Option<&Dialog>) {
        let now = dialog.map(discriminant);
        let is_new = now != self.of;
        let comes = now.is_some() && std::mem::replace(&mut self.measured, is_new);
        let focused = ctx.memory(Memory::focused);
        if is_new && self.of.is_none() {
            self.back_to = focused;
        }
        if is_new
            && now.is_none()
            && let Some(id) = self.back_to.take()
        {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        if is_new {
            self.of = now;
            ctx.request_repaint();
        } else if comes {
            ctx.data_mut(|data| data.insert_temp(Id::NULL, Opening));
            ctx.memory_mut(|memory| {
                if let Some(focused) = focused {
                    memory.surrender_focus(focused);
                }
                // The first control takes it, unless the dialog has a main one.
                memory.move_focus(FocusDirection::Next);
            });
        } else {
            ctx.data_mut(|data| data.remove::<Opening>(Id::NULL));
        }
    }
}

/// A dialog is seen for the first time: before, it was measured.
#[derive(Debug, Clone, Copy, Default)]
struct Opening;

/// The control that has the keyboard has no use of its own for Enter.
#[derive(Debug, Clone, Copy, Default)]
struct LeavesEnter;

/// The main thing of the dialog was asked for by a key.
#[derive(Debug, Clone, Copy, Default)]
struct Confirmed;

/// Takes the keys that ask for the main thing: Ctrl+Enter everywhere, Enter where the control that has the
/// keyboard has no use of its own for it.
pub(super) fn take_enter(ctx: &Context) {
    let left = ctx.data_mut(|data| data.remove_temp::<LeavesEnter>(Id::NULL));
    let left = left.is_some() || ctx.memory(|memory| memory.focused().is_none());
    let entered = ctx.input_mut(|input| {
        input.consume_key(Modifiers::COMMAND, Key::Enter)
            || left && input.consume_key(Modifiers::NONE, Key::Enter)
    });
    ctx.data_mut(|data| {
        if entered {
            data.insert_temp(Id::NULL, Confirmed);
        } else {
            data.remove::<Confirmed>(Id::NULL);
        }
    });
}

/// What controls of a dialog say of the keyboard.
pub(super) trait Control {
    /// Enter does the main thing of the dialog also while this has the keyboard.
    fn leaving_enter(self) -> Self;
    /// It has the keyboard when the dialog comes, unless another said so before.
    fn first(self) -> Self;
}

impl Control for Response {
    fn leaving_enter(self) -> Self {
        if self.has_focus() {
            self.ctx
                .data_mut(|data| data.insert_temp(Id::NULL, LeavesEnter));
        }
        self
    }

    fn first(self) -> Self {
        let opening = self
            .ctx
            .data_mut(|data| data.remove_temp::<Opening>(Id::NULL));
        if opening.is_some() {
            self.request_focus();
        }
        self
    }
}

/// Tells assistive programs what a dialog is called.
pub(super) fn name(ui: &Ui, name: &str) {
    let modal = ui
        .stack()
        .iter()
        .find(|around| around.kind() == Some(UiKind::Modal));
    if let Some(modal) = modal {
        ui.ctx().accesskit_node_builder(modal.unique_id, |node| {
            node.set_label(name);
            node.set_modal();
        });
    }
}

/// Title and contents of a dialog, as wide as the window allows; its buttons come after them.
pub(super) fn page<R>(
    ui: &mut Ui,
    title: &str,
    width: f32,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    name(ui, title);
    let window = ui.ctx().content_rect().size();
    ui.set_width(self::width(ui, width));
    let text = RichText::new(title).font(theme::strong(18.0));
    ui.add(egui::Label::new(text).truncate());
    ui.add_space(theme::SMALL_GAP);
    let room = (window.y - BESIDE).max(LEAST);
    let width = ui.available_width();
    // Lines around controls at the edge of what scrolls are seen whole.
    ui.spacing_mut().scroll.content_margin = Margin::same(LINES);
    // Also sideways: what cannot be made narrower would widen the dialog past the window.
    ScrollArea::both()
        .id_salt("contents")
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            // Beside the contents there is room for the bar that scrolls them.
            ui.set_max_width(width - theme::SMALL_GAP - 2.0 * f32::from(LINES));
            contents(ui)
        })
        .inner
}

/// The width that the window leaves for something that would be this wide.
pub(super) fn width(ui: &Ui, wanted: f32) -> f32 {
    wanted.min(ui.ctx().content_rect().width() - ASIDE)
}

/// The height that the window leaves for something, within bounds.
pub(super) fn room(ui: &Ui, beside: f32, [least, most]: [f32; 2]) -> f32 {
    (ui.ctx().content_rect().height() - beside).clamp(least, most)
}

/// The line of buttons that ends a dialog. Whether its main thing, which the first one does, was asked for.
pub(super) fn buttons(ui: &mut Ui, label: &str, enabled: bool, commands: &mut Commands) -> bool {
    footer(ui, |ui| {
        let asked = main_button(ui, label, enabled);
        if ui.button("Cancel").clicked() {
            commands.send(Command::CloseDialog);
        }
        asked
    })
}

/// The line that ends a dialog which is only closed, with other buttons before.
pub(super) fn closing(
    ui: &mut Ui,
    commands: &mut Commands,
    others: impl FnOnce(&mut Ui, &mut Commands),
) {
    footer(ui, |ui| {
        if main_button(ui, "Close", true) {
            commands.send(Command::CloseDialog);
        }
        others(ui, commands);
    });
}

/// The line that ends a dialog, from the right.
pub(super) fn footer<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(theme::GAP);
    let size = vec2(ui.available_width(), 32.0);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, contents).inner
}

/// The button of the main thing of a dialog; whether it was clicked, or asked for by Enter.
pub(super) fn main_button(ui: &mut Ui, label: &str, enabled: bool) -> bool {
    let mut button = ui.add_enabled(enabled, primary(ui, label));
    if enabled {
        button = button.first();
    }
    let confirmed = ui.data_mut(|data| data.remove_temp::<Confirmed>(Id::NULL));
    button.clicked() || enabled && confirmed.is_some()
}

pub(super) fn primary<'a>(ui: &Ui, label: &str) -> Button<'a> {
    let palette = Palette::of(ui.visuals());
    let text = RichText::new(label)
        .font(theme::strong(14.0))
        .color(palette.on_accent);
    Button::new(text).fill(palette.accent)
}

/// The one line that a dialog asks for, which has the keyboard at first.
pub(super) fn line(ui: &mut Ui, text: &mut String, hint: &str, name: &str) {
    field(ui, text, hint, name).first();
}

/// A line that a dialog asks for beside other things.
pub(super) fn field(ui: &mut Ui, text: &mut String, hint: &str, name: &str) -> Response {
    let field = TextEdit::singleline(text)
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    ui.add(field).accessible_name(name).leaving_enter()
}
