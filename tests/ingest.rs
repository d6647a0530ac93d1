//! From files, folders, pasted text and records to articles.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where something is missing"
)]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use proptest::prelude::*;
use sidelight::article::SectionKind::{Body, Byline, Dateline, Headline};
use sidelight::article::{Article, SectionKind};
use sidelight::cancel::CancelToken;
use sidelight::ingest::{self, IngestError, Input, body_text};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn read_fixture(name: &str) -> Article {
    ingest::read(&Input::File(fixture(name)), None).unwrap()
}

fn read_bytes(name: &str, bytes: &[u8]) -> Result<Article, IngestError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    ingest::read(&Input::File(path), None)
}

fn pasted(text: &str) -> Article {
    ingest::read(&Input::Pasted(text.to_owned()), None).unwrap()
}

/// Each section's role and its words, shortened to the first ones.
fn outline(article: &Article) -> Vec<(SectionKind, &str)> {
    let sections = article.sections.iter();
    sections
        .map(|section| (section.kind, article.slice(section.span)))
        .collect()
}

fn kinds(article: &Article) -> Vec<SectionKind> {
    article
        .sections
        .iter()
        .map(|section| section.kind)
        .collect()
}

/// Sections are in order, do not overlap and leave only white space out.
fn assert_sections_cover(article: &Article) {
    let mut end = 0;
    let blank = |start, end| {
        let between = article.slice(sidelight::article::Span::new(start, end));
        between.chars().all(char::is_whitespace)
    };
    for section in &article.sections {
        assert!(section.span.start >= end && !section.span.is_empty());
        assert!(blank(end, section.span.start));
        end = section.span.end;
    }
    assert!(end <= article.text.len() && blank(end, article.text.len()));
}

#[test]
fn a_pasted_page_is_told_apart() {
    use SectionKind::{AuthorBio, Body, Boilerplate, Conclusion, Headline, Source, Summary};
    let article = read_fixture("pasted-page.txt");
    assert_eq!(
        kinds(&article),
        [
            Headline,
            Summary,
            Body,
            Conclusion,
            Source,
            AuthorBio,
            Boilerplate
        ]
    );
    assert_eq!(
        article.metadata.title.as_deref(),
        Some("Harbour City Approves New Ferry Line to the Northern Islands")
    );
    assert_eq!(article.metadata.byline, ["Mara O'Brien"]);
    assert_eq!(
        article.metadata.original_source.as_deref(),
        Some("www.harbour-post.example")
    );
    assert_eq!(article.metadata.language.as_deref(), Some("en"));
    assert_sections_cover(&article);
    let body = body_text(&article);
    assert!(body.starts_with("The council of Harbour City voted"));
    assert!(body.ends_with("before the winter timetable."));
}

#[test]
fn a_wire_report_tells_its_agency_and_date() {
    let article = pasted(
        "Ministers agree on fishing quotas\n\nBy Jane Doe and JOHN ROE, Reuters\n\n\
         BRUSSELS, Sept. 30, 2024 (Reuters) - Ministers agreed on quotas on Monday.\n\n\
         The talks had lasted two days.\n\n(Reporting by Jane Doe; Editing by Max Muster)",
    );
    assert_eq!(
        outline(&article),
        [
            (Headline, "Ministers agree on fishing quotas"),
            (Byline, "By Jane Doe and JOHN ROE, Reuters"),
            (Dateline, "BRUSSELS, Sept. 30, 2024 (Reuters) -"),
            (
                Body,
                "Ministers agreed on quotas on Monday.\n\nThe talks had lasted two days."
            ),
            (Byline, "(Reporting by Jane Doe; Editing by Max Muster)"),
        ]
    );
    assert_eq!(article.metadata.byline, ["Jane Doe", "John Roe"]);
    assert_eq!(article.metadata.published, Some(date(2024, 9, 30)));
    assert_eq!(article.metadata.publisher.as_deref(), Some("Reuters"));
    assert!(body_text(&article).starts_with("BRUSSELS, Sept. 30, 2024 (Reuters) - Ministers"));
}

