//! Who: people, organizations and places by their names, as they were found in the article. All mentions of one are
//! one fact.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::article::{Article, Span};
use crate::facts::entity::of_label;
use crate::facts::{Confidence, Entity, EntityType, Evidence, Fact, FactContent, Mention, Source};
use crate::tongue::{Tongue, folded};

use EntityType::{Organization, Person, Place};

/// Letters before the `s` of a genitive.
const SHORTEST_STEM: usize = 3;

/// One way to write a name.
struct Form {
    words: Vec<String>,
    mentions: Vec<(Span, EntityType)>,
}

impl Form {
    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    fn is_of_person(&self) -> bool {
        kind_of(&self.mentions) == Person
    }
}

/// The people, organizations and places of an article in a language of which something is known, or in another.
pub fn entities(source: Source<'_>, tongue: Option<&Tongue>) -> Vec<Fact> {
    let forms = forms(source, tongue);
    let bearers = bearers(&forms, tongue);
    let mut called: Vec<Vec<&Form>> = vec![Vec::new(); forms.len()];
    for (at, &bearer) in bearers
        .iter()
        .enumerate()
        .filter(|(at, bearer)| at != *bearer)
    {
        called[bearer].push(&forms[at]);
    }
    let whole = (0..forms.len()).filter(|&at| bearers[at] == at);
    whole
        .map(|bearer| fact(source.article, &forms[bearer], &called[bearer], tongue))
        .collect()
}

/// The ways in which names are written, in the order of the text.
fn forms(source: Source<'_>, tongue: Option<&Tongue>) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut places: HashMap<Vec<String>, usize> = HashMap::new();
    for name in source.analysis.names() {
        let kind = of_label(name.label).filter(|kind| [Person, Organization, Place].contains(kind));
        let Some((kind, span)) = kind.zip(bare(source.article, name.span, tongue)) else {
            continue;
        };
        let words = source.article.slice(span).split_whitespace();
        let words: Vec<String> = words.map(folded).collect();
        let place = *places.entry(words.clone()).or_insert(forms.len());
        if place == forms.len() {
            let mentions = Vec::new();
            forms.push(Form { words, mentions });
        }
        forms[place].mentions.push((span, kind));
    }
    forms
}

/// A name without articles before it, small words behind it and marks around it; none of what has no letter, and of what has no capital
/// in a script that knows them.
fn bare(article: &Article, span: Span, tongue: Option<&Tongue>) -> Option<Span> {
    let text = article.slice(span);
    let is_edge = |c: char| !c.is_alphanumeric();
    // A stop ends what is short: "U.S."
    let end = text.trim_end_matches(|c| is_edge(c) && c != '.');
    let end = match end.strip_suffix('.') {
        Some(before) if !before.contains('.') => before.trim_end_matches(is_edge),
        _ => end,
    };
    let is_in = |kind: &str, word: &str| tongue.is_some_and(|tongue| tongue.is(kind, word));
    // "der Bundestag" and "Curie-Institut in", but "Los Angeles" and "von der Leyen".
    let mut end = end;
    while let Some((rest, last)) = end.rsplit_once(char::is_whitespace)
        && is_in("function", last)
    {
        end = rest.trim_end_matches(is_edge);
    }
    let mut start = end.trim_start_matches(is_edge);
    while let Some((first, rest)) = start.split_once(char::is_whitespace)
        && (is_in("determiner", first) || is_in("function", first) && !is_in("particle", first))
    {
        start = rest.trim_start_matches(is_edge);
    }
    let has_letter = start.chars().any(char::is_alphabetic);
    let is_small = start.chars().any(char::is_lowercase) && !start.chars().any(char::is_uppercase);
    let before = end.len() - start.len();
    let start_at = span.start + text[..before].chars().count();
    let found = Span::new(start_at, start_at + start.chars().count());
    (has_letter && !is_small).then_some(found)
}

