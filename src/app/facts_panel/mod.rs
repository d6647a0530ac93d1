//! The right panel: how far the review is, the facts of the article on show, and the one that is
//! worked on.

mod filters;

use egui::{
    Color32, Label, Painter, Pos2, Rect, Response, RichText, ScrollArea, Sense, Ui, UiBuilder,
    pos2, vec2,
};

use crate::app::command::{Action, Command, Commands, MakeCommand};
use crate::app::deeds;
use crate::app::fact_list::{Line, Listing};
use crate::app::icons::Icon;
use crate::app::lens::Lens;
use crate::app::reader::line_of_status;
use crate::app::review::Share;
use crate::app::theme::{self, Palette};
use crate::app::view::View;
use crate::app::widgets;
use crate::app::wording;
use crate::app::workspace::Scope;
use sidelight_engine::article::{Article, ArticleId};
use sidelight_engine::facts::{Fact, FactKind, FactSheet, Status};
use sidelight_project::{Codebook, Progress, StatusCounts};

/// Height of a fact's row, in points.
const ROW: f32 = 52.0;
/// Height that the list of facts has at least, in points.
const LEAST_LIST: f32 = 1.5 * ROW;
/// Most of a fact's row that its tags take, in points.
const TAGS: f32 = 130.0;
/// Height of a question's row, in points.
const QUESTION: f32 = 34.0;

/// What is reviewed and how far it is.
#[derive(Debug)]
pub struct Reviewed {
    /// The article on show, its story or all articles.
    pub scope: Scope,
    /// Their facts by status.
    pub counts: StatusCounts,
    /// How many articles there are.
    pub articles: usize,
    /// How many of them are finished.
    pub finished: usize,
    /// How far the article on show is.
    pub progress: Progress,
    /// The facts that the filter shows.
    pub share: Share,
    /// Whether they are all counted.
    pub counted: bool,
    /// The tags in use.
    pub tags: Vec<String>,
    /// Whether claims that are most worth checking come first.
    pub by_worth: bool,
}

/// Draws the filters, the list and, below, the fact that is worked on.
pub fn show(
    ui: &mut Ui,
    sheet: &FactSheet,
    listing: &Listing,
    reviewed: &Reviewed,
    codebook: &Codebook,
    view: &mut View,
    commands: &mut Commands,
) {
    let selected = view
        .fact
        .as_ref()
        .and_then(|id| sheet.facts.iter().find(|fact| fact.id == *id));
    if let Some(fact) = selected {
        let frame = egui::Frame::new()
            .fill(Palette::of(ui.visuals()).paper)
            .inner_margin(egui::Margin::symmetric(theme::PANEL_MARGIN, 12));
        egui::Panel::bottom("fact on work")
            .frame(frame)
            .resizable(false)
            .show(ui, |ui| {
                widgets::name_panel(ui, "Fact on work");
                on_work(ui, &sheet.article, fact, codebook, view, commands);
            });
    }
    egui::CentralPanel::default()
        .frame(egui::Frame::new().inner_margin(egui::Margin {
            left: theme::PANEL_MARGIN,
            right: theme::PANEL_MARGIN,
            top: 12,
            bottom: 0,
        }))
        .show(ui, |ui| {
            // In a low window they scroll, and leave room for some facts.
            let room = (ui.available_height() - LEAST_LIST).max(ROW);
            ScrollArea::vertical()
                .id_salt("filters")
                .max_height(room)
                .show(ui, |ui| {
                    filters::show(
                        ui,
                        sheet,
                        &listing.statuses,
                        reviewed,
                        codebook,
                        view,
                        commands,
                    );
                });
            ui.add_space(theme::SMALL_GAP);
            list(ui, sheet, &listing.lines, codebook, view, commands);
        });
}

/// The hue of a fact: that of its kind, or the one that a person chose for a kind of their own.
fn hue(codebook: &Codebook, palette: &Palette, fact: &Fact) -> Color32 {
    theme::own_hue(codebook, fact).unwrap_or_else(|| palette.kind(fact.kind()))
}