#[test]
fn the_head_of_an_article_comes_in_many_orders() {
    use SectionKind::{AuthorBio, Body, Byline, Dateline, Headline, Source, Summary};
    let standfirst = pasted(
        "A headline\n\nMinisters met to plan the end of the mission in the east.\n\nBy Tom Ashdown\n\n\
         1 October 2024, 10:30\n\nThe ministers came in the morning and left at night.",
    );
    assert_eq!(
        kinds(&standfirst),
        [Headline, Summary, Byline, Dateline, Body]
    );
    assert_eq!(standfirst.metadata.published, Some(date(2024, 10, 1)));

    let paper = pasted(
        "A headline\nBy Rosa Delgado\nPotomac Valley Courier\nOctober 1, 2024\n\nThe ministers came in the \
         morning.\n\nThey left at night.\n\nAbout Rosa Delgado\n\nRosa Delgado reports on the city for the Courier.",
    );
    assert_eq!(
        kinds(&paper),
        [Headline, Byline, Source, Dateline, Body, AuthorBio]
    );
    assert_eq!(
        paper.metadata.publisher.as_deref(),
        Some("Potomac Valley Courier")
    );

    let fields = pasted(
        "Title: A headline\nAuthor: Jane Doe\nDate: 30 Sept 2024\nSource: The Paper\n\nThe text begins here.",
    );
    assert_eq!(kinds(&fields), [Headline, Byline, Dateline, Source, Body]);
    assert_eq!(fields.metadata.title.as_deref(), Some("A headline"));
    assert_eq!(fields.metadata.byline, ["Jane Doe"]);

    let copied = pasted(
        "https://paper.example/varn/mill-burns-down\nMill of Varn burns down\n\nThe mill of Varn burned down on \
         Sunday.\n\nNobody was hurt.",
    );
    assert_eq!(kinds(&copied), [Source, Headline, Body]);
    assert_eq!(
        copied.metadata.title.as_deref(),
        Some("Mill of Varn burns down")
    );
}

#[test]
fn the_day_of_a_file_serves_where_its_text_tells_none_and_is_told() {
    let about = r"{\rtf1\ansi{\info{\creatim\yr2026\mo3\dy15\hr8}}";
    let read = |text: &str| read_bytes("mill.rtf", format!("{about}{text}}}").as_bytes()).unwrap();
    let undated = read(r"Mill burns down\par The mill of Varn burned down on Sunday.\par");
    assert_eq!(undated.metadata.published, Some(date(2026, 3, 15)));
    assert!(undated.provenance.remark.is_some());
    let dated = read(
        r"Mill burns down\par 12 March 2026\par The mill of Varn burned down on Sunday.\par It was old.\par",
    );
    assert_eq!(dated.metadata.published, Some(date(2026, 3, 12)));
    assert_eq!(dated.provenance.remark, None);
}

#[test]
fn paragraphs_that_only_resemble_page_lines_stay_in_the_body() {
    for paragraph in [
        "By the time the police arrived, the crowd had left the square and the market was shut.",
        "Sources: the ministry, the union and two people who were in the room all confirmed the plan, \
         which had been drawn up in March, revised twice over the summer and was to be voted on in autumn.",
        "Share prices fell by 3% after the announcement, and the currency lost a tenth of its value.",
        "Follow-up talks are planned for October, the minister said.",
        "Comments by the president were not taken well in the capital.",
        "Subscribers of the network will pay more from January on, the company told them in a letter.",
        "Copyright law is what the two companies have been arguing over since the summer, in three courts.",
        "About 40 people were in the hall.",
        "IRAQ: the ministry gave no figure.",
        "Photographs of the meeting show the two ministers shaking hands.",
    ] {
        let text = format!(
            "A headline\n\nThe first paragraph tells what happened on that day in the town.\n\n{paragraph}\n\n\
             The last paragraph tells what may come of it in the weeks ahead."
        );
        let article = pasted(&text);
        let offset = text[..text.find(paragraph).unwrap()].chars().count();
        assert_eq!(article.section_at(offset), Body, "{paragraph}");
    }
}

#[test]
fn a_correction_at_the_foot_is_told_apart() {
    use SectionKind::{Body, Correction, Headline};
    let article = pasted(
        "Bridge closed after collision\n\nA barge struck the old bridge on Monday, and two people were \
         hurt.\n\nThe bridge stays closed for a week, the harbour office said.\n\nCorrection: An earlier \
         version of this article misstated the number of people who were hurt.",
    );
    assert_eq!(kinds(&article), [Headline, Body, Correction]);

    // A report about a correction is none.
    let article = pasted(
        "Ministry corrects its figures\n\nThe ministry published a correction of its figures on \
         Monday.\n\nUpdates of the other tables follow in May, it said.",
    );
    assert_eq!(kinds(&article), [Headline, Body]);
}

