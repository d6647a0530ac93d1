//! Archives and folders: every file in them ends as articles or is named.

use super::{BODY, read, read_path, titles, zipped};

fn article(title: &str) -> Vec<u8> {
    format!("{title}\n\nBy Ida Holm\n\n{}\n\n{}\n", BODY[0], BODY[1]).into_bytes()
}

#[test]
fn an_archive_gives_what_lies_in_it_and_names_the_rest() {
    let inner = zipped(&[("deep.txt", &article("Harbour opens again"))]);
    let bytes = zipped(&[
        ("one.txt", &article("Storm shuts harbour")),
        ("__MACOSX/._one.txt", b"junk"),
        ("sub/inner.zip", &inner),
        ("photo.png", b"\x89PNG\r\n\x1a\n"),
        ("../../out.txt", &article("Not read")),
    ]);
    let (articles, failures) = read("all.zip", &bytes);
    assert_eq!(
        titles(&articles),
        ["Storm shuts harbour", "Harbour opens again"]
    );
    let place = articles[1].provenance.place.as_deref();
    assert_eq!(place, Some("sub/inner.zip, deep.txt"));
    assert_eq!(failures.len(), 2, "{failures:?}");
    assert!(failures[0].contains("photo.png") && failures[1].contains("leads out"));
}

#[test]
fn what_grows_without_end_is_refused() {
    let zeros = vec![b'0'; 60 * 1024 * 1024];
    let (articles, failures) = read("bomb.zip", &zipped(&[("zeros.txt", &zeros)]));
    assert!(articles.is_empty());
    assert!(failures[0].contains("200 times"), "{failures:?}");

    let mut nested = zipped(&[("a.txt", &article("Deep"))]);
    for _ in 0..12 {
        nested = zipped(&[("in.zip", &nested)]);
    }
    let (articles, failures) = read("nested.zip", &nested);
    assert!(articles.is_empty());
    assert!(
        failures[0].contains("archives lie in each other"),
        "{failures:?}"
    );
}

#[test]
fn a_web_archive_gives_the_pages_that_were_delivered() {
    let record = |url: &str, status: &str, mime: &str, body: &str| {
        let block = format!("HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n\r\n{body}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n\
             Content-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let page = format!(
        "<html><head><title>Storm shuts harbour</title></head><body><article><h1>Storm shuts harbour</h1><p>{}</p><p>{}</p>\
         </article></body></html>",
        BODY[0], BODY[1]
    );
    let warc = [
        record(
            "https://post.example/a",
            "200 OK",
            "text/html; charset=utf-8",
            &page,
        ),
        record(
            "https://post.example/b",
            "404 Not Found",
            "text/html",
            &page,
        ),
        record("https://post.example/c.css", "200 OK", "text/css", "p {}"),
    ]
    .concat();
    let (articles, failures) = read("crawl.warc", warc.as_bytes());
    assert_eq!(titles(&articles), ["Storm shuts harbour"], "{failures:?}");
    let url = articles[0].provenance.url.as_deref();
    assert_eq!(url, Some("https://post.example/a"));

    let twice = [warc.as_bytes(), &warc.as_bytes()[..300]].concat();
    let (articles, failures) = read("cut.warc", &twice);
    assert_eq!(titles(&articles), ["Storm shuts harbour"]);
    assert!(failures[0].contains("record 4") && failures[0].contains("breaks off"));
}

#[test]
fn a_saved_page_is_read_without_its_frames() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    let page = format!(
        "<html><body><article><h1>Storm shuts harbour</h1><p>{}</p><p>{}</p></article>",
        BODY[0], BODY[1]
    );
    put("Storm.html", page.as_bytes());
    put("Storm_files/frame.html", page.as_bytes());
    put("notes.txt", &article("Harbour opens again"));
    let (articles, failures) = read_path(folder.path().to_owned());
    assert_eq!(
        titles(&articles),
        ["Storm shuts harbour", "Harbour opens again"]
    );
    assert!(failures.is_empty(), "{failures:?}");
}
