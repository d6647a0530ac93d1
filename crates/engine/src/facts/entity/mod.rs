//! Who: named things and every mention of them, and people who take part without a name (`unnamed`).

mod catalogue;
mod context;
mod context_words;
mod edges;
mod evidence;
mod halves;
mod kind;
mod listed;
mod mention;
mod own_words;
mod prefix;
pub(super) mod record;
mod recovered;
pub(super) mod rules;
mod seat;
mod species;
mod team;
#[cfg(test)]
mod tests;
mod unite;
pub mod unnamed;
mod words;

use super::coreference::{self, Referent};
use super::gazetteer::gazetteer;
use super::{Confidence, Entity, EntityType, Evidence, Fact, FactContent, Mention, Source};

pub use kind::of_label;
use unite::Cluster;
pub use words::is_organization_word;

/// The entities of an article, each with all its mentions. The primary evidence is a name.
pub fn extract(source: Source<'_>) -> Vec<Fact> {
    let clusters = unite::unite(source, mention::find(source));
    let referents: Vec<Referent<'_>> = clusters.iter().map(referent).collect();
    let references = coreference::resolve(source.analysis, &referents);
    let evidence_of = |tokens: &std::ops::Range<usize>, mention: Mention| {
        let span = source.analysis.span_of(tokens.clone());
        Evidence::new(source.article, span).with_mention(mention)
    };
    let mut facts: Vec<Fact> = clusters
        .iter()
        .map(|cluster| {
            let names = cluster.mentions.iter();
            let evidence = names
                .map(|name| evidence_of(&name.tokens, Mention::Name))
                .collect();
            fact(source, cluster, evidence)
        })
        .collect();
    for reference in references {
        let evidence = evidence_of(&reference.tokens, reference.mention);
        facts[reference.referent].evidence.push(evidence);
    }
    for fact in &mut facts {
        // The first name stays in front; the rest follow in the order of the text.
        fact.evidence[1..].sort_by_key(|evidence| evidence.span);
    }
    facts
}

fn referent(cluster: &Cluster) -> Referent<'_> {
    let mentions = cluster.mentions.iter();
    Referent {
        entity_type: cluster.entity_type,
        sex: cluster.sex,
        names: &cluster.names,
        mentions: mentions.map(|mention| mention.tokens.clone()).collect(),
    }
}

fn fact(source: Source<'_>, cluster: &Cluster, evidence: Vec<Evidence>) -> Fact {
    let mut names = cluster.names.iter().cloned();
    let mentions: Vec<_> = cluster
        .mentions
        .iter()
        .map(|mention| mention.tokens.clone())
        .collect();
    let is_organization = cluster.entity_type == EntityType::Organization;
    let seat = is_organization
        .then(|| seat::find(source.analysis, &mentions))
        .flatten();
    let entity = Entity {
        entity_type: cluster.entity_type,
        name: names.next().unwrap_or_default(),
        aliases: names.collect(),
        place: seat.map(|words| {
            source
                .article
                .slice(source.analysis.span_of(words))
                .to_owned()
        }),
    };
    let confidence = confidence(cluster);
    // The fullest name tells most, however short the first one is.
    let fullest = cluster.mentions.iter().rev();
    let fullest = fullest.max_by_key(|mention| mention.tokens.len());
    let rule = fullest.map_or("entity.name", |mention| mention.rule);
    let mut fact = Fact::suggested(
        source.article,
        FactContent::Entity(entity),
        &[],
        rule,
        confidence,
    );
    fact.evidence = evidence;
    fact
}

/// How likely type and edges of a name are right, by what speaks for them.
fn confidence(cluster: &Cluster) -> Confidence {
    let known = gazetteer();
    let is_listed = cluster.names.iter().any(|name| match cluster.entity_type {
        EntityType::Place => known.is_place(name),
        EntityType::Organization => known.organization(name).is_some(),
        EntityType::Group => known.is_group(name),
        _ => false,
    });
    if is_listed {
        return 0.95;
    }
    let base = match cluster.entity_type {
        EntityType::Person => 0.85,
        EntityType::Place | EntityType::Group => 0.8,
        EntityType::Organization => 0.72,
        EntityType::Event | EntityType::Work | EntityType::Product | EntityType::Other => 0.6,
    };
    let is_repeated = cluster.mentions.len() > 1;
    let has_sex = cluster.sex.is_some();
    base + if is_repeated { 0.06 } else { 0.0 } + if has_sex { 0.04 } else { 0.0 }
}
