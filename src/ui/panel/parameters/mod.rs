//! Every parameter of the model, in groups that open: below the first controls, from the description that the page
//! fetches. Each head says what is set. Not here: which parameters there are, and what a change does (`app`).

mod inputs;
mod lists;
mod row;

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::super::hooks::{Dispatch, Fetched, use_texts};
use super::super::page::icons;
use crate::app::{Action, Notice, ParameterGroup, Parameters, State, value_at};
use crate::i18n::Texts;
use crate::model::Scenario;
use row::ParameterRow;

/// What every row needs: the same for all of them.
struct Sheet {
    parameters: Rc<Parameters>,
    /// The scenario at hand, written out.
    now: Rc<Value>,
    /// The scenario as it was chosen or opened.
    base: Rc<Value>,
    currency: String,
    /// Whether the link that was opened keeps all as it is.
    is_locked: bool,
    notice: Option<Notice>,
    dispatch: Dispatch,
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.parameters, &other.parameters)
            && Rc::ptr_eq(&self.now, &other.now)
            && Rc::ptr_eq(&self.base, &other.base)
            && self.notice == other.notice
            && self.is_locked == other.is_locked
    }
}

/// A scenario, equal to itself alone: comparing the whole would take longer than writing it out again.
struct ByPlace(Rc<Scenario>);

impl PartialEq for ByPlace {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub struct ParameterGroupsProps {
    pub state: State,
    pub parameters: Fetched,
    pub dispatch: Dispatch,
}

/// The groups; nothing while their description is on its way.
#[component]
pub fn ParameterGroups(props: &ParameterGroupsProps) -> Html {
    let texts = use_texts();
    let opened = use_state_eq(Vec::<String>::new);
    let state = &props.state;
    let now = use_memo(ByPlace(Rc::clone(state.scenario())), |scenario| Rc::new(scenario.0.to_json()));
    let base = use_memo(ByPlace(Rc::clone(state.base())), |scenario| Rc::new(scenario.0.to_json()));
    let parameters = match &props.parameters {
        Fetched::Here(parameters) => parameters,
        Fetched::Failed(again) => return failed(texts, again),
        Fetched::Awaited => return Html::default(),
    };
    let sheet = Rc::new(Sheet {
        parameters: Rc::clone(parameters),
        now: Rc::clone(&now),
        base: Rc::clone(&base),
        currency: state.scenario().money.currency.clone(),
        is_locked: !state.rules().allows("parameters"),
        notice: state.notice().cloned(),
        dispatch: props.dispatch.clone(),
    });
    let groups = parameters.groups.iter().map(|group| {
        let is_open = opened.contains(&group.id);
        let toggle = {
            let (opened, id) = (opened.clone(), group.id.clone());
            Callback::from(move |_: MouseEvent| {
                let mut now = (*opened).clone();
                if now.contains(&id) {
                    now.retain(|open| *open != id);
                } else {
                    now.push(id.clone());
                }
                opened.set(now);
            })
        };
        group_of(texts, &sheet, group, is_open, toggle)
    });
    html! {
        <ContextProvider<Rc<Sheet>> context={Rc::clone(&sheet)}>
            <div class="all-par" data-testid="parameters">
                <p class="grp-h">{ texts.controls.all_parameters() }</p>
                { for groups }
            </div>
        </ContextProvider<Rc<Sheet>>>
    }
}

fn failed(texts: Texts, again: &Callback<()>) -> Html {
    html! {
        <div class="all-par" role="status">
            <p>{ texts.controls.parameters_failed() }</p>
            <button type="button" class="btn line" onclick={again.reform(|_: MouseEvent| ())}>{ texts.controls.try_again() }</button>
        </div>
    }
}

fn group_of(
    texts: Texts,
    sheet: &Rc<Sheet>,
    group: &ParameterGroup,
    is_open: bool,
    toggle: Callback<MouseEvent>,
) -> Html {
    let words = texts.controls;
    let id = format!("group-{}", group.id);
    let differs = group.fields.iter().any(|field| sheet.differs(&field.path));
    let restore = {
        let dispatch = sheet.dispatch.clone();
        let paths: Vec<String> = group.fields.iter().map(|field| field.path.clone()).collect();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Restore(paths.clone())))
    };
    html! {
        <div class="par-grp" key={group.id.clone()}>
            <h3><button type="button" class="par-head" aria-expanded={is_open.to_string()} aria-controls={id.clone()}
                data-testid={id.clone()} onclick={toggle}>
                { icons::chevron() }
                <span class="par-title">{ &group.title }{ mark(texts, differs) }</span>
                <span class="par-now num">{ group.head(texts, &sheet.parameters, &sheet.now, &sheet.currency) }</span>
            </button></h3>
            <div class="par-in" id={id} role="group" aria-label={group.title.clone()} hidden={!is_open}>
                if is_open {
                    <fieldset disabled={sheet.is_locked}>
                    if sheet.is_locked { <small class="lkd">{ icons::lock() }{ texts.class.is_locked() }</small> }
                    { for group.fields.iter().map(|field| html! {
                        <ParameterRow key={field.path.clone()} field={Rc::clone(field)} at={field.path.clone()} is_part=false />
                    }) }
                    <button type="button" class="quiet" disabled={!differs} data-testid={format!("restore-{}", group.id)}
                        onclick={restore}>{ icons::undo() }{ words.restore_group() }</button>
                    </fieldset>
                }
            </div>
        </div>
    }
}

/// That something differs from the preset: a dot, and a word for those who do not see it.
fn mark(texts: Texts, differs: bool) -> Html {
    html! {
        if differs { <span class="dot" title={texts.controls.changed()}><span class="vh">{ ", " }{ texts.controls.changed() }</span></span> }
    }
}

impl Sheet {
    fn value(&self, at: &str) -> Option<&Value> {
        value_at(&self.now, at)
    }

    /// Whether the preset has anything there.
    fn has_base(&self, at: &str) -> bool {
        value_at(&self.base, at).is_some()
    }

    fn differs(&self, at: &str) -> bool {
        self.value(at) != value_at(&self.base, at)
    }
}
