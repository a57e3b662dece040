"""The same terms have the same hash, however they are written down."""

from hashlib import sha256

import pytest

from contracts.sealing import seal_sha256, terms_sha256

pytestmark = pytest.mark.pure


def test_the_order_of_keys_and_spaces_do_not_matter():
    one, other = {"b": [1, 2], "a": "€"}, {"a": "€", "b": [1, 2]}
    assert terms_sha256(one) == terms_sha256(other)
    assert terms_sha256(one) == sha256('{"a":"€","b":[1,2]}'.encode()).hexdigest()
    assert terms_sha256({**one, "b": [2, 1]}) != terms_sha256(one)


def test_the_seal_can_be_computed_again():
    assert seal_sha256("aa", "bb") == sha256(b"aa\nbb\n").hexdigest()
    assert seal_sha256("bb", "aa") != seal_sha256("aa", "bb")
