//! The page of a person, an organization or another named thing: names, posts, all that is said by
//! it and about it, by article.

use egui::{Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Shown;
use super::posts;
use super::subject::{Anchor, Part, Subject, anchor};
use crate::app::command::{Commands, CompareCommand};
use crate::app::theme::{self, Palette};
use crate::app::view::{Preview, View};
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::brief::and_list;
use sidelight_engine::compare::LinkedEntity;
use sidelight_engine::facts::{EntityType, Fact, FactContent, FactKind, FactSheet, Status};

/// Width of the list of names, in points.
const NAMES: f32 = 232.0;
/// Height of a name in the list, in points.
const NAME: f32 = 46.0;
/// Space above and below what is told, in points.
const PADDING: f32 = 8.0;

/// Keeps the page until something it depends on changes.
#[derive(Default)]
pub struct WhoPage {
    lines: Vec<Line>,
    /// What the lines were made from.
    made: Option<(u64, Anchor)>,
    /// Top of each line and the end of the last, in points, for a width.
    tops: ([f32; 2], Vec<f32>),
}

/// A line of the page.
#[derive(Debug, Clone, PartialEq)]
enum Line {
    /// The name and what it is.
    Name(String, String),
    /// A heading, and how much stands below it where that is much.
    Heading(&'static str, Option<usize>),
    /// An article, by its number.
    Article(usize),
    /// A fact of an article.
    Told(Told),
    /// Words that lead nowhere.
    Text(String),
}

/// A fact that has to do with the subject.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    kind: FactKind,
    /// What it says.
    text: String,
    /// The rest in a few words.
    detail: String,
    /// Whether the text stands in the article like this.
    verbatim: bool,
    /// Where it is told: the number of the article and the words.
    places: Vec<(usize, Preview)>,
}

impl WhoPage {
    /// Draws the names on the left and the page of the chosen one.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        view: &mut View,
        commands: &mut Commands,
    ) {
        let comparison = shown.comparison;
        let entities: Vec<&LinkedEntity> = listed(shown, &view.subject_search);
        let chosen = view
            .subject
            .as_ref()
            .and_then(|anchor| Subject::find(comparison, anchor))
            .or_else(|| Some(Subject::of(entities.first()?)));
        let frame = egui::Frame::new().inner_margin(egui::Margin {
            right: 10,
            ..egui::Margin::ZERO
        });
        egui::Panel::left("names")
            .frame(frame)
            .default_size(NAMES)
            .size_range(170.0..=360.0)
            .show(ui, |ui| {
                names(
                    ui,
                    &entities,
                    chosen.as_ref().map(|subject| subject.entity),
                    view,
                    commands,
                );
            });
        let margin = egui::Margin {
            left: 20,
            ..egui::Margin::ZERO
        };
        egui::CentralPanel::default()
            .frame(egui::Frame::new().inner_margin(margin))
            .show(ui, |ui| {
                if let Some(subject) = chosen {
                    self.page(ui, &subject, shown, view, commands);
                    return;
                }
                let palette = Palette::of(ui.visuals());
                ui.add_space(theme::GAP);
                let text = "These articles name nobody of that name.";
                ui.label(RichText::new(text).color(palette.ink_soft));
            });
    }

    fn page(
        &mut self,
        ui: &mut Ui,
        subject: &Subject<'_>,
        shown: &Shown<'_>,
        view: &View,
        commands: &mut Commands,
    ) {
        let Some(key) = anchor(subject.entity) else {
            return;
        };
        let made = (shown.generation, key);
        if self.made.as_ref() != Some(&made) {
            self.lines = lines(subject, shown);
            self.made = Some(made);
            self.tops.1.clear();
        }
        let width = (ui.available_width() - theme::GAP).min(820.0);
        let setting = [width, shown.text_size];
        if self.tops.0 != setting || self.tops.1.len() != self.lines.len() + 1 {
            let mut top = 0.0;
            let mut tops = vec![top];
            for line in &self.lines {
                top += line.height(ui, width);
                tops.push(top);
            }
            self.tops = (setting, tops);
        }
        let tops = &self.tops.1;
        let height = tops.last().copied().unwrap_or_default();
        ScrollArea::vertical()
            .id_salt(("page", &subject.entity.name))
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(height + theme::GAP * 2.0);
                let origin = ui.max_rect().min;
                let first = tops.partition_point(|&top| top <= viewport.top());
                let last = tops.partition_point(|&top| top < viewport.bottom());
                for at in first.saturating_sub(1)..last.min(self.lines.len()) {
                    let corner = pos2(origin.x, origin.y + tops[at]);
                    let size = vec2(width, tops[at + 1] - tops[at]);
                    let rect = Rect::from_min_size(corner, size);
                    self.lines[at].draw(ui, at, rect, shown, view, commands);
                }
            });
    }
}

