//! The calculators: one at a time, with its numbers, its formula, what it gives, and a small picture.
//!
//! What is taken and what comes out is decided in `app`; the address holds what was given.

mod formula;
mod given;

use std::rc::Rc;

use yew::prelude::*;

use super::figure::numbers;
use super::figure::picture::Picture;
use super::hooks::{Dispatch, use_width};
use super::page::notice::notice_box;
use crate::app::{Amount, Calculator, Inputs, Place, Route, Shown, State, Theme, Worked};
use crate::chart::Frame;
use crate::chart::calculated::{Calculated, Curve, calculated};
use crate::i18n::{Texts, calculator_word, decimals_needed, format_number, format_percent};
use given::GivenRow;

#[derive(Properties, PartialEq)]
pub struct CalculatorsProps {
    /// The page's state.
    pub state: State,
    pub dispatch: Dispatch,
}

/// The page.
#[component]
pub fn Calculators(props: &CalculatorsProps) -> Html {
    let CalculatorsProps { state, dispatch } = props;
    let texts = Texts::of(state.language());
    let words = texts.calculators;
    let inputs = &state.route().inputs;
    let calculator = inputs.calculator();
    let notice = state.notice().map(|notice| notice_box(texts, notice, None, dispatch));
    let worked = inputs.worked();
    let rows = calculator.fields().iter().map(|field| {
        html! { <GivenRow key={field.key} field={*field} inputs={inputs.clone()} {texts} dispatch={dispatch.clone()} /> }
    });
    html! {
        <>
            { notice.unwrap_or_default() }
            <main class="lesson calculators" id="main" tabindex="-1" data-testid="calculators">
                <header class="lh">
                    <h1>{ words.title() }</h1>
                    <p class="lead">{ words.lead() }</p>
                </header>
                { tabs(texts, state, calculator) }
                <h2 class="calc-title">{ calculator_word(words, calculator.id()) }</h2>
                <div class="calc">
                    <section class="given" aria-label={words.inputs()}>{ for rows }</section>
                    <section class="worked" aria-label={words.results()} aria-live="polite">
                        { result(texts, inputs, worked.as_ref(), state.theme() == Theme::Projector) }
                    </section>
                </div>
                <p class="note"><b>{ words.assumes() }{ ": " }</b>{ assumption(texts, calculator) }</p>
                <p class="next"><a class="quiet" href={Place::Learn.address()}>{ words.to_learn() }</a></p>
            </main>
        </>
    }
}

fn assumption(texts: Texts, calculator: Calculator) -> &'static str {
    let words = texts.calculators;
    match calculator {
        Calculator::PerfectOrder => words.perfect_order_assumes(),
        Calculator::SafetyStock => words.safety_stock_assumes(),
        Calculator::Eoq => words.eoq_assumes(),
        Calculator::FillRate => words.fill_rate_assumes(),
        Calculator::Queue => words.queue_assumes(),
    }
}

/// The links to every calculator.
fn tabs(texts: Texts, state: &State, current: Calculator) -> Html {
    let words = texts.calculators;
    html! {
        <nav class="calc-tabs" aria-label={words.which()}>
            <ul>{ for Calculator::ALL.map(|calculator| {
                let route = Route::to(Place::Calculators(calculator));
                let address = route.write(state.language(), state.theme()).map(|text| format!("#{text}"));
                let is_current = calculator == current;
                html! {
                    <li><a href={address} aria-current={is_current.then_some("page")} data-testid={format!("calculator-{}", calculator.id())}>
                        { calculator_word(words, calculator.id()) }
                    </a></li>
                }
            }) }</ul>
        </nav>
    }
}

/// A number in the unit of a result.
fn amount(texts: Texts, shown: &Shown) -> String {
    let decimals = match shown.value.abs() {
        // As many as the formula shows.
        _ if shown.amount == Amount::Plain => 3,
        size if size >= 1000.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 1.0 => 2,
        _ => 4,
    };
    match shown.amount {
        Amount::Share => format_percent(texts.language, shown.value, 2),
        _ => format_number(texts.language, shown.value, decimals_needed(shown.value, decimals)),
    }
}

fn unit(texts: Texts, amount: Amount) -> &'static str {
    let words = texts.calculators;
    match amount {
        Amount::Share | Amount::Plain => "",
        Amount::Units => words.unit_units(),
        Amount::Days => words.unit_days(),
        Amount::MoneyAYear => words.unit_money_a_year(),
        Amount::Years => words.unit_years(),
        Amount::Times => words.unit_times(),
    }
}

fn result(texts: Texts, inputs: &Inputs, worked: Option<&Worked>, is_projected: bool) -> Html {
    let words = texts.calculators;
    let Some(worked) = worked else { return html! { <p role="alert">{ words.no_result() }</p> } };
    let text = |shown: Option<&Shown>| shown.map(|shown| amount(texts, shown)).unwrap_or_default();
    let first = text(worked.shown.first());
    let said = text(worked.shown.iter().find(|shown| shown.key == worked.picture.said));
    html! {
        <>
            { formula::formula(texts, inputs, worked, &first) }
            <table class="calc-table" data-testid="worked">
                <caption class="vh">{ words.results() }</caption>
                <tbody>{ for worked.shown.iter().map(|shown| html! {
                    <tr>
                        <th scope="row">{ calculator_word(words, shown.key) }</th>
                        <td class="num" data-testid={format!("result-{}", shown.key)}>{ amount(texts, shown) }{ " " }<span class="unit">{ unit(texts, shown.amount) }</span></td>
                    </tr>
                }) }</tbody>
            </table>
            <CalculatedFigure worked={worked.clone()} {said} {texts} {is_projected} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FigureProps {
    worked: Worked,
    /// What stands beside its point.
    said: String,
    texts: Texts,
    is_projected: bool,
}

/// The picture.
#[component]
fn CalculatedFigure(props: &FigureProps) -> Html {
    let FigureProps { worked, said, texts, is_projected } = props;
    let words = texts.calculators;
    let place = use_node_ref();
    let width = use_width(&place);
    let picture = &worked.picture;
    let name = |key: &'static str| calculator_word(words, key).to_owned();
    let lines = picture.lines.iter().map(|line| Curve { points: line.points.clone(), label: name(line.key) });
    let axes = (name(picture.axes.0), name(picture.axes.1));
    let label = format!("{}: {}", words.picture(), axes.1);
    let data = Calculated {
        lines: lines.collect(),
        at: picture.at,
        said: said.clone(),
        axes,
        numbers: numbers(texts.language),
    };
    let drawing = width.map(|width| Rc::new(calculated(&data, Frame::new(width, *is_projected))));
    html! {
        <div class="plot" ref={place} data-testid="calculated">
            if let Some(drawing) = drawing { <Picture {drawing} name={format!("{label}, {said}")} /> }
        </div>
    }
}
