"""What may exist once: asked beforehand, and again when somebody else was a moment earlier."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from contracts.errors import Refused


@contextmanager
def refused_when_taken(taken: QuerySet[Any], refusal: Refused) -> Iterator[None]:
    """Write something of which there is one; raise the refusal when `taken` finds another.

    Two who press the same button at once both find nothing; the constraint of the table stops the
    second, who then hears the same. Any other broken constraint stays an error.
    """
    if taken.exists():
        raise refusal
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        if not taken.exists():
            raise
        raise refusal from None
