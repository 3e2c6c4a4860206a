//! A link as a QR code: one path of squares, for a phone's camera. The code itself is `qrcodegen`'s.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The empty border that readers ask for [squares].
const QUIET: i32 = 4;
/// With more squares on a side a camera has to come close to the screen.
const EASY: u32 = 69 + 2 * QUIET as u32;

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Squares on a side, the empty border included.
    pub side: u32,
    /// What is dark, as the `d` of an SVG path whose unit is a square.
    pub path: String,
}

impl Qr {
    /// The code of a text; none if the text is too long for one (2,953 bytes).
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        // More correction is taken where it costs no more squares.
        let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let run = (x..code.size()).take_while(|&x| code.get_module(x, y)).count() as i32;
                if run > 0 {
                    // Writing to a string cannot fail.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run.max(1);
            }
        }
        Some(Self { side: (code.size() + 2 * QUIET) as u32, path })
    }

    /// Whether a phone reads it across a table; longer links make finer codes.
    #[must_use]
    pub fn is_easy(&self) -> bool {
        self.side <= EASY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paints the path, four pixels a square, and reads it as a camera would.
    fn read(qr: &Qr) -> String {
        const SCALE: usize = 4;
        let side = qr.side as usize;
        let mut dark = vec![false; side * side];
        for run in qr.path.split('M').skip(1) {
            let numbers: Vec<usize> = run
                .split(|c: char| !c.is_ascii_digit())
                .filter(|text| !text.is_empty())
                .map(|text| text.parse().unwrap())
                .collect();
            let [x, y, length, ..] = numbers[..] else { panic!("{run}") };
            dark[y * side + x..y * side + x + length].fill(true);
        }
        let shade = |x: usize, y: usize| if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(SCALE * side, SCALE * side, shade);
        let found = image.detect_grids();
        assert_eq!(found.len(), 1);
        found[0].decode().unwrap().1
    }

    #[test]
    fn what_is_written_can_be_read() {
        let long = "https://example.org/lab/#lab?v=1&e=2&preset=phone-accessories-v1&".repeat(10);
        for link in ["https://example.org/#lab?v=1", "https://example.org/#lab?file=Tệp của tôi", &long]
        {
            let qr = Qr::of(link).unwrap();
            assert_eq!(read(&qr), link);
            assert_eq!(qr.is_easy(), link.len() < 400, "{}", qr.side);
        }
    }

    #[test]
    fn there_is_none_of_what_is_too_long() {
        assert!(Qr::of(&"é".repeat(1400)).is_some());
        assert_eq!(Qr::of(&"é".repeat(1500)), None);
    }
}
