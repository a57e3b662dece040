"""App configuration."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """The app `contracts`."""

    name = "contracts"
    label = "contracts"
