"""The list of safeguards itself."""

from django.utils import translation

from contracts.safeguards import SAFEGUARDS, SAFEGUARDS_BY_CODE


def test_every_safeguard_says_why_it_matters_in_both_languages() -> None:
    assert len(SAFEGUARDS_BY_CODE) == len(SAFEGUARDS) == 11
    for safeguard in SAFEGUARDS:
        for words in (safeguard.label, safeguard.why):
            dutch = str(words)
            assert dutch
            with translation.override("en"):
                assert str(words) != dutch
