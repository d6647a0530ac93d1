//! Where names stand: the recogniser's names with corrected edges, the ones it left out, and further
//! mentions of names found.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::SectionKind;
use crate::facts::gazetteer::{Sex, gazetteer};
use crate::facts::titles::{self, starts_upper, title_word};
use crate::facts::{EntityType, Source};
use crate::language::{Analysis, PartOfSpeech, Tag, Token};

use super::words::is_common_body;
use super::{catalogue, edges, halves, kind, prefix, recovered, species, team};

/// A name in the text, before it is known which names stand for the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// Its tokens, without titles, articles and possessive endings.
    pub tokens: Range<usize>,
    /// What it names.
    pub entity_type: EntityType,
    /// What the recogniser took it for, where it found it.
    pub label: Option<EntityType>,
    /// What the words before it tell of a person's sex.
    pub sex: Option<Sex>,
    /// What found it.
    pub rule: &'static str,
}

impl NameMention {
    /// A name of which no more is known than its label.
    fn labelled(tokens: Range<usize>, label: EntityType) -> Self {
        Self {
            tokens,
            entity_type: label,
            label: Some(label),
            sex: None,
            rule: "entity.name",
        }
    }

    /// The words of the name, as they stand in the text.
    pub fn text<'a>(&self, source: Source<'a>) -> &'a str {
        source
            .article
            .slice(source.analysis.span_of(self.tokens.clone()))
    }
}

/// The names of the article proper, in the order of the text, not overlapping.
pub fn find(source: Source<'_>) -> Vec<NameMention> {
    let analysis = source.analysis;
    let mut mentions: Vec<NameMention> = Vec::new();
    for name in analysis.names() {
        let sentence = analysis.sentence_of(name.tokens.start);
        let Some(label) = kind::of_label(name.label) else {
            continue;
        };
        if sentence.section.holds_facts() {
            let parts = edges::parts(analysis, name.tokens.clone(), label).into_iter();
            mentions.extend(parts.filter_map(|part| corrected(analysis, part, label)));
        }
    }
    join_capital_district(analysis, &mut mentions);
    let listed = catalogue::people(analysis).into_iter();
    mentions.extend(listed.map(|tokens| NameMention::labelled(tokens, EntityType::Person)));
    mentions = edges::joined_persons(analysis, in_order(mentions));
    mentions = prefix::joined_regions(analysis, mentions);
    mentions = edges::joined_branches(analysis, mentions);
    mentions = recovered::with_known_names(source, mentions);
    mentions.extend(recovered::candidates(analysis, &mentions));
    for mention in &mut mentions {
        if mention.label != Some(EntityType::Person) {
            mention.tokens = halves::with_first_half(analysis, mention.tokens.clone());
        }
    }
    mentions = in_order(mentions);
    kind::decide(source, &mut mentions);
    mentions = without_title_parts(analysis, mentions);
    let mut mentions = without_headline_guesses(source, mentions);
    mentions.extend(repeated_names(source, &mentions));
    let mut mentions = in_order(mentions);
    team::mark(source, &mut mentions);
    mentions
}

/// Sorts by place; of overlapping mentions the earlier and longer stays.
fn in_order(mut mentions: Vec<NameMention>) -> Vec<NameMention> {
    mentions.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
    mentions.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
    mentions
}

fn corrected(analysis: &Analysis, tokens: Range<usize>, label: EntityType) -> Option<NameMention> {
    let (tokens, sex) = edges::without_titles(analysis, edges::trimmed(analysis, tokens)?);
    if let Some(tokens) = halves::with_partner(analysis, &tokens) {
        return Some(NameMention::labelled(tokens, EntityType::Organization));
    }
    if let Some(tokens) = species::with_epithet(analysis, &tokens) {
        return Some(NameMention::labelled(tokens, EntityType::Other));
    }
    let tokens = if label == EntityType::Person || ends_in_initial(analysis, &tokens) {
        edges::whole_person(analysis, tokens)
    } else {
        let tokens = without_score(analysis, edges::without_post(analysis, tokens));
        edges::with_start(analysis, edges::whole_organization(analysis, tokens))
    };
    let tokens = edges::with_model(analysis, tokens.clone()).unwrap_or(tokens);
    can_be_name(analysis, &tokens).then(|| NameMention {
        sex,
        ..NameMention::labelled(tokens, label)
    })
}

/// "Ada Z." of "Ada Z. Obi": only a person's name goes on like that.
fn ends_in_initial(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let words = &analysis.tokens()[tokens.clone()];
    let has_first_name = gazetteer().sex_of_first_name(&words[0].text).is_some();
    has_first_name
        && matches!(words, [_, .., last] if last.text.ends_with('.') && last.text.chars().count() == 2)
}

/// "Sweden 1" in a list of results is Sweden.
fn without_score(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let words = &analysis.tokens()[tokens.clone()];
    let has_score = match words {
        [place, score] => {
            gazetteer().is_place(&place.text) && score.text.chars().all(|c| c.is_ascii_digit())
        }
        _ => false,
    };
    tokens.start..tokens.end - usize::from(has_score)
}

