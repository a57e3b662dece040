"""The account of a payer, with its history."""

import pytest

from contracts.banking.models import DebtorAccount
from contracts.banking.selectors.batches import debtor_of
from contracts.banking.sepa_file import Debtor
from contracts.banking.services.accounts import record_account
from contracts.errors import Refused
from contracts.models.append_only import AppendOnlyError
from tests.contracts.banking.scene import PAYER_IBAN, RECIPIENT_IBAN, payer
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


def record(party, by, **changes):
    fields = {"iban": RECIPIENT_IBAN, "bic": "", "holder": " ", "reason": "Nieuw", **changes}
    return record_account(party=party, by=by, now=NOW, **fields)


def test_the_last_account_holds_and_the_first_stays():
    party, by = payer(), PersonFactory(is_superuser=True)
    assert debtor_of(party) == Debtor("Gemeente Demodam", PAYER_IBAN, "")
    record(party, by, bic="ABNANL2A", holder="Kas")
    last = record(party, by)
    assert debtor_of(party) == Debtor("Gemeente Demodam", RECIPIENT_IBAN, "")
    assert DebtorAccount.objects.count() == 2
    with pytest.raises(AppendOnlyError):
        last.save()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"iban": "NL00DEMO0000000002"}, "debtor_iban_wrong"),
        ({"reason": " "}, "account_reason_missing"),
    ],
)
def test_what_is_not_right_is_not_recorded(changes, code):
    with pytest.raises(Refused) as refused:
        record(payer(), PersonFactory(is_superuser=True), **changes)
    assert refused.value.code == code


def test_an_approver_does_not_say_from_where_is_paid():
    with pytest.raises(Refused) as refused:
        record(payer(), PersonFactory(groups=["approver"]))
    assert refused.value.code == "account_not_yours"
