import pytest
from django.urls import reverse


@pytest.mark.parametrize(
    ("name", "args", "address"),
    [
        ("pages:search", [], "/zoeken/"),
        ("pages:theme", [], "/thema.css"),
        ("pages:result_data", ["werkpunt"], "/resultaten/werkpunt/gegevens.json"),
    ],
)
def test_addresses_are_dutch_and_stay(name, args, address):
    assert reverse(name, args=args) == address
