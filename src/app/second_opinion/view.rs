//! Draws a second opinion: the agreement by kind, and the differences one by one.

use egui::{
    Button, Frame, Key, Label, Margin, Modifiers, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2,
    vec2,
};

use super::{Filter, SecondOpinion};
use crate::app::command::{Action, Command, Commands, OpinionCommand};
use crate::app::icons::Icon;
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use crate::app::workspace::Workspace;
use sidelight_engine::facts::FactKind;
use sidelight_engine::facts::{Fact, Status};
use sidelight_project::opinion::{Agreement, Difference, can_keep_both};

/// Height of a difference, in points.
const ROW: f32 = 104.0;
/// Width of the buttons that settle a difference, in points.
const BUTTONS: f32 = 250.0;

/// What the numbers mean.
const MEANING: &str = "Both decided: facts that both accepted, changed or rejected. Same: on so many \
    of them both say the same. Kappa (Cohen) and alpha (Krippendorff) take off what chance would \
    give: 1 is full agreement, 0 is chance. Words: F1 of the words that each holds for facts, those \
    added by hand among them.";

impl SecondOpinion {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, workspace: &Workspace, commands: &mut Commands) {
        let margin = Margin {
            left: 28,
            right: 28,
            top: 16,
            bottom: 0,
        };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            if self.opinion.is_none() {
                self.nothing_yet(ui, commands);
                return;
            }
            self.heading(ui, commands);
            self.agreement(ui);
            ui.add_space(theme::SMALL_GAP);
            self.filters(ui, commands);
            self.keys(ui);
            self.list(ui, workspace, commands);
        });
    }

    fn nothing_yet(&self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        ui.add_space(60.0);
        ui.vertical_centered(|ui| {
            if self.reading.is_busy() {
                ui.spinner();
                ui.label("Reading the other project…");
                return;
            }
            let told = "Open the project of a person who worked on the same articles: both sets of \
                        decisions are set side by side, and you settle where they differ.";
            ui.label(RichText::new(told).color(palette.ink_soft));
            ui.add_space(theme::SMALL_GAP);
            commands.primary_button(ui, Action::SecondOpinion);
        });
    }

    fn heading(&self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        ui.horizontal(|ui| {
            let title = format!("Your decisions and those of {}", self.name());
            ui.label(RichText::new(title).font(theme::strong(18.0)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let close = ui
                    .button("Close")
                    .accessible_name("Close the second opinion");
                if close.clicked() {
                    commands.send(Command::Opinion(OpinionCommand::Close));
                }
            });
        });
        let articles = self
            .opinion
            .as_ref()
            .map_or(0, |opinion| opinion.sheets.len());
        let mut told = format!(
            "{} that both have and one of you worked on",
            wording::counted(articles, "article", "articles")
        );
        if self.shown.other_texts > 0 {
            let other = wording::counted(self.shown.other_texts, "article", "articles");
            told =
                format!("{told}; {other} left out, whose text is another one in the other project");
        }
        ui.label(RichText::new(told).size(13.0).color(palette.ink_soft));
    }

    fn agreement(&self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        ui.add_space(theme::SMALL_GAP);
        let head = |ui: &mut Ui, text: &str| {
            ui.label(RichText::new(text).size(12.5).color(palette.ink_faint));
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            egui::Grid::new("agreement")
                .num_columns(7)
                .spacing(vec2(26.0, 2.0))
                .show(ui, |ui| {
                    for text in [
                        "",
                        "Both decided",
                        "One only",
                        "Same",
                        "Kappa",
                        "Alpha",
                        "Words F1",
                    ] {
                        head(ui, text);
                    }
                    ui.end_row();
                    for (kind, agreement) in self.shown.agreements.iter() {
                        let name = kind.map_or("All kinds", FactKind::plural);
                        ui.horizontal(|ui| {
                            if let Some(kind) = kind {
                                let size = vec2(9.0, 9.0);
                                let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                                ui.painter().rect_filled(rect, 3.0, palette.kind(kind));
                            }
                            ui.label(RichText::new(name).font(theme::strong(13.5)));
                        });
                        numbers(ui, agreement);
                        ui.end_row();
                    }
                });
            ui.add_space(theme::GAP * 2.0);
            let meaning = RichText::new(MEANING).size(12.5).color(palette.ink_faint);
            ui.add(Label::new(meaning).wrap());
        });
    }

    fn filters(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let all = self.open().count();
        let contested = self.open().filter(|d| d.pair.is_contested()).count();
        ui.horizontal(|ui| {
            for (filter, label, count) in [
                (Filter::All, "All differences", all),
                (Filter::Contested, "Both decided, otherwise", contested),
                (
                    Filter::OnlyTheirs,
                    "Only the other decided",
                    all - contested,
                ),
            ] {
                let text = format!("{label} {count}");
                let on = self.filter == filter;
                if widgets::chip(ui, &text, label, None, on).clicked() {
                    self.filter = filter;
                    self.marked = 0;
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let open = all - contested;
                let label = format!("Take the {open} that only {} decided", self.name());
                let button = ui.add_enabled(open > 0, Button::new(label));
                if button.clicked() {
                    commands.send(Command::Opinion(OpinionCommand::TakeAll));
                }
            });
        });
    }

    /// The arrow keys, unless something else has the keyboard.
    fn keys(&mut self, ui: &Ui) {
        let last = self.listed().count().saturating_sub(1);
        self.marked = self.marked.min(last);
        if ui.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.mark((self.marked + 1).min(last));
        }
        if pressed(Key::ArrowUp) {
            self.mark(self.marked.saturating_sub(1));
        }
    }

    fn list(&mut self, ui: &mut Ui, workspace: &Workspace, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let listed: Vec<&Difference> = self.listed().collect();
        if listed.is_empty() {
            ui.add_space(theme::GAP);
            let told = if self.looked_at < self.opinion.as_ref().map_or(0, |o| o.sheets.len()) {
                "Setting the articles side by side…"
            } else {
                "Nothing is left to settle here."
            };
            ui.label(RichText::new(told).color(palette.ink_soft));
            return;
        }
        let reveal = self.reveal;
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("differences")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(listed.len() as f32 * ROW + theme::GAP);
                let origin = ui.max_rect().min;
                let width = ui.available_width();
                let place = |at: usize| {
                    let corner = pos2(origin.x, origin.y + at as f32 * ROW);
                    Rect::from_min_size(corner, vec2(width, ROW))
                };
                if reveal {
                    ui.scroll_to_rect(place(self.marked).expand(20.0), None);
                }
                let first = (viewport.top() / ROW).max(0.0) as usize;
                let last = ((viewport.bottom() / ROW).ceil() as usize).min(listed.len());
                for (at, difference) in listed.iter().enumerate().take(last).skip(first) {
                    let builder = UiBuilder::new()
                        .id_salt(("difference", at))
                        .max_rect(place(at));
                    ui.scope_builder(builder, |ui| {
                        let row = Row {
                            at,
                            difference,
                            marked: at == self.marked,
                            name: self.name(),
                        };
                        row.draw(ui, workspace, commands);
                    });
                }
            });
        self.reveal = false;
    }
}

