//! Menus: of a few words, of every measure, of every number of a scenario.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::{Field, NumberGroup};
use crate::i18n::{Texts, any_measure_name, measure_groups};

/// A menu with its label.
pub struct Menu<'m> {
    pub label: &'m str,
    /// What is said beside the label.
    pub note: Option<String>,
    /// Its name in tests.
    pub id: String,
    pub chosen: &'m str,
    pub onchange: Callback<String>,
    /// Whether it takes the whole width.
    pub is_wide: bool,
}

fn menu(menu: Menu, options: Html) -> Html {
    let onchange =
        menu.onchange.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let id = format!("xp-{}", menu.id);
    html! {
        <span class={classes!("xp-f", menu.is_wide.then_some("wide"))}>
            <label for={id.clone()}>
                { menu.label }
                if let Some(note) = menu.note { <span class="xp-now num">{ note }</span> }
            </label>
            <select {id} data-testid={menu.id} {onchange}>{ options }</select>
        </span>
    }
}

fn option(value: &str, name: &str, chosen: &str) -> Html {
    html! { <option key={value.to_owned()} value={value.to_owned()} selected={value == chosen}>{ name }</option> }
}

/// A menu of a few words.
pub fn words(own: Menu, all: &[(&str, &str)]) -> Html {
    let chosen = own.chosen;
    let options = all.iter().map(|(value, name)| option(value, name, chosen)).collect();
    menu(own, options)
}

/// A menu of every measure, in groups; only means and rates, where totals are wanted.
pub fn measures(texts: Texts, own: Menu, of_totals: bool) -> Html {
    let chosen = own.chosen;
    let groups = measure_groups(texts.language, of_totals).into_iter().map(|(title, ids)| html! {
        <optgroup label={title}>{ for ids.iter().map(|id| option(id, any_measure_name(texts.language, id), chosen)) }</optgroup>
    });
    menu(own, groups.collect())
}

/// A menu of the numbers of a scenario, in groups, all but one of them; with words for none, where none may be chosen.
pub fn numbers(own: Menu, groups: &[NumberGroup], but: &str, none: Option<&str>) -> Html {
    let chosen = own.chosen;
    let groups = groups.iter().map(|group| {
        let numbers = group.numbers.iter().filter(|number| number.path != but);
        html! {
            <optgroup label={group.title.clone()}>
                { for numbers.map(|number| option(&number.path, &number.name, chosen)) }
            </optgroup>
        }
    });
    let none = none.map(|name| option("", name, chosen));
    menu(own, none.into_iter().chain(groups).collect())
}

/// A field's name in tests.
pub fn field_id(field: Field) -> &'static str {
    match field {
        Field::Path => "path",
        Field::From => "from",
        Field::To => "to",
        Field::Count => "count",
        Field::Step => "step",
        Field::SecondPath => "second-path",
        Field::SecondFrom => "second-from",
        Field::SecondTo => "second-to",
        Field::SecondStep => "second-step",
        Field::Measure => "measure",
        Field::Side => "side",
        Field::Target => "target",
        Field::Goal => "goal",
        Field::Aim => "aim",
        Field::Strategy => "strategy",
        Field::Turned => "turned",
        Field::Share => "share",
        Field::Replications => "replications",
    }
}