/// For each form, the one that it stands for: itself, or the full name of a person whom it calls by their last name, or
/// the same name without the ending of a genitive.
fn bearers(forms: &[Form], tongue: Option<&Tongue>) -> Vec<usize> {
    let place_of: HashMap<&[String], usize> = forms
        .iter()
        .enumerate()
        .map(|(at, form)| (form.words.as_slice(), at))
        .collect();
    let mut bearers: Vec<usize> = (0..forms.len()).collect();
    for (at, form) in forms.iter().enumerate() {
        let nominative = stem(form.last(), tongue).and_then(|stem| {
            let mut words = form.words.clone();
            stem.clone_into(words.last_mut()?);
            place_of.get(words.as_slice()).copied()
        });
        bearers[at] = nominative.unwrap_or(at);
    }
    let is_full = |form: &Form| form.words.len() > 1 && form.is_of_person();
    let of_full = bearers.clone();
    let mut by_last: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| is_full(form)) {
        by_last.entry(form.last()).or_default().push(at);
    }
    for (at, form) in forms
        .iter()
        .enumerate()
        .filter(|(_, form)| form.words.len() == 1)
    {
        let lasts = std::iter::once(form.last()).chain(stem(form.last(), tongue));
        let full = lasts.filter_map(|last| by_last.get(last)).flatten();
        let named: BTreeSet<usize> = full.map(|&full| of_full[full]).collect();
        if let (Some(&full), 1) = (named.first(), named.len()) {
            bearers[at] = full;
        }
    }
    // A genitive goes where its name went.
    (0..forms.len()).map(|at| bearers[bearers[at]]).collect()
}

/// A word without the `s` by which a language such as German makes a genitive of it.
fn stem<'a>(word: &'a str, tongue: Option<&Tongue>) -> Option<&'a str> {
    let stem = word.strip_suffix('s')?.trim_end_matches('\'');
    let has_genitive = tongue.is_some_and(|tongue| tongue.has("genitive s"));
    (has_genitive && stem.chars().count() >= SHORTEST_STEM).then_some(stem)
}

/// What most mentions are taken for; of as many, the first.
fn kind_of(mentions: &[(Span, EntityType)]) -> EntityType {
    let count = |kind: EntityType| mentions.iter().filter(|(_, other)| *other == kind).count();
    let kinds = mentions
        .iter()
        .enumerate()
        .map(|(at, (_, kind))| (*kind, at));
    let most = kinds.max_by_key(|(kind, at)| (count(*kind), Reverse(*at)));
    most.map_or(EntityType::Other, |(kind, _)| kind)
}

fn fact(article: &Article, bearer: &Form, others: &[&Form], tongue: Option<&Tongue>) -> Fact {
    let written = |form: &Form| {
        form.mentions
            .first()
            .map(|(span, _)| article.slice(*span).to_owned())
    };
    let is_genitive = |form: &Form| {
        let of = stem(form.last(), tongue);
        of.is_some_and(|of| {
            std::iter::once(bearer)
                .chain(others.iter().copied())
                .any(|other| other.last() == of)
        })
    };
    let mut mentions = bearer.mentions.clone();
    mentions.extend(others.iter().flat_map(|form| &form.mentions));
    let kind = kind_of(&mentions);
    mentions.sort_by_key(|(span, _)| *span);
    let aliases = others.iter().filter(|form| !is_genitive(form));
    let entity = Entity {
        entity_type: kind,
        name: written(bearer).unwrap_or_default(),
        aliases: aliases.filter_map(|form| written(form)).collect(),
        place: None,
    };
    let content = FactContent::Entity(entity);
    let rule = "entity.name_in_their_language";
    let evidence = mentions
        .iter()
        .map(|(span, _)| Evidence::new(article, *span).with_mention(Mention::Name));
    Fact {
        evidence: evidence.collect(),
        ..Fact::suggested(article, content, &[], rule, confidence(kind))
    }
}

/// How likely type and edges of a name are right: shares of those found in German, Portuguese and Chinese
/// (`docs/quality.md`, "Names in other languages").
fn confidence(kind: EntityType) -> Confidence {
    match kind {
        Person => 0.83,
        Place => 0.69,
        _ => 0.63,
    }
}
