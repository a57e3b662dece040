"""Case numbers count per year, without gaps that worry an auditor."""

from django.db import models


class CaseSequence(models.Model):
    """The last number given out in a year. Its row is the lock that keeps numbers apart."""

    year = models.PositiveIntegerField(unique=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.year}: {self.last_number}"
