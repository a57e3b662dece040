"""The tests: as the demo, but fast, quiet and without anything left behind."""

import os
import tempfile
from urllib.parse import urlsplit

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
# cache, and one process would look for its pages where another has them. A key of its own would
# not do: emptying the cache (tests/conftest.py) empties all of its Redis database.
_process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 6
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if REDIS_URL == "filesystem://"
    else {
        **demo.CACHES["default"],
        # The other half of the pair that tests/tasks/workers.py names.
        "LOCATION": urlsplit(REDIS_URL)._replace(path=f"/{3 + 2 * _process}").geturl(),
    },
}
# A migrated database to copy (see tests/migrated.py): all migrations take a minute.
if "TEST_DATABASE_TEMPLATE" in os.environ:
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["TEST_DATABASE_TEMPLATE"]}
