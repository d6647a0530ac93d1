//! Two articles facing each other, scrolling together by the passages that they share: what was
//! copied, what was said in other words, what only one has, and which words were changed.

mod course;

use std::sync::Arc;

use egui::{Popup, Rect, RichText, Role, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo};
use egui::{pos2, vec2};

use self::course::{Course, in_order};
use super::Shown;
use crate::app::background::Latest;
use crate::app::command::{Commands, CompareCommand};
use crate::app::icons::Icon;
use crate::app::reader::{Passed, Reader, ReaderView, Wash, WashStyle};
use crate::app::theme::{self, Palette};
use crate::app::view::View;
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::article::Span;
use sidelight_engine::compare::{AlignedPassage, Facing, Likeness, facing};
use sidelight_engine::facts::FactSheet;

/// Width between the two texts, in points; what belongs together is joined there.
const BETWEEN: f32 = 40.0;
/// Height of the line above each text, in points.
const HEAD: f32 = 52.0;
/// Where shared passages stand beside each other, as a share of the height.
const LEVEL: f32 = 0.3;

/// Keeps both texts and what they share.
pub struct PairView {
    latest: Latest<([usize; 2], u64), Laid>,
    readers: [Reader; 2],
    /// How far each was scrolled, in points, in the pass before.
    offsets: [f32; 2],
    /// The two on show, so that scrolling starts anew with others.
    shown: Option<[usize; 2]>,
}

/// Two articles laid side by side.
struct Laid {
    sheets: [Arc<FactSheet>; 2],
    facing: Facing,
    /// What stands out in each.
    washes: [Vec<Wash>; 2],
    /// Share of the words of each that stand in reworded sentences.
    reworded: [f32; 2],
    /// Passages that stand in the same order in both, by number: the texts scroll along them.
    course: Vec<usize>,
}

impl Laid {
    fn new(sheets: [Arc<FactSheet>; 2], mut facing: Facing, claims: &[[Span; 2]]) -> Self {
        add_claims(&mut facing, claims);
        let washes = [0, 1].map(|side| {
            let mut washes = Vec::new();
            for passage in &facing.passages {
                let style = match passage.likeness {
                    Likeness::Copied => WashStyle::Copied,
                    Likeness::Reworded => WashStyle::Reworded,
                };
                washes.push(Wash {
                    span: passage.spans[side],
                    style,
                });
                // In a sentence said in other words nearly every word is another one.
                if passage.likeness == Likeness::Copied {
                    washes.extend(passage.changes.iter().map(|change| Wash {
                        span: change.spans[side],
                        style: WashStyle::Changed,
                    }));
                }
            }
            washes.sort_by_key(|wash| (wash.span.start, std::cmp::Reverse(wash.span.end)));
            washes
        });
        let reworded = [0, 1].map(|side| {
            let passages = facing.passages.iter();
            let reworded = passages.filter(|passage| passage.likeness == Likeness::Reworded);
            let held: usize = reworded.map(|passage| passage.spans[side].len()).sum();
            held as f32 / sheets[side].article.text.len().max(1) as f32
        });
        let starts = |spans: &[Span; 2]| spans.map(|span| span.start);
        let starts: Vec<_> = facing.passages.iter().map(|p| starts(&p.spans)).collect();
        Self {
            course: in_order(&starts),
            sheets,
            facing,
            washes,
            reworded,
        }
    }
}

/// Adds the claims that both tell where no passage is shared: they stand beside each other as well.
fn add_claims(facing: &mut Facing, claims: &[[Span; 2]]) {
    for spans in claims {
        let mut passages = facing.passages.iter();
        let is_new = !passages.any(|known| (0..2).any(|at| known.spans[at].overlaps(spans[at])));
        if is_new {
            facing.passages.push(AlignedPassage {
                likeness: Likeness::Reworded,
                spans: *spans,
                changes: Vec::new(),
            });
        }
    }
    facing.passages.sort_by_key(|passage| passage.spans);
}

