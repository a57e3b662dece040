"""One item that fails stops no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from logging import Logger

from celery.exceptions import SoftTimeLimitExceeded


@contextmanager
def stops_no_other(logger: Logger, text: str, *about: object) -> Iterator[None]:
    """Do one item of a sweep; when it fails it is logged, and the sweep goes on with the next.

    Only the time limit of the whole sweep goes through: who goes on after that is killed.
    """
    try:
        yield
    except SoftTimeLimitExceeded:
        raise
    except Exception:
        logger.exception(text, *about)
