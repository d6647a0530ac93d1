//! Every colour, size and font of the window, for light and dark; the hues of kinds of fact stand in [`kinds`].

#![expect(
    clippy::disallowed_methods,
    reason = "this file is where the design tokens are made"
)]

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use egui::epaint::Shadow;
use egui::style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    Style, TextStyle, Theme, Visuals, vec2,
};

use super::{kinds, system_fonts};
use sidelight_engine::compare::{Question, Verdict};
use sidelight_engine::facts::{Fact, FactContent, FactKind};
use sidelight_project::{Codebook, Sort};

/// Space between unrelated things, in points.
pub const GAP: f32 = 12.0;
/// Space between related things, in points.
pub const SMALL_GAP: f32 = 6.0;
/// Inner margin of panels, in points.
pub const PANEL_MARGIN: i8 = 14;
/// Corner radius of buttons, rows and fields, in points.
pub const RADIUS: u8 = 6;
/// Size of the body text of articles, in points, unless the settings say otherwise.
pub const READING_SIZE: f32 = 18.0;
/// The smallest size of article text that can be chosen, in points.
pub const SMALLEST: f32 = 13.0;
/// The largest, in points.
pub const LARGEST: f32 = 30.0;
/// Line height of article text as a multiple of its size.
pub const READING_LEADING: f32 = 1.62;
/// Width of the article column as a multiple of the text size: about 68 characters a line.
pub const READING_MEASURE: f32 = 31.5;

/// The colours that stand for something: kinds of fact and verdicts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hues {
    /// Those of Wong, some made darker or lighter so that they read well as text.
    #[default]
    Standard,
    /// Those of Wong as published: told apart with every common colour blindness (Wong, "Points of
    /// view: Color blindness", Nature Methods 2011).
    Wong,
}

/// The letters of article text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Typeface {
    /// Source Serif 4.
    #[default]
    Serif,
    /// Inter, the letters of the interface.
    Sans,
    /// Letters of one width.
    Monospace,
}

impl Typeface {
    /// Body text.
    pub fn regular(self, size: f32) -> FontId {
        match self {
            Self::Serif => serif(size),
            Self::Sans => sans(size),
            Self::Monospace => FontId::new(size, FontFamily::Monospace),
        }
    }

    /// Headlines.
    pub fn strong(self, size: f32) -> FontId {
        match self {
            Self::Serif => serif_strong(size),
            Self::Sans => strong(size),
            Self::Monospace => FontId::new(size, FontFamily::Monospace),
        }
    }

    /// Summaries. The letters of some typefaces are slanted for it: see [`Self::has_italic`].
    pub fn italic(self, size: f32) -> FontId {
        match self {
            Self::Serif => serif_italic(size),
            Self::Sans | Self::Monospace => self.regular(size),
        }
    }

    /// Whether it has italic letters of its own.
    pub fn has_italic(self) -> bool {
        self == Self::Serif
    }
}

/// The colours of one theme.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    /// Whether it is the dark one.
    pub dark: bool,
    /// The colours that stand for something.
    hues: Hues,
    /// Behind articles and lists.
    pub paper: Color32,
    /// Behind side panels.
    pub panel: Color32,
    /// Behind the tool bar and the status bar.
    pub chrome: Color32,
    /// Hairlines and borders.
    pub line: Color32,
    /// Borders of what can be clicked.
    pub line_strong: Color32,
    /// Text.
    pub ink: Color32,
    /// Second-rank text.
    pub ink_soft: Color32,
    /// Third-rank text; still 4.5 to 1 on every background above.
    pub ink_faint: Color32,
    /// The one colour of emphasis: primary buttons, focus, the chosen row.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind the chosen row.
    pub accent_soft: Color32,
    /// Behind the row under the pointer.
    pub hover: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Behind words that other articles have otherwise.
    pub differs: Color32,
    /// Something went wrong.
    pub danger: Color32,
    /// Something went right.
    pub success: Color32,
    /// How strong the fill of an accepted fact is, from 0 to 1.
    fill_strength: f32,
}

