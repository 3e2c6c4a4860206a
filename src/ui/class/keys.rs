//! Every key that a link can have: for whoever writes one by hand.

use yew::prelude::*;

use crate::app::{CONTROLS, PARTS};
use crate::i18n::Texts;

/// The table, and the names that `lock` and `hide` take.
pub fn keys_table(texts: Texts) -> Html {
    let words = texts.class;
    let names: Vec<&str> = CONTROLS.iter().map(|control| control.id).chain(PARTS).collect();
    let rows = [
        ("preset=furniture-v1", words.key_preset()),
        ("demand.gap_cv=0.5", words.key_field()),
        ("run.seed=2718", words.key_seed()),
        ("lang=vi", words.key_lang()),
        ("theme=projector", words.key_theme()),
        ("embed=1", words.key_embed()),
        ("predict=1", words.key_predict()),
        ("lock=orders_per_day,seed", words.key_lock()),
        ("hide=parameters", words.key_hide()),
        ("gate=0", words.key_gate()),
    ];
    html! {
        <section class="keys">
            <h2>{ words.keys() }</h2>
            <p class="note">{ words.keys_lead() }</p>
            <table>
                <thead><tr><th scope="col">{ words.column_key() }</th><th scope="col">{ words.column_meaning() }</th></tr></thead>
                <tbody>
                    { for rows.into_iter().map(|(key, meaning)| html! { <tr><th scope="row"><code>{ key }</code></th><td>{ meaning }</td></tr> }) }
                </tbody>
            </table>
            <p class="note"><code>{ "lock" }</code>{ ", " }<code>{ "hide" }</code>{ ": " }<code>{ names.join(", ") }</code></p>
        </section>
    }
}
