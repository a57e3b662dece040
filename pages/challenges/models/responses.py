"""A response to a call, what was sent, and everything that happened to it."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import Action, Channel, ResponseKind, Status, Who


def make_token() -> str:
    """A private link's secret part: 256 bits of chance, safe in an address."""
    return secrets.token_urlsafe(32)


def digest_token(token: str) -> str:
    """What is indexed and looked up, so that the time of a look-up tells nothing of a token."""
    return sha256(token.encode()).hexdigest()


class Response(models.Model):
    """One answer to one call, or one challenge of somebody's own, until the agreement.

    Nobody but `subjects` reads `call`: what a response is about is a `Subject`.

    Who has the token may read and, while the status allows, write: the resident needs no
    account. The token itself is kept because letters repeat the link.
    """

    kind = models.CharField(
        _("soort"),
        max_length=10,
        choices=ResponseKind,
        default=ResponseKind.RESPONSE,
        # For a version of the portal that still runs while the column is added.
        db_default=ResponseKind.RESPONSE,
    )
    call = models.ForeignKey(
        "pages.CallPage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("oproep"),
    )
    status = models.CharField(_("status"), max_length=30, choices=Status, default=Status.DRAFT)
    token = models.CharField(max_length=64, default=make_token, editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    # The account in which this was started, if any: a link is enough to respond.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    # The person asked to be forgotten; done as soon as the case allows it.
    erasure_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("begonnen op"))

    # What is being typed, exactly as typed: schema `response_draft/1`, read and written by
    # `drafts` only.
    draft = models.JSONField(default=dict, blank=True, editable=False)
    draft_revision = models.PositiveIntegerField(default=0, editable=False)
    draft_saved_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Nobody worked on it for long: when its maker was warned, and when the text was taken away.
    draft_warned_at = models.DateTimeField(null=True, blank=True, editable=False)
    draft_erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    # The leave to send it after the call has closed, and, once it came in late, why it could.
    late_admission = models.OneToOneField(
        "challenges.LateAdmission",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="response",
    )
    late_reason = models.TextField(
        _("reden van later ontvangen"), blank=True, editable=False, db_default=""
    )

    # Copied from the version that was sent, to list and search; empty in a draft.
    case_number = models.CharField(
        _("zaaknummer"), max_length=20, unique=True, null=True, blank=True
    )
    plan_title = models.CharField(_("plan"), max_length=120, blank=True)
    applicant_name = models.CharField(_("indiener"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), max_length=200, blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    channel = models.CharField(_("brieven"), max_length=10, choices=Channel, default=Channel.EMAIL)

    received_at = models.DateTimeField(_("ontvangen"), null=True, blank=True)
    decide_by = models.DateField(_("besluit uiterlijk"), null=True, blank=True)
    # The last day for a decision on an objection: the stored copy of its `ObjectionStep`s.
    objection_due = models.DateField(_("besluit op bezwaar uiterlijk"), null=True, blank=True)
    # Until when the resident may complete the objection; empty when nothing is asked.
    mend_by = models.DateField(_("bezwaar aanvullen tot en met"), null=True, blank=True)
    # By then the resident hears who handles the plan, and when that was first done.
    react_by = models.DateField(_("eerste reactie uiterlijk"), null=True, blank=True)
    reacted_at = models.DateTimeField(_("eerste reactie"), null=True, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("behandelaar"),
    )
    completion_question = models.TextField(_("gevraagde aanvulling"), blank=True)
    complete_by = models.DateField(_("aanvullen uiterlijk"), null=True, blank=True)
    agreement = models.OneToOneField(
        "contracts.Agreement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("overeenkomst"),
    )

    class Meta:
        verbose_name = _("reactie")
        verbose_name_plural = _("reacties")
        ordering = ("-received_at", "-pk")
        default_permissions = ()
        indexes = [models.Index(fields=("status", "decide_by"), name="challenges_response_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="challenges_response_status"
            ),
            models.CheckConstraint(
                condition=Q(kind=ResponseKind.RESPONSE, call__isnull=False)
                | Q(kind=ResponseKind.UNASKED, call__isnull=True),
                name="challenges_response_kind_has_call",
            ),
            # A sent response has its number, moment and term; a draft has none of them.
            models.CheckConstraint(
                condition=Q(
                    status=Status.DRAFT,
                    case_number__isnull=True,
                    received_at__isnull=True,
                    decide_by__isnull=True,
                )
                | (
                    ~Q(status=Status.DRAFT)
                    & Q(
                        case_number__isnull=False,
                        received_at__isnull=False,
                        decide_by__isnull=False,
                    )
                ),
                name="challenges_response_sent_has_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_number or _('concept')} {self.plan_title}".strip()

    def save(self, *args, **kwargs) -> None:
        """Keep the digest with its token."""
        self.token_digest = digest_token(self.token)
        super().save(*args, **kwargs)


class ResponseVersion(AppendOnlyModel):
    """What a resident sent, fixed. A completion adds a version; none is ever changed.

    `document` has schema `response/2`, or the one of when it was sent; `documents` is its only
    reader and writer. `sha256` is over the canonical text of the document.
    """

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("versie"))
    # Schema `response/2`, older rows `response/1`.
    document = models.JSONField()
    # Of the document as it was sent, also when a person was taken out of it afterwards.
    sha256 = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("verstuurd op"))

    class Meta:
        ordering = ("response", "number")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("response", "number"), name="challenges_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.response} v{self.number}"

    def erase_person(self, *, document: dict, at: datetime) -> None:
        """Put a pseudonym in the place of the person, once; the trigger allows only this change."""
        models.QuerySet(ResponseVersion).filter(pk=self.pk, erased_at=None).update(
            document=document, erased_at=at
        )


class ResponseEvent(AppendOnlyModel):
    """One legal move. `by` is empty for the resident; the name stays when an account goes."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="events")
    action = models.CharField(_("wat"), max_length=30, choices=Action)
    who = models.CharField(_("rol"), max_length=20, choices=Who)
    status_before = models.CharField(max_length=30, choices=Status)
    status_after = models.CharField(max_length=30, choices=Status)
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    # Shown to the resident as well: internal remarks are notes, not events.
    text = models.TextField(_("toelichting"), blank=True)

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.action}"


class InternalNote(AppendOnlyModel):
    """A remark among staff. The resident never sees it."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField(_("notitie"))
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.text[:40]}"
