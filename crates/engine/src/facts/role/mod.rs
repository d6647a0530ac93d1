//! Who: what somebody is, from titles before names, appositions, relative clauses, copulas and verbs
//! of office.

mod group;
mod lexicon;
mod owner;
mod post;
pub(super) mod record;
pub(super) mod rules;
mod tenure;
#[cfg(test)]
mod tests;
mod verb;

use std::ops::Range;

use crate::article::Span;
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::titles::{starts_upper, title_word};
use super::{Confidence, EntityIndex, EntityType, Fact, FactContent, Mention, Role, Source};

use post::Post;

/// How far before a name its title may begin, in tokens.
const REACH_BEFORE: usize = 16;
/// How far after a name the noun of an apposition may stand, in tokens.
const REACH_AFTER: usize = 14;

/// Numbers before a title that are none of it, and the titles of which they are a part.
const RANKS: [&str; 5] = ["first", "second", "third", "fourth", "last"];
const RANKED: [&str; 15] = [
    "class",
    "deputy",
    "gentleman",
    "lady",
    "lieutenant",
    "lord",
    "mate",
    "minister",
    "officer",
    "prize",
    "sea",
    "secretary",
    "selectman",
    "sergeant",
    "vice",
];

/// Words after which "of" tells where somebody descends from, and whom nobody works for.
const DESCENT: [&str; 6] = [
    "ancestry",
    "background",
    "descent",
    "extraction",
    "heritage",
    "origin",
];

const QUOTATION_MARKS: [&str; 7] = ["\"", "“", "”", "‘", "’", "``", "''"];

/// A person named at some place in the text.
struct Person<'a> {
    name: &'a str,
    tokens: Range<usize>,
    /// The token that governs the name.
    head: usize,
    span: Span,
    is_by_name: bool,
}

/// The roles of an article.
pub fn extract(source: Source<'_>, entities: &EntityIndex<'_>) -> Vec<Fact> {
    let reader = Reader { source, entities };
    let mut roles = Vec::new();
    for person in persons(source, entities) {
        if person.is_by_name {
            roles.extend(reader.before_name(&person));
            roles.extend(reader.apposition_after(&person));
            roles.extend(reader.apposition_before(&person));
            roles.extend(reader.relative_clause(&person));
        }
        roles.extend(reader.by_verb(&person));
    }
    unite_short_titles(roles)
}

/// All mentions of persons, pronouns included.
fn persons<'a>(source: Source<'a>, entities: &EntityIndex<'a>) -> Vec<Person<'a>> {
    let analysis = source.analysis;
    let mentions = entities.within(source.article.text.span());
    mentions
        .filter(|(_, _, entity)| entity.entity_type == EntityType::Person)
        .filter_map(|(span, mention, entity)| {
            let tokens = analysis.tokens_in(span);
            let head = analysis.head_of(tokens.clone())?;
            Some(Person {
                name: &entity.name,
                tokens,
                head,
                span,
                is_by_name: mention == Some(Mention::Name),
            })
        })
        .collect()
}

struct Reader<'a> {
    source: Source<'a>,
    entities: &'a EntityIndex<'a>,
}

