//! What the device remembers. Storage throws where it is blocked or full; then nothing is remembered.

use web_sys::Storage;

const PREFIX: &str = "perfect-order-lab.";

/// Kept from visit to visit: language, theme, lessons done.
fn device() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}

/// Kept until the tab is closed: the scenario at hand.
fn tab() -> Option<Storage> {
    gloo::utils::window().session_storage().ok()?
}

fn put(storage: Option<Storage>, name: &str, value: Option<&str>) {
    let Some(storage) = storage else { return };
    let name = format!("{PREFIX}{name}");
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}

/// Remembers a choice on the device, or forgets it.
pub fn remember(name: &str, value: Option<&str>) {
    put(device(), name, value);
}

/// Remembers something for this tab, or forgets it.
pub fn remember_in_tab(name: &str, value: Option<&str>) {
    put(tab(), name, value);
}

/// What this device remembers.
pub fn of_device(name: &str) -> Option<String> {
    device()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// What this tab remembers.
pub fn of_tab(name: &str) -> Option<String> {
    tab()?.get_item(&format!("{PREFIX}{name}")).ok()?
}
