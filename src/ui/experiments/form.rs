//! What an experiment is asked for: its boxes and menus, and the button that runs it.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::hooks::{Fetched, use_texts};
use super::ExperimentsDispatch;
use super::choose::{self, Menu, field_id};
use crate::app::{AXES, AxisFields, ExperimentKind, ExperimentsAction, Field, Form, Trouble, number_groups};
use crate::experiment::setting;
use crate::i18n::{MeasureScale, Texts, axis_name, setting_text};
use crate::measure::measure;

#[derive(Properties, PartialEq)]
pub struct FormProps {
    pub form: Form,
    pub parameters: Fetched,
    pub troubles: Vec<Trouble>,
    pub dispatch: ExperimentsDispatch,
    pub run: Callback<()>,
}

/// What the fields are made of.
struct Fields<'f> {
    texts: Texts,
    form: &'f Form,
    troubles: &'f [Trouble],
    dispatch: &'f ExperimentsDispatch,
    groups: &'f [crate::app::NumberGroup],
}

/// The form.
#[component]
pub fn ExperimentForm(props: &FormProps) -> Html {
    let texts = use_texts();
    let FormProps { form, parameters, troubles, dispatch, run } = props;
    let inputs = (Rc::as_ptr(form.scenario()), texts, parameters.clone());
    let groups =
        use_memo(inputs, |(_, texts, parameters)| number_groups(*texts, form.scenario(), parameters.here()));
    let fields = Fields { texts, form, troubles, dispatch, groups: &groups };
    let onsubmit = {
        let run = run.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(());
        })
    };
    html! {
        <form class="xp-form" novalidate=true {onsubmit}>
            { fields.all() }
            <span class="xp-f xp-go">
                <button type="submit" class="btn solid" data-testid="experiment-run">{ texts.experiments.run() }</button>
            </span>
        </form>
    }
}

impl Fields<'_> {
    fn all(&self) -> Html {
        let words = self.texts.experiments;
        match self.form.kind() {
            ExperimentKind::Sweep => html! {
                <>
                    { self.path(Field::Path, words.path()) }
                    { self.number(Field::From, words.from(), &self.path_unit(Field::Path)) }
                    { self.number(Field::To, words.to(), &self.path_unit(Field::Path)) }
                    { self.number(Field::Count, words.count(), "") }
                    { self.measure(Field::Measure, words.measure(), false) }
                    { self.replications() }
                </>
            },
            ExperimentKind::Frontier => html! {
                <>
                    { self.measure(Field::Measure, words.service(), true) }
                    { choose::words(
                        self.own(Field::Turned, words.turned(), true),
                        &[("capacity", words.capacity()), ("promise", words.promise())],
                    ) }
                    { self.replications() }
                </>
            },
            ExperimentKind::Find => html! {
                <>
                    { self.choice(Field::Strategy, words.strategy(), &[("bts", words.build_to_stock()), ("bto", words.build_to_order())]) }
                    { self.axis(AXES[0], [words.path(), words.from(), words.to(), words.step()]) }
                    { self.axis(AXES[1], [words.second_path(), words.second_from(), words.second_to(), words.second_step()]) }
                    { self.measure(Field::Measure, words.target_measure(), false) }
                    { self.choice(Field::Side, words.side(), &[("at_least", words.at_least()), ("at_most", words.at_most())]) }
                    { self.number(Field::Target, words.target(), &self.target_unit()) }
                    { self.choice(Field::Aim, words.goal(), &[("least", words.least()), ("most", words.most())]) }
                    { self.measure(Field::Goal, words.goal_measure(), false) }
                    { self.replications() }
                </>
            },
            ExperimentKind::Sensitivity => html! {
                <>
                    { self.measure(Field::Measure, words.measure(), false) }
                    { self.number(Field::Share, words.share(), "%") }
                    { self.replications() }
                </>
            },
        }
    }

    fn fill(&self, field: Field) -> Callback<String> {
        let (dispatch, kind) = (self.dispatch.clone(), self.form.kind());
        Callback::from(move |text| dispatch.dispatch(ExperimentsAction::Fill { kind, field, text }))
    }

    fn own(&self, field: Field, label: &'static str, is_wide: bool) -> Menu<'_> {
        Menu {
            label,
            note: None,
            id: field_id(field).to_owned(),
            chosen: self.form.chosen(field),
            onchange: self.fill(field),
            is_wide,
        }
    }

    fn choice(&self, field: Field, label: &'static str, all: &[(&str, &str)]) -> Html {
        choose::words(self.own(field, label, false), all)
    }

    fn measure(&self, field: Field, label: &'static str, of_totals: bool) -> Html {
        choose::measures(self.texts, self.own(field, label, true), of_totals)
    }

    /// A number that is searched over, with its values once it is chosen.
    fn axis(&self, fields: AxisFields, labels: [&'static str; 4]) -> Html {
        let unit = self.path_unit(fields.path);
        html! {
            <>
                { self.path(fields.path, labels[0]) }
                if !self.form.chosen(fields.path).is_empty() {
                    { self.number(fields.from, labels[1], &unit) }
                    { self.number(fields.to, labels[2], &unit) }
                    { self.number(fields.step, labels[3], &unit) }
                }
            </>
        }
    }

    /// A number that is turned, and what it is now.
    fn path(&self, field: Field, label: &'static str) -> Html {
        let words = self.texts.experiments;
        let path = self.form.chosen(field);
        let scenario = self.form.scenario();
        let now = setting(scenario, path)
            .map(|now| words.now_is(&setting_text(self.texts, path, now, &scenario.money.currency)));
        let own = Menu { note: now, ..self.own(field, label, true) };
        match field {
            Field::SecondPath => {
                choose::numbers(own, self.groups, self.form.chosen(Field::Path), Some(words.second_none()))
            }
            _ => choose::numbers(own, self.groups, "", None),
        }
    }

    fn path_unit(&self, field: Field) -> String {
        let named = axis_name(self.texts, self.form.chosen(field), "", &self.form.scenario().money.currency);
        named.trim_start_matches(", ").to_owned()
    }

    fn target_unit(&self) -> String {
        let scale = measure(self.form.chosen(Field::Measure)).map(|measure| {
            // A target is typed as it is: in whole money, not in millions.
            MeasureScale::of(self.texts, measure, &self.form.scenario().money.currency, 0.0)
        });
        scale.map_or(String::new(), |scale| scale.unit)
    }

    fn replications(&self) -> Html {
        self.number(Field::Replications, self.texts.experiments.replications(), "")
    }

    /// A box for a number.
    fn number(&self, field: Field, label: &'static str, unit: &str) -> Html {
        let id = format!("xp-{}", field_id(field));
        let is_wrong = self.troubles.iter().any(|trouble| trouble.field() == Some(field));
        let oninput = self
            .fill(field)
            .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        html! {
            <span class="xp-f">
                <label for={id.clone()}>{ label }</label>
                <span class="val">
                    <input type="text" inputmode="decimal" autocomplete="off" {id} value={self.form.typed(field, self.texts.language)}
                        aria-invalid={is_wrong.then_some("true")} aria-describedby={is_wrong.then_some("xp-refused")}
                        data-testid={field_id(field)} {oninput} />
                    if !unit.is_empty() { <span class="unit">{ unit }</span> }
                </span>
            </span>
        }
    }
}
