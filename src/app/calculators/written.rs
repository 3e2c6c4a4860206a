//! How the calculators' formulas are written: in one line, with symbols that have numbers.
//!
//! Not here: reading and typesetting that line (`i18n`, `ui`), working it out (`worked`).

use super::{Calculator, Inputs, Worked};

/// A formula as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What it gives.
    pub symbol: &'static str,
    /// In symbols.
    pub general: &'static str,
    /// The same for numbers to be put in: what is given in per cent has its sign.
    pub for_numbers: &'static str,
    /// The numbers of its symbols.
    pub numbers: Vec<(&'static str, f64)>,
}

impl Calculator {
    /// What its formula gives, the formula, and the same for numbers.
    const fn written(self) -> [&'static str; 3] {
        match self {
            Self::PerfectOrder => ["P", "p₁ × p₂ × p₃ × p₄", "p₁% × p₂% × p₃% × p₄%"],
            Self::SafetyStock => {
                const FORMULA: &str = "z × √(L × σ_D² + D² × σ_L²)";
                ["SS", FORMULA, FORMULA]
            }
            Self::Eoq => ["Q*", "√((2 × K × D)/h)", "√((2 × K × D)/h)"],
            Self::FillRate => {
                const FORMULA: &str = "1 − σ/Q × (ℒ(z) − ℒ(z + Q/σ))";
                ["β", FORMULA, FORMULA]
            }
            Self::Queue => {
                const FORMULA: &str = "(c_a² + c_s²)/2 × ρ^(√(2(c + 1)) − 1)/(c(1 − ρ)) × τ";
                ["W", FORMULA, FORMULA]
            }
        }
    }

    /// The symbols, each with the name of what is given or worked out.
    const fn symbols(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::PerfectOrder => {
                &[("p₁", "on_time"), ("p₂", "complete"), ("p₃", "undamaged"), ("p₄", "documents")]
            }
            Self::SafetyStock => &[
                ("z", "deviations"),
                ("L", "lead_time"),
                ("σ_D", "demand_sd"),
                ("D", "demand"),
                ("σ_L", "lead_time_sd"),
            ],
            Self::Eoq => &[("K", "ordering_cost"), ("D", "demand"), ("h", "holding_cost")],
            Self::FillRate => &[("σ", "deviation"), ("Q", "quantity"), ("z", "deviations")],
            Self::Queue => &[
                ("c_a", "gap_cv"),
                ("c_s", "work_cv"),
                ("ρ", "utilisation"),
                ("c", "servers"),
                ("τ", "work"),
            ],
        }
    }
}

impl Inputs {
    /// The formula, with the numbers that it is given and that come out on the way.
    #[must_use]
    pub fn written(&self, worked: &Worked) -> Written {
        let calculator = self.calculator();
        let [symbol, general, for_numbers] = calculator.written();
        let number = |key: &str| match calculator.field(key) {
            // Shares are shares in every formula but the one that has their signs.
            Some(_) if key == "utilisation" => self.share(key),
            Some(_) => self.value(key),
            None => worked.of(key).unwrap_or(f64::NAN),
        };
        let numbers = calculator.symbols().iter().map(|(symbol, key)| (*symbol, number(key))).collect();
        Written { symbol, general, for_numbers, numbers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Math, Texts, read_formula};

    /// The symbols and the numbers of a formula, in the order in which they stand.
    fn leaves(math: &Math, found: &mut Vec<String>) {
        match math {
            Math::Row(parts) => parts.iter().for_each(|part| leaves(part, found)),
            Math::Symbol(text) | Math::Number(text) => found.push(text.clone()),
            Math::Sign(_) | Math::Words(_) => {}
            Math::Fraction(two) | Math::Index(two) | Math::Power(two) => {
                two.iter().for_each(|part| leaves(part, found));
            }
            Math::Root(one) => leaves(one, found),
        }
    }

    #[test]
    fn every_symbol_gives_way_to_its_number() {
        for calculator in Calculator::ALL {
            let inputs = Inputs::of(calculator);
            let written = inputs.written(&inputs.worked().unwrap());
            assert!(written.numbers.iter().all(|(_, number)| number.is_finite()), "{written:?}");
            let mut found = Vec::new();
            let texts = Texts::of(Language::English);
            leaves(&read_formula(texts, written.for_numbers, &written.numbers), &mut found);
            let left: Vec<&String> =
                found.iter().filter(|text| text.chars().any(char::is_alphabetic) && *text != "ℒ").collect();
            assert_eq!(left, [""; 0], "{calculator:?}: {found:?}");
        }
    }

    #[test]
    fn a_formula_in_numbers_is_what_the_course_writes() {
        let said = |inputs: &Inputs| {
            let written = inputs.written(&inputs.worked().unwrap());
            let mut found = Vec::new();
            leaves(
                &read_formula(Texts::of(Language::Vietnamese), written.for_numbers, &written.numbers),
                &mut found,
            );
            found.join(" ")
        };
        assert_eq!(said(&Inputs::of(Calculator::SafetyStock)), "1,645 4 20 2 100 2 1 2");
        assert_eq!(said(&Inputs::of(Calculator::Eoq)), "2 8 1.300 0,225");
        assert_eq!(said(&Inputs::of(Calculator::Queue)), "1 2 1 2 2 0,8 2 1 1 1 1 1 0,8 0,1");
    }
}
