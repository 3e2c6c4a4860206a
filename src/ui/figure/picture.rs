//! Drawings as elements of the page. Handles are drawn apart, with keys, so that they keep their focus
//! while everything else is drawn anew.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

use crate::chart::mini::{Mini, mini};
use crate::chart::{Drawing, HitRegion, Node, pattern_defs};

/// What a hand does to a handle.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The handle.
    pub id: String,
    /// Its new value [units of the axis].
    pub value: f64,
}

/// One element, with what is in it.
fn view(node: &Node) -> VNode {
    let mut tag = VTag::new(node.tag);
    if !node.class.is_empty() {
        tag.add_attribute("class", node.class);
    }
    if let Some(id) = &node.id {
        tag.add_attribute("id", id.clone());
    }
    for (key, value) in &node.attributes {
        tag.add_attribute(key, value.clone());
    }
    if !node.text.is_empty() {
        tag.add_child(VNode::from(node.text.clone()));
    }
    tag.add_children(node.children.iter().map(view));
    tag.into()
}

/// The hatchings, once in the page.
pub fn patterns() -> Html {
    html! {
        <svg class="defs" width="0" height="0" aria-hidden="true">
            <defs>{ for pattern_defs().iter().map(view) }</defs>
        </svg>
    }
}

/// A mini plot; the number beside it says the same.
pub fn mini_view(data: &Mini, width: f64) -> Html {
    let drawing = mini(data, width);
    html! {
        <svg class="mini" width={drawing.width.to_string()} height={drawing.height.to_string()} aria-hidden="true">
            { for drawing.nodes.iter().map(view) }
        </svg>
    }
}

#[derive(Properties, PartialEq)]
pub struct PictureProps {
    pub drawing: Rc<Drawing>,
    /// What it shows, for a screen reader.
    pub name: String,
    /// Told when a handle is moved.
    #[prop_or_default]
    pub on_move: Option<Callback<Moved>>,
    /// Told when a hand takes hold of a handle, and when it lets go.
    #[prop_or_default]
    pub on_hold: Option<Callback<bool>>,
}

/// A chart: an image with a name, and its handles beside it.
#[component]
pub fn Picture(props: &PictureProps) -> Html {
    let drawing = &props.drawing;
    let svg = use_node_ref();
    let is_handle = |node: &&Node| node.class == "handle";
    let handles = drawing.nodes.iter().filter(is_handle).filter_map(|node| {
        let hit = drawing.hit(node.id.as_deref()?)?;
        Some(handle(props, &svg, node, hit))
    });
    let [width, height] = [drawing.width, drawing.height].map(|length| length.to_string());
    // On paper it may have to be smaller; on the screen it is drawn at its own width.
    let view_box = format!("0 0 {width} {height}");
    html! {
        <svg class="chart" {width} {height} viewBox={view_box} font-size={drawing.text_size.to_string()} ref={svg.clone()}>
            <g role="img" aria-label={props.name.clone()}>
                { for drawing.nodes.iter().filter(|node| !is_handle(node)).map(view) }
            </g>
            <g>{ for handles }</g>
        </svg>
    }
}

fn handle(props: &PictureProps, svg: &NodeRef, node: &Node, hit: &HitRegion) -> Html {
    let id = hit.id.clone();
    let said = &hit.handle;
    let drag = {
        let (drawing, svg, id, tell) =
            (Rc::clone(&props.drawing), svg.clone(), id.clone(), props.on_move.clone());
        move |event: &PointerEvent| {
            let left = svg.cast::<Element>().map_or(0.0, |svg| svg.get_bounding_client_rect().left());
            if let (Some(value), Some(tell)) =
                (drawing.dragged(&id, f64::from(event.client_x()) - left), &tell)
            {
                tell.emit(Moved { id: id.clone(), value });
            }
        }
    };
    let hold = props.on_hold.clone();
    let onpointerdown = {
        let hold = hold.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(part) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                // Without the capture the drag ends where the pointer leaves the handle.
                let _ = part.set_pointer_capture(event.pointer_id());
            }
            if let Some(hold) = &hold {
                hold.emit(true);
            }
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            drag(&event);
        }
    });
    let release = Callback::from(move |_: PointerEvent| {
        if let Some(hold) = &hold {
            hold.emit(false);
        }
    });
    let onkeydown = {
        let (handle, id, tell) = (said.clone(), id.clone(), props.on_move.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(value) = handle.after_key(&event.key()) else { return };
            event.prevent_default();
            if let Some(tell) = &tell {
                tell.emit(Moved { id: id.clone(), value });
            }
        })
    };
    html! {
        <g key={id.clone()} id={id.clone()} class={node.class} role="slider" tabindex="0" data-testid={id}
            aria-label={said.label.clone()} aria-valuetext={said.value_text.clone()} aria-valuenow={said.value.to_string()}
            aria-valuemin={said.min.to_string()} aria-valuemax={said.max.to_string()}
            {onpointerdown} {onpointermove} onpointerup={release.clone()} onpointercancel={release} {onkeydown}>
            { for node.children.iter().map(view) }
        </g>
    }
}
