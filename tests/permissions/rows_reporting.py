"""Reports, samples, evidence and differences of opinion, of an own agreement and one of others."""

from __future__ import annotations

from typing import Any

from contracts.models import Agreement
from contracts.reporting.models import Extension
from contracts.reporting.selectors.disputes import disputes_for
from contracts.reporting.services.evidence import add_evidence
from contracts.reporting.services.samples import draw_sample
from tests.contracts.reporting.cases import Case
from tests.contracts.reporting.test_verification import SEED, sign
from tests.factories import files
from tests.factories.contracts import NOW, Q1, member_of
from tests.permissions.matrix import (
    DESK,
    MANAGES,
    NOBODY,
    PARTIES,
    SEES_ALL,
    Row,
    form_of_agreement,
    of_agreement,
    page_of,
    per,
    staff,
)
from tests.permissions.scene import Scene

AT_DESK = staff(DESK)
# Evidence may be about persons: not for who pays, invests, approves or audits.
THREE = staff("contract_manager evaluator provider admin")
PROVIDER, EVALUATOR = staff("provider"), staff("evaluator")
REOPENS = staff("contract_manager evaluator admin")

SEEN = of_agreement(PARTIES, SEES_ALL)
# A report is written on its own screen.
WRITTEN = per({"own": PARTIES, "other": SEES_ALL}, {"own": PROVIDER, "other": NOBODY})
# These terms take nothing from a sample, so nobody hands one over.
SAMPLE = per({"own": PARTIES, "other": SEES_ALL}, {"own": NOBODY, "other": NOBODY})
JUDGED = form_of_agreement(EVALUATOR, NOBODY)
DELIVERED = form_of_agreement(PROVIDER, NOBODY)
MANAGED = form_of_agreement(MANAGES, MANAGES)
TAKEN_PART = form_of_agreement(THREE, MANAGES)

ROWS = (
    Row("rapportages:requests", **page_of(AT_DESK)),
    Row("rapportages:request", ("request",), **WRITTEN),
    Row("rapportages:deliver", ("request",), **DELIVERED),
    Row("rapportages:pdf", ("request",), **SEEN),
    Row("rapportages:extend", ("request",), **DELIVERED),
    Row("rapportages:decide", ("request",), **MANAGED),
    Row("rapportages:periods", ("agreement",), **SEEN),
    Row("rapportages:plan", ("agreement",), **MANAGED),
    Row("rapportages:sign_off", ("agreement", Q1.start), **JUDGED),
    Row("rapportages:draw", ("agreement", Q1.start), **JUDGED),
    Row("rapportages:add_evidence", ("agreement",), **TAKEN_PART),
    Row("rapportages:add_evidence_for", ("agreement", "observation"), **TAKEN_PART),
    Row("rapportages:reopen", ("sign_off",), **form_of_agreement(REOPENS, MANAGES)),
    Row("rapportages:sample", ("sample",), **SAMPLE),
    Row("rapportages:evidence", ("evidence",), **of_agreement(THREE, MANAGES)),
    Row("rapportages:evidence_file", ("evidence",), **of_agreement(THREE, MANAGES)),
    Row("rapportages:disputes", **page_of(AT_DESK)),
    Row("rapportages:dispute", ("dispute",), **TAKEN_PART),
    Row("rapportages:let_stand", ("dispute",), **JUDGED),
)


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """The same of both agreements, each with its own provider and evaluator."""
    return {
        "own": everything_of(scene.agreement),
        "other": everything_of(scene.other_agreement),
    }


def everything_of(agreement: Agreement) -> dict[str, Any]:
    """A signed-off quarter with a sample and evidence, a dispute, and a report that is late."""
    people = {role: member_of(agreement, role) for role in ("provider", "evaluator")}
    case = Case(agreement, people)
    row = case.observe()
    case.judge(row, "accepted")
    signed = sign(case)
    disputed = case.observe(2)
    case.judge(disputed)
    period = {"start": Q1.start, "end": Q1.end, "now": NOW}
    drawn = {"method": "simple", "size": 1, "seed": SEED, "by": people["evaluator"], **period}
    request = case.ask()
    Extension.objects.create(
        request=request,
        until="2026-05-20",
        reason="Ziekte.",
        asked_by=people["provider"],
        asked_at=NOW,
    )
    return {
        "agreement": agreement,
        "observation": row,
        "sign_off": signed,
        "sample": draw_sample(agreement=agreement, **drawn),
        "request": request,
        "dispute": disputes_for(people["evaluator"], is_open=True).get(),
        "evidence": add_evidence(
            agreement=agreement,
            observation=None,
            name="lijst.pdf",
            content=files.pdf(),
            description="Presentielijst",
            by=people["provider"],
            now=NOW,
        ),
    }
