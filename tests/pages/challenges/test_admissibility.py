"""The list of conditions."""

from pages.challenges.admissibility import CONDITIONS


def test_conditions_have_codes_of_their_own_and_words():
    codes = [condition.code for condition in CONDITIONS]
    assert codes == [
        "municipal_task", "not_reserved", "who", "in_time", "complete", "not_before",
    ]  # fmt: skip
    assert all(str(condition.name) and str(condition.questions) for condition in CONDITIONS)
