//! Spoils inputs: bytes, numbers, keys, nesting, types, letters. The same seed spoils in the same way on every machine.

use perfect_order_lab::model::bounds;
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};
use serde_json::Value;

/// Numbers at the ends of what a text can say.
const NUMBERS: [&str; 22] = [
    "0",
    "-0",
    "-0.0",
    "1",
    "-1",
    "0.5",
    "1e308",
    "-1e308",
    "1e309",
    "1e-320",
    "1e-200",
    "5e-324",
    "NaN",
    "Infinity",
    "18446744073709551616",
    "9223372036854775808",
    "-9223372036854775809",
    "4294967296",
    "1e15",
    "0.1e-8",
    "1.0000000000000002",
    "00012",
];

/// What a text may suddenly hold.
const PIECES: [&str; 28] = [
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\"x\"",
    "[[1,2],[3]]",
    "{\"kind\":\"gamma\"}",
    ",",
    ":",
    "\"",
    "\\",
    "\\ud800",
    "\u{feff}",
    "\u{202e}",
    "e\u{301}",
    "đơn hàng",
    "🙂",
    "\u{0}",
    "\r",
    "\t",
    ";",
    "%",
    "%ff",
    "=",
    "&",
    "31/12/2010",
    "1,234.5",
];

/// A spoiler.
pub struct Spoiler(Xoshiro256PlusPlus);

impl Spoiler {
    pub fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0.random_range(0..limit.max(1))
    }

    pub fn one<'l, T: ?Sized>(&mut self, list: &[&'l T]) -> &'l T {
        list[self.below(list.len())]
    }

    /// An input spoiled in up to four places.
    pub fn bytes(&mut self, input: &[u8]) -> Vec<u8> {
        let mut spoiled = input.to_vec();
        for _ in 0..1 + self.below(4) {
            self.spoil(&mut spoiled);
        }
        spoiled
    }

    fn spoil(&mut self, text: &mut Vec<u8>) {
        let at = self.below(text.len() + 1);
        match self.below(9) {
            0 if at < text.len() => text[at] ^= 1 << self.below(8),
            1 => text.truncate(at),
            2 => {
                let piece = self.one(&PIECES);
                text.splice(at..at, piece.bytes());
            }
            3 | 4 => self.replace_number(text, at),
            5 => self.repeat_a_part(text),
            6 => self.repeat_a_key(text, at),
            7 => {
                let (open, depth) =
                    (self.one(&["[", "{\"a\":", "a.", "(", "\"", "a[0]."]), 1 + self.below(3000));
                text.splice(at..at, open.repeat(depth).bytes());
            }
            _ => {
                let end = (at + self.below(12)).min(text.len());
                text.drain(at..end);
            }
        }
    }

    /// The next run of digits becomes another number.
    fn replace_number(&mut self, text: &mut Vec<u8>, from: usize) {
        let is_part = |byte: &u8| byte.is_ascii_digit() || b".-+eE".contains(byte);
        let Some(start) = (from..text.len()).find(|at| text[*at].is_ascii_digit()) else { return };
        let end = (start..text.len()).find(|at| !is_part(&text[*at])).unwrap_or(text.len());
        let number = self.one(&NUMBERS);
        text.splice(start..end, number.bytes());
    }

    fn repeat_a_part(&mut self, text: &mut Vec<u8>) {
        let start = self.below(text.len() + 1);
        let end = (start + self.below(80)).min(text.len());
        let part = text[start..end].to_vec();
        let at = self.below(text.len() + 1);
        text.splice(at..at, part);
    }

    /// A pair in braces, or a line, stands twice.
    fn repeat_a_key(&mut self, text: &mut Vec<u8>, from: usize) {
        let stops = |byte: &u8| b",&\n{}".contains(byte);
        let Some(start) = (from..text.len()).find(|at| stops(&text[*at])).map(|at| at + 1) else { return };
        let end = (start..text.len()).find(|at| stops(&text[*at])).unwrap_or(text.len());
        let mut pair = text[start..end].to_vec();
        pair.push(text[start - 1]);
        text.splice(start..start, pair);
    }

    /// A scenario with some of its numbers moved to the ends of bounds: most are still sound.
    pub fn scenario(&mut self, value: &Value) -> Value {
        let mut spoiled = value.clone();
        for _ in 0..1 + self.below(3) {
            self.spoil_value(&mut spoiled);
        }
        spoiled
    }

    fn spoil_value(&mut self, value: &mut Value) {
        match value {
            Value::Object(fields) if !fields.is_empty() => {
                let at = self.below(fields.len());
                if let Some((_, field)) = fields.iter_mut().nth(at) {
                    self.spoil_value(field);
                }
            }
            Value::Array(list) if !list.is_empty() => match self.below(8) {
                0 => list.truncate(self.below(list.len())),
                1 => {
                    let again = list[self.below(list.len())].clone();
                    list.push(again);
                }
                _ => {
                    let at = self.below(list.len());
                    self.spoil_value(&mut list[at]);
                }
            },
            Value::Number(_) => *value = self.number(),
            Value::Bool(flag) => *flag = !*flag,
            other => *other = if self.below(2) == 0 { Value::Null } else { self.number() },
        }
    }

    fn number(&mut self) -> Value {
        let bound = &bounds::ALL[self.below(bounds::ALL.len())];
        let numbers = [
            bound.min,
            bound.max,
            bound.default,
            bound.min + bound.step,
            0.0,
            1.0,
            1e-320,
            1e-200,
            1e-9,
            1e15,
        ];
        let number = numbers[self.below(numbers.len())];
        if number.trunc() == number && number.abs() < 1e15 {
            Value::from(number as i64)
        } else {
            Value::from(number)
        }
    }
}