/// The people and organizations whose name holds some words, then all other named things.
fn listed<'a>(shown: &Shown<'a>, search: &str) -> Vec<&'a LinkedEntity> {
    let wanted = search.trim().to_lowercase();
    let rank = |entity: &LinkedEntity| match entity.entity_type {
        EntityType::Person => 0,
        EntityType::Organization => 1,
        EntityType::Group => 2,
        _ => 3,
    };
    let entities = shown.comparison.entities().iter();
    let mut entities: Vec<&LinkedEntity> = entities
        .filter(|entity| entity.name.to_lowercase().contains(&wanted))
        .collect();
    // Those who are named come before "man" and "suspect".
    let is_nameless = |entity: &LinkedEntity| entity.name.starts_with(char::is_lowercase);
    entities.sort_by_key(|entity| (is_nameless(entity), rank(entity)));
    entities
}

fn names(
    ui: &mut Ui,
    entities: &[&LinkedEntity],
    chosen: Option<&LinkedEntity>,
    view: &mut View,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    let focus = std::mem::take(&mut view.focus_search);
    widgets::search(ui, &mut view.subject_search, "Find a name", focus);
    ui.add_space(theme::SMALL_GAP);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("names")
        .auto_shrink(false)
        .show_rows(ui, NAME, entities.len(), |ui, range| {
            for entity in &entities[range] {
                let on = chosen.is_some_and(|chosen| std::ptr::eq(chosen, *entity));
                let mentions: usize = entity.cells.values().map(Vec::len).sum();
                let told = format!(
                    "{} · {}",
                    wording::counted(entity.cells.len(), "article", "articles"),
                    wording::counted(mentions, "mention", "mentions"),
                );
                let (rect, response) = widgets::row(ui, NAME, on, &format!("Who: {}", entity.name));
                let width = rect.width() - 16.0;
                let painter = ui.painter();
                let at = rect.min + vec2(8.0, 5.0);
                widgets::line(
                    painter,
                    at,
                    &entity.name,
                    theme::sans(14.0),
                    palette.ink,
                    width,
                );
                let at = rect.min + vec2(8.0, 24.0);
                let font = theme::sans(12.0);
                widgets::line(painter, at, &told, font, palette.ink_faint, width);
                if response.clicked()
                    && let Some(anchor) = anchor(entity)
                {
                    commands.compare(CompareCommand::ShowSubject(anchor));
                }
            }
        });
}

