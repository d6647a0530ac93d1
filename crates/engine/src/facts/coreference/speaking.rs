//! Whom a pronoun may not stand for because somebody speaks.

use crate::facts::clause::is_reporting;
use crate::facts::people::is_person;
use crate::facts::titles::title_word;
use crate::language::{Analysis, Dependency, Tag};

use super::Reader;

impl Reader<'_> {
    /// Whether a pronoun is the subject of a verb in whose complement somebody is named: "Obi was kind, *she* recalled"
    /// tells of two.
    pub fn speaks_of(&self, pronoun: usize, referent: usize) -> bool {
        let tokens = self.analysis.tokens();
        let verb = tokens[pronoun].head;
        let is_speaker =
            tokens[pronoun].dependency == Dependency::Subject && is_reporting(&tokens[verb].lemma);
        let named = self
            .passed
            .iter()
            .rev()
            .take_while(|passed| tokens[passed.head].sentence == tokens[pronoun].sentence);
        let mut names = named.filter(|passed| {
            passed.referent == referent && tokens[passed.head].tag.is_proper_noun()
        });
        is_speaker
            && names.any(|passed| {
                let mut above = self.analysis.ancestors(passed.head);
                above.any(|at| at == verb)
            })
    }

    /// Whether somebody without a name speaks in the sentence before, and who has one is only spoken of: "One
    /// witness recalled that Obi fell. He said".
    pub fn yields_to_unnamed(&self, found: usize, token: usize) -> bool {
        let tokens = self.analysis.tokens();
        let Some(last) = self.last_passed[found].map(|last| self.passed[last].head) else {
            return false;
        };
        let sentence = tokens[last].sentence;
        let speaks = |at: usize| {
            let verb = tokens[at].head;
            tokens[at].tag == Tag::Nn
                && tokens[at].dependency == Dependency::Subject
                && is_person(&tokens[at].lemma.to_lowercase())
                && is_reporting(&tokens[verb].lemma)
                && tokens[last].head != verb
        };
        let mut words = self.analysis.sentences()[sentence].tokens.clone();
        sentence < tokens[token].sentence && words.any(|at| at != last && speaks(at))
    }

    /// Whether somebody without a name acts right before a pronoun in its sentence: "When the *shooter* came in, he
    /// looked around".
    pub fn follows_unnamed(&self, found: usize, token: usize) -> bool {
        let tokens = self.analysis.tokens();
        let last = self.last_passed[found].map_or(0, |last| self.passed[last].head);
        let start = self.analysis.sentence_of(token).tokens.start.max(last + 1);
        let mut between = start..token;
        between.any(|at| {
            let word = &tokens[at];
            word.tag == Tag::Nn
                && word.dependency == Dependency::Subject
                && is_person(&word.lemma.to_lowercase())
                && !is_reporting(&tokens[word.head].lemma)
                && tokens[word.head].dependency == Dependency::AdverbialClause
        })
    }

    /// Whether somebody without a name was last spoken of: "Obi died. *A neighbor* came out. He had heard it".
    pub fn was_last_unnamed(&self, found: usize, token: usize) -> bool {
        let analysis = self.analysis;
        let tokens = analysis.tokens();
        let last = self.last_passed[found].map_or(0, |last| self.passed[last].head);
        let Some(before) = tokens[token].sentence.checked_sub(1) else {
            return false;
        };
        if tokens[last].sentence >= before {
            return false;
        }
        let mut words = analysis.sentences()[before].tokens.clone();
        words.any(|at| {
            let word = &tokens[at];
            let acts = matches!(
                word.dependency,
                Dependency::Subject | Dependency::PassiveSubject
            ) || is_agent(analysis, at);
            acts && word.tag == Tag::Nn && names_somebody(&word.lemma.to_lowercase())
        })
    }

    /// Whether a pronoun stands in what tells which person without a name is meant: "the other victim, a *man* in *his*
    /// twenties", "a *man* who lost *his* leg".
    pub fn tells_which_unnamed(&self, found: usize, token: usize) -> bool {
        let analysis = self.analysis;
        let tokens = analysis.tokens();
        let last = self.last_passed[found].map_or(0, |last| self.passed[last].head);
        let is_decade = is_decade(&tokens[tokens[token].head].text);
        let mut describes = false;
        for at in std::iter::once(token).chain(analysis.ancestors(token)) {
            let word = &tokens[at];
            // "Obi, the *man* who fled": one who has a name.
            let is_restated =
                word.dependency == Dependency::Apposition && tokens[word.head].tag.is_proper_noun();
            let is_unnamed = word.tag == Tag::Nn
                && !is_restated
                && at != token
                && at > last
                && names_somebody(&word.lemma.to_lowercase());
            if is_unnamed && (describes || is_decade) {
                return true;
            }
            // "the man whom *he* called": another.
            let calls = at == tokens[token].head && tokens[token].dependency.is_subject();
            describes = word.dependency == Dependency::RelativeClause && !calls;
        }
        false
    }

    /// Whether somebody without a name says in the same sentence what a pronoun has a part in: "*The 12-year-old* said
    /// he ran" tells of that child or of anybody else.
    pub fn is_said_by_unnamed(&self, found: usize, token: usize) -> bool {
        let tokens = self.analysis.tokens();
        let last = self.last_passed[found].map_or(0, |last| self.passed[last].head);
        let is_named_in_sentence = tokens[last].sentence == tokens[token].sentence;
        let says = |above: &usize| {
            is_reporting(&tokens[*above].lemma)
                && self
                    .analysis
                    .child_by(*above, &[Dependency::Subject])
                    .is_some_and(|subject| subject < token && takes_part(self.analysis, subject))
        };
        !is_named_in_sentence && self.analysis.ancestors(token).any(|above| says(&above))
    }

    /// The plural noun that is said to say what a pronoun is the subject of: "*Officials* at Ebele said they".
    pub fn speakers_of(&self, pronoun: usize) -> Option<usize> {
        let tokens = self.analysis.tokens();
        let verb = &tokens[tokens[pronoun].head];
        let says = verb.dependency == Dependency::ClausalComplement;
        let subject = self
            .analysis
            .child_by(verb.head, &[Dependency::Subject])
            .filter(|_| says)?;
        (tokens[subject].tag == Tag::Nns).then_some(subject)
    }
}

