//! GEXF 1.3: who says what, and who stands with whom, as a network for Gephi.

use std::collections::BTreeMap;
use std::fmt::Write;

use sidelight_engine::article::{Span, Unit};
use sidelight_engine::compare::same_entities;
use sidelight_engine::facts::{Fact, FactContent, FactKind, FactSheet, Status, one_line};

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview};
use super::xml::escape;
use super::{Loss, loss};

pub static FORMAT: Format = Format {
    key: "gexf",
    name: "Network for Gephi",
    description: "Who says what, and who stands with whom in a sentence, as a network in GEXF.",
    ending: "gexf",
    of: Of::Facts,
    unit: OffsetUnit::None,
    keeps: "people, bodies and places, one node over all articles; what they say; in how many sentences two stand together",
    loses: "the text, places of words, all other facts",
    findings: false,
    losses,
    write: |material| Ok(Output::File(network(material).into_bytes())),
    preview: Preview::Beginning,
    reader: None,
};

fn losses(material: &Material<'_>) -> Vec<Loss> {
    let left_out: fn(&Material<'_>) -> Option<Loss> = |material| {
        let facts = material.sheets.iter().flat_map(|sheet| &sheet.facts);
        let has_place = |fact: &Fact| matches!(fact.kind(), FactKind::Entity | FactKind::Quote);
        Loss::counted(
            facts.filter(|fact| !has_place(fact)).count(),
            "fact that is neither a name nor a quote is left out",
            "facts that are neither names nor quotes are left out",
        )
    };
    loss::of(material, &[left_out, loss::rejected, loss::texts])
}

/// The network in the making. Nodes and edges are known by what they are, so each is there once.
#[derive(Default)]
struct Network {
    /// The kind and the label of each node.
    nodes: Vec<(String, String)>,
    /// How often each edge is told: from, to, what it means.
    edges: BTreeMap<(usize, usize, &'static str), usize>,
    /// The nodes of speakers that are no entity of their article, by name.
    speakers: BTreeMap<String, usize>,
}

impl Network {
    fn node(&mut self, kind: &str, label: &str) -> usize {
        self.nodes.push((kind.to_owned(), one_line(label)));
        self.nodes.len() - 1
    }

    fn speaker(&mut self, name: &str) -> usize {
        if let Some(node) = self.speakers.get(name) {
            return *node;
        }
        let node = self.node("speaker", name);
        self.speakers.insert(name.to_owned(), node);
        node
    }

    fn edge(&mut self, from: usize, to: usize, meaning: &'static str) {
        *self.edges.entry((from, to, meaning)).or_default() += 1;
    }
}

fn network(material: &Material<'_>) -> String {
    let sheets = material.sheets;
    let mut network = Network::default();
    // The node of each entity, by the number of its article and of the fact.
    let mut nodes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for cluster in same_entities(sheets, &[]) {
        let facts = cluster.iter().map(|(article, fact)| &sheets[*article].facts[*fact]);
        let entities = facts.filter_map(|fact| match &fact.content {
            FactContent::Entity(entity) if fact.status != Status::Rejected => Some(entity),
            _ => None,
        });
        let Some(fullest) = entities.max_by_key(|entity| entity.name.chars().count()) else {
            continue;
        };
        let node = network.node(fullest.entity_type.as_str(), &fullest.name);
        nodes.extend(cluster.into_iter().map(|member| (member, node)));
    }
    for (number, sheet) in material.each().enumerate() {
        let own: Vec<(Span, usize)> = mentions(sheet)
            .filter_map(|(span, fact)| Some((span, *nodes.get(&(number, fact))?)))
            .collect();
        add_speakers(&mut network, sheet, &own);
        add_company(&mut network, sheet, &own);
    }
    written(&network)
}

/// Where entities are mentioned, each with the number of its fact.
fn mentions(sheet: &FactSheet) -> impl Iterator<Item = (Span, usize)> {
    let facts = sheet.facts.iter().enumerate();
    let entities = facts.filter(|(_, fact)| fact.kind() == FactKind::Entity);
    entities.flat_map(|(number, fact)| fact.evidence.iter().map(move |it| (it.span, number)))
}

/// Who says what.
fn add_speakers(network: &mut Network, sheet: &FactSheet, mentions: &[(Span, usize)]) {
    for fact in sheet.facts.iter().filter(|fact| fact.status != Status::Rejected) {
        let FactContent::Quote(quote) = &fact.content else {
            continue;
        };
        let Some(speaker) = &quote.speaker else {
            continue;
        };
        let known = mentions.iter().find(|(span, _)| span.overlaps(speaker.span));
        let who = match known {
            Some((_, node)) => *node,
            None => network.speaker(&speaker.name),
        };
        let words: Vec<&str> = fact.evidence.iter().map(|piece| &*piece.text).collect();
        let what = network.node("quote", &words.join(" … "));
        network.edge(who, what, "says");
    }
}

/// Who stands with whom in a sentence.
fn add_company(network: &mut Network, sheet: &FactSheet, mentions: &[(Span, usize)]) {
    for sentence in sheet.article.all_units(Unit::Sentence) {
        let here = mentions.iter().filter(|(span, _)| sentence.covers(*span));
        let mut together: Vec<usize> = here.map(|(_, node)| *node).collect();
        together.sort_unstable();
        together.dedup();
        for (at, from) in together.iter().enumerate() {
            for to in &together[at + 1..] {
                network.edge(*from, *to, "stands with");
            }
        }
    }
}

fn written(network: &Network) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n\
         <graph defaultedgetype=\"directed\">\n<attributes class=\"node\">\n<attribute id=\"0\" title=\"kind\" type=\"string\"/>\n</attributes>\n<nodes>\n",
    );
    for (id, (kind, label)) in network.nodes.iter().enumerate() {
        let _ = writeln!(
            out,
            "<node id=\"{id}\" label=\"{}\"><attvalues><attvalue for=\"0\" value=\"{kind}\"/></attvalues></node>",
            escape(label)
        );
    }
    out.push_str("</nodes>\n<edges>\n");
    for (id, ((from, to, meaning), weight)) in network.edges.iter().enumerate() {
        let _ = writeln!(
            out,
            "<edge id=\"{id}\" source=\"{from}\" target=\"{to}\" label=\"{meaning}\" weight=\"{weight}\"/>"
        );
    }
    out.push_str("</edges>\n</graph>\n</gexf>\n");
    out
}
