//! Texts and bytes in letters that an address may hold: escapes (RFC 3986) and base64url (RFC 4648).

/// Escapes all but letters, digits and marks that every browser and every chat leaves alone.
pub(super) fn encode(link: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,:/".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            link.push(char::from(HEX[usize::from(byte >> 4)]));
            link.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Resolves escapes; none where they are broken.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        if *byte != b'%' {
            bytes.push(*byte);
            continue;
        }
        let digit = |place: usize| char::from(*behind.get(place)?).to_digit(16);
        bytes.push((16 * digit(0)? + digit(1)?) as u8);
        rest = &behind[2..];
    }
    String::from_utf8(bytes).ok()
}

/// The letters of base64url (RFC 4648), which need no escapes in a link.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as base64url, without padding.
pub(super) fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for three in bytes.chunks(3) {
        let word =
            three.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            text.push(char::from(LETTERS[(word >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}

/// The bytes of base64url; none where it is none.
pub(super) fn unpack(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(text.len());
    for four in text.chunks(4) {
        let mut word = 0_u32;
        for letter in four {
            word = word << 6 | LETTERS.iter().position(|known| known == letter)? as u32;
        }
        let missing = 4 - four.len();
        if missing > 2 {
            return None;
        }
        word <<= 6 * missing;
        bytes.extend_from_slice(&word.to_be_bytes()[1..4 - missing]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Base64url against the vectors of RFC 4648, without padding.
    #[test]
    fn packing_is_base64url() {
        for (bytes, text) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(pack(bytes.as_bytes()), text);
            assert_eq!(unpack(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(pack(&[0xfb, 0xff]), "-_8");
        assert_eq!(unpack("a"), None);
        assert_eq!(unpack("a+b/"), None);
    }

    #[test]
    fn escapes_are_resolved() {
        for text in ["", "a-b_c.d~e,f:g/h", "đồng £ %41 &=#?+", "\u{1f4e6}"] {
            let mut link = String::new();
            encode(&mut link, text);
            assert!(link.is_ascii() && !link.contains([' ', '&', '=', '#', '"']), "{link}");
            assert_eq!(decode(&link).as_deref(), Some(text));
        }
        assert_eq!((decode("%"), decode("%4"), decode("%zz"), decode("%ff")), (None, None, None, None));
    }
}
