//! What is known of one article or of several: outlet, title, authors, date, language.

mod field;

use egui::{Button, Label, RichText, ScrollArea, TextEdit, Ui, vec2};

pub(super) use self::field::date_trouble;

use self::field::Field;
use super::frame::{self, Control as _};
use crate::app::command::{Command, Commands};
use crate::app::theme::{self, Palette};
use crate::app::wording;
use sidelight_engine::article::{Article, ArticleId, Metadata};
use sidelight_engine::compare::proposed_outlets;
use sidelight_engine::ingest::typed_date;

/// Height of a line, and greatest height of the list, in points.
const HEIGHT: f32 = 28.0;
const LIST: [f32; 2] = [80.0, 400.0];
/// Height of the window that what stands above and below the list takes, in points.
const BESIDE_LIST: f32 = 340.0;
/// Width of the form for one article, and of the names of its fields, in points.
const ONE: f32 = 520.0;
const NAMES: f32 = 84.0;

/// What is known of some articles, in the making.
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
    name: String,
    /// The file or address that it was read from.
    place: String,
    metadata: Metadata,
    told: Told,
    /// What the article itself tells of its outlet, where nothing is set.
    proposal: Option<String>,
}

/// What stands in the fields.
#[derive(Debug, Clone, Default)]
struct Told([String; Field::ALL.len()]);

impl Told {
    fn of(metadata: &Metadata) -> Self {
        Self(Field::ALL.map(|field| field.read(metadata)))
    }

    fn text(&mut self, field: Field) -> &mut String {
        &mut self.0[field as usize]
    }

    /// Why what is typed cannot be kept.
    fn trouble(&self) -> Option<String> {
        let mut fields = Field::ALL.iter().zip(&self.0);
        fields.find_map(|(field, text)| field.trouble(text))
    }
}

impl Line {
    fn new(article: &Article, proposal: Option<String>) -> Self {
        let metadata = article.metadata.clone();
        Self {
            article: article.id.clone(),
            name: article.display_title().to_owned(),
            place: wording::place(&article.provenance),
            told: Told::of(&metadata),
            proposal,
            metadata,
        }
    }

    /// What is to be kept, where it is something else than before.
    fn change(&self) -> Option<(ArticleId, Metadata)> {
        let mut changed = self.metadata.clone();
        for (field, text) in Field::ALL.iter().zip(&self.told.0) {
            if *text != field.read(&self.metadata) {
                field.write(text, &mut changed);
            }
        }
        (changed != self.metadata).then(|| (self.article.clone(), changed))
    }

    /// Whether nothing is set where the article itself tells an outlet.
    fn has_open_proposal(&self) -> bool {
        self.proposal.is_some() && self.told.0[Field::Outlet as usize].trim().is_empty()
    }

    fn take_proposal(&mut self) {
        if self.has_open_proposal() {
            let proposal = self.proposal.clone().unwrap_or_default();
            *self.told.text(Field::Outlet) = proposal;
        }
    }

    /// The field of something that is known of the article.
    fn field(&mut self, ui: &mut Ui, field: Field, width: f32) -> egui::Response {
        let hint = match &self.proposal {
            Some(proposal) if field == Field::Outlet => format!("perhaps {proposal}"),
            _ => field.hint().to_owned(),
        };
        let name = format!("{} of {}", field.name(), self.name);
        entry(ui, field, self.told.text(field), &hint, &name, width)
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
        let why = "What articles are called here and in reports, and the day that “Monday” is counted from.";
        if let [line] = self.lines.as_mut_slice() {
            frame::page(ui, "About the article", ONE, |ui| {
                explain(ui, why);
                one(ui, line);
            });
        } else {
            let title = format!("About {} articles", self.lines.len());
            frame::page(ui, &title, Field::ROOM, |ui| {
                explain(ui, why);
                self.table(ui);
            });
        }
        let mut troubles = self.lines.iter().filter_map(|line| line.told.trouble());
        let trouble = troubles.next().or_else(|| self.all.trouble());
        if let Some(trouble) = &trouble {
            let palette = Palette::of(ui.visuals());
            ui.add_space(theme::SMALL_GAP);
            ui.label(RichText::new(trouble).size(13.0).color(palette.danger));
        }
        if frame::buttons(ui, "Save", trouble.is_none(), commands) {
            let changes = self.lines.iter().filter_map(Line::change).collect();
            commands.send(Command::SetSources(changes));
        }
    }

