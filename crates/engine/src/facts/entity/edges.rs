//! Where a name begins and ends: without articles, titles and possessive endings, with the words
//! that the recogniser left out.

use std::borrow::Cow;
use std::ops::Range;

use crate::facts::EntityType;
use crate::facts::gazetteer::{Sex, gazetteer};
use crate::facts::phrase;
use crate::facts::titles::{is_double_title, starts_upper, title_word};
use crate::language::{Analysis, Dependency, Tag, is_dictionary_verb};

use super::kind;
use super::listed;
use super::mention::{NameMention, is_title_case};
use super::own_words::{self, is_complement_word};
use super::prefix;
use super::words::{is_organization_word, is_place_word, is_thing_word};

/// The names in a recognised range: "Daesh/ISIS" is two, "Tesla, Uber and Snapchat" three, "Ayo Ebele
/// for the Trust" two.
pub fn parts(analysis: &Analysis, tokens: Range<usize>, label: EntityType) -> Vec<Range<usize>> {
    let all = analysis.tokens();
    let tokens = if label == EntityType::Person {
        without_possession(analysis, tokens)
    } else {
        tokens
    };
    let is_list = tokens.clone().any(|token| &*all[token].text == ",")
        && tokens
            .clone()
            .any(|token| matches!(&*all[token].text, "and" | "or"));
    let mut cuts: Vec<usize> = Vec::new();
    for token in tokens.clone() {
        let text = &*all[token].text;
        let start = cuts.last().map_or(tokens.start, |cut| cut + 1);
        let is_inside = start < token && token + 1 < tokens.end;
        let is_spaced_dash = matches!(text, "-" | "–" | "—")
            && token > tokens.start
            && all[token - 1].span.end < all[token].span.start;
        let is_in_list = is_list && matches!(text, "," | "and" | "or");
        let is_preposition = is_inside
            && matches!(
                text,
                "on" | "in" | "at" | "near" | "for" | "by" | "from" | "with"
            )
            && starts_upper(&all[token + 1].text)
            && (!is_complement(analysis, start..token, text)
                || is_address(analysis, token + 1..tokens.end, text));
        // "Rathbun the Guardian", but "Catherine the Great" and "Society for the Blind".
        let is_article = is_inside
            && text == "the"
            && starts_upper(&all[token - 1].text)
            && !is_byname(&all[token + 1].text);
        let is_owner =
            is_inside && all[token].tag == Tag::PossessiveMark && owns(analysis, start..token);
        let is_mark = matches!(text, "/" | "(" | ")" | "\n" | ";");
        if is_mark || is_spaced_dash || is_in_list || is_preposition || is_article || is_owner {
            cuts.push(token);
        }
    }
    let starts = std::iter::once(tokens.start).chain(cuts.iter().map(|cut| cut + 1));
    let ends = cuts.iter().copied().chain(std::iter::once(tokens.end));
    starts
        .zip(ends)
        .map(|(start, end)| start..end)
        .filter(|part| !part.is_empty())
        .collect()
}

/// A person without what is theirs, "Ada Obi" of "Ada Obi's Nine Lives"; "Prince Obi's County" is no person's.
fn without_possession(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    if is_named_for_somebody(analysis, &tokens) {
        return tokens;
    }
    let end = possession(analysis, &tokens).unwrap_or(tokens.end);
    tokens.start..end
}

/// Where the possessive mark within a name stands.
fn possession(analysis: &Analysis, tokens: &Range<usize>) -> Option<usize> {
    let all = analysis.tokens();
    let mut inner = tokens.clone().skip(1);
    inner.find(|&token| all[token].tag == Tag::PossessiveMark)
}

/// "Prince Obi's County", "St. Obi's Hospital".
fn is_named_for_somebody(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let last = &*analysis.tokens()[tokens.end - 1].text;
    possession(analysis, tokens).is_some()
        && (is_place_word(last) || is_organization_word(last) || is_thing_word(last))
}

