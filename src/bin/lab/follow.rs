//! `lab follow`: one order of one replication under both strategies, stage by stage.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use perfect_order_lab::experiment::{FollowRun, Prepared};
use perfect_order_lab::i18n::{Language, Story, Texts, stage_name};
use serde_json::json;

use crate::{Failure, Format, print, read_scenario};

#[derive(Args)]
pub(crate) struct Options {
    /// The scenario file
    scenario: PathBuf,
    /// The order's number; the first that failed under one strategy alone when not given
    #[arg(long)]
    order: Option<u64>,
    /// The replication's number, from 0
    #[arg(long, default_value_t = 0)]
    replication: u32,
    /// The random seed; the scenario's own when not given
    #[arg(long)]
    seed: Option<u64>,
    /// The language of the story: en or vi
    #[arg(long, default_value = "en")]
    lang: String,
    /// How the story is printed; in JSON, instants are milliseconds of the measured window
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub(crate) fn follow(options: &Options) -> Result<(), Failure> {
    let language = Language::of_tag(&options.lang)
        .ok_or_else(|| format!("--lang {}: there is no such language; choose en or vi", options.lang))?;
    let prepared = Arc::new(Prepared::new(read_scenario(&options.scenario)?));
    let seed = options.seed.unwrap_or(prepared.scenario.run.seed);
    let run = FollowRun::new(Arc::clone(&prepared), seed, options.replication, options.order);
    let followed = run.finish();
    let Some(traces) = followed.story else {
        let numbers = |last: bool| {
            let list = &followed.outcomes[0];
            if last { list.last() } else { list.first() }.map_or(0, |outcome| outcome.number)
        };
        return Err(match options.order {
            Some(order) => format!(
                "--order {order}: the window of replication {} has the orders {} to {}",
                options.replication,
                numbers(false),
                numbers(true)
            ),
            None => "no order was placed in the window".to_owned(),
        });
    };
    let items = &prepared.scenario.demand.items;
    let name = |item: u32| items.name(item as usize);
    let story = Story::new(Texts::of(language), &traces, &name, prepared.supply.mean_days);
    match options.format {
        Format::Json => {
            let causes = [0, 1].map(|place| story.causes(place));
            let story = json!({
                "seed": seed, "replication": followed.replication, "bts": traces[0], "bto": traces[1],
                "causes": {"bts": causes[0], "bto": causes[1]},
            });
            print(&format!("{story:#}\n"))
        }
        Format::Table => print(&told(Texts::of(language), &story, &traces)),
    }
}

fn told(texts: Texts, story: &Story, traces: &[perfect_order_lab::measure::Trace; 2]) -> String {
    let mut text = format!("{}\n{}\n", story.headline(), story.order_line());
    for (place, name) in [texts.follow.bts(), texts.follow.bto()].into_iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\n{name}: {}", story.verdict(place).1);
        for check in story.checks(place) {
            let mark = check.kept.map_or("·", |kept| if kept { "+" } else { "-" });
            let _ = writeln!(text, "  {mark} {} {}", check.name, check.detail);
        }
        for spell in &traces[place].spells {
            let _ = writeln!(
                text,
                "  {:>9.3} {:>9.3}  {}",
                spell.from.days(),
                spell.until.days(),
                stage_name(texts, spell.stage)
            );
        }
        for (at, told, _) in story.told(place) {
            let _ = writeln!(text, "  > {at:.2} {told}");
        }
        for cause in story.causes(place) {
            let _ = writeln!(text, "  {cause}");
        }
    }
    let _ = writeln!(text, "\n{}", story.waiting_sentence());
    text
}
