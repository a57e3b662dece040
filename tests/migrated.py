"""A migrated PostgreSQL database that others are copied from, where many are needed."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.servers import ServerError

NAME = "migrated"


def migrated_database(database_url: str) -> str:
    """Make a database on a server of our own and migrate it; give its name.

    With that name in TEST_DATABASE_TEMPLATE a test database is a copy of it. Nobody may be
    connected to it while it is copied. Raises ServerError when the migrations fail.
    """
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME}")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": urlunsplit(urlsplit(database_url)._replace(path=f"/{NAME}")),
    }
    command = (sys.executable, "manage.py", "migrate", "--verbosity", "0")
    if subprocess.run(command, env=environment, check=False).returncode:
        raise ServerError("the migrations failed; see above")
    return NAME
