//! What a printed page adds to the screen: which scenario, which parameters, seed, link and digest; and the button that
//! prints. The report is made when printing begins, whoever begins it, and not shown on the screen.

use gloo::events::EventListener;
use yew::prelude::*;

use super::super::browser::address;
use super::super::hooks::{use_shown, use_texts};
use super::icons;
use crate::app::About;
use crate::i18n::Texts;

#[derive(Properties, PartialEq)]
pub struct ReportProps {
    /// Seed, replications, digest of the results.
    pub origin: String,
}

/// The button, and the report's last part while it is printed.
#[component]
pub fn Report(props: &ReportProps) -> Html {
    let texts = use_texts();
    let shown = use_shown();
    let printed = use_state(|| None::<About>);
    use_effect_with(shown, {
        let setter = printed.setter();
        move |shown| {
            let shown = shown.clone();
            // The page is drawn before printing goes on: the work is queued behind this very event.
            let printing = EventListener::new(&gloo::utils::window(), "beforeprint", move |_| {
                setter.set(shown.as_ref().map(|shown| shown.about()));
            });
            move || drop(printing)
        }
    });
    let print = Callback::from(|_: MouseEvent| {
        // A browser without printing leaves everything as it is.
        let _ = gloo::utils::window().print();
    });
    html! {
        <>
            <p class="print">
                <button type="button" class="btn line" data-testid="print" onclick={print}>{ icons::export() }{ texts.take_away.print() }</button>
            </p>
            if let Some(about) = &*printed { { report(texts, about, &props.origin) } }
        </>
    }
}

fn report(texts: Texts, about: &About, origin: &str) -> Html {
    let words = texts.take_away;
    let whole = address::whole(&about.link);
    html! {
        <section class="report" data-testid="report">
            <h2>{ words.report() }</h2>
            <p>{ words.scenario(&about.scenario) }{ " " }{ origin }{ " " }{ &about.engine }</p>
            <h3>{ words.changed_parameters() }</h3>
            if about.changed.is_empty() {
                <p>{ words.nothing_changed() }</p>
            } else {
                { table(texts, &about.changed) }
            }
            <h3>{ words.main_parameters() }</h3>
            { table(texts, &about.main) }
            <p>{ words.report_link() }{ " " }<a href={whole.clone()}>{ whole }</a></p>
        </section>
    }
}

/// Names, values, and values before where there are any.
fn table<const N: usize>(texts: Texts, rows: &[[String; N]]) -> Html {
    let words = texts.take_away;
    let heads = [words.parameter(), words.value(), words.before()];
    let row = |cells: &[String; N]| {
        let cells = cells.iter().map(|cell| html! { <td class="num">{ cell }</td> });
        html! { <tr>{ for cells }</tr> }
    };
    html! {
        <table>
            <thead><tr>{ for heads.into_iter().take(N).map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}
