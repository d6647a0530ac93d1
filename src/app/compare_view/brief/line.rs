//! The lines of the brief from top to bottom, folded where a part is long.

use std::collections::BTreeSet;

use crate::app::wording;
use sidelight_engine::brief::{Brief, Item, PartKind, Piece};
use sidelight_engine::facts::date_words::day_words;

/// Articles that are listed before the others are folded away.
const ARTICLES: usize = 5;
/// Outlets that a sentence names one by one.
const OUTLETS: usize = 4;

/// What can be folded: the articles, the outlets of a sentence, a part, or what one outlet tells in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// The list of articles.
    Articles,
    /// The outlets that a sentence counts.
    Outlets,
    /// A part of the brief, or what one outlet tells in it.
    Part(PartKind, Option<String>),
}

/// A line of the brief.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// What the story is called, and how much there is of it.
    Title(String, String),
    /// An article, by its number.
    Source(usize),
    /// What an article, by its number, copied.
    Copied(usize, Vec<Piece>),
    /// What a part is called, what it holds, and how many sentences.
    Heading(&'static str, &'static str, usize),
    /// The outlet that alone tells what stands below.
    Group(String),
    /// A sentence.
    Item(Item),
    /// What belongs to the sentence above.
    Detail(Vec<Piece>),
    /// A moving figure, by its number.
    Plot(usize),
    /// So many more are folded away.
    More(Fold, usize),
    /// Words of the program.
    Text(String),
}

impl Line {
    /// Whether the keyboard stops at it.
    pub fn is_stop(&self) -> bool {
        matches!(
            self,
            Self::Source(_) | Self::Copied(..) | Self::Item(_) | Self::Detail(_) | Self::More(..)
        )
    }
}

/// The whole brief; what stands in `unfolded` is shown to its end.
pub fn lines(brief: &Brief, title: Option<String>, unfolded: &BTreeSet<Fold>) -> Vec<Line> {
    let (own, extent) = (title, extent(brief));
    let mut lines = vec![match own {
        Some(title) => Line::Title(title, extent),
        None => Line::Title(extent, String::new()),
    }];
    let room = room(
        ARTICLES,
        brief.sources.len(),
        unfolded.contains(&Fold::Articles),
    );
    for number in 0..room {
        lines.push(Line::Source(number));
    }
    if room < brief.sources.len() {
        lines.push(Line::More(Fold::Articles, brief.sources.len() - room));
    }
    let articles = brief.sources.len();
    let outlets = if unfolded.contains(&Fold::Outlets) {
        usize::MAX
    } else {
        OUTLETS
    };
    let parts = brief.parts(outlets, false);
    lines.extend(brief.absences().into_iter().map(Line::Text));
    for part in parts {
        lines.push(Line::Heading(
            part.title,
            part.explanation,
            part.items.len(),
        ));
        if part.kind == PartKind::Copying {
            lines.extend(copying(brief, &part.items, unfolded));
            continue;
        }
        for items in part.items.chunk_by(|a, b| a.group == b.group) {
            let group = items[0].group.clone();
            lines.extend(group.clone().map(Line::Group));
            let fold = Fold::Part(part.kind, group);
            let room = self::room(
                most(part.kind, articles),
                items.len(),
                unfolded.contains(&fold),
            );
            for item in &items[..room] {
                lines.push(Line::Item(item.clone()));
                lines.extend(item.details.iter().cloned().map(Line::Detail));
                lines.extend(item.figure.map(Line::Plot));
            }
            if room < items.len() {
                lines.push(Line::More(fold, items.len() - room));
            }
        }
    }
    match brief.alike_in_part {
        0 => {}
        1 => lines.push(Line::Text(
            "One more claim is told alike in part only: see Claims.".to_owned(),
        )),
        many => lines.push(Line::Text(format!(
            "{many} more claims are told alike in part only: see Claims."
        ))),
    }
    lines
}

/// The sentences of who copied from whom, each with the article that did.
fn copying(brief: &Brief, items: &[Item], unfolded: &BTreeSet<Fold>) -> Vec<Line> {
    let fold = Fold::Part(PartKind::Copying, None);
    let all = items.len();
    let room = room(
        most(PartKind::Copying, brief.sources.len()),
        all,
        unfolded.contains(&fold),
    );
    let copies = brief.sources.iter().enumerate();
    let copies = copies.filter(|(_, source)| !source.copied.is_empty());
    let lines = copies.zip(items).take(room);
    let mut lines: Vec<Line> = lines
        .map(|((number, _), item)| Line::Copied(number, item.sentence.clone()))
        .collect();
    if room < all {
        lines.push(Line::More(fold, all - room));
    }
    lines
}

/// How many sentences of a part are shown before the rest is folded away.
fn most(kind: PartKind, articles: usize) -> usize {
    match kind {
        PartKind::Findings | PartKind::Differences | PartKind::Within => 12,
        PartKind::Open | PartKind::ByMost | PartKind::Moving => 8,
        PartKind::Copying | PartKind::BySome | PartKind::InOwnWords => 4,
        PartKind::Alone if articles == 1 => 40,
        PartKind::Alone => 3,
    }
}

/// How many of `all` are shown; one alone is not folded away, its line takes no more room.
fn room(most: usize, all: usize, unfolded: bool) -> usize {
    if unfolded || all <= most + 1 {
        all
    } else {
        most
    }
}

/// "4 articles, 30 September 2024 to 1 October 2024".
fn extent(brief: &Brief) -> String {
    let articles = wording::counted(brief.sources.len(), "article", "articles");
    let mut days = brief.sources.iter().filter_map(|source| source.published);
    match (days.next(), days.next_back()) {
        (Some(first), Some(last)) if first != last => {
            format!("{articles}, {} to {}", day_words(first), day_words(last))
        }
        (Some(day), _) => format!("{articles}, {}", day_words(day)),
        _ => articles,
    }
}
