//! The dependency parser: arc-eager transitions (Nivre 2003, <https://aclanthology.org/W03-3017>)
//! with the non-monotonic moves of Honnibal and Johnson (2015,
//! <https://aclanthology.org/D15-1162>), and a move that breaks sentences.

use std::ops::Range;

use super::batch::Batch;
use super::matrix::Matrix;
use super::projectivity::Relation;
use super::transitions::{MoveScorer, PreparedScorer};
use super::weights::Weights;
use super::{Dependency, PipelineError};

static MOVES: &str = include_str!("../../assets/model/parser_moves.txt");

/// The parser.
#[derive(Debug)]
pub struct Parser {
    scorer: MoveScorer,
    moves: Vec<Move>,
}

/// A step of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    /// Takes the next word onto the stack.
    Shift,
    /// Takes the top of the stack away; puts it back among the next words if it has no head.
    Reduce,
    /// Makes the next word the head of the top of the stack.
    Left(Relation),
    /// Makes the top of the stack the head of the next word.
    Right(Relation),
    /// Starts a sentence after the next word.
    Break,
}

impl Move {
    fn from_label(label: &str) -> Option<Self> {
        match label.split_once('-') {
            None if label == "S" => Some(Self::Shift),
            None if label == "D" => Some(Self::Reduce),
            Some(("L", relation)) => Relation::from_label(relation).map(Self::Left),
            Some(("R", relation)) => Relation::from_label(relation).map(Self::Right),
            Some(("B", _)) => Some(Self::Break),
            _ => None,
        }
    }
}

/// The arc to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    /// The head, counted from the start of the batch; the word itself for a root.
    pub head: usize,
    /// The relation, with a note where a non-projective arc was lifted.
    pub relation: Relation,
}

impl Parser {
    /// Reads the parser.
    pub fn load(weights: &Weights) -> Result<Self, PipelineError> {
        let read = |label| {
            Move::from_label(label)
                .ok_or_else(|| PipelineError::Damaged(format!("unknown parser move {label}")))
        };
        let moves: Vec<Move> = MOVES.lines().map(read).collect::<Result<_, _>>()?;
        Ok(Self {
            scorer: MoveScorer::load(weights, "parser", moves.len())?,
            moves,
        })
    }

    /// The arc of each word of a batch; heads are counted from the first word of the batch.
    pub fn parse(&self, vectors: &Matrix, batch: &Batch) -> Vec<Arc> {
        let mut scorer = self.scorer.prepare(vectors);
        let paragraphs = batch.paragraphs.iter();
        paragraphs
            .flat_map(|paragraph| self.parse_paragraph(&mut scorer, &paragraph.words))
            .collect()
    }

    fn parse_paragraph(&self, scorer: &mut PreparedScorer, words: &Range<usize>) -> Vec<Arc> {
        let mut state = State::new(words.len());
        while !state.is_final() {
            let tokens = state
                .context()
                .map(|word| word.map(|word| word + words.start));
            let (may_shift, may_reduce) = (state.may_shift(), !state.stack.is_empty());
            let (may_attach, may_break) = (state.may_attach(), state.may_break());
            let best = scorer.best(tokens, |index| match self.moves[index] {
                Move::Shift => may_shift,
                Move::Reduce => may_reduce,
                Move::Left(_) | Move::Right(_) => may_attach,
                Move::Break => may_break,
            });
            // Some move is allowed in every state that is not final.
            let Some(best) = best else { break };
            state.apply(self.moves[best]);
        }
        let arcs = state.arcs.iter().enumerate().map(|(word, arc)| {
            let root = Arc {
                head: word,
                relation: Relation::plain(Dependency::Root),
            };
            let arc = arc.unwrap_or(root);
            Arc {
                head: arc.head + words.start,
                ..arc
            }
        });
        arcs.collect()
    }
}

