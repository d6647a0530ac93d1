//! Where, why and how: the phrases around a verb or event noun.

use std::ops::Range;

use crate::article::Span;
use crate::facts::EntityType;
use crate::facts::clause::{self, Oblique};
use crate::facts::phrase;
use crate::language::{Dependency, EntityLabel, PartOfSpeech, Tag};

use super::reader::Reader;

/// Prepositions after which a place is named by its noun alone.
const PLAIN: &[&str] = &["in", "at", "on"];

/// Prepositions after which any noun tells where.
const BESIDE: &[&str] = &[
    "alongside",
    "behind",
    "beneath",
    "beside",
    "inside",
    "near",
    "opposite",
    "outside",
];

/// Other prepositions that tell where something is.
const LOCATIVE: &[&str] = &[
    "above",
    "across",
    "along",
    "around",
    "below",
    "between",
    "beyond",
    "off",
    "over",
    "throughout",
    "under",
    "within",
];

/// Prepositions that tell whence or whither something moves.
const DIRECTIONAL: &[&str] = &[
    "from", "into", "onto", "past", "through", "to", "toward", "towards",
];

/// Verbs, and nouns of the same meaning, whose direction is part of where they happen.
const MOTION: &[&str] = &[
    "arrive",
    "bring",
    "carry",
    "climb",
    "come",
    "crash",
    "cross",
    "depart",
    "deploy",
    "deport",
    "drive",
    "drop",
    "enter",
    "escape",
    "evacuate",
    "extradite",
    "fall",
    "flee",
    "fly",
    "go",
    "head",
    "hurry",
    "invade",
    "jump",
    "leave",
    "march",
    "migrate",
    "move",
    "plunge",
    "retreat",
    "return",
    "ride",
    "rush",
    "sail",
    "send",
    "ship",
    "spread",
    "transfer",
    "transport",
    "travel",
    "visit",
    "walk",
    "withdraw",
];

/// Common nouns that name places.
const PLACE_NOUNS: &[&str] = &[
    "airport",
    "area",
    "avenue",
    "bank",
    "bar",
    "base",
    "bay",
    "beach",
    "border",
    "bridge",
    "building",
    "bunker",
    "cafe",
    "camp",
    "campus",
    "capital",
    "castle",
    "cathedral",
    "cemetery",
    "centre",
    "center",
    "church",
    "city",
    "clinic",
    "club",
    "coast",
    "college",
    "compound",
    "continent",
    "corner",
    "country",
    "countryside",
    "county",
    "court",
    "courthouse",
    "courtroom",
    "crossing",
    "desert",
    "district",
    "dock",
    "east",
    "embassy",
    "facility",
    "factory",
    "farm",
    "field",
    "flat",
    "forest",
    "garage",
    "garden",
    "harbour",
    "harbor",
    "headquarters",
    "highway",
    "hill",
    "home",
    "hospital",
    "hotel",
    "house",
    "intersection",
    "island",
    "jail",
    "junction",
    "lake",
    "library",
    "mall",
    "market",
    "metro",
    "mine",
    "monastery",
    "mosque",
    "motorway",
    "mountain",
    "museum",
    "neighbourhood",
    "neighborhood",
    "north",
    "northeast",
    "northwest",
    "ocean",
    "office",
    "outskirts",
    "palace",
    "park",
    "parliament",
    "pier",
    "plant",
    "plaza",
    "pool",
    "port",
    "prison",
    "province",
    "pub",
    "railway",
    "ranch",
    "region",
    "reserve",
    "restaurant",
    "river",
    "road",
    "room",
    "scene",
    "school",
    "sea",
    "shelter",
    "shop",
    "shore",
    "site",
    "south",
    "southeast",
    "southwest",
    "square",
    "stadium",
    "state",
    "station",
    "store",
    "street",
    "studio",
    "suburb",
    "subway",
    "supermarket",
    "synagogue",
    "temple",
    "terminal",
    "territory",
    "theater",
    "theatre",
    "town",
    "track",
    "tunnel",
    "university",
    "valley",
    "venue",
    "village",
    "ward",
    "warehouse",
    "waters",
    "west",
    "yard",
    "zone",
];

/// Organizations that have no house of their own.
const BODIES: &[&str] = &[
    "alliance",
    "bloc",
    "coalition",
    "group",
    "movement",
    "network",
    "union",
];

/// What the names of gatherings end with, at which people are as at a place.
const GATHERINGS: &[&str] = &[
    "championship",
    "championships",
    "conference",
    "congress",
    "convention",
    "cup",
    "expo",
    "fair",
    "festival",
    "forum",
    "games",
    "marathon",
    "olympics",
    "open",
    "prix",
    "summit",
];

