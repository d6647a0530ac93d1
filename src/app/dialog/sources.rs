//! Who published each of some articles, and when.

use egui::{Label, RichText, ScrollArea, TextEdit, Ui, vec2};
use jiff::civil::Date;

use super::frame::{self, Control as _};
use crate::app::command::{Command, Commands};
use crate::app::theme::{self, Palette};
use sidelight_engine::article::{Article, ArticleId, Metadata};
use sidelight_engine::compare::proposed_outlets;

/// Width of a title and of the fields, height of a line, and greatest height of the list, in points.
const TITLE: f32 = 300.0;
const HEIGHT: f32 = 28.0;
const OUTLET: f32 = 230.0;
const DATE: f32 = 116.0;
const LIST: [f32; 2] = [80.0, 340.0];
/// Height of the window that what stands above and below the list takes, in points.
const BESIDE_LIST: f32 = 280.0;

/// Outlets and days in the making.
#[derive(Debug)]
pub struct SourcesForm {
    lines: Vec<Line>,
    /// What is to be set for all.
    all: Told,
}

/// An article.
#[derive(Debug)]
struct Line {
    article: ArticleId,
    title: String,
    metadata: Metadata,
    told: Told,
    /// What the article itself tells, where nothing is set.
    proposal: Option<String>,
}

/// Outlet and day as they are typed.
#[derive(Debug, Clone, Default)]
struct Told {
    outlet: String,
    date: String,
}

impl Told {
    /// The day; an error where something else stands there.
    fn day(&self) -> Result<Option<Date>, jiff::Error> {
        match self.date.trim() {
            "" => Ok(None),
            text => text.parse().map(Some),
        }
    }
}

impl Line {
    fn new(article: &Article, proposal: Option<String>) -> Self {
        let metadata = article.metadata.clone();
        let outlet = metadata.publisher.clone().unwrap_or_default();
        let date = metadata.published.map(|date| date.to_string());
        Self {
            article: article.id.clone(),
            title: article.display_title().to_owned(),
            told: Told {
                outlet,
                date: date.unwrap_or_default(),
            },
            proposal,
            metadata,
        }
    }

    fn show(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        ui.horizontal(|ui| {
            ui.allocate_ui(vec2(TITLE, HEIGHT), |ui| {
                ui.set_min_size(vec2(TITLE, HEIGHT));
                ui.add(Label::new(RichText::new(&self.title).color(palette.ink)).truncate());
            });
            let hint = match &self.proposal {
                Some(proposal) => format!("perhaps {proposal}"),
                None => "Outlet".to_owned(),
            };
            let name = format!("Outlet of {}", self.title);
            field(ui, &mut self.told.outlet, &hint, &name, OUTLET);
            let name = format!("Date of {}", self.title);
            field(ui, &mut self.told.date, "2024-09-30", &name, DATE);
            if self.told.day().is_err() {
                let text = RichText::new("no date").size(13.0);
                ui.label(text.color(palette.danger));
            }
        });
    }

    /// What is to be kept, where it is something else than before.
    fn change(&self) -> Option<(ArticleId, Metadata)> {
        let outlet = self.told.outlet.trim();
        let changed = Metadata {
            publisher: (!outlet.is_empty()).then(|| outlet.to_owned()),
            published: self.told.day().ok()?,
            ..self.metadata.clone()
        };
        (changed != self.metadata).then(|| (self.article.clone(), changed))
    }
}

impl SourcesForm {
    /// A form for some articles.
    pub fn new(articles: &[&Article]) -> Self {
        let proposals = proposed_outlets(articles).into_iter();
        let lines = articles.iter().zip(proposals);
        Self {
            lines: lines
                .map(|(article, proposal)| Line::new(article, proposal))
                .collect(),
            all: Told::default(),
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        frame::page(
            ui,
            "Outlets and dates",
            TITLE + OUTLET + DATE + 110.0,
            |ui| {
                let why = "What articles are called here and in reports, and the day that “Monday” is counted from.";
                ui.label(RichText::new(why).color(palette.ink_soft));
                ui.add_space(theme::GAP);
                if self.lines.len() > 1 {
                    self.for_all(ui);
                    ui.add_space(theme::SMALL_GAP);
                    ui.separator();
                }
                let room = frame::room(ui, BESIDE_LIST, LIST);
                ScrollArea::vertical().max_height(room).show(ui, |ui| {
                    for line in &mut self.lines {
                        line.show(ui);
                    }
                });
            },
        );
        let sound = self.lines.iter().all(|line| line.told.day().is_ok());
        if frame::buttons(ui, "Save", sound, commands) {
            let changes = self.lines.iter().filter_map(Line::change).collect();
            commands.send(Command::SetSources(changes));
        }
    }

    fn for_all(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.label("For all:");
            field(ui, &mut self.all.outlet, "Outlet", "Outlet of all", OUTLET);
            field(ui, &mut self.all.date, "2024-09-30", "Date of all", DATE);
            let sound = self.all.day().is_ok();
            if ui
                .add_enabled(sound, egui::Button::new("Fill in"))
                .clicked()
            {
                for line in &mut self.lines {
                    for (all, own) in [
                        (&self.all.outlet, &mut line.told.outlet),
                        (&self.all.date, &mut line.told.date),
                    ] {
                        if !all.trim().is_empty() {
                            own.clone_from(all);
                        }
                    }
                }
            }
            let open = |line: &&mut Line| line.told.outlet.trim().is_empty();
            let proposed = self
                .lines
                .iter()
                .any(|line| line.told.outlet.trim().is_empty() && line.proposal.is_some());
            let button = egui::Button::new("Take what is proposed");
            if ui.add_enabled(proposed, button).clicked() {
                for line in self.lines.iter_mut().filter(open) {
                    line.told.outlet = line.proposal.clone().unwrap_or_default();
                }
            }
        });
    }
}

fn field(ui: &mut Ui, text: &mut String, hint: &str, name: &str, width: f32) {
    let field = TextEdit::singleline(text)
        .hint_text(hint)
        .desired_width(width);
    ui.add(field).accessible_name(name).leaving_enter();
}
