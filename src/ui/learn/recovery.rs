//! The figure of a lesson on a disruption: stock or queue day by day, disturbed and as it would have been.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::numbers;
use super::super::figure::picture::Picture;
use super::super::hooks::{Ran, use_texts, use_width};
use crate::app::{Recovery, Walk};
use crate::chart::{Frame, StrategyKey, recovery};
use crate::i18n::{Texts, format_number};
use crate::sim::Strategy;

#[derive(Properties, PartialEq)]
pub struct RecoveryProps {
    pub walk: Walk,
    pub ran: Rc<Ran>,
    pub is_projected: bool,
}

/// The figure; nothing where the lesson does not show it.
#[component]
pub fn RecoveryFigure(props: &RecoveryProps) -> Html {
    let RecoveryProps { walk, ran, is_projected } = props;
    let texts = use_texts();
    let words = texts.learn;
    let place = use_node_ref();
    let width = use_width(&place);
    let Some(found) = walk.recovery(|id| ran.of(id)) else { return Html::default() };
    let data = data(texts, &found);
    let name = match &data.recovered {
        Some((_, said)) => format!("{}. {said}.", data.title),
        None => data.title.clone(),
    };
    let drawing = width.map(|width| Rc::new(recovery::recovery(&data, Frame::new(width, *is_projected))));
    html! {
        <figure class="fig" data-testid="recovery" aria-labelledby="recovery-title">
            <div class="fig-h"><h3 id="recovery-title">{ words.recovery_title() }</h3><p>{ words.recovery_reading() }</p></div>
            <div class="plot" ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} {name} /> }
            </div>
        </figure>
    }
}

fn data(texts: Texts, found: &Recovery) -> recovery::Recovery {
    let words = texts.learn;
    let days = |days: f64| format_number(texts.language, days, 0);
    let (strategy, title) = match found.strategy {
        Strategy::BuildToStock => (StrategyKey::Bts, texts.figures.stock_title()),
        Strategy::BuildToOrder => (StrategyKey::Bto, texts.figures.queue_title()),
    };
    recovery::Recovery {
        strategy,
        disturbed: found.disturbed.clone(),
        undisturbed: found.undisturbed.clone(),
        spells: found.spells.clone(),
        recovered: found.recovered.map(|(after, day)| (day, words.recovered_after(&days(after)))),
        title: title.to_owned(),
        spell_note: words.recovery_spell().to_owned(),
        disturbed_label: words.recovery_disturbed().to_owned(),
        undisturbed_label: words.recovery_undisturbed().to_owned(),
        axis: words.recovery_axis().to_owned(),
        numbers: numbers(texts.language),
    }
}
