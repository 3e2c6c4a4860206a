//! Tests of the reader itself: a rule that sees nothing would pass for ever.

use super::{imports, source::Source};

fn source(path: &str, text: &str) -> Source {
    Source::new(path.to_owned(), text.to_owned())
}

fn rooms(source: &Source) -> Vec<(String, bool)> {
    imports::of(source).into_iter().map(|import| (import.room, import.in_test)).collect()
}

fn words(text: &str) -> Vec<String> {
    source("src/a.rs", text).tokens.into_iter().map(|token| token.text).collect()
}

#[test]
fn comments_strings_and_characters_are_left_out() {
    assert_eq!(words("a // crate::ui\n/* b /* c */ d */ e"), ["a", "e"]);
    assert_eq!(
        words(r##"f("x \" y", r#"crate::"ui"#, b"z", 'q', '\'', '\n')"##),
        ["f", "(", ",", ",", "b", ",", ",", ",", ")"]
    );
    assert_eq!(words("&'a str"), ["&", "str"]);
    assert_eq!(
        words("1.5.exp() + 2.max(x)"),
        ["1.5", ".", "exp", "(", ")", "+", "2", ".", "max", "(", "x", ")"]
    );
}

#[test]
fn imports_are_found_in_trees_paths_and_by_climbing() {
    let tree = source("src/sim/clock.rs", "use crate::{model::{Time, law::Law}, stats, theory as t};");
    assert_eq!(
        rooms(&tree).iter().map(|(room, _)| room.as_str()).collect::<Vec<_>>(),
        ["model", "stats", "theory"]
    );
    let path = source("src/bin/page.rs", "fn main() { perfect_order_lab::ui::start(); }");
    assert_eq!(rooms(&path), [("ui".to_owned(), false)]);
    let climbing = source("src/sim/clock.rs", "use super::super::theory::eoq; use super::plan::Plan;");
    assert_eq!(rooms(&climbing), [("theory".to_owned(), false)]);
    let inline = source("src/sim/mod.rs", "mod inner { use super::super::theory; } use super::stats;");
    assert_eq!(rooms(&inline), [("theory".to_owned(), false), ("stats".to_owned(), false)]);
}

#[test]
fn test_code_is_known_as_such() {
    let text = "use crate::model; #[cfg(test)] #[allow(x)] mod tests { use crate::stats; } fn f() { crate::sim::g() }";
    let found = rooms(&source("src/measure/mod.rs", text));
    assert_eq!(found, [("model".to_owned(), false), ("stats".to_owned(), true), ("sim".to_owned(), false)]);
    let shipped = source("src/measure/mod.rs", "#[cfg(not(test))] fn f() { crate::sim::g() }");
    assert_eq!(rooms(&shipped), [("sim".to_owned(), false)]);
}
