//! The rules that find facts, one row each: what it rests on in a reader's words, an example whose facts carry
//! it, and a counterexample, as like the example as can be, whose facts do not.

mod any_language;
mod claim;
mod entity;
mod quantity;
mod quote;
mod role;
#[cfg(test)]
mod tests;
mod time;

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

const RULES: [&[Rule]; 7] = [
    entity::RULES,
    role::RULES,
    quote::RULES,
    time::RULES,
    quantity::RULES,
    claim::RULES,
    any_language::RULES,
];

/// All rules, by kind and name.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.into_iter().flatten()
}

/// The rule of this id; none for one of another program.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
