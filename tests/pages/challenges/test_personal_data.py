"""Names of people in a case, found and left out; the patterns are tested with the questions."""

from pages.challenges.personal_data import Trace, find_personal_data, without_personal_data


def test_a_name_is_found_as_a_word_of_its_own_and_left_out():
    text = "Jo de Vries belde. JO DE VRIES schreef; Jo de Vriessen niet."
    assert [(one.trace, one.words) for one in find_personal_data(text, ["jo de vries"])] == [
        (Trace.NAME, "Jo de Vries")
    ]
    assert without_personal_data(text, ["jo de vries"]).startswith("[…] belde. […] schreef")
    assert without_personal_data(text, ["jo de vries"]).endswith("Jo de Vriessen niet.")
    assert without_personal_data("Niets te zien.", ["Jo"]) == "Niets te zien."


def test_only_the_name_goes_and_not_what_begins_with_it():
    text = "Jan komt in januari, met JAN\n Smit."
    assert without_personal_data(text, ["Jan", "Jan Smit"]) == "[…] komt in januari, met […]."


def test_a_surname_counts_with_a_capital_only():
    text = "Mevrouw Bos en mevrouw BOS wonen bij het bos. Bosma niet."
    assert [one.words for one in find_personal_data(text, (), ["bos"])] == ["Bos"]
    assert without_personal_data(text, (), ["bos"]) == (
        "Mevrouw […] en mevrouw […] wonen bij het bos. Bosma niet."
    )


def test_an_address_goes_as_a_whole_when_a_name_is_in_it():
    assert without_personal_data("Mail jo@Demir.example.", (), ["Demir"]) == "Mail […]."
