//! The left panel: the articles, and what could not be read.

mod lines;
mod story;

use egui::{Checkbox, Painter, Rect, Response, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};

use self::lines::Line;
use crate::app::article_menu;
use crate::app::command::{Action, Command, Commands};
use crate::app::icons::Icon;
use crate::app::theme::{self, Palette};
use crate::app::view::{Mode, View};
use crate::app::widgets;
use crate::app::wording;
use crate::app::workspace::Workspace;
use sidelight_project::{ArticleSummary, Progress};

/// Height of an article's row, in points.
const ROW: f32 = 70.0;

/// Draws the library.
pub fn show(ui: &mut Ui, workspace: &Workspace, view: &mut View, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    ui.horizontal(|ui| {
        ui.label(RichText::new("Articles").font(theme::strong(15.0)));
        ui.label(RichText::new(workspace.articles().len().to_string()).color(palette.ink_faint));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            commands.button(ui, Action::OpenFiles);
        });
    });
    ui.add_space(theme::SMALL_GAP);
    widgets::search(ui, &mut view.library_search, "Search articles", false);
    ui.add_space(theme::SMALL_GAP);
    if view.mode == Mode::Compare {
        choose_all(ui, workspace, view, commands);
    }
    failures(ui, workspace, commands);
    let wanted = view.library_search.trim().to_lowercase();
    let listed: Vec<&ArticleSummary> = workspace
        .articles()
        .iter()
        .filter(|entry| wanted.is_empty() || searchable(entry).contains(&wanted))
        .collect();
    if listed.is_empty() && !wanted.is_empty() {
        ui.add_space(theme::GAP);
        ui.label(
            RichText::new("No article has these words in its title, source or date.")
                .color(palette.ink_soft),
        );
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let stories = workspace.project().stories();
    let lines = lines::lines(&listed, workspace.articles(), stories, &view.folded_stories);
    list(ui, &lines, workspace, view, commands);
}

impl Line<'_> {
    fn height(&self) -> f32 {
        match self {
            Self::Story(..) | Self::Alone(_) => story::HEADING,
            Self::Article(_) => ROW,
        }
    }
}

/// Draws the lines that are seen.
fn list(
    ui: &mut Ui,
    lines: &[Line<'_>],
    workspace: &Workspace,
    view: &View,
    commands: &mut Commands,
) {
    let mut tops = Vec::with_capacity(lines.len() + 1);
    let mut height = 0.0;
    for line in lines {
        tops.push(height);
        height += line.height() + GAP;
    }
    let with_stories = matches!(lines.first(), Some(Line::Story(..)));
    ScrollArea::vertical()
        .id_salt("library")
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            ui.set_height(height);
            let origin = ui.max_rect().min;
            let width = ui.available_width();
            let first = tops.partition_point(|&top| top <= viewport.top());
            let last = tops.partition_point(|&top| top < viewport.bottom());
            let is_article = |line: &&Line<'_>| matches!(line, Line::Article(_));
            let articles = lines.iter().filter(is_article).count();
            let first = first.saturating_sub(1);
            widgets::list(ui, "Articles", articles, |ui| {
                let mut places = lines[..first].iter().filter(is_article).count()..;
                for at in first..last {
                    let line = &lines[at];
                    let corner = pos2(origin.x, origin.y + tops[at]);
                    let rect = Rect::from_min_size(corner, vec2(width, line.height()));
                    let salt = match line {
                        Line::Story(story, _) => egui::Id::unique(("story", story.id.0)),
                        Line::Alone(_) => egui::Id::unique("alone"),
                        Line::Article(entry) => egui::Id::unique(entry.id.as_str()),
                    };
                    let builder = UiBuilder::new().id_salt(salt).max_rect(rect);
                    ui.scope_builder(builder, |ui| match line {
                        Line::Story(story, listed) => {
                            story::heading(ui, story, *listed, workspace, view, commands);
                        }
                        Line::Alone(count) => story::alone(ui, *count),
                        Line::Article(entry) => {
                            let row = article(ui, entry, with_stories, workspace, view, commands);
                            widgets::mark_place(&row, places.next().unwrap_or_default());
                        }
                    });
                }
            });
        });
}

/// Space between two lines, in points.
const GAP: f32 = 2.0;
/// Space left of the articles of a story, in points.
const INDENT: f32 = 8.0;

fn choose_all(ui: &mut Ui, workspace: &Workspace, view: &View, commands: &mut Commands) {
    let all = workspace.articles().len();
    let chosen = view.chosen.len();
    ui.horizontal(|ui| {
        let mut every = all > 0 && chosen == all;
        let some = chosen > 0 && !every;
        let checkbox = Checkbox::new(&mut every, "Compare all").indeterminate(some);
        if ui.add(checkbox).changed() {
            commands.send(Command::ChooseAll(every));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let palette = Palette::of(ui.visuals());
            ui.label(
                RichText::new(format!("{chosen} of {all} chosen"))
                    .size(13.0)
                    .color(palette.ink_faint),
            );
        });
    });
}

