//! Encodings, ends of lines, and files that are refused with the reason.

use std::fs;
use std::path::PathBuf;

use sidelight_engine::ingest::{self, IngestError, Input};

use super::read_bytes;

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
