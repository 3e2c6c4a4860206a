//! Formulas as MathML: once in symbols, once with the numbers in their places. The numbers arrive worked out.
//!
//! Not here: what a formula gives (`theory`, through `app`).

use yew::prelude::*;

use crate::app::{Calculator, Inputs, Worked};
use crate::i18n::{Texts, decimals_needed, format_number};

/// A part of a formula.
enum Math {
    /// A number, written out.
    Number(String),
    /// A symbol.
    Symbol(&'static str),
    /// A sign between others.
    Sign(&'static str),
    /// Parts side by side.
    Row(Vec<Math>),
    /// One over another.
    Over(Box<Math>, Box<Math>),
    /// A square root.
    Root(Box<Math>),
    /// With an index.
    Index(Box<Math>, Box<Math>),
    /// With an exponent.
    Power(Box<Math>, Box<Math>),
}

use Math::{Number, Row, Sign, Symbol};

fn over(above: Math, below: Math) -> Math {
    Math::Over(Box::new(above), Box::new(below))
}

fn root(of: Math) -> Math {
    Math::Root(Box::new(of))
}

fn index(of: &'static str, by: &'static str) -> Math {
    Math::Index(Box::new(Symbol(of)), Box::new(Symbol(by)))
}

fn squared(of: Math) -> Math {
    Math::Power(Box::new(of), Box::new(Number("2".to_owned())))
}

/// Writes a formula whose symbols are replaced or not.
struct Writer<'w> {
    texts: Texts,
    inputs: &'w Inputs,
    worked: &'w Worked,
    /// Whether numbers stand in place of the symbols.
    in_numbers: bool,
}

impl Writer<'_> {
    fn number(&self, value: f64) -> Math {
        let decimals = match value.abs() {
            size if size >= 1000.0 => 0,
            size if size >= 100.0 => 1,
            size if size >= 1.0 => 3,
            _ => 4,
        };
        Number(format_number(self.texts.language, value, decimals_needed(value, decimals)))
    }

    /// Something given, or its symbol.
    fn given(&self, symbol: Math, key: &str) -> Math {
        if self.in_numbers { self.number(self.inputs.value(key)) } else { symbol }
    }

    /// A result, or its symbol.
    fn found(&self, symbol: Math, key: &str) -> Math {
        if self.in_numbers { self.number(self.worked.of(key).unwrap_or(f64::NAN)) } else { symbol }
    }

