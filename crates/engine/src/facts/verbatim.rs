//! Whether facts that a file brings rest on words of the article. Anybody can write a file: what does
//! not stand in the text must never be shown as somebody's words.

use std::sync::Arc;

use crate::article::Text;

use super::{Evidence, Fact, FactSheet};

impl Fact {
    /// Whether all its evidence stands in a text where it says, and nothing it names lies outside.
    pub fn stands_in(&self, text: &Text) -> bool {
        let whole = text.span();
        !self.evidence.is_empty()
            && self.evidence.iter().all(|piece| piece.stands_in(text))
            && self
                .content
                .places()
                .into_iter()
                .all(|place| whole.covers(place))
    }
}

impl Evidence {
    /// Whether its words stand in a text where it says.
    pub fn stands_in(&self, text: &Text) -> bool {
        !self.span.is_empty()
            && text.span().covers(self.span)
            && text.slice(self.span) == &*self.text
    }
}

impl FactSheet {
    /// The sheet with the facts that stand in its text and sections that lie in it, and the other
    /// facts.
    #[must_use]
    pub fn checked(self) -> (Self, Vec<Fact>) {
        let Self { mut article, facts } = self;
        if !article.has_sound_sections() {
            Arc::make_mut(&mut article).leave_out_unsound_sections();
        }
        let (facts, others) = facts
            .into_iter()
            .partition(|fact| fact.stands_in(&article.text));
        (Self { article, facts }, others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(facts: &str, sections: &str) -> FactSheet {
        let record = format!(
            r#"{{"id": "a", "sha256": "", "text": "Ida Holm denied it.", "sections": [{sections}], "facts": [{facts}]}}"#
        );
        serde_json::from_str(&record).unwrap()
    }

    fn quote(words: &str, start: usize, end: usize, cue_end: usize) -> String {
        format!(
            r#"{{"id": "{start}", "kind": "quote", "mode": "direct",
                "speaker": {{"name": "Ida Holm", "start": 0, "end": 8}},
                "cue": {{"text": "denied", "start": 9, "end": {cue_end}}},
                "evidence": [{{"start": {start}, "end": {end}, "text": "{words}"}}],
                "confidence": 1.0, "rule": "manual"}}"#
        )
    }

    #[test]
    fn only_facts_whose_words_stand_where_they_say_are_kept() {
        let facts = [
            quote("denied it", 9, 18, 15),
            quote("I took it", 9, 18, 15),
            quote("denied it", 8, 17, 15),
            quote("it.", 16, 400, 15),
            quote("", 3, 3, 15),
            quote("denied it", 9, 18, 4_000),
            quote("denied it", 18, 9, 15),
        ];
        let (sheet, others) = sheet(&facts.join(","), "").checked();
        assert_eq!((sheet.facts.len(), others.len()), (1, 6));
    }

    #[test]
    fn sections_outside_the_text_or_over_one_another_are_left_out() {
        let section = |start: usize, end: usize| {
            format!(r#"{{"kind": "body", "start": {start}, "end": {end}}}"#)
        };
        let sections = [
            section(0, 8),
            section(4, 12),
            section(9, 19),
            section(19, 700),
        ];
        let (sheet, _) = sheet("", &sections.join(",")).checked();
        let spans: Vec<_> = sheet
            .article
            .sections
            .iter()
            .map(|it| it.span.start)
            .collect();
        assert_eq!(spans, [0, 9]);
    }
}
