"""Give the cases from before the clock the steps that led to the day that they were promised."""

from django.db import migrations
from django.utils import timezone

OPEN = ("submitted", "completion_requested", "in_handling")


def write_steps(apps, schema_editor):
    Response = apps.get_model("challenges", "Response")
    TermEvent = apps.get_model("challenges", "TermEvent")
    for response in Response.objects.exclude(case_number=None).iterator():
        received_on = timezone.localtime(response.received_at).date()

        def write(kind, at, days=0, response=response):
            on = timezone.localtime(at).date()
            TermEvent.objects.create(
                response=response, kind=kind, on=on, days=days, due=response.decide_by, at=at
            )

        # As a promised day: what somebody was told does not change.
        days = max((response.decide_by - received_on).days, 0)
        write("start", response.received_at, days)
        last = response.events.order_by("pk").last()
        if response.status not in OPEN:
            write("stop", last.at)
        elif response.status == "completion_requested" and response.complete_by:
            asked_on = timezone.localtime(last.at).date()
            write("suspend", last.at, max((response.complete_by - asked_on).days, 0))


def keep_steps(apps, schema_editor):
    """The table goes with the migration before this one."""


class Migration(migrations.Migration):
    dependencies = [("challenges", "0007_term_events")]

    operations = [migrations.RunPython(write_steps, keep_steps)]
