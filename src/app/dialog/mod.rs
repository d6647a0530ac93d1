//! What is laid over the window and answered before the work goes on.

mod absent;
mod changes;
mod codebook;
mod export;
mod fact_form;
pub mod fields;
mod finding;
mod frame;
mod help;
mod keys;
mod leave;
mod legend;
mod moved;
mod newer;
mod note;
mod occurrences;
mod palette;
mod path;
mod picker;
mod published;
mod replace;
mod returned;
mod separate;
mod settings;
mod sources;
mod story_name;
mod tags;
mod who;

use egui::{Align2, Area, Context, Id, Modal, Order, Rect, UiKind, vec2};

use super::command::{Command, Commands, CompareCommand};
use super::help::Page;
use super::settings::Settings;
use super::theme;
use sidelight_project::{RowKey, StoryId};

pub use absent::absent;
pub use changes::{Changes, ChangesForm};
pub use codebook::CodebookForm;
pub use export::ExportForm;
pub use fact_form::FactForm;
pub use finding::{FindingForm, FoundOn};
pub use frame::Keyboard;
pub use keys::KeysForm;
pub use occurrences::OccurrencesForm;
pub use palette::PaletteState;
pub use path::{PathForm, Why};
pub use picker::Picker;
pub use replace::ReplaceForm;
pub use returned::ReturnedForm;
pub use separate::SeparateForm;
pub use sources::SourcesForm;
pub use tags::TagsForm;
pub use who::{Other, WhoForm};

/// The dialog that is open.
#[derive(Debug)]
pub enum Dialog {
    /// What is made of the selected words.
    Picker(Box<Picker>),
    /// All places where some words stand.
    Occurrences(Box<OccurrencesForm>),
    /// Kinds and tags of one's own.
    Codebook(Box<CodebookForm>),
    /// Who else an entity is.
    Who(Box<WhoForm>),
    /// The mentions of an entity.
    Separate(Box<SeparateForm>),
    /// What a fact says: changed, or said for the first time.
    Fact(Box<FactForm>),
    /// The note on a fact.
    Note(String),
    /// The note on a row of the comparison: which, what it tells, the note.
    RowNote(RowKey, String, String),
    /// What was found out about a claim.
    Finding(FindingForm),
    /// The tags of a fact.
    Tags(TagsForm),
    /// The date of publication of an article.
    Published(String),
    /// Outlet, title, authors, date and language of some articles.
    Sources(SourcesForm),
    /// The name of a story.
    StoryName(StoryId, String),
    /// The path of a file, where the desktop has no dialog for it.
    Path(PathForm),
    /// Whether a file may be replaced.
    Replace(ReplaceForm),
    /// The file of the project is gone: why the last change was not kept.
    Moved(String),
    /// Whether to quit although something is not done: what that is.
    Leave(String),
    /// What is exported.
    Export(ExportForm),
    /// Whether articles of these titles replace the older texts that are there.
    Newer(Vec<String>),
    /// What a newer text of an article changed.
    Changes(ChangesForm),
    /// What became of annotations that were brought back.
    Returned(ReturnedForm),
    /// The keys, as they are bound.
    Keys(KeysForm),
    /// All commands, found by typing.
    Palette(PaletteState),
    /// A page of help.
    Help(Page),
    /// What lines, bars, grounds, signs and colours mean.
    Legend,
    /// The settings.
    Settings,
}

impl Dialog {
    /// Whether Enter takes a line of a list that is sought by typing.
    fn has_its_own_enter(&self) -> bool {
        matches!(self, Self::Picker(_) | Self::Tags(_) | Self::Palette(_))
    }

    /// Draws the dialog over the window.
    pub fn show(&mut self, ctx: &Context, settings: &mut Settings, commands: &mut Commands) {
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(20);
        let modal = Modal::new(Id::unique("dialog"))
            .backdrop_color(theme::SCRIM)
            .frame(frame);
        let modal = match self {
            Self::Picker(picker) => {
                // A small thing beside the words, which stay in sight.
                let area = Area::new(Id::unique("picker"))
                    .kind(UiKind::Modal)
                    .order(Order::Foreground)
                    .fixed_pos(picker.at());
                let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(10);
                let modal = modal.area(area).frame(frame);
                modal.backdrop_color(egui::Color32::TRANSPARENT)
            }
            Self::Fact(form) => match form.beside() {
                Some(words) => modal
                    .area(beside(ctx, words))
                    .backdrop_color(egui::Color32::TRANSPARENT),
                None => modal,
            },
            _ => modal,
        };
        if !self.has_its_own_enter() {
            frame::take_enter(ctx);
        }
        let response = modal.show(ctx, |ui| match self {
            Self::Picker(picker) => picker.show(ui, commands),
            Self::Occurrences(form) => form.show(ui, commands),
            Self::Codebook(form) => form.show(ui, commands),
            Self::Who(form) => form.show(ui, commands),
            Self::Separate(form) => form.show(ui, commands),
            Self::Fact(form) => form.show(ui, commands),
            Self::Note(text) => {
                if note::show(
                    ui,
                    text,
                    "What should be remembered about this fact?",
                    commands,
                ) {
                    commands.send(Command::SubmitNote(text.clone()));
                }
            }
            Self::RowNote(row, label, text) => {
                if note::show(
                    ui,
                    text,
                    "What should be remembered about this claim?",
                    commands,
                ) {
                    commands.compare(CompareCommand::NoteRow {
                        row: row.clone(),
                        label: label.clone(),
                        note: text.clone(),
                    });
                }
            }
            Self::Finding(form) => form.show(ui, commands),
            Self::Tags(form) => form.show(ui, commands),
            Self::Published(text) => published::show(ui, text, commands),
            Self::Sources(form) => form.show(ui, commands),
            Self::StoryName(story, text) => story_name::show(ui, *story, text, commands),
            Self::Path(form) => form.show(ui, commands),
            Self::Replace(form) => form.show(ui, commands),
            Self::Moved(reason) => moved::show(ui, reason, commands),
            Self::Leave(undone) => leave::show(ui, undone, commands),
            Self::Export(form) => form.show(ui, commands),
            Self::Newer(titles) => newer::show(ui, titles, commands),
            Self::Changes(form) => form.show(ui, commands),
            Self::Returned(form) => form.show(ui, commands),
            Self::Keys(form) => form.show(ui, &mut settings.keys, commands),
            Self::Palette(state) => state.show(ui, commands),
            Self::Help(page) => help::show(ui, page, commands),
            Self::Legend => legend::show(ui, commands),
            Self::Settings => settings::show(ui, settings, commands),
        });
        if response.should_close() {
            commands.send(Command::CloseDialog);
        }
    }
}

/// A place below words on the screen, or above them, where there is more room.
fn beside(ctx: &Context, words: Rect) -> Area {
    let below = words.center().y < ctx.content_rect().center().y;
    let (pivot, corner, gap) = if below {
        (Align2::LEFT_TOP, words.left_bottom(), theme::SMALL_GAP)
    } else {
        (Align2::LEFT_BOTTOM, words.left_top(), -theme::SMALL_GAP)
    };
    Area::new(Id::unique("beside"))
        .kind(UiKind::Modal)
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(corner + vec2(0.0, gap))
}
