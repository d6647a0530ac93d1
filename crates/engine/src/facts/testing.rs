//! Reads small articles in the tests of the kinds of fact.

use std::sync::LazyLock;

use crate::article::{Article, ArticleId, Metadata, Provenance, Section, SectionKind, Span, Text};
use crate::cancel::CancelToken;
use crate::language::{EntityLabel, Name, Pipeline};

use super::{Claim, Fact, FactContent, extract};

static PIPELINE: LazyLock<Pipeline> =
    LazyLock::new(|| Pipeline::embedded().expect("the model is whole"));

/// The facts of an article published on Wednesday, 2 October 2024, with or without a headline.
pub fn facts(headline: &str, body: &str) -> Vec<Fact> {
    let text = if headline.is_empty() {
        body.to_owned()
    } else {
        format!("{headline}\n\n{body}")
    };
    let headline = Span::new(0, headline.chars().count());
    let article = Article {
        id: ArticleId::new("test"),
        metadata: Metadata {
            published: Some(jiff::civil::date(2024, 10, 2)),
            ..Metadata::default()
        },
        provenance: Provenance::default(),
        sections: vec![Section {
            kind: SectionKind::Headline,
            span: headline,
        }],
        text: Text::from(text),
    };
    let cancel = CancelToken::default();
    let analysis = PIPELINE.analyse(&article, &cancel).expect("nobody cancels");
    extract(&article, &analysis, &cancel).expect("nobody cancels")
}

/// The facts of an article of the same day in the language with this BCP 47 tag. Names that are found in it are
/// marked: `[Ida Holm|PERSON]`.
pub fn facts_in(language: &str, marked: &str) -> Vec<Fact> {
    let (mut text, mut names) = (String::new(), Vec::new());
    for part in marked.split('[') {
        let name = part.split_once(']').and_then(|(name, behind)| {
            let (words, label) = name.split_once('|')?;
            Some((words, EntityLabel::from_label(label)?, behind))
        });
        let Some((words, label, behind)) = name else {
            text += part;
            continue;
        };
        let start = text.chars().count();
        text += words;
        names.push(Name {
            span: Span::new(start, text.chars().count()),
            tokens: 0..0,
            label,
        });
        text += behind;
    }
    let article = Article {
        id: ArticleId::new("test"),
        metadata: Metadata {
            language: Some(language.to_owned()),
            published: Some(jiff::civil::date(2024, 10, 2)),
            ..Metadata::default()
        },
        provenance: Provenance::default(),
        sections: Vec::new(),
        text: Text::from(text),
    };
    let cancel = CancelToken::default();
    let analysis = PIPELINE.analyse(&article, &cancel).expect("nobody cancels");
    extract(&article, &analysis.with_names(names), &cancel).expect("nobody cancels")
}

/// The claims among some facts.
pub fn claims(facts: &[Fact]) -> Vec<(&Fact, &Claim)> {
    let claims = facts.iter().filter_map(|fact| match &fact.content {
        FactContent::Claim(claim) => Some((fact, &**claim)),
        _ => None,
    });
    claims.collect()
}
