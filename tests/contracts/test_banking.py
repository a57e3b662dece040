"""The small parts of banking: text for banks, reasons, sentences, addresses."""

import pytest
from django.urls import reverse

from contracts.banking.enums import TO_FIND_OUT, Outcome
from contracts.banking.forms import AccountForm, MandateForm
from contracts.banking.messages import MESSAGES
from contracts.banking.reasons import REASONS, reason_words
from contracts.banking.sepa_text import is_changed, sepa_text
from contracts.errors import Refused
from contracts.views.base import PARTS
from tests.factories.contracts import PersonFactory


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Stichting Voorbeeld", "Stichting Voorbeeld"),
        ("Café  Ørsted\n& Zn.", "Cafe Orsted + Zn."),
        ("“Wij” – samen; 100%", ".Wij. - samen. 100."),
        ("", ""),
        ("a" * 80, "a" * 70),
    ],
)
def test_text_becomes_what_a_bank_reads(written, sent):
    assert sepa_text(written, 70) == sent
    assert is_changed(written, 70) is (written != sent)


def test_a_reason_has_words_also_when_the_code_is_unknown():
    assert reason_words("AC04") == "De rekening is opgeheven. (AC04)"
    assert reason_words("XX99", "Vraag na") == (
        "De bank gaf geen reden die wij kennen. (XX99) De bank schreef: “Vraag na”."
    )
    assert reason_words("") == "De bank gaf geen reden die wij kennen."
    assert all(len(code) == 4 and str(words).endswith(".") for code, words in REASONS.items())


def test_every_sentence_of_banking_can_be_said():
    for code, text in MESSAGES.items():
        assert str(text).endswith((".", "}."))
        assert Refused(code).code == code


def test_each_outcome_is_acted_on_quiet_or_found_out():
    acted = {Outcome.PAID, Outcome.PARTLY, Outcome.REJECTED}
    quiet = {Outcome.NOTED, Outcome.ALREADY}
    assert acted | quiet | set(TO_FIND_OUT) == set(Outcome)


def test_the_desk_has_our_screens_below_the_payments():
    names = [part.name for part in PARTS["payments"]]
    expected = ["batches", "answers", "reclaims", "accounts", "ledger", "cost_codes", "mandates"]
    assert names == expected
    assert reverse("bank:batches") == "/beheer/contracten/bank/batches/"


@pytest.mark.django_db
def test_forms_say_what_is_wrong():
    account = AccountForm({"holder": "Kas", "iban": "NL1", "bic": "abc", "reason": ""})
    assert set(account.errors) == {"iban", "bic", "reason"}
    person = PersonFactory(groups=["approver"])
    sent = {"person": person.pk, "reason": "Besluit"}
    for typed, cents in (("1.234,50", 123_450), ("", None)):
        form = MandateForm({**sent, "amount": typed})
        assert form.is_valid()
        assert form.cleaned_data["amount"] == cents
    assert set(MandateForm({**sent, "amount": "1,234"}).errors) == {"amount"}
