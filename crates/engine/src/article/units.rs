//! Characters, words and sentences as a reader takes them, by Unicode's rules (UAX #29).
//!
//! No unit goes over the end of a line or a section: a headline is no part of the sentence below it,
//! nor is a dateline of the one behind it.

use unicode_segmentation::UnicodeSegmentation;

use super::{Article, Span};

/// What a text is gone through by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// What a reader takes for one character.
    Character,
    /// A run of letters or digits.
    Word,
    /// A sentence, without the space after it.
    Sentence,
}

/// One end of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// Where an edge goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// The beginning of the text.
    Back,
    /// The end of the text.
    Forth,
}

/// Abbreviations before names, after which no sentence ends.
const BEFORE_NAMES: [&str; 18] = [
    "Adm", "Brig", "Capt", "Col", "Dr", "Gen", "Gov", "Lt", "Maj", "Mr", "Mrs", "Ms", "Prof",
    "Rep", "Rev", "Sen", "Sgt", "St",
];

impl Article {
    /// The unit that holds the code point at `offset`; `None` between two units.
    pub fn unit_at(&self, unit: Unit, offset: usize) -> Option<Span> {
        let (line, _) = self.line_at(offset);
        units(self, line, unit).find(|span| span.contains(offset))
    }

    /// The first unit that begins at or after `offset`.
    pub fn unit_after(&self, unit: Unit, offset: usize) -> Option<Span> {
        self.first_on(unit, offset, |span| span.start >= offset)
    }

    /// The last unit that ends at or before `offset`.
    pub fn unit_before(&self, unit: Unit, offset: usize) -> Option<Span> {
        self.last_back(unit, offset, |span| span.end <= offset)
    }

    /// All units of a sort, in order.
    pub fn all_units(&self, unit: Unit) -> impl Iterator<Item = Span> {
        let mut at = 0;
        let lines = std::iter::from_fn(move || {
            let (line, next) = (at < self.text.len()).then(|| self.line_at(at))?;
            at = next;
            Some(line)
        });
        lines.flat_map(move |line| units(self, line, unit))
    }

    /// The span with one edge moved by a unit; as it was where it would become empty or leave the
    /// text.
    pub fn with_edge_moved(&self, span: Span, edge: Edge, unit: Unit, towards: Towards) -> Span {
        let Span { start, end } = span;
        let moved = match (edge, towards) {
            (Edge::Start, Towards::Back) => self
                .last_back(unit, start, |unit| unit.start < start)
                .map(|unit| Span::new(unit.start, end)),
            (Edge::Start, Towards::Forth) => self
                .first_on(unit, start, |unit| unit.start > start)
                .filter(|unit| unit.start < end)
                .map(|unit| Span::new(unit.start, end)),
            (Edge::End, Towards::Back) => self
                .last_back(unit, end, |unit| unit.end < end)
                .filter(|unit| unit.end > start)
                .map(|unit| Span::new(start, unit.end)),
            (Edge::End, Towards::Forth) => self
                .first_on(unit, end, |unit| unit.end > end)
                .map(|unit| Span::new(start, unit.end)),
        };
        moved.unwrap_or(span)
    }

    fn first_on(&self, unit: Unit, offset: usize, is_it: impl Fn(&Span) -> bool) -> Option<Span> {
        let (mut line, mut next) = self.line_at(offset);
        loop {
            if let Some(found) = units(self, line, unit).find(&is_it) {
                return Some(found);
            }
            if next > self.text.len() {
                return None;
            }
            (line, next) = self.line_at(next);
        }
    }

    fn last_back(&self, unit: Unit, offset: usize, is_it: impl Fn(&Span) -> bool) -> Option<Span> {
        let (mut line, _) = self.line_at(offset);
        loop {
            if let Some(found) = units(self, line, unit).filter(&is_it).last() {
                return Some(found);
            }
            (line, _) = self.line_at(line.start.checked_sub(1)?);
        }
    }

    /// The line that holds a place, or the part of it in one section, without its end, and where the
    /// next one begins.
    fn line_at(&self, offset: usize) -> (Span, usize) {
        let text = self.text.as_str();
        let at = self.text.byte_of(offset);
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let line = self.text.span_of_bytes(start..end);
        let edges = self
            .sections
            .iter()
            .flat_map(|section| [section.span.start, section.span.end]);
        let inside = edges.filter(|edge| line.start < *edge && *edge < line.end);
        let (before, after): (Vec<_>, Vec<_>) = inside.partition(|edge| *edge <= offset);
        let part = Span::new(
            before.into_iter().max().unwrap_or(line.start),
            after.iter().copied().min().unwrap_or(line.end),
        );
        let next = if after.is_empty() {
            line.end + 1
        } else {
            part.end
        };
        (part, next)
    }
}

