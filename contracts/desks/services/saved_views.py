"""Keeping, renaming, sharing and deleting views of lists."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime

from django.contrib.auth.models import Group

from contracts.desks.models import SavedView, ViewChoice
from contracts.errors import Refused
from contracts.people import Person
from contracts.services.taken import refused_when_taken


def save_view(
    *, list_name: str, name: str, query: str, shared_with: str, by: Person, now: datetime
) -> SavedView:
    """Keep the filter and order of a list under a name. Raises Refused."""
    _require_group(by, shared_with)
    with _free_name(by, list_name, name):
        return SavedView.objects.create(
            list_name=list_name,
            name=name,
            query=query,
            owner_id=by.pk,
            shared_with=shared_with,
            created_at=now,
        )


def rename_view(*, view: SavedView, name: str, shared_with: str, by: Person) -> None:
    """Give a view another name, or share it with another role. Raises Refused."""
    _require_own(view, by)
    _require_group(by, shared_with)
    with _free_name(by, view.list_name, name, but=view.pk):
        SavedView.objects.filter(pk=view.pk).update(name=name, shared_with=shared_with)


def delete_view(*, view: SavedView, by: Person) -> None:
    """Delete a view of one's own; who opened the list with it sees the whole list again."""
    _require_own(view, by)
    view.delete()


def choose_view(*, list_name: str, view: SavedView | None, by: Person) -> None:
    """Open a list with this view from now on, or with the whole list."""
    if view is None:
        ViewChoice.objects.filter(user=by.pk, list_name=list_name).delete()
    else:
        ViewChoice.objects.update_or_create(
            user_id=by.pk, list_name=list_name, defaults={"view": view}
        )


def _require_own(view: SavedView, by: Person) -> None:
    if view.owner_id != by.pk:
        raise Refused("view_not_yours")


def _free_name(by: Person, list_name: str, name: str, but: int = 0) -> AbstractContextManager[None]:
    same = SavedView.objects.filter(owner=by.pk, list_name=list_name, name=name).exclude(pk=but)
    return refused_when_taken(same, Refused("view_name_taken", "name", {"name": name}))


def _require_group(by: Person, code: str) -> None:
    if code and not Group.objects.filter(user=by.pk, name=code).exists():
        raise Refused("view_group_not_yours", "shared_with")
