//! Which facts are listed, marked, reviewed and decided at once.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::lens::{self, Lens};
use super::wording;
use sidelight_engine::article::Span;
use sidelight_engine::facts::{Confidence, Fact, FactContent, FactId, FactKind, Status};

/// What a fact must be to be listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactFilter {
    /// Through which lens the article is read.
    pub lens: Lens,
    /// Whether facts are listed that are more likely wrong than right and that nobody has looked at.
    pub guesses: bool,
    /// Kinds that are left out where all are offered.
    pub hidden_kinds: BTreeSet<FactKind>,
    /// Kinds that a person made and that are left out there.
    pub hidden_codes: BTreeSet<String>,
    /// Only facts of this status; all where `None`.
    pub status: Option<Status>,
    /// Only facts that are so sure.
    pub grade: Option<Grade>,
    /// Only facts that this rule made.
    pub rule: Option<String>,
    /// Only facts that have to do with the entity of this name.
    pub about: Option<String>,
    /// Only facts with this tag.
    pub tag: Option<String>,
    /// Only facts that hold these words.
    pub text: String,
}

/// How sure a fact is. A confidence is the share of facts like it that are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// At least nine in ten are right.
    Sure,
    /// At least seven in ten.
    Likely,
    /// Fewer.
    Doubtful,
}

impl Grade {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::Sure, Self::Likely, Self::Doubtful];

    /// The grade of a confidence.
    pub fn of(confidence: Confidence) -> Self {
        match confidence {
            0.9.. => Self::Sure,
            0.7.. => Self::Likely,
            _ => Self::Doubtful,
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sure => "Sure",
            Self::Likely => "Likely",
            Self::Doubtful => "Doubtful",
        }
    }

    /// What it is called and means.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sure => "Sure: 90 % or more",
            Self::Likely => "Likely: 70 to 90 %",
            Self::Doubtful => "Doubtful: below 70 %",
        }
    }
}

impl FactFilter {
    /// The filter made ready for the facts of one article.
    pub fn over<'a>(&'a self, facts: &'a [Fact]) -> Sieve<'a> {
        let mentions = match &self.about {
            Some(name) => mentions(facts, name),
            None => Vec::new(),
        };
        let mut sieve = Sieve {
            filter: self,
            wanted: self.text.trim().to_lowercase(),
            mentions,
            quotations: HashMap::new(),
            told: HashSet::new(),
        };
        if self.lens == Lens::Claims {
            sieve.quotations = lens::quotations(facts, |fact| sieve.lists(fact));
            sieve.told = sieve.quotations.values().copied().collect();
        }
        sieve
    }

    /// Whether it may leave facts out that the lens shows.
    pub fn hides_facts(&self) -> bool {
        let seen = match self.lens {
            Lens::All => self.clone(),
            _ => Self {
                hidden_kinds: BTreeSet::new(),
                hidden_codes: BTreeSet::new(),
                ..self.clone()
            },
        };
        seen != self.without_conditions()
    }

    /// Whether a fact is a guess and nobody asks for those: who asks for what is doubtful does.
    fn folds(&self, fact: &Fact) -> bool {
        let asked = self.guesses || self.grade == Some(Grade::Doubtful);
        !asked && fact.is_guess()
    }

    /// Whether guesses stand among the others and can be folded away again.
    pub fn unfolds_guesses(&self) -> bool {
        self.guesses && self.grade != Some(Grade::Doubtful)
    }

    /// The lens alone.
    pub fn without_conditions(&self) -> Self {
        Self {
            lens: self.lens,
            guesses: self.guesses,
            ..Self::default()
        }
    }
}

/// Where an article mentions the entity of this name.
fn mentions(facts: &[Fact], name: &str) -> Vec<Span> {
    let named = facts.iter().filter(|fact| match &fact.content {
        FactContent::Entity(entity) => {
            entity.name == name || entity.aliases.iter().any(|alias| alias == name)
        }
        _ => false,
    });
    let evidence = named.flat_map(|fact| &fact.evidence);
    evidence.map(|evidence| evidence.span).collect()
}

/// A filter over the facts of one article.
#[derive(Debug)]
pub struct Sieve<'a> {
    filter: &'a FactFilter,
    /// The words that are looked for, in lower case.
    wanted: String,
    /// Where the article mentions the entity that facts must have to do with.
    mentions: Vec<Span>,
    /// The quotations with which claims are one line, by claim.
    quotations: HashMap<&'a FactId, &'a FactId>,
    /// The same quotations.
    told: HashSet<&'a FactId>,
}

