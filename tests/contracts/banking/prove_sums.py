"""`make prove-sums`: the sums of SUMS_CONTRACTS (1,000) generated contracts, as a line of JSON.

A database of its own is made and thrown away; SUMS_SEED says where chance starts.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time

SEED = 20261122


def main() -> int:
    """Make the database, compare, and print the figures; the exit code is 1 when a sum differs."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import override_settings, setup_test_environment

    from tests.contracts.banking.sums import compare

    contracts = int(os.environ.get("SUMS_CONTRACTS", "1000"))
    seed = int(os.environ.get("SUMS_SEED", str(SEED)))
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
        found = compare(contracts, seed)
    seconds = round(time.monotonic() - began)
    say({"prove": "sums", "seed": seed, **found, "seconds": seconds})
    return 0


def say(line: dict[str, object]) -> None:
    """Print one line of JSON."""
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    sys.exit(main())
