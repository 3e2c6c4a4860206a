//! Theory's formulas as trees, for a page to typeset: read from the one line that stands in the table of families, with
//! words in the reader's language, as it is or with numbers in place of its symbols.
//!
//! Not here: elements (`ui`), values (`theory`).

use super::{Language, Texts, decimals_needed, format_number};

/// A part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Math {
    /// Parts in a row.
    Row(Vec<Math>),
    /// A symbol.
    Symbol(String),
    /// A number.
    Number(String),
    /// A sign: an operator, a fence, a comma.
    Sign(String),
    /// Words.
    Words(&'static str),
    /// Numerator and denominator.
    Fraction(Box<[Math; 2]>),
    /// A square root.
    Root(Box<Math>),
    /// Something with an index below, or with a power or mark above.
    Index(Box<[Math; 2]>),
    /// The same above.
    Power(Box<[Math; 2]>),
}

/// So many decimals a number has in a formula, if no more are needed.
const DECIMALS: usize = 3;

/// Names of more than one letter that are no words.
const NAMES: [&str; 9] = ["IN", "SS", "Var", "min", "max", "ln", "dt", "dz", "dF"];
/// What is written above or below the line, in ordinary characters.
const RAISED: [(char, &str); 6] = [('⁺', "+"), ('⁻', "−"), ('¹', "1"), ('²', "2"), ('ˢ', "S"), ('ᴺ', "N")];
const LOWERED: [(char, &str); 10] = [
    ('₁', "1"),
    ('₂', "2"),
    ('₃', "3"),
    ('₄', "4"),
    ('₅', "5"),
    ('₆', "6"),
    ('₇', "7"),
    ('₈', "8"),
    ('₉', "9"),
    ('ₑ', "e"),
];
/// Of what is raised, the powers; the other marks make another symbol.
const POWERS: [char; 3] = ['²', 'ᴺ', 'ˢ'];

/// Reads a formula. Symbols that have a number give way to it.
#[must_use]
pub fn read_formula(texts: Texts, text: &str, numbers: &[(&str, f64)]) -> Math {
    read_formula_to(texts, text, numbers, DECIMALS)
}

/// The same, its numbers with so many decimals.
fn read_formula_to(texts: Texts, text: &str, numbers: &[(&str, f64)], decimals: usize) -> Math {
    let mut reader = Reader { texts, rest: text, numbers, decimals };
    let mut all = Vec::new();
    while !reader.rest.is_empty() {
        all.push(reader.row(None));
        // A bracket that nothing opened stands as it is.
        if let Some(stray) = reader.take() {
            all.push(Math::Sign(stray.to_string()));
        }
    }
    all.retain(|part| *part != Math::Row(Vec::new()));
    row(all)
}

fn row(mut parts: Vec<Math>) -> Math {
    if parts.len() == 1 { parts.remove(0) } else { Math::Row(parts) }
}

