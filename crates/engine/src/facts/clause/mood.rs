//! How a clause presents what it tells: as actual, intended, possible, necessary or not done.

use crate::language::{Analysis, Dependency, Tag};

use super::mood_words::{
    ASKING, CAUSING, CONDITIONS, DENYING, DOUBTING, EVIDENCE, FAILING, HEARSAY, INTENDING, PLANS,
    REFUTING, REQUIRING, SUPPOSING, UNSURE, URGENT, WISHING,
};
use super::{Clause, in_headline, is_infinitive};

/// How a clause presents what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mood {
    /// What kind of reality it gives it.
    pub force: Force,
    /// Whether it is denied in so many words ("not", "never", "no one").
    pub negated: bool,
}

/// What kind of reality a clause gives to what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It was so or has been so.
    Past,
    /// It is so or is going on.
    Present,
    /// It will be so, is planned or promised.
    Intended,
    /// It may be so, is wished, tried, or holds under a condition.
    Possible,
    /// It must or should be so.
    Necessary,
    /// Somebody failed or refused to do it.
    Unrealised,
}

/// Reads the mood of a clause.
pub fn mood(analysis: &Analysis, clause: &Clause) -> Mood {
    let denied_argument = clause
        .subject
        .map(|subject| subject.head)
        .into_iter()
        .chain(clause.objects.iter().copied())
        .chain(clause.predicative.filter(|_| exists(analysis, clause.verb)))
        .any(|argument| is_denied(analysis, argument));
    Mood {
        force: force(analysis, clause.verb),
        negated: denied_argument || clause.chain().any(|at| has_negation(analysis, at)),
    }
}

/// Whether a clause says that there is something: "there were *no* witnesses" says there was not.
fn exists(analysis: &Analysis, verb: usize) -> bool {
    analysis.child_by(verb, &[Dependency::Expletive]).is_some()
}

/// Whether a clause tells no more than what somebody asks or wishes for: "wants to leave", "urged them to
/// leave", "demanded that they leave".
pub fn is_wished(analysis: &Analysis, clause: &Clause) -> bool {
    let outermost = clause.governors.first().copied().unwrap_or(clause.verb);
    let wishes = |&at: &usize| is_one_of(analysis, at, WISHING);
    let asks = |&at: &usize| is_one_of(analysis, at, ASKING);
    wishes(&clause.verb)
        || clause.governors.iter().any(|at| wishes(at) || asks(at))
        || is_subjunctive(analysis, clause.verb)
        || is_wish_of(analysis, outermost)
}

/// Whether a verb is what the verb above it asks or wishes for, or is part of such a wish.
fn is_wish_of(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let above = tokens[verb].head;
    let is_bare = tokens[verb].tag == Tag::Vb && lacks_auxiliary(analysis, verb);
    match tokens[verb].dependency {
        _ if above == verb => false,
        Dependency::Conjunct => is_bare && is_wish_of(analysis, above),
        Dependency::OpenComplement | Dependency::ClausalComplement => {
            let is_open = is_infinitive(analysis, verb) || is_bare;
            let is_done = is_one_of(analysis, above, CAUSING);
            // "asked them to help the girls leave"
            let in_wish = || is_infinitive(analysis, above) || is_wish_of(analysis, above);
            let is_wish = [ASKING, WISHING]
                .iter()
                .any(|class| is_one_of(analysis, above, class));
            is_open && (!is_done || in_wish()) || is_wish
        }
        _ => false,
    }
}

/// Whether a verb has no auxiliary that tells its time.
fn lacks_auxiliary(analysis: &Analysis, verb: usize) -> bool {
    let auxiliaries = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];
    analysis.child_by(verb, &auxiliaries).is_none()
}

/// Whether a clause tells what ought to be done: "that all salt *be* tested".
fn is_subjunctive(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let auxiliaries = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];
    let mut children = analysis.children(verb).iter().copied();
    let first = children.find(|&child| auxiliaries.contains(&tokens[child].dependency));
    let has_subject = [Dependency::Subject, Dependency::PassiveSubject];
    let finite = first.unwrap_or(verb);
    let be = tokens[finite].text.eq_ignore_ascii_case("be");
    be && tokens[finite].tag == Tag::Vb && analysis.child_by(verb, &has_subject).is_some()
}

/// Whether the finite complement of a verb is no more than somebody's guess or wish.
pub fn is_supposing(lemma: &str) -> bool {
    SUPPOSING.contains(&lemma)
}

