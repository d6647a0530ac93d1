//! An article beside its facts, and a cell of the comparison in its article.

use std::slice;
use std::sync::Arc;
use std::time::Duration;

use egui::{CentralPanel, Frame, Margin, Panel, RichText, Ui};

use super::Sidelight;
use super::article_menu;
use super::command::{Action, Command, Commands, CompareCommand};
use super::fact_list::{self, Listing};
use super::facts_panel::{self, Reviewed};
use super::folding::{self, FACTS};
use super::reader::{ReaderView, SPACE_BELOW, Wash, WashStyle};
use super::review::Share;
use super::theme::{self, Palette};
use super::view::{Aspect, Preview, RowForm, Side, View};
use super::widgets;
use super::wording;
use super::workspace::{Scope, Workspace};
use sidelight_engine::article::{Article, ArticleId};
use sidelight_engine::facts::{Fact, FactId, FactSheet, Status};
use sidelight_project::{ArticleSummary, Progress};

/// Width from which the words that are looked at stand beside the brief, in points.
const BESIDE: f32 = 820.0;
/// Height of the line above the words that are looked at, in points.
const PREVIEW_BAR: f32 = 36.0;
/// Width that an article keeps beside its facts, in points.
const ARTICLE: f32 = 340.0;
/// Room from which the line above an article also tells its file, in points.
const ROOM_FOR_PLACE: f32 = 420.0;
/// How long a pass over the window counts facts.
const COUNTING: Duration = Duration::from_millis(4);

impl Sidelight {
    /// The article on show in the middle, its facts on the right, or folded there.
    pub(super) fn reading(
        &mut self,
        ui: &mut Ui,
        sheet: &Arc<FactSheet>,
        folded: bool,
        commands: &mut Commands,
    ) {
        let palette = Palette::of(ui.visuals());
        let reviewed = self.reviewed(ui.ctx(), &sheet.article.id);
        let listing = self.listed(sheet);
        // The panel may change the filter; what is marked below is still what this list holds.
        let revision = (self.workspace.revision(), self.view.revision);
        let frame = Frame::new().fill(palette.panel);
        if folded {
            let open = self.view.laid_over == Some(Side::Facts);
            folding::strip(ui, Side::Facts, open, commands);
            if open {
                let panel = CentralPanel::default().frame(frame);
                panel.show(ui, |ui| {
                    self.facts(ui, sheet, &listing, &reviewed, commands);
                });
                return;
            }
        } else {
            let most = (ui.available_width() - ARTICLE).clamp(FACTS, 560.0);
            let width = self.store.settings.widths.facts;
            let panel = Panel::right("facts")
                .frame(frame)
                .default_size(width.unwrap_or(390.0))
                .size_range(FACTS..=most)
                .show(ui, |ui| {
                    self.facts(ui, sheet, &listing, &reviewed, commands);
                });
            widgets::keep_width(&panel.response, &mut self.store.settings.widths.facts);
        }
        let facts = marked(sheet, &listing.lines, self.view.fact.as_ref());
        CentralPanel::default()
            .frame(Frame::new().fill(palette.paper))
            .show(ui, |ui| {
                widgets::name_panel(ui, "Article");
                origin(ui, &sheet.article, &self.workspace, &self.view, commands);
                self.self_check.show(ui, sheet, commands);
                self.find_bar.show(ui, &sheet.article, &mut self.reader);
                let washes = self.sought(sheet);
                let view = ReaderView {
                    article: &sheet.article,
                    facts: &facts,
                    codebook: self.workspace.project().codebook(),
                    revision,
                    selected: self.view.fact.as_ref(),
                    washes: &washes,
                    text_size: self.store.settings.text_size,
                    typeface: self.store.settings.typeface,
                    space_below: SPACE_BELOW,
                };
                if let Some(offset) = self.view.scroll_to.article.take() {
                    self.reader.set_offset(offset);
                }
                let passed = self.reader.show(ui, &view, commands);
                self.view.scrolled.article = Some(passed.offset);
            });
    }

