"""What a code in one part of the terms may point to in another: metrics, parties, components."""

from collections.abc import Mapping
from typing import Any, Final

from contracts.wording import Language

_METRIC_BLOCKS: Final = frozenset({"after", "against", "ratio", "sampled", "after_one", "list"})
_BY_KEY: Final[Mapping[str, tuple[str, ...]]] = {
    "pays": ("parties",),
    "verified_by": ("parties",),
    "party": ("parties",),
    "payer": ("parties",),
    "to": ("parties",),
    "excess_to": ("parties",),
    "remainder_to": ("parties",),
    "over": ("components", "limits"),
    "of": ("components", "limits"),
    "among": ("metrics",),
    "constant": ("constants",),
    "investment": ("investments",),
    "on": ("investments",),
    "principal": ("investments",),
    "return": ("investments",),
}
_ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "verified_by": ("evaluator",),
    "pays": ("provider", "intermediary", "investor"),
    "remainder_to": ("payer", "investor"),
}


def targets(definition: str, key: str) -> tuple[str, ...]:
    """Return the top-level keys whose codes may stand here; none when it is a code of one's own."""
    if key == "code":
        return ()
    if definition.startswith("quantity_") or definition in _METRIC_BLOCKS:
        return ("metrics",)
    return _BY_KEY.get(key, ())


def known_codes(
    document: Mapping[str, Any], definition: str, key: str, language: Language
) -> list[tuple[str, str]]:
    """Return (code, name) of everything that may be chosen here."""
    found: list[tuple[str, str]] = []
    for target in targets(definition, key):
        rows = document.get(target)
        pairs = rows.items() if isinstance(rows, Mapping) else _coded(rows)
        for code, row in pairs:
            is_floor = target != "limits" or (isinstance(row, Mapping) and "min" in row)
            if is_floor and _fits_role(row, key):
                found.append((code, name_of_row(row, code, language)))
    return found


def _coded(rows: object) -> list[tuple[str, Any]]:
    if not isinstance(rows, list):
        return []
    return [
        (row["code"], row)
        for row in rows
        if isinstance(row, Mapping) and isinstance(row.get("code"), str) and row["code"]
    ]


def _fits_role(row: object, key: str) -> bool:
    wanted = _ROLES.get(key)
    return wanted is None or (isinstance(row, Mapping) and row.get("role") in wanted)


def name_of_row(row: object, code: str, language: Language) -> str:
    """Return the label of something with a code, or the code."""
    label = row.get("label") if isinstance(row, Mapping) else None
    if not isinstance(label, Mapping):
        return code
    for one in (language, "nl", "en"):
        if isinstance(label.get(one), str) and label[one].strip():
            return str(label[one])
    return code