/// The whole page.
fn lines(subject: &Subject<'_>, shown: &Shown<'_>) -> Vec<Line> {
    let comparison = shown.comparison;
    let entity_type = wording::entity_type(subject.entity.entity_type);
    let articles = wording::counted(subject.entity.cells.len(), "article", "articles");
    let mut lines = vec![Line::Name(
        subject.entity.name.clone(),
        format!("{entity_type} · in {articles}"),
    )];
    let aliases = &subject.entity.aliases;
    if !aliases.is_empty() {
        lines.push(Line::Heading("Also called", None));
        lines.push(Line::Text(aliases.join(" · ")));
    }
    let mut roles: Vec<Told> = Vec::new();
    let mut by_article: Vec<[Vec<Told>; 2]> = Vec::new();
    for (article, sheet) in comparison.sheets.iter().enumerate() {
        let mut told = [Vec::new(), Vec::new()];
        let facts = sheet.facts.iter();
        for fact in facts.filter(|fact| fact.status != Status::Rejected) {
            let part = subject.part_in(fact, sheet);
            let new = || Told::new(fact, sheet, article, part == Some(Part::Speaker));
            match part {
                Some(Part::Role) => {
                    let text = wording::value(fact);
                    match roles.iter_mut().find(|role| role.text == text) {
                        Some(role) => role.places.push((article, Preview::of(sheet, fact))),
                        None => roles.push(new()),
                    }
                }
                Some(Part::Speaker) => add(&mut told[0], new()),
                // A time or a number alone tells nothing of whom it stands beside.
                Some(Part::Topic) if is_account(fact) => add(&mut told[1], new()),
                Some(Part::Topic) | None => {}
            }
        }
        by_article.push(told);
    }
    let names = shown.outlets();
    for role in &mut roles {
        let mut tellers: Vec<&str> = role.places.iter().map(|(a, _)| names[*a]).collect();
        tellers.dedup();
        role.detail = tellers.join(", ");
        let others = posts::others(subject, shown, &role.places);
        if !others.is_empty() {
            let others: Vec<&str> = others.iter().map(String::as_str).collect();
            let also = format!("; the post is also given to {}", and_list(&others));
            role.detail.push_str(&also);
        }
    }
    if !roles.is_empty() {
        lines.push(Line::Heading("Posts and titles", None));
        lines.extend(roles.into_iter().map(Line::Told));
    }
    for (part, label) in [(0, "Says"), (1, "Is told of")] {
        let count: usize = by_article.iter().map(|told| told[part].len()).sum();
        if count == 0 {
            continue;
        }
        lines.push(Line::Heading(label, Some(count)));
        for (article, told) in by_article.iter_mut().enumerate() {
            if !told[part].is_empty() {
                lines.push(Line::Article(article));
                lines.extend(std::mem::take(&mut told[part]).into_iter().map(Line::Told));
            }
        }
    }
    lines
}

/// The same words may be a quote and a claim: they are told once.
fn add(told: &mut Vec<Told>, new: Told) {
    if told.iter().all(|known| known.text != new.text) {
        told.push(new);
    }
}

fn is_account(fact: &Fact) -> bool {
    matches!(fact.kind(), FactKind::Quote | FactKind::Claim)
}

impl Told {
    fn new(fact: &Fact, sheet: &FactSheet, article: usize, speaks: bool) -> Self {
        let verbatim = is_account(fact);
        let detail = match &fact.content {
            FactContent::Claim(claim) => {
                wording::factuality_unless_happened(claim.factuality).to_owned()
            }
            FactContent::Quote(quote) if speaks => wording::quote_mode(quote.mode).to_owned(),
            _ => wording::detail(fact),
        };
        Self {
            kind: fact.kind(),
            text: if verbatim {
                wording::evidence_words(fact)
            } else {
                wording::value(fact)
            },
            detail,
            verbatim,
            places: vec![(article, Preview::of(sheet, fact))],
        }
    }

    fn second_line(&self) -> String {
        let kind = self.kind.name();
        match (self.kind, self.detail.is_empty()) {
            (FactKind::Role | FactKind::Quote, false) => self.detail.clone(),
            (_, true) => kind.to_owned(),
            (_, false) => format!("{kind} · {}", self.detail),
        }
    }
}

/// Space left of what is told, in points; its kind is drawn there.
const INDENT: f32 = 14.0;

impl Line {
    fn galley(&self, ui: &Ui, text: &str, width: f32) -> std::sync::Arc<egui::Galley> {
        let palette = Palette::of(ui.visuals());
        let font = match self {
            Self::Told(told) if told.verbatim => theme::words(ui.ctx(), 15.0),
            _ => theme::sans(14.0),
        };
        widgets::elided(ui.painter(), text, font, palette.ink, width, 6)
    }

    fn height(&self, ui: &Ui, width: f32) -> f32 {
        match self {
            Self::Name(..) => 66.0,
            Self::Heading(..) => 40.0,
            Self::Article(_) => 30.0,
            Self::Told(told) => {
                let text = self.galley(ui, &told.text, width - INDENT - 8.0);
                text.size().y + 20.0 + 2.0 * PADDING
            }
            Self::Text(text) => self.galley(ui, text, width).size().y + PADDING,
        }
    }

