"""When what runs by itself runs. One entry per sweep; times are Dutch local time.

Each entry names a task of this package. `expires` keeps a stopped worker from finding a
pile of the same work when it comes back: the next sweep does it all anyway.
"""

from typing import Any

from celery.schedules import crontab

# Plain data, so that the settings can read it before Django is ready.
TIMETABLE: dict[str, dict[str, Any]] = {
    "heartbeat": {
        "task": "tasks.heartbeat.beat",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "settlements": {
        "task": "tasks.settlements.sweep_due_settlements",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "letters": {
        "task": "tasks.letters.sweep_outbox",
        # Somebody waits for a receipt or a link, and no letter is sent within a request.
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    # In the morning, so that somebody answers when a resident rings about it.
    "agreement_letters": {
        "task": "tasks.letters.sweep_agreement_letters",
        "schedule": crontab(hour=8, minute=20),
        "options": {"expires": 6 * 3600},
    },
    "voice_mail": {
        "task": "tasks.voices.sweep_voice_mail",
        # Somebody waits for the link that confirms what they said.
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "followers": {
        "task": "tasks.voices.sweep_followers",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "meetings": {
        "task": "tasks.voices.sweep_meetings",
        "schedule": 600.0,
        "options": {"expires": 600},
    },
    "forgetting": {
        "task": "tasks.voices.forget_voices",
        "schedule": crontab(hour=3, minute=50),
        "options": {"expires": 6 * 3600},
    },
    "erasures": {
        "task": "tasks.erasures.sweep_erasures",
        "schedule": crontab(hour=3, minute=40),
        "options": {"expires": 6 * 3600},
    },
    "scans": {
        "task": "tasks.attachments.sweep_scans",
        "schedule": 120.0,
        "options": {"expires": 120},
    },
    "call_backs": {
        "task": "tasks.callbacks.sweep_call_backs",
        "schedule": crontab(hour=3, minute=50),
        "options": {"expires": 6 * 3600},
    },
    "orphan_files": {
        "task": "tasks.attachments.sweep_orphan_files",
        "schedule": crontab(hour=4, minute=40),
        "options": {"expires": 6 * 3600},
    },
    "drafts": {
        "task": "tasks.drafts.sweep_drafts",
        "schedule": crontab(hour=4, minute=55),
        "options": {"expires": 6 * 3600},
    },
    # In the hours that people work, and again each hour: each step is taken once.
    "reports": {
        "task": "tasks.reports.sweep_reports",
        "schedule": crontab(hour="7-18", minute=25),
        "options": {"expires": 3000},
    },
    "report_mail": {
        "task": "tasks.reports.sweep_report_mail",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "evidence": {
        "task": "tasks.reports.sweep_evidence",
        "schedule": 120.0,
        "options": {"expires": 120},
    },
    "waiting_imports": {
        "task": "tasks.reports.sweep_waiting_imports",
        "schedule": crontab(hour=4, minute=45),
        "options": {"expires": 6 * 3600},
    },
    # What a page published by hand told at once; this finds what was published by the clock.
    "withdrawn_calls": {
        "task": "tasks.drafts.sweep_withdrawn_calls",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    # In the hours that people work, and again each hour: a reminder is written once.
    "reminders": {
        "task": "tasks.reminders.sweep_reminders",
        "schedule": crontab(hour="7-18", minute=10),
        "options": {"expires": 3000},
    },
    "changes": {
        "task": "tasks.changes.sweep_changes",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "attention": {
        "task": "tasks.desks.look_at_contracts",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "bulk_jobs": {
        "task": "tasks.desks.carry_on_jobs",
        # Somebody looks at the progress of it.
        "schedule": 5.0,
        "options": {"expires": 5},
    },
    # At night, when nobody waits; far from the hour that a change of the clock skips or repeats.
    "checks": {
        "task": "tasks.checks.check_integrity",
        "schedule": crontab(hour=4, minute=10),
        "options": {"expires": 6 * 3600},
    },
}
