//! A brief of rows that are set by hand.

use jiff::civil::date;

use super::*;
use crate::article::{Article, Metadata, Provenance, Text};
use crate::compare::{Answer, Cell, Copied, Finding, Passage, Rating, Sameness, Side, Slot};
use crate::facts::FactKind;

const HARBOUR: &str = "Sixty boats were lost in the storm. The pier is closed.";
const GULL: &str = "The storm took 60 boats. The pier is closed. Nobody was hurt.";
const MAIL: &str = "Only 40 boats were lost. The lighthouse went dark.";

fn sheet(outlet: &str, day: i8, text: &str) -> Arc<FactSheet> {
    let metadata = Metadata {
        publisher: Some(outlet.to_owned()),
        published: Some(date(2025, 3, day)),
        title: Some(format!("The storm, by {outlet}")),
        ..Metadata::default()
    };
    let article = Article {
        id: ArticleId::new(outlet),
        metadata,
        provenance: Provenance::default(),
        text: Text::from(text),
        sections: Vec::new(),
    };
    Arc::new(FactSheet {
        article: Arc::new(article),
        facts: Vec::new(),
    })
}

fn story() -> Vec<Arc<FactSheet>> {
    vec![
        sheet("Mail", 5, MAIL),
        sheet("Harbour Post", 4, HARBOUR),
        sheet("Gull", 4, GULL),
    ]
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Text::from(text).span_of_bytes(start..start + words.len())
}

fn text_by(outlet: &str) -> &'static str {
    match outlet {
        "Mail" => MAIL,
        "Gull" => GULL,
        _ => HARBOUR,
    }
}

fn row(id: &str, verdict: Verdict, cells: &[(&str, &str)]) -> Row {
    let cells = cells.iter().map(|(outlet, words)| {
        let cell = Cell {
            fact: FactId("f".into()),
            span: span(text_by(outlet), words),
            text: (*words).to_owned(),
            alone: None,
            by: None,
        };
        (ArticleId::new(outlet), vec![cell])
    });
    let cells: BTreeMap<_, _> = cells.collect();
    let label = cells.values().next().unwrap()[0].text.clone();
    Row {
        id: id.to_owned(),
        kind: FactKind::Claim,
        label,
        verdict,
        overruled: None,
        remarks: Remarks::default(),
        tellers: cells.keys().cloned().collect(),
        joined: false,
        importance: 1.0,
        cells,
        slots: Vec::new(),
    }
}

/// A slot in which outlets give an answer in words that mean a value.
fn slot(verdict: Verdict, reason: &str, answers: &[(&str, &str, &str)]) -> Slot {
    let cells = answers.iter().map(|(outlet, words, value)| {
        let answer = Answer {
            span: span(text_by(outlet), words),
            text: (*words).to_owned(),
            value: (*value).to_owned(),
        };
        (ArticleId::new(outlet), vec![answer])
    });
    let mut sides: Vec<(&str, Side)> = Vec::new();
    for (outlet, words, value) in answers {
        match sides.iter_mut().find(|(known, _)| known == value) {
            Some((_, side)) => side.articles.push(ArticleId::new(outlet)),
            None => sides.push((
                value,
                Side {
                    articles: vec![ArticleId::new(outlet)],
                    text: (*words).to_owned(),
                },
            )),
        }
    }
    Slot {
        question: Question::HowMany,
        label: "boats".to_owned(),
        verdict,
        cells: cells.collect(),
        differences: vec![crate::compare::Difference {
            reason: reason.to_owned(),
            excluding: false,
            sides: sides.into_iter().map(|(_, side)| side).collect(),
        }],
    }
}

const BOATS: [(&str, &str, &str); 3] = [
    ("Harbour Post", "Sixty boats", "60"),
    ("Gull", "60 boats", "60"),
    ("Mail", "40 boats", "40"),
];