/// The units of a line, in order.
fn units(article: &Article, line: Span, unit: Unit) -> Box<dyn Iterator<Item = Span> + '_> {
    let words = article.slice(line);
    let mut at = line.start;
    let mut placed = move |piece: &str| {
        let start = at;
        at += piece.chars().count();
        Span::new(start, at)
    };
    match unit {
        Unit::Character => Box::new(words.graphemes(true).map(placed)),
        Unit::Word => Box::new(words.split_word_bounds().filter_map(move |piece| {
            let span = placed(piece);
            piece.contains(char::is_alphanumeric).then_some(span)
        })),
        Unit::Sentence => {
            let sentences = sentences(words);
            Box::new(sentences.into_iter().filter_map(move |piece| {
                let span = placed(piece);
                let bare = piece.trim();
                let before = piece.chars().count() - piece.trim_start().chars().count();
                let start = span.start + before;
                (!bare.is_empty()).then(|| Span::new(start, start + bare.chars().count()))
            }))
        }
    }
}

/// Cuts a line into sentences; what Unicode's rules cut after an abbreviation stays together.
fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, piece) in line.split_sentence_bound_indices() {
        let end = at + piece.len();
        if end == line.len() || !ends_in_abbreviation(piece) {
            found.push(&line[start..end]);
            start = end;
        }
    }
    found
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let Some(bare) = sentence.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = bare.rsplit(|c: char| !c.is_alphanumeric()).next();
    let is_initial = |word: &str| word.chars().count() == 1 && word.contains(char::is_uppercase);
    word.is_some_and(|word| BEFORE_NAMES.contains(&word) || is_initial(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{ArticleId, Metadata, Provenance, Text};

    fn article(text: &str) -> Article {
        Article {
            id: ArticleId::new("a"),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: Text::from(text),
            sections: Vec::new(),
        }
    }

    #[test]
    fn words_and_sentences_are_gone_through_in_both_directions() {
        let article = article("Ships leave\n\nMr. J. Holm left. “We wait,” he said.");
        let words = |span: Option<Span>| span.map(|span| article.slice(span).to_owned());
        let first = article.unit_after(Unit::Word, 0).unwrap();
        assert_eq!(article.slice(first), "Ships");
        let second = article.unit_after(Unit::Word, first.end).unwrap();
        assert_eq!(article.slice(second), "leave");
        let third = article.unit_after(Unit::Word, second.end);
        assert_eq!(words(third).as_deref(), Some("Mr"));
        let back = article.unit_before(Unit::Word, third.unwrap().start);
        assert_eq!(back, Some(second));
        let sentence = article.unit_after(Unit::Sentence, second.end).unwrap();
        assert_eq!(article.slice(sentence), "Mr. J. Holm left.");
        let next = article.unit_after(Unit::Sentence, sentence.end);
        assert_eq!(words(next).as_deref(), Some("“We wait,” he said."));
        let holding = article.unit_at(Unit::Sentence, sentence.start + 5);
        assert_eq!(holding, Some(sentence));
        assert_eq!(article.unit_after(Unit::Word, article.text.len()), None);
        assert_eq!(article.unit_before(Unit::Word, 0), None);
    }

    #[test]
    fn an_edge_moves_by_whole_characters_and_words() {
        let article = article("about 87 👩\u{200d}🔬 there");
        let moved = |span, edge, unit, towards| {
            let span = article.with_edge_moved(span, edge, unit, towards);
            article.slice(span).to_owned()
        };
        let number = Span::new(6, 8);
        let end = |unit, towards| moved(number, Edge::End, unit, towards);
        assert_eq!(end(Unit::Character, Towards::Forth), "87 ");
        assert_eq!(end(Unit::Character, Towards::Back), "8");
        assert_eq!(end(Unit::Word, Towards::Forth), "87 👩\u{200d}🔬 there");
        let start = |unit, towards| moved(number, Edge::Start, unit, towards);
        assert_eq!(start(Unit::Word, Towards::Back), "about 87");
        assert_eq!(start(Unit::Character, Towards::Forth), "7");
        let with_face = Span::new(6, 12);
        let shorter = moved(with_face, Edge::End, Unit::Character, Towards::Back);
        assert_eq!(shorter, "87 ");
    }

    proptest! {
        #[test]
        fn a_moved_edge_never_empties_the_span_nor_leaves_the_text(
            text in "(\\PC|\n){0,30}", start in 0..30_usize, length in 1..10_usize,
            end in any::<bool>(), forth in any::<bool>(), unit in 0..3_usize,
        ) {
            let article = article(&text);
            let len = article.text.len();
            prop_assume!(start < len);
            let span = Span::new(start, (start + length).min(len));
            let edge = if end { Edge::End } else { Edge::Start };
            let towards = if forth { Towards::Forth } else { Towards::Back };
            let unit = [Unit::Character, Unit::Word, Unit::Sentence][unit];
            let moved = article.with_edge_moved(span, edge, unit, towards);
            prop_assert!(!moved.is_empty() && moved.end <= len);
            match edge {
                Edge::Start => prop_assert_eq!(moved.end, span.end),
                Edge::End => prop_assert_eq!(moved.start, span.start),
            }
        }
    }
}
