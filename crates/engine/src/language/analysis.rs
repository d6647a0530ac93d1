//! What the engine found out about the words of an article.

use std::ops::Range;

use crate::article::{SectionKind, Span};

use super::{Dependency, EntityLabel, PartOfSpeech, Tag};

/// Sentences, tokens, parse and names of one article.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
    /// Children of each token in the order of the text.
    children: Vec<Vec<usize>>,
}

/// A word or mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// The words as they stand.
    pub text: Box<str>,
    /// Dictionary form, lower case except for names.
    pub lemma: Box<str>,
    /// Where it stands.
    pub span: Span,
    /// Fine part of speech (Penn Treebank).
    pub tag: Tag,
    /// Coarse part of speech (Universal Dependencies).
    pub pos: PartOfSpeech,
    /// Index of the governing token; its own index for the root of a sentence.
    pub head: usize,
    /// Relation to the governing token.
    pub dependency: Dependency,
    /// Index of its sentence.
    pub sentence: usize,
}

/// A sentence, headline or list item: the parse never crosses its edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its paragraph: text between line breaks.
    pub paragraph: usize,
    /// The section it stands in.
    pub section: SectionKind,
}

/// A named expression as the entity recogniser found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// Its tokens; none in an article that is not English.
    pub tokens: Range<usize>,
    /// What it names.
    pub label: EntityLabel,
}

impl Analysis {
    /// Builds an analysis from its parts. Heads are token indices of the same sentence.
    pub fn new(tokens: Vec<Token>, sentences: Vec<Sentence>, names: Vec<Name>) -> Self {
        let mut children = vec![Vec::new(); tokens.len()];
        for (index, token) in tokens.iter().enumerate() {
            if token.head != index {
                children[token.head].push(index);
            }
        }
        Self {
            tokens,
            sentences,
            names,
            children,
        }
    }

    /// The same with other names.
    #[must_use]
    pub fn with_names(self, names: Vec<Name>) -> Self {
        Self { names, ..self }
    }

    /// All tokens, in the order of the text. Token numbers everywhere index this slice.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in the order of the text.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All names, in the order of the text, not overlapping.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The sentence of a token.
    pub fn sentence_of(&self, token: usize) -> &Sentence {
        &self.sentences[self.tokens[token].sentence]
    }

    /// Tokens governed by `token`, in the order of the text.
    pub fn children(&self, token: usize) -> &[usize] {
        &self.children[token]
    }

    /// Children with one relation.
    pub fn children_by(
        &self,
        token: usize,
        dependency: Dependency,
    ) -> impl Iterator<Item = usize> + '_ {
        let children = self.children[token].iter().copied();
        children.filter(move |&child| self.tokens[child].dependency == dependency)
    }

    /// The first child with any of some relations.
    pub fn child_by(&self, token: usize, dependencies: &[Dependency]) -> Option<usize> {
        let mut children = self.children[token].iter().copied();
        children.find(|&child| dependencies.contains(&self.tokens[child].dependency))
    }

    /// Whether `token` is a root.
    pub fn is_root(&self, token: usize) -> bool {
        self.tokens[token].head == token
    }

    /// The tokens that govern `token`, nearest first.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(token), |&at| {
            let head = self.tokens[at].head;
            (head != at).then_some(head)
        })
        .skip(1)
    }

    /// All tokens below and including `token`, in the order of the text.
    pub fn subtree(&self, token: usize) -> Vec<usize> {
        self.subtree_without(token, |_| false)
    }

    /// The subtree of `token` less the branches whose top `leave_out` names.
    pub fn subtree_without(&self, token: usize, leave_out: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found = vec![token];
        let mut next = 0;
        while next < found.len() {
            let children = self.children[found[next]].iter().copied();
            found.extend(children.filter(|&child| !leave_out(child)));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// From the first to the last token of the subtree of `token`.
    pub fn subtree_range(&self, token: usize) -> Range<usize> {
        let subtree = self.subtree(token);
        match (subtree.first(), subtree.last()) {
            (Some(&first), Some(&last)) => first..last + 1,
            _ => token..token + 1,
        }
    }

    /// The span from the first to the last of some tokens; empty at 0 for an empty range.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.span.hull(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The tokens that share a code point with `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self
            .tokens
            .partition_point(|token| token.span.end <= span.start);
        let end = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The token that holds the code point at `offset`.
    pub fn token_at(&self, offset: usize) -> Option<usize> {
        let index = self
            .tokens
            .partition_point(|token| token.span.end <= offset);
        self.tokens
            .get(index)
            .filter(|token| token.span.contains(offset))
            .map(|_| index)
    }

    /// The token of a range that governs the others: the one whose head lies outside.
    pub fn head_of(&self, tokens: Range<usize>) -> Option<usize> {
        let mut candidates = tokens.clone();
        let outside =
            |&token: &usize| self.is_root(token) || !tokens.contains(&self.tokens[token].head);
        candidates.rfind(outside)
    }

    /// The name that holds `token`.
    pub fn name_at(&self, token: usize) -> Option<&Name> {
        let after = self.names.partition_point(|name| name.tokens.end <= token);
        self.names
            .get(after)
            .filter(|name| name.tokens.contains(&token))
    }
}
