//! What a clause tells as subjects, relations and objects: one triple for its object or predicate, and
//! one more for each prepositional phrase that can be checked by itself.

use crate::facts::clause::{self, Clause, SubjectOrigin};
use crate::language::{Analysis, Dependency, Tag};

use super::reader::Reader;
use super::subject;

/// Subject, relation and object.
pub type Triple = [String; 3];

/// The triples of a clause, of each of its subjects.
pub fn of(reader: &Reader<'_>, clause: &Clause) -> Vec<Triple> {
    let Some(head) = clause.subject else {
        return Vec::new();
    };
    let Some((name, _)) = subject::name(reader, head.head) else {
        return Vec::new();
    };
    // "He and his friends": what is told of one is told of all.
    let others = match head.origin {
        SubjectOrigin::Own => clause::conjuncts(reader.analysis(), head.head).split_off(1),
        SubjectOrigin::Antecedent | SubjectOrigin::Shared => Vec::new(),
    };
    let others = others
        .into_iter()
        .filter_map(|other| subject::name(reader, other));
    let mut found: Vec<Triple> = Vec::new();
    for subject in std::iter::once(name).chain(others.map(|(name, _)| name)) {
        for [relation, object] in predicates(reader, clause) {
            let triple = [subject.clone(), relation, object];
            if !found.contains(&triple) {
                found.push(triple);
            }
        }
    }
    found
}

/// What is told of the subject: relations and objects.
fn predicates(reader: &Reader<'_>, clause: &Clause) -> Vec<[String; 2]> {
    let analysis = reader.analysis();
    let tokens = analysis.tokens();
    let told = |relation: &[usize], object: usize| {
        let relation = clause::words(reader.source.article, analysis, relation);
        [relation, subject::words(reader, object)]
    };
    let mut group = clause.verb_group(analysis);
    group.splice(..0, shared_auxiliaries(analysis, clause.verb));
    let mut found = Vec::new();
    let said: Vec<usize> = clause
        .objects
        .iter()
        .copied()
        .chain(clause.predicative)
        .collect();
    for &object in &said {
        found.push(told(&group, object));
        found.extend(details(reader, &group, object));
    }
    for &agent in &clause.agents {
        // Of agents joined by "and" each follows the one preposition.
        let mut above = analysis.ancestors(agent);
        let Some(by) = above.find(|&at| tokens[at].dependency == Dependency::Agent) else {
            continue;
        };
        found.push(told(&[group.as_slice(), &[by]].concat(), agent));
    }
    let mut relation = group;
    if let [only] = said[..] {
        relation.extend(subject::tokens(reader, only));
    }
    let obliques = clause.obliques.iter();
    for oblique in obliques.filter(|oblique| !is_idiom(analysis, oblique)) {
        let relation = [relation.as_slice(), &[oblique.preposition]].concat();
        found.push(told(&relation, oblique.object));
        found.extend(details(reader, &relation, oblique.object));
    }
    let times = analysis.children_by(clause.verb, Dependency::NominalAdverbial);
    for time in times.filter(|&time| tokens[time].tag.is_noun()) {
        found.push(told(&relation, time));
    }
    found
}

/// What the phrases after an object add: "became a justice of | the High Court".
fn details(reader: &Reader<'_>, relation: &[usize], object: usize) -> Vec<[String; 2]> {
    let analysis = reader.analysis();
    // "40 litres of water" is one thing.
    let counts = [Dependency::NumericModifier];
    if analysis.child_by(object, &counts).is_some() {
        return Vec::new();
    }
    let noun: Vec<usize> = clause::noun_phrase(analysis, object).collect();
    let details = clause::obliques(analysis, object).into_iter();
    let after = details.filter(|detail| detail.preposition > object && !is_idiom(analysis, detail));
    let told = after.map(|detail| {
        let relation = [relation, noun.as_slice(), &[detail.preposition]].concat();
        let relation = clause::words(reader.source.article, analysis, &relation);
        [relation, subject::words(reader, detail.object)]
    });
    told.collect()
}

/// "in order", "in touch": a noun that names nothing.
fn is_idiom(analysis: &Analysis, oblique: &clause::Oblique) -> bool {
    let tokens = analysis.tokens();
    let object = &tokens[oblique.object];
    let is_bare = oblique.object == oblique.preposition + 1;
    let is_empty = matches!(
        &*object.text.to_lowercase(),
        "addition"
            | "fact"
            | "general"
            | "line"
            | "order"
            | "part"
            | "particular"
            | "place"
            | "response"
            | "return"
            | "thanks"
            | "touch"
            | "turn"
    );
    is_bare && is_empty && tokens[oblique.preposition].text.eq_ignore_ascii_case("in")
        || !object.text.contains(char::is_alphanumeric)
}

/// The auxiliaries that a verb shares with the one it is joined to: "is cut and *flushed*".
fn shared_auxiliaries(analysis: &Analysis, verb: usize) -> Vec<usize> {
    let tokens = analysis.tokens();
    let first = tokens[verb].head;
    let own = [
        Dependency::Auxiliary,
        Dependency::PassiveAuxiliary,
        Dependency::Subject,
        Dependency::PassiveSubject,
    ];
    let shares = tokens[verb].dependency == Dependency::Conjunct
        && tokens[verb].tag == tokens[first].tag
        && matches!(tokens[verb].tag, Tag::Vb | Tag::Vbn | Tag::Vbg)
        && analysis.child_by(verb, &own).is_none();
    if !shares {
        return Vec::new();
    }
    let children = analysis.children(first).iter().copied();
    let auxiliaries = children.filter(|&child| {
        matches!(
            tokens[child].dependency,
            Dependency::Auxiliary | Dependency::PassiveAuxiliary | Dependency::Negation
        )
    });
    auxiliaries.collect()
}
