//! Build to order within a replication: the promise and the customer's answer, then production.

use crate::model::Time;
use crate::random::{Purpose, happens};

use super::super::order::Part;
use super::super::production::{production_time, urgency};
use super::super::{Event, Observer};
use super::{Due, Fulfilment, Replication};

impl<O: Observer> Replication<O> {
    /// How long an order will wait for materials, if they are short; under build to stock they never are.
    pub(super) fn short_materials(&self, slot: u32) -> Option<Time> {
        let Fulfilment::Production(_) = self.fulfilment else { return None };
        if self.plan.material_shortage <= 0.0 {
            return None;
        }
        let mut materials = self.streams.stream(Purpose::Materials, self.orders.get(slot).number, 0);
        let short = happens(&mut materials, self.plan.material_shortage);
        short.then(|| self.plan.material_delay.draw(&mut materials))
    }

    /// Build to order: the promise is quoted, where it is not fixed, and the customer accepts or refuses it.
    pub(super) fn answer_promise(&mut self, slot: u32, short_materials: bool) {
        let Fulfilment::Production(servers) = &mut self.fulfilment else { return };
        let (plan, streams) = (&*self.plan, self.streams);
        let order = self.orders.get_mut(slot);
        if let Some(due) = servers.quote(plan, order, short_materials, self.now) {
            order.due = due;
        }
        let number = order.number;
        let longest = plan
            .patience
            .as_ref()
            .map(|patience| patience.draw_alone(|| streams.stream(Purpose::Patience, number, 0)));
        if longest.is_some_and(|longest| order.due - order.received > longest) {
            order.refuse();
        } else {
            servers.accept(plan, order);
        }
    }

    /// A cancelled order is no longer ahead of others.
    pub(super) fn forget_work(&mut self, slot: u32) {
        if let Fulfilment::Production(servers) = &mut self.fulfilment {
            servers.forget(&self.plan, self.orders.get(slot));
        }
    }

    /// The order joins the production queue.
    pub(super) fn join(&mut self, slot: u32) {
        let order = self.orders.get_mut(slot);
        order.joined = self.now;
        self.observer.see(self.now, &Event::Joined { order });
        if let Fulfilment::Production(servers) = &mut self.fulfilment {
            servers.join(slot, urgency(&self.plan, order));
        }
        self.start_production();
    }

    /// Free servers take the next orders of the queue.
    fn start_production(&mut self) {
        let Fulfilment::Production(servers) = &mut self.fulfilment else { return };
        while let Some(slot) = servers.next(&self.plan) {
            let order = self.orders.get_mut(slot);
            order.started = self.now;
            servers.start(&self.plan, slot, order);
            let work = production_time(&self.plan, self.streams, order);
            let finished = self.plan.disruptions.production.done(self.now, work);
            self.calendar.schedule(finished, Due::Finish { order: slot });
            self.observer.see(self.now, &Event::Started { order });
        }
        let line = Event::Line { waiting: servers.waiting(), busy: servers.busy() };
        self.observer.see(self.now, &line);
    }

    /// A server is done with an order, and takes the next.
    pub(super) fn finish_production(&mut self, slot: u32) {
        if let Fulfilment::Production(servers) = &mut self.fulfilment {
            servers.finish(slot);
        }
        self.orders.get_mut(slot).filled = self.now;
        self.observer.see(self.now, &Event::Finished { order: self.orders.get(slot) });
        self.schedule_departure(slot, Part::Whole);
        self.start_production();
    }
}
