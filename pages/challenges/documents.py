"""The response as it was sent: schema `response/1`, with its one writer and one reader.

Amounts are whole cents and dates ISO texts, so the canonical text, and with it the sha256,
is the same on every database. A new shape gets a new schema name; old rows keep theirs.
"""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from jsonschema import Draft202012Validator

SCHEMA = "response/1"

MAX_ROWS = 20
SHORT = 120
MEDIUM = 500
LONG = 5000


@dataclass(frozen=True)
class Partner:
    """Someone who takes part."""

    name: str
    contribution: str = ""


@dataclass(frozen=True)
class Applicant:
    """Who responds, and how to reach them."""

    kind: str
    name: str
    email: str
    contact_name: str = ""
    phone: str = ""
    place: str = ""
    kvk: str = ""
    channel: str = "email"
    address: str = ""
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What will be different."""

    title: str
    different: str
    for_whom: str = ""
    reach_count: int | None = None
    reach: str = ""


@dataclass(frozen=True)
class IndicatorProposal:
    """By what the result can be seen."""

    what: str
    baseline: str = ""
    target: str = ""
    source: str = ""


@dataclass(frozen=True)
class BudgetLine:
    """One cost."""

    description: str
    amount_cents: int


@dataclass(frozen=True)
class Results:
    """Results, costs, and what is needed."""

    indicators: tuple[IndicatorProposal, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    own_contribution: str = ""
    own_contribution_cents: int | None = None
    needs: str = ""

    @property
    def total_cents(self) -> int:
        """All costs together."""
        return sum(line.amount_cents for line in self.budget)


@dataclass(frozen=True)
class Milestone:
    """A moment in the plan; `when` is as typed, since plans say "na de zomer"."""

    when: str
    what: str


@dataclass(frozen=True)
class Planning:
    """When, with whose support, and what if it stops. Dates are ISO texts or empty."""

    starts_on: str = ""
    ends_on: str = ""
    milestones: tuple[Milestone, ...] = ()
    support: str = ""
    continuity: str = ""


@dataclass(frozen=True)
class Publication:
    """Which parts may be public. Everything else stays between the resident and us."""

    name: bool = False
    plan: bool = False
    results: bool = False
    costs: bool = False


@dataclass(frozen=True)
class ResponseDocument:
    """Everything a resident sent."""

    applicant: Applicant
    plan: Plan
    results: Results = field(default_factory=Results)
    planning: Planning = field(default_factory=Planning)
    publication: Publication = field(default_factory=Publication)
    is_declared_true: bool = False


class InvalidDocument(ValueError):  # noqa: N818
    """A document does not fit its schema; the message names the place."""


def _text(limit: int, *, required: bool = False) -> dict[str, Any]:
    return {"type": "string", "maxLength": limit, **({"minLength": 1} if required else {})}


def _part(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        # Every field is written, so that a reader never has to guess.
        "required": sorted({*properties, *required}),
    }


def _rows(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "maxItems": MAX_ROWS, "items": _part(**properties)}


_CENTS = {"type": "integer", "minimum": 0, "maximum": 99_999_999_999}
_DATE = {"type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
_FLAG = {"type": "boolean"}

JSON_SCHEMA = _part(
    schema={"const": SCHEMA},
    applicant=_part(
        # Each municipality has its own kinds, so the form judges which there are.
        kind={"type": "string", "pattern": r"^[a-z][a-z0-9_]{1,29}$"},
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
    ),
    plan=_part(
        title=_text(SHORT, required=True),
        different=_text(LONG, required=True),
        for_whom=_text(LONG),
        reach_count={"type": ["integer", "null"], "minimum": 0, "maximum": 10_000_000},
        reach=_text(LONG),
    ),
    results=_part(
        indicators=_rows(
            what=_text(MEDIUM, required=True),
            baseline=_text(MEDIUM),
            target=_text(MEDIUM),
            source=_text(MEDIUM),
        ),
        budget=_rows(description=_text(MEDIUM, required=True), amount_cents=_CENTS),
        own_contribution=_text(LONG),
        own_contribution_cents={**_CENTS, "type": ["integer", "null"]},
        needs=_text(LONG),
    ),
    planning=_part(
        starts_on=_DATE,
        ends_on=_DATE,
        milestones=_rows(when=_text(SHORT), what=_text(MEDIUM, required=True)),
        support=_text(LONG),
        continuity=_text(LONG),
    ),
    publication=_part(name=_FLAG, plan=_FLAG, results=_FLAG, costs=_FLAG),
    is_declared_true={"const": True},
)
_VALIDATOR = Draft202012Validator(JSON_SCHEMA)


def write_document(document: ResponseDocument) -> dict[str, Any]:
    """The JSON of a document. Raises InvalidDocument when it does not fit the schema."""
    # Through JSON text, so that tuples become lists as they will be when read back.
    data = json.loads(json.dumps({"schema": SCHEMA, **asdict(document)}))
    _check(data)
    return data


def read_document(data: dict[str, Any]) -> ResponseDocument:
    """The document in this JSON. Raises InvalidDocument for another schema or shape."""
    _check(data)
    applicant, results, planning = data["applicant"], data["results"], data["planning"]
    return ResponseDocument(
        applicant=Applicant(
            **{**applicant, "partners": tuple(Partner(**row) for row in applicant["partners"])}
        ),
        plan=Plan(**data["plan"]),
        results=Results(
            **{
                **results,
                "indicators": tuple(IndicatorProposal(**row) for row in results["indicators"]),
                "budget": tuple(BudgetLine(**row) for row in results["budget"]),
            }
        ),
        planning=Planning(
            **{**planning, "milestones": tuple(Milestone(**row) for row in planning["milestones"])}
        ),
        publication=Publication(**data["publication"]),
        is_declared_true=data["is_declared_true"],
    )


def fingerprint(data: dict[str, Any]) -> str:
    """The sha256 of the canonical text: sorted keys, no spaces, UTF-8."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _check(data: dict[str, Any]) -> None:
    for error in _VALIDATOR.iter_errors(data):
        # The place only: the message of the library repeats what people typed.
        place = "/".join(str(part) for part in error.absolute_path) or "document"
        raise InvalidDocument(f"{place}: {error.validator}")
