//! Two articles facing each other, scrolling together by the passages that they share: what was
//! copied, what was said in other words, what only one has, and which words were changed.

mod above;
mod course;

use std::sync::Arc;

use egui::{Rect, Shape, Stroke, Ui, UiBuilder, pos2, vec2};

use self::course::{Course, in_order};
use super::Shown;
use crate::app::background::Latest;
use crate::app::command::Commands;
use crate::app::reader::{Passed, Reader, ReaderView, Wash, WashStyle};
use crate::app::theme::Palette;
use crate::app::view::View;
use crate::app::wording;
use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::brief::Brief;
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
    /// Share of the text of each that stands in copied passages, and in reworded sentences.
    copied: [f32; 2],
    reworded: [f32; 2],
    /// Whether they are in two languages: what both tell is then no word of the other in other words.
    in_two_languages: bool,
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
        let share = |likeness: Likeness, side: usize| {
            let passages = facing.passages.iter();
            let alike = passages.filter(|passage| passage.likeness == likeness);
            let held: usize = alike.map(|passage| passage.spans[side].len()).sum();
            held as f32 / sheets[side].article.text.len().max(1) as f32
        };
        let copied = [0, 1].map(|side| share(Likeness::Copied, side));
        let reworded = [0, 1].map(|side| share(Likeness::Reworded, side));
        let starts = |spans: &[Span; 2]| spans.map(|span| span.start);
        let starts: Vec<_> = facing.passages.iter().map(|p| starts(&p.spans)).collect();
        let [first, second] = [0, 1].map(|side| wording::foreign(&sheets[side].article.metadata));
        Self {
            course: in_order(&starts),
            in_two_languages: first != second,
            sheets,
            facing,
            washes,
            copied,
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
    pub fn show(
        &mut self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        view: &mut View,
        commands: &mut Commands,
    ) {
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
        above::show(ui, laid, shown);
        let area = ui.available_rect_before_wrap();
        let width = ((area.width() - BETWEEN) / 2.0).floor();
        let side = |at: usize| {
            let left = area.left() + at as f32 * (width + BETWEEN);
            Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()))
        };
        for at in 0..2 {
            let head = side(at).with_max_y(area.top() + HEAD);
            above::head(ui, head, at, &sheets, laid, shown, view, commands);
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
            let sought = view.pair_at.take();
            let mut clicked = passed.iter().enumerate();
            let clicked = clicked.find_map(|(side, text)| Some((side, text.clicked?)));
            let followed = sought.map(|words| (1, words.start)).or(clicked);
            let wanted = follow(laid, &self.readers, self.offsets, &passed, &texts, followed);
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

/// The two articles on show: those that were chosen, else those of which most was copied, else the first
/// ones.
fn chosen(shown: &Shown<'_>, view: &View) -> Option<[Arc<FactSheet>; 2]> {
    let sheets = &shown.comparison.sheets;
    let find = |wanted: &ArticleId| sheets.iter().find(|sheet| sheet.article.id == *wanted);
    let [left, right] = [0, 1].map(|side: usize| view.pair[side].as_ref().and_then(find));
    let [left, right] = match (left, right) {
        (Some(left), Some(right)) => [left, right],
        (Some(left), None) => [left, find(partner(shown.brief, &left.article.id)?)?],
        (None, Some(right)) => [find(partner(shown.brief, &right.article.id)?)?, right],
        (None, None) => match most_copied(shown.brief, |_| true) {
            Some([original, copy]) => [find(original)?, find(copy)?],
            None => [sheets.first()?, sheets.get(1)?],
        },
    };
    Some([Arc::clone(left), Arc::clone(right)])
}

/// The article that another is best read beside: that with which it shares most, else any.
fn partner<'b>(brief: &'b Brief, article: &ArticleId) -> Option<&'b ArticleId> {
    let of_it = most_copied(brief, |pair| pair.contains(&article));
    let mut others = match of_it {
        Some(pair) => pair.to_vec(),
        None => brief.sources.iter().map(|it| &it.article).collect(),
    };
    others.retain(|other| *other != article);
    others.first().copied()
}

/// Of some pairs of articles the one of which most was copied: the original, then the copy.
fn most_copied(
    brief: &Brief,
    wanted: impl Fn(&[&ArticleId; 2]) -> bool,
) -> Option<[&ArticleId; 2]> {
    let pairs = brief.sources.iter().flat_map(|source| {
        let copied = source.copied.iter();
        copied.map(|copying| ([&copying.other, &source.article], copying.share))
    });
    let pairs = pairs.filter(|(pair, _)| wanted(pair));
    let most = pairs.reduce(|most, next| if next.1 > most.1 { next } else { most });
    most.map(|(pair, _)| pair)
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

/// Where each text has to scroll to, in points: one follows the other, and a passage that is `followed` to a
/// place on a side comes beside its counterpart.
fn follow(
    laid: &Laid,
    readers: &[Reader; 2],
    before: [f32; 2],
    passed: &[Passed; 2],
    texts: &[Rect; 2],
    followed: Option<(usize, usize)>,
) -> [Option<f32>; 2] {
    let level = texts[0].height() * LEVEL;
    let heights = [0, 1].map(|side| readers[side].height());
    let most = [0, 1].map(|side| (heights[side] - texts[side].height()).max(0.0));
    let passages = &laid.facing.passages;
    if let Some((side, place)) = followed {
        let mut held = passages.iter();
        if let Some(passage) = held.find(|passage| passage.spans[side].contains(place)) {
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