/// Whether a preposition opens the complement of an organization: "Council on", "Agency for".
fn is_complement(analysis: &Analysis, before: Range<usize>, preposition: &str) -> bool {
    let names_body = before
        .clone()
        .any(|token| is_organization_word(&analysis.tokens()[token].text));
    let is_person = gazetteer()
        .sex_of_first_name(&analysis.tokens()[before.start].text)
        .is_some();
    names_body || is_complement_word(preposition) && !is_person
}

/// "Metropolitan Club on Ebele Street": where something stands is no part of its name.
fn is_address(analysis: &Analysis, after: Range<usize>, preposition: &str) -> bool {
    matches!(preposition, "on" | "in" | "at" | "near")
        && is_place_word(&analysis.tokens()[after.end - 1].text)
}

/// "Apple's Mac OS": what a listed organization or a nation owns is another name.
fn owns(analysis: &Analysis, tokens: Range<usize>) -> bool {
    let text = words_of(analysis, tokens);
    let known = gazetteer();
    known.organization(&text).is_some() || known.nation(&text).is_some() || known.is_company(&text)
}

/// A name as the lists have it, whose hyphens a text sets between blanks: "Coca - Cola".
pub fn with_plain_hyphens(text: &str) -> Cow<'_, str> {
    if text.contains(" - ") {
        Cow::Owned(text.replace(" - ", "-"))
    } else {
        Cow::Borrowed(text)
    }
}

pub fn words_of(analysis: &Analysis, tokens: Range<usize>) -> String {
    let words: Vec<&str> = analysis.tokens()[tokens]
        .iter()
        .map(|word| &*word.text)
        .collect();
    words.join(" ")
}

fn is_byname(word: &str) -> bool {
    matches!(
        word,
        "Elder" | "Younger" | "Great" | "First" | "Second" | "Third" | "Terrible" | "Conqueror"
    )
}

/// Joins the pieces of a person's name that stand side by side: first name and surname, initial and
/// surname.
pub fn joined_persons(analysis: &Analysis, mentions: Vec<NameMention>) -> Vec<NameMention> {
    let all = analysis.tokens();
    let mut joined: Vec<NameMention> = Vec::new();
    for mention in mentions {
        if let Some(last) = joined.last_mut()
            && last.tokens.end == mention.tokens.start
            && last.label == Some(EntityType::Person)
            && mention.label == Some(EntityType::Person)
            && last.tokens.len() + mention.tokens.len() <= 4
            && all[last.tokens.start].sentence == all[mention.tokens.start].sentence
        {
            last.tokens.end = mention.tokens.end;
            continue;
        }
        joined.push(mention);
    }
    joined
}

/// Joins the name of a company with the nation behind it, without a comma: "Velmora Indonesia".
pub fn joined_branches(analysis: &Analysis, mentions: Vec<NameMention>) -> Vec<NameMention> {
    let all = analysis.tokens();
    let known = gazetteer();
    let mut joined: Vec<NameMention> = Vec::new();
    for mention in mentions {
        if let Some(last) = joined.last_mut()
            && last.tokens.end == mention.tokens.start
            && last.tokens.len() == 1
            && let word = &all[last.tokens.start]
            && word.dependency == Dependency::Compound
            && mention.tokens.contains(&word.head)
            && known
                .nation(&words_of(analysis, mention.tokens.clone()))
                .is_some()
            && own_words::is_own_name(&word.text)
        {
            last.tokens.end = mention.tokens.end;
            last.label = Some(EntityType::Organization);
            continue;
        }
        joined.push(mention);
    }
    joined
}

