//! Every kind of mistake in a lesson, made in the documented example one at a time: the complaint names
//! file, line and what is wrong.

use perfect_order_lab::i18n::{Language, Texts};
use perfect_order_lab::lessons::{File, complaint_line};

use super::{Folder, said};

/// The line of a text on which a piece of it begins.
fn line_of(text: &str, piece: &str) -> usize {
    let (before, _) = text.split_once(piece).expect("the piece is there");
    before.lines().count().max(1)
}

/// Replaces a piece of one of the example's files; the complaints must then be these, each as
/// `LINE: sentence` of the given file, with `@` for the line of the new text.
#[track_caller]
fn complains(file: File, from: &str, to: &str, expected: &[&str]) {
    let mut folder = Folder::documented();
    let text = match file {
        File::Lesson => &mut folder.lesson,
        File::Words(Language::Vietnamese) => &mut folder.vietnamese,
        File::Words(_) => &mut folder.english,
        File::Orders => folder.orders.get_or_insert_default(),
    };
    assert!(text.contains(from), "the example has no {from}");
    let (before, _) = text.split_once(from).expect("the piece is there");
    let line = before.matches('\n').count() + 1;
    *text = text.replacen(from, to, 1);
    let complaints = folder.read().expect_err(to);
    let expected: Vec<String> = expected
        .iter()
        .map(|sentence| match sentence.split_once(" @ ") {
            Some((name, rest)) => format!("{name}, line {line}: {rest}"),
            None => (*sentence).to_owned(),
        })
        .collect();
    assert_eq!(said(&complaints), expected.join("\n"));
}

const JSON: File = File::Lesson;
const VI: File = File::Words(Language::Vietnamese);
const EN: File = File::Words(Language::English);

#[test]
fn the_form_of_the_json() {
    complains(
        JSON,
        "\"minutes\": 5,",
        "\"minutes\": 5,,",
        &["lesson.json @ not JSON; it first goes wrong in column 16"],
    );
    complains(
        JSON,
        "\"minutes\": 5,",
        "\"minutes\": 5, \"minutes\": 6,",
        &["lesson.json @ minutes: stands twice; only one of them would count"],
    );
    complains(
        JSON,
        "\"minutes\": 5,",
        "\"minutes\": 5, \"hours\": 1,",
        &["lesson.json @ hours: there is no such field"],
    );
    complains(JSON, "\"minutes\": 5,", "", &["lesson.json, line 1: the field “minutes” must be given"]);
    complains(JSON, "\"minutes\": 5,", "\"minutes\": \"5\",", &["lesson.json @ minutes: must be a number"]);
    complains(
        JSON,
        "\"minutes\": 5,",
        "\"minutes\": 5.5,",
        &["lesson.json @ minutes: must be a whole number"],
    );
    complains(
        JSON,
        "\"minutes\": 5,",
        "\"minutes\": 90,",
        &["lesson.json @ minutes: 90 must lie between 1 and 60"],
    );
    complains(
        JSON,
        "\"sources\": [\"Crouch, Fagen, Callan & Mazur 2004\"]",
        "\"sources\": \"Crouch\"",
        &["lesson.json @ sources: must be a list in brackets"],
    );
    complains(
        JSON,
        "[\"slower\", \"same\"]",
        "[\"same\"]",
        &[
            "lesson.json @ check/0/answers: 1 entries; 2 to 6 are allowed",
            "vi.md, line 16: check faster: the lesson has no answer “slower”",
            "en.md, line 16: check faster: the lesson has no answer “slower”",
        ],
    );
}

