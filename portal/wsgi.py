"""The entry point for the web server (gunicorn). Production settings unless told otherwise."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = get_wsgi_application()

# What is loaded now stays for good; looking through it for garbage only costs time.
gc.freeze()
