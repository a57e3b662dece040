"""What was changed or removed of the rows that a settlement was made of, behind the triggers.

The frozen inputs hold each observation as it was accepted. Rows are only ever added, so what was
frozen is still there: the observation as it was reported, and a verdict that makes of it what was
frozen. A verdict, correction or withdrawal that came later adds rows and changes none of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from django.db import connection

from contracts.arithmetic import Period
from contracts.enums import ObservationStatus, SettlementStatus
from contracts.models import Observation, Settlement, TermsVersion, Verification
from contracts.snapshots.facts import COUNTING, as_accepted, decimal_text
from contracts.snapshots.person_sums import NotSummableError
from contracts.snapshots.summed import sums_now
from contracts.terms_documents import read_terms

# What was settled; a reversed settlement was.
SETTLED: Final = (SettlementStatus.APPROVED, SettlementStatus.REVERSED)
# So many frozen observations are compared with their rows at once.
AT_ONCE: Final = 1000
REPORTED: Final = ("metric", "on", "start", "end", "known_on", "status", "subject", "cohort")
COLUMNS: Final = (
    *("pk", "agreement", "on", "start", "end", "known_on", "quantity", "status"),
    *("subject", "cohort", "key", "indicator__code"),
)
# How frozen inputs leave out what is ordinary.
ORDINARY: Final = {"status": ObservationStatus.MEASURED.value}


def changed_rows(settlement: Settlement) -> Iterator[str]:
    """Give what differs between the frozen inputs and today's rows: which row, and which field."""
    for part in _parts(settlement.inputs["observations"]):
        yield from _changed(settlement.agreement_id, part)
    if "sums" in settlement.inputs and connection.vendor == "postgresql":
        yield from _changed_sums(settlement)


def settled_with(observation: Observation) -> Settlement | None:
    """Return the first settlement that was approved and was computed from this observation."""
    settlements = Settlement.objects.filter(
        agreement=observation.agreement_id, status__in=SETTLED
    ).select_related("agreement")
    key = str(observation.key)
    for settlement in settlements.order_by("period_start", "revision").iterator(chunk_size=10):
        if any(item["key"] == key for item in settlement.inputs["observations"]) or (
            "sums" in settlement.inputs and observation.on < settlement.period_end
        ):
            return settlement
    return None


def _parts(items: Sequence[Mapping[str, str]]) -> Iterator[Sequence[Mapping[str, str]]]:
    for first in range(0, len(items), AT_ONCE):
        yield items[first : first + AT_ONCE]


def _changed(agreement_id: int, items: Sequence[Mapping[str, str]]) -> Iterator[str]:
    found = Observation.objects.filter(key__in=[item["key"] for item in items]).order_by()
    rows = {
        str(row[10]): dict(zip(COLUMNS, row, strict=True)) for row in found.values_list(*COLUMNS)
    }
    parts = _accepted_parts([row["pk"] for row in rows.values()])
    for item in items:
        row = rows.get(item["key"])
        if row is None:
            yield f"observation {item['key']} ({item['metric']} {item['on']}): is gone"
            continue
        differences = list(_differences(agreement_id, item, row, parts[row["pk"]]))
        yield from (f"observation {row['pk']} ({item['key']}): {text}" for text in differences)


def _accepted_parts(observation_ids: Collection[int]) -> dict[int, list[Any]]:
    """Return what each verdict that lets an observation count accepted of it; None: all of it."""
    parts: dict[int, list[Any]] = defaultdict(list)
    verdicts = Verification.objects.filter(
        observation__in=observation_ids, decision__in=COUNTING
    ).order_by("pk")
    for observation_id, part in verdicts.values_list("observation", "accepted_quantity"):
        parts[observation_id].append(part)
    return parts


def _differences(
    agreement_id: int, frozen: Mapping[str, str], row: dict[str, Any], parts: Sequence[Any]
) -> Iterator[str]:
    """Give what differs of one observation: as it was reported, else as it was accepted."""
    row = {**row, "code": row["indicator__code"]}
    reported = as_accepted({**row, "part": None}).data
    texts = []
    if row["agreement"] != agreement_id:
        texts.append(f"agreement {agreement_id} is now {row['agreement']}")
    for name in REPORTED:
        ordinary = ORDINARY.get(name, "")
        before, now = frozen.get(name, ordinary), reported.get(name, ordinary)
        if before != now:
            texts.append(f"{name} {before or 'empty'} is now {now or 'empty'}")
    claimed = frozen.get("claimed", frozen.get("quantity"))
    if row["quantity"] is not None and decimal_text(row["quantity"]) != claimed:
        texts.append(f"quantity {claimed} is now {decimal_text(row['quantity'])}")
    if texts:
        yield from texts
        return
    accepted = [as_accepted({**row, "part": part}).data for part in parts]
    if not accepted:
        yield "the verdict that accepted it is gone or is now disputed"
    elif frozen not in accepted:
        values = " or ".join(data.get("quantity", "empty") for data in accepted)
        yield f"accepted quantity {frozen.get('quantity', 'empty')} is now {values}"


def _changed_sums(settlement: Settlement) -> Iterator[str]:
    """Give whether what was summed is still the same; the sums name no rows."""
    frozen = settlement.inputs["sums"]
    numbers = [name["number"] for name in settlement.inputs["terms"]]
    versions = TermsVersion.objects.filter(
        agreement=settlement.agreement_id, number__in=numbers
    ).order_by("number")
    period = Period(settlement.period_start, settlement.period_end)
    terms = [read_terms(version) for version in versions]
    try:
        sums = sums_now(settlement.agreement_id, terms, period, frozen["verified_up_to"])
    except NotSummableError:
        # Rows of another kind came later, which is allowed; nothing can be said of the old ones.
        return
    if frozen["observations"] != sums["observations"]:
        yield f"sums: observations {frozen['observations']} are now {sums['observations']}"
    elif frozen["digest"] != sums["digest"]:
        yield "sums: an observation or verdict differs (digest)"
