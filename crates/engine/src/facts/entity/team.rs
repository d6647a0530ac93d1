//! Places that play: in the report of a match, a nation or a city is its team.

use std::collections::HashMap;

use crate::facts::gazetteer::gazetteer;
use crate::facts::{EntityType, Source};
use crate::language::{Analysis, Dependency, Sentence};

use super::mention::NameMention;

/// How many sentences of a report must speak of a match, and which share of them.
const SENTENCES: usize = 3;
const SHARE: f32 = 0.2;

/// Takes the places of a match report for teams, where the words around them do not tell a place.
pub fn mark(source: Source<'_>, mentions: &mut [NameMention]) {
    let analysis = source.analysis;
    let body: Vec<&Sentence> = analysis
        .sentences()
        .iter()
        .filter(|sentence| sentence.section.holds_facts())
        .collect();
    let playing = body
        .iter()
        .filter(|sentence| speaks_of_match(analysis, sentence))
        .count();
    if playing < SENTENCES || (playing as f32) < body.len() as f32 * SHARE {
        return;
    }
    let mut players: HashMap<&str, usize> = HashMap::new();
    for mention in mentions.iter().filter(|mention| plays(analysis, mention)) {
        *players.entry(mention.text(source)).or_default() += 1;
    }
    for mention in mentions {
        let text = mention.text(source);
        let is_player =
            gazetteer().nation(text).is_some() || players.get(text).is_some_and(|&times| times > 1);
        let is_place = mention.entity_type == EntityType::Place;
        if is_place && (plays(analysis, mention) || is_player && !is_location(analysis, mention)) {
            mention.entity_type = EntityType::Organization;
            mention.rule = "entity.team";
        }
    }
}

fn speaks_of_match(analysis: &Analysis, sentence: &Sentence) -> bool {
    let tokens = &analysis.tokens()[sentence.tokens.clone()];
    let found = tokens.iter().filter(|token| is_match_word(&token.lemma));
    found.count() >= 2
}

fn is_match_word(lemma: &str) -> bool {
    matches!(
        lemma,
        "match"
            | "goal"
            | "goalkeeper"
            | "striker"
            | "midfielder"
            | "defender"
            | "forward"
            | "winger"
            | "penalty"
            | "referee"
            | "coach"
            | "captain"
            | "half-time"
            | "halftime"
            | "equaliser"
            | "equalizer"
            | "substitute"
            | "innings"
            | "wicket"
            | "bowler"
            | "batsman"
            | "tournament"
            | "quarter-final"
            | "quarterfinal"
            | "semi-final"
            | "semifinal"
            | "playoff"
            | "championship"
            | "league"
            | "score"
            | "win"
            | "beat"
            | "defeat"
            | "draw"
            | "lose"
            | "victory"
            | "game"
            | "team"
            | "squad"
            | "season"
            | "player"
            | "lead"
            | "kick"
            | "minute"
            | "point"
            | "try"
            | "fixture"
            | "opponent"
    )
}

/// "Ebele beat", "Ebele 3", "Ebele's goalkeeper".
fn plays(analysis: &Analysis, mention: &NameMention) -> bool {
    let tokens = analysis.tokens();
    let Some(head) = analysis.head_of(mention.tokens.clone()) else {
        return false;
    };
    let word = &tokens[head];
    let governor = &tokens[word.head];
    let has_score = tokens
        .get(mention.tokens.end)
        .is_some_and(|next| next.text.len() <= 2 && next.text.parse::<u8>().is_ok());
    has_score
        || matches!(
            word.dependency,
            Dependency::Subject
                | Dependency::DirectObject
                | Dependency::Possessive
                | Dependency::Compound
        ) && is_match_word(&governor.lemma)
}

/// "in Ebele", "from Ebele", "Sochi, Ebele".
fn is_location(analysis: &Analysis, mention: &NameMention) -> bool {
    let tokens = analysis.tokens();
    let before = mention
        .tokens
        .start
        .checked_sub(1)
        .map_or("", |before| &*tokens[before].text);
    // "Sochi, Russia", but not "Sweden, Belgium".
    let follows_place = before == ","
        && mention.tokens.start.checked_sub(2).is_some_and(|place| {
            tokens[place].tag.is_proper_noun() && gazetteer().nation(&tokens[place].text).is_none()
        });
    let is_between_places = follows_place
        && analysis
            .head_of(mention.tokens.clone())
            .is_some_and(|head| {
                tokens[head].dependency == Dependency::Apposition
                    || tokens[head].dependency == Dependency::NominalAdverbial
            });
    is_between_places
        || matches!(
            before.to_lowercase().as_str(),
            "in" | "at" | "from" | "near" | "across" | "around" | "of" | "throughout" | "through"
        )
}