/// Where the event with a key takes place, from the prepositional phrases around it.
pub fn places(reader: &Reader<'_>, key: &str, obliques: &[Oblique]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for oblique in obliques {
        let preposition = reader.token(oblique.preposition).text.to_lowercase();
        let is = |list: &[&str]| list.contains(&preposition.as_str());
        let plain = is(PLAIN);
        let gathering = gathering(reader, &preposition, oblique.object);
        let tells_where = if is(BESIDE) {
            reader.time_at(reader.token(oblique.object).span).is_none()
        } else if gathering.is_some() || preposition == "at" && is_seat(reader, oblique.object) {
            true
        } else {
            let direction = is(DIRECTIONAL) && MOTION.contains(&key);
            (plain || direction || is(LOCATIVE)) && is_place(reader, oblique.object)
        };
        if !tells_where {
            continue;
        }
        let phrase = gathering.unwrap_or_else(|| place_phrase(reader, oblique.object));
        let span = if plain {
            phrase
        } else {
            reader.token(oblique.preposition).span.hull(phrase)
        };
        if !found.iter().any(|earlier| earlier.overlaps(span)) {
            found.push(span);
        }
    }
    found
}

/// Whether a noun names a place: a place by its name, a building, or a common noun for places.
fn is_place(reader: &Reader<'_>, noun: usize) -> bool {
    let analysis = reader.analysis();
    let span = reader.token(noun).span;
    if reader.time_at(span).is_some() {
        return false;
    }
    let label = match reader.entities.at(span.start) {
        // What the article as a whole tells of a name outweighs what its sentence suggests.
        Some((_, _, entity)) if entity.entity_type == EntityType::Place => return true,
        Some((_, _, entity)) if entity.entity_type != EntityType::Organization => return false,
        Some(_) => Some(EntityLabel::Organization),
        None => analysis.name_at(noun).map(|name| name.label),
    };
    matches!(
        label,
        Some(EntityLabel::GeopoliticalPlace | EntityLabel::Location | EntityLabel::Facility)
    ) || (label.is_none_or(|label| label == EntityLabel::Organization)
        && PLACE_NOUNS.contains(&reader.lemma(noun).as_str()))
}

/// Whether a noun names an organization that stands for its seat: "at the State Department", but not
/// at a body of many.
fn is_seat(reader: &Reader<'_>, noun: usize) -> bool {
    let found = reader.entities.at(reader.token(noun).span.start);
    found.is_some_and(|(_, _, entity)| {
        let mut words = entity.name.split_whitespace().map(str::to_lowercase);
        entity.entity_type == EntityType::Organization
            && !words.any(|word| BODIES.contains(&word.as_str()))
    })
}

/// The name of a gathering that tells where: "at the World Economic Forum", "in the Belgian Grand Prix".
fn gathering(reader: &Reader<'_>, preposition: &str, noun: usize) -> Option<Span> {
    let (name, _, entity) = reader.entities.at(reader.token(noun).span.start)?;
    let last = entity.name.rsplit(' ').next()?.to_lowercase();
    let gathers = GATHERINGS.contains(&last.as_str());
    let tells_where = match preposition {
        "at" => gathers || entity.entity_type == EntityType::Event,
        "in" => gathers,
        _ => false,
    };
    // "the Web Summit in Lisbon"
    let full = place_phrase(reader, noun);
    let rest = Span::new(name.end, full.end.max(name.end));
    let mut further = reader.entities.within(rest);
    let in_place = further.any(|(_, _, entity)| entity.entity_type == EntityType::Place);
    tells_where.then(|| if in_place { name.hull(rest) } else { name })
}

/// Whether a preposition may tell where something is or goes.
pub fn is_locative(preposition: &str) -> bool {
    [PLAIN, BESIDE, LOCATIVE, DIRECTIONAL]
        .iter()
        .any(|list| list.contains(&preposition))
}

/// Whether a phrase names a place by a name: "near the Sandilands stop in Croydon", but not "inside
/// the vehicle".
pub fn names_place(reader: &Reader<'_>, phrase: Span) -> bool {
    let mut mentions = reader.entities.within(phrase);
    mentions
        .any(|(_, _, entity)| matches!(entity.entity_type, EntityType::Place | EntityType::Event))
        || reader.analysis().tokens_in(phrase).any(|token| {
            let lemma = reader.lemma(token);
            PLACE_NOUNS.contains(&lemma.as_str()) && is_place(reader, token)
        })
}

