//! The short commands: serve, dist, validate, hostile, firefox, gallery. `checks` has the long one, `bench` the slow one.

use std::{fs, net::TcpListener, path::Path, process::ExitCode};

use crate::{
    Outcome, Problem,
    precache::precache,
    process::{passes, program},
    setup::{self, WebBuild},
    shrink::shrink,
    split::split,
    styles,
};

/// Builds the site and serves it here, until interrupted.
pub fn serve(port: u16) -> Outcome<ExitCode> {
    // Asked before minutes of building, not after.
    TcpListener::bind(("127.0.0.1", port)).map_err(|_| {
        Problem(format!(
            "Port {port} is taken: choose another, as in `cargo xtask serve --port {}`.",
            port.saturating_add(1)
        ))
    })?;
    let web = setup::web()?;
    println!("== Serving at http://127.0.0.1:{port}/ once it is built; stop it with Ctrl-C.");
    let mut trunk = web.command("trunk");
    let ended_well = passes(trunk.args(["serve", "--port", &port.to_string()]))?;
    Ok(exit_code(ended_well))
}

/// Writes the site into dist/.
pub fn dist() -> Outcome<ExitCode> {
    let web = setup::web()?;
    println!("== Building the site");
    let built = build_site(&web)?;
    if built {
        println!("The site is in dist/: put that folder anywhere on a static web host.");
    }
    Ok(exit_code(built))
}

/// The web build itself; whether it succeeded.
pub fn build_site(web: &WebBuild) -> Outcome<bool> {
    let built = passes(web.command("trunk").arg("build"))?;
    // Trunk leaves its lock behind, which is no part of the site.
    let _ = fs::remove_file("dist/.trunk-lock");
    if built {
        let site = Path::new("dist");
        split(site, &web.linked())?;
        shrink(site)?;
        styles::join(site)?;
        precache(site)?;
    }
    Ok(built)
}

/// Builds the site and holds it, in Firefox, to the kept digests of every preset and to what users do.
pub fn firefox() -> Outcome<ExitCode> {
    let web = setup::web()?;
    let firefox = setup::firefox()?;
    println!("== Building the site");
    if !build_site(&web)? {
        return Ok(ExitCode::FAILURE);
    }
    let mut well = true;
    for (what, script) in [("Golden digests", "digests"), ("Flows", "flows")] {
        println!("== {what} in Firefox");
        let script = format!("e2e/firefox/{script}.mjs");
        well &= passes(program("node").env("FIREFOX", &firefox).arg(script))?;
    }
    Ok(exit_code(well))
}

/// Builds the site and takes a picture of every screen, for docs/gallery.
pub fn gallery() -> Outcome<ExitCode> {
    let (web, browser) = setup::everything()?;
    println!("== Building the site");
    if !build_site(&web)? {
        return Ok(ExitCode::FAILURE);
    }
    println!("== Pictures of every screen");
    passes(program("node").env("CHROMIUM", &browser.chromium).arg("e2e/gallery.mjs")).map(exit_code)
}

/// Holds reference cases against theory and the simulation, and intervals against known answers; the figures go into
/// the page. Other arguments take the place of all that and go to `lab validate`.
pub fn validate(arguments: &[&str]) -> Outcome<ExitCode> {
    const PAGE: [&str; 2] = ["--write", "docs/validation.md"];
    const WHOLE: [&[&str]; 2] = [&["--coverage", "1000"], &[]];
    let run = |given: &[&str], page: &[&str]| {
        let lab = ["run", "--locked", "--release", "--bin", "lab", "--", "validate"];
        passes(program("cargo").args(lab).args(given).args(page))
    };
    if !arguments.is_empty() {
        return run(arguments, &[]).map(exit_code);
    }
    let mut well = true;
    for given in WHOLE {
        well &= run(given, &PAGE)?;
    }
    Ok(exit_code(well))
}

/// Tries hostile inputs, with overflow and debug assertions on; `cargo test` itself tries a few thousand.
pub fn hostile(inputs: u64) -> Outcome<ExitCode> {
    let mut cargo = program("cargo");
    cargo.args(["test", "--locked", "--test", "hostile", "--", "--nocapture", "spoiled_inputs"]);
    passes(cargo.env("HOSTILE_INPUTS", inputs.to_string())).map(exit_code)
}

/// What the shell is told.
pub fn exit_code(success: bool) -> ExitCode {
    if success { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
