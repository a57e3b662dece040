#!/usr/bin/env python3
"""Run a Django command for the portal.

Without DJANGO_SETTINGS_MODULE this uses the demo settings, so that a fresh checkout works.
A server sets DJANGO_SETTINGS_MODULE=portal.settings.production; that refuses to start
without its secrets.
"""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(
            "Django is not installed. Run 'make setup', then '.venv/bin/python manage.py ...'."
        ) from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