/// How many boats, what all but one tell, what one tells alone.
fn comparison(boats: Verdict, reason: &str) -> Comparison {
    let mut lost = row(
        "boats",
        boats,
        &[
            ("Gull", "The storm took 60 boats"),
            ("Harbour Post", "Sixty boats were lost in the storm"),
            ("Mail", "Only 40 boats were lost"),
        ],
    );
    lost.slots = vec![slot(boats, reason, &BOATS)];
    let pier = [
        ("Gull", "The pier is closed"),
        ("Harbour Post", "The pier is closed"),
    ];
    Comparison {
        rows: vec![
            lost,
            row("pier", Verdict::Agree, &pier),
            row(
                "light",
                Verdict::Single,
                &[("Mail", "The lighthouse went dark")],
            ),
        ],
        ..Comparison::default()
    }
}

fn brief(comparison: &Comparison) -> Brief {
    Brief::new(&story(), comparison, |_| Word::default())
}

fn told(brief: &Brief, kind: PartKind) -> Vec<String> {
    let parts = brief.parts(3, false);
    let items = parts.into_iter().filter(|part| part.kind == kind);
    let items = items.flat_map(|part| part.items);
    items.map(|item| text_of(&item.sentence)).collect()
}

#[test]
fn a_difference_is_one_sentence_with_the_answers_and_their_outlets() {
    let brief = brief(&comparison(Verdict::Conflict, "The numbers differ"));
    let expected = "“Sixty boats were lost in the storm”, says Harbour Post, with the same answer in \
                    Gull; Mail says “40 boats”.";
    assert_eq!(told(&brief, PartKind::Differences), [expected]);
}

#[test]
fn answers_that_may_exclude_each_other_have_a_part_of_their_own() {
    let mut comparison = comparison(Verdict::Compatible, "The numbers differ");
    comparison.rows[0].slots[0].differences[0].excluding = true;
    let brief = brief(&comparison);
    let expected = "“Sixty boats were lost in the storm”, says Harbour Post, with the same answer in \
                    Gull; Mail says “40 boats”.";
    assert_eq!(told(&brief, PartKind::Open), [expected]);
    assert!(brief.differences.is_empty(), "nothing is proved");
    let most = brief.parts(3, false).into_iter();
    let most = most.filter(|part| part.kind == PartKind::ByMost);
    let mut boats = most
        .flat_map(|part| part.items)
        .filter(|item| item.row == "boats");
    let told = boats.next().unwrap();
    assert_eq!(told.verdict, Verdict::Compatible, "not all tell the same");
    assert!(told.details.is_empty(), "what differs is told once");

    // Where a person says that they agree, nothing differs.
    let agreed = |_: &Row| Word {
        verdict: Some(Verdict::Agree),
        ..Word::default()
    };
    let brief = Brief::new(&story(), &comparison, agreed);
    assert_eq!(self::told(&brief, PartKind::Open), [""; 0]);
}

#[test]
fn every_piece_that_leads_anywhere_leads_to_its_words() {
    let brief = brief(&comparison(Verdict::Conflict, "The numbers differ"));
    let sentence = brief.differences[0].sentence(&brief, 3);
    let answers = sentence
        .iter()
        .filter(|piece| piece.role == PieceRole::Answer);
    for piece in answers {
        let place = piece.place.as_ref().unwrap();
        let text = Text::from(text_by(place.article.as_str()));
        assert_eq!(text.slice(place.span), piece.text);
    }
    let outlets = sentence
        .iter()
        .filter(|piece| piece.role == PieceRole::Outlet);
    for piece in outlets {
        let place = piece.place.as_ref().unwrap();
        assert_eq!(place.article.as_str(), piece.text);
    }
}