fn list(
    ui: &mut Ui,
    sheet: &FactSheet,
    lines: &[Line],
    codebook: &Codebook,
    view: &mut View,
    commands: &mut Commands,
) {
    if lines.is_empty() {
        nothing(ui, sheet, view, commands);
        return;
    }
    let article = &sheet.article.id;
    let fact = |line: &Line| match *line {
        Line::Fact(at) => sheet.facts.get(at),
        Line::Question(..) | Line::Guesses { .. } => None,
    };
    let selected = |view: &View| {
        let mut facts = lines.iter().map(fact);
        facts.position(|fact| fact.is_some_and(|fact| view.fact.as_ref() == Some(&fact.id)))
    };
    let mut tops = Vec::with_capacity(lines.len() + 1);
    let mut y = 0.0;
    for line in lines {
        tops.push(y);
        y += height(line);
    }
    tops.push(y);
    let reveal = std::mem::take(&mut view.reveal_fact);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut guesses = view.filter.guesses;
    // What is worked on takes room below, and knows how much only after it is drawn. An area that is scrolled
    // farther than it reached in the pass before springs back: the selected line is brought into sight once the
    // list and its room stay as they are.
    let visible = ui.available_height();
    let extent = [visible, y];
    let before = std::mem::replace(&mut view.list_extent, extent);
    let mut area = ScrollArea::vertical()
        .id_salt(("facts", article.as_str()))
        .auto_shrink(false);
    if extent != before {
        view.reveal_fact = reveal || visible != before[0];
        ui.ctx().request_repaint();
    } else if reveal && let Some(index) = selected(view) {
        let around = ((visible - ROW) / 2.0).clamp(0.0, ROW);
        let (top, bottom) = (tops[index] - around, tops[index + 1] + around);
        let now = view.list_offset;
        let least = (bottom - visible).max(0.0);
        let most = (y + theme::GAP - visible).max(0.0);
        // No further than it takes, and at once.
        let offset = now.min(top).max(least).clamp(0.0, most);
        area = area.vertical_scroll_offset(offset);
    }
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(y + theme::GAP);
        let origin = ui.max_rect().min;
        let width = ui.available_width();
        let place = |index: usize| {
            let corner = pos2(origin.x, origin.y + tops[index]);
            Rect::from_min_size(corner, vec2(width, height(&lines[index])))
        };
        let first = tops
            .partition_point(|&top| top <= viewport.top())
            .saturating_sub(1);
        let last = tops.partition_point(|&top| top < viewport.bottom());
        let facts = lines.iter().filter(|line| fact(line).is_some());
        widgets::list(ui, "Facts", facts.count(), |ui| {
            let before = lines[..first].iter().filter_map(fact).count();
            let mut place_of_fact = before..;
            for (index, line) in lines.iter().enumerate().take(last).skip(first) {
                let builder = UiBuilder::new().max_rect(place(index));
                // A fact keeps the keyboard wherever it goes in the list.
                let builder = match fact(line) {
                    Some(fact) => builder.id_salt(("fact", fact.id.0.as_ref())),
                    None => builder.id_salt(("line", index)),
                };
                ui.scope_builder(builder, |ui| match line {
                    Line::Question(question, counts) => heading(ui, question, *counts),
                    Line::Fact(_) => {
                        if let (Some(fact), Some(at)) = (fact(line), place_of_fact.next()) {
                            let row = row(ui, article, fact, codebook, view, commands);
                            widgets::mark_place(&row, at);
                            if view.focus_fact.as_ref() == Some(&fact.id) {
                                view.focus_fact = None;
                                row.request_focus();
                            }
                        }
                    }
                    Line::Guesses { count, listed } => guesses ^= folded(ui, *count, *listed),
                });
            }
        });
    });
    view.list_offset = output.state.clamped_offset().y;
    if guesses != view.filter.guesses {
        view.filter.guesses = guesses;
        view.touch();
    }
}

/// Says how many guesses are folded away or listed; whether that is to change.
fn folded(ui: &mut Ui, count: usize, listed: bool) -> bool {
    let (facts, them) = match count {
        1 => ("1 doubtful fact is".to_owned(), "it"),
        _ => (format!("{count} doubtful facts are"), "them"),
    };
    let text = if listed {
        format!("{facts} listed. Fold {them} away")
    } else {
        format!("{facts} folded away. Show {them}")
    };
    let hint =
        "More likely wrong than right: wishes, opinions and guesses. Nothing is compared on them.";
    ui.add_space(theme::SMALL_GAP);
    ui.link(RichText::new(text).size(12.5))
        .on_hover_text(hint)
        .clicked()
}

fn nothing(ui: &mut Ui, sheet: &FactSheet, view: &mut View, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    ui.add_space(theme::GAP * 2.0);
    ui.vertical_centered(|ui| {
        let filtered = view.filter.hides_facts();
        let lens = view.filter.lens;
        let sought = lens.facts();
        let text = if filtered {
            format!("None of the {sought} passes these filters.")
        } else {
            let key = commands.key(ui.ctx(), Action::AddFact);
            format!(
                "No {sought} were found in this article. Select words and press {key} to add a fact."
            )
        };
        ui.label(RichText::new(text).color(palette.ink_soft));
        if filtered && ui.button(format!("Show all {sought}")).clicked() {
            view.filter = view.filter.without_conditions();
            view.touch();
        }
        if !filtered && lens != Lens::All && !sheet.facts.is_empty() {
            let all = ui.button("List all facts").clicked();
            if all {
                commands.send(Command::SetLens(Lens::All));
            }
        }
    });
}

