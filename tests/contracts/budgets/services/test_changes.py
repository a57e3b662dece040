"""Other words and an end for programmes and sources: what was stays to be read, and to be paid."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from contracts.budgets.models import Allocation, MoneyEnd, MoneyRewording, MoneySource, Programme
from contracts.budgets.selectors.endings import end_of, ends_by_key, running
from contracts.budgets.services.changes import Words, end_money, reword_money, words_of
from contracts.errors import Refused
from contracts.models import AppendOnlyError
from tests.contracts.budgets import make
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate(NOW)
LATER = NOW + timedelta(days=30)


@pytest.fixture(params=["programme", "source"])
def money(request):
    return make.programme() if request.param == "programme" else make.source()


def fresh(money):
    return type(money).objects.get(pk=money.pk)


def end(money, day=TODAY, reason="De raad stopt ermee.", **changes):
    fields = {"money": money, "last_day": day, "reason": reason, "by": PersonFactory(), "now": NOW}
    return end_money(**fields | changes)


def test_other_words_keep_the_old_ones_with_person_moment_and_reason(money):
    by, old = PersonFactory(), words_of(money)
    new = Words("Nieuw", "New", "Voor iedereen", "For everybody")
    row = reword_money(money=money, words=new, reason=" Andere naam. ", by=by, now=LATER)
    assert words_of(fresh(money)) == new
    assert (row.about, row.by, row.at, row.reason) == (money, by, LATER, "Andere naam.")
    assert Words(row.old_name, row.old_name_en, row.old_purpose, row.old_purpose_en) == old
    assert Words(row.name, row.name_en, row.purpose, row.purpose_en) == new
    assert str(row) == f"{old.name} → Nieuw"


def test_other_words_need_a_name_a_reason_a_difference_and_what_was_seen(money):
    old, by = words_of(money), PersonFactory()
    for words, reason, seen, code, field in (
        (replace(old, name=" "), "Ja", None, "money_name_missing", "name"),
        (replace(old, name="Nieuw"), " ", None, "money_reason_missing", "reason"),
        (old, "Ja", None, "money_words_same", "name"),
        (replace(old, name="N"), "Ja", 1, "money_words_changed", ""),
    ):
        with pytest.raises(Refused) as raised:
            reword_money(money=money, words=words, reason=reason, by=by, now=NOW, seen=seen)
        assert (raised.value.code, raised.value.field) == (code, field)
    assert words_of(fresh(money)) == old
    assert not MoneyRewording.objects.exists()


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (Programme, "code", "anders"),
        (Programme, "currency", "GBP"),
        (Programme, "fund_code", "fonds"),
        (MoneySource, "amount_cents", 1),
        (MoneySource, "usable_until", date(2030, 1, 1)),
        (MoneySource, "code", "anders"),
    ],
)
def test_what_money_refers_to_never_changes(model, column, value):
    make.programme(), make.source()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**{column: value})
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")


def test_an_end_and_other_words_are_written_once(money):
    reword_money(money=money, words=Words("N"), reason="Ja", by=PersonFactory(), now=NOW)
    end(money)
    for model in (MoneyEnd, MoneyRewording):
        with pytest.raises(AppendOnlyError):
            model.objects.all().delete()
        for change in ("DELETE FROM {}", "UPDATE {} SET reason = 'x'"):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change.format(model._meta.db_table))


def test_an_end_has_a_day_from_today_on_and_a_reason_and_can_be_moved(money):
    for day, reason, code, field in (
        (TODAY, " ", "money_reason_missing", "reason"),
        (TODAY - timedelta(days=1), "Ja", "money_end_in_the_past", "last_day"),
    ):
        with pytest.raises(Refused) as raised:
            end(money, day, reason)
        assert (raised.value.code, raised.value.field) == (code, field)
    assert end_of(money) is None
    first = end(money)
    moved = end(money, TODAY + timedelta(days=365), "Een jaar langer.", now=LATER)
    assert end_of(money) == moved
    kind = "programme" if isinstance(money, Programme) else "source"
    assert ends_by_key() == {(kind, money.pk): moved}
    assert list(MoneyEnd.objects.order_by("pk")) == [first, moved]
    assert str(moved) == f"{money.name} {TODAY + timedelta(days=365):%Y-%m-%d}"


def test_the_last_day_is_a_dutch_day():
    """At half past midnight in the Netherlands it is still yesterday in UTC."""
    programme, source = make.programme(), make.source()
    make.ceiling(programme, 1000)
    night = datetime.fromisoformat("2026-07-01T00:30:00+02:00")
    with pytest.raises(Refused) as raised:
        end(programme, date(2026, 6, 30), now=night)
    assert raised.value.code == "money_end_in_the_past"
    end(programme, date(2026, 6, 30), now=night - timedelta(hours=1))
    agreement = AgreementFactory(active=True)
    with pytest.raises(Refused) as raised:
        make.allocation(agreement, programme, source, 100, now=night)
    assert raised.value.code == "money_ended"
    make.allocation(agreement, programme, source, 100, now=night - timedelta(hours=1))


@pytest.mark.parametrize("ended", ["programme", "source"])
def test_after_the_end_nothing_new_is_set_aside_and_the_refusal_says_why(ended):
    agreement, programme, source = AgreementFactory(active=True), make.programme(), make.source()
    make.ceiling(programme, 1000_00)
    row = make.allocation(agreement, programme, source, 500)
    money = programme if ended == "programme" else source
    end(money, TODAY, "Het geld is op")
    make.allocation(agreement, programme, source, 600)  # the last day itself still counts
    for changes in ({"cents": 601}, {"cents": 1, "year": 2025}):
        fields = {"despite_warnings": True, "now": LATER, **changes}
        with pytest.raises(Refused) as raised:
            make.allocation(agreement, programme, source, fields.pop("cents"), **fields)
        assert (raised.value.code, raised.value.field) == ("money_ended", ended)
        text = str(raised.value)
        day = f"{TODAY.day} "
        assert money.name in text
        assert day in text
        assert "omdat: Het geld is op. Wat" in text
    # What runs goes on: it counts, and less of it may be needed.
    assert [found.amount_cents for found in running(money)] == [600]
    less = make.allocation(agreement, programme, source, 400, now=LATER)
    assert Allocation.objects.latest("pk") == less
    assert running(money) == [less]
    # What is set aside may be taken from other money from now on.
    other = make.source("ander") if ended == "source" else source
    free = make.programme("vrij", name="Vrij") if ended == "programme" else programme
    make.allocation(agreement, free, other, 500, now=LATER, despite_warnings=True)
    assert running(money) == []
    with pytest.raises(Refused) as raised:
        make.allocation(agreement, programme, source, 1, now=LATER)
    assert raised.value.code == "money_ended"
    assert row.amount_cents == 500


def test_a_budget_year_after_the_end_gets_no_ceiling_and_no_money():
    agreement, programme, source = AgreementFactory(active=True), make.programme(), make.source()
    end(programme, date(TODAY.year, 12, 31))
    make.ceiling(programme, 1000, TODAY.year)
    with pytest.raises(Refused) as raised:
        make.ceiling(programme, 1000, TODAY.year + 1)
    assert (raised.value.code, raised.value.field) == ("money_ended", "year")
    with pytest.raises(Refused) as raised:
        make.allocation(agreement, programme, source, 1, year=TODAY.year + 1)
    assert (raised.value.code, raised.value.field) == ("money_ended", "programme")