/// A name without its article, possessive ending, prepositions and marks at the edges, if anything is
/// left of it.
pub fn trimmed(analysis: &Analysis, tokens: Range<usize>) -> Option<Range<usize>> {
    if is_honour(analysis, &tokens) {
        return None;
    }
    let all = analysis.tokens();
    // "(Photo: The Lagos Post)Buy": the end of a credit is run together with what follows.
    let is_run_together = |word: &str| {
        let end = word.trim_end_matches(')');
        end.contains(')') && !end.contains('(')
    };
    if all[tokens.clone()]
        .iter()
        .any(|word| is_run_together(&word.text))
    {
        return None;
    }
    let mut tokens = phrase::trim(analysis, tokens);
    // "Defeating Ebele United, they …"
    let opens = |at: usize| analysis.sentence_of(at).tokens.start == at;
    if tokens.len() > 1
        && all[tokens.start].tag == Tag::Vbg
        && opens(tokens.start)
        && is_dictionary_verb(&all[tokens.start].lemma.to_lowercase())
    {
        tokens.start += 1;
    }
    while !tokens.is_empty() && stands_before_name(analysis, tokens.start) {
        tokens = phrase::trim(analysis, tokens.start + 1..tokens.end);
    }
    tokens = prefix::without_attitude(analysis, tokens);
    let stands_after_name = |tokens: &Range<usize>| {
        let word = &all[tokens.end - 1];
        let is_function_word = matches!(word.tag, Tag::In | Tag::To | Tag::Cc | Tag::Dt);
        let is_number = word.text.chars().all(|c| c.is_ascii_digit());
        // "Ebele Air Flight 447" flies for Ebele Air.
        let is_flight = tokens.len() > 2 && is_number && &*all[tokens.end - 2].text == "Flight";
        let is_label = tokens.len() > 1 && (&*word.text == "Flight" || opens_credit(&word.text));
        // "Minister(s"
        let is_cut = word.text.contains('(') && !word.text.contains(')');
        word.tag == Tag::PossessiveMark && !is_part_of_name(analysis, tokens)
            || is_function_word && !starts_upper(&word.text)
            || is_flight
            || is_cut
            || is_label
    };
    while !tokens.is_empty() && stands_after_name(&tokens) {
        tokens = phrase::trim(analysis, tokens.start..tokens.end - 1);
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// Whether a word opens the credit of a picture or a link of the page, which stand behind the name of who is
/// seen or writes.
fn opens_credit(word: &str) -> bool {
    matches!(
        word,
        "Image" | "Photo" | "Photograph" | "Picture" | "Follow" | "Updated" | "Published"
    )
}

/// "Ada Obi, *QC*,": letters behind a person's name that tell of an honour or a degree.
fn is_honour(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    const HONOURS: &[&str] = &["CBE", "KC", "MBE", "MD", "OBE", "PhD", "QC"];
    let all = analysis.tokens();
    let behind_name = || {
        let name = tokens.start.checked_sub(2).map(|at| &all[at]);
        &*all[tokens.start - 1].text == "," && name.is_some_and(|name| name.tag.is_proper_noun())
    };
    tokens.len() == 1
        && tokens.start > 1
        && HONOURS.contains(&&*all[tokens.start].text)
        && behind_name()
}

fn stands_before_name(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    let is_function_word = matches!(
        word.tag,
        Tag::Dt | Tag::PrpPossessive | Tag::In | Tag::To | Tag::Cc | Tag::PossessiveMark
    );
    is_function_word && !starts_upper(&word.text)
        || matches!(&*word.text, "The" | "A" | "An") && !is_capital_article(analysis, token)
}

/// "The" within a sentence belongs to the name: "the editor of The Ebele Times". Where a sentence
/// begins, and where all words have capitals, it does not tell.
fn is_capital_article(analysis: &Analysis, token: usize) -> bool {
    let sentence = &analysis.sentence_of(token).tokens;
    let tokens = analysis.tokens();
    let follows_word =
        token > sentence.start && tokens[token - 1].text.chars().any(char::is_alphanumeric);
    &*tokens[token].text == "The" && follows_word && !is_title_case(analysis, sentence.clone())
}

/// Whether the possessive ending is the name's own: "Wendy's opened", "a Macy's in Ebele".
fn is_part_of_name(analysis: &Analysis, tokens: &Range<usize>) -> bool {
    let all = analysis.tokens();
    let words = &all[tokens.clone()];
    let text: String = words
        .iter()
        .map(|word| &*word.text)
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" '", "'")
        .replace(" ’", "'");
    let known = gazetteer();
    let is_listed = known.is_company(&text) || known.organization(&text).is_some();
    let name = &all[tokens.end.saturating_sub(2)];
    is_listed && name.dependency != Dependency::Possessive
}

/// A place without the post behind it: "Los Angeles" in "Los Angeles Sheriff's office".
pub fn without_post(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let place = tokens.start..tokens.end - 1;
    let is_post = title_word(&analysis.tokens()[tokens.end - 1].text).is_some();
    if is_post && gazetteer().is_place(&words_of(analysis, place.clone())) {
        place
    } else {
        tokens
    }
}

/// A name that is no person's, with the capital article before it that the recogniser left out.
pub fn with_start(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, end } = tokens;
    let first = analysis.sentence_of(start).tokens.start;
    if start > first && is_capital_article(analysis, start - 1) {
        start -= 1;
    }
    start..end
}

