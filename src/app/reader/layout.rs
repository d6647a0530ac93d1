//! Where the paragraphs of an article stand in the reading column.
//!
//! Only what is seen is laid out: one galley of a megabyte takes a second and 200 MB, the visible
//! paragraphs take milliseconds. Heights are estimated until a paragraph is seen.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Ui};

use crate::app::right_to_left;
use crate::app::theme::{self, Palette, Typeface};
use sidelight_engine::article::{Article, SectionKind, Span};

/// A paragraph longer than this many code points is laid out in pieces.
const PIECE: usize = 4_000;
/// Mean width of a character as a share of the text size, for estimates.
const MEAN_CHARACTER: f32 = 0.46;

/// A paragraph, or a piece of a very long one.
#[derive(Debug)]
pub struct Block {
    /// The code points it shows.
    pub span: Span,
    /// The same in bytes.
    bytes: Range<usize>,
    /// Its role in the article.
    pub section: SectionKind,
    /// Index of the fold that hides it.
    pub fold: Option<usize>,
    galley: Option<Arc<Galley>>,
    /// Whether it runs from right to left; told once it is laid out.
    pub runs_back: bool,
    height: f32,
}

/// Neighbouring blocks that are not the article and are folded away at first.
#[derive(Debug)]
pub struct Fold {
    /// The blocks it hides.
    pub blocks: Range<usize>,
    /// Whether they are shown.
    pub open: bool,
}

/// Something that stands in the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A block, by index.
    Block(usize),
    /// The line that opens and closes a fold, by index.
    Fold(usize),
}

/// What the galleys depend on beside the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Width of the column in points.
    pub width: f32,
    /// Size of body text in points.
    pub text_size: f32,
    /// The letters.
    pub typeface: Typeface,
    /// Whether the dark theme is on.
    pub dark: bool,
    /// Physical pixels per point.
    pub pixels_per_point: f32,
}

/// An article set in the column.
#[derive(Debug)]
pub struct Document {
    article: Arc<Article>,
    blocks: Vec<Block>,
    folds: Vec<Fold>,
    items: Vec<Item>,
    /// Top of each item, and the end of the last.
    tops: Vec<f32>,
    setting: Setting,
}

impl Document {
    /// Cuts an article into blocks.
    pub fn new(article: Arc<Article>, setting: Setting) -> Self {
        let blocks = blocks(&article);
        let mut document = Self {
            folds: folds(&blocks),
            article,
            blocks,
            items: Vec::new(),
            tops: Vec::new(),
            setting,
        };
        for (index, fold) in document.folds.iter().enumerate() {
            for block in &mut document.blocks[fold.blocks.clone()] {
                block.fold = Some(index);
            }
        }
        document.estimate();
        document.arrange();
        document
    }

    /// The article it shows.
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// All blocks, in the order of the text.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All folds.
    pub fn folds(&self) -> &[Fold] {
        &self.folds
    }

    /// Adapts to another width, size or theme.
    pub fn set(&mut self, setting: Setting) {
        if self.setting != setting {
            self.setting = setting;
            for block in &mut self.blocks {
                block.galley = None;
            }
            self.estimate();
            self.arrange();
        }
    }

    /// Opens or closes a fold.
    pub fn toggle_fold(&mut self, index: usize) {
        if let Some(fold) = self.folds.get_mut(index) {
            fold.open = !fold.open;
            self.arrange();
        }
    }

    /// Opens the fold that hides the code point at `offset`.
    pub fn reveal(&mut self, offset: usize) {
        if let Some(fold) = self.block_at(offset).and_then(|at| self.blocks[at].fold)
            && !self.folds[fold].open
        {
            self.toggle_fold(fold);
        }
    }

    /// Height of the whole column in points.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The items between two heights, with their tops.
    pub fn items_between(&self, top: f32, bottom: f32) -> Vec<(Item, f32)> {
        let ends = self.tops.get(1..).unwrap_or_default();
        let first = ends.partition_point(|&end| end < top);
        let items = self.items.iter().zip(&self.tops).skip(first);
        let visible = items.take_while(|&(_, &at)| at <= bottom);
        visible.map(|(&item, &at)| (item, at)).collect()
    }

