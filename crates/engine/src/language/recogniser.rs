//! The entity recogniser: transitions that open, continue and close a name, one for each token
//! (Lample et al. 2016, <https://aclanthology.org/N16-1030>, with the tags of Ratinov and Roth
//! 2009, <https://aclanthology.org/W09-1119>).

use std::ops::Range;

use super::matrix::Matrix;
use super::transitions::{MoveScorer, PreparedScorer};
use super::weights::Weights;
use super::{EntityLabel, PipelineError};

static MOVES: &str = include_str!("../../assets/model/recogniser_moves.txt");

/// The recogniser.
#[derive(Debug)]
pub struct Recogniser {
    scorer: MoveScorer,
    moves: Vec<Move>,
}

/// What a token is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Begin(EntityLabel),
    Inside(EntityLabel),
    Last(EntityLabel),
    /// The whole name.
    Unit(EntityLabel),
    Outside,
    /// Bars a token from names in training; never chosen.
    Blocked,
}

impl Move {
    fn from_label(label: &str) -> Option<Self> {
        match label.split_once('-') {
            None if label == "O" => Some(Self::Outside),
            Some(("U", "")) => Some(Self::Blocked),
            Some(("B", label)) => EntityLabel::from_label(label).map(Self::Begin),
            Some(("I", label)) => EntityLabel::from_label(label).map(Self::Inside),
            Some(("L", label)) => EntityLabel::from_label(label).map(Self::Last),
            Some(("U", label)) => EntityLabel::from_label(label).map(Self::Unit),
            _ => None,
        }
    }
}

/// What the recogniser must know of a token besides its vector.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Whether the token is white space: no name begins with it.
    pub is_space: bool,
    /// Whether it is the last of its sentence: no name goes beyond it.
    pub ends_sentence: bool,
}

/// The tokens of a name and what it names.
pub type NamedRange = (Range<usize>, EntityLabel);

impl Recogniser {
    /// Reads the recogniser.
    pub fn load(weights: &Weights) -> Result<Self, PipelineError> {
        let read = |label| {
            Move::from_label(label)
                .ok_or_else(|| PipelineError::Damaged(format!("unknown name move {label}")))
        };
        let moves: Vec<Move> = MOVES.lines().map(read).collect::<Result<_, _>>()?;
        Ok(Self {
            scorer: MoveScorer::load(weights, "recogniser", moves.len())?,
            moves,
        })
    }

    /// The names among the tokens, in order. The last token of each paragraph ends a sentence.
    pub fn recognise(&self, vectors: &Matrix, places: &[Place]) -> Vec<NamedRange> {
        let mut scorer = self.scorer.prepare(vectors);
        let mut names = Vec::new();
        let mut open: Option<(usize, EntityLabel)> = None;
        for (token, &place) in places.iter().enumerate() {
            match (self.best_move(&mut scorer, token, place, open), open) {
                (Some(Move::Begin(label)), _) => open = Some((token, label)),
                (Some(Move::Unit(label)), _) => names.push((token..token + 1, label)),
                (Some(Move::Last(label)), Some((start, _))) => {
                    names.push((start..token + 1, label));
                    open = None;
                }
                _ => {}
            }
        }
        names
    }

    fn best_move(
        &self,
        scorer: &mut PreparedScorer,
        token: usize,
        place: Place,
        open: Option<(usize, EntityLabel)>,
    ) -> Option<Move> {
        let state = [
            Some(token),
            open.map(|(start, _)| start),
            open.map(|_| token - 1),
        ];
        let label = open.map(|(_, label)| label);
        let is_allowed = |index: usize| match self.moves[index] {
            Move::Begin(_) => label.is_none() && !place.ends_sentence && !place.is_space,
            Move::Inside(inside) => label == Some(inside) && !place.ends_sentence,
            Move::Last(last) => label == Some(last),
            Move::Unit(_) => label.is_none() && !place.is_space,
            Move::Outside => label.is_none(),
            Move::Blocked => false,
        };
        scorer.best(state, is_allowed).map(|best| self.moves[best])
    }
}
