"""How many examples the property tests try: few in the normal run, which must stay quick.

Set PROPERTY_EXAMPLES to thousands after changing the engine.
"""

import os

from hypothesis import HealthCheck, settings

quick = settings(
    max_examples=int(os.environ.get("PROPERTY_EXAMPLES", "5")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
