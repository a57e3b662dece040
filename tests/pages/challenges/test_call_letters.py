"""What the letters about a withdrawn call say, in the language of who reads them."""

import pytest

from pages.challenges.call_letters import call_withdrawn_draft_letter, call_withdrawn_letter
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return make.make_call(
        withdrawal_reason="Het contract loopt door.",
        withdrawal_reason_en="The contract goes on.",
    )


@pytest.mark.parametrize(
    ("language", "subject", "reason"),
    [
        ("nl", "Wij trekken onze oproep in", "Het contract loopt door."),
        ("en", "We withdraw our call", "The contract goes on."),
    ],
)
def test_who_responded_reads_the_reason(call, language, subject, reason):
    sent = make.make_sent(call)
    sent.language = language
    letter = call_withdrawn_letter(sent)
    assert letter.subject == f"{subject} ({sent.case_number})"
    assert reason in letter.text
    assert f"/zaak/{sent.token}/" in letter.link_url


def test_who_was_writing_reads_how_long_the_text_stays(call):
    draft = make.make_draft(call)
    letter = call_withdrawn_draft_letter(draft)
    assert letter.subject == f"Wij trekken de oproep “{call.title}” in"
    assert "Het contract loopt door." in letter.text
    assert "Uw tekst staat er nog tot en met 31 augustus 2026." in letter.text
    assert f"/reageren/concept/{draft.token}/" in letter.link_url