struct Reader<'a> {
    texts: Texts,
    rest: &'a str,
    numbers: &'a [(&'a str, f64)],
    decimals: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let first = self.peek()?;
        self.rest = &self.rest[first.len_utf8()..];
        Some(first)
    }

    /// Everything up to a closing bracket, which is left.
    fn row(&mut self, close: Option<char>) -> Math {
        let mut parts = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, ')' | ']') && (close.is_none() || close == Some(next)) {
                break;
            }
            if next == ' ' {
                self.take();
            } else if let Some(words) = self.words() {
                parts.push(Math::Words(words));
            } else if starts_factor(next) {
                let is_sign = |part: &Math| matches!(part, Math::Sign(_) | Math::Words(_));
                // A number behind a fraction would run into it.
                if self.substitute().is_some() && parts.last().is_some_and(|last| !is_sign(last)) {
                    parts.push(Math::Sign("·".to_owned()));
                }
                parts.push(self.term());
            } else {
                self.take();
                parts.push(Math::Sign(next.to_string()));
            }
        }
        row(parts)
    }

    /// Factors that stand side by side, and what they are divided by.
    fn term(&mut self) -> Math {
        let above = self.factors();
        if self.peek() != Some('/') {
            return row(above);
        }
        self.take();
        let below = self.factors();
        Math::Fraction(Box::new([bare(above), bare(below)]))
    }

    fn factors(&mut self) -> Vec<Math> {
        let mut factors: Vec<Math> = Vec::new();
        while let Some(next) = self.peek().filter(|next| starts_factor(*next)) {
            let was_number = self.substitute().is_some();
            let factor = self.factor(next);
            let is_digit = |part: &Math| matches!(part, Math::Number(_));
            // Numbers in place of symbols would run together.
            if (was_number || factors.last().is_some_and(is_digit))
                && !self.numbers.is_empty()
                && !factors.is_empty()
            {
                factors.push(Math::Sign("·".to_owned()));
            }
            factors.push(factor);
        }
        factors
    }

    fn factor(&mut self, next: char) -> Math {
        let base = if let Some((length, number)) = self.substitute() {
            self.rest = &self.rest[length..];
            Math::Number(number_to(self.texts.language, number, self.decimals))
        } else if next == '√' {
            self.take();
            // Over a whole sum it stands alone.
            match self.peek().filter(|next| starts_factor(*next)) {
                Some(next) => Math::Root(Box::new(bare(vec![self.factor(next)]))),
                None => Math::Sign("√".to_owned()),
            }
        } else if let Some(close) = closing(next) {
            self.take();
            let inner = self.row(Some(close));
            let end = self.take();
            let fence = |sign: char| Math::Sign(sign.to_string());
            Math::Row([Some(fence(next)), Some(inner), end.map(fence)].into_iter().flatten().collect())
        } else {
            let length = name_length(self.rest);
            let (name, rest) = self.rest.split_at(length);
            self.rest = rest;
            let is_number = next.is_ascii_digit();
            if is_number { Math::Number(name.to_owned()) } else { Math::Symbol(name.to_owned()) }
        };
        self.marked(base)
    }

    /// What stands at the foot and at the head of it.
    fn marked(&mut self, mut base: Math) -> Math {
        loop {
            let next = self.peek();
            let mut run = |table: &[(char, &str)]| {
                let mut text = String::new();
                while let Some((_, plain)) = table.iter().find(|(mark, _)| self.peek() == Some(*mark)) {
                    text.push_str(plain);
                    self.take();
                }
                (!text.is_empty()).then_some(Math::Symbol(text))
            };
            if let Some(power) = run(&RAISED) {
                base = Math::Power(Box::new([base, self.in_number(power)]));
            } else if let Some(index) = run(&LOWERED) {
                base = Math::Index(Box::new([base, index]));
            } else if matches!(next, Some('_' | '^')) {
                self.take();
                let inner = self.peek().filter(|next| starts_factor(*next));
                let mark = bare(inner.map(|next| self.unmarked(next)).into_iter().collect());
                let pair = Box::new([base, mark]);
                base = if next == Some('_') { Math::Index(pair) } else { Math::Power(pair) };
            } else if matches!(next, Some('*' | '\'')) {
                self.take();
                let mark = if next == Some('*') { "*" } else { "′" };
                base = Math::Power(Box::new([base, Math::Sign(mark.to_owned())]));
            } else {
                return base;
            }
        }
    }

    /// An index: one name, or a bracket.
    fn unmarked(&mut self, next: char) -> Math {
        if closing(next).is_some() {
            return self.factor(next);
        }
        let (name, rest) = self.rest.split_at(name_length(self.rest));
        self.rest = rest;
        Math::Symbol(name.to_owned())
    }

    /// The longest symbol with a number that stands here alone, and its length.
    fn substitute(&self) -> Option<(usize, f64)> {
        let stands = |symbol: &str| {
            self.rest.strip_prefix(symbol).is_some_and(|behind| {
                let next = behind.chars().next();
                let is_mark = |next: char| RAISED.iter().chain(&LOWERED).any(|(mark, _)| *mark == next);
                let is_more = |next: char| matches!(next, '_' | '*' | '(' | '[' | '\'') || is_mark(next);
                // A power of a number is one; an index or a call makes it another symbol.
                let is_power = next.is_some_and(|next| POWERS.contains(&next));
                let is_call = matches!(next, Some('(')) && symbol.chars().all(|one| !one.is_uppercase());
                is_power || is_call || next.is_none_or(|next| !is_more(next) && !continues(symbol, next))
            })
        };
        let found = self.numbers.iter().filter(|(symbol, _)| stands(symbol));
        found.map(|(symbol, number)| (symbol.len(), *number)).fold(None, |best, one| match best {
            Some((length, _)) if length >= one.0 => best,
            _ => Some(one),
        })
    }

    /// A power that is a symbol with a number gives way to it.
    fn in_number(&self, power: Math) -> Math {
        let known = match &power {
            Math::Symbol(text) => self.numbers.iter().find(|(symbol, _)| symbol == text),
            _ => None,
        };
        known
            .map_or(power, |(_, number)| Math::Number(number_to(self.texts.language, *number, self.decimals)))
    }

    /// Words, if any stand here, in the reader's language.
    fn words(&mut self) -> Option<&'static str> {
        let phrases = self.texts.formulas.phrases();
        let (known, shown) = phrases.into_iter().find(|(known, _)| {
            self.rest
                .strip_prefix(known)
                .is_some_and(|behind| behind.chars().next().is_none_or(|next| !next.is_ascii_alphanumeric()))
        })?;
        self.rest = &self.rest[known.len()..];
        Some(shown)
    }
}

