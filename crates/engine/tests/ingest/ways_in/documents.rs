//! Documents with one article, or a few.

use jiff::civil::date;

use super::{BODY, read, titles, zipped};

#[test]
fn a_word_document_gives_inserted_words_and_no_deleted_ones() {
    let document = format!(
        "<w:document xmlns:w='w'><w:body>\
         <w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Storm shuts harbour</w:t></w:r></w:p>\
         <w:p><w:r><w:t>By Ida Holm</w:t></w:r></w:p>\
         <w:p><w:r><w:t xml:space='preserve'>The harbour </w:t></w:r><w:del><w:r><w:delText>never</w:delText>\
         </w:r></w:del><w:ins><w:r><w:t>was shut</w:t></w:r></w:ins><w:r><w:t> on Sunday &amp; stays so.</w:t></w:r></w:p>\
         <w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>",
        BODY[1]
    );
    let bytes = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        (
            "word/header1.xml",
            b"<w:hdr><w:p><w:r><w:t>Draft</w:t></w:r></w:p></w:hdr>",
        ),
    ]);
    // Content counts, not the ending.
    let (articles, failures) = read("letter.bin", &bytes);
    assert_eq!((articles.len(), failures.len()), (1, 0), "{failures:?}");
    let article = &articles[0];
    assert_eq!(
        article.metadata.title.as_deref(),
        Some("Storm shuts harbour")
    );
    assert_eq!(article.metadata.byline, ["Ida Holm"]);
    assert!(
        article
            .text
            .as_str()
            .contains("The harbour was shut on Sunday & stays so.")
    );
    assert!(!article.text.as_str().contains("never") && !article.text.as_str().contains("Draft"));
}

#[test]
fn an_open_document_and_a_book_give_their_paragraphs() {
    let content = format!(
        "<office:document-content><office:body><office:text><text:h text:outline-level='1'>Storm shuts \
         harbour</text:h><text:p>{}<text:s text:c='2'/>More.</text:p><office:annotation><text:p>a \
         comment</text:p></office:annotation></office:text></office:body></office:document-content>",
        BODY[0]
    );
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    let (articles, _) = read("a.odt", &bytes);
    assert_eq!(titles(&articles), ["Storm shuts harbour"]);
    assert!(!articles[0].text.as_str().contains("a comment"));

    let chapter = |title: &str| {
        let body = BODY.map(|line| format!("<p>{line} {line}</p>")).concat();
        format!("<html><head><title>x</title></head><body><h1>{title}</h1>{body}</body></html>")
    };
    let (one, two) = (
        chapter("Storm shuts harbour"),
        chapter("Harbour opens again"),
    );
    let bytes = zipped(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path='b/book.opf'/></rootfiles></container>",
        ),
        (
            "b/book.opf",
            b"<package><manifest><item id='n' href='nav.html' properties='nav'/><item id='a' href='a%20b.html'/>\
              <item id='b' href='b.html'/></manifest><spine><itemref idref='n'/><itemref idref='b'/>\
              <itemref idref='a'/></spine></package>",
        ),
        ("b/nav.html", b"<html><body>Contents</body></html>"),
        ("b/a b.html", two.as_bytes()),
        ("b/b.html", one.as_bytes()),
    ]);
    let (articles, failures) = read("paper.epub", &bytes);
    assert_eq!(
        titles(&articles),
        ["Storm shuts harbour", "Harbour opens again"],
        "{failures:?}"
    );
    assert_eq!(articles[1].provenance.place.as_deref(), Some("chapter 2"));
    assert_ne!(articles[0].id, articles[1].id);
}

#[test]
fn an_rtf_document_is_read_without_its_marks() {
    let text = format!(
        "{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Arial;}}}}{{\\b Storm shuts harbour}}\\par By Ida Holm\\par 1 March 2026\\par {}\\par}}",
        BODY[0]
    );
    let (articles, _) = read("a.doc.txt", text.as_bytes());
    assert_eq!(titles(&articles), ["Storm shuts harbour"]);
    assert_eq!(articles[0].metadata.published, Some(date(2026, 3, 1)));
    assert!(articles[0].text.as_str().ends_with(BODY[0]));
}