#[test]
fn a_web_page_gives_its_article_and_metadata() {
    let article = read_fixture("page.html");
    assert_eq!(
        article.metadata.title.as_deref(),
        Some("River Towns Rebuild Their Dykes – and Argue Who Pays")
    );
    assert_eq!(article.metadata.byline, ["Ana Pérez", "Tom van Dijk"]);
    assert_eq!(article.metadata.published, Some(date(2024, 9, 30)));
    assert_eq!(
        article.metadata.publisher.as_deref(),
        Some("The River Courier")
    );
    assert_eq!(article.metadata.language.as_deref(), Some("en"));
    assert_eq!(
        article.provenance.url.as_deref(),
        Some("https://courier.example/2024/09/30/dykes")
    );
    assert_eq!(
        article.text.as_str().lines().next(),
        article.metadata.title.as_deref()
    );
    let body = body_text(&article);
    assert!(body.contains("“We cannot wait for another flood,” said Mayor Ilse Brandt."));
    for noise in ["Most read", "cookies", "Leave a reply", "Sign up"] {
        assert!(!body.contains(noise), "{noise} in {body}");
    }
    assert_sections_cover(&article);
}

#[test]
fn a_page_under_another_ending_is_still_a_page() {
    let page = fs::read(fixture("page.html")).unwrap();
    let article = read_bytes("page.txt", &page).unwrap();
    assert_eq!(article.text, read_fixture("page.html").text);
    let text = read_bytes(
        "note.html",
        "A line of text that is no page at all.".as_bytes(),
    );
    assert!(
        matches!(text, Err(IngestError::NoArticle { .. })),
        "{text:?}"
    );
}

#[test]
fn line_breaks_and_the_byte_order_mark_are_made_one() {
    let article = read_bytes(
        "a.txt",
        "\u{FEFF}One 👩‍👩‍👧 line\r\n\r\nTwo e\u{301} lines\rthree\n".as_bytes(),
    )
    .unwrap();
    assert_eq!(
        article.text.as_str(),
        "One 👩‍👩‍👧 line\n\nTwo e\u{301} lines\nthree\n"
    );
    assert_eq!(
        article.provenance.sha256,
        "f760b23d25fe4f5fcb841a995384b9d56334452f30c876c1498a9ca3e8c02918",
        "SHA-256 of the original bytes"
    );
}

#[test]
fn encodings_are_recognised() {
    let text = "Ünlü yazar “şehir” üzerine konuştu: çok güzel bir gündü, dedi – ve güldü.";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut marked = vec![0xFF, 0xFE];
    marked.extend(&utf16);
    let (turkish, _, _) = encoding_rs::WINDOWS_1254.encode(text);
    for (name, bytes) in [
        ("UTF-8", text.as_bytes()),
        ("UTF-16 with a mark", &marked),
        ("UTF-16 without a mark", &utf16),
        ("Windows-1254", &turkish),
    ] {
        assert_eq!(
            read_bytes("a.txt", bytes).unwrap().text.as_str(),
            text,
            "{name}"
        );
    }
    let page = "<html><head><meta charset=windows-1251></head><body><article><p>".to_owned()
        + &"Президент сказал, что переговоры продолжатся в понедельник в Москве. ".repeat(5)
        + "</p></article></body></html>";
    let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(&page);
    let article = read_bytes("a.html", &cyrillic).unwrap();
    assert!(article.text.as_str().contains("Президент сказал"));
}

#[test]
fn a_few_broken_bytes_do_not_spoil_the_rest() {
    let mut bytes = "“Où étaient-ils ?” — à l’hôtel, déjà près du château."
        .as_bytes()
        .to_vec();
    bytes.extend(b" \xFF end");
    let article = read_bytes("a.txt", &bytes).unwrap();
    assert_eq!(
        article.text.as_str(),
        "“Où étaient-ils ?” — à l’hôtel, déjà près du château. \u{FFFD} end"
    );
}

