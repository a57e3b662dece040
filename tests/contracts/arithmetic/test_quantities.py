"""The registry of quantities: reading each block, and what it looks at."""

from fractions import Fraction

import pytest

from contracts.arithmetic import (
    Achieved,
    After,
    Change,
    Count,
    Latest,
    Notional,
    One,
    Ratio,
    Sampled,
    Sum,
    Sustained,
    Tally,
    TermsError,
    examine_terms,
    parse_terms,
    personal_metrics_of,
)
from contracts.arithmetic.counts import RoundRule
from contracts.arithmetic.quantities import QUANTITIES, is_additive, metrics_of
from tests.contracts.arithmetic.builders import METRICS, component, metric, terms, terms_data

pytestmark = pytest.mark.pure

CASES = [
    ({"count": "job"}, Count("job"), ["job"]),
    ({"count": "lease", "max_per_person": 3}, Count("lease", max_per_person=3), ["lease"]),
    (
        {"sum": "nights", "excluding": "jail", "after": {"event": "lease", "days": 365}},
        Sum("nights", "jail", (After("lease", 365),)),
        ["nights", "jail", "lease"],
    ),
    (
        {
            "count": "person_job",
            "after": [{"event": "lease"}, {"event": "reached", "days": 5, "within_days": 5}],
            "among": ["step"],
        },
        Count("person_job", after=(After("lease"), After("reached", 5, 5)), among=("step",)),
        ["person_job", "lease", "reached", "step"],
    ),
    (
        {"count": "step", "after": {"event": "visits", "within_days": 0}, "among": ["visits"]},
        Count("step", after=(After("visits", 0, 0),), among=("visits",)),
        ["step", "visits", "visits"],
    ),
    (
        {"sustained": "nights", "days": 1, "gap_days": 0},
        Sustained("nights", days=1),
        ["nights"],
    ),
    ({"sustained": "nights", "months": 6}, Sustained("nights", months=6), ["nights"]),
    (
        {"sustained": "nights", "days": 180, "gap_days": 3},
        Sustained("nights", days=180, gap_days=3),
        ["nights"],
    ),
    (
        {"sampled": {"claimed": "places", "checked": "checked", "correct": "correct"}},
        Sampled("places", "checked", "correct"),
        ["places", "checked", "correct"],
    ),
    (
        {
            "sampled": {
                "claimed": "places",
                "checked": "checked",
                "correct": "correct",
                "tolerance": "0.05",
                "round": {"mode": "down", "to": "0.5"},
            }
        },
        Sampled(
            "places",
            "checked",
            "correct",
            Fraction(5, 100),
            RoundRule("down", Fraction(1, 2)),
        ),
        ["places", "checked", "correct"],
    ),
    ({"latest": "level"}, Latest("level"), ["level"]),
    (
        {"change": "level", "against": {"metric": "control"}, "as": "reduction"},
        Change("level", "control", "reduction"),
        ["level", "control"],
    ),
    (
        {"change": "rate", "against": "baseline", "as": "increase"},
        Change("rate", None, "increase"),
        ["rate"],
    ),
    ({"achieved": "rate"}, Achieved("rate"), ["rate"]),
    ({"ratio": {"of": "job", "to": "places"}}, Ratio("job", "places"), ["job", "places"]),
    ({"one": True}, One(), []),
]


@pytest.mark.parametrize(("written", "block", "metrics"), CASES)
def test_blocks(written: dict, block: object, metrics: list[str]) -> None:
    known = [metric(code) for code in METRICS if code != "rate"]
    known.append(metric("rate", baseline="5", target="10"))
    known.append(metric("visits", "count", subject="person"))
    read = terms(component("part", written, {"per_unit": "1"}), metrics=known).components[0]
    assert read.quantity == block
    assert list(metrics_of(read.quantity)) == metrics
    assert is_additive(read.quantity) == isinstance(block, Tally)