/// A name without the titles before it, and the sex they tell.
pub fn without_titles(analysis: &Analysis, tokens: Range<usize>) -> (Range<usize>, Option<Sex>) {
    let all = analysis.tokens();
    let mut start = within_title(analysis, &tokens).unwrap_or(tokens.start);
    let mut sex = None;
    if is_named_for_somebody(analysis, &tokens) {
        return (tokens, None);
    }
    while start + 1 < tokens.end {
        let rest = start + 1..tokens.end;
        let names_organization = is_complement_word(&all[rest.start].text)
            || rest
                .clone()
                .any(|token| is_organization_word(&all[token].text))
            // "Kings County Hospital" has no king.
            || all[start].text.ends_with('s') && {
                let last = &*all[tokens.end - 1].text;
                is_place_word(last) || is_thing_word(last)
            };
        if start + 2 < tokens.end && is_double_title(&all[start].text, &all[start + 1].text) {
            start += 2;
            continue;
        }
        // "Lt. Col" may stand with its full stop apart.
        if start > tokens.start && &*all[start].text == "." {
            start += 1;
            continue;
        }
        let Some(title) = title_word(&all[start].text) else {
            break;
        };
        if names_organization || !starts_upper(&all[rest.start].text) {
            break;
        }
        sex = sex.or(title.sex);
        start += 1;
    }
    let told_before = || title_word(&all[start.checked_sub(1)?].text)?.sex;
    (start..tokens.end, sex.or_else(told_before))
}

/// Where the name begins in "Secretary of [State Antony Blinken]": the recogniser may take the end of
/// a title for the name's first word.
fn within_title(analysis: &Analysis, tokens: &Range<usize>) -> Option<usize> {
    let all = analysis.tokens();
    let before = tokens.start.checked_sub(2)?;
    let follows_title = matches!(&*all[before + 1].text, "of" | "for")
        && title_word(&all[before].text).is_some()
        && all[before].sentence == all[tokens.start].sentence;
    let mut inner = tokens.start + 1..tokens.end.saturating_sub(1);
    let first_name = inner.find(|&at| gazetteer().sex_of_first_name(&all[at].text).is_some());
    first_name.filter(|_| follows_title)
}

/// A person's name with the proper nouns that belong to it but that the recogniser left out.
pub fn whole_person(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    if start == end {
        return start..end;
    }
    let all = analysis.tokens();
    let belongs = |token: usize, neighbour: usize| {
        let word = &all[token];
        let is_compound =
            |a: usize, b: usize| all[a].head == b && all[a].dependency == Dependency::Compound;
        word.tag == Tag::Nnp
            && (is_compound(token, neighbour) || is_compound(neighbour, token))
            && starts_upper(&word.text)
            && analysis.name_at(token).is_none()
            && title_word(&word.text).is_none()
            && !opens_credit(&word.text)
            && !gazetteer().is_group(&word.text)
            && gazetteer().nation(&word.text).is_none()
            && !is_organization_word(&word.text)
    };
    let sentence_end = analysis.sentence_of(start).tokens.end;
    while end < sentence_end && (belongs(end, end - 1) || continues(analysis, start..end)) {
        end += 1;
    }
    let is_irish = &*all[end - 1].text == "O" || all[end - 1].text.ends_with(['\'', '’']);
    if end + 1 < sentence_end && is_irish && matches!(&*all[end].text, "'" | "’") {
        end += 2;
    }
    if end + 1 < sentence_end && &*all[end].text == "the" && is_byname(&all[end + 1].text) {
        end += 2;
    }
    while start > 0
        && gazetteer()
            .sex_of_first_name(&all[start - 1].text)
            .is_some()
        && belongs(start - 1, start)
    {
        start -= 1;
    }
    start..end
}

