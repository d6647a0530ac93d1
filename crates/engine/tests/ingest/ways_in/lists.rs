//! Files with an article in each part: mail, feeds, tables, records.

use jiff::civil::date;

use super::{BODY, read, titles};

fn mail(subject: &str, day: &str) -> String {
    format!(
        "From: \"The Arlen Post\" <news@post.example>\nSubject: Fwd: {subject}\nDate: {day} March 2026 23:30:00 \
         -0500\nMIME-Version: 1.0\nList-Id: <x>\nContent-Type: text/plain; charset=utf-8\n\nBy Ida \
         Holm\n\n{}\n\n{}\n-- \nYou get this letter because you asked for it.\n",
        BODY[0], BODY[1]
    )
}

#[test]
fn a_mail_is_an_article_and_a_box_of_mail_many() {
    let (articles, _) = read("letter.eml", mail("Storm shuts harbour", "1").as_bytes());
    assert_eq!(titles(&articles), ["Storm shuts harbour"]);
    let about = &articles[0].metadata;
    assert_eq!(about.publisher.as_deref(), Some("The Arlen Post"));
    assert_eq!(about.byline, ["Ida Holm"]);
    // The day that the sender wrote, not that of Greenwich.
    assert_eq!(about.published, Some(date(2026, 3, 1)));
    assert!(articles[0].text.as_str().ends_with(BODY[1]));

    let separator = "From news@post.example Sun Mar  1 06:15:00 2026\n";
    let many = [
        separator,
        &mail("Storm shuts harbour", "1"),
        "\n",
        separator,
        &mail("Harbour opens again", "3"),
    ]
    .concat();
    let (articles, _) = read("letters", many.as_bytes());
    assert_eq!(
        titles(&articles),
        ["Storm shuts harbour", "Harbour opens again"]
    );
    assert_eq!(articles[1].provenance.place.as_deref(), Some("message 2"));
}

#[test]
fn a_feed_gives_its_items() {
    let feed = format!(
        "<?xml version='1.0'?><rss xmlns:content='c'><channel><title>The Arlen Post</title><language>en</language>\
         <item><title>Storm &amp;amp; flood</title><link>https://post.example/a</link><pubDate>Sun, 01 Mar 2026 \
         23:30:00 -0500</pubDate><dc:creator>Ida Holm</dc:creator><description>In short.</description>\
         <content:encoded><![CDATA[<p>{}</p><p>{}</p>]]></content:encoded></item>\
         <item><title>Second</title><description>{}</description></item></channel></rss>",
        BODY[0], BODY[1], BODY[1]
    );
    let (articles, _) = read("news.xml", feed.as_bytes());
    assert_eq!(titles(&articles), ["Storm & flood", "Second"]);
    let first = &articles[0];
    assert_eq!(first.metadata.published, Some(date(2026, 3, 1)));
    assert_eq!(
        first.provenance.url.as_deref(),
        Some("https://post.example/a")
    );
    assert_eq!(first.metadata.publisher.as_deref(), Some("The Arlen Post"));
    assert!(articles[1].text.as_str().contains(BODY[1]));
}

#[test]
fn a_table_is_read_by_the_names_of_its_columns_in_any_order() {
    let table = format!(
        "Full Text;Nr;Date;Headline\n\"{}\n{}\";1;03/02/2026;Storm shuts harbour\n\"{}\";2;25/02/2026;Harbour opens\n",
        BODY[0], BODY[1], BODY[1]
    );
    let (articles, _) = read("clippings.csv", table.as_bytes());
    assert_eq!(titles(&articles), ["Storm shuts harbour", "Harbour opens"]);
    // 25 can only be a day, so 3 is one too.
    assert_eq!(articles[0].metadata.published, Some(date(2026, 2, 3)));
    assert_eq!(articles[1].provenance.place.as_deref(), Some("row 3"));

    let (articles, failures) = read("prices.csv", b"year,price\n2020,4\n2021,5\n");
    assert!(articles.is_empty());
    assert!(failures[0].contains("no column holds texts") && failures[0].contains("price"));

    let (articles, failures) = read("empty.csv", b"title,text\n");
    assert!(articles.is_empty());
    assert!(failures[0].contains("empty.csv") && failures[0].contains("nothing is in it"));
}

#[test]
fn a_workbook_gives_its_rows_and_leaves_sheets_of_notes_aside() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in ["title", "text", "date"].iter().enumerate() {
        sheet.write(0, column as u16, *name).unwrap();
    }
    sheet.write(1, 0, "Storm shuts harbour").unwrap();
    sheet.write(1, 1, BODY.concat()).unwrap();
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_with_format(1, 2, &day, &format).unwrap();
    // A stray cell far out takes no memory.
    sheet.write(1_000_000, 16_000, "stray").unwrap();
    book.add_worksheet().write(0, 0, "call Ida").unwrap();
    let (articles, failures) = read("a.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(titles(&articles), ["Storm shuts harbour"], "{failures:?}");
    assert_eq!(articles[0].metadata.published, Some(date(2026, 3, 1)));
}

#[test]
fn records_of_crawlers_are_read_by_the_names_of_their_fields() {
    let record = serde_json::json!({"maintext": BODY.join("\n"), "title": "Storm shuts harbour",
        "date_publish": "2026-03-01 06:00:00", "authors": ["Ida Holm"], "source_domain": "post.example"});
    let list = serde_json::json!({ "articles": [record, record] }).to_string();
    let (articles, _) = read("crawl.json", list.as_bytes());
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0].metadata.byline, ["Ida Holm"]);
    let (articles, failures) = read(
        "crawl.txt",
        format!("{record}\n\n{record}\nbroken\n").as_bytes(),
    );
    assert_eq!((articles.len(), failures.len()), (2, 1));
    assert!(failures[0].contains("line 4"), "{failures:?}");
    assert_eq!(articles[0].metadata.published, Some(date(2026, 3, 1)));
}
