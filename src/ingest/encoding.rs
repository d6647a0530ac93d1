//! From bytes to characters: byte-order mark, declared encoding, else a guess from the bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a page must declare its encoding, with room for long heads
/// (the HTML standard asks for the first 1,024).
const DECLARATION: usize = 4096;

/// Bytes that the guess looks at.
const SAMPLE: usize = 256 * 1024;

/// Decodes a text.
///
/// # Errors
/// What the bytes look like, with its article, when they are not those of a text.
pub fn decode(bytes: &[u8]) -> Result<String, &'static str> {
    if let Some(found) = known_binary(bytes) {
        return Err(found);
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => decode_unmarked(bytes),
    };
    if looks_binary(&text) {
        return Err("binary data");
    }
    Ok(text)
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

/// Files that people take for texts, by the bytes they begin with.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x1F\x8B", "a compressed file"),
        (b"BZh", "a compressed file"),
        (b"\xFD7zXZ", "a compressed file"),
        (b"\x28\xB5\x2F\xFD", "a compressed file"),
        (b"7z\xBC\xAF", "a compressed file"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a picture, sound or film"),
        (b"ID3", "a sound recording"),
        (b"OggS", "a sound recording"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"SQLite format 3", "a database"),
    ];
    SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map(|&(_, found)| found)
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