const LIGHT: Palette = Palette {
    dark: false,
    hues: Hues::Standard,
    paper: Color32::from_rgb(0xFF, 0xFE, 0xFC),
    panel: Color32::from_rgb(0xF8, 0xF7, 0xF4),
    chrome: Color32::from_rgb(0xF1, 0xEF, 0xEA),
    line: Color32::from_rgb(0xE2, 0xDF, 0xD8),
    line_strong: Color32::from_rgb(0xC9, 0xC5, 0xBC),
    ink: Color32::from_rgb(0x1E, 0x22, 0x28),
    ink_soft: Color32::from_rgb(0x4C, 0x52, 0x5B),
    ink_faint: Color32::from_rgb(0x69, 0x6E, 0x77),
    accent: Color32::from_rgb(0x24, 0x4C, 0x7C),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    accent_soft: Color32::from_rgb(0xE1, 0xE9, 0xF3),
    hover: Color32::from_rgb(0xEE, 0xEC, 0xE6),
    selection: Color32::from_rgb(0xC6, 0xD9, 0xF0),
    differs: Color32::from_rgb(0xFC, 0xE3, 0xA6),
    danger: Color32::from_rgb(0xB0, 0x3A, 0x00),
    success: Color32::from_rgb(0x00, 0x72, 0x52),
    fill_strength: 0.20,
};

const DARK: Palette = Palette {
    dark: true,
    hues: Hues::Standard,
    paper: Color32::from_rgb(0x1A, 0x1C, 0x20),
    panel: Color32::from_rgb(0x21, 0x23, 0x28),
    chrome: Color32::from_rgb(0x27, 0x2A, 0x30),
    line: Color32::from_rgb(0x34, 0x38, 0x40),
    line_strong: Color32::from_rgb(0x4C, 0x52, 0x5D),
    ink: Color32::from_rgb(0xE8, 0xE6, 0xE1),
    ink_soft: Color32::from_rgb(0xBE, 0xBF, 0xC2),
    ink_faint: Color32::from_rgb(0x98, 0x9B, 0xA2),
    accent: Color32::from_rgb(0x8F, 0xB8, 0xE8),
    on_accent: Color32::from_rgb(0x10, 0x18, 0x22),
    accent_soft: Color32::from_rgb(0x2C, 0x3B, 0x4F),
    hover: Color32::from_rgb(0x2B, 0x2E, 0x35),
    selection: Color32::from_rgb(0x36, 0x52, 0x77),
    differs: Color32::from_rgb(0x5E, 0x48, 0x14),
    danger: Color32::from_rgb(0xF0, 0x8A, 0x4B),
    success: Color32::from_rgb(0x4C, 0xC3, 0x9A),
    fill_strength: 0.30,
};

const LIGHT_WONG: Palette = Palette {
    hues: Hues::Wong,
    accent: Color32::from_rgb(0x00, 0x72, 0xB2),
    ..LIGHT
};

const DARK_WONG: Palette = Palette {
    hues: Hues::Wong,
    accent: Color32::from_rgb(0x56, 0xB4, 0xE9),
    ..DARK
};

static PALETTES: [Palette; 4] = [LIGHT, DARK, LIGHT_WONG, DARK_WONG];

