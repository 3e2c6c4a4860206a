//! Data that only the second half refers to go along with it.

use super::{
    bytes::{put_constant, put_list, put_part},
    code,
    linked::Piece,
    module::data_segments,
};

/// A gap of so many bytes costs less than another segment [bytes].
const GAP: usize = 8;

/// Two lists of segments.
pub struct Divided {
    pub first: Vec<u8>,
    pub segments: u32,
    pub later: Vec<u8>,
}

/// Divides the data of a module. `stays` says of every piece whether the first half needs it.
pub fn divide(content: &[u8], pieces: &[Piece], stays: &[bool]) -> Option<Divided> {
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for segment in data_segments(content)? {
        let end = segment.address.checked_add(u32::try_from(segment.bytes.len()).ok()?)?;
        // Where pieces have bytes in common, one that stays keeps them. What belongs to none stays unless it is nothing.
        let mut kept: Vec<bool> = segment.bytes.iter().map(|byte| *byte != 0).collect();
        let mut gone = vec![false; kept.len()];
        for turn in [false, true] {
            for (piece, _) in pieces.iter().zip(stays).filter(|(_, stays)| **stays == turn) {
                let (from, to) = (piece.from.max(segment.address), piece.to.min(end));
                if from < to {
                    let range = (from - segment.address) as usize..(to - segment.address) as usize;
                    kept[range.clone()].fill(turn);
                    gone[range].fill(!turn);
                }
            }
        }
        for (marks, out) in [(kept, &mut first), (gone, &mut later)] {
            for (from, to) in runs(&marks) {
                out.push(written(segment.address + from as u32, &segment.bytes[from..to]));
            }
        }
    }
    let list = |segments: &[Vec<u8>]| {
        let mut out = Vec::new();
        put_list(&mut out, segments);
        out
    };
    Some(Divided { first: list(&first), segments: first.len() as u32, later: list(&later) })
}

/// Where marks stand, from and to; short gaps are passed over: what lies there is the same for both halves, since nothing
/// writes into it.
fn runs(marks: &[bool]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in marks.iter().enumerate().filter(|(_, mark)| **mark) {
        match runs.last_mut() {
            Some((_, to)) if at - *to <= GAP => *to = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

fn written(address: u32, bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0, code::CONSTANT];
    put_constant(&mut out, address);
    out.push(code::END);
    put_part(&mut out, bytes);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::split::linked::Uses;

    #[test]
    fn bytes_in_common_stay() {
        let piece = |from, to| Piece { from, to, is_constant: true, uses: Uses::default() };
        let content =
            [&[1, 0, code::CONSTANT, 32, code::END, 30][..], b"0123456789abcdefghijklmnopqrst"].concat();
        let pieces = [piece(32, 42), piece(40, 52), piece(52, 58)];
        let divided = divide(&content, &pieces, &[true, false, true]).unwrap_or_else(|| panic!("is divided"));
        let segment = |address: u8, bytes: &[u8]| {
            [&[0, code::CONSTANT, address, code::END, bytes.len() as u8], bytes].concat()
        };
        // The last four bytes belong to no piece.
        let kept = [segment(32, b"0123456789"), segment(52, b"klmnopqrst")].concat();
        assert_eq!((divided.first, divided.segments), ([&[2][..], &kept].concat(), 2));
        assert_eq!(divided.later, [&[1][..], &segment(42, b"abcdefghij")].concat());
    }
}
