"""A list as somebody wants to see it again: its filter and order, under a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """The query of a list under a name; `shared_with` is a group that sees it too, or nothing."""

    list_name = models.CharField(_("lijst"), max_length=40)
    name = models.CharField(_("naam"), max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    shared_with = models.CharField(_("gedeeld met"), max_length=40, blank=True)
    created_at = models.DateTimeField(_("gemaakt op"))

    class Meta:
        verbose_name = _("bewaarde weergave")
        verbose_name_plural = _("bewaarde weergaven")
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "list_name", "name"), name="desks_saved_view_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ViewChoice(models.Model):
    """The view with which a person opens a list; without a row it is the whole list."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    list_name = models.CharField(_("lijst"), max_length=40)
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="choices")

    class Meta:
        verbose_name = _("eerste weergave")
        verbose_name_plural = _("eerste weergaven")
        ordering = ("user", "list_name")
        constraints = [
            models.UniqueConstraint(fields=("user", "list_name"), name="desks_view_choice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.list_name}"