/// A formula over a list of numbers written out, one after the other, and the numbers under the symbols that it then has:
/// `Π p_j` becomes `p₁ × p₂`.
#[must_use]
pub fn written_out(text: &str, lists: &[(&'static str, Vec<f64>)]) -> (String, Vec<(String, f64)>) {
    let (mut text, mut numbers) = (text.to_owned(), Vec::new());
    for (symbol, list) in lists {
        let name = symbol.split('_').next().unwrap_or(symbol);
        let marks = LOWERED.iter().take(9).map(|(mark, _)| *mark);
        let names: Vec<String> = marks.take(list.len()).map(|mark| format!("{name}{mark}")).collect();
        if names.len() < list.len() {
            continue;
        }
        for (sign, joined) in [("Π", " × "), ("Σ", " + ")] {
            text = text.replace(&format!("{sign} {symbol}"), &names.join(joined));
        }
        text = text.replace(&format!("min {symbol}"), &format!("min({})", names.join(", ")));
        numbers.extend(names.into_iter().zip(list.iter().copied()));
    }
    (text, numbers)
}

/// A number with three decimals, more where it is small, where it has so many.
#[must_use]
pub fn short_number(language: Language, number: f64) -> String {
    number_to(language, number, DECIMALS)
}

/// A number with so many decimals, more where it is small, where it has so many.
fn number_to(language: Language, number: f64, decimals: usize) -> String {
    const MOST: usize = 9;
    let (mut decimals, mut scaled) = (decimals, number.abs());
    while scaled < 0.1 && scaled > 0.0 && decimals < MOST {
        (scaled, decimals) = (10.0 * scaled, decimals + 1);
    }
    format_number(language, number, decimals_needed(number, decimals))
}

/// Whether a letter goes on with a name that ends before it.
fn continues(symbol: &str, next: char) -> bool {
    next.is_ascii_alphabetic() && symbol.ends_with(|last: char| last.is_ascii_alphabetic())
}

fn closing(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '[' => Some(']'),
        _ => None,
    }
}

/// Whether a factor may begin so; big signs stand before their factors.
fn starts_factor(next: char) -> bool {
    let is_letter = next.is_alphabetic() && !RAISED.iter().chain(&LOWERED).any(|(mark, _)| *mark == next);
    is_letter && !matches!(next, 'Σ' | 'Π')
        || next.is_ascii_digit()
        || closing(next).is_some()
        || next == '√'
        || next == '𝓛'
}

/// How long the name or number is that a text begins with [bytes].
fn name_length(text: &str) -> usize {
    let run = |of: fn(&char) -> bool| text.chars().take_while(of).count();
    let (digits, letters) = (run(char::is_ascii_digit), run(char::is_ascii_alphabetic));
    if digits > 0 {
        digits
    } else if NAMES.contains(&&text[..letters]) {
        letters
    } else {
        text.chars().next().map_or(0, char::len_utf8)
    }
}

/// A row without the round brackets around all of it: a fraction needs none.
fn bare(mut parts: Vec<Math>) -> Math {
    if let [Math::Row(inner)] = &mut parts[..]
        && let [Math::Sign(open), .., Math::Sign(_)] = &inner[..]
        && open == "("
    {
        inner.remove(0);
        inner.pop();
        return row(std::mem::take(inner));
    }
    row(parts)
}

mod worked;

pub use worked::{in_numbers, in_numbers_for, worked_out};

#[cfg(test)]
mod tests;