    fn draw(
        &self,
        ui: &Ui,
        at: usize,
        rect: Rect,
        shown: &Shown<'_>,
        view: &View,
        commands: &mut Commands,
    ) {
        let palette = Palette::of(ui.visuals());
        let painter = ui.painter();
        let width = rect.width();
        match self {
            Self::Name(name, what) => {
                announce(ui, at, rect, Role::Heading, name);
                let font = theme::serif_strong(26.0);
                widgets::line(painter, rect.min, name, font, palette.ink, width);
                let at = rect.min + vec2(0.0, 38.0);
                let font = theme::sans(13.0);
                widgets::line(painter, at, what, font, palette.ink_soft, width);
            }
            Self::Heading(text, count) => {
                let count = count.map(|count| count.to_string()).unwrap_or_default();
                announce(ui, at, rect, Role::Heading, &format!("{text} {count}"));
                let at = pos2(rect.left(), rect.bottom() - 25.0);
                let font = theme::strong(14.0);
                let size = widgets::line(painter, at, text, font, palette.ink, width);
                let at = at + vec2(size.x + 7.0, 0.5);
                let font = theme::sans(13.0);
                widgets::line(painter, at, &count, font, palette.ink_faint, width);
                let line = Stroke::new(1.0, palette.line);
                painter.hline(rect.x_range(), rect.bottom() - 2.0, line);
            }
            Self::Article(article) => {
                let Some(sheet) = shown.comparison.sheets.get(*article) else {
                    return;
                };
                let title = sheet.article.display_title();
                announce(ui, at, rect, Role::Heading, title);
                let outlet = shown.brief.outlet(&sheet.article.id);
                let day = sheet.article.metadata.published;
                let day = day.map_or_else(|| "no date".to_owned(), wording::day_words);
                let text = format!("{outlet} · {day} · {title}");
                let at = pos2(rect.left(), rect.bottom() - 21.0);
                let font = theme::strong(12.5);
                widgets::line(painter, at, &text, font, palette.ink_soft, width);
            }
            Self::Text(text) => {
                announce(ui, at, rect, Role::Label, text);
                let galley = self.galley(ui, text, width);
                painter.galley(rect.min + vec2(0.0, 4.0), galley, palette.ink);
            }
            Self::Told(told) => self.draw_told(ui, at, rect, told, view, commands),
        }
    }

    fn draw_told(
        &self,
        ui: &Ui,
        at: usize,
        rect: Rect,
        told: &Told,
        view: &View,
        commands: &mut Commands,
    ) {
        let palette = Palette::of(ui.visuals());
        let mut previews = told.places.iter().map(|(_, preview)| preview);
        let current = previews.position(|preview| view.preview.as_ref() == Some(preview));
        let ground = rect.shrink2(vec2(0.0, 1.0));
        let response = ui.interact(ground, ui.scope_id().with(("told", at)), Sense::click());
        response.widget_info(|| {
            let name = format!("{}: {}", told.kind.name(), told.text);
            WidgetInfo::labeled(Role::Button, true, name)
        });
        widgets::mark_selected(&response, current.is_some());
        let painter = ui.painter();
        if current.is_some() {
            painter.rect_filled(ground, theme::RADIUS, palette.accent_soft);
        } else if response.hovered() {
            painter.rect_filled(ground, theme::RADIUS, palette.hover);
        }
        if response.has_focus() {
            let ring = Stroke::new(1.5, palette.accent);
            painter.rect_stroke(ground, theme::RADIUS, ring, egui::StrokeKind::Inside);
        }
        let bar = Rect::from_min_max(
            pos2(rect.left() + 2.0, rect.top() + PADDING),
            pos2(rect.left() + 6.0, rect.bottom() - PADDING),
        );
        painter.rect_filled(bar, 2.0, palette.kind(told.kind));
        let left = rect.left() + INDENT;
        let width = rect.width() - INDENT - 8.0;
        let galley = self.galley(ui, &told.text, width);
        let below = rect.top() + PADDING + galley.size().y + 2.0;
        painter.galley(pos2(left, rect.top() + PADDING), galley, palette.ink);
        let second = told.second_line();
        let font = theme::sans(12.5);
        widgets::line(
            painter,
            pos2(left, below),
            &second,
            font,
            palette.ink_faint,
            width,
        );
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.clicked() {
            // Each click goes on to the next article that tells it.
            let next = current.map_or(0, |at| (at + 1) % told.places.len());
            let (_, preview) = &told.places[next];
            commands.compare(CompareCommand::Preview(preview.clone()));
        }
    }
}

/// Painted text is no widget: gives assistive programs the line.
fn announce(ui: &Ui, at: usize, rect: Rect, role: Role, text: &str) {
    let response = ui.interact(rect, ui.scope_id().with(("line", at)), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
}
