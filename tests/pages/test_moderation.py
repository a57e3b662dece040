"""A call goes from draft to public as Wagtail's editors know it: revision, workflow, approval."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from tests.factories.pages import CallFactory, CallIndexFactory

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def person(db):
    return get_user_model().objects.create_user("redactie@demodam.example")


def test_a_change_is_public_only_after_the_workflow_approved_it(client, home, person):
    call = CallFactory(parent=CallIndexFactory(parent=home), title="Wie zorgt voor het groen?")
    call.save_revision(user=person).publish()
    call.refresh_from_db()

    draft = call.get_latest_revision_as_object()
    draft.title = "Wie maakt de perken mooier?"
    revision = draft.save_revision(user=person)
    workflow = call.get_workflow()
    assert [task.name for task in workflow.tasks] == ["Moderators approval"]
    state = workflow.start(call, person)

    text = client.get(call.url).content.decode()
    assert "Wie zorgt voor het groen?" in text
    assert "Wie maakt de perken mooier?" not in text
    assert state.status == "in_progress"

    moderator = get_user_model().objects.create_user("moderator@demodam.example")
    moderator.groups.add(Group.objects.get(name="Moderators"))
    task_state = state.current_task_state
    assert task_state.task.specific.get_actions(call, person) == []
    task_state.task.specific.on_action(task_state, moderator, "approve")

    call.refresh_from_db()
    assert call.live_revision == revision
    assert "Wie maakt de perken mooier?" in client.get(call.url).content.decode()
    assert call.revisions.count() == 2
