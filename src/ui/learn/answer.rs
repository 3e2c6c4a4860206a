//! The figure of a lesson's answer: what was predicted, drawn beside what was counted.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::numbers;
use super::super::figure::picture::Picture;
use super::super::hooks::{Ran, use_texts, use_width};
use super::predict::unit_name;
use crate::app::{Said, Walk};
use crate::chart::predicted::{Number, Predicted, predicted};
use crate::chart::{Frame, StrategyKey};
use crate::i18n::{Texts, UNDEFINED, format_number};
use crate::lessons::{Unit, reveal_text};
use crate::sim::Strategy;

#[derive(Properties, PartialEq)]
pub struct AnswerProps {
    pub walk: Walk,
    pub ran: Rc<Ran>,
    pub shown: Vec<Option<f64>>,
    pub is_projected: bool,
}

/// The figure, and its sentence.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let AnswerProps { walk, ran, shown, is_projected } = props;
    let texts = use_texts();
    let words = texts.learn;
    let place = use_node_ref();
    let width = use_width(&place);
    let counted = walk.counted(|id| ran.of(id));
    let missed = walk.missed_by(&counted);
    let said = walk.prediction_text(texts).unwrap_or_else(|| words.not_predicted().to_owned());
    let found = answer_text(texts, walk, shown);
    let name = words.figure_name(&said, &found);
    let drawing = width
        .zip(chart_data(texts, walk, counted))
        .map(|(width, data)| Rc::new(predicted(&data, Frame::new(width, *is_projected))));
    let verdict = match (walk.chose_right(), missed) {
        (Some(true), _) => words.as_predicted().to_owned(),
        (Some(false), _) => words.not_as_predicted().to_owned(),
        (None, Some(missed)) => missed_text(texts, walk, missed),
        (None, None) => String::new(),
    };
    html! {
        <figure class="fig first" data-testid="answer">
            <div class="plot" ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} {name} /> }
            </div>
            <figcaption class="cap"><p data-testid="verdict">
                { words.you_said(&said) }{ ". " }{ words.answered(&found) }{ ". " }{ verdict }
            </p></figcaption>
        </figure>
    }
}

/// What was counted, in words: the first reveal, or the right answer of a choice.
fn answer_text(texts: Texts, walk: &Walk, shown: &[Option<f64>]) -> String {
    if let Some(answer) = walk.right_answer(texts.language) {
        return answer.to_owned();
    }
    let value = shown.first().copied().flatten();
    walk.lesson()
        .reveals
        .first()
        .map_or_else(|| UNDEFINED.to_owned(), |reveal| reveal_text(texts, reveal, value))
}

fn missed_text(texts: Texts, walk: &Walk, missed: f64) -> String {
    let by = format_number(texts.language, missed.abs(), if missed.abs() < 10.0 { 1 } else { 0 });
    let by = match walk.scale().map(|scale| scale.unit) {
        Some(Unit::Percent) => texts.learn.points(&by),
        Some(unit) => texts.controls.says(&by, unit_name(texts, unit)),
        None => by,
    };
    if missed > 0.0 { texts.learn.too_high(&by) } else { texts.learn.too_low(&by) }
}

/// What the chart is drawn of; none for a choice, which has no scale.
pub fn chart_data(texts: Texts, walk: &Walk, counted: Vec<Option<Number>>) -> Option<Predicted> {
    let words = texts.learn;
    let scale = walk.scale()?;
    let (mine, across) = match walk.said() {
        Said::Number(number) => (vec![*number], None),
        Said::Curve(_) => {
            let axis = walk.words(texts.language).labels.first().cloned().unwrap_or_default();
            (walk.heights(), Some((walk.places(), axis)))
        }
        Said::Choice(_) => return None,
    };
    let number = |number: Option<f64>| {
        number.map(|number| scale.text(texts, scale.rounded(number))).unwrap_or_default()
    };
    let is_curve = across.is_some();
    let mine = if walk.is_committed() || is_curve { mine } else { vec![None] };
    Some(Predicted {
        strategy: match walk.answering_strategy() {
            Strategy::BuildToStock => StrategyKey::Bts,
            Strategy::BuildToOrder => StrategyKey::Bto,
        },
        scale: (scale.low, scale.high),
        unit: unit_name(texts, scale.unit).to_owned(),
        mine_label: if is_curve {
            words.mine().to_owned()
        } else {
            words.mine_number(&number(mine.first().copied().flatten()))
        },
        counted_label: if is_curve {
            words.counted().to_owned()
        } else {
            words.counted_number(&number(counted.first().copied().flatten().map(|number| number.value)))
        },
        across,
        mine,
        counted,
        numbers: numbers(texts.language),
    })
}
