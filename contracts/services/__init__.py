"""Verbs: each service is one transaction and leaves one line of history.

Import services from here. Arguments are keyword-only; the moment (`now`) and the person (`by`)
are passed in. What is refused is raised as `contracts.errors.Refused`.
"""

from contracts.services.agreements import (
    activate_agreement,
    change_agreement,
    close_agreement,
    draft_agreement,
    end_agreement,
    publish_agreement,
    reopen_agreement,
    resume_agreement,
    sign_agreement,
    suspend_agreement,
)
from contracts.services.bulk_decisions import Approved, approve_in_bulk
from contracts.services.decisions import approve_settlement, return_settlement
from contracts.services.examples import example_ids, load_example
from contracts.services.forecasts import store_forecast
from contracts.services.imports import import_observations
from contracts.services.observations import (
    correct_observation,
    record_observation,
    withdraw_observation,
)
from contracts.services.payments import (
    confirm_payment,
    mark_payments_exported,
    refuse_payment,
    release_payment,
    return_payment,
)
from contracts.services.reversals import (
    carry_out_reversal,
    propose_reversal,
    refuse_reversal,
)
from contracts.services.runs import settle_all_due, settle_due_period
from contracts.services.safeguards import answer_safeguard, open_safeguards
from contracts.services.settlements import draft_settlement
from contracts.services.terms import add_terms_version, check_terms_version
from contracts.services.verification import Answers, verify_observation, verify_observations

__all__ = [
    "Answers",
    "Approved",
    "activate_agreement",
    "add_terms_version",
    "answer_safeguard",
    "approve_in_bulk",
    "approve_settlement",
    "carry_out_reversal",
    "change_agreement",
    "check_terms_version",
    "close_agreement",
    "confirm_payment",
    "correct_observation",
    "draft_agreement",
    "draft_settlement",
    "end_agreement",
    "example_ids",
    "import_observations",
    "load_example",
    "mark_payments_exported",
    "open_safeguards",
    "propose_reversal",
    "publish_agreement",
    "record_observation",
    "refuse_payment",
    "refuse_reversal",
    "release_payment",
    "reopen_agreement",
    "resume_agreement",
    "return_payment",
    "return_settlement",
    "settle_all_due",
    "settle_due_period",
    "sign_agreement",
    "store_forecast",
    "suspend_agreement",
    "verify_observation",
    "verify_observations",
    "withdraw_observation",
]