    /// A line an article under the names of the fields; above them what is set for all at once.
    fn table(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        ui.spacing_mut().item_spacing.x = Field::GAP;
        ui.horizontal(|ui| {
            for field in Field::ALL {
                let text = RichText::new(field.name()).font(theme::strong(12.5));
                let text = Label::new(text.color(palette.ink_soft));
                cell(ui, field.width(), |ui| ui.add(text));
            }
        });
        ui.horizontal(|ui| {
            cell(ui, Field::Title.width(), |ui| {
                ui.label(RichText::new("For all of them").color(palette.ink_soft))
            });
            for field in Field::ALL.into_iter().skip(1) {
                let name = format!("{} of all", field.name());
                let text = self.all.text(field);
                entry(ui, field, text, field.hint(), &name, field.width());
            }
        });
        ui.horizontal(|ui| {
            ui.add_space(Field::Title.width() + Field::GAP);
            let typed = self.all.0.iter().any(|text| !text.trim().is_empty());
            let sound = typed && self.all.trouble().is_none();
            if ui.add_enabled(sound, Button::new("Fill in")).clicked() {
                self.fill_in();
            }
            let proposed = self.lines.iter().any(Line::has_open_proposal);
            let button = Button::new("Take what is proposed");
            let button = ui.add_enabled(proposed, button);
            if button
                .on_hover_text("The outlets that stand in grey")
                .clicked()
            {
                self.lines.iter_mut().for_each(Line::take_proposal);
            }
        });
        ui.separator();
        let room = frame::room(ui, BESIDE_LIST, LIST);
        ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .show(ui, |ui| {
                for line in &mut self.lines {
                    ui.horizontal(|ui| {
                        for field in Field::ALL {
                            line.field(ui, field, field.width());
                        }
                    });
                }
            });
    }

    fn fill_in(&mut self) {
        for line in &mut self.lines {
            for (all, own) in self.all.0.iter().zip(&mut line.told.0) {
                if !all.trim().is_empty() {
                    own.clone_from(all);
                }
            }
        }
    }
}

fn explain(ui: &mut Ui, why: &str) {
    let palette = Palette::of(ui.visuals());
    let why = RichText::new(why).color(palette.ink_soft);
    ui.add(Label::new(why).wrap());
    ui.add_space(theme::GAP);
}

/// The fields of one article, one below the other.
fn one(ui: &mut Ui, line: &mut Line) {
    let palette = Palette::of(ui.visuals());
    let soft = |text: &str| RichText::new(text).size(13.0).color(palette.ink_soft);
    for field in Field::BELOW_EACH_OTHER {
        ui.horizontal(|ui| {
            cell(ui, NAMES, |ui| ui.label(soft(field.name())));
            let width = field.width_alone(ui.available_width());
            let entry = line.field(ui, field, width);
            if field == Field::Outlet {
                entry.first();
            }
            // The day as it is understood: "3/4/2025" may be meant otherwise.
            if let Some(day) = typed_date(line.told.text(field)).filter(|_| field == Field::Date) {
                ui.label(soft(&wording::day_words(day)));
            }
        });
        if field == Field::Outlet && line.has_open_proposal() {
            ui.horizontal(|ui| {
                ui.add_space(NAMES + ui.spacing().item_spacing.x);
                if ui.small_button("Take what is proposed").clicked() {
                    line.take_proposal();
                }
            });
        }
    }
    ui.add_space(theme::SMALL_GAP);
    ui.horizontal(|ui| {
        cell(ui, NAMES, |ui| ui.label(soft("Read from")));
        ui.add(Label::new(soft(&line.place)).truncate());
    });
    if let Some(credited) = &line.metadata.original_source {
        ui.horizontal(|ui| {
            cell(ui, NAMES, |ui| ui.label(soft("Credits")));
            ui.add(Label::new(soft(credited)).truncate());
        });
    }
}

/// Something in a column of a width.
fn cell<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(width, HEIGHT), layout, |ui| {
        ui.set_min_size(vec2(width, HEIGHT));
        contents(ui);
    });
}

fn entry(
    ui: &mut Ui,
    field: Field,
    text: &mut String,
    hint: &str,
    name: &str,
    width: f32,
) -> egui::Response {
    let palette = Palette::of(ui.visuals());
    let ink = match field.trouble(text) {
        Some(_) => palette.danger,
        None => palette.ink,
    };
    let entry = TextEdit::singleline(text).hint_text(hint).text_color(ink);
    ui.add(entry.desired_width(width))
        .accessible_name(name)
        .leaving_enter()
}
