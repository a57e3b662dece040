"""Every move that a response can make, in one table. What is not in it, is refused.

Later steps of the process (advice, objection, carrying out) are rows to add here, with
their status and action in `enums`. Nothing else decides about a status.
"""

from collections.abc import Iterable

from pages.challenges.enums import Action, Status, Who

_DECISIONS = {
    Action.ACCEPT: Status.ACCEPTED,
    Action.ACCEPT_WITH_CONDITIONS: Status.ACCEPTED_WITH_CONDITIONS,
    Action.REJECT: Status.REJECTED,
    Action.LEAVE_OUT: Status.LEFT_OUT,
    Action.DECLARE_INADMISSIBLE: Status.INADMISSIBLE,
    Action.SOLVE_WITHOUT_TAKEOVER: Status.SOLVED_WITHOUT_TAKEOVER,
}

# (status, action, who) → next status
TRANSITIONS: dict[tuple[Status, Action, Who], Status] = {
    (Status.DRAFT, Action.SEND, Who.RESIDENT): Status.SUBMITTED,
    (Status.SUBMITTED, Action.TAKE_UP, Who.HANDLER): Status.IN_HANDLING,
    (Status.SUBMITTED, Action.ASK_COMPLETION, Who.HANDLER): Status.COMPLETION_REQUESTED,
    (Status.IN_HANDLING, Action.ASK_COMPLETION, Who.HANDLER): Status.COMPLETION_REQUESTED,
    (Status.COMPLETION_REQUESTED, Action.COMPLETE, Who.RESIDENT): Status.IN_HANDLING,
    # An answer that never came is no reason to wait for ever; what came in by phone
    # or on paper is no reason to force a resident to the screen.
    (Status.COMPLETION_REQUESTED, Action.TAKE_UP, Who.HANDLER): Status.IN_HANDLING,
    (Status.COMPLETION_REQUESTED, Action.LEAVE_OUT, Who.DECIDER): Status.LEFT_OUT,
    **{(Status.IN_HANDLING, action, Who.DECIDER): after for action, after in _DECISIONS.items()},
    # A resident may stop at any moment before the decision; staff record it when the
    # resident says so by phone or on paper.
    **{
        (status, Action.WITHDRAW, who): Status.WITHDRAWN
        for status in (Status.SUBMITTED, Status.COMPLETION_REQUESTED, Status.IN_HANDLING)
        for who in (Who.RESIDENT, Who.HANDLER)
    },
    (Status.ACCEPTED, Action.DRAFT_AGREEMENT, Who.CONTRACT_MANAGER): Status.ACCEPTED,
    (
        Status.ACCEPTED_WITH_CONDITIONS,
        Action.DRAFT_AGREEMENT,
        Who.CONTRACT_MANAGER,
    ): Status.ACCEPTED_WITH_CONDITIONS,
}

DECISION_ACTIONS = frozenset(_DECISIONS)
# A negative answer must say why by code, and how the plan could succeed.
NEGATIVE_ACTIONS = frozenset(
    {Action.REJECT, Action.LEAVE_OUT, Action.DECLARE_INADMISSIBLE},
)
DECIDED = frozenset(_DECISIONS.values())
ACCEPTED = frozenset({Status.ACCEPTED, Status.ACCEPTED_WITH_CONDITIONS})
# While one of these holds, the municipality owes the resident an answer.
OPEN = frozenset({Status.SUBMITTED, Status.COMPLETION_REQUESTED, Status.IN_HANDLING})
# The resident can type in the form.
WRITABLE = frozenset({Status.DRAFT, Status.COMPLETION_REQUESTED})


def next_status(status: str, action: str, who: str) -> Status | None:
    """The status after this move, or None when the table does not allow it."""
    return TRANSITIONS.get((Status(status), Action(action), Who(who)))


def allowed_actions(status: str, roles: Iterable[str]) -> list[Action]:
    """What someone with these roles can do now, in the order of the table."""
    held = set(roles)
    found = {
        action: None
        for (at, action, who), _after in TRANSITIONS.items()
        if at == status and who in held
    }
    return list(found)
