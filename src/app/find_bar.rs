//! Finding words in the article on show, above its text.

use std::sync::Arc;

use egui::{Frame, Key, Margin, Modifiers, RichText, TextEdit, Ui};

use super::reader::{Reader, Wash, WashStyle};
use super::theme::Palette;
use sidelight_engine::article::{Article, Span};
use sidelight_project::places;

/// The bar, and what it found.
#[derive(Debug, Default)]
pub struct FindBar {
    is_open: bool,
    text: String,
    /// Whether the field wants the keyboard.
    focus: bool,
    /// What was looked through last, and for what.
    asked: Option<(Arc<Article>, String)>,
    found: Vec<Span>,
    /// Which of them the person is at.
    at: usize,
}

impl FindBar {
    /// Shows the bar and gives it the keyboard; it begins with `words`, if there are any.
    pub fn open(&mut self, words: Option<String>) {
        self.is_open = true;
        self.focus = true;
        if let Some(words) = words.filter(|words| !words.contains('\n')) {
            self.text = words;
        }
    }

    /// Hides the bar and its marks.
    pub fn close(&mut self) {
        *self = Self {
            text: std::mem::take(&mut self.text),
            ..Self::default()
        };
    }

    /// Goes on to another place, around the ends.
    pub fn step(&mut self, back: bool, reader: &mut Reader) {
        let count = self.found.len();
        if count > 0 {
            self.at = (self.at + if back { count - 1 } else { 1 }) % count;
            reader.scroll_to(self.found[self.at]);
        }
    }

    /// The places as grounds behind the words.
    pub fn washes(&self) -> Vec<Wash> {
        let places = self.found.iter().enumerate();
        let wash = |(at, &span)| Wash {
            span,
            style: if at == self.at {
                WashStyle::FoundHere
            } else {
                WashStyle::Found
            },
        };
        places.map(wash).collect()
    }

    /// Draws the bar, unless it is hidden, and looks for what is typed.
    pub fn show(&mut self, ui: &mut Ui, article: &Arc<Article>, reader: &mut Reader) {
        if !self.is_open {
            return;
        }
        let palette = Palette::of(ui.visuals());
        let bar = Frame::new()
            .fill(palette.panel)
            .inner_margin(Margin::symmetric(20, 6));
        bar.show(ui, |ui| {
            ui.horizontal(|ui| {
                self.field(ui, reader);
                self.look(article, reader);
                let tally = match (self.text.trim().is_empty(), self.found.len()) {
                    (true, _) => String::new(),
                    (false, 0) => "Not in this article".to_owned(),
                    (false, count) => format!("{} of {count}", self.at + 1),
                };
                let found = !self.found.is_empty();
                let step = |ui: &mut Ui, sign: &str, name: &str| {
                    let button = ui.add_enabled(found, egui::Button::new(sign));
                    let button = button.accessible_name(name);
                    button.on_hover_text(name).clicked()
                };
                if step(ui, "‹", "Previous place (Shift+Enter)") {
                    self.step(true, reader);
                }
                if step(ui, "›", "Next place (Enter)") {
                    self.step(false, reader);
                }
                ui.label(RichText::new(tally).size(13.0).color(palette.ink_soft));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = ui.button("Close").accessible_name("Close finding");
                    if close.clicked() {
                        self.close();
                    }
                });
            });
        });
    }

    fn field(&mut self, ui: &mut Ui, reader: &mut Reader) {
        let id = ui.scope_id().with("find in article");
        if ui.memory(|memory| memory.has_focus(id)) {
            let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
            if pressed(Modifiers::SHIFT, Key::Enter) {
                self.step(true, reader);
            } else if pressed(Modifiers::NONE, Key::Enter) {
                self.step(false, reader);
            } else if pressed(Modifiers::NONE, Key::Escape) {
                self.close();
                return;
            }
        }
        let field = TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text("Find in this article")
            .desired_width(280.0)
            .margin(Margin::symmetric(10, 6));
        let field = ui.add(field).accessible_name("Find in this article");
        if std::mem::take(&mut self.focus) {
            field.request_focus();
        }
    }

    /// Looks for the words, unless this article was looked through for them already.
    fn look(&mut self, article: &Arc<Article>, reader: &mut Reader) {
        let same =
            |asked: &(Arc<Article>, String)| Arc::ptr_eq(&asked.0, article) && asked.1 == self.text;
        if !self.is_open || self.asked.as_ref().is_some_and(same) {
            return;
        }
        self.found = places(&article.text, self.text.trim());
        self.at = 0;
        if let Some(first) = self.found.first() {
            reader.scroll_to(*first);
        }
        self.asked = Some((Arc::clone(article), self.text.clone()));
    }
}
