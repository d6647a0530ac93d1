//! Small pieces that several views are made of.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, Context, EventFilter, FontId, Galley, Id, Key, Memory, Modifiers, Painter,
    Popup, Pos2, Rect, RectAlign, Response, Role, Sense, SetOpenCommand, Stroke, StrokeKind,
    TextEdit, Tooltip, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::icons::Icon;
use super::right_to_left;
use super::theme::{self, Palette};

/// How far from the edge of a panel, in points, stands what a person drags it by.
const EDGE: f32 = 12.0;

/// Whether something else than a list takes the keys that are pressed: a field, a menu, a dialog.
pub fn takes_keys(ctx: &Context) -> bool {
    ctx.text_edit_focused()
        || Popup::is_any_open(ctx)
        || ctx.memory(|memory| memory.top_modal_layer().is_some())
}

/// The widget that has the keyboard, where keys ask for commands all the same: the article, the fact that is
/// worked on.
#[derive(Debug, Clone, Copy)]
struct LeavesKeys(Id);

/// Says of a widget that it has no use of its own for keys: while it has the keyboard, they ask for commands.
pub fn leave_keys(response: &Response) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    let id = response.id;
    let ctx = &response.ctx;
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ctx.data_mut(|data| data.insert_temp(Id::NULL, LeavesKeys(id)));
}

/// Whether a widget has the keyboard that is worked by keys.
pub fn is_worked_by_keys(ctx: &Context) -> bool {
    let leaves = ctx.data(|data| data.get_temp::<LeavesKeys>(Id::NULL));
    let focused = ctx.memory(Memory::focused);
    focused.is_some_and(|id| leaves.is_none_or(|leaves| leaves.0 != id))
}

/// Text cut to a width and a number of rows, with an ellipsis where it was cut. Where it may have several
/// rows, it has that width to itself.
pub fn elided(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let galley = cut(painter, text, font, color, width, rows);
    right_to_left::in_order(painter.ctx(), galley, (rows > 1).then_some(width))
}

/// The same, where also a single row has the width to itself: from right to left it begins at the right.
pub fn elided_within(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let galley = cut(painter, text, font, color, width, rows);
    right_to_left::in_order(painter.ctx(), galley, Some(width))
}

fn cut(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), font, color, width.max(1.0));
    job.wrap = TextWrapping {
        max_width: width.max(1.0),
        max_rows: rows,
        break_anywhere: rows == 1,
        overflow_character: Some('…'),
    };
    painter.layout_job(job)
}

/// Draws one line of text cut to a width; its size.
pub fn line(
    painter: &Painter,
    at: Pos2,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> egui::Vec2 {
    let galley = elided(painter, text, font, color, width, 1);
    let size = galley.size();
    painter.galley(at, galley, color);
    size
}

/// Draws one line of text that has a width to itself: from right to left it begins at the right.
pub fn title(painter: &Painter, at: Pos2, text: &str, font: FontId, color: Color32, width: f32) {
    let galley = elided_within(painter, text, font, color, width, 1);
    painter.galley(at, galley, color);
}

/// Tells assistive programs what the panel is called that holds this; a dialog's is told by itself.
pub fn name_panel(ui: &Ui, name: &str) {
    let mut around = ui.stack().iter();
    let panel = around.find(|around| around.kind().is_some_and(|kind| kind.is_panel()));
    if let Some(panel) = panel {
        let id = panel.unique_id;
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_label(name));
    }
}

/// Whether a dialog lies over the window: what the pointer was told before it came would cover it.
pub fn is_below_dialog(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.top_modal_layer().is_some())
}

/// Tells more of a row of a list, beside it: below it would cover the next ones.
pub fn hint_beside(row: &Response, text: &str) {
    if row.ctx.has_accesskit_node(row.id) {
        row.ctx
            .accesskit_node_builder(row.id, |node| node.set_description(text));
    }
    if is_below_dialog(&row.ctx) {
        return;
    }
    let mut hint = Tooltip::for_enabled(row);
    hint.popup = hint.popup.align(RectAlign::RIGHT_START);
    hint.show(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(text);
    });
}

/// Keeps how wide a panel is when a person let go of its edge. Whatever else makes it narrower, as a small
/// window does, changes nothing of what they chose.
pub fn keep_width(panel: &Response, kept: &mut Option<f32>) {
    let ctx = &panel.ctx;
    let let_go = ctx.drag_stopped_id().and_then(|id| ctx.read_response(id));
    let edges = [panel.rect.left(), panel.rect.right()];
    let is_edge = |handle: Rect| {
        let middle = handle.center().x;
        handle.width() <= EDGE && edges.iter().any(|edge| (edge - middle).abs() <= EDGE)
    };
    if let_go.is_some_and(|handle| is_edge(handle.rect)) {
        *kept = Some(panel.rect.width());
    }
}

