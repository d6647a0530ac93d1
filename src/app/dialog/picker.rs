//! The picker of kinds below the selected words: found by typing, taken by Enter.

use std::sync::Arc;

use egui::{Align2, Color32, Context, Key, Modifiers, Pos2, RichText, ScrollArea, Ui, pos2};

use super::frame;
use crate::app::command::{Action, Command, Commands, MakeCommand};
use crate::app::kinds;
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::article::{Article, Span};
use sidelight_engine::facts::{
    Code, EntityType, Evidence, Fact, FactContent, FactId, FactKind, one_line,
};
use sidelight_project::{Codebook, Sort, manual_fact};

/// Height of a line, and of the window that what stands above and below the lines takes, in points.
const ROW: f32 = 30.0;
const BESIDE: f32 = 120.0;

/// What can be made of some words.
#[derive(Debug)]
pub struct Picker {
    /// Where it hangs.
    at: Pos2,
    evidence: Vec<Evidence>,
    /// What the words say, by kind.
    contents: Vec<FactContent>,
    /// Whether the engine has read the words.
    is_filled: bool,
    /// Kinds that the person made.
    codebook: Arc<Codebook>,
    /// The selected fact, to which the words can be added, and what it says.
    beside: Option<(FactId, String)>,
    text: String,
    marked: usize,
    /// What was taken before the engine had read the words.
    taken: Option<Choice>,
}

/// What is made of the words.
#[derive(Debug, Clone)]
enum Choice {
    /// A fact of a kind; by the form, where `true`.
    Kind(FactKind, bool),
    /// An entity of a type.
    Entity(EntityType),
    /// A fact of a kind that the person made.
    Code(String),
    /// More words for a fact.
    Words(FactId),
}

struct Line {
    label: String,
    detail: String,
    keys: String,
    hue: Option<Color32>,
    choice: Choice,
}

impl Picker {
    /// A picker for words of an article, which hangs at a place. `contents` is what they say as far
    /// as it is known, by kind.
    pub fn new(
        at: Pos2,
        article: &Article,
        spans: &[Span],
        contents: Vec<FactContent>,
        beside: Option<&Fact>,
        codebook: &Arc<Codebook>,
    ) -> Self {
        let evidence = spans.iter().map(|span| Evidence::new(article, *span));
        Self {
            at,
            evidence: evidence.collect(),
            contents,
            is_filled: false,
            codebook: Arc::clone(codebook),
            beside: beside.map(|fact| (fact.id.clone(), wording::value(fact))),
            text: String::new(),
            marked: 0,
            taken: None,
        }
    }

    /// Where it hangs.
    pub fn at(&self) -> Pos2 {
        self.at
    }

