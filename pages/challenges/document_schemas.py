"""The shapes that a sent response can have, by the name of the schema. Sent documents stay as they
were sent, so an old shape stays here for ever; only the newest is written.
"""

from typing import Any

SHORT = 120
MEDIUM = 500
LONG = 5000
MAX_ROWS = 20

FIRST, SECOND = "response/1", "response/2"


def _text(limit: int, *, required: bool = False) -> dict[str, Any]:
    return {"type": "string", "maxLength": limit, **({"minLength": 1} if required else {})}


def _part(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        # Every field is written, so that a reader never has to guess.
        "required": sorted(properties),
    }


def _rows(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "maxItems": MAX_ROWS, "items": _part(**properties)}


_CENTS = {"type": "integer", "minimum": 0, "maximum": 99_999_999_999}
_CENTS_OR_NOT = {**_CENTS, "type": ["integer", "null"]}
_DATE = {"type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
_FLAG = {"type": "boolean"}
# Each municipality has its own kinds, so the form judges which there are.
_CODE = {"type": "string", "pattern": r"^[a-z][a-z0-9_]{1,29}$"}

_APPLICANT = _part(
    kind=_CODE,
    name=_text(SHORT, required=True),
    # Empty for who wants letters on paper and has no address.
    email=_text(200),
    contact_name=_text(SHORT),
    phone=_text(30),
    place=_text(SHORT),
    kvk={"type": "string", "pattern": r"^([0-9]{8})?$"},
    channel={"enum": ["email", "post"]},
    address=_text(MEDIUM),
    partners=_rows(name=_text(SHORT, required=True), contribution=_text(MEDIUM)),
)
_PLAN: dict[str, Any] = {
    "title": _text(SHORT, required=True),
    "different": _text(LONG, required=True),
    "for_whom": _text(LONG),
    "reach_count": {"type": ["integer", "null"], "minimum": 0, "maximum": 10_000_000},
    "reach": _text(LONG),
}
_INDICATOR: dict[str, Any] = {
    "what": _text(MEDIUM, required=True),
    "baseline": _text(MEDIUM),
    "target": _text(MEDIUM),
    "source": _text(MEDIUM),
}
_BUDGET_LINE: dict[str, Any] = {
    "description": _text(MEDIUM, required=True),
    "amount_cents": _CENTS,
}
_CONTRIBUTION: dict[str, Any] = {
    "own_contribution": _text(LONG),
    "own_contribution_cents": _CENTS_OR_NOT,
    "needs": _text(LONG),
}
_PLANNING: dict[str, Any] = {
    "starts_on": _DATE,
    "ends_on": _DATE,
    "milestones": _rows(when=_text(SHORT), what=_text(MEDIUM, required=True)),
    "support": _text(LONG),
    "continuity": _text(LONG),
}

SCHEMAS: dict[str, dict[str, Any]] = {
    FIRST: _part(
        schema={"const": FIRST},
        applicant=_APPLICANT,
        plan=_part(**_PLAN),
        results=_part(
            indicators=_rows(**_INDICATOR), budget=_rows(**_BUDGET_LINE), **_CONTRIBUTION
        ),
        planning=_part(**_PLANNING),
        publication=_part(name=_FLAG, plan=_FLAG, results=_FLAG, costs=_FLAG),
        is_declared_true={"const": True},
    ),
    SECOND: _part(
        schema={"const": SECOND},
        applicant=_APPLICANT,
        about=_part(
            size={"enum": ["short", "full"]},
            asked_cents=_CENTS_OR_NOT,
            task=_text(MEDIUM),
            present=_text(LONG),
            cooperation={"enum": ["", "subsidy", "commission", "together", "handover", "unsure"]},
            lots=_rows(code=_CODE, name=_text(SHORT, required=True)),
        ),
        plan=_part(**_PLAN, why=_text(LONG)),
        value=_part(
            services=_text(LONG),
            added_value=_text(LONG),
            pays_now=_text(LONG),
            pays_later=_text(LONG),
            benefits=_text(LONG),
        ),
        results=_part(
            indicators=_rows(**_INDICATOR, moment=_text(MEDIUM)),
            budget=_rows(**_BUDGET_LINE, kind={"enum": ["", "once", "fixed", "variable"]}),
            **_CONTRIBUTION,
            wants_back=_text(LONG),
        ),
        planning=_part(**_PLANNING, involvement=_text(LONG), quality=_text(LONG)),
        publication=_part(
            name=_FLAG,
            plan=_FLAG,
            value=_FLAG,
            results=_FLAG,
            costs=_FLAG,
            exchange=_FLAG,
            planning=_FLAG,
        ),
        is_declared_true={"const": True},
    ),
}
