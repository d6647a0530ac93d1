//! A sentence whose pieces lead to their words: one text, one stop of the keyboard, many targets.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, CursorIcon, Galley, Id, Painter, Pos2, Rect, Response, Role, Sense, Stroke};
use egui::{StrokeKind, Ui, WidgetInfo, vec2};

use super::stack::{format, marked};
use crate::app::article_menu;
use crate::app::command::{Commands, CompareCommand};
use crate::app::right_to_left;
use crate::app::theme::{self, Palette, Typeface};
use crate::app::view::{Preview, View};
use crate::app::widgets;
use crate::app::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::brief::{Piece, PieceRole, Place, text_of};

/// Height of a line as a multiple of the size of its letters.
const LEADING: f32 = 1.45;

/// How a sentence is set.
#[derive(Debug, Clone, Copy)]
pub struct Letters {
    /// Size of the words of articles, in points; those of the program are smaller.
    pub size: f32,
    /// Their letters.
    pub typeface: Typeface,
    /// Whether it is of second rank.
    pub soft: bool,
}

/// A sentence to be set.
#[derive(Clone, Copy)]
pub struct Flow<'a> {
    /// Its pieces.
    pub pieces: &'a [Piece],
    /// The project whose articles it tells of.
    pub workspace: &'a Workspace,
    /// How it is set.
    pub letters: Letters,
    /// How wide, in points.
    pub width: f32,
}

impl Preview {
    /// What is looked at when a piece of the brief is followed.
    pub fn at(place: &Place) -> Self {
        Self {
            article: place.article.clone(),
            fact: place.fact.clone(),
            span: place.span,
        }
    }
}

