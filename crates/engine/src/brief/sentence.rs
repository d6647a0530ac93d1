//! The sentences of the brief, in pieces of which each may lead to its words.

use super::quoting::{elided, marks, quoted};
use super::{
    AloneClaim, Brief, Claim, Difference, MovingFigure, Place, Source, Told, Version, Words,
};
use crate::article::{ArticleId, SectionKind};
use crate::compare::{Inward, Question};
use crate::facts::date_words::day_words;
use crate::facts::one_line;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// What it is.
    pub role: PieceRole,
    /// Where it leads.
    pub place: Option<Place>,
}

impl Piece {
    /// Words of the program, or of a person.
    pub fn plain(text: String) -> Self {
        Self {
            text,
            role: PieceRole::Plain,
            place: None,
        }
    }
}

/// What a piece of a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceRole {
    /// Words of the program.
    Plain,
    /// Words of an article.
    Cited,
    /// Those of them that answer the question.
    Answer,
    /// Words of an article around those that matter.
    Context,
    /// Words of another article that this one lacks.
    Dropped,
    /// Who published an article.
    Outlet,
    /// What is counted and not told one by one.
    More,
    /// An address on the web, or another source.
    Address,
}

/// Outlets in which something was not found that are named one by one at most.
const MOST_MISSING: usize = 3;

/// A sentence in the making.
struct Sentence<'b> {
    brief: &'b Brief,
    /// Outlets that are named one by one; the others are counted.
    most: usize,
    pieces: Vec<Piece>,
}

impl<'b> Sentence<'b> {
    fn of(brief: &'b Brief, most: usize) -> Self {
        Self {
            brief,
            most,
            pieces: Vec::new(),
        }
    }

    fn add(&mut self, text: impl Into<String>, role: PieceRole, place: Option<&Place>) {
        let text = text.into();
        if !text.is_empty() {
            let place = place.cloned();
            self.pieces.push(Piece { text, role, place });
        }
    }

    fn plain(&mut self, text: impl Into<String>) {
        self.add(text, PieceRole::Plain, None);
    }

    /// Words as they stand, in quotation marks unless they bring their own, the answer standing out.
    fn cite(&mut self, words: &Words, place: Option<&Place>) {
        let (before, answer, after) = (
            &words.text[..words.answer.start],
            words.answer_text(),
            &words.text[words.answer.end..],
        );
        let role = if before.is_empty() && after.is_empty() {
            PieceRole::Cited
        } else {
            PieceRole::Answer
        };
        let [open, close] = marks(&words.text);
        let cut = if words.text.starts_with(char::is_lowercase) {
            "…"
        } else {
            ""
        };
        self.add(format!("{open}{cut}{before}"), PieceRole::Cited, place);
        self.add(answer, role, place);
        self.add(format!("{after}{close}"), PieceRole::Cited, place);
        self.explain(words);
    }

    /// The answer alone, in quotation marks.
    fn cite_answer(&mut self, words: &Words, place: Option<&Place>) {
        let [open, close] = marks(words.answer_text());
        self.add(open, PieceRole::Cited, place);
        self.add(words.answer_text(), PieceRole::Answer, place);
        self.add(close, PieceRole::Cited, place);
        self.explain(words);
    }

    fn explain(&mut self, words: &Words) {
        if let Some(meaning) = &words.meaning {
            self.plain(format!(" ({meaning})"));
        }
    }

    /// "A, B and 3 more".
    fn outlets(&mut self, places: &[Place]) {
        // One more takes no more room than the words that count it.
        let named = if places.len() <= self.most.saturating_add(1) {
            places.len()
        } else {
            self.most
        };
        for (at, place) in places[..named].iter().enumerate() {
            let last = at > 0 && at + 1 == places.len();
            self.plain(match at {
                0 => "",
                _ if last => " and ",
                _ => ", ",
            });
            let outlet = self.brief.outlet(&place.article).to_owned();
            self.add(outlet, PieceRole::Outlet, Some(place));
        }
        if let Some(next) = places.get(named) {
            self.plain(" and ");
            let more = format!("{} more", places.len() - named);
            self.add(more, PieceRole::More, Some(next));
        }
    }