    /// The block that holds the code point at `offset`, or the last one before it.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        self.blocks
            .partition_point(|block| block.span.start <= offset)
            .checked_sub(1)
    }

    /// Top of a block in points; `None` while it is folded away.
    pub fn top_of(&self, block: usize) -> Option<f32> {
        let first = |item: &Item| match *item {
            Item::Block(block) => block,
            Item::Fold(fold) => self.folds[fold].blocks.start,
        };
        let at = self.items.partition_point(|item| first(item) < block);
        // The line of a fold stands before the first block of it.
        let mut items = self.items.iter().enumerate().skip(at).take(2);
        let (item, _) = items.find(|(_, item)| **item == Item::Block(block))?;
        Some(self.tops[item] + space_above(self.blocks[block].section, self.setting.text_size))
    }

    /// How far down the code point at `offset` stands, in points: where it was laid out exactly, else
    /// by its share of the block; the fold where it is folded away.
    pub fn height_of(&self, offset: usize) -> f32 {
        let Some(index) = self.block_at(offset) else {
            return 0.0;
        };
        let block = &self.blocks[index];
        let Some(top) = self.top_of(index) else {
            let fold = self
                .items
                .iter()
                .position(|item| block.fold.is_some_and(|fold| *item == Item::Fold(fold)));
            return fold.map_or(0.0, |item| self.tops[item]);
        };
        let within = offset.min(block.span.end) - block.span.start;
        let within = match &block.galley {
            Some(galley) => galley.pos_from_cursor(CCursor::new(within)).top(),
            None => block.height * within as f32 / block.span.len().max(1) as f32,
        };
        top + within
    }

    /// The laid-out text of a block.
    pub fn galley(&mut self, index: usize, ui: &Ui) -> Arc<Galley> {
        let setting = self.setting;
        let block = &mut self.blocks[index];
        if let Some(galley) = &block.galley {
            return Arc::clone(galley);
        }
        let text = &self.article.text.as_str()[block.bytes.clone()];
        block.runs_back = right_to_left::runs_back(text);
        let format = format(block.section, setting, Palette::of(ui.visuals()));
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap.max_width = setting.width;
        let galley = ui.painter().layout_job(job);
        let galley = right_to_left::in_order(ui.ctx(), galley, Some(setting.width));
        block.galley = Some(Arc::clone(&galley));
        galley
    }

    /// Takes the true height of a block that was laid out. Whether that moved anything.
    pub fn measured(&mut self, block: usize, height: f32) -> bool {
        let moved = (self.blocks[block].height - height).abs() > 0.5;
        self.blocks[block].height = height;
        moved
    }

    /// Puts the items one below the other again.
    pub fn arrange(&mut self) {
        self.items.clear();
        self.tops.clear();
        let size = self.setting.text_size;
        let mut y = 0.0;
        let mut last_fold = None;
        for (index, block) in self.blocks.iter().enumerate() {
            if let Some(fold) = block.fold {
                if last_fold != Some(fold) {
                    last_fold = Some(fold);
                    self.items.push(Item::Fold(fold));
                    self.tops.push(y);
                    y += FOLD_HEIGHT;
                }
                if !self.folds[fold].open {
                    continue;
                }
            }
            self.items.push(Item::Block(index));
            self.tops.push(y);
            y += space_above(block.section, size) + block.height;
        }
        self.tops.push(y);
    }

    /// Forgets the galleys of blocks outside of `keep`, so that memory stays bounded.
    pub fn forget_outside(&mut self, keep: &Range<usize>) {
        for (index, block) in self.blocks.iter_mut().enumerate() {
            if !keep.contains(&index) {
                block.galley = None;
            }
        }
    }

    fn estimate(&mut self) {
        let Setting {
            width, text_size, ..
        } = self.setting;
        for block in &mut self.blocks {
            let (size, line) = size_of(block.section, text_size);
            let per_line = (width / (size * MEAN_CHARACTER)).max(1.0);
            block.height = (block.span.len() as f32 / per_line).ceil().max(1.0) * line;
        }
    }
}

/// Height of the line that opens and closes a fold, in points.
pub const FOLD_HEIGHT: f32 = 52.0;

/// Space above a block in points.
pub fn space_above(section: SectionKind, text_size: f32) -> f32 {
    text_size
        * match section {
            SectionKind::Headline | SectionKind::Summary => 0.7,
            SectionKind::Byline
            | SectionKind::Dateline
            | SectionKind::Source
            | SectionKind::AuthorBio
            | SectionKind::Boilerplate => 0.35,
            SectionKind::Body
            | SectionKind::Conclusion
            | SectionKind::Correction
            | SectionKind::Caption => 0.85,
        }
}

/// Text size and line height of a section in points.
fn size_of(section: SectionKind, text_size: f32) -> (f32, f32) {
    let (size, leading) = match section {
        SectionKind::Headline => (text_size * 1.62, 1.25),
        SectionKind::Summary => (text_size * 1.06, theme::READING_LEADING),
        SectionKind::Body | SectionKind::Conclusion | SectionKind::Correction => {
            (text_size, theme::READING_LEADING)
        }
        SectionKind::Byline
        | SectionKind::Dateline
        | SectionKind::Source
        | SectionKind::Caption
        | SectionKind::AuthorBio
        | SectionKind::Boilerplate => (text_size * 0.76, 1.55),
    };
    (size, (size * leading).round())
}

