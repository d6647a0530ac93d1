//! Posts that a verb gives: "is minister", "was appointed chairman", "resigned as mayor".

use crate::facts::{Confidence, Fact};
use crate::language::{Analysis, Dependency, Tag};

use super::post::{self, Post};
use super::{Person, Reader, share_owner};

impl Reader<'_> {
    /// "Yilmaz is deputy foreign minister", "was appointed minister", "resigned as minister".
    pub fn by_verb(&self, person: &Person<'_>) -> Vec<Fact> {
        let tokens = self.analysis().tokens();
        let verb = tokens[person.head].head;
        if let Some(fact) = self.of_group(person) {
            return vec![fact];
        }
        let is_argument = matches!(
            tokens[person.head].dependency,
            Dependency::Subject | Dependency::PassiveSubject | Dependency::DirectObject
        );
        if !is_argument || verb == person.head {
            return Vec::new();
        }
        let mut found = self.of_verb(person, verb, "role.verb", 0.8);
        // "was forced to resign as minister"
        for complement in self
            .analysis()
            .children_by(verb, Dependency::OpenComplement)
        {
            if matches!(&*tokens[complement].lemma, "resign" | "retire" | "step") {
                found.extend(self.read_verb(person, complement, "role.verb", 0.75));
            }
        }
        // "has been with the company for years and is currently head of sales"
        if tokens[person.head].dependency != Dependency::DirectObject {
            for joined in self.analysis().children_by(verb, Dependency::Conjunct) {
                let own = [Dependency::Subject, Dependency::PassiveSubject];
                if self.analysis().child_by(joined, &own).is_none() {
                    found.extend(self.of_verb(person, joined, "role.verb", 0.75));
                }
            }
        }
        found
    }

    /// The posts that a verb gives its subject or object.
    pub fn of_verb(
        &self,
        person: &Person<'_>,
        verb: usize,
        rule: &'static str,
        confidence: Confidence,
    ) -> Vec<Fact> {
        let analysis = self.analysis();
        let is_negated = analysis.child_by(verb, &[Dependency::Negation]).is_some();
        if is_negated || is_hypothetical(analysis, verb) {
            return Vec::new();
        }
        self.read_verb(person, verb, rule, confidence)
    }

    fn read_verb(
        &self,
        person: &Person<'_>,
        verb: usize,
        rule: &'static str,
        confidence: Confidence,
    ) -> Vec<Fact> {
        let analysis = self.analysis();
        let tokens = analysis.tokens();
        let is_object = tokens[person.head].dependency == Dependency::DirectObject
            && tokens[person.head].head == verb;
        let named = [Dependency::Attribute, Dependency::ObjectPredicate];
        let noun = match &*tokens[verb].lemma {
            "be" | "become" | "remain" if !is_object => analysis.child_by(verb, &named),
            "appoint" | "name" | "elect" | "make" | "crown" | "promote" | "hire" | "announce"
            | "nominate" | "select" | "choose" | "install" | "reappoint" | "re-elect" => analysis
                .child_by(verb, &named)
                .or_else(|| as_object(analysis, verb, person.head)),
            "serve" | "work" | "act" | "resign" | "retire" | "step" | "start" | "begin"
            | "continue"
                if !is_object =>
            {
                as_object(analysis, verb, person.head)
            }
            _ => None,
        };
        let Some(noun) = noun else {
            return Vec::new();
        };
        let ends_post = matches!(&*tokens[verb].lemma, "resign" | "retire" | "step");
        let sentence = self.sentence(verb);
        let nouns = post::joined(analysis, noun);
        let mut posts: Vec<Post> = nouns
            .into_iter()
            .filter(|&noun| !self.is_plural(noun))
            .map(|noun| post::read(self.source, self.entities, noun, sentence.clone()))
            .collect();
        for post in &mut posts {
            post.is_former |= ends_post;
        }
        share_owner(&mut posts);
        let facts = posts.iter().map(|post| {
            let span = analysis.span_of(post.phrase.clone()).hull(person.span);
            self.fact(person, post, span, rule, confidence)
        });
        facts.collect()
    }
}

/// Whether a verb does not tell what is: "could be president", "wants to be president".
pub fn is_hypothetical(analysis: &Analysis, verb: usize) -> bool {
    let tokens = analysis.tokens();
    let mut auxiliaries = analysis.children_by(verb, Dependency::Auxiliary);
    auxiliaries.any(|auxiliary| matches!(tokens[auxiliary].tag, Tag::Md | Tag::To))
}

/// The noun after "as", which the parse may hang on the verb or on the person.
fn as_object(analysis: &Analysis, verb: usize, person: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    let on_verb = analysis.children_by(verb, Dependency::Preposition);
    let on_person = analysis.children_by(person, Dependency::Preposition);
    let mut prepositions = on_verb.chain(on_person);
    let preposition = prepositions.find(|&preposition| &*tokens[preposition].text == "as")?;
    analysis.child_by(preposition, &[Dependency::PrepositionObject])
}
