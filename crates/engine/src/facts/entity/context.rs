//! What the words around a name tell of it: the parse around one mention.

use crate::facts::EntityType;
use crate::facts::clause::is_reporting;
use crate::facts::gazetteer::gazetteer;
use crate::facts::titles::{self, starts_upper, title_word};
use crate::language::{Analysis, Dependency, Tag, Token};

use super::context_words::{
    does_as_person, happens_to_person, is_motion, is_publication, is_shared_title,
};
use super::evidence::Evidence;
use super::mention::NameMention;

use EntityType::{Organization, Person, Place, Product, Work};

/// Digits of an age.
const LONGEST_AGE: usize = 2;

/// What the context of one mention speaks for.
#[derive(Debug, Default)]
pub struct Context {
    /// Words that say what is named: "the capsule Ebele", "Ebele is an airline".
    pub stated: Evidence,
    /// What is only likely of such a thing.
    pub hints: Evidence,
}

/// Reads the context of a mention.
pub fn read(analysis: &Analysis, mention: &NameMention) -> Context {
    let mut found = Context::default();
    let Some(head) = analysis.head_of(mention.tokens.clone()) else {
        return found;
    };
    let reader = Reader {
        analysis,
        mention,
        head,
    };
    reader.kind_before(&mut found.stated);
    reader.words_before(&mut found.hints);
    reader.words_after(&mut found.hints);
    reader.quoted(&mut found.hints);
    reader.clause(&mut found.hints);
    reader.preposition(&mut found.hints);
    reader.restatements(&mut found.stated);
    found
}

/// Counts what a common noun says; what is an airline or a capsule is no person.
fn add_kind(found: &mut Evidence, kind: EntityType, weight: f32, rule: &'static str) {
    found.add(kind, weight, rule);
    if kind != Person {
        found.weigh(Person, -weight / 2.0);
    }
}

struct Reader<'a> {
    analysis: &'a Analysis,
    mention: &'a NameMention,
    /// The token of the mention that governs the others.
    head: usize,
}

