"""What every screen of the desk has: a door, a place in the navigation, a way to refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final, cast

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contracts.errors import Refused, RefusedTogether
from contracts.forms.refusals import add_refusal
from contracts.models import Agreement
from contracts.permissions import can_enter_desk, can_see, can_see_all, is_in_group
from contracts.presentation import reader_language
from contracts.selectors.roles import (
    APPROVER,
    AUDITOR,
    CONTRACT_MANAGER,
    COUNCIL,
    EVALUATOR,
    FINANCE,
    INVESTOR,
    PROVIDER,
    remember_groups,
)
from contracts.views.above import history_address, note_seen
from contracts.views.navigation import split_sections

ROWS_ON_A_PAGE: Final = 25
# With the value "uit" no shortcut does anything in this browser.
KEYS_COOKIE: Final = "bureau_sneltoetsen"


@dataclass(frozen=True, slots=True)
class DeskSection:
    """One part of the desk in its navigation."""

    name: str
    label: str | Promise
    url_name: str
    icon: str
    is_for: Callable[[Any], bool]
    # After g this key leads there; empty: none.
    key: str = ""
    # The groups that are here every day; for others it may be folded away.
    daily_for: tuple[str, ...] = ()


def _judges(user: Any) -> bool:
    return is_in_group(user, EVALUATOR)


SECTIONS: Final[list[DeskSection]] = [
    DeskSection("home", _("Overzicht"), "contracten:home", "home", can_enter_desk, "o"),
    DeskSection(
        *("agreements", _("Contracten"), "contracten:agreements", "doc-full", can_enter_desk, "c"),
        daily_for=(CONTRACT_MANAGER, APPROVER, EVALUATOR, PROVIDER, INVESTOR, AUDITOR, COUNCIL),
    ),
    DeskSection(
        *("verify", _("Toetsen"), "contracten:verify_list", "check", _judges, "t"),
        daily_for=(EVALUATOR,),
    ),
    DeskSection(
        *("settlements", _("Afrekeningen"), "contracten:settlements", "table", can_enter_desk, "a"),
        daily_for=(CONTRACT_MANAGER, APPROVER, FINANCE, PROVIDER, INVESTOR, AUDITOR),
    ),
    DeskSection(
        *("payments", _("Betalingen"), "contracten:payments", "upload", can_see_all, "b"),
        daily_for=(CONTRACT_MANAGER, APPROVER, FINANCE, AUDITOR),
    ),
    DeskSection(
        *("forecasts", _("Verwachting"), "contracten:forecasts", "calendar", can_see_all, "v"),
        daily_for=(APPROVER,),
    ),
    DeskSection("runs", _("Verwerking"), "contracten:runs", "history", can_see_all, "r"),
]


def add_section(section: DeskSection, *, after: str) -> None:
    """Let an app above the core put a section in the desk, behind the one that is called `after`.

    Called once, when the app is ready; raises ValueError when nothing is called `after`.
    """
    if section in SECTIONS:
        return
    names = [known.name for known in SECTIONS]
    SECTIONS.insert(names.index(after) + 1, section)


PARTS: Final[dict[str, list[DeskSection]]] = {}
"""Screens below a section, by the name of the section."""


def add_part(part: DeskSection, *, below: str) -> None:
    """Let an app above the core put a screen below a section; adding it again changes nothing."""
    parts = PARTS.setdefault(below, [])
    if part not in parts:
        parts.append(part)


class DeskView(WagtailAdminTemplateMixin, View):  # type: ignore[misc]
    """A screen. `is_allowed` decides before anything is shown; a refusal is a 403 with words."""

    section: ClassVar[str] = "home"
    # Which screen below the section this is; empty for the section's own.
    part: ClassVar[str] = ""
    page_title: Any = ""
    header_icon: str = "doc-full-inverse"
    request: HttpRequest
    kwargs: dict[str, Any]
    is_refused = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who has no business here; say to whoever keeps it what was seen."""
        remember_groups(self.user)
        if not self.is_allowed():
            return self.refuse()
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        note_seen(self, response)
        return response

    def is_allowed(self) -> bool:
        """Whether this person may use this screen."""
        return can_enter_desk(self.request.user)

    def refuse(self) -> HttpResponse:
        """Say that this is not theirs, and where to go."""
        self.is_refused = True
        self.page_title = _("Geen toegang")
        context = DeskView.get_context_data(self)
        return render(self.request, "contracts/desk/refused.html", context, status=403)

    @property
    def user(self) -> AbstractUser:
        """The person; the address map lets only signed-in people in."""
        return cast(AbstractUser, self.request.user)

    @cached_property
    def now(self) -> datetime:
        """The moment of this request; services get it passed in."""
        return timezone.now()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Show where this screen is: home, the desk, its section, itself."""
        items = [
            *self.breadcrumbs_items,
            {"url": reverse("contracten:home"), "label": _("Overzicht")},
        ]
        section = next(item for item in SECTIONS if item.name == self.section)
        if section.name != "home":
            items.append({"url": reverse(section.url_name), "label": section.label})
        items += self.get_trail()
        title = self.get_page_title()
        if title and title != section.label:
            items.append({"url": "", "label": title})
        else:
            items[-1] = {"url": "", "label": items[-1]["label"]}
        return items

    def get_parts(self) -> list[DeskSection]:
        """Return the section and the screens below it, for this person; nothing without screens."""
        below = PARTS.get(self.section, [])
        if not below:
            return []
        items = [*(item for item in SECTIONS if item.name == self.section), *below]
        # Most have the same door, which asks the database.
        allowed = {door for door in {item.is_for for item in items} if door(self.request.user)}
        shown = [item for item in items if item.is_for in allowed]
        return shown if any(item in below for item in shown) else []

    def get_trail(self) -> list[dict[str, Any]]:
        """Return what stands between the section and this screen."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the navigation of the desk."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        context["sections"] = [section for section in SECTIONS if section.is_for(user)]
        context["sections_in_sight"], context["sections_folded"] = split_sections(
            context["sections"], self.user, self.section
        )
        context["section"] = self.section
        context["parts"] = self.get_parts()
        context["part"] = self.part
        context["language"] = reader_language()
        context["history_url"] = "" if self.is_refused else history_address(self)
        context["has_keys"] = self.request.COOKIES.get(KEYS_COOKIE) != "uit"
        return context

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen."""
        return self.show()

    def show(self, status: int = 200, **extra: Any) -> HttpResponse:
        """Show the screen with something more in it."""
        response: HttpResponse = self.render_to_response(
            self.get_context_data(**extra), status=status
        )
        return response

    def page_of(self, rows: QuerySet[Any]) -> Page[Any]:
        """Cut the rows into pages and return the one that was asked for."""
        return Paginator(rows, ROWS_ON_A_PAGE).get_page(self.request.GET.get("p"))

    def tell(self, text: str) -> None:
        """Say at the next screen what was done."""
        messages.success(self.request, text)


class FormView(DeskView):
    """A screen with a form that one service carries out."""

    form_class: type[BaseForm]

    def make_form(self, **kwargs: Any) -> BaseForm:
        """Return the form; a POST fills it."""
        return self.form_class(**kwargs)

    def carry_out(self, form: Any) -> str:
        """Call the service with what the form says; return where to go. May raise Refused."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.show(form=self.make_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Carry out, or show the form again with everything that was typed."""
        form = self.make_form(data=request.POST, files=request.FILES)
        if form.is_valid():
            try:
                target = self.carry_out(form)
                if form.is_valid():
                    return redirect(target)
            except (Refused, RefusedTogether) as refusal:
                add_refusal(form, refusal)
        return self.show(status=422, form=form)


class AgreementMixin:
    """Something of one agreement, which only those who may see it find."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def agreement(self) -> Agreement:
        """The agreement of this address."""
        rows = Agreement.objects.select_related("contract_manager")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """Whether this person may see the agreement at all."""
        return can_see(self.request.user, self.agreement)

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the agreement in the breadcrumbs."""
        url = reverse("contracten:agreement", args=[self.agreement.pk])
        return [{"url": url, "label": self.agreement.number}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the agreement."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["agreement"] = self.agreement
        return context
