"""The guarantees of the engine, over a few generated contracts; `make prove` tries very many."""

from dataclasses import replace

import pytest
from hypothesis import given

from contracts.arithmetic import settle_all
from tests.contracts.arithmetic.builders import component, quarter, seen, terms
from tests.contracts.arithmetic.guarantees import GUARANTEES, Check, Run
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.strategies import Case, cases

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("check", GUARANTEES, ids=lambda check: check.__name__)
@quick
@given(case=cases(amended=True))
def test_guarantee(check: Check, case: Case) -> None:
    check(Run(case))


def test_a_float_quantity_is_refused() -> None:
    contract = terms(component("jobs", {"count": "job"}, {"per_unit": "100"}))
    row = replace(seen("job", 0), quantity=1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="float"):
        settle_all([contract], [row], quarter(1))
