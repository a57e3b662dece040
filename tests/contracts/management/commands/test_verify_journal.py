"""`manage.py verify_journal`: whole, or an error that names the first broken entry."""

from __future__ import annotations

import logging
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.contracts.services.test_checks import settled
from tests.tampering import tamper

pytestmark = pytest.mark.django_db


def test_the_command_names_the_first_broken_entry(caplog: pytest.LogCaptureFixture) -> None:
    agreement, other = settled().agreement, settled().agreement
    out = StringIO()
    call_command("verify_journal", stdout=out)
    assert out.getvalue() == "2 entries of 2 agreements are whole.\n"
    pk = agreement.entries.get().pk
    tamper(f"UPDATE contracts_journalentry SET reason = 'anders' WHERE id = {pk}")
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError, match="1 problems"):
        call_command("verify_journal", stdout=out)
    text = f"{agreement.number}-0001 was changed after it was booked."
    assert text in out.getvalue()
    assert f"Journal: {text}" in caplog.messages
    out = StringIO()
    call_command("verify_journal", other.number, stdout=out)
    assert out.getvalue() == "1 entries of 1 agreements are whole.\n"
    pk = other.entries.get().pk
    tamper(f"DELETE FROM contracts_posting WHERE entry_id = {pk}")
    tamper(f"DELETE FROM contracts_journalentry WHERE id = {pk}")
    with pytest.raises(CommandError, match="1 problems"):
        call_command("verify_journal", other.number, stdout=out)
    assert "what was approved is not what is booked." in out.getvalue()


def test_the_command_names_a_payment_that_is_not_in_the_journal() -> None:
    settlement = settled()
    tamper("UPDATE contracts_paymentorder SET amount_cents = amount_cents + 1")
    out = StringIO()
    with pytest.raises(CommandError, match="1 problems"):
        call_command("verify_journal", stdout=out)
    text = f"{settlement}: what was paid or is to be paid is not what is booked."
    assert text in out.getvalue()
