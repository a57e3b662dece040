"""Generated contracts that mix mechanisms, and generated observations for them.

One module per theme: `quantities`, `prices`, `components`, `limits`, `payers`, `rows`
(observations); `cases` puts them together. A new building block goes into the module of its theme:
a plain function that takes `draw`, because nested composites would make generation slow.
"""

from tests.contracts.arithmetic.strategies.cases import Case, cases, contracts
from tests.contracts.arithmetic.strategies.values import END, QUARTERS

__all__ = ["END", "QUARTERS", "Case", "cases", "contracts"]
