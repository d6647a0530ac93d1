//! Clauses: verbs with their subjects, objects and obliques, read off the parse.
//!
//! The claims of an article are drawn from here.

mod mood;
mod mood_words;
mod phrase;
mod predicate;
mod reporting;
mod subject;

use std::ops::Range;

use crate::article::SectionKind;
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use predicate::is_predicate;
use subject::{antecedent, subject_of, torn_off};

pub use mood::{Force, Mood, condition, is_conditional, is_denied, is_supposing, is_wished, mood};
pub use phrase::{conjuncts, extended_phrase, full_phrase, is_part_of_name, noun_phrase, words};
pub use reporting::{is_reporting, is_reporting_form};
pub use subject::{called_out, is_torn_off};

/// A predicate with its arguments. All fields are token numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The verb that carries the meaning: "end" in "is set to end".
    pub verb: usize,
    /// Verbs and adjectives that take the verb as their open complement ("is", "set"), outermost first.
    pub governors: Vec<usize>,
    /// Who or what the clause is about, with relative pronouns replaced by what they refer to.
    pub subject: Option<Subject>,
    /// Whether the subject undergoes what the verb tells.
    pub passive: bool,
    /// Direct objects.
    pub objects: Vec<usize>,
    /// The indirect object.
    pub recipient: Option<usize>,
    /// Noun or adjective that is said of the subject or object.
    pub predicative: Option<usize>,
    /// Who acts in a passive clause.
    pub agents: Vec<usize>,
    /// Prepositional phrases of the verb and its governors.
    pub obliques: Vec<Oblique>,
    /// The clause that the verb takes as its complement.
    pub complement: Option<usize>,
}

/// Whether a clause stands between a verb and what the parse takes for its object: then the noun
/// belongs to that clause and the parse has lost its way ("met to agree on the union ’s | steps").
fn follows_clause(analysis: &Analysis, verb: usize, object: usize) -> bool {
    let mut clauses = analysis.children_by(verb, Dependency::AdverbialClause);
    clauses.any(|clause| verb < clause && clause < object)
}

/// The subject of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// Its head.
    pub head: usize,
    /// Where the head came from.
    pub origin: SubjectOrigin,
}

/// How a clause came to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectOrigin {
    /// It stands in the clause.
    Own,
    /// It is the noun that the clause describes.
    Antecedent,
    /// It is shared with the clause before or above.
    Shared,
}

/// A preposition with one of its nouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Oblique {
    /// The preposition.
    pub preposition: usize,
    /// The head of what follows it.
    pub object: usize,
}

/// The clauses of the parts of the article that hold facts, in the order of their verbs.
pub fn clauses(analysis: &Analysis) -> Vec<Clause> {
    let mut found = Vec::new();
    for sentence in analysis.sentences() {
        if sentence.section.holds_facts() {
            let verbs = sentence.tokens.clone();
            let predicates = verbs.filter(|&token| is_predicate(analysis, token));
            found.extend(predicates.map(|verb| Clause::read(analysis, verb)));
        }
    }
    found
}

impl Clause {
    /// Reads the clause of a verb that is a predicate.
    pub fn read(analysis: &Analysis, verb: usize) -> Self {
        let governors = governors(analysis, verb);
        let passive = is_passive(analysis, verb);
        let mut agents = Vec::new();
        for by in analysis.children_by(verb, Dependency::Agent) {
            for object in analysis.children_by(by, Dependency::PrepositionObject) {
                agents.extend(conjuncts(analysis, object));
            }
        }
        let mut objects: Vec<usize> = analysis
            .children_by(verb, Dependency::DirectObject)
            .flat_map(|object| conjuncts(analysis, object))
            .filter(|&object| !follows_clause(analysis, verb, object))
            .collect();
        for object in &mut objects {
            if is_relative_pronoun(analysis, *object)
                && let Some(antecedent) = antecedent(analysis, verb)
            {
                *object = antecedent;
            }
        }
        let holders = governors.iter().copied().chain([verb]);
        let obliques = holders.flat_map(|at| obliques(analysis, at)).collect();
        Self {
            verb,
            subject: subject_of(analysis, verb),
            passive,
            objects,
            recipient: recipient(analysis, verb),
            predicative: analysis.child_by(
                verb,
                &[
                    Dependency::Attribute,
                    Dependency::AdjectivalComplement,
                    Dependency::ObjectPredicate,
                ],
            ),
            agents,
            obliques,
            complement: analysis
                .child_by(
                    verb,
                    &[Dependency::ClausalComplement, Dependency::OpenComplement],
                )
                .filter(|&content| torn_off(analysis, content).is_none()),
            governors,
        }
    }

