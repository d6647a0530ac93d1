//! Draws the search of the project: the field, its filters, and the lines with their context.

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{
    Frame, Key, Label, Margin, Modifiers, Painter, Pos2, Rect, RichText, ScrollArea, TextEdit, Ui,
    UiBuilder, pos2, vec2,
};

use super::{Finder, Row, typed};
use crate::app::command::{Command, Commands, CompareCommand};
use crate::app::right_to_left;
use crate::app::searching::End;
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use crate::app::workspace::Workspace;
use sidelight_engine::compare::Claimed;
use sidelight_engine::facts::{FactKind, Status};
use sidelight_project::{FoundFact, Line};

/// Height of the row that names an article, in points.
const ARTICLE: f32 = 40.0;
/// Height of a place in a text, in points.
const PLACE: f32 = 30.0;
/// Height of a fact, in points.
const FACT: f32 = 48.0;
/// Size of the words of a place, in points, where article text has its usual size.
const WORDS: f32 = 15.5;
/// Height of a line of them as a multiple of that.
const LEADING: f32 = 1.3;
/// Where the words that were found begin, as a share of the width.
const MIDDLE: f32 = 0.42;
/// Room for the word that leads to the row of a claim, in points.
const TO_ROW: f32 = 84.0;

/// Width of the examples of how to write a search, in points.
const EXAMPLES: f32 = 190.0;

/// How to write a search: what to type, and what it finds.
const SYNTAX: [(&str, &str); 8] = [
    (
        "ships waited",
        "Both words, those that stand together first; the last one may be a beginning",
    ),
    ("\"durable solution\"", "These words in this order"),
    ("/\\d+ (ships|boats)/", "A pattern: a regular expression"),
    ("speaker:holm", "What somebody said"),
    (
        "entity:\"Ida Holm\"",
        "Facts that name somebody or something",
    ),
    (
        "value:80..90",
        "Numbers in a range; also value:87, value:80..",
    ),
    (
        "date:2024-09",
        "Times in a range; also date:2024-09-01..2024-10",
    ),
    ("in:texts", "Texts alone; in:facts for facts alone"),
];