impl Flow<'_> {
    /// The sentence, set; the outlet with the number `under` stands out.
    pub fn set(&self, painter: &Painter, palette: &Palette, under: Option<usize>) -> Arc<Galley> {
        let letters = self.letters;
        let mut job = LayoutJob {
            wrap: TextWrapping {
                max_width: self.width.max(1.0),
                ..TextWrapping::default()
            },
            ..LayoutJob::default()
        };
        let words = letters.typeface.regular(letters.size);
        let own = theme::sans(letters.size - 2.0);
        let ink = if letters.soft {
            palette.ink_soft
        } else {
            palette.ink
        };
        for ((number, piece), text) in self.pieces.iter().enumerate().zip(texts(self.pieces)) {
            let mut format = match piece.role {
                PieceRole::Plain | PieceRole::Address => format(own.clone(), palette.ink_soft),
                PieceRole::Cited => format(words.clone(), ink),
                PieceRole::Dropped => TextFormat {
                    strikethrough: Stroke::new(1.0, palette.ink_faint),
                    ..format(words.clone(), palette.ink_faint)
                },
                PieceRole::Context => format(words.clone(), palette.ink_faint),
                PieceRole::Answer => marked(words.clone(), ink, palette.differs),
                PieceRole::Outlet | PieceRole::More => format(own.clone(), palette.accent),
            };
            // One height of lines for both sorts of letters brings them onto one baseline.
            format.line_height = Some((letters.size * LEADING).round());
            if under == Some(number) && is_target(piece) {
                format.background = palette.selection;
            }
            job.append(&text, 0.0, format);
        }
        right_to_left::lay_out(painter, job, self.width)
    }

    /// Height of the sentence, in points.
    pub fn height(&self, ui: &Ui) -> f32 {
        let palette = Palette::of(ui.visuals());
        self.set(ui.painter(), palette, None).size().y
    }

    /// Draws the sentence with its upper left corner at `at` and follows it: a click goes where the
    /// piece under the pointer leads, Enter from place to place; where things are counted it does `more`, which
    /// tells them one by one. What it is called is its text, after `what`.
    pub fn show(
        &self,
        ui: &Ui,
        (id, what): (Id, &str),
        at: Pos2,
        view: &View,
        more: CompareCommand,
        commands: &mut Commands,
    ) -> Response {
        let palette = Palette::of(ui.visuals());
        let painter = ui.painter();
        let galley = self.set(painter, palette, None);
        let size = vec2(self.width, galley.size().y);
        let ground = Rect::from_min_size(at, size).expand2(vec2(6.0, 4.0));
        let response = ui.interact(ground, id, Sense::click());
        let places = self.pieces.iter().filter_map(|piece| piece.place.as_ref());
        let places: Vec<&Place> = places.collect();
        let shown = |place: &&Place| view.preview.as_ref() == Some(&Preview::at(place));
        let current = places.iter().position(shown);
        response.widget_info(|| {
            let name = format!("{what}{}", text_of(self.pieces));
            WidgetInfo::labeled(Role::Button, true, name)
        });
        widgets::mark_selected(&response, current.is_some());
        let pointed = response.hover_pos().and_then(|pointer| {
            let letter = right_to_left::letter_at(&galley, pointer - at)?;
            piece_at(self.pieces, letter)
        });
        let fill = if current.is_some() {
            palette.accent_soft
        } else if response.hovered() {
            palette.hover
        } else {
            Color32::TRANSPARENT
        };
        painter.rect_filled(ground, theme::RADIUS, fill);
        if response.has_focus() {
            let ring = Stroke::new(1.5, palette.accent);
            painter.rect_stroke(ground, theme::RADIUS, ring, StrokeKind::Inside);
        }
        // Only an outlet under the pointer is set otherwise.
        let galley = match pointed.filter(|piece| is_target(&self.pieces[*piece])) {
            Some(outlet) => self.set(painter, palette, Some(outlet)),
            None => galley,
        };
        painter.galley(at, galley, palette.ink);
        let asks_more = pointed.is_some_and(|piece| self.pieces[piece].role == PieceRole::More);
        let pointed = pointed.and_then(|piece| self.pieces[piece].place.as_ref());
        let place = match pointed {
            _ if asks_more && response.clicked() => {
                commands.compare(more);
                None
            }
            Some(place) if response.clicked() => Some(place),
            _ if response.clicked() => next(&places, current, true),
            _ if response.has_focus() => {
                sideways(ui).and_then(|forth| next(&places, current, forth))
            }
            _ => None,
        };
        if let Some(place) = place {
            commands.compare(CompareCommand::Preview(Preview::at(place)));
        }
        self.offer_menu(ui, &response, pointed, view, commands);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

impl Flow<'_> {
    /// A right click offers what can be done with the article that the words under the pointer are of.
    fn offer_menu(
        &self,
        ui: &Ui,
        response: &Response,
        pointed: Option<&Place>,
        view: &View,
        commands: &mut Commands,
    ) {
        let id = response.id.with("article of the menu");
        if response.secondary_clicked() {
            let article = pointed.map(|place| place.article.clone());
            ui.data_mut(|data| data.insert_temp(id, article));
        }
        let article = ui.data(|data| data.get_temp::<Option<ArticleId>>(id));
        if let Some(article) = article.flatten() {
            article_menu::on(response, &article, self.workspace, view, commands);
        }
    }
}

/// Whether a piece stands out under the pointer.
fn is_target(piece: &Piece) -> bool {
    matches!(piece.role, PieceRole::Outlet | PieceRole::More)
}

/// Whether the arrow keys ask for the next place of the sentence, or for the one before.
fn sideways(ui: &Ui) -> Option<bool> {
    use egui::{Key, Modifiers};
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowRight) {
        return Some(true);
    }
    pressed(Key::ArrowLeft).then_some(false)
}

