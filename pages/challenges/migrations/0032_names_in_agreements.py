"""Names of residents in agreements that were made before leave the public account.

Who reacted alone and did not agree to the name, and who takes part in person, is held back there
with a reason, as a new agreement does. The contract manager can make a name public again.
"""

from django.db import migrations
from django.utils import timezone

REASON = "deze bewoner de naam niet openbaar maakt."
MAIN = "uitvoerder"


def hold_names_back(apps, schema_editor):
    Response = apps.get_model("challenges", "Response")
    AgreementEvent = apps.get_model("contracts", "AgreementEvent")
    now = timezone.now()
    for response in Response.objects.exclude(agreement=None).order_by("pk"):
        for code in _codes(response, response.versions.order_by("-number").first()):
            AgreementEvent.objects.create(
                agreement_id=response.agreement_id,
                verb="part_held_back",
                at=now,
                reason=REASON,
                detail=f"party:{code}",
            )


def _codes(response, version):
    """The codes of the parties that are people and did not agree to be named."""
    people = response.cosubmitters.filter(organisation="").values_list("name", flat=True)
    names = {name.casefold() for name in people}
    found = []
    for role in response.agreement.parties.select_related("party").order_by("pk"):
        if role.code == MAIN and version is not None:
            document = version.document
            is_alone = document["applicant"]["kind"] == "person"
            is_hidden = not document["publication"]["name"] or response.erasure_asked_at
            if is_alone and is_hidden:
                found.append(role.code)
        elif role.code.startswith(f"{MAIN}_") and role.party.name.casefold() in names:
            found.append(role.code)
    return found


def leave_history(apps, schema_editor):
    """What was written in the history stays."""


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0031_days_of_open_proposals"),
        ("contracts", "0017_handing_over"),
    ]

    operations = [migrations.RunPython(hold_names_back, leave_history)]