impl Finder {
    /// Draws the search.
    pub fn show(&mut self, ui: &mut Ui, workspace: &Workspace, commands: &mut Commands) {
        let margin = Margin {
            left: 28,
            right: 28,
            top: 18,
            bottom: 0,
        };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            let opened = self.field(ui);
            self.filters(ui);
            self.told(ui);
            if self.text.trim().is_empty() {
                self.syntax(ui);
                return;
            }
            if opened && let Some(at) = self.listed().nth(self.marked) {
                open(&self.lines[at], commands);
            }
            self.list(ui, workspace, commands);
        });
    }

    /// The field. Whether Enter asks for the marked line.
    fn field(&mut self, ui: &mut Ui) -> bool {
        let id = ui.scope_id().with("search the project");
        let mut opened = false;
        if ui.memory(|memory| memory.has_focus(id)) {
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let before = self.marked;
            if pressed(Key::ArrowDown) {
                self.marked += 1;
            }
            if pressed(Key::ArrowUp) {
                self.marked = self.marked.saturating_sub(1);
            }
            self.marked = self.marked.min(self.lines.len().saturating_sub(1));
            self.reveal |= before != self.marked;
            opened = pressed(Key::Enter);
        }
        let field = TextEdit::singleline(&mut self.text)
            .id(id)
            .font(theme::sans(16.0))
            .hint_text("Search all texts and facts")
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(12, 9));
        let field = ui.add(field).accessible_name("Search all texts and facts");
        if std::mem::take(&mut self.focus) {
            field.request_focus();
        }
        opened
    }

    /// Switches for kinds and statuses, and what else can be typed.
    fn filters(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
            for kind in FactKind::ALL {
                let on = self.query.kinds.contains(&kind);
                let label = kind.plural();
                let name = format!("Find only {}", label.to_lowercase());
                if widgets::chip(ui, label, &name, Some(palette.kind(kind)), on).clicked() {
                    self.retype(ui, typed::toggled(&self.text, "kind", kind.as_str()));
                }
            }
            ui.add_space(theme::GAP);
            for status in Status::ALL {
                let on = self.query.statuses.contains(&status);
                let label = wording::status(status);
                let name = format!("Find only facts: {label}");
                if widgets::chip(ui, label, &name, None, on).clicked() {
                    self.retype(ui, typed::toggled(&self.text, "status", status.as_str()));
                }
            }
        });
    }

    /// Puts another text into the field, the cursor behind it.
    fn retype(&mut self, ui: &Ui, text: String) {
        let id = ui.scope_id().with("search the project");
        let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        let end = CCursor::new(text.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), id);
        self.text = text;
        self.focus = true;
    }

    /// How much was found, or why nothing can be.
    fn told(&self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        if let Some(trouble) = &self.trouble {
            ui.label(RichText::new(capitalized(trouble)).color(palette.danger));
            return;
        }
        let found = match self.lines.len() {
            _ if self.text.trim().is_empty() => return,
            0 if self.end.is_none() => "Searching…".to_owned(),
            0 => "Nothing was found.".to_owned(),
            count => format!(
                "{} in {}",
                counted(count, self.facts),
                wording::counted(self.articles(), "article", "articles")
            ),
        };
        let found = match self.end {
            Some(End { was_cut: true }) => {
                format!("{found}. That is not all: say more to find less.")
            }
            None if !self.lines.is_empty() => format!("{found}, searching on…"),
            _ => found,
        };
        ui.label(RichText::new(found).size(13.0).color(palette.ink_soft));
    }

    /// How to write a search; a click types the example.
    fn syntax(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        ui.add_space(theme::GAP);
        ui.label(RichText::new("What you can type").font(theme::strong(15.0)));
        let mut picked = None;
        for (example, meaning) in SYNTAX {
            ui.horizontal(|ui| {
                let left = ui.cursor().left();
                let button = ui.button(RichText::new(example).monospace());
                if button.on_hover_text("Type this").clicked() {
                    picked = Some(example);
                }
                ui.add_space((left + EXAMPLES - ui.cursor().left()).max(0.0));
                ui.add(Label::new(RichText::new(meaning).color(palette.ink_soft)).wrap());
            });
        }
        ui.add_space(theme::SMALL_GAP);
        let together = "What stands side by side must all hold: ships kind:quote speaker:holm. \
                        Arrow keys choose a line, Enter opens it in its article.";
        ui.add(Label::new(RichText::new(together).color(palette.ink_soft)).wrap());
        if let Some(example) = picked {
            self.retype(ui, typed::with(&self.text, example));
        }
    }

    /// The lines that are seen.
    fn list(&mut self, ui: &mut Ui, workspace: &Workspace, commands: &mut Commands) {
        let mut tops = Vec::with_capacity(self.rows.len() + 1);
        let mut height = 0.0;
        let larger = (theme::scaled(ui.ctx(), WORDS) - WORDS) * LEADING;
        for row in &self.rows {
            tops.push(height);
            height += self.height(*row, larger);
        }
        tops.push(height);
        let marked = self.listed().nth(self.marked);
        let reveal = std::mem::take(&mut self.reveal);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("found")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(height + theme::GAP);
                let origin = ui.max_rect().min;
                let width = ui.available_width();
                let place = |at: usize| {
                    let corner = pos2(origin.x, origin.y + tops[at]);
                    Rect::from_min_size(corner, vec2(width, tops[at + 1] - tops[at]))
                };
                let is_marked = |row: &Row| matches!(row, Row::Found(at) if Some(*at) == marked);
                if reveal && let Some(at) = self.rows.iter().position(is_marked) {
                    ui.scroll_to_rect(place(at).expand(ARTICLE), None);
                }
                let first = tops
                    .partition_point(|&top| top <= viewport.top())
                    .saturating_sub(1);
                let last = tops.partition_point(|&top| top < viewport.bottom());
                for (at, row) in self.rows.iter().enumerate().take(last).skip(first) {
                    let builder = UiBuilder::new().id_salt(("found", at)).max_rect(place(at));
                    ui.scope_builder(builder, |ui| match *row {
                        Row::Article { line, count, facts } => {
                            let count = counted(count, facts);
                            article(ui, &self.lines[line], &count, workspace);
                        }
                        Row::Found(at) => {
                            let line = &self.lines[at];
                            found(
                                ui,
                                line,
                                self.height(*row, larger),
                                Some(at) == marked,
                                commands,
                            );
                        }
                    });
                }
            });
    }

    /// Height of a row whose words are so many points higher than they usually are.
    fn height(&self, row: Row, larger: f32) -> f32 {
        match row {
            Row::Article { .. } => ARTICLE,
            Row::Found(at) if told(&self.lines[at]).is_some() => FACT + larger,
            Row::Found(_) => PLACE + larger,
        }
    }
}

/// "13 facts and 5 places in texts": one sentence may be found as a fact, and its words in the text once more.
fn counted(lines: usize, facts: usize) -> String {
    let places = match lines - facts {
        0 => None,
        1 => Some("1 place in a text".to_owned()),
        several => Some(format!("{several} places in texts")),
    };
    let facts = (facts > 0).then(|| wording::counted(facts, "fact", "facts"));
    let counts: Vec<String> = facts.into_iter().chain(places).collect();
    counts.join(" and ")
}

/// Names the article that the lines below are of.
fn article(ui: &mut Ui, line: &Line, count: &str, workspace: &Workspace) {
    let Some(entry) = workspace.project().article(&line.article) else {
        return;
    };
    let palette = Palette::of(ui.visuals());
    let rect = ui.max_rect();
    let title = entry.display_title();
    let response = ui.interact(rect, ui.scope_id().with("article"), egui::Sense::hover());
    response.widget_info(|| {
        let name = format!("{title}, {count}");
        egui::WidgetInfo::labeled(egui::Role::Heading, true, name)
    });
    let painter = ui.painter();
    painter.hline(
        rect.x_range(),
        rect.top() + 8.0,
        egui::Stroke::new(1.0, palette.line),
    );
    let at = pos2(rect.left() + 2.0, rect.bottom() - 24.0);
    let font = theme::strong(14.0);
    let width = rect.width() * 0.6;
    let size = widgets::line(painter, at, title, font, palette.ink, width);
    let origin = format!(
        "{} · {count}",
        wording::origin(&entry.metadata, &entry.provenance)
    );
    let at = pos2(at.x + size.x + 10.0, at.y + 1.0);
    let width = rect.right() - at.x;
    widgets::line(
        painter,
        at,
        &origin,
        theme::sans(12.5),
        palette.ink_faint,
        width,
    );
}

