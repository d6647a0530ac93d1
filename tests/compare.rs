//! Comparing by facts that are set by hand: which stand side by side, and with which verdict.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

use std::sync::Arc;

use jiff::civil::date;
use sidelight::article::{Article, ArticleId, Metadata, Provenance, Span};
use sidelight::cancel::CancelToken;
use sidelight::compare::{
    Comparer, Comparison, Grouping, Identity, Likeness, LinkedEntity, Named, Question, Signature,
    Slot, Verdict, compare, compare_judged, copied_passages, copied_share, facing,
};
use sidelight::facts::{
    Claim, Entity, EntityType, Evidence, Fact, FactContent, FactId, FactSheet, Phrase, Quantity,
    Quote, QuoteMode, Speaker, Status,
};

/// An article under construction.
struct Draft {
    article: Article,
    facts: Vec<Fact>,
}

impl Draft {
    fn new(publisher: &str, text: &str) -> Self {
        let metadata = Metadata {
            publisher: Some(publisher.to_owned()),
            published: Some(date(2024, 9, 30)),
            ..Metadata::default()
        };
        let article = Article {
            id: ArticleId::new(publisher),
            metadata,
            provenance: Provenance::default(),
            text: text.into(),
            sections: Vec::new(),
        };
        Self {
            article,
            facts: Vec::new(),
        }
    }

    fn span(&self, words: &str) -> Span {
        let start = self
            .article
            .text
            .as_str()
            .find(words)
            .expect("the words are in the text");
        self.article.text.span_of_bytes(start..start + words.len())
    }

    fn with(mut self, words: &str, content: FactContent) -> Self {
        let mut fact = Fact::suggested(&self.article, content, &[self.span(words)], "test", 1.0);
        fact.id = FactId(format!("f{}", self.facts.len()).into());
        self.facts.push(fact);
        self
    }

    fn quantity(self, words: &str, value: f64, modifier: Option<&'static str>, of: &str) -> Self {
        let quantity = Quantity {
            value: Some(value),
            low: None,
            high: None,
            unit: None,
            modifier: modifier.map(Into::into),
            of: Some(of.to_owned()),
        };
        self.with(words, FactContent::Quantity(quantity))
    }

    fn quote(self, words: &str, mode: QuoteMode, speaker: &str) -> Self {
        let speaker = Speaker {
            name: speaker.to_owned(),
            span: self.span(speaker),
        };
        let quote = Quote {
            mode,
            speaker: Some(speaker),
            cue: None,
            addressee: None,
        };
        self.with(words, FactContent::Quote(quote))
    }

    fn entity(self, entity_type: EntityType, name: &str, aliases: &[&str]) -> Self {
        let entity = Entity {
            entity_type,
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            place: None,
        };
        self.with(name, FactContent::Entity(entity))
    }

    fn person(self, name: &str) -> Self {
        self.entity(EntityType::Person, name, &[])
    }
}

/// What a draft tells: a claim a sentence, and the facts that were set.
fn sheet(mut draft: Draft) -> Arc<FactSheet> {
    let text = draft.article.text.as_str().to_owned();
    for sentence in text.split(['.', '!']) {
        let words = sentence.trim_matches(|letter: char| !letter.is_alphanumeric());
        if !words.is_empty() {
            let what = Phrase {
                text: words.to_owned(),
                span: draft.span(words),
            };
            draft = draft.with(words, FactContent::Claim(Box::new(Claim::of_words(what))));
        }
    }
    Arc::new(FactSheet {
        article: Arc::new(draft.article),
        facts: draft.facts,
    })
}

fn compared(drafts: Vec<Draft>) -> Comparison {
    let sheets: Vec<_> = drafts.into_iter().map(sheet).collect();
    let found = compare(&sheets, &CancelToken::default()).expect("nobody cancels");
    let again = compare(&sheets, &CancelToken::default()).expect("nobody cancels");
    assert_eq!(found, again);
    found
}

