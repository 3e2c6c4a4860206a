//! Tests of the orders' state: every way through it, with the very readings that a worker makes.

use super::*;
use crate::data::FitComplaint;
use crate::worker::{OrdersAnswer, OrdersDesk};

const PLAIN: &str = "order,date,item,qty\n1,2010-12-01,tea,2\n2,2010-12-03,rice,1\n3,2010-12-09,tea,4\n";

fn file(name: &str, bytes: u64) -> OrdersAction {
    OrdersAction::Choose { source: OrdersSource::File { id: 1, name: name.to_owned(), bytes }, today: 20_000 }
}

/// Reads what is wished for, as the hook does.
fn served(mut orders: Orders, text: &str) -> Orders {
    let (_, request) = orders.wish().expect("something to read");
    let mut desk = OrdersDesk::default();
    desk.take(request, text.as_bytes().to_vec());
    while let Some(answer) = desk.work(2) {
        orders = orders.reduce(match answer {
            OrdersAnswer::Progress { number, done, of } => OrdersAction::Progress { number, done, of },
            OrdersAnswer::Came { number, outcome } => OrdersAction::Came { number, outcome },
        });
    }
    orders
}

fn after(text: &str) -> Orders {
    served(Orders::default().reduce(file("mine.csv", 1)), text)
}

#[test]
fn a_file_is_read_and_becomes_the_demand_of_the_scenario_at_hand() {
    let orders = after(PLAIN);
    assert_eq!((orders.step(), orders.wish()), (&OrdersStep::Idle, None));
    let read = orders.read().unwrap();
    let mut base = Scenario::default();
    base.run.seed = 99;
    let scenario = read.over(&base).unwrap();
    assert_eq!((scenario.name.as_str(), scenario.run.seed), ("mine", 99));
    assert_eq!(scenario.promise, base.promise);
    assert_eq!(scenario.demand.items.count(), 2);
    assert_eq!(scenario.run.run_days, 364);
    assert_ne!(scenario.demand, base.demand);
}

#[test]
fn the_history_itself_can_be_run_beside_the_fit() {
    let read = after(PLAIN).read().unwrap().clone();
    let [fitted, replayed] = read.both_over(&Scenario::default()).unwrap();
    assert_eq!(Some(&fitted.demand.items), Some(&replayed.demand.items));
    let replay = replayed.demand.replay.as_ref().unwrap();
    assert_eq!((fitted.demand.replay.is_none(), replay.orders.len()), (true, 2));
    assert_eq!((fitted.run.replications, replayed.run.replications), (100, 100));
    assert_eq!((read.reading.replay.days, read.reading.replay.left_out), (7, 1));
}

#[test]
fn a_question_of_dates_is_answered_and_read_again() {
    let text = "order,date,item,qty\n1,1/12/2010,tea,2\n2,3/12/2010,rice,1\n";
    let asked = after(text);
    assert!(matches!(asked.step(), OrdersStep::Dates(question) if question.readings.len() == 2));
    assert_eq!(asked.wish(), None);
    let orders = served(asked.reduce(OrdersAction::Answer(DateOrder::MonthDayYear)), text);
    assert_eq!(orders.read().unwrap().reading.summary.last_day, "2010-03-12");
}

#[test]
fn columns_are_asked_for_and_may_be_changed_afterwards() {
    let text = "a,date,b,c,d\nX1,2010-12-01,tea,2,7\nX2,2010-12-03,rice,1,8\n";
    let asked = after(text);
    assert!(matches!(asked.step(), OrdersStep::Columns(Complaint::RoleMissing { .. }, _)));
    assert_eq!(asked.columns_taken(), BTreeMap::from([(Role::Date, 1)]));
    let columns = BTreeMap::from([(Role::Order, 0), (Role::Date, 1), (Role::Item, 2), (Role::Quantity, 3)]);
    let orders = served(asked.reduce(OrdersAction::Map(columns.clone())), text);
    assert_eq!(orders.read().unwrap().reading.summary.units_per_line, 1.5);
    assert_eq!(orders.columns_taken(), columns);
    let other = BTreeMap::from([(Role::Quantity, 4), (Role::Order, 0), (Role::Date, 1), (Role::Item, 2)]);
    let orders = served(orders.reduce(OrdersAction::Map(other)), text);
    assert_eq!(orders.read().unwrap().reading.summary.units_per_line, 7.5);
}

