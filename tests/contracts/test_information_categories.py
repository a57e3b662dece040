"""The value lists of the government by which our public documents are known."""

from django.utils import translation

from contracts import information_categories as lists

EXPECTED = {
    "COVENANTS": ("c_8fc2335c", "convenanten"),
    "YEARLY_REPORTS": ("c_c6cd1213", "jaarplannen en jaarverslagen"),
    "DECISIONS": ("c_46a81018", "beschikkingen"),
    "OWN_ACCORD": ("c_816e508d", "inspanningsverplichting art 3.1 Woo"),
    "ADOPTED": ("c_641ecd76", "vaststelling"),
    "SIGNED": ("c_e1ec050e", "ondertekening"),
}


def test_codes_and_names_are_those_of_the_lists():
    with translation.override("nl"):
        found = {
            name: (value.code, str(value.label))
            for name, value in vars(lists).items()
            if isinstance(value, lists.ValueOfList)
        }
    assert found == EXPECTED


def test_the_address_is_that_of_the_thesaurus():
    assert lists.SIGNED.resource == ("https://identifier.overheid.nl/tooi/def/thes/kern/c_e1ec050e")