    /// The facts of an article.
    fn facts(
        &mut self,
        ui: &mut Ui,
        sheet: &FactSheet,
        listing: &Listing,
        reviewed: &Reviewed,
        commands: &mut Commands,
    ) {
        widgets::name_panel(ui, "Facts");
        let article = &sheet.article.id;
        let selected = self.reader.selected_span().is_some();
        self.orphans
            .show(ui, article, selected, &self.workspace, commands);
        let codebook = self.workspace.project().codebook();
        facts_panel::show(
            ui,
            sheet,
            listing,
            reviewed,
            codebook,
            &mut self.view,
            commands,
        );
    }

    /// The words that are sought in an article.
    fn sought(&self, sheet: &FactSheet) -> Vec<Wash> {
        let mut washes = self.find_bar.washes();
        if let Some((article, span)) = &self.view.words
            && *article == sheet.article.id
        {
            washes.push(Wash {
                span: *span,
                style: WashStyle::FoundHere,
            });
        }
        washes.sort_by_key(|wash| wash.span);
        washes
    }

    /// How far the review is. Counts on for a moment where that takes long.
    fn reviewed(&mut self, ctx: &egui::Context, article: &ArticleId) -> Reviewed {
        let articles = self.reviewed_articles();
        let filter = &self.view.filter;
        let tally = &mut self.tally;
        let (share, counted) = tally.advance(&self.workspace, &articles, filter, COUNTING);
        if !counted {
            ctx.request_repaint();
        }
        self.share = if counted { share } else { Share::default() };
        let project = self.workspace.project();
        let scope = self.store.settings.scope;
        // To look up thousands of articles one by one would take longer than all else.
        let entries: Vec<&ArticleSummary> = match scope {
            Scope::Project => project.articles().iter().collect(),
            Scope::Article | Scope::Story => articles
                .iter()
                .filter_map(|id| project.article(id))
                .collect(),
        };
        Reviewed {
            scope,
            counts: entries.iter().map(|entry| entry.counts).sum(),
            articles: articles.len(),
            finished: entries.iter().filter(|entry| entry.finished).count(),
            progress: project
                .article(article)
                .map_or(Progress::New, ArticleSummary::progress),
            share,
            counted,
            tags: self.workspace.tags(),
            by_worth: self.store.settings.by_worth,
        }
    }

    /// The cell of the comparison that is looked at, in its article.
    pub(super) fn previewing(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let Some(preview) = self.view.preview.clone() else {
            return;
        };
        let Some(sheet) = self.workspace.sheet(&preview.article) else {
            self.view.preview = None;
            return;
        };
        let palette = Palette::of(ui.visuals());
        // Beside a page of sentences there is room for the article; below a table its columns stay whole.
        let of_sentences = match self.view.aspect {
            Aspect::Brief => true,
            Aspect::Claims => self.view.form == RowForm::Versions,
            Aspect::Timeline | Aspect::Who | Aspect::Pair => false,
        };
        let beside = of_sentences && ui.available_width() > BESIDE;
        let panel = if beside {
            let width = self.store.settings.widths.words;
            Panel::right("preview beside")
                .default_size(width.unwrap_or(ui.available_width() * 0.42))
                .size_range(320.0..=760.0)
        } else {
            Panel::bottom("preview")
                .default_size(320.0)
                .size_range(160.0..=620.0)
        };
        let frame = Frame::new().fill(palette.paper);
        let panel = panel.frame(frame).resizable(true).show(ui, |ui| {
            widgets::name_panel(ui, "Words in their article");
            preview_bar(ui, &sheet, &preview, &self.workspace, &self.view, commands);
            self.preview_words(ui, &sheet, &preview, commands);
        });
        if beside {
            widgets::keep_width(&panel.response, &mut self.store.settings.widths.words);
        }
    }