#[test]
fn what_most_tell_stands_apart_from_what_one_tells() {
    let brief = brief(&comparison(Verdict::Conflict, "The numbers differ"));
    let expected =
        "“The pier is closed” — Gull; also told by Harbour Post; no match found in Mail.";
    assert_eq!(told(&brief, PartKind::ByMost), [expected]);
    let alone = told(&brief, PartKind::Alone);
    assert_eq!(alone, ["“The lighthouse went dark”"]);
    assert_eq!(brief.alone[0].article.as_str(), "Mail");
}

#[test]
fn a_person_who_calls_it_no_difference_takes_it_off_the_differences() {
    let comparison = comparison(Verdict::Conflict, "The numbers differ");
    let brief = Brief::new(&story(), &comparison, |row| {
        let verdict = (row.id == "boats").then_some(Verdict::Agree);
        let note = Some("asked the harbour master".to_owned());
        Word {
            verdict,
            remarks: Remarks {
                note,
                ..Remarks::default()
            },
        }
    });
    assert_eq!(brief.differences, []);
    assert_eq!(brief.by_most[0].row, "boats");
    let parts = brief.parts(3, false);
    let noted = text_of(parts[0].items[0].details.last().unwrap());
    assert_eq!(noted, "Note: asked the harbour master");
}

#[test]
fn a_figure_that_moves_is_told_by_day_and_is_no_difference() {
    let brief = brief(&comparison(
        Verdict::Compatible,
        "The figure changed from day to day",
    ));
    assert_eq!(brief.differences, []);
    let expected = "“Only 40 boats were lost” — 4 March 2025, Gull: “60 boats”; 4 March 2025, Harbour Post: “Sixty boats”; \
                    5 March 2025, Mail: “40 boats”.";
    assert_eq!(told(&brief, PartKind::Moving), [expected]);
    let places = brief.moving[0].places();
    assert_eq!(places, [[0.0, 1.0], [0.0, 1.0], [1.0, 0.0]]);
}

#[test]
fn where_nothing_shows_that_two_speak_of_one_thing_it_is_counted_but_not_told() {
    let mut comparison = comparison(Verdict::Conflict, "The numbers differ");
    comparison.rows[1].verdict = Verdict::Compatible;
    let brief = brief(&comparison);
    assert_eq!(brief.by_most, []);
    assert_eq!(brief.alike_in_part, 1);
}

#[test]
fn what_each_tells_in_other_words_is_cited_from_each() {
    let mut comparison = comparison(Verdict::Conflict, "The numbers differ");
    let mut shut = row(
        "shut",
        Verdict::Compatible,
        &[
            ("Gull", "Nobody was hurt"),
            ("Mail", "The lighthouse went dark"),
        ],
    );
    let asked = |question, answers: [(&str, &str, &str); 2]| {
        vec![Slot {
            question,
            differences: Vec::new(),
            ..slot(Verdict::Agree, "", &answers)
        }]
    };
    let here = [("Gull", "hurt", "here"), ("Mail", "lighthouse", "here")];
    shut.slots = asked(Question::Where, here);
    shut.tellers.truncate(1);
    // What is said of the same people, or answered beside the claim, is nothing near it.
    let elsewhere = [("Gull", "60 boats", "60"), ("Mail", "40 boats", "40")];
    let not_its_own = [(Question::SaidBy, here), (Question::HowMany, elsewhere)];
    for (question, answers) in not_its_own {
        comparison.rows[1] = Row {
            slots: asked(question, answers),
            ..shut.clone()
        };
        assert_eq!(told(&brief(&comparison), PartKind::InOwnWords), [""; 0]);
    }
    comparison.rows[1] = shut;
    let brief = brief(&comparison);
    assert_eq!(
        told(&brief, PartKind::InOwnWords),
        ["“Nobody was hurt” — Gull; something near it in Mail; no match found in Harbour Post."]
    );
    let parts = brief.parts(3, false);
    let part = parts
        .iter()
        .find(|part| part.kind == PartKind::InOwnWords)
        .unwrap();
    let cited = text_of(part.items[0].details.last().unwrap());
    assert!(cited.contains("The lighthouse went dark"), "{cited}");
}

