"""Is the process alive, and can it do its work? For a load balancer and for `make demo`."""

import logging

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as soon as the process answers. Touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when every check of READINESS_CHECKS is content, else 503 with what is wrong."""
    problems = {}
    for path in settings.READINESS_CHECKS:
        name = path.rsplit(".", 1)[-1].removeprefix("check_")
        try:
            problem = import_string(path)()
        except Exception:
            # The reason may hold a host name or a password, so it goes to the log only.
            logger.exception("Readiness check %s failed", name)
            problem = "failed, see the log"
        if problem:
            problems[name] = problem
    status = 503 if problems else 200
    return JsonResponse({"ready": not problems, "problems": problems}, status=status)


def check_database() -> str | None:
    """None when the database answers; raises its own error when it does not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return None


def check_cache() -> str | None:
    """None when the cache gives back what it was given."""
    cache.set("readyz", "ok", timeout=30)
    return None if cache.get("readyz") == "ok" else "the cache forgets what it is given"
