//! The report as a document for word processors.

use super::{left_out, link};
use sidelight_engine::brief::{Brief, Item, Part, Piece, PieceRole, Source};
use sidelight_engine::facts::date_words::day_words;
use crate::ExportError;
use crate::docx::{Document, Run, Style};

/// The report, called by its title, as the bytes of a file.
///
/// # Errors
/// When the parts cannot be packed.
pub fn docx(title: &str, brief: &Brief) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::default();
    document.line(Style::Title, title);
    document.line(Style::Heading, "Articles");
    for source in &brief.sources {
        add_source(&mut document, source);
    }
    for absence in brief.absences() {
        document.line(Style::About, &absence);
    }
    for part in brief.parts(usize::MAX, true) {
        add_part(&mut document, &part);
    }
    if let Some(left_out) = left_out(brief) {
        document.line(Style::About, &left_out);
    }
    document.finish()
}

fn add_source(document: &mut Document, source: &Source) {
    let day = source.published.map(day_words);
    let day = format!(", {}: ", day.unwrap_or_else(|| "no date".to_owned()));
    document.paragraph(
        Style::Item,
        &[
            Run::strong(&source.outlet),
            Run::plain(&day),
            Run::leading(&source.title, link(source.address.as_deref())),
        ],
    );
}

fn add_part(document: &mut Document, part: &Part) {
    document.line(Style::Heading, part.title);
    document.line(Style::About, part.explanation);
    let mut group = None;
    for item in &part.items {
        if item.group != group {
            group.clone_from(&item.group);
            document.line(Style::Subheading, group.as_deref().unwrap_or_default());
        }
        add_item(document, item);
    }
}

fn add_item(document: &mut Document, item: &Item) {
    let style = if item.details.is_empty() {
        Style::Item
    } else {
        Style::ItemOfMore
    };
    add_sentence(document, style, item.question, &item.sentence);
    for detail in &item.details {
        add_sentence(document, Style::Quote, None, detail);
    }
}

fn add_sentence(document: &mut Document, style: Style, question: Option<&str>, pieces: &[Piece]) {
    let question = question.map(|question| format!("{question} "));
    let question = question.iter().map(|text| Run::strong(text));
    let runs: Vec<Run<'_>> = question.chain(pieces.iter().map(run)).collect();
    document.paragraph(style, &runs);
}

fn run(piece: &Piece) -> Run<'_> {
    let text = piece.text.as_str();
    match piece.role {
        PieceRole::Plain | PieceRole::Context | PieceRole::Outlet | PieceRole::More => Run::plain(text),
        PieceRole::Cited => Run::cited(text),
        PieceRole::Dropped => Run::dropped(text),
        PieceRole::Answer => Run::answer(text),
        PieceRole::Address => Run::leading(text, link(Some(text))),
    }
}
