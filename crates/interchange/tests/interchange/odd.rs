//! A story of texts that have broken offsets: emoji, combining marks, ends of lines of other systems,
//! writing from right to left; facts that overlap, of several pieces, over lines.

use std::sync::Arc;

use sidelight_engine::article::{
    Article, ArticleId, Metadata, Provenance, Section, SectionKind, Span,
};
use sidelight_engine::facts::{
    Attribution, Claim, Code, Entity, EntityType, Evidence, Fact, FactContent, FactId, FactSheet,
    Mention, Phrase, Quantity, Quote, QuoteMode, Speaker, Status, Suggestion,
};
use sidelight_project::{Codebook, CodebookEntry, Sort};

const HARBOUR: &str = "Tug 🛟 pulls ferry off Merle Rock\r\n\r\n\
    “We heard a grinding\r\nnoise,” said Inès Me\u{301}rou. Cafe\u{301} owners 👩‍👩‍👧 gave, without a word, \
    some 214 people tea & <b>cake</b>.\r\nMérou thanked them;=1+1 all.\r\n";

const RIGHT_TO_LEFT: &str =
    "قالت ليلى حداد إن 12 سفينة وصلت.\r\nהנמל נפתח מחדש, אמרה דנה לוי. 🛟 سفينة\r\n";

/// Where words stand.
fn place(article: &Article, words: &str) -> Span {
    let start = article.text.as_str().find(words).unwrap();
    article.text.span_of_bytes(start..start + words.len())
}

fn article(id: &str, title: &str, text: &str) -> Article {
    Article {
        id: ArticleId::new(id),
        metadata: Metadata {
            title: Some(title.into()),
            publisher: Some("Harbour “Post” & Sons".into()),
            published: Some("2026-03-14".parse().unwrap()),
            byline: vec!["Nora Ek".into()],
            ..Metadata::default()
        },
        provenance: Provenance {
            url: Some(format!("https://harbour.example/{}", title.chars().count())),
            sha256: format!("{:064x}", title.chars().count()),
            ..Provenance::default()
        },
        text: text.into(),
        sections: Vec::new(),
    }
}

fn fact(article: &Article, id: &str, content: FactContent, words: &[&str]) -> Fact {
    let spans: Vec<Span> = words.iter().map(|words| place(article, words)).collect();
    let mut fact = Fact::suggested(article, content, &spans, "by-test", 0.75);
    fact.id = FactId(id.into());
    fact
}

fn entity(article: &Article, id: &str, name: &str, kind: EntityType, words: &[&str]) -> Fact {
    let content = FactContent::Entity(Entity {
        entity_type: kind,
        name: name.into(),
        aliases: Vec::new(),
        place: None,
    });
    let mut entity = fact(article, id, content, words);
    for piece in &mut entity.evidence {
        piece.mention = Some(Mention::Name);
    }
    entity
}

fn quantity(value: f64, of: &str) -> FactContent {
    FactContent::Quantity(Quantity {
        value: Some(value),
        low: None,
        high: None,
        unit: None,
        modifier: None,
        of: Some(of.into()),
    })
}

fn harbour() -> FactSheet {
    let mut article = article("harbour;1/ä", "Tug pulls ferry off", HARBOUR);
    article.provenance.file = Some("/desk/harbour.txt".into());
    article.sections = vec![Section {
        kind: SectionKind::Headline,
        span: place(&article, "Tug 🛟 pulls ferry off Merle Rock"),
    }];
    let name = "Inès Me\u{301}rou";
    let speaker = place(&article, name);
    let person = entity(
        &article,
        "person",
        name,
        EntityType::Person,
        &[name, "Mérou"],
    );
    let mut rock = entity(
        &article,
        "rock",
        "Merle Rock",
        EntityType::Place,
        &["Merle Rock"],
    );
    rock.status = Status::Accepted;
    rock.decided_by = Some("Ada".into());
    let said = FactContent::Quote(Quote {
        mode: QuoteMode::Direct,
        speaker: Some(Speaker {
            name: name.into(),
            span: speaker,
        }),
        cue: None,
        addressee: None,
    });
    let mut quote = fact(&article, "quote", said, &["We heard a grinding\r\nnoise"]);
    quote.note = Some("over a line\nand noted; \"so\"".into());
    quote.tags = vec!["to check".into(), "Ton & Klang".into()];
    let claim = |words: &str| {
        let mut claim = Claim::of_words(Phrase::new(&article, place(&article, words)));
        claim.by = Some(Attribution {
            name: name.into(),
            fact: Some(FactId("quote".into())),
        });
        FactContent::Claim(Box::new(claim))
    };
    let pieces = ["gave", "Cafe\u{301} owners 👩‍👩‍👧", "some 214 people tea"];
    let gave = fact(&article, "gave", claim("gave"), &pieces);
    let mut count = fact(
        &article,
        "count",
        quantity(214.0, "people"),
        &["214 people"],
    );
    count.status = Status::Edited;
    count.decided_by = Some("Ada".into());
    count.suggestion = Some(Box::new(Suggestion {
        content: quantity(214.0, "people tea"),
        evidence: vec![Evidence::new(&article, place(&article, "214 people tea"))],
    }));
    let mut wrong = fact(&article, "wrong", quantity(1.0, "all"), &["=1+1 all"]);
    wrong.status = Status::Rejected;
    wrong.decided_by = Some("Ada".into());
    let framing = FactContent::Code(Code {
        code: "Framing – Nähe".into(),
        value: String::new(),
    });
    let mut framing = fact(&article, "framing", framing, &["tea & <b>cake</b>"]);
    framing.status = Status::Manual;
    framing.decided_by = Some("Ada".into());
    FactSheet {
        article: Arc::new(article),
        facts: vec![rock, quote, person, gave, count, framing, wrong],
    }
}

fn right_to_left() -> FactSheet {
    let article = article("rtl", "وصول سفينة", RIGHT_TO_LEFT);
    let leila = entity(
        &article,
        "leila",
        "ليلى حداد",
        EntityType::Person,
        &["ليلى حداد"],
    );
    let dana = entity(
        &article,
        "dana",
        "דנה לוי",
        EntityType::Person,
        &["דנה לוי"],
    );
    let ships = fact(&article, "ships", quantity(12.0, "سفينة"), &["12 سفينة"]);
    FactSheet {
        article: Arc::new(article),
        facts: vec![leila, ships, dana],
    }
}

/// The story.
pub fn story() -> Vec<Arc<FactSheet>> {
    vec![Arc::new(harbour()), Arc::new(right_to_left())]
}

/// The codebook of its project.
pub fn codebook() -> Codebook {
    let entry = |sort, name: &str| CodebookEntry {
        sort,
        name: name.into(),
        color: [0xB0, 0x10, 0x60],
        key: None,
        description: "How near it is told; \"quoted\".".into(),
    };
    Codebook {
        entries: vec![
            entry(Sort::Kind, "Framing – Nähe"),
            entry(Sort::Tag, "to check"),
        ],
    }
}
