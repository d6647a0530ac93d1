//! One event told in four languages: the articles come into one story, and what differs is told across them.
//! The differences were planted when the articles were written.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use sidelight_engine::article::ArticleId;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{
    Comparison, Grouping, Question, Row, Signature, Slot, Verdict, compare,
};
use sidelight_engine::facts::FactSheet;
use sidelight_engine::ingest::Input;

use super::ENGINE;

fn read(folder: &str, name: &str) -> Arc<FactSheet> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../../assets").join(folder).join(name);
    let sheet = ENGINE.read(&Input::File(path), None, &CancelToken::default());
    Arc::new(sheet.expect("a sample article is readable"))
}

const ENGLISH: usize = 0;
const GERMAN: usize = 1;
const TURKISH: usize = 2;
const ARABIC: usize = 3;

static STORY: LazyLock<Vec<Arc<FactSheet>>> = LazyLock::new(|| {
    let names = [
        "harbour-wire.html",
        "rheinblick.html",
        "demirova-postasi.html",
        "sada-al-marfa.html",
    ];
    names.map(|name| read("samples-many", name)).to_vec()
});

static COMPARISON: LazyLock<Comparison> =
    LazyLock::new(|| compare(&STORY, &CancelToken::default()).expect("nobody cancels"));

fn id(article: usize) -> &'static ArticleId {
    &STORY[article].article.id
}

/// The row in which an article tells these words.
fn row(article: usize, words: &str) -> &'static Row {
    let tells = |row: &&Row| {
        let mut cells = row.cells.get(id(article)).into_iter().flatten();
        cells.any(|cell| cell.text.contains(words))
    };
    let found = COMPARISON.rows.iter().find(tells);
    found.unwrap_or_else(|| panic!("{words} stands in a row"))
}

fn all_rows() -> String {
    let lines = COMPARISON.rows.iter().map(|row| {
        let cells = row.cells.iter().flat_map(|(id, cells)| {
            let article = STORY.iter().find(|sheet| sheet.article.id == *id);
            let language = article.and_then(|sheet| sheet.article.metadata.language.as_deref());
            let language = language.unwrap_or("?").to_owned();
            cells
                .iter()
                .map(move |cell| format!("\n  {language} {}", cell.text))
        });
        let slots = row.slots.iter().map(|slot| {
            let reasons: Vec<&str> = slot
                .differences
                .iter()
                .map(|it| it.reason.as_str())
                .collect();
            format!(
                "\n    {:?} {} {:?} {reasons:?}",
                slot.question, slot.label, slot.verdict
            )
        });
        format!(
            "\n{:?}{}{}",
            row.verdict,
            cells.collect::<String>(),
            slots.collect::<String>()
        )
    });
    lines.collect()
}

fn slot<'r>(row: &'r Row, question: Question, words: &str) -> &'r Slot {
    let fits = |slot: &&Slot| {
        let mut answers = slot.cells.values().flatten();
        slot.question == question && answers.any(|answer| answer.text.contains(words))
    };
    let found = row.slots.iter().find(fits);
    found.unwrap_or_else(|| panic!("{question:?} {words} is a slot in:{}", all_rows()))
}

#[test]
fn each_article_is_read_in_its_language() {
    let languages: Vec<_> = STORY
        .iter()
        .map(|sheet| sheet.article.metadata.language.as_deref().unwrap_or("?"))
        .collect();
    assert_eq!(languages, ["en", "de", "tr", "ar"]);
}

#[test]
fn articles_of_one_event_in_four_languages_come_into_one_story() {
    let other = [
        "northbridge-wire.html",
        "meridian-post.html",
        "potomac-courier.txt",
    ];
    let others = other.map(|name| read("samples", name));
    let articles = STORY.iter().chain(&others);
    let signatures = articles.map(|sheet| Signature::of(&sheet.article));
    let mut grouping = Grouping::new();
    let groups = grouping.add(signatures, &CancelToken::default()).unwrap();
    let stories: BTreeSet<_> = groups.iter().collect();
    assert_eq!(stories.len(), 2, "{groups:?}");
    assert!(
        groups[..4].iter().all(|group| *group == groups[0]),
        "{groups:?}"
    );
}

#[test]
fn like_figures_without_a_name_make_no_story_across_languages() {
    let told = |id: &str, language: &str, text: &str| {
        let record = serde_json::json!({"id": id, "language": language, "text": text});
        let input = Input::Record(record.to_string());
        let sheet = ENGINE.read(&input, None, &CancelToken::default());
        Signature::of(&sheet.expect("a record is readable").article)
    };
    let arabic = "انهيار جسر في مدينة الوادي يقتل 12 شخصا\n\nقال وزير النقل أحمد الخطيب إن جسرا انهار في وسط \
        المدينة، مما أدى إلى مقتل 12 شخصا وإصابة 34 آخرين.";
    let german = "Brand in Calw: 12 Tote\n\nBei einem Brand in Calw sind 12 Menschen getötet und 34 Menschen \
        verletzt worden, sagte Anna Holm.";
    let english = "Flood in Demirova kills 12 people\n\nA flood killed 12 people and injured 34 people near a \
        bridge in Demirova, officials said.";
    let signatures = [("ar", arabic), ("de", german), ("en", english)]
        .map(|(language, text)| told(language, language, text));
    let mut grouping = Grouping::new();
    let groups = grouping.add(signatures, &CancelToken::default()).unwrap();
    let stories: BTreeSet<_> = groups.iter().collect();
    assert_eq!(stories.len(), 3, "{groups:?}");
}

#[test]
fn a_figure_that_one_language_tells_otherwise_is_a_difference() {
    let toll = row(ENGLISH, "12 people");
    for article in [GERMAN, TURKISH, ARABIC] {
        assert!(toll.cells.contains_key(id(article)), "{}", all_rows());
    }
    assert_eq!(
        slot(toll, Question::HowMany, "14").verdict,
        Verdict::Conflict,
        "{}",
        all_rows()
    );
    assert_eq!(
        slot(toll, Question::HowMany, "45").verdict,
        Verdict::Agree,
        "{}",
        all_rows()
    );
    let money = row(ENGLISH, "3 million dollars");
    let told = slot(money, Question::HowMany, "4,5");
    assert_eq!(told.verdict, Verdict::Conflict, "{}", all_rows());
}

#[test]
fn who_says_it_and_until_when_is_compared() {
    let bridge = row(ENGLISH, "will stay closed");
    assert!(bridge.cells.contains_key(id(GERMAN)), "{}", all_rows());
    assert!(bridge.cells.contains_key(id(TURKISH)), "{}", all_rows());
    let until = slot(bridge, Question::When, "Haziran");
    assert_eq!(until.verdict, Verdict::Conflict, "{}", all_rows());
    let told = slot(bridge, Question::SaidBy, "Murat Sen");
    assert_eq!(told.verdict, Verdict::Conflict, "{}", all_rows());
}

#[test]
fn nothing_is_said_of_wording_across_languages() {
    for row in &COMPARISON.rows {
        let words = row
            .slots
            .iter()
            .filter(|slot| slot.question == Question::What);
        for slot in words.filter(|slot| slot.cells.len() > 1) {
            assert_ne!(slot.verdict, Verdict::Agree, "{}", row.label);
        }
    }
}
