"""The tests' settings for processes that are killed: each says in the database who it is."""

import os
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.db.backends.signals import connection_created

from portal.settings import test
from portal.settings.test import *  # noqa: F403

# Letters go to a mail server of the test's own.
if "FAULTS_SMTP_PORT" in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["FAULTS_SMTP_PORT"])
    EMAIL_USE_TLS = EMAIL_USE_SSL = False

# On a machine whose clock stands at another moment, and goes on from there.
if "FAULTS_CLOCK_SHIFT_S" in os.environ:
    _shift = timedelta(seconds=float(os.environ["FAULTS_CLOCK_SHIFT_S"]))
    time_machine.travel(datetime.now(UTC) + _shift).start()
    time.time()  # it goes on from the first time that somebody asks

# The timetable as it is, at a test's pace.
CELERY_BEAT_SCHEDULE = {
    name: {**entry, "schedule": 1.0, "options": {"expires": 10}}
    for name, entry in test.CELERY_BEAT_SCHEDULE.items()
}


def _say_who(connection: Any, **_arguments: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('application_name', %s, false)", [f"pid {os.getpid()}"])


connection_created.connect(_say_who)
