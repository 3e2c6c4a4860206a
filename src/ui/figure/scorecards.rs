//! The figure "Two scorecards": each strategy by the measures that fit it, as tables.

use std::rc::Rc;

use yew::prelude::*;

use super::super::glossary::term;
use super::super::hooks::use_texts;
use super::super::page::icons;
use super::super::results::Results;
use super::frame::Frame;
use super::tables;
use crate::i18n::{Score, Texts, run_origin, scorecards, scorecards_sentence};

#[derive(Properties, PartialEq)]
pub struct ScorecardsProps {
    pub results: Option<Rc<Results>>,
}

/// The figure.
#[component]
pub fn ScorecardsFigure(props: &ScorecardsProps) -> Html {
    let texts = use_texts();
    let words = texts.figures;
    let table = use_callback((props.results.clone(), texts), |(): (), (results, texts)| {
        results
            .as_ref()
            .map(|results| tables::scorecards(*texts, &cards(*texts, results)))
            .unwrap_or_default()
    });
    let (sentence, origin) = match &props.results {
        Some(results) => (
            scorecards_sentence(texts, &results.summary),
            run_origin(texts, &results.summary, results.prepared.scenario.run.seed),
        ),
        None => Default::default(),
    };
    let cards = props.results.as_ref().map(|results| cards(texts, results));
    html! {
        <Frame id="scorecards" title={words.scorecards()} reading={words.scorecards_reading()} {sentence} {origin} {table}
            has_table={cards.is_some()} drawing={None}>
            <div class="two plot-score">
                { for cards.iter().flatten().enumerate().map(|(place, scores)| card(texts, place, scores)) }
            </div>
        </Frame>
    }
}

fn cards(texts: Texts, results: &Results) -> [Vec<Score>; 2] {
    scorecards(texts, &results.summary, &results.prepared.scenario.money.currency)
}

fn card(texts: Texts, place: usize, scores: &[Score]) -> Html {
    let is_stock = place == 0;
    let title = if is_stock { texts.figures.scorecard_bts() } else { texts.figures.scorecard_bto() };
    let name = if is_stock { "bts" } else { "bto" };
    html! {
        <table class="score" data-testid={format!("scorecard-{name}")}>
            <caption>{ icons::key(is_stock) }{ " " }{ title }</caption>
            <tbody>
                { for scores.iter().map(|score| html! {
                    <tr>
                        <th scope="row">{ term(score.id, score.name) }<small>{ score.meaning }</small></th>
                        <td data-testid={format!("score-{name}-{}", score.id)}>
                            { &score.value }
                            if !score.reach.is_empty() { <small>{ &score.reach }</small> }
                        </td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
