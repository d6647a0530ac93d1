//! When and where the main event happens, as the event's own words and the opening of the article
//! tell it.

use crate::article::{SectionKind, Span};
use crate::facts::clause::{self, Clause, Force, Oblique};
use crate::facts::{EntityType, Factuality, Mention};
use crate::language::{Dependency, PartOfSpeech};

use super::circumstance;
use super::lead;
use super::lexicon;
use super::reader::Reader;
use super::telling;
use super::unite::Group;

/// The most answers to one question.
const ANSWERS: usize = 3;

/// Words between two times that belong together: "6.10am on Wednesday".
const JOINTS: &[&str] = &["", "on", ",", "at", "of", "in the", ", at", ", on"];

/// When and where an event happens.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// When.
    pub when: Vec<Span>,
    /// Where.
    pub place: Vec<Span>,
}

impl Scene {
    /// What the words around an event tell.
    pub fn of(group: &Group) -> Self {
        Self {
            when: group.circumstances(|mention| &mention.when).to_vec(),
            place: group.circumstances(|mention| &mention.place).to_vec(),
        }
    }

    /// The scene of the main event: all that its mentions tell, then what the opening of the article
    /// adds. A stand that somebody takes ("urges") has no place but the one its own words or the
    /// headline name.
    pub fn of_main(reader: &Reader<'_>, group: &Group) -> Self {
        let mut scene = Self::default();
        for mention in group.by_rank() {
            mention
                .when
                .iter()
                .for_each(|&span| scene.add_time(reader, span));
            mention
                .place
                .iter()
                .for_each(|&span| scene.add_place(reader, span));
        }
        let real = matches!(
            group.factuality(),
            Factuality::Happened | Factuality::Ongoing
        );
        if real {
            scene.complete(reader, group);
        }
        scene.when = joined(reader, &scene.when);
        scene.when.truncate(ANSWERS);
        scene.place.truncate(ANSWERS);
        scene
    }

    /// When and where the things happened of which the opening of the article tells.
    fn complete(&mut self, reader: &Reader<'_>, group: &Group) {
        let Some(opening) = reader.opening() else {
            return;
        };
        let analysis = reader.analysis();
        let past: Vec<&Clause> = reader
            .clauses
            .iter()
            .filter(|clause| clause::mood(analysis, clause).force == Force::Past)
            .collect();
        let (told, later): (Vec<&Clause>, Vec<&Clause>) = past
            .into_iter()
            .partition(|clause| opening.covers(reader.token(clause.verb).span));
        let own = !self.when.is_empty();
        // "police said today": then it was said.
        let reports = |clause: &&&Clause| {
            clause::is_reporting(&reader.lemma(clause.verb)) && telling::has_content(reader, clause)
        };
        for clause in told.iter().filter(|clause| !reports(clause)) {
            let nouns = clause.objects.iter().copied().chain(clause.subject_head());
            for holder in nouns.chain([clause.verb]) {
                for &time in reader.times_of(holder) {
                    let adds = if own {
                        self.tells_hour(reader, time)
                    } else {
                        self.when.len() < 2
                    };
                    if reader.is_a_day(time) && adds {
                        self.add_time(reader, time);
                    }
                }
            }
        }
        if self.when.is_empty() {
            // A day that hangs on no verb, as under a picture; else the first that is told later.
            let mut days = reader.days_in(opening).chain(
                later
                    .iter()
                    .flat_map(|clause| reader.times_of(clause.verb).iter().copied())
                    .filter(|&time| reader.is_a_day(time)),
            );
            self.when.extend(days.next());
        }
        let lead = lead::sentence(reader).map_or(0, |lead| lead.tokens.end);
        let mut mentions = group.mentions().iter();
        if mentions.any(|mention| mention.trigger < lead) {
            self.headline_places(reader);
        }
        if lexicon::is_stance(&group.primary().key) {
            return;
        }
        for clause in told {
            for place in named_places(reader, clause.verb) {
                self.add_place(reader, place);
            }
        }
        if self.place.is_empty() {
            self.place.extend(opening_place(reader, group, opening));
        }
    }

    /// Places that the headline names by the way: "Leeds bus crash", "overturns in London".
    fn headline_places(&mut self, reader: &Reader<'_>) {
        let analysis = reader.analysis();
        let headlines = analysis.sentences().iter();
        let headlines = headlines.filter(|sentence| sentence.section == SectionKind::Headline);
        for sentence in headlines {
            for (span, mention, entity) in reader.entities.within(sentence.span) {
                if entity.entity_type != EntityType::Place || mention != Some(Mention::Name) {
                    continue;
                }
                let Some(head) = analysis.head_of(analysis.tokens_in(span)) else {
                    continue;
                };
                let token = reader.token(head);
                let by_the_way = match token.dependency {
                    Dependency::Compound | Dependency::NominalModifier | Dependency::Possessive => {
                        names_event(reader, token.head)
                            // "Leeds bus crash victims"
                            || reader.is_somebody(token.head)
                                && (head..token.head).any(|noun| names_event(reader, noun))
                    }
                    Dependency::PrepositionObject => {
                        let preposition = reader.token(token.head).text.to_lowercase();
                        matches!(preposition.as_str(), "in" | "at" | "near" | "outside")
                    }
                    _ => false,
                };
                if by_the_way {
                    self.add_place(reader, circumstance::place_phrase(reader, head));
                }
            }
        }
    }