#[test]
fn names_that_lead_nowhere() {
    complains(
        JSON,
        "phone-accessories-v1",
        "phone-v9",
        &["lesson.json @ preset: there is no preset “phone-v9”"],
    );
    complains(
        JSON,
        "\"variant\": \"tight\", \"strategy\": \"bts\", \"measure\": \"on_time_delivery_rate\", \"figure\"",
        "\"variant\": \"tigth\", \"strategy\": \"bts\", \"measure\": \"on_time_delivery_rate\", \"figure\"",
        &["lesson.json @ reveals/0/variant: the lesson has no variant “tigth”"],
    );
    complains(
        JSON,
        "\"measure\": \"customer_clock_mean\"",
        "\"measure\": \"speed\"",
        &["lesson.json @ claims/1/measure: there is no measure “speed”"],
    );
    complains(
        JSON,
        "\"topic\": \"promise\"",
        "\"topic\": \"promises\"",
        &[
            "lesson.json @ topic: “promises” must be one of: order_cycle, strategies, scorecards, availability, perfect_order, inventory, variability, capacity, promise, customers, disruptions, variety, own_data",
        ],
    );
    complains(
        JSON,
        "\"right\": \"same\"",
        "\"right\": \"none\"",
        &[
            "lesson.json @ check/0/right: “none” must be one of: slower, same",
            "vi.md, line 18: check faster: the wrong answer “same” has no reason: a line “  > …” below it",
            "en.md, line 18: check faster: the wrong answer “same” has no reason: a line “  > …” below it",
        ],
    );
    complains(
        JSON,
        "{\"field\": \"promise.bts_days\"",
        "{\"field\": \"promise.days\"",
        &["lesson.json @ controls/0/field: the scenario has no number “promise.days” for a control to move"],
    );
    complains(
        JSON,
        "\"id\": \"no_slower\"",
        "\"id\": \"tighter_is_later\"",
        &["lesson.json @ claims/1/id: the name “tighter_is_later” is taken"],
    );
}

#[test]
fn formulas_terms_and_controls_that_lead_nowhere() {
    let mut folder = Folder::documented();
    folder.lesson = folder.lesson.replace("\"order_cycle_time\"", "\"order_time\"");
    let line = line_of(&folder.lesson, "\"order_time\"");
    let found = said(&folder.read().expect_err("a family that there is not"));
    let place = format!("lesson.json, line {line}: formula/family: “order_time” must be one of: ");
    assert!(found.starts_with(&place) && found.contains("order_cycle_time, "), "{found}");
    complains(
        JSON,
        "\"quantity\": \"probability_within\"",
        "\"quantity\": \"variety\"",
        &[
            "lesson.json @ formula/show/0/quantity: “variety” must be one of: mean, variance, standard_deviation, \
              probability_within, percentile",
        ],
    );
    complains(
        JSON,
        "\"quantity\": \"probability_within\"",
        "\"quantity\": \"variance\"",
        &["lesson.json @ formula/show/0: the field “measure” must be given"],
    );
    complains(
        JSON,
        "\"quantity\": \"probability_within\"",
        "\"quantity\": \"mean\", \"measure\": \"speed\"",
        &["lesson.json @ formula/show/0/measure: there is no measure “speed”"],
    );
    complains(
        JSON,
        "\"show\": [{\"quantity\": \"probability_within\"}]",
        "\"show\": [{\"quantity\": \"mean\"}], \"inputs\": {\"promise\": {\"field\": \"promise.days\"}, \"stages\": 1}",
        &[
            "lesson.json @ formula/inputs/promise/field: the scenario has no number “promise.days” for a control to move",
            "lesson.json @ formula/inputs/stages: “stages” must be one of: promise, percentile",
        ],
    );
    complains(
        JSON,
        "\"quantity\": \"probability_within\"",
        "\"quantity\": \"probability_within\", \"reveal\": \"prediction\"",
        &["lesson.json @ formula/show/0/reveal: “prediction” must be one of: answer, before"],
    );
    complains(
        JSON,
        "\"show\": [{\"quantity\": \"probability_within\"}]",
        "\"variant\": \"loose\", \"strategy\": \"both\", \"show\": [{\"quantity\": \"mean\"}], \"inputs\": {\"promise\": \
         {\"family\": \"littles_law\", \"quantity\": \"mean\"}, \"percentile\": {\"reveal\": \"after\"}}",
        &[
            "lesson.json @ formula/variant: the lesson has no variant “loose”",
            "lesson.json @ formula/strategy: “both” must be one of: bts, bto",
            "lesson.json @ formula/inputs/percentile/reveal: “after” must be one of: answer, before",
            "lesson.json @ formula/inputs/promise/quantity: “mean” must be one of: mean_time",
        ],
    );
    complains(
        JSON,
        "{\"family\": \"order_cycle_time\", \"show\": [{\"quantity\": \"probability_within\"}]}",
        "[{\"family\": \"order_cycle_time\", \"show\": [{\"quantity\": \"mean\"}]}, {\"family\": \"eoq\"}]",
        &["lesson.json @ formula/1: the field “show” must be given"],
    );
    complains(
        JSON,
        "[\"promised-time\"]",
        "[\"promised-times\"]",
        &["lesson.json @ terms/predict/0: the glossary has no term “promised-times”"],
    );
    let mut folder = Folder::documented();
    folder.lesson = folder.lesson.replace(
        r#""predict": {"kind": "number", "unit": "percent", "from": 0, "to": 100}"#,
        r#""predict": {"kind": "curve", "unit": "percent", "from": 0, "to": 100, "points": [
            {"at": 1, "variant": "tight"}, {"at": 2, "variant": "base"}]}"#,
    );
    let found = said(&folder.read().expect_err("a control of one point"));
    let wanted = "controls/0/field: the points of the curve differ in promise.bts_days, so that no control can move them all";
    assert!(found.contains(wanted), "{found}");
}

