"""The farm's clock.

What takes time on the farm (a print, a delivery, a self-test) is stored as the moment it began; how far it is follows from that.
FARM_TIME_FACTOR makes farm time run faster: with 3600, an hour on the farm takes a second.
"""

import os
import time

TIME_FACTOR = float(os.environ.get("FARM_TIME_FACTOR", "1"))

# How long the hub takes to acknowledge a change; real seconds.
HUB_SECONDS = float(os.environ.get("FARM_HUB_SECONDS", "0"))

DELIVERY_HOURS = 0.6
SELF_TEST_HOURS = 0.5
SLICING_HOURS = 0.5


def now() -> float:
    """Seconds since the epoch."""
    return time.time()


def progress(began_at: float, hours: float, at: float | None = None) -> float:
    """How far something is that began then and takes so many farm hours: 0.0 to 1.0."""
    if hours <= 0:
        return 1.0
    farm_hours = ((now() if at is None else at) - began_at) * TIME_FACTOR / 3600
    return min(1.0, max(0.0, farm_hours / hours))