#[test]
fn bad_input_is_named_with_its_reason() {
    let message = |name: &str, bytes: &[u8]| read_bytes(name, bytes).unwrap_err().to_string();
    let noise: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert!(message("empty.txt", b"").ends_with("empty.txt: there is no text in it"));
    assert!(message("blank.txt", b" \n\t ").contains("blank.txt: there is no text in it"));
    assert!(message("noise.txt", &noise).contains("noise.txt: this is binary data"));
    assert!(
        message("report.txt", b"%PDF-1.7 ...")
            .contains("report.txt: this PDF document could not be read")
    );
    assert!(message("photo.html", b"\x89PNG\r\n\x1a\n").contains("photo.html: this is a picture"));
    assert!(
        message(
            "menu.html",
            b"<html><body><ul><li><a href=/>Home</a></ul></body></html>"
        )
        .contains("no article was found")
    );

    let missing = ingest::read(&Input::File(PathBuf::from("gone/away.txt")), None).unwrap_err();
    assert_eq!(
        missing.to_string(),
        "gone/away.txt: there is no such file (moved or deleted?)"
    );
    let folder = tempfile::tempdir().unwrap();
    let listed = ingest::read(&Input::File(folder.path().to_owned()), None).unwrap_err();
    assert!(listed.to_string().ends_with("this is a folder"));
}

#[test]
fn what_is_too_large_is_refused_whole_with_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.txt");
    fs::File::create(&path)
        .unwrap()
        .set_len(50 * 1024 * 1024)
        .unwrap();
    let error = ingest::read(&Input::File(path), None).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("large.txt: 50.0 MB is more than one article may have (20.0 MB)"),
        "{error}"
    );
}

#[test]
fn a_page_of_absurd_depth_is_an_error() {
    let page = format!("<html><body>{}text", "<div>".repeat(100_000));
    let error = read_bytes("deep.html", page.as_bytes()).unwrap_err();
    assert!(matches!(error, IngestError::BadPage { .. }), "{error}");
}

#[test]
fn records_keep_their_text_and_id() {
    let record = |line: serde_json::Value| ingest::read(&Input::Record(line.to_string()), None);
    let article = record(serde_json::json!({
        "id": "a/1", "title": "A title", "published": "2024-09-30T10:00:00Z",
        "text": "A title\r\n\r\n A \u{200B}text\u{C} with e\u{301} and 👍🏽.",
    }))
    .unwrap();
    assert_eq!(article.id.as_str(), "a/1");
    assert_eq!(
        article.text.as_str(),
        "A title\n\n A \u{200B}text\u{C} with e\u{301} and 👍🏽."
    );
    assert_eq!(article.metadata.published, Some(date(2024, 9, 30)));

    let html = fs::read_to_string(fixture("page.html")).unwrap();
    let page = serde_json::json!({"id": "p", "url": "https://x.example/a", "html": html});
    let page = record(page).unwrap();
    assert_eq!(page.provenance.url.as_deref(), Some("https://x.example/a"));

    for (line, reason) in [
        (
            serde_json::json!({"id": "x"}),
            "x: this line is not an article (it has neither \"text\" nor \"html\")",
        ),
        (
            serde_json::json!({"id": "x", "text": "a", "published": "soon"}),
            "x: this line is not an article (\"soon\" under \"published\" is not a date)",
        ),
        (
            serde_json::json!({"id": "x", "text": " "}),
            "x: there is no text in it",
        ),
    ] {
        assert_eq!(record(line).unwrap_err().to_string(), reason);
    }
    assert!(ingest::read(&Input::Record("{".to_owned()), None).is_err());
}

#[test]
fn the_date_given_from_outside_serves_only_where_none_is_told() {
    let given = Some(date(2020, 1, 1));
    let read = |text: &str| ingest::read(&Input::Pasted(text.to_owned()), given).unwrap();
    assert_eq!(
        read("A headline\n\nA first sentence.").metadata.published,
        given
    );
    assert_eq!(
        read("A headline\n\nMonday, 30 September 2024\n\nA first sentence.")
            .metadata
            .published,
        Some(date(2024, 9, 30))
    );
}

