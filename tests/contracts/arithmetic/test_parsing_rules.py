"""Reading components, limits, payers and figures."""

import pytest

from contracts.arithmetic import TermsError, examine_terms, parse_terms
from tests.contracts.arithmetic.builders import component, label, problems, terms, terms_data

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
FIGURE = {"code": "gain", "kind": "gain", "places": 2, "over": "100"}


def codes(**more: object) -> list[tuple[str, str]]:
    with pytest.raises(TermsError) as caught:
        parse_terms(terms_data(JOBS, **more))
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_one_payer_needs_no_list() -> None:
    data = terms_data(JOBS)
    del data["payers"]
    assert codes(payers=[]) == [("payers", "empty_list")]
    with pytest.raises(TermsError) as caught:
        parse_terms(data)  # two parties could pay
    assert [problem.code for problem in caught.value.problems] == ["missing_key"]
    data["parties"] = [party for party in data["parties"] if party["code"] != "fund"]  # type: ignore[attr-defined]
    assert [(payer.party, payer.share) for payer in parse_terms(data).payers] == [("town", 1)]


def test_nobody_pays() -> None:
    data = terms_data(JOBS)
    del data["payers"]
    data["parties"] = [party for party in data["parties"] if party["role"] != "payer"]  # type: ignore[attr-defined]
    with pytest.raises(TermsError) as caught:
        parse_terms(data)
    assert [problem.code for problem in caught.value.problems] == ["no_payer"]


def test_who_is_paid() -> None:
    parties = [
        *terms_data(JOBS)["parties"],
        {"code": "other", "role": "provider", "label": label("x")},
    ]  # type: ignore[misc]
    assert codes(parties=parties) == [("components[0]", "recipient_unclear")]
    assert terms({**JOBS, "pays": "other"}, parties=parties).components[0].recipient == "other"


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        ({"scope": "unit", "max_share": {"share": "0.5"}}, ("limits[0].scope", "not_one_of")),
        ({"scope": "year", "min": "5", "due": "2020-02-01"}, ("limits[0].due", "key_not_allowed")),
        (
            {"scope": "year", "max": "5", "over": ["jobs", "jobs"]},
            ("limits[0].over[1]", "named_twice"),
        ),
        (
            {"scope": "contract", "min": "5", "due": "2019-02-01"},
            ("limits[0].due", "date_outside_periods"),
        ),
    ],
)
def test_limits(limit: dict, problem: tuple[str, str]) -> None:
    assert problem in codes(limits=[{"code": "cap", **limit}])


ONE_KEY = {"keys": ["max", "min", "max_share", "max_return"]}
NOT_OF_ONE = {"known": ["cohort", "period", "year", "contract"]}
NO_CAP = {"because": "only_max"}
NO_TERM = {"because": "only_period_or_year"}


@pytest.mark.parametrize(
    ("limit", "path", "code", "params"),
    [
        (
            {"scope": "person", "max_share": {"share": "0.5", "of": ["jobs"]}},
            ".scope",
            "not_one_of",
            {"found": "person", **NOT_OF_ONE},
        ),
        (
            {"scope": "unit", "max_share": {"share": "0.5", "of": ["jobs"]}},
            ".scope",
            "not_one_of",
            {"found": "unit", **NOT_OF_ONE},
        ),
        (
            {"max": "5", "unused": "lost"},
            ".unused",
            "key_not_allowed",
            {"key": "unused", **NO_TERM},
        ),
        (
            {"max": "5", "excess": "lost"},
            ".excess",
            "key_not_allowed",
            {"key": "excess", **NO_TERM},
        ),
        (
            {"scope": "year", "min": "5", "unused": "lost"},
            ".unused",
            "key_not_allowed",
            {"key": "unused", **NO_CAP},
        ),
        (
            {"scope": "year", "min": "5", "excess": "lost"},
            ".excess",
            "key_not_allowed",
            {"key": "excess", **NO_CAP},
        ),
        ({"max_share": {}}, ".max_share", "missing_key", {"key": "share"}),
        (
            {"max_share": {"share": "0.5", "of": ["jobs"], "on": "x"}},
            ".max_share",
            "unknown_key",
            {"key": "on", "known": ["share", "of"]},
        ),
        (
            {"scope": "period", "excess": "carried"},
            "",
            "one_key_of",
            {**ONE_KEY, "found": ["code", "scope", "over", "excess"]},
        ),
        (
            {"max": "5", "max_share": {"share": "x", "of": "x", "on": "x"}},
            "",
            "one_key_of",
            {**ONE_KEY, "found": ["max", "max_share"]},
        ),
        (
            {"max": "5", "from": "2020-04-01", "until": "2020-04-01"},
            ".until",
            "end_not_after_start",
            {"found": "2020-04-01", "start": "2020-04-01"},
        ),
        ({"max": "5", "until": "2020"}, ".until", "bad_date", {"found": "2020"}),
        (
            {"max": "5", "from": "2020-04-01", "until": "2020"},
            ".until",
            "bad_date",
            {"found": "2020"},
        ),
    ],
)
def test_a_wrong_limit_is_one_problem(limit: dict, path: str, code: str, params: dict) -> None:
    data = terms_data(JOBS, {**JOBS, "code": "more"})
    data["limits"] = [{"code": "cap", "scope": "contract", "over": ["more"], **limit}]
    assert problems(data) == [(f"limits[0]{path}", code, params)]


