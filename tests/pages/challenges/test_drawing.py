"""The picture in the docs is the table in the code."""

from pages.challenges import drawing
from pages.challenges.enums import Status
from pages.challenges.transitions import TRANSITIONS


def test_docs_show_the_table_as_it_is():
    assert drawing.DRAWING.read_text() == drawing.page(), "run manage.py draw_transitions"


def test_every_move_is_in_the_picture():
    page = drawing.page()
    for before, action, who in TRANSITIONS:
        assert any(
            f"{action} ({who}" in line or f"{action} (resident, {who}" in line
            for line in page.splitlines()
            if before in line
        ), (before, action, who)
    assert f"[*] --> {Status.DRAFT}" in page
    assert page.count("--> [*]") == 2
