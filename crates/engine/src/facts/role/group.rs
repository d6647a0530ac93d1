//! Posts that are told of a group whose members the sentence names: "the candidates elected were A of X, B
//! and C", "five senators voted against it: A, B and C", "members, including the singer A".

use crate::facts::{Fact, FactContent};
use crate::language::{Dependency, Tag};

use super::verb::is_hypothetical;
use super::{Person, Reader, post, singular};

impl Reader<'_> {
    /// The post of the group that a person is named a member of; also "The president is *Ann Lee*".
    pub fn of_group(&self, person: &Person<'_>) -> Option<Fact> {
        let (group, rule) = self.group(person).or_else(|| self.group_before(person))?;
        let analysis = self.analysis();
        let sentence = self.sentence(group);
        let end = person.tokens.start;
        if !post::is_post(analysis, group) || group >= end {
            return None;
        }
        let post = post::read(self.source, self.entities, group, sentence.start..end);
        // "The ministers of finance and defence": it is open who has which post.
        let is_shared = post.title.clone().any(|at| self.text(at) == "and");
        if is_shared && self.is_group(group) {
            return None;
        }
        let span = analysis.span_of(post.phrase.clone()).hull(person.span);
        let mut fact = self.fact(person, &post, span, rule, 0.5);
        if let FactContent::Role(role) = &mut fact.content
            && self.is_plural(group)
        {
            role.title = singular(&role.title);
        }
        Some(fact)
    }

    /// The noun of the group and the rule that found it.
    fn group(&self, person: &Person<'_>) -> Option<(usize, &'static str)> {
        let analysis = self.analysis();
        let tokens = analysis.tokens();
        let first = self.first_of_list(person.head);
        let above = tokens[first].head;
        let group = match tokens[first].dependency {
            Dependency::Attribute if &*tokens[above].lemma == "be" => {
                let tells = analysis.child_by(above, &[Dependency::Negation]).is_none()
                    && !is_hypothetical(analysis, above);
                let subject = analysis.child_by(above, &[Dependency::Subject]);
                return subject.filter(|_| tells).map(|at| (at, "role.subject"));
            }
            Dependency::Apposition => above,
            Dependency::PrepositionObject if &*tokens[above].text == "including" => {
                // "members of the club, including Ann Lee": the parse hangs it on either noun.
                let named = std::iter::once(above).chain(analysis.ancestors(above));
                named.take(4).find(|&at| self.is_group(at))?
            }
            _ => return None,
        };
        self.is_group(group).then_some((group, "role.group"))
    }

    /// The group before a list of names that the parse does not hold together: "councillors elected were
    /// A of X, B of Y and *C*".
    fn group_before(&self, person: &Person<'_>) -> Option<(usize, &'static str)> {
        let analysis = self.analysis();
        let sentence = self.sentence(person.tokens.start);
        let mut start = self.before_title(sentence.start, person.tokens.start);
        while let Some(before) = self.joined_before(sentence.start, start) {
            start = self.before_title(sentence.start, before);
        }
        let goes_on = person.tokens.end < sentence.end
            && matches!(
                self.text(person.tokens.end),
                "," | "and" | "(" | "of" | "from"
            );
        let is_list = start < person.tokens.start || goes_on;
        let opener = start
            .checked_sub(1)
            .filter(|&at| at > sentence.start && is_list)?;
        let nearest = || (sentence.start..opener).rev().find(|&at| self.is_group(at));
        let subject = |verb: usize| analysis.child_by(verb, &[Dependency::Subject]);
        let group = match self.text(opener) {
            "are" | "were" => subject(opener).filter(|&at| self.is_group(at)),
            ":" | "including" => nearest(),
            "," => Some(opener - 1).filter(|&at| self.is_group(at)),
            _ => None,
        };
        group.map(|group| (group, "role.group"))
    }

    /// Where the title before a name begins, with its article: "including *the singer* Ann Lee".
    fn before_title(&self, first: usize, name: usize) -> usize {
        let analysis = self.analysis();
        let is_title = |at: usize| {
            (post::is_post(analysis, at) || post::is_occupation(analysis, at)) && !self.is_group(at)
        };
        let mut start = name;
        while start > first && is_title(start - 1) {
            start -= 1;
        }
        let has_article =
            start < name && start > first && analysis.tokens()[start - 1].tag == Tag::Dt;
        start - usize::from(has_article)
    }

    /// Whether a noun names several who have the same post.
    fn is_group(&self, noun: usize) -> bool {
        let tag = self.analysis().tokens()[noun].tag;
        matches!(tag, Tag::Nns | Tag::Nnps) && post::is_post(self.analysis(), noun)
    }

    /// The first person of the list that a person stands in.
    fn first_of_list(&self, person: usize) -> usize {
        let tokens = self.analysis().tokens();
        let mut first = person;
        // Each step goes back in the text, so the walk ends.
        while matches!(
            tokens[first].dependency,
            Dependency::Conjunct | Dependency::Apposition
        ) && tokens[first].head < first
            && self.is_person(tokens[first].head)
        {
            first = tokens[first].head;
        }
        first
    }

    /// Whether a token stands in the name of a person.
    fn is_person(&self, at: usize) -> bool {
        let reader = post::Reader {
            source: self.source,
            entities: self.entities,
        };
        reader.is_person(at)
    }
}