/// What several articles answer to a question.
fn slots(comparison: &Comparison, question: Question) -> Vec<&Slot> {
    let slots = comparison.rows.iter().flat_map(|row| &row.slots);
    slots.filter(|slot| slot.question == question).collect()
}

/// The entities that several articles name.
fn shared(comparison: &Comparison) -> Vec<&LinkedEntity> {
    let entities = comparison.entities.iter();
    entities.filter(|entity| entity.cells.len() > 1).collect()
}

#[test]
fn figures_of_the_same_thing_conflict_and_the_row_says_how() {
    let found = compared(vec![
        Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
            "87",
            87.0,
            None,
            "member countries",
        ),
        Draft::new(
            "Post",
            "The global coalition has 68 member countries, officials said.",
        )
        .quantity("68", 68.0, None, "member countries"),
    ]);
    let [slot] = slots(&found, Question::HowMany)[..] else {
        panic!("{found:?}");
    };
    assert_eq!(slot.verdict, Verdict::Conflict);
    let reason = &slot.differences[0].reason;
    for told in ["Wire", "“87", "Post", "“68"] {
        assert!(reason.contains(told), "{reason}");
    }
}

#[test]
fn figures_of_other_things_stay_apart() {
    let found = compared(vec![
        Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
            "87",
            87.0,
            None,
            "member countries",
        ),
        Draft::new(
            "Post",
            "Floods cut off 12 villages and closed 68 schools near the river.",
        )
        .quantity("68", 68.0, None, "schools"),
    ]);
    assert!(slots(&found, Question::HowMany).is_empty(), "{found:?}");
}

#[test]
fn a_hedged_figure_is_compatible_with_what_it_may_stand_for() {
    let found = compared(vec![
        Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
            "87",
            87.0,
            None,
            "member countries",
        ),
        Draft::new(
            "Post",
            "The global coalition has more than 80 member countries.",
        )
        .quantity("more than 80", 80.0, Some(">"), "member countries"),
    ]);
    let slots = slots(&found, Question::HowMany);
    assert_eq!(slots[0].verdict, Verdict::Compatible);
}

#[test]
fn the_same_number_of_other_things_is_told() {
    let found = compared(vec![
        Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
            "87",
            87.0,
            None,
            "member countries",
        ),
        Draft::new(
            "Post",
            "The global coalition has 87 countries and organizations.",
        )
        .quantity("87", 87.0, None, "countries and organizations"),
    ]);
    let slots = slots(&found, Question::HowMany);
    assert_eq!(slots[0].verdict, Verdict::Compatible);
    let reason = &slots[0].differences[0].reason;
    assert!(reason.contains("organizations"), "{reason}");
}

#[test]
fn the_dead_and_the_injured_are_not_confused() {
    let found = compared(vec![
        Draft::new("Wire", "The bombing in Mosul killed 12 people on Monday.")
            .quantity("12", 12.0, None, "people"),
        Draft::new("Post", "The bombing in Mosul injured 30 people on Monday.")
            .quantity("30", 30.0, None, "people"),
    ]);
    assert!(slots(&found, Question::HowMany).is_empty(), "{found:?}");
}

#[test]
fn a_shortened_quote_is_compatible_and_a_changed_word_is_not() {
    let whole = "We will enhance our efforts to strengthen security in Iraq";
    let part = "We will enhance our efforts";
    let changed = "We will reduce our efforts to strengthen security in Iraq";
    let draft = |publisher: &str, words: &str| {
        Draft::new(publisher, &format!("“{words},” Antony Blinken said."))
            .person("Antony Blinken")
            .quote(words, QuoteMode::Direct, "Antony Blinken")
    };
    let verdict = |other: &str| {
        let found = compared(vec![draft("Wire", whole), draft("Post", other)]);
        slots(&found, Question::Words)
            .first()
            .map(|slot| slot.verdict)
    };
    assert_eq!(verdict(whole), Some(Verdict::Agree));
    assert_eq!(verdict(part), Some(Verdict::Compatible));
    assert_eq!(verdict(changed), Some(Verdict::Conflict));
}

