//! The chosen articles against each other: in brief, claim by claim, in time, by person, and two face to
//! face.

pub mod brief;
mod differing;
mod flow;
pub mod matrix;
mod pair;
mod posts;
mod stack;
pub mod subject;
mod subject_picker;
mod timeline;
mod who;

use std::collections::HashMap;

use egui::{Align, CentralPanel, EventFilter, Frame, Id, Layout, Margin, Panel, RichText, Ui};

use self::brief::BriefPage;
use self::matrix::Matrix;
use self::pair::PairView;
use self::timeline::Timeline;
use self::who::WhoPage;
use super::Sidelight;
use super::command::{Action, Command, Commands};
use super::comparing::{Comparison, Said, Wanted};
use super::theme::{self, Palette, Typeface};
use super::view::{Aspect, View};
use super::widgets;
use super::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::brief::Brief;

/// What the views show.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The chosen articles, compared.
    pub comparison: &'a Comparison,
    /// Differs between any two comparisons.
    pub generation: u64,
    /// The same in brief.
    pub brief: &'a Brief,
    /// The project they are from.
    pub workspace: &'a Workspace,
    /// Size of article text, in points.
    pub text_size: f32,
    /// The letters of article text.
    pub typeface: Typeface,
}

/// What the views keep from pass to pass.
pub struct CompareViews {
    /// What is shown, in brief.
    made: Brief,
    /// The comparison and the revision of the project that it was made from.
    made_from: Option<(u64, (u64, u64))>,
    brief: BriefPage,
    matrix: Matrix,
    timeline: Timeline,
    who: WhoPage,
    pair: PairView,
}

impl Shown<'_> {
    /// What to call the outlet of each article, in the order of the sheets.
    fn outlets(&self) -> Vec<&str> {
        let sources = self.brief.sources.iter();
        let names: HashMap<&ArticleId, &str> = sources
            .map(|source| (&source.article, source.outlet.as_str()))
            .collect();
        let sheets = self.comparison.sheets.iter();
        let name = |id| names.get(id).copied().unwrap_or_default();
        sheets.map(|sheet| name(&sheet.article.id)).collect()
    }
}

impl Sidelight {
    /// The chosen articles against each other and, below, the words that are looked at.
    pub(super) fn comparing(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let articles = &self.view.chosen;
        let wanted = Wanted {
            articles: articles.clone(),
            revision: self.workspace.revision(),
        };
        let said = Said::of(self.workspace.project());
        self.comparer.want(wanted, &said, || {
            let listed = self.workspace.articles().iter();
            let chosen = listed.filter(|entry| articles.contains(&entry.id));
            chosen
                .filter_map(|entry| self.workspace.sheet(&entry.id))
                .collect()
        });
        self.find_sought();
        let frame = |top| {
            Frame::new().fill(palette.paper).inner_margin(Margin {
                left: 16,
                right: 0,
                top,
                bottom: 0,
            })
        };
        // They stay where they are when words are looked at beside or below.
        let above = Panel::top("ways of comparing").frame(frame(8));
        above
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| {
                widgets::name_panel(ui, "Ways of comparing");
                let (view, ready) = (&mut self.view, self.comparer.comparison().is_some());
                let searches = ready && view.aspect == Aspect::Claims;
                tabs(ui, view.aspect, commands, |ui| {
                    if searches {
                        matrix::words(ui, view);
                    }
                });
            });
        self.previewing(ui, commands);
        CentralPanel::default().frame(frame(0)).show(ui, |ui| {
            widgets::name_panel(ui, "Comparison");
            let Some(comparison) = self.comparer.comparison() else {
                return;
            };
            let generation = self.comparer.generation();
            let views = &mut self.compare_views;
            let brief = views.make_brief(comparison, generation, &self.workspace);
            let shown = Shown {
                comparison,
                generation,
                brief: &brief,
                workspace: &self.workspace,
                text_size: self.store.settings.text_size,
                typeface: self.store.settings.typeface,
            };
            views.show(ui, &shown, &mut self.view, commands);
            views.made = brief;
        });
    }
}

impl CompareViews {
    /// Views whose work wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            made: Brief::default(),
            made_from: None,
            brief: BriefPage::default(),
            matrix: Matrix::default(),
            timeline: Timeline::default(),
            who: WhoPage::default(),
            pair: PairView::new(ctx),
        }
    }

    /// What the outlet of an article is called that is compared.
    pub fn outlet(&self, article: &ArticleId) -> &str {
        self.made.outlet(article)
    }

    /// The brief of a comparison with the verdicts of the person, made anew when either changed. It is
    /// lent for a pass.
    fn make_brief(
        &mut self,
        comparison: &Comparison,
        generation: u64,
        workspace: &Workspace,
    ) -> Brief {
        let from = Some((generation, workspace.revision()));
        if self.made_from == from {
            return std::mem::take(&mut self.made);
        }
        self.made_from = from;
        let said = workspace.project().words_on_rows();
        Brief::new(&comparison.sheets, comparison.found(), |row| said.on(row))
    }

    fn show(&mut self, ui: &mut Ui, shown: &Shown<'_>, view: &mut View, commands: &mut Commands) {
        let aspect = view.aspect;
        let needed = match aspect {
            Aspect::Claims | Aspect::Pair => 2,
            Aspect::Brief | Aspect::Timeline | Aspect::Who => 1,
        };
        if view.chosen.len() < needed {
            too_few(ui, needed);
            return;
        }
        match aspect {
            Aspect::Brief => self.brief.show(ui, shown, view, commands),
            Aspect::Claims => self.matrix.show(ui, shown, view, commands),
            Aspect::Timeline => self.timeline.show(ui, shown, view, commands),
            Aspect::Who => self.who.show(ui, shown, view, commands),
            Aspect::Pair => self.pair.show(ui, shown, view, commands),
        }
    }
}

/// Least width beside the ways of comparing for what the present one asks for, in points.
const ASIDE: f32 = 160.0;

/// The ways of comparing on the left; on the right what the present one asks for.
fn tabs(ui: &mut Ui, aspect: Aspect, commands: &mut Commands, right: impl FnOnce(&mut Ui)) {
    let below = ui.horizontal(|ui| {
        let options = [
            (Aspect::Brief, "Brief"),
            (Aspect::Claims, "Claims"),
            (Aspect::Timeline, "Timeline"),
            (Aspect::Who, "Who"),
            (Aspect::Pair, "Two articles"),
        ];
        if let Some(picked) = widgets::segments(ui, &options, aspect) {
            commands.send(Command::Do(Action::showing(picked)));
        }
        if ui.available_width() < ASIDE {
            return Some(right);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme::GAP);
            right(ui);
        });
        None
    });
    // Where there is no room beside, it stands below.
    if let Some(right) = below.inner {
        right(ui);
    }
    ui.add_space(2.0);
}

/// Says what to do while there is too little to compare.
fn too_few(ui: &mut Ui, needed: usize) {
    let palette = Palette::of(ui.visuals());
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        let text = match needed {
            1 => "Choose an article or more",
            _ => "Choose two articles or more",
        };
        ui.label(RichText::new(text).font(theme::serif_strong(26.0)));
        ui.add_space(theme::SMALL_GAP);
        let text = "Tick them in the library on the left.";
        ui.label(RichText::new(text).color(palette.ink_soft));
    });
}

/// The arrow keys go to what has the keyboard rather than to the nearest widget.
fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}
