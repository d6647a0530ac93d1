//! Whom a clause is about: the subject of its verb, its own or one that it shares.

use crate::facts::people;
use crate::language::{Analysis, Dependency, EntityLabel, PartOfSpeech, Tag};

use super::predicate::is_predicate;
use super::{Subject, SubjectOrigin, conjuncts, in_headline, is_infinitive, is_relative_pronoun};

/// The subject of a verb: its own, that of the noun it describes, or that of the clause it hangs on.
pub fn subject_of(analysis: &Analysis, verb: usize) -> Option<Subject> {
    let tokens = analysis.tokens();
    let subjects = [Dependency::Subject, Dependency::PassiveSubject];
    // "the house *which* police were called to": the pronoun belongs to the preposition.
    let is_named = |at: &usize| {
        subjects.contains(&tokens[*at].dependency) && !is_relative_pronoun(analysis, *at)
    };
    let is_stranded = |at: usize| at > verb && analysis.children(at).is_empty();
    let mut prepositions = analysis.children_by(verb, Dependency::Preposition);
    let named = prepositions
        .any(is_stranded)
        .then(|| analysis.children(verb).iter().copied().find(is_named))
        .flatten();
    // "A quarter of the time, *most* skipped meals": of two subjects that a comma parts the one beside the verb.
    let last = analysis.children(verb).iter().copied().rfind(|&at| {
        at < verb && subjects.contains(&tokens[at].dependency) && !is_relative_pronoun(analysis, at)
    });
    let parted = last.filter(|&last| {
        let first = analysis.child_by(verb, &subjects).unwrap_or(last);
        (first..last).any(|between| &*tokens[between].text == ",")
    });
    let own = named
        .or(parted)
        .or_else(|| analysis.child_by(verb, &subjects))
        .or_else(|| called_out(analysis, verb))
        .or_else(|| torn_off(analysis, verb));
    if let Some(head) = own {
        if !is_relative_pronoun(analysis, head) {
            let origin = SubjectOrigin::Own;
            return Some(Subject { head, origin });
        }
        return antecedent(analysis, verb).map(|head| Subject {
            head,
            origin: SubjectOrigin::Antecedent,
        });
    }
    let clausal = [
        Dependency::ClausalSubject,
        Dependency::PassiveClausalSubject,
    ];
    if tokens[verb].head == verb || analysis.child_by(verb, &clausal).is_some() {
        return None;
    }
    let above = tokens[verb].head;
    let shared = |of: usize| {
        subject_of(analysis, of).map(|subject| Subject {
            origin: SubjectOrigin::Shared,
            ..subject
        })
    };
    let participle = matches!(tokens[verb].tag, Tag::Vbg | Tag::Vbn);
    match tokens[verb].dependency {
        Dependency::Conjunct if is_predicate(analysis, above) => {
            shared(above).filter(|subject| agrees(analysis, verb, subject.head))
        }
        Dependency::OpenComplement => {
            if let Some(object) = analysis.child_by(above, &[Dependency::DirectObject]) {
                let origin = SubjectOrigin::Shared;
                Some(Subject {
                    head: object,
                    origin,
                })
            } else if tokens[above].dependency == Dependency::AdjectivalComplement {
                shared(tokens[above].head)
            } else {
                shared(above)
            }
        }
        Dependency::AdverbialClause if participle || is_infinitive(analysis, verb) => shared(above),
        Dependency::PrepositionComplement if participle => {
            let governor = tokens[above].head;
            is_predicate(analysis, governor)
                .then(|| shared(governor))
                .flatten()
        }
        Dependency::ClausalModifier if participle => Some(Subject {
            head: above,
            origin: SubjectOrigin::Antecedent,
        }),
        _ => None,
    }
}

/// "burned homes and *crews* fought it": the noun right before a verb that has lost its subject, where the parse joins
/// that noun to the clause before.
pub fn torn_off(analysis: &Analysis, verb: usize) -> Option<usize> {
    let auxiliaries = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];
    let first = analysis
        .child_by(verb, &auxiliaries)
        .unwrap_or(verb)
        .min(verb);
    let before = first.checked_sub(1)?;
    let mut above = std::iter::once(before).chain(analysis.ancestors(before));
    above.find(|&noun| is_torn_off(analysis, noun) && subject_place(analysis, noun) == Some(verb))
}

/// Whether the parse joins a noun to another that is the subject of the verb behind it.
pub fn is_torn_off(analysis: &Analysis, noun: usize) -> bool {
    let tokens = analysis.tokens();
    let first = tokens[noun].head;
    tokens[noun].dependency == Dependency::Conjunct
        && tokens[noun].tag.is_noun()
        && tokens[first].tag.is_noun()
        && !tokens[first].dependency.is_subject()
        && tokens[first].dependency != Dependency::Conjunct
        && subject_place(analysis, noun).is_some()
}

