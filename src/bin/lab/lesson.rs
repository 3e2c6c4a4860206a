//! `lab lesson`: a lesson's folder checked, and its claims held against runs of its scenarios.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use clap::{Args, ValueEnum};
use perfect_order_lab::app;
use perfect_order_lab::i18n::{Language, Texts, warning_text};
use perfect_order_lab::lessons::{self, Files, Lesson, Verdict};

use crate::{Failure, print};

#[derive(Args)]
pub(crate) struct Options {
    /// The lesson's folder: lesson.json, vi.md, en.md
    folder: PathBuf,
    /// Only check the files (the default checks them and runs the claims)
    #[arg(long, conflicts_with = "claims")]
    check: bool,
    /// Check the files, run the claims and print each with its margin (the default)
    #[arg(long)]
    claims: bool,
    /// The language of what is printed
    #[arg(long, value_enum, default_value_t = Spoken::En)]
    language: Spoken,
    /// Number of threads; all cores when not given. The results do not depend on it
    #[arg(long)]
    threads: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Spoken {
    Vi,
    En,
}

pub(crate) fn lesson(options: &Options) -> Result<(), Failure> {
    let (language, words) = match options.language {
        Spoken::Vi => (Language::Vietnamese, 0),
        Spoken::En => (Language::English, 1),
    };
    let texts = Texts::of(language);
    let lesson = read(&options.folder, texts)?;
    let name = format!("{} · {}", options.folder.display(), lesson.words[words].title);
    print(&format!("{}\n", texts.lessons.sound(&name)))?;
    if options.check { Ok(()) } else { claims(&lesson, texts, options.threads) }
}

/// A file of the folder, or nothing where there is no such file.
fn read_if_there(folder: &Path, name: &str) -> Result<Option<String>, Failure> {
    let path = folder.join(name);
    if path.exists() { crate::read(&path).map(Some) } else { Ok(None) }
}

fn read(folder: &Path, texts: Texts) -> Result<Lesson, Failure> {
    if !folder.is_dir() {
        return Err(format!("{} is not a folder", folder.display()));
    }
    let [lesson, vietnamese, english, orders] =
        ["lesson.json", "vi.md", "en.md", "orders.csv"].map(|name| read_if_there(folder, name));
    let (lesson, vietnamese, english, orders) = (lesson?, vietnamese?, english?, orders?);
    let files = Files {
        lesson: lesson.as_deref(),
        vietnamese: vietnamese.as_deref(),
        english: english.as_deref(),
        orders: orders.as_deref(),
    };
    lessons::read(files, &preset).map_err(|complaints| {
        let line = |complaint| format!("{}/{}", folder.display(), lessons::complaint_line(texts, complaint));
        complaints.iter().map(line).collect::<Vec<_>>().join("\n")
    })
}

/// A preset that is in the program; or a file of the site, where `lab` runs beside it.
fn preset(name: &str) -> Option<String> {
    match app::lesson_source(name)? {
        app::Source::Here(text) => Some(text.to_owned()),
        app::Source::Fetched(path) => fs::read_to_string(Path::new("static").join(path)).ok(),
    }
}

fn claims(lesson: &Lesson, texts: Texts, threads: Option<usize>) -> Result<(), Failure> {
    let threads = threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
    let mut failed = 0_usize;
    for (claim, (judged, warnings)) in lesson.claims.iter().zip(lessons::run_claims(lesson, threads)) {
        failed += usize::from(judged.verdict != Verdict::Holds);
        let mut text = format!(
            "{}: {}\n    {}\n",
            claim.id,
            lessons::claim_text(texts, claim),
            lessons::verdict_text(texts, claim, &judged)
        );
        for warning in &warnings {
            text.push_str(&format!("    ! {}\n", warning_text(texts, warning)));
        }
        print(&text)?;
    }
    let count = lesson.claims.len();
    if failed > 0 {
        return Err(texts.lessons.some_fail(&failed.to_string(), &count.to_string()));
    }
    print(&format!("{}\n", texts.lessons.all_hold(&count.to_string())))
}
