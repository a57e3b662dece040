"""Versions of the payment rule: what they add, what does not fit, and what they change."""

from datetime import date

import pytest

from contracts.arithmetic import TermsError
from contracts.errors import Refused
from contracts.services import add_terms_version, draft_settlement
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


def test_terms_add_the_indicators_that_they_name():
    agreement = AgreementFactory()
    document = terms_document(valid_from="2026-07-01")
    document["metrics"].append(
        {
            "code": "cursus",
            "kind": "event",
            "label": {"nl": "Cursussen", "en": "Courses"},
            "unit": {"nl": "cursus", "en": "course"},
            "verified_by": "toetser",
            "target": "12.5",
        }
    )
    version = add_terms_version(
        agreement=agreement, document=document, reason="Meer meten", by=PersonFactory(), now=NOW
    )
    assert (version.number, version.valid_from) == (2, date(2026, 7, 1))
    added = agreement.indicators.get(code="cursus")
    assert (added.name, added.name_en, str(added.target)) == ("Cursussen", "Courses", "12.50000000")
    assert added.verifier == agreement.parties.get(role="evaluator")
    assert agreement.indicators.count() == 2


def test_terms_with_problems_are_refused_with_all_of_them():
    document = terms_document(currency="euro")
    document["components"][0]["quantity"] = {"sum": "nergens"}
    with pytest.raises(Refused) as refused:
        add_terms_version(
            agreement=AgreementFactory(), document=document, reason="x", by=PersonFactory(), now=NOW
        )
    assert (refused.value.code, refused.value.field) == ("terms_invalid", "document")
    cause = refused.value.__cause__
    assert isinstance(cause, TermsError)
    assert {problem.code for problem in cause.problems} == {"bad_currency", "unknown_metric"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda document: document.update(currency="USD"), "terms_currency"),
        (
            lambda document: document["parties"].append(
                {"code": "fonds", "role": "payer", "label": {"nl": "F", "en": "F"}}
            ),
            "terms_party_unknown",
        ),
        (lambda document: document["metrics"][0].update(kind="amount"), "terms_indicator_kind"),
    ],
)
def test_terms_that_do_not_fit_the_agreement_are_refused(change, code):
    document = terms_document()
    change(document)
    if code == "terms_party_unknown":
        document["payers"] = [{"party": "gemeente", "share": "1"}]
    with pytest.raises(Refused) as refused:
        add_terms_version(
            agreement=AgreementFactory(), document=document, reason="x", by=PersonFactory(), now=NOW
        )
    assert refused.value.code == code


def test_a_tax_has_no_code_that_was_a_component_before():
    agreement = AgreementFactory(active=True)
    document = terms_document()
    tax = {
        "code": document["components"][0]["code"],
        "rate": "0.21",
        "treatment": "on_top",
        "round": {"mode": "half_up", "to": "0.01", "at": "line"},
    }
    renamed = {**document["components"][0], "code": "anders"}
    document.update(components=[renamed, *document["components"][1:]], vat=[tax])
    with pytest.raises(Refused) as refused:
        add_terms_version(
            agreement=agreement, document=document, reason="btw", by=PersonFactory(), now=NOW
        )
    assert (refused.value.code, refused.value.field, refused.value.params) == (
        "terms_tax_code",
        "document",
        {"code": tax["code"]},
    )
    assert agreement.terms_versions.count() == 1


def test_a_party_keeps_the_role_that_it_has_in_the_contract():
    document = terms_document()
    document["parties"][1]["role"] = "intermediary"
    with pytest.raises(Refused) as refused:
        add_terms_version(
            agreement=AgreementFactory(), document=document, reason="x", by=PersonFactory(), now=NOW
        )
    assert (refused.value.code, refused.value.params) == (
        "terms_party_role",
        {"code": "aanbieder", "found": "intermediair", "known": "uitvoerder"},
    )


def test_an_amendment_from_the_same_day_corrects_the_past():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    document = terms_document()
    document["components"][0]["price"] = {"per_unit": "120"}
    version = add_terms_version(
        agreement=agreement, document=document, reason="Hoger", by=PersonFactory(), now=NOW
    )
    revised = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    assert (revised.total_cents, revised.terms_version) == (36000, version)
    assert draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR).total_cents == 0


def test_an_amendment_needs_a_reason():
    with pytest.raises(Refused) as refused:
        add_terms_version(
            agreement=AgreementFactory(),
            document=terms_document(),
            reason="",
            by=PersonFactory(),
            now=NOW,
        )
    assert refused.value.code == "terms_reason_missing"


def test_a_name_or_number_that_the_register_cannot_hold_is_refused_with_words():
    """On PostgreSQL these were server errors."""
    agreement = AgreementFactory()
    for changes, said in (
        (
            {"label": {"nl": "x" * 201}},
            ("naam: Zorg dat deze waarde niet meer dan 200 tekens bevat (het zijn er nu 201)."),
        ),
        (
            {"code": "c" * 51},
            (
                "code in de afspraken: Zorg dat deze waarde niet meer dan 50 tekens bevat "
                "(het zijn er nu 51)."
            ),
        ),
        (
            {"target": "9" * 17},
            "streefwaarde: Zorg dat er niet meer dan 24 cijfers zijn.",
        ),
    ):
        document = terms_document()
        extra = {**document["metrics"][0], "code": "nieuw", **changes}
        document["metrics"].append(extra)
        with pytest.raises(Refused) as refused:
            add_terms_version(
                agreement=agreement, document=document, reason="x", by=PersonFactory(), now=NOW
            )
        assert refused.value.code == "terms_indicator_size"
        assert refused.value.message == (
            f"Indicator “{extra['code']}”, {said} Pas dit aan in de betaalafspraken."
        )
    assert agreement.terms_versions.count() == 1


def test_a_number_of_twelve_decimals_is_kept_with_eight():
    agreement = AgreementFactory()
    document = terms_document()
    extra = {**document["metrics"][0], "code": "nieuw", "target": "0.123456789012"}
    document["metrics"].append(extra)
    add_terms_version(
        agreement=agreement, document=document, reason="x", by=PersonFactory(), now=NOW
    )
    assert str(agreement.indicators.get(code="nieuw").target) == "0.12345679"
