"""The one error that services raise when something may not happen."""

from typing import Any


class Refused(Exception):  # noqa: N818
    """A service refuses: `code` says why, `params` fill the sentence, nothing has changed.

    The words for each code stand in `refusals`; a form shows them, a page may too.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