    /// "; something near it in A and B".
    fn near(&mut self, places: &[Place]) {
        if !places.is_empty() {
            self.plain("; something near it in ");
            self.outlets(places);
        }
    }

    /// "; no match found in A and B": they may tell it in other words.
    fn missing(&mut self, articles: &[ArticleId]) {
        let outlets: Vec<&str> = articles.iter().map(|id| self.brief.outlet(id)).collect();
        match outlets.len() {
            0 => {}
            1..=MOST_MISSING => self.plain(format!("; no match found in {}", and_list(&outlets))),
            many => self.plain(format!("; no match found in {many} others")),
        }
    }

    /// "; and 12 more answers".
    fn more_answers(&mut self, difference: &Difference, most: usize) {
        let told = difference.first_versions(most).len();
        if let Some(next) = difference.versions.get(told) {
            self.plain("; and ");
            let more = format!("{} more answers", difference.versions.len() - told);
            self.add(more, PieceRole::More, next.tellers.first());
        }
    }

    fn says(&mut self, version: &Version) {
        let (verbatim, _) = version.by_words();
        self.outlets(verbatim);
        self.plain(if verbatim.len() == 1 {
            " says "
        } else {
            " say "
        });
        self.cite_answer(&version.words, version.tellers.first());
        self.in_other_words(version);
    }

    /// " (in other words A and B)".
    fn in_other_words(&mut self, version: &Version) {
        let (_, others) = version.by_words();
        if !others.is_empty() {
            self.plain(" (in other words ");
            self.outlets(others);
            self.plain(")");
        }
    }
}

/// "“Sixty boats were lost” — A, 3 March 2025".
fn quotation(brief: &Brief, words: &Words, place: &Place) -> Vec<Piece> {
    let mut sentence = Sentence::of(brief, 1);
    sentence.cite(words, Some(place));
    sentence.plain(" — ");
    sentence.outlets(std::slice::from_ref(place));
    if let Some(day) = brief.published(&place.article) {
        sentence.plain(format!(", {}", day_words(day)));
    }
    sentence.pieces
}

impl Difference {
    /// "“Sixty boats were lost”, say A and B; C says “40 boats”." Where B tells it otherwise, "says A, with the
    /// same answer in B".
    pub fn sentence(&self, brief: &Brief, most: usize) -> Vec<Piece> {
        let mut sentence = Sentence::of(brief, most);
        for (at, version) in self.first_versions(most).iter().enumerate() {
            if at > 0 {
                sentence.plain("; ");
                sentence.says(version);
                continue;
            }
            sentence.cite(&version.words, version.tellers.first());
            let [first, others @ ..] = version.tellers.as_slice() else {
                continue;
            };
            if version.alike && !others.is_empty() && version.by_words().1.is_empty() {
                sentence.plain(", say ");
                sentence.outlets(&version.tellers);
                continue;
            }
            sentence.plain(", says ");
            sentence.outlets(std::slice::from_ref(first));
            if !others.is_empty() {
                sentence.plain(", with the same answer in ");
                sentence.outlets(others);
            }
        }
        sentence.more_answers(self, most);
        sentence.plain(".");
        sentence.pieces
    }

    /// Each version in full with who gives it and when: "“Sixty boats were lost” — A, 3 March 2025".
    pub fn quotations(&self, brief: &Brief) -> Vec<Vec<Piece>> {
        let tellers = self
            .versions
            .iter()
            .filter_map(|version| Some((&version.words, version.tellers.first()?)));
        let quotations = tellers.map(|(words, place)| quotation(brief, words, place));
        quotations.collect()
    }

    /// "“60 boats” in A and B, “some 60 boats” in C".
    pub fn versions_in_short(&self, brief: &Brief, most: usize) -> Vec<Piece> {
        let mut sentence = Sentence::of(brief, most);
        for (at, version) in self.first_versions(most).iter().enumerate() {
            sentence.plain(if at > 0 { "; " } else { "" });
            let answer = Words {
                meaning: version.words.meaning.clone(),
                ..Words::plain(&elided(version.words.answer_text()))
            };
            sentence.cite_answer(&answer, version.tellers.first());
            sentence.plain(" in ");
            sentence.outlets(version.by_words().0);
            sentence.in_other_words(version);
        }
        sentence.more_answers(self, most);
        sentence.pieces
    }

