//! The figures of a validation as tables of a page, between marks that say where.

use std::fmt::Write as _;

use super::Line;

/// A page with the text between `<!-- mark -->` and `<!-- /mark -->` replaced; none without the marks.
pub(super) fn between(page: &str, mark: &str, text: &str) -> Option<String> {
    let (open, close) = (format!("<!-- {mark} -->"), format!("<!-- /{mark} -->"));
    let (before, rest) = page.split_once(&open)?;
    let (_, after) = rest.split_once(&close)?;
    Some(format!("{before}{open}\n\n{}\n\n{close}{after}", text.trim()))
}

/// A section for each case, a row for each of its values.
pub(super) fn cases<'a>(lines: impl Iterator<Item = &'a Line>) -> String {
    let (mut text, mut last) = (String::new(), String::new());
    for line in lines {
        if line.case != last {
            last.clone_from(&line.case);
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "\n### {}: {}\n\n| Value | Reference | Theory | Simulation | Replications |\n|---|---|---|---|---|\n",
                line.case,
                line.title.replace('|', "\\|")
            );
        }
        let theory = match (line.theory_met, &line.theory) {
            (Some(met), Ok(value)) => format!("{} {}", number(*value), verdict(met)),
            (None, Ok(_)) => "not asked".to_owned(),
            (_, Err(_)) => "no formula".to_owned(),
        };
        let simulated = match (&line.simulated, line.simulation_met(), &line.expressed) {
            (Some(found), Some(met), _) => {
                format!("{} ± {} {}", number(found.value), number(found.error), verdict(met))
            }
            (_, _, Err(why)) => format!("no: {why}"),
            _ => "not run".to_owned(),
        };
        let replications = if line.replications > 0 { line.replications.to_string() } else { String::new() };
        let kind = match line.kind.as_str() {
            "approximation" => " (approximation)",
            "sim" => " (simulated)",
            _ => "",
        };
        let _ = writeln!(
            text,
            "| `{}` | {}{kind} | {theory} | {simulated} | {replications} |",
            line.quantity,
            number(line.reference)
        );
    }
    text
}

fn verdict(met: bool) -> &'static str {
    if met { "✓" } else { "✗" }
}

/// Six significant digits.
pub(super) fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let size = value.abs().log10().floor();
    if !(-4.0..7.0).contains(&size) {
        return format!("{value:.2e}");
    }
    format!("{value:.*}", (5.0 - size).max(0.0) as usize)
}