def test_every_block_is_tried() -> None:
    tried = {type(block) for _, block, _ in CASES} | {Notional}
    assert tried == {block.kind for block in QUANTITIES.values()}


def problems(written: dict) -> list[tuple[str, str]]:
    with pytest.raises(TermsError) as caught:
        parse_terms(terms_data(component("part", written, {"per_unit": "1"})))
    start = "components[0].quantity"
    return [(p.path.removeprefix(start), p.code) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"count": "job", "among": ["step"]}, [(".count", "metric_without_subject")]),
        ({"count": "job", "after": {"event": "step"}}, [(".count", "metric_without_subject")]),
        (
            {"count": "step", "among": ["reached", "step", "reached", "job", "nights", "x"]},
            [
                (".among[1]", "named_twice"),
                (".among[2]", "named_twice"),
                (".among[3]", "metric_without_subject"),
                (".among[4]", "metric_kind"),
                (".among[5]", "unknown_metric"),
            ],
        ),
        ({"count": "step", "among": []}, [(".among", "empty_list")]),
        ({"count": "step", "after": []}, [(".after", "empty_list")]),
        ({"count": "step", "after": "lease"}, [(".after", "not_an_object")]),
        ({"count": "step", "after": {"days": 1}}, [(".after", "missing_key")]),
        (
            {"count": "step", "after": [{"event": "lease", "days": 3, "within_days": 2}]},
            [(".after[0].within_days", "number_below")],
        ),
        (
            {"count": "step", "after": {"event": "level", "days": -1, "within_days": "2"}},
            [
                (".after.event", "metric_kind"),
                (".after.days", "number_below"),
                (".after.within_days", "not_whole"),
            ],
        ),
        ({"sustained": "job", "days": 2}, [(".sustained", "metric_kind")]),
        ({"sustained": "nights"}, [("", "one_key_of")]),
        ({"sustained": "nights", "days": 2, "months": 2}, [("", "one_key_of")]),
        ({"sustained": "nights", "days": 0}, [(".days", "number_below")]),
        ({"sustained": "nights", "days": 1, "gap_days": -1}, [(".gap_days", "number_below")]),
        ({"sampled": "places"}, [(".sampled", "not_an_object")]),
        (
            {"sampled": {"claimed": "level", "checked": "checked", "tolerance": "1.5"}},
            [
                (".sampled", "missing_key"),
                (".sampled.claimed", "metric_kind"),
                (".sampled.tolerance", "number_above"),
            ],
        ),
        (
            {"sampled": {"claimed": "job", "checked": "job", "correct": "job", "round": {}}},
            [
                (".sampled.checked", "named_twice"),
                (".sampled.correct", "named_twice"),
                (".sampled.round", "missing_key"),
                (".sampled.round", "missing_key"),
            ],
        ),
        (
            {
                "sampled": {
                    "claimed": "job",
                    "checked": "checked",
                    "correct": "correct",
                    "round": {"mode": "x", "to": "0"},
                }
            },
            [
                (".sampled.round.mode", "not_one_of"),
                (".sampled.round.to", "number_not_above"),
            ],
        ),
    ],
)
def test_what_is_wrong_is_named(written: dict, expected: list[tuple[str, str]]) -> None:
    assert problems(written) == expected


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"ratio": 5}, Ratio("", "")),
        ({"sampled": "x"}, Sampled("", "", "")),
        ({"count": "step", "after": "lease"}, Count("step", after=(After(""),))),
        ({"sustained": "nights"}, Sustained("nights", days=1)),
    ],
)
def test_what_cannot_be_read_is_looked_at_as_something_harmless(
    written: dict, read: object
) -> None:
    half, _ = examine_terms(terms_data(component("part", written, {"per_unit": "1"})))
    assert half is not None
    assert half.components[0].quantity == read


EVERY_TOTAL = ["event", "count", "days", "amount"]
SAMPLE = {"claimed": "places", "checked": "checked", "correct": "correct"}