    /// The versions that are told one by one where so many outlets are: more than twice as many nobody reads.
    fn first_versions(&self, most: usize) -> &[Version] {
        let room = most.saturating_mul(2);
        let told = if self.versions.len() <= room.saturating_add(1) {
            self.versions.len()
        } else {
            room
        };
        &self.versions[..told]
    }
}

impl Version {
    /// Who gives the answer in its words, and who means the same.
    fn by_words(&self) -> (&[Place], &[Place]) {
        self.tellers.split_at(self.verbatim.min(self.tellers.len()))
    }
}

impl Told {
    /// "“The harbour is closed” — A; also told by B and C; no match found in D."
    pub fn sentence(&self, brief: &Brief, most: usize) -> Vec<Piece> {
        let mut sentence = Sentence::of(brief, most);
        sentence.cite(&self.words, self.tellers.first());
        sentence.plain(said_by(&self.words));
        sentence.plain(" — ");
        let tells_all = self.missing.is_empty() && self.near.is_empty() && self.tellers.len() > 2;
        if self.copied {
            if tells_all {
                sentence.plain(format!("all {}: ", self.tellers.len()));
            }
            sentence.outlets(&self.tellers);
            sentence.plain(", word for word");
        } else if let [first, others @ ..] = self.tellers.as_slice() {
            // The words are those of the first alone.
            sentence.outlets(std::slice::from_ref(first));
            if !others.is_empty() {
                sentence.plain(if tells_all {
                    "; also told by all others: "
                } else {
                    "; also told by "
                });
                sentence.outlets(others);
            }
        }
        sentence.near(&self.near);
        sentence.missing(&self.missing);
        sentence.plain(".");
        sentence.pieces
    }

    /// The words of each teller but the first, whose words the sentence cites, and of those who tell
    /// something near it; none where they are copied.
    pub fn quotations(&self, brief: &Brief) -> Vec<Vec<Piece>> {
        if self.copied {
            return Vec::new();
        }
        let places = self.tellers.iter().chain(&self.near);
        let told = self.quotations.iter().zip(places).skip(1);
        told.map(|(words, place)| quotation(brief, words, place))
            .collect()
    }
}

impl Claim {
    /// The claim with who says it.
    pub fn label(&self, brief: &Brief) -> Vec<Piece> {
        let mut sentence = Sentence::of(brief, 1);
        sentence.cite(&self.words, None);
        sentence.plain(said_by(&self.words));
        sentence.pieces
    }

    /// Who tells it: "all 4: A, B, C and D", or "A and B; no match found in 5 others".
    pub fn told_by(&self, brief: &Brief, most: usize) -> Vec<Piece> {
        let mut sentence = Sentence::of(brief, most);
        if self.missing.is_empty() && self.near.is_empty() && self.tellers.len() > 2 {
            sentence.plain(format!("all {}: ", self.tellers.len()));
        }
        sentence.outlets(&self.tellers);
        sentence.near(&self.near);
        sentence.missing(&self.missing);
        sentence.pieces
    }
}

impl AloneClaim {
    /// The claim with who says it.
    pub fn sentence(&self, brief: &Brief) -> Vec<Piece> {
        let mut sentence = Sentence::of(brief, 1);
        sentence.cite(&self.words, Some(&self.place));
        sentence.plain(said_by(&self.words));
        sentence.pieces
    }
}

/// Where an article contradicts itself: "The headline says “62 countries”, the body “54 countries”."
pub fn inward_sentence(inward: &Inward) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, answer) in inward.answers.iter().enumerate() {
        let again = at > 0 && inward.answers[at - 1].section == answer.section;
        let part = match answer.section {
            SectionKind::Headline => "the headline",
            SectionKind::Summary => "the summary",
            _ => "the body",
        };
        let before = match at {
            0 => format!("T{} says ", &part[1..]),
            _ if again => " and ".to_owned(),
            _ => format!(", {part} "),
        };
        pieces.push(Piece::plain(before));
        let words = one_line(&answer.text);
        let [open, close] = marks(&words);
        pieces.push(Piece {
            text: format!("{open}{words}{close}"),
            role: PieceRole::Answer,
            place: Some(Place {
                article: inward.article.clone(),
                fact: None,
                span: answer.span,
            }),
        });
    }
    pieces.push(Piece::plain(".".to_owned()));
    pieces
}

