//! The reading widget: one article set for reading, its facts marked, its words selectable.

mod announced;
mod choosing;
mod layout;
mod marks;
mod paint;
mod pointer;
mod selection;
mod tooltip;

use std::sync::Arc;

use egui::text::CCursor;
use egui::{
    Galley, Pos2, Rect, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use self::layout::{Document, Item, Setting};
use self::marks::{Mark, Marks};
use self::paint::{Emphasis, Placed};
pub use self::paint::{Wash, WashStyle, has_rail, line_of_status};
use self::selection::Selection;
use super::command::Commands;
use super::theme::{self, Palette, Typeface};
use super::widgets;
use super::wording;
use sidelight_engine::article::{Article, Span};
use sidelight_engine::facts::{Fact, FactId};
use sidelight_project::Codebook;

/// Space kept between the column and the edges of the widget, in points.
const SIDE: f32 = 36.0;

/// The revision of the project and that of the view's filters.
pub type Revision = ((u64, u64), u64);

/// What is shown.
pub struct ReaderView<'a> {
    /// The article.
    pub article: &'a Arc<Article>,
    /// The facts whose evidence is marked.
    pub facts: &'a [&'a Fact],
    /// Tells the hues of a person's own kinds.
    pub codebook: &'a Codebook,
    /// Changes whenever `facts` may have changed.
    pub revision: Revision,
    /// The fact that is worked on.
    pub selected: Option<&'a FactId>,
    /// Words that stand out for another reason than a fact, in order.
    pub washes: &'a [Wash],
    /// Size of body text in points.
    pub text_size: f32,
    /// The letters.
    pub typeface: Typeface,
    /// Space below the last line, in points.
    pub space_below: f32,
}

/// What a pass over the reader tells.
#[derive(Debug, Clone, Copy, Default)]
pub struct Passed {
    /// How far the text is scrolled, in points.
    pub offset: f32,
    /// The code point that was clicked.
    pub clicked: Option<usize>,
    /// The code points that are laid out in or near the part that is seen.
    pub seen: Span,
}

/// Keeps the layout, the selection and the scroll position of the article that is shown.
#[derive(Debug, Default)]
pub struct Reader {
    document: Option<Document>,
    marks: Marks,
    /// The revision that `marks` were made from.
    marked: Option<(Revision, Option<FactId>)>,
    selection: Selection,
    /// Words that were selected before and belong to the same fact.
    pieces: Vec<Span>,
    /// Where the end of the selected words is drawn, if it is in sight.
    selection_rect: Option<Rect>,
    /// Where the end of the selected fact's words is drawn, if it is in sight.
    fact_rect: Option<Rect>,
    /// Whether the selected words are to be brought into sight.
    follow: bool,
    /// Where to scroll; kept until the place is laid out and seen.
    target: Option<Target>,
    hovered: Option<FactId>,
    /// The fact that was clicked for what can be done with it.
    right_clicked: Option<FactId>,
    /// Where the drag began.
    dragged_from: usize,
    /// Where the next pass scrolls to, in points, whatever the target.
    offset: Option<f32>,
    /// Space below the last line, in points.
    space_below: f32,
    passed: Passed,
}

#[derive(Debug, Clone, Copy)]
struct Target {
    span: Span,
    /// Passes left to find the place: estimated heights settle as they are laid out.
    tries: u8,
}

/// Passes that a target is looked for.
const TRIES: u8 = 4;

/// A block that is seen in this pass.
struct Seen {
    block: usize,
    at: Pos2,
    galley: Arc<Galley>,
    span: Span,
    runs_back: bool,
}

impl Seen {
    fn placed(&self) -> Placed<'_> {
        Placed {
            galley: &self.galley,
            at: self.at,
            span: self.span,
            runs_back: self.runs_back,
        }
    }
}

impl Reader {
    /// Scrolls so that a span is seen.
    pub fn scroll_to(&mut self, span: Span) {
        self.target = Some(Target { span, tries: TRIES });
        if self.selection.span().is_none() {
            self.selection.start(span.start);
        }
    }

    /// Scrolls to a place, in points.
    pub fn set_offset(&mut self, offset: f32) {
        self.offset = Some(offset);
    }

    /// How far down a code point stands, in points from the top of what scrolls.
    pub fn height_of(&self, offset: usize) -> f32 {
        let document = self.document.as_ref();
        document.map_or(0.0, |document| TOP + document.height_of(offset))
    }

    /// Height of all that scrolls, in points.
    pub fn height(&self) -> f32 {
        let document = self.document.as_ref();
        document.map_or(0.0, |document| TOP + document.height() + self.space_below)
    }

    /// The selected words, whole graphemes, no space at the ends.
    pub fn selected_span(&self) -> Option<Span> {
        let document = self.document.as_ref()?;
        self.selection.trimmed(document.article())
    }

