"""Check digits, and how much of an account is shown."""

import pytest

from contracts.ibans import is_iban, masked_iban


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NL91ABNA0417164300", True),
        ("DE89370400440532013000", True),
        ("NL91ABNA0417164301", False),
        ("NL91ABNA041716430", False),
        ("nl91abna0417164300", False),
        ("NL91 ABNA 0417 1643 00", False),
        ("", False),
    ],
)
def test_check_digits_and_shape_count(text, expected):
    assert is_iban(text) is expected


def test_only_the_ends_are_shown():
    assert masked_iban("NL91ABNA0417164300") == "NL91 •••• 4300"
    assert masked_iban("") == ""