#[test]
fn scenarios_that_cannot_be() {
    complains(
        JSON,
        "\"tight\": {\"promise.bts_days\": 1.25}",
        "\"tight\": {\"promise.bts_day\": 1.25}",
        &[
            "lesson.json @ variants/tight/promise.bts_day: the scenario does not take promise.bts_day: there is no such setting",
        ],
    );
    complains(
        JSON,
        "\"tight\": {\"promise.bts_days\": 1.25}",
        "\"tight\": {\"promise.bts_days\": -1}",
        &[
            "lesson.json @ variants/tight/promise.bts_days: the scenario does not take promise.bts_days: -1 cannot be used; allowed: 0 to 365",
        ],
    );
    complains(
        JSON,
        "\"tight\": {\"promise.bts_days\": 1.25}",
        "\"tight\": {\"name.first\": 1}",
        &["lesson.json @ variants/tight/name.first: there is no such field"],
    );
    complains(
        JSON,
        "\"from\": 0.5, \"to\": 4}",
        "\"from\": 0.5, \"to\": 400}",
        &[
            "lesson.json @ controls/0/to: the scenario does not take promise.bts_days: 400 cannot be used; allowed: 0 to 365",
        ],
    );
    complains(
        JSON,
        "\"margin\": 0.001, \"alpha\": 0.001, \"replications\": 40",
        "\"margin\": 0.001, \"alpha\": 0.001, \"replications\": 40, \"run_days\": 3641",
        &["lesson.json @ claims/1/run_days: 3641 must lie between 7 and 3640"],
    );
}

#[test]
fn claims_that_test_nothing() {
    complains(
        JSON,
        "\"margin\": 0.001, \"alpha\": 0.001,",
        "\"margin\": 0.001,",
        &["lesson.json, line 26: claims/1: the field “alpha” must be given"],
    );
    complains(
        JSON,
        "\"margin\": 0.001, \"alpha\": 0.001,",
        "\"margin\": 0.001, \"alpha\": 0.5,",
        &["lesson.json @ claims/1/alpha: 0.5 must lie between 0 and 0.05"],
    );
    complains(
        JSON,
        "\"margin\": 0.001, \"alpha\"",
        "\"alpha\"",
        &["lesson.json, line 26: claims/1: the field “margin” must be given"],
    );
    complains(
        JSON,
        "\"equals\": {\"variant\": \"base\"}, ",
        "",
        &[
            "lesson.json, line 26: claims/1: a claim needs exactly one comparison (equals, greater_than, less_than or ratio_to); this has 0",
        ],
    );
    let folder = Folder::documented();
    let (before, rest) = folder.lesson.split_once("\"claims\": [").expect("claims");
    let (_, after) = rest.split_once("\n  ],").expect("the end of the claims");
    let without = Folder { lesson: format!("{before}\"claims\": [],{after}"), ..folder.clone() };
    let line = line_of(&folder.lesson, "\"claims\"");
    let complaints = without.read().expect_err("no claim");
    assert_eq!(
        said(&complaints),
        format!("lesson.json, line {line}: claims: the lesson claims nothing that could be tested")
    );
}

