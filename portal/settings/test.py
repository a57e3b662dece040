"""The tests: as the demo, but fast, quiet and without anything left behind."""

import os
import tempfile

os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="uitdaagloket-test-"))
os.environ["EMAIL_URL"] = "file:///unused"

from portal.settings import demo
from portal.settings.demo import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Tests need no collected files, so no content hashes either.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": demo.STORAGES["private"],
}
WHITENOISE_AUTOREFRESH = True
# Test processes have a database each but one Redis: Wagtail keeps the place of a site in the
# cache, and one process would look for its pages where another has them.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if REDIS_URL == "filesystem://"
    else {
        **demo.CACHES["default"],
        "KEY_PREFIX": f"uitdaagloket-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}",
    },
}
# A migrated database to copy (see tests/migrated.py): all migrations take a minute.
if "TEST_DATABASE_TEMPLATE" in os.environ:
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["TEST_DATABASE_TEMPLATE"]}