/// Whether a noun is denied: "no arrests", "none of them", "not one of the crew", "no-one".
pub fn is_denied(analysis: &Analysis, noun: usize) -> bool {
    let is = |token: usize, words: &[&str]| {
        let text = analysis.tokens()[token].text.to_lowercase();
        words.contains(&text.as_str())
    };
    let mut children = analysis.children(noun).iter().copied();
    is(noun, DENYING)
        || children.any(|child| {
            analysis.tokens()[child].dependency == Dependency::Determiner && is(child, DENYING)
        })
        || is(noun, &["one"])
            && noun.checked_sub(1).is_some_and(|before| {
                let hyphened = before > 0 && is(before, &["-"]) && is(before - 1, &["no"]);
                hyphened || is(before, &["not", "no"])
            })
}

fn has_negation(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let shares_auxiliary = tokens[verb].dependency == Dependency::Conjunct
        && tokens[verb].head != verb
        && tokens[verb].tag == Tag::Vb
        && analysis
            .child_by(verb, &[Dependency::Auxiliary, Dependency::Subject])
            .is_none();
    analysis.child_by(verb, &[Dependency::Negation]).is_some()
        || analysis
            .children_by(verb, Dependency::AdverbialModifier)
            .any(|adverb| {
                is_one_of(
                    analysis,
                    adverb,
                    &["hardly", "never", "nowhere", "scarcely"],
                )
            })
        || (tokens[verb].dependency == Dependency::PrepositionComplement
            && is_one_of(analysis, tokens[verb].head, &["without"]))
        || (shares_auxiliary && has_negation(analysis, tokens[verb].head))
}

/// The force of a verb, from the verb itself and from what it hangs on.
fn force(analysis: &Analysis, verb: usize) -> Force {
    if is_conditional(analysis, verb) {
        return Force::Possible;
    }
    // "denied that he could have known"
    let token = &analysis.tokens()[verb];
    let is_refuted = token.dependency == Dependency::ClausalComplement
        && is_one_of(analysis, token.head, REFUTING);
    if is_refuted || is_disbelieved(analysis, verb) {
        return Force::Unrealised;
    }
    if is_hearsay(analysis, verb) {
        return Force::Possible;
    }
    let token = &analysis.tokens()[verb];
    let above = token.head;
    if let Some(force) = auxiliary_force(analysis, verb) {
        let open = force == Force::Intended && condition(analysis, verb).is_some();
        return if open { Force::Possible } else { force };
    }
    if is_awaited(analysis, verb) {
        return Force::Possible;
    }
    match token.dependency {
        Dependency::OpenComplement => complement_force(analysis, verb, above),
        Dependency::ClausalComplement if is_infinitive(analysis, verb) => {
            complement_force(analysis, verb, above)
        }
        Dependency::ClausalComplement
        | Dependency::AdverbialClause
        | Dependency::ClausalSubject
            if is_urged(analysis, above) =>
        {
            Force::Necessary
        }
        Dependency::ClausalComplement | Dependency::ClausalModifier
            if lacks_evidence(analysis, above) =>
        {
            Force::Unrealised
        }
        Dependency::ClausalComplement | Dependency::ClausalSubject
            if is_doubted(analysis, above) =>
        {
            Force::Possible
        }
        Dependency::ClausalComplement if is_one_of(analysis, above, SUPPOSING) => Force::Possible,
        Dependency::ClausalModifier | Dependency::RelativeClause
            if is_infinitive(analysis, verb) =>
        {
            if is_one_of(analysis, above, PLANS) {
                Force::Intended
            } else {
                Force::Possible
            }
        }
        _ if is_infinitive(analysis, verb) => {
            if in_headline(analysis, verb) && above == verb {
                Force::Intended
            } else {
                Force::Possible
            }
        }
        // "will meet and sign", "by cutting", "saw smoke rising": the verb above holds the tense.
        Dependency::Conjunct
        | Dependency::AdverbialClause
        | Dependency::PrepositionComplement
        | Dependency::ClausalComplement
            if above != verb && is_tenseless(analysis, verb) =>
        {
            let governor = match token.dependency {
                Dependency::PrepositionComplement => of_preposition(analysis, above),
                _ => above,
            };
            if analysis.tokens()[governor].tag.is_verb() {
                force(analysis, governor)
            } else {
                own_force(analysis, verb)
            }
        }
        // "are feared dead"
        _ if is_one_of(analysis, verb, DOUBTING)
            && token.tag == Tag::Vbn
            && analysis
                .child_by(
                    verb,
                    &[
                        Dependency::OpenComplement,
                        Dependency::AdjectivalComplement,
                        Dependency::ObjectPredicate,
                    ],
                )
                .is_some() =>
        {
            Force::Possible
        }
        _ => own_force(analysis, verb),
    }
}

