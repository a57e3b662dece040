"""Where editors type: pages, settings, lists and searches of Wagtail with our fields in them."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Site

from pages.challenges.models import ChallengeSettings
from tests.factories import challenges as make
from tests.pages.hostile.asking import Door
from tests.pages.hostile.resident_doors import search

SEARCHES = (
    ("wagtailadmin_pages:search", ("q", "p", "content_type", "ordering")),
    ("wagtailadmin_explore_root", ("q", "p", "ordering", "content_type", "owner")),
    ("wagtailadmin_reports:site_history", ("label", "user", "timestamp_from", "action", "p")),
    ("wagtaildocs:index", ("q", "p", "collection_id", "ordering")),
    ("wagtailimages:index", ("q", "p", "collection_id", "ordering", "tag")),
    ("wagtailusers_users:index", ("q", "p", "ordering", "group")),
    ("wagtailadmin_choose_page", ("page_type", "p")),
    ("wagtailadmin_choose_page_search", ("q", "page_type", "p")),
    ("wagtailadmin_choose_page_external_link", ("initial-url", "link_text")),
)


def editing() -> list[Door]:
    """The editor of a call."""
    admin = get_user_model().objects.create_superuser("redactie@voorbeeld.example", "geheim")
    call = make.make_call()
    return [
        Door(
            "edit a call",
            reverse("wagtailadmin_pages:edit", args=[call.pk]),
            {"title": "Wie zorgt er voor het park?", "body-count": "0", "body_en-count": "0"},
            user=admin,
            as_it_stands=True,
            spares_hidden=True,
        )
    ]


def setting() -> list[Door]:
    """The form of the municipality and its house style."""
    admin = get_user_model().objects.create_superuser("redactie@voorbeeld.example", "geheim")
    address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", Site.objects.get().pk])
    return [Door("settings", address, user=admin, as_it_stands=True)]


def municipality() -> list[Door]:
    """The terms, lists and thresholds of the right to challenge, with their hidden rows."""
    admin = get_user_model().objects.create_superuser("redactie@voorbeeld.example", "geheim")
    make.make_call()
    ours = ChallengeSettings.for_site(Site.objects.get())
    address = reverse(
        "wagtailsettings:edit", args=["challenges", "challengesettings", ours.site_id]
    )
    return [Door("municipality", address, user=admin, as_it_stands=True)]


def searching() -> list[Door]:
    """Wagtail's lists, which search in our models as well."""
    admin = get_user_model().objects.create_superuser("redactie@voorbeeld.example", "geheim")
    make.make_call()
    found = [search(name, reverse(name), *asked) for name, asked in SEARCHES]
    return [
        Door(one.name, one.url, user=admin, is_get=True, fields=one.fields, page=one.page)
        for one in found
    ]
