"""The audit of the desks lists who made a key and who withdrew it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from contracts.api.audit_kinds import KEYS
from contracts.api.models import ApiToken
from tests.contracts.views.world import make_world
from tests.factories.contracts import NOW


@pytest.mark.django_db
def test_keys_are_in_the_audit_with_person_and_purpose() -> None:
    world = make_world()
    owner, by = world.people["approver"], world.people["superuser"]
    ApiToken.objects.create(
        owner=owner,
        purpose="Dashboard van de raad",
        prefix="ul_abcdefg",
        sha256="c",
        scopes="metingen.lezen",
        created_at=NOW,
        expires_at=NOW + timedelta(days=30),
        revoked_at=NOW + timedelta(days=1),
        revoked_by=by,
    )
    world.add_readers()
    table = (
        world.client("auditor").get(reverse("desks:audit"), {"soort": KEYS.code}).context["table"]
    )
    found = [tuple(str(cells[place].text) for place in (1, 2, 4)) for _row, cells in table]
    assert found == [
        (str(by), "Sleutel ingetrokken", ""),
        (str(owner), "Sleutel gemaakt", "Dashboard van de raad"),
    ]
    assert all("ul_abcdefg… Dashboard van de raad" in str(cells[3].text) for _row, cells in table)
