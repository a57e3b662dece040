"""The Celery app: one for the web server, the worker and beat alike.

All options stand in the settings as CELERY_*. Task modules live in `tasks`; that app
imports them itself when Django is ready.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

# Each task says when it ran and what went wrong.
app = Celery("uitdaagloket", task_cls="tasks.noting:NotedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
