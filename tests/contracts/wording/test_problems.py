import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from contracts.arithmetic import PROBLEM_PARAMS, Problem
from contracts.wording.formats import Language
from contracts.wording.problem_texts import PROBLEM_TEXTS
from contracts.wording.problem_texts_rules import BECAUSE_TEXTS
from contracts.wording.problems import problem_sentence

pytestmark = pytest.mark.pure


def test_every_problem_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(PROBLEM_TEXTS) == set(PROBLEM_PARAMS)


@pytest.mark.parametrize("code", sorted(PROBLEM_TEXTS))
def test_a_sentence_uses_only_the_parameters_of_its_problem(code: str) -> None:
    for text in PROBLEM_TEXTS[code]:
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert used <= set(PROBLEM_PARAMS[code])
        assert text.rstrip("}").endswith((".", "]"))


@pytest.mark.parametrize(
    ("path", "code", "params", "nl", "en"),
    [
        (
            "components[0].price.per_unit",
            "bad_number",
            {"found": "1,10O"},
            (
                'components[0].price.per_unit: "1,10O" is geen getal. Schrijf het met een punt en'
                " zonder duizendtekens, bijvoorbeeld 1100.50."
            ),
            (
                'components[0].price.per_unit: "1,10O" is not a number. Write it with a point and'
                " without thousands signs, for example 1100.50."
            ),
        ),
        (
            "components[1].quantity.count",
            "unknown_metric",
            {"found": "jbs", "known": ["jobs", "started"]},
            (
                "components[1].quantity.count: De prestatie-indicator jbs bestaat niet."
                " Wel afgesproken: jobs, started."
            ),
            (
                "components[1].quantity.count: The outcome metric jbs does not exist."
                " Agreed are: jobs, started."
            ),
        ),
        (
            "",
            "not_measured",
            {"metric": "rate", "component": "bonus", "start": "2026-01-01", "end": "2026-04-01"},
            (
                "De indicator rate is niet gemeten in de periode van 2026-01-01 tot 2026-04-01."
                " Zonder die meting kan onderdeel bonus niet worden afgerekend."
            ),
            (
                "The metric rate was not measured in the period from 2026-01-01 until 2026-04-01."
                " Without it component bonus cannot be settled."
            ),
        ),
        ("periods", "not_an_object", {"found": "[]"}, None, None),
    ],
)
def test_sentences(
    path: str, code: str, params: Mapping[str, object], nl: str | None, en: str | None
) -> None:
    problem = Problem(path, code, params)
    languages: tuple[tuple[Language, str | None], ...] = (("nl", nl), ("en", en))
    for language, expected in languages:
        sentence = problem_sentence(problem, language)
        assert expected is None or sentence == expected
    assert "{…}" in problem_sentence(problem, "nl") or code != "not_an_object"


@pytest.mark.parametrize("because", sorted(BECAUSE_TEXTS))
def test_a_reason_is_said_in_words(because: str) -> None:
    problem = Problem("a", "key_not_allowed", {"key": "due", "because": because})
    nl, en = BECAUSE_TEXTS[because]
    assert problem_sentence(problem, "nl") == (
        f"a: De sleutel due kan hier niet: {nl}. Haal hem weg."
    )
    assert problem_sentence(problem, "en") == (
        f"a: The key due is not possible here: {en}. Remove it."
    )


def test_every_reason_of_the_arithmetic_has_words() -> None:
    folder = Path(__file__).parents[3] / "contracts" / "arithmetic"
    text = "".join(path.read_text() for path in folder.glob("*.py"))
    assert set(re.findall(r'because="([a-z_]+)"', text)) <= set(BECAUSE_TEXTS)


def test_an_unknown_problem_is_shown_and_not_hidden() -> None:
    problem = Problem("a.b", "brand_new", {"found": "x y", "most": 3})
    assert problem_sentence(problem, "nl") == 'a.b: brand_new (found = "x y", most = 3)'