    /// Takes over what the engine read in the words.
    pub fn fill(&mut self, contents: Vec<FactContent>) {
        self.contents = contents;
        self.is_filled = true;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        frame::name(ui, "Kind of fact");
        ui.set_width(frame::width(ui, 400.0));
        let field = widgets::search(ui, &mut self.text, "Kind of fact", true);
        if field.changed() {
            self.marked = 0;
        }
        ui.add_space(4.0);
        let lines = self.lines(ui.ctx(), commands);
        let (up, down, form, enter) = ui.input_mut(|input| {
            (
                input.key_pressed(Key::ArrowUp),
                input.key_pressed(Key::ArrowDown),
                // As it was held with the key: it may be let go within the same pass.
                input.consume_key(Modifiers::COMMAND, Key::Enter),
                input.key_pressed(Key::Enter),
            )
        });
        self.marked = (self.marked + usize::from(down))
            .saturating_sub(usize::from(up))
            .min(lines.len().saturating_sub(1));
        let mut taken = (form || enter).then_some(self.marked);
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = frame::room(ui, BESIDE, [ROW * 2.0, f32::INFINITY]);
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            for (index, line) in lines.iter().enumerate() {
                if show_line(ui, line, index == self.marked, up || down) {
                    taken = Some(index);
                }
            }
        });
        ui.add_space(6.0);
        let note = "Enter adds it · Ctrl+Enter shows its fields first";
        let ink = Palette::of(ui.visuals()).ink_faint;
        ui.label(RichText::new(note).size(12.0).color(ink));
        if let Some(line) = taken.and_then(|index| lines.into_iter().nth(index)) {
            self.taken = Some(match line.choice {
                Choice::Kind(kind, _) => Choice::Kind(kind, form),
                other => other,
            });
        }
        if self.is_filled
            && let Some(choice) = self.taken.take()
        {
            self.carry_out(choice, commands);
        }
    }

    fn lines(&self, ctx: &Context, commands: &Commands) -> Vec<Line> {
        let palette = Palette::of(&ctx.global_style().visuals);
        let kinds = self.contents.iter().map(|content| {
            let kind = content.kind();
            Line {
                label: kind.name().to_owned(),
                detail: self.says(content),
                keys: commands.key(ctx, Action::Add(kind)),
                hue: Some(palette.kind(kind)),
                choice: Choice::Kind(kind, false),
            }
        });
        let codes = self.codebook.of(Sort::Kind).map(|entry| Line {
            label: entry.name.clone(),
            detail: one_line(&entry.description),
            keys: entry
                .key
                .map_or(String::new(), |key| key.to_uppercase().to_string()),
            hue: Some(theme::color_of(entry.color)),
            choice: Choice::Code(entry.name.clone()),
        });
        let words = self.beside.iter().map(|(fact, says)| Line {
            label: "Add to the selected fact".to_owned(),
            detail: says.clone(),
            keys: String::new(),
            hue: None,
            choice: Choice::Words(fact.clone()),
        });
        let wanted = self.text.trim().to_lowercase();
        let types = EntityType::ALL.into_iter().filter(|_| !wanted.is_empty());
        let types = types.map(|entity_type| Line {
            label: format!("Entity: {}", wording::entity_type(entity_type)),
            detail: String::new(),
            keys: String::new(),
            hue: Some(palette.kind(FactKind::Entity)),
            choice: Choice::Entity(entity_type),
        });
        let found =
            |line: &Line| line.label.to_lowercase().contains(&wanted) || line.keys == wanted;
        kinds
            .chain(codes)
            .chain(types)
            .chain(words)
            .filter(found)
            .collect()
    }

    /// What a fact of these words would say, in a few words.
    fn says(&self, content: &FactContent) -> String {
        let is_untold = matches!(content, FactContent::Time(time) if time.value.is_none());
        if is_untold || !kinds::is_complete(content) {
            return "to be filled in".to_owned();
        }
        let fact = manual_fact(content.clone(), self.evidence.clone());
        match (content, wording::value(&fact), wording::detail(&fact)) {
            (FactContent::Quote(_), _, detail) => detail,
            (_, value, detail) if detail.is_empty() => value,
            (_, value, detail) => format!("{value} · {detail}"),
        }
    }

    fn carry_out(&self, choice: Choice, commands: &mut Commands) {
        let content = |kind| {
            let mut contents = self.contents.iter();
            contents.find(|content| content.kind() == kind).cloned()
        };
        let command = match choice {
            Choice::Words(fact) => Some(MakeCommand::AddWords(fact)),
            Choice::Kind(kind, form) => content(kind).map(|content| {
                if form || !kinds::is_complete(&content) {
                    MakeCommand::FormOf(content)
                } else {
                    MakeCommand::Add(content)
                }
            }),
            Choice::Code(code) => Some(MakeCommand::Add(FactContent::Code(Code {
                code,
                value: String::new(),
            }))),
            Choice::Entity(entity_type) => content(FactKind::Entity).map(|mut content| {
                if let FactContent::Entity(entity) = &mut content {
                    entity.entity_type = entity_type;
                }
                MakeCommand::Add(content)
            }),
        };
        commands.send(Command::CloseDialog);
        if let Some(command) = command {
            commands.send(Command::Make(command));
        }
    }
}

/// Draws a line, in sight where the mark has come to it; whether it was clicked.
fn show_line(ui: &mut Ui, line: &Line, marked: bool, moved: bool) -> bool {
    let palette = Palette::of(ui.visuals());
    let (rect, response) = widgets::row(ui, ROW, marked, &line.label);
    if marked && moved {
        response.scroll_to_me(None);
    }
    let painter = ui.painter();
    let middle = rect.center().y;
    if let Some(hue) = line.hue {
        painter.circle_filled(pos2(rect.left() + 14.0, middle), 4.5, hue);
    }
    let at = pos2(rect.left() + 28.0, middle - 9.0);
    let room = rect.right() - 34.0 - at.x;
    let font = theme::strong(13.5);
    let size = widgets::line(painter, at, &line.label, font, palette.ink, room);
    let at = pos2(at.x + size.x + 10.0, middle - 8.0);
    let room = rect.right() - 34.0 - at.x;
    if room > 20.0 {
        widgets::line(
            painter,
            at,
            &line.detail,
            theme::sans(12.5),
            palette.ink_soft,
            room,
        );
    }
    let at = pos2(rect.right() - 12.0, middle);
    let keys = theme::sans(12.5);
    painter.text(
        at,
        Align2::RIGHT_CENTER,
        &line.keys,
        keys,
        palette.ink_faint,
    );
    response.clicked()
}
