//! A curve that the learner draws, point by point: with a finger, a mouse or the arrow keys.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::super::figure::picture::Picture;
use super::super::hooks::{Ran, use_texts, use_width};
use super::answer::chart_data;
use super::lesson::WalkDispatch;
use crate::app::{Step, Walk, WalkAction};
use crate::chart::predicted::{Number, PLOT, predicted};
use crate::chart::{Frame, Handle, Plot};
use crate::i18n::format_number;

#[derive(Properties, PartialEq)]
pub struct SketchProps {
    pub walk: Walk,
    /// The runs of the points that are given.
    pub ran: Rc<Ran>,
    pub dispatch: WalkDispatch,
    pub is_projected: bool,
}

/// The sketch.
#[component]
pub fn Sketch(props: &SketchProps) -> Html {
    let SketchProps { walk, ran, dispatch, is_projected } = props;
    let texts = use_texts();
    let place = use_node_ref();
    let width = use_width(&place);
    let counted = walk.counted(|id| ran.of(id));
    let given = walk.given();
    let is_fixed = walk.is_committed() || walk.step() != Step::Predict;
    let counted = counted.into_iter().enumerate();
    let known: Vec<Option<Number>> =
        counted.map(|(point, number)| number.filter(|_| point < given)).collect();
    let start = known.iter().flatten().last().map(|number| number.value);
    let data = chart_data(texts, walk, known);
    let drawing =
        width.zip(data).map(|(width, data)| Rc::new(predicted(&data, Frame::new(width, *is_projected))));
    let plot = drawing.as_ref().and_then(|drawing| drawing.plot(PLOT).cloned());
    let places = walk.places();
    html! {
        <>
            <div class="plot sketch" ref={place.clone()} data-testid="sketch">
                if let Some(drawing) = drawing {
                    <Picture drawing={Rc::clone(&drawing)} name={texts.learn.your_answer()} />
                    if let (false, Some(plot)) = (is_fixed, plot) {
                        <svg class="chart over" width={drawing.width.to_string()} height={drawing.height.to_string()}>
                            { for places.iter().enumerate().skip(given).map(|(point, at)| {
                                let label = texts.learn.point(&format_number(texts.language, *at, 0));
                                match walk.handle(texts, point, label, start) {
                                    Some(handle) => knob(&plot, point, *at, handle, &place, dispatch),
                                    None => Html::default(),
                                }
                            }) }
                        </svg>
                    }
                }
            </div>
            if !is_fixed { <p class="note">{ texts.learn.draw() }</p> }
        </>
    }
}

/// A point that can be moved up and down.
fn knob(
    plot: &Plot,
    point: usize,
    at: f64,
    handle: Handle,
    frame: &NodeRef,
    dispatch: &WalkDispatch,
) -> Html {
    let (x, y) = (plot.x_of(at), plot.y_of(handle.value));
    let drag = {
        let (plot, handle, frame, dispatch) = (plot.clone(), handle.clone(), frame.clone(), dispatch.clone());
        move |event: &PointerEvent| {
            let top = frame.cast::<Element>().map_or(0.0, |frame| frame.get_bounding_client_rect().top());
            let height = handle.settle(plot.y_at(f64::from(event.client_y()) - top));
            dispatch.dispatch(WalkAction::Draw(point, height));
        }
    };
    let onpointerdown = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(part) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                // Without the capture the drag ends where the pointer leaves the point.
                let _ = part.set_pointer_capture(event.pointer_id());
            }
            drag(&event);
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            drag(&event);
        }
    });
    let onkeydown = {
        let (handle, dispatch) = (handle.clone(), dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(value) = handle.after_key(&event.key()) {
                event.prevent_default();
                dispatch.dispatch(WalkAction::Draw(point, value));
            }
        })
    };
    html! {
        <g key={point} class="knob" role="slider" tabindex="0" aria-orientation="vertical" data-testid={format!("point-{point}")}
            aria-label={handle.label} aria-valuetext={handle.value_text} aria-valuenow={handle.value.to_string()}
            aria-valuemin={handle.min.to_string()} aria-valuemax={handle.max.to_string()}
            transform={format!("translate({x:.1} {y:.1})")} {onpointerdown} {onpointermove} {onkeydown}>
            <circle class="hit" r="22" /><circle class="minehalo" r="11" /><path class="tri-o" d="M0-6.5l6.500 11h-13z" />
        </g>
    }
}
