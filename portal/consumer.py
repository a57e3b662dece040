"""How a worker listens to the broker: it also goes on when a broken connection cannot be closed."""

import logging
from typing import Any

from celery.worker.consumer import Consumer

logger = logging.getLogger(__name__)


class PatientConsumer(Consumer):
    """Celery's consumer, which does not end when Redis goes down at an unlucky moment.

    Closing a connection gives back the messages that were taken and not done. When Redis fails
    just then, kombu (5.7) has forgotten already where Redis is: it raises an AttributeError that
    Celery takes for a fault of its own, and the worker ends. Nothing is lost by going on: such a
    message is still in Redis and comes back after the visibility timeout.
    """

    def on_connection_error_after_connected(self, exc: Exception) -> Any:
        """Let go of the broken connection, so that the caller connects again."""
        try:
            return super().on_connection_error_after_connected(exc)
        except AttributeError:
            self.connection = None
            logger.warning(
                "The broken connection could not be closed; connecting anew.", exc_info=True
            )
            return None
