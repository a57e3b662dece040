"""The money stands below the contract desk."""

from django.urls import reverse


def test_below_the_desk():
    assert reverse("geld:overview") == "/beheer/contracten/geld/"