impl Palette {
    /// The palette that these visuals were made of: each has an accent of its own.
    pub fn of(visuals: &Visuals) -> &'static Self {
        let mut palettes = PALETTES.iter();
        let found = palettes.find(|palette| palette.accent == visuals.hyperlink_color);
        found.unwrap_or(&PALETTES[usize::from(visuals.dark_mode)])
    }

    /// The hue of a kind of fact.
    pub fn kind(&self, kind: FactKind) -> Color32 {
        let looks = kinds::looks(kind);
        let [light, dark] = match self.hues {
            Hues::Standard => [kind.colour(), looks.dark],
            Hues::Wong => looks.wong,
        };
        self.either(light, dark)
    }

    /// The colour of a verdict; a word and an icon always stand beside it.
    pub fn verdict(&self, verdict: Verdict) -> Color32 {
        match verdict {
            Verdict::Conflict => self.either([0xB8, 0x45, 0x00], [0xF0, 0x86, 0x3C]),
            Verdict::Compatible => self.either([0x0B, 0x6A, 0xA0], [0x6B, 0xB8, 0xE6]),
            Verdict::Agree => self.either([0x00, 0x72, 0x52], [0x3E, 0xC4, 0x9A]),
            Verdict::Copied => self.either([0x95, 0x44, 0x74], [0xD9, 0x92, 0xB9]),
            Verdict::Single => self.ink_faint,
        }
    }

    /// The hue of a question: that of the kind of fact that answers it.
    pub fn question(&self, question: Question) -> Color32 {
        self.kind(match question {
            Question::HowMany => FactKind::Quantity,
            Question::When => FactKind::Time,
            Question::Where | Question::Who => FactKind::Entity,
            Question::SaidBy | Question::Words => FactKind::Quote,
            Question::What | Question::How | Question::Why | Question::Status => FactKind::Claim,
        })
    }

    /// A colour laid thinly over what is behind it: fills of accepted facts and of chips.
    pub fn tint(&self, color: Color32) -> Color32 {
        color.gamma_multiply(self.fill_strength)
    }

    /// Half of [`Self::tint`]: what the pointer is over.
    pub fn faint_tint(&self, color: Color32) -> Color32 {
        color.gamma_multiply(self.fill_strength * 0.5)
    }

    fn either(&self, light: [u8; 3], dark: [u8; 3]) -> Color32 {
        let [r, g, b] = if self.dark { dark } else { light };
        Color32::from_rgb(r, g, b)
    }
}

/// The colour that a person chose for the kind of a fact.
pub fn own_hue(codebook: &Codebook, fact: &Fact) -> Option<Color32> {
    let FactContent::Code(content) = &fact.content else {
        return None;
    };
    let entry = codebook.entry(Sort::Kind, &content.code)?;
    Some(color_of(entry.color))
}

/// A colour of the codebook.
pub fn color_of([red, green, blue]: [u8; 3]) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// Dims everything behind a dialog or the drop overlay.
pub const SCRIM: Color32 = Color32::from_black_alpha(140);

/// Interface text.
pub fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Interface text that stands out.
pub fn strong(size: f32) -> FontId {
    FontId::new(size, family(SANS_STRONG))
}

/// Article text.
pub fn serif(size: f32) -> FontId {
    FontId::new(size, family(SERIF))
}

/// Words of articles in lists, tables and dialogs: so many points large where article text has its usual
/// size, and more or less with it.
pub fn words(ctx: &Context, size: f32) -> FontId {
    serif(scaled(ctx, size))
}

/// The same where the words stand out.
pub fn strong_words(ctx: &Context, size: f32) -> FontId {
    serif_strong(scaled(ctx, size))
}

/// A size that goes with that of article text.
pub fn scaled(ctx: &Context, size: f32) -> f32 {
    let style = ctx.global_style();
    let article = style.text_styles.get(&*ARTICLE);
    size * article.map_or(1.0, |font| font.size / READING_SIZE)
}

/// The style that tells how large article text is.
static ARTICLE: LazyLock<TextStyle> = LazyLock::new(|| TextStyle::Name(Arc::from("article")));

/// Headlines.
pub fn serif_strong(size: f32) -> FontId {
    FontId::new(size, family(SERIF_STRONG))
}

/// Summaries and snippets.
pub fn serif_italic(size: f32) -> FontId {
    FontId::new(size, family(SERIF_ITALIC))
}

const SANS_STRONG: &str = "sans-strong";
const SERIF: &str = "serif";
const SERIF_STRONG: &str = "serif-strong";
const SERIF_ITALIC: &str = "serif-italic";

fn family(name: &str) -> FontFamily {
    FontFamily::Name(Arc::from(name))
}

