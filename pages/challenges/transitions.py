"""Every move that a response can make, in one table. What is not in it, is refused.

`manage.py draw_transitions` draws it in `TRANSITIONS.md`. Nothing else decides about a status:
a service may refuse a move of this table for a reason of its own (no assessments yet, not four
eyes, too late to object), and never makes a move that is not in it.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pages.challenges.enums import Action, Status, Who

# What a decider can make of a proposal, and where it leads.
DECISIONS: Mapping[Action, Status] = MappingProxyType(
    {
        Action.ACCEPT: Status.ACCEPTED,
        Action.ACCEPT_WITH_CONDITIONS: Status.ACCEPTED_WITH_CONDITIONS,
        Action.REJECT: Status.REJECTED,
        Action.LEAVE_OUT: Status.LEFT_OUT,
        Action.DECLARE_INADMISSIBLE: Status.INADMISSIBLE,
        Action.SOLVE_WITHOUT_TAKEOVER: Status.SOLVED_WITHOUT_TAKEOVER,
    }
)
DECISION_ACTIONS = frozenset(DECISIONS)
# A negative answer must say why by code, and how the plan could succeed.
NEGATIVE_ACTIONS = frozenset({Action.REJECT, Action.LEAVE_OUT, Action.DECLARE_INADMISSIBLE})
DECIDED = frozenset(DECISIONS.values())
# Ended without a decision: the resident stopped, or the municipality withdrew its call.
WITHDRAWN = frozenset({Status.WITHDRAWN, Status.CALL_WITHDRAWN})
ACCEPTED = frozenset({Status.ACCEPTED, Status.ACCEPTED_WITH_CONDITIONS})
# What says yes, and so may cost money; also when it says no to a lot.
GRANTING_ACTIONS = frozenset(action for action, after in DECISIONS.items() if after in ACCEPTED)
# Staff are at work on the plan itself.
_AT_WORK = (Status.IN_HANDLING, Status.ADVISED)
CARRIED_OUT = frozenset({Status.RUNNING, Status.FINISHED, Status.ENDED_EARLY})
# The answer was yes, whatever came after.
GRANTED = ACCEPTED | CARRIED_OUT
# There is a decision to read.
WITH_DECISION = DECIDED | CARRIED_OUT | {Status.OBJECTION}
# Where an objection can come, and where its case goes on afterwards; in the order of the drawing.
_OBJECTIONABLE = (
    *DECISIONS.values(),
    Status.RUNNING,
    Status.FINISHED,
    Status.ENDED_EARLY,
)
# While one of these holds, the municipality owes the resident an answer.
_OPEN = (
    Status.SUBMITTED,
    Status.COMPLETION_REQUESTED,
    Status.IN_HANDLING,
    Status.ADVISED,
    Status.CHANGES_PROPOSED,
    Status.DECISION_PROPOSED,
)
OPEN = frozenset(_OPEN)
# What may be proposed to the decider from where. Not looking at the content at all needs no
# advice; everything else does.
PROPOSABLE: Mapping[Status, frozenset[Action]] = MappingProxyType(
    {
        Status.COMPLETION_REQUESTED: frozenset({Action.LEAVE_OUT}),
        Status.IN_HANDLING: frozenset({Action.LEAVE_OUT, Action.DECLARE_INADMISSIBLE}),
        Status.ADVISED: DECISION_ACTIONS,
    }
)
# The resident can type in the form.
WRITABLE = frozenset({Status.DRAFT, Status.COMPLETION_REQUESTED})

Move = tuple[Status, Action, Who]


def _to(status: Status) -> tuple[Status, ...]:
    return (status,)


# (status, action, who) → next status; several where it goes back to where it came from, or
# where the one who decides chooses.
TRANSITIONS: Mapping[Move, tuple[Status, ...]] = MappingProxyType(
    {
        (Status.DRAFT, Action.SEND, Who.RESIDENT): _to(Status.SUBMITTED),
        # At the counter, for somebody who wrote on paper, rang or came by.
        (Status.DRAFT, Action.SEND, Who.HANDLER): _to(Status.SUBMITTED),
        (Status.SUBMITTED, Action.TAKE_UP, Who.HANDLER): _to(Status.IN_HANDLING),
        **{
            (status, Action.ASK_COMPLETION, Who.HANDLER): _to(Status.COMPLETION_REQUESTED)
            for status in (Status.SUBMITTED, *_AT_WORK)
        },
        # By the resident, or typed in for who answers on paper or by phone.
        **{
            (Status.COMPLETION_REQUESTED, Action.COMPLETE, who): _to(Status.IN_HANDLING)
            for who in (Who.RESIDENT, Who.HANDLER)
        },
        # An answer that never came is no reason to wait for ever; what came in by phone
        # or on paper is no reason to force a resident to the screen.
        (Status.COMPLETION_REQUESTED, Action.TAKE_UP, Who.HANDLER): _to(Status.IN_HANDLING),
        # A resident may stop at any moment before the decision; staff record it when the
        # resident says so by phone or on paper.
        **{
            (status, Action.WITHDRAW, who): _to(Status.WITHDRAWN)
            for status in _OPEN
            for who in (Who.RESIDENT, Who.HANDLER)
        },
        # A call that is withdrawn leaves nobody waiting for a decision that will not come.
        **{
            (status, Action.CLOSE_WITH_CALL, Who.HANDLER): _to(Status.CALL_WITHDRAWN)
            for status in _OPEN
        },
        **{(status, Action.EXTEND, Who.HANDLER): _to(status) for status in _OPEN},
        # Who joins later changes nothing in what was sent; before sending it is no move at all.
        **{
            (status, action, Who.RESIDENT): _to(status)
            for status in _OPEN
            for action in (Action.ADD_COSUBMITTER, Action.REMOVE_COSUBMITTER)
        },
        **{
            (status, action, Who.HANDLER): _to(status)
            for status in (Status.SUBMITTED, Status.COMPLETION_REQUESTED, *_AT_WORK)
            for action in (Action.PLAN_TALK, Action.REPORT_TALK, Action.ASSIGN)
        },
        # Whoever handles it may be ill or have an interest. What nobody took up yet is taken up.
        **{
            (status, Action.HAND_OVER, Who.HANDLER): _to(status)
            for status in (*_OPEN, Status.OBJECTION)
            if status != Status.SUBMITTED
        },
        # As long as letters may still leave, or have to leave again.
        **{
            (status, Action.CORRECT_ADDRESS, Who.HANDLER): _to(status)
            for status in (*_OPEN, *_OBJECTIONABLE, Status.OBJECTION)
        },
        # Who objects is heard as well.
        **{
            (Status.OBJECTION, action, Who.HANDLER): _to(Status.OBJECTION)
            for action in (Action.PLAN_TALK, Action.REPORT_TALK)
        },
        (Status.IN_HANDLING, Action.CHECK_ADMISSIBILITY, Who.HANDLER): _to(Status.IN_HANDLING),
        (Status.IN_HANDLING, Action.ASSESS, Who.ASSESSOR): _to(Status.IN_HANDLING),
        (Status.IN_HANDLING, Action.ADVISE, Who.HANDLER): _to(Status.ADVISED),
        (Status.ADVISED, Action.REOPEN, Who.HANDLER): _to(Status.IN_HANDLING),
        (Status.ADVISED, Action.PROPOSE_CHANGES, Who.HANDLER): _to(Status.CHANGES_PROPOSED),
        **{
            (Status.CHANGES_PROPOSED, action, who): _to(Status.ADVISED)
            for action in (Action.AGREE_CHANGES, Action.DECLINE_CHANGES)
            for who in (Who.RESIDENT, Who.HANDLER)
        },
        **{
            (status, Action.PROPOSE_DECISION, Who.HANDLER): _to(Status.DECISION_PROPOSED)
            for status in PROPOSABLE
        },
        (Status.DECISION_PROPOSED, Action.SEND_BACK, Who.DECIDER): (
            Status.ADVISED,
            Status.IN_HANDLING,
        ),
        **{
            (Status.DECISION_PROPOSED, action, Who.DECIDER): _to(after)
            for action, after in DECISIONS.items()
        },
        **{
            (status, Action.OBJECT, who): _to(Status.OBJECTION)
            # Work that begins within the term takes nobody's right to object.
            for status in _OBJECTIONABLE
            for who in (Who.RESIDENT, Who.HANDLER)
        },
        # To the new outcome, or on with the work when the answer is still yes.
        (Status.OBJECTION, Action.DECIDE_OBJECTION, Who.DECIDER): _OBJECTIONABLE,
        (Status.OBJECTION, Action.ADJOURN_OBJECTION, Who.HANDLER): _to(Status.OBJECTION),
        # Something is missing from the objection (Awb 6:6), and comes in by screen or on paper.
        (Status.OBJECTION, Action.ASK_MENDING, Who.HANDLER): _to(Status.OBJECTION),
        **{
            (Status.OBJECTION, Action.MEND_OBJECTION, who): _to(Status.OBJECTION)
            for who in (Who.RESIDENT, Who.HANDLER)
        },
        # Back to where it was: the first decision holds again.
        **{
            (Status.OBJECTION, Action.WITHDRAW_OBJECTION, who): _OBJECTIONABLE
            for who in (Who.RESIDENT, Who.HANDLER)
        },
        **{
            (status, action, Who.CONTRACT_MANAGER): _to(after or status)
            for status in (Status.ACCEPTED, Status.ACCEPTED_WITH_CONDITIONS)
            for action, after in (
                (Action.DRAFT_AGREEMENT, None),
                (Action.START_RUNNING, Status.RUNNING),
            )
        },
        (Status.RUNNING, Action.FINISH, Who.CONTRACT_MANAGER): _to(Status.FINISHED),
        (Status.RUNNING, Action.END_EARLY, Who.CONTRACT_MANAGER): _to(Status.ENDED_EARLY),
    }
)


def next_statuses(status: str, action: str, who: str) -> tuple[Status, ...]:
    """Where this move can lead; empty when the table does not allow it."""
    return TRANSITIONS.get((Status(status), Action(action), Who(who)), ())


def is_allowed(status: str, action: str, who: str) -> bool:
    """Whether the table has this move."""
    return bool(next_statuses(status, action, who))


def allowed_actions(status: str, roles: Iterable[str]) -> list[Action]:
    """What someone with these roles can do now, in the order of the table."""
    held = set(roles)
    found = {action: None for (at, action, who) in TRANSITIONS if at == status and who in held}
    return list(found)
