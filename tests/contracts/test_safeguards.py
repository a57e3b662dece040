"""The list of safeguards itself."""

from django.utils import translation

from contracts.safeguards import DECIDED, SAFEGUARDS, SAFEGUARDS_BY_CODE


def test_every_safeguard_says_why_it_matters_in_both_languages() -> None:
    assert len(SAFEGUARDS) == 11
    assert list(SAFEGUARDS_BY_CODE.values()) == [DECIDED, *SAFEGUARDS]
    for safeguard in SAFEGUARDS_BY_CODE.values():
        for words in (safeguard.label, safeguard.why):
            dutch = str(words)
            assert dutch
            with translation.override("en"):
                assert str(words) != dutch
