use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Context, FontData, FontFamily, FontId, Galley, vec2};
use proptest::prelude::*;
use std::sync::Arc;

use super::*;

const INK: Color32 = Color32::PLACEHOLDER;

/// A window's fonts, without a window; with those for Arabic and Hebrew where the system has them.
fn fonts() -> Context {
    let ctx = Context::default();
    let folder = std::path::Path::new("/usr/share/fonts/truetype/noto");
    for name in ["NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf"] {
        if let Ok(bytes) = std::fs::read(folder.join(name)) {
            let family = InsertFontFamily {
                family: FontFamily::Proportional,
                priority: FontPriority::Lowest,
            };
            ctx.add_font(FontInsert::new(
                name,
                FontData::from_owned(bytes),
                vec![family],
            ));
        }
    }
    let output = ctx.run_ui(egui::RawInput::default(), |_| {});
    output.drop_without_applying_deltas();
    ctx
}

fn job(text: &str, width: f32) -> LayoutJob {
    LayoutJob {
        wrap: TextWrapping::wrap_at_width(width),
        ..LayoutJob::single_section(
            text.to_owned(),
            TextFormat::simple(FontId::proportional(16.0), INK),
        )
    }
}

fn set(text: &str, width: f32) -> Arc<Galley> {
    let ctx = fonts();
    let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job(text, width)));
    in_order(&ctx, galley, width.is_finite().then_some(width))
}

/// What a reader sees in each line, from left to right.
fn seen(galley: &Galley) -> Vec<String> {
    let rows = galley.rows.iter().map(|row| {
        let mut glyphs: Vec<_> = row
            .glyphs
            .iter()
            .filter(|glyph| glyph.advance_width != 0.0)
            .collect();
        let left = |glyph: &egui::epaint::text::Glyph| glyph.pos.x.min(glyph.max_x());
        glyphs.sort_by(|a, b| left(a).total_cmp(&left(b)));
        glyphs.iter().map(|glyph| glyph.chr).collect()
    });
    rows.collect()
}

#[test]
fn words_from_right_to_left_stand_in_their_order() {
    assert_eq!(seen(&set("אבג דהו", f32::INFINITY)), ["והד גבא"]);
    assert_eq!(seen(&set("قال أمس", f32::INFINITY)), ["سمأ لاق"]);
}

#[test]
fn names_and_figures_keep_theirs() {
    assert_eq!(
        seen(&set("אבג Reuters 2024 דה", f32::INFINITY)),
        ["הד Reuters 2024 גבא"]
    );
    assert_eq!(
        seen(&set("نمو ۱۲٫۵ درصد", f32::INFINITY)),
        ["دصرد ۱۲٫۵ ومن"]
    );
    assert_eq!(seen(&set("٣٫٥ أمتار", f32::INFINITY)), ["راتمأ ٣٫٥"]);
    assert_eq!(
        seen(&set("at ٣٫٥ metres", f32::INFINITY)),
        ["at ٣٫٥ metres"]
    );
    assert_eq!(
        seen(&set("The paper אבג said", f32::INFINITY)),
        ["The paper גבא said"]
    );
}

#[test]
fn brackets_embrace_their_words() {
    let ctx = fonts();
    let job = job("אבג (דהו) «זח»", f32::INFINITY);
    let pieces = piece::cut(&job, 0..job.text.len(), unicode_bidi::Level::rtl());
    let shown = ctx.fonts_mut(|fonts| {
        let shaped = pieces
            .into_iter()
            .flat_map(|piece| piece::shape(fonts, &job, piece));
        let galleys: Vec<String> = shaped
            .map(|shaped| shaped.galley.text().to_owned())
            .collect();
        galleys.concat()
    });
    assert_eq!(
        shown, "אבג )דהו( »זח«",
        "from right to left each has the form of the other"
    );
}

#[test]
fn lines_are_broken_in_the_order_of_the_text() {
    let galley = set("אבגד הוזח טיכל מנסע", 70.0);
    assert!(galley.rows.len() > 1);
    assert!(seen(&galley)[0].ends_with("דגבא"), "{:?}", seen(&galley));
    for row in &galley.rows {
        let right = row.pos.x + row.size.x;
        assert!((right - 70.0).abs() <= 1.0, "{right}");
    }
}

fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        3 => "[אבגדהוזחט]{1,7}",
        3 => "[ابتثجحلامنهوي]{1,7}",
        1 => "[a-z]{1,9}",
        1 => "[0-9]{1,4}",
        1 => "[۰-۹]{1,4}",
        1 => "[٠-٩]{1,4}",
        1 => Just("لله".to_owned()),
        1 => Just("شَدَّة".to_owned()),
        1 => Just("שָׁלוֹם".to_owned()),
        1 => Just("می\u{200c}خواهم".to_owned()),
        1 => Just("👩\u{200d}👩\u{200d}👧".to_owned()),
        1 => Just("e\u{301}".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just("\u{feff}".to_owned()),
        1 => Just("\u{200f}".to_owned()),
        1 => Just("日本".to_owned()),
        1 => "[().,!?\"«»\\[\\]\\-\t]{1,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    let between = prop_oneof![3 => Just(" "), 1 => Just("")];
    proptest::collection::vec((word, between), 0..24).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, space)| word + space)
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn each_code_point_has_one_place(text in texts(), width in 40.0..400.0f32) {
        let galley = set(&text, width);
        let rows = galley.rows.iter();
        let count: usize = rows.map(|row| row.glyphs.len() + usize::from(row.ends_with_newline)).sum();
        prop_assert_eq!(count, text.chars().count());
    }

    #[test]
    fn what_is_at_the_place_of_a_letter_is_that_letter(text in texts(), width in 40.0..400.0f32) {
        let galley = set(&text, width);
        for at in 0..text.chars().count() {
            for rect in rects(&galley, at..at + 1) {
                if rect.width() < 2.0 {
                    continue;
                }
                let middle = rect.center().to_vec2();
                prop_assert_eq!(letter_at(&galley, middle), Some(at));
                let near = [nearest(&galley, middle - vec2(0.6, 0.0)), nearest(&galley, middle + vec2(0.6, 0.0))];
                prop_assert!(near.contains(&at), "{:?} {}", near, at);
            }
        }
    }

    #[test]
    fn the_rectangles_of_a_span_are_those_of_its_letters(
        text in texts(), width in 40.0..400.0f32, a in 0..60usize, b in 0..60usize,
    ) {
        let galley = set(&text, width);
        let count = text.chars().count();
        let (start, end) = (a.min(b).min(count), a.max(b).min(count));
        let whole: f32 = rects(&galley, start..end).iter().map(egui::Rect::width).sum();
        let single = (start..end).flat_map(|at| rects(&galley, at..at + 1));
        let single: f32 = single.map(|rect| rect.width()).sum();
        prop_assert!((whole - single).abs() < 2.0 + 1.0 * (end - start) as f32, "{} {}", whole, single);
    }
}

#[test]
fn a_figure_behind_words_that_are_put_in_by_themselves_stays_behind_them() {
    let line = format!("in {}; “14” in Wire", isolated("אבג דהו"));
    assert_eq!(
        seen(&set(&line, f32::INFINITY)),
        ["in והד גבא; “14” in Wire"]
    );
    assert_eq!(isolated("Wire"), "Wire");
}