fn numbers(ui: &mut Ui, agreement: &Agreement) {
    let number = |ui: &mut Ui, value: Option<f64>| {
        ui.label(value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}")));
    };
    ui.label(agreement.decided_by_both().to_string());
    ui.label(agreement.decided_by_one().to_string());
    ui.label(
        agreement
            .share()
            .map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0)),
    );
    number(ui, agreement.kappa());
    number(ui, agreement.alpha());
    number(ui, agreement.span_f1());
}

/// A difference as it is drawn.
struct Row<'a> {
    at: usize,
    difference: &'a Difference,
    marked: bool,
    name: &'a str,
}

impl Row<'_> {
    fn draw(&self, ui: &mut Ui, workspace: &Workspace, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let pair = &self.difference.pair;
        let entry = workspace.project().article(&self.difference.article);
        let title = entry.map_or("", |entry| entry.display_title());
        let told = |fact: &Option<Fact>| match fact {
            Some(fact) => format!("{} {}", wording::status(fact.status), wording::value(fact)),
            None => "not there".to_owned(),
        };
        let name = format!(
            "Difference in {title}: yours: {}; {}: {}",
            told(&pair.mine),
            self.name,
            told(&pair.theirs)
        );
        let (rect, response) = widgets::row(ui, ROW - 4.0, self.marked, &name);
        if response.clicked() {
            commands.send(Command::Opinion(OpinionCommand::Mark(self.at)));
        }
        if response.double_clicked() {
            self.read(commands);
        }
        let bar = Rect::from_min_max(
            pos2(rect.left() + 4.0, rect.top() + 10.0),
            pos2(rect.left() + 8.0, rect.bottom() - 10.0),
        );
        let painter = ui.painter();
        painter.rect_filled(bar, 2.0, palette.kind(pair.kind()));
        let left = rect.left() + 18.0;
        let width = rect.width() - 18.0 - BUTTONS;
        let heading = format!("{} · {title}", pair.kind().name());
        let at = pos2(left, rect.top() + 8.0);
        widgets::line(
            painter,
            at,
            &heading,
            theme::sans(12.5),
            palette.ink_faint,
            width,
        );
        let half = width / 2.0 - 12.0;
        for (column, (who, fact)) in [
            ("You", pair.mine.as_ref()),
            (self.name, pair.theirs.as_ref()),
        ]
        .into_iter()
        .enumerate()
        {
            let x = left + column as f32 * (half + 16.0);
            let corner = pos2(x, rect.top() + 28.0);
            let place = Rect::from_min_size(corner, vec2(half, ROW - 38.0));
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| side(ui, who, fact));
        }
        let corner = pos2(rect.right() - BUTTONS + 8.0, rect.top() + 12.0);
        let place = Rect::from_min_size(corner, vec2(BUTTONS - 16.0, ROW - 28.0));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            self.buttons(ui, commands);
        });
    }

    fn buttons(&self, ui: &mut Ui, commands: &mut Commands) {
        ui.horizontal(|ui| {
            let both = can_keep_both(self.difference);
            for (action, label, enabled) in [
                (Action::TakeMine, "Mine", true),
                (Action::TakeTheirs, "Theirs", true),
                (Action::TakeBoth, "Both", both),
            ] {
                let button = ui.add_enabled(enabled, Button::new(label));
                let name = format!("{}: difference {}", action.label(), self.at + 1);
                let button = button.accessible_name(name);
                let keys = commands.keymap().of(action).first();
                let keys = keys.map(|keys| ui.ctx().format_shortcut(keys));
                let told = match keys {
                    Some(keys) => format!("{} ({keys})", action.label()),
                    None => action.label().into_owned(),
                };
                if button.on_hover_text(told).clicked() {
                    commands.send(Command::Opinion(OpinionCommand::Mark(self.at)));
                    commands.send(Command::Do(action));
                }
            }
        });
        ui.add_space(4.0);
        if ui.button("Read the words").clicked() {
            self.read(commands);
        }
    }

    fn read(&self, commands: &mut Commands) {
        let article = self.difference.article.clone();
        commands.send(match &self.difference.pair.mine {
            Some(fact) => Command::ShowFact {
                article,
                fact: fact.id.clone(),
                evidence: 0,
            },
            None => Command::ShowWords {
                article,
                span: self.difference.pair.span(),
            },
        });
    }
}

/// A fact as one of the two has it.
fn side(ui: &mut Ui, who: &str, fact: Option<&Fact>) {
    let palette = Palette::of(ui.visuals());
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        let Some(fact) = fact else {
            let told = format!("{who}: nothing");
            ui.label(RichText::new(told).size(13.0).color(palette.ink_faint));
            return;
        };
        let color = match fact.status {
            Status::Suggested => palette.ink_faint,
            Status::Rejected => palette.danger,
            _ => palette.success,
        };
        widgets::icon(ui, Icon::of_status(fact.status), 13.0, color);
        let who = match &fact.decided_by {
            Some(name) if name != who => format!("{who} ({name})"),
            _ => who.to_owned(),
        };
        let status = wording::status(fact.status).to_lowercase();
        let told = RichText::new(format!("{who}: {status}")).size(13.0);
        ui.add(Label::new(told.color(palette.ink_soft)).truncate());
    });
    if let Some(fact) = fact {
        ui.add(Label::new(RichText::new(wording::value(fact)).size(14.0)).truncate());
        let detail = RichText::new(wording::detail(fact)).size(12.5);
        ui.add(Label::new(detail.color(palette.ink_faint)).truncate());
    }
}
