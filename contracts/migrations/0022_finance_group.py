"""Who releases payments has a group of its own.

Whoever approved settlements also released payments; they go on doing both, until the municipality
takes them out of one of the groups. A portal without people in the group of approvers gets the
group with the others, from `prepare_roles`.
"""

from django.conf import settings
from django.db import migrations


def add_finance(apps, _schema_editor):
    group = apps.get_model("auth", "Group")
    approvers = group.objects.filter(name="approver").first()
    if approvers is None:
        return
    finance, _is_new = group.objects.get_or_create(name="finance")
    finance.permissions.add(*approvers.permissions.all())
    finance.user_set.add(*approvers.user_set.all())


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0021_lost_grounds"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # Back: the group stays, and means nothing to the code of before.
    operations = [migrations.RunPython(add_finance, migrations.RunPython.noop)]
