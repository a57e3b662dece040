"""A line with its observations and its steps, for who may see persons and for who may not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contracts import services
from contracts.exports.calculations import calculation_text
from contracts.exports.statement_json import settlement_data
from contracts.exports.statements import statement_document
from contracts.models import Settlement
from tests.contracts.exports.settled import corrected
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    ObservationFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


def per_person() -> Settlement:
    document = terms_document(limits=[{"code": "elk", "scope": "person", "max": "80"}])
    document["metrics"][0]["subject"] = "person"
    agreement = AgreementFactory(active=True, document=document)
    for name in ("pseudo-1", "pseudo-2"):
        ObservationFactory(agreement=agreement, quantity=Decimal(1), subject=name, accepted=True)
    return services.draft_settlement(agreement=agreement, period=Q1, now=NOW)


def test_a_line_shows_what_was_claimed_beside_what_was_accepted() -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 5)
    partly = ObservationFactory(agreement=agreement, quantity=Decimal(21))
    VerificationFactory(
        observation=partly, decision="partly", accepted_quantity=Decimal("20"), reason="één dubbel"
    )
    settlement = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    document = statement_document(settlement, "nl")
    calculation = document.lines[0].calculation
    assert calculation is not None
    assert calculation.evidence_summary == "1 telt mee · 1 telt voor een deel mee"
    assert [
        (row.claimed, row.accepted, row.state_label, row.reason) for row in calculation.evidence
    ] == [("5", "5", "Telt mee", ""), ("21", "20", "Telt voor een deel mee", "één dubbel")]
    assert "25 baan × € 100 = € 2.500." in calculation_text(calculation)
    assert calculation_text(calculation)[2].endswith("€ 2.500 → € 2.000.")


def test_persons_are_summarised_for_who_may_not_see_them() -> None:
    settlement = per_person()
    seen = statement_document(settlement, "nl", with_persons=True).lines[0]
    hidden = statement_document(settlement, "nl").lines[0]
    assert seen.calculation is not None
    assert hidden.calculation is not None
    assert [part.who for part in seen.calculation.parts] == [
        "Deelnemer pseudo-1",
        "Deelnemer pseudo-2",
    ]
    assert hidden.calculation.parts == ()
    told, counted = (" ".join(each.explanation).replace("\xa0", " ") for each in (seen, hidden))
    assert "; deelnemer pseudo-1 van € 100 naar € 80; deelnemer pseudo-2 van € 100 naar" in told
    assert "; het bedrag van 2 deelnemers veranderde: € 200 → € 160." in counted
    assert "Dit is per deelnemer berekend, voor 2 deelnemers." in hidden.explanation
    assert "pseudo" not in repr(hidden)
    assert [row.who for row in seen.calculation.evidence] == ["pseudo-1", "pseudo-2"]


def test_the_json_hides_persons_likewise() -> None:
    settlement = per_person()
    full = settlement_data(settlement)
    assert full["inputs"] == settlement.inputs
    short = settlement_data(settlement, with_persons=False)
    assert "pseudo" not in repr(short)
    assert "inputs" not in short
    stages = [step["stage"] for step in short["lines"][0]["trace"]]
    assert stages == ["persons", "limit", "rounding", "split"]
    assert short["lines"][0]["trace"][0]["result"] == "2"
    rule = full["lines"][0]["trace"][-3]
    hidden = short["lines"][0]["trace"][1]
    cut = [{"subject": name, "amount": "100", "result": "80"} for name in ("pseudo-1", "pseudo-2")]
    assert rule["inputs"] == {"amount": "200", "cut": cut}
    assert hidden == {**rule, "inputs": {"amount": "200", "cut_persons": "2"}}
    assert full["lines"][0]["observations"][0] == {
        "key": settlement.inputs["observations"][0]["key"],
        "metric": "baan",
        "on": "2026-02-01",
        "claimed": "1",
        "accepted": "1",
        "state": "accepted",
        "counts": True,
        "reason": "",
    }


def test_a_reversal_has_no_observations_and_its_correction_has() -> None:
    back, again, now = statement_document(corrected(), "nl").lines
    for line, has_evidence in ((back, False), (again, True), (now, True)):
        assert line.calculation is not None
        assert line.calculation.has_evidence is has_evidence
    assert again.calculation is not None
    assert [row.state_label for row in again.calculation.evidence] == [
        "Telt mee",
        "Vervangen door een correctie",
    ]
    assert now.calculation is not None
    assert now.calculation.evidence == ()


def test_a_missing_value_is_no_zero_and_a_spell_is_so_many_days() -> None:
    document = terms_document()
    document["metrics"][0]["kind"] = "days"
    agreement = AgreementFactory(active=True, document=document)
    ObservationFactory(
        agreement=agreement, quantity=None, start=Q1.start, end=Q1.start.replace(day=11),
        on=Q1.start, accepted=True,
    )  # fmt: skip
    ObservationFactory(agreement=agreement, quantity=None, status="not_measured", accepted=True)
    old = ObservationFactory(agreement=agreement, quantity=Decimal(2), accepted=True)
    services.withdraw_observation(observation=old, by=old.entered_by, now=NOW, reason="dubbel")
    settlement = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    calculation = statement_document(settlement, "nl").lines[0].calculation
    assert calculation is not None
    assert [(row.claimed, row.accepted, row.state_label) for row in calculation.evidence] == [
        ("10 dagen", "10 dagen", "Telt mee"),
        ("2", "2", "Telt mee"),
        ("Niet gemeten", "Niet gemeten", "Niet gemeten"),
        ("intrekking", "—", "Nog niet getoetst, telt niet mee"),
    ]