    /// What stands to the right of the sign of equality.
    fn right(&self) -> Math {
        let sign = |sign| Sign(sign);
        let one = || Number("1".to_owned());
        match self.inputs.calculator() {
            Calculator::PerfectOrder => {
                let names = [("1", "on_time"), ("2", "complete"), ("3", "undamaged"), ("4", "documents")];
                let mut parts = Vec::new();
                for (place, (number, key)) in names.into_iter().enumerate() {
                    if place > 0 {
                        parts.push(sign("×"));
                    }
                    parts.push(self.given(index("p", number), key));
                    if self.in_numbers {
                        parts.push(sign("%"));
                    }
                }
                Row(parts)
            }
            Calculator::SafetyStock => Row(vec![
                self.found(Symbol("z"), "deviations"),
                sign("×"),
                root(Row(vec![
                    self.given(Symbol("L"), "lead_time"),
                    sign("×"),
                    squared(self.given(index("σ", "D"), "demand_sd")),
                    sign("+"),
                    squared(self.given(Symbol("D"), "demand")),
                    sign("×"),
                    squared(self.given(index("σ", "L"), "lead_time_sd")),
                ])),
            ]),
            Calculator::Eoq => root(over(
                Row(vec![
                    Number("2".to_owned()),
                    sign("×"),
                    self.given(Symbol("K"), "ordering_cost"),
                    sign("×"),
                    self.given(Symbol("D"), "demand"),
                ]),
                self.given(Symbol("h"), "holding_cost"),
            )),
            Calculator::FillRate => {
                let z = || self.found(Symbol("z"), "deviations");
                let sigma = || self.given(Symbol("σ"), "deviation");
                let quantity = || self.given(Symbol("Q"), "quantity");
                Row(vec![
                    one(),
                    sign("−"),
                    over(sigma(), quantity()),
                    sign("×"),
                    sign("("),
                    Symbol("ℒ"),
                    sign("("),
                    z(),
                    sign(")"),
                    sign("−"),
                    Symbol("ℒ"),
                    sign("("),
                    z(),
                    sign("+"),
                    over(quantity(), sigma()),
                    sign(")"),
                    sign(")"),
                ])
            }
            Calculator::Queue => {
                let load = || {
                    let load = self.given(Symbol("ρ"), "utilisation");
                    if self.in_numbers { Row(vec![load, sign("%")]) } else { load }
                };
                let servers = || self.given(Symbol("c"), "servers");
                Row(vec![
                    over(
                        Row(vec![
                            squared(self.given(index("c", "a"), "gap_cv")),
                            sign("+"),
                            squared(self.given(index("c", "s"), "work_cv")),
                        ]),
                        Number("2".to_owned()),
                    ),
                    sign("×"),
                    over(
                        Math::Power(
                            Box::new(Row(vec![sign("("), load(), sign(")")])),
                            Box::new(Row(vec![
                                root(Row(vec![
                                    Number("2".to_owned()),
                                    sign("×"),
                                    sign("("),
                                    servers(),
                                    sign("+"),
                                    one(),
                                    sign(")"),
                                ])),
                                sign("−"),
                                one(),
                            ])),
                        ),
                        Row(vec![servers(), sign("×"), sign("("), one(), sign("−"), load(), sign(")")]),
                    ),
                    sign("×"),
                    self.given(Symbol("τ"), "work"),
                ])
            }
        }
    }
}

/// What stands to the left.
fn left(calculator: Calculator) -> Math {
    match calculator {
        Calculator::PerfectOrder => Symbol("P"),
        Calculator::SafetyStock => Symbol("SS"),
        Calculator::Eoq => Math::Power(Box::new(Symbol("Q")), Box::new(Sign("*"))),
        Calculator::FillRate => Symbol("β"),
        Calculator::Queue => Symbol("W"),
    }
}

/// The formula in symbols, and below it with the numbers and what they give: `result` is that, as the table says it.
pub fn formula(texts: Texts, inputs: &Inputs, worked: &Worked, result: &str) -> Html {
    let write = |in_numbers| Writer { texts, inputs, worked, in_numbers }.right();
    let equals = if worked.is_approximate { "≈" } else { "=" };
    html! {
        // On a phone it may be wider than the screen, and is then moved by the arrow keys too.
        <div class="formula" data-testid="formula" role="region" tabindex="0" aria-label={texts.calculators.formula()}>
            <p><math displaystyle="true">{ drawn(&left(inputs.calculator())) }<mo>{ equals }</mo>{ drawn(&write(false)) }</math></p>
            <p><math displaystyle="true"><mo>{ equals }</mo>{ drawn(&write(true)) }<mo>{ equals }</mo><mn>{ result.to_owned() }</mn></math></p>
        </div>
    }
}

fn drawn(math: &Math) -> Html {
    match math {
        Number(number) => html! { <mn>{ number }</mn> },
        Symbol(symbol) => html! { <mi>{ *symbol }</mi> },
        Sign(sign) => html! { <mo>{ *sign }</mo> },
        Row(parts) => html! { <mrow>{ for parts.iter().map(drawn) }</mrow> },
        Math::Over(above, below) => html! { <mfrac>{ drawn(above) }{ drawn(below) }</mfrac> },
        Math::Root(of) => html! { <msqrt>{ drawn(of) }</msqrt> },
        Math::Index(of, by) => html! { <msub>{ drawn(of) }{ drawn(by) }</msub> },
        Math::Power(of, by) => html! { <msup>{ drawn(of) }{ drawn(by) }</msup> },
    }
}
