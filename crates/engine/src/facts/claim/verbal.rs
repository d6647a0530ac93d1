//! Events that verbs tell.

use crate::article::Span;
use crate::facts::clause::{self, Clause, Force, Oblique, SubjectOrigin};
use crate::facts::{Factuality, Mention};
use crate::language::{Dependency, PartOfSpeech, Tag};

use super::circumstance;
use super::extent::Extent;
use super::figures;
use super::happening::{Happening, Participant};
use super::lexicon;
use super::reader::Reader;
use super::telling;

/// The events that the verbs of an article tell.
pub fn happenings(reader: &Reader<'_>) -> Vec<Happening> {
    let clauses = reader.clauses.iter();
    clauses
        .filter_map(|clause| happening(reader, clause))
        .collect()
}

fn happening(reader: &Reader<'_>, clause: &Clause) -> Option<Happening> {
    if !is_event(reader, clause) {
        return None;
    }
    let lemma = reader.lemma(clause.verb);
    let told = Happening {
        key: key(reader, clause.verb, &lemma),
        ..read(reader, clause)
    };
    let named = !(told.who.is_empty() && told.whom.is_empty());
    if !named && !clause::in_headline(reader.analysis(), clause.verb) {
        return None;
    }
    let shared = clause
        .subject
        .is_some_and(|subject| subject.origin != SubjectOrigin::Own);
    let confidence = match told.factuality {
        _ if !named => 0.5,
        Factuality::Possible => 0.6,
        _ if shared => 0.75,
        _ => 0.85,
    };
    Some(Happening { confidence, ..told })
}

/// Whether a clause tells something that happens rather than a state or an attitude.
fn is_event(reader: &Reader<'_>, clause: &Clause) -> bool {
    let analysis = reader.analysis();
    let lemma = reader.lemma(clause.verb);
    let is_none = (lexicon::is_eventless(&lemma)
        && !is_headline_stance(reader, clause.verb, &lemma))
        || (reader.is_absorbed(clause.verb) && !lexicon::is_commitment(&lemma))
        || (lemma == "call" && clause.predicative.is_some())
        || (lemma == "find" && clause.complement.is_some())
        || reader
            .entities
            .at(reader.token(clause.verb).span.start)
            .is_some()
        || noun_tells(reader, clause, &lemma)
        || telling::is_found_so(reader, clause)
        || reader.is_stamped(clause.verb)
        || clause::is_question(analysis, clause.verb);
    let force = clause::mood(analysis, clause).force;
    let is_present = force == Force::Present && !is_in_progress(reader, clause);
    !is_none && !is_present && !is_mere_aim(reader, clause, force)
}

/// What a clause tells, slot by slot, and where; of which rule it is an example is for the caller to say.
pub fn read(reader: &Reader<'_>, clause: &Clause) -> Happening {
    let analysis = reader.analysis();
    let acting = |heads: &[usize]| {
        let mut some = participants(reader, heads);
        some.retain(|participant| !colon_between(reader, participant.head, clause.verb));
        some
    };
    let subject: Vec<usize> = clause
        .subject
        .map(|subject| clause::conjuncts(analysis, subject.head))
        .unwrap_or_default();
    let verb = reader.lemma(clause.verb);
    let things = clause.objects.iter().copied();
    let things = things.filter(|&noun| !lexicon::is_idiom(&verb, &reader.lemma(noun)));
    let undergoing: Vec<usize> = things.chain(clause.recipient).collect();
    let (who, whom) = if clause.passive {
        let undergoing = [subject, undergoing].concat();
        let agents = clause.agents.iter().copied();
        let agents: Vec<usize> = agents.filter(|&agent| !is_means(reader, agent)).collect();
        (acting(&agents), acting(&undergoing))
    } else {
        (acting(&subject), acting(&undergoing))
    };
    let extent = Extent::of(reader, clause);
    Happening {
        trigger: clause.verb,
        clause: Some(clause.verb),
        key: verb.clone(),
        who,
        whom,
        when: reader.times_of(clause.verb).to_vec(),
        place: circumstance::places(reader, &verb, &scene_obliques(reader, clause)),
        why: circumstance::reasons(reader, clause.verb),
        how: circumstance::manners(reader, clause.verb),
        how_many: figures::of(reader, &extent.tokens),
        factuality: super::factuality(clause::mood(analysis, clause)),
        is_told: true,
        definite: false,
        evidence: extent.span,
        rule: "claim.verb",
        confidence: 0.85,
    }
}

