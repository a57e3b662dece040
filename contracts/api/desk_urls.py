"""The addresses of the screens about keys and webhooks, below the desk."""

from __future__ import annotations

from django.urls import path

from contracts.api.views import desk

app_name = "contracten_api"

urlpatterns = [
    path("", desk.ApiDeskView.as_view(), name="home"),
    path("sleutels/nieuw/", desk.MakeKeyView.as_view(), name="make_key"),
    path("sleutels/<int:pk>/intrekken/", desk.RevokeKeyView.as_view(), name="revoke_key"),
    path("webhooks/nieuw/", desk.AddWebhookView.as_view(), name="add_webhook"),
    path("webhooks/<int:pk>/", desk.WebhookView.as_view(), name="webhook"),
    path("webhooks/<int:pk>/geheim/", desk.RenewSecretView.as_view(), name="renew_secret"),
]