/// "faces prison *when* he is sentenced": what a clause of the present waits for has not come.
fn is_awaited(analysis: &Analysis, verb: usize) -> bool {
    const AWAITING: &[&str] = &["once", "till", "until", "when"];
    let token = &analysis.tokens()[verb];
    let parts = [Dependency::AdverbialModifier, Dependency::Marker];
    let mut opening = parts
        .iter()
        .flat_map(|&part| analysis.children_by(verb, part))
        .filter(|&at| at < verb);
    token.dependency == Dependency::AdverbialClause
        && token.head < verb
        && !in_headline(analysis, verb)
        && opening.any(|at| is_one_of(analysis, at, AWAITING))
        && own_force(analysis, verb) == Force::Present
}

/// "I *don't think* they will come": what is not thought is denied.
fn is_disbelieved(analysis: &Analysis, verb: usize) -> bool {
    const BELIEVING: &[&str] = &["believe", "expect", "imagine", "suppose", "think"];
    let token = &analysis.tokens()[verb];
    token.dependency == Dependency::ClausalComplement
        && token.head < verb
        && is_one_of(analysis, token.head, BELIEVING)
        && analysis
            .child_by(token.head, &[Dependency::Negation])
            .is_some()
}

/// Whether an adverb tells that a verb is hearsay; it goes for the verbs joined to that one without a subject of
/// their own: "*allegedly* loaded a gun and returned".
fn is_hearsay(analysis: &Analysis, verb: usize) -> bool {
    let token = &analysis.tokens()[verb];
    let mut adverbs = analysis.children_by(verb, Dependency::AdverbialModifier);
    let own = [Dependency::Subject, Dependency::PassiveSubject];
    let shares = token.dependency == Dependency::Conjunct
        && token.head != verb
        && analysis.child_by(verb, &own).is_none();
    adverbs.any(|adverb| is_one_of(analysis, adverb, HEARSAY))
        || shares && is_hearsay(analysis, token.head)
}

/// Whether a word is an adjective of urgency, or a copula with one.
fn is_urged(analysis: &Analysis, token: usize) -> bool {
    let complement = analysis.child_by(token, &[Dependency::AdjectivalComplement]);
    is_one_of(analysis, complement.unwrap_or(token), URGENT)
}

/// Whether a noun of evidence is denied, or is what a verb above denies: "no *evidence* that the dam
/// leaked", "*found* no sign that it had".
fn lacks_evidence(analysis: &Analysis, above: usize) -> bool {
    let nouns = analysis.children(above).iter().copied().chain([above]);
    let mut evidence = nouns.filter(|&noun| is_one_of(analysis, noun, EVIDENCE));
    evidence.any(|noun| is_denied(analysis, noun))
}

/// Whether a copula says of what follows that it may be so: "it is possible that".
fn is_doubted(analysis: &Analysis, above: usize) -> bool {
    // "to ensure that", "making sure that": an aim.
    let head = analysis.tokens()[above].head;
    let is_made_sure =
        is_one_of(analysis, above, &["sure"]) && is_one_of(analysis, head, &["make"]);
    if is_made_sure || is_one_of(analysis, above, &["ensure"]) {
        return true;
    }
    let complement = analysis.child_by(above, &[Dependency::AdjectivalComplement]);
    complement.is_some_and(|adjective| is_one_of(analysis, adjective, UNSURE))
}

/// What a complement is worth under the word that governs it.
fn complement_force(analysis: &Analysis, verb: usize, governor: usize) -> Force {
    let tokens = analysis.tokens();
    let outer = |of: usize| {
        if tokens[of].dependency == Dependency::AdjectivalComplement {
            force(analysis, tokens[of].head)
        } else {
            force(analysis, of)
        }
    };
    let above = outer(governor);
    if matches!(
        above,
        Force::Possible | Force::Necessary | Force::Unrealised
    ) {
        return above;
    }
    let lemma = tokens[governor].lemma.to_lowercase();
    let is = |class: &[&str]| class.contains(&lemma.as_str());
    if is(FAILING) {
        Force::Unrealised
    } else if analysis
        .child_by(governor, &[Dependency::DirectObject])
        .is_some()
        || tokens[verb].dependency == Dependency::ClausalComplement
    {
        if is(CAUSING) { above } else { Force::Possible }
    } else if is(INTENDING) || (lemma == "be" && is_infinitive(analysis, verb)) {
        Force::Intended
    } else if is(REQUIRING) {
        Force::Necessary
    } else if is(DOUBTING) && !(lemma == "able" && tokens[tokens[governor].head].tag == Tag::Vbd) {
        Force::Possible
    } else {
        // Who was able to do it has done it.
        above
    }
}

