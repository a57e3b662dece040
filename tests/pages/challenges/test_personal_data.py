"""Names of people in a case, found and left out; the patterns are tested with the questions."""

from pages.challenges.personal_data import Trace, find_personal_data, without_personal_data


def test_a_name_is_found_as_a_word_of_its_own_and_left_out():
    text = "Jo de Vries belde. JO DE VRIES schreef; Jo de Vriessen niet."
    assert [(one.trace, one.words) for one in find_personal_data(text, ["jo de vries"])] == [
        (Trace.NAME, "Jo de Vries")
    ]
    assert without_personal_data(text, ["jo de vries"]).startswith("[…] belde. […] schreef")
    assert without_personal_data("Niets te zien.", ["Jo"]) == "Niets te zien."