#[test]
fn what_was_copied_out_of_a_page_keeps_its_headline_and_paragraphs() {
    let copied = |markup: &str, text: &str| {
        let (markup, text) = (markup.to_owned(), text.to_owned());
        ingest::read(&Input::Copied { markup, text }, None)
    };
    let chosen = "<meta charset='utf-8'><h1>Storm shuts <i>harbour</i></h1><p>By Ida Holm</p><p>1 March 2026</p>\
        <p style='x'>The harbour of Arlen was shut on <a href='#'>Sunday</a>.</p><ul><li>450 ships wait.</li></ul>";
    let article = copied(chosen, "Storm shuts harbour By Ida Holm").unwrap();
    assert_eq!(
        article.metadata.title.as_deref(),
        Some("Storm shuts harbour")
    );
    assert_eq!(article.metadata.byline, ["Ida Holm"]);
    assert_eq!(article.metadata.published, Some(date(2026, 3, 1)));
    let text = article.text.as_str();
    assert!(
        text.ends_with("shut on Sunday.\n\n450 ships wait."),
        "{text}"
    );

    let body = "The harbour of Arlen was shut on Sunday after a storm had torn its ropes, the mayor said. ";
    let whole = format!(
        "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>Storm shuts harbour</h1><p>{body}</p>\
         <p>{body}</p></article><footer>Cookie settings</footer>"
    );
    let article = copied(&whole, body).unwrap();
    assert!(!article.text.as_str().contains("Cookie settings"));
    // Without markup that can be read, the words are read.
    assert_eq!(copied("<p> </p>", body).unwrap().text.as_str(), body);
    let link = "https://post.example/a";
    let refused = copied(&format!("<a href='{link}'>{link}</a>"), link).unwrap_err();
    assert!(refused.to_string().contains("does not fetch"));
}

#[test]
fn folders_give_their_articles_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("b.txt", "text");
    put("a/deep/z.md", "text");
    put("a/.hidden.txt", "text");
    put(".git/x.txt", "text");
    put("a/picture.png", "");
    put("c.jsonl", "{\"id\":\"1\"}\n\n{\"id\":\"2\"}\r\n");
    let cancel = CancelToken::default();
    let shown = |path: PathBuf| -> Vec<String> {
        let parts = ingest::walk([Input::File(path)], &cancel);
        let folder = format!("{}/", folder.path().display());
        parts
            .map(|part| match part {
                Ok(part) => part.name().replace(&folder, ""),
                Err(error) => format!("not read: {}", error.name().replace(&folder, "")),
            })
            .collect()
    };
    assert_eq!(
        shown(folder.path().to_owned()),
        [
            "a/deep/z.md",
            "not read: a/picture.png",
            "b.txt",
            "c.jsonl, line 1",
            "c.jsonl, line 3"
        ]
    );
    assert_eq!(
        shown(folder.path().join("gone.txt")),
        ["not read: gone.txt"]
    );

    let mut parts = ingest::walk([Input::File(folder.path().to_owned())], &cancel);
    assert!(parts.next().is_some());
    cancel.cancel();
    assert!(parts.next().is_none());
}

/// Lines such as articles have, mixed with characters that offsets go wrong over.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r".to_owned()),
        Just("By Jane Doe\n".to_owned()),
        Just("WASHINGTON (AP) — ".to_owned()),
        Just("About Jane Doe\n\n".to_owned()),
        Just("In conclusion, ".to_owned()),
        Just("Leave a Reply\n".to_owned()),
        Just("30 September 2024\n".to_owned()),
        Just("Source: here\n".to_owned()),
        Just("👩‍👩‍👧e\u{301}\u{200B}\u{A0}".to_owned()),
        "[a-z ]{1,40}[.!]?",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn sections_hold_for_any_text(text in pieces(), marked in any::<bool>()) {
        let text = if marked { format!("\u{FEFF}{text}") } else { text };
        if let Ok(article) = ingest::read(&Input::Pasted(text.clone()), None) {
            assert_sections_cover(&article);
            let unwanted = article.text.as_str().contains(['\r', '\0']);
            prop_assert!(!unwanted);
        }
        let record = serde_json::json!({"text": text}).to_string();
        if let Ok(article) = ingest::read(&Input::Record(record), None) {
            assert_sections_cover(&article);
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}').collect::<String>();
            prop_assert_eq!(solid(article.text.as_str()), solid(&text));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_bytes("any.txt", &bytes);
    }

    #[test]
    fn no_markup_makes_it_panic(tags in proptest::collection::vec(
        prop_oneof![Just("<p>"), Just("</div>"), Just("<table>"), Just("<a href=x>"), Just("words and words. "),
            Just("<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[{}]}</script>"), Just("&#0;&amp;"), Just("é👍")],
        0..60)) {
        let _ = read_bytes("any.html", format!("<html>{}", tags.concat()).as_bytes());
    }
}