/// Whether words can be a name: with a capital, and not only titles, function words or directions.
pub fn can_be_name(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let words = &analysis.tokens()[tokens.clone()];
    let has_capital = words
        .iter()
        .any(|word| word.text.contains(char::is_uppercase));
    let only_titles = words.iter().all(|word| {
        title_word(&word.text).is_some()
            || word.pos == PartOfSpeech::Adposition
            || matches!(&*word.text, "Prime" | "Vice" | "Deputy")
    });
    let names_nothing = words.iter().all(|word| {
        let is_function_word =
            matches!(word.tag, Tag::Prp | Tag::PrpPossessive | Tag::Dt | Tag::Wp);
        // "WHO" is tagged like "who".
        is_function_word && gazetteer().organization(&word.text).is_none()
            || gazetteer().is_no_name(&word.text)
    }) || gazetteer().is_no_name(&whole_text(words));
    let has_verb = words.iter().any(|word| {
        matches!(word.tag, Tag::Vbz | Tag::Vbd | Tag::Vbp) && !starts_upper(&word.text)
    });
    // "Middle Eastern" tells where something is, not whose it is.
    let is_direction = words
        .last()
        .is_some_and(|word| word.tag == Tag::Jj && word.text.ends_with("ern"));
    let is_common = matches!(words, [only] if is_common_body(&only.text));
    // A capital at the start of a sentence tells nothing of a word that is tagged as a common one.
    let opens_sentence = analysis.sentence_of(tokens.start).tokens.start == tokens.start;
    let is_capital_by_place = opens_sentence
        && matches!(words, [only] if matches!(only.tag, Tag::Nn | Tag::Nns | Tag::Vb | Tag::Vbg | Tag::Rb)
            && only.text.chars().skip(1).all(char::is_lowercase)
            && !is_listed(&only.text));
    has_capital
        && !is_label(analysis, tokens)
        && !only_titles
        && !names_nothing
        && !has_verb
        && !is_direction
        && !is_common
        && !is_capital_by_place
}

/// "MILKFLOAT: He was slow.": a word in capitals before a colon that heads what follows, if it is no known name.
fn is_label(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    const LEAST_LETTERS: usize = 5;
    let all = analysis.tokens();
    let word = &*all[tokens.start].text;
    let heads = tokens.len() == 1
        && analysis.sentence_of(tokens.start).tokens.start == tokens.start
        && all.get(tokens.end).is_some_and(|next| &*next.text == ":");
    let shouted = word.len() >= LEAST_LETTERS && word.chars().all(char::is_uppercase);
    let mut letters = word.chars();
    let written: String = letters
        .next()
        .into_iter()
        .chain(letters.flat_map(char::to_lowercase))
        .collect();
    heads && shouted && !is_listed(word) && !is_listed(&written)
}

/// The words of a name with its hyphens: "Op-Ed" may be three tokens.
fn whole_text(words: &[Token]) -> String {
    words.iter().map(|word| &*word.text).collect()
}

fn is_listed(word: &str) -> bool {
    let known = gazetteer();
    known.organization(word).is_some()
        || known.is_company(word)
        || known.is_place(word)
        || known.is_group(word)
        || known.is_surname(word)
        || known.sex_of_first_name(word).is_some()
}

/// "Washington" and "D.C." are one place.
fn join_capital_district(analysis: &Analysis, mentions: &mut Vec<NameMention>) {
    let all = analysis.tokens();
    mentions.retain(|mention| {
        !(mention.tokens.len() == 1 && is_district(&all[mention.tokens.start].text))
    });
    for mention in mentions {
        let end = mention.tokens.end;
        let follows = |at: usize| all.get(at).is_some_and(|word| is_district(&word.text));
        if &*all[end - 1].text == "Washington" {
            let has_comma = all.get(end).is_some_and(|word| &*word.text == ",");
            let district = end + usize::from(has_comma);
            if follows(district) {
                mention.tokens.end = district + 1;
                mention.label = Some(EntityType::Place);
            }
        }
    }
}

fn is_district(word: &str) -> bool {
    matches!(word, "D.C." | "DC" | "D.C")
}

/// Names are none where they are part of the title before a person: "Secretary of State",
/// "Undersecretary for Education".
fn without_title_parts(analysis: &Analysis, mentions: Vec<NameMention>) -> Vec<NameMention> {
    let persons = mentions
        .iter()
        .filter(|mention| mention.entity_type == EntityType::Person);
    let phrases = persons.filter_map(|person| titles::before(analysis, person.tokens.start));
    let titles: Vec<Range<usize>> = phrases.map(|phrase| phrase.title).collect();
    let all = analysis.tokens();
    let is_fixed_part = |tokens: &Range<usize>| {
        let before = tokens
            .start
            .checked_sub(2)
            .and_then(|start| all.get(start..tokens.start));
        tokens.len() == 1
            && matches!(&*all[tokens.start].text, "State" | "Staff")
            && matches!(before, Some([title, of]) if &*of.text == "of" && title_word(&title.text).is_some())
    };
    let is_in_title = |tokens: &Range<usize>| {
        titles
            .iter()
            .any(|title| title.start <= tokens.start && tokens.end <= title.end)
    };
    let kept = mentions
        .into_iter()
        .filter(|mention| !is_fixed_part(&mention.tokens) && !is_in_title(&mention.tokens));
    kept.collect()
}

