"""What a sweep does with an item that fails, and with the end of its own time."""

import logging

import pytest
from celery.exceptions import SoftTimeLimitExceeded

from tasks.one_of_many import stops_no_other

logger = logging.getLogger("tasks.voorbeeld")


def test_an_item_that_fails_is_logged_with_what_it_is(caplog):
    done = []
    for number in range(3):
        with stops_no_other(logger, "Item %s of %s went wrong", number, "many"):
            done.append(10 // (number - 1))
    assert done == [-10, 10]
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("tasks.voorbeeld", "ERROR")
    assert record.getMessage() == "Item 1 of many went wrong"
    assert record.exc_info[0] is ZeroDivisionError


def test_the_end_of_the_time_of_a_sweep_ends_it(caplog):
    with pytest.raises(SoftTimeLimitExceeded), stops_no_other(logger, "Item %s", 1):
        raise SoftTimeLimitExceeded
    assert caplog.records == []