@pytest.mark.parametrize(
    ("written", "path", "code", "params"),
    [
        (
            {"count": "person_job", "first_per": "town"},
            ".first_per",
            "not_one_of",
            {"found": "town", "known": ["person"]},
        ),
        (
            {"count": "job", "max_per_person": 2},
            ".count",
            "metric_without_subject",
            {"metric": "job"},
        ),
        (
            {"count": "step", "after": {"event": "lease", "days": -1}},
            ".after.days",
            "number_below",
            {"found": "-1", "least": "0"},
        ),
        (
            {"count": "step", "after": {"event": "lease", "within_days": -1}},
            ".after.within_days",
            "number_below",
            {"found": "-1", "least": "0"},
        ),
        (
            {"sum": "level"},
            ".sum",
            "metric_kind",
            {"metric": "level", "kind": "level", "needed": EVERY_TOTAL},
        ),
        (
            {"sum": "saving", "excluding": "jail"},
            ".sum",
            "metric_kind",
            {"metric": "saving", "kind": "amount", "needed": ["days"]},
        ),
        (
            {"sum": "saving", "after": {"event": "lease"}},
            ".sum",
            "metric_without_subject",
            {"metric": "saving"},
        ),
        (
            {"sum": "days", "excluding": "jail"},
            ".sum",
            "metric_without_subject",
            {"metric": "days"},
        ),
        (
            {"sum": "nights", "excluding": "days"},
            ".excluding",
            "metric_without_subject",
            {"metric": "days"},
        ),
        (
            {"sum": "nights", "excluding": "nights"},
            ".excluding",
            "compared_with_itself",
            {"metric": "nights"},
        ),
        (
            {"sustained": "nights", "days": 1, "gap_days": -1},
            ".gap_days",
            "number_below",
            {"found": "-1", "least": "0"},
        ),
        (
            {"sustained": "nights"},
            "",
            "one_key_of",
            {"keys": ["months", "days"], "found": ["sustained"]},
        ),
        (
            {"sampled": SAMPLE | {"checked": "places"}},
            ".sampled.checked",
            "named_twice",
            {"found": "places"},
        ),
        (
            {"sampled": SAMPLE | {"tolerance": "-0.1"}},
            ".sampled.tolerance",
            "number_below",
            {"found": "-0.1", "least": "0"},
        ),
        (
            {"change": "level", "against": "baseline", "as": "reduction"},
            ".against",
            "metric_without_baseline",
            {"metric": "level"},
        ),
        (
            {"ratio": {"of": "job", "to": "job"}},
            ".ratio",
            "compared_with_itself",
            {"metric": "job"},
        ),
        ({"ratio": 5}, ".ratio", "not_an_object", {"found": "5"}),
        ({"achieved": "job"}, ".achieved", "metric_without_target", {"metric": "job"}),
    ],
)
def test_what_is_wrong_is_told_exactly(
    written: dict, path: str, code: str, params: dict[str, object]
) -> None:
    metrics = [*map(metric, METRICS), metric("days", "days")]
    _, found = examine_terms(
        terms_data(component("part", written, {"per_unit": "1"}), metrics=metrics)
    )
    assert [(p.path, p.code, dict(p.params)) for p in found] == [
        (f"components[0].quantity{path}", code, params)
    ]


def test_some_quantities_must_know_whose_every_observation_is() -> None:
    after = (After("lease"),)
    assert list(personal_metrics_of(Count("step"))) == []
    assert list(personal_metrics_of(Count("step", max_per_person=2))) == ["step"]
    assert list(personal_metrics_of(Count("step", after=after))) == ["step", "lease"]
    assert list(personal_metrics_of(Count("step", among=("reached",)))) == ["step", "reached"]
    assert list(personal_metrics_of(Sustained("nights", days=2))) == ["nights"]
    assert list(personal_metrics_of(Sum("nights", after=after))) == []
