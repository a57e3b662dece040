"""Production refuses to start without its secrets, and is strict once it has them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
REQUIRED = {
    "SECRET_KEY": "a1B2c3D4e5F6g7H8i9J0-a1B2c3D4e5F6g7H8i9J0-a1B2c3D4e5F6",
    "ALLOWED_HOSTS": "portal.example",
    "PUBLIC_URL": "https://portal.example/",
    "DATABASE_URL": "postgres://portal@db.example/portal",
    "REDIS_URL": "redis://redis.example:6379/0",
    "EMAIL_URL": "smtp://mail.example",
    "DEFAULT_FROM_EMAIL": "portal@portal.example",
}
QUESTIONS = (
    "DEBUG",
    "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "WAGTAILADMIN_BASE_URL",
    "WAGTAILSEARCH_BACKENDS",
    "CSRF_TRUSTED_ORIGINS",
)


def read_settings(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    code = (
        "import json; from portal.settings import production as p; "
        f"print(json.dumps({{n: getattr(p, n) for n in {QUESTIONS!r}}}, default=str))"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.services
def test_refuses_and_names_everything_that_is_missing(tmp_path: Path) -> None:
    result = read_settings(tmp_path)
    assert result.returncode != 0
    assert [name for name in REQUIRED if f"- {name}: " not in result.stderr] == []
    assert "make demo" in result.stderr


@pytest.mark.services
@pytest.mark.parametrize("name", REQUIRED)
def test_refuses_when_one_is_missing(name: str, tmp_path: Path) -> None:
    result = read_settings(tmp_path, **{**REQUIRED, name: ""})
    assert result.returncode != 0
    assert f"- {name}: " in result.stderr


@pytest.mark.services
def test_refuses_a_simple_key(tmp_path: Path) -> None:
    result = read_settings(tmp_path, **{**REQUIRED, "SECRET_KEY": "a" * 60})
    assert "SECRET_KEY is too short or too simple" in result.stderr


@pytest.mark.services
def test_is_strict_and_leaves_stemming_to_us(tmp_path: Path) -> None:
    result = read_settings(tmp_path, **REQUIRED)
    assert result.returncode == 0, result.stderr
    settings = json.loads(result.stdout)
    assert settings["DEBUG"] is False
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["CSRF_COOKIE_SECURE"] is True
    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000
    assert settings["WAGTAILADMIN_BASE_URL"] == "https://portal.example"
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://portal.example"]
    assert settings["WAGTAILSEARCH_BACKENDS"]["default"]["SEARCH_CONFIG"] == "simple"
