//! Who has a part in it, who says it, and where.

use crate::article::Span;
use crate::compare::names::{canonical, forms};
use crate::compare::words::{self, WordClass};
use crate::facts::{EntityType, FactContent, Mention};

use super::reader::Reader;
use super::{Answer, Relation, Value};

/// Likeness of letters above which two words are one in two spellings.
const SPELLING: f32 = 0.75;

/// Letters that a name has at least for its spelling to be looked at.
const SPELLING_LETTERS: usize = 6;

/// Endings with which a name becomes that of others: people of a place, several of them.
const ENDINGS: [&str; 6] = ["s", "n", "an", "ans", "i", "ese"];

/// Code points that the mention of a speaker has at most.
const LONGEST_SPEAKER: usize = 120;

/// Words between somebody and where they are from: an age, or "who lived with his wife".
const NATIVE_REACH: usize = 3;

/// Code points between two places of which the second tells where the first lies: "Bala, Wales".
const PLACE_GAP: usize = 5;

/// A name, or words that stand for somebody.
#[derive(Debug)]
pub struct Name {
    /// Its words, normalised.
    pub forms: Vec<String>,
    /// These without their inflection.
    stems: Vec<String>,
    /// Whom it stands for among all articles, where it is linked.
    number: Option<usize>,
    /// Whether it names a person.
    is_person: bool,
    /// Whether a pronoun stands there.
    is_pronoun: bool,
    /// Who is said to be from there, among all articles: "Ida Holm, 30, of Leeds".
    pub native: Option<usize>,
}

impl Name {
    /// A name as an article writes it, of the entity that the article names in full somewhere.
    fn new(reader: &Reader<'_>, name: &str, written: &str) -> Self {
        let member = &reader.story.articles[reader.article];
        let entity = reader.prepared.names.of_name(name);
        let number = entity.and_then(|entity| member.who.get(entity)?.0);
        let own = forms(written);
        let joined = canonical(own.join(" "));
        let forms: Vec<String> = joined.split(' ').map(str::to_owned).collect();
        Self {
            stems: forms.iter().map(|form| words::stem(form)).collect(),
            forms,
            number,
            is_person: entity.is_some_and(|entity| reader.prepared.names.is_person(entity)),
            is_pronoun: false,
            native: None,
        }
    }

    /// Whether it names a person: no word that stands for one, which may stand for another.
    pub fn names_a_person(&self) -> bool {
        self.is_person && !self.is_pronoun
    }

    /// Whether one of its words is one of the other's.
    pub fn shares_a_word(&self, other: &Self) -> bool {
        self.forms.iter().any(|form| other.forms.contains(form))
    }

    fn is_linked(&self, other: &Self) -> bool {
        self.number.is_some() && self.number == other.number
    }

    /// Whether one name is a part of the other, or both end alike.
    fn is_related(&self, other: &Self) -> bool {
        let all_in = |x: &Self, y: &Self| x.forms.iter().all(|form| y.forms.contains(form));
        self.is_linked(other)
            || self.forms.concat() == other.forms.concat()
            || all_in(self, other)
            || all_in(other, self)
            || self.forms.last() == other.forms.last()
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
        let (x, y) = (&self.stems, &other.stems);
        x != y
            && x.len() == y.len()
            && count(self).min(count(other)) >= SPELLING_LETTERS
            && !has_digit(self)
            && !has_digit(other)
            && x.iter()
                .zip(y)
                .all(|(x, y)| x == y || letters_alike(x, y) > SPELLING && !is_derived(x, y))
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
        } else {
            Relation::Compatible("Others are named")
        }
    }

    /// Whether one person is said to be from both, or each time another; none where it is open.
    pub fn is_home_of_same(&self, other: &Self) -> Option<bool> {
        self.native.zip(other.native).map(|(x, y)| x == y)
    }

    pub fn compare_places(&self, other: &Self) -> Relation {
        match self.compare(other) {
            Relation::Compatible(_) if self.is_home_of_same(other) == Some(true) => {
                Relation::Conflict("They are said to be from other places")
            }
            Relation::Same
                if self.forms.first() != other.forms.first() && !self.is_linked(other) =>
            {
                Relation::Compatible("One is less exact")
            }
            found => found,
        }
    }

    pub fn compare_speakers(&self, other: &Self) -> Relation {
        match self.compare(other) {
            Relation::Compatible(_) if self.names_a_person() && other.names_a_person() => {
                Relation::Conflict("The words are given to others")
            }
            // Whom a pronoun stands for is a guess.
            Relation::Compatible(_) if self.is_pronoun || other.is_pronoun => Relation::Same,
            Relation::Compatible(_) => Relation::Compatible("Others say so"),
            found => found,
        }
    }
}

