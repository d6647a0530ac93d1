//! Who has a part in it, and who says it.

use crate::article::Span;
use crate::compare::foreign;
use crate::compare::names::{
    SPELLING, SPELLING_LETTERS, canonical, forms, given_name, letters_alike,
};
use crate::compare::words::{self, WordClass};
use crate::facts::{EntityType, FactContent, Mention};

use super::reader::Reader;
use super::{Answer, Relation, Value};

/// Endings with which a name becomes that of others: people of a place, several of them.
const ENDINGS: [&str; 6] = ["s", "n", "an", "ans", "i", "ese"];

/// Words for those who speak for a body without being named.
const AUTHORITIES: [&str; 14] = [
    "authorities",
    "department",
    "detectives",
    "investigators",
    "office",
    "officers",
    "officials",
    "police",
    "prosecutors",
    "release",
    "sheriff",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Words before the name of a place that make it that of another.
const OTHER_PLACE: [&str; 8] = [
    "new", "west", "east", "north", "south", "upper", "lower", "port",
];

/// Likeness of letters above which two given names before one surname are one name.
const GIVEN_SPELLING: f32 = 0.7;

/// Code points that the mention of a speaker has at most.
const LONGEST_SPEAKER: usize = 120;

/// A name, or words that stand for somebody.
#[derive(Debug)]
pub struct Name {
    /// Its words, normalised.
    pub forms: Vec<String>,
    /// Whom it stands for among all articles, where it is linked.
    number: Option<usize>,
    /// Whether it names a person.
    is_person: bool,
    /// Whether a pronoun stands there.
    is_pronoun: bool,
}

impl Name {
    /// A name as an article writes it, of the entity that the article names in full somewhere.
    pub fn new(reader: &Reader<'_>, name: &str, written: &str) -> Self {
        let member = &reader.story.articles[reader.article];
        let entity = reader.prepared.names.of_name(name);
        let number = entity.and_then(|entity| member.who.get(entity)?.0);
        let own = forms(written);
        let joined = canonical(own.join(" "));
        let forms: Vec<String> = joined.split(' ').map(str::to_owned).collect();
        Self {
            forms,
            number,
            is_person: entity.is_some_and(|entity| reader.prepared.names.is_person(entity))
                || foreign::is_full_name(reader.prepared.article(), name),
            is_pronoun: false,
        }
    }

    /// Which person it stands for among all articles.
    pub fn person(&self) -> Option<usize> {
        self.number.filter(|_| self.names_a_person())
    }

    /// Whether it names a person: no word that stands for one, which may stand for another.
    pub fn names_a_person(&self) -> bool {
        self.is_person && !self.is_pronoun
    }

    /// Whether another names the same with more words.
    pub fn is_shortened(&self, other: &Self) -> bool {
        self.forms.len() < other.forms.len()
            && self.forms.iter().all(|form| other.forms.contains(form))
    }

    /// Whether it is the name of the other with a word before it that makes it another place: "New Mexico".
    pub fn is_new(&self, other: &Self) -> bool {
        let (Some(first), true) = (
            self.forms.first(),
            self.forms.len() == other.forms.len() + 1,
        ) else {
            return false;
        };
        OTHER_PLACE.contains(&first.as_str()) && self.forms[1..] == other.forms
    }

    /// Adds the name of the place in which it lies.
    pub fn lies_in(&mut self, other: &Self) {
        self.forms.extend(other.forms.iter().cloned());
    }

    /// Whether one of its words is one of the other's.
    pub fn shares_a_word(&self, other: &Self) -> bool {
        self.forms.iter().any(|form| other.forms.contains(form))
    }

    /// Whether both are linked to one.
    pub fn is_linked(&self, other: &Self) -> bool {
        self.number.is_some() && self.number == other.number
    }

    /// Whether both are more than a surname, and begin otherwise: "Ida Holm" and "Karl Holm", two courts.
    fn has_other_first_name(&self, other: &Self) -> bool {
        let first = |name: &Self| {
            let first = name.forms.first().filter(|_| name.forms.len() > 1);
            first.map(|first| given_name(first).to_owned())
        };
        let is_initial = |name: &str| name.trim_end_matches('.').chars().count() == 1;
        match (first(self), first(other)) {
            (Some(x), Some(y)) => x != y && !is_initial(&x) && !is_initial(&y),
            _ => false,
        }
    }

    /// Whether one name is a part of the other, or both end alike.
    fn is_related(&self, other: &Self) -> bool {
        let all_in = |x: &Self, y: &Self| x.forms.iter().all(|form| y.forms.contains(form));
        self.is_linked(other)
            || self.forms.concat() == other.forms.concat()
            || all_in(self, other)
            || all_in(other, self)
            || self.forms.last() == other.forms.last() && !self.has_other_first_name(other)
    }

    /// Of a surname alone and a name in full the two surnames.
    fn surnames<'n>(&'n self, other: &'n Self) -> Option<[&'n str; 2]> {
        let is_alone = |name: &Self| name.forms.len() == 1;
        let [x, y] = [self.forms.last()?, other.forms.last()?];
        (is_alone(self) != is_alone(other)).then_some([x, y])
    }

    /// Whether one is a surname alone that the other, named in full, nearly has: "Wolfe", "Ilene Wolff". Whether
    /// they are one is asked where the names are.
    fn has_a_like_surname(&self, other: &Self) -> bool {
        let surnames = self.surnames(other);
        surnames.is_some_and(|[x, y]| letters_alike(x, y) > GIVEN_SPELLING)
    }

    /// Whether both are one name in two spellings: as many words, each the same or nearly so.
    fn is_misspelt(&self, other: &Self) -> bool {
        let count = |name: &Self| {
            name.forms
                .iter()
                .map(|form| form.chars().count())
                .sum::<usize>()
        };
        let has_digit = |name: &Self| {
            name.forms
                .iter()
                .any(|form| form.contains(|c: char| c.is_ascii_digit()))
        };
        let (x, y) = (&self.forms, &other.forms);
        let is_one_surname = x.len() > 1 && x.last() == y.last();
        let least = if is_one_surname && self.is_person && other.is_person {
            GIVEN_SPELLING
        } else {
            SPELLING
        };
        x != y
            && x.len() == y.len()
            && count(self).min(count(other)) >= SPELLING_LETTERS
            && !has_digit(self)
            && !has_digit(other)
            && x.iter()
                .zip(y)
                .all(|(x, y)| x == y || letters_alike(x, y) > least && !is_derived(x, y))
    }

    /// Whether one is but the surname of the other, a person's, in another spelling: "Derrick Holt" and "Hollt".
    fn has_misspelt_surname(&self, other: &Self) -> bool {
        let surnames = self.surnames(other);
        self.is_person
            && other.is_person
            && surnames.is_some_and(|[x, y]| {
                x != y
                    && x.chars().next() == y.chars().next()
                    && x.chars().count().min(y.chars().count()) >= SPELLING_LETTERS
                    && letters_alike(x, y) > SPELLING
                    && !is_derived(x, y)
            })
    }

    /// Whether both are one name, which one of them spells otherwise.
    pub fn is_spelt_otherwise(&self, other: &Self) -> bool {
        !matches!(self.compare(other), Relation::Same | Relation::Apart)
    }

    /// Whether both are one name of another script, written in two ways: "Kadyrova" and "Kadirova".
    fn is_written_over(&self, other: &Self) -> bool {
        let sounds =
            |name: &Self| -> Vec<String> { name.forms.iter().map(|form| sound(form)).collect() };
        sounds(self) == sounds(other)
    }

    /// Whether both may stand for the same.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.is_related(other) || self.is_misspelt(other)
    }

    pub fn compare(&self, other: &Self) -> Relation {
        let is_part = |x: &Self, y: &Self| x.forms.iter().all(|form| y.forms.contains(form));
        if self.is_misspelt(other) && !is_part(self, other) && !is_part(other, self) {
            if self.is_written_over(other) {
                Relation::Compatible("The name is spelt otherwise")
            } else {
                Relation::Conflict("The name is spelt otherwise")
            }
        } else if self.is_related(other) {
            Relation::Same
        } else if self.has_misspelt_surname(other) {
            Relation::Compatible("The name is spelt otherwise")
        } else {
            Relation::Apart
        }
    }

    /// Whether these are authorities without a name, and the other may be.
    fn may_be_authority(&self, other: &Self) -> bool {
        let is_authority = |name: &Self| {
            let mut forms = name.forms.iter();
            forms.any(|form| AUTHORITIES.contains(&form.as_str()))
        };
        self.number.is_none()
            && is_authority(self)
            && !other.is_person
            && (other.number.is_some() || is_authority(other))
    }

    /// Whether one is written in the letters of Europe and the other is not: nothing tells whether they are one.
    fn is_in_other_script(&self, other: &Self) -> bool {
        let is_european = |name: &Self| {
            let mut letters = name.forms.iter().flat_map(|form| form.chars());
            letters.all(|letter| !letter.is_alphabetic() || letter < '\u{250}')
        };
        is_european(self) != is_european(other)
    }

    pub fn compare_speakers(&self, other: &Self) -> Relation {
        if self.is_in_other_script(other) {
            return Relation::Apart;
        }
        match self.compare(other) {
            Relation::Apart if self.has_a_like_surname(other) => Relation::Apart,
            Relation::Apart if self.names_a_person() && other.names_a_person() => {
                Relation::Conflict("The words are given to others")
            }
            // Whom a pronoun stands for is a guess, which no difference is told by.
            Relation::Apart if self.is_pronoun || other.is_pronoun => Relation::Apart,
            // "police" beside "the Tarn Police Department": whose authorities they are goes without saying.
            Relation::Apart if self.may_be_authority(other) || other.may_be_authority(self) => {
                Relation::Same
            }
            Relation::Apart => Relation::Compatible("Others say so"),
            // How a name is spelt is asked once, of the name itself.
            _ => Relation::Same,
        }
    }
}

