"""What the calculation of one line says, as dumb data: screen, PDF and JSON render exactly this.

Everything is ready to print. A renderer lays it out and computes nothing.
"""

from dataclasses import dataclass

from contracts.wording import Block, Part


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One observation: what was claimed, what was accepted and what became of it.

    `pk` leads to the observation, `who` is a pseudonym or a cohort. `claimed` and `accepted` are
    for reading, `…_exact` the plain decimal text, None when there is no number.
    """

    pk: int
    key: str
    day: str
    on: str
    metric: str
    metric_code: str
    who: str
    claimed: str
    claimed_exact: str | None
    accepted: str
    accepted_exact: str | None
    state: str
    state_label: str
    reason: str
    is_counting: bool


@dataclass(frozen=True, slots=True)
class Calculation:
    """One line from its observations to its amount.

    `evidence` are the observations in the period of the line, those that did not count last;
    `evidence_summary` says how many there are in each state. `parts` are the persons or cohorts,
    empty for who may not see them.
    """

    evidence: tuple[EvidenceLine, ...]
    evidence_summary: str
    has_evidence: bool
    is_evidence_cut: bool
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