/// The phrase of a place: with further places in it, up to a time.
pub fn place_phrase(reader: &Reader<'_>, noun: usize) -> Span {
    let analysis = reader.analysis();
    let full = clause::full_phrase(analysis, noun);
    let before_time = full
        .clone()
        .find(|&token| token > noun && reader.time_at(reader.token(token).span).is_some());
    let end = before_time.map_or(full.end, |time| {
        // The preposition of the time goes with it: "the station on Monday".
        if reader.token(time - 1).pos == PartOfSpeech::Adposition {
            time - 1
        } else {
            time
        }
    });
    let appositions = analysis.children_by(noun, Dependency::Apposition);
    // "Washington, D.C." and "Croydon, south London" name one place.
    let last = appositions
        .filter(|&apposition| apposition == end + 1 || apposition == end + 2)
        .filter(|&apposition| is_place(reader, apposition))
        .map(|apposition| clause::noun_phrase(analysis, apposition).end)
        .last();
    let tokens = full.start..last.unwrap_or(end).max(noun + 1);
    analysis.span_of(phrase::trim(analysis, tokens))
}

/// Why: causes by conjunction or preposition, and purposes.
pub fn reasons(reader: &Reader<'_>, verb: usize) -> Vec<Span> {
    let analysis = reader.analysis();
    let mut found = Vec::new();
    for &child in analysis.children(verb) {
        let text = reader.token(child).text.to_lowercase();
        let tokens = match reader.token(child).dependency {
            Dependency::AdverbialClause if opens_with(reader, child, &["because"]) => {
                Some(analysis.subtree_range(child))
            }
            // A purpose; an infinitive before the verb may set the scene instead.
            Dependency::AdverbialClause
                if child > verb
                    && clause::is_infinitive(analysis, child)
                    && !tells_state(reader, verb) =>
            {
                Some(analysis.subtree_range(child))
            }
            Dependency::Preposition if matches!(text.as_str(), "of" | "because") => {
                opens_with(reader, child, &["because"])
                    .then(|| analysis.subtree_range(child))
                    .or_else(|| (text == "because").then(|| analysis.subtree_range(child)))
            }
            Dependency::Preposition
                if matches!(text.as_str(), "to" | "due")
                    && opens_with(reader, child, &["due", "owing", "thanks"]) =>
            {
                Some(analysis.subtree_range(child))
            }
            Dependency::Preposition if text == "due" => Some(analysis.subtree_range(child)),
            // "fined for speeding"
            Dependency::Preposition if text == "for" => analysis
                .child_by(child, &[Dependency::PrepositionComplement])
                .map(|_| analysis.subtree_range(child)),
            // What comes first in a headline is why: "arrested after crash", "resigns over leak".
            Dependency::Preposition if matches!(text.as_str(), "after" | "over") => {
                let object = analysis.child_by(child, &[Dependency::PrepositionObject]);
                object
                    .filter(|&object| clause::in_headline(analysis, object))
                    .filter(|&object| reader.time_at(reader.token(object).span).is_none())
                    .map(|_| analysis.subtree_range(child))
            }
            Dependency::AdverbialClause
                if child > verb
                    && clause::in_headline(analysis, child)
                    && opens_with(reader, child, &["after"]) =>
            {
                Some(analysis.subtree_range(child))
            }
            _ => None,
        };
        found.extend(tokens.and_then(|tokens| trimmed(reader, tokens)));
    }
    found
}

/// Whether a verb tells what somebody is or becomes, which nobody does for a purpose: "became the first to win".
fn tells_state(reader: &Reader<'_>, verb: usize) -> bool {
    const STATES: &[&str] = &["be", "become", "remain", "stay"];
    STATES.contains(&reader.lemma(verb).as_str())
}

/// How: by doing, or using something.
pub fn manners(reader: &Reader<'_>, verb: usize) -> Vec<Span> {
    let analysis = reader.analysis();
    let mut found = Vec::new();
    for &child in analysis.children(verb) {
        let tokens = match reader.token(child).dependency {
            Dependency::Preposition if reader.token(child).text.eq_ignore_ascii_case("by") => {
                analysis
                    .child_by(child, &[Dependency::PrepositionComplement])
                    .map(|_| analysis.subtree_range(child))
            }
            Dependency::AdverbialClause
                if child > verb
                    && reader.token(child).tag == Tag::Vbg
                    && reader.lemma(child) == "use" =>
            {
                Some(analysis.subtree_range(child))
            }
            _ => None,
        };
        found.extend(tokens.and_then(|tokens| trimmed(reader, tokens)));
    }
    found
}

/// Whether a branch has one of some words among its direct children.
fn opens_with(reader: &Reader<'_>, at: usize, words: &[&str]) -> bool {
    let mut children = reader.analysis().children(at).iter();
    children.any(|&child| words.contains(&reader.token(child).text.to_lowercase().as_str()))
}

/// A range of tokens without the punctuation at its edges.
fn trimmed(reader: &Reader<'_>, tokens: Range<usize>) -> Option<Span> {
    let word = |&token: &usize| reader.token(token).pos != PartOfSpeech::Punctuation;
    let first = tokens.clone().find(word)?;
    let last = tokens.clone().rfind(word)?;
    Some(reader.analysis().span_of(first..last + 1))
}