/// Whether a noun is who does what a passive tells: "joined by *a student*".
fn is_agent(analysis: &Analysis, noun: usize) -> bool {
    let tokens = analysis.tokens();
    let above = tokens[noun].head;
    tokens[noun].dependency == Dependency::PrepositionObject
        && tokens[above].dependency == Dependency::Agent
}

/// Whether a word tells of somebody who has a part in what is told, by his age or sex: "the 12-year-old", "the boy". Not
/// who speaks for others ("a spokesman"), who may tell of anybody.
fn takes_part(analysis: &Analysis, subject: usize) -> bool {
    const PARTS: &[&str] = &[
        "boy", "driver", "girl", "gunman", "man", "shooter", "suspect", "teen", "teenager",
        "victim", "woman",
    ];
    let word = &analysis.tokens()[subject];
    let is_age = word.tag == Tag::Jj && word.text.eq_ignore_ascii_case("old");
    is_age || word.tag == Tag::Nn && PARTS.contains(&word.lemma.to_lowercase().as_str())
}

/// "teens", "20s", "thirties"
fn is_decade(word: &str) -> bool {
    word == "teens"
        || word.ends_with("ties")
        || word
            .strip_suffix('s')
            .is_some_and(|digits| digits.parse::<u8>().is_ok())
}

/// Whether a noun is said of people: "neighbor", "writer".
fn names_somebody(lemma: &str) -> bool {
    is_person(lemma) || title_word(lemma).is_some_and(|title| !title.is_address)
}
