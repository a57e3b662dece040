"""What is held back is told by the history, the newest choice first."""

import pytest

from contracts.budgets.services.publication import hold_back_part, publish_part
from contracts.selectors.publication import held_back_of, part_stands, parts_of
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory


@pytest.mark.django_db
def test_the_newest_choice_counts_and_parts_that_are_gone_do_not():
    agreement, by = AgreementFactory(public=True), PersonFactory()
    told = {"agreement": agreement, "by": by, "now": NOW}
    assert held_back_of(agreement) == {}
    hold_back_part(part="amounts", reason="het nog loopt.", **told)
    hold_back_part(part="indicator:baan", reason="de telling wordt nagekeken.", **told)
    hold_back_part(part="amounts", reason="de bank het nog nakijkt.", **told)
    held = held_back_of(agreement)
    assert {part: row.reason for part, row in held.items()} == {
        "indicator:baan": "de telling wordt nagekeken.",
        "amounts": "de bank het nog nakijkt.",
    }
    assert held["indicator:baan"].label == "Mensen met betaald werk"
    publish_part(part="amounts", **told)
    agreement.indicators.update(code="anders")
    assert held_back_of(agreement) == {}
    stands = {stand.code: stand.held_back for stand in part_stands(agreement)}
    assert list(stands) == list(parts_of(agreement))
    assert set(stands.values()) == {None}
