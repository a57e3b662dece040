"""The published schema and the parser agree, on good data and on data that was spoilt."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from contracts.arithmetic import TermsError, parse_terms
from contracts.arithmetic.prices import PRICES
from contracts.arithmetic.quantities import QUANTITIES
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.strategies import contracts
from tests.contracts.arithmetic.worked_examples import worked_examples

pytestmark = pytest.mark.pure

CONTRACTS = Path(__file__).parents[3] / "contracts"
SCHEMA = json.loads((CONTRACTS / "schema/terms-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
EXAMPLES = sorted((CONTRACTS / "examples").glob("*/terms*.json"))
JUNK = ["", "x", "-1", "2", "0", "1,5", "2020-13-01", 3, None, True, [], {}, ["x"], {"x": "1"}]


def is_read(data: object) -> bool:
    try:
        parse_terms(data)  # type: ignore[arg-type]
    except TermsError:
        return False
    return True


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("kind", ["quantity", "price"])
def test_the_schema_has_one_fragment_per_block(kind: str) -> None:
    registry = {"quantity": QUANTITIES, "price": PRICES}[kind]
    listed = [choice["$ref"].removeprefix("#/$defs/") for choice in SCHEMA["$defs"][kind]["oneOf"]]
    assert listed == [f"{kind}_{key}" for key in registry]
    for key, block in registry.items():
        fragment = SCHEMA["$defs"][f"{kind}_{key}"]
        assert fragment["required"] == [key, *block.required]
        assert set(fragment["properties"]) == {key, *block.required, *block.optional}


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.parent.name for path in EXAMPLES])
def test_examples_fit_both(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(VALIDATOR.iter_errors(data)) == []
    assert is_read(data)


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: example.title)
def test_worked_examples_fit_both(example: object) -> None:
    for data in example.data:  # type: ignore[attr-defined]
        assert list(VALIDATOR.iter_errors(data)) == []
        assert is_read(data)


def places(data: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner: list[tuple[object, ...]] = [path] if path else []
    if isinstance(data, dict):
        for key, value in data.items():
            inner += places(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            inner += places(value, (*path, number))
    return inner


@st.composite
def spoilt(draw: st.DrawFn) -> object:
    """A generated contract with one thing changed, taken away or added."""
    data = json.loads(json.dumps(draw(contracts())))
    path = draw(st.sampled_from(places(data)))
    at = data
    for key in path[:-1]:
        at = at[key]
    how = draw(st.sampled_from(["junk", "junk", "delete", "add", "rename"]))
    if how == "junk":
        at[path[-1]] = draw(st.sampled_from(JUNK))
    elif how == "delete":
        del at[path[-1]]
    elif how == "add" and isinstance(at, dict):
        at[draw(st.sampled_from(["x", "max", "over", "share", "from", "per"]))] = "5"
    elif isinstance(at, dict):
        at[f"{path[-1]}s"] = at.pop(path[-1])
    return data


@quick
@given(contracts())
def test_generated_contracts_fit_both(data: dict[str, object]) -> None:
    assert list(VALIDATOR.iter_errors(data)) == []
    assert is_read(data)


@quick
@given(spoilt())
def test_what_the_schema_refuses_the_parser_refuses(data: object) -> None:
    if not VALIDATOR.is_valid(data):
        assert not is_read(data)
    else:
        is_read(data)  # it may find more, but only problems with terms
