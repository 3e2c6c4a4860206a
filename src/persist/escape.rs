//! Texts in letters that an address may hold: escapes (RFC 3986).

/// Escapes all but letters, digits and marks that every browser and every chat leaves alone.
pub(super) fn encode(link: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,:/()".contains(&byte) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved() {
        for text in ["", "a-b_c.d~e,f:g/h(i)", "đồng £ %41 &=#?+", "\u{1f4e6}"] {
            let mut link = String::new();
            encode(&mut link, text);
            assert!(link.is_ascii() && !link.contains([' ', '&', '=', '#', '"']), "{link}");
            assert_eq!(decode(&link).as_deref(), Some(text));
        }
        assert_eq!((decode("%"), decode("%4"), decode("%zz"), decode("%ff")), (None, None, None, None));
    }
}