/// Whether one word is the other with an ending: "Yemeni", "Yemenis"; "Somali", "Somalian"; "University",
/// "Universities".
fn is_derived(x: &str, y: &str) -> bool {
    let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
    let ending = long.strip_prefix(short);
    let is_plural = || long.ends_with('s') && words::stem(x) == words::stem(y);
    ending.is_some_and(|ending| ENDINGS.contains(&ending)) || is_plural()
}

/// A word by its sound, as far as those who write names of other scripts differ on it.
fn sound(word: &str) -> String {
    let mut sound = String::new();
    for letter in word.chars() {
        let heard = match letter {
            'y' | 'j' => 'i',
            'q' | 'c' => 'k',
            'w' => 'v',
            'h' | '\'' | '’' | '-' => continue,
            other => other,
        };
        if !sound.ends_with(heard) {
            sound.push(heard);
        }
    }
    sound
}

/// Whether what is named may have a part in something: no place, and no people of whom one tells where somebody
/// is from.
fn can_act(entity_type: EntityType) -> bool {
    matches!(entity_type, EntityType::Person | EntityType::Organization)
}

fn is_pronoun(reader: &Reader<'_>, span: Span) -> bool {
    let words = &reader.prepared.words()[reader.prepared.words_in(span)];
    words.iter().all(|word| word.class == WordClass::Function)
}

