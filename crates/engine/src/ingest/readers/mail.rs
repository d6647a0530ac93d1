//! Mail, and pages that a browser saved as one file, which are mail in form.

use jiff::civil::Date;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::plain;
use crate::article::Metadata;
use crate::guard::guarded;
use crate::ingest::document::{Document, MAX_DOCUMENT, Opened, Origin};
use crate::ingest::draft::Draft;
use crate::ingest::patterns::pattern;
use crate::ingest::sections::names;
use crate::ingest::walk::{Findings, Found};
use crate::ingest::{IngestError, dates, html};

/// Letters from which a message that carries others is an article itself, not a word with them.
const ARTICLE: usize = 200;

/// Messages in messages.
const MAX_DEPTH: usize = 8;

// "Re: AW: Fwd: [news] Headline"
pattern!(REPLY = r"(?i)^(?:(?:re|aw|fwd?|wg|tr|rv|antw)\s*(?:\[\d+\])?\s*:\s*)+");

/// Header fields that begin a message, and those of which one is in every mail that a program wrote.
const FIELDS: &[&str] = &[
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "reply-to",
    "sender",
    "list-id",
    "list-unsubscribe",
];
const BY_PROGRAMS: &[&str] = &[
    "mime-version",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "content-type",
    "content-transfer-encoding",
    "snapshot-content-location",
    "x-mailer",
];

/// Whether a text begins with the header of a message.
pub fn is_message(text: &str) -> bool {
    let mut usual = 0;
    let mut by_programs = 0;
    let mut has_sender = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        let name = name.to_ascii_lowercase();
        if !name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return false;
        }
        has_sender |= name == "from";
        usual += usize::from(FIELDS.contains(&name.as_str()));
        by_programs += usize::from(BY_PROGRAMS.contains(&name.as_str()));
    }
    usual + by_programs >= 3 && has_sender && (by_programs > 0 || usual >= 3)
}

/// The articles of a message: its own, those of messages in it, and its attachments.
pub fn open(opened: Opened) -> Result<Findings, IngestError> {
    let document = opened.into_document(MAX_DOCUMENT)?;
    let origin = document.origin.clone();
    let damaged = |reason: &str| IngestError::Damaged {
        name: origin.name(),
        what: "mail",
        reason: reason.to_owned(),
    };
    // The parser panics on parts within parts that never begin.
    let message = guarded(|| MessageParser::default().parse(&document.bytes))
        .map_err(|_| damaged("the reader failed on it"))?
        .ok_or_else(|| damaged("it has no header"))?;
    if is_saved_page(&message) {
        return page(&message, &origin);
    }
    let mut found = Vec::new();
    collect(&message, &origin, 0, &mut found);
    if found.is_empty() {
        return Err(IngestError::Empty {
            name: origin.name(),
        });
    }
    Ok(Box::new(found.into_iter()))
}

type Finding = Result<(Origin, Found), IngestError>;

fn collect(message: &Message<'_>, origin: &Origin, depth: usize, found: &mut Vec<Finding>) {
    let mut carried = Vec::new();
    for (index, part) in message.attachments().enumerate() {
        let name = part.attachment_name().map(str::to_owned);
        let name = name.unwrap_or_else(|| format!("attachment {}", index + 1));
        let place = origin.part(&name);
        match &part.body {
            PartType::Message(inner) if depth < MAX_DEPTH => {
                collect(inner, &place, depth + 1, &mut carried);
            }
            PartType::Message(_) => carried.push(Err(IngestError::Wall {
                name: place.name(),
                reason: format!("more than {MAX_DEPTH} messages lie in each other"),
            })),
            _ if is_furniture(part) => {}
            _ => carried.push(Ok((place.clone(), attachment(part, place)))),
        }
    }
    match letter(message, &origin.name()) {
        Ok(draft) if draft.letters() >= ARTICLE || carried.is_empty() && !draft.text.is_empty() => {
            found.push(Ok((origin.clone(), Found::Draft(Box::new(draft)))));
        }
        Err(error) if carried.is_empty() => found.push(Err(error)),
        _ => {}
    }
    found.extend(carried);
}

/// Pictures that the letter shows, calendars and signatures.
fn is_furniture(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type();
    let is_picture = kind.is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
    let is_shown = matches!(part.body, PartType::InlineBinary(_)) || part.content_id().is_some();
    let signature = [
        "pgp-signature",
        "pkcs7-signature",
        "calendar",
        "x-vcard",
        "vcard",
    ];
    is_picture && is_shown
        || kind
            .and_then(|kind| kind.subtype())
            .is_some_and(|kind| signature.contains(&kind))
}

fn attachment(part: &MessagePart<'_>, mut origin: Origin) -> Found {
    origin.mime = part.content_type().map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()),
        None => kind.ctype().to_owned(),
    });
    let bytes = part.contents().to_vec();
    Found::Opened(Opened::document(Document { origin, bytes }))
}

