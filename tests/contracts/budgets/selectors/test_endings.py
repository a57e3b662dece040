"""Of every end the newest row counts, and what is set aside is told until it is nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contracts.budgets.selectors.endings import (
    end_of,
    ends_by_key,
    ends_of,
    rewordings_of,
    running,
)
from contracts.budgets.services.changes import Words, end_money, reword_money
from tests.contracts.budgets import make
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_the_newest_end_counts_and_all_of_them_can_be_read():
    programme, source = make.programme(), make.source()
    assert (end_of(programme), end_of(source), ends_by_key()) == (None, None, {})
    first, second, other = (
        end_money(
            money=money,
            last_day=timezone.localdate(NOW) + timedelta(days=days),
            reason="Besluit",
            by=PersonFactory(),
            now=NOW,
        )
        for money, days in ((programme, 10), (programme, 5), (source, 1))
    )
    assert (end_of(programme), end_of(source)) == (second, other)
    assert list(ends_of(programme)) == [second, first]
    assert ends_by_key() == {("programme", programme.pk): second, ("source", source.pk): other}
    words = [
        reword_money(money=source, words=Words(name), reason="Anders", by=PersonFactory(), now=NOW)
        for name in ("Een", "Twee")
    ]
    assert list(rewordings_of(source)) == words[::-1]
    assert list(rewordings_of(programme)) == []


def test_what_runs_is_what_counts_and_is_not_nothing():
    programme, source = make.programme(), make.source()
    one, two = (AgreementFactory(active=True) for _number in range(2))
    fields = {"despite_warnings": True}
    make.allocation(one, programme, source, 500, **fields)
    newest = make.allocation(one, programme, source, 300, **fields)
    make.allocation(two, programme, source, 500, **fields)
    make.allocation(two, programme, source, 0, **fields)
    assert (running(programme), running(source)) == ([newest], [newest])
    assert running(make.programme("zorg")) == []