def test_what_only_begins_or_only_ends_is_right() -> None:
    for span in ({"from": "2020-04-01"}, {"until": "2020-04-01"}):
        cap = {"code": "cap", "scope": "contract", "max": "5", **span}
        assert problems(terms_data({**JOBS, **span}, limits=[cap])) == []


def test_a_limit_has_a_label() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "5", "label": label("at most")}
    assert terms(JOBS, limits=[cap]).limits[0].label == label("at most")


def test_what_cannot_be_read_has_a_harmless_stand_in() -> None:
    figure = {**FIGURE, "places": 7}
    unread, _ = examine_terms(terms_data("jobs", limits=["cap"], figures=[figure]))
    assert unread is not None
    assert (unread.components[0].source, unread.components[0].recipient) == ({}, "helper")
    assert (unread.limits[0].source, unread.limits[0].kind) == ({}, "max")
    assert unread.figures[0].places == 0


def test_of_more_who_may_be_paid_it_is_nobody() -> None:
    data = terms_data(JOBS)
    data["parties"] += [{"code": "other", "role": "provider", "label": label("x")}]  # type: ignore[operator]
    unread, _ = examine_terms(data)
    assert unread is not None
    assert unread.components[0].recipient == ""


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ({**FIGURE, "places": 7}, ("figures[0].places", "not_whole")),
        ({**FIGURE, "years": "4"}, ("figures[0].years", "key_not_allowed")),
        ({**FIGURE, "kind": "annualised_return"}, ("figures[0]", "missing_key")),
        ({**FIGURE, "over": "0"}, ("figures[0].over", "number_not_above")),
    ],
)
def test_figures(figure: dict, problem: tuple[str, str]) -> None:
    assert codes(figures=[figure]) == [problem]


RETURN = {"code": "return", "kind": "annualised_return", "places": 2, "over": "100"}
TARGET = {"code": "target", "kind": "adjusted_target", "places": 2, "target": "5"}


@pytest.mark.parametrize(
    ("figure", "path", "code", "params"),
    [
        (RETURN, "", "missing_key", {"key": "years"}),
        (
            {**FIGURE, "years": "4"},
            ".years",
            "key_not_allowed",
            {"key": "years", "because": "kind_of_figure"},
        ),
        ({**FIGURE, "places": True}, ".places", "not_whole", {"found": "True"}),
        ({**FIGURE, "places": "2"}, ".places", "not_whole", {"found": "2"}),
        ({**FIGURE, "places": -1}, ".places", "not_whole", {"found": "-1"}),
        ({**FIGURE, "places": 7}, ".places", "not_whole", {"found": "7"}),
        ({**FIGURE, "over": "0"}, ".over", "number_not_above", {"found": "0", "limit": "0"}),
        ({**FIGURE, "over": "-2"}, ".over", "number_not_above", {"found": "-2", "limit": "0"}),
        ({**RETURN, "years": "0"}, ".years", "number_not_above", {"found": "0", "limit": "0"}),
        (
            {**RETURN, "years": "100.1"},
            ".years",
            "number_above",
            {"found": "100.1", "most": "100"},
        ),
        ({**RETURN, "years": "2.55"}, ".years", "bad_number", {"found": "2.55"}),
        (
            {**TARGET, "target": "0", "attrition": "0"},
            ".target",
            "number_not_above",
            {"found": "0", "limit": "0"},
        ),
        (
            {**TARGET, "attrition": "-0.1"},
            ".attrition",
            "number_below",
            {"found": "-0.1", "least": "0"},
        ),
    ],
)
def test_a_wrong_figure_is_one_problem(figure: dict, path: str, code: str, params: dict) -> None:
    assert problems(terms_data(JOBS, figures=[figure])) == [(f"figures[0]{path}", code, params)]