/// Tells assistive programs that something is selected of several, or not.
pub fn mark_selected(response: &Response, selected: bool) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_selected(selected));
}

/// Tells assistive programs whether what is below something is shown or folded away.
pub fn mark_expanded(response: &Response, expanded: bool) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_expanded(expanded));
}

/// Tells assistive programs which one of a list something is, counted from 0.
pub fn mark_place(response: &Response, place: usize) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_position_in_set(place));
}

/// A list of so many rows, of which it may draw those in sight alone.
pub fn list<R>(ui: &mut Ui, name: &str, rows: usize, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new()
        .accessibility_role(Role::List)
        .accessibility_label(name);
    let list = ui.scope_builder(builder, |ui| {
        let id = ui.unique_id();
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_size_of_set(rows));
        contents(ui)
    });
    list.inner
}

/// A table of so many rows, of which it may draw those in sight alone.
pub fn table<R>(ui: &mut Ui, name: &str, rows: usize, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new()
        .accessibility_role(Role::Table)
        .accessibility_label(name);
    let table = ui.scope_builder(builder, |ui| {
        let id = ui.unique_id();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_row_count(rows);
            node.set_size_of_set(rows);
        });
        contents(ui)
    });
    table.inner
}

/// Tells assistive programs that what is drawn here is a row of a table, and which one.
pub fn mark_row(ui: &Ui, row: usize) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Row);
        node.set_row_index(row);
        node.set_position_in_set(row);
    });
}

/// A row of a list that can be clicked and reached by the keyboard.
pub fn row(ui: &mut Ui, height: f32, selected: bool, name: &str) -> (Rect, Response) {
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, name));
    mark_selected(&response, selected);
    let palette = Palette::of(ui.visuals());
    let fill = if selected {
        palette.accent_soft
    } else if response.hovered() {
        palette.hover
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, theme::RADIUS, fill);
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect, theme::RADIUS, stroke, StrokeKind::Inside);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    (rect, response)
}

