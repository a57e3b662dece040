"""The queue in files, for one machine without Redis: a message is there whole, or not at all.

The transport of kombu opens the file of a message and then writes in it. A worker that looks in
between takes an empty message, and ends.
"""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Writes a message beside its place and then gives it its name, which is one step."""

    def _put(self, queue: str, message: Any, **_options: Any) -> None:  # type: ignore[override]
        folder = Path(self.data_folder_out)
        # Sorted by name, messages are in the order of their moment; so kombu reads them.
        name = f"{round(time.monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        # No queue has this name, so nobody takes it for a message.
        unfinished = folder / f"{name}.part"
        try:
            unfinished.write_bytes(str_to_bytes(dumps(message)))
            unfinished.replace(folder / name)
        except OSError as error:
            raise ChannelError(f"Cannot put the message {name} in {folder}") from error


class Transport(filesystem.Transport):
    """What `broker_transport` of Celery names."""

    Channel = Channel
