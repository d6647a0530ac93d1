//! The form for what a fact says.

use egui::{Grid, Rect, RichText, ScrollArea, Ui};

use super::frame;
use crate::app::command::{Action, Command, Commands, MakeCommand};
use crate::app::kinds;
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::article::{Article, Span};
use sidelight_engine::facts::{Fact, FactContent, FactId, FactKind, one_line};

/// What a fact says, in the making.
#[derive(Debug)]
pub struct FactForm {
    /// The fact that is changed; `None` while one is added.
    fact: Option<FactId>,
    /// The words it rests on.
    words: String,
    /// Where they stand.
    spans: Vec<Span>,
    content: FactContent,
    /// What the words say by kind, while a fact is added.
    templates: Vec<FactContent>,
    /// Where the words are on the screen, as far as they are in sight.
    beside: Option<Rect>,
}

impl FactForm {
    /// A form to change a fact, beside its words where these are in sight.
    pub fn edit(fact: &Fact, beside: Option<Rect>) -> Self {
        Self {
            fact: Some(fact.id.clone()),
            words: wording::evidence_words(fact),
            spans: fact.evidence.iter().map(|piece| piece.span).collect(),
            content: fact.content.clone(),
            templates: Vec::new(),
            beside,
        }
    }

    /// A form to add a fact from some words of an article. `contents` is what they say as far as it
    /// is known, by kind.
    pub fn add(
        article: &Article,
        spans: Vec<Span>,
        content: FactContent,
        contents: Vec<FactContent>,
        beside: Option<Rect>,
    ) -> Self {
        let words: Vec<&str> = spans.iter().map(|span| article.slice(*span)).collect();
        Self {
            fact: None,
            words: one_line(&words.join(" … ")),
            spans,
            content,
            templates: contents,
            beside,
        }
    }

    /// Takes over what the engine read in the words of a new fact; what the person wrote stays.
    pub fn fill(&mut self, contents: Vec<FactContent>) {
        if self.templates.contains(&self.content)
            && let Some(content) = of_kind(&contents, self.content.kind())
        {
            self.content = content.clone();
        }
        self.templates = contents;
    }

    /// Where the words are on the screen, as far as they are in sight.
    pub fn beside(&self) -> Option<Rect> {
        self.beside
    }

    /// Where the words of a new fact stand.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let adds = self.fact.is_none();
        let title = if adds { "Add a fact" } else { "Edit the fact" };
        frame::page(ui, title, 500.0, |ui| self.contents(ui, commands));
        let label = if adds { "Add" } else { "Save" };
        if frame::buttons(ui, label, kinds::is_complete(&self.content), commands) {
            commands.send(Command::Make(MakeCommand::Submit {
                fact: self.fact.clone(),
                content: self.content.clone(),
            }));
        }
    }

    fn contents(&mut self, ui: &mut Ui, commands: &Commands) {
        let palette = Palette::of(ui.visuals());
        let words = RichText::new(format!("“{}”", self.words)).font(theme::words(ui.ctx(), 15.0));
        ScrollArea::vertical()
            .id_salt("words")
            .max_height(90.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.add(egui::Label::new(words.color(palette.ink_soft)).wrap())
            });
        ui.add_space(theme::SMALL_GAP);
        if self.fact.is_none() {
            self.kinds(ui, commands);
            ui.add_space(theme::SMALL_GAP);
        }
        let start = self.spans.first().map_or(0, |span| span.start);
        Grid::new(("fields", self.content.kind()))
            .num_columns(2)
            .spacing([14.0, 8.0])
            .min_col_width(110.0)
            .show(ui, |ui| kinds::fields(ui, &mut self.content, start));
    }

    /// The kinds to choose from, also by their keys.
    fn kinds(&mut self, ui: &mut Ui, commands: &Commands) {
        let palette = Palette::of(ui.visuals());
        let typing = ui.ctx().text_edit_focused();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(5.0, 5.0);
            for kind in FactKind::READ {
                let action = Action::Add(kind);
                let key = commands.key(ui.ctx(), action);
                let label = format!("{key} {}", kind.name());
                let name = format!("Kind: {}", kind.name());
                let on = self.content.kind() == kind;
                let hue = Some(palette.kind(kind));
                let chip = widgets::chip(ui, label.trim(), &name, hue, on);
                let mut keys = commands.keymap().of(action).iter();
                let pressed =
                    !typing && keys.any(|key| ui.input_mut(|input| input.consume_shortcut(key)));
                if (chip.clicked() || pressed)
                    && let Some(template) = of_kind(&self.templates, kind)
                {
                    self.content = template.clone();
                }
            }
        });
    }
}

fn of_kind(contents: &[FactContent], kind: FactKind) -> Option<&FactContent> {
    contents.iter().find(|content| content.kind() == kind)
}
