//! Reading an order history away from the page: a request and the file's bytes come in, the reading goes on
//! in slices, and out come progress and an outcome.
//!
//! Every reading starts anew from the bytes: an answer to a question comes as an option of the next one, so
//! nothing is kept between them. Not here: the worker itself (`orders_hand`, `pool`), what is read (`data`).

use serde::{Deserialize, Serialize};

use crate::data::reader::Dialect;
use crate::data::{
    Complaint, DateQuestion, FitComplaint, Options, OrderHistory, Preview, Progress, Reader, Reading,
    compact, preview,
};

/// In which form the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrdersForm {
    /// A user's file.
    Csv,
    /// The built-in case.
    Compact,
}

/// What is asked for; the bytes travel beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrdersRequest {
    /// Which reading this is.
    pub number: u32,
    /// In which form the bytes are.
    pub form: OrdersForm,
    /// What is known of the file.
    pub options: Options,
    /// What the scenario is to be called.
    pub name: String,
}

/// How a reading ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OrdersOutcome {
    /// It was read and fitted.
    Read(Box<Reading>),
    /// Every date can be read in two ways.
    Dates(DateQuestion),
    /// Somebody has to say which column is what.
    Columns(Complaint, Preview),
    /// It cannot be read.
    Refused(Complaint),
    /// It was read and cannot be fitted.
    Unfit(FitComplaint),
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OrdersAnswer {
    /// It goes on.
    Progress {
        /// Which reading.
        number: u32,
        /// Lines done, over both passes [lines].
        done: u64,
        /// Lines in all, over both passes [lines].
        of: u64,
    },
    /// It ended.
    Came {
        /// Which reading.
        number: u32,
        /// How.
        outcome: OrdersOutcome,
    },
}

/// Where a reading is at.
enum Stage {
    /// The bytes have come.
    Begin(Vec<u8>),
    Lines(Box<Reader>, Option<Preview>),
    /// All lines are read; the fit is a slice of its own.
    Fit(Box<OrderHistory>, Option<Box<Dialect>>, Option<Preview>),
}

/// Reads one history at a time; a new one takes the place of the one before.
#[derive(Default)]
pub struct OrdersDesk {
    work: Option<(OrdersRequest, Stage)>,
}

impl OrdersDesk {
    /// Takes a request with its bytes.
    pub fn take(&mut self, request: OrdersRequest, bytes: Vec<u8>) {
        self.work = Some((request, Stage::Begin(bytes)));
    }

    /// Leaves off.
    pub fn cancel(&mut self) {
        self.work = None;
    }

    /// Whether there is work to go on with.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// Goes on for so many lines.
    pub fn work(&mut self, lines: u64) -> Option<OrdersAnswer> {
        let (request, stage) = self.work.take()?;
        let number = request.number;
        match step(&request, stage, lines) {
            Ok((stage, done, of)) => {
                self.work = Some((request, stage));
                Some(OrdersAnswer::Progress { number, done, of })
            }
            Err(outcome) => Some(OrdersAnswer::Came { number, outcome: *outcome }),
        }
    }
}

