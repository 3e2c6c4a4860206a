//! One parameter: label, explanation, what it holds, and the way back to the preset's value.

use std::rc::Rc;

use yew::prelude::*;

use super::super::super::hooks::use_texts;
use super::super::super::page::{icons, notice::said_at_path};
use super::inputs::{self, Input};
use super::lists;
use super::{Sheet, mark};
use crate::app::{Action, NumberForm, Parameter, ParameterKind};
use crate::i18n::{Texts, decimals_needed, format_number, format_percent};

#[derive(Properties, PartialEq)]
pub struct ParameterRowProps {
    pub field: Rc<Parameter>,
    /// Where it stands in the scenario.
    pub at: String,
    /// Whether it is a part of a law or of an entry of a list: the whole is set back, not its parts.
    pub is_part: bool,
}

/// The row; nothing where the parameter does not apply.
#[component]
pub fn ParameterRow(props: &ParameterRowProps) -> Html {
    let texts = use_texts();
    let sheet = use_context::<Rc<Sheet>>();
    let explains = use_state_eq(|| false);
    // The first entry of a list that is shown.
    let first = use_state_eq(|| 0_usize);
    let slider = use_node_ref();
    let refresh = use_force_update();
    let ParameterRowProps { field, at, is_part } = props;
    let value = sheet.as_ref().and_then(|sheet| sheet.value(at)).cloned().unwrap_or_default();
    inputs::use_fill(&slider, field, &value);
    let Some(sheet) = sheet.filter(|sheet| field.applies(&sheet.now, at)) else { return Html::default() };
    let words = texts.controls;
    let said = sheet.notice.as_ref().and_then(|notice| {
        let holds_all = !matches!(
            field.kind,
            ParameterKind::Law { .. } | ParameterKind::Group { .. } | ParameterKind::List { .. }
        );
        said_at_path(texts, notice, at, holds_all)
    });
    let id = format!("par-{at}");
    let about_id = format!("about-{at}");
    let differs = !is_part && sheet.differs(at);
    let toggle = {
        let explains = explains.clone();
        Callback::from(move |_: MouseEvent| explains.set(!*explains))
    };
    let restore = {
        let (dispatch, path) = (sheet.dispatch.clone(), at.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Restore(vec![path.clone()])))
    };
    let input =
        Input { texts, sheet: &sheet, field, at, id: &id, value: &value, said: said.is_some(), refresh };
    // Boxes and menus stand beside their label; what is longer stands under it.
    let (beside, below) = match &field.kind {
        ParameterKind::Number(form) => (inputs::number(&input, form), inputs::slider(&input, form, &slider)),
        ParameterKind::Text => (inputs::text(&input), Html::default()),
        ParameterKind::Flag => (inputs::flag(&input), Html::default()),
        ParameterKind::Choice(words) => (inputs::choice(&input, words), Html::default()),
        ParameterKind::Law { counts, optional } => inputs::law(&input, *counts, *optional),
        ParameterKind::Group { fields, fresh } => inputs::group(&input, fields, fresh),
        ParameterKind::List { fields, fresh } => {
            (Html::default(), lists::entries(&input, fields, fresh, &first))
        }
        ParameterKind::Pairs { columns, fresh } => {
            (Html::default(), lists::pairs(&input, columns, fresh, &first))
        }
        ParameterKind::Rows => (Html::default(), lists::rows(&input)),
        ParameterKind::Numbers { columns } => (Html::default(), lists::numbers(&input, columns)),
    };
    let is_one_box = matches!(
        field.kind,
        ParameterKind::Number(_)
            | ParameterKind::Text
            | ParameterKind::Flag
            | ParameterKind::Choice(_)
            | ParameterKind::Law { .. }
            | ParameterKind::Group { .. }
            | ParameterKind::Rows
    );
    html! {
        <div class={classes!("par", said.is_some().then_some("dflt"))} data-testid={format!("row-{at}")}>
            <div class="par-h">
                <span class="par-name">
                    if is_one_box {
                        <label for={id.clone()}>{ &field.label }{ mark(texts, differs) }</label>
                    } else {
                        <span class="par-l">{ &field.label }{ mark(texts, differs) }</span>
                    }
                    <button type="button" class="what" aria-expanded={explains.to_string()} aria-controls={about_id.clone()}
                        aria-label={words.explain(&field.label)} data-testid={format!("what-{at}")} onclick={toggle}>{ "?" }</button>
                    if differs {
                        <button type="button" class="what" aria-label={words.restore(&field.label)} title={words.restore(&field.label)}
                            data-testid={format!("back-{at}")} onclick={restore}>{ icons::undo() }</button>
                    }
                </span>
                { beside }
            </div>
            <p class="par-about" id={about_id} hidden={!*explains}>{ explanation(texts, &sheet, field) }</p>
            { below }
            if let Some(said) = said {
                <small class="said" id={format!("said-{at}")}>{ said }</small>
            }
        </div>
    }
}

/// What it is, what is usual, what is allowed.
fn explanation(texts: Texts, sheet: &Sheet, field: &Parameter) -> String {
    let words = texts.controls;
    let mut said = vec![field.about.clone()];
    // Choices, lists and texts show what they can be; that nothing is usual needs no words.
    if matches!(field.kind, ParameterKind::Number(_) | ParameterKind::Law { optional: false, .. })
        && let Some(usual) = field.in_words(texts, &sheet.parameters, &field.usual, &sheet.currency)
    {
        said.push(words.usual(&usual));
    }
    if let ParameterKind::Number(form) = &field.kind {
        said.push(words.allowed(&limits(texts, form)));
    }
    said.join(" ")
}

fn limits(texts: Texts, form: &NumberForm) -> String {
    let limit = |value: f64| {
        if form.is_share {
            format_percent(texts.language, value, decimals_needed(100.0 * value, 4))
        } else {
            format_number(texts.language, value, decimals_needed(value, 4))
        }
    };
    texts.problems.from_to(&limit(form.min), &limit(form.max))
}
