"""From draft to start: what is refused, what is missing, and the versions of the terms."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from contracts.errors import Refused, RefusedTogether
from contracts.models import Agreement
from contracts.selectors.start_checks import missing_for_start
from contracts.services import (
    activate_agreement,
    change_agreement,
    draft_agreement,
    end_agreement,
    publish_agreement,
    resume_agreement,
    sign_agreement,
    suspend_agreement,
)
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    AgreementFactory,
    PartyFactory,
    PersonFactory,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db

START = date(2026, 1, 1)


def draft(**fields):
    values = {"title": "Werk", "starts_on": START, "by": PersonFactory(), "now": NOW, **fields}
    return draft_agreement(**values)


def test_drafting_numbers_per_year_and_keeps_parties_and_indicators():
    payer, evaluator = PartyFactory(), PartyFactory()
    agreement = draft(
        title=" Werk in de wijk ",
        task="Wijkuitdaging",
        parties=[(payer, "payer", "gemeente"), (evaluator, "evaluator", "toetser")],
        indicators=[{"code": "baan", "name": "Banen", "kind": "count", "verifier": "toetser"}],
        legal_basis="subsidy",
    )
    assert (agreement.number, agreement.slug) == ("PC-2026-0001", "werk-in-de-wijk")
    assert (agreement.title, agreement.status) == ("Werk in de wijk", "concept")
    assert agreement.indicators.get().verifier == agreement.parties.get(role="evaluator")
    assert [event.verb for event in agreement.events.all()] == ["drafted"]
    assert draft(title="Werk in de wijk").slug == "werk-in-de-wijk-pc-2026-0002"
    assert draft(now=NEXT_YEAR).number == "PC-2027-0001"


def test_the_year_is_that_of_the_municipality():
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert draft(now=new_year).number == "PC-2027-0001"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"title": " "}, "title_missing", "title"),
        ({"ends_on": START}, "ends_before_start", "ends_on"),
        (
            {"indicators": [{"code": "a", "name": "A", "kind": "count", "verifier": "x"}]},
            "verifier_unknown",
            "verifier",
        ),
        (
            {
                "parties": [("payer", "gemeente")],
                "indicators": [{"code": "a", "name": "A", "kind": "count", "verifier": "gemeente"}],
            },
            "verifier_not_evaluator",
            "verifier",
        ),
        (
            {"indicators": [{"code": "a", "name": "A", "kind": "count"}] * 2},
            "indicator_code_twice",
            "indicators",
        ),
    ],
)
def test_a_draft_that_cannot_be(fields, code, field):
    if "parties" in fields:
        fields = {**fields, "parties": [(PartyFactory(), *names) for names in fields["parties"]]}
    with pytest.raises(Refused) as refused:
        draft(**fields)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert Agreement.objects.count() == 0


def test_after_number_9999_comes_10000_and_then_10001():
    AgreementFactory(number="PC-2026-9999")
    assert [draft().number for _ in range(2)] == ["PC-2026-10000", "PC-2026-10001"]


class Quicker:
    """Somebody who takes what we just saw was free, so many times."""

    def __init__(self, look: str, *, times: int, **taken: str) -> None:
        self.look, self.taken, self.times, self.done, self.is_busy = look, taken, times, 0, False

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if self.look in sql and self.done < self.times and not self.is_busy:
            self.is_busy, self.done = True, self.done + 1
            AgreementFactory(**{name: text.format(self.done) for name, text in self.taken.items()})
            self.is_busy = False
        return result


@pytest.mark.parametrize("times", [4, 5])
def test_a_number_that_is_taken_five_times_is_told(times):
    quicker = Quicker("ORDER BY LENGTH", times=times, number="PC-2026-{:04d}")
    with connection.execute_wrapper(quicker):
        if times == 4:
            assert draft().number == "PC-2026-0005"
            return
        with pytest.raises(Refused) as refused:
            draft()
    assert (refused.value.code, refused.value.field) == ("number_taken", "number")
    assert Agreement.objects.filter(title="Werk").count() == 0


def test_an_address_that_somebody_takes_meanwhile_is_made_anew():
    with connection.execute_wrapper(Quicker('"slug" =', times=1, slug="werk")):
        agreement = draft()
    assert agreement.slug == f"werk-{agreement.number.lower()}"


def test_what_the_database_refuses_for_another_reason_is_an_error():
    with pytest.raises(IntegrityError), transaction.atomic():
        draft(legal_basis="gift")


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"title": " "}, "title_missing"), ({"ends_on": START}, "ends_before_start")],
)
def test_a_change_that_cannot_be(fields, code):
    agreement = AgreementFactory(ends_on=date(2027, 1, 1))
    with pytest.raises(Refused) as refused:
        change_agreement(agreement=agreement, by=PersonFactory(), now=NOW, **fields)
    assert (refused.value.code, refused.value.field) == (code, next(iter(fields)))
    assert agreement.events.count() == 0


def test_a_taken_address_is_refused():
    AgreementFactory(slug="werk")
    with pytest.raises(Refused) as refused:
        draft(slug="werk")
    assert refused.value.message == (
        "Het webadres “werk” is al in gebruik. Kies een ander webadres."
    )


def test_everything_that_is_missing_is_named_at_once():
    agreement = draft(indicators=[{"code": "baan", "name": "Banen", "kind": "count"}])
    sign_agreement(agreement=agreement, by=PersonFactory(), now=NOW)
    with pytest.raises(RefusedTogether) as refused:
        activate_agreement(agreement=agreement, by=PersonFactory(), now=NOW)
    assert [reason.code for reason in refused.value.reasons] == [
        "payer_missing",
        "provider_missing",
        "evaluator_missing",
        "legal_basis_missing",
        "vat_treatment_missing",
        "exit_clause_missing",
        "definition_missing",
        "source_missing",
        "baseline_source_missing",
        "verifier_missing",
        "terms_missing",
    ]
    agreement.refresh_from_db()
    assert agreement.status == "signed"


def test_an_evaluator_that_also_pays_is_not_independent():
    agreement = AgreementFactory(signed=True)
    payer = agreement.parties.get(role="payer")
    agreement.parties.filter(role="evaluator").update(party=payer.party)
    codes = [reason.code for reason in missing_for_start(agreement)]
    assert codes == ["evaluator_not_independent"]


def test_terms_without_a_ceiling_do_not_start():
    document = terms_document()
    del document["limits"]
    agreement = AgreementFactory(signed=True, document=document)
    (reason,) = missing_for_start(agreement)
    assert reason.code == "cap_missing"
    assert reason.message == (
        "Er is geen bovengrens aan wat “Banen” kost. Voeg een plafond toe over het hele contract, "
        "of een dat hiervoor geldt. Een plafond per stuk, per persoon of per groep is niet genoeg; "
        "een plafond per periode of per jaar alleen als de betaalafspraken een einddatum hebben."
    )


def test_a_cap_over_one_of_two_components_is_no_ceiling():
    document = terms_document()
    first = document["components"][0]
    document["components"].append({**first, "code": "nazorg", "label": {"nl": "Nazorg"}})
    document["limits"][0]["over"] = [first["code"]]
    agreement = AgreementFactory(signed=True, document=document)
    (reason,) = missing_for_start(agreement)
    assert "aan wat “Nazorg” kost" in reason.message
    with translation.override("en"):
        (reason,) = missing_for_start(agreement)
        assert "Nothing limits what “Nazorg” costs." in reason.message


@pytest.mark.parametrize(
    "price",
    [
        {"amount": "500"},
        {"steps": [{"at_least": "5", "amount": "500"}]},
        {"brackets": [{"to": "5", "per_unit": "100"}, {"per_unit": "50", "max": "500"}]},
        {"line": [{"from": "0", "amount": "0"}, {"from": "9", "amount": "900"}], "below": "0"},
    ],
)
def test_a_price_that_ends_somewhere_is_a_ceiling_too(price):
    document = terms_document()
    del document["limits"]
    document["components"][0]["price"] = price
    if "amount" in price:
        document["components"][0]["quantity"] = {"one": True}
    agreement = AgreementFactory(signed=True, document=document)
    assert missing_for_start(agreement) == []


def test_the_life_of_an_agreement():
    agreement, by = AgreementFactory(), PersonFactory()
    for service, status, extra in (
        (sign_agreement, "signed", {}),
        (activate_agreement, "active", {}),
        (suspend_agreement, "suspended", {"reason": "Onderzoek"}),
        (resume_agreement, "active", {}),
        (end_agreement, "ended", {"reason": "Klaar"}),
    ):
        agreement = service(agreement=agreement, by=by, now=NOW, **extra)
        assert agreement.status == status
    assert [event.verb for event in agreement.events.all()] == [
        "signed",
        "activated",
        "suspended",
        "resumed",
        "ended",
    ]


def test_what_stands_still_ends_from_there_with_a_reason():
    agreement, by = AgreementFactory(suspended=True), PersonFactory()
    with pytest.raises(Refused) as refused:
        end_agreement(agreement=agreement, by=by, now=NOW, reason=" ")
    assert (refused.value.code, refused.value.field) == ("ending_reason_missing", "reason")
    agreement = end_agreement(agreement=agreement, by=by, now=NOW, reason="Aanbieder is failliet")
    assert agreement.status == "ended"
    assert [(event.verb, event.reason) for event in agreement.events.all()] == [
        ("ended", "Aanbieder is failliet")
    ]


@pytest.mark.parametrize(
    "service", [activate_agreement, suspend_agreement, resume_agreement, end_agreement]
)
def test_no_step_is_skipped(service):
    extra = {"reason": "x"} if service is suspend_agreement else {}
    with pytest.raises(Refused) as refused:
        service(agreement=AgreementFactory(), by=PersonFactory(), now=NOW, **extra)
    assert refused.value.code == "wrong_status"
    assert refused.value.params["found"] == "Concept"


def test_changing_and_publishing_leave_a_line_each():
    agreement, by = AgreementFactory(), PersonFactory()
    change_agreement(agreement=agreement, by=by, now=NOW, title="Nieuw", summary="Kort")
    publish_agreement(agreement=agreement, is_public=True, by=by, now=NOW)
    publish_agreement(agreement=agreement, is_public=True, by=by, now=NOW)
    agreement.refresh_from_db()
    assert (agreement.title, agreement.is_public) == ("Nieuw", True)
    lines = [(event.verb, event.detail) for event in agreement.events.all()]
    assert lines == [("changed", "summary, title"), ("published", "")]
    with pytest.raises(TypeError, match="status"):
        change_agreement(agreement=agreement, by=by, now=NOW, status="active")