/// Whether one word is the other with an ending: "Yemeni", "Yemenis"; "Somali", "Somalian".
fn is_derived(x: &str, y: &str) -> bool {
    let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
    let ending = long.strip_prefix(short);
    ending.is_some_and(|ending| ENDINGS.contains(&ending))
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

/// Share of the letters that two words have in common in one order (Ratcliff and Obershelp).
fn letters_alike(a: &str, b: &str) -> f32 {
    let lengths = [a.chars().count(), b.chars().count()];
    let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    // So many letters more, and no more than that share can be common to both.
    if 2.0 * short as f32 <= SPELLING * (short + long) as f32 {
        return 0.0;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let diff = similar::capture_diff_slices(similar::Algorithm::Myers, &a, &b);
    similar::diff_ratio(&diff, a.len(), b.len())
}

/// Who is said to be from a place: the person before "of" or "from" and it.
fn native(reader: &Reader<'_>, place: Span) -> Option<usize> {
    let words = reader.prepared.words();
    let first = reader.prepared.words_in(place).start;
    let before = first.checked_sub(1).map(|at| words[at].form.as_str());
    if !matches!(before, Some("of" | "from")) {
        return None;
    }
    let clause = &reader.clauses.all[reader.clauses.at(reader.article, place.start)?];
    let told = Span::new(clause.span.start, words[first - 1].span.start);
    let names = &reader.prepared.names;
    let people = names
        .within(told)
        .filter(|(_, entity)| names.is_person(*entity));
    let (mention, person) = people.max_by_key(|(mention, _)| mention.end)?;
    let between = first.saturating_sub(1 + reader.prepared.words_in(mention).end);
    let who = &reader.story.articles[reader.article].who;
    who.get(person).filter(|_| between <= NATIVE_REACH)?.0
}

fn is_pronoun(reader: &Reader<'_>, span: Span) -> bool {
    let words = &reader.prepared.words()[reader.prepared.words_in(span)];
    words.iter().all(|word| word.class == WordClass::Function)
}

/// The names of an article, and its speakers.
pub fn answers(reader: &Reader<'_>) -> Vec<Answer> {
    let mut found = Vec::new();
    for fact in reader.prepared.facts() {
        match &fact.content {
            FactContent::Entity(entity) => {
                let is_place = entity.entity_type == EntityType::Place;
                let named = fact
                    .evidence
                    .iter()
                    .filter(|evidence| evidence.mention == Some(Mention::Name));
                for evidence in named {
                    let mut name = Name::new(reader, &entity.name, &evidence.text);
                    let value = if is_place {
                        name.native = native(reader, evidence.span);
                        Value::Somewhere(name)
                    } else {
                        Value::Somebody(name)
                    };
                    found.extend(reader.answer(evidence.span, value));
                }
            }
            FactContent::Quote(quote) => {
                let Some(speaker) = &quote.speaker else {
                    continue;
                };
                if speaker.span.len() <= LONGEST_SPEAKER {
                    let mut name = Name::new(reader, &speaker.name, &speaker.name);
                    // A pronoun is given a name by guess.
                    name.is_pronoun = is_pronoun(reader, speaker.span);
                    let value = Value::Speaker(name);
                    found.extend(reader.answer(speaker.span, value));
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|answer| (answer.question(), answer.span.start));
    joined_places(found)
}

/// A place with the place in which it lies is one answer.
fn joined_places(answers: Vec<Answer>) -> Vec<Answer> {
    let mut joined: Vec<Answer> = Vec::with_capacity(answers.len());
    for answer in answers {
        if let (Value::Somewhere(name), Some(last)) = (&answer.value, joined.last_mut())
            && let Value::Somewhere(inner) = &mut last.value
            && last.clause == answer.clause
            && answer.span.start >= last.span.end
            && answer.span.start - last.span.end <= PLACE_GAP
        {
            inner.forms.extend(name.forms.iter().cloned());
            inner.stems.extend(name.stems.iter().cloned());
            last.span = Span::new(last.span.start, answer.span.end);
        } else {
            joined.push(answer);
        }
    }
    joined
}
