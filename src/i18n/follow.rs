//! The story of one order in words: headline, rows of the timeline, the five checks, and why it went as it did.
//!
//! Not here: what happened (`measure::Trace`), the picture (`chart`), which order is shown (`app`).

use crate::measure::{Fate, ShortItem, Told, Trace};
use crate::model::Time;
use crate::sim::{Part, Spell, Stage, Strategy};

use super::follow_names::{row_of, stage_name, verdict_name};
use super::{Cell, Column, Follow, Table, Texts, format_number, format_percent};

/// A replenishment that takes so many times its mean is slow.
const SLOW: f64 = 1.25;

/// A bar of the timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FollowBar {
    /// Somebody works on the order.
    Work,
    /// Nobody does.
    Wait,
    /// It is on the road.
    Road,
}

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowRow {
    /// What it is.
    pub label: String,
    /// What stands behind its last bar.
    pub note: String,
    /// Whether that is what cost the order its time.
    pub is_strong: bool,
    /// Bars: from and until \[days since the order was placed\].
    pub bars: Vec<(f64, f64, FollowBar)>,
}

/// One of the five checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowCheck {
    /// Its name.
    pub name: &'static str,
    /// Whether it was kept; none where the order counts in no rate.
    pub kept: Option<bool>,
    /// In what way.
    pub detail: String,
}

/// Words for one story.
pub struct Story<'a> {
    texts: Texts,
    words: Follow,
    /// The name of an item.
    item: &'a dyn Fn(u32) -> String,
    /// Mean time of a replenishment \[days\].
    usual: f64,
    stories: &'a [Trace; 2],
}

impl<'a> Story<'a> {
    /// Words for the story of an order, with the names of items and the mean time of a replenishment \[days\].
    #[must_use]
    pub fn new(texts: Texts, stories: &'a [Trace; 2], item: &'a dyn Fn(u32) -> String, usual: f64) -> Self {
        Self { texts, words: texts.follow, item, usual, stories }
    }

    pub(super) fn texts(&self) -> Texts {
        self.texts
    }