/// A switch that looks like a label: filled when on.
pub fn chip(ui: &mut Ui, label: &str, name: &str, hue: Option<Color32>, on: bool) -> Response {
    let palette = Palette::of(ui.visuals());
    let ink = if on { palette.ink } else { palette.ink_faint };
    let galley = ui
        .painter()
        .layout_no_wrap(label.to_owned(), theme::sans(12.5), ink);
    let dot = if hue.is_some() { 14.0 } else { 0.0 };
    let size = vec2(galley.size().x + dot + 18.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let fill = match (on, response.hovered()) {
        (true, _) => palette.paper,
        (false, true) => palette.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    let border = if response.has_focus() {
        palette.accent
    } else if on {
        palette.line_strong
    } else {
        palette.line
    };
    let painter = ui.painter();
    painter.rect(
        rect.shrink(0.5),
        12.0,
        fill,
        Stroke::new(1.0, border),
        StrokeKind::Inside,
    );
    if let Some(hue) = hue {
        let center = pos2(rect.left() + 14.0, rect.center().y);
        if on {
            painter.circle_filled(center, 4.5, hue);
        } else {
            painter.circle_stroke(center, 4.0, Stroke::new(1.3, hue));
        }
    }
    let at = pos2(
        rect.left() + 9.0 + dot,
        rect.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, ink);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A line of a menu of which one is on, with a sign before it.
pub fn choice(ui: &mut Ui, label: &str, sign: Option<(Icon, Color32)>, on: bool) -> Response {
    let palette = Palette::of(ui.visuals());
    let size = vec2(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, label));
    let painter = ui.painter();
    let fill = if response.hovered() || response.has_focus() {
        palette.hover
    } else {
        Color32::TRANSPARENT
    };
    painter.rect_filled(rect, theme::RADIUS, fill);
    let mut left = rect.left() + 8.0;
    if let Some((icon, color)) = sign {
        icon.paint(painter, pos2(left + 8.0, rect.center().y), 15.0, color);
        left += 26.0;
    }
    let at = pos2(left, rect.center().y - 9.0);
    let font = if on {
        theme::strong(13.5)
    } else {
        theme::sans(13.5)
    };
    let width = rect.right() - 28.0 - left;
    line(painter, at, label, font, palette.ink, width);
    if on {
        let at = pos2(rect.right() - 14.0, rect.center().y);
        Icon::Check.paint(painter, at, 14.0, palette.ink_soft);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// One of several of which exactly one is on, drawn as neighbours in a frame.
pub fn segments<T: Copy + PartialEq>(ui: &mut Ui, options: &[(T, &str)], current: T) -> Option<T> {
    named_segments(ui, "", options, current, 92.0)
}

/// [`segments`] that are each `width` points wide; `what` is chosen comes before their names.
pub fn named_segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    what: &str,
    options: &[(T, &str)],
    current: T,
    width: f32,
) -> Option<T> {
    let palette = Palette::of(ui.visuals());
    let mut picked = None;
    egui::Frame::new()
        .fill(palette.line)
        .corner_radius(theme::RADIUS + 2)
        .inner_margin(2)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.horizontal(|ui| {
                for &(option, label) in options {
                    let on = option == current;
                    let ink = if on { palette.ink } else { palette.ink_soft };
                    let font = if on {
                        theme::strong(13.5)
                    } else {
                        theme::sans(13.5)
                    };
                    let size = vec2(width, 26.0);
                    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                    response.widget_info(|| {
                        let name = format!("{what}{label}");
                        WidgetInfo::selected(Role::RadioButton, true, on, name)
                    });
                    if on {
                        ui.painter().rect_filled(rect, theme::RADIUS, palette.paper);
                    } else if response.hovered() {
                        ui.painter().rect_filled(rect, theme::RADIUS, palette.hover);
                    }
                    if response.has_focus() {
                        let stroke = Stroke::new(1.5, palette.accent);
                        ui.painter()
                            .rect_stroke(rect, theme::RADIUS, stroke, StrokeKind::Inside);
                    }
                    ui.painter()
                        .text(rect.center(), Align2::CENTER_CENTER, label, font, ink);
                    if response
                        .on_hover_cursor(egui::CursorIcon::PointingHand)
                        .clicked()
                    {
                        picked = Some(option);
                    }
                }
            });
        });
    picked
}

/// A search field that fills the width; Escape empties and leaves it.
pub fn search(ui: &mut Ui, text: &mut String, name: &str, focus: bool) -> Response {
    let width = ui.available_width();
    let field = TextEdit::singleline(text)
        .hint_text(name.to_owned())
        .desired_width(width)
        .margin(egui::Margin::symmetric(10, 6));
    let response = ui.add(field).accessible_name(name);
    if focus {
        response.request_focus();
    }
    if response.has_focus() {
        // Otherwise the library takes the keyboard away before the key is seen here.
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            text.clear();
            response.surrender_focus();
        }
    }
    response
}

/// A thin bar that is filled to a share, from 0 to 1.
pub fn share_bar(painter: &Painter, rect: Rect, share: f32, palette: &Palette) {
    painter.rect_filled(rect, 2.0, palette.line);
    if share > 0.0 {
        let filled = rect.with_max_x(rect.left() + rect.width() * share.min(1.0));
        painter.rect_filled(filled, 2.0, palette.success);
    }
}

/// A sign of its own in a line of widgets.
pub fn icon(ui: &mut Ui, icon: Icon, size: f32, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    icon.paint(ui.painter(), rect.center(), size, color);
}

/// A menu that opens by a right click on something, or by Shift+F10 where the keyboard is on it.
pub fn context_menu(response: &Response, mut lines: impl FnMut(&mut Ui)) {
    let shift_f10 = |input: &mut egui::InputState| input.consume_key(Modifiers::SHIFT, Key::F10);
    let asked = response.has_focus() && response.ctx.input_mut(shift_f10);
    let id = response.id.with("context menu");
    let by_pointer = Popup::context_menu(response).id(id);
    let by_key = Popup::menu(response)
        .id(id.with("by key"))
        .open_memory(asked.then_some(SetOpenCommand::Bool(true)));
    for menu in [by_pointer, by_key] {
        menu.show(|ui| {
            ui.set_min_width(250.0);
            lines(ui);
        });
    }
}

/// A word that does something, with its upper left corner at `at`; whether it was clicked. `name` is
/// what assistive programs call it.
pub fn word_button(ui: &Ui, id: Id, at: Pos2, label: &str, name: &str) -> bool {
    let palette = Palette::of(ui.visuals());
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(label.to_owned(), theme::sans(12.5), palette.ink_faint);
    let ground = Rect::from_min_size(at, galley.size()).expand2(vec2(6.0, 3.0));
    let response = ui.interact(ground, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        painter.rect_filled(ground, theme::RADIUS, palette.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(ground, theme::RADIUS, stroke, StrokeKind::Inside);
    }
    painter.galley(at, galley, palette.ink_faint);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    response.clicked()
}