/// Where both articles tell one claim.
fn shared_claims(shown: &Shown<'_>, sheets: &[Arc<FactSheet>; 2]) -> Vec<[Span; 2]> {
    let rows = shown.comparison.rows().iter();
    let pairs = rows.filter_map(|row| {
        let told = |side: usize| {
            let article = &sheets[side].article.id;
            let tells = row.tellers.contains(article);
            let cell = row.cells.get(article)?.first()?;
            tells.then_some(cell.span)
        };
        Some([told(0)?, told(1)?])
    });
    pairs.collect()
}

/// Names two sheets as they are: a sheet is a new one whenever something in it changes.
fn key(sheets: &[Arc<FactSheet>; 2]) -> [usize; 2] {
    [0, 1].map(|side| Arc::as_ptr(&sheets[side]).addr())
}

impl PairView {
    /// A view whose work wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            latest: Latest::new(ctx),
            readers: [Reader::default(), Reader::default()],
            offsets: [0.0; 2],
            shown: None,
        }
    }

    /// Draws both texts, and above them what they share.
    pub fn show(&mut self, ui: &mut Ui, shown: &Shown<'_>, view: &View, commands: &mut Commands) {
        let Some(sheets) = chosen(shown, view) else {
            return;
        };
        let wanted = key(&sheets);
        let asked = (wanted, shown.generation);
        if !self.latest.is_wanted(&asked) {
            let claims = shared_claims(shown, &sheets);
            let sheets = sheets.clone();
            self.latest.start(asked, move |cancel| {
                let facing = facing(&sheets[0], &sheets[1], cancel)?;
                Ok(Laid::new(sheets, facing, &claims))
            });
        }
        self.latest.poll();
        if self.shown != Some(wanted) {
            self.shown = Some(wanted);
            self.offsets = [0.0; 2];
        }
        let laid = self.latest.result();
        let laid = laid.filter(|laid| key(&laid.sheets) == wanted);
        legend(ui, laid, shown);
        let area = ui.available_rect_before_wrap();
        let width = ((area.width() - BETWEEN) / 2.0).floor();
        let side = |at: usize| {
            let left = area.left() + at as f32 * (width + BETWEEN);
            Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()))
        };
        for at in 0..2 {
            let head = side(at).with_max_y(area.top() + HEAD);
            self::head(ui, head, at, &sheets, laid, shown, commands);
        }
        let texts = [0, 1].map(|at| side(at).with_min_y(area.top() + HEAD));
        let passed = [0, 1].map(|at| {
            let view = ReaderView {
                article: &sheets[at].article,
                facts: &[],
                codebook: shown.workspace.project().codebook(),
                revision: ((0, 0), 0),
                selected: None,
                washes: laid.map_or(&[][..], |laid| laid.washes[at].as_slice()),
                text_size: shown.text_size - 2.0,
                typeface: shown.typeface,
                // The end of the shorter one can come up to the level of the other's.
                space_below: texts[at].height() * (1.0 - LEVEL),
            };
            let builder = UiBuilder::new().max_rect(texts[at]).id_salt(("text", at));
            let mut child = ui.new_child(builder);
            child.set_clip_rect(texts[at].intersect(ui.clip_rect()));
            self.readers[at].show(&mut child, &view, commands)
        });
        ui.advance_cursor_after_rect(area);
        if let Some(laid) = laid {
            join(ui, laid, &self.readers, &passed, &texts);
            let wanted = follow(laid, &self.readers, self.offsets, &passed, &texts);
            for (at, wanted) in wanted.into_iter().enumerate() {
                // Where a text is sent is where it is expected: it does not lead the other then.
                self.offsets[at] = wanted.unwrap_or(passed[at].offset);
                if let Some(offset) = wanted {
                    self.readers[at].set_offset(offset);
                    ui.ctx().request_repaint();
                }
            }
        }
    }
}

