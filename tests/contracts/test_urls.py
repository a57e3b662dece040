"""Addresses are Dutch and below the path of the admin."""

from __future__ import annotations

from django.urls import reverse


def test_an_address_reads_as_what_it_is() -> None:
    assert reverse("contracten:home") == "/beheer/contracten/"
    assert reverse("contracten:settlement_pdf", args=[7]) == "/beheer/contracten/afrekeningen/7.pdf"
    assert reverse("contracten:step", args=[7, "starten"]) == ("/beheer/contracten/7/stap/starten/")