/// The article that a message is.
fn letter(message: &Message<'_>, name: &str) -> Result<Draft, IngestError> {
    let text = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.as_ref()),
        _ => None,
    });
    let page = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page.as_ref()),
        _ => None,
    });
    let text = text.map(of_text);
    let page = page.map(|page| of_page(page, name));
    let draft = match (text, page) {
        // Some programs write "your program cannot show this letter" as the text.
        (Some(text), Some(Ok(page))) if text.letters() * 2 < page.letters() => page,
        (Some(text), _) => text,
        (None, Some(page)) => page?,
        (None, None) => Draft::default(),
    };
    let metadata = told(message, &draft.metadata);
    let mut letter = Draft::default();
    let begins_with_title = metadata.title.as_deref().is_some_and(|title| {
        let first = draft.units.first().map(|unit| draft.words(unit));
        first.is_some_and(|first| first == title)
    });
    if let Some(title) = metadata.title.as_deref().filter(|_| !begins_with_title) {
        letter.push(title, Some(crate::article::SectionKind::Headline));
    }
    letter.push_text(&draft);
    letter.metadata = metadata;
    letter.url = draft.url;
    Ok(letter)
}

/// What the header says. A sender of newsletters is a publisher, a person is not.
fn told(message: &Message<'_>, page: &Metadata) -> Metadata {
    let sender = message.from().and_then(Address::first);
    let sender = sender
        .and_then(|sender| sender.name())
        .map(|name| name.trim().to_owned());
    let is_list = message.list_unsubscribe().as_text().is_some()
        || !message.list_unsubscribe().is_empty()
        || !message.list_id().is_empty();
    let is_publisher = |name: &String| is_list || !names::is_person(name);
    let subject = message
        .subject()
        .map(|subject| REPLY.replace(subject, "").trim().to_owned());
    Metadata {
        title: subject
            .filter(|subject| !subject.is_empty())
            .or_else(|| page.title.clone()),
        byline: page.byline.clone(),
        published: sent(message),
        publisher: sender
            .filter(is_publisher)
            .or_else(|| page.publisher.clone()),
        original_source: page.original_source.clone(),
        language: page.language.clone(),
    }
}

/// The day that the sender wrote, in the sender's own calendar.
fn sent(message: &Message<'_>) -> Option<Date> {
    let by_standard = message.date().and_then(|date| {
        let year = i16::try_from(date.year).ok()?;
        Date::new(year, date.month.cast_signed(), date.day.cast_signed()).ok()
    });
    by_standard.or_else(|| dates::parse(message.header_raw("Date")?))
}

/// A letter in plain text, without what stands under its last line.
fn of_text(text: &str) -> Draft {
    let clean = plain::clean(text);
    let end = ["\n-- \n", "\n--\n"]
        .iter()
        .find_map(|line| clean.rfind(line));
    plain::read(end.map_or(clean.as_str(), |end| &clean[..end]))
}

/// A letter as a page: its article, else all that it shows.
fn of_page(page: &str, name: &str) -> Result<Draft, IngestError> {
    html::read(name, page, None).or_else(|_| {
        let mut draft = Draft::default();
        draft.push_blocks(&html::fragment(name, page)?);
        Ok(draft)
    })
}

/// Whether a message is a page with its pictures and styles.
fn is_saved_page(message: &Message<'_>) -> bool {
    let is_related = message.content_type().is_some_and(|kind| {
        kind.subtype()
            .is_some_and(|subtype| subtype.eq_ignore_ascii_case("related"))
    });
    let blink = message.header("Snapshot-Content-Location").is_some();
    let has_sender = message
        .from()
        .and_then(Address::first)
        .is_some_and(|from| from.address().is_some_and(|address| address.contains('@')));
    blink || is_related && !has_sender
}

/// The page of a file that a browser saved; its frames and advertisements are left out.
fn page(message: &Message<'_>, origin: &Origin) -> Result<Findings, IngestError> {
    let is_page = |part: &&MessagePart<'_>| matches!(part.body, PartType::Html(_));
    let part = message
        .parts
        .iter()
        .find(is_page)
        .ok_or_else(|| IngestError::NoArticle {
            name: origin.name(),
            reason: "there is no page in it".to_owned(),
        })?;
    let location = part.content_location().map(str::to_owned);
    let snapshot = message
        .header("Snapshot-Content-Location")
        .and_then(|value| value.as_text());
    let url = location.or_else(|| snapshot.map(str::to_owned));
    let mut inner = origin.clone();
    "html".clone_into(&mut inner.ending);
    inner.mime = None;
    inner.depth += 1;
    inner.url = url.filter(|url| url.starts_with("http"));
    let bytes = part.contents().to_vec();
    let document = Document {
        origin: inner,
        bytes,
    };
    let found = (origin.clone(), Found::Opened(Opened::document(document)));
    Ok(Box::new(std::iter::once(Ok(found))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_told_from_the_fields_of_an_article() {
        assert!(is_message(
            "From: A <a@b.example>\nSubject: x\nMIME-Version: 1.0\n\nText"
        ));
        assert!(is_message(
            "Received: by x\n\tfor y\nFrom: a@b.example\nSubject: x\n\nText"
        ));
        assert!(!is_message(
            "Title: A headline\nAuthor: Jane Doe\nDate: 3 March 2026\n\nText"
        ));
        assert!(!is_message("From: here to there\n\nA story about roads."));
    }
}