#[test]
fn the_same_words_of_two_people_conflict() {
    let draft = |publisher: &str, speaker: &str| {
        let words = "The transition will take longer than we had planned last year";
        Draft::new(publisher, &format!("“{words},” {speaker} said."))
            .person(speaker)
            .quote(words, QuoteMode::Direct, speaker)
    };
    let found = compared(vec![
        draft("Wire", "Antony Blinken"),
        draft("Post", "Nuh Yilmaz"),
    ]);
    assert_eq!(found.rows[0].verdict, Verdict::Conflict, "{:?}", found.rows);
}

#[test]
fn names_lead_to_the_same_people_and_no_further() {
    let linked = |a: &str, b: &str| {
        let found = compared(vec![
            Draft::new("Wire", a).person(a),
            Draft::new("Post", b).person(b),
        ]);
        !shared(&found).is_empty()
    };
    assert!(linked("Antony Blinken", "Blinken"));
    assert!(linked("Antony J. Blinken", "Antony Blinken"));
    assert!(linked("Nuh Yılmaz", "Nuh Yilmaz"));
    assert!(linked("Frederick C. LaRue", "Fred LaRue"));
    assert!(linked("W. Mark Felt", "Mark Felt"));
    assert!(linked("Usama bin Laden", "Osama bin Laden"));
    assert!(!linked("John Smith", "Jane Smith"));
}

#[test]
fn organizations_are_known_by_their_initials_and_other_names() {
    let linked = |a: &str, b: &str| {
        let organization = |publisher: &str, name: &str| {
            Draft::new(publisher, name).entity(EntityType::Organization, name, &[])
        };
        let found = compared(vec![organization("Wire", a), organization("Post", b)]);
        !shared(&found).is_empty()
    };
    assert!(linked("United Nations", "UN"));
    assert!(linked("Daesh", "ISIS"));
    assert!(linked("Boeing Co.", "Boeing"));
    assert!(linked("US State Department", "State Department"));
    assert!(linked("Indianapolis Colts", "Colts"));
    assert!(!linked("General Motors", "General Electric"));
    assert!(!linked("Global Coalition to Defeat ISIS", "ISIS"));
}

#[test]
fn what_one_article_states_joins_the_names_of_others() {
    let found = compared(vec![
        Draft::new("Wire", "Nusantara").entity(EntityType::Place, "Nusantara", &[]),
        Draft::new("Post", "Nusantara, or IKN").entity(EntityType::Place, "Nusantara", &["IKN"]),
        Draft::new("Courier", "IKN").entity(EntityType::Place, "IKN", &[]),
    ]);
    let [entity] = shared(&found)[..] else {
        panic!("{:?}", found.entities);
    };
    assert_eq!(entity.cells.len(), 3);
}

#[test]
fn rejected_facts_take_no_part() {
    let mut post = Draft::new("Post", "The global coalition has 68 member countries.").quantity(
        "68",
        68.0,
        None,
        "member countries",
    );
    post.facts[0].status = Status::Rejected;
    let wire = Draft::new("Wire", "The global coalition has 87 member countries.").quantity(
        "87",
        87.0,
        None,
        "member countries",
    );
    let found = compared(vec![wire, post]);
    assert!(slots(&found, Question::HowMany).is_empty());
}

const PASSAGE: &str = "The coalition agreed on Monday to wind down its military mission in Iraq by the end of next year";

