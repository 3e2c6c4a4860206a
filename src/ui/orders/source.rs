//! Where orders come from: a file that is chosen or dropped, or the exporter that comes with the site.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::super::page::icons;
use crate::data::decode::MAX_BYTES;
use crate::data::reader::MAX_LINES;
use crate::i18n::{Texts, format_number, megabytes};

/// The place to choose from.
pub fn source_row(texts: Texts, choose: &Callback<Option<File>>) -> Html {
    let words = texts.orders;
    let onchange = {
        let choose = choose.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let file = input.files().and_then(|files| files.get(0));
            // Choosing the same file again must work.
            input.set_value("");
            if file.is_some() {
                choose.emit(file);
            }
        })
    };
    let built_in = choose.reform(|_: MouseEvent| None);
    let lines = format_number(texts.language, MAX_LINES as f64, 0);
    html! {
        <section class="orders-from">
            <p class="lead-s">{ words.lead() }{ " " }<b>{ words.privacy() }</b></p>
            <div class="drop">
                <input class="vh" type="file" id="orders-file" data-testid="orders-file" accept=".csv,.tsv,.txt,text/csv" {onchange} />
                <label class="btn solid" for="orders-file">{ icons::open() }{ words.choose() }</label>
                <span>{ words.or_drop() }</span>
                <button type="button" class="btn line" data-testid="orders-built-in" onclick={built_in}>{ words.built_in() }</button>
            </div>
            <p class="note">{ words.needs(&megabytes(texts, MAX_BYTES), &lines) }</p>
            <p class="note">{ words.built_in_name() }{ ": " }{ words.built_in_source() }</p>
        </section>
    }
}
