"""Writing dataclasses as JSON-able data and reading them back, by the types of their fields.

For whatever the engine remembers: fields are Fraction, int, str, bool, date or None, lists, tuples
and dicts of those, and other such dataclasses. A dict becomes a list of pairs, in its own order,
because its keys need not be text and its order may matter. A field with its default is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from contracts.arithmetic.exact import exact_text

T = TypeVar("T")
Convert = Callable[[Any], Any]


def write_data(kind: object, value: object) -> Any:
    """Return a value of a type as JSON-able data; TypeError for a type that is not plain."""
    return _converters(cast("Any", kind))[0](value)


def read_data(kind: type[T], data: Any) -> T:
    """Return the value that `write_data` wrote; ValueError or TypeError for anything else."""
    return cast("T", _converters(cast("Any", kind))[1](data))


def _same(value: Any) -> Any:
    return value


@cache
def _converters(kind: Any) -> tuple[Convert, Convert]:
    """Return how a type is written and how it is read."""
    if kind is Fraction:
        return str, exact_text
    if kind is date:
        return date.isoformat, date.fromisoformat
    origin, inner = get_origin(kind), get_args(kind)
    if kind in (int, str, bool, NoneType) or origin is Literal:
        return _same, _same
    if origin in (Union, UnionType):
        return _of_union(inner)
    if origin is list:
        return _of_list(_converters(inner[0]))
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        write, read = _of_list(_converters(inner[0]))
        return write, lambda data: tuple(read(data))
    if origin is tuple:
        return _of_tuple([_converters(part) for part in inner])
    if origin is dict:
        return _of_dict(_converters(inner[0]), _converters(inner[1]))
    if is_dataclass(kind):
        return _of_class(cast(type, kind))
    raise TypeError(f"{kind} is not plain data")


def _of_union(kinds: tuple[Any, ...]) -> tuple[Convert, Convert]:
    """One type or nothing; or several that JSON itself tells apart."""
    rest = [kind for kind in kinds if kind is not NoneType]
    if len(rest) > 1:
        if not set(rest) <= {int, str, bool}:
            raise TypeError(f"{kinds} cannot be told apart")
        return _same, _same
    write, read = _converters(rest[0])
    return (
        lambda value: None if value is None else write(value),
        lambda data: None if data is None else read(data),
    )


def _of_list(part: tuple[Convert, Convert]) -> tuple[Convert, Convert]:
    write, read = part
    if write is _same:
        return list, lambda data: [read(item) for item in data]
    return (
        lambda value: [write(item) for item in value],
        lambda data: [read(item) for item in data],
    )


def _of_tuple(parts: list[tuple[Convert, Convert]]) -> tuple[Convert, Convert]:
    writers, readers = [part[0] for part in parts], [part[1] for part in parts]
    return (
        lambda value: [write(item) for write, item in zip(writers, value, strict=True)],
        lambda data: tuple(read(item) for read, item in zip(readers, data, strict=True)),
    )


def _of_dict(
    keys: tuple[Convert, Convert], values: tuple[Convert, Convert]
) -> tuple[Convert, Convert]:
    return (
        lambda value: [[keys[0](key), values[0](item)] for key, item in value.items()],
        lambda data: {keys[1](key): values[1](item) for key, item in data},
    )


def _of_class(kind: type) -> tuple[Convert, Convert]:
    hints = get_type_hints(kind)
    plan = [
        (field.name, *_converters(hints[field.name]), _default(field)) for field in fields(kind)
    ]
    writers = [(name, put, default) for name, put, _, default in plan]
    readers = {name: read for name, _, read, _ in plan}

    def write(value: Any) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, put, default in writers:
            item = getattr(value, name)
            if item is not default and item != default:
                data[name] = put(item)
        return data

    def read(data: Mapping[str, Any]) -> Any:
        found: dict[str, Any] = {}
        for name, item in data.items():
            if name not in readers:
                raise ValueError(f"{kind.__name__} has no {name}")
            found[name] = readers[name](item)
        return kind(**found)

    return write, read


def _default(field: Field[Any]) -> object:
    """Return a field's default, to compare with; a field without one equals nothing."""
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else object()
