"""Wiring: settings, URL map, Celery app, users and sign-in, page shell. No domain word here."""

# Django loads this package before anything else, so `shared_task` always finds this app.
from portal.celery import app as celery_app

__all__ = ["celery_app"]