/// The prepositional phrases that may tell where: those of the verb, and those that the parse hangs
/// on who acted or on how many underwent it ("killed 12 people in Lagos").
fn scene_obliques(reader: &Reader<'_>, clause: &Clause) -> Vec<Oblique> {
    let analysis = reader.analysis();
    let counted = clause.objects.iter().filter(|&&object| {
        analysis
            .child_by(object, &[Dependency::NumericModifier])
            .is_some()
    });
    let nouns = clause.agents.iter().chain(counted);
    let of_nouns = nouns.flat_map(|&noun| clause::obliques(analysis, noun));
    clause.obliques.iter().copied().chain(of_nouns).collect()
}

/// The verb with its particle: "break out" is not "break".
fn key(reader: &Reader<'_>, verb: usize, lemma: &str) -> String {
    match reader.analysis().child_by(verb, &[Dependency::Particle]) {
        Some(particle) => format!("{lemma} {}", reader.lemma(particle)),
        None => lemma.to_owned(),
    }
}

/// Whether the event is told by a noun of the clause: "held talks", "the meeting convened".
fn noun_tells(reader: &Reader<'_>, clause: &Clause, lemma: &str) -> bool {
    let is_event = |&noun: &usize| reader.is_event_noun(noun);
    let subject = clause.subject.map(|subject| subject.head);
    let undergoer = if clause.passive {
        subject.as_ref()
    } else {
        None
    };
    (clause.passive && lexicon::is_scheduling(lemma) && subject.iter().any(is_event))
        || (lexicon::is_light(lemma) && clause.objects.iter().chain(undergoer).any(is_event))
        || (lexicon::is_occurrence(lemma) && subject.iter().any(is_event))
}

/// Whether a verb of the present tells what goes on ("is leaving", "men carrying flags") rather than
/// what is always so or what is merely spoken of ("responsibility in combating crime").
fn is_in_progress(reader: &Reader<'_>, clause: &Clause) -> bool {
    let auxiliary = reader.analysis().child_by(
        clause.verb,
        &[Dependency::Auxiliary, Dependency::PassiveAuxiliary],
    );
    reader.token(clause.verb).tag == Tag::Vbg && (auxiliary.is_some() || clause.subject.is_some())
}

/// Whether a verb tells no more than what ought to be, or an aim that nobody and nothing is the object
/// of ("came to stay"; not "released a patch to close the gap"), at no time that is told.
fn is_mere_aim(reader: &Reader<'_>, clause: &Clause, force: Force) -> bool {
    let is_bare = clause.is_bare_infinitive(reader.analysis());
    let is_vague_aim = force == Force::Possible && is_bare && clause.objects.is_empty();
    (force == Force::Necessary || is_vague_aim) && reader.times_of(clause.verb).is_empty()
}

/// Whether a headline's main verb tells that somebody takes a stand: that is what such an article
/// is about.
fn is_headline_stance(reader: &Reader<'_>, verb: usize, lemma: &str) -> bool {
    clause::in_headline(reader.analysis(), verb)
        && reader.token(verb).dependency == Dependency::Root
        && lexicon::is_stance(lemma)
}

/// Whether a colon parts two words, as in "Tram crash: police name victims".
pub fn colon_between(reader: &Reader<'_>, one: usize, other: usize) -> bool {
    let mut between = one.min(other)..one.max(other);
    between.any(|token| &*reader.token(token).text == ":")
}

/// The phrases of some nouns, less those that name nobody and nothing.
pub fn participants(reader: &Reader<'_>, heads: &[usize]) -> Vec<Participant> {
    let named = heads.iter().copied().filter(|&head| {
        let token = reader.token(head);
        let pronoun = matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::Ex | Tag::Dt)
            || matches!(token.text.to_lowercase().as_str(), "it" | "this" | "that");
        // Who does it to himself has done it already.
        let reflexive = token.pos == PartOfSpeech::Pronoun
            && ["self", "selves"]
                .iter()
                .any(|end| token.text.ends_with(end));
        let resolved = reader.entities.at(token.span.start).is_some();
        let noun = matches!(
            token.pos,
            PartOfSpeech::Noun
                | PartOfSpeech::ProperNoun
                | PartOfSpeech::Pronoun
                | PartOfSpeech::Number
        ) || clause::called_out(reader.analysis(), token.head) == Some(head);
        // "his co-workers": the parse joins what a hyphen parts.
        let is_word = !matches!(&*token.text, "-" | "–" | "—");
        noun && is_word
            && !reflexive
            && (resolved || !pronoun)
            && reader.time_at(token.span).is_none()
            && !is_stretch_of_time(reader, head)
            && !is_measure(reader, head)
    });
    named
        .map(|head| Participant {
            head,
            span: named_before(reader, head).unwrap_or_else(|| phrase(reader, head)),
        })
        .collect()
}

