//! An article as spaCy holds it: tokens that cover the whole text, names that do not overlap, spans.

use sidelight_engine::article::Span;
use sidelight_engine::facts::{FactKind, FactSheet, Mention, Status};

use super::format::Material;
use super::marks::{Mark, marks};
use super::tokens::{apart, tokens};
use super::{Loss, loss};

/// What is lost in both forms.
pub fn losses(material: &Material<'_>) -> Vec<Loss> {
    let about = loss::about(material);
    loss::beyond_labels(material)
        .into_iter()
        .chain(about)
        .collect()
}

/// A document of spaCy.
pub struct SpacyDoc<'a> {
    /// Its tokens, white space among them.
    pub tokens: Vec<Token>,
    /// Mentions of names, apart.
    pub names: Vec<Mark<'a>>,
    /// All pieces of facts that hold.
    pub marks: Vec<Mark<'a>>,
}

/// A token.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Whether a blank belongs to it.
    pub has_blank: bool,
}

impl<'a> SpacyDoc<'a> {
    /// The document of an article.
    pub fn of(sheet: &'a FactSheet) -> Self {
        let marks = marks(sheet).into_iter();
        let marks: Vec<Mark<'a>> = marks
            .filter(|mark| mark.fact.status != Status::Rejected)
            .collect();
        let names = marks.iter().copied().filter(is_name);
        Self {
            tokens: covering(sheet, &marks),
            names: apart(names),
            marks,
        }
    }
}

/// Whether a mark names an entity.
pub fn is_name(mark: &Mark<'_>) -> bool {
    let mention = mark.fact.evidence[mark.piece].mention;
    mark.fact.kind() == FactKind::Entity && mention.is_none_or(|mention| mention == Mention::Name)
}

/// The words of an article and the white space between them. One blank behind a token is a part of
/// it; what else there is, is a token of its own.
fn covering(sheet: &FactSheet, marks: &[Mark<'_>]) -> Vec<Token> {
    let text = &sheet.article.text;
    let mut found: Vec<Token> = Vec::new();
    let mut place = 0;
    let words = tokens(&sheet.article, text.span(), marks);
    let end = Span::new(text.len(), text.len());
    for word in words.into_iter().chain([end]) {
        let mut gap = Span::new(place, word.start);
        let begins_with_blank = text.slice(gap).starts_with(' ');
        if let Some(last) = found.last_mut().filter(|_| begins_with_blank) {
            last.has_blank = true;
            gap.start += 1;
        }
        for span in [gap, word].into_iter().filter(|span| !span.is_empty()) {
            found.push(Token {
                span,
                has_blank: false,
            });
        }
        place = word.end;
    }
    found
}
