//! The rules that find facts, one row each: what it rests on in a reader's words, an example whose facts carry
//! it, and a counterexample, as like the example as can be, whose facts do not.

#[cfg(test)]
mod tests;

use super::{FactKind, any_language};

/// A rule, as facts name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Kind and name: what a fact has as its `rule`.
    pub id: &'static str,
    /// What it rests on. `{}` stands for the words that tell it.
    pub words: &'static str,
    /// A text that it finds a fact in. A first paragraph that begins with `# ` is a headline.
    pub example: &'static str,
    /// A text that looks like the example and in which it finds none.
    pub counterexample: &'static str,
}

/// All rules, by kind and name, those of other languages than English last.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let of_kinds = FactKind::READ.into_iter().flat_map(FactKind::rules);
    of_kinds.chain(any_language::rules::RULES)
}

/// The rule of this id; none for one of another program.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
