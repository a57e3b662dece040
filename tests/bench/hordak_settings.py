"""The settings of the tests with django-hordak beside our own apps, in one database."""

from portal.settings.test import *  # noqa: F403
from portal.settings.test import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "mptt", "hordak"]
CURRENCIES = ("EUR",)
DEFAULT_CURRENCY = "EUR"
HORDAK_CURRENCIES = ("EUR",)
