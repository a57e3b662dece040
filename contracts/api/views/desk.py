"""The screens of the desk about keys and webhooks of oneself."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.api.forms.keys import KeyForm, WebhookForm
from contracts.api.models import ApiToken, Webhook
from contracts.api.selectors.tokens import tokens_of
from contracts.api.selectors.webhooks import log_of, webhooks_of
from contracts.api.services import tokens, webhooks
from contracts.errors import Refused, RefusedTogether
from contracts.forms.refusals import add_refusal
from contracts.views.base import DeskView, FormView


class ApiDeskView(DeskView):
    """My keys and webhooks."""

    section = "open_api"
    template_name = "open_api/desk/home.html"
    page_title = gettext_lazy("API")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the keys and the addresses."""
        context = super().get_context_data(**kwargs)
        context["tokens"] = tokens_of(self.user)
        context["webhooks"] = webhooks_of(self.user)
        context["now"] = self.now
        return context


class ApiFormView(FormView):
    """A screen with a form, below the API."""

    section = "open_api"

    def show_secret(self, *, label: str, secret: str, explanation: str) -> HttpResponse:
        """Show what is shown only once; the admin lets nothing on the way keep a copy."""
        self.template_name = "open_api/desk/secret.html"
        return self.show(label=label, secret=secret, explanation=explanation)


class MakingView(ApiFormView):
    """A form of which the outcome is a secret that is shown once."""

    template_name = "open_api/desk/form.html"

    def make(self, form: Any) -> HttpResponse:
        """Do it and show the secret. May raise Refused."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make it, or show the form again with everything that was typed."""
        form = self.make_form(data=request.POST)
        if form.is_valid():
            try:
                return self.make(form)
            except (Refused, RefusedTogether) as refusal:
                add_refusal(form, refusal)
        return self.show(status=422, form=form)


class MakeKeyView(MakingView):
    """A new key."""

    page_title = gettext_lazy("Sleutel maken")

    def make_form(self, **kwargs: Any) -> BaseForm:
        """Return the form with the contracts and parties of this person."""
        return KeyForm(owner=self.user, **kwargs)

    def make(self, form: Any) -> HttpResponse:
        """Make the key and show it."""
        _token, key = tokens.make_token(owner=self.user, now=self.now, **form.cleaned_data)
        return self.show_secret(
            label=_("Uw sleutel"),
            secret=key,
            explanation=_(
                "Bewaar de sleutel nu op een veilige plek. Wij bewaren haar niet en kunnen haar "
                "niet nog eens tonen."
            ),
        )


class RevokeKeyView(ApiFormView):
    """Ask to confirm that a key stops."""

    template_name = "contracts/desk/confirm.html"
    page_title = gettext_lazy("Sleutel intrekken")
    form_class = Form

    @cached_property
    def token(self) -> ApiToken:
        """The key of this address."""
        return get_object_or_404(tokens_of(self.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what revoking means."""
        context = super().get_context_data(**kwargs)
        context.update(
            agreement=f"{self.token.prefix}… {self.token.purpose}",
            explanation=_(
                "Een programma met deze sleutel kan daarna niets meer. Dit kan niet terug; u kunt "
                "wel een nieuwe sleutel maken."
            ),
            action=_("Intrekken"),
            back=reverse("contracten_api:home"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Revoke it."""
        tokens.revoke_token(token=self.token, by=self.user, now=self.now)
        self.tell(_("De sleutel %(key)s… is ingetrokken.") % {"key": self.token.prefix})
        return reverse("contracten_api:home")


class AddWebhookView(MakingView):
    """A new address for messages."""

    page_title = gettext_lazy("Webhook toevoegen")
    form_class = WebhookForm

    def make(self, form: Any) -> HttpResponse:
        """Subscribe and show the secret."""
        _webhook, secret = webhooks.subscribe(owner=self.user, now=self.now, **form.cleaned_data)
        return self.show_secret(
            label=_("Het geheim van de webhook"), secret=secret, explanation=_keep_secret()
        )


class WebhookMixin:
    """Something of one webhook of this person."""

    kwargs: dict[str, Any]
    user: Any

    @cached_property
    def webhook(self) -> Webhook:
        """The webhook of this address."""
        return get_object_or_404(webhooks_of(self.user), pk=self.kwargs["pk"])

    def here(self) -> str:
        """Return the address of the webhook."""
        return reverse("contracten_api:webhook", args=[self.webhook.pk])


class WebhookView(WebhookMixin, DeskView):
    """One webhook with what was sent; buttons to try, stop and go on."""

    section = "open_api"
    template_name = "open_api/desk/webhook.html"
    page_title = gettext_lazy("Webhook")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the log."""
        context = super().get_context_data(**kwargs)
        context["webhook"] = self.webhook
        context["page"] = self.page_of(log_of(self.webhook))
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try, stop or go on."""
        wanted = request.POST.get("wat")
        try:
            if wanted == "proef":
                webhooks.send_test(webhook=self.webhook, by=self.user, now=self.now)
                self.tell(_("Het proefbericht gaat zo weg. Ververs de pagina om het te volgen."))
            elif wanted == "stop":
                webhooks.stop_webhook(webhook=self.webhook, by=self.user, now=self.now)
                self.tell(_("Er gaan geen berichten meer naar dit adres."))
            elif wanted == "verder":
                webhooks.resume_webhook(webhook=self.webhook, by=self.user)
                self.tell(_("Berichten gaan weer weg, ook over wat er intussen veranderde."))
        except Refused as refusal:
            return self.show(status=422, problem=refusal.message)
        return redirect(self.here())


class RenewSecretView(WebhookMixin, MakingView):
    """Ask to confirm a new secret, and show it once."""

    template_name = "contracts/desk/confirm.html"
    page_title = gettext_lazy("Nieuw geheim")
    form_class = Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what a new secret means."""
        context = {
            "agreement": self.webhook.url,
            "explanation": _(
                "Berichten worden meteen met het nieuwe geheim ondertekend. Het oude werkt niet "
                "meer."
            ),
            "action": _("Nieuw geheim maken"),
            "back": self.here(),
        }
        return super().get_context_data(**{**context, **kwargs})

    def make(self, form: Any) -> HttpResponse:
        """Make it and show it."""
        secret = webhooks.renew_secret(webhook=self.webhook, by=self.user)
        return self.show_secret(
            label=_("Het nieuwe geheim"), secret=secret, explanation=_keep_secret()
        )


def _keep_secret() -> str:
    return _(
        "Bewaar het geheim nu. Hiermee controleert uw programma dat een bericht van ons komt. Wij "
        "tonen het niet nog eens; een nieuw geheim maken kan altijd."
    )
