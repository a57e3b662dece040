"""The timetable forgets call backs at night."""

from tasks.timetable import TIMETABLE


def test_forgetting_is_in_the_timetable() -> None:
    entry = TIMETABLE["call_backs"]
    assert entry["task"] == "tasks.callbacks.sweep_call_backs"
    assert (entry["schedule"].hour, entry["schedule"].minute) == ({3}, {50})
