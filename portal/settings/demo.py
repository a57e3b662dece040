"""The demo on one's own machine: production settings with the doors on the latch.

Everything has a default, all data stays in var/, and nothing leaves this machine.
DATABASE_URL and REDIS_URL work as on a server.
"""

import os
from pathlib import Path

_VAR_DIR = Path(os.environ.get("VAR_DIR") or Path(__file__).resolve().parents[2] / "var")
_VAR_DIR.mkdir(parents=True, exist_ok=True)
_PORT = os.environ.get("PORT") or "8000"

for _name, _value in {
    "VAR_DIR": str(_VAR_DIR),
    "SECRET_KEY": "demo-only-key-that-protects-nothing-because-everyone-can-read-it",
    "ALLOWED_HOSTS": "127.0.0.1,localhost,[::1]",
    "PUBLIC_URL": f"http://127.0.0.1:{_PORT}",
    "CSRF_TRUSTED_ORIGINS": f"http://127.0.0.1:{_PORT},http://localhost:{_PORT}",
    "DATABASE_URL": f"sqlite:///{_VAR_DIR / 'demo.sqlite3'}",
    "REDIS_URL": "filesystem://",
    "EMAIL_URL": f"file://{_VAR_DIR / 'mail'}",
    "DEFAULT_FROM_EMAIL": "Uitdaagloket demo <demo@uitdaagloket.example>",
    "STATIC_ROOT": str(_VAR_DIR / "static"),
    "BEHIND_PROXY": "0",
    # Everybody may try every role; set it to 1 to see what staff see on a server.
    "STAFF_SECOND_FACTOR": "0",
}.items():
    # An empty value counts as not set, as in the reader.
    if not os.environ.get(_name):
        os.environ[_name] = _value

from portal.settings.production import *  # noqa: F403

DEBUG = env.flag("DEBUG")
DEMO = True

# A laptop has no certificate.
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
LANGUAGE_COOKIE_SECURE = False
WEBHOOKS_TO_THIS_MACHINE = True

# Who tries something out does not wait a minute to see what the timetable makes of it.
CELERY_BEAT_SCHEDULE = {
    **CELERY_BEAT_SCHEDULE,
    "settlements": {**CELERY_BEAT_SCHEDULE["settlements"], "schedule": 20.0},
    # At any hour: who starts a contract at night wants to see what a provider is asked.
    "reports": {**CELERY_BEAT_SCHEDULE["reports"], "schedule": 30.0, "options": {"expires": 30}},
}