#[test]
fn of_joined_rows_those_are_listed_who_tell_one_of_them_and_who_tells_something_near_is_told_apart()
{
    let mut comparison = comparison(Verdict::Agree, "");
    let mut hurt = row(
        "hurt",
        Verdict::Compatible,
        &[
            ("Gull", "Nobody was hurt"),
            ("Harbour Post", "The pier is closed"),
        ],
    );
    hurt.tellers.truncate(1);
    comparison.rows[1] = hurt;
    for (row, fact) in [(0, "boats"), (1, "hurt"), (2, "light")] {
        for cell in comparison.rows[row].cells.values_mut().flatten() {
            cell.fact = FactId(fact.into());
        }
    }
    let claimed = |row: usize| comparison.rows[row].claims().next().unwrap();
    let together = Sameness {
        one: claimed(1),
        other: claimed(2),
        same: true,
    };
    comparison.heed(&[together]);
    let brief = brief(&comparison);
    assert!(
        told(&brief, PartKind::ByMost).contains(
            &"“Nobody was hurt” — Gull; also told by Mail; something near it in Harbour Post."
                .to_owned()
        ),
        "{:?}",
        told(&brief, PartKind::ByMost)
    );
}

#[test]
fn what_one_tells_is_not_told_by_some_because_another_gives_a_number_elsewhere() {
    let mut comparison = comparison(Verdict::Conflict, "The numbers differ");
    let mut light = row(
        "light",
        Verdict::Compatible,
        &[("Mail", "The lighthouse went dark")],
    );
    let elsewhere = [("Gull", "60 boats", "60"), ("Mail", "40 boats", "40")];
    light.slots = vec![slot(Verdict::Compatible, "One is less exact", &elsewhere)];
    comparison.rows[2] = light;
    let brief = brief(&comparison);
    assert_eq!(brief.by_some, []);
    assert_eq!(brief.alike_in_part, 1);
}

fn passage(outlet: &str, span: Span) -> Passage {
    Passage {
        article: ArticleId::new(outlet),
        span,
    }
}

#[test]
fn articles_come_by_day_and_say_what_they_copied() {
    let mut comparison = comparison(Verdict::Conflict, "The numbers differ");
    comparison.copied = vec![Copied {
        a: passage("Mail", Span::new(0, 25)),
        b: passage("Gull", Span::new(0, 25)),
        likely_original: Some(ArticleId::new("Gull")),
    }];
    let brief = brief(&comparison);
    let outlets: Vec<&str> = brief.sources.iter().map(|it| it.outlet.as_str()).collect();
    assert_eq!(outlets, ["Harbour Post", "Gull", "Mail"]);
    let copied = brief.sources.iter().map(|it| it.copied_sentence(&brief));
    let copied: Vec<String> = copied.map(|sentence| text_of(&sentence)).collect();
    let of_mail = "50 % of Mail stands (nearly) word for word in Gull, likely the original";
    assert_eq!(copied, ["", "", of_mail]);
}

#[test]
fn what_two_share_is_told_once_where_nothing_tells_who_had_it_first() {
    let mut comparison = comparison(Verdict::Conflict, "The numbers differ");
    comparison.copied = vec![Copied {
        a: passage("Mail", Span::new(0, 25)),
        b: passage("Gull", Span::new(0, 20)),
        likely_original: None,
    }];
    let of_mail =
        "50 % of Mail stands (nearly) word for word in Gull; who had it first is not told";
    assert_eq!(told(&brief(&comparison), PartKind::Copying), [of_mail]);
}