/// Whether a line is capitalized like many headlines, so that capitals tell nothing: most of its words
/// are, and no full stop ends it, as one ends a sentence that is rich in names.
pub fn is_title_case(analysis: &Analysis, tokens: Range<usize>) -> bool {
    let words = &analysis.tokens()[tokens];
    if words.last().is_some_and(|last| &*last.text == ".") {
        return false;
    }
    let long: Vec<&str> = words
        .iter()
        .map(|word| &*word.text)
        .filter(|text| text.chars().count() > 3 && text.starts_with(char::is_alphabetic))
        .collect();
    let capital = long.iter().filter(|text| starts_upper(text)).count();
    long.len() >= 4 && capital * 10 >= long.len() * 8
}

/// In a line where every word is capitalized, only names that are known or stand elsewhere count.
fn without_headline_guesses(source: Source<'_>, mentions: Vec<NameMention>) -> Vec<NameMention> {
    let analysis = source.analysis;
    let has_body = analysis
        .sentences()
        .iter()
        .any(|sentence| sentence.section == SectionKind::Body);
    if !has_body {
        return mentions;
    }
    let (guesses, mut sure): (Vec<NameMention>, Vec<NameMention>) =
        mentions.into_iter().partition(|mention| {
            let sentence = analysis.sentence_of(mention.tokens.start);
            is_title_case(analysis, sentence.tokens.clone())
        });
    let elsewhere: HashSet<&str> = sure.iter().map(|mention| mention.text(source)).collect();
    let confirmed = guesses.into_iter().filter(|mention| {
        elsewhere.contains(mention.text(source)) || mention.rule.starts_with("entity.known")
    });
    let confirmed: Vec<NameMention> = confirmed.collect();
    sure.extend(confirmed);
    in_order(sure)
}

/// Words that are a name in one place are the same name in another.
fn repeated_names(source: Source<'_>, mentions: &[NameMention]) -> Vec<NameMention> {
    let analysis = source.analysis;
    let all = analysis.tokens();
    let mut by_first: HashMap<&str, Vec<NameMention>> = HashMap::new();
    let mut taken = vec![false; all.len()];
    for mention in mentions {
        taken[mention.tokens.clone()].fill(true);
        for form in [Some(mention.clone()), surname(analysis, mention)]
            .into_iter()
            .flatten()
        {
            let first = &*all[form.tokens.start].text;
            by_first.entry(first).or_default().push(form);
        }
    }
    for known in by_first.values_mut() {
        known.sort_by_key(|mention| std::cmp::Reverse(mention.tokens.len()));
    }
    let mut repeated = Vec::new();
    for sentence in analysis.sentences() {
        if !sentence.section.holds_facts() {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let names = by_first.get(&*all[at].text).map_or(&[][..], Vec::as_slice);
            let same = names.iter().find(|name| {
                let here = at..at + name.tokens.len();
                here.end <= sentence.tokens.end
                    && here.clone().all(|token| !taken[token])
                    && here
                        .zip(name.tokens.clone())
                        .all(|(a, b)| all[a].text == all[b].text)
                    && is_usual_name_word(analysis, at)
                    && !is_time_or_number(analysis, at)
            });
            match same {
                Some(name) => {
                    let tokens = at..at + name.tokens.len();
                    at = tokens.end;
                    repeated.push(NameMention {
                        tokens,
                        rule: "entity.repeated_name",
                        ..name.clone()
                    });
                }
                None => at += 1,
            }
        }
    }
    repeated
}

/// The last word of a person's name of several words, which may stand alone for the whole.
fn surname(analysis: &Analysis, mention: &NameMention) -> Option<NameMention> {
    let is_long_person = mention.entity_type == EntityType::Person && mention.tokens.len() > 1;
    let last = &*analysis.tokens()[mention.tokens.end - 1].text;
    let is_title = title_word(last).is_some() && !gazetteer().is_surname(last);
    (is_long_person && !is_title).then(|| NameMention {
        tokens: mention.tokens.end - 1..mention.tokens.end,
        ..mention.clone()
    })
}

/// "May" in "12 May" is nobody's name, though a May be named elsewhere.
fn is_time_or_number(analysis: &Analysis, token: usize) -> bool {
    let name = analysis.name_at(token);
    name.is_some_and(|name| kind::of_label(name.label).is_none())
}

fn is_usual_name_word(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    let is_nominal = matches!(
        word.pos,
        PartOfSpeech::ProperNoun | PartOfSpeech::Noun | PartOfSpeech::Adjective
    );
    is_nominal && starts_upper(&word.text)
}