    /// Whether the outermost verb is an infinitive: "to help rebuild towns" asserts nothing.
    pub fn is_bare_infinitive(&self, analysis: &Analysis) -> bool {
        is_infinitive(
            analysis,
            self.governors.first().copied().unwrap_or(self.verb),
        )
    }

    /// The head of the subject.
    pub fn subject_head(&self) -> Option<usize> {
        self.subject.map(|subject| subject.head)
    }

    /// The verb and its governors, outermost first.
    pub fn chain(&self) -> impl Iterator<Item = usize> + '_ {
        self.governors.iter().copied().chain([self.verb])
    }

    /// From the subject to the last object or oblique, complement clauses left out.
    pub fn core(&self, analysis: &Analysis) -> Range<usize> {
        // "Two men are thought to have drowned": the subject of what governs the verb.
        let of_governor = |head: usize| self.governors.contains(&analysis.tokens()[head].head);
        let own = self
            .subject
            .filter(|it| it.origin == SubjectOrigin::Own || of_governor(it.head))
            .map(|subject| subject.head);
        let nouns = own
            .into_iter()
            .chain(self.objects.iter().copied())
            .chain(self.recipient)
            .chain(self.predicative)
            .chain(self.agents.iter().copied())
            .chain(self.obliques.iter().map(|oblique| oblique.object));
        let sentence = &analysis.sentence_of(self.verb).tokens;
        let mut core = self.verb..self.verb + 1;
        let ranges = nouns.map(|noun| full_phrase(analysis, noun));
        let group = self.verb_group(analysis).into_iter().map(|at| at..at + 1);
        for range in ranges.chain(group) {
            if sentence.contains(&range.start) && range.end <= sentence.end {
                core = core.start.min(range.start)..core.end.max(range.end);
            }
        }
        core
    }

    /// The verb group as it stands: governors, auxiliaries, negation, verb and particle.
    pub fn verb_group(&self, analysis: &Analysis) -> Vec<usize> {
        let mut tokens: Vec<usize> = self.chain().collect();
        for at in self.chain() {
            let children = analysis.children(at).iter().copied();
            tokens.extend(children.filter(|&child| {
                matches!(
                    analysis.tokens()[child].dependency,
                    Dependency::Auxiliary
                        | Dependency::PassiveAuxiliary
                        | Dependency::Negation
                        | Dependency::Particle
                )
            }));
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }
}

/// Forms of verbs that tell what is done to somebody, where nobody stands behind them.
const DONE_TO: &[&str] = &[
    "airlifted",
    "arrested",
    "charged",
    "convicted",
    "detained",
    "evacuated",
    "freed",
    "hospitalised",
    "hospitalized",
    "identified",
    "indicted",
    "injured",
    "jailed",
    "killed",
    "pronounced",
    "released",
    "removed",
    "rescued",
    "rushed",
    "sentenced",
    "transferred",
    "transported",
    "treated",
    "wounded",
];

