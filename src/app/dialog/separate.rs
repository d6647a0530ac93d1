//! The mentions of an entity, some of which may be of another.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::frame::{self, Control as _};
use crate::app::command::{Command, Commands, MakeCommand};
use crate::app::theme::{self, Palette};
use sidelight_engine::article::{Article, Span, Unit};
use sidelight_engine::facts::{Fact, FactContent, FactId, one_line};

/// Characters of context on each side of a mention.
const CONTEXT: usize = 45;

/// The mentions of an entity.
#[derive(Debug)]
pub struct SeparateForm {
    fact: FactId,
    /// The name of the entity.
    of: String,
    /// The name of the new one.
    name: String,
    /// Whether a person wrote that name.
    is_written: bool,
    mentions: Vec<Mentioned>,
}

#[derive(Debug)]
struct Mentioned {
    words: String,
    line: String,
    ticked: bool,
}

impl SeparateForm {
    /// A form for an entity of an article.
    pub fn new(article: &Article, fact: &Fact) -> Self {
        let mentions = fact.evidence.iter().map(|piece| Mentioned {
            words: one_line(&piece.text),
            line: format!(
                "“{}”  {}",
                one_line(&piece.text),
                around(article, piece.span)
            ),
            ticked: false,
        });
        let of = match &fact.content {
            FactContent::Entity(entity) => entity.name.clone(),
            _ => String::new(),
        };
        Self {
            fact: fact.id.clone(),
            of,
            name: String::new(),
            is_written: false,
            mentions: mentions.collect(),
        }
    }

    /// The entity, the name of the new one, and which of the mentions it takes.
    pub fn into_separated(self) -> (FactId, String, Vec<usize>) {
        let ticked = self.mentions.iter().enumerate();
        let ticked = ticked.filter(|(_, mention)| mention.ticked);
        let pieces = ticked.map(|(at, _)| at).collect();
        (self.fact, self.name.trim().to_owned(), pieces)
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let title = format!("Separate mentions of “{}”", self.of);
        let count = frame::page(ui, &title, 620.0, |ui| self.contents(ui));
        let possible = (1..self.mentions.len()).contains(&count) && !self.name.trim().is_empty();
        if frame::buttons(ui, "Separate", possible, commands) {
            commands.send(Command::Make(MakeCommand::SeparateTicked));
        }
    }

    /// How many mentions are ticked.
    fn contents(&mut self, ui: &mut Ui) -> usize {
        let palette = Palette::of(ui.visuals());
        let told = "Tick the mentions that are of somebody or something else.";
        ui.label(RichText::new(told).size(13.0).color(palette.ink_soft));
        ui.add_space(theme::SMALL_GAP);
        ScrollArea::vertical()
            .max_height(frame::room(ui, 280.0, [140.0, 320.0]))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for mention in &mut self.mentions {
                    let text = RichText::new(&mention.line).font(theme::words(ui.ctx(), 14.0));
                    ui.checkbox(&mut mention.ticked, text).leaving_enter();
                }
            });
        let ticked = self.mentions.iter().filter(|mention| mention.ticked);
        let count = ticked.clone().count();
        if !self.is_written {
            let longest = ticked.max_by_key(|mention| mention.words.chars().count());
            self.name = longest.map_or(String::new(), |mention| mention.words.clone());
        }
        ui.add_space(theme::SMALL_GAP);
        ui.label("Name of the other");
        let field = TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY);
        let field = ui.add(field).accessible_name("Name of the other");
        self.is_written |= field.leaving_enter().changed();
        count
    }
}

/// Some words of the article with those before and after, no word cut.
fn around(article: &Article, span: Span) -> String {
    let first = article.unit_after(Unit::Word, span.start.saturating_sub(CONTEXT));
    let last = article.unit_before(Unit::Word, span.end + CONTEXT);
    let start = first.map_or(span.start, |word| word.start.min(span.start));
    let end = last.map_or(span.end, |word| word.end.max(span.end));
    format!("… {} …", one_line(article.slice(Span::new(start, end))))
}