#[test]
fn an_answer_in_another_unit() {
    complains(
        JSON,
        "\"unit\": \"percent\"",
        "\"unit\": \"days\"",
        &["lesson.json, line 15: reveals/0: the first reveal answers the prediction, but is not in its unit"],
    );
}

#[test]
fn order_records_that_cannot_be_read() {
    let folder = Folder { orders: Some("order,strategy\n1,xyz\n".to_owned()), ..Folder::documented() };
    let said = said(&folder.read().expect_err("a wrong strategy"));
    assert!(said.starts_with("orders.csv, line "), "{said}");
}

#[test]
fn a_language_is_missing() {
    let folder = Folder { vietnamese: String::new(), ..Folder::documented() };
    assert_eq!(
        said(&folder.read().expect_err("no words")),
        "vi.md, line 1: the words of this language are missing"
    );
}

#[test]
fn sections_and_answers() {
    complains(
        EN,
        "# Does promising",
        "Does promising",
        &[
            "en.md, line 1: no title: a line that begins with “# ”",
            "en.md, line 1: this section has 2 paragraphs and needs 1",
        ],
    );
    complains(
        EN,
        "## observe",
        "## look",
        &[
            "en.md, line 1: observe: the section “## observe” is missing",
            "en.md @ look: nothing asks for the section “## look”",
        ],
    );
    complains(
        EN,
        "## observe\nThe same orders and the same shelf. Only the promise moves to the left in the picture.",
        "## observe",
        &[
            "en.md @ observe: this section has no words",
            "en.md @ observe: 0 steps here, 1 in the other language",
        ],
    );
    complains(
        EN,
        "Only the promise",
        "\n\nOnly the promise",
        &["en.md, line 8: observe: 2 steps here, 1 in the other language"],
    );
    complains(
        EN,
        "\n\nAsk the room which",
        " Ask the room which",
        &["en.md, line 35: lecturer vary: this section has 1 paragraphs and needs 2"],
    );
    complains(
        EN,
        "- same: Nothing",
        "",
        &["en.md, line 14: check faster: no words for “same”: a line “- same: …”"],
    );
    complains(
        EN,
        "- same: Nothing",
        "- same: Nothing\n- never: No",
        &["en.md, line 19: check faster: the lesson has no answer “never”"],
    );
    complains(
        VI,
        "  > Không có khâu nào bị chậm lại: cùng đơn hàng, cùng kho, cùng xe.\n",
        "",
        &["vi.md, line 16: check faster: the wrong answer “slower” has no reason: a line “  > …” below it"],
    );
    complains(
        EN,
        "## lecturer believe",
        "## lecturer goal",
        &[
            "en.md, line 1: lecturer believe: the section “## lecturer believe” is missing",
            "en.md @ lecturer goal: the name “lecturer goal” is taken",
        ],
    );
}

