//! Bytes to text: UTF-8 with or without a byte-order mark, UTF-16 with one, else windows-1252.
//!
//! Not here: guessing between other code pages; a Vietnamese file in windows-1258 or TCVN3 comes
//! out with wrong letters, and the encoding that was taken stands in the summary.

use serde::{Deserialize, Serialize};

use super::complaint::Complaint;

/// The largest file that is read [bytes].
pub const MAX_BYTES: u64 = 64 << 20;

/// The encoding that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8 without a byte-order mark.
    Utf8,
    /// UTF-8 with a byte-order mark.
    Utf8Bom,
    /// UTF-16, little end first (what Excel calls "Unicode text").
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// windows-1252, taken because the bytes are no UTF-8.
    Windows1252,
}

/// The characters of bytes 0x80 to 0x9F in windows-1252; from 0xA0 on, byte and code point agree.
/// The five unassigned bytes stand for the control codes, as browsers have it.
const WINDOWS_1252_80_9F: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes the bytes and makes every line end a single `\n`, the last one too.
///
/// # Errors
/// [`Complaint::TooBig`], [`Complaint::Binary`], [`Complaint::BrokenUtf16`] or [`Complaint::Empty`].
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Complaint> {
    let value = bytes.len() as u64;
    if value > MAX_BYTES {
        return Err(Complaint::TooBig { value, limit: MAX_BYTES });
    }
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8_or_1252(rest).0, Encoding::Utf8Bom),
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16Be),
        _ => utf8_or_1252(bytes),
    };
    if let Some(offset) = text.bytes().position(|byte| byte == 0) {
        return Err(Complaint::Binary { offset });
    }
    if text.trim().is_empty() {
        return Err(Complaint::Empty);
    }
    Ok((with_plain_line_ends(text), encoding))
}

fn utf8_or_1252(bytes: &[u8]) -> (String, Encoding) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => (bytes.iter().map(|&byte| windows_1252(byte)).collect(), Encoding::Windows1252),
    }
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252_80_9F[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16) -> Result<String, Complaint> {
    let units = bytes.chunks_exact(2).map(|pair| join([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut offset = 2;
    for unit in char::decode_utf16(units) {
        let Ok(character) = unit else { return Err(Complaint::BrokenUtf16 { offset }) };
        offset += 2 * character.len_utf16();
        text.push(character);
    }
    if bytes.len() % 2 == 1 {
        return Err(Complaint::BrokenUtf16 { offset });
    }
    Ok(text)
}

/// CRLF and CR become LF, so that one counting of lines holds for all files.
fn with_plain_line_ends(text: String) -> String {
    let mut text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let wanted = "đơn;5\n".to_owned();
        assert_eq!(decode("đơn;5".as_bytes()), Ok((wanted.clone(), Encoding::Utf8)));
        assert_eq!(decode("\u{feff}đơn;5\r\n".as_bytes()), Ok((wanted.clone(), Encoding::Utf8Bom)));
        let units: Vec<u16> = "\u{feff}đơn;5\r".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(decode(&little), Ok((wanted.clone(), Encoding::Utf16Le)));
        assert_eq!(decode(&big), Ok((wanted, Encoding::Utf16Be)));
        let (text, encoding) = decode(b"caf\xe9 \x80 \x9f").unwrap();
        assert_eq!((text.as_str(), encoding), ("café € Ÿ\n", Encoding::Windows1252));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b""), Err(Complaint::Empty));
        assert_eq!(decode(b"\xEF\xBB\xBF \r\n"), Err(Complaint::Empty));
        assert_eq!(decode(b"PK\x03\x04\x00"), Err(Complaint::Binary { offset: 4 }));
        assert_eq!(decode(b"\xFF\xFEa"), Err(Complaint::BrokenUtf16 { offset: 2 }));
        assert_eq!(decode(b"\xFF\xFE\x00\xD8a\x00"), Err(Complaint::BrokenUtf16 { offset: 2 }));
    }
}
