//! The report as one page: nothing fetched, readable without script, made to be printed.

use std::fmt::Write;

use super::{left_out, link};
use sidelight_engine::brief::{Brief, Item, MovingFigure, Part, Piece, PieceRole, Source};
use sidelight_engine::facts::date_words::{day_words, short_date};
use sidelight_engine::facts::in_figures;
use crate::html::escape;

const STYLE: &str = include_str!("page.css");

/// Size of the plot of a moving figure, and the space around it.
const PLOT: [f64; 2] = [560.0, 130.0];
const MARGIN: [f64; 2] = [70.0, 26.0];

/// The beginning of a page, to its title.
pub fn page_head(title: &str) -> String {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Sidelight {}\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        env!("CARGO_PKG_VERSION"),
    )
}

/// The page, called by its title.
pub fn page(title: &str, brief: &Brief) -> String {
    let mut out = page_head(title);
    out.push_str("<h2>Articles</h2>\n<ol class=\"sources\">\n");
    for (number, source) in brief.sources.iter().enumerate() {
        write_source(&mut out, number, source);
    }
    out.push_str("</ol>\n");
    for absence in brief.absences() {
        let _ = writeln!(out, "<p class=\"about\">{absence}</p>");
    }
    for part in brief.parts(usize::MAX, true) {
        write_part(&mut out, brief, &part);
    }
    if let Some(left_out) = left_out(brief) {
        let _ = writeln!(out, "<p class=\"about\">{left_out}</p>");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn write_source(out: &mut String, number: usize, source: &Source) {
    let day = source.published.map(day_words);
    let _ = write!(
        out,
        "<li id=\"article-{number}\"><b>{}</b>, {}: ",
        escape(&source.outlet),
        day.unwrap_or_else(|| "no date".to_owned()),
    );
    let headline = escape(&source.title);
    let _ = match link(source.address.as_deref()) {
        Some(url) => write!(
            out,
            "<a class=\"address\" href=\"{}\" rel=\"noreferrer\">{headline}</a>",
            escape(url)
        ),
        None => write!(out, "{headline}"),
    };
    out.push_str("</li>\n");
}

fn write_part(out: &mut String, brief: &Brief, part: &Part) {
    let Part {
        title, explanation, ..
    } = part;
    let _ = write!(
        out,
        "<section>\n<h2>{title}</h2>\n<p class=\"about\">{explanation}</p>\n"
    );
    let mut group = None;
    for item in &part.items {
        if item.group != group {
            group.clone_from(&item.group);
            let name = escape(group.as_deref().unwrap_or_default());
            let _ = writeln!(out, "<h3>{name}</h3>");
        }
        write_item(out, brief, item);
    }
    out.push_str("</section>\n");
}

fn write_item(out: &mut String, brief: &Brief, item: &Item) {
    let _ = write!(out, "<article class=\"{}\"><p>", item.verdict.as_str());
    if let Some(question) = item.question {
        let _ = write!(out, "<span class=\"question\">{question}</span> ");
    }
    let _ = write!(out, "{}</p>", line(brief, &item.sentence));
    if let Some(figure) = item.figure.and_then(|at| brief.moving.get(at)) {
        write_plot(out, figure);
    }
    for detail in &item.details {
        let _ = write!(out, "<blockquote>{}</blockquote>", line(brief, detail));
    }
    out.push_str("</article>\n");
}

fn line(brief: &Brief, sentence: &[Piece]) -> String {
    let pieces = sentence.iter().map(|piece| {
        let text = escape(&piece.text);
        match piece.role {
            PieceRole::Plain | PieceRole::Context | PieceRole::More => text,
            PieceRole::Dropped => format!("<del>{text}</del>"),
            PieceRole::Cited => format!("<i>{text}</i>"),
            PieceRole::Answer => format!("<mark>{text}</mark>"),
            PieceRole::Address => match link(Some(&piece.text)) {
                Some(url) => {
                    let url = escape(url);
                    format!("<a href=\"{url}\" rel=\"noreferrer\">{text}</a>")
                }
                None => text,
            },
            PieceRole::Outlet => match number_of(brief, piece) {
                Some(number) => format!("<a href=\"#article-{number}\">{text}</a>"),
                None => text,
            },
        }
    });
    pieces.collect()
}

fn number_of(brief: &Brief, piece: &Piece) -> Option<usize> {
    let mut sources = brief.sources.iter();
    sources.position(|source| source.outlet == piece.text)
}

/// The figure over the days, a dot for each article.
fn write_plot(out: &mut String, figure: &MovingFigure) {
    let [width, height] = PLOT;
    let [side, edge] = MARGIN;
    let _ = write!(
        out,
        "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"the figure over the days\">\
         <line x1=\"{side}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\"/>",
        width - side,
        y = height - edge,
    );
    let places = figure.places();
    let at = |[x, y]: [f64; 2]| {
        [
            side + x * (width - 2.0 * side),
            height - edge - 8.0 - y * (height - 2.0 * edge - 8.0),
        ]
    };
    let line: Vec<String> = places
        .iter()
        .map(|&place| {
            let [x, y] = at(place);
            format!("{x:.1},{y:.1}")
        })
        .collect();
    let _ = write!(out, "<polyline points=\"{}\"/>", line.join(" "));
    let mut last_day = None;
    for (&place, point) in places.iter().zip(&figure.points) {
        let [x, y] = at(place);
        let words = escape(&point.text);
        let _ = write!(
            out,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"><title>{words}</title></circle>"
        );
        if last_day != Some(point.day) {
            last_day = Some(point.day);
            let day = short_date(&point.day.to_string());
            let _ = write!(
                out,
                "<text x=\"{x:.1}\" y=\"{:.1}\">{day}</text><text x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
                height - edge + 16.0,
                y - 8.0,
                in_figures(point.value),
            );
        }
    }
    out.push_str("</svg>");
}
