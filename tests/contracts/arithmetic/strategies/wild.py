"""Generated contracts of any kind: together they use every key of the format (see test_mixes)."""

import json
import re
from copy import deepcopy
from typing import Any

from contracts.arithmetic import Observation, Terms, TermsError, parse_terms
from tests.contracts.arithmetic.builders import label, terms_data
from tests.contracts.arithmetic.strategies.values import SELDOM, YES_OR_NO, Choose, one_of
from tests.contracts.arithmetic.strategies.wild_components import wild_component
from tests.contracts.arithmetic.strategies.wild_flows import (
    wild_flows,
    wild_payers,
    wild_rounding,
)
from tests.contracts.arithmetic.strategies.wild_limits import wild_limits
from tests.contracts.arithmetic.strategies.wild_quantities import metrics_in
from tests.contracts.arithmetic.strategies.wild_rows import wild_observation
from tests.contracts.arithmetic.strategies.wild_values import (
    CALENDARS,
    CONSTANTS,
    metrics,
    parties,
    perhaps,
)

Data = dict[str, Any]
SIZES = (1, 1, 2, 3)
AMENDMENTS = (0, 0, 1, 2)
ROWS = range(1, 13)
OPTIONAL = ("components", "limits", "netting", "vat", "waterfall")
SINCE = ("2020-02-15", "2020-04-01", "2020-07-01", "2020-10-01")
CHANGES = ("parts", "drop", "limits", "flows", "payers", "rounding", "metrics")


def wild_contract(choose: Choose) -> Data:
    """Terms of any kind."""
    parts, limits = _rules(choose)
    calendar = choose(CALENDARS)
    named: Data = {"title": label("of any kind")}
    named |= perhaps(choose, "note", label("nobody would sign this"))
    named |= {"parties": parties(), "metrics": metrics(choose), "periods": calendar}
    started = calendar.get("from") or calendar["dates"][0]  # type: ignore[index]
    return _put_together(choose, {**terms_data(**named), "valid_from": started}, parts, limits)


def _rules(choose: Choose) -> tuple[list[Data], list[Data]]:
    by_person = choose(SELDOM)
    parts = [
        wild_component(choose, f"part_{number}", by_person=by_person)
        for number in range(choose(SIZES))
    ]
    for part in parts:
        part |= perhaps(choose, "pays", "helper", "broker", "junior")
    return parts, wild_limits(choose, parts)


def _put_together(choose: Choose, data: Data, parts: list[Data], limits: list[Data]) -> Data:
    payers = wild_payers(choose)
    data |= {"components": parts, "payers": payers, "rounding": wild_rounding(choose, payers)}
    if limits:
        data["limits"] = limits
    return data | wild_flows(choose, [part["code"] for part in parts], payers)


def wild_amendment(choose: Choose, data: Data) -> Data:
    """The same terms with one part of them other, in force from a later day."""
    changed: Data = deepcopy(data)
    changed["valid_from"] = choose(SINCE)
    what = one_of(choose, *CHANGES)
    if what in ("parts", "drop") and len(changed["components"]) > 1 and choose(YES_OR_NO):
        changed["components"].pop()
    elif what in ("parts", "drop"):
        changed["components"][0] = wild_component(choose, "part_0", by_person=False)
    elif what == "limits":
        changed["limits"] = wild_limits(choose, changed["components"])
    elif what == "rounding":
        changed["rounding"] = wild_rounding(choose, changed["payers"])
    elif what == "metrics":
        changed["metrics"] = metrics(choose)
    else:
        for key in ("netting", "order", "vat", "waterfall", "figures"):
            changed.pop(key, None)
        return _put_together(choose, changed, changed["components"], changed.get("limits", []))
    return changed


def fitting(data: Data) -> tuple[Data, Terms]:
    """These terms without what does not fit the rest of them, which chance cannot always know."""
    while True:
        data.pop("constants", None)
        if '"constant"' in json.dumps(data):
            data["constants"] = CONSTANTS
        try:
            return data, parse_terms(data)
        except TermsError as refused:
            data = without(data, refused.problems[0].path)


def without(data: Data, path: str) -> Data:
    """Take out what is wrong: a limit, a rule about money on its way, or a key of a component."""
    place, _, key = path.partition(".")
    name, _, number = place.rstrip("]").partition("[")
    assert name in OPTIONAL, path
    assert key.partition(".")[0] not in ("code", "quantity", "price"), path
    if name == "components":
        data["components"][int(number)].pop(re.split(r"[.\[]", key)[0])
        return data
    if number:
        data[name].pop(int(number))
    if not number or not data[name]:
        del data[name]
    return data


def wild_rows(choose: Choose, datas: list[Data], *, late: bool = True) -> list[Observation]:
    """Observations of what these terms look at."""
    looked_at = sorted(
        metrics_in([[data["components"], data.get("netting")] for data in datas])
    ) or ["job"]
    return [wild_observation(choose, looked_at, late=late) for _ in range(choose(ROWS))]
