//! Build to order in the straight loop: materials, the promise and its refusal, the queue and its servers.

use perfect_order_lab::model::{OrderPromise, Rule};
use perfect_order_lab::random::{Purpose, happens};

use super::disruptions::done;
use super::draws::{ms, time};
use super::world::{Part, What, World};

impl World<'_> {
    /// Materials and promise at the check; how long the order will wait for materials [ms].
    pub fn promise(&mut self, id: usize) -> i64 {
        let number = self.orders[id].record.number;
        let materials = &self.scenario.production.materials;
        let mut stream = self.draws.stream(Purpose::Materials, number, 0);
        let short = happens(&mut stream, materials.shortage);
        let wait = if short { time(&materials.delay, &mut stream) } else { 0 };
        if let OrderPromise::Quoted { safety_factor } = self.scenario.promise.bto {
            self.orders[id].record.due = self.quote(id, short, safety_factor);
        }
        let order = &mut self.orders[id].record;
        let promised = order.due - order.received;
        let patience = self.scenario.promise.patience.as_ref();
        if patience.is_some_and(|law| promised > self.draws.alone(law, Purpose::Patience, number, 0)) {
            order.refused = true;
            order.lines.iter_mut().for_each(|line| line.lost = line.units);
        } else {
            self.accepted.push(id);
        }
        wait
    }

    /// The earliest due date that agrees with the work that it puts ahead.
    fn quote(&self, id: usize, short_materials: bool, safety_factor: f64) -> i64 {
        let cycle = &self.scenario.order_cycle;
        let mean = |law: &perfect_order_lab::model::Duration| ms(law.mean());
        let mut ready =
            self.now + mean(&cycle.credit_check) + mean(&cycle.recording) + mean(&cycle.documents);
        ready += ms(self.scenario.promise.delivery_allowance);
        if short_materials {
            ready += mean(&self.scenario.production.materials.delay);
        }
        let begun: i64 = self.making.iter().map(|(_, end)| (end - self.now).max(0)).sum();
        let servers = f64::from(self.scenario.production.servers);
        let own = ms(self.mean_days(id));
        let due_after = |work: i64| {
            let expected = work as f64 / servers + own as f64;
            ready + (expected * safety_factor).ceil().min(1e15) as i64
        };
        let mut due = due_after(begun);
        loop {
            let place = self.place_in_queue(id, due);
            let first =
                |other: &&usize| self.place_in_queue(**other, self.orders[**other].record.due) <= place;
            let ahead: i64 = self.accepted.iter().filter(first).map(|other| ms(self.mean_days(*other))).sum();
            let again = due_after(begun + ahead);
            if again == due {
                return due;
            }
            due = again;
        }
    }

    /// What the rule looks at: the smaller goes first.
    fn place_in_queue(&self, id: usize, due: i64) -> i64 {
        match self.scenario.production.rule {
            Rule::FirstCome => 0,
            Rule::EarliestDueDate => due,
            Rule::Shortest => ms(self.mean_days(id)),
            Rule::RushFirst => i64::from(!self.orders[id].record.rush),
        }
    }

    /// Set-up plus units times unit time [days].
    fn mean_days(&self, id: usize) -> f64 {
        let production = &self.scenario.production;
        let (setup, unit) = production.pace.times(production.servers, self.scenario.units_per_order());
        let units: i64 = self.orders[id].record.lines.iter().map(|line| line.units).sum();
        setup + unit * units as f64
    }

    pub fn join(&mut self, id: usize) {
        self.orders[id].record.joined = self.now;
        self.queue.push(id);
        self.start_production();
    }

    fn start_production(&mut self) {
        let production = &self.scenario.production;
        while self.making.len() < production.servers as usize && !self.queue.is_empty() {
            let place = |index: &usize| {
                self.place_in_queue(self.queue[*index], self.orders[self.queue[*index]].record.due)
            };
            // Of equals the first of the list, who joined first.
            let next = (0..self.queue.len()).min_by_key(place).unwrap();
            let id = self.queue.remove(next);
            self.accepted.retain(|order| *order != id);
            self.orders[id].record.started = self.now;
            let (days, number) = (self.mean_days(id), self.orders[id].record.number);
            self.making.push((id, self.now + ms(days)));
            let takes = self.draws.work(days, production.cv, Purpose::Production, number, 0);
            self.plan(done(self.scenario, self.now, takes), What::Finish(id));
        }
    }

    pub fn finish(&mut self, id: usize) {
        self.making.retain(|(order, _)| *order != id);
        self.orders[id].record.filled = self.now;
        self.pack(id, Part::Whole);
        self.start_production();
    }
}