fn article(
    ui: &mut Ui,
    entry: &ArticleSummary,
    indented: bool,
    workspace: &Workspace,
    view: &View,
    commands: &mut Commands,
) -> Response {
    let palette = Palette::of(ui.visuals());
    let selected = view.mode == Mode::Read && view.article.as_ref() == Some(&entry.id);
    let counts = entry.counts;
    let (facts, decided) = (counts.total(), counts.reviewed());
    let title = entry.display_title();
    let reviewed = format!("{decided} of {facts} reviewed");
    let progress = wording::progress(entry.progress());
    let name = format!("Article: {title}, {reviewed}, {}", progress.to_lowercase());
    let (rect, response) = widgets::row(ui, ROW, selected, &name);
    let mut left = rect.left() + 10.0 + if indented { INDENT } else { 0.0 };
    if view.mode == Mode::Compare {
        let place = Rect::from_center_size(pos2(left + 9.0, rect.center().y), vec2(22.0, 22.0));
        let mut chosen = view.chosen.contains(&entry.id);
        let name = format!("Compare {title}");
        let mut child = ui.new_child(UiBuilder::new().max_rect(place));
        if child
            .add(Checkbox::without_text(&mut chosen))
            .accessible_name(name)
            .changed()
        {
            commands.send(Command::Choose(entry.id.clone(), chosen));
        }
        left += 28.0;
    }
    let width = rect.right() - 10.0 - left;
    let painter = ui.painter();
    let at = |y: f32| pos2(left, rect.top() + y);
    widgets::title(
        painter,
        at(9.0),
        title,
        theme::strong(13.5),
        palette.ink,
        width,
    );
    let mut origin = wording::origin(&entry.metadata, &entry.provenance);
    if let Some(foreign) = wording::foreign(&entry.metadata) {
        origin = format!("{foreign} · {origin}");
    }
    widgets::line(
        painter,
        at(29.0),
        &origin,
        theme::sans(12.5),
        palette.ink_soft,
        width,
    );
    let place = Rect::from_min_max(at(48.0), pos2(rect.right() - 12.0, rect.bottom()));
    tally(painter, place, entry, palette);
    article_menu::on(&response, &entry.id, workspace, view, commands);
    if response.clicked() {
        commands.send(match view.mode {
            Mode::Read | Mode::Find | Mode::SecondOpinion => Command::ShowArticle(entry.id.clone()),
            Mode::Compare => Command::Choose(entry.id.clone(), !view.chosen.contains(&entry.id)),
        });
    }
    if response.double_clicked() {
        commands.send(Command::ShowArticle(entry.id.clone()));
    }
    let told = format!("{title}\n{}", wording::place(&entry.provenance));
    widgets::hint_beside(&response, &told);
    response
}

/// How far the review of an article is: a sign, in words, and as a bar.
fn tally(painter: &Painter, place: Rect, entry: &ArticleSummary, palette: &Palette) {
    let (facts, decided) = (entry.counts.total(), entry.counts.reviewed());
    let progress = wording::progress(entry.progress());
    let text = match facts {
        0 => format!("{progress} · no facts found"),
        _ => format!("{progress} · {decided} of {facts} reviewed"),
    };
    let color = match entry.progress() {
        Progress::Finished => palette.success,
        Progress::New | Progress::InProgress => palette.ink_faint,
    };
    let sign = Icon::of_progress(entry.progress());
    sign.paint(painter, place.min + vec2(6.0, 7.5), 13.0, color);
    let at = place.min + vec2(18.0, 0.0);
    let font = theme::sans(12.0);
    let size = widgets::line(painter, at, &text, font, palette.ink_faint, place.width());
    if facts > 0 {
        let bar = Rect::from_min_max(
            pos2(at.x + size.x + 10.0, place.top() + 6.0),
            pos2(place.right(), place.top() + 10.0),
        );
        let share = decided as f32 / facts as f32;
        widgets::share_bar(painter, bar, share, palette);
    }
}

/// What a search looks at, in lower case.
fn searchable(entry: &ArticleSummary) -> String {
    let title = entry.display_title();
    format!(
        "{title} {}",
        wording::origin(&entry.metadata, &entry.provenance)
    )
    .to_lowercase()
}

/// Most failures shown at once; the rest is told by number.
const FAILURES: usize = 4;
/// Height of the line with the name of a failure, in points.
const NAME_LINE: f32 = 20.0;
/// Width of the button that takes a failure away, in points.
const DISMISS: f32 = 36.0;

fn failures(ui: &mut Ui, workspace: &Workspace, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let failures = workspace.failures();
    for (index, failure) in failures.iter().enumerate().take(FAILURES) {
        let frame = egui::Frame::new()
            .fill(palette.faint_tint(palette.danger))
            .corner_radius(theme::RADIUS)
            .inner_margin(egui::Margin::symmetric(10, 7));
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            // Both are given their places: a line that is a little too wide would widen the panel.
            let size = vec2(ui.available_width(), NAME_LINE);
            let (line, _) = ui.allocate_exact_size(size, egui::Sense::hover());
            let (left, right) = line.split_left_right_at_x(line.right() - DISMISS);
            let dismiss = egui::Button::new("×").small();
            let dismiss = ui.put(right, dismiss);
            let dismiss = dismiss.accessible_name(format!("Dismiss {}", failure.name));
            if dismiss.on_hover_text("Take this message away").clicked() {
                commands.send(Command::DismissFailure(index));
            }
            let left = left.with_max_x(left.right() - theme::SMALL_GAP);
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
                let name = RichText::new(&failure.name).font(theme::strong(13.0));
                ui.add(egui::Label::new(name.color(palette.danger)).truncate());
            });
            ui.advance_cursor_after_rect(line);
            let reason = RichText::new(&failure.reason).size(12.5);
            ui.add(egui::Label::new(reason.color(palette.ink_soft)).wrap());
        });
    }
    if failures.len() > FAILURES {
        let more = failures.len() - FAILURES;
        let more = wording::counted(more, "more file", "more files");
        ui.horizontal(|ui| {
            ui.label(
                RichText::new(format!("{more} could not be read"))
                    .size(12.5)
                    .color(palette.danger),
            );
            if ui.small_button("Dismiss all").clicked() {
                commands.send(Command::DismissFailures);
            }
        });
    }
    if !failures.is_empty() {
        ui.add_space(theme::SMALL_GAP);
    }
}