/// The two articles on show: those that were chosen, else the first ones.
fn chosen(shown: &Shown<'_>, view: &View) -> Option<[Arc<FactSheet>; 2]> {
    let sheets = &shown.comparison.sheets;
    let find = |side: usize| {
        let wanted = view.pair[side].as_ref()?;
        sheets.iter().find(|sheet| sheet.article.id == *wanted)
    };
    let [left, right] = [find(0), find(1)];
    let other = |than: Option<&Arc<FactSheet>>| {
        sheets
            .iter()
            .find(|sheet| than.is_none_or(|than| !Arc::ptr_eq(than, sheet)))
    };
    let left = left.or_else(|| other(right))?;
    let right = right
        .filter(|right| !Arc::ptr_eq(left, right))
        .or_else(|| other(Some(left)))?;
    Some([Arc::clone(left), Arc::clone(right)])
}

/// What the grounds mean, and which of the two is likely the original.
fn legend(ui: &mut Ui, laid: Option<&Laid>, shown: &Shown<'_>) {
    let palette = Palette::of(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (style, text) in [
            (Some(WashStyle::Copied), "copied"),
            (Some(WashStyle::Changed), "changed within"),
            (Some(WashStyle::Reworded), "said in other words"),
            (None, "only here"),
        ] {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 13.0), Sense::hover());
            let hue = style.map_or(palette.paper, |style| style.hue(palette));
            let line = Stroke::new(1.0, palette.line_strong);
            let painter = ui.painter();
            painter.rect(rect, 3.0, hue, line, egui::StrokeKind::Inside);
            if style == Some(WashStyle::Reworded) {
                let color = palette.verdict(sidelight_engine::compare::Verdict::Compatible);
                let ends = [rect.left_bottom(), rect.right_bottom()];
                painter.extend(Shape::dotted_line(&ends, color, 4.0, 0.8));
            }
            ui.label(RichText::new(text).size(12.5).color(palette.ink_soft));
            ui.add_space(6.0);
        }
    });
    let Some(laid) = laid else {
        ui.label(RichText::new("Comparing the words…").color(palette.ink_soft));
        return;
    };
    let text = match &laid.facing.origin {
        Some(origin) => match &origin.original {
            Some(original) => {
                let outlet = shown.brief.outlet(original);
                format!("Likely original: {outlet}. {}", origin.reason)
            }
            None => origin.reason.clone(),
        },
        None if laid.facing.copied.iter().all(|share| *share == 0.0) => {
            "Neither copied a passage from the other.".to_owned()
        }
        None => "Nothing tells which of the two is the original.".to_owned(),
    };
    let text = RichText::new(text).size(13.5);
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(4.0);
}

/// Title, origin and shares of an article; a click offers the others.
fn head(
    ui: &mut Ui,
    rect: Rect,
    side: usize,
    sheets: &[Arc<FactSheet>; 2],
    laid: Option<&Laid>,
    shown: &Shown<'_>,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    let article = &sheets[side].article;
    let title = article.display_title();
    let id = ui.scope_id().with(("article", side));
    let response = ui.interact(rect, id, Sense::click());
    let outlet = shown.brief.outlet(&article.id);
    let day = article.metadata.published;
    let day = day.map_or_else(|| "no date".to_owned(), wording::day_words);
    let mut second = outlet.to_owned();
    if let Some(laid) = laid {
        let percent = |share: f32| (share * 100.0).round();
        let (copied, reworded) = (
            percent(laid.facing.copied[side]),
            percent(laid.reworded[side]),
        );
        second = format!("{second} · {copied} % copied · {reworded} % in other words");
    }
    let second = format!("{second} · {day}");
    let place = ["left", "right"][side];
    response.widget_info(|| {
        let name = format!("Article on the {place}: {title} · {second}");
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let painter = ui.painter();
    let fill = if response.hovered() {
        palette.hover
    } else {
        palette.chrome
    };
    painter.rect_filled(rect, 0.0, fill);
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect, 0.0, ring, egui::StrokeKind::Inside);
    }
    let at = rect.min + vec2(12.0, 7.0);
    let width = rect.width() - 44.0;
    widgets::line(painter, at, title, theme::strong(13.5), palette.ink, width);
    let middle = pos2(rect.right() - 18.0, rect.center().y);
    Icon::Down.paint(painter, middle, 12.0, palette.ink_faint);
    let at = rect.min + vec2(12.0, 28.0);
    let font = theme::sans(12.5);
    widgets::line(painter, at, &second, font, palette.ink_soft, width);
    let line = Stroke::new(1.0, palette.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    Popup::menu(&response).width(rect.width()).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical()
            .max_height(360.0)
            .show(ui, |ui| {
                for sheet in &shown.comparison.sheets {
                    let on = sheet.article.id == article.id;
                    let title = sheet.article.display_title();
                    let label = format!("{}: {title}", shown.brief.outlet(&sheet.article.id));
                    if widgets::choice(ui, &label, None, on).clicked() {
                        commands.compare(CompareCommand::Face(side, sheet.article.id.clone()));
                        ui.close();
                    }
                }
            });
    });
}

