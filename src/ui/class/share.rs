//! The link that was made: to copy, to scan, to try, to embed.

use yew::prelude::*;

use super::super::browser::{address, clipboard};
use super::super::hooks::use_texts;
use super::super::page::icons;
use crate::chart::Qr;
use crate::i18n::format_number;

/// A frame's height in another page [px]: headline, table and the first figure of the Lab.
const FRAME: u32 = 900;

#[derive(Properties, PartialEq)]
pub struct SharedProps {
    /// The link, without the page's own address.
    pub link: String,
    pub is_embedded: bool,
}

/// Link, QR code, preview and frame.
#[component]
pub fn Shared(props: &SharedProps) -> Html {
    let texts = use_texts();
    let words = texts.class;
    let whole = address::whole(&props.link);
    let qr = use_memo(whole.clone(), |whole| Qr::of(whole));
    let length = format_number(texts.language, whole.chars().count() as f64, 0);
    html! {
        <section class="shared">
            <h2>{ words.share() }</h2>
            { qr_code(texts.class, (*qr).as_ref()) }
            <CopyBox id="class-link" label={words.link()} button={texts.page.copy_link()} text={whole.clone()} />
            <p class="note num" data-testid="class-length">{ words.length(&length) }</p>
            <p><a class="btn line" href={whole.clone()} target="_blank" rel="noopener" data-testid="class-preview">{ icons::open() }{ words.preview() }</a></p>
            if props.is_embedded {
                <CopyBox id="class-frame" label={words.frame()} button={words.copy_frame()} text={frame(&whole)} />
            }
        </section>
    }
}

/// HTML for a lecturer's own page.
fn frame(whole: &str) -> String {
    // The one character of an address that HTML reads otherwise.
    let address = whole.replace('&', "&amp;");
    format!(
        r#"<iframe src="{address}" title="Perfect Order Lab" width="100%" height="{FRAME}" loading="lazy"></iframe>"#
    )
}

fn qr_code(words: crate::i18n::Class, qr: Option<&Qr>) -> Html {
    let Some(qr) = qr else { return html! { <p class="note">{ words.qr_none() }</p> } };
    html! {
        <>
            <svg class="qr" role="img" aria-label={words.qr_name()} data-testid="qr" viewBox={format!("0 0 {side} {side}", side = qr.side)}>
                <rect class="qr-paper" width={qr.side.to_string()} height={qr.side.to_string()} />
                <path class="qr-ink" d={qr.path.clone()} />
            </svg>
            if !qr.is_easy() { <p class="note">{ words.qr_fine() }</p> }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CopyBoxProps {
    id: &'static str,
    label: &'static str,
    button: &'static str,
    text: String,
}

/// A text that can be selected, and a button that copies it where the browser allows.
#[component]
fn CopyBox(props: &CopyBoxProps) -> Html {
    let texts = use_texts();
    let CopyBoxProps { id, label, button, text } = props;
    let field = use_node_ref();
    // The text that was copied: another one has not been.
    let copied = use_state_eq(|| None::<String>);
    let copy = {
        let (field, text, setter) = (field.clone(), text.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<web_sys::HtmlTextAreaElement>() {
                // Where copying is not allowed it is at least selected.
                let _ = field.focus();
                field.select();
            }
            let (setter, text) = (setter.clone(), text.clone());
            clipboard::copy(&text.clone(), move |done| setter.set(done.then_some(text)));
        })
    };
    let is_copied = copied.as_ref() == Some(text);
    html! {
        <div class="cpy">
            <label for={*id}>{ *label }</label>
            <textarea id={*id} data-testid={*id} rows="3" readonly=true spellcheck="false" value={text.clone()} ref={field} />
            <button type="button" class="btn line" data-testid={format!("copy-{id}")} onclick={copy}>
                { icons::link() }{ if is_copied { texts.page.link_copied() } else { button } }
            </button>
            <span class="vh" role="status">{ if is_copied { texts.page.link_copied() } else { "" } }</span>
        </div>
    }
}
