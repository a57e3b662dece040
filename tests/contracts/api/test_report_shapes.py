"""What may be sent of a report, before a service looks at it."""

from __future__ import annotations

import pytest

from contracts.api.report_shapes import LAST_DRAFT, MOST_FIGURES, NewReport, NewReportDraft

ROW = {"indicator": "baan"}


def test_a_draft_may_be_incomplete_and_begins_with_the_first():
    sent = NewReportDraft(data={"cijfers": [ROW]})
    assert sent.is_valid()
    assert sent.validated_data == {"gezien": 0, "cijfers": [ROW]}


def test_a_report_may_leave_its_figures_to_the_draft():
    sent = NewReport(data={"gezien": 3})
    assert sent.is_valid()
    assert sent.validated_data == {"gezien": 3}


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"cijfers": [ROW], "gezien": -1}, "gezien"),
        ({"cijfers": [ROW], "gezien": LAST_DRAFT + 1}, "gezien"),
        ({"cijfers": [ROW] * (MOST_FIGURES + 1)}, "cijfers"),
        ({"cijfers": [{}]}, "cijfers"),
        ({"cijfers": [{**ROW, "status": "ingetrokken"}]}, "cijfers"),
        ({"cijfers": [ROW], "verhaal": "x"}, "verhaal"),
    ],
)
def test_what_cannot_be_is_refused_by_field(data, field):
    for shape in (NewReportDraft, NewReport):
        sent = shape(data=data)
        assert not sent.is_valid()
        assert list(sent.errors) == [field]