/// Whether the subject of a verb undergoes what it tells.
fn is_passive(analysis: &Analysis, verb: usize) -> bool {
    let token = &analysis.tokens()[verb];
    let marked = analysis.child_by(
        verb,
        &[
            Dependency::PassiveAuxiliary,
            Dependency::PassiveSubject,
            Dependency::PassiveClausalSubject,
            Dependency::Agent,
        ],
    );
    if marked.is_some() {
        return true;
    }
    if is_told_behind(analysis, verb) {
        return false;
    }
    let perfect = analysis
        .child_by(verb, &[Dependency::Auxiliary, Dependency::Subject])
        .is_some();
    // The tagger takes the participle of "the coach *fired* on Monday" for a past tense now and then, and that of
    // "was shot and *rushed* to a clinic".
    let describes = token.dependency == Dependency::ClausalModifier && token.tag == Tag::Vbd;
    let is_done_to = token.dependency == Dependency::Conjunct
        && DONE_TO.contains(&token.text.to_lowercase().as_str())
        && analysis
            .child_by(verb, &[Dependency::DirectObject])
            .is_none();
    if !(token.tag == Tag::Vbn || describes || is_done_to) || perfect {
        return false;
    }
    match token.dependency {
        // "was caught and jailed": the auxiliary stands with the first verb only.
        Dependency::Conjunct => token.head != verb && is_passive(analysis, token.head),
        _ => true,
    }
}

/// "after *a neighbor called* them", "before a guest *ran* off with it": the parse takes the verb of a clause for a participle
/// of its subject.
fn is_told_behind(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let noun = tokens[verb].head;
    let preposition = &*tokens[tokens[noun].head].text;
    // A particle alone would not tell: a game may be "called off". Nothing is "made off with" by anybody.
    let takes_off = || {
        let mut prepositions = analysis.children_by(verb, Dependency::Preposition);
        analysis.child_by(verb, &[Dependency::Particle]).is_some()
            && prepositions.any(|at| &*tokens[at].text == "with")
    };
    tokens[verb].dependency == Dependency::ClausalModifier
        && matches!(tokens[verb].tag, Tag::Vbd | Tag::Vbn)
        && tokens[noun].dependency == Dependency::PrepositionObject
        && matches!(preposition, "after" | "before" | "since" | "until")
        && (tokens[verb].tag == Tag::Vbd
            || analysis
                .child_by(verb, &[Dependency::DirectObject])
                .is_some()
            || takes_off())
}

/// Verbs and adjectives above a verb that take it as their open complement and share its subject.
fn governors(analysis: &Analysis, verb: usize) -> Vec<usize> {
    let tokens = analysis.tokens();
    let mut found = Vec::new();
    let mut at = verb;
    while tokens[at].dependency == Dependency::OpenComplement && tokens[at].head != at {
        let head = tokens[at].head;
        // "is the only player to win": the winner is the player.
        let taken = [Dependency::DirectObject, Dependency::Attribute];
        if analysis.child_by(head, &taken).is_some() {
            break;
        }
        if tokens[head].dependency == Dependency::AdjectivalComplement {
            found.push(head);
            at = tokens[head].head;
        } else if is_predicate(analysis, head) {
            at = head;
        } else {
            break;
        }
        found.push(at);
    }
    found.reverse();
    found
}

/// Whether a token is "who", "which", or "that" in their place.
pub fn is_relative_pronoun(analysis: &Analysis, token: usize) -> bool {
    matches!(
        analysis.tokens()[token].tag,
        Tag::Wdt | Tag::Wp | Tag::WpPossessive
    )
}

/// Whether a verb tells what somebody was found or seen to be or do: "found him *wounded*", "saw her *run*".
pub fn is_found_so(analysis: &Analysis, verb: usize) -> bool {
    const FINDING: &[&str] = &[
        "catch", "discover", "find", "get", "have", "hear", "keep", "leave", "notice", "see",
        "spot", "watch",
    ];
    let tokens = analysis.tokens();
    let auxiliaries = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];
    tokens[verb].dependency == Dependency::ClausalComplement
        && matches!(tokens[verb].tag, Tag::Vb | Tag::Vbg | Tag::Vbn)
        && FINDING.contains(&&*tokens[tokens[verb].head].lemma)
        && analysis.child_by(verb, &auxiliaries).is_none()
}