#[test]
fn copied_words_are_found_whatever_their_case_and_marks() {
    let first = format!("Headline\n\n{PASSAGE}. Own words follow here.");
    let second = format!(
        "🙂 Another paper begins otherwise: {}!",
        PASSAGE.to_uppercase()
    );
    let sheets: Vec<_> = [Draft::new("Wire", &first), Draft::new("Post", &second)]
        .into_iter()
        .map(|draft| {
            Arc::new(FactSheet {
                article: Arc::new(draft.article),
                facts: Vec::new(),
            })
        })
        .collect();
    let found = copied_passages(&sheets, &CancelToken::default()).expect("nobody cancels");
    assert_eq!(found.len(), 1);
    assert_eq!(sheets[0].article.slice(found[0].spans[0]), PASSAGE);
    assert_eq!(
        sheets[1].article.slice(found[0].spans[1]),
        PASSAGE.to_uppercase()
    );
    let share = copied_share(&sheets[1], &found);
    assert!(share > 0.7 && share < 0.9, "{share}");
}

#[test]
fn a_claim_in_a_copied_passage_is_copied() {
    let draft =
        |publisher: &str, before: &str| Draft::new(publisher, &format!("{before}. {PASSAGE}."));
    let found = compared(vec![
        draft("Wire", "The ministers met"),
        draft("Post", "Snow fell in Torsby"),
    ]);
    let row = found.rows.iter().find(|row| row.cells.len() > 1);
    assert_eq!(row.expect("both tell it").verdict, Verdict::Copied);
    let [copied] = &found.copied[..] else {
        panic!("{:?}", found.copied);
    };
    assert!(copied.a.span.len() >= PASSAGE.len() - 2, "{copied:?}");
}

#[test]
fn an_entity_has_a_cell_for_each_mention() {
    let draft = |publisher: &str| {
        let mut draft =
            Draft::new(publisher, "Blinken spoke. Antony Blinken left.").person("Antony Blinken");
        let again = Evidence::new(&draft.article, Span::new(0, 7));
        draft.facts[0].evidence.push(again);
        draft
    };
    let found = compared(vec![draft("Wire"), draft("Post")]);
    let cells = &found.entities[0].cells[&ArticleId::new("Wire")];
    assert_eq!(cells.len(), 2);
}

#[test]
fn changed_words_in_a_copied_passage_are_pointed_out() {
    let changed = PASSAGE.replace("military mission", "training programme");
    let first = sheet(Draft::new("Wire", &format!("{PASSAGE}. Own words follow.")));
    let second = sheet(Draft::new(
        "Post",
        &format!("Others write first. {changed}."),
    ));
    let found = facing(&first, &second, &CancelToken::default()).expect("nobody cancels");
    let [passage] = found.passages.as_slice() else {
        panic!("{:?}", found.passages);
    };
    assert_eq!(passage.likeness, Likeness::Copied);
    assert_eq!(first.article.slice(passage.spans[0]), PASSAGE);
    assert_eq!(second.article.slice(passage.spans[1]), changed);
    let words: Vec<_> = passage
        .changes
        .iter()
        .map(|change| {
            (
                first.article.slice(change.spans[0]),
                second.article.slice(change.spans[1]),
            )
        })
        .collect();
    assert_eq!(words, [("military mission", "training programme")]);
}

#[test]
fn the_likely_original_is_the_one_that_is_credited() {
    let first = sheet(Draft::new("Northbridge Wire", &format!("{PASSAGE}.")));
    let mut second = Draft::new("Post", &format!("{PASSAGE}."));
    second.article.metadata.original_source = Some("Northbridge Wire".to_owned());
    let found = facing(&first, &sheet(second), &CancelToken::default()).expect("nobody cancels");
    let origin = found.origin.expect("the credit tells");
    assert_eq!(origin.original, Some(first.article.id.clone()));
    assert!(
        origin.reason.contains("names Northbridge Wire"),
        "{}",
        origin.reason
    );
}

