"""Keeping a view of a list, and what a person does with the views they kept."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.desks.forms.saved_views import NewViewForm, ViewForm
from contracts.desks.models import SavedView, ViewChoice
from contracts.desks.selectors.saved_views import views_for
from contracts.desks.services import saved_views as services
from contracts.desks.views.lists import NOT_KEPT
from contracts.permissions import GROUPS
from contracts.views.base import DeskView, FormView

# The lists of which a view can be kept: their names, and the addresses that show them.
LISTS: Final[dict[str, tuple[str | Promise, str]]] = {
    "agreements": (gettext_lazy("Contracten"), "contracten:agreements"),
    "settlements": (gettext_lazy("Afrekeningen"), "contracten:settlements"),
    "verify": (gettext_lazy("Toetsen"), "contracten:verify_list"),
    "runs": (gettext_lazy("Verwerking"), "contracten:runs"),
    "frame": (gettext_lazy("Alle contracten op hoofdlijnen"), "desks:frame"),
    "audit": (gettext_lazy("Wie deed wat"), "desks:audit"),
}


def roles_of_person(user: Any) -> list[tuple[str, str | Promise]]:
    """Return the roles that a person can share a view with: their own."""
    own = set(user.groups.values_list("name", flat=True))
    return [(code, label) for code, label in GROUPS.items() if code in own]


class SavedViewsView(DeskView):
    """All views that a person sees, by list."""

    page_title = gettext_lazy("Bewaarde weergaven")
    template_name = "contracts/desks/saved_views.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the views with the list that each is of."""
        context = super().get_context_data(**kwargs)
        first = set(ViewChoice.objects.filter(user=self.user.pk).values_list("view", flat=True))
        context["rows"] = [
            {
                "view": view,
                "list": LISTS[view.list_name][0],
                "address": f"{reverse(LISTS[view.list_name][1])}?{view.query}&weergave={view.pk}",
                "is_first": view.pk in first,
                "is_mine": view.owner_id == self.user.pk,
                "shared_with": GROUPS.get(view.shared_with, ""),
            }
            for view in views_for(self.user)
        ]
        return context


class SaveViewView(FormView):
    """Keep a list as it is shown now."""

    page_title = gettext_lazy("Weergave bewaren")
    template_name = "contracts/desks/save_view.html"

    @property
    def list_name(self) -> str:
        """The list of this address."""
        name: str = self.kwargs["name"]
        if name not in LISTS:
            raise Http404
        return name

    def make_form(self, **kwargs: Any) -> NewViewForm:
        """Offer the roles of the person; the query comes from the list."""
        kwargs.pop("files", None)
        first = {"query": _kept(self.request.GET.urlencode())}
        return NewViewForm(roles_of_person(self.user), initial=first, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add which list it is."""
        context = super().get_context_data(**kwargs)
        label, address = LISTS[self.list_name]
        context.update(list_label=label, back=f"{reverse(address)}?alles=1")
        return context

    def carry_out(self, form: Any) -> str:
        """Keep it, and show the list with it."""
        data = form.cleaned_data
        view = services.save_view(
            list_name=self.list_name,
            name=data["name"],
            query=_kept(data["query"]),
            shared_with=data["shared_with"],
            by=self.user,
            now=self.now,
        )
        if data["is_first"]:
            services.choose_view(list_name=self.list_name, view=view, by=self.user)
        self.tell(_("De weergave “%(name)s” is bewaard.") % {"name": view.name})
        return f"{reverse(LISTS[self.list_name][1])}?{view.query}&weergave={view.pk}"


class ViewMixin:
    """One view that the person may see."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def view_row(self) -> SavedView:
        """The view of this address."""
        return get_object_or_404(views_for(self.request.user), pk=self.kwargs["pk"])  # type: ignore[arg-type]


class RenameViewView(ViewMixin, FormView):
    """Give a view another name, or share it."""

    page_title = gettext_lazy("Weergave wijzigen")
    template_name = "contracts/desk/form.html"

    def make_form(self, **kwargs: Any) -> ViewForm:
        """Begin with what it is called now."""
        kwargs.pop("files", None)
        now = {"name": self.view_row.name, "shared_with": self.view_row.shared_with}
        return ViewForm(roles_of_person(self.user), initial=now, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return {**super().get_context_data(**kwargs), "back": reverse("desks:views")}

    def carry_out(self, form: Any) -> str:
        """Rename it."""
        services.rename_view(view=self.view_row, by=self.user, **form.cleaned_data)
        self.tell(_("De weergave is gewijzigd."))
        return reverse("desks:views")


class DeleteViewView(ViewMixin, FormView):
    """Ask, and delete a view."""

    page_title = gettext_lazy("Weergave verwijderen")
    template_name = "contracts/desk/confirm.html"

    def make_form(self, **kwargs: Any) -> Any:
        """Nothing has to be filled in."""
        return forms.Form(kwargs.get("data"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what goes."""
        context = super().get_context_data(**kwargs)
        words = _("U verwijdert de weergave “%(name)s”. De lijst zelf blijft zoals zij is.")
        shared = _(" Ook anderen met uw rol zien haar dan niet meer.")
        view = self.view_row
        context.update(
            explanation=words % {"name": view.name} + (shared if view.shared_with else ""),
            action=_("Verwijderen"),
            back=reverse("desks:views"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Delete it."""
        services.delete_view(view=self.view_row, by=self.user)
        self.tell(_("De weergave is verwijderd."))
        return reverse("desks:views")


class ChooseViewView(ViewMixin, DeskView):
    """Open a list with this view from now on; the same button again: with the whole list."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is done by only looking."""
        return redirect("desks:views")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Choose it, or undo the choice."""
        view = self.view_row
        is_first = ViewChoice.objects.filter(user=self.user.pk, view=view).exists()
        services.choose_view(
            list_name=view.list_name, view=None if is_first else view, by=self.user
        )
        return redirect("desks:views")


def _kept(query: str) -> str:
    """Return a query without what is about the screen."""
    return urlencode([(key, value) for key, value in parse_qsl(query) if key not in NOT_KEPT])