/// A document of Word 97: a piece with letters of one byte, then one with letters of two.
fn old_word(narrow: &[u8], wide: &str) -> Vec<u8> {
    let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let number = |value: usize| u32::try_from(value).unwrap().to_le_bytes();
    let mut main = vec![0; 0x400];
    main[0x0B] = 0x02;
    let letters = narrow.len() + wide.len() / 2;
    main[0x4C..0x50].copy_from_slice(&number(letters));
    let start = main.len();
    main.extend(narrow);
    let start_of_wide = main.len();
    main.extend(&wide);
    let mut list: Vec<u8> = [0, narrow.len(), letters].map(number).concat();
    for place in [(2 * start) | 0x4000_0000, start_of_wide] {
        list.extend([0, 0]);
        list.extend(number(place));
        list.extend([0, 0]);
    }
    let pieces = [&[2], &number(list.len())[..], &list].concat();
    main[0x1A6..0x1AA].copy_from_slice(&number(pieces.len()));
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in [("WordDocument", main), ("1Table", pieces)] {
        use std::io::Write;
        file.create_stream(name).unwrap().write_all(&bytes).unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn an_old_word_document_is_read_piece_by_piece_without_the_codes_of_fields() {
    let head = b"Storm shuts harbour\rBy Ida Holm\r1 March 2026\rA photo \x13 HYPERLINK x \x14of the caf\xE9\x15.\r";
    let (articles, failures) = read("a.doc", &old_word(head, &format!("“{}”\r", BODY[0])));
    assert_eq!(titles(&articles), ["Storm shuts harbour"], "{failures:?}");
    assert_eq!(articles[0].metadata.byline, ["Ida Holm"]);
    let text = articles[0].text.as_str();
    assert!(text.contains("A photo of the café."), "{text}");
    assert!(text.ends_with(&format!("“{}”", BODY[0])), "{text}");
}

#[test]
fn what_cannot_be_read_is_refused_with_a_way_out() {
    let old_word = [
        b"\xD0\xCF\x11\xE0".as_slice(),
        &[0; 600],
        &"WordDocument"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>(),
    ]
    .concat();
    for (name, bytes, words) in [
        ("a.doc", old_word.as_slice(), "could not be read"),
        ("a.jpg", b"\xFF\xD8\xFF\xE0".as_slice(), "this is a picture"),
        (
            "a.docx",
            &zipped(&[("word/document.xml", b"<w:document><w:body><w:p>")]),
            "no text",
        ),
        ("a.odt", b"PK\x03\x04 broken", "could not be read"),
        (
            "a.pdf",
            b"%PDF-1.7\nbroken",
            "PDF document could not be read",
        ),
        ("a.7z", b"7z\xBC\xAF\x27\x1C", "unpack it"),
        ("a.xlsx", b"\xD0\xCF\x11\xE0", "protected by a password"),
        ("a.ods", b"PK\x03\x04 broken", "could not be read"),
    ] {
        let (articles, failures) = read(name, bytes);
        assert!(articles.is_empty());
        assert_eq!(failures.len(), 1, "{name}: {failures:?}");
        assert!(
            failures[0].contains(name) && failures[0].contains(words),
            "{failures:?}"
        );
    }
}

#[test]
fn the_address_at_the_very_top_of_a_text_is_its_own() {
    let of = |top: &str| {
        let text = format!("{top}Storm shuts harbour\n\n{}\n\n{}", BODY[0], BODY[1]);
        let (articles, _) = read("storm.txt", text.as_bytes());
        articles[0].provenance.url.clone()
    };
    let address = "https://www.gull.example/storm?id=7";
    assert_eq!(of(&format!("{address}\n\n")).as_deref(), Some(address));
    let field = format!("Date: 3 March 2025\n\nURL: {address}\n\n");
    assert_eq!(of(&field).as_deref(), Some(address));
    let credited = format!("Date: 3 March 2025\n\nSource: {address}\n\n");
    assert_eq!(of(&credited), None, "credited is another");
    assert_eq!(of(""), None);
}

#[test]
fn a_day_at_the_very_top_is_no_headline() {
    for day in [
        "27 NOVEMBER, 2005",
        "November 27th, 2005, 09:11 GMT",
        "Posted: Nov 27, 2005 8:20 AM ET",
        "Last Updated: Sunday, 27 November 2005",
    ] {
        let text = format!(
            "https://gull.example/1\n{day}\n\nStorm shuts harbour\n\n{}",
            BODY[0]
        );
        let (articles, _) = read("storm.txt", text.as_bytes());
        assert_eq!(titles(&articles), ["Storm shuts harbour"], "{day}");
        let published = articles[0].metadata.published;
        assert_eq!(published, Some(date(2005, 11, 27)), "{day}");
    }
    let text = format!("7 July 2005 London bombings\n\n{}\n\n{}", BODY[0], BODY[1]);
    let (articles, _) = read("storm.txt", text.as_bytes());
    assert_eq!(titles(&articles), ["7 July 2005 London bombings"]);
}
