"""Holding back asks for a reason; publishing what is public changes nothing."""

import pytest

from contracts.budgets.services.publication import hold_back_part, publish_part
from contracts.errors import Refused
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_each_choice_is_one_line_of_history():
    agreement, by = AgreementFactory(public=True), PersonFactory()
    told = {"agreement": agreement, "by": by, "now": NOW}
    publish_part(part="amounts", **told)
    assert not agreement.events.exists()
    hold_back_part(part="amounts", reason=" het nog loopt ", **told)
    publish_part(part="amounts", **told)
    rows = agreement.events.order_by("pk").values_list("verb", "detail", "reason", "by")
    assert list(rows) == [
        ("part_held_back", "amounts", "het nog loopt", by.pk),
        ("part_published", "amounts", "", by.pk),
    ]


def test_what_is_refused():
    agreement = AgreementFactory(public=True)
    told = {"agreement": agreement, "by": PersonFactory(), "now": NOW}
    for action, extra, code in (
        (hold_back_part, {"part": "amounts", "reason": " "}, "part_reason_missing"),
        (hold_back_part, {"part": "geheim", "reason": "x"}, "part_unknown"),
        (publish_part, {"part": "geheim"}, "part_unknown"),
    ):
        with pytest.raises(Refused) as raised:
            action(**told, **extra)
        assert raised.value.code == code
    assert not agreement.events.exists()


def test_the_name_of_a_party_is_published_with_how_it_agreed():
    agreement, by = AgreementFactory(public=True), PersonFactory()
    code = agreement.parties.get(role="provider").code
    told = {"agreement": agreement, "by": by, "now": NOW, "part": f"party:{code}"}
    publish_part(**told)
    hold_back_part(reason="dat mag niet.", **told)
    with pytest.raises(Refused) as raised:
        publish_part(reason=" ", **told)
    assert (raised.value.code, raised.value.field) == ("part_consent_missing", "reason")
    publish_part(reason=" Zei ja op 2 maart. ", **told)
    last = agreement.events.order_by("pk").last()
    assert (last.verb, last.detail, last.reason) == (
        "part_published",
        f"party:{code}",
        "Zei ja op 2 maart.",
    )


def test_the_name_of_who_pays_is_always_public():
    agreement = AgreementFactory(public=True)
    code = agreement.parties.get(role="payer").code
    with pytest.raises(Refused):
        hold_back_part(
            agreement=agreement, part=f"party:{code}", reason="x", by=PersonFactory(), now=NOW
        )