fn format(section: SectionKind, setting: Setting, palette: &Palette) -> TextFormat {
    let typeface = setting.typeface;
    let (size, line_height) = size_of(section, setting.text_size);
    let in_italics = matches!(section, SectionKind::Summary | SectionKind::Correction);
    let (font_id, color): (FontId, Color32) = match section {
        SectionKind::Headline => (typeface.strong(size), palette.ink),
        SectionKind::Summary | SectionKind::Correction => (typeface.italic(size), palette.ink),
        SectionKind::Body | SectionKind::Conclusion => (typeface.regular(size), palette.ink),
        SectionKind::Byline
        | SectionKind::Dateline
        | SectionKind::Source
        | SectionKind::Caption => (theme::sans(size), palette.ink_soft),
        SectionKind::AuthorBio | SectionKind::Boilerplate => (theme::sans(size), palette.ink_faint),
    };
    TextFormat {
        line_height: Some(line_height),
        italics: in_italics && !typeface.has_italic(),
        ..TextFormat::simple(font_id, color)
    }
}

/// Cuts at line breaks, at section edges, and inside very long paragraphs after a space.
fn blocks(article: &Article) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut offset = 0;
    let mut byte = 0;
    for line in article.text.as_str().split_inclusive('\n') {
        let shown = line.trim_end_matches('\n');
        let mut piece_start = (offset, byte);
        let mut at = (offset, byte);
        let mut previous_is_space = false;
        let mut section = article.section_at(offset);
        for character in shown.chars() {
            let here = article.section_at(at.0);
            let long = at.0 - piece_start.0 >= PIECE && previous_is_space;
            if (here != section || long) && at.0 > piece_start.0 {
                push(&mut blocks, article, piece_start, at, section);
                piece_start = at;
            }
            section = here;
            previous_is_space = character.is_whitespace();
            at = (at.0 + 1, at.1 + character.len_utf8());
        }
        push(&mut blocks, article, piece_start, at, section);
        offset += line.chars().count();
        byte += line.len();
    }
    blocks
}

fn push(
    blocks: &mut Vec<Block>,
    article: &Article,
    start: (usize, usize),
    end: (usize, usize),
    section: SectionKind,
) {
    let words = &article.text.as_str()[start.1..end.1];
    let shown = words.trim_start();
    if shown.is_empty() {
        return;
    }
    let skipped = &words[..words.len() - shown.len()];
    let bytes = start.1 + skipped.len()..end.1;
    blocks.push(Block {
        span: Span::new(start.0 + skipped.chars().count(), end.0),
        bytes,
        section,
        fold: None,
        galley: None,
        runs_back: false,
        height: 0.0,
    });
}

fn folds(blocks: &[Block]) -> Vec<Fold> {
    let folded = |block: &Block| {
        matches!(
            block.section,
            SectionKind::Boilerplate | SectionKind::AuthorBio
        )
    };
    let mut folds = Vec::new();
    let mut start = None;
    for (index, block) in blocks.iter().enumerate() {
        match (folded(block), start) {
            (true, None) => start = Some(index),
            (false, Some(first)) => {
                folds.push(Fold {
                    blocks: first..index,
                    open: false,
                });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(first) = start {
        folds.push(Fold {
            blocks: first..blocks.len(),
            open: false,
        });
    }
    folds
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use sidelight_engine::article::{ArticleId, Metadata, Provenance, Section, Text};

    const SETTING: Setting = Setting {
        width: 560.0,
        text_size: 18.0,
        typeface: Typeface::Serif,
        dark: false,
        pixels_per_point: 1.0,
    };

    fn document(text: &str, sections: Vec<Section>) -> Document {
        let article = Article {
            id: ArticleId::new("a"),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: Text::from(text),
            sections,
        };
        Document::new(Arc::new(article), SETTING)
    }

    #[test]
    fn boilerplate_is_folded_until_something_in_it_is_asked_for() {
        let section = |kind, start, end| Section {
            kind,
            span: Span::new(start, end),
        };
        let mut document = document(
            "Headline\nBody text.\nLeave a comment\nShare",
            vec![
                section(SectionKind::Headline, 0, 8),
                section(SectionKind::Body, 9, 19),
                section(SectionKind::Boilerplate, 20, 41),
            ],
        );
        assert_eq!(
            document.items,
            [Item::Block(0), Item::Block(1), Item::Fold(0)]
        );
        assert_eq!(document.top_of(2), None);
        document.reveal(25);
        assert!(document.top_of(2).is_some());
    }

    proptest! {
        #[test]
        fn blocks_hold_every_visible_character_once(
            characters in proptest::collection::vec(
                prop_oneof![4 => any::<char>(), 2 => Just('\n'), 2 => Just(' '), 1 => Just('👩')], 0..400),
        ) {
            let text: String = characters.iter().collect();
            let document = document(&text, Vec::new());
            let mut end = 0;
            let mut shown = String::new();
            for block in document.blocks() {
                prop_assert!(block.span.start >= end);
                end = block.span.end;
                let words = document.article.slice(block.span);
                prop_assert_eq!(words, &text[block.bytes.clone()]);
                shown.push_str(words);
            }
            let visible = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(visible(&shown), visible(&text));
        }
    }
}
