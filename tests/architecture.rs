//! The rules of the house that a compiler does not check: who may import whom, what the core must
//! not do, how a file looks. ARCHITECTURE.md says why; each message says it in a line.
//!
//! The rules read spelling, not meaning (`architecture/source.rs`): they catch the honest mistake.

#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/reading.rs"]
mod reading;
#[path = "architecture/source.rs"]
mod source;

use std::collections::BTreeSet;

use source::{Source, files_below};

/// Which rooms each room may import; everything else is forbidden.
const ALLOWED: [(&str, &[&str]); 18] = [
    ("sorting", &[]),
    ("random", &[]),
    ("stats", &["sorting"]),
    ("chart", &["sorting"]),
    ("model", &["random", "sorting", "stats"]),
    ("sim", &["model", "random", "stats"]),
    ("theory", &["stats", "model"]),
    ("data", &["model", "sorting", "stats"]),
    ("measure", &["sim", "model", "sorting", "stats"]),
    ("i18n", &["data", "experiment", "measure", "model", "sim", "sorting", "stats", "theory"]),
    ("glossary", &["data", "i18n"]),
    ("lessons", &["model", "measure", "sim", "experiment", "persist", "i18n", "glossary"]),
    ("experiment", &["measure", "sim", "model", "sorting", "stats", "random", "theory"]),
    ("persist", &["model", "experiment", "measure", "sim", "stats"]),
    ("worker", &["data", "experiment", "measure", "model", "persist"]),
    ("app", APP),
    ("ui", UI),
    ("bin", BIN),
];
const APP: &[&str] = &[
    "random",
    "sorting",
    "stats",
    "chart",
    "model",
    "sim",
    "theory",
    "data",
    "measure",
    "i18n",
    "glossary",
    "lessons",
    "experiment",
    "persist",
    "worker",
];
const UI: &[&str] = &[
    "random",
    "sorting",
    "stats",
    "chart",
    "model",
    "sim",
    "theory",
    "data",
    "measure",
    "i18n",
    "glossary",
    "lessons",
    "experiment",
    "persist",
    "worker",
    "app",
];
const BIN: &[&str] = &[
    "random",
    "sorting",
    "stats",
    "chart",
    "model",
    "sim",
    "theory",
    "data",
    "measure",
    "i18n",
    "glossary",
    "lessons",
    "experiment",
    "persist",
    "worker",
    "app",
    "ui",
];

/// Forbidden even to test code: each of the two is there to check the other.
const NEVER: [(&str, &str); 2] = [("sim", "theory"), ("theory", "sim")];

/// Where results are made, which must be the same bits on every machine.
const SAME_BITS: [&str; 8] =
    ["random", "sorting", "stats", "model", "sim", "measure", "experiment", "theory"];

/// Where nothing may depend on the order of a hash map.
const ORDERED: [&str; 6] = ["random", "stats", "model", "sim", "measure", "experiment"];

/// Methods of floats whose last bits differ from platform to platform; `sqrt` is exact.
const PLATFORM_MATHS: [&str; 21] = [
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "sin", "cos", "tan",
    "sinh", "cosh", "tanh", "asin", "acos", "atan", "atan2", "mul_add",
];

#[test]
fn every_room_is_in_the_table_of_imports() {
    let known: BTreeSet<&str> = ALLOWED.iter().map(|(room, _)| *room).collect();
    let sources = files_below("src");
    let rooms: BTreeSet<&str> = sources.iter().filter_map(Source::room).collect();
    let complaints = rooms.difference(&known).map(|room| {
        format!("src/{room}: no row in ALLOWED (tests/architecture.rs), so nothing says what it may import")
    });
    none(complaints);
}

#[test]
fn rooms_import_only_what_lies_below_them() {
    let mut complaints = Vec::new();
    for source in &files_below("src") {
        let Some(room) = source.room() else { continue };
        let allowed = ALLOWED.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, allowed)| allowed);
        for import in imports::of(source) {
            let is_room = ALLOWED.iter().any(|(name, _)| *name == import.room);
            let forbidden = if import.in_test {
                NEVER.contains(&(room, import.room.as_str())) || import.room == "ui"
            } else {
                is_room && !allowed.contains(&import.room.as_str())
            };
            if forbidden && import.room != room {
                complaints.push(format!(
                    "{}:{}: `{room}` imports `{}`; it may import {}. A room knows only what lies below it, so \
                     that it can be understood, tested and changed alone",
                    source.path,
                    import.line,
                    import.room,
                    listed(allowed),
                ));
            }
        }
    }
    none(complaints);
}

