"""The response as it was sent: schema `response/2`, with its one writer, and one reader for all.

Amounts are whole cents and dates ISO texts, so the canonical text, and with it the sha256,
is the same on every database. A new shape gets a new schema name in `document_schemas`; old rows
keep theirs and are read as the newest shape with the new answers empty.
"""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from jsonschema import Draft202012Validator

from pages.challenges.document_schemas import (
    FIRST,
    LONG,
    MAX_ROWS,
    MEDIUM,
    SCHEMAS,
    SECOND,
    SHORT,
)
from pages.challenges.enums import FormSize

__all__ = ["LONG", "MAX_ROWS", "MEDIUM", "SCHEMA", "SHORT"]

SCHEMA = SECOND


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
class Lot:
    """A part of the work of a call, with its name as it was on the day of sending."""

    code: str
    name: str


@dataclass(frozen=True)
class About:
    """What it is about, and how much was asked in the form.

    `size` is `short` for a small request: most of the rest was not asked then. `task`, `present`
    (who does it now) and `cooperation` are for a challenge of somebody's own; `lots` for a call.
    """

    size: str = FormSize.FULL.value
    asked_cents: int | None = None
    task: str = ""
    present: str = ""
    cooperation: str = ""
    lots: tuple[Lot, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What will be different, and why that is better."""

    title: str
    different: str
    for_whom: str = ""
    reach_count: int | None = None
    reach: str = ""
    why: str = ""


@dataclass(frozen=True)
class Value:
    """The societal business case. Its third question, what it costs, is `Results.budget`."""

    services: str = ""
    added_value: str = ""
    pays_now: str = ""
    pays_later: str = ""
    benefits: str = ""


@dataclass(frozen=True)
class IndicatorProposal:
    """By what the result can be seen."""

    what: str
    baseline: str = ""
    target: str = ""
    source: str = ""
    moment: str = ""


@dataclass(frozen=True)
class BudgetLine:
    """One cost. `kind` is once, fixed (whatever happens), variable (with the work) or unknown."""

    description: str
    amount_cents: int
    kind: str = ""


@dataclass(frozen=True)
class Results:
    """Results and costs; what somebody brings, needs, and wants to get back."""

    indicators: tuple[IndicatorProposal, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    own_contribution: str = ""
    own_contribution_cents: int | None = None
    needs: str = ""
    wants_back: str = ""

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
    """When, with whom, and what keeps it good and going. Dates are ISO texts or empty."""

    starts_on: str = ""
    ends_on: str = ""
    milestones: tuple[Milestone, ...] = ()
    support: str = ""
    continuity: str = ""
    involvement: str = ""
    quality: str = ""


@dataclass(frozen=True)
class Publication:
    """Which parts may be public. Everything else stays between the resident and us."""

    name: bool = False
    plan: bool = False
    value: bool = False
    results: bool = False
    costs: bool = False
    exchange: bool = False
    planning: bool = False


@dataclass(frozen=True)
class ResponseDocument:
    """Everything a resident sent."""

    applicant: Applicant
    plan: Plan
    about: About = field(default_factory=About)
    value: Value = field(default_factory=Value)
    results: Results = field(default_factory=Results)
    planning: Planning = field(default_factory=Planning)
    publication: Publication = field(default_factory=Publication)
    is_declared_true: bool = False


class InvalidDocument(ValueError):  # noqa: N818
    """A document does not fit its schema; the message names the place."""


_VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}


def write_document(document: ResponseDocument) -> dict[str, Any]:
    """The JSON of a document. Raises InvalidDocument when it does not fit the schema."""
    # Through JSON text, so that tuples become lists as they will be when read back.
    data: dict[str, Any] = json.loads(json.dumps({"schema": SCHEMA, **asdict(document)}))
    _check(data)
    return data


def read_document(data: dict[str, Any]) -> ResponseDocument:
    """The document in this JSON, of any schema. Raises InvalidDocument for another shape."""
    _check(data)
    if data["schema"] == FIRST:
        data = _as_second(data)
    about, results, planning = data["about"], data["results"], data["planning"]
    applicant = data["applicant"]
    return ResponseDocument(
        applicant=Applicant(
            **{**applicant, "partners": tuple(Partner(**row) for row in applicant["partners"])}
        ),
        about=About(**{**about, "lots": tuple(Lot(**row) for row in about["lots"])}),
        plan=Plan(**data["plan"]),
        value=Value(**data["value"]),
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


def _as_second(first: dict[str, Any]) -> dict[str, Any]:
    """A document of the first shape. Its one consent for results covered the planning as well."""
    publication = first["publication"]
    return {
        **first,
        "about": {**asdict(About()), "lots": []},
        "value": asdict(Value()),
        "publication": {**publication, "planning": publication["results"]},
    }


def _check(data: dict[str, Any]) -> None:
    validator = _VALIDATORS.get(str(data.get("schema")))
    if validator is None:
        raise InvalidDocument("schema: const")
    for error in validator.iter_errors(data):
        # The place only: the message of the library repeats what people typed.
        place = "/".join(str(part) for part in error.absolute_path) or "document"
        raise InvalidDocument(f"{place}: {error.validator}")
