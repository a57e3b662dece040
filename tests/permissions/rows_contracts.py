"""The contract desk: an agreement with people of the matrix in it, and one of others."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from contracts import services
from contracts.enums import PartyRole
from contracts.models import Agreement, SettlementRun
from contracts.services.account_changes import ask_account_change
from tests.factories.contracts import (
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.dossier import ask, keep_document, write
from tests.permissions.matrix import (
    DECIDES,
    DESK,
    MANAGES,
    NOBODY,
    PARTIES,
    PAYS,
    SEES_ALL,
    Row,
    form_of_agreement,
    of_agreement,
    one,
    page_of,
    per,
    staff,
)
from tests.permissions.scene import Scene

OTHER_IBAN = "NL91ABNA0417164300"
# In the third quarter, when the second can be settled.
IN_Q3 = NOW + timedelta(days=60)
AT_DESK = staff(DESK)
RECORDS = staff("contract_manager provider admin")
VERIFIES = staff("evaluator admin")
TELLS = staff("contract_manager evaluator provider admin")

LIST = page_of(AT_DESK)
LIST_OF_ALL = page_of(SEES_ALL)
SEEN = of_agreement(PARTIES, SEES_ALL)
SEEN_BY_ALL = of_agreement(SEES_ALL, SEES_ALL)
SEEN_BUT_SENT_BY_MANAGERS = per(
    {"own": PARTIES, "other": SEES_ALL}, {"own": MANAGES, "other": MANAGES}
)
TOLD = form_of_agreement(TELLS, MANAGES)
MANAGED = form_of_agreement(MANAGES, MANAGES)
# Nobody's name stands on these contracts, so every contract manager may.
HANDS_OVER = staff("contract_manager approver admin")
HANDED_OVER = form_of_agreement(HANDS_OVER, HANDS_OVER)
RECORDED = form_of_agreement(RECORDS, MANAGES)
DECIDED = form_of_agreement(DECIDES, DECIDES)
PAID = form_of_agreement(PAYS, PAYS)
WHILE_CONCEPT = per({"own": NOBODY, "concept": MANAGES}, {"own": NOBODY, "concept": MANAGES})

ROWS = (
    Row("contracten:home", **LIST),
    Row("contracten:agreements", **LIST),
    Row("contracten:draft", **one(MANAGES, MANAGES)),
    Row("contracten:agreement", ("agreement",), **SEEN),
    Row("contracten:change", ("agreement",), **MANAGED),
    Row("contracten:hand_over", ("agreement",), **HANDED_OVER),
    Row("contracten:add_party", ("agreement",), **WHILE_CONCEPT),
    Row("contracten:indicator", ("agreement", "indicator"), **WHILE_CONCEPT),
    Row("contracten:step", ("agreement", "opschorten"), **MANAGED),
    Row("contracten:safeguards", ("agreement",), **SEEN),
    Row("contracten:safeguard", ("agreement", "exit"), **MANAGED),
    Row("contracten:start", ("agreement",), **SEEN),
    Row("contracten:roles", ("agreement",), **SEEN),
    Row("contracten:dossier", ("agreement", "replaces"), **MANAGED),
    Row("contracten:dossier_withdraw", ("agreement", "replaces", 1), **MANAGED),
    Row("contracten:indicators", ("agreement",), **SEEN),
    Row("contracten:profile", ("agreement", "indicator"), **MANAGED),
    Row("contracten:need", ("agreement", "indicator"), **MANAGED),
    Row("contracten:need_withdraw", ("agreement", "indicator", "need"), **MANAGED),
    Row("contracten:needs", **LIST),
    Row("contracten:figures", ("agreement", "indicator"), **SEEN),
    Row("contracten:tell", ("agreement", "indicator", "story"), **TOLD),
    Row("contracten:documents", ("agreement",), **SEEN_BUT_SENT_BY_MANAGERS),
    Row("contracten:document_file", ("agreement", "document"), **SEEN),
    Row("contracten:withdraw_signature", ("agreement",), **MANAGED),
    Row("contracten:add_terms", ("agreement",), **MANAGED),
    Row("contracten:terms", ("agreement", 1), **SEEN),
    Row("contracten:terms_json", ("agreement", 1), **SEEN),
    Row("contracten:compare_terms", ("agreement",), **SEEN),
    Row("contracten:write_terms", ("agreement",), **MANAGED),
    Row("contracten:confirm_terms", ("agreement",), **MANAGED),
    Row("contracten:discard_terms", ("agreement",), **MANAGED),
    Row("contracten:draft_json", ("agreement",), **of_agreement(MANAGES, MANAGES)),
    Row("contracten:observations", ("agreement",), **SEEN),
    Row("contracten:observations_csv", ("agreement",), **SEEN),
    Row("contracten:record", ("agreement",), **RECORDED),
    Row("contracten:import", ("agreement",), **RECORDED),
    Row("contracten:import_template", ("agreement", "xlsx"), **RECORDED),
    Row("contracten:import_confirm", ("agreement",), **RECORDED),
    Row("contracten:forecast", ("agreement",), **SEEN_BY_ALL),
    Row("contracten:forecast_csv", ("agreement",), **SEEN_BY_ALL),
    Row("contracten:forecast_json", ("agreement",), **SEEN_BY_ALL),
    Row("contracten:add_forecast", ("agreement",), **MANAGED),
    Row("contracten:forecasts", **LIST_OF_ALL),
    Row("contracten:forecasts_csv", **LIST_OF_ALL),
    Row("contracten:forecasts_json", **LIST_OF_ALL),
    Row("contracten:prepare", ("agreement",), **MANAGED),
    Row("contracten:party", ("party",), **MANAGED),
    Row("contracten:add_party_member", ("party",), **MANAGED),
    Row("contracten:remove_party_member", ("party", "member"), **MANAGED),
    Row("contracten:account_change", ("account_change",), **DECIDED),
    Row("contracten:observation", ("observation",), **SEEN),
    Row("contracten:correct", ("observation",), **RECORDED),
    Row("contracten:withdraw", ("observation",), **RECORDED),
    Row("contracten:verify_list", **one(VERIFIES, VERIFIES)),
    Row("contracten:verify", ("observation",), **form_of_agreement(VERIFIES, staff("admin"))),
    Row("contracten:settlements", **LIST),
    Row("contracten:settlement", ("settlement",), **SEEN),
    Row("contracten:settlement_pdf", ("settlement",), **SEEN),
    Row("contracten:settlement_json", ("settlement",), **SEEN),
    Row("contracten:difference", ("settlement",), **SEEN),
    Row("contracten:difference_json", ("settlement",), **SEEN),
    Row("contracten:approve", ("settlement",), **DECIDED),
    Row("contracten:return", ("settlement",), **DECIDED),
    Row("contracten:propose_reversal", ("settlement",), **MANAGED),
    Row("contracten:decide_reversal", ("settlement",), **DECIDED),
    Row("contracten:payments", **LIST_OF_ALL),
    Row("contracten:payment_step", ("payment", "vrijgeven"), **PAID),
    Row("contracten:runs", **LIST_OF_ALL),
    Row("contracten:retry", ("run",), **MANAGED),
)  # fmt: skip


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """Give both agreements everything that a screen can be about."""
    concept = AgreementFactory()
    manager = scene.people["contract_manager"]
    return {
        "own": everything_of(scene.agreement, manager),
        "other": everything_of(scene.other_agreement, manager),
        "concept": {"agreement": concept, "indicator": concept.indicators.get()},
    }


def everything_of(agreement: Agreement, manager: Any) -> dict[str, Any]:
    """A settlement in draft, an order to pay, a failed run and an observation to judge."""
    services.open_safeguards(
        agreement=agreement, said={"exit": "Wij dragen over."}, by=manager, now=NOW
    )
    jobs(agreement, 12)
    earlier = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    services.approve_settlement(settlement=earlier, by=PersonFactory(groups=["approver"]), now=NOW)
    settlement = services.draft_settlement(agreement=agreement, period=Q2, now=IN_Q3)
    provider = agreement.parties.get(role=PartyRole.PROVIDER)
    write(agreement, "replaces", manager)
    run = SettlementRun.objects.create(
        agreement=agreement,
        period_start=Q1.start,
        period_end=Q1.end,
        status="failed",
        attempts=2,
        problem_code="earlier_period_open",
        problem_path="period",
        problem_params={"start": "2026-01-01"},
        started_at=NOW,
        finished_at=NOW,
        next_attempt_at=NOW,
    )
    return {
        "agreement": agreement,
        "indicator": agreement.indicators.get(),
        "need": ask(agreement.indicators.get(), manager),
        "document": signed_document_of(agreement, manager),
        "settlement": settlement,
        "payment": earlier.payment_orders.get(),
        "run": run,
        "observation": ObservationFactory(agreement=agreement),
        "party": provider.party,
        "account_change": ask_account_change(
            party=provider.party, iban=OTHER_IBAN, reason="Andere bank", by=manager, now=NOW
        ),
        "member": provider.party.members.get().user,
    }


def signed_document_of(agreement: Agreement, manager: Any) -> Any:
    """What was signed before the agreement started."""
    rows = Agreement.objects.filter(pk=agreement.pk)
    rows.update(status="concept")
    document = keep_document(agreement, manager)
    rows.update(status="active")
    return document