/// The finite verb without a subject that stands right behind a noun and its phrase, and hangs on the same clause.
fn subject_place(analysis: &Analysis, noun: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    let next = analysis.subtree_range(noun).end;
    let auxiliaries = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];
    let word = tokens
        .get(next)
        .filter(|word| word.sentence == tokens[noun].sentence)?;
    let verb = if auxiliaries.contains(&word.dependency) {
        word.head
    } else {
        next
    };
    let subjects = [
        Dependency::Subject,
        Dependency::PassiveSubject,
        Dependency::Expletive,
    ];
    let is_finite = matches!(word.tag, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md);
    let joins = matches!(
        tokens[verb].dependency,
        Dependency::AdverbialClause | Dependency::Conjunct | Dependency::ClausalComplement
    ) && analysis.child_by(verb, &[Dependency::Marker]).is_none();
    let is_alone = analysis.child_by(verb, &subjects).is_none();
    let shares_clause = analysis.ancestors(noun).any(|at| at == tokens[verb].head);
    (is_finite && joins && is_alone && shares_clause && tokens[verb].head < noun).then_some(verb)
}

/// "*Boy*, 13, faces charges": who acts in a headline, where the parse takes the word for a cry.
pub fn called_out(analysis: &Analysis, verb: usize) -> Option<usize> {
    let cry = analysis.child_by(verb, &[Dependency::Interjection])?;
    let word = analysis.tokens()[cry].text.to_lowercase();
    let tag = analysis.tokens()[verb].tag;
    (cry < verb
        && in_headline(analysis, verb)
        && matches!(tag, Tag::Vbz | Tag::Vbd | Tag::Vbn)
        && people::is_person(&word))
    .then_some(cry)
}

/// Whether a joined verb may have the subject of the one before it: not "the fire spread and crews | *are* there",
/// where the parse has lost the crews.
fn agrees(analysis: &Analysis, verb: usize, subject: usize) -> bool {
    let tokens = analysis.tokens();
    let auxiliaries = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];
    let finite = analysis.child_by(verb, &auxiliaries).unwrap_or(verb);
    let is_many = conjuncts(analysis, subject).len() > 1;
    match tokens[finite].text.to_lowercase().as_str() {
        "are" | "were" => {
            tokens[subject].tag != Tag::Nn || is_many || is_body_of_many(analysis, subject)
        }
        "is" | "was" => tokens[subject].tag != Tag::Nns,
        _ => true,
    }
}

/// "police *are*", "a number of people *are*"
fn is_body_of_many(analysis: &Analysis, noun: usize) -> bool {
    people::is_body(&analysis.tokens()[noun].lemma.to_lowercase())
        || analysis
            .child_by(noun, &[Dependency::Preposition])
            .is_some()
}

/// What a relative clause describes. The clause may be the conjunct of another.
pub fn antecedent(analysis: &Analysis, verb: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    let mut at = verb;
    while matches!(
        tokens[at].dependency,
        Dependency::Conjunct | Dependency::OpenComplement | Dependency::ClausalComplement
    ) && tokens[at].head != at
    {
        at = tokens[at].head;
    }
    let described = person_behind(analysis, at, tokens[at].head);
    let is_noun = matches!(
        tokens[described].pos,
        PartOfSpeech::Noun | PartOfSpeech::ProperNoun | PartOfSpeech::Pronoun
    );
    (tokens[at].dependency == Dependency::RelativeClause && is_noun).then_some(described)
}

/// "Obi, of Lagos, *who* fell": no town is a who, but whoever is from there.
fn person_behind(analysis: &Analysis, clause: usize, described: usize) -> usize {
    let tokens = analysis.tokens();
    let asks_who = analysis
        .children(clause)
        .iter()
        .any(|&child| matches!(&*tokens[child].text.to_lowercase(), "who" | "whom"));
    let is_place = analysis.name_at(described).is_some_and(|name| {
        matches!(
            name.label,
            EntityLabel::GeopoliticalPlace | EntityLabel::Location
        )
    });
    let above = tokens[tokens[described].head].head;
    let lives_there = tokens[described].dependency == Dependency::PrepositionObject
        && matches!(&*tokens[tokens[described].head].text, "of" | "from" | "in");
    if asks_who && is_place && lives_there && tokens[above].tag.is_noun() {
        above
    } else {
        described
    }
}
