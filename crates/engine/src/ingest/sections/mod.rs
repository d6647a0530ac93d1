//! What each part of a text is for, told by rules that hold for any paper: the head of the article
//! from its first units, the tail from the lines that pages put behind an article, strays from the lines around them.
//!
//! A paragraph is taken for something else than body only where the words leave no doubt, since
//! facts are drawn from the body.

mod head;
pub mod names;
mod strays;
mod tail;

use crate::article::{Article, Metadata, Section, SectionKind, Span, Text};

use super::draft::Unit;

pub use head::{is_date_line, own_address};

/// A unit while its role is being found.
struct Part<'a> {
    text: &'a str,
    span: Span,
    kind: Option<SectionKind>,
}

impl Part<'_> {
    /// Whether it is still open what it is for, so that it counts as body.
    fn is_open(&self) -> bool {
        self.kind.is_none()
    }

    fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    fn ends_sentence(&self) -> bool {
        ends_sentence(self.text)
    }
}

/// Whether a text ends like a sentence.
pub fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', ' ']);
    end.ends_with(['.', '!', '?', '…', '。', '।', '؟'])
}

/// Gives every unit its role and fills in what the text tells of itself and the metadata lacks.
/// The sections are in order, do not overlap and cover all that is not blank.
pub fn divide(text: &Text, units: &[Unit], metadata: &mut Metadata) -> Vec<Section> {
    let mut parts: Vec<Part<'_>> = units
        .iter()
        .map(|unit| Part {
            text: &text.as_str()[unit.bytes.clone()],
            span: text.span_of_bytes(unit.bytes.clone()),
            kind: unit.role,
        })
        .collect();
    if metadata.title.is_none() {
        head::part_from_day(&mut parts);
    }
    tail::mark_page(&mut parts, metadata);
    let opening = head::mark(&mut parts, metadata);
    strays::mark(&mut parts);
    tail::mark_close(&mut parts, metadata);
    let mut sections: Vec<Section> = Vec::new();
    for part in &parts {
        let kind = part.kind.unwrap_or(SectionKind::Body);
        let mut span = part.span;
        if let Some(dateline) = opening.filter(|dateline| part.span.covers(*dateline)) {
            sections.push(Section {
                kind: SectionKind::Dateline,
                span: dateline,
            });
            span = after(text, span, dateline.end);
        }
        match sections.last_mut() {
            Some(last) if last.kind == kind && kind != SectionKind::Caption => {
                last.span = last.span.hull(span);
            }
            _ => sections.push(Section { kind, span }),
        }
    }
    sections.retain(|section| !section.span.is_empty());
    sections
}

/// What is left of a span from `start` on, without leading white space.
fn after(text: &Text, span: Span, start: usize) -> Span {
    let rest = text.slice(Span::new(start, span.end));
    let blank = rest.chars().take_while(|c| c.is_whitespace()).count();
    Span::new(start + blank, span.end)
}

/// The article's main text: summary, body, conclusion, corrections and captions, without headline, byline and
/// what surrounds the article. A dateline stays where it opens a paragraph.
pub fn body_text(article: &Article) -> String {
    let mut body = String::new();
    let mut end = 0;
    for (index, section) in article.sections.iter().enumerate() {
        let next = article.sections.get(index + 1);
        let gap = |next: &Section| article.slice(Span::new(section.span.end, next.span.start));
        let kept = match section.kind {
            SectionKind::Dateline => next.is_some_and(|next| !gap(next).contains('\n')),
            SectionKind::Summary
            | SectionKind::Body
            | SectionKind::Conclusion
            | SectionKind::Correction
            | SectionKind::Caption => true,
            _ => false,
        };
        if !kept {
            continue;
        }
        if !body.is_empty() {
            let between = article.slice(Span::new(end, section.span.start));
            let blank = between.chars().all(char::is_whitespace);
            body.push_str(if blank { between } else { "\n\n" });
        }
        body.push_str(article.slice(section.span));
        end = section.span.end;
    }
    body
}