#[test]
fn columns_without_names_of_their_own_go_by_their_place() {
    let text = "x,x,x,x\n1,2010-12-01,tea,2\n2,2010-12-03,rice,1\n";
    let asked = after(text);
    let columns = [Role::Order, Role::Date, Role::Item, Role::Quantity].into_iter().zip(0..).collect();
    let orders = served(asked.reduce(OrdersAction::Map(columns)), text);
    assert_eq!(orders.read().unwrap().reading.summary.orders, 2);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let orders = after(PLAIN).reduce(file("huge.csv", MAX_BYTES + 1));
    let complaint = Complaint::TooBig { value: MAX_BYTES + 1, limit: MAX_BYTES };
    assert_eq!(orders.step(), &OrdersStep::Refused(OrdersRefusal::File(complaint)));
    assert_eq!(orders.wish(), None);
    assert!(orders.read().is_some(), "what was read before is still there");
    assert!(Orders::default().reduce(file("just.csv", MAX_BYTES)).wish().is_some());
}

#[test]
fn what_cannot_be_read_leaves_what_was_there() {
    let first = after(PLAIN);
    for (text, wanted) in [
        ("", OrdersRefusal::File(Complaint::Empty)),
        ("orders\n1\n", OrdersRefusal::File(Complaint::OneColumn { value: "orders".into() })),
        (
            "order,date,item,qty\n1,1950-12-01,tea,1\n2,2010-12-01,tea,1\n",
            OrdersRefusal::Fit(FitComplaint::SpanTooLong {
                value: 21_916,
                limit: 7_320,
                first_day: "1950-12-01".into(),
                last_day: "2010-12-01".into(),
            }),
        ),
    ] {
        let orders = served(first.clone().reduce(file("bad.csv", 9)), text);
        assert_eq!(orders.step(), &OrdersStep::Refused(wanted));
        assert_eq!(orders.read(), first.read());
        let closed = orders.reduce(OrdersAction::Cancel);
        assert_eq!((closed.step(), closed.source()), (&OrdersStep::Idle, None));
    }
}

#[test]
fn late_answers_are_not_heard() {
    let begun = Orders::default().reduce(file("a.csv", 1));
    let number = begun.wish().unwrap().1.number;
    let came = OrdersAction::Came { number, outcome: OrdersOutcome::Refused(Complaint::Empty) };
    assert_eq!(begun.clone().reduce(OrdersAction::Cancel).reduce(came.clone()).step(), &OrdersStep::Idle);
    let other = begun.clone().reduce(file("b.csv", 1));
    assert_eq!(other.clone().reduce(came), other);
    let again = begun.reduce(OrdersAction::Again);
    assert_eq!(again.wish().unwrap().1.number, number.wrapping_add(1));
    let gone = again.reduce(OrdersAction::Unavailable { number: number.wrapping_add(1) });
    assert_eq!(gone.step(), &OrdersStep::Refused(OrdersRefusal::Unavailable));
}

#[test]
fn a_scenario_beyond_the_bounds_is_refused_with_its_field() {
    let mut text = String::from("order,date,item,qty\n");
    for order in 0..2_100 {
        text += &format!("{order},2010-12-0{},tea,1\n", 1 + order % 2);
    }
    let orders = after(&text);
    let refused = orders.read().unwrap().over(&Scenario::default()).unwrap_err();
    assert_eq!(refused[0].path, "demand.orders_per_day");
}

#[test]
fn a_scenario_is_called_as_lab_fit_calls_it() {
    let file = |name: &str| OrdersSource::File { id: 0, name: name.to_owned(), bytes: 0 };
    for (name, stem) in [("đơn hàng.2025.csv", "đơn hàng.2025"), ("orders", "orders"), (".csv", ".csv")]
    {
        assert_eq!(file(name).stem(), stem);
    }
}
