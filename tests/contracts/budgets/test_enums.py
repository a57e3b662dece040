"""The kinds of documents."""

from contracts.budgets.enums import DocumentKind


def test_every_kind_has_a_label():
    assert [str(kind.label) for kind in DocumentKind] == [
        "Afrekening",
        "Samenvatting van het contract",
        "Jaarrekening van het contract",
        "Jaarrekening voor de raad",
    ]
