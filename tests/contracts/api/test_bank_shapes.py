"""What may be sent of a bank, before a service looks at it."""

from __future__ import annotations

import pytest

from contracts.api.bank_shapes import NewBankAnswer, NewCarryingOut


def test_the_bytes_of_a_file_come_as_base64():
    sent = NewBankAnswer(data={"naam": "a.csv", "inhoud": "AP/+"})
    assert sent.is_valid()
    assert sent.validated_data == {"naam": "a.csv", "inhoud": b"\x00\xff\xfe"}


@pytest.mark.parametrize("wrong", ["AP/", "AP/+ x", "é", "AP_-", "", None, 3, ["AP/+"]])
def test_what_is_no_base64_is_refused(wrong):
    sent = NewBankAnswer(data={"naam": "a.csv", "inhoud": wrong})
    assert not sent.is_valid()
    assert list(sent.errors) == ["inhoud"]


@pytest.mark.parametrize("wrong", ["", "0" * 63, "0" * 65, "A" * 64, "0" * 60 + " 000", None])
def test_a_check_sum_is_one_of_sha256(wrong):
    assert NewCarryingOut(data={"sha256": "0" * 64}).is_valid()
    assert not NewCarryingOut(data={"sha256": wrong}).is_valid()
