//! The code pages that RTF names by number.

use encoding_rs::{Encoding, WINDOWS_1252};

/// The one that is meant where none is named.
pub const WESTERN: i32 = 1252;

/// That of old Macintosh computers.
pub const MACINTOSH: i32 = 10_000;

/// The code page of a font's character set; `None` where the document's own counts.
pub fn of_charset(charset: i32) -> Option<i32> {
    Some(match charset {
        77 => MACINTOSH,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// Decodes bytes of a code page.
pub fn decode(page: i32, bytes: &[u8]) -> String {
    let label = match page {
        874 => "windows-874".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        MACINTOSH => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        866 => "ibm866".to_owned(),
        other => format!("windows-{other}"),
    };
    let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}