    /// Whether a time tells the hour where only the day is known.
    fn tells_hour(&self, reader: &Reader<'_>, time: Span) -> bool {
        let has_hour = |span: Span| {
            let value = reader.time_at(span).and_then(|time| time.value.as_deref());
            value.is_some_and(|value| value.contains('T'))
        };
        has_hour(time) && !self.when.iter().any(|&known| has_hour(known))
    }

    fn add_time(&mut self, reader: &Reader<'_>, time: Span) {
        let value = |span: Span| reader.time_at(span).and_then(|time| time.value.clone());
        let told = value(time);
        let known = |&span: &Span| span.overlaps(time) || (told.is_some() && value(span) == told);
        if !self.when.iter().any(known) {
            self.when.push(time);
        }
    }

    /// Adds a place; of two that hold each other's words the fuller one stays.
    fn add_place(&mut self, reader: &Reader<'_>, place: Span) {
        let words = |span: Span| reader.source.article.slice(span).to_lowercase();
        let told = words(place);
        let mut known = self.place.iter_mut();
        if let Some(fuller) = known.find(|span| told.contains(&words(**span))) {
            *fuller = place;
        } else if !self.place.iter().any(|&span| words(span).contains(&told)) {
            self.place.push(place);
        }
    }
}

/// The places that a verb's phrases name.
fn named_places(reader: &Reader<'_>, verb: usize) -> Vec<Span> {
    let mut places = circumstance::places(reader, "", &steps(reader, verb));
    places.retain(|&place| circumstance::names_place(reader, place));
    places
}

/// The first place with a name that a clause of the opening tells of somebody who has a part in the event,
/// whatever its tense; else the place of the dateline.
fn opening_place(reader: &Reader<'_>, group: &Group, opening: Span) -> Option<Span> {
    let parts = [group.who(reader), group.whom(reader)].concat();
    let parts: Vec<String> = parts
        .iter()
        .map(|part| reader.referent(part.head))
        .collect();
    let is_of_event = |clause: &&Clause| {
        let heads = clause
            .subject_head()
            .into_iter()
            .chain(clause.objects.iter().copied());
        let mut names = heads.map(|head| reader.referent(head));
        names.any(|name| parts.contains(&name))
    };
    let is_named = |place: &Span| {
        let mut names = reader.entities.within(*place);
        names.any(|(_, _, entity)| {
            matches!(entity.entity_type, EntityType::Place | EntityType::Event)
        })
    };
    let clauses = reader.clauses.iter();
    let mut told = clauses
        .take_while(|clause| reader.token(clause.verb).span.start < opening.end)
        .filter(is_of_event)
        .flat_map(|clause| named_places(reader, clause.verb))
        .filter(is_named);
    told.next().or_else(|| {
        let mut sections = reader.source.article.sections.iter();
        let dateline = sections.find(|section| section.kind == SectionKind::Dateline)?;
        let mut named = reader.entities.within(dateline.span);
        let place = named.find(|(_, _, entity)| entity.entity_type == EntityType::Place)?;
        Some(place.0)
    })
}

/// How deep phrases within phrases are followed: "in game seven *of* the series *at* the park".
const DEPTH: usize = 3;

/// The prepositional phrases of a verb and those within them that go on to say where: "off the tracks
/// near the station". Not those of other nouns: "the transition in Iraq" tells where the transition is.
fn steps(reader: &Reader<'_>, verb: usize) -> Vec<Oblique> {
    let analysis = reader.analysis();
    let mut steps: Vec<Oblique> = clause::obliques(analysis, verb);
    let mut level = 0..steps.len();
    for _ in 1..DEPTH {
        let goes_on = |oblique: &&Oblique| {
            let preposition = reader.token(oblique.preposition).text.to_lowercase();
            circumstance::is_locative(&preposition) || level.start > 0 && preposition == "of"
        };
        let inner: Vec<Oblique> = steps[level.clone()]
            .iter()
            .filter(goes_on)
            .flat_map(|oblique| {
                // "game seven of the series": the parse hangs the rest on the number.
                let numbers = analysis.children_by(oblique.object, Dependency::NumericModifier);
                numbers.chain([oblique.object])
            })
            .flat_map(|noun| clause::obliques(analysis, noun))
            .collect();
        level = steps.len()..steps.len() + inner.len();
        steps.extend(inner);
    }
    steps
}

/// Whether a noun names an event in the widest sense: it is in the lexicon, or a headline is made of it.
fn names_event(reader: &Reader<'_>, noun: usize) -> bool {
    lexicon::event_noun(&reader.lemma(noun)).is_some()
        || reader.token(noun).dependency == Dependency::Compound
            && reader.token(reader.token(noun).head).pos == PartOfSpeech::Noun
            && lexicon::event_noun(&reader.lemma(reader.token(noun).head)).is_some()
}

/// Times that stand beside each other as one: "6.10am on Wednesday".
fn joined(reader: &Reader<'_>, times: &[Span]) -> Vec<Span> {
    let article = reader.source.article;
    let mut joined: Vec<Span> = Vec::new();
    for &time in times {
        let beside = joined.iter_mut().find(|other| {
            let (first, second) = if other.start < time.start {
                (**other, time)
            } else {
                (time, **other)
            };
            let gap = Span::new(first.end, second.start);
            gap.len() <= 8 && JOINTS.contains(&article.slice(gap).trim())
        });
        match beside {
            Some(other) => *other = other.hull(time),
            None => joined.push(time),
        }
    }
    joined
}