/// Joins what belongs together across the space between the texts; a click there brings both to the
/// same height.
fn join(ui: &Ui, laid: &Laid, readers: &[Reader; 2], passed: &[Passed; 2], texts: &[Rect; 2]) {
    let palette = Palette::of(ui.visuals());
    let between = Rect::from_min_max(texts[0].right_top(), texts[1].left_bottom());
    let painter = ui.painter_at(between);
    let near = laid.facing.passages.iter().filter(|passage| {
        let seen = |side: usize| passage.spans[side].overlaps(passed[side].seen);
        seen(0) || seen(1)
    });
    for passage in near {
        let edge = |side: usize, offset: usize, below: f32| {
            let down = readers[side].height_of(offset) - passed[side].offset + below;
            texts[side].top() + down
        };
        let line = LINE;
        let span = |side: usize| passage.spans[side];
        let tops = [0, 1].map(|side| edge(side, span(side).start, 4.0));
        let ends = [0, 1].map(|side| edge(side, span(side).end, line));
        let style = match passage.likeness {
            Likeness::Copied => WashStyle::Copied,
            Likeness::Reworded => WashStyle::Reworded,
        };
        let corners = vec![
            pos2(between.left(), tops[0]),
            pos2(between.right(), tops[1]),
            pos2(between.right(), ends[1]),
            pos2(between.left(), ends[0]),
        ];
        let hue = style.hue(palette);
        painter.add(Shape::convex_polygon(corners, hue, Stroke::NONE));
    }
    for x in [between.left(), between.right()] {
        painter.vline(x, between.y_range(), Stroke::new(1.0, palette.line));
    }
}

/// About the height of a line of text, in points.
const LINE: f32 = 24.0;

/// Where each text has to scroll to, in points: one follows the other, and a passage that was clicked
/// comes beside its counterpart.
fn follow(
    laid: &Laid,
    readers: &[Reader; 2],
    before: [f32; 2],
    passed: &[Passed; 2],
    texts: &[Rect; 2],
) -> [Option<f32>; 2] {
    let level = texts[0].height() * LEVEL;
    let heights = [0, 1].map(|side| readers[side].height());
    let most = [0, 1].map(|side| (heights[side] - texts[side].height()).max(0.0));
    let passages = &laid.facing.passages;
    for (side, text) in passed.iter().enumerate() {
        let Some(clicked) = text.clicked else {
            continue;
        };
        let mut held = passages.iter();
        if let Some(passage) = held.find(|passage| passage.spans[side].contains(clicked)) {
            return [0, 1].map(|at| {
                let height = readers[at].height_of(passage.spans[at].start);
                Some((height - level).clamp(0.0, most[at]))
            });
        }
    }
    let moved = |side: usize| (passed[side].offset - before[side]).abs() > 0.5;
    let mut wanted = [None; 2];
    let Some(leader) = (0..2).find(|&side| moved(side)) else {
        return wanted;
    };
    let other = 1 - leader;
    let stops = laid.course.iter().map(|&at| {
        let spans = passages[at].spans;
        [0, 1].map(|side| readers[side].height_of(spans[side].start))
    });
    let course = Course::new(stops, heights);
    // The very top of one is the very top of the other.
    let offset = if passed[leader].offset <= 0.0 {
        0.0
    } else {
        course.across(leader, passed[leader].offset + level) - level
    };
    let offset = offset.clamp(0.0, most[other]);
    if (offset - passed[other].offset).abs() > 0.5 {
        wanted[other] = Some(offset);
    }
    wanted
}
