//! A calculator's formula: once in symbols, once with the numbers in their places and what they give.
//!
//! Not here: how it is written (`app`), its tree (`i18n`), its elements (`ui::formula`).

use yew::prelude::*;

use super::super::formula::equation;
use crate::app::{Inputs, Worked};
use crate::i18n::{Math, Texts, in_numbers_for, read_formula};

/// The formula; `result` is what it gives, as the table says it.
pub fn formula(texts: Texts, inputs: &Inputs, worked: &Worked, result: &str) -> Html {
    let written = inputs.written(worked);
    let read = |text: &str, numbers: &[(&str, f64)]| read_formula(texts, text, numbers);
    let equals = if worked.is_approximate { "≈" } else { "=" };
    let nothing = Math::Row(Vec::new());
    let put_in = in_numbers_for(texts, written.for_numbers, &written.numbers, result);
    let in_numbers = [put_in, Math::Number(result.to_owned())];
    html! {
        // On a phone it may be wider than the screen, and is then moved by the arrow keys too.
        <div class="formula" data-testid="formula" role="region" tabindex="0" aria-label={texts.calculators.formula()}>
            <p>{ equation(&[&read(written.symbol, &[]), &read(written.general, &[])], equals) }</p>
            <p>{ equation(&[&nothing, &in_numbers[0], &in_numbers[1]], "=") }</p>
        </div>
    }
}
