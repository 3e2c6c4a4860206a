//! The page's words in every language, and the sentences that results become.
//!
//! `texts` holds every text; `numbers` and `precision` write numbers; `findings` and `problems` turn data
//! into sentences; `table` is what stands under a figure and in its CSV.
//!
//! May know measures, the model, order histories and an experiment's plain data; knows nothing of the page.

mod calculators;
mod comparison;
mod definitions;
mod experiments;
mod findings;
mod follow;
mod follow_names;
mod follow_steps;
mod formula;
mod formula_rows;
mod language;
mod measures;
mod money;
mod numbers;
mod orders;
mod orders_figures;
#[cfg(not(target_arch = "wasm32"))]
mod parameters;
mod precision;
mod problems;
mod pseudo;
mod replay;
mod rich;
mod scorecards;
mod settings;
mod table;
mod texts;
mod theory;
mod tradeoff;
mod why;

pub use calculators::calculator_word;
pub use comparison::{COMPARED, ComparedRow, compared_rows, compared_sentence, compared_table};
pub use definitions::{
    DEFINITIONS, DefinitionPart, defined, definition_parts, definition_sentence, definition_table,
    definition_with,
};
pub use experiments::{
    CurveSpot, FindFacts, FrontierAxis, FrontierFacts, MeasureScale, MovedEnd, MovedNumber, Names,
    SensitivityFacts, SweepFacts, any_measure_name, axis_name, find_facts, find_sentence, find_table,
    found_policy, frontier_facts, frontier_sentence, frontier_table, is_share_measure, measure_groups,
    refusal_rows, sensitivity_facts, sensitivity_sentence, sensitivity_table, setting_text, setting_unit,
    shown_factor, sweep_facts, sweep_sentence, sweep_table,
};
pub use findings::{
    WaitFacts, days_text, difference_sentence, elapsed_text, headline, kept_of, promise_text,
    quoting_sentence, reorder_sentence, run_origin, settled_sentence, share_out_of_stock, wait_axis_end,
    waiting_sentence, what_happened_sentence,
};
pub use follow::{FollowBar, FollowCheck, FollowRow, Story};
pub use follow_names::{stage_name, verdict_name};
pub use follow_steps::SharedStep;
pub use formula::{Math, in_numbers, in_numbers_for, read_formula, short_number, worked_out, written_out};
pub use formula_rows::{FormulaRow, family_rows, formulas_sentence, formulas_table};
pub use language::Language;
pub use measures::measure_name;
pub use money::MoneyScale;
pub use numbers::{UNDEFINED, decimals_needed, format_number, format_percent, format_plain, parse_number};
pub use orders::{
    date_order_name, date_words, fit_complaint, left_out, megabytes, orders_complaint, read_sentence,
    reading_notes, reading_progress, role_name, skip_reason, weekday_name,
};
pub use orders_figures::{
    OrdersRow, Sizes, over_time_reading, over_time_sentence, over_time_table, popularity_note,
    popularity_point, popularity_points, popularity_sentence, popularity_table, size_rows, size_sentence,
    size_table, weekday_rows, weekday_sentence, weekday_table,
};
#[cfg(not(target_arch = "wasm32"))]
pub use parameters::parameters;
pub use precision::{Form, Shown, per_100, precision_points, show_estimate};
pub use problems::{
    ComplaintText, GivenIn, bound_text, complaint_text, preset_name, setting_name, warning_text,
    without_places,
};
pub use pseudo::in_language;
pub use replay::{ReplayRow, replay_rows, replay_sentence, replay_table};
pub use rich::{Rich, Span, Style};
pub use scorecards::{Score, scorecards, scorecards_sentence};
pub use settings::{parameter_text, parameters_text};
pub use table::{Cell, Column, CsvForm, Table};
pub use texts::{
    Calculators, Class, Controls, Figures, Follow, Formulas, Learn, Lessons, Page, Problems, Results, Texts,
    Theory,
};
pub use theory::{broken_text, family_name};
pub use tradeoff::{
    Row, SERVICES, StepText, TradeOffFacts, TradeOffPlace, TradeOffPoint, formula_service, tradeoff_facts,
    tradeoff_sentence, tradeoff_steps,
};
pub use why::{WhyFacts, why_sentence};
