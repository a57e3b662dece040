"""The tests' settings for processes that are killed: each says in the database who it is."""

import os
from typing import Any

from django.db.backends.signals import connection_created

from portal.settings.test import *  # noqa: F403


def _say_who(connection: Any, **_arguments: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('application_name', %s, false)", [f"pid {os.getpid()}"])


connection_created.connect(_say_who)
