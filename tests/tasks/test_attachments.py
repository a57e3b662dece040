"""The timetable looks at uploads every few minutes and clears up at night."""

from tasks.timetable import TIMETABLE


def test_scans_and_the_clearing_are_in_the_timetable() -> None:
    assert TIMETABLE["scans"]["task"] == "tasks.attachments.sweep_scans"
    assert TIMETABLE["scans"]["schedule"] == 120.0
    orphans = TIMETABLE["orphan_files"]
    assert orphans["task"] == "tasks.attachments.sweep_orphan_files"
    assert (orphans["schedule"].hour, orphans["schedule"].minute) == ({4}, {40})
