//! The heading of a story in the library, and what can be done with stories.

use egui::{Checkbox, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo};
use egui::{pos2, vec2};

use crate::app::article_menu::{LETTERS, OFFERED};
use crate::app::command::{Command, Commands, StoryCommand};
use crate::app::icons::Icon;
use crate::app::theme::{self, Palette};
use crate::app::view::{Mode, View};
use crate::app::widgets;
use crate::app::wording;
use crate::app::workspace::Workspace;
use sidelight_engine::facts::shorten;
use sidelight_project::{StatusCounts, Story};

/// Height of a heading, in points.
pub const HEADING: f32 = 38.0;
/// Side of the button that offers what can be done, in points.
const BUTTON: f32 = 24.0;

/// Draws the heading of a story: a click folds its articles away, or chooses them for comparing.
pub fn heading(
    ui: &mut Ui,
    story: &Story,
    listed: usize,
    workspace: &Workspace,
    view: &View,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    let size = vec2(ui.available_width(), HEADING);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let folded = view.folded_stories.contains(&story.id);
    let members = workspace.articles().iter();
    let members = members.filter(|entry| entry.story == Some(story.id));
    let counts: StatusCounts = members.map(|entry| entry.counts).sum();
    let reviewed = format!("{} of {} reviewed", counts.reviewed(), counts.total());
    response.widget_info(|| {
        let articles = wording::counted(listed, "article", "articles");
        let name = format!("Story: {}, {reviewed}, {articles}", story.name);
        WidgetInfo::labeled(Role::Heading, true, name)
    });
    widgets::mark_expanded(&response, !folded);
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, theme::RADIUS, palette.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect, theme::RADIUS, ring, StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let icon = if folded { Icon::Right } else { Icon::Down };
    let mut left = rect.left() + 10.0;
    icon.paint(painter, pos2(left, middle), 11.0, palette.ink_faint);
    left += 12.0;
    if view.mode == Mode::Compare {
        let place = Rect::from_center_size(pos2(left + 10.0, middle), vec2(22.0, 22.0));
        choose(ui, place, story, workspace, view, commands);
        left += 28.0;
    }
    let painter = ui.painter();
    let count = match counts.total() {
        0 => listed.to_string(),
        all => format!("{listed} · {} %", counts.reviewed() * 100 / all),
    };
    let count = painter.layout_no_wrap(count, theme::sans(12.5), palette.ink_faint);
    let right = rect.right() - BUTTON - 6.0;
    let width = right - left - count.size().x - 8.0;
    let at = pos2(left, middle - 9.0);
    let font = theme::strong(13.5);
    let name = widgets::line(painter, at, &story.name, font, palette.ink, width);
    let at = pos2(left + name.x + 8.0, middle - count.size().y / 2.0);
    painter.galley(at, count, palette.ink_faint);
    let button = Rect::from_center_size(
        pos2(rect.right() - BUTTON / 2.0 - 2.0, middle),
        vec2(BUTTON, BUTTON),
    );
    let button = more(
        ui,
        button,
        &format!("What to do with the story {}", story.name),
    );
    egui::Popup::menu(&button).show(|ui| menu(ui, story, workspace, commands));
    response.context_menu(|ui| menu(ui, story, workspace, commands));
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        let fold = StoryCommand::Fold(story.id, !folded);
        commands.send(Command::Story(fold));
    }
    widgets::hint_beside(&response, &format!("{}\n{reviewed}", story.name));
}

/// The heading over the articles that are alone.
pub fn alone(ui: &mut Ui, count: usize) {
    let palette = Palette::of(ui.visuals());
    let size = vec2(ui.available_width(), HEADING);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let text = format!("Articles alone {count}");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &text));
    let at = pos2(rect.left() + 10.0, rect.center().y - 7.0);
    let painter = ui.painter();
    let font = theme::strong(13.0);
    widgets::line(painter, at, &text, font, palette.ink_faint, rect.width());
}

/// The box that chooses all articles of a story for comparing.
fn choose(
    ui: &mut Ui,
    place: Rect,
    story: &Story,
    workspace: &Workspace,
    view: &View,
    commands: &mut Commands,
) {
    let members = workspace.articles().iter();
    let members = members.filter(|entry| entry.story == Some(story.id));
    let (mut all, mut some) = (true, false);
    for entry in members {
        let chosen = view.chosen.contains(&entry.id);
        all &= chosen;
        some |= chosen;
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(place));
    let partly = some && !all;
    let checkbox = Checkbox::without_text(&mut all).indeterminate(partly);
    let checkbox = child.add(checkbox);
    if checkbox
        .accessible_name(format!("Compare the story {}", story.name))
        .changed()
    {
        let choose = StoryCommand::Choose(story.id, all);
        commands.send(Command::Story(choose));
    }
}

fn menu(ui: &mut Ui, story: &Story, workspace: &Workspace, commands: &mut Commands) {
    ui.set_min_width(210.0);
    let mut command = None;
    if ui.button("Compare only this story").clicked() {
        command = Some(StoryCommand::Compare(story.id));
    }
    if ui.button("Rename…").clicked() {
        command = Some(StoryCommand::AskName(story.id));
    }
    let others = workspace.project().stories().iter();
    let others: Vec<&Story> = others
        .filter(|other| other.id != story.id)
        .filter(|other| workspace.articles_of(other.id).len() > 1)
        .take(OFFERED)
        .collect();
    if !others.is_empty() {
        ui.menu_button("Merge into", |ui| {
            for other in others {
                if ui.button(shorten(&other.name, LETTERS)).clicked() {
                    command = Some(StoryCommand::Merge {
                        from: story.id,
                        into: other.id,
                    });
                }
            }
        });
    }
    if let Some(command) = command {
        commands.send(Command::Story(command));
        ui.close();
    }
}

/// Three dots that offer what can be done.
pub fn more(ui: &Ui, rect: Rect, name: &str) -> Response {
    let palette = Palette::of(ui.visuals());
    let response = ui.interact(rect, ui.scope_id().with(("more", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, theme::RADIUS, palette.line);
    }
    Icon::More.paint(painter, rect.center(), 15.0, palette.ink_faint);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
