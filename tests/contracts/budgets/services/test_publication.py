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
