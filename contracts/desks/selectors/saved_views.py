"""The views of a list that a person sees: their own, and those that were shared with their role."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

from contracts.desks.models import SavedView, ViewChoice
from contracts.people import Person


def views_for(user: Person, list_name: str = "") -> QuerySet[SavedView]:
    """Return the views that a person sees, of one list or of all."""
    groups = Group.objects.filter(user=user.pk).values("name")
    seen = SavedView.objects.filter(Q(owner=user.pk) | Q(shared_with__in=groups))
    if list_name:
        seen = seen.filter(list_name=list_name)
    return seen.select_related("owner").order_by("list_name", "name", "pk")


def first_view(user: Person, list_name: str) -> SavedView | None:
    """Return the view with which a person opens a list, as long as they may see it."""
    chosen = ViewChoice.objects.filter(user=user.pk, list_name=list_name).values("view")
    return views_for(user, list_name).filter(pk__in=chosen).first()