impl Source {
    /// "34 % of B stands (nearly) word for word in A, likely the original".
    pub fn copied_sentence(&self, brief: &Brief) -> Vec<Piece> {
        let mut sentence = Sentence::of(brief, 1);
        let Some(most) = self.copied.first() else {
            return sentence.pieces;
        };
        let percent = (most.share * 100.0).round().max(1.0);
        sentence.plain(format!("{percent} % of "));
        sentence.add(self.outlet.clone(), PieceRole::Outlet, Some(&most.longest));
        sentence.plain(" stands (nearly) word for word in ");
        let outlet = brief.outlet(&most.other).to_owned();
        sentence.add(outlet, PieceRole::Outlet, Some(&most.longest));
        if most.from_original {
            sentence.plain(", likely the original");
        } else {
            sentence.plain("; who had it first is not told");
        }
        let others = self.copied.len() - 1;
        if others > 0 {
            sentence.plain(format!(", and parts in {others} more"));
        }
        sentence.pieces
    }
}

impl MovingFigure {
    /// "“14 boats were lost” — 3 March 2025, A: “12 boats”; 4 March 2025, B: “14 boats”."
    pub fn sentence(&self, brief: &Brief) -> Vec<Piece> {
        let mut sentence = Sentence::of(brief, 1);
        let latest = self.points.last().map(|point| &point.place);
        sentence.cite(&self.words, latest);
        sentence.plain(" — ");
        for (at, point) in self.points.iter().enumerate() {
            sentence.plain(if at > 0 { "; " } else { "" });
            sentence.plain(format!("{}, ", day_words(point.day)));
            let outlet = brief.outlet(&point.place.article).to_owned();
            sentence.add(outlet, PieceRole::Outlet, Some(&point.place));
            sentence.plain(": ");
            sentence.cite_answer(&Words::plain(&point.text), Some(&point.place));
        }
        sentence.plain(".");
        sentence.pieces
    }
}

/// Words as they stand, in quotation marks unless they bring their own.
pub fn cited(words: &Words) -> Vec<Piece> {
    vec![Piece {
        text: quoted(&words.text),
        role: PieceRole::Cited,
        place: None,
    }]
}

/// A sentence as plain text.
pub fn text_of(sentence: &[Piece]) -> String {
    sentence.iter().map(|piece| piece.text.as_str()).collect()
}

/// Who says it, unless the words name them or nobody is named.
fn said_by(words: &Words) -> String {
    let last = |by: &String| by.split_whitespace().last().map(str::to_owned);
    let named = |by: &&String| last(by).is_some_and(|last| words.text.contains(&last));
    let by = words.by.as_ref();
    let by = by.filter(|by| !named(by));
    by.map(|by| format!(" (said by {by})")).unwrap_or_default()
}

/// "A", "A and B", "A, B and C".
pub fn and_list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A question as the brief asks it, with the label of its slot.
pub fn asked(question: Question, label: &str) -> &'static str {
    match (question, label) {
        (Question::HowMany, "dead") => "How many dead?",
        (Question::HowMany, "hurt") => "How many hurt?",
        (Question::HowMany, "held") => "How many held?",
        (Question::HowMany, "age") => "How old?",
        (Question::HowMany, _) => "How many?",
        (Question::When, _) => "When?",
        (Question::Where, "home") => "From where?",
        (Question::Where, "hospital") => "In which hospital?",
        (Question::Where, "jail") => "In which jail?",
        (Question::Where, _) => "Where?",
        (Question::Who, _) => "Who?",
        (Question::SaidBy, _) => "Who says so?",
        (Question::Words, _) => "In which words?",
        (Question::What, _) => "What?",
        (Question::How, _) => "How hurt?",
        (Question::Why, _) => "Why accused?",
        (Question::Status, _) => "Did it happen?",
    }
}
