"""Terms as a file: JSON text in, one or more versions of terms out, or everything wrong with it."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NoReturn

from contracts.arithmetic import Problem, Terms, TermsError, parse_terms
from contracts.observation_table import RowError

MAX_TERMS_BYTES: Final = 2 * 1024 * 1024
# Terms stand some ten blocks deep at most; whatever handles them may be recursive.
MAX_DEPTH: Final = 50
# A contract is amended some times a year at most.
MAX_VERSIONS: Final = 200
# Nothing, and half a character: JSON can name both, no database, page or file can hold them.
_UNWRITABLE: Final = re.compile("[\\x00\\ud800-\\udfff]")


class TermsFileError(ValueError):
    """A file that is no readable JSON; `error` says where and why."""

    def __init__(self, error: RowError) -> None:
        self.error = error
        super().__init__(f"{error.row}: {error.code}")


class _KeyTwiceError(ValueError):
    """An object with the same key twice, of which JSON would silently drop the first."""


class _NoNumberError(ValueError):
    """NaN, Infinity or a number beyond all bounds: Python reads them, JSON does not know them."""


def read_terms_file(data: bytes, *, max_bytes: int = MAX_TERMS_BYTES) -> tuple[Terms, ...]:
    """Read a file with one version of terms, or with a list of versions.

    TermsFileError when it is no JSON, TermsError with all problems when it does not fit terms/1.
    """
    content = _json_of(data, max_bytes)
    if not isinstance(content, list):
        return (parse_terms(content if isinstance(content, Mapping) else {"": content}),)
    if len(content) > MAX_VERSIONS:
        params = {"found": len(content), "most": MAX_VERSIONS}
        raise TermsError([Problem("", "list_too_long", params)])
    versions: list[Terms] = []
    problems: list[Problem] = []
    for number, item in enumerate(content):
        try:
            versions.append(parse_terms(item if isinstance(item, Mapping) else {"": item}))
        except TermsError as error:
            problems += [
                Problem(f"[{number}].{problem.path}".rstrip("."), problem.code, problem.params)
                for problem in error.problems
            ]
    if problems or not versions:
        raise TermsError(problems or [Problem("", "no_terms")])
    return tuple(versions)


def _json_of(data: bytes, max_bytes: int) -> object:
    if len(data) > max_bytes:
        params = {"size": str(len(data)), "limit": str(max_bytes)}
        raise TermsFileError(RowError(0, "", "terms_too_large", params))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TermsFileError(RowError(0, "", "terms_unreadable")) from error
    if not text.strip():
        raise TermsFileError(RowError(0, "", "file_empty"))
    return parse_json(text)


def parse_json(text: str) -> object:
    """Return what a JSON text says. Raises TermsFileError, also for what JSON itself lets pass."""
    try:
        content: object = json.loads(
            text, object_pairs_hook=_object, parse_float=_finite, parse_constant=_refused
        )
    except json.JSONDecodeError as error:
        params = {"position": str(error.colno)}
        raise TermsFileError(RowError(error.lineno, "", "json_invalid", params)) from error
    except _KeyTwiceError as error:
        raise TermsFileError(RowError(0, "", "json_key_twice", {"key": str(error)})) from error
    except _NoNumberError as error:
        raise TermsFileError(RowError(0, "", "json_no_number", {"found": str(error)})) from error
    except RecursionError as error:
        raise TermsFileError(RowError(0, "", "json_too_deep")) from error
    except ValueError as error:
        # A number of thousands of digits.
        raise TermsFileError(RowError(0, "", "number_too_long", {"found": "…"})) from error
    if _is_too_deep(content):
        raise TermsFileError(RowError(0, "", "json_too_deep"))
    unwritable = next((text for text in _texts(content) if _UNWRITABLE.search(text)), None)
    if unwritable is not None:
        params = {"found": _writable(unwritable)[:40]}
        raise TermsFileError(RowError(0, "", "json_unwritable", params))
    return content


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _texts(content: object) -> Iterator[str]:
    """Yield every text and every key."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        yield from content
    for inner in _inside(content):
        yield from _texts(inner)


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refused(text)


def _refused(text: str) -> NoReturn:
    raise _NoNumberError(text[:40])


def _is_too_deep(content: object) -> bool:
    level: list[object] = [content]
    for _depth in range(MAX_DEPTH):
        level = [inner for item in level for inner in _inside(item)]
    return bool(level)


def _inside(item: object) -> Iterable[object]:
    if isinstance(item, Mapping):
        return item.values()
    return item if isinstance(item, list) else ()


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key, count in Counter(keys).items() if count > 1)
        raise _KeyTwiceError(_writable(twice)[:80])
    return found
