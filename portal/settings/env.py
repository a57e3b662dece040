"""Reads the environment once, with types, and names everything that is missing in one message.

An empty value counts as not set: compose files and CI pass `NAME=` for an unset variable.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on", "ja"})
FALSE_WORDS = frozenset({"0", "false", "no", "off", "nee"})

# Broker value of a single host without Redis: messages travel as files in VAR_DIR.
FILES_BROKER = "filesystem://"

SQLITE_BUSY_TIMEOUT_S = 20
SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"


class Env:
    """A view on the environment that remembers which required names were missing."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = os.environ if values is None else values
        self._missing: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        """The value of `name`, or `default` when it is not set."""
        return self._values.get(name, "").strip() or default

    def required(self, name: str, meaning: str) -> str:
        """The value of `name`. When it is not set, note it for `refuse_when_incomplete`."""
        value = self.text(name)
        if not value:
            self._missing.append(f"{name}: {meaning}")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes or a no. Raises ImproperlyConfigured for any other word."""
        word = self.text(name).lower()
        if not word:
            return default
        if word in TRUE_WORDS:
            return True
        if word in FALSE_WORDS:
            return False
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {word!r}.")

    def number(self, name: str, default: int) -> int:
        """A whole number. Raises ImproperlyConfigured when it is none."""
        word = self.text(name)
        try:
            return int(word) if word else default
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} must be a whole number, not {word!r}.") from error

    def limits(self, *names: str) -> dict[str, int]:
        """The whole numbers that are set; a name that is not keeps its default elsewhere."""
        return {name: self.number(name, 0) for name in names if self.text(name)}

    def items(self, name: str, default: str = "") -> list[str]:
        """A list written with commas."""
        return [item.strip() for item in self.text(name, default).split(",") if item.strip()]

    def refuse_when_incomplete(self) -> None:
        """Raise ImproperlyConfigured that names every missing required variable at once."""
        if self._missing:
            lines = "\n".join(f"  - {line}" for line in self._missing)
            raise ImproperlyConfigured(
                "The portal does not start: these environment variables are missing.\n"
                f"{lines}\n"
                "To look around without them, run 'make demo'."
            )


def database(url: str) -> dict[str, Any]:
    """Turn `postgres://user:pass@host:5432/name` or `sqlite:///path` into a Django database.

    A PostgreSQL socket directory is written as `?host=/path`, as libpq does. Raises
    ImproperlyConfigured for any other kind of database.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", "") or parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path.removeprefix("/")),
            # IMMEDIATE takes the write lock at the start of a transaction. Without it two
            # writers fail with "database is locked", whatever the timeout.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": SQLITE_BUSY_TIMEOUT_S,
                "init_command": SQLITE_START,
            },
        }
    raise ImproperlyConfigured(
        "DATABASE_URL must start with postgres:// or sqlite:///, not "
        f"{parts.scheme or 'nothing'}://."
    )


def mail(url: str) -> dict[str, Any]:
    """Turn `smtp://user:pass@host:587?tls=1` or `file:///directory` into EMAIL_* settings.

    `smtps://` means TLS from the first byte. Raises ImproperlyConfigured for another scheme.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    if parts.scheme in {"smtp", "smtps"}:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname or "",
            "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parts.scheme == "smtp" and options.get("tls", "1") == "1",
            "EMAIL_TIMEOUT": 10,
        }
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    raise ImproperlyConfigured("EMAIL_URL must start with smtp://, smtps:// or file://.")


def broker(url: str, var_dir: Path) -> dict[str, Any]:
    """Celery's broker settings for Redis, or for files in `var_dir` on a single host."""
    if url == FILES_BROKER:
        queue = var_dir / "queue"
        control = var_dir / "queue-control"
        for folder in (queue, control):
            folder.mkdir(parents=True, exist_ok=True)
        return {
            "CELERY_BROKER_URL": FILES_BROKER,
            "CELERY_BROKER_TRANSPORT": "portal.file_queue.Transport",
            "CELERY_BROKER_TRANSPORT_OPTIONS": {
                "data_folder_in": str(queue),
                "data_folder_out": str(queue),
                "control_folder": str(control),
            },
        }
    _refuse_other_than_redis(url)
    return {
        "CELERY_BROKER_URL": url,
        "CELERY_BROKER_TRANSPORT": "portal.redis_queue.Transport",
        # With a transport of our own the scheme alone does not say it; kombu asks no certificate.
        "CELERY_BROKER_USE_SSL": (
            {"ssl_cert_reqs": ssl.CERT_REQUIRED} if url.startswith("rediss://") else False
        ),
        # Longer than any task may take (see the time limits), so nothing is delivered twice.
        "CELERY_BROKER_TRANSPORT_OPTIONS": {"visibility_timeout": 3600},
    }


def cache(url: str, var_dir: Path) -> dict[str, Any]:
    """Django's cache in Redis, in another database number than the broker; or in files.

    Clearing a cache must never throw away waiting messages.
    """
    if url == FILES_BROKER:
        return {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(var_dir / "cache"),
        }
    _refuse_other_than_redis(url)
    parts = urlsplit(url)
    number = int(parts.path.lstrip("/") or 0) + 1
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": parts._replace(path=f"/{number}").geturl(),
        "KEY_PREFIX": "uitdaagloket",
    }


def _refuse_other_than_redis(url: str) -> None:
    if urlsplit(url).scheme not in {"redis", "rediss"}:
        raise ImproperlyConfigured(
            f"REDIS_URL must start with redis:// or rediss://, or be exactly {FILES_BROKER}."
        )
