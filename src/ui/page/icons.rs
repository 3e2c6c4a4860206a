//! Icons and the keys of the two strategies: shapes only, colours are classes.

use yew::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident $path:literal;)*) => {
        $($(#[$doc])* pub fn $name() -> Html { icon($path) })*
    };
}

icons! {
    /// A half-filled circle.
    theme "M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M10 3.5v13M12 4.5v11M14 5.7v8.6";
    /// Two arrows in a circle.
    reroll "M15.5 6.5A6.3 6.3 0 0 0 4 8.5M4.5 13.500A6.3 6.3 0 0 0 16 11.5M15.8 3.2v3.500h-3.500M4.2 16.800v-3.500h3.500";
    /// A table.
    table "M3.5 5h13v10h-13zM3.5 8.5h13M8 8.5V15";
    /// An arrow into a tray.
    export "M10 3.5v9M6.5 9.5L10 13l3.5-3.5M4 16.5h12";
    /// An arrow out of a tray.
    open "M10 13V4M6.5 7L10 3.500l3.5 3.5M4 16.5h12";
    /// Back.
    undo "M7.5 5L4 8.5L7.5 12M4.5 8.5H12a4 4 0 0 1 0 8H8";
    /// Forth.
    redo "M12.5 5L16 8.5L12.5 12M15.5 8.5H8a4 4 0 0 0 0 8h4";
    /// Two sliders.
    adjust "M3 6.5h7M14.500 6.5H17M3 13.5h2.500M9.500 13.500H17M12.300 4.300a2.200 2.200 0 1 0 0 4.400a2.200 2.200 0 1 0 0-4.400M7.300 11.300a2.200 2.200 0 1 0 0 4.400a2.200 2.200 0 1 0 0-4.400";
    /// Two links of a chain.
    link "M8.5 11.500a3 3 0 0 0 4.300.200l2.500-2.500a3 3 0 0 0-4.300-4.300l-1.200 1.200M11.500 8.500a3 3 0 0 0-4.300-.200l-2.500 2.500a3 3 0 0 0 4.300 4.300l1.200-1.200";
    /// Three strokes.
    menu "M3.5 6h13M3.5 10h13M3.5 14h13";
    /// A screen on its stand.
    present "M3 4h14v9.500H3zM10 13.500v3M6.500 16.500h7";
    /// A tick.
    tick "M4.5 10.5l3.6 3.6 7.4-8";
    /// A closed lock.
    lock "M5.5 9.5h9v6.5h-9zM7.3 9.5V7a2.7 2.7 0 0 1 5.4 0v2.5";
    /// An eye, struck through.
    hidden "M3 10s2.600-4.500 7-4.500S17 10 17 10s-2.600 4.500-7 4.500S3 10 3 10zM4.500 15.500l11-11";
    /// An arrowhead to the right.
    next "M7.5 5l5 5-5 5";
    /// A cross.
    close "M5 5l10 10M15 5L5 15";
    /// An arrow's head, to the right.
    chevron "M7.500 5l5 5l-5 5";
    /// A pin.
    pin "M7 3.500h6M8 3.500v5l-2.500 3h9L12 8.500v-5M10 11.500v5";
    /// Two arrows against each other.
    swap "M4 7h11l-3-3M16 13H5l3 3";
    /// Towards the one before.
    left "M12.5 5l-5 5l5 5";
    /// Towards the next.
    right "M7.5 5l5 5l-5 5";
    /// A triangle with a stroke in it.
    warning "M10 3.5L17.500 16.5h-15zM10 8.500v4M10 14.300v.2";
}

fn icon(path: &'static str) -> Html {
    html! {
        <svg class="ic" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg>
    }
}

/// The brand's box with a tick.
pub fn brand() -> Html {
    html! {
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <path class="brand-box" d="M2 2h18v18H2z" />
            <path class="brand-tick" d="M6.5 11.2l3.2 3.3 6-7" />
        </svg>
    }
}

/// A strategy's mark: a square for build to stock, a circle for build to order.
pub fn mark(is_stock: bool) -> Html {
    html! {
        <svg class="mk" width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
            if is_stock {
                <rect x="1" y="1" width="9" height="9" class="f-bts" />
            } else {
                <circle cx="5.5" cy="5.5" r="5" class="f-bto" />
            }
        </svg>
    }
}

/// A strategy's key: its line with its mark on it.
pub fn key(is_stock: bool) -> Html {
    html! {
        <svg class="key" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true">
            if is_stock {
                <line x1="0" x2="26" y1="6" y2="6" class="l-bts" />
                <rect x="8.5" y="1.5" width="9" height="9" class="f-bts" />
            } else {
                <line x1="0" x2="26" y1="6" y2="6" class="l-bto" />
                <circle cx="13" cy="6" r="5" class="f-bto" />
            }
        </svg>
    }
}