#[test]
fn who_copied_from_whom_has_a_part_of_its_own_and_so_has_what_was_found_out() {
    let mut comparison = comparison(Verdict::Conflict, "The numbers differ");
    let passage = |outlet: &str| Passage {
        article: ArticleId::new(outlet),
        span: Span::new(0, 25),
    };
    comparison.copied = vec![Copied {
        a: passage("Mail"),
        b: passage("Gull"),
        likely_original: Some(ArticleId::new("Gull")),
    }];
    let found = Finding {
        rating: Rating::False,
        source: None,
        note: Some("The register has 54".to_owned()),
    };
    let brief = Brief::new(&story(), &comparison, |row| Word {
        verdict: None,
        remarks: Remarks {
            finding: (row.id == "light").then(|| found.clone()),
            found_on: Some("The lighthouse went dark".to_owned()),
            ..Remarks::default()
        },
    });
    let copied = "50 % of Mail stands (nearly) word for word in Gull, likely the original";
    assert_eq!(told(&brief, PartKind::Copying), [copied]);
    let finding = "“The lighthouse went dark” — False. The register has 54.";
    assert_eq!(told(&brief, PartKind::Findings), [finding]);
    let parts = brief.parts(3, false);
    assert_eq!(parts[0].kind, PartKind::Findings, "first of all");
}

#[test]
fn what_was_not_found_is_not_told_as_if_there_were_none() {
    let differing = brief(&comparison(Verdict::Conflict, "The numbers differ"));
    assert_eq!(
        differing.absences(),
        ["No passage was found that two of them share."]
    );
    let mut comparison = comparison(Verdict::Compatible, "One is less exact");
    comparison.rows[0].slots[0].differences.clear();
    let absences = brief(&comparison).absences();
    assert!(absences[1].starts_with("No answers were found that exclude each other."));
}

#[test]
fn words_cut_out_of_a_quotation_get_the_mark_back_that_they_lost() {
    for (words, expected) in [
        ("We have two assumptions", "“We have two assumptions”"),
        ("“We have two assumptions", "“We have two assumptions”"),
        ("We have two assumptions”", "“We have two assumptions”"),
        ("\"We have two assumptions", "\"We have two assumptions\""),
        ("“Yes,” she said", "“Yes,” she said"),
    ] {
        assert_eq!(quoted(words), expected);
    }
    assert_eq!(Words::plain("It left the U.S.").text, "It left the U.S.");
    assert_eq!(Words::plain("It left.").text, "It left");
}

#[test]
fn many_outlets_are_counted() {
    let brief = brief(&comparison(Verdict::Conflict, "The numbers differ"));
    let mut told = brief.by_most[0].clone();
    told.missing.clear();
    let teller = told.tellers[0].clone();
    told.tellers = vec![teller; 9];
    let sentence = text_of(&told.sentence(&brief, 2));
    assert_eq!(
        sentence,
        "“The pier is closed” — Gull; also told by all others: Gull, Gull and 6 more."
    );
}

#[test]
fn a_difference_in_the_same_words_about_another_event_is_told_too() {
    let mut comparison = comparison(Verdict::Conflict, "The numbers differ");
    // The same figures once more, of what stands elsewhere in the articles.
    let mut again = comparison.rows[0].clone();
    again.id = "again".to_owned();
    for answers in again.slots[0].cells.values_mut() {
        for answer in answers {
            answer.span = Span::new(answer.span.end + 2, answer.span.end + 4);
        }
    }
    comparison.rows.push(again);
    let found = brief(&comparison).differences;
    let rows: Vec<&str> = found.iter().map(|it| it.row.as_str()).collect();
    assert_eq!(rows, ["boats", "again"]);
}

#[test]
fn a_difference_that_two_questions_set_at_the_same_words_is_told_once() {
    let mut comparison = comparison(Verdict::Conflict, "The numbers differ");
    let mut slot = comparison.rows[0].slots[0].clone();
    slot.question = Question::Where;
    comparison.rows[0].slots.push(slot);
    let mut again = comparison.rows[0].clone();
    again.id = "again".to_owned();
    comparison.rows.push(again);
    let found = brief(&comparison).differences;
    assert!(found.iter().all(|it| it.row == "boats"), "{found:?}");
}
