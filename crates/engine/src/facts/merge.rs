//! Puts the facts of the kinds together: one fact where the article repeats itself, stable ids,
//! nothing from sections that hold no facts.

use std::collections::HashMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::article::{Article, SectionKind};

use super::{Evidence, Fact, FactContent, FactId, FactKind, Mention, Quantity, entity, phrase};

/// Digits of a fact's id: enough that the facts of one article never meet.
const ID_BYTES: usize = 6;

/// The facts of an article, in the order of their primary evidence.
pub fn merge(article: &Article, facts: Vec<Fact>) -> Vec<Fact> {
    let mut merged: Vec<Fact> = Vec::new();
    let mut by_key: HashMap<(FactKind, String), usize> = HashMap::new();
    for mut fact in facts {
        keep_article_evidence(article, &mut fact);
        if fact.evidence.is_empty() {
            continue;
        }
        let Some(key) = fact.content.repetition_key() else {
            merged.push(fact);
            continue;
        };
        let key = (fact.kind(), key);
        if let Some(&known) = by_key.get(&key) {
            unite(&mut merged[known], fact);
        } else {
            by_key.insert(key, merged.len());
            merged.push(fact);
        }
    }
    unite_bare_numbers(article, &mut merged);
    sort(&mut merged);
    name_all(&mut merged);
    merged
}

/// Adds facts that their module has united, and that may name the facts that are there by their ids.
pub fn add(article: &Article, facts: &mut Vec<Fact>, mut added: Vec<Fact>) {
    for fact in &mut added {
        keep_article_evidence(article, fact);
    }
    added.retain(|fact| !fact.evidence.is_empty());
    sort(&mut added);
    name_all(&mut added);
    facts.extend(added);
    sort(facts);
}

fn sort(facts: &mut [Fact]) {
    facts.sort_by_key(|fact| {
        (
            fact.primary_span().start,
            fact.primary_span().end,
            fact.kind(),
        )
    });
}

/// Leaves out what stands in sections that hold no facts, and lets no span split a grapheme.
fn keep_article_evidence(article: &Article, fact: &mut Fact) {
    fact.evidence.retain(|evidence| {
        !evidence.span.is_empty() && article.section_at(evidence.span.start).holds_facts()
    });
    let is_entity = matches!(fact.content, FactContent::Entity(_));
    let has_name = fact
        .evidence
        .iter()
        .any(|evidence| evidence.mention == Some(Mention::Name));
    if is_entity && !has_name && fact.rule != entity::unnamed::RULE {
        fact.evidence.clear();
    }
    for evidence in &mut fact.evidence {
        let whole = phrase::whole_graphemes(&article.text, evidence.span);
        if whole != evidence.span {
            *evidence = Evidence {
                mention: evidence.mention,
                ..Evidence::new(article, whole)
            };
        }
    }
}

/// A headline's "12" is the body's "12 people" where only one thing is counted with this number.
fn unite_bare_numbers(article: &Article, facts: &mut Vec<Fact>) {
    let number = |fact: &Fact| match &fact.content {
        FactContent::Quantity(quantity) if quantity.unit.is_none() => Some(quantity.clone()),
        _ => None,
    };
    let in_headline = |fact: &Fact| {
        let place = fact.primary_span().start;
        article.section_at(place) == SectionKind::Headline
    };
    let mut at = 0;
    while at < facts.len() {
        let bare = number(&facts[at]).filter(|bare| bare.of.is_none());
        let counted: Vec<usize> = match bare {
            Some(bare) if in_headline(&facts[at]) => (0..facts.len())
                .filter(|&other| {
                    number(&facts[other]).is_some_and(|number| {
                        let of_bare = Quantity {
                            of: None,
                            ..number.clone()
                        };
                        number.of.is_some() && of_bare == bare
                    })
                })
                .collect(),
            _ => Vec::new(),
        };
        if let [counted] = counted[..] {
            let bare = facts.remove(at);
            let counted = if counted > at { counted - 1 } else { counted };
            unite(&mut facts[counted], bare);
        } else {
            at += 1;
        }
    }
}