impl Reader<'_> {
    /// The token `count` tokens before the mention, within its sentence.
    fn before(&self, count: usize) -> Option<usize> {
        let first = self.analysis.sentence_of(self.head).tokens.start;
        let at = self.mention.tokens.start.checked_sub(count)?;
        (at >= first).then_some(at)
    }

    /// The token `count` tokens behind the mention, within its sentence.
    fn after(&self, count: usize) -> Option<usize> {
        let at = self.mention.tokens.end + count - 1;
        (at < self.analysis.sentence_of(self.head).tokens.end).then_some(at)
    }

    fn text(&self, token: Option<usize>) -> &str {
        token.map_or("", |token| &self.analysis.tokens()[token].text)
    }

    fn lemma(&self, token: usize) -> &str {
        &self.analysis.tokens()[token].lemma
    }

    /// Titles and kinds: "Minister Ebele", "spy agency GCHQ", "the town of Ebele", "a group called Ebele".
    fn kind_before(&self, found: &mut Evidence) {
        let tokens = self.analysis.tokens();
        let Some(before) = self.before(1) else {
            return;
        };
        let word = &tokens[before];
        let kind_of = |noun: Option<usize>| {
            noun.and_then(|noun| gazetteer().kind_of_noun(&tokens[noun].lemma.to_lowercase()))
        };
        let has_title = !word.text.eq_ignore_ascii_case("the")
            && titles::before(self.analysis, self.mention.tokens.start).is_some();
        match &*word.text.to_lowercase() {
            _ if has_title => {
                let weight = if is_shared_title(&word.lemma) {
                    0.8
                } else {
                    2.5
                };
                found.add(Person, weight, "entity.title_before_name");
            }
            "of" if kind_of(self.before(2)) == Some(Place) => {
                add_kind(found, Place, 2.5, "entity.kind_before_name");
            }
            "called" | "named" | "dubbed" => {
                if let Some(kind) = kind_of(self.before(2)) {
                    add_kind(found, kind, 1.5, "entity.kind_before_name");
                }
            }
            _ => match kind_of(Some(before)) {
                Some(kind) if word.tag == Tag::Nn => {
                    add_kind(found, kind, 2.6, "entity.kind_before_name");
                }
                Some(Product) if word.tag == Tag::Nnp => {
                    add_kind(found, Product, 2.0, "entity.kind_before_name");
                }
                _ => {}
            },
        }
    }

    /// Articles and directions: "the Ebele", "southern Ebele".
    fn words_before(&self, found: &mut Evidence) {
        let tokens = self.analysis.tokens();
        let Some(before) = self.before(1) else {
            return;
        };
        let word = &tokens[before];
        let is_single = self.mention.tokens.len() == 1;
        let lower = word.text.to_lowercase();
        match lower.as_str() {
            "the" => {
                found.weigh(Person, -1.2);
                // "the Rangers": teams and bands.
                let name = &tokens[self.head].text;
                let is_plural =
                    is_single && name.len() > 4 && name.ends_with('s') && !name.ends_with("ss");
                if is_plural {
                    found.add(Organization, 0.6, "entity.team");
                }
                let is_mass = self.after(1).is_some_and(|next| tokens[next].tag.is_noun());
                if !is_mass {
                    found.add(Organization, 0.4, "entity.article");
                    found.weigh(Place, if is_single { -0.2 } else { -0.4 });
                }
            }
            "a" | "an" => found.weigh(Person, -0.5),
            // "Ida Holm, 41, from Ebele", "the driver, 30, of Ebele"
            "from" | "of" if self.follows_age() => {
                found.add(Place, 4.0, "entity.home_behind_age");
                found.weigh(Person, -1.2);
            }
            // "Oslo (Ebele) — ": the agency in a dateline.
            "(" if self.text(self.after(1)) == ")" && self.is_in_dateline() => {
                found.add(Organization, 3.0, "entity.dateline");
            }
            // "the Ebele Trust (ET)"
            "(" if is_single && self.text(self.after(1)) == ")" => {
                let is_acronym = !tokens[self.head].text.contains(char::is_lowercase);
                let follows_name = self
                    .before(2)
                    .is_some_and(|name| tokens[name].tag.is_proper_noun());
                if is_acronym && follows_name {
                    found.add(Organization, 1.0, "entity.acronym");
                }
            }
            "northern" | "southern" | "eastern" | "western" | "central" | "downtown" | "rural"
            | "nearby" | "northeastern" | "northwestern" | "southeastern" | "southwestern" => {
                found.add(Place, 1.8, "entity.direction_before_name");
            }
            _ => {}
        }
    }

    /// Whether a number between two commas stands before the word before the name, and is no year.
    fn follows_age(&self) -> bool {
        let is_comma = |at| self.text(self.before(at)) == ",";
        let age = self.text(self.before(3));
        is_comma(2) && is_comma(4) && age.len() <= LONGEST_AGE && age.parse::<u8>().is_ok()
    }

    /// Whether a dash follows the brackets around the name, and only a place or two stand before them.
    fn is_in_dateline(&self) -> bool {
        let first = self.analysis.sentence_of(self.head).tokens.start;
        let before = &self.analysis.tokens()[first..self.mention.tokens.start - 1];
        let is_place = |word: &Token| word.tag.is_proper_noun() || &*word.text == ",";
        matches!(self.text(self.after(2)), "-" | "–" | "—" | "--")
            && (1..=5).contains(&before.len())
            && before.iter().all(is_place)
    }

    /// A name that fills a pair of quotation marks is a title: "her song “Ebele”".
    fn quoted(&self, found: &mut Evidence) {
        let is_mark = |text: &str| matches!(text, "\"" | "“" | "”" | "``" | "''" | "‘" | "'" | "’");
        let closes = is_mark(self.text(self.after(1)))
            || matches!(self.text(self.after(1)), "," | ".") && is_mark(self.text(self.after(2)));
        // What a known organization may become is one as well: a “New Google”.
        let last = self.text(self.mention.tokens.end.checked_sub(1));
        let is_body = gazetteer().organization(last).is_some();
        // "a gun nicknamed “Shaq”", "a forum called “Harbour Talk”": a name that is not its own.
        let is_given = matches!(
            self.text(self.before(2)).to_lowercase().as_str(),
            "nicknamed" | "dubbed" | "named" | "called" | "codenamed" | "as" | "aka"
        );
        let noun = self
            .before(3)
            .map(|noun| self.analysis.tokens()[noun].lemma.to_lowercase());
        let is_kind = noun.is_some_and(|noun| gazetteer().kind_of_noun(&noun).is_some());
        let is_given = is_given && !is_kind;
        // "Ada “Comet” Obi": a byname.
        let is_name =
            |at: Option<usize>| at.is_some_and(|at| self.analysis.tokens()[at].tag == Tag::Nnp);
        let is_byname = is_name(self.before(2)) && is_name(self.after(2));
        if is_mark(self.text(self.before(1))) && closes && !is_body && !is_given && !is_byname {
            found.add(Work, 1.6, "entity.quoted");
        }
    }

    /// Ages, larger places and acronyms: "Ebele, 31,", "Ebele, Nigeria", "Ebele Trust (ET)".
    fn words_after(&self, found: &mut Evidence) {
        let tokens = self.analysis.tokens();
        match self.text(self.after(1)) {
            "," => {
                let next = self.text(self.after(2));
                let holds_figure = || {
                    let words = &tokens[self.mention.tokens.clone()];
                    words
                        .iter()
                        .any(|word| word.text.contains(char::is_numeric))
                };
                let is_age = next.parse::<u8>().is_ok_and(|age| (5..110).contains(&age))
                    && !next.starts_with('0')
                    && matches!(self.text(self.after(3)), "," | "." | "-" | ";")
                    && !holds_figure()
                    // "Velmora, 7, 8 and 9"
                    && self.text(self.after(4)).parse::<u32>().is_err();
                let region = self.after(2).map_or(String::new(), |start| {
                    let is_name = |at: &usize| tokens[*at].tag.is_proper_noun();
                    let end = (start..self.analysis.sentence_of(start).tokens.end)
                        .find(|at| !is_name(at))
                        .unwrap_or(start);
                    let words: Vec<&str> =
                        tokens[start..end].iter().map(|word| &*word.text).collect();
                    words.join(" ")
                });
                let is_plain = self.mention.tokens.len() <= 3;
                if is_age {
                    found.add(Person, 2.5, "entity.age");
                } else if is_plain && gazetteer().is_place(&region) {
                    found.add(Place, 0.9, "entity.place_after_name");
                }
            }
            "-" if self.text(self.after(2)) == "based" => {
                found.add(Place, 2.0, "entity.place_after_name");
            }
            "(" => {
                let inner = self.text(self.after(2));
                let is_acronym = inner.chars().count() > 1
                    && inner.chars().all(|c| c.is_uppercase() || c == '.')
                    && self.text(self.after(3)) == ")";
                let initial = self.text(Some(self.mention.tokens.start)).chars().next();
                if is_acronym && self.mention.tokens.len() > 1 && inner.chars().next() == initial {
                    found.add(Organization, 1.5, "entity.acronym");
                }
            }
            _ => {}
        }
    }

    /// What the name does and is done to.
    fn clause(&self, found: &mut Evidence) {
        let tokens = self.analysis.tokens();
        let word = &tokens[self.head];
        let governor = word.head;
        let verb = self.lemma(governor);
        let is_verb = tokens[governor].tag.is_verb();
        match word.dependency {
            Dependency::Subject if is_verb => {
                if is_reporting(verb) {
                    let is_word =
                        self.mention.tokens.len() == 1 && word.text.contains(char::is_lowercase);
                    let is_open = is_word && self.mention.label.is_none();
                    let weight = if is_open { 1.7 } else { 1.0 };
                    found.add(Person, weight, "entity.speaker");
                    found.add(Organization, 0.6, "entity.speaker");
                } else if does_as_person(verb) {
                    found.add(Person, 1.2, "entity.acts_as_person");
                }
            }
            Dependency::PassiveSubject if happens_to_person(verb) => {
                found.add(Person, 1.0, "entity.acts_as_person");
            }
            Dependency::PassiveSubject if matches!(verb, "found" | "establish" | "acquire") => {
                found.add(Organization, 0.8, "entity.acts_as_organization");
            }
            Dependency::DirectObject | Dependency::Dative => {
                if happens_to_person(verb) || matches!(verb, "tell" | "ask") {
                    found.add(Person, 0.7, "entity.acts_as_person");
                } else if matches!(verb, "visit" | "invade" | "reach" | "enter" | "flee") {
                    found.add(Place, 0.8, "entity.destination");
                } else if matches!(
                    verb,
                    "join" | "found" | "establish" | "acquire" | "sue" | "own"
                ) {
                    found.add(Organization, 0.8, "entity.acts_as_organization");
                }
            }
            Dependency::Possessive => self.owned(governor, found),
            Dependency::Compound | Dependency::NominalModifier
                if governor >= self.mention.tokens.end =>
            {
                self.modified(governor, found);
            }
            _ => {}
        }
        let has_who = self
            .analysis
            .children_by(self.head, Dependency::RelativeClause)
            .any(|clause| {
                let subjects = self.analysis.children(clause).iter();
                let mut near = subjects.map(|&subject| &tokens[subject].text);
                near.any(|text| text.eq_ignore_ascii_case("who"))
            });
        if has_who {
            found.add(Person, 1.8, "entity.who");
        }
    }

    /// "Ebele's wife", "Ebele's capital", "Ebele's shareholders".
    fn owned(&self, noun: usize, found: &mut Evidence) {
        match self.lemma(noun) {
            "wife" | "husband" | "mother" | "father" | "son" | "daughter" | "brother"
            | "sister" | "family" | "parent" | "death" | "life" | "career" | "face" | "hand"
            | "body" | "voice" | "widow" | "girlfriend" | "boyfriend" | "friend" | "childhood"
            | "apology" | "resignation" | "birthday" | "partner" | "child" | "testimony" => {
                found.add(Person, 1.2, "entity.possessor");
            }
            "government" | "parliament" | "president" | "minister" | "premier" | "economy"
            | "border" | "people" | "population" | "capital" | "coast" | "airport" | "street"
            | "mayor" | "king" | "queen" | "constitution" | "suburb" | "outskirts" => {
                found.add(Place, 1.0, "entity.possessor");
            }
            "share" | "stock" | "profit" | "headquarters" | "customer" | "employee" | "board"
            | "revenue" | "product" | "factory" | "shareholder" | "member" | "website"
            | "service" | "ceo" | "spokesman" | "spokeswoman" | "chairman" | "user"
            | "subsidiary" | "fleet" | "founder" => {
                found.add(Organization, 1.0, "entity.possessor");
            }
            _ => {}
        }
    }

    /// "Ebele officials", "the Ebele area", "Ebele jets".
    fn modified(&self, noun: usize, found: &mut Evidence) {
        let lemma = self.lemma(noun);
        let kind = gazetteer().kind_of_noun(lemma);
        let is_after = noun == self.mention.tokens.end;
        match lemma {
            "officials" | "official" | "spokesman" | "spokeswoman" | "spokesperson" | "member"
            | "leader" | "leadership" | "executive" | "chief" | "ceo" | "employee" | "lawmaker"
            | "militant" | "fighter" | "headquarters" | "subsidiary" | "shareholder"
            | "customer" | "founder" | "co-founder" | "campaigner" | "activist" => {
                found.add(Organization, 0.8, "entity.organization_modifier");
            }
            "area" | "region" | "border" | "suburb" | "resident" | "neighborhood"
            | "neighbourhood" | "district" | "province" | "county" | "coast" | "peninsula" => {
                found.add(Place, 1.2, "entity.place_modifier");
            }
            _ if title_word(lemma).is_some() => {
                found.add(Organization, 0.5, "entity.organization_modifier");
                found.add(Place, 0.2, "entity.place_modifier");
            }
            _ if kind == Some(Organization) && is_after => {
                found.add(Organization, 0.9, "entity.kind_after_name");
                found.weigh(Person, -0.5);
            }
            _ if kind == Some(Product) => {
                found.add(Organization, 0.2, "entity.organization_modifier");
                found.add(Product, 0.9, "entity.kind_after_name");
                found.weigh(Person, -0.7);
            }
            _ => {}
        }
    }

    /// Whether somebody has the thing, or it is one of many.
    fn is_one_of_many(&self) -> bool {
        let before = self.analysis.children(self.head).iter();
        before.filter(|&&child| child < self.head).any(|&child| {
            let word = &self.analysis.tokens()[child];
            word.tag == Tag::PrpPossessive || matches!(&*word.text, "a" | "an")
        })
    }

    /// "in Ebele", "members of Ebele", "traveled to Ebele".
    fn preposition(&self, found: &mut Evidence) {
        let tokens = self.analysis.tokens();
        let word = &tokens[self.head];
        if word.dependency != Dependency::PrepositionObject {
            return;
        }
        let preposition = &tokens[word.head];
        let governor = preposition.head;
        let noun = self.lemma(governor);
        let has_article = self.text(self.before(1)).eq_ignore_ascii_case("the");
        match preposition.text.to_lowercase().as_str() {
            "in" if is_publication(noun) => found.weigh(Person, -0.8),
            // "in his Velmora", "in a 2008 Velmora": nobody has a town.
            "in" if self.is_one_of_many() => {
                found.add(Product, 1.5, "entity.kind_after_name");
                found.weigh(Person, -1.5);
            }
            "in" => {
                found.add(
                    Place,
                    if has_article { 0.5 } else { 1.1 },
                    "entity.place_of",
                );
                found.weigh(Person, -0.8);
            }
            "near" | "outside" | "across" | "throughout" | "inside" | "around" | "into" => {
                found.add(Place, 1.1, "entity.place_of");
                found.weigh(Person, -0.6);
            }
            "at" => {
                found.add(Place, 0.3, "entity.place_of");
                found.add(Organization, 0.3, "entity.place_of");
                found.weigh(Person, -0.3);
            }
            "to" | "from" | "toward" | "towards" | "through" | "for" if is_motion(noun) => {
                found.add(Place, 1.0, "entity.destination");
            }
            "of" => match noun {
                "member" | "chairman" | "chairwoman" | "director" | "ceo" | "spokesman"
                | "spokeswoman" | "founder" | "co-founder" | "employee" | "subsidiary"
                | "branch" | "leader" | "head" | "membership" | "faction" | "shareholder" => {
                    found.add(Organization, 1.0, "entity.organization_of");
                }
                "resident" | "people" | "north" | "south" | "east" | "west" | "coast" | "port"
                | "region" | "street" | "part" | "outskirts" | "border" | "area" | "citizen"
                | "native" | "shore" | "suburb" | "centre" | "center" => {
                    found.add(Place, 1.0, "entity.place_of");
                }
                "wife" | "husband" | "son" | "daughter" | "death" | "father" | "mother"
                | "arrest" | "murder" | "killing" => {
                    found.add(Person, 0.8, "entity.possessor");
                }
                _ => {}
            },
            "by" if tokens[governor].tag == Tag::Vbn => {
                found.weigh(Person, 0.3);
                found.weigh(Organization, 0.3);
            }
            _ => {}
        }
    }

    /// "Ebele, an airline", "the actor, Ebele", "Ebele is a capsule".
    fn restatements(&self, found: &mut Evidence) {
        let tokens = self.analysis.tokens();
        let word = &tokens[self.head];
        let below = self
            .analysis
            .children_by(self.head, Dependency::Apposition)
            .next();
        let above = (word.dependency == Dependency::Apposition).then_some(word.head);
        for noun in below.into_iter().chain(above) {
            self.restated(noun, 2.0, found);
        }
        if word.dependency == Dependency::Subject && &*tokens[word.head].lemma == "be" {
            let attribute = self.analysis.child_by(word.head, &[Dependency::Attribute]);
            if let Some(attribute) = attribute {
                self.restated(attribute, 1.5, found);
            }
        }
    }

    /// A common noun that restates the name tells its kind.
    fn restated(&self, noun: usize, weight: f32, found: &mut Evidence) {
        let word = &self.analysis.tokens()[noun];
        if word.tag != Tag::Nn || starts_upper(&word.text) {
            return;
        }
        if let Some(kind) = gazetteer().kind_of_noun(&word.lemma) {
            add_kind(found, kind, weight, "entity.restated");
        } else if title_word(&word.lemma).is_some() && !is_shared_title(&word.lemma) {
            found.add(Person, weight, "entity.restated");
        }
    }
}
