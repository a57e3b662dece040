"""A name that is held back is nowhere in what everybody reads."""

import json

import pytest
from django.utils import translation

from contracts.api.selectors.public import explained, terms_versions
from contracts.budgets.services.publication import hold_back_part, publish_part
from contracts.models import Agreement
from contracts.selectors.public import public_account, public_account_data
from contracts.selectors.public_names import names_of_number
from tests.contracts.selectors.test_public import settled
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db
NAME = "Jo  van Demodam"


@pytest.fixture
def agreement():
    document = terms_document()
    for party in document["parties"]:
        if party["role"] == "provider":
            party["label"] = {"nl": "Jo", "en": "Jo"}
    found = AgreementFactory(public=True, document=document)
    provider = found.parties.get(role="provider")
    provider.party.name = "Jo van Demodam"
    provider.party.save()
    found.summary = f"{NAME} en JO VAN DEMODAM maaien. Jo van Demodammers niet."
    found.save()
    found.indicators.update(definition="Wat Jo van Demodam telt.")
    return found


def hide(agreement):
    code = agreement.parties.get(role="provider").code
    told = {"agreement": agreement, "by": PersonFactory(), "now": NOW, "part": f"party:{code}"}
    hold_back_part(reason="deze bewoner de naam niet openbaar maakt.", **told)
    return told


def test_it_is_a_resident_in_every_text_and_in_the_terms(agreement):
    hide(agreement)
    account = public_account(agreement.slug)
    assert [row.name for row in account.parties if row.role == "Uitvoerder"] == ["een bewoner"]
    assert account.summary == "een bewoner en een bewoner maaien. Jo van Demodammers niet."
    assert account.indicators[0].definition == "Wat een bewoner telt."
    words = json.dumps(public_account_data(agreement.slug))
    assert "Jo van Demodam " not in words
    assert "“Jo”" not in words
    assert " Jo" not in words.replace("Jo van Demodammers", "")
    assert "Jo" not in [row.name for row in account.parties]


def test_the_reader_of_english_reads_a_resident(agreement):
    hide(agreement)
    with translation.override("en"):
        account = public_account(agreement.slug)
    assert [row.name for row in account.parties if row.role == "Provider"] == ["a resident"]
    assert account.summary.startswith("a resident and") is False
    assert account.summary.startswith("a resident en a resident")


def test_others_are_named_and_the_reason_names_nobody(agreement):
    told = hide(agreement)
    account = public_account(agreement.slug)
    payer = agreement.parties.get(role="payer").party.name
    assert payer in [row.name for row in account.parties]
    (held,) = account.held_back
    assert held.part == told["part"]
    assert "Demodam" not in held.label + held.reason


def test_a_name_that_is_public_elsewhere_in_the_agreement_stays(agreement):
    hide(agreement)
    evaluator = agreement.parties.get(role="evaluator").party
    evaluator.name = "Jo van Demodam"
    evaluator.save()
    assert public_account(agreement.slug).summary.startswith(NAME)


def test_who_agreed_later_is_named_again(agreement):
    told = hide(agreement)
    publish_part(reason="Zei ja per brief van 2 maart.", **told)
    account = public_account(agreement.slug)
    assert "Jo van Demodam" in [row.name for row in account.parties]
    assert account.summary.startswith(NAME)


def test_the_evaluator_of_an_indicator_is_hidden_as_well(agreement):
    evaluator = agreement.parties.get(role="evaluator")
    assert public_account(agreement.slug).indicators[0].verified_by == evaluator.party.name
    hold_back_part(
        agreement=agreement,
        part=f"party:{evaluator.code}",
        reason="x",
        by=PersonFactory(),
        now=NOW,
    )
    assert public_account(agreement.slug).indicators[0].verified_by == "een bewoner"


def test_the_api_tells_the_terms_without_it(agreement):
    told = hide(agreement)
    (version,) = terms_versions(public_account(agreement.slug))
    code = told["part"].removeprefix("party:")
    labels = {row["code"]: row.get("label") for row in version["document"]["parties"]}
    assert labels[code] == {"nl": "een bewoner", "en": "a resident"}
    assert " Jo" not in json.dumps(version["zinnen"])
    assert '"Jo"' not in json.dumps(version)


def test_an_explained_settlement_does_not_name_it():
    agreement = settled(12)
    party = agreement.parties.get(role="provider").party
    party.name = "Elke plaatsing"
    party.save()
    hide(agreement)
    (line,) = explained(public_account(agreement.slug), Q1.start)["regels"]
    assert "Elke plaatsing" not in json.dumps(line)


def test_a_title_of_before_is_without_it_in_every_list(agreement, client):
    titles = {"title": f"De tuin van {NAME}", "title_en": f"The garden of {NAME}"}
    Agreement.objects.filter(pk=agreement.pk).update(**titles)
    told = hide(agreement)
    item = f"/api/v1/prestatiecontracten/{agreement.number}"
    for language, shown in (
        ("nl", "De tuin van een bewoner"),
        ("en", "The garden of a resident"),
    ):
        (row,) = client.get(f"/api/v1/prestatiecontracten?taal={language}").json()["resultaten"]
        assert row["titel"] == shown
        assert client.get(f"{item}?taal={language}").json()["titel"] == shown
    for name in ("prestatiecontracten.csv", "ocds.json", "indigo.json"):
        text = b"".join(client.get(f"/api/v1/exports/{name}")).decode()
        assert ("De tuin van een bewoner" in text, "Demodam " in text) == (True, False)
    assert names_of_number(agreement.number) is not None
    publish_part(reason="Zei ja per brief van 2 maart.", **told)
    (row,) = client.get("/api/v1/prestatiecontracten").json()["resultaten"]
    assert row["titel"] == f"De tuin van {NAME}"


def test_an_agreement_that_never_hid_a_name_has_nobody_who_keeps_names(agreement):
    assert names_of_number(agreement.number) is None
