//! What is listed: each clause once, and nouns that name events only where they tell something that no
//! other claim does.

use std::collections::HashSet;

use crate::article::Span;
use crate::facts::{Claim, Factuality, clause};

use super::happening::Happening;
use super::nominal;
use super::reader::Reader;
use super::unite::Group;
use super::{Told, telling};

/// The events whose words make claims, each with whether it is the main one. A clause tells one event
/// only: the main one first, then what its verb tells.
pub fn events(reader: &Reader<'_>, groups: &[Group], main: Option<usize>) -> Vec<(Group, bool)> {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    let is_main = |number: usize| Some(number) == main;
    order.sort_by_key(|&number| (!is_main(number), is_by_noun(groups[number].primary())));
    let mut taken: HashSet<usize> = HashSet::new();
    let mut kept: Vec<Option<(Group, bool)>> = groups.iter().map(|_| None).collect();
    for number in order {
        let leading = is_main(number).then(|| groups[number].leading(reader).trigger);
        let group = groups[number].without(|mention| {
            let clause = mention.clause.and_then(|verb| reader.clause_of(verb));
            let tells = leading == Some(mention.trigger)
                || clause.is_none_or(|clause| reader.claims.contains(&clause.verb));
            !tells
                || mention
                    .verbs(reader)
                    .iter()
                    .any(|verb| taken.contains(verb))
        });
        if let Some(group) = group {
            taken.extend(verbs(reader, &group, is_main(number)));
            kept[number] = Some((group, is_main(number)));
        }
    }
    kept.into_iter().flatten().collect()
}

/// The verbs of the clauses that a group tells. Where the main event is that somebody says something,
/// what they say is told there.
pub fn verbs(reader: &Reader<'_>, group: &Group, main: bool) -> Vec<usize> {
    let mentions = group.mentions().iter();
    let mut verbs: Vec<usize> = mentions.flat_map(|mention| mention.verbs(reader)).collect();
    let leading = group.leading(reader).clause.filter(|_| main);
    let clause = leading.and_then(|verb| reader.clause_of(verb));
    let content = clause.filter(|clause| telling::has_content(reader, clause));
    verbs.extend(content.and_then(|clause| clause.complement));
    verbs
}

/// Whether a group tells something at all: not what is only asked for.
pub fn may_be_main(reader: &Reader<'_>, group: &Group) -> bool {
    let clause = group.leading(reader).clause;
    let clause = clause.and_then(|verb| reader.clause_of(verb));
    clause.is_none_or(|clause| {
        reader.claims.contains(&clause.verb)
            || reader.is_absorbed(clause.verb)
            || !clause.is_bare_infinitive(reader.analysis())
    })
}

/// Where a mention is of a refusal ("*declined* to pay"), what is refused is denied.
pub fn refused(reader: &Reader<'_>, mention: &Happening) -> Option<Factuality> {
    let verb = mention.clause.filter(|&verb| reader.is_absorbed(verb))?;
    let mut clauses = reader.clauses.iter();
    let refused = clauses.find(|clause| clause.governors.contains(&verb))?;
    let factuality = super::factuality(clause::mood(reader.analysis(), refused));
    (factuality == Factuality::Denied).then_some(factuality)
}

fn is_by_noun(mention: &Happening) -> bool {
    [nominal::RULE, nominal::ALONE].contains(&mention.rule)
}

/// Whether a claim is a verb of which nobody knows whose it is: "ran".
fn is_lone_verb(claim: &Claim) -> bool {
    claim.who.is_empty() && claim.whom.is_empty() && claim.text.split_whitespace().count() == 1
}

/// The claims without those that a noun tells within a slot of another, or without a when, where or
/// number of its own; a headline may be made of one.
pub fn claims(mut told: Vec<Told>) -> Vec<Told> {
    let mut slots: Vec<Span> = told
        .iter()
        .filter(|one| one.mention.clause.is_some())
        .flat_map(|one| {
            let slots = one.claim.slots().into_iter().flat_map(|(_, slot)| slot);
            slots.chain([&one.claim.what]).map(|phrase| phrase.span)
        })
        .collect();
    slots.sort_unstable();
    let in_slot = |trigger: Span| slots.iter().any(|slot| slot.covers(trigger));
    told.retain(|one| {
        let claim = &one.claim;
        let tells_more = one.is_headed
            || [&claim.when, &claim.place, &claim.how_many]
                .iter()
                .any(|slot| !slot.is_empty());
        one.mention.clause.is_some()
            || claim.main
            || !is_by_noun(&one.mention)
            || tells_more && !in_slot(claim.trigger())
    });
    told.retain(|one| one.is_headed || one.claim.main || !is_lone_verb(&one.claim));
    // Verbs that the parse counts twice ("re" and "elected") have the same words.
    told.sort_by_key(|one| !one.claim.main);
    let mut known: HashSet<Span> = HashSet::new();
    told.retain(|one| {
        one.evidence
            .first()
            .is_some_and(|&words| known.insert(words))
    });
    told
}
