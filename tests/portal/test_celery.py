"""The Celery app: options that keep work safe, and a timetable that names real tasks."""

from django.conf import settings

from portal import celery_app


def test_work_is_acknowledged_after_it_is_done() -> None:
    conf = celery_app.conf
    assert conf.task_acks_late is True
    assert conf.worker_prefetch_multiplier == 1
    assert conf.task_ignore_result is True
    assert conf.accept_content == ["json"]
    assert conf.timezone == "Europe/Amsterdam"


def test_no_task_runs_longer_than_a_message_is_hidden() -> None:
    """Redis gives a message out again after the visibility timeout."""
    from portal.settings.env import broker

    hidden_s = broker("redis://x/0", settings.VAR_DIR)["CELERY_BROKER_TRANSPORT_OPTIONS"]
    assert settings.CELERY_TASK_SOFT_TIME_LIMIT < settings.CELERY_TASK_TIME_LIMIT
    assert hidden_s["visibility_timeout"] > settings.CELERY_TASK_TIME_LIMIT


def test_tasks_of_the_package_are_known_by_name() -> None:
    assert "tasks.heartbeat.beat" in celery_app.tasks
