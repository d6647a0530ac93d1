//! The evidence of facts as marks on the text.

use egui::Color32;

use crate::app::reader::layout::Block;
use crate::app::theme;
use sidelight_engine::article::{Article, Span};
use sidelight_engine::facts::{Fact, FactId, FactKind, Status};
use sidelight_project::Codebook;

/// One piece of evidence to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The fact it belongs to.
    pub fact: FactId,
    /// Where it stands.
    pub span: Span,
    /// Tells its hue.
    pub kind: FactKind,
    /// The hue that a person chose for it.
    pub hue: Option<Color32>,
    /// Its line style.
    pub status: Status,
    /// What the pointer is told.
    pub tooltip: Tooltip,
}

/// What the pointer is told about a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tooltip {
    /// What the fact says.
    pub value: String,
    /// The rest in a few words.
    pub detail: String,
    /// How sure it is, and why it is listed.
    pub origin: String,
}

/// The marks of an article, found by block.
#[derive(Debug, Default)]
pub struct Marks {
    /// Longer ones first, so that shorter ones are drawn and clicked on top.
    marks: Vec<Mark>,
    /// Indices of the marks that touch each block.
    by_block: Vec<Vec<usize>>,
}

impl Marks {
    /// Sorts the evidence of `facts` into blocks; the codebook tells hues of a person's own kinds.
    pub fn new<'a>(
        article: &Article,
        facts: impl IntoIterator<Item = &'a Fact>,
        codebook: &Codebook,
        blocks: &[Block],
    ) -> Self {
        let facts = facts.into_iter();
        let mut marks: Vec<Mark> = facts
            .flat_map(|fact| marks_of(article, fact, codebook))
            .collect();
        marks.sort_by_key(|mark| (std::cmp::Reverse(mark.span.len()), mark.span.start));
        let mut by_block = vec![Vec::new(); blocks.len()];
        for (index, mark) in marks.iter().enumerate() {
            let first = blocks.partition_point(|block| block.span.end <= mark.span.start);
            let touched = blocks.iter().zip(&mut by_block).skip(first);
            for (_, list) in touched.take_while(|(block, _)| block.span.start < mark.span.end) {
                list.push(index);
            }
        }
        Self { marks, by_block }
    }

    /// The marks that touch a block, longer ones first.
    pub fn in_block(&self, block: usize) -> impl Iterator<Item = &Mark> {
        let indices = self.by_block.get(block).map_or(&[][..], Vec::as_slice);
        indices.iter().map(|&index| &self.marks[index])
    }

    /// The marks that hold the code point at `offset` of a block, shorter ones first.
    pub fn at(&self, block: usize, offset: usize) -> Vec<&Mark> {
        let mut found: Vec<&Mark> = self
            .in_block(block)
            .filter(|mark| mark.span.contains(offset))
            .collect();
        found.reverse();
        found
    }
}

fn marks_of<'a>(
    article: &Article,
    fact: &'a Fact,
    codebook: &Codebook,
) -> impl Iterator<Item = Mark> + use<'a> {
    use crate::app::wording;
    let hue = theme::own_hue(codebook, fact);
    let tooltip = Tooltip {
        value: wording::value(fact),
        detail: wording::detail(fact),
        origin: wording::origin_of(article, fact),
    };
    fact.evidence.iter().map(move |evidence| Mark {
        fact: fact.id.clone(),
        span: evidence.span,
        kind: fact.kind(),
        hue,
        status: fact.status,
        tooltip: tooltip.clone(),
    })
}