/// Whether the next token goes on with a person's name: after an initial, or "Jr." and "III".
fn continues(analysis: &Analysis, tokens: Range<usize>) -> bool {
    let all = analysis.tokens();
    let (last, next) = (&all[tokens.end - 1], &all[tokens.end]);
    let is_initial = last.text.ends_with('.') && last.text.chars().count() == 2;
    let is_generation = tokens.len() > 1
        && matches!(
            &*next.text,
            "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV"
        );
    is_generation || is_initial && next.tag.is_proper_noun() && starts_upper(&next.text)
}

/// A maker's name with the model behind it is a product: "Boeing 747", "Airbus A380".
pub fn with_model(analysis: &Analysis, tokens: Range<usize>) -> Option<Range<usize>> {
    let all = analysis.tokens();
    let next = all.get(tokens.end)?;
    let is_same = all[tokens.end - 1].sentence == next.sentence;
    let owns = all[tokens.end - 1].span.end + 1 == next.span.start;
    let name: Vec<&str> = all[tokens.clone()].iter().map(|word| &*word.text).collect();
    let name = name.join(" ");
    let is_maker = gazetteer().is_company(&name) || gazetteer().organization(&name).is_some();
    (is_same && owns && is_maker && own_words::is_model(next.text.trim_end_matches('s')))
        .then_some(tokens.start..tokens.end + 1)
}

/// The name of an organization with its complement: "Coalition to Defeat ISIS", "Ministry of
/// Foreign Affairs", "Council for the Welfare of Immigrants".
pub fn whole_organization(analysis: &Analysis, tokens: Range<usize>) -> Range<usize> {
    let all = analysis.tokens();
    let Range { start, mut end } = listed::with_list(analysis, tokens);
    if start == end || !is_organization_word(&all[end - 1].text) {
        return start..end;
    }
    let sentence_end = analysis.sentence_of(start).tokens.end;
    while end < sentence_end && is_complement_word(&all[end].text) {
        let mut next = end + 1;
        while next < sentence_end && matches!(&*all[next].text, "the" | "and" | "&") {
            next += 1;
        }
        let is_capital = |token: usize| {
            token < sentence_end
                && starts_upper(&all[token].text)
                && (all[token].tag.is_noun()
                    || all[token].tag == Tag::Jj
                    || &*all[end].text == "to")
        };
        let is_date = analysis
            .name_at(next)
            .is_some_and(|name| kind::of_label(name.label).is_none());
        // "League for the St. Louis Eagles": a name of its own; "Coalition to Defeat ISIS" is one name.
        let is_other = &*all[end].text != "of"
            && analysis.name_at(next).is_some_and(|name| {
                let is_aim =
                    name.tokens.len() > 1 && is_dictionary_verb(&all[next].text.to_lowercase());
                name.tokens.start == next
                    && kind::of_label(name.label) == Some(EntityType::Organization)
                    && !(&*all[end].text == "to" && is_aim)
            });
        if !is_capital(next) || is_date || is_other || gazetteer().is_place(&all[next].text) {
            break;
        }
        while is_capital(next)
            || (next < sentence_end && &*all[next].text == "and" && is_capital(next + 1))
        {
            next += 1;
        }
        if is_address(analysis, end + 1..next, &all[end].text) {
            break;
        }
        end = next;
    }
    start..end
}