    fn preview_words(
        &mut self,
        ui: &mut Ui,
        sheet: &FactSheet,
        preview: &Preview,
        commands: &mut Commands,
    ) {
        let facts: Vec<&Fact> = sheet
            .facts
            .iter()
            .filter(|known| Some(&known.id) == preview.fact.as_ref())
            .collect();
        let words = Wash {
            span: preview.span,
            style: WashStyle::FoundHere,
        };
        let view = ReaderView {
            article: &sheet.article,
            facts: &facts,
            codebook: self.workspace.project().codebook(),
            revision: (self.workspace.revision(), 0),
            selected: preview.fact.as_ref(),
            washes: if facts.is_empty() {
                slice::from_ref(&words)
            } else {
                &[]
            },
            text_size: self.store.settings.text_size - 2.0,
            typeface: self.store.settings.typeface,
            space_below: SPACE_BELOW,
        };
        self.preview_reader.show(ui, &view, commands);
    }
}

/// Which article is looked at, and what to do next.
fn preview_bar(
    ui: &mut Ui,
    sheet: &FactSheet,
    preview: &Preview,
    workspace: &Workspace,
    view: &View,
    commands: &mut Commands,
) {
    let article = &sheet.article;
    let palette = Palette::of(ui.visuals());
    let bar = Frame::new()
        .fill(palette.panel)
        .inner_margin(Margin::symmetric(theme::PANEL_MARGIN, 6));
    bar.show(ui, |ui| {
        let size = egui::vec2(ui.available_width(), PREVIEW_BAR);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            let close = ui.button("Close").accessible_name("Close the preview");
            if close.clicked() {
                commands.compare(CompareCommand::ClosePreview);
            }
            if ui.button("Read the article").clicked() {
                commands.send(Command::read(sheet, preview));
            }
            // What is left of the line, or else the buttons would be pushed out of it.
            let layout = egui::Layout::top_down(egui::Align::Min);
            ui.with_layout(layout, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let origin = wording::origin(&article.metadata, &article.provenance);
                let label = RichText::new(&origin).font(theme::strong(13.5));
                let label = egui::Label::new(label).truncate();
                let label = ui.add(label.sense(egui::Sense::click()));
                let origin = label.accessible_name(origin);
                article_menu::on(&origin, &article.id, workspace, view, commands);
                let title = RichText::new(article.display_title()).size(13.0);
                ui.add(egui::Label::new(title.color(palette.ink_soft)).truncate());
            });
        });
    });
}

/// The facts that are marked in the article: those in the list, rejected ones only while selected.
fn marked<'s>(
    sheet: &'s FactSheet,
    lines: &[fact_list::Line],
    selected: Option<&FactId>,
) -> Vec<&'s Fact> {
    let shown = |fact: &&Fact| fact.status != Status::Rejected || Some(&fact.id) == selected;
    let listed = fact_list::facts(sheet, lines).into_iter();
    listed.filter(shown).collect()
}

/// Where the article comes from, above it; asks for the date where none is told. A right click offers what can
/// be done with the article.
fn origin(
    ui: &mut Ui,
    article: &Article,
    workspace: &Workspace,
    view: &View,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    let bar = Frame::new().inner_margin(Margin::symmetric(20, 6));
    bar.show(ui, |ui| {
        ui.horizontal(|ui| {
            let soft = |text: String| RichText::new(text).size(13.0).color(palette.ink_faint);
            let line = |text: String| egui::Label::new(soft(text)).truncate();
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(layout, |ui| {
                // First what asks for something: where there is little room, the words are cut.
                if article.metadata.published.is_none() {
                    commands.button(ui, Action::Published);
                }
                let rest = ui.available_width();
                if rest > ROOM_FOR_PLACE {
                    let half = egui::vec2(rest / 2.0, ui.available_height());
                    ui.allocate_ui_with_layout(half, layout, |ui| {
                        ui.add(line(wording::place(&article.provenance)));
                    });
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let origin = wording::origin(&article.metadata, &article.provenance);
                    let label = ui.add(line(origin.clone()).sense(egui::Sense::click()));
                    let origin = label.accessible_name(origin);
                    article_menu::on(&origin, &article.id, workspace, view, commands);
                });
            });
        });
    });
    let rect = ui.min_rect();
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        egui::Stroke::new(1.0, palette.line),
    );
}