#[test]
fn the_crate_root_is_only_a_map() {
    let sources = files_below("src");
    let root = sources.iter().filter(|source| source.path == "src/lib.rs");
    let complaints = root.flat_map(|source| {
        // The engine's rooms are rooms of this crate too (src/engine.rs).
        let shows = |at| {
            source.reads(at, &["pub", "use"]) && !source.reads(at, &["pub", "use", "perfect_order_engine"])
        };
        source.program().filter(move |(at, _)| shows(*at)).map(|(_, token)| {
            format!(
                "{}: re-exports; import from the room itself, or the rule on imports sees nothing",
                source.place(token)
            )
        })
    });
    none(complaints.collect::<Vec<_>>());
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    let complaints = everything().into_iter().filter(|source| !source.text.trim_start().starts_with("//!"));
    none(complaints.map(|source| {
        format!("{}: does not open with `//!`, what it is for and what is not in it", source.path)
    }));
}

#[test]
fn files_are_short() {
    let complaints = everything().into_iter().filter_map(|source| {
        let lines = source.text.lines().count();
        let limit = if source.is_test || source.path.starts_with("tests/") { 600 } else { 500 };
        (lines > limit)
            .then(|| format!("{}: {lines} lines, over {limit}: there are two files in it", source.path))
    });
    none(complaints);
}

#[test]
fn nothing_panics_but_for_a_stated_invariant() {
    let mut complaints = Vec::new();
    for source in &files_below("src") {
        let lines: Vec<&str> = source.text.lines().collect();
        let excused = |line: usize| {
            let near = &lines[line.saturating_sub(2)..line.min(lines.len())];
            near.iter().any(|text| text.contains("// invariant:"))
        };
        for (at, token) in source.program() {
            let panics = source.reads(at, &[".", "unwrap", "("]) || source.reads(at, &[".", "expect", "("]);
            // The method's own line, where its receiver may stand some lines above.
            if panics && !excused(source.tokens[at + 1].line) {
                complaints.push(format!(
                    "{}: `{}`; return an error, or say in a comment `// invariant: …` on the line or the one \
                     above why it cannot fail: a panic takes the whole page with it",
                    source.place(token),
                    source.tokens[at + 1].text,
                ));
            }
        }
    }
    none(complaints);
}

#[test]
fn the_core_calculates_with_libm() {
    let mut complaints = Vec::new();
    for (source, room) in rooms(&SAME_BITS) {
        for (at, token) in source.program() {
            let name = source.tokens.get(at + 1).map_or("", |token| token.text.as_str());
            let is_method = source.reads(at, &[".", name, "("]);
            let is_path = source.reads(at + 1, &["::"]) && matches!(token.text.as_str(), "f64" | "f32");
            let name = if is_path {
                source.tokens.get(at + 2).map_or("", |token| token.text.as_str())
            } else {
                name
            };
            if (is_method || is_path) && PLATFORM_MATHS.contains(&name) {
                complaints.push(format!(
                    "{}: std's `{name}` in `{room}`; call libm's, as std's differs from platform to platform and \
                     results must be the same bits everywhere",
                    source.place(token),
                ));
            }
        }
    }
    none(complaints);
}

#[test]
fn the_core_iterates_in_a_fixed_order() {
    let mut complaints = Vec::new();
    for (source, room) in rooms(&ORDERED) {
        for (_, token) in source.program() {
            if matches!(token.text.as_str(), "HashMap" | "HashSet") {
                complaints.push(format!(
                    "{}: `{}` in `{room}`; use a Vec or a BTree map: a hash map's order differs from run to run",
                    source.place(token),
                    token.text,
                ));
            }
        }
    }
    none(complaints);
}

/// The files of some rooms, each with its room.
fn rooms<'a>(wanted: &'a [&'a str]) -> impl Iterator<Item = (Source, String)> + 'a {
    files_below("src").into_iter().filter_map(|source| {
        let room = source.room()?.to_owned();
        wanted.contains(&room.as_str()).then_some((source, room))
    })
}

/// All our Rust.
fn everything() -> Vec<Source> {
    ["src", "tests", "benches", "xtask/src"].into_iter().flat_map(files_below).collect()
}

fn listed(rooms: &[&str]) -> String {
    if rooms.is_empty() { "no other room".to_owned() } else { rooms.join(", ") }
}

#[track_caller]
fn none(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