impl Sieve<'_> {
    /// Whether a fact is a line of its own.
    pub fn lets_through(&self, fact: &Fact) -> bool {
        !self.told.contains(&fact.id) && self.lists(fact)
    }

    /// The quotation that stands in the line of a claim: what is decided on the claim holds for both.
    pub fn quotation_with(&self, claim: &FactId) -> Option<&FactId> {
        self.quotations.get(claim).copied()
    }

    /// Whether a fact would be listed, were it no guess that is folded away.
    pub fn folds_away(&self, fact: &Fact) -> bool {
        self.filter.folds(fact) && self.passes(fact)
    }

    /// Whether a fact is a guess that is listed among the others.
    pub fn unfolds(&self, fact: &Fact) -> bool {
        self.filter.unfolds_guesses() && fact.is_guess() && self.lets_through(fact)
    }

    fn lists(&self, fact: &Fact) -> bool {
        !self.filter.folds(fact) && self.passes(fact)
    }

    fn passes(&self, fact: &Fact) -> bool {
        let filter = self.filter;
        !self.hides_kind(fact)
            && filter.lens.shows(fact.kind())
            && filter.status.is_none_or(|status| status == fact.status)
            && filter
                .grade
                .is_none_or(|grade| grade == Grade::of(fact.confidence))
            && filter.rule.as_ref().is_none_or(|rule| *rule == fact.rule)
            && filter
                .tag
                .as_ref()
                .is_none_or(|tag| fact.tags.contains(tag))
            && filter
                .about
                .as_ref()
                .is_none_or(|name| self.is_about(fact, name))
            && self.holds_words(fact)
    }

    /// Whether the kind of a fact is left out. Kinds are picked among all of them alone.
    fn hides_kind(&self, fact: &Fact) -> bool {
        let filter = self.filter;
        let hidden_code = match &fact.content {
            FactContent::Code(code) => filter.hidden_codes.contains(&code.code),
            _ => false,
        };
        filter.lens == Lens::All && (hidden_code || filter.hidden_kinds.contains(&fact.kind()))
    }

    fn is_about(&self, fact: &Fact, name: &str) -> bool {
        let named = match &fact.content {
            FactContent::Quote(quote) => {
                let speaker = quote.speaker.as_ref();
                speaker.is_some_and(|speaker| speaker.name == name)
            }
            FactContent::Claim(claim) => claim.by.as_ref().is_some_and(|by| by.name == name),
            _ => false,
        };
        let mentioned = |span: Span| self.mentions.iter().any(|mention| mention.overlaps(span));
        named || fact.evidence.iter().any(|piece| mentioned(piece.span))
    }

    fn holds_words(&self, fact: &Fact) -> bool {
        if self.wanted.is_empty() {
            return true;
        }
        let holds = |text: &str| text.to_lowercase().contains(&self.wanted);
        let tags = fact.tags.iter().map(String::as_str);
        let words = fact.evidence.iter().map(|evidence| &*evidence.text);
        words.chain(tags).chain(fact.note.as_deref()).any(holds)
            || holds(&wording::value(fact))
            || holds(&wording::detail(fact))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance};
    use sidelight_engine::facts::{Entity, EntityType, Quote, QuoteMode, Speaker};

    #[test]
    fn facts_about_somebody_are_those_that_mention_or_quote_them() {
        let article = Article {
            id: ArticleId::new("a"),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: "Ida Holm spoke. She left. “We wait.” Rain fell.".into(),
            sections: Vec::new(),
        };
        let person = FactContent::Entity(Entity {
            entity_type: EntityType::Person,
            name: "Ida Holm".to_owned(),
            aliases: Vec::new(),
            place: None,
        });
        let quote = |speaker: Option<&str>| {
            FactContent::Quote(Quote {
                mode: QuoteMode::Direct,
                speaker: speaker.map(|name| Speaker {
                    name: name.to_owned(),
                    span: Span::new(0, 8),
                }),
                cue: None,
                addressee: None,
            })
        };
        let fact = |content, start, end| {
            Fact::suggested(&article, content, &[Span::new(start, end)], "rule", 0.8)
        };
        let facts = [
            Fact::suggested(
                &article,
                person,
                &[Span::new(0, 8), Span::new(16, 19)],
                "name",
                0.95,
            ),
            fact(quote(None), 16, 25),
            fact(quote(Some("Ida Holm")), 27, 35),
            fact(quote(None), 37, 47),
        ];
        let passing = |filter: &FactFilter| {
            let sieve = filter.over(&facts);
            facts
                .iter()
                .map(|fact| sieve.lets_through(fact))
                .collect::<Vec<_>>()
        };
        let mut filter = FactFilter {
            about: Some("Ida Holm".to_owned()),
            ..FactFilter::default()
        };
        assert_eq!(passing(&filter), [true, true, true, false]);
        filter.grade = Some(Grade::Likely);
        assert_eq!(passing(&filter), [false, true, true, false]);
        filter.rule = Some("name".to_owned());
        assert!(!passing(&filter).contains(&true));
    }
}
