"""One item under a periodic base stock in stockpyl, as its own simulation runs it: seconds and what it found.

    python stockpyl_model.py '{"mean": 20, "level": 160, "lead_time": 6, "warm_up": 200, "days": 3000, "seed": 7}'
"""

import json
import sys
import time

from stockpyl.sim import simulation
from stockpyl.supply_chain_network import single_stage_system

model = json.loads(sys.argv[1])
network = single_stage_system(
    holding_cost=1,
    stockout_cost=1,
    demand_type="P",
    mean=model["mean"],
    policy_type="BS",
    base_stock_level=model["level"],
    shipment_lead_time=model["lead_time"],
)
started = time.process_time()
simulation(network, model["days"], rand_seed=model["seed"], progress_bar=False)
seconds = time.process_time() - started
ends = [sum(period.inventory_level.values()) for period in network.nodes[0].state_vars[model["warm_up"] : model["days"]]]
stock = sum(max(end, 0) for end in ends) / len(ends)
print(json.dumps({"seconds": seconds, "count": model["days"], "found": [stock]}))