/// Whether a verb stands with "to", or is joined to one that does: "to stop and *search* cars".
pub fn is_infinitive(analysis: &Analysis, verb: usize) -> bool {
    let mut auxiliaries = analysis.children_by(verb, Dependency::Auxiliary);
    auxiliaries.any(|auxiliary| analysis.tokens()[auxiliary].tag == Tag::To)
        || goes_on(analysis, verb) && is_infinitive(analysis, analysis.tokens()[verb].head)
}

/// Whether a verb is joined to another and is no finite form, so that it shares what stands before that:
/// "plans to cut taxes and *build* roads".
pub fn goes_on(analysis: &Analysis, verb: usize) -> bool {
    let own = [
        Dependency::Auxiliary,
        Dependency::PassiveAuxiliary,
        Dependency::Subject,
        Dependency::PassiveSubject,
    ];
    let token = &analysis.tokens()[verb];
    token.dependency == Dependency::Conjunct
        && token.head != verb
        && token.tag == Tag::Vb
        && analysis.child_by(verb, &own).is_none()
}

/// Whether a verb opens a question, asked or reported: "*who* came", "*how many* were hurt".
pub fn is_interrogative(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let asks = |at: usize| {
        matches!(
            tokens[at].tag,
            Tag::Wdt | Tag::Wp | Tag::WpPossessive | Tag::Wrb
        )
    };
    let opens = |at: usize| {
        asks(at)
            || (at < verb && tokens[at].pos != PartOfSpeech::Verb)
                && analysis.children(at).iter().any(|&below| asks(below))
    };
    let described = matches!(
        tokens[verb].dependency,
        Dependency::RelativeClause | Dependency::AdverbialClause
    );
    !described && analysis.children(verb).iter().any(|&child| opens(child))
}

fn recipient(analysis: &Analysis, verb: usize) -> Option<usize> {
    let dative = analysis.child_by(verb, &[Dependency::Dative])?;
    if analysis.tokens()[dative].pos == PartOfSpeech::Adposition {
        analysis.child_by(dative, &[Dependency::PrepositionObject])
    } else {
        Some(dative)
    }
}

/// The prepositional phrases that hang on a word; "because of" counts as its last preposition. Who says
/// it ("according to police") is none of them.
pub fn obliques(analysis: &Analysis, at: usize) -> Vec<Oblique> {
    let mut found = Vec::new();
    for preposition in analysis.children_by(at, Dependency::Preposition) {
        if analysis.tokens()[preposition]
            .text
            .eq_ignore_ascii_case("according")
        {
            continue;
        }
        let inner = analysis.children_by(preposition, Dependency::Preposition);
        for preposition in inner.chain([preposition]) {
            for object in analysis.children_by(preposition, Dependency::PrepositionObject) {
                let objects = conjuncts(analysis, object).into_iter();
                let nouns = objects.filter(|&object| !is_relative_pronoun(analysis, object));
                found.extend(nouns.map(|object| Oblique {
                    preposition,
                    object,
                }));
            }
        }
    }
    found
}

/// Whether a verb stands in the headline, where the present tense tells what has happened.
pub fn in_headline(analysis: &Analysis, token: usize) -> bool {
    analysis.sentence_of(token).section == SectionKind::Headline
}

/// Whether a verb stands in a question.
pub fn is_question(analysis: &Analysis, verb: usize) -> bool {
    let tokens = &analysis.tokens()[analysis.sentence_of(verb).tokens.clone()];
    let mut marks = tokens
        .iter()
        .rev()
        .take_while(|token| token.pos == PartOfSpeech::Punctuation);
    marks.any(|token| &*token.text == "?")
}
