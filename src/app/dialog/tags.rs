//! The tags of a fact: added by typing, completed by those in use.

use egui::{Key, RichText, TextEdit, Ui, vec2};

use super::frame::{self, Control as _};
use crate::app::command::{Command, Commands};
use crate::app::theme::{self, Palette};
use crate::app::widgets;

/// Most tags that are offered.
const OFFERED: usize = 6;

/// The tags so far and the one that is being typed.
#[derive(Debug)]
pub struct TagsForm {
    tags: Vec<String>,
    text: String,
    /// The tags that facts of the project have.
    in_use: Vec<String>,
    /// Which of the offered tags is marked; `None` for what was typed.
    marked: Option<usize>,
}

impl TagsForm {
    /// The tags of a fact, and those in use.
    pub fn new(tags: Vec<String>, in_use: Vec<String>) -> Self {
        Self {
            tags,
            text: String::new(),
            in_use,
            marked: None,
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let done = frame::page(ui, "Tags", 440.0, |ui| self.contents(ui));
        if frame::buttons(ui, "Save tags", true, commands) || done {
            self.add(self.text.trim().to_owned());
            commands.send(Command::SubmitTags(self.tags.clone()));
        }
    }

    /// Whether the person is done: Enter was pressed and nothing typed.
    fn contents(&mut self, ui: &mut Ui) -> bool {
        self.present(ui);
        let offered = self.offered();
        let (up, down, back) = ui.input_mut(|input| {
            let none = egui::Modifiers::NONE;
            let empty = self.text.is_empty();
            (
                input.consume_key(none, Key::ArrowUp),
                input.consume_key(none, Key::ArrowDown),
                empty && input.consume_key(none, Key::Backspace),
            )
        });
        if back {
            self.tags.pop();
        }
        self.mark(up, down, offered.len());
        let field = TextEdit::singleline(&mut self.text)
            .id_salt("tag")
            .hint_text("A word for facts like this; Enter adds it")
            .desired_width(f32::INFINITY);
        let field = ui.add(field).accessible_name("Tag").first();
        if field.changed() {
            self.marked = None;
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered {
            field.request_focus();
        }
        let mut picked = None;
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, tag) in offered.iter().enumerate() {
            let marked = self.marked == Some(index);
            if offer(ui, tag, marked) {
                picked = Some(tag.clone());
            }
        }
        ui.spacing_mut().item_spacing.y = 6.0;
        if entered {
            picked = self.marked.and_then(|at| offered.get(at).cloned());
            picked = picked.or_else(|| Some(self.text.trim().to_owned()));
        }
        let done = entered && picked.as_deref() == Some("");
        if let Some(tag) = picked {
            self.add(tag);
        }
        done
    }

    /// The tags so far; a click takes one away.
    fn present(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        if self.tags.is_empty() {
            let text = RichText::new("No tags yet.").size(13.0);
            ui.label(text.color(palette.ink_faint));
        }
        let mut gone = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
            for (index, tag) in self.tags.iter().enumerate() {
                let name = format!("Remove the tag {tag}");
                let label = format!("{tag}  ×");
                if widgets::chip(ui, &label, &name, None, true).clicked() {
                    gone = Some(index);
                }
            }
        });
        if let Some(index) = gone {
            self.tags.remove(index);
        }
        ui.add_space(theme::SMALL_GAP);
    }

    /// Tags in use that begin with what is typed, then those that hold it.
    fn offered(&self) -> Vec<String> {
        let wanted = self.text.trim().to_lowercase();
        let is_new = |tag: &&String| !self.tags.contains(tag);
        let holds = |tag: &&String| tag.to_lowercase().contains(&wanted);
        let mut offered: Vec<&String> = self.in_use.iter().filter(is_new).filter(holds).collect();
        offered.sort_by_key(|tag| !tag.to_lowercase().starts_with(&wanted));
        offered.into_iter().take(OFFERED).cloned().collect()
    }

    fn mark(&mut self, up: bool, down: bool, count: usize) {
        if down {
            let next = self.marked.map_or(0, |at| at + 1);
            self.marked = Some(next).filter(|at| *at < count).or(self.marked);
        }
        if up {
            self.marked = self.marked.and_then(|at| at.checked_sub(1));
        }
    }

    fn add(&mut self, tag: String) {
        self.text.clear();
        self.marked = None;
        if !tag.is_empty() && !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }
}

fn offer(ui: &mut Ui, tag: &str, marked: bool) -> bool {
    let palette = Palette::of(ui.visuals());
    let (rect, response) = widgets::row(ui, 28.0, marked, tag);
    let at = rect.left_center() + vec2(10.0, -9.0);
    let width = rect.width() - 20.0;
    widgets::line(ui.painter(), at, tag, theme::sans(13.5), palette.ink, width);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_begin_so_are_offered_first_and_none_twice() {
        let in_use = ["check", "recheck", "urgent"].map(str::to_owned).to_vec();
        let mut form = TagsForm::new(vec!["urgent".to_owned()], in_use);
        assert_eq!(form.offered(), ["check", "recheck"]);
        form.text = "Chec".to_owned();
        assert_eq!(form.offered(), ["check", "recheck"]);
        form.text = "urg".to_owned();
        assert!(form.offered().is_empty());
        form.add("urgent".to_owned());
        assert_eq!(form.tags, ["urgent"]);
        form.mark(false, true, 0);
        assert_eq!(form.marked, None);
    }
}
