//! Who else an entity is: others of its article that become one with it, and those of other
//! articles that are the same.

use std::sync::Arc;

use egui::{Checkbox, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::frame::{self, Control as _};
use crate::app::command::{Command, Commands, MakeCommand};
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use crate::app::workspace::Identification;
use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Identity, Named, same_entities};
use sidelight_engine::facts::{Entity, FactContent, FactId, FactSheet, Status};

/// Height of a line, in points.
const LINE: f32 = 32.0;

/// The entities that one may be.
#[derive(Debug)]
pub struct WhoForm {
    article: ArticleId,
    fact: FactId,
    entity: Entity,
    /// `None` until they are found.
    others: Option<Vec<Other>>,
    text: String,
}

/// Another entity.
#[derive(Debug, Clone)]
pub struct Other {
    /// The fact, where it is one of the same article.
    fact: Option<FactId>,
    named: Named,
    /// Its type and mentions, in a few words.
    detail: String,
    /// What its article is called.
    title: String,
    /// Whether it was the same before the person said something.
    was_same: bool,
    same: bool,
    /// Whether it is of the same type.
    is_alike: bool,
}

impl Other {
    /// All entities of some articles but one: those that are it first, then those of its type, its
    /// own article's before others.
    pub fn all(
        sheets: &[Arc<FactSheet>],
        identities: &[Identity],
        article: &ArticleId,
        fact: &FactId,
    ) -> Vec<Self> {
        let clusters = same_entities(sheets, identities);
        let is_it = |&(sheet, place): &(usize, usize)| {
            let sheet = &sheets[sheet];
            sheet.article.id == *article && sheet.facts[place].id == *fact
        };
        let cluster = clusters.iter().find(|cluster| cluster.iter().any(is_it));
        let cluster = cluster.map_or(&[][..], Vec::as_slice);
        let entity_type =
            |&(sheet, place): &(usize, usize)| match &sheets[sheet].facts[place].content {
                FactContent::Entity(entity) => Some(entity.entity_type),
                _ => None,
            };
        let its_type = cluster
            .iter()
            .find(|place| is_it(place))
            .and_then(entity_type);
        let mut others = Vec::new();
        for (at, sheet) in sheets.iter().enumerate() {
            for (place, known) in sheet.facts.iter().enumerate() {
                let FactContent::Entity(entity) = &known.content else {
                    continue;
                };
                let here = sheet.article.id == *article;
                if known.status == Status::Rejected || is_it(&(at, place)) {
                    continue;
                }
                // Facts of one article are told apart by it, whatever their names.
                let was_same = !here && cluster.contains(&(at, place));
                others.push(Self {
                    fact: here.then(|| known.id.clone()),
                    named: Named {
                        article: sheet.article.id.clone(),
                        name: entity.name.clone(),
                    },
                    detail: wording::detail(known),
                    title: sheet.article.display_title().to_owned(),
                    was_same,
                    same: was_same,
                    is_alike: its_type == Some(entity.entity_type),
                });
            }
        }
        others.sort_by_key(|other| {
            let elsewhere = other.fact.is_none();
            (
                !other.was_same,
                !other.is_alike,
                elsewhere,
                other.named.name.to_lowercase(),
            )
        });
        others
    }
}

impl WhoForm {
    /// A form for an entity.
    pub fn new(article: ArticleId, fact: FactId, entity: Entity) -> Self {
        Self {
            article,
            fact,
            entity,
            others: None,
            text: String::new(),
        }
    }

    /// Takes over who it may be.
    pub fn set_others(&mut self, others: Vec<Other>) {
        self.others = Some(others);
    }

    /// What the person said.
    pub fn into_identification(self) -> Identification {
        let others = self.others.unwrap_or_default();
        let changed = others
            .into_iter()
            .filter(|other| other.same != other.was_same);
        let (here, elsewhere): (Vec<_>, Vec<_>) = changed.partition(|other| other.fact.is_some());
        Identification {
            article: self.article,
            fact: self.fact,
            name: self.entity.name,
            united: here.into_iter().filter_map(|other| other.fact).collect(),
            judged: elsewhere
                .into_iter()
                .map(|other| (other.named, other.same))
                .collect(),
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let title = format!("Who is “{}”?", self.entity.name);
        frame::page(ui, &title, 620.0, |ui| self.contents(ui));
        let mut others = self.others.iter().flatten();
        let changed = others.any(|other| other.same != other.was_same);
        if frame::buttons(ui, "Apply", changed, commands) {
            commands.send(Command::Make(MakeCommand::Identify));
        }
    }

    fn contents(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        let told = "Tick who is the same. Names of this article become one entity; names of other \
                    articles of the story stand in one row when you compare.";
        ui.label(RichText::new(told).size(13.0).color(palette.ink_soft));
        ui.add_space(theme::SMALL_GAP);
        widgets::search(ui, &mut self.text, "Find a name", false)
            .leaving_enter()
            .first();
        ui.add_space(theme::SMALL_GAP);
        let wanted = self.text.trim().to_lowercase();
        let Some(others) = &mut self.others else {
            ui.label("Reading the names…");
            return;
        };
        let found = |other: &&mut Other| other.named.name.to_lowercase().contains(&wanted);
        let mut shown: Vec<&mut Other> = others.iter_mut().filter(found).collect();
        ScrollArea::vertical()
            .max_height(frame::room(ui, 280.0, [140.0, 360.0]))
            .auto_shrink([false, true])
            .show_rows(ui, LINE, shown.len(), |ui, rows| {
                for other in &mut shown[rows] {
                    line(ui, other);
                }
            });
    }
}

fn line(ui: &mut Ui, other: &mut Other) {
    let palette = Palette::of(ui.visuals());
    let size = vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let title = if other.fact.is_some() {
        "this article"
    } else {
        &other.title
    };
    let name = format!("Same: {}, {title}", other.named.name);
    let place = egui::Rect::from_min_size(rect.min, vec2(24.0, rect.height()));
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        let tick = ui.add(Checkbox::without_text(&mut other.same));
        tick.accessible_name(name).leaving_enter();
    });
    let middle = rect.center().y;
    let at = pos2(rect.left() + 30.0, middle - 9.0);
    let font = theme::strong(13.5);
    let painter = ui.painter();
    let size = widgets::line(painter, at, &other.named.name, font, palette.ink, 240.0);
    let at = pos2(at.x + size.x + 10.0, middle - 8.0);
    let right = rect.right() - 200.0;
    let soft = theme::sans(12.5);
    if right - at.x > 20.0 {
        widgets::line(
            painter,
            at,
            &other.detail,
            soft.clone(),
            palette.ink_soft,
            right - at.x,
        );
    }
    let at = pos2(right + 12.0, middle - 8.0);
    widgets::line(painter, at, title, soft, palette.ink_faint, 180.0);
}
