"""One item under (s, nQ) in SimPy, as anyone would write it: seconds and what it found.

Poisson orders of one line, geometric units, gamma lead times that may cross, gamma transport, back-orders first come
first served; an order is on time if it comes within the promise.

    python simpy_model.py '{"orders_per_day": 10, "mean_units": 2, "lead_time": [7, 0.4], "transport": [1, 0.3],
        "reorder_point": 165, "lot": 100, "initial_stock": 215, "promise": 2, "warm_up": 28, "days": 126, "runs": 10, "seed": 1}'
"""

import json
import math
import random
import sys
import time
from collections import deque

import simpy


def gamma(draw, mean, cv):
    shape = 1 / cv**2
    return draw.gammavariate(shape, mean / shape)


class Shop:
    def __init__(self, model, seed):
        self.model = model
        self.draw = random.Random(seed)
        self.env = simpy.Environment()
        self.stock = model["initial_stock"]
        self.on_order = 0
        self.waiting = deque()  # [units still owed, event of delivery]
        self.started = self.placed = self.on_time = 0

    def run(self):
        self.review()
        self.env.process(self.orders())
        self.env.run()

    def orders(self):
        end = self.model["warm_up"] + self.model["days"]
        success = 1 / self.model["mean_units"]
        while True:
            yield self.env.timeout(self.draw.expovariate(self.model["orders_per_day"]))
            if self.env.now > end:
                return
            self.started += 1
            units = 1 + int(math.log(1 - self.draw.random()) / math.log(1 - success))
            self.env.process(self.order(units))

    def order(self, units):
        placed = self.env.now
        counts = placed >= self.model["warm_up"]
        met = self.env.event()
        self.waiting.append([units, met])
        self.serve()
        self.review()
        yield met
        yield self.env.timeout(gamma(self.draw, *self.model["transport"]))
        if counts:
            self.placed += 1
            self.on_time += self.env.now - placed <= self.model["promise"]

    def serve(self):
        while self.waiting and self.stock > 0:
            first = self.waiting[0]
            units = min(first[0], self.stock)
            first[0] -= units
            self.stock -= units
            if first[0] == 0:
                first[1].succeed()
                self.waiting.popleft()

    def review(self):
        position = self.stock + self.on_order - sum(owed for owed, _ in self.waiting)
        while position <= self.model["reorder_point"]:
            self.on_order += self.model["lot"]
            position += self.model["lot"]
            self.env.process(self.replenish())

    def replenish(self):
        yield self.env.timeout(gamma(self.draw, *self.model["lead_time"]))
        self.on_order -= self.model["lot"]
        self.stock += self.model["lot"]
        self.serve()


model = json.loads(sys.argv[1])
started = time.process_time()
shops = [Shop(model, model["seed"] + number) for number in range(model["runs"])]
for shop in shops:
    shop.run()
seconds = time.process_time() - started
found = [shop.on_time / shop.placed for shop in shops]
print(json.dumps({"seconds": seconds, "count": sum(shop.started for shop in shops), "found": found}))