#[test]
fn a_new_article_joins_its_story_and_no_other() {
    let signature =
        |publisher: &str, text: &str| Signature::of(&Draft::new(publisher, text).article);
    let tram = "A tram derailed in Croydon on Wednesday and seven passengers were killed. \
        Police arrested the driver of the tram at Sandilands Junction.";
    let flood = "Floods cut off villages along the Danube after days of rain. \
        The army brought food to Passau by boat.";
    let mut grouping = Grouping::new();
    let cancel = CancelToken::default();
    let first = grouping
        .add(
            [signature("Wire", tram), signature("Courier", flood)],
            &cancel,
        )
        .expect("nobody cancels");
    assert_ne!(first[0], first[1]);
    let follow = "The driver of the tram that derailed at Sandilands in Croydon was released. \
        Seven passengers had been killed.";
    let added = grouping
        .add([signature("Post", follow)], &cancel)
        .expect("nobody cancels");
    assert_eq!(added, [first[0]]);
    assert_eq!(grouping.members(first[1]).count(), 1);
    assert!(grouping.name(first[0]).contains("tram"));
}

#[test]
fn a_persons_word_on_who_is_who_counts_more_than_the_names() {
    let drafts = [
        Draft::new("Wire", "Ida Holm left.").person("Ida Holm"),
        Draft::new("Post", "I. Holm-Berg left.").person("I. Holm-Berg"),
        Draft::new("Courier", "Ida Holm, a sailor, left.").person("Ida Holm"),
    ];
    let sheets = drafts.map(|draft| {
        Arc::new(FactSheet {
            article: Arc::new(draft.article),
            facts: draft.facts,
        })
    });
    let named = |sheet: usize, name: &str| Named {
        article: sheets[sheet].article.id.clone(),
        name: name.to_owned(),
    };
    let say = |one, other, same| Identity { one, other, same };
    let together = |identities: &[Identity]| -> Vec<usize> {
        let found = compare_judged(&sheets, identities, &CancelToken::default()).unwrap();
        let entities = found.entities.iter();
        entities.map(|entity| entity.cells.len()).collect()
    };
    assert_eq!(together(&[]), [2, 1], "by their names");
    let same = say(named(0, "Ida Holm"), named(1, "I. Holm-Berg"), true);
    assert_eq!(together(std::slice::from_ref(&same)), [3]);
    let apart = say(named(0, "Ida Holm"), named(2, "Ida Holm"), false);
    assert_eq!(together(&[same, apart]), [2, 1]);
}

#[test]
fn an_article_that_comes_later_gives_the_rows_of_comparing_anew() {
    let passage = "the ministers of seven countries signed the treaty on Monday in the old town hall of Bergen";
    let wire = || {
        sheet(
            Draft::new(
                "Wire",
                &format!("In May {passage} after talks. 87 people came."),
            )
            .quantity("87", 87.0, None, "people"),
        )
    };
    let post = || {
        sheet(
            Draft::new(
                "Post",
                &format!("Now {passage}. The 68 people who came cheered."),
            )
            .quantity("68", 68.0, None, "people"),
        )
    };
    let courier = || {
        sheet(
            Draft::new(
                "Courier",
                &format!("Yes: {passage}! 87 people came to the hall."),
            )
            .quantity("87", 87.0, None, "people"),
        )
    };
    let never = CancelToken::default();
    let mut comparer = Comparer::default();
    let mut story = vec![wire(), courier()];
    comparer.compare(&story, &[], &never).unwrap();
    for change in 0..4 {
        match change {
            0 => story.insert(1, post()),
            1 => story.swap(0, 2),
            2 => {
                story[0] = Arc::new(FactSheet {
                    facts: Vec::new(),
                    ..FactSheet::clone(&story[0])
                });
            }
            _ => drop(story.remove(1)),
        }
        let again = comparer.compare(&story, &[], &never).unwrap();
        assert_eq!(
            again,
            compare(&story, &never).unwrap(),
            "after change {change}"
        );
    }
}

#[test]
fn cancelling_stops_it() {
    let cancel = CancelToken::default();
    cancel.cancel();
    assert!(compare(&[], &cancel).is_err());
}