#[test]
fn how_a_text_must_read() {
    let long = "one two three four five six seven eight nine ten ".repeat(6);
    complains(
        EN,
        "The same orders",
        &format!("{long}\nThe same orders"),
        &["en.md @ observe: 77 words; a step has at most 60"],
    );
    complains(
        EN,
        "in the picture.",
        "in the picture!",
        &["en.md @ observe: lessons do without exclamation marks"],
    );
    complains(
        EN,
        "The same orders",
        "Well done: the same orders",
        &["en.md @ observe: “well done”: lessons neither praise nor call anything plain"],
    );
    complains(
        VI,
        "Cùng những đơn",
        "Dĩ nhiên là cùng những đơn",
        &["vi.md @ observe: “dĩ nhiên”: lessons neither praise nor call anything plain"],
    );
    complains(
        EN,
        "You predicted {prediction}; the",
        "The",
        &["en.md, line 11: explain: the explanation must name the learner's own prediction by {prediction}"],
    );
    complains(
        EN,
        "against {before}",
        "against {earlier}",
        &["en.md @ explain: the lesson has no value called {earlier}"],
    );
    complains(
        VI,
        "đổi lời cam kết thành 1,25",
        "đổi lời cam kết thành 1,5",
        &["en.md, line 1: the languages name different numbers: only here 1.25; only in the other 1.5"],
    );
}

/// A curve's first reveal stands at one of its points, and its words name the axis.
#[test]
fn a_curve_needs_its_answer() {
    complains(
        JSON,
        r#"{"kind": "number", "unit": "percent", "from": 0, "to": 100}"#,
        r#"{"kind": "curve", "unit": "percent", "from": 0, "to": 100, "points": [{"at": 1, "variant": "base"}, {"at": 2, "variant": "base"}]}"#,
        &[
            "lesson.json, line 15: reveals/0: the first reveal answers the prediction, but the curve has no point for the variant “tight”",
            "vi.md, line 5: predict: no words for “axis”: a line “- axis: …”",
            "en.md, line 5: predict: no words for “axis”: a line “- axis: …”",
        ],
    );
}

/// The Vietnamese sentences name file and line too.
#[test]
fn complaints_are_worded_in_vietnamese() {
    let mut folder = Folder::documented();
    folder.lesson = folder.lesson.replace("\"minutes\": 5,", "\"minutes\": 90,");
    let complaints = folder.read().expect_err("too long");
    let line = complaint_line(Texts::of(Language::Vietnamese), &complaints[0]);
    assert_eq!(line, "lesson.json, dòng 4: minutes: 90 phải nằm trong khoảng từ 1 đến 60");
}

#[test]
fn dips_need_something_that_disturbs_and_batches() {
    complains(
        JSON,
        "\"strategy\": \"bts\", \"measure\": \"customer_clock_mean\"",
        "\"strategy\": \"bts\", \"dip\": \"level\", \"measure\": \"recovery_days\"",
        &["lesson.json, line 28: claims/1/replications: 40 must lie between 100 and 100000"],
    );
    complains(
        JSON,
        "\"measure\": \"customer_clock_mean\",\n      \"equals\": {\"variant\": \"base\"}, \"margin\": 0.001, \
         \"alpha\": 0.001, \"replications\": 40",
        "\"dip\": \"level\", \"measure\": \"recovery_days\", \"equals\": {\"variant\": \"base\"}, \"margin\": 1, \
         \"alpha\": 0.001, \"replications\": 400",
        &[
            "lesson.json, line 26: claims/1: the variant “tight” has no disruptions, so nothing can dip",
            "lesson.json, line 26: claims/1: the variant “base” has no disruptions, so nothing can dip",
        ],
    );
    complains(
        JSON,
        "\"strategy\": \"bts\", \"measure\": \"customer_clock_mean\"",
        "\"strategy\": \"bts\", \"dip\": \"mood\", \"measure\": \"customer_clock_mean\"",
        &[
            "lesson.json @ claims/1/dip: “mood” must be one of: level, perfect_order_rate, on_time_delivery_rate",
            "lesson.json @ claims/1/measure: “customer_clock_mean” must be one of: depth, delay_days, length_days, \
             recovery_days",
        ],
    );
}

#[test]
fn a_history_that_nobody_knows() {
    complains(
        JSON,
        "{\"promise.bts_days\": 1.25}",
        "{\"demand.replay\": \"moon\"}",
        &["lesson.json @ variants/tight/demand.replay: there is no order history called “moon” to replay"],
    );
}
