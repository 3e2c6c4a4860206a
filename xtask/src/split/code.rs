//! The bodies of functions: which others they call, and the same bodies with other numbers for them.

use super::bytes::{Reader, put};

/// A body with every number of a function put through `map`. `None` if it holds an instruction that is not
/// known here, or one that no part of a divided module could hold.
pub fn renumbered(body: &[u8], mut map: impl FnMut(u32) -> Option<u32>) -> Option<Vec<u8>> {
    let mut reader = Reader::new(body);
    let mut out = Vec::with_capacity(body.len());
    let start = reader.clone();
    reader.list(|local| {
        local.number()?;
        local.byte()
    })?;
    out.extend_from_slice(reader.since(&start));
    while !reader.is_at_end() {
        let start = reader.clone();
        let code = reader.byte()?;
        if matches!(code, CALL | RETURN_CALL) {
            out.push(code);
            put(&mut out, map(reader.number()?)?);
        } else {
            skip_rest(code, &mut reader)?;
            out.extend_from_slice(reader.since(&start));
        }
    }
    Some(out)
}

/// The functions that a body calls by their numbers.
pub fn called(body: &[u8]) -> Option<Vec<u32>> {
    let mut all = Vec::new();
    renumbered(body, |function| {
        all.push(function);
        Some(function)
    })?;
    Some(all)
}

/// Goes past one instruction.
pub fn skip(reader: &mut Reader<'_>) -> Option<u8> {
    let code = reader.byte()?;
    if matches!(code, CALL | RETURN_CALL) {
        reader.number()?;
    } else {
        skip_rest(code, reader)?;
    }
    Some(code)
}

const RETURN_CALL: u8 = 0x12;
pub const UNREACHABLE: u8 = 0x00;
pub const IF: u8 = 0x04;
pub const NO_VALUE: u8 = 0x40;
pub const END: u8 = 0x0b;
pub const CALL: u8 = 0x10;
pub const CALL_BY_TABLE: u8 = 0x11;
pub const GET_LOCAL: u8 = 0x20;
pub const GET_GLOBAL: u8 = 0x23;
pub const SET_GLOBAL: u8 = 0x24;
pub const CONSTANT: u8 = 0x41;
pub const IS_ZERO: u8 = 0x45;

/// What belongs to an instruction behind its first byte, by the tables of the WebAssembly specification.
fn skip_rest(code: u8, reader: &mut Reader<'_>) -> Option<()> {
    let numbers = |reader: &mut Reader<'_>, count: u32| (0..count).try_for_each(|_| reader.skip_number());
    match code {
        // Control, drop and select, comparisons and arithmetic: nothing.
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => Some(()),
        // Blocks by their type, branches, variables, tables, the size of memory, whole constants, a null reference.
        0x02..=0x04 | 0x0c | 0x0d | 0x20..=0x26 | 0x3f..=0x42 | 0xd0 => numbers(reader, 1),
        0x0e => {
            let targets = reader.number()?;
            numbers(reader, targets.checked_add(1)?)
        }
        // Calls through a table; loads and stores.
        0x11 | 0x13 | 0x28..=0x3e => numbers(reader, 2),
        0x1c => {
            let types = reader.number()?;
            reader.take(usize::try_from(types).ok()?).map(|_| ())
        }
        0x43 => reader.take(4).map(|_| ()),
        0x44 => reader.take(8).map(|_| ()),
        // Saturating conversions; copying and filling memory and tables.
        0xfc => match reader.number()? {
            0..=7 => Some(()),
            11 | 15..=17 => numbers(reader, 1),
            10 | 14 => numbers(reader, 2),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two locals; a constant that looks like a call; a call of 3; a table of branches; a call of 200.
    const BODY: [u8; 20] =
        [1, 2, 0x7f, 0x41, 0x10, 0x1a, 0x10, 3, 0x0e, 1, 0, 0x10, 0x10, 0xc8, 1, 0xfc, 17, 1, 0x0b, 0x0b];

    #[test]
    fn only_calls_are_renumbered() {
        assert_eq!(called(&BODY), Some(vec![3, 200]));
        let same = renumbered(&BODY, Some);
        assert_eq!(same.as_deref(), Some(&BODY[..]));
        let other = renumbered(&BODY, |function| Some(function + 1000));
        assert_eq!(other.and_then(|body| called(&body)), Some(vec![1003, 1200]));
    }

    #[test]
    fn what_is_unknown_is_refused() {
        assert_eq!(called(&[0, 0xfd, 0, 0x0b]), None);
        assert_eq!(called(&[0, 0xd2, 0, 0x0b]), None);
        assert_eq!(called(&[0, 0xfc, 8, 0, 0, 0x0b]), None);
    }
}
