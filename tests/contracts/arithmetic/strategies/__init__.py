"""Generated contracts that mix mechanisms, and generated observations for them.

One module per theme: `quantities`, `prices`, `components`, `limits`, `payers`, `flows`, `rows`
(observations), `amendments`; `cases` puts them together. A new building block goes into the module
of its theme: a plain function that takes `choose`, so that Hypothesis or `dice` can choose.
"""

from tests.contracts.arithmetic.strategies.cases import Case, cases, contracts, mixed_case
from tests.contracts.arithmetic.strategies.dice import Dice, smallest
from tests.contracts.arithmetic.strategies.values import END, QUARTERS

__all__ = ["END", "QUARTERS", "Case", "Dice", "cases", "contracts", "mixed_case", "smallest"]