    pub(super) fn stories(&self) -> &'a [Trace; 2] {
        self.stories
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        format_number(self.texts.language, value, decimals)
    }

    /// "2.9 days", or "3.6 h" where it is less than a day.
    #[must_use]
    pub fn length(&self, time: Time) -> String {
        let days = time.days();
        if days < 1.0 {
            self.words.hours(&self.number(24.0 * days, 1))
        } else {
            self.words.days(&self.number(days, 1))
        }
    }

    fn day(&self, at: Time) -> String {
        self.number(at.day() as f64, 0)
    }

    /// How the order went under both strategies.
    #[must_use]
    pub fn headline(&self) -> String {
        let [stock, order] = [0, 1].map(|place| verdict_name(self.texts, &self.stories[place].outcome));
        if stock == order { self.words.headline_same(stock) } else { self.words.headline(stock, order) }
    }

    /// Number, day, clock and content.
    #[must_use]
    pub fn order_line(&self) -> String {
        const MOST: usize = 5;
        let trace = &self.stories[0];
        let placed = trace.outcome.placed;
        let minutes = (placed.0 - Time::start_of_day(placed.day()).0) / 60_000;
        let line = |line: &crate::sim::Line| {
            self.words.item_units(&(self.item)(line.item), &self.number(f64::from(line.units), 0))
        };
        let mut what: Vec<String> = trace.lines.iter().take(MOST).map(line).collect();
        if trace.lines.len() > MOST {
            what.push(self.words.more(&self.number((trace.lines.len() - MOST) as f64, 0)));
        }
        if trace.rush {
            what.push(self.words.rush().to_owned());
        }
        let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let number = self.number(trace.outcome.number as f64, 0);
        self.words.order_line(&number, &self.day(placed), &clock, &what.join(" · "))
    }

    /// Days since the order was placed.
    fn since(trace: &Trace, at: Time) -> f64 {
        (at - trace.outcome.placed).days()
    }

    /// The rows of a strategy's timeline.
    #[must_use]
    pub fn rows(&self, place: usize) -> Vec<FollowRow> {
        let trace = &self.stories[place];
        let mut rows = Vec::new();
        for part in [Part::Whole, Part::First, Part::Rest] {
            for row in 0..8 {
                let of: Vec<&Spell> = trace
                    .spells
                    .iter()
                    .filter(|spell| spell.part == part && row_of(spell.stage) == row)
                    .collect();
                if !of.is_empty() {
                    rows.push(self.row(trace, row, &of));
                }
            }
        }
        rows
    }

    fn row(&self, trace: &Trace, row: usize, of: &[&Spell]) -> FollowRow {
        let words = self.words;
        let bar = |spell: &&Spell| {
            let kind = match spell.stage {
                Stage::Transport => FollowBar::Road,
                stage if stage.is_waiting() => FollowBar::Wait,
                _ => FollowBar::Work,
            };
            (Self::since(trace, spell.from), Self::since(trace, spell.until), kind)
        };
        let total = |of: &mut dyn Iterator<Item = &&Spell>| {
            of.fold(Time::ZERO, |sum, spell| sum + (spell.until - spell.from))
        };
        let time = self.length(total(&mut of.iter()));
        let is_rest = of[0].part == Part::Rest;
        let label = match row {
            0 => words.r_send(),
            1 => words.r_receive(),
            2 if trace.strategy == Strategy::BuildToOrder => words.r_materials(),
            2 => match &trace.short[..] {
                [one] => return self.stock_row(&words.r_stock_item(&(self.item)(one.item)), &time, of, &bar),
                _ => return self.stock_row(words.r_stock(), &time, of, &bar),
            },
            3 => words.r_server(),
            4 if trace.strategy == Strategy::BuildToOrder => words.r_produce(),
            4 if is_rest => words.r_collect_rest(),
            4 => words.r_collect(),
            5 => words.r_pack(),
            6 => words.r_vehicle(),
            _ => words.r_transport(),
        };
        let delay = total(&mut of.iter().filter(|spell| spell.stage == Stage::Delay));
        let note = match (row, trace.queue) {
            (3, Some(queue)) => words.n_ahead(&self.number(f64::from(queue.waiting + queue.busy), 0), &time),
            (4, _) if trace.strategy == Strategy::BuildToStock && !is_rest => {
                let there = trace.lines.iter().filter(|line| line.met == line.units).count();
                let [there, all] = [there, trace.lines.len()].map(|count| self.number(count as f64, 0));
                words.n_lines(&there, &all)
            }
            (7, _) if delay > Time::ZERO => words.n_delay(&time, &self.length(delay)),
            _ => time,
        };
        FollowRow { label: label.to_owned(), note, is_strong: row == 3, bars: of.iter().map(bar).collect() }
    }

    fn stock_row(
        &self,
        label: &str,
        time: &str,
        of: &[&Spell],
        bar: &dyn Fn(&&Spell) -> (f64, f64, FollowBar),
    ) -> FollowRow {
        let note = self.words.n_empty(time);
        FollowRow { label: label.to_owned(), note, is_strong: true, bars: of.iter().map(bar).collect() }
    }

    /// The promise \[days since placed\] and what it says.
    #[must_use]
    pub fn promise(&self, place: usize) -> Option<(f64, String)> {
        let trace = &self.stories[place];
        let due = Self::since(trace, trace.due?);
        let decimals = usize::from((due - libm::round(due)).abs() > 0.05);
        Some((due, self.words.promised(&self.number(due, decimals))))
    }

    /// What the customer was told: days since placed, and words; the last is the delivery, if there was one.
    #[must_use]
    pub fn told(&self, place: usize) -> Vec<(f64, String, bool)> {
        let (trace, words) = (&self.stories[place], self.words);
        let say = |(at, told): &(Time, Told)| {
            let at = Self::since(trace, *at);
            let text = match told {
                Told::Received => words.t_received().to_owned(),
                Told::Shortage => words.t_shortage().to_owned(),
                Told::Rejected => words.t_rejected().to_owned(),
                Told::Confirmed => words.t_confirmed().to_owned(),
                Told::Cancelled => words.t_cancelled().to_owned(),
                Told::Late => words.t_late().to_owned(),
                Told::Shipped => words.t_shipped().to_owned(),
                Told::PartDelivered => words.t_part().to_owned(),
                Told::Delivered => words.t_delivered(&self.number(at, 1)),
            };
            (at, text, *told == Told::Delivered)
        };
        trace.told.iter().map(say).collect()
    }

    /// Whether the order was perfect, in two words.
    #[must_use]
    pub fn verdict(&self, place: usize) -> (Option<bool>, &'static str) {
        let outcome = &self.stories[place].outcome;
        match (outcome.is_counted(), outcome.is_perfect()) {
            (false, _) => (None, self.words.not_counted()),
            (_, true) => (Some(true), self.words.perfect()),
            _ => (Some(false), self.words.not_perfect()),
        }
    }

    /// The five checks.
    #[must_use]
    pub fn checks(&self, place: usize) -> [FollowCheck; 5] {
        let (trace, words) = (&self.stories[place], self.words);
        let outcome = &trace.outcome;
        let names = [
            words.c_on_time(),
            words.c_complete(),
            words.c_right(),
            words.c_undamaged(),
            words.c_documents(),
        ];
        let items = |is: &dyn Fn(&crate::sim::Line) -> bool| {
            let found = trace.lines.iter().filter(|line| line.lost < line.units && is(line));
            found.map(|line| words.d_item(&(self.item)(line.item))).collect::<Vec<_>>().join(", ")
        };
        let right = match trace.wrong_place && outcome.failures & 4 != 0 {
            true => words.d_wrong_place().to_owned(),
            false => items(&|line| line.wrong_item),
        };
        let details = [
            self.time_detail(trace),
            self.complete_detail(trace),
            right,
            items(&|line| line.damaged),
            String::new(),
        ];
        let mut details = details.into_iter();
        [0, 1, 2, 3, 4].map(|bit| FollowCheck {
            name: names[bit],
            kept: outcome.is_counted().then_some(outcome.failures >> bit & 1 == 0),
            detail: details.next().unwrap_or_default(),
        })
    }

    fn time_detail(&self, trace: &Trace) -> String {
        match (trace.delivered, trace.due) {
            (Some(delivered), Some(due)) if delivered > due => {
                self.words.d_late(&self.length(delivered - due))
            }
            (Some(delivered), Some(due)) => self.words.d_early(&self.length(due - delivered)),
            _ => self.words.d_not_delivered().to_owned(),
        }
    }

    fn complete_detail(&self, trace: &Trace) -> String {
        let words = self.words;
        let lost: u32 = trace.lines.iter().map(|line| line.lost).sum();
        if lost > 0 {
            words.d_lost_units(&self.number(f64::from(lost), 0))
        } else if trace.split {
            words.d_two().to_owned()
        } else if trace.lines.iter().any(|line| line.short_picked) {
            words.d_short_picked().to_owned()
        } else {
            words.d_lines(&self.number(trace.lines.len() as f64, 0))
        }
    }

    fn spent(trace: &Trace, stage: Stage) -> Option<Time> {
        let of = trace.spells.iter().filter(|spell| spell.stage == stage);
        let sum = of.fold(Time::ZERO, |sum, spell| sum + (spell.until - spell.from));
        (sum > Time::ZERO).then_some(sum)
    }

    /// Why it went so: sentences from the first cause to the last effect.
    #[must_use]
    pub fn causes(&self, place: usize) -> Vec<String> {
        let (trace, words) = (&self.stories[place], self.words);
        let mut said = Vec::new();
        let mut say = |stage: Stage, sentence: &dyn Fn(&str) -> String| {
            if let Some(time) = Self::spent(trace, stage) {
                said.push(sentence(&self.length(time)));
            }
        };
        say(Stage::OrderReturn, &|time| words.w_returned(time));
        say(Stage::CreditHold, &|time| words.w_hold(time));
        say(Stage::WaitForMaterials, &|time| words.w_materials(time));
        match trace.outcome.fate {
            Fate::Cancelled => said.push(words.w_cancelled().to_owned()),
            Fate::Undecided => said.push(words.w_undecided().to_owned()),
            Fate::Refused => {
                let quote = trace.due.map_or(Time::ZERO, |due| due - trace.received);
                said.push(words.w_refused(&self.length(quote)));
            }
            _ => {}
        }
        for short in &trace.short {
            self.shortage(trace, short, &mut said);
        }
        if let Some(time) = Self::spent(trace, Stage::WaitForStock) {
            said.push(words.w_served(&self.length(time)));
        }
        if let Some(queue) = trace.queue {
            let count = |count: u32| self.number(f64::from(count), 0);
            match Self::spent(trace, Stage::WaitForServer) {
                Some(time) => {
                    let ahead = count(queue.waiting + queue.busy);
                    said.push(words.w_queue(&ahead, &count(queue.busy), &self.length(time)));
                    said.push(words.w_week(&count(queue.joined_week), &count(queue.finished_week)));
                }
                None => said.push(words.w_no_queue().to_owned()),
            }
        }
        if let Some(time) = Self::spent(trace, Stage::Delay) {
            said.push(words.w_delay(&self.length(time)));
        }
        self.notice(trace, &mut said);
        said
    }

    /// Whether the customer of a late order was told in time; of one on time, how much was left.
    fn notice(&self, trace: &Trace, said: &mut Vec<String>) {
        let (words, Some(due)) = (self.words, trace.due) else { return };
        let is_late = trace.outcome.failures & 1 != 0;
        let is_lost = matches!(trace.outcome.fate, Fate::Lost | Fate::Refused);
        let told = trace.told.iter().find(|(_, told)| *told == Told::Late).map(|(at, _)| *at);
        match (is_late && !is_lost, told, trace.delivered) {
            (true, Some(at), _) if at <= due => said.push(words.w_told(&self.length(due - at))),
            (true, Some(at), _) => said.push(words.w_told_late(&self.length(at - due))),
            (true, None, _) => said.push(words.w_never_told().to_owned()),
            (false, _, Some(delivered)) => said.push(words.w_spare(&self.length(due - delivered))),
            _ => {}
        }
    }

    fn shortage(&self, trace: &Trace, short: &ShortItem, said: &mut Vec<String>) {
        let words = self.words;
        let count = |count: i64| self.number(count as f64, 0);
        let Some(line) = trace.lines.iter().find(|line| line.item == short.item) else { return };
        said.push(words.w_short(
            &(self.item)(short.item),
            &count(line.met.into()),
            &count(line.units.into()),
        ));
        if short.owed > 0 {
            said.push(words.w_owed(&count(short.owed)));
        }
        let ended =
            |stage: Stage| trace.spells.iter().rfind(|spell| spell.stage == stage).map(|spell| spell.until);
        let checked = ended(Stage::AvailabilityCheck).unwrap_or(trace.received);
        let served = ended(Stage::WaitForStock);
        let after = || short.refilled.iter().filter(|one| one.received.is_some_and(|at| at >= checked));
        // The one that the order was waiting for, or else the first that came, or else one that never did.
        let refill = after()
            .find(|one| one.received == served)
            .or_else(|| after().min_by_key(|one| one.received))
            .or_else(|| short.refilled.iter().find(|one| one.received.is_none()));
        let Some(refill) = refill.or(short.refilled.last()) else {
            return said.push(words.w_no_refill().to_owned());
        };
        let (units, day, net) = (count(refill.units), self.day(refill.ordered), count(refill.net_ordered));
        let Some(received) = refill.received else {
            return said.push(words.w_refill_open(&units, &day, &net));
        };
        let took = received - refill.ordered;
        let (took_days, usual) = (self.length(took), words.days(&self.number(self.usual, 1)));
        if received < checked {
            return said.push(words.w_came_before(&units, &day, &net));
        }
        said.push(if took.days() > SLOW * self.usual {
            words.w_refill_slow(&units, &day, &net, &took_days, &usual)
        } else {
            words.w_refill(&units, &day, &net, &took_days, &usual)
        });
        let overtaken = |one: &&crate::measure::Refilled| {
            one.ordered < refill.ordered && one.received.is_none_or(|at| at > received)
        };
        if let Some((old, came)) =
            short.refilled.iter().find(overtaken).and_then(|old| Some((old, old.received?)))
        {
            let took = self.length(came - old.ordered);
            said.push(words.w_overtaken(&count(old.units), &self.day(old.ordered), &took));
        }
    }

    /// How much of the order's time was waiting.
    #[must_use]
    pub fn waiting_sentence(&self) -> String {
        let [stock, order] = [0, 1].map(|place| {
            let spells = &self.stories[place].spells;
            let sum = |waits: bool| {
                let of = spells.iter().filter(|spell| !waits || spell.stage.is_waiting());
                of.fold(0.0, |sum, spell| sum + (spell.until - spell.from).days())
            };
            format_percent(self.texts.language, sum(true) / sum(false), 0)
        });
        self.words.waiting(&stock, &order)
    }

    /// What the timeline shows, for a screen reader: each row with its time, and what the customer was told.
    #[must_use]
    pub fn picture_name(&self, place: usize) -> String {
        let strategy = [self.words.bts(), self.words.bto()][place];
        let rows = self.rows(place).into_iter().map(|row| format!("{}: {}", row.label, row.note));
        let told = self.told(place).into_iter().map(|(_, text, _)| text).collect::<Vec<_>>().join(", ");
        let told = format!("{}: {told}", self.words.told());
        let promise = self.promise(place).map(|(_, said)| said);
        let parts: Vec<String> = rows.chain(promise).chain([told]).collect();
        format!("{strategy}. {}", parts.join("; "))
    }

    /// Every stage under both strategies.
    #[must_use]
    pub fn table(&self) -> Table {
        let words = self.words;
        let column = |id, label: &str, decimals| Column { id, label: label.to_owned(), decimals };
        let columns = vec![
            column("strategy", words.col_strategy(), 0),
            column("stage", words.col_stage(), 0),
            column("from_days", words.col_from(), 3),
            column("until_days", words.col_until(), 3),
            column("hours", words.col_hours(), 2),
        ];
        let rows = self.stories.iter().zip(["BTS", "BTO"]).flat_map(|(trace, name)| {
            trace.spells.iter().map(move |spell| {
                vec![
                    Cell::Text(name.to_owned()),
                    Cell::Text(stage_name(self.texts, spell.stage).to_owned()),
                    Cell::from(Self::since(trace, spell.from)),
                    Cell::from(Self::since(trace, spell.until)),
                    Cell::from(24.0 * (spell.until - spell.from).days()),
                ]
            })
        });
        Table { columns, rows: rows.collect() }
    }
}