/// "taken there by *helicopter*": how, and not by whom.
fn is_means(reader: &Reader<'_>, noun: usize) -> bool {
    const MEANS: &[&str] = &[
        "air",
        "ambulance",
        "boat",
        "bus",
        "car",
        "conveyance",
        "ferry",
        "helicopter",
        "mail",
        "plane",
        "rail",
        "road",
        "sea",
        "ship",
        "taxi",
        "train",
        "truck",
        "vehicle",
    ];
    // "by *private* car"
    let mut children = reader.analysis().children(noun).iter();
    MEANS.contains(&reader.lemma(noun).as_str())
        && children.all(|&child| reader.token(child).tag == Tag::Jj)
}

/// "dragged her *10 feet*", "serve *20 years*", "spent *several days*": how far or long, and nothing that anything is done to.
fn is_measure(reader: &Reader<'_>, noun: usize) -> bool {
    const UNITS: &[&str] = &[
        "block",
        "day",
        "foot",
        "hour",
        "inch",
        "kilometer",
        "kilometre",
        "meter",
        "metre",
        "mile",
        "minute",
        "month",
        "second",
        "week",
        "yard",
        "year",
    ];
    const COUNTS: &[&str] = &["couple", "few", "half", "many", "several", "some"];
    let children = reader.analysis().children(noun).iter();
    let is_counted = |child: &usize| {
        reader.token(*child).dependency == Dependency::NumericModifier
            || COUNTS.contains(&&*reader.token(*child).text.to_lowercase())
    };
    UNITS.contains(&reader.lemma(noun).as_str())
        && children.copied().any(|child| is_counted(&child))
        && reader
            .analysis()
            .child_by(noun, &[Dependency::Preposition])
            .is_none()
}

/// "fired *this season*": no time of the calendar, but nobody and nothing either.
fn is_stretch_of_time(reader: &Reader<'_>, noun: usize) -> bool {
    const STRETCHES: &[&str] = &[
        "half", "period", "quarter", "season", "semester", "term", "time",
    ];
    const PLACING: &[&str] = &["any", "each", "every", "last", "next", "this"];
    let before = noun.checked_sub(1).map(|at| reader.token(at));
    // "*a short time* later cleared the hall"
    let is_while = reader.token(noun).tag == Tag::Nn
        && matches!(&*reader.lemma(noun), "time" | "while" | "moment")
        && [1, 2].iter().any(|back| {
            let at = noun.checked_sub(*back).map(|at| reader.token(at));
            at.is_some_and(|word| matches!(&*word.text.to_lowercase(), "a" | "some"))
        });
    is_while
        || before.is_some_and(|word| PLACING.contains(&word.text.to_lowercase().as_str()))
            && STRETCHES.contains(&reader.lemma(noun).as_str())
}

/// How far back, in code points, the name for a pronoun is looked for.
const NAME_DISTANCE: usize = 2000;

/// For a pronoun that stands for an entity, the last words before it that name the entity, else those that
/// describe it: "the gunman".
fn named_before(reader: &Reader<'_>, head: usize) -> Option<Span> {
    let token = reader.token(head);
    if token.pos != PartOfSpeech::Pronoun {
        return None;
    }
    let (_, _, meant) = reader.entities.at(token.span.start)?;
    let start = token.span.start.saturating_sub(NAME_DISTANCE);
    let last = |wanted: Mention| {
        let mentions = reader.entities.within(Span::new(start, token.span.start));
        let meant = mentions
            .filter(|&(_, mention, entity)| mention == Some(wanted) && std::ptr::eq(entity, meant));
        meant.map(|(span, ..)| span).last()
    };
    last(Mention::Name).or_else(|| last(Mention::Nominal))
}

fn phrase(reader: &Reader<'_>, head: usize) -> Span {
    let analysis = reader.analysis();
    let mut tokens = clause::extended_phrase(analysis, head);
    if reader.token(tokens.end - 1).tag == Tag::PossessiveMark {
        tokens.end -= 1;
    }
    // "*That* Ada Obi was chosen": the parse takes the conjunction for a determiner.
    let first = reader.token(tokens.start);
    let is_conjunction = first.tag == Tag::Dt
        && first.text.eq_ignore_ascii_case("that")
        && reader.is_in_person(head);
    // "In round *three* Obi fell": a number that the parse hangs on the name counts nobody of that name.
    let is_stray =
        first.tag == Tag::Cd && reader.token(head).tag == Tag::Nnp && reader.is_in_person(head);
    if (is_conjunction || is_stray) && tokens.start < head {
        tokens.start += 1;
    }
    analysis.span_of(tokens)
}