/// Draws what was found at `at`, and its context before and after it.
fn from_left(painter: &Painter, line: &Line, at: Pos2, right: f32, palette: &Palette) {
    let Pos2 { x: middle, y } = at;
    let font = theme::words(painter.ctx(), WORDS);
    let before = painter.layout_no_wrap(line.before.clone(), font.clone(), palette.ink_soft);
    painter.galley(pos2(middle - before.size().x, y), before, palette.ink_soft);
    let strong = theme::strong_words(painter.ctx(), WORDS);
    let room = right - middle;
    let size = widgets::line(painter, at, &line.found, strong, palette.ink, room);
    let at = pos2(middle + size.x, y);
    let room = right - at.x;
    if room > 20.0 {
        widgets::line(painter, at, &line.after, font, palette.ink_soft, room);
    }
}

/// The same for a line that runs from right to left: what was found ends at `at`.
fn from_right(painter: &Painter, line: &Line, at: Pos2, palette: &Palette) {
    let soft = TextFormat::simple(theme::words(painter.ctx(), WORDS), palette.ink_soft);
    let strong = TextFormat::simple(theme::strong_words(painter.ctx(), WORDS), palette.ink);
    let mut job = LayoutJob::default();
    job.append(&line.before, 0.0, soft.clone());
    job.append(&line.found, 0.0, strong);
    job.append(&line.after, 0.0, soft);
    let galley = right_to_left::in_order(painter.ctx(), painter.layout_job(job), None);
    let start = line.before.chars().count();
    let found = start..start + line.found.chars().count();
    let rects = right_to_left::rects(&galley, found).into_iter();
    let right = rects.map(|rect| rect.right()).fold(0.0, f32::max);
    painter.galley(pos2(at.x - right, at.y), galley, palette.ink_soft);
}

/// Something that was found, in the middle of its context; for a fact, what it says below.
fn found(ui: &mut Ui, line: &Line, height: f32, marked: bool, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let in_context = format!("{}{}{}", line.before, line.found, line.after);
    let name = match told(line) {
        Some(fact) => format!("{}: {}: {in_context}", fact.kind.name(), fact.summary),
        None => in_context,
    };
    let (rect, response) = widgets::row(ui, height, marked, &name);
    if marked {
        let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom()));
        ui.painter().rect_filled(bar, 1.5, palette.accent);
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
    let middle = (inner.left() + inner.width() * MIDDLE).round();
    let y = rect.top() + 6.0;
    if right_to_left::runs_back(&format!("{}{}{}", line.before, line.found, line.after)) {
        from_right(&painter, line, pos2(middle, y), palette);
    } else {
        from_left(&painter, line, pos2(middle, y), inner.right(), palette);
    }
    if let Some(fact) = told(line) {
        let y = rect.bottom() - 14.0;
        let dot = pos2(middle + 5.0, y);
        painter.circle_filled(dot, 4.0, palette.kind(fact.kind));
        let text = format!("{} · {}", fact.kind.name(), fact.summary);
        let at = pos2(middle + 16.0, y - 8.0);
        let aside = if fact.kind == FactKind::Claim {
            TO_ROW
        } else {
            0.0
        };
        let room = inner.right() - aside - at.x;
        widgets::line(
            &painter,
            at,
            &text,
            theme::sans(12.5),
            palette.ink_faint,
            room,
        );
    }
    let mut followed = false;
    if let Some(claim) = told(line).filter(|fact| fact.kind == FactKind::Claim) {
        let at = pos2(inner.right() - TO_ROW + 14.0, rect.bottom() - 23.0);
        let id = ui.scope_id().with("row");
        let name = format!("Compare: {}", claim.summary);
        followed = widgets::word_button(ui, id, at, "Compare", &name);
        if followed {
            commands.compare(CompareCommand::ShowClaim(Claimed {
                article: line.article.clone(),
                fact: claim.id.clone(),
            }));
        }
    }
    if response.clicked() && !followed {
        open(line, commands);
    }
}

/// The fact that was found, or the claim that tells what was found.
fn told(line: &Line) -> Option<&FoundFact> {
    line.fact.as_ref().or(line.claim.as_ref())
}

/// Shows what was found in its article.
fn open(line: &Line, commands: &mut Commands) {
    let article = line.article.clone();
    commands.send(match &line.fact {
        Some(fact) => Command::ShowFact {
            article,
            fact: fact.id.clone(),
            evidence: 0,
        },
        None => Command::ShowWords {
            article,
            span: line.span,
        },
    });
}

/// With a capital at the beginning, as a sentence has.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
