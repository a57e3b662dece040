"""What a row of the permission matrix is, who the people in it are, and what a page can answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

VISITORS: Final = ("anonymous", "submitter", "resident", "cosubmitter")
STAFF: Final = (
    *("editor", "assessor", "panel_member", "decider", "contract_manager", "evaluator"),
    *("approver", "finance", "provider", "investor", "auditor", "council", "admin"),
)
ROLES: Final = (*VISITORS, *STAFF)

# What a page can answer. IN: the page, its form with what is wrong, or on to where it is done.
IN: Final = "in"
SIGN_IN: Final = "sign in"
NO: Final = "refused"
GONE: Final = "not found"
# The address takes no such request (405), from nobody or only from who has business there.
WRONG: Final = "wrong method"

Column = Mapping[str, str]


def everybody(answer: str = IN, **other: str) -> Column:
    """The same answer for every role, except for those that are named."""
    return {**dict.fromkeys(ROLES, answer), **other}


def account(answer: str = IN) -> Column:
    """Who signed in gets this, anybody else is asked to sign in."""
    return everybody(answer, anonymous=SIGN_IN)


def staff(who: str = "", *, lets: str = IN, other: str = NO) -> Column:
    """These of the staff get in, colleagues are refused, and visitors never pass the door."""
    named = who.split()
    assert not set(named) - set(STAFF), named
    return {
        **dict.fromkeys(VISITORS, SIGN_IN),
        **dict.fromkeys(STAFF, other),
        **dict.fromkeys(named, lets),
    }


def all_staff(answer: str) -> Column:
    """One answer for all who have work here, behind the door."""
    return staff(" ".join(STAFF), lets=answer)


# Who has work at the contract desk, who sees every contract there, and who sees one of their own.
DESK: Final = "contract_manager approver finance evaluator provider investor auditor council admin"
SEES_ALL: Final = staff("contract_manager approver finance auditor admin")
PARTIES: Final = staff(
    "contract_manager approver finance evaluator provider investor auditor admin"
)
MANAGES: Final = staff("contract_manager admin")
DECIDES: Final = staff("approver admin")
PAYS: Final = staff("finance admin")
NOBODY: Final = staff()


def takes_no_post(column: Column) -> Column:
    """The same people are refused; who gets in hears that nothing is sent to this address."""
    return {role: WRONG if answer == IN else answer for role, answer in column.items()}


@dataclass(frozen=True)
class Row:
    """One address: how it is filled in, and what each role gets, per object.

    `args` are names of things in a target ("own", "other", ... see `Scene`), or the values
    themselves when they are no names. `get` and `post` say per target who gets what.
    """

    name: str
    args: tuple[Any, ...] = ()
    get: Mapping[str, Column] = field(default_factory=dict)
    post: Mapping[str, Column] = field(default_factory=dict)


def one(get: Column, post: Column) -> dict[str, Any]:
    """An address that is about no object: the same for everybody's own and another's."""
    return {"get": {"own": get}, "post": {"own": post}}


def per(get: Mapping[str, Column], post: Mapping[str, Column]) -> dict[str, Any]:
    """An address about an object, with what each role gets for which object."""
    return {"get": get, "post": post}


def of_agreement(own: Column, other: Column) -> dict[str, Any]:
    """A screen to look at: these for the own agreement, these for one of others."""
    return per(
        {"own": own, "other": other},
        {"own": takes_no_post(own), "other": takes_no_post(other)},
    )


def form_of_agreement(own: Column, other: Column) -> dict[str, Any]:
    """A screen with a form, for the same people."""
    return per({"own": own, "other": other}, {"own": own, "other": other})


def page_of(column: Column) -> dict[str, Any]:
    """A screen to look at that is about no agreement."""
    return one(column, takes_no_post(column))
