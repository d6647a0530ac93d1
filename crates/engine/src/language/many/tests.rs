//! What a pack finds, where there is one.
//!
//! Skipped unless `SIDELIGHT_TEST_NAMES` names the folder of a pack.

use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::article::{ArticleId, Metadata, Provenance, Text};

use super::units::Units;
use super::*;

static PACK: LazyLock<Option<NamePack>> = LazyLock::new(|| {
    let Some(folder) = std::env::var_os("SIDELIGHT_TEST_NAMES") else {
        eprintln!("skipped: SIDELIGHT_TEST_NAMES names no pack of names");
        return None;
    };
    let pack = NamePack::in_folder(Path::new(&folder));
    Some(pack.expect("the files of a pack"))
});

fn article(text: &str) -> Article {
    Article {
        id: ArticleId::new("test"),
        metadata: Metadata::default(),
        provenance: Provenance::default(),
        sections: Vec::new(),
        text: Text::from(text),
    }
}

/// The names of a text.
fn names(pack: &NamePack, text: &str) -> Vec<String> {
    let article = article(text);
    let names = pack.names(&article, &CancelToken::default()).unwrap();
    let names = names.iter();
    names
        .map(|name| article.slice(name.span).to_owned())
        .collect()
}

/// A text as the published tokenizer parts it, and how likely each tag is for each piece, as onnxruntime has it.
#[derive(Deserialize)]
struct Sample {
    text: String,
    rows: Vec<u32>,
    tags: Vec<(usize, f32)>,
}

#[test]
fn pieces_and_likelihoods_are_those_of_the_reference() {
    let Some(pack) = &*PACK else { return };
    let reader = NameReader::load(&pack.folder).unwrap();
    let samples: Vec<Sample> = serde_json::from_str(include_str!("tests/samples.json")).unwrap();
    for sample in samples {
        let units = Units::of(&sample.text, &reader.vocabulary);
        assert_eq!(
            reader.rows(&units.windows().concat()),
            sample.rows,
            "{}",
            sample.text
        );
        let likelihoods = reader.of_rows(&sample.rows).unwrap();
        assert_eq!(likelihoods.len(), sample.tags.len());
        for (row, (tag, likelihood)) in likelihoods.iter().zip(sample.tags) {
            let off = (row[tag] - likelihood).abs();
            assert!(off < 0.1, "{}: {} for {likelihood}", sample.text, row[tag]);
        }
    }
}

#[test]
fn names_stand_where_they_stand_in_texts_of_any_script() {
    let Some(pack) = &*PACK else { return };
    for (text, name) in [
        (
            "👩🏽‍🚒😀 Gestern sprach Angela Merkel in Berlin.",
            "Angela Merkel",
        ),
        (
            "Le maire Rene\u{301} Dupont est parti pour Lyon.",
            "Rene\u{301} Dupont",
        ),
        ("وصل الرئيس محمود عباس إلى القاهرة أمس.", "محمود عباس"),
        ("法国总统马克龙星期二抵达北京。", "北京"),
        (
            "Президент Владимир Путин прибыл в Казань.",
            "Владимир Путин",
        ),
    ] {
        let found = names(pack, text);
        assert!(found.iter().any(|found| found == name), "{text} {found:?}");
    }
    assert!(names(pack, "").is_empty());
    assert!(names(pack, "😀 \u{301}\u{200f} …").is_empty());
}

#[test]
fn reading_stops_when_it_is_asked_to() {
    let Some(pack) = &*PACK else { return };
    let cancel = CancelToken::default();
    cancel.cancel();
    assert_eq!(
        pack.names(&article("Angela Merkel kam."), &cancel).err(),
        Some(Cancelled)
    );
}

#[test]
fn a_damaged_pack_is_named_and_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(NamePack::in_folder(folder.path()).is_none());
    for file in [LAYERS, WORDS] {
        std::fs::write(folder.path().join(file), "nothing of the kind").unwrap();
    }
    let pack = NamePack::in_folder(folder.path()).unwrap();
    assert_eq!(pack.problem(), None, "nobody has asked for it");
    assert!(names(&pack, "Angela Merkel kam.").is_empty());
    assert!(pack.problem().unwrap().contains(WORDS));
}

#[test]
fn articles_that_are_read_side_by_side_wait_for_the_pack_and_not_for_themselves() {
    let Some(pack) = &*PACK else { return };
    let fresh = NamePack::in_folder(&pack.folder).unwrap();
    let (done, ended) = std::sync::mpsc::sync_channel(1);
    std::thread::spawn(move || {
        let two = rayon::ThreadPoolBuilder::new()
            .num_threads(2)
            .build()
            .unwrap();
        two.scope(|scope| {
            for _ in 0..8 {
                scope
                    .spawn(|_| assert!(!names(&fresh, "Angela Merkel kam nach Paris.").is_empty()));
            }
        });
        done.send(()).unwrap();
    });
    let minute = std::time::Duration::from_mins(1);
    assert!(
        ended.recv_timeout(minute).is_ok(),
        "they are read to the end"
    );
}
