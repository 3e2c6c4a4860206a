//! Makes the machine ready. Every step looks first, does only what is missing, and says in a plain
//! sentence what it found or did; running it again costs a second or two.
//!
//! What can go wrong ends as one [`Problem`](crate::Problem) that says what to do about it.

mod apt;
mod browser;
mod peers;
mod tools;
mod wasm;

pub use browser::{Browser, firefox, prepare as browser};
pub use peers::prepare as peers;
pub use wasm::WebBuild;

use crate::Outcome;

/// For building the site: the WebAssembly target, Trunk, wasm-bindgen, and the crates.
pub fn web() -> Outcome<WebBuild> {
    println!("== Set-up");
    prepare_web()
}

/// For everything: also the lints, a browser, Node, and the packages of the browser tests.
pub fn everything() -> Outcome<(WebBuild, Browser)> {
    println!("== Set-up");
    let web = prepare_web()?;
    tools::lints()?;
    Ok((web, browser::prepare()?))
}

fn prepare_web() -> Outcome<WebBuild> {
    let web = wasm::prepare()?;
    tools::trunk()?;
    tools::wasm_bindgen()?;
    web.fetch_crates()?;
    Ok(web)
}