impl Reader<'_> {
    fn analysis(&self) -> &Analysis {
        self.source.analysis
    }

    fn text(&self, at: usize) -> &str {
        &self.analysis().tokens()[at].text
    }

    fn sentence(&self, at: usize) -> Range<usize> {
        self.analysis().sentence_of(at).tokens.clone()
    }

    /// "US Secretary of State Antony Blinken", "activist and philosopher Noam Chomsky".
    fn before_name(&self, person: &Person<'_>) -> Vec<Fact> {
        let analysis = self.analysis();
        let sentence = self.sentence(person.tokens.start);
        let mut end = person.tokens.start;
        while end > sentence.start
            && (title_word(self.text(end - 1)).is_some_and(|title| title.is_address)
                || self.text(end - 1) == "]")
        {
            end -= 1;
        }
        let first = sentence.start.max(end.saturating_sub(REACH_BEFORE));
        if let Some(shared) = self.shared_title(person, first) {
            return vec![shared];
        }
        let Some(noun) = self.noun_before(first, end) else {
            return Vec::new();
        };
        let mut post = post::read(self.source, self.entities, noun, first..end);
        if let Some(chief) = self.chief_of(first, post.phrase.start) {
            post.title.start = chief;
            post.phrase.start = chief;
        }
        if let Some(rank) = self.rank_of(first, &post) {
            post.title.start = rank;
            post.phrase.start = rank;
        }
        if post.of.is_none() {
            post.of = self.origin_after(person);
        }
        if self.is_a_quoted_name(&(post.phrase.start..person.tokens.end)) {
            return Vec::new();
        }
        let mut posts = vec![post];
        // "activist and philosopher", "director General": each title may have one more before it.
        while let Some(last) = posts.last()
            && last.title.start == last.phrase.start
            && let Some(noun) = self.title_before(first, last.title.start)
        {
            let limit = first..noun + 1;
            posts.push(post::read(self.source, self.entities, noun, limit));
        }
        share_owner(&mut posts);
        let facts = posts.into_iter().map(|post| {
            let span = analysis.span_of(post.phrase.start..person.tokens.end);
            self.fact(person, &post, span, "role.before_name", 0.85)
        });
        facts.collect()
    }

    /// The post that holds the one at `start` in itself: "*Chief* of Detectives".
    fn chief_of(&self, first: usize, start: usize) -> Option<usize> {
        let chief = start.checked_sub(2).filter(|&chief| chief >= first)?;
        let is_of = self.text(start - 1) == "of" && post::is_post(self.analysis(), chief);
        is_of.then_some(chief)
    }

    /// The word before an owner that lowers the post behind it: "*assistant* Ebele County prosecutor".
    fn rank_of(&self, first: usize, post: &Post) -> Option<usize> {
        let rank = post.phrase.start.checked_sub(1).filter(|&at| at >= first)?;
        let lowers = matches!(
            self.text(rank),
            "assistant" | "associate" | "deputy" | "vice"
        );
        (lowers && post.of.is_some() && post.title.start > post.phrase.start).then_some(rank)
    }

    /// The noun of the title right before another one, joined to it by "and" or nothing.
    fn title_before(&self, first: usize, title: usize) -> Option<usize> {
        let before = title.checked_sub(1).filter(|&before| before >= first)?;
        let noun = if self.text(before) == "and" {
            before.checked_sub(1).filter(|&noun| noun >= first)?
        } else {
            before
        };
        (post::is_post(self.analysis(), noun) && !self.person_starts(noun)).then_some(noun)
    }

    /// "Senators Ann Lee and *Bob Ray*": the plural belongs to each name of the list.
    fn shared_title(&self, person: &Person<'_>, first: usize) -> Option<Fact> {
        let analysis = self.analysis();
        let mut start = person.tokens.start;
        while let Some(before) = self.joined_before(first, start) {
            start = before;
        }
        let noun = start.checked_sub(1).filter(|&noun| noun >= first)?;
        if !matches!(analysis.tokens()[noun].tag, Tag::Nns | Tag::Nnps)
            || !post::is_post(analysis, noun)
            || title_word(self.text(noun)).is_some_and(|title| title.long.is_some())
        {
            return None;
        }
        let post = post::read(self.source, self.entities, noun, first..start);
        if self.chief_of(first, post.phrase.start).is_some() {
            return None;
        }
        let span = analysis.span_of(post.phrase.start..person.tokens.end);
        let mut fact = self.fact(person, &post, span, "role.before_names", 0.6);
        if let FactContent::Role(role) = &mut fact.content {
            role.title = singular(&role.title);
        }
        Some(fact)
    }

    /// The start of the name that a list holds before the one at `start`: "Ann Lee *of Ohio*, Bob Ray".
    fn joined_before(&self, first: usize, start: usize) -> Option<usize> {
        let analysis = self.analysis();
        let mut end = start;
        while end > first && matches!(self.text(end - 1), "," | "and") {
            end -= 1;
        }
        if end == start || end == first {
            return None;
        }
        let span = analysis.span_of(first..end);
        let named = self.entities.within(span).filter(|(_, mention, entity)| {
            *mention == Some(Mention::Name) && entity.entity_type == EntityType::Person
        });
        let tokens = analysis.tokens_in(named.last()?.0);
        let origin = tokens.end..end;
        // "Ann Lee (Greens)"
        let is_bracketed = !origin.is_empty()
            && self.text(origin.start) == "("
            && self.text(origin.end - 1) == ")";
        let is_origin = origin.clone().enumerate().all(|(place, at)| {
            let word = &analysis.tokens()[at];
            match place {
                0 => matches!(&*word.text, "of" | "from"),
                _ => word.tag.is_proper_noun() || word.pos == PartOfSpeech::Determiner,
            }
        });
        let is_origin = is_origin || is_bracketed;
        is_origin.then_some(tokens.start)
    }

    /// The noun of the title that ends right before `end`.
    fn noun_before(&self, first: usize, end: usize) -> Option<usize> {
        let analysis = self.analysis();
        let last = end.checked_sub(1).filter(|&last| last >= first)?;
        let is_plural = analysis.tokens()[last].tag == Tag::Nns;
        if (post::is_post(analysis, last) || post::is_occupation(analysis, last)) && !is_plural {
            return Some(last);
        }
        // "Executive director of the Dallas chapter of the council Alia Salem"
        (first..last).rev().find(|&noun| {
            post::is_post(analysis, noun)
                && analysis.tokens()[noun].tag != Tag::Nns
                && post::read(self.source, self.entities, noun, noun..end)
                    .phrase
                    .end
                    == end
        })
    }

    /// "senator Mark Warner *from Virginia*", "Mu Li, *of the University of Sydney*".
    fn origin_after(&self, person: &Person<'_>) -> Option<String> {
        let has_comma = self
            .analysis()
            .tokens()
            .get(person.tokens.end)
            .is_some_and(|word| word.tag == Tag::Comma);
        let at = person.tokens.end + usize::from(has_comma);
        let sentence = self.sentence(person.tokens.start);
        if at + 1 >= sentence.end {
            return None;
        }
        if let Some(state) = self.state_after(at, sentence.end) {
            return Some(state);
        }
        if !matches!(self.text(at), "from" | "of") {
            return None;
        }
        let has_article = self.analysis().tokens()[at + 1].tag == Tag::Dt && at + 2 < sentence.end;
        let start = self.analysis().tokens()[at + 1 + usize::from(has_article)]
            .span
            .start;
        let (_, mention, entity) = self.entities.at(start)?;
        let is_place = mention == Some(Mention::Name)
            && matches!(
                entity.entity_type,
                EntityType::Place | EntityType::Organization
            )
            // Of a politician it tells the party, not what the post belongs to.
            && !entity.name.contains("Party");
        is_place.then(|| entity.name.clone())
    }

    /// "R-*Texas*" or "(D-*Calif.*)" after the name of a member of Congress.
    fn state_after(&self, at: usize, end: usize) -> Option<String> {
        let start = at + usize::from(self.text(at) == "(");
        let is_party = |word: &str| matches!(word, "R" | "D" | "I");
        if let Some((party, state)) = self.text(start).split_once('-')
            && is_party(party)
            && starts_upper(state)
        {
            return Some(state.to_owned());
        }
        let dashed = start + 2 < end && is_party(self.text(start)) && self.text(start + 1) == "-";
        let state = start + 2;
        (dashed && starts_upper(self.text(state))).then(|| self.text(state).to_owned())
    }

    /// "Nuh Yilmaz, Türkiye's deputy foreign minister and a former diplomat".
    fn apposition_after(&self, person: &Person<'_>) -> Vec<Fact> {
        let analysis = self.analysis();
        let sentence = self.sentence(person.tokens.start);
        let mut start = self.after_age(person.tokens.end, sentence.end);
        let opens = start < sentence.end && matches!(self.text(start), "," | "(" | "—" | "–" | "-");
        let has_article = start < sentence.end && matches!(self.text(start), "a" | "an" | "the");
        if !opens && !has_article {
            return Vec::new();
        }
        start += usize::from(opens);
        let mut facts = Vec::new();
        let mut posts: Vec<Post> = Vec::new();
        let mut limit = sentence.end.min(start + REACH_AFTER);
        while let Some(noun) = post::first_in(analysis, start..limit) {
            let mut post = post::read(self.source, self.entities, noun, start..sentence.end);
            post::take_in_from_article(self.analysis(), &mut post, start);
            let end = post.phrase.end;
            // ", President Obama": the title of the next person.
            if self.person_starts(end) || self.is_plural(noun) || !self.is_closed(end, sentence.end)
            {
                break;
            }
            posts.push(post);
            let mut next = end;
            while next < sentence.end && matches!(self.text(next), "," | "and") {
                next += 1;
            }
            if next == end || self.text(next - 1) != "and" {
                break;
            }
            start = next;
            limit = sentence.end.min(start + REACH_AFTER);
        }
        share_owner(&mut posts);
        for post in &posts {
            let span = analysis.span_of(person.tokens.start..post.phrase.end);
            facts.push(self.fact(person, post, span, "role.apposition_after", 0.9));
        }
        facts
    }

    /// Past ", 51" after a name.
    fn after_age(&self, at: usize, end: usize) -> usize {
        let is_age = at + 2 < end
            && self.text(at) == ","
            && self.analysis().tokens()[at + 1].tag == Tag::Cd
            && self.text(at + 2) == ",";
        if is_age { at + 2 } else { at }
    }

    /// Whether an apposition ends here rather than being part of a longer noun phrase.
    fn is_closed(&self, end: usize, sentence_end: usize) -> bool {
        end >= sentence_end
            || !matches!(
                self.analysis().tokens()[end].pos,
                PartOfSpeech::Noun
                    | PartOfSpeech::ProperNoun
                    | PartOfSpeech::Adjective
                    | PartOfSpeech::Number
            )
    }

    fn person_starts(&self, at: usize) -> bool {
        let Some(token) = self.analysis().tokens().get(at) else {
            return false;
        };
        let entity = self.entities.at(token.span.start);
        entity.is_some_and(|(_, mention, entity)| {
            mention == Some(Mention::Name) && entity.entity_type == EntityType::Person
        })
    }

    fn is_plural(&self, noun: usize) -> bool {
        self.analysis().tokens()[noun].tag == Tag::Nns
    }

    /// "the deputy foreign minister, Nuh Yilmaz".
    fn apposition_before(&self, person: &Person<'_>) -> Vec<Fact> {
        let analysis = self.analysis();
        let sentence = self.sentence(person.tokens.start);
        let Some(comma) = person.tokens.start.checked_sub(1) else {
            return Vec::new();
        };
        if comma <= sentence.start || !matches!(self.text(comma), "," | "—" | ":") {
            return Vec::new();
        }
        let end = self.before_brackets(sentence.start, comma);
        let first = sentence.start.max(end.saturating_sub(REACH_BEFORE));
        let noun = (first..end).rev().find(|&noun| {
            let read = || post::read(self.source, self.entities, noun, noun..end);
            post::is_post(analysis, noun) && read().phrase.end == end
        });
        let Some(mut noun) = noun.filter(|&noun| !self.is_plural(noun)) else {
            return Vec::new();
        };
        // "the party's candidate for mayor, Ann Lee": she is not the mayor.
        if noun >= first + 2 && self.text(noun - 1) == "for" && post::is_post(analysis, noun - 2) {
            noun -= 2;
        }
        let post = post::read(self.source, self.entities, noun, first..end);
        let start = post.phrase.start;
        // "Ann Lee, president of Acme, Bob Ray and": the post before the comma is that of the first.
        let belongs_before = start > first
            && matches!(self.text(start - 1), "," | "(")
            && start >= 2
            && self.person_starts(start - 2);
        if belongs_before {
            return Vec::new();
        }
        let span = analysis.span_of(start..person.tokens.end);
        vec![self.fact(person, &post, span, "role.apposition_before", 0.9)]
    }

    /// Where a bracketed aside starts that ends right before `end`: "the head of WHO (…), Ann Lee".
    fn before_brackets(&self, first: usize, end: usize) -> usize {
        if end <= first || self.text(end - 1) != ")" {
            return end;
        }
        let open = (first..end).rev().find(|&at| self.text(at) == "(");
        open.unwrap_or(end)
    }

    /// "Nuh Yilmaz, who is deputy foreign minister", "who served as minister until 2010".
    fn relative_clause(&self, person: &Person<'_>) -> Vec<Fact> {
        let analysis = self.analysis();
        let clauses = analysis.children_by(person.head, Dependency::RelativeClause);
        clauses
            .flat_map(|clause| self.of_verb(person, clause, "role.relative_clause", 0.85))
            .collect()
    }

    fn fact(
        &self,
        person: &Person<'_>,
        post: &Post,
        span: Span,
        rule: &'static str,
        confidence: Confidence,
    ) -> Fact {
        let tenure = tenure::read(self.source, post.phrase.end.max(person.tokens.end));
        let past = post.is_former.then(|| "past".to_owned());
        let descends = |of: &&String| {
            let last = of.rsplit(' ').next().unwrap_or_default();
            !DESCENT.contains(&last)
        };
        let role = Role {
            person: person.name.to_owned(),
            title: self.full_title(self.without_rank(post.title.clone())),
            of: post.of.as_ref().filter(descends).cloned(),
            since: tenure.since,
            until: tenure.until.or(past),
        };
        Fact::suggested(
            self.source.article,
            FactContent::Role(role),
            &[span],
            rule,
            confidence,
        )
    }

    /// A title without the number that tells only in which order its holders came: "first state justice",
    /// not "first lady".
    fn without_rank(&self, title: Range<usize>) -> Range<usize> {
        let lower = |at: usize| self.text(at).to_lowercase();
        let is_rank = title.len() > 1
            && RANKS.contains(&lower(title.start).as_str())
            && !RANKED.contains(&lower(title.start + 1).as_str());
        title.start + usize::from(is_rank)..title.end
    }

    /// Whether a name stands between quotation marks with what is before it: "dubbed “Agent Smith”".
    fn is_a_quoted_name(&self, words: &Range<usize>) -> bool {
        let analysis = self.analysis();
        let mark = |at: Option<usize>| {
            at.and_then(|at| analysis.tokens().get(at))
                .is_some_and(|token| QUOTATION_MARKS.contains(&&*token.text))
        };
        let behind = (words.end..words.end + 2).any(|at| mark(Some(at)));
        mark(words.start.checked_sub(1)) && behind
    }

    /// The words of a title, abbreviations in full.
    fn full_title(&self, title: Range<usize>) -> String {
        let words = self.source.article.slice(self.analysis().span_of(title));
        let words = words.split_whitespace().map(|word| {
            let long = title_word(word).and_then(|title| title.long);
            long.unwrap_or(word)
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A title for one of those who share it: "senators" as "senator", "secretaries of state" left.
fn singular(title: &str) -> String {
    match title.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => title.strip_suffix('s').unwrap_or(title).to_owned(),
    }
}

/// "president and owner of the club", "US activist and philosopher": a post that tells no owner has
/// that of the next in the list, which stands nearer to it.
fn share_owner(posts: &mut [Post]) {
    for at in (1..posts.len()).rev() {
        if posts[at - 1].of.is_none() {
            let (before, after) = posts.split_at_mut(at);
            before[at - 1].of.clone_from(&after[0].of);
        }
    }
}

/// "Secretary Blinken" repeats "Secretary of State Antony Blinken".
fn unite_short_titles(roles: Vec<Fact>) -> Vec<Fact> {
    let (mut united, short): (Vec<Fact>, Vec<Fact>) = roles
        .into_iter()
        .partition(|fact| matches!(&fact.content, FactContent::Role(role) if role.of.is_some()));
    for fact in short {
        let FactContent::Role(role) = &fact.content else {
            continue;
        };
        let fuller = united.iter_mut().find(|known| match &known.content {
            FactContent::Role(known) => {
                known.person == role.person
                    && (known.until == role.until || role.until.is_none())
                    && is_part_of_title(&role.title, &known.title)
            }
            _ => false,
        });
        match fuller {
            Some(known) => known.evidence.extend(fact.evidence),
            None => united.push(fact),
        }
    }
    for fact in &mut united {
        fact.evidence.sort_by_key(|evidence| evidence.span);
        fact.evidence.dedup_by_key(|evidence| evidence.span);
    }
    united
}

fn is_part_of_title(short: &str, long: &str) -> bool {
    let (short, long) = (short.to_lowercase(), long.to_lowercase());
    let short: Vec<&str> = short.split_whitespace().collect();
    let long: Vec<&str> = long.split_whitespace().collect();
    long.starts_with(&short) || long.ends_with(&short)
}