/// One slice: the next stage with the progress so far, or how it ended.
fn step(request: &OrdersRequest, stage: Stage, lines: u64) -> Result<(Stage, u64, u64), Box<OrdersOutcome>> {
    let refused = |complaint| Box::new(OrdersOutcome::Refused(complaint));
    match stage {
        Stage::Begin(bytes) if request.form == OrdersForm::Compact => {
            let text = std::str::from_utf8(&bytes).unwrap_or_default();
            let history = compact::read(text).map_err(refused)?;
            let lines = history.tally.lines;
            Ok((Stage::Fit(Box::new(history), None, None), 2 * lines, 2 * lines))
        }
        Stage::Begin(bytes) => match Reader::new(&bytes, request.options.clone()) {
            Ok(reader) => {
                let seen = preview(&bytes, Some(&reader.dialect().headers));
                Ok((Stage::Lines(Box::new(reader), seen), 0, 0))
            }
            Err(
                complaint @ (Complaint::RoleMissing { .. }
                | Complaint::RoleAmbiguous { .. }
                | Complaint::ColumnUnknown { .. }
                | Complaint::ColumnTwice { .. }),
            ) => Err(Box::new(match preview(&bytes, None) {
                Some(seen) => OrdersOutcome::Columns(complaint, seen),
                None => OrdersOutcome::Refused(complaint),
            })),
            Err(complaint) => Err(refused(complaint)),
        },
        Stage::Lines(mut reader, seen) => match reader.advance(lines).map_err(refused)? {
            Progress::Reading { done, of } => Ok((Stage::Lines(reader, seen), done, of)),
            Progress::Ask(question) => Err(Box::new(OrdersOutcome::Dates(question))),
            Progress::Done => {
                let (history, dialect) = reader.finish().map_err(refused)?;
                let lines = history.tally.lines;
                Ok((Stage::Fit(Box::new(history), Some(Box::new(dialect)), seen), 2 * lines, 2 * lines))
            }
        },
        Stage::Fit(history, dialect, seen) => {
            let reading = Reading::of(&history, dialect.as_deref(), seen, &request.name);
            Err(Box::new(match reading {
                Ok(reading) => OrdersOutcome::Read(Box::new(reading)),
                Err(complaint) => OrdersOutcome::Unfit(complaint),
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{ColumnRef, DateOrder, Role, fit, read, scenario_json};

    const LINES: &str = "no;when;sku;qty\n1;1/12/2010;tea;2\n1;1/12/2010;rice;1\n2;2/12/2010;tea;5\n";

    fn ended(form: OrdersForm, text: &str, options: Options) -> (OrdersOutcome, u32) {
        let request = OrdersRequest { number: 7, form, options, name: "mine".to_owned() };
        let mut desk = OrdersDesk::default();
        desk.take(request, text.as_bytes().to_vec());
        let mut slices = 0;
        loop {
            slices += 1;
            match desk.work(2) {
                Some(OrdersAnswer::Progress { number: 7, done, of }) => assert!(done <= of && desk.is_busy()),
                Some(OrdersAnswer::Came { number: 7, outcome }) => {
                    assert!(!desk.is_busy());
                    return (outcome, slices);
                }
                other => panic!("{other:?}"),
            }
        }
    }

    fn named() -> Options {
        let columns = [(Role::Order, "no"), (Role::Date, "when")]
            .map(|(role, name)| (role, ColumnRef::Name(name.to_owned())));
        Options { columns: columns.into(), ..Options::default() }
    }

    #[test]
    fn it_asks_for_columns_then_for_dates_and_then_it_is_read() {
        let (outcome, _) = ended(OrdersForm::Csv, LINES, Options::default());
        let OrdersOutcome::Columns(Complaint::RoleMissing { role: Role::Order, .. }, seen) = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(seen.headers, ["no", "when", "sku", "qty"]);
        let (outcome, _) = ended(OrdersForm::Csv, LINES, named());
        let OrdersOutcome::Dates(question) = outcome else { panic!("{outcome:?}") };
        assert_eq!(question.readings.len(), 2);
        let options = Options { date_order: Some(DateOrder::DayMonthYear), ..named() };
        let (outcome, slices) = ended(OrdersForm::Csv, LINES, options.clone());
        let OrdersOutcome::Read(reading) = outcome else { panic!("{outcome:?}") };
        assert!(slices > 4, "{slices}");
        let (history, _) = read(LINES.as_bytes(), options).unwrap();
        assert_eq!(reading.fitted, scenario_json(&fit(&history).unwrap(), "mine").to_string());
        assert_eq!((reading.summary.orders, reading.picture.orders_a_day.len()), (2, 2));
    }

    #[test]
    fn the_built_in_case_is_read_and_what_is_damaged_refused() {
        let text = std::fs::read_to_string("static/data/online-retail-export.orders").unwrap();
        let (outcome, _) = ended(OrdersForm::Compact, &text, Options::default());
        assert!(matches!(&outcome, OrdersOutcome::Read(reading) if reading.summary.orders == 1824));
        let (outcome, _) = ended(OrdersForm::Compact, &text[..5000], Options::default());
        assert!(matches!(outcome, OrdersOutcome::Refused(Complaint::CompactBroken { .. })));
        let (outcome, _) = ended(OrdersForm::Csv, "", Options::default());
        assert_eq!(outcome, OrdersOutcome::Refused(Complaint::Empty));
        let old = "order,date,item,qty\n1,1900-12-01,tea,1\n2,2010-12-01,tea,1\n";
        let (outcome, _) = ended(OrdersForm::Csv, old, Options::default());
        assert!(matches!(outcome, OrdersOutcome::Unfit(FitComplaint::SpanTooLong { .. })));
    }

    #[test]
    fn a_new_request_takes_the_place_of_the_old() {
        let request = |number| OrdersRequest {
            number,
            form: OrdersForm::Csv,
            options: Options::default(),
            name: String::new(),
        };
        let mut desk = OrdersDesk::default();
        desk.take(request(1), LINES.into());
        desk.take(request(2), Vec::new());
        assert!(matches!(desk.work(1), Some(OrdersAnswer::Came { number: 2, .. })));
        desk.take(request(3), LINES.into());
        desk.cancel();
        assert_eq!(desk.work(1), None);
    }
}
