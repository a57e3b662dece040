"""The texts of letters that a municipality wrote itself, and letters as they were sent."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin, RevisionMixin

from contracts.models.append_only import AppendOnlyModel
from pages.challenges import once
from pages.challenges.enums import letter_choices
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.content import Block, LetterContent, Sender, read_letter_data
from pages.challenges.letter_kinds.filling import (
    fill_body,
    fill_subject,
    problems_of_body,
    problems_of_subject,
)
from pages.challenges.letter_kinds.kinds import LetterKind, Text
from pages.challenges.models.responses import Response


class LetterTemplate(PreviewableMixin, RevisionMixin, models.Model):
    """The municipality's own text of one kind of letter, in two languages.

    An empty field means: the standard text, which then follows ours when that gets better.
    """

    letter = models.CharField(
        _("brief"), max_length=30, choices=letter_choices, unique=True, editable=False
    )
    subject = models.CharField(_("onderwerp"), max_length=200, blank=True)
    body = models.TextField(_("brief"), blank=True)
    subject_en = models.CharField(_("onderwerp, Engels"), max_length=200, blank=True)
    body_en = models.TextField(_("brief, Engels"), blank=True)

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("brieven")
        ordering = ("pk",)
        default_permissions = ("change",)

    def __str__(self) -> str:
        return self.get_letter_display()

    @property
    def kind(self) -> LetterKind:
        """What kind of letter this is the text of."""
        return KINDS[self.letter]

    @property
    def is_own_text(self) -> bool:
        """Whether the municipality wrote any part of it itself."""
        return any((self.subject, self.body, self.subject_en, self.body_en))

    def text_in(self, language: str) -> Text:
        """What is used in this language: the own text, or the standard text without one."""
        standard = self.kind.standard(language)
        end = "_en" if language == "en" else ""
        return Text(
            getattr(self, f"subject{end}") or standard.subject,
            getattr(self, f"body{end}") or standard.body,
        )

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Both languages, with an example case."""
        return [("nl", _("Nederlands")), ("en", _("Engels"))]

    def serve_preview(self, request: Any, mode_name: str) -> HttpResponse:
        """The letter as it would be in an example case."""
        with translation.override(mode_name):
            context = {"letter": self.example_in(mode_name)}
            return render(request, "challenges/letters/preview.html", context)

    def example_in(self, language: str) -> LetterContent:
        """The letter filled in with the examples of its fields."""
        kind, text = self.kind, self.text_in(language)
        values = {one.code: one.example_in(language) for one in kind.all_fields}
        closing = (Block("p", str(kind.closing)),) if kind.closing else ()
        return LetterContent(
            letter=self.letter,
            language=language,
            subject=fill_subject(text.subject, values),
            blocks=(*fill_body(text.body, values), *closing),
            sender=Sender("Gemeente Demodam", "Noor de Wit", "010 000 00 00"),
            link_label=str(kind.button),
            link_url="#" if kind.button else "",
            case_number="UD-2026-0001" if kind.has_case else "",
            preferences_url="#" if kind.can_stop else "",
        )

    def clean(self) -> None:
        """Refuse unknown and missing fields, each with what to do about it."""
        problems: dict[str, list[str]] = {}
        for end in ("", "_en"):
            for name, find in (("subject", problems_of_subject), ("body", problems_of_body)):
                text = getattr(self, name + end)
                if found := find(text, self.kind) if text else []:
                    problems[name + end] = found
        if problems:
            raise ValidationError(problems)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it. What equals the standard text is kept as nothing, so that it follows ours."""
        for end, language in (("", "nl"), ("_en", "en")):
            standard = self.kind.standard(language)
            for name in ("subject", "body"):
                text = getattr(self, name + end).replace("\r\n", "\n").strip()
                is_standard = text == getattr(standard, name)
                setattr(self, name + end, "" if is_standard else text)
        super().save(*args, **kwargs)
        once.forget()


class ArchivedLetter(AppendOnlyModel):
    """A letter as it was sent, as data; page, e-mail and PDF are made of it again.

    `content` has schema `letter/1`; `letter_kinds.content` is its only reader and writer.
    `sha256` is over its canonical text. `revision` is the Wagtail revision of the template that
    was used, None for the standard text; the words themselves stand in `content`.
    """

    key = models.CharField(max_length=120, unique=True)
    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="letters")
    letter = models.CharField(_("brief"), max_length=30, choices=letter_choices)
    # Whether it stands on the page of the case; a letter to somebody else does not.
    is_for_applicant = models.BooleanField()
    subject = models.CharField(_("onderwerp"), max_length=200)
    language = models.CharField(max_length=5)
    # Schema `letter/1`.
    content = models.JSONField()
    revision = models.PositiveIntegerField(null=True)
    # Of the letter as it was sent, also when a person was taken out of it afterwards.
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("datum"))
    erased_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("brieven")
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.letter}"

    @property
    def as_sent(self) -> LetterContent:
        """The letter itself."""
        return read_letter_data(self.content)

    def erase_person(self, *, content: dict, at: datetime) -> None:
        """Put a letter without the person in its place, once; the trigger allows only this."""
        models.QuerySet(ArchivedLetter).filter(pk=self.pk, erased_at=None).update(
            subject=content["subject"], content=content, erased_at=at
        )