/// Adds the evidence of a repetition, and the better confidence of the two.
fn unite(known: &mut Fact, repeated: Fact) {
    for evidence in repeated.evidence {
        if !known
            .evidence
            .iter()
            .any(|other| other.span == evidence.span)
        {
            known.evidence.push(evidence);
        }
    }
    known.evidence.sort_by_key(|evidence| evidence.span);
    if repeated.confidence > known.confidence {
        known.confidence = repeated.confidence;
        known.rule = repeated.rule;
    }
}

/// Ids from kind, content and place, so that the same article and engine give the same ones.
fn name_all(facts: &mut [Fact]) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for fact in facts {
        let content = serde_json::to_string(&fact.content).unwrap_or_default();
        let spans = fact.evidence.iter().map(|evidence| evidence.span);
        let mut hasher = Sha256::new();
        hasher.update(content);
        hasher.update(format!("{:?}", spans.collect::<Vec<_>>()));
        let digest = hasher.finalize();
        let digits = digest
            .iter()
            .take(ID_BYTES)
            .map(|byte| format!("{byte:02x}"));
        let id = format!("{}-{}", fact.kind().as_str(), digits.collect::<String>());
        let count = taken.entry(id.clone()).or_default();
        *count += 1;
        let id = if *count > 1 {
            format!("{id}-{count}")
        } else {
            id
        };
        fact.id = FactId(Arc::from(id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Metadata, Provenance, Section, SectionKind, Span, Text};
    use crate::facts::{Role, Timex};

    fn article(text: &str, sections: Vec<Section>) -> Article {
        Article {
            id: ArticleId::new("a"),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: Text::from(text),
            sections,
        }
    }

    fn role(article: &Article, start: usize, end: usize) -> Fact {
        let content = FactContent::Role(Role {
            person: "Ann Lee".to_owned(),
            title: "Mayor".to_owned(),
            of: None,
            since: None,
            until: None,
        });
        Fact::suggested(article, content, &[Span::new(start, end)], "role.test", 0.8)
    }

    #[test]
    fn a_repeated_fact_is_one_with_both_pieces_of_evidence() {
        let article = article("Mayor Ann Lee came. Mayor Ann Lee went.", Vec::new());
        let facts = merge(
            &article,
            vec![role(&article, 20, 33), role(&article, 0, 13)],
        );
        assert_eq!(facts.len(), 1);
        let starts: Vec<usize> = facts[0].evidence.iter().map(|e| e.span.start).collect();
        assert_eq!(starts, vec![0, 20]);
    }

    #[test]
    fn the_bare_number_of_a_headline_is_what_the_body_counts() {
        let sections = vec![Section {
            kind: SectionKind::Headline,
            span: Span::new(0, 14),
        }];
        let article = article("Blast kills 12\n12 people died. 9 fled.", sections);
        let number = |value: f64, of: Option<&str>, start: usize, end: usize| {
            let content = FactContent::Quantity(Quantity {
                value: Some(value),
                low: None,
                high: None,
                unit: None,
                modifier: None,
                of: of.map(str::to_owned),
            });
            Fact::suggested(&article, content, &[Span::new(start, end)], "test", 0.8)
        };
        let facts = vec![
            number(12.0, None, 12, 14),
            number(12.0, Some("people"), 15, 17),
            number(9.0, None, 31, 32),
        ];
        let facts = merge(&article, facts);
        assert_eq!(facts.len(), 2);
        assert_eq!(facts[0].evidence.len(), 2);
    }

    #[test]
    fn ids_are_stable_and_differ() {
        let article = article("Mayor Ann Lee came. Then May 2020.", Vec::new());
        let time = FactContent::Time(crate::facts::TimeExpression {
            timex: Timex::Date,
            value: Some("2020-05".to_owned()),
            modifier: None,
            relation: None,
            anchor: None,
            zone: None,
        });
        let time = Fact::suggested(&article, time, &[Span::new(25, 33)], "time.test", 0.9);
        let first = merge(&article, vec![role(&article, 0, 13), time.clone()]);
        let second = merge(&article, vec![time, role(&article, 0, 13)]);
        assert_eq!(first, second);
        assert_ne!(first[0].id, first[1].id);
    }

    #[test]
    fn an_author_biography_holds_no_facts() {
        let sections = vec![Section {
            kind: SectionKind::AuthorBio,
            span: Span::new(20, 40),
        }];
        let article = article("Mayor Ann Lee came. Mayor Ann Lee writes. X", sections);
        assert!(merge(&article, vec![role(&article, 20, 33)]).is_empty());
    }
}
