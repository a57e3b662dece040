"""The reader of the environment: types, one message for all that is missing, URLs."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings import env as read


def test_an_empty_value_counts_as_not_set() -> None:
    assert read.Env({"NAME": "  "}).text("NAME", "other") == "other"


@pytest.mark.parametrize(("word", "meaning"), [("1", True), ("JA", True), ("0", False), ("", True)])
def test_flag_reads_yes_and_no(word: str, meaning: bool) -> None:
    assert read.Env({"F": word}).flag("F", default=True) is meaning


def test_flag_refuses_other_words() -> None:
    with pytest.raises(ImproperlyConfigured, match="F must be 1 or 0, not 'maybe'"):
        read.Env({"F": "maybe"}).flag("F")


def test_number_refuses_words() -> None:
    assert read.Env({"N": "12"}).number("N", 1) == 12
    assert read.Env({}).number("N", 1) == 1
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        read.Env({"N": "1.5"}).number("N", 1)


def test_items_are_split_and_trimmed() -> None:
    assert read.Env({"L": "a, b,,c "}).items("L") == ["a", "b", "c"]


def test_everything_missing_is_named_at_once() -> None:
    env = read.Env({"C": "here"})
    env.required("A", "the first")
    env.required("B", "the second")
    env.required("C", "the third")
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.refuse_when_incomplete()
    assert "  - A: the first\n  - B: the second\n" in str(refusal.value)
    assert "C:" not in str(refusal.value)


def test_postgresql_address_with_password_and_socket() -> None:
    plain = read.database("postgres://ann:p%40ss@db.example:5433/portal?sslmode=require")
    assert (plain["USER"], plain["PASSWORD"], plain["HOST"], plain["PORT"], plain["NAME"]) == (
        "ann",
        "p@ss",
        "db.example",
        "5433",
        "portal",
    )
    assert plain["OPTIONS"] == {"sslmode": "require"}
    socket = read.database("postgresql://postgres:@/postgres?host=/run/pg")
    assert (socket["HOST"], socket["NAME"], socket["OPTIONS"]) == ("/run/pg", "postgres", {})


def test_sqlite_takes_the_write_lock_at_once() -> None:
    database = read.database("sqlite:////srv/portal.sqlite3")
    assert database["NAME"] == "/srv/portal.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert read.database("sqlite:///var/x.sqlite3")["NAME"] == "var/x.sqlite3"


def test_other_databases_are_refused_without_repeating_secrets() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        read.database("mysql://ann:secret@db/portal")
    assert "mysql://" in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_mail_servers_and_mail_as_files() -> None:
    plain = read.mail("smtp://u:p@mail.example")
    assert (plain["EMAIL_PORT"], plain["EMAIL_USE_TLS"], plain["EMAIL_USE_SSL"]) == (
        587,
        True,
        False,
    )
    wrapped = read.mail("smtps://mail.example")
    assert (wrapped["EMAIL_PORT"], wrapped["EMAIL_USE_TLS"], wrapped["EMAIL_USE_SSL"]) == (
        465,
        False,
        True,
    )
    assert read.mail("file:///srv/mail")["EMAIL_FILE_PATH"] == "/srv/mail"
    with pytest.raises(ImproperlyConfigured):
        read.mail("imap://mail.example")


def test_cache_and_broker_never_share_a_redis_database(tmp_path: Path) -> None:
    url = "redis://:pw@redis.example:6379/4"
    assert read.broker(url, tmp_path)["CELERY_BROKER_URL"] == url
    assert read.cache(url, tmp_path)["LOCATION"] == "redis://:pw@redis.example:6379/5"


def test_without_redis_messages_travel_as_files(tmp_path: Path) -> None:
    options = read.broker("filesystem://", tmp_path)["CELERY_BROKER_TRANSPORT_OPTIONS"]
    assert options["data_folder_in"] == options["data_folder_out"] == str(tmp_path / "queue")
    assert (tmp_path / "queue").is_dir()
    assert read.cache("filesystem://", tmp_path)["LOCATION"] == str(tmp_path / "cache")


def test_other_brokers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL"):
        read.broker("amqp://rabbit", tmp_path)
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL"):
        read.cache("memcached://x", tmp_path)


def test_limits_are_only_what_was_set() -> None:
    env = read.Env({"A": "3", "B": " ", "C": "0"})
    assert env.limits("A", "B", "C", "D") == {"A": 3, "C": 0}
    with pytest.raises(ImproperlyConfigured, match="A must be a whole number"):
        read.Env({"A": "veel"}).limits("A")
