"""Doing what a request asks once, however often it comes in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.api.models import ApiToken, IdempotentAnswer
from contracts.api.problems import Conflict


def answer_once(
    *,
    token: ApiToken,
    key: str,
    request: str,
    work: Callable[[], dict[str, Any]],
    now: datetime,
) -> tuple[dict[str, Any], bool]:
    """Return the answer, and whether it was given before.

    `request` is method, address and body. What `work` does and the note that it was done are one
    transaction; whoever else comes with this key waits for it. Raises Conflict when the key
    belongs to another request, and whatever `work` raises; then nothing is kept, so that the
    request can be sent again when it is right.
    """
    sha256 = hashlib.sha256(request.encode()).hexdigest()
    with transaction.atomic():
        ApiToken.objects.select_for_update().get(pk=token.pk)
        earlier = IdempotentAnswer.objects.filter(token=token, key=key).first()
        if earlier is not None:
            if earlier.request_sha256 != sha256:
                raise Conflict(
                    _("Deze Idempotency-Key hoort bij een ander verzoek. Kies een nieuwe.")
                )
            body: dict[str, Any] = json.loads(earlier.body)
            return body, True
        body = work()
        IdempotentAnswer.objects.create(
            token=token,
            key=key,
            request_sha256=sha256,
            status=201,
            body=json.dumps(body, ensure_ascii=False),
            at=now,
        )
    return body, False
