//! Fonts of the system, for letters that those of the program lack.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::epaint::text::FontsView;
use egui::{Context, FallbackRequest, FontFamily, FontId, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

use sidelight_engine::guard::guarded;

/// A letter of Urdu. Fonts that have it have all other letters of the Arabic script, too; not all fonts
/// for Arabic have it.
const RAREST_LETTER: &str = "\u{6C1}";

/// The name of [`whole_script`].
const WHOLE_SCRIPT: &str = "whole script";

/// A font that has all letters of the Arabic script, for words of which egui would take each letter
/// from another font: those do not join.
pub fn whole_script() -> FontFamily {
    FontFamily::Name(WHOLE_SCRIPT.into())
}

/// Whether the system has such a font.
pub fn have_whole_script(fonts: &mut FontsView<'_>) -> bool {
    let font = FontId::new(16.0, whole_script());
    RAREST_LETTER
        .chars()
        .all(|letter| fonts.has_glyph(&font, letter))
}

/// Has the window seek missing letters in the fonts of the system.
pub fn install(ctx: &Context) {
    ctx.add_font_provider(Arc::new(SystemFonts {
        provider: SystemFontProvider::new(),
        failed: AtomicBool::new(false),
    }));
}

/// The library's own search. It panics on a system without any font, and again whenever it is asked.
struct SystemFonts {
    provider: SystemFontProvider,
    failed: AtomicBool,
}

impl FontProvider for SystemFonts {
    fn fonts_for_family(&self, family: &FontFamily) -> Vec<FontInsert> {
        if *family != whole_script() {
            return Vec::new();
        }
        let request = FallbackRequest {
            cluster: RAREST_LETTER,
            family,
        };
        self.font_for(&request).into_iter().collect()
    }

    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        if self.failed.load(Ordering::Relaxed) {
            return None;
        }
        let found = guarded(|| self.provider.font_for(request));
        if found.is_err() {
            log::warn!("this system tells of no fonts: some letters are shown as boxes");
            self.failed.store(true, Ordering::Relaxed);
        }
        found.ok().flatten()
    }
}
