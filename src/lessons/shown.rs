//! What a run reveals, in words: numbers as texts, and texts with their braces filled in.

use crate::i18n::{Rich, Span, Style, Texts, UNDEFINED, decimals_needed, format_number, format_percent};
use crate::measure::{Form, measure};

use super::dip::{DipOf, DipPart};
use super::lesson::{Beside, Reveal, Scale, Source, Unit};

/// What a reveal shows as a text: a share in per cent with its sign, any other number bare.
#[must_use]
pub fn reveal_text(texts: Texts, reveal: &Reveal, value: Option<f64>) -> String {
    let Some(value) = value else { return UNDEFINED.to_owned() };
    let share = is_share(&reveal.source) && !matches!(reveal.beside, Beside::Over(_));
    if share {
        return format_percent(texts.language, value, 1);
    }
    // Days of a dip are counted whole.
    let is_counted = matches!(reveal.source, Source::Dip { part, .. } if part != DipPart::Depth);
    let most = match value.abs() {
        _ if is_counted && reveal.beside == Beside::Nothing => 0,
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    format_number(texts.language, value, most)
}

/// Whether a source is a share, from 0 to 1.
fn is_share(source: &Source) -> bool {
    match source {
        Source::Run { measure: id, .. } => {
            measure(id).is_some_and(|measure| matches!(measure.form, Form::Share(_) | Form::Fraction))
        }
        Source::Dip { of, part, .. } => *of != DipOf::Level && *part == DipPart::Depth,
        Source::Records { measure, .. } => measure.ends_with("_rate"),
    }
}

impl Scale {
    /// A measured number in the unit of the scale.
    #[must_use]
    pub fn of_measured(&self, value: f64) -> f64 {
        if self.unit == Unit::Percent { 100.0 * value } else { value }
    }

    /// A number on the scale as a text: per cent with its sign, any other bare.
    #[must_use]
    pub fn text(&self, texts: Texts, number: f64) -> String {
        let decimals = if self.unit == Unit::Percent { 1 } else { 2 };
        let text = format_number(texts.language, number, decimals_needed(number, decimals));
        if self.unit == Unit::Percent { text + "%" } else { text }
    }

    /// Its middle.
    #[must_use]
    pub fn middle(&self) -> f64 {
        (self.low + self.high) / 2.0
    }

    /// A number with no more digits than are shown of one that was counted.
    #[must_use]
    pub fn rounded(&self, number: f64) -> f64 {
        let digits = if self.unit == Unit::Percent || number.abs() >= 10.0 { 10.0 } else { 100.0 };
        (number * digits).round() / digits
    }

    /// The step by which a hand moves a prediction: about a hundred of them make the scale.
    #[must_use]
    pub fn step(&self) -> f64 {
        const STEPS: [f64; 10] = [0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 50.0, 100.0, 1000.0];
        let wished = (self.high - self.low) / 120.0;
        STEPS.into_iter().find(|step| *step >= wished).unwrap_or(wished)
    }
}

/// A text with its braces filled in; what was filled in is strong. `value` gives what stands for a name.
#[must_use]
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> Rich {
    let mut spans = Vec::new();
    let mut rest = text;
    let mut push = |style: Style, text: &str| {
        if !text.is_empty() {
            spans.push(Span { style, text: text.to_owned() });
        }
    };
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        push(Style::Plain, before);
        push(Style::Strong, &value(name).unwrap_or_else(|| UNDEFINED.to_owned()));
        rest = behind;
    }
    push(Style::Plain, rest);
    Rich(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::sim::Strategy;

    fn reveal(id: &'static str, beside: Beside) -> Reveal {
        let measure = measure(id).unwrap().id;
        let source = Source::Run { variant: "base".to_owned(), strategy: Strategy::BuildToStock, measure };
        Reveal { id: id.to_owned(), source, beside, figure: super::super::Figure::Answer }
    }

    #[test]
    fn shares_are_per_cent_and_other_numbers_bare() {
        let vi = Texts::of(Language::Vietnamese);
        let share = reveal("order_fill_rate", Beside::Nothing);
        assert_eq!(reveal_text(vi, &share, Some(0.8153)), "81,5%");
        assert_eq!(reveal_text(vi, &reveal("full_clock_mean", Beside::Nothing), Some(5.6123)), "5,61");
        let over = reveal("order_fill_rate", Beside::Over(share.source.clone()));
        assert_eq!(reveal_text(vi, &over, Some(2.5)), "2,50");
        assert_eq!(reveal_text(vi, &share, None), UNDEFINED);
    }

    #[test]
    fn braces_are_filled_and_strong() {
        let rich = filled("You said {prediction}; {answer} came, {not closed", |name| {
            (name == "prediction").then(|| "62%".to_owned())
        });
        assert_eq!(rich.plain(), "You said 62%; — came, {not closed");
        assert_eq!(rich.0[1], Span { style: Style::Strong, text: "62%".to_owned() });
    }

    #[test]
    fn steps_are_fine_enough_to_answer_and_coarse_enough_to_reach() {
        for (low, high, step) in [(0.0, 100.0, 1.0), (0.0, 12.0, 0.1), (1.0, 10.0, 0.1), (0.0, 700.0, 10.0)] {
            assert_eq!(Scale { unit: Unit::Days, low, high }.step(), step);
        }
    }
}
