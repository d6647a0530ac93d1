//! What makes a kind of fact: a row of the table in [`super`], and a record that tells all of itself.

use super::{Evidence, FactContent, one_line};
use crate::article::{Article, Span};

/// What a fact of some kind says. What most kinds have in common need not be told.
pub(super) trait Record {
    /// What one begins with that a person makes of some words, the first of which stand at `first`.
    fn of_words(article: &Article, first: Span, words: String) -> Self
    where
        Self: Sized;

    /// What it says in words; `evidence` gives those that the record does not hold.
    fn summary(&self, evidence: &[Evidence]) -> String;

    /// Whether another says the same of the same words: how much it is worth and what else it is called
    /// are of no matter.
    fn says_the_same(&self, other: &Self) -> bool
    where
        Self: Sized + PartialEq,
    {
        self == other
    }

    /// What two of them share when the article tells the same twice; `None` for kinds whose module
    /// unites them itself.
    fn repetition_key(&self) -> Option<String> {
        None
    }

    /// Makes it say of other words, `span` of `article`, what it says; `same` tells whether it is from
    /// this article.
    fn elsewhere(&mut self, _article: &Article, _span: Span, _same: bool) {}

    /// Every place that is named within it.
    fn places(&self) -> Vec<Span> {
        Vec::new()
    }

    /// Gives each of these another one; the words stay.
    fn move_places(&mut self, _place: &dyn Fn(Span) -> Span) {}

    /// Whom it names.
    fn names(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// Declares the kinds of fact, those that the engine reads before that of what a person made.
macro_rules! kinds {
    ($(
        $(#[$kind_meta:meta])*
        $kind:ident {
            $(#[$record_meta:meta])*
            record: $record:ty,
            key: $key:literal,
            name: $name:literal,
            plural: $plural:literal,
            question: $question:literal,
            meaning: $meaning:literal,
            colour: $colour:expr,
            rules: $rules:expr,
        }
    )*) => {
        /// The kinds of fact.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum FactKind { $($(#[$kind_meta])* $kind,)* }

        /// What a fact says.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum FactContent { $($(#[$record_meta])* $kind($record),)* }

        impl FactKind {
            /// All kinds: those that the engine reads, in the order of the reader's questions, then what a
            /// person made kinds of their own for.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$kind),*];

            /// The kinds that the engine reads.
            pub const READ: [Self; Self::ALL.len() - 1] = {
                let [read @ .., Self::Code] = Self::ALL else {
                    panic!("the kind of what a person made comes last");
                };
                read
            };

            /// The kind as files write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $key,)* }
            }

            /// What a reader calls a fact of it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// What a reader calls several of these.
            pub fn plural(self) -> &'static str {
                match self { $(Self::$kind => $plural,)* }
            }

            /// The reader's question that it answers.
            pub fn question(self) -> &'static str {
                match self { $(Self::$kind => $question,)* }
            }

            /// What its facts tell, as a code book says it.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$kind => $meaning,)* }
            }

            /// The colour that it is known by on light ground: red, green, blue.
            pub fn colour(self) -> [u8; 3] {
                match self { $(Self::$kind => $colour,)* }
            }

            /// The rules that find it in English.
            pub(self) fn rules(self) -> &'static [rules::Rule] {
                match self { $(Self::$kind => $rules,)* }
            }
        }

        impl FactContent {
            /// Its kind.
            pub fn kind(&self) -> FactKind {
                match self { $(Self::$kind(_) => FactKind::$kind,)* }
            }

            /// What a fact of a kind begins with that a person makes of some words.
            fn of_words(kind: FactKind, article: &Article, first: Span, words: String) -> Self {
                match kind {
                    $(FactKind::$kind => Self::$kind(Record::of_words(article, first, words)),)*
                }
            }

            /// Whether another says the same of the same words: how much it is worth and what else it is
            /// called are of no matter.
            pub fn says_the_same(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$kind(one), Self::$kind(other)) => one.says_the_same(other),)*
                    _ => false,
                }
            }

            fn record(&self) -> &dyn Record {
                match self { $(Self::$kind(record) => record,)* }
            }

            fn record_mut(&mut self) -> &mut dyn Record {
                match self { $(Self::$kind(record) => record,)* }
            }
        }
    };
}
pub(super) use kinds;

impl FactContent {
    /// What it says in one line; `evidence` gives the words where the record alone holds none.
    pub fn summary(&self, evidence: &[Evidence]) -> String {
        one_line(&self.record().summary(evidence))
    }

    /// What two facts share when the article tells the same twice; `None` for kinds whose module
    /// unites them itself.
    pub(super) fn repetition_key(&self) -> Option<String> {
        self.record().repetition_key()
    }

    /// What a fact that says this says of other words, `span` of `article`; `same` tells whether it is
    /// the article that the fact is of.
    #[must_use]
    pub fn elsewhere(&self, article: &Article, span: Span, same: bool) -> Self {
        let mut content = self.clone();
        content.record_mut().elsewhere(article, span, same);
        content
    }

    /// Every place that is named within it.
    pub fn places(&self) -> Vec<Span> {
        self.record().places()
    }

    /// Gives every place that is named within it another one; the words stay.
    pub fn move_places(&mut self, place: impl Fn(Span) -> Span) {
        self.record_mut().move_places(&place);
    }

    /// Whom it names.
    pub fn names(&self) -> Vec<&str> {
        self.record().names()
    }
}