    /// The selected words as they stand.
    pub fn selected_text(&self) -> Option<String> {
        let article = self.document.as_ref()?.article();
        self.selection
            .span()
            .map(|span| article.slice(span).to_owned())
    }

    /// Selects nothing.
    pub fn clear_selection(&mut self) {
        self.selection.clear();
        self.pieces.clear();
    }

    /// Draws the article and takes what the pointer does.
    pub fn show(&mut self, ui: &mut Ui, view: &ReaderView<'_>, commands: &mut Commands) -> Passed {
        let setting = Setting {
            width: (view.text_size * theme::READING_MEASURE)
                .min(ui.available_width() - 2.0 * SIDE)
                .max(120.0)
                .floor(),
            text_size: view.text_size,
            typeface: view.typeface,
            dark: ui.visuals().dark_mode,
            pixels_per_point: ui.pixels_per_point(),
        };
        self.space_below = view.space_below;
        self.prepare(view, setting);
        let mut area = ScrollArea::vertical()
            .id_salt(("article", view.article.id.as_str()))
            .auto_shrink(false);
        if let Some(offset) = self.target_offset(ui, view.article).or(self.offset.take()) {
            area = area.vertical_scroll_offset(offset);
        }
        self.passed = Passed::default();
        let output = area.show_viewport(ui, |ui, viewport| {
            self.contents(ui, viewport, view, setting, commands);
        });
        self.passed.offset = output.state.clamped_offset().y;
        self.passed
    }

    fn prepare(&mut self, view: &ReaderView<'_>, setting: Setting) {
        let same = self
            .document
            .as_ref()
            .is_some_and(|document| Arc::ptr_eq(document.article(), view.article));
        if !same {
            self.document = Some(Document::new(Arc::clone(view.article), setting));
            self.marked = None;
            self.selection = Selection::default();
            self.pieces.clear();
            self.hovered = None;
        }
        if let Some(document) = &mut self.document {
            document.set(setting);
            // A rejected fact is marked only while it is selected.
            let now = (view.revision, view.selected.cloned());
            if self.marked.as_ref() != Some(&now) {
                let facts = view.facts.iter().copied();
                let (article, codebook) = (view.article, view.codebook);
                self.marks = Marks::new(article, facts, codebook, document.blocks());
                self.marked = Some(now);
            }
        }
    }

    /// The scroll offset that brings the target a third down the window; `None` when there is no
    /// target or it is in sight.
    fn target_offset(&mut self, ui: &Ui, article: &Article) -> Option<f32> {
        let Target { span, tries } = self.target.take()?;
        let document = self.document.as_mut()?;
        document.reveal(span.start);
        let block = document.block_at(span.start.min(article.text.len()))?;
        let galley = document.galley(block, ui);
        if document.measured(block, galley.size().y) {
            document.arrange();
        }
        let start = document.blocks().get(block)?.span.start;
        let within = galley.pos_from_cursor(CCursor::new(span.start.saturating_sub(start)));
        let height = ui.available_height();
        let wanted = document.top_of(block)? + within.top() + TOP - height / 3.0;
        if tries > 1 {
            self.target = Some(Target {
                span,
                tries: tries - 1,
            });
            ui.ctx().request_repaint();
        }
        Some(wanted.clamp(
            0.0,
            (document.height() + TOP + self.space_below - height).max(0.0),
        ))
    }