fn height(line: &Line) -> f32 {
    match line {
        Line::Question(..) | Line::Guesses { .. } => QUESTION,
        Line::Fact(_) => ROW,
    }
}

fn heading(ui: &mut Ui, question: &str, [count, reviewed]: [usize; 2]) {
    let palette = Palette::of(ui.visuals());
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with(question), Sense::hover());
    response.widget_info(|| {
        let name = format!("{question}, {count}, {reviewed} reviewed");
        egui::WidgetInfo::labeled(egui::Role::Heading, true, name)
    });
    let painter = ui.painter();
    let at = pos2(rect.left() + 2.0, rect.bottom() - 22.0);
    let size = widgets::line(
        painter,
        at,
        question,
        theme::strong(13.0),
        palette.ink,
        rect.width(),
    );
    let at = pos2(at.x + size.x + 7.0, at.y + 0.5);
    let counts = match reviewed {
        0 => count.to_string(),
        _ => format!("{count} · {reviewed} reviewed"),
    };
    let font = theme::sans(12.5);
    widgets::line(painter, at, &counts, font, palette.ink_faint, 160.0);
}

fn row(
    ui: &mut Ui,
    article: &ArticleId,
    fact: &Fact,
    codebook: &Codebook,
    view: &View,
    commands: &mut Commands,
) -> Response {
    let palette = Palette::of(ui.visuals());
    let selected = view.fact.as_ref() == Some(&fact.id);
    let (rect, response) = widgets::row(ui, ROW, selected, &wording::announced(fact));
    let hue = hue(codebook, palette, fact);
    let painter = ui.painter();
    let x = rect.left() + 6.0;
    let ends = [pos2(x, rect.top() + 9.0), pos2(x, rect.bottom() - 9.0)];
    line_of_status(painter, ends, fact.status, egui::Stroke::new(3.0, hue));
    let rejected = fact.status == Status::Rejected;
    let (ink, soft) = if rejected {
        (palette.ink_faint, palette.ink_faint)
    } else {
        (palette.ink, palette.ink_faint)
    };
    let left = rect.left() + 18.0;
    let width = rect.right() - 34.0 - left;
    let at = pos2(left, rect.top() + 8.0);
    let value = wording::value(fact);
    let second = second_line(fact, &value);
    // Where nothing else is to be told, a long claim has both lines.
    let rows = if second.is_empty() { 2 } else { 1 };
    let galley = widgets::elided_within(painter, &value, theme::sans(14.0), ink, width, rows);
    if rejected && let Some(row) = galley.rows.first() {
        let row = row.rect().translate(at.to_vec2());
        let y = at.y + row.height().min(17.0) * 0.55;
        painter.hline(row.x_range(), y, egui::Stroke::new(1.0, ink));
    }
    painter.galley(at, galley, ink);
    let at = pos2(left, rect.top() + 28.0);
    let tags = tags_after(painter, fact, pos2(left + width, at.y), palette);
    let font = theme::sans(12.5);
    widgets::line(painter, at, &second, font, soft, width - tags);
    let (icon, color) = status_icon(fact.status, palette);
    let center = pos2(rect.right() - 16.0, rect.top() + 18.0);
    icon.paint(painter, center, 14.0, color);
    if fact.note.is_some() {
        let center = pos2(rect.right() - 16.0, rect.top() + 36.0);
        painter.circle_filled(center, 2.5, palette.accent);
    }
    if response.clicked() || response.secondary_clicked() {
        commands.send(Command::ShowFact {
            article: article.clone(),
            fact: fact.id.clone(),
            evidence: 0,
        });
    }
    response.context_menu(|ui| deeds::show(ui, commands));
    if selected {
        widgets::leave_keys(&response);
    }
    response
}

/// Draws the tags of a fact before `end`; the width that they take.
fn tags_after(painter: &Painter, fact: &Fact, end: Pos2, palette: &Palette) -> f32 {
    if fact.tags.is_empty() {
        return 0.0;
    }
    let tags = fact.tags.join(" · ");
    let font = theme::strong(11.5);
    let galley = widgets::elided(painter, &tags, font, palette.ink_soft, TAGS, 1);
    let size = galley.size() + vec2(12.0, 2.0);
    let rect = Rect::from_min_size(pos2(end.x - size.x, end.y - 1.0), size);
    painter.rect_filled(rect, 8.0, palette.line);
    painter.galley(rect.min + vec2(6.0, 1.0), galley, palette.ink_soft);
    size.x + 8.0
}

