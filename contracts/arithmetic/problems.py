"""What can be wrong with terms or with a settlement, as data.

A problem has a path, a code and parameters and no sentence: `contracts.wording` makes the
sentence, in the reader's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

PROBLEM_PARAMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        # the shape of the data
        "not_an_object": ("found",),
        "not_a_list": ("found",),
        "not_text": ("found",),
        "not_true_or_false": ("found",),
        "empty_list": (),
        "empty_text": (),
        "text_unwritable": (),
        "missing_key": ("key",),
        "unknown_key": ("key", "known"),
        "one_key_of": ("keys", "found"),
        "not_one_of": ("found", "known"),
        "not_together": ("key", "other"),
        "key_not_allowed": ("key", "because"),
        # values
        "number_as_json_number": ("found",),
        "bad_number": ("found",),
        "number_too_long": ("found", "most"),
        "number_below": ("found", "least"),
        "number_above": ("found", "most"),
        "number_not_above": ("found", "limit"),
        "not_whole": ("found",),
        "bad_date": ("found",),
        "bad_code": ("found",),
        "bad_currency": ("found",),
        "currency_without_cents": ("found",),
        "wrong_format": ("found", "known"),
        "list_too_long": ("found", "most"),
        "nested_too_deep": ("most",),
        "too_many_problems": ("most",),
        # names
        "duplicate_code": ("found",),
        "unknown_metric": ("found", "known"),
        "unknown_component": ("found", "known"),
        "unknown_party": ("found", "known"),
        "unknown_constant": ("found", "known"),
        "unknown_investment": ("found", "known"),
        "code_in_use": ("found",),
        "wrong_role": ("found", "role", "needed"),
        "no_payer": (),
        "no_recipient": (),
        "named_twice": ("found",),
        # periods
        "dates_not_ascending": ("found", "before"),
        "end_not_after_start": ("found", "start"),
        "periods_need_end": ("every",),
        "date_outside_periods": ("found", "first", "last"),
        # quantities
        "metric_kind": ("metric", "kind", "needed"),
        "metric_without_subject": ("metric",),
        "metric_without_baseline": ("metric",),
        "metric_without_target": ("metric",),
        "baseline_zero": ("metric",),
        "compared_with_itself": ("metric",),
        # prices
        "thresholds_not_ascending": ("found", "before"),
        "open_bracket_not_last": (),
        "last_bracket_closed": (),
        "share_end_missing": (),
        "dated_needs_sum": (),
        "no_amount_before": ("found", "first"),
        "price_needs_one": ("price", "quantity"),
        "day_count_missing": (),
        "continue_needs_two_points": (),
        # components
        "over_needs_metric": ("over",),
        "due_not_over": ("over",),
        "premium_not_separable": (),
        "interim_not_over": ("over",),
        "weights_over_one": ("sum",),
        "recipient_unclear": ("candidates",),
        "gate_count_too_high": ("found", "most"),
        # limits
        "limit_not_separable": ("scope", "component", "price"),
        "limit_needs_count": ("component",),
        "share_overlaps": ("found",),
        "share_needs_cohorts": ("component",),
        "due_missing": (),
        "limit_code_is_component": ("found",),
        # rounding and payers
        "rounding_below_cent": ("found",),
        "shares_not_one": ("sum",),
        "excess_goes_round": ("found",),
        "not_a_payer": ("found", "known"),
        # netting, tax and recipients
        "order_incomplete": ("found", "known"),
        "order_split_first": (),
        "vat_recipients_differ": ("found",),
        "tier_shares_not_one": ("sum",),
        "tier_takes_all": (),
        "tier_last_ends": (),
        # settlement
        "not_measured": ("metric", "component", "start", "end"),
        "unknown_metric_observed": ("metric",),
        "not_a_period": ("start", "end"),
        "no_terms": (),
        "currencies_differ": ("found", "known"),
        "terms_valid_from_twice": ("found",),
        "code_changes_meaning": ("found",),
        "subject_missing": ("metric",),
        "spell_wrong": ("metric", "start", "end"),
        "spell_needed": ("metric", "on"),
        "spell_quantity": ("metric", "found", "days"),
    }
)
"""Every problem code with the names of its parameters (all values are JSON-able)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `path` says where, in the notation of the data (`components[2].price.brackets[0].to`; empty for
    the whole), `code` is a key of PROBLEM_PARAMS, `params` are its values.
    """

    path: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.path or '(terms)'}: {self.code}" + (f" ({details})" if details else "")


class TermsError(ValueError):
    """Terms that cannot be used; `problems` holds all of them together, not the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems))


class SettlementBlocked(ValueError):  # noqa: N818 — a state, not a mistake
    """A settlement that must not be made yet, or not with these inputs; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))
