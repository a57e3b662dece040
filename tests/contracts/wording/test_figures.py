"""Reported figures and amounts in words."""

import pytest

from contracts.arithmetic import ReportedFigure
from contracts.wording import figure_text
from contracts.wording.step_shape import is_same_number
from tests.contracts.arithmetic.builders import component, label, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
GAIN = {"code": "gain", "kind": "gain", "over": "1000", "places": 2, "label": label("Winst")}

YEARLY = {"code": "yearly", "kind": "annualised_return", "over": "1000", "years": "5", "places": 2,
          "label": label("Per jaar")}  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "dutch", "english"),
    [
        (ReportedFigure("gain", "1234.5"), "Winst: € 1.234,50", "Winst: €1,234.50"),
        (ReportedFigure("gain", None), "Winst: nog niet bekend", "Winst: not known yet"),
        (ReportedFigure("yearly", "4.25"), "Per jaar: 4,25%", "Per jaar: 4.25%"),
        (ReportedFigure("other", "1.5"), "other: 1,5", "other: 1.5"),
    ],
)
def test_a_reported_figure(figure, dutch, english):
    contract = terms(JOBS, figures=[GAIN, YEARLY])
    assert [figure_text(figure, contract, language) for language in ("nl", "en")] == [
        dutch,
        english,
    ]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("1.50", "1.5", True), ("1", "2", False), ("", "", True), ("", "0", False)],
)
def test_the_same_number_however_it_is_written(left, right, same):
    assert is_same_number(left, right) is same