/// What the auxiliaries of a verb say beyond tense.
fn auxiliary_force(analysis: &Analysis, verb: usize) -> Option<Force> {
    let mut auxiliaries = analysis.children_by(verb, Dependency::Auxiliary);
    auxiliaries.find_map(|auxiliary| {
        let text = analysis.tokens()[auxiliary].text.to_lowercase();
        match text.as_str() {
            // "she'd found religion": she had.
            "'d" | "’d" if analysis.tokens()[verb].tag == Tag::Vbn => Some(Force::Past),
            "will" | "'ll" | "’ll" | "wo" | "shall" => Some(Force::Intended),
            "may" | "might" | "could" | "can" | "ca" | "would" | "'d" | "’d"
                if analysis.tokens()[auxiliary].tag == Tag::Md =>
            {
                Some(Force::Possible)
            }
            "must" | "should" | "ought" => Some(Force::Necessary),
            _ => None,
        }
    })
}

/// What the form of a verb and of its auxiliaries says of its time.
fn own_force(analysis: &Analysis, verb: usize) -> Force {
    let tag = analysis.tokens()[verb].tag;
    let mut auxiliaries = analysis
        .children(verb)
        .iter()
        .copied()
        .filter(|&child| {
            matches!(
                analysis.tokens()[child].dependency,
                Dependency::Auxiliary | Dependency::PassiveAuxiliary
            )
        })
        .peekable();
    let finite = auxiliaries.peek().copied().unwrap_or(verb);
    let finite_token = &analysis.tokens()[finite];
    let perfect = finite != verb && finite_token.lemma.eq_ignore_ascii_case("have");
    if perfect && tag != Tag::Vbg {
        return Force::Past;
    }
    match finite_token.tag {
        // A participle alone is a passive that lies behind: "the coalition, formed in 2014".
        Tag::Vbd | Tag::Vbn => Force::Past,
        Tag::Vbz | Tag::Vbp if in_headline(analysis, verb) => Force::Past,
        _ => Force::Present,
    }
}

/// What a preposition hangs on; of one that tells what came first or next the verb, though the parse hangs it on a
/// noun: "went to prison *after* being charged".
fn of_preposition(analysis: &Analysis, preposition: usize) -> usize {
    const SEQUENCE: &[&str] = &["after", "before", "since"];
    let head = analysis.tokens()[preposition].head;
    let mut verbs = analysis
        .ancestors(preposition)
        .filter(|&above| analysis.tokens()[above].tag.is_verb());
    let is_sequence = is_one_of(analysis, preposition, SEQUENCE);
    verbs.next().filter(|_| is_sequence).unwrap_or(head)
}

/// Whether a verb form tells no time of its own; that of a gerund is told by another verb though it has a subject.
fn is_tenseless(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let is_gerund = |at: usize| tokens[at].tag == Tag::Vbg;
    let tells_time = |child: usize| match tokens[child].dependency {
        // "after *being* charged"
        Dependency::Auxiliary | Dependency::PassiveAuxiliary => !is_gerund(child),
        Dependency::Subject | Dependency::PassiveSubject => !is_gerund(verb),
        _ => false,
    };
    let mut children = analysis.children(verb).iter();
    matches!(tokens[verb].tag, Tag::Vb | Tag::Vbg | Tag::Vbn)
        && !children.any(|&child| tells_time(child))
}

/// The verb of the condition under which a verb holds: "if it *rains*, the river will rise".
pub fn condition(analysis: &Analysis, verb: usize) -> Option<usize> {
    let mut adverbials = analysis.children_by(verb, Dependency::AdverbialClause);
    adverbials.find(|&adverbial| is_conditional(analysis, adverbial))
}

/// Whether a verb, or a clause it is part of, opens with "if" or "whether".
pub fn is_conditional(analysis: &Analysis, verb: usize) -> bool {
    let opens_with_condition = |at: usize| {
        analysis.children(at).iter().any(|&child| {
            matches!(
                analysis.tokens()[child].dependency,
                Dependency::Marker | Dependency::AdverbialModifier
            ) && (is_one_of(analysis, child, CONDITIONS) || is_pretended(analysis, child))
        })
    };
    let inside = |&at: &usize| {
        matches!(
            analysis.tokens()[at].dependency,
            Dependency::Conjunct | Dependency::OpenComplement | Dependency::ClausalComplement
        )
    };
    let mut at = verb;
    loop {
        if opens_with_condition(at) {
            return true;
        }
        let head = analysis.tokens()[at].head;
        if head == at || !inside(&at) {
            return false;
        }
        at = head;
    }
}

/// "as *though* nobody had come"
fn is_pretended(analysis: &Analysis, marker: usize) -> bool {
    is_one_of(analysis, marker, &["though"])
        && marker
            .checked_sub(1)
            .is_some_and(|before| is_one_of(analysis, before, &["as"]))
}

fn is_one_of(analysis: &Analysis, token: usize, words: &[&str]) -> bool {
    let lemma = analysis.tokens()[token].lemma.to_lowercase();
    words.contains(&lemma.as_str())
}
