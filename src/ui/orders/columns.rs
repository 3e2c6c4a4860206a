//! Which column is what: the columns with their first values, and a choice for each role.

use std::collections::BTreeMap;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::super::hooks::{OrdersDispatch, use_texts};
use crate::app::OrdersAction;
use crate::data::{Preview, Role};
use crate::i18n::{Texts, role_name};

/// The roles that can be chosen; the others are recognised or do without.
const ROLES: [Role; 6] = [Role::Order, Role::Date, Role::Item, Role::Quantity, Role::Price, Role::Customer];

#[derive(Properties, PartialEq)]
pub struct ColumnsFormProps {
    pub preview: Preview,
    /// What was recognised, by place from 0.
    pub taken: BTreeMap<Role, usize>,
    pub dispatch: OrdersDispatch,
    /// The way out, where one is asked.
    #[prop_or_default]
    pub cancel: Option<Callback<MouseEvent>>,
}

/// The form.
#[component]
pub fn ColumnsForm(props: &ColumnsFormProps) -> Html {
    let texts = use_texts();
    let words = texts.orders;
    let chosen = use_state_eq(|| props.taken.clone());
    {
        // What a new reading has recognised takes the place of what was chosen for the one before.
        let setter = chosen.setter();
        use_effect_with(props.taken.clone(), move |taken| setter.set(taken.clone()));
    }
    let is_whole = Role::REQUIRED.iter().all(|role| chosen.contains_key(role));
    let read = {
        let (dispatch, chosen) = (props.dispatch.clone(), chosen.clone());
        Callback::from(move |_: MouseEvent| {
            let wanted = chosen.iter().filter(|(role, _)| ROLES.contains(role));
            dispatch.dispatch(OrdersAction::Map(wanted.map(|(role, at)| (*role, *at)).collect()));
        })
    };
    html! {
        <>
            <div class="roles">{ for ROLES.map(|role| role_row(texts, &props.preview, role, &chosen)) }</div>
            { first_lines(texts, &props.preview) }
            <p class="acts">
                <button type="button" class="btn solid" data-testid="orders-map" disabled={!is_whole} onclick={read}>{ words.read_again() }</button>
                if let Some(cancel) = &props.cancel {
                    <button type="button" class="btn line" data-testid="orders-cancel" onclick={cancel.clone()}>{ words.cancel() }</button>
                }
            </p>
        </>
    }
}

fn role_row(
    texts: Texts,
    preview: &Preview,
    role: Role,
    chosen: &UseStateHandle<BTreeMap<Role, usize>>,
) -> Html {
    let words = texts.orders;
    let at = chosen.get(&role).copied();
    let is_required = Role::REQUIRED.contains(&role);
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let mut next = (*chosen).clone();
            match value.parse() {
                Ok(at) => _ = next.insert(role, at),
                Err(_) => _ = next.remove(&role),
            }
            chosen.set(next);
        })
    };
    let (id, none) = (
        format!("orders-role-{}", role_id(role)),
        if is_required { words.column_none() } else { words.column_not_there() },
    );
    let options = preview.headers.iter().enumerate().map(|(place, header)| html! {
        <option value={place.to_string()} selected={at == Some(place)}>{ words.column(&(place + 1).to_string(), header) }</option>
    });
    html! {
        <p>
            <label for={id.clone()}>{ role_name(texts, role) }</label>
            <select id={id.clone()} data-testid={id} {onchange} aria-required={is_required.to_string()}>
                <option value="" selected={at.is_none()}>{ none }</option>
                { for options }
            </select>
        </p>
    }
}

/// A role's name in tests.
fn role_id(role: Role) -> &'static str {
    match role {
        Role::Order => "order",
        Role::Date => "date",
        Role::Item => "item",
        Role::Quantity => "quantity",
        Role::Price => "price",
        Role::Customer => "customer",
        Role::Description => "description",
        Role::Promised => "promised",
        Role::Delivered => "delivered",
    }
}

fn first_lines(texts: Texts, preview: &Preview) -> Html {
    let words = texts.orders;
    html! {
        <div class="data" role="region" tabindex="0" aria-label={words.first_lines()}>
            <table>
                <thead><tr>{ for preview.headers.iter().enumerate().map(|(place, header)| html! {
                    <th scope="col">{ words.column(&(place + 1).to_string(), header) }</th>
                }) }</tr></thead>
                <tbody>{ for preview.lines.iter().map(|line| html! {
                    <tr>{ for line.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                }) }</tbody>
            </table>
        </div>
    }
}
