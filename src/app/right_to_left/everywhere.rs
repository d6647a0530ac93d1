//! Puts all other texts of the window in order: labels, buttons, menus, dialogs.

use std::collections::HashMap;
use std::sync::Arc;

use egui::layers::ShapeIdx;
use egui::{Context, Galley, LayerId, Plugin, Shape, Ui};

use super::direction::holds_right_to_left;
use super::setting;

/// Looks through what was painted and sets each text anew that holds letters from right to left.
///
/// Widgets of egui set their text themselves and offer no place to step in; what they tell assistive
/// programs and copy stays in the order of the text.
#[derive(Debug, Default)]
pub struct Everywhere {
    /// The texts of the last pass, as egui set them and in order, by their address.
    known: HashMap<usize, (Arc<Galley>, Arc<Galley>)>,
}

impl Plugin for Everywhere {
    fn debug_name(&self) -> &'static str {
        "right to left"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        let layers: Vec<LayerId> = ctx.memory(|memory| memory.layer_ids().collect());
        let mut found = Vec::new();
        ctx.graphics(|graphics| {
            for list in layers.iter().filter_map(|&layer| graphics.get(layer)) {
                for clipped in list.all_entries() {
                    find(&clipped.shape, &mut found);
                }
            }
        });
        let mut known = HashMap::with_capacity(found.len());
        for galley in found {
            let key = address(&galley);
            let set = match self.known.remove(&key) {
                Some((_, set)) => set,
                None => in_place(ctx, &galley),
            };
            known.insert(key, (galley, set));
        }
        self.known = known;
        if self.known.is_empty() {
            return;
        }
        ctx.graphics_mut(|graphics| {
            for layer in layers {
                let Some(list) = graphics.get_mut(layer) else {
                    continue;
                };
                for index in 0..list.next_idx().0 {
                    list.mutate_shape(ShapeIdx(index), |clipped| {
                        self.replace(&mut clipped.shape);
                    });
                }
            }
        });
    }
}

impl Everywhere {
    fn replace(&self, shape: &mut Shape) {
        match shape {
            Shape::Text(text) => {
                if let Some((_, set)) = self.known.get(&address(&text.galley)) {
                    text.galley = Arc::clone(set);
                }
            }
            Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| self.replace(shape)),
            _ => {}
        }
    }
}

/// The texts among what is painted that are not in order yet.
fn find(shape: &Shape, found: &mut Vec<Arc<Galley>>) {
    match shape {
        Shape::Text(text) => {
            let galley = &text.galley;
            if holds_right_to_left(galley.text()) && !is_in_order(galley) {
                found.push(Arc::clone(galley));
            }
        }
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| find(shape, found)),
        _ => {}
    }
}

/// A galley stays at its address as long as it is kept.
fn address(galley: &Arc<Galley>) -> usize {
    Arc::as_ptr(galley).addr()
}

fn is_in_order(galley: &Galley) -> bool {
    let mut glyphs = galley.rows.iter().flat_map(|row| &row.glyphs);
    glyphs.any(|glyph| glyph.advance_width < 0.0)
}

/// Where a widget laid out its text there is as much room as that took.
fn in_place(ctx: &Context, galley: &Galley) -> Arc<Galley> {
    let width = galley.size().x;
    Arc::new(ctx.fonts_mut(|fonts| setting::set_in_order(fonts, galley, Some(width))))
}
