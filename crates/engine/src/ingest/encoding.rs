//! From bytes to characters: byte-order mark, declared encoding, else a guess from the bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::IngestError;
use super::document::Document;

/// Bytes in which a page must declare its encoding, with room for long heads
/// (the HTML standard asks for the first 1,024).
const DECLARATION: usize = 4096;

/// Bytes that the guess looks at.
const SAMPLE: usize = 256 * 1024;

/// The characters of a text document.
///
/// # Errors
/// When its bytes are not those of a text, or there is nothing in it but blanks.
pub fn text(document: &Document) -> Result<String, IngestError> {
    let name = || document.origin.name();
    let text = match declared_outside(document) {
        Some(encoding) => encoding.decode(&document.bytes).0.into_owned(),
        None => decode(&document.bytes),
    };
    if looks_binary(&text) {
        return Err(IngestError::NotText {
            name: name(),
            found: "binary data",
            way_out: "",
        });
    }
    if text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}') {
        return Err(IngestError::Empty { name: name() });
    }
    Ok(text)
}

/// The characters of bytes that may be cut off in the middle of one.
pub fn decode_start(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None if utf16_without_mark(bytes).is_some() => decode_unmarked(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The characters of bytes.
pub fn decode(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => decode_unmarked(bytes),
    }
}

/// The encoding that the server or the mail says, which a page's own declaration gives way to.
fn declared_outside(document: &Document) -> Option<&'static Encoding> {
    let mime = document.origin.mime.as_deref()?.to_lowercase();
    let label = mime.split_once("charset=")?.1;
    let label = label.split(';').next()?.trim_matches(['"', '\'', ' ']);
    let encoding = Encoding::for_label(label.as_bytes())?;
    let fits = !encoding.decode_without_bom_handling(&document.bytes).1;
    (fits && Encoding::for_bom(&document.bytes).is_none()).then_some(encoding)
}

fn decode_unmarked(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        return text.to_owned();
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Some(encoding) = declared(bytes)
        && encoding != UTF_8
    {
        let (text, failed) = encoding.decode_without_bom_handling(bytes);
        if !failed {
            return text.into_owned();
        }
    }
    if is_damaged_utf8(bytes) {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], bytes.len() <= SAMPLE);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding that a page's `<meta>` or XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !head.contains('<') {
        return None;
    }
    let label = ["charset=", "encoding="].iter().find_map(|key| {
        let rest = head.split_once(key)?.1;
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(['"', '\'', ' ', ';', '>', '/', '?']).next()
    })?;
    Encoding::for_label(label.as_bytes())
}

/// UTF-16 text in a Western script has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(DECLARATION)];
    let pairs = sample.len() / 2;
    let zeros = |parity: usize| {
        let every_other = sample.iter().skip(parity).step_by(2);
        every_other.filter(|&&byte| byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if pairs >= 2 && odd * 10 >= pairs * 7 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if pairs >= 2 && even * 10 >= pairs * 7 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8 with a few broken ones: then the sound characters must not be
/// turned into another encoding's.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let mut sound = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 5 * broken
}

/// Whether too many characters are ones that no text has: more than one in fifty.
fn looks_binary(text: &str) -> bool {
    let mut all = 0_usize;
    let mut odd = 0_usize;
    for character in text.chars() {
        all += 1;
        odd += usize::from(
            (character.is_control() && !character.is_whitespace())
                || character == char::REPLACEMENT_CHARACTER
                || matches!(character, '\u{E000}'..='\u{F8FF}'),
        );
    }
    odd * 50 > all
}
