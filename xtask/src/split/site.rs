//! The two halves as files of the site, and their names in its page.

use std::{fs, path::Path, time::Duration};

use super::{
    Rules,
    halves::{Notes, divide},
};
use crate::{
    Outcome, Problem,
    precache::digest,
    process::{program, succeeds_within},
};

/// wasm-bindgen takes a second or two.
const NAMING_LIMIT: Duration = Duration::from_secs(120);

/// Divides the module of a built site, says by how much, and tells index.html. `linked` is the module as it was linked.
pub fn split(folder: &Path, linked: &Path) -> Outcome {
    let problem =
        |error: std::io::Error| Problem(format!("{} cannot be divided: {error}.", folder.display()));
    let mut modules = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        let name = entry.map_err(problem)?.file_name().to_string_lossy().into_owned();
        modules.extend(name.ends_with("_bg.wasm").then_some(name));
    }
    let [name] = &modules[..] else {
        return Err(Problem(format!("{} has {} modules instead of one.", folder.display(), modules.len())));
    };
    let whole = fs::read(folder.join(name)).map_err(problem)?;
    let rules = Rules::own();
    let notes = notes(linked);
    let Some(halves) = divide(&whole, &notes, |function| rules.go(function)) else {
        // It runs; it is only larger. The test of the first load says so, too.
        println!("{name} is not as expected and stays whole.");
        return Ok(());
    };
    // One digest for both, so that a first half never meets the second half of another build.
    let both = digest(&[&halves.first[..], &halves.later].concat());
    let (first, later) = (format!("page-{both}_bg.wasm"), format!("page-{both}_later.wasm"));
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(problem)?;
    let Some(html) = with_halves(&html, name, &first, &later) else {
        return Err(Problem(format!("{} does not start {name}.", page.display())));
    };
    fs::remove_file(folder.join(name)).map_err(problem)?;
    fs::write(folder.join(&first), &halves.first).map_err(problem)?;
    fs::write(folder.join(&later), &halves.later).map_err(problem)?;
    fs::write(page, html).map_err(problem)?;
    if let Some(list) = std::env::var_os("SPLIT_NAMES") {
        let lines: Vec<String> =
            halves.names.iter().map(|(number, size, name)| format!("{number} {size} {name}")).collect();
        fs::write(list, lines.join("\n")).map_err(problem)?;
    }
    println!(
        "{first}: {} kB; {later}: {} kB, {} functions, {} of them with a stub, {} kB of data.",
        halves.first.len() / 1000,
        halves.later.len() / 1000,
        halves.moved,
        halves.stubs,
        halves.data / 1000
    );
    Ok(())
}

/// What is known of the module besides. Without it the data are not divided, and the test of the first load says so.
fn notes(linked: &Path) -> Notes {
    let folder = linked.with_file_name("split");
    let mut again = program("wasm-bindgen");
    again.args(["--no-demangle", "--no-typescript", "--target", "web", "--out-name", "page"]);
    again.arg("--out-dir").arg(&folder).arg(linked);
    match (succeeds_within(&mut again, NAMING_LIMIT), fs::read(linked), fs::read(folder.join("page_bg.wasm")))
    {
        (true, Ok(linked), Ok(named)) => Notes { linked, named },
        _ => Notes::default(),
    }
}

/// The page with the names of both halves, where Trunk.toml had the module's put.
fn with_halves(html: &str, whole: &str, first: &str, later: &str) -> Option<String> {
    let query = format!("wasm={whole}");
    let html = html.contains(&query).then_some(html)?;
    Some(html.replace(&query, &format!("wasm={first}&amp;later={later}")).replace(whole, first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_are_named() {
        let html = "boot.js?js=a.js&amp;wasm=x_bg.wasm\" preload x_bg.wasm";
        assert_eq!(
            with_halves(html, "x_bg.wasm", "y_bg.wasm", "y_later.wasm").as_deref(),
            Some("boot.js?js=a.js&amp;wasm=y_bg.wasm&amp;later=y_later.wasm\" preload y_bg.wasm")
        );
        assert_eq!(with_halves("nothing", "x_bg.wasm", "y_bg.wasm", "y_later.wasm"), None);
    }
}
