"""Keys and webhooks at the desk: everybody has their own, and another's are not found.

The addresses of the API itself take a key and no session; which key opens which of them is the
table of `tests/contracts/api/test_permissions.py`. `test_matrix.py` adds that being signed in
opens none of them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from contracts.api.enums import Scope
from contracts.api.models import ApiToken, Webhook
from tests.factories.contracts import PersonFactory
from tests.permissions.matrix import DESK, GONE, IN, Row, one, per, staff, takes_no_post
from tests.permissions.scene import Scene
from tests.permissions.walking import Address

AT_DESK = staff(DESK)
# An administrator may stop what somebody else left behind.
OF_OTHERS = {**staff(DESK, lets=GONE), "admin": IN}
FORM = one(AT_DESK, AT_DESK)
OWN = per({"own": AT_DESK, "other": OF_OTHERS}, {"own": AT_DESK, "other": OF_OTHERS})

ROWS = (
    Row("contracten_api:home", **one(AT_DESK, takes_no_post(AT_DESK))),
    Row("contracten_api:make_key", **FORM),
    Row("contracten_api:revoke_key", ("key",), **OWN),
    Row("contracten_api:add_webhook", **FORM),
    Row("contracten_api:webhook", ("webhook",), **OWN),
    Row("contracten_api:renew_secret", ("webhook",), **OWN),
)


def is_of_api(address: Address) -> bool:
    """Whether this address takes a key and no session."""
    return address.name.startswith("open_api:")


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """A key and a webhook of everybody, and those of somebody who is nobody in the matrix."""
    someone = PersonFactory()
    people = scene.people | {"anonymous": someone}
    return {
        "own": {
            "key": {role: key_of(person) for role, person in people.items()},
            "webhook": {role: webhook_of(person) for role, person in people.items()},
        },
        "other": {"key": key_of(someone), "webhook": webhook_of(someone)},
    }


def key_of(person: Any) -> ApiToken:
    """A key that works."""
    now = timezone.now()
    number = ApiToken.objects.count()
    return ApiToken.objects.create(
        owner=person,
        purpose="Proef",
        prefix=f"p{number}",
        sha256=f"{number:064d}",
        scopes=Scope.values[0],
        created_at=now,
        expires_at=now + timedelta(days=30),
    )


def webhook_of(person: Any) -> Webhook:
    """An address that gets changes."""
    return Webhook.objects.create(
        owner=person,
        url="https://ontvanger.example/",
        salt="zout",
        cursor=0,
        created_at=timezone.now(),
    )