/// What else the fact says, and the words it rests on where they differ from the value.
fn second_line(fact: &Fact, value: &str) -> String {
    let detail = wording::detail(fact);
    let words = match fact.kind() {
        FactKind::Entity | FactKind::Quote => String::new(),
        _ => wording::evidence_words(fact),
    };
    let words = if value.contains(&words) {
        String::new()
    } else {
        words
    };
    match (detail.is_empty(), words.is_empty()) {
        (false, false) => format!("{detail} · “{words}”"),
        (true, false) => format!("“{words}”"),
        _ => detail,
    }
}

fn status_icon(status: Status, palette: &Palette) -> (Icon, Color32) {
    let color = match status {
        Status::Suggested => palette.ink_faint,
        Status::Accepted | Status::Edited | Status::Manual => palette.success,
        Status::Rejected => palette.danger,
    };
    (Icon::of_status(status), color)
}

/// The fact that is worked on: all it says, where it stands, and what can be done with it.
fn on_work(
    ui: &mut Ui,
    article: &Article,
    fact: &Fact,
    codebook: &Codebook,
    view: &View,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
        ui.painter()
            .rect_filled(rect, 3.0, hue(codebook, palette, fact));
        ui.label(RichText::new(wording::kind_of(fact)).font(theme::strong(13.0)));
        let (icon, color) = status_icon(fact.status, palette);
        widgets::icon(ui, icon, 13.0, color);
        let status = match &fact.decided_by {
            Some(name) => format!("{} by {name}", wording::status(fact.status)),
            None => wording::status(fact.status).to_owned(),
        };
        let status = RichText::new(status).size(13.0);
        ui.label(status.color(palette.ink_soft));
    });
    ScrollArea::vertical()
        .id_salt("all it says")
        .max_height((ui.ctx().content_rect().height() * 0.16).min(150.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.add(Label::new(RichText::new(wording::value(fact)).size(15.0)).wrap());
            let detail = wording::detail(fact);
            if !detail.is_empty() {
                let detail = RichText::new(detail).size(13.0).color(palette.ink_soft);
                ui.add(Label::new(detail).wrap());
            }
            if !fact.tags.is_empty() {
                let tags = RichText::new(format!("Tags: {}", fact.tags.join(", "))).size(13.0);
                ui.add(Label::new(tags).wrap());
            }
            if let Some(note) = &fact.note {
                let note = RichText::new(format!("Note: {note}")).size(13.0);
                ui.add(Label::new(note).wrap());
            }
        });
    evidence(ui, &article.id, fact, view, commands);
    let origin = wording::origin_of(article, fact);
    let origin = RichText::new(origin).size(12.0).color(palette.ink_faint);
    let exactly = format!(
        "{:.0} % of facts like it are right",
        fact.confidence * 100.0
    );
    ui.add(Label::new(origin).wrap()).on_hover_text(exactly);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        commands.primary_button(ui, Action::Accept);
        for action in [
            Action::Reject,
            Action::Skip,
            Action::EditFact,
            Action::Note,
            Action::Tags,
        ] {
            commands.button(ui, action);
        }
        if fact.kind() == FactKind::Entity {
            commands.button(ui, Action::WhoIsWho);
            commands.button(ui, Action::Separate);
        }
    });
}

/// Steps through the places where the article says it.
fn evidence(ui: &mut Ui, article: &ArticleId, fact: &Fact, view: &View, commands: &mut Commands) {
    let count = fact.evidence.len();
    if count < 2 {
        return;
    }
    let palette = Palette::of(ui.visuals());
    let at = view.evidence.min(count - 1);
    let show = |evidence: usize| Command::ShowFact {
        article: article.clone(),
        fact: fact.id.clone(),
        evidence,
    };
    ui.horizontal(|ui| {
        let text = format!("Place {} of {count}", at + 1);
        ui.label(RichText::new(text).size(13.0).color(palette.ink_soft));
        let earlier = ui.small_button("‹").accessible_name("Earlier place");
        if earlier
            .on_hover_text("Earlier place in the article")
            .clicked()
        {
            commands.send(show((at + count - 1) % count));
        }
        let later = ui.small_button("›").accessible_name("Later place");
        if later.on_hover_text("Later place in the article").clicked() {
            commands.send(show((at + 1) % count));
        }
        let away = ui.small_button("×").accessible_name("Take this place away");
        if away
            .on_hover_text("The fact does not rest on these words")
            .clicked()
        {
            commands.send(Command::Make(MakeCommand::TakeAway(at)));
        }
    });
}