/// How far the parse of a paragraph is.
#[derive(Debug)]
struct State {
    stack: Vec<usize>,
    /// Words that went back from the stack; the last is the next word.
    returned: Vec<usize>,
    /// The first word that was never on the stack.
    next: usize,
    arcs: Vec<Option<Arc>>,
    left_children: Vec<Vec<usize>>,
    right_children: Vec<Vec<usize>>,
    /// Words that went back and may not be shifted again.
    was_returned: Vec<bool>,
    is_sentence_start: Vec<bool>,
}

impl State {
    fn new(len: usize) -> Self {
        Self {
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            arcs: vec![None; len],
            left_children: vec![Vec::new(); len],
            right_children: vec![Vec::new(); len],
            was_returned: vec![false; len],
            is_sentence_start: vec![false; len],
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_len() == 0
    }

    fn buffer_len(&self) -> usize {
        self.arcs.len() - self.next + self.returned.len()
    }

    /// The word `index` places down the stack.
    fn stacked(&self, index: usize) -> Option<usize> {
        self.stack.iter().rev().nth(index).copied()
    }

    /// The word `index` places ahead.
    fn ahead(&self, index: usize) -> Option<usize> {
        let returned = self.returned.iter().rev().nth(index).copied();
        returned.or_else(|| {
            let word = self.next + index.checked_sub(self.returned.len())?;
            (word < self.arcs.len()).then_some(word)
        })
    }

    /// The words that the network looks at.
    fn context(&self) -> [Option<usize>; 8] {
        let (next, top) = (self.ahead(0), self.stacked(0));
        let latest = |children: &[Vec<usize>], head: Option<usize>| {
            head.and_then(|head| children[head].last().copied())
        };
        [
            next,
            self.ahead(1),
            top,
            self.stacked(1),
            self.stacked(2),
            latest(&self.left_children, next),
            latest(&self.left_children, top),
            latest(&self.right_children, top),
        ]
    }

    fn next_starts_sentence(&self) -> bool {
        self.ahead(0)
            .is_some_and(|next| self.is_sentence_start[next])
    }

    fn may_shift(&self) -> bool {
        let was_returned = self.ahead(0).is_some_and(|next| self.was_returned[next]);
        self.stack.is_empty()
            || (self.buffer_len() > 1 && !self.next_starts_sentence() && !was_returned)
    }

    fn may_attach(&self) -> bool {
        !self.stack.is_empty() && self.buffer_len() > 0 && !self.next_starts_sentence()
    }

    fn may_break(&self) -> bool {
        let ahead = self.ahead(0).zip(self.ahead(1));
        ahead.is_some_and(|(next, second)| second == next + 1 && !self.is_sentence_start[second])
    }

    fn apply(&mut self, step: Move) {
        let (next, top) = (self.ahead(0), self.stacked(0));
        match (step, next, top) {
            (Move::Shift, _, _) => self.push(),
            (Move::Reduce, _, Some(top)) => {
                self.stack.pop();
                if self.arcs[top].is_none() && !self.stack.is_empty() {
                    self.was_returned[top] = true;
                    self.returned.push(top);
                }
            }
            (Move::Left(relation), Some(next), Some(top)) => {
                self.attach(top, next, relation);
                self.was_returned[next] = false;
                self.stack.pop();
            }
            (Move::Right(relation), Some(next), Some(top)) => {
                self.attach(next, top, relation);
                self.push();
            }
            (Move::Break, _, _) => {
                if let Some(second) = self.ahead(1) {
                    self.is_sentence_start[second] = true;
                }
            }
            _ => {}
        }
    }

    fn push(&mut self) {
        let next = self.returned.pop().or_else(|| {
            self.next += 1;
            Some(self.next - 1)
        });
        self.stack.extend(next);
    }

    fn attach(&mut self, child: usize, head: usize, relation: Relation) {
        if let Some(before) = self.arcs[child] {
            self.children_on_side(before.head, child)
                .retain(|&other| other != child);
        }
        self.children_on_side(head, child).push(child);
        self.arcs[child] = Some(Arc { head, relation });
    }

    fn children_on_side(&mut self, head: usize, child: usize) -> &mut Vec<usize> {
        if head > child {
            &mut self.left_children[head]
        } else {
            &mut self.right_children[head]
        }
    }
}