/// The place that comes after the one on show, or before it; the first while none is.
fn next<'p>(places: &[&'p Place], current: Option<usize>, forth: bool) -> Option<&'p Place> {
    let current = current.map(|at| places[at]);
    let mut distinct: Vec<&Place> = Vec::new();
    for place in places {
        if !distinct.contains(place) {
            distinct.push(place);
        }
    }
    let count = distinct.len();
    let at = current.and_then(|current| distinct.iter().position(|place| *place == current));
    let next = match at {
        None => 0,
        Some(at) if forth => (at + 1) % count,
        Some(at) => (at + count - 1) % count,
    };
    distinct.get(next).copied()
}

/// The pieces as they are set. An outlet, and the words of an article in all their pieces, are each put in order by
/// themselves where they run from right to left.
fn texts(sentence: &[Piece]) -> Vec<Cow<'_, str>> {
    let mut texts = Vec::with_capacity(sentence.len());
    let is_of_article = |piece: &Piece| {
        !matches!(
            piece.role,
            PieceRole::Plain | PieceRole::Outlet | PieceRole::More | PieceRole::Address
        )
    };
    for together in sentence.chunk_by(|a, b| is_of_article(a) && is_of_article(b)) {
        let first = texts.len();
        texts.extend(
            together
                .iter()
                .map(|piece| Cow::Borrowed(piece.text.as_str())),
        );
        let runs_back = |text: &Cow<'_, str>| right_to_left::holds_right_to_left(text);
        if texts[first..].iter().any(runs_back) {
            let [begin, end] = right_to_left::ISOLATE;
            texts[first].to_mut().insert(0, begin);
            if let Some(last) = texts.last_mut() {
                last.to_mut().push(end);
            }
        }
    }
    texts
}

/// The piece that holds a character of the sentence as it is set.
fn piece_at(sentence: &[Piece], index: usize) -> Option<usize> {
    let mut end = 0;
    texts(sentence).iter().position(|text| {
        end += text.chars().count();
        index < end
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelight_engine::article::Span;

    fn place(at: usize) -> Place {
        Place {
            article: ArticleId::new("a"),
            fact: None,
            span: Span::new(at, at + 1),
        }
    }

    #[test]
    fn each_step_goes_to_another_place_and_round() {
        let [a, b] = [place(1), place(2)];
        let places = [&a, &a, &b];
        assert_eq!(next(&places, None, true), Some(&a));
        assert_eq!(next(&places, Some(0), true), Some(&b));
        assert_eq!(next(&places, Some(2), true), Some(&a));
        assert_eq!(next(&places, Some(0), false), Some(&b));
        assert_eq!(next(&[], None, true), None);
    }

    #[test]
    fn a_character_belongs_to_its_piece() {
        let piece = |text: &str| Piece {
            text: text.to_owned(),
            role: PieceRole::Plain,
            place: None,
        };
        let sentence = [piece("“é”"), piece(", says "), piece("A")];
        assert_eq!(piece_at(&sentence, 2), Some(0));
        assert_eq!(piece_at(&sentence, 3), Some(1));
        assert_eq!(piece_at(&sentence, 10), Some(2));
        assert_eq!(piece_at(&sentence, 11), None);
    }

    #[test]
    fn a_name_from_right_to_left_draws_no_figure_behind_it_to_itself() {
        let piece = |text: &str, role| Piece {
            text: text.to_owned(),
            role,
            place: None,
        };
        let sentence = [
            piece("صدى", PieceRole::Outlet),
            piece("; ", PieceRole::Plain),
            piece("“", PieceRole::Cited),
            piece("آيار", PieceRole::Answer),
            piece("”", PieceRole::Cited),
            piece(", Wire", PieceRole::Plain),
        ];
        let set: String = texts(&sentence).concat();
        assert_eq!(set, "\u{2068}صدى\u{2069}; \u{2068}“آيار”\u{2069}, Wire");
        assert_eq!(piece_at(&sentence, 3), Some(0));
        assert_eq!(piece_at(&sentence, 6), Some(1));
        assert_eq!(piece_at(&sentence, 8), Some(2));
    }
}