/// Whether what should be a name is a pronoun still: nobody was found that it stands for.
fn names_nobody(name: &str) -> bool {
    let words = words::words(name);
    words.iter().all(|word| word.class == WordClass::Function)
}

/// The names of an article, and its speakers.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let mut found = Vec::new();
    for fact in reader.prepared.facts() {
        match &fact.content {
            FactContent::Entity(entity) if can_act(entity.entity_type) => {
                let named = fact
                    .evidence
                    .iter()
                    .filter(|evidence| evidence.mention == Some(Mention::Name));
                for evidence in named {
                    let name = Name::new(reader, &entity.name, &evidence.text);
                    found.extend(reader.answer(evidence.span, Value::Somebody(name)));
                }
            }
            FactContent::Quote(quote) => {
                let Some(speaker) = &quote.speaker else {
                    continue;
                };
                let is_pronoun = is_pronoun(reader, speaker.span);
                let names_nobody = is_pronoun && names_nobody(&speaker.name);
                if speaker.span.len() <= LONGEST_SPEAKER && !names_nobody {
                    let mut name = Name::new(reader, &speaker.name, &speaker.name);
                    // A pronoun is given a name by guess.
                    name.is_pronoun = is_pronoun;
                    let value = Value::Speaker(name);
                    found.extend(reader.answer(speaker.span, value));
                }
            }
            _ => {}
        }
    }
    found
}