    fn contents(
        &mut self,
        ui: &mut Ui,
        viewport: Rect,
        view: &ReaderView<'_>,
        setting: Setting,
        commands: &mut Commands,
    ) {
        let Some(document) = &mut self.document else {
            return;
        };
        let seen = lay_out(ui, document, viewport, setting.width);
        if let (Some(first), Some(last)) = (seen.first(), seen.last()) {
            self.passed.seen = first.span.hull(last.span);
        }
        let height = document.height() + TOP + view.space_below;
        let (rect, response) = ui.allocate_exact_size(
            vec2(ui.available_width(), height.max(viewport.height())),
            Sense::click_and_drag(),
        );
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Document, true, view.article.display_title())
        });
        let pointer = self.pointer(ui, &response, &seen, commands, view.article);
        self.draw(ui, view, &seen);
        if let Some(document) = &self.document {
            let corner = pos2(column_left(rect, setting.width), rect.top());
            let column = Rect::from_min_size(corner, vec2(setting.width, rect.height()));
            announced::announce(ui, response.id, document, &seen, column, self.selection);
        }
        if self.follow {
            // Words are chosen by keys: whoever listens hears them.
            response.request_focus();
        }
        widgets::leave_keys(&response);
        self.folds(ui, rect, viewport, setting.width);
        if let Some(marks) = pointer {
            tooltip::show(&response, &marks);
        }
        let selected = view
            .facts
            .iter()
            .find(|fact| Some(&fact.id) == view.selected);
        let rect = selected.and_then(|fact| last_rect(&seen, fact.primary_span()));
        self.fact_rect = rect.filter(|rect| ui.clip_rect().intersects(*rect));
        let rect = self.selected_span().and_then(|span| last_rect(&seen, span));
        self.keep_in_sight(ui, rect);
        self.selection_menu(ui, commands);
    }

    fn draw(&self, ui: &mut Ui, view: &ReaderView<'_>, seen: &[Seen]) {
        let palette = Palette::of(ui.visuals());
        let emphasis = Emphasis {
            selected: view.selected,
            hovered: self.hovered.as_ref(),
        };
        let selected: Vec<Span> = self
            .pieces
            .iter()
            .copied()
            .chain(self.selection.span())
            .collect();
        for seen in seen {
            let placed = seen.placed();
            let marks: Vec<&Mark> = self.marks.in_block(seen.block).collect();
            let painter = ui.painter();
            paint::washes(painter, palette, placed, view.washes);
            paint::behind(painter, palette, placed, marks.iter().copied(), emphasis);
            for &span in &selected {
                for rect in placed.rects(span) {
                    painter.rect_filled(rect, 0.0, palette.selection);
                }
            }
            painter.galley(seen.at, Arc::clone(&seen.galley), palette.ink);
            paint::lines(painter, palette, placed, &marks, emphasis);
            paint::rails(painter, palette, placed, &marks, emphasis);
        }
    }

    /// The lines that open and close what is folded away.
    fn folds(&mut self, ui: &mut Ui, rect: Rect, viewport: Rect, width: f32) {
        let Some(document) = &mut self.document else {
            return;
        };
        let left = column_left(rect, width);
        let items = document.items_between(viewport.top() - TOP, viewport.bottom() - TOP);
        let mut toggled = None;
        for (item, top) in items {
            let Item::Fold(index) = item else { continue };
            let Some(fold) = document.folds().get(index) else {
                continue;
            };
            let corner = pos2(left, rect.top() + TOP + top + 14.0);
            let place = Rect::from_min_size(corner, vec2(width, layout::FOLD_HEIGHT - 20.0));
            let lines = wording::counted(fold.blocks.len(), "line", "lines");
            let verb = if fold.open { "Hide" } else { "Show" };
            let text = format!("{verb} what is not the article ({lines})");
            let palette = Palette::of(ui.visuals());
            ui.painter().hline(
                place.x_range(),
                place.top() - 6.0,
                egui::Stroke::new(1.0, palette.line),
            );
            let text = RichText::new(text).size(13.0).color(palette.ink_soft);
            let button = egui::Button::new(text).frame_when_inactive(false);
            let mut child = ui.new_child(UiBuilder::new().max_rect(place));
            if child.add(button).clicked() {
                toggled = Some(index);
            }
        }
        if let Some(index) = toggled {
            document.toggle_fold(index);
        }
    }
}

/// Where the last line of a span is drawn.
fn last_rect(seen: &[Seen], span: Span) -> Option<Rect> {
    let rects = seen.iter().flat_map(|seen| seen.placed().rects(span));
    rects.last()
}

/// Space above the first line, in points.
const TOP: f32 = 20.0;
/// Space that usually stands below the last line, in points.
pub const SPACE_BELOW: f32 = 120.0;

fn column_left(rect: Rect, width: f32) -> f32 {
    (rect.center().x - width / 2.0)
        .max(rect.left() + SIDE)
        .round()
}

/// Lays out the blocks in sight and corrects the estimated heights.
fn lay_out(ui: &Ui, document: &mut Document, viewport: Rect, width: f32) -> Vec<Seen> {
    let origin = ui.max_rect().min;
    let left = column_left(ui.max_rect(), width);
    let mut seen = Vec::new();
    let mut moved = false;
    let margin = viewport.height() * 0.25;
    let range = (
        viewport.top() - TOP - margin,
        viewport.bottom() - TOP + margin,
    );
    for (item, _) in document.items_between(range.0, range.1) {
        let Item::Block(block) = item else { continue };
        let galley = document.galley(block, ui);
        moved |= document.measured(block, galley.size().y);
    }
    if moved {
        document.arrange();
        ui.ctx().request_repaint();
    }
    for (item, _) in document.items_between(range.0, range.1) {
        let Item::Block(block) = item else { continue };
        let Some(top) = document.top_of(block) else {
            continue;
        };
        seen.push(Seen {
            block,
            at: pos2(left, origin.y + TOP + top),
            galley: document.galley(block, ui),
            span: document.blocks()[block].span,
            runs_back: document.blocks()[block].runs_back,
        });
    }
    if let (Some(first), Some(last)) = (seen.first(), seen.last()) {
        const KEPT: usize = 200;
        let keep = first.block.saturating_sub(KEPT)..last.block + KEPT;
        document.forget_outside(&keep);
    }
    seen
}