/// Gives the window its fonts.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // Zooming is a command like others, with keys that a person can bind.
        options.zoom_with_keyboard = false;
    });
}

/// Gives the window its colours, light and dark, and the size of article text.
pub fn colour(ctx: &Context, hues: Hues, text_size: f32) {
    for palette in PALETTES.iter().filter(|palette| palette.hues == hues) {
        let theme = if palette.dark {
            Theme::Dark
        } else {
            Theme::Light
        };
        ctx.style_mut_of(theme, |style| {
            apply(style, palette);
            style.text_styles.insert(ARTICLE.clone(), serif(text_size));
        });
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let bundled: [(FontFamily, &str, &'static [u8]); 5] = [
        (
            FontFamily::Proportional,
            "Inter",
            include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
        ),
        (
            family(SANS_STRONG),
            "Inter SemiBold",
            include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
        ),
        (
            family(SERIF),
            "Source Serif 4",
            include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf"),
        ),
        (
            family(SERIF_STRONG),
            "Source Serif 4 Semibold",
            include_bytes!("../../assets/fonts/SourceSerif4-Semibold.ttf"),
        ),
        (
            family(SERIF_ITALIC),
            "Source Serif 4 Italic",
            include_bytes!("../../assets/fonts/SourceSerif4-Italic.ttf"),
        ),
    ];
    for (family, name, bytes) in bundled {
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), data);
        let chain = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned());
        fonts.families.insert(family, chain.collect());
    }
    // The system tells which these are.
    let of_system = system_fonts::whole_script();
    fonts.families.insert(of_system, Vec::new());
    fonts
}

fn apply(style: &mut Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, sans(12.0)),
        (TextStyle::Body, sans(14.0)),
        (TextStyle::Button, sans(14.0)),
        (TextStyle::Heading, strong(18.0)),
        (
            TextStyle::Monospace,
            FontId::new(13.0, FontFamily::Monospace),
        ),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(11.0, 5.0);
    spacing.interact_size = vec2(32.0, 28.0);
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(8);
    spacing.combo_width = 160.0;
    spacing.scroll = ScrollStyle {
        floating: true,
        floating_allocated_width: 0.0,
        bar_width: 9.0,
        floating_width: 5.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.5,
        dormant_handle_opacity: 0.35,
        ..ScrollStyle::thin()
    };
    style.scroll_animation = ScrollAnimation::none();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    style.visuals = visuals(palette);
}

fn visuals(palette: &Palette) -> Visuals {
    let base = if palette.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let shadow = Shadow {
        offset: [0, 6],
        blur: 24,
        spread: 0,
        color: Color32::from_black_alpha(if palette.dark { 120 } else { 40 }),
    };
    Visuals {
        widgets: widgets(palette),
        selection: Selection {
            bg_fill: palette.selection,
            stroke: Stroke::new(1.0, palette.ink),
        },
        hyperlink_color: palette.accent,
        faint_bg_color: palette.hover,
        extreme_bg_color: palette.paper,
        warn_fg_color: palette.danger,
        error_fg_color: palette.danger,
        weak_text_color: Some(palette.ink_faint),
        window_corner_radius: CornerRadius::same(10),
        window_shadow: shadow,
        window_fill: palette.panel,
        window_stroke: Stroke::new(1.0, palette.line),
        menu_corner_radius: CornerRadius::same(8),
        panel_fill: palette.panel,
        popup_shadow: shadow,
        ..base
    }
}

fn widgets(palette: &Palette) -> Widgets {
    let corner_radius = CornerRadius::same(RADIUS);
    let state = |fill: Color32, border: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: state(palette.panel, palette.line, palette.ink),
        inactive: state(palette.paper, palette.line_strong, palette.ink),
        hovered: state(palette.hover, palette.ink_faint, palette.ink),
        active: state(palette.accent_soft, palette.accent, palette.ink),
        open: state(palette.hover, palette.line_strong, palette.ink),
    }
}
