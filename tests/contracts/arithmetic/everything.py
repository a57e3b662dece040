"""Contracts that together have every key of the format, in every place where it may stand.

Nobody would sign them. They are there to be recorded (see `recording`): a key that no example uses
can change its meaning, or what is said when it is wrong, without another test noticing.
"""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

from contracts.arithmetic import Observation
from tests.contracts.arithmetic.builders import label, metric, terms_data

FOLDER = Path(__file__).with_suffix("")
UNTIL = date(2021, 7, 1)
START = date(2020, 1, 1)
DAYS = (UNTIL - START).days
PERSONS = ("p1", "p2", "p3")
COHORTS = ("c1", "c2")


def known_metrics() -> list[dict[str, object]]:
    """Metrics of every kind, with every answer to what is missing."""
    return [
        metric("job", missing={"not_measured": "zero", "not_applicable": "zero"}),
        metric("person_job", missing={"not_measured": "wait", "not_applicable": "skip"}),
        metric("places", unit_plural=label("all places"), target="40"),
        metric("nights", missing={"not_measured": "wait"}),
        metric("jail", missing={"not_applicable": "zero"}),
        metric("lease"),
        metric("saving", missing={"not_measured": "zero"}),
        metric("level", baseline="80", baseline_source=label("a year before"), target="60"),
        metric("control", baseline="75", missing={"not_applicable": "skip"}),
        metric("rate", baseline="2"),
        metric("checked"),
        metric("correct"),
        metric("reached", missing={"not_measured": "zero", "not_applicable": "skip"}),
        metric("step"),
    ]


def every_contract() -> dict[str, tuple[dict[str, object], tuple[Observation, ...]]]:
    """Each contract by name, with observations of all its metrics."""
    made = {}
    for path in sorted(FOLDER.glob("*.json")):
        name = path.stem.replace("_", " ")
        told = json.loads(path.read_text(encoding="utf-8"))
        for each in told["components"]:
            each["label"] = label(each["code"])
        data = terms_data(**told, title=label(name), note=label("not real"))
        made[name] = {**data, "metrics": known_metrics()}, tuple(observations(name))
    return made


def observations(name: str) -> list[Observation]:
    """Observations of every metric: of persons and groups, late, missing, and less than claimed."""
    chance = Random(name)
    rows = []
    for known in known_metrics():
        code, kind = str(known["code"]), known["kind"]
        for number in range(chance.randrange(5, 9)):
            day = START + timedelta(days=chance.randrange(DAYS))
            status = "not_measured" if known.get("missing") and number == 3 else "measured"
            if known.get("missing") and number == 4:
                status = "not_applicable"
            is_spell = kind == "days" or code == "lease"
            size = {"event": None, "days": None, "level": chance.randrange(40, 90)}.get(
                str(kind), chance.randrange(1, 30)
            )
            rows.append(
                Observation(
                    metric=code,
                    on=day,
                    quantity=None if size is None or status != "measured" else Fraction(size, 1),
                    subject=chance.choice(PERSONS) if known.get("subject") else "",
                    cohort=chance.choice(("", *COHORTS)) if kind != "level" else "",
                    start=day if is_spell else None,
                    end=day + timedelta(days=chance.randrange(1, 120)) if is_spell else None,
                    known_on=day + timedelta(days=100) if number == 1 else None,
                    status=status,  # type: ignore[arg-type]
                    key=str(number),
                    claimed=Fraction(99) if number == 2 and size else None,
                )
            )
    return rows
